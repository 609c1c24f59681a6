"""A text while it is being read: written block by block, with where each part of it stands."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from factcheck.model import Block, Document, Locator, Place


@dataclass(slots=True)
class Draft:
    """What a reader fills: blocks parted by a blank line, places, notes, a title.

    A block begins with its first visible character (an empty one leaves no trace) and ends with its last.
    """

    title: str = ""
    notes: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    length: int = 0
    _parts: list[str] = field(default_factory=list)
    _kind: str = "paragraph"
    _start: int | None = None
    _lines: Sequence[Place] = ()

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

    def write(self, text: str, locator: Locator | None = None) -> None:
        """Add to the open block; the text stands at `locator` (where the text before it stands, if None)."""
        if self._start is None:
            visible = text.lstrip()
            if locator is not None and locator.column is not None:
                locator = replace(locator, column=locator.column + len(text) - len(visible))
            text = visible
        if not text:
            return
        if self._start is None:
            if self.length:
                self._add("\n\n")
            self._start = self.length
        if locator is not None:
            self._place(locator)
        self._add(text)

    def end(self) -> None:
        """End the open block."""
        if self._start is None:
            return
        while not (last := self._parts[-1].rstrip()):
            self.length -= len(self._parts.pop())
        self.length -= len(self._parts[-1]) - len(last)
        self._parts[-1] = last
        self.blocks.append(Block(self._kind, self._start, self.length))
        while self.places and self.places[-1].start >= self.length:
            self.places.pop()
        self._start = None

    def take(self, text: str, blocks: list[Block], lines: Sequence[Place]) -> None:
        """Make this the whole text, as it is (for plain text, which is the file itself)."""
        self._parts, self.length = [text], len(text)
        self.blocks, self._lines = blocks, lines

    def document(self, *, path: str, sha256: str, kind: str) -> Document:
        """What was written, as a Document."""
        self.end()
        return Document(
            path=path,
            text="".join(self._parts),
            sha256=sha256,
            title=" ".join(self.title.split()),
            format=kind,
            blocks=tuple(self.blocks),
            places=self._lines or tuple(self.places),
            notes=tuple(self.notes),
            unread=tuple(self.unread),
        )

    def _place(self, locator: Locator) -> None:
        if self.places and self.places[-1].start == self.length:
            self.places.pop()
        if not self.places or locator.column is not None or self.places[-1].locator != locator:
            self.places.append(Place(self.length, locator))

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self.length += len(text)
