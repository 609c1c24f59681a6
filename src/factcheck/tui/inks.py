"""The inks that rows are drawn in, as component classes: colour on top of what a glyph and a word already say."""

from rich.segment import Segment
from rich.style import Style
from textual.scroll_view import ScrollView
from textual.strip import Strip

from factcheck.tui.spans import Row

INKS = (
    "text",
    "dim",
    "strong",
    "rule",
    "key",
    "claim",
    "differs",
    "missing",
    "picked",
    "bar",
    "spot",
    "cursor",
    "warn",
    "verified",
    "disputed",
    "unsourced",
    "undecided",
    "stale",
    "contested",
    "dismissed",
)

CSS = """
Drawn { background: $background; color: $foreground; }
Drawn > .ink--text { color: $foreground; }
Drawn > .ink--dim { color: $dim; }
Drawn > .ink--strong { color: $strong; text-style: bold; }
Drawn > .ink--rule { color: $rule; }
Drawn > .ink--key { color: $verified; text-style: bold; }
Drawn > .ink--claim { color: $strong; text-style: bold; }
Drawn > .ink--differs { color: $disputed; text-style: bold underline; }
Drawn > .ink--missing { color: $disputed; text-style: strike; }
Drawn > .ink--picked { background: $picked; }
Drawn > .ink--bar { background: $bar; }
Drawn > .ink--spot { background: $spot; }
Drawn > .ink--cursor { text-style: reverse; }
Drawn > .ink--warn { color: $disputed; text-style: bold; }
Drawn > .ink--verified { color: $verified; }
Drawn > .ink--disputed { color: $disputed; }
Drawn > .ink--unsourced { color: $unsourced; }
Drawn > .ink--undecided { color: $undecided; }
Drawn > .ink--stale { color: $stale; }
Drawn > .ink--contested { color: $contested; }
Drawn > .ink--dismissed { color: $dim; text-style: strike; }
"""


class Drawn(ScrollView, can_focus=False):
    """A widget drawn row by row in inks; it takes no focus, so that keys always mean the same."""

    COMPONENT_CLASSES = {f"ink--{name}" for name in INKS}  # noqa: RUF012 - as Textual has it
    DEFAULT_CSS = CSS

    def __init__(self, *, id: str | None = None, base: str = "text") -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._base = base
        self._styles: dict[str, Style] = {}

    def notify_style_update(self) -> None:
        self._styles = {}
        super().notify_style_update()

    def ink(self, name: str) -> Style:
        """The style of an ink; `a+b` is b on top of a, and `a@action` runs an action when clicked."""
        if name not in self._styles:
            inks, _, action = name.partition("@")
            style = Style()
            for part in inks.split("+"):
                style += self.get_component_rich_style(f"ink--{part}", partial=True)
            self._styles[name] = style + Style(meta={"@click": action}) if action else style
        return self._styles[name]

    def strip(self, row: Row, width: int, base: str = "") -> Strip:
        """A row as a strip of exactly this width, on the ink `base`."""
        ground = self.rich_style + self.ink(base or self._base)
        segments = [Segment(text, ground + self.ink(ink)) for text, ink in row]
        return Strip(segments).adjust_cell_length(width, ground)
