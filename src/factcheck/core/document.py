"""A text that was read, its parts, and where they are in the form people cite."""

import hashlib
import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self, overload


@dataclass(frozen=True, slots=True)
class Locator:
    """Where an offset is, in the form people cite; fields the format has not are None.

    `line` and `column` count from 1 in the file; `page` is the printed label; `time` is in seconds from the start of
    the tape; `heading` is the nearest above; `paragraph` counts from 1 through the file; `part` names a part of it
    ("headers", "footnote 2", a chapter); `speaker` is whom the source has say it: the label of a turn, or, where
    `attributed`, whom its prose or its author's name lets one take it from.
    """

    line: int | None = None
    column: int | None = None
    page: str | None = None
    time: float | None = None
    heading: str | None = None
    paragraph: int | None = None
    part: str | None = None
    speaker: str | None = None
    attributed: bool = False

    def __str__(self) -> str:
        """The short form: `00:12:03`, `p. 41`, `L88`, `§ Methods`, `¶ 12`; "" if nothing is known."""
        if self.time is not None:
            minutes, seconds = divmod(int(self.time), 60)
            return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"
        if self.page is not None:
            return f"p. {self.page}"
        if self.line is not None:
            return f"L{self.line}"
        if self.heading:
            return f"§ {self.heading}"
        if self.part:
            return self.part
        return f"¶ {self.paragraph}" if self.paragraph is not None else ""


@dataclass(frozen=True, slots=True)
class Place:
    """From `start` on (until the next place) the text is at `locator`.

    Where the locator has a column, columns go on counting from there: a reader starts a new place at each
    line of the file and after each piece of markup that is not part of the text.
    """

    start: int
    locator: Locator


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the text that the format sets apart, in text order, not overlapping.

    `kind`: "paragraph", "heading", "quote" (a block quote), "item", "caption", "table", "code", "footnote",
    "comment", "cue". Plain text has paragraphs alone.
    """

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unseen:
    """Words of a file that are no text: `state` is "hidden" if readers do not see them, "struck" if they see them struck.

    `start` is where in the document's text they would be.
    """

    state: str
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Link:
    """What a file ties to its words at `start`:`end`, as data: it is compared with sources and never followed.

    `kind`: "link" (`target` is its address, `title` its title), "cite" (a `cite` attribute, or the words of a `<cite>`),
    "mark" (of a footnote whose name is `target`; the mark itself is no part of the text) and "note" (where the footnote
    with the name `target` begins).
    """

    kind: str
    start: int
    end: int
    target: str
    title: str = ""


class LinePlaces(Sequence[Place]):
    """A place for each line of a text that is the file itself, made when it is asked for: a long text has many.

    `pages` gives the printed page of each line ("" for none), if the text was printed before.
    """

    def __init__(self, text: str, pages: Sequence[str] = ()) -> None:
        self._starts = array("Q", [0])  # a fifth of the memory that a list takes
        self._starts.extend(match.end() for match in re.finditer("\n", text))
        self._pages = pages

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, index: int) -> Place: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Place, ...]: ...
    def __getitem__(self, index: int | slice) -> Place | tuple[Place, ...]:
        if isinstance(index, slice):
            return tuple(self[each] for each in range(*index.indices(len(self))))
        line = range(len(self))[index]
        page = (self._pages[line] or None) if self._pages else None
        return Place(self._starts[line], Locator(line=line + 1, column=1, page=page))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, LinePlaces):
            return self._starts == other._starts and self._pages == other._pages
        return isinstance(other, tuple) and tuple(self) == other

    def __hash__(self) -> int:
        return hash(tuple(self))


def line_places(text: str) -> Sequence[Place]:
    """A place for each line of a text that is the file itself."""
    return LinePlaces(text)


@dataclass(frozen=True, slots=True)
class Document:
    r"""A file that was read: its text, and where each part of it stands.

    `path` is as it was given, `title` what the file itself says, `format` the kind that was read ("text", "markdown",
    "html" …). `blocks` are the parts that the format sets apart; `places` is what `locate` looks up. `text` is what a person would read: no markup, lines ended by one newline, blocks parted by a blank line.
    For plain text it is the decoded file with `\r\n` and `\r` turned into `\n`. `sha256` is of the file's
    bytes (of the UTF-8 text where there was no file). `notes` says what had to be guessed or left out; `unread`
    are those of them that tell of words in the file that were not read. `unseen` are words that readers of the
    file do not see, or see struck: they are no part of the text. `links` are where links and notes lead, in text order.
    """

    path: str
    text: str
    sha256: str
    title: str = ""
    format: str = "text"
    blocks: tuple[Block, ...] = ()
    places: Sequence[Place] = ()
    notes: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    unseen: tuple[Unseen, ...] = ()
    links: tuple[Link, ...] = ()

    @classmethod
    def from_text(cls, text: str, *, path: str = "") -> Self:
        """A document of the string `text`, read as plain text; `path` is for messages. Never raises."""
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        return cls(path=path, text=text, sha256=_sha256(text), places=line_places(text))

    @property
    def text_sha256(self) -> str:
        """Hash of the text alone: a change of markup leaves it as it was."""
        return _sha256(self.text)

    def locate(self, offset: int) -> Locator:
        """Where the character at `offset` is.

        Raises IndexError if `offset` is negative or beyond the end of the text (the end itself is allowed).
        """
        if not 0 <= offset <= len(self.text):
            raise IndexError(f"offset {offset} is outside the text of {self.path or 'the document'}")
        index = bisect_right(self.places, offset, key=lambda place: place.start) - 1
        if index < 0:
            return Locator()
        place = self.places[index]
        if place.locator.column is None:
            return place.locator
        return replace(place.locator, column=place.locator.column + offset - place.start)


def _sha256(text: str) -> str:
    """Hex SHA-256 of the text in UTF-8 (lone surrogates as themselves)."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
