"""How an archive lies on its servers: three indices, what is in each, and what an answer about them looks like.

`NAME-blocks` has the words of every block, folded here, so that a word is one word on both sides. `NAME-pages` has the
text in pages, each with where its parts are. `NAME-sources` has an entry for each source, with the hash of each of its
pages, and one entry that says what the whole archive has. The number of a source is made of its path and its bytes, and
the id of a block of that number and its start: whatever is loaded twice is the same twice.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

import msgspec

from factcheck.archive.client import NotAllError
from factcheck.core.document import Document, LinePlaces, Locator
from factcheck.core.model import Provenance, Source
from factcheck.search import FORMAT, Blocks, blocks

LAYOUT: Final = f"1/{FORMAT}"
"""To be raised whenever an archive loaded before would be read otherwise."""

PAGE: Final = 4096  # characters: a passage needs few, and a quote has two dozen blocks to look at
WHOLE: Final = "archive"  # the id of the entry that says what the archive has
_ABOVE: Final = 1 << 60  # numbers of files on this machine are below it
_HASH: Final = 16  # hex digits of the hash of a page


class State(msgspec.Struct, frozen=True):
    """What the whole archive has. `words` makes its usual block; `known` are terms with the number of their blocks."""

    layout: str = ""
    state: str = ""  # "loading" or "ready"
    load: str = ""  # of the last load
    shards: int = 0
    sources: int = 0
    blocks: int = 0
    words: int = 0
    known: dict[str, int] = {}


class ArchivedSource(msgspec.Struct, frozen=True):
    """A source; `complete` once all of its `blocks` and pages were counted on the server."""

    number: int
    path: str
    sha256: str
    complete: bool
    blocks: int
    words: int  # of its blocks
    pages: tuple[str, ...]
    text_sha256: str = ""
    format: str = ""
    title: str = ""
    length: int = 0  # in words, as people count
    notes: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    extent: str = ""
    locators: str = ""
    provenance: Provenance | None = None

    def source(self, path: str) -> Source:
        """The source under the path that people are shown."""
        title = self.provenance.title if self.provenance and self.provenance.title else self.title
        return Source(
            *(path, self.format, self.length, self.sha256, title, self.notes),
            extent=self.extent, locators=self.locators, provenance=self.provenance, unread=self.unread,
        )  # fmt: skip


class TextPage(msgspec.Struct, frozen=True):
    """A page of a text: `line` and `column` of its first character where places are lines, else `places` by offset."""

    number: int
    page: int
    text: str
    line: int = 0
    column: int = 0
    places: tuple[tuple[int, Locator], ...] = ()

    def locate(self, offset: int) -> Locator:
        """Where the character at an offset of the whole text is."""
        at = offset - self.page * PAGE
        if self.line:
            newline = self.text.rfind("\n", 0, at)
            column = at - newline if newline >= 0 else self.column + at
            return Locator(line=self.line + self.text.count("\n", 0, at), column=column)
        index = bisect_right(self.places, offset, key=lambda place: place[0]) - 1
        if index < 0:
            return Locator()
        start, locator = self.places[index]
        return locator if locator.column is None else replace(locator, column=locator.column + offset - start)


class IndexedBlock(msgspec.Struct, frozen=True):
    """The words of a block, with blanks between."""

    number: int
    start: int
    words: str


def number_of(path: str, sha256: str) -> int:
    """The number of a source with this path and these bytes."""
    made = hashlib.sha256(f"{LAYOUT}\0{path}\0{sha256}".encode("utf-8", "surrogatepass"))
    return _ABOVE | int.from_bytes(made.digest()[:8], "big") >> 4


def is_archived(number: int) -> bool:
    """Whether a number is of a source in an archive."""
    return number >= _ABOVE


def page_hash(text: str) -> str:
    """The hash of a page, as its source's entry has it."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH]


def blocks_of(number: int, text: str, analysis: Blocks) -> list[IndexedBlock]:
    """The blocks of a text; `analysis` says what its words are."""
    return [IndexedBlock(number, start, " ".join(analysis.words(part))) for start, part in blocks(text)]


def pages_of(number: int, document: Document) -> Iterator[TextPage]:
    """The pages of a document."""
    text, places = document.text, document.places
    lines = isinstance(places, LinePlaces) and not (places and places[-1].locator.page)
    line, last = 1, -1
    for page in range(max(1, -(-len(text) // PAGE))):
        start = page * PAGE
        part = text[start : start + PAGE]
        if lines:
            yield TextPage(number, page, part, line, start - last)
            line += part.count("\n")
            newline = part.rfind("\n")
            last = start + newline if newline >= 0 else last
        else:
            first = max(0, bisect_right(places, start, key=lambda place: place.start) - 1)
            end = bisect_right(places, start + PAGE, key=lambda place: place.start)
            yield TextPage(
                number, page, part, places=tuple((place.start, place.locator) for place in places[first:end])
            )


def entry_of(path: str, document: Document, found: list[IndexedBlock], about: dict[str, Any]) -> ArchivedSource:
    """The entry of a document that is about to be loaded."""
    text = document.text
    hashes = tuple(page_hash(text[at : at + PAGE]) for at in range(0, max(1, len(text)), PAGE))
    return ArchivedSource(
        number=number_of(path, document.sha256),
        path=path,
        sha256=document.sha256,
        complete=False,
        blocks=len(found),
        words=sum(block.words.count(" ") + bool(block.words) for block in found),
        pages=hashes,
        text_sha256=document.text_sha256,
        format=document.format,
        title=document.title,
        length=len(text.split()),
        notes=document.notes,
        unread=document.unread,
        **about,
    )


# What the servers answer. An answer counts if every part of the index gave its share of it.


class Shards(msgspec.Struct, frozen=True):
    """How many parts of an index were asked and answered."""

    total: int
    successful: int
    failed: int


class Total(msgspec.Struct, frozen=True):
    """How many there are."""

    value: int
    relation: str


class Found(msgspec.Struct, frozen=True):
    """A document that was found."""

    source: dict[str, Any] = msgspec.field(name="_source")


class Hits(msgspec.Struct, frozen=True):
    """What was found, and how many there are where that was asked."""

    hits: tuple[Found, ...] = ()
    total: Total | None = None


class Answer(msgspec.Struct, frozen=True):
    """The answer to one of several questions."""

    status: int = 200
    timed_out: bool = True
    shards: Shards = msgspec.field(name="_shards", default=Shards(0, 0, 1))
    hits: Hits = Hits()

    def whole(self, shards: int) -> None:
        """Raises NotAllError unless every one of so many parts answered."""
        if self.status != 200:
            raise NotAllError(f"a part of it answered {self.status}")
        if self.timed_out:
            raise NotAllError("it ran out of time")
        missing = shards - self.shards.successful
        if self.shards.failed or self.shards.total != shards or missing:
            raise NotAllError(f"{max(missing, self.shards.failed, 1)} of {shards} parts did not answer")

    @property
    def count(self) -> int:
        """How many there are, of all. Raises NotAllError if that is not known."""
        if self.hits.total is None or self.hits.total.relation != "eq":
            raise NotAllError("it does not say how many there are")
        return self.hits.total.value


class Answers(msgspec.Struct, frozen=True):
    """The answers to several questions, in their order."""

    responses: tuple[Answer, ...]


class Got(msgspec.Struct, frozen=True):
    """A document that was asked for by its id."""

    id: str = msgspec.field(name="_id")
    found: bool = False
    source: dict[str, Any] = msgspec.field(name="_source", default_factory=dict)


class Gets(msgspec.Struct, frozen=True):
    """Documents that were asked for by their ids, in their order."""

    docs: tuple[Got, ...]
