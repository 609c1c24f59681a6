"""Rows on the screen: styles become colours; a pane that scrolls, bars of a line or two, the line between panes."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import zip_longest
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.color import Color
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBarRender
from textual.strip import Strip
from textual.widget import Widget

from factcheck.tui.rows import Row
from factcheck.tui.theme import PLAIN, STYLES, Glyphs


class WholeCells(ScrollBarRender):
    """A scrollbar that ends with a cell, not within one: the signs for parts of one are not ASCII."""

    VERTICAL_BARS: ClassVar = [" "] * 8


def whole_cells(widget: Widget) -> None:
    """In ASCII, draw the scrollbar of a widget with blanks alone."""
    if widget.app.has_class("ascii"):
        widget.vertical_scrollbar.renderer = WholeCells  # type: ignore[misc]


class Drawn(ScrollView, can_focus=False):
    """A widget drawn row by row in names; it takes no focus, so that keys always mean the same."""

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
        self._strips: dict[tuple[Row, int, str], Strip] = {}
        self._plain_signs = False
        self._restyled = True
        self._styled: object = None

    def on_mount(self) -> None:
        self._plain_signs = self.app.has_class("ascii")
        whole_cells(self)

    def notify_style_update(self) -> None:
        self._restyled = True
        super().notify_style_update()

    def _forget_styles(self) -> None:
        """Forget the styles if others came: each change of the focus says that they may have."""
        self._restyled = False
        now = self.app.theme, self.rich_style
        if now != self._styled:
            self._styled = now
            self._styles, self._grounds, self._strips = {}, {}, {}

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows in a region. Without a border or padding they need nothing of what Textual does to each line."""
        if self.styles.gutter.totals != (0, 0):
            return super().render_lines(crop)
        top, width = self.scroll_offset.y, self.size.width
        strips = [self._strip_at(top + y, width) for y in crop.line_range]
        ground = self.background_colors[1]
        for each in self.get_line_filters():
            strips = [strip.apply_filter(each, ground) for strip in strips]
        if crop.column_span != (0, width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def render_line(self, y: int) -> Strip:
        return self._strip_at(self.scroll_offset.y + y, self.size.width)

    def _strip_at(self, number: int, width: int) -> Strip:
        row, base = self.row_at(number)
        return self.strip(row, width, base)

    def row_at(self, number: int) -> tuple[Row, str]:
        """A row by its number, and the style it is drawn on ("": that of all)."""
        raise NotImplementedError

    def reach(self, size: Size) -> None:
        """Scroll over so many cells. The screen is laid out again, which takes longer than to draw, only if a scrollbar
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

    def style_of(self, name: str) -> Style:
        """The style of a name; `a+b` is b on top of a, and `a@action` runs an action when clicked."""
        if name not in self._styles:
            names, _, action = name.partition("@")
            style = Style()
            for part in names.split("+"):
                style += self._plain(part)
            self._styles[name] = style + Style(meta={"@click": action}) if action else style
        return self._styles[name]

    def _plain(self, name: str) -> Style:
        ahead, behind, attributes = STYLES[name]
        variables = self.app.theme_variables
        color, ground = (Color.parse(variables[key]).rich_color if key else None for key in (ahead, behind))
        return Style.parse(attributes) + Style.from_color(color, ground)

    def strip(self, row: Row, width: int, base: str = "") -> Strip:
        """A row as a strip of exactly this width, on the style `base`; the same one for the same row."""
        if self._restyled:
            self._forget_styles()
        key = row, width, base or self._base
        if key not in self._strips:
            if len(self._strips) >= MOST_STRIPS:
                self._strips = {}
            self._strips[key] = self._strip(*key)
        return self._strips[key]

    def _strip(self, row: Row, width: int, base: str) -> Strip:
        styles = self._grounds.setdefault(base, {})
        if not styles:
            styles[""] = self.rich_style + self.style_of(base)
        ground = styles[""]
        if self._plain_signs:
            row = tuple((text.translate(PLAIN), style) for text, style in row)
        for _, style in row:
            if style not in styles:
                styles[style] = ground + self.style_of(style)
        segments = [Segment(text, styles[style]) for text, style in row]
        return Strip(segments).adjust_cell_length(width, ground)


MOST_STRIPS = 500
"""Strips that a widget keeps: about ten screens of rows."""

Build = Callable[[int], list[Row]]
"""Makes rows for a width in cells."""


class RowView(Drawn, can_focus=False):
    """Rows made for the room there is, drawn again when that changes; scrolls when they are too many.

    With an `edge` each row has that sign in front, and the first a cell to set it off.
    """

    DEFAULT_CSS = "RowView { overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; }"

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
        """Draw other rows; from the top if `top`, else from where it was."""
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

    def row_at(self, number: int) -> tuple[Row, str]:
        return (self._rows[number] if number < len(self._rows) else ()), ""


class Bar(RowView, can_focus=False):
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
    """The line between two panes, a cell wide, joined to the rules of the view on its right, if that is one."""

    DEFAULT_CSS = "Edge { width: 1; height: 100%; overflow: hidden; }"

    @dataclass
    class Dragged(Message):
        """The mouse drags the line to a column of the screen, or lets go of it there."""

        edge: "Edge"
        x: int
        dropped: bool = False

    def __init__(self, view: RowView | None, glyphs: Glyphs, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._sheet = view
        self._glyphs = glyphs
        self._drawn: list[str] = []

    def on_mount(self) -> None:
        super().on_mount()
        if self._sheet:
            self.watch(self._sheet, "scroll_y", self._redraw)
            self._sheet.followers.append(self._redraw)

    def on_mouse_down(self) -> None:
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self.app.mouse_captured is self:
            self.post_message(self.Dragged(self, int(event.screen_x)))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        self.release_mouse()
        self.post_message(self.Dragged(self, int(event.screen_x), dropped=True))

    def _redraw(self) -> None:
        ruled = [self._sign(line) for line in range(self.size.height)]
        changed = [y for y, (new, old) in enumerate(zip_longest(ruled, self._drawn)) if new != old]
        self._drawn = ruled
        if changed:
            self.refresh(*(Region(0, y, 1, 1) for y in changed))

    def row_at(self, number: int) -> tuple[Row, str]:
        return ((self._drawn[number] if number < len(self._drawn) else self._sign(number), "rule"),), ""

    def _sign(self, y: int) -> str:
        if y == 0:
            return self._glyphs.top
        return self._glyphs.branch if self._ruled(y - 1) else self._glyphs.edge

    def _ruled(self, y: int) -> bool:
        """Whether the view shows a rule in this line."""
        if self._sheet is None:
            return False
        rows, at = self._sheet.rows, y + self._sheet.scroll_offset.y
        return at < len(rows) and rows[at][:1] == ((self._glyphs.rule, "rule"),)
