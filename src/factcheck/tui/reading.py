"""A text on the whole screen: a source to take evidence from, or the article to add, split and find claims in."""

from collections.abc import Iterable

from textual import events
from textual.app import ComposeResult

from factcheck.core.model import Document
from factcheck.tui.acting import ActingScreen
from factcheck.tui.actions import footer_keys
from factcheck.tui.glyphs import Glyphs
from factcheck.tui.reader import Marked, Reader
from factcheck.tui.sheet import Bar
from factcheck.tui.spans import Row, rule
from factcheck.tui.status import footer


class ReadingScreen(ActingScreen[tuple[int, int] | None]):
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
