"""A text on the whole screen: a source to take evidence from, or the article to add, split and find claims in."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.geometry import Region, Size
from textual.message import Message

from factcheck.core.model import Document
from factcheck.review import ReviewState
from factcheck.tui.bars import footer
from factcheck.tui.command_screen import CommandScreen
from factcheck.tui.keymap import action, footer_keys
from factcheck.tui.rendering import Bar, Drawn
from factcheck.tui.rows import Row, breaks, rule, shown
from factcheck.tui.theme import DRAWN, Glyphs

MARGIN = 12
"""Cells in front of each line: where it is, and the signs of what begins in it."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A part of the text in an style, with a sign in the margin of the line it begins in."""

    start: int
    end: int
    style: str
    sign: str = ""


class Reader(Drawn, can_focus=False):
    """Shows a document's text. `cursor` is the offset of a word; a selection runs from `began` to the cursor's word."""

    @dataclass
    class Picked(Message):
        """A place in a text without a cursor was clicked."""

        offset: int

    DEFAULT_CSS = "Reader { overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1; }"

    def __init__(self, document: Document, glyphs: Glyphs, *, id: str | None = None, cursor: bool = True) -> None:  # noqa: A002
        super().__init__(id=id)
        self.document = document
        self.glyphs = glyphs
        self.cursor = 0
        self.began: int | None = None
        self._shows_cursor = cursor
        self._marks: tuple[Marked, ...] = ()
        self._spot: Marked | None = None
        self._by_start: list[int] = []
        self._starts: list[int] = []
        self._longest = 0
        self._lines: list[tuple[int, int]] = [(0, 0)]
        self._width = 0
        self._wanted = 0

    # What is shown

    def mark(self, marks: tuple[Marked, ...], spot: Marked | None = None) -> bool:
        """Mark parts of the text; later ones are drawn over earlier ones, and `spot` in the place of its like.

        Whether anything is marked otherwise than it was.
        """
        if marks is self._marks and spot == self._spot:
            return False
        if marks is not self._marks:
            self._marks = marks
            self._by_start = sorted(range(len(marks)), key=lambda number: marks[number].start)
            self._starts = [marks[number].start for number in self._by_start]
            self._longest = max((mark.end - mark.start for mark in marks), default=0)
        self._spot = spot
        self.refresh()
        return True

    def _near(self, start: int, end: int) -> list[Marked]:
        """The marks that reach into a part of the text, in the order they are drawn in."""
        low, high = bisect_left(self._starts, start - self._longest), bisect_left(self._starts, end)
        near = [self._marks[number] for number in sorted(self._by_start[low:high])]
        spot = self._spot
        if spot:
            near = [mark for mark in near if (mark.start, mark.end) != (spot.start, spot.end)] + [spot]
        return [mark for mark in near if mark.start < end and mark.end > start]

    def go(self, offset: int, *, middle: bool = False) -> None:
        """Put the cursor on the word at an offset, and bring it into sight."""
        self.cursor = max(0, min(offset, len(self.document.text)))
        self._wanted = self.cursor - self._lines[self._line()][0]
        self._see(middle=middle)

    @property
    def selection(self) -> tuple[int, int]:
        """The selected words; with no selection, the line of the text that the cursor is on."""
        text = self.document.text
        if self.began is None:
            stop = text.find("\n", self.cursor)
            return text.rfind("\n", 0, self.cursor) + 1, len(text) if stop < 0 else stop
        first, last = sorted((self.began, self.cursor))
        return self._word(first)[0], self._word(last)[1]

    # Moving

    def select(self) -> None:
        """Begin a selection at the cursor, or drop the one there is."""
        self.began = self.cursor if self.began is None else None
        self.refresh()

    def by_word(self, by: int) -> None:
        text = self.document.text
        at = self.cursor
        if by > 0:
            at = self._word(at)[1]
            while at < len(text) and text[at].isspace():
                at += 1
            at = at if at < len(text) else self.cursor
        else:
            at = self._word(at)[0] - 1
            while at > 0 and text[at].isspace():
                at -= 1
            at = self._word(max(0, at))[0]
        self.go(at)

    def by_line(self, by: int) -> None:
        line = max(0, min(len(self._lines) - 1, self._line() + by))
        step = 1 if by > 0 else -1
        while 0 < line < len(self._lines) - 1 and self._lines[line][0] == self._lines[line][1]:
            line += step
        start, end = self._lines[line]
        self.cursor = self._word(min(start + self._wanted, max(start, end - 1)))[0]
        self.cursor = max(self.cursor, start)
        self._see()

    def _word(self, offset: int) -> tuple[int, int]:
        text = self.document.text
        start = end = min(offset, len(text))
        while start > 0 and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
        return start, end

    def _line(self) -> int:
        return max(0, bisect_right(self._lines, self.cursor, key=lambda line: line[0]) - 1)

    def _see(self, *, middle: bool = False) -> None:
        line = self._line()
        if middle:
            self.scroll_to(y=max(0, line - self.size.height // 3), animate=False)
        else:
            self.scroll_to_region(Region(0, line - 1, 1, 3), animate=False, force=True, x_axis=False)
        self.refresh()

    # Drawing

    def on_resize(self) -> None:
        self.lay(self.scrollable_content_region.width)
        self._see(middle=True)

    def lay(self, width: int) -> None:
        """Break the text into lines for a width in cells."""
        if width > 0 and width != self._width:
            self._width = width
            self._lines = breaks(self.document.text, max(10, width - MARGIN - 1))
            self.virtual_size = Size(width, len(self._lines))

    def row_at(self, number: int) -> tuple[Row, str]:
        if number >= len(self._lines):
            return (), ""
        start, end = self._lines[number]
        return (*self._margin(number, start, end), *self._text(start, end)), ""

    def _margin(self, number: int, start: int, end: int) -> Row:
        place = shown(str(self.document.locate(start)))
        if start == end or (number and place == shown(str(self.document.locate(self._lines[number - 1][0])))):
            place = ""
        signs = [
            (mark.sign, mark.style)
            for mark in self._near(start, max(end, start + 1))
            if mark.sign and mark.start >= start
        ]
        return (
            (f" {place if cell_len(place) <= 8 else '':<8}", "dim"),  # a heading is in the text as it is
            *(signs[:2] or [(" ", "text")]),
            (" " * (3 - len(signs[:2] or [0])), "text"),
        )

    def _text(self, start: int, end: int) -> Row:
        names = ["text"] * (end - start)
        for mark in self._near(start, end):
            low, high = max(0, mark.start - start), min(end, mark.end) - start
            names[low:high] = [mark.style] * (high - low)
        if self._shows_cursor:
            if self.began is not None:
                self._over(names, start, self.selection, "selected")
            self._over(names, start, self._word(self.cursor), "cursor")
        spans: list[tuple[str, str]] = []
        line = self.document.text[start:end].replace("\t", " ")
        for letter, style in zip(line, names, strict=True):
            if spans and spans[-1][1] == style:
                spans[-1] = (spans[-1][0] + letter, style)
            else:
                spans.append((letter, style))
        return tuple((_same_length(text), style) for text, style in spans)

    def _over(self, names: list[str], start: int, bounds: tuple[int, int], style: str) -> None:
        low, high = max(0, bounds[0] - start), min(len(names), bounds[1] - start)
        if low < high:
            names[low:high] = [style] * (high - low)

    # The mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        offset = self._offset_at(event)
        if self._shows_cursor and offset is not None:
            self.began = None
            self.go(offset)
            self.capture_mouse()

    def on_click(self, event: events.Click) -> None:
        offset = self._offset_at(event)
        if not self._shows_cursor and offset is not None:
            self.post_message(self.Picked(offset))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        offset = self._offset_at(event)
        if self.app.mouse_captured is self and offset is not None:
            self.began = self.cursor if self.began is None else self.began
            self.cursor = offset
            self.refresh()

    def on_mouse_up(self) -> None:
        self.release_mouse()

    def _offset_at(self, event: events.MouseEvent) -> int | None:
        number = event.y + self.scroll_offset.y
        if not 0 <= number < len(self._lines):
            return None
        start, end = self._lines[number]
        room = event.x - MARGIN
        at = start
        while at < end and cell_len(self.document.text[start : at + 1]) <= room:
            at += 1
        return max(start, min(at, end - 1))


def _same_length(text: str) -> str:
    """The text with every control character as a symbol and its blanks as they are."""
    return (
        "".join(letter if letter == " " else shown(letter) or " " for letter in text)
        if not text.isprintable()
        else text
    )


class ArticleMarks:
    """A mark for each claim, quotes over the sentences they are in; the same object as long as the claims are."""

    def __init__(self, glyphs: Glyphs) -> None:
        self._glyphs = glyphs
        self._claims: object = None
        self._marks: tuple[Marked, ...] = ()

    def all(self, review: ReviewState) -> tuple[Marked, ...]:
        if self._claims is not review.marks:
            self._claims = review.marks
            self._marks = tuple(
                Marked(claim.start, claim.end, f"{state}+{DRAWN[state]}", self._glyphs.states[state])
                for claim, state in review.marks
            )
        return self._marks

    def spot(self, review: ReviewState) -> Marked | None:
        """The mark of the claim that is shown."""
        if review.claim is None:
            return None
        claim, state = review.claim.claim, review.claim.state
        return Marked(claim.start, claim.end, f"{state}+{DRAWN[state]}+spot+strong", self._glyphs.here)


class ReadingScreen(CommandScreen[tuple[int, int] | None]):
    """Gives the offsets of what was selected (or of the line, or word), None if it was left."""

    PLACE = "text"

    def __init__(
        self,
        document: Document,
        glyphs: Glyphs,
        *,
        title: str,
        enter: str,
        at: int,
        marks: Iterable[Marked] = (),
        spot: Marked | None = None,
        word: bool = False,
    ) -> None:
        """`enter` says what enter does. With `word`, enter without a selection takes the cursor's place alone."""
        super().__init__()
        self._document = document
        self._glyphs = glyphs
        self._title = title
        self._enter = enter
        self._at = at
        self._marks = tuple(marks)
        self._spot = spot
        self._word = word

    def compose(self) -> ComposeResult:
        yield Bar(id="reading-title", base="text")
        yield Reader(self._document, self._glyphs, id="reader")
        yield Bar(id="reading-keys")

    def on_mount(self) -> None:
        self.query_one("#reading-title", Bar).show(lambda w: [rule(self._title, w, self._glyphs, "strong")])
        self.query_one("#reading-keys", Bar).show(self._keys)
        reader = self.query_one(Reader)
        reader.mark(self._marks, self._spot)
        # Laid out at once, so that keys typed ahead find their lines.
        reader.lay(self.app.size.width - 1)
        reader.go(self._at, middle=True)

    def _keys(self, width: int) -> list[Row]:
        first, *others = footer_keys(self.keys, self.PLACE)
        return [footer([(first[0], self._enter, first[2]), *others], width)]

    @property
    def reader(self) -> Reader:
        return self.query_one(Reader)

    def take(self) -> None:
        reader = self.reader
        if self._word and reader.began is None:
            self.dismiss((reader.cursor, reader.cursor))
        else:
            self.dismiss(reader.selection)

    def leave(self) -> None:
        if self.reader.began is not None:
            self.reader.select()
        else:
            self.dismiss(None)

    def on_click(self, event: events.Click) -> None:
        if event.chain == 2:
            self.take()


GROUP = "In an open text"
PAGE, ALL = 20, 1_000_000


@action("take", "enter", "Take the selection, or what the cursor is on", GROUP, short="Take")
def take(screen: ReadingScreen) -> None:
    screen.take()


@action("select", "space", "Begin a selection, or drop it", GROUP, short="Select")
def select(screen: ReadingScreen) -> None:
    screen.reader.select()


@action("line_down", "down,j", "A line down", GROUP, short="Line")
def line_down(screen: ReadingScreen) -> None:
    screen.reader.by_line(1)


@action("line_up", "up,k", "A line up", GROUP)
def line_up(screen: ReadingScreen) -> None:
    screen.reader.by_line(-1)


@action("word_right", "right,l,w", "A word on", GROUP, short="Word")
def word_right(screen: ReadingScreen) -> None:
    screen.reader.by_word(1)


@action("word_left", "left,h,b", "A word back", GROUP)
def word_left(screen: ReadingScreen) -> None:
    screen.reader.by_word(-1)


@action("text_page_down", "pagedown", "A page down", GROUP)
def text_page_down(screen: ReadingScreen) -> None:
    screen.reader.by_line(PAGE)


@action("text_page_up", "pageup", "A page up", GROUP)
def text_page_up(screen: ReadingScreen) -> None:
    screen.reader.by_line(-PAGE)


@action("text_first", "g,home", "To the start", GROUP)
def text_first(screen: ReadingScreen) -> None:
    screen.reader.by_line(-ALL)


@action("text_last", "G,end", "To the end", GROUP)
def text_last(screen: ReadingScreen) -> None:
    screen.reader.by_line(ALL)


@action("leave", "escape,q", "Drop the selection; back to the claim", GROUP, short="Back")
def leave(screen: ReadingScreen) -> None:
    screen.leave()


@action("text_palette", "colon,ctrl+p", "Every action, by name", GROUP, short="Menu")
def text_palette(screen: ReadingScreen) -> None:
    screen.open_palette()


@action("text_help", "question_mark,f1", "This help", GROUP, short="Help")
def text_help(screen: ReadingScreen) -> None:
    screen.open_help()
