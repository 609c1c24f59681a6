"""The texts of the sources, read again when they are needed and remembered while there is room."""

import hashlib
import os
from collections import OrderedDict
from threading import RLock
from typing import Final, Generic, TypeVar

from factcheck.documents import plain_text, read_bytes, read_document
from factcheck.errors import FactcheckError
from factcheck.library.catalog import Entry
from factcheck.model import Document

_T = TypeVar("_T")

_TEXTS: Final = 192_000_000  # characters of text that are remembered
_WHILE_INDEXING: Final = 32_000_000
_DOCUMENTS: Final = 32_000_000  # characters of documents with all their places
_PLACE: Final = 200  # a place counts as so many characters


class _Recent(Generic[_T]):
    """What was used last, up to a total size."""

    def __init__(self, room: int) -> None:
        self._room = room
        self.used = 0
        self._kept: OrderedDict[int, tuple[_T, int]] = OrderedDict()

    def get(self, number: int) -> _T | None:
        if number not in self._kept:
            return None
        self._kept.move_to_end(number)
        return self._kept[number][0]

    def put(self, number: int, value: _T, size: int) -> None:
        if number in self._kept:
            self.used -= self._kept.pop(number)[1]
        self._kept[number] = value, size
        self.used += size
        while self.used > self._room and len(self._kept) > 1:
            self.used -= self._kept.popitem(last=False)[1][1]


class Texts:
    """Gives the text or the document of a source by its number, as long as the file is what it was when indexed."""

    def __init__(self, *, cache: bool = True) -> None:
        """`cache` is for the reading of files."""
        self._cache = cache
        self._texts: _Recent[str] = _Recent(_TEXTS)
        self._documents: _Recent[Document] = _Recent(_DOCUMENTS)
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

    def text(self, number: int, path: str, entry: Entry) -> str | None:
        """The text of the document at a path, None as above. Of plain text, places are not worked out."""
        with self._lock:
            text = self._texts.get(number)
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
                text = plain_text(data)
                self._texts.put(number, text, len(text))
            return text

    def _keep(self, number: int, document: Document) -> None:
        self._texts.put(number, document.text, len(document.text))
        self._documents.put(number, document, len(document.text) + _PLACE * len(document.places))
