"""An archive is loaded: sources read, sent in portions, and counted before they count; and looked at, and dropped.

A source is complete once the servers have counted its blocks and pages. Loading that was cut short ends right when it is
run again: what is complete is left, everything else is sent again under the ids it had.
"""

import hashlib
import os
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec

from factcheck.archive.client import Client, NotAllError
from factcheck.archive.index import ready_state, state_of
from factcheck.archive.layout import (
    LAYOUT,
    PAGE,
    WHOLE,
    Answer,
    ArchivedSource,
    Gets,
    IndexedBlock,
    State,
    TextPage,
    blocks_of,
    entry_of,
    number_of,
    page_hash,
    pages_of,
)
from factcheck.core.document import Document
from factcheck.core.errors import FactcheckError, SourceError
from factcheck.core.model import Provenance, Skipped
from factcheck.documents import extent_of, locators_of, provenance_of, read_bytes, read_many, readable_files
from factcheck.search import Index

T = TypeVar("T", ArchivedSource, IndexedBlock)

Progress = Callable[[int, int, str], None]

_PORTION: Final = 6_000_000  # characters of text sent at a time
_COUNTED: Final = 200  # sources that are counted at a time
_MOST: Final = 1000  # documents asked for at a time
_WORDS: Final = {"type": "text", "analyzer": "words", "index_options": "positions"}
_MAPPINGS: Final[dict[str, dict[str, Any]]] = {
    "blocks": {"words": _WORDS, "number": {"type": "long"}, "start": {"type": "integer"}},
    "pages": {"number": {"type": "long"}, "page": {"type": "integer"}},
    "sources": {
        "number": {"type": "long"},
        "path": {"type": "keyword"},
        "complete": {"type": "boolean"},
        "blocks": {"type": "long"},
        "words": {"type": "long"},
    },
}
_ANALYSIS: Final = {
    "analyzer": {"words": {"type": "custom", "tokenizer": "blanks"}},
    "tokenizer": {"blanks": {"type": "whitespace", "max_token_length": 1000}},
}


class Loading:
    """Sources on their way into an archive."""

    def __init__(self, client: Client, *, shards: int = 1, replicas: int = 1) -> None:
        """`shards` and `replicas` are those of an archive that does not exist yet."""
        self._client = client
        self._name = client.address.name
        self._shards = shards
        self._replicas = replicas
        self._analysis = Index()
        self._rows: list[Any] = []
        self._size = 0
        self._sent: list[ArchivedSource] = []
        self.loaded = 0
        self.known = 0  # sources that were there already

    def load(self, roots: Sequence[str], progress: Progress | None = None) -> list[Skipped]:
        """Bring the sources into the archive; what could not be read of them. An archive keeps what is not among them.

        Raises SourceError, and SearchIncompleteError if the servers do not answer: what was loaded stays.
        """
        files, left_out = readable_files(roots)
        skipped = list(left_out)
        names = _names(roots, files)
        provenance, _ = provenance_of(filter(os.path.isdir, roots), files)
        load = self._begin()
        numbers = self._numbers(files, names, skipped)
        self._remove(entry for entry in self._entries({"complete": False}) if entry.number not in numbers.values())
        there = self._there(list(numbers.values()))
        new = [path for path, number in numbers.items() if number not in there]
        self.known = len(numbers) - len(new)
        for done, (path, read) in enumerate(read_many(new)):
            if progress:
                progress(done, len(new), path)
            if isinstance(read, Skipped):
                skipped.append(read)
            elif not _is_unicode(read.text):
                skipped.append(Skipped(path, "it has characters that are no text", "Save it as UTF-8."))
            else:
                self._add(names[path], read, provenance.get(path))
        self._count()
        self._end(load)
        return skipped

    def _begin(self) -> str:
        """Say that the archive is being loaded; the name of this load."""
        before = state_of(self._client)
        if before is None:
            for kind, shards in (("blocks", self._shards), ("pages", self._shards), ("sources", 1)):
                self._make(kind, shards)
        elif before.layout != LAYOUT:
            ready_state(self._client)  # raises
        load = secrets.token_hex(8)
        shards = before.shards if before else self._shards
        self._put_state(State(LAYOUT, "loading", load, shards))
        return load

    def _make(self, kind: str, shards: int) -> None:
        settings: dict[str, Any] = {"number_of_shards": shards, "number_of_replicas": self._replicas}
        if kind == "blocks":
            settings["analysis"] = _ANALYSIS
        body = {"settings": settings, "mappings": {"dynamic": False, "properties": _MAPPINGS[kind]}}
        self._client.ask("PUT", f"/{self._name}-{kind}", body, reader=_made, also=(400,))

    def _put_state(self, state: State) -> None:
        path = f"/{self._name}-sources/_doc/{WHOLE}?refresh=true"
        self._client.ask("PUT", path, msgspec.to_builtins(state), reader=lambda _: None)

    def _numbers(self, files: Iterable[str], names: Mapping[str, str], skipped: list[Skipped]) -> dict[str, int]:
        """The number of each file as it is now."""
        numbers = {}
        for path in files:
            try:
                numbers[path] = number_of(names[path], hashlib.sha256(read_bytes(path)).hexdigest())
            except FactcheckError as error:
                skipped.append(Skipped(path, error.message, error.hint))
        return numbers

    def _there(self, numbers: Sequence[int]) -> set[int]:
        """Those of the numbers whose sources are complete in the archive."""
        there: set[int] = set()
        for at in range(0, len(numbers), _MOST):
            docs = [{"_index": f"{self._name}-sources", "_id": str(each)} for each in numbers[at : at + _MOST]]
            got = self._client.ask("POST", "/_mget", {"docs": docs}, reader=lambda gets: gets.docs, kind=Gets)
            there |= {int(each.id) for each in got if each.found and each.source.get("complete") is True}
        return there

    def _add(self, name: str, document: Document, provenance: Provenance | None) -> None:
        about = {"extent": extent_of(document), "locators": locators_of(document), "provenance": provenance}
        number = number_of(name, document.sha256)
        found = blocks_of(number, document.text, self._analysis)
        entry = entry_of(name, document, found, about)
        self._send("sources", str(number), entry)
        for block in found:
            self._send("blocks", f"{number}:{block.start}", block, len(block.words))
        for page in pages_of(number, document):
            self._send("pages", f"{number}:{page.page}", page, len(page.text))
        self._sent.append(entry)
        if len(self._sent) >= _COUNTED:
            self._count()

    def _send(self, kind: str, key: str, row: msgspec.Struct, size: int = 0) -> None:
        data = msgspec.to_builtins(row)
        if kind == "pages":
            data["places"] = [[start, {k: v for k, v in place.items() if v}] for start, place in data["places"]]
        self._rows += [{"index": {"_index": f"{self._name}-{kind}", "_id": key}}, data]
        self._size += size + 200
        if self._size > _PORTION:
            self._flush()

    def _flush(self) -> None:
        if self._rows:
            self._client.ask("POST", "/_bulk", self._rows, reader=_all_taken)
        self._rows, self._size = [], 0

    def _count(self) -> None:
        """Call the sources complete that were sent, once the servers have all of their blocks and pages."""
        self._flush()
        if not self._sent:
            return
        self._refresh()
        for entry in self._sent:
            for kind, wanted in (("blocks", entry.blocks), ("pages", len(entry.pages))):
                have = self._number_of(kind, {"term": {"number": entry.number}})
                if have != wanted:
                    raise SourceError(
                        f"the archive {self._client.address.place} has {have} of {wanted} {kind} of {entry.path}",
                        hint="Run it again.",
                    )
        older = [
            old for entry in self._sent for old in self._entries({"path": entry.path}) if old.number != entry.number
        ]
        for entry in self._sent:
            self._send("sources", str(entry.number), msgspec.structs.replace(entry, complete=True))
        self._flush()
        self._remove(older)
        self.loaded += len(self._sent)
        self._sent = []

    def _remove(self, entries: Iterable[ArchivedSource]) -> None:
        """Take sources out: older ones of the same path, and what was cut short. Their entries go last."""
        for entry in list(entries):
            for kind in ("blocks", "pages"):
                path = f"/{self._name}-{kind}/_delete_by_query?refresh=true&conflicts=proceed"
                query = {"query": {"term": {"number": entry.number}}}
                self._client.ask("POST", path, query, reader=_all_deleted)
            path = f"/{self._name}-sources/_doc/{entry.number}?refresh=true"
            self._client.ask("DELETE", path, reader=lambda _: None, also=(404,))

    def _end(self, load: str) -> None:
        """Count everything, and say that the archive is ready."""
        self._refresh()
        state = state_of(self._client)
        if state is None or state.load != load:
            raise SourceError(
                f"somebody else loads the archive {self._client.address.place}", hint="Run it again then."
            )
        entries = list(self._entries({"complete": True}))
        state = msgspec.structs.replace(
            state,
            state="ready",
            sources=len(entries),
            blocks=sum(entry.blocks for entry in entries),
            words=sum(entry.words for entry in entries),
        )
        have = self._number_of("blocks", {"match_all": {}})
        if have != state.blocks:
            raise SourceError(
                f"the archive {self._client.address.place} has {have} blocks, and its sources have {state.blocks}",
                hint="Drop it and load it again.",
            )
        self._put_state(msgspec.structs.replace(state, known=self._known_terms(state.shards)))

    def _known_terms(self, shards: int) -> dict[str, int]:
        """Some words that are in the archive, with the number of their blocks: who asks sees by them what it hides."""

        def read(answer: Answer) -> list[IndexedBlock]:
            answer.whole(shards)
            return [msgspec.convert(hit.source, IndexedBlock) for hit in answer.hits.hits]

        body = {"size": 1, "query": {"match_all": {}}}
        found = self._client.ask("POST", f"/{self._name}-blocks/_search", body, reader=read, kind=Answer)
        words = sorted({word for block in found for word in block.words.split()}, key=lambda word: (-len(word), word))
        return {word: self._number_of("blocks", {"term": {"words": {"value": word}}}) for word in words[:2]}

    def _refresh(self) -> None:
        names = ",".join(f"{self._name}-{kind}" for kind in _MAPPINGS)
        self._client.ask("POST", f"/{names}/_refresh", reader=_refreshed)

    def _number_of(self, kind: str, query: dict[str, Any]) -> int:
        return number_of_rows(self._client, kind, query)

    def _entries(self, fields: dict[str, Any]) -> Iterator[ArchivedSource]:
        return entries_of(self._client, fields)


def _names(roots: Iterable[str], files: Iterable[str]) -> dict[str, str]:
    """What each file is called in the archive: its path from the folder that its root is in. Raises SourceError."""
    above = [Path(os.path.abspath(root)) for root in roots]  # noqa: PTH100 - links stay as they are
    names: dict[str, str] = {}
    for file in files:
        path = Path(os.path.abspath(file))  # noqa: PTH100
        root = next(root for root in above if path.is_relative_to(root))
        names[file] = path.relative_to(root.parent).as_posix()
    if len(set(names.values())) < len(names):
        twice = next(name for name in names.values() if list(names.values()).count(name) > 1)
        raise SourceError(
            f"two sources would be {twice} in the archive", hint="Load their folders from one above both."
        )
    return names


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _made(answer: dict[str, Any]) -> None:
    error = answer.get("error")
    if error and not (isinstance(error, dict) and error.get("type") == "resource_already_exists_exception"):
        raise NotAllError("it does not make an index")


def _all_taken(answer: dict[str, Any]) -> None:
    items = answer.get("items")
    if not isinstance(items, list) or answer.get("errors") is not False:
        raise NotAllError("it did not take everything")


def _all_deleted(answer: dict[str, Any]) -> None:
    if answer.get("failures") or answer.get("timed_out") is not False or answer.get("version_conflicts"):
        raise NotAllError("it did not delete everything")


def _refreshed(answer: dict[str, Any]) -> None:
    shards = answer.get("_shards")
    if not isinstance(shards, dict) or shards.get("failed") != 0:
        raise NotAllError("a part of it cannot be refreshed")


def number_of_rows(client: Client, kind: str, query: dict[str, Any]) -> int:
    """How many documents of a kind ("blocks", "pages") there are. Raises SearchIncompleteError."""

    def read(answer: Answer) -> int:
        answer.whole(answer.shards.total)
        return answer.count

    body = {"size": 0, "track_total_hits": True, "query": query}
    return client.ask("POST", f"/{client.address.name}-{kind}/_search", body, reader=read, kind=Answer)


def entries_of(client: Client, fields: dict[str, Any]) -> Iterator[ArchivedSource]:
    """The entries of all sources with these fields, by number."""
    query = {"bool": {"filter": [{"term": {field: value}} for field, value in fields.items()]}}
    return _sorted_rows(client, "sources", query, "number", ArchivedSource)


def _sorted_rows(client: Client, kind: str, query: dict[str, Any], by: str, row: type[T]) -> Iterator[T]:
    """All documents of a kind that a query finds, as a `row` each, in the order of a field, some at a time."""

    def read(answer: Answer) -> list[T]:
        answer.whole(1 if kind == "sources" else answer.shards.total)
        return [msgspec.convert(hit.source, row) for hit in answer.hits.hits]

    body: dict[str, Any] = {"size": _MOST, "query": query, "sort": [{by: "asc"}]}
    while True:
        found = client.ask("POST", f"/{client.address.name}-{kind}/_search", body, reader=read, kind=Answer)
        yield from found
        if len(found) < _MOST:
            return
        body["search_after"] = [getattr(found[-1], by)]


def verify(client: Client, progress: Progress | None = None) -> Iterator[str]:
    """What is wrong with an archive, in sentences: each page, each block and each entry is read and compared.

    Raises SourceError if it is none that can be searched.
    """
    state = ready_state(client)
    analysis = Index()
    sources = blocks = 0
    for entry in entries_of(client, {"complete": True}):
        if progress:
            progress(sources, state.sources, entry.path)
        sources += 1
        blocks += entry.blocks
        yield from _wrong_with(client, entry, analysis)
    if (sources, blocks) != (state.sources, state.blocks):
        yield f"it has {sources} sources with {blocks} blocks, and says {state.sources} with {state.blocks}"
    have = number_of_rows(client, "blocks", {"match_all": {}})
    if have != blocks:
        yield f"its index has {have} blocks, and its sources have {blocks}"


def _wrong_with(client: Client, entry: ArchivedSource, analysis: Index) -> Iterator[str]:
    if number_of(entry.path, entry.sha256) != entry.number:
        yield f"{entry.path}: its entry is of another file"
    text = ""
    for at in range(0, len(entry.pages), _MOST):
        keys = [f"{entry.number}:{page}" for page in range(at, min(at + _MOST, len(entry.pages)))]
        docs = [{"_index": f"{client.address.name}-pages", "_id": key} for key in keys]
        text += "".join(client.ask("POST", "/_mget", {"docs": docs}, reader=_texts, kind=Gets))
    hashes = tuple(page_hash(text[at : at + PAGE]) for at in range(0, max(1, len(text)), PAGE))
    whole = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    if hashes != entry.pages or whole != entry.text_sha256:
        yield f"{entry.path}: its text is not what was loaded"
    wanted = {(block.start, block.words) for block in blocks_of(entry.number, text, analysis)}
    query = {"term": {"number": entry.number}}
    have = [(block.start, block.words) for block in _sorted_rows(client, "blocks", query, "start", IndexedBlock)]
    if set(have) != wanted or len(have) != len(wanted):
        yield f"{entry.path}: {len(wanted - set(have))} of {len(wanted)} blocks are missing or others"


def _texts(gets: Gets) -> list[str]:
    return [msgspec.convert(got.source, TextPage).text if got.found else "" for got in gets.docs]


def drop(client: Client) -> None:
    """Delete an archive, and nothing that is none. Raises SourceError if there is none of that name."""
    if state_of(client) is None:
        raise SourceError(f"there is no archive {client.address.place}", hint="Is the name right?")
    for kind in _MAPPINGS:  # the entry that says what it is goes last
        client.ask("DELETE", f"/{client.address.name}-{kind}", reader=lambda _: None, also=(404,))
