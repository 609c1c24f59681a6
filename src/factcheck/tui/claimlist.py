"""The list of claims, drawn by the line: only what is on the screen is looked at, however many there are."""

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from factcheck.tui.inks import Drawn
from factcheck.tui.spans import Row


class ClaimList(Drawn, can_focus=False):
    """`count` entries of one or two rows each; `draw(index, width, tall)` makes the rows of one."""

    DEFAULT_CSS = "ClaimList { overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; }"

    @dataclass
    class Picked(Message):
        """A claim was clicked: its place in the list, from 0."""

        index: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._draw: Callable[[int, int, bool], list[Row]] = lambda *_: []
        self._count = 0
        self._here = -1
        self._drawn: dict[int, list[Row]] = {}
        self.tall = True

    @property
    def per_entry(self) -> int:
        return 2 if self.tall else 1

    def show(self, count: int, here: int, draw: Callable[[int, int, bool], list[Row]]) -> None:
        """List other entries, with the cursor on `here` (-1: on none of them)."""
        before, top = self._drawn, self.scroll_offset.y
        was, counted = self._here, self._count
        self._count, self._here, self._draw = count, here, draw
        self._drawn = {}
        self.reach(Size(self.scrollable_content_region.width, max(1, count) * self.per_entry))
        if here >= 0 and self.size.height:
            # The neighbours come into sight too, so that one sees where one goes.
            around = Region(0, (here - 1) * self.per_entry, 1, 3 * self.per_entry)
            self.scroll_to_region(around, animate=False, force=True, x_axis=False, immediate=True)
        if self.scroll_offset.y != top or count != counted or not before:
            self.refresh()
            return
        for index in before:
            if self._rows(index) != before[index] or index in {was, here}:
                at = index * self.per_entry - top
                self.refresh(Region(0, at, self.size.width, self.per_entry))

    def on_resize(self) -> None:
        self._drawn = {}
        self.show(self._count, self._here, self._draw)

    def _rows(self, index: int) -> list[Row]:
        if index not in self._drawn:
            width = self.scrollable_content_region.width
            self._drawn[index] = self._draw(index, width, self.tall) if index < self._count else []
        return self._drawn[index]

    def render_line(self, y: int) -> Strip:
        index, row = divmod(y + self.scroll_offset.y, self.per_entry)
        width = self.size.width
        if index >= self._count:
            told: Row = (("  Nothing here. f shows other claims.", "dim"),) if not self._count and not y else ()
            return self.strip(told, width)
        rows = self._rows(index)
        return self.strip(rows[row] if row < len(rows) else (), width, "picked" if index == self._here else "")

    def on_click(self, event: events.Click) -> None:
        index = (event.y + self.scroll_offset.y) // self.per_entry
        if 0 <= index < self._count:
            self.post_message(self.Picked(index))
