"""Rows on the screen: a pane that scrolls, and bars of a line or two."""

from collections.abc import Callable

from textual.geometry import Size
from textual.strip import Strip

from factcheck.tui.inks import Drawn
from factcheck.tui.spans import Row

Build = Callable[[int], list[Row]]
"""Makes rows for a width in cells."""


class Sheet(Drawn, can_focus=False):
    """Rows made for the width there is, drawn again when that changes; scrolls when they are too many.

    With an `edge` each row has that sign in front, and the first a cell to set it off.
    """

    DEFAULT_CSS = "Sheet { overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; }"

    def __init__(self, *, id: str | None = None, base: str = "text") -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, base=base)
        self._build: Build = lambda _: []
        self._rows: list[Row] = []
        self._width = 0

    @property
    def rows(self) -> list[Row]:
        return self._rows

    def show(self, build: Build, *, top: bool = False) -> None:
        """Draw other rows; from the top if `top`, else from where it stood."""
        self._build = build
        self._lay(self.scrollable_content_region.width)
        if top:
            self.scroll_to(y=0, animate=False)
        self.refresh()

    def _lay(self, width: int) -> None:
        self._width = width
        self._rows = self._build(width) if width else []
        self.virtual_size = Size(width, len(self._rows))

    def on_resize(self) -> None:
        width = self.scrollable_content_region.width
        if width != self._width:
            self._lay(width)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        number = y + self.scroll_offset.y
        row = self._rows[number] if number < len(self._rows) else ()
        return self.strip(row, self.size.width)


class Bar(Sheet, can_focus=False):
    """A line or two that never scroll; gone while there is nothing in them if `shy`."""

    DEFAULT_CSS = "Bar { height: 1; overflow: hidden; }"

    def __init__(self, *, id: str | None = None, base: str = "bar", shy: bool = False) -> None:  # noqa: A002
        super().__init__(id=id, base=base)
        self._shy = shy
        if shy:
            self.display = False

    def show(self, build: Build, *, top: bool = False) -> None:
        if self._shy:
            rows = build(self.app.size.width)
            self.display = bool(rows)
            self.styles.height = max(1, len(rows))
        super().show(build, top=top)


class Edge(Drawn, can_focus=False):
    """The line between two panes, a cell wide."""

    DEFAULT_CSS = "Edge { width: 1; height: 100%; overflow: hidden; }"
    signs = ("│", "┬", "├")

    def render_line(self, y: int) -> Strip:
        line, top, _ = self.signs
        return self.strip(((top if y == 0 else line, "rule"),), 1)
