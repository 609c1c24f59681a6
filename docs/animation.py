"""A review as a picture that moves, `docs/_static/review.svg`: `python docs/animation.py`.

The real screen is driven over a copy of the sample; each step is a frame, shown for as long as it takes to read.
"""

import asyncio
import re
import shutil
import tempfile
from pathlib import Path
from typing import NamedTuple

from factcheck import open_review
from factcheck.tui import Options
from factcheck.tui.app import ReviewApp

ROOT = Path(__file__).parents[1]
OUT = ROOT / "docs" / "_static" / "review.svg"
SIZE = (100, 30)


class Step(NamedTuple):
    """What is pressed, in Textual's names, and how long the screen after it is shown, in seconds."""

    keys: tuple[str, ...]
    seconds: float


STEPS = (
    Step((), 3),  # the first claim beside its passage
    Step(("v",), 2),  # verified, and on to the next
    Step(("j", "j", "j"), 2),
    Step(("v",), 2),  # word for word
    Step(("j", "j"), 3),  # a misquote, with the words that differ
    Step(("d",), 2.5),  # disputed
    Step(("s",), 3),  # a passage in its source
    Step(("escape",), 2),
)


async def frames() -> list[str]:
    """The screen after each step, as SVG."""
    drawn = []
    with tempfile.TemporaryDirectory() as folder:
        for name in ("articles", "sources"):
            shutil.copytree(ROOT / name, Path(folder) / name, ignore=shutil.ignore_patterns("*.toml"))
        session = open_review(Path(folder) / "articles/harbour.md", [Path(folder) / "sources"], reviewer="Mara Lind")
        app = ReviewApp(session, Options())
        async with app.run_test(size=SIZE) as pilot:
            for step in STEPS:
                await pilot.press(*step.keys)
                await app.workers.wait_for_complete()
                await pilot.pause(0.3)  # a screen that opens is drawn in its own time
                drawn.append(app.export_screenshot(title="factcheck review", simplify=True))
    return drawn


def animated(drawn: list[str], seconds: list[float]) -> str:
    """One SVG that shows the others in turn, each for its seconds, for ever."""
    whole = sum(seconds)
    styles, parts, at = [], [], 0.0
    for number, (frame, shown) in enumerate(zip(drawn, seconds, strict=True)):
        begin, end = 100 * at / whole, 100 * (at + shown) / whole
        before = "0%{visibility:hidden}" if number else ""
        styles.append(
            f"@keyframes shown-{number}{{{before}{begin:.2f}%{{visibility:visible}}{end:.2f}%,100%{{visibility:hidden}}}}"
            f".shown-{number}{{visibility:hidden;animation:shown-{number} {whole:g}s step-end infinite}}"
        )
        parts.append(f'<g class="shown-{number}">{frame}</g>')
        at += shown
    box = re.search(r'viewBox="[^"]+"', drawn[0])
    assert box is not None
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {box[0]}>\n<style>{"".join(styles)}</style>\n'
        + "\n".join(parts)
        + "\n</svg>\n"
    )


if __name__ == "__main__":
    drawn = asyncio.run(frames())
    OUT.write_text(animated(drawn, [step.seconds for step in STEPS]), encoding="utf-8")
