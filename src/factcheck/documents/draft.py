"""A text while it is being read: written block by block, with where each part of it stands.

Plain numbers and text, which become Blocks and Places where the parent unpacks them: what a child has to load before
it can read counts.
"""

Stand = tuple[int | None, int | None, str | None, float | None, str | None, int | None, str | None, str | None]
"""The fields of a Locator, in their order."""
_NOWHERE: Stand = (None,) * 8
_COLUMN = 1  # of the fields of a Locator


class Draft:
    """What a reader fills: blocks parted by a blank line, places, notes, a title.

    A block begins with its first visible character (an empty one leaves no trace) and ends with its last.
    """

    def __init__(self) -> None:
        self.title = ""
        self.notes: list[str] = []
        self.unread: list[str] = []
        self.blocks: list[tuple[str, int, int]] = []  # kind, start, end
        self.places: list[tuple[int, Stand]] = []
        self.length = 0
        self.lines: list[str] | None = None  # of a text that is its lines: the printed page of each, if it has any
        self.as_is = False  # whether the text is the file itself, in UTF-8
        self._parts: list[str] = []
        self._kind = "paragraph"
        self._start: int | None = None

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._parts)

    @property
    def fresh(self) -> bool:
        """Whether the block that is open has nothing in it yet."""
        return self._start is None

    @property
    def tail(self) -> str:
        """The last character of the block that is open, "" if there is none."""
        return "" if self._start is None else self._parts[-1][-1]

    def miss(self, note: str) -> None:
        """Note that words of the file are not read."""
        self.notes.append(note)
        self.unread.append(note)

    def begin(self, kind: str = "paragraph") -> None:
        """End the block that is open and start one of this kind."""
        self.end()
        self._kind = kind

    def write(
        self,
        text: str,
        *,
        line: int | None = None,
        column: int | None = None,
        page: str | None = None,
        time: float | None = None,
        heading: str | None = None,
        paragraph: int | None = None,
        part: str | None = None,
        speaker: str | None = None,
    ) -> None:
        """Add to the open block; the text stands where these fields of a Locator say, or where the text before does."""
        if self._start is None:
            visible = text.lstrip()
            if column is not None:
                column += len(text) - len(visible)
            text = visible
        if not text:
            return
        if self._start is None:
            if self.length:
                self._add("\n\n")
            self._start = self.length
        stand = (line, column, page, time, heading, paragraph, part, speaker)
        if stand != _NOWHERE:
            self._place(stand)
        self._add(text)

    def end(self) -> None:
        """End the open block."""
        if self._start is None:
            return
        while not (last := self._parts[-1].rstrip()):
            self.length -= len(self._parts.pop())
        self.length -= len(self._parts[-1]) - len(last)
        self._parts[-1] = last
        self.blocks.append((self._kind, self._start, self.length))
        while self.places and self.places[-1][0] >= self.length:
            self.places.pop()
        self._start = None

    def take(self, text: str, blocks: list[tuple[str, int, int]], lines: list[str], *, as_is: bool) -> None:
        """Make this the whole text, as it is (for plain text, which is the file itself)."""
        self._parts, self.length = [text], len(text)
        self.blocks, self.lines, self.as_is = blocks, lines, as_is

    def _place(self, stand: Stand) -> None:
        if self.places and self.places[-1][0] == self.length:
            self.places.pop()
        if not self.places or stand[_COLUMN] is not None or self.places[-1][1] != stand:
            self.places.append((self.length, stand))

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self.length += len(text)
