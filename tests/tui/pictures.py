"""Pictures of the screen: its text, and the style of every cell, line for line, so that a difference can be read.

Three are drawn as SVG, too, for the pages that show them. Fixed: what is reviewed, the clock, theme, size; there is no
animation and no blinking cursor. To take new pictures after a change that was meant: delete them (or set
FACTCHECK_PICTURES=new), run the tests, look at the pictures.
"""

import os
import re
import string
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from rich.style import Style
from textual.app import App
from textual.strip import Strip

FOLDER = Path(__file__).parents[2] / "snapshots"
DRAWN = {"critical-80x24", "contested-100x30", "stale-100x30"}
"""Those that README and docs show."""


def strips(app: App[None]) -> list[Strip]:
    """What is on the screen, line for line."""
    return app.screen._compositor.render_strips(app.size)


def text_of(app: App[None]) -> str:
    """The text of the screen, line for line, trailing blanks left out."""
    return "".join(f"{strip.text.rstrip()}\n".replace("\xa0", " ") for strip in strips(app))


def styles_of(app: App[None]) -> str:
    """The styles on the screen, a letter each in the order in which they come, then the letter of every cell."""
    letters = iter(string.ascii_letters + string.digits)
    known: dict[str, str] = {}
    rows = []
    for strip in strips(app):
        row = ""
        for segment in strip:
            style = str(segment.style or Style.null())
            if style not in known:
                known[style] = next(letters)
            row += known[style] * segment.cell_length
        rows.append(row)
    return "\n".join([*(f"{letter} {style}" for style, letter in known.items()), "", *rows]) + "\n"


def picture(app: App[None]) -> str:
    """The screen as an SVG without what differs from one run or machine to another."""
    svg = app.export_screenshot(title="factcheck", simplify=True)
    drawn_by = f"<!-- Textual {version('textual')}, Rich {version('rich')} -->\n"
    return re.sub(r"terminal-\d+", "terminal", svg).rstrip() + "\n" + drawn_by


def made(app: App[None], name: str) -> Iterator[tuple[Path, str]]:
    """Each file of a picture, and what is in it."""
    yield FOLDER / f"{name}.txt", text_of(app)
    yield FOLDER / f"{name}.styles", styles_of(app)
    if name in DRAWN:
        yield FOLDER / f"{name}.svg", picture(app)


def compare_picture(app: App[None], name: str) -> None:
    """Fail if the screen is not as in `snapshots/NAME-WxH`; a new picture is left beside it as .actual."""
    width, height = app.size
    for path, now in made(app, f"{name}-{width}x{height}"):
        if os.environ.get("FACTCHECK_PICTURES") == "new":
            path.parent.mkdir(exist_ok=True)
            path.write_text(now, encoding="utf-8")
            continue
        assert path.exists(), f"no picture {path.name}; FACTCHECK_PICTURES=new takes one"
        before = path.read_text("utf-8")
        if path.suffix == ".svg" and before.rsplit("<!--")[-1] != now.rsplit("<!--")[-1]:
            continue  # drawn by another version of Textual or Rich: its curves are its own
        if now != before:
            path.with_name(f"{path.stem}.actual{path.suffix}").write_text(now, encoding="utf-8")
        assert now == before, f"{path.name} is another (see .actual)"
