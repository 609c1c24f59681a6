"""A text while it is being read: written block by block, with where each part of it is.

Plain numbers and text, which become Blocks and Places where the parent unpacks them: what a child has to load before
it can read counts.
"""

import re

from factcheck.documents.signs import is_odd, unseen_in

Stand = tuple[int | None, int | None, str | None, float | None, str | None, int | None, str | None, str | None]
"""The fields of a Locator, in their order."""
_NOWHERE: Stand = (None,) * 8
_DEEPEST = 50  # links inside each other that are kept
_COLUMN = 1  # of the fields of a Locator
_WORD = re.compile(r"\w")


class Draft:
    """What a reader fills: blocks parted by a blank line, places, notes, a title.

    A block begins with its first visible character (an empty one leaves no trace) and ends with its last.
    """

    def __init__(self) -> None:
        self.title = ""
        self.notes: list[str] = []
        self.unread: list[str] = []
        self.unseen: list[tuple[str, str, int]] = []  # state, words, where in the text they would be
        self.links: list[tuple[str, int, int, str, str]] = []  # kind, start, end, target, title
        self.marked: set[str] = set()  # names of notes that the text has marks of
        self.blocks: list[tuple[str, int, int]] = []  # kind, start, end
        self.places: list[tuple[int, Stand]] = []
        self.length = 0
        self.lines: list[str] | None = None  # of a text that is its lines: the printed page of each, if it has any
        self.as_is = False  # whether the text is the file itself, in UTF-8
        self._parts: list[str] = []
        self._kind = "paragraph"
        self._start: int | None = None
        self._first = 0  # the part with which the open block begins
        self._odd = False
        self._linked: list[tuple[str, int, str, str]] = []  # links that are open: kind, start, target, title

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

    def hide(self, state: str, words: str) -> None:
        """Keep apart words that readers do not see ("hidden") or see "struck": they are no text.

        Words that follow each other are one piece.
        """
        before = self.unseen[-1] if self.unseen else ("", "", -1)
        if before[0] == state and before[2] == self.length:
            self.unseen[-1] = (state, before[1] + words, self.length)
        else:
            self.unseen.append((state, words, self.length))

    def open_link(self, kind: str, target: str, title: str = "") -> None:
        """What is written from here on leads to a target."""
        del self._linked[:-_DEEPEST]  # no page nests links: what is never closed must not cost time
        self._linked.append((kind, self.length, target, title))

    def close_link(self, kind: str) -> None:
        """What the innermost open link of this kind leads from ends here; one that has no words leads from nowhere."""
        for at in range(len(self._linked) - 1, -1, -1):
            if self._linked[at][0] == kind:
                _, start, target, title = self._linked.pop(at)
                if self.length > start:
                    self.links.append((kind, start, self.length, target, title))
                return

    def mark(self, name: str) -> None:
        """Here is the mark of the note with this name."""
        self.links.append(("mark", self.length, self.length, name, ""))
        self.marked.add(name)

    def note(self, name: str) -> None:
        """Here begins the note with this name."""
        self.links.append(("note", self.length, self.length, name, ""))

    def tidy_links(self) -> None:
        """Links in text order, without the white space around their words."""
        if not self.links:
            return
        text = self.text
        tidy = []
        for tag, start, end, target, title in self.links:
            kind = {"a": "link", "mark": "mark", "note": "note"}.get(tag, "cite")
            words = text[start:end]
            first = start + len(words) - len(words.lstrip())
            if kind in ("mark", "note"):
                at = min(end, len(text))
                tidy.append((kind, at, at, target, title))
            elif words.strip() and (target or tag == "cite"):
                tidy.append((kind, first, first + len(words.strip()), target, title))
        self.links = sorted(tidy, key=lambda link: link[1:3])

    def tidy_unseen(self) -> None:
        """White space of what was kept apart as in a line, without what has no words."""
        pieces = [(state, " ".join(words.split()), at) for state, words, at in self.unseen if _WORD.search(words)]
        self.unseen = [(state, words, min(at, self.length)) for state, words, at in pieces]

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
        nowhere: bool = False,
    ) -> None:
        """Add to the open block; the text is where these fields of a Locator say, or where the text before does.

        With `nowhere` it is not known where it is, wherever the text before does.
        """
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
            self._first = len(self._parts)
        stand = (line, column, page, time, heading, paragraph, part, speaker)
        if stand != _NOWHERE or nowhere:
            self._place(stand)
        self._add(text)

    def end(self) -> None:
        """End the open block."""
        if self._start is None:
            return
        if self._odd:
            self._take_unseen()
            if not "".join(self._parts[self._first :]).strip():
                self._drop()
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

    def _take_unseen(self) -> None:
        """Take the words out of the open block that signs hide or strike."""
        assert self._start is not None
        self._odd = False
        text = "".join(self._parts[self._first :])
        kept: list[str] = []
        done = size = 0
        for start, end, state, words, shown in unseen_in(text):
            kept += text[done:start], shown
            size += start - done + len(shown)
            done = end
            self._move_places(self._start + size, end - start - len(shown))
            self.unseen.append((state, " ".join(words.split()), self._start + size - len(shown)))
        kept.append(text[done:])
        self._parts[self._first :] = ["".join(kept)]
        self.length = self._start + len(self._parts[-1])

    def _move_places(self, at: int, size: int) -> None:
        """So many characters from here on are taken out: what is behind them keeps its place."""
        before = [place for place in self.places if place[0] < at]
        inside = [place for place in self.places if at <= place[0] <= at + size]
        last = (inside or before)[-1:]
        if last:
            start, stand = last[0]
            line, column, *others = stand
            moved = (line, None if column is None else column + at + size - start, *others)
            before.append((at, moved))  # type: ignore[arg-type]
        self.places = before + [(start - size, stand) for start, stand in self.places if start > at + size]

        def moved_to(offset: int) -> int:
            return offset if offset <= at else max(offset - size, at)

        self.links = [(kind, moved_to(start), moved_to(end), to, title) for kind, start, end, to, title in self.links]
        self._linked = [(kind, moved_to(start), to, title) for kind, start, to, title in self._linked]

    def _drop(self) -> None:
        """The open block has nothing left in it: take it back, with the blank line before it."""
        first = self._first - 1 if len(self.blocks) and self._first else self._first
        del self._parts[first:]
        self.length = sum(map(len, self._parts))
        self.places = [place for place in self.places if place[0] < self.length]
        self._start = None

    def _add(self, text: str) -> None:
        self._odd = self._odd or is_odd(text)
        self._parts.append(text)
        self.length += len(text)
