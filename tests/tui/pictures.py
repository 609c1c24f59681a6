"""Pictures of the screen: an SVG as Textual exports it, and a text twin read from it, so that a diff can be read.

Fixed: what is reviewed, the clock, theme, size; there is no animation and no blinking cursor. To take new pictures
after a change that was meant: delete them (or set FACTCHECK_PICTURES=new), run the tests, look at the pictures.
"""

import html
import os
import re
from importlib.metadata import version
from pathlib import Path

from textual.app import App

FOLDER = Path(__file__).parents[2] / "snapshots"
CELL = 12.2
"""Width of a cell in the exported SVG, in its own units."""


def picture(app: App[None]) -> str:
    """The screen as an SVG without what differs from one run or machine to another."""
    svg = app.export_screenshot(title="factcheck", simplify=True)
    drawn_by = f"<!-- Textual {version('textual')}, Rich {version('rich')} -->\n"
    return re.sub(r"terminal-\d+", "terminal", svg).rstrip() + "\n" + drawn_by


def twin(svg: str) -> str:
    """The text of a picture, line for line, trailing blanks left out."""
    lines: dict[float, list[tuple[float, str]]] = {}
    matrix = svg[svg.index('-matrix">') :]
    for x, y, text in re.findall(r'<text class="[^"]*" x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</text>', matrix):
        lines.setdefault(float(y), []).append((float(x), html.unescape(text).replace("\xa0", " ")))
    rows = []
    for _, parts in sorted(lines.items()):
        row = ""
        for x, text in sorted(parts):
            row += " " * (round(x / CELL) - len(row)) + text
        rows.append(row.rstrip())
    return "\n".join(rows) + "\n"


def compare_picture(app: App[None], name: str) -> None:
    """Fail if the screen is not as in `snapshots/NAME-WxH`; the new picture is left beside it as .actual."""
    width, height = app.size
    svg = picture(app)
    text = twin(svg)
    target = FOLDER / f"{name}-{width}x{height}.svg"
    if os.environ.get("FACTCHECK_PICTURES") == "new":
        target.parent.mkdir(exist_ok=True)
        target.write_text(svg, encoding="utf-8")
        target.with_suffix(".txt").write_text(text, encoding="utf-8")
        return
    assert target.exists(), f"no picture {target.name}; FACTCHECK_PICTURES=new takes one"
    seen, seen_text = target.read_text("utf-8"), target.with_suffix(".txt").read_text("utf-8")
    if seen_text != text or seen != svg:
        target.with_suffix(".actual.svg").write_text(svg, encoding="utf-8")
        target.with_suffix(".actual.txt").write_text(text, encoding="utf-8")
    assert text == seen_text, f"{target.name}: another text (see .actual)"
    if seen.rsplit("<!--")[-1] != svg.rsplit("<!--")[-1]:
        return  # drawn by another version of Textual or Rich: its colours and curves are its own, the text is ours
    assert svg == seen, f"{target.name}: the same text in other colours (see .actual)"
