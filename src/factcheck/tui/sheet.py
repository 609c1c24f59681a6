"""Rows on the screen: a pane that scrolls, and bars of a line or two."""

from collections.abc import Callable
from itertools import zip_longest

from textual.geometry import Region, Size
from textual.strip import Strip

from factcheck.tui.glyphs import Glyphs
from factcheck.tui.inks import Drawn
from factcheck.tui.spans import Row

Build = Callable[[int], list[Row]]
"""Makes rows for a width in cells."""


class Sheet(Drawn, can_focus=False):
    """Rows made for the room there is, drawn again when that changes; scrolls when they are too many.

    With an `edge` each row has that sign in front, and the first a cell to set it off.
    """

    DEFAULT_CSS = "Sheet { overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; }"

    def __init__(self, *, id: str | None = None, base: str = "text") -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, base=base)
        self._build: Build = lambda _: []
        self._rows: list[Row] = []
        self._laid = (0, 0)
        self.followers: list[Callable[[], object]] = []
        """Called when other rows are drawn."""

    @property
    def rows(self) -> list[Row]:
        return self._rows

    def show(self, build: Build, *, top: bool = False) -> None:
        """Draw other rows; from the top if `top`, else from where it stood."""
        before = self._rows
        self._build = build
        # A bar that is hidden while empty has no width of its own to find out by whether it still is.
        self._lay(self.scrollable_content_region.width or self.screen.size.width)
        if top:
            self.scroll_to(y=0, animate=False, immediate=True)
        if self._rows != before:
            self._changed(before)

    def _changed(self, before: list[Row]) -> None:
        """Draw again what is no longer as it was."""
        top, height = self.scroll_offset.y, self.size.height
        pairs = zip_longest(self._rows[top : top + height], before[top : top + height])
        lines = [line for line, (new, old) in enumerate(pairs) if new != old]
        if lines:
            self.refresh(Region(0, lines[0], self.size.width, lines[-1] - lines[0] + 1))
        for follow in self.followers:
            follow()

    def _lay(self, width: int) -> None:
        self._laid = (width, self.size.height)
        self._rows = self._build(width) if width else []
        self.reach(Size(width, len(self._rows)))

    def on_resize(self) -> None:
        width = self.scrollable_content_region.width
        if (width, self.size.height) != self._laid:
            self._lay(width)
            self.refresh()
            for follow in self.followers:
                follow()

    def render_line(self, y: int) -> Strip:
        number = y + self.scroll_offset.y
        row = self._rows[number] if number < len(self._rows) else ()
        return self.strip(row, self.size.width)


class Bar(Sheet, can_focus=False):
    """A line or a few that never scroll, as high as what is in them but at least `least` lines."""

    DEFAULT_CSS = """
    Bar { height: 1; overflow: hidden; }
    Bar.empty { display: none; }
    """

    def __init__(self, *, id: str | None = None, base: str = "bar", least: int = 1) -> None:  # noqa: A002
        super().__init__(id=id, base=base)
        self._least = least

    def _lay(self, width: int) -> None:
        super()._lay(width)
        height = max(self._least, len(self.rows))
        if self.styles.height is None or self.styles.height.value != height:
            self.styles.height = height
        self.set_class(height == 0, "empty")


class Edge(Drawn, can_focus=False):
    """The line between two panes, a cell wide, joined to the rules of the sheet on its right, if that is one."""

    DEFAULT_CSS = "Edge { width: 1; height: 100%; overflow: hidden; }"

    def __init__(self, sheet: Sheet | None, glyphs: Glyphs, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._sheet = sheet
        self._glyphs = glyphs
        self._drawn: list[str] = []

    def on_mount(self) -> None:
        super().on_mount()
        if self._sheet:
            self.watch(self._sheet, "scroll_y", self._redraw)
            self._sheet.followers.append(self._redraw)

    def _redraw(self) -> None:
        ruled = [self._sign(line) for line in range(self.size.height)]
        changed = [y for y, (new, old) in enumerate(zip_longest(ruled, self._drawn)) if new != old]
        self._drawn = ruled
        if changed:
            self.refresh(*(Region(0, y, 1, 1) for y in changed))

    def render_line(self, y: int) -> Strip:
        return self.strip(((self._sign(y), "rule"),), 1)

    def _sign(self, y: int) -> str:
        if y == 0:
            return self._glyphs.top
        return self._glyphs.branch if self._ruled(y - 1) else self._glyphs.edge

    def _ruled(self, y: int) -> bool:
        """Whether the sheet shows a rule in this line."""
        if self._sheet is None:
            return False
        rows, at = self._sheet.rows, y + self._sheet.scroll_offset.y
        return at < len(rows) and rows[at][:1] == ((self._glyphs.rule, "rule"),)
