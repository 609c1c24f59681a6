"""The inks that rows are drawn in: colour on top of what a glyph and a word already say."""

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from factcheck.tui.options import Options
from factcheck.tui.spans import Row

INKS = {
    "text": ("foreground", "", ""),
    "dim": ("dim", "", ""),
    "strong": ("strong", "", "bold"),
    "rule": ("rule", "", ""),
    "track": ("track", "", ""),
    "key": ("verified", "", "bold"),
    "claim": ("strong", "", "bold"),
    "differs": ("disputed", "", "bold underline"),
    "missing": ("disputed", "", "strike"),
    "warn": ("disputed", "", "bold"),
    "picked": ("", "picked", ""),
    "bar": ("", "bar", ""),
    "spot": ("", "spot", ""),
    "selected": ("strong", "picked", "bold underline"),
    "cursor": ("", "", "reverse"),
    "verified": ("verified", "", ""),
    "disputed": ("disputed", "", ""),
    "unsourced": ("unsourced", "", ""),
    "undecided": ("undecided", "", ""),
    "stale": ("stale", "", ""),
    "contested": ("contested", "", ""),
    "dismissed": ("dim", "", "strike"),
}
"""By name: the theme's variables for colour and background, and attributes."""


PLAIN = str.maketrans("“”„‘’‚…—–−·•→←↑↓↻§¶×°◆≈", '"""\'\',.----*><^v@$$xo+=')
"""Stand-ins, a cell each, for signs that terminals of the far east draw two cells wide."""


class Drawn(ScrollView, can_focus=False):
    """A widget drawn row by row in inks; it takes no focus, so that keys always mean the same."""

    DEFAULT_CSS = """
    Drawn {
        background: $background; color: $foreground;
        scrollbar-background: $background; scrollbar-background-hover: $background;
        scrollbar-color: $rule; scrollbar-color-hover: $dim; scrollbar-color-active: $dim;
    }
    """

    def __init__(self, *, id: str | None = None, base: str = "text") -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._base = base
        self._styles: dict[str, Style] = {}
        self._grounds: dict[str, dict[str, Style]] = {}
        self._plain_signs = False

    def on_mount(self) -> None:
        options = getattr(self.app, "options", None)
        self._plain_signs = isinstance(options, Options) and options.ascii_only

    def notify_style_update(self) -> None:
        self._styles = {}
        self._grounds = {}
        super().notify_style_update()

    def reach(self, size: Size) -> None:
        """Scroll over so many cells. The screen is laid out anew, which takes longer than to draw, only if a scrollbar
        comes or goes.
        """
        auto = self.styles.overflow_y == "auto"
        shown = size.height > self.container_size.height if auto else self.show_vertical_scrollbar
        if not self.container_size or shown != self.show_vertical_scrollbar or size.width != self.virtual_size.width:
            self.virtual_size = size
            return
        self.set_reactive(ScrollView.virtual_size, size)
        if shown:
            self.vertical_scrollbar.window_virtual_size = size.height
        if self.scroll_y > self.max_scroll_y:
            self.scroll_to(y=self.max_scroll_y, animate=False, immediate=True)

    def ink(self, name: str) -> Style:
        """The style of an ink; `a+b` is b on top of a, and `a@action` runs an action when clicked."""
        if name not in self._styles:
            inks, _, action = name.partition("@")
            style = Style()
            for part in inks.split("+"):
                style += self._plain(part)
            self._styles[name] = style + Style(meta={"@click": action}) if action else style
        return self._styles[name]

    def _plain(self, name: str) -> Style:
        ahead, behind, attributes = INKS[name]
        variables = self.app.theme_variables
        color, ground = (Color.parse(variables[key]).rich_color if key else None for key in (ahead, behind))
        return Style.parse(attributes) + Style.from_color(color, ground)

    def strip(self, row: Row, width: int, base: str = "") -> Strip:
        """A row as a strip of exactly this width, on the ink `base`."""
        base = base or self._base
        styles = self._grounds.setdefault(base, {})
        if not styles:
            styles[""] = self.rich_style + self.ink(base)
        ground = styles[""]
        if self._plain_signs:
            row = tuple((text.translate(PLAIN), ink) for text, ink in row)
        for _, ink in row:
            if ink not in styles:
                styles[ink] = ground + self.ink(ink)
        segments = [Segment(text, styles[ink]) for text, ink in row]
        return Strip(segments).adjust_cell_length(width, ground)
