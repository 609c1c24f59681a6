"""A text on the whole screen: a source to take evidence from, or the article to add, split and find claims in."""

from collections.abc import Iterable

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen

from factcheck.model import Document
from factcheck.tui.glyphs import Glyphs
from factcheck.tui.passage import rule
from factcheck.tui.reader import Marked, Reader
from factcheck.tui.sheet import Bar
from factcheck.tui.spans import Row

KEYS = (
    ("↑↓←→", "move"),
    ("space", "select"),
    ("esc", "back"),
)


class ReadingScreen(Screen[tuple[int, int] | None]):
    """Gives the offsets of what was selected (or of the line, or word), None if it was left."""

    AUTO_FOCUS = ""
    BINDINGS = [  # noqa: RUF012 - as Textual has it
        Binding("j,down", "line(1)", show=False),
        Binding("k,up", "line(-1)", show=False),
        Binding("l,right,w", "word(1)", show=False),
        Binding("h,left,b", "word(-1)", show=False),
        Binding("pagedown", "line(20)", show=False),
        Binding("pageup", "line(-20)", show=False),
        Binding("g,home", "line(-1000000)", show=False),
        Binding("G,end", "line(1000000)", show=False),
        Binding("space", "select", show=False),
        Binding("enter", "take", show=False),
        Binding("escape,q", "leave", show=False),
    ]

    def __init__(
        self,
        document: Document,
        glyphs: Glyphs,
        *,
        title: str,
        enter: str,
        at: int,
        marks: Iterable[Marked] = (),
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
        self._word = word

    def compose(self) -> ComposeResult:
        yield Bar(id="reading-title", base="text")
        yield Reader(self._document, self._glyphs, id="reader")
        yield Bar(id="reading-keys")

    def on_mount(self) -> None:
        self.query_one("#reading-title", Bar).show(lambda w: [rule(self._title, w, self._glyphs, "strong")])
        self.query_one("#reading-keys", Bar).show(self._keys)
        reader = self.query_one(Reader)
        reader.mark(self._marks)
        # Laid out at once, so that keys typed ahead find their lines.
        reader.lay(self.app.size.width - 1)
        reader.go(self._at, middle=True)

    def _keys(self, _: int) -> list[Row]:
        row: list[tuple[str, str]] = [(" enter", "key"), (f" {self._enter}  ", "dim")]
        for key, label in KEYS:
            row += [(key, "key"), (f" {label}  ", "dim")]
        return [tuple(row)]

    def action_line(self, by: int) -> None:
        self.query_one(Reader).by_line(by)

    def action_word(self, by: int) -> None:
        self.query_one(Reader).by_word(by)

    def action_select(self) -> None:
        self.query_one(Reader).select()

    def action_take(self) -> None:
        reader = self.query_one(Reader)
        if self._word and reader.began is None:
            self.dismiss((reader.cursor, reader.cursor))
        else:
            self.dismiss(reader.selection)

    def action_leave(self) -> None:
        reader = self.query_one(Reader)
        if reader.began is not None:
            reader.select()
        else:
            self.dismiss(None)

    def on_click(self, event: events.Click) -> None:
        if event.chain == 2:
            self.action_take()
