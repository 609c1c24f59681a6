"""The texts of the sources, read again where they are needed and remembered while there is room."""

import hashlib
import os
from collections import OrderedDict
from threading import RLock
from typing import Final, Generic, TypeVar

from factcheck.core.errors import FactcheckError
from factcheck.core.model import Document
from factcheck.documents import read_bytes, read_document, text_of
from factcheck.sources.index_store import PAGE, Entry

_K = TypeVar("_K")
_T = TypeVar("_T")

_TEXTS: Final = 192_000_000  # characters of text that are remembered
_WHILE_INDEXING: Final = 32_000_000
_DOCUMENTS: Final = 32_000_000  # characters of documents with all their places
_PLACE: Final = 200  # a place counts as so many characters
_WHOLE: Final = -1  # the page that is the whole text


class _Recent(Generic[_K, _T]):
    """What was used last, up to a total size."""

    def __init__(self, room: int) -> None:
        self._room = room
        self.used = 0
        self._kept: OrderedDict[_K, tuple[_T, int]] = OrderedDict()

    def get(self, key: _K) -> _T | None:
        if key not in self._kept:
            return None
        self._kept.move_to_end(key)
        return self._kept[key][0]

    def put(self, key: _K, value: _T, size: int) -> None:
        if key in self._kept:
            self.used -= self._kept.pop(key)[1]
        self._kept[key] = value, size
        self.used += size
        while self.used > self._room and len(self._kept) > 1:
            self.used -= self._kept.popitem(last=False)[1][1]


class Texts:
    """Gives the text or the document of a source by its number, as long as the file is what it was when indexed."""

    def __init__(self, *, cache: bool = True) -> None:
        """`cache` is for the reading of files."""
        self._cache = cache
        self._texts: _Recent[tuple[int, int], str] = _Recent(_TEXTS)
        self._documents: _Recent[int, Document] = _Recent(_DOCUMENTS)
        self._lock = RLock()

    def put(self, number: int, document: Document) -> None:
        """Remember a document that was read for the index: the first ones, since memory is short while indexing."""
        with self._lock:
            if self._texts.used < _WHILE_INDEXING:
                self._keep(number, document)

    def document(self, number: int, path: str, entry: Entry) -> Document | None:
        """The document at a path; None if the file is gone or is not the one that was indexed any more."""
        with self._lock:
            document = self._documents.get(number)
            if document is None:
                try:
                    document = read_document(path, cache=self._cache)
                except FactcheckError:
                    return None
                if document.sha256 != entry.sha256:
                    return None
                self._keep(number, document)
            return document

    def part(self, number: int, path: str, entry: Entry, start: int, end: int) -> str | None:
        """The text of the document at a path from `start` to `end` at most, None as above.

        Of a file that is its text no more is read than the pages that this is on.
        """
        with self._lock:
            if entry.pages and self._texts.get((number, _WHOLE)) is None:
                first, last = start // PAGE, min(-(-end // PAGE), len(entry.pages))
                pages = [self._page(number, path, entry, page) for page in range(first, last)]
                if None not in pages:
                    return "".join(filter(None, pages))[start - first * PAGE : end - first * PAGE]
            text = self._whole(number, path, entry)
            return None if text is None else text[start:end]

    def line(self, number: int, path: str, entry: Entry, offset: int) -> tuple[int, int] | None:
        """The line and the column, from 1, of an offset in a file of lines; None as above."""
        page = offset // PAGE if entry.breaks else 0
        before = self.part(number, path, entry, page * PAGE, offset)
        if before is None:
            return None
        line = sum(entry.breaks[:page]) + before.count("\n") + 1
        while page and "\n" not in before:
            page -= 1
            before = (self.part(number, path, entry, page * PAGE, (page + 1) * PAGE) or "") + before
        return line, len(before) - before.rfind("\n")

    def _page(self, number: int, path: str, entry: Entry, page: int) -> str | None:
        """One page of a text, read from its file; None if that is gone or looks changed."""
        text = self._texts.get((number, page))
        if text is None:
            try:
                with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - quicker than Path.open
                    if not entry.fits(os.fstat(file.fileno())):
                        return None
                    file.seek(sum(entry.pages[:page]))
                    text = file.read(entry.pages[page]).decode("utf-8", "replace")
            except OSError:
                return None
            self._texts.put((number, page), text, len(text))
        return text

    def _whole(self, number: int, path: str, entry: Entry) -> str | None:
        """The whole text, None as above. Of plain text, places are not worked out."""
        text = self._texts.get((number, _WHOLE))
        if text is None:
            if entry.format != "text":
                document = self.document(number, path, entry)
                return document.text if document else None
            try:
                data = read_bytes(path)
                same = entry.fits(os.stat(path)) or hashlib.sha256(data).hexdigest() == entry.sha256  # noqa: PTH116
            except (FactcheckError, OSError):
                return None
            if not same:
                return None
            text = text_of(data, cache=self._cache)
            self._texts.put((number, _WHOLE), text, len(text))
        return text

    def _keep(self, number: int, document: Document) -> None:
        self._texts.put((number, _WHOLE), document.text, len(document.text))
        self._documents.put(number, document, len(document.text) + _PLACE * len(document.places))
