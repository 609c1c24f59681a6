"""The content of a file of a known kind as a Document, by the reader for it."""

import hashlib
import os
from importlib import import_module
from typing import Final

from factcheck.documents.draft import Draft
from factcheck.documents.opening import shown
from factcheck.errors import SourceError
from factcheck.model import Document

VERSION: Final = 5
"""To be raised when a reader reads differently: what was read before is read again then."""

_READERS: Final = {
    "text": "text",
    "markdown": "markdown",
    "html": "html",
    "srt": "cues",
    "vtt": "cues",
    "json": "speech",
    "pdf": "pdf",
    "docx": "docx",
    "odt": "odt",
    "epub": "epub",
    "email": "mail",
}
"""The module that reads a kind of file: loaded when the first such file is met, since start-up time counts."""

_LARGE: Final = ("pdf", "docx", "odt", "epub", "html")  # kinds that may hold pictures


def parse(data: bytes, path: str | os.PathLike[str], kind: str) -> Document:
    """Read the content of a file, here and now. Raises SourceError with its name, the reason and what to do."""
    draft = Draft()
    name = shown(path)
    try:
        import_module(f"factcheck.documents.{_READERS[kind]}").read(data, draft)
    except SourceError as error:
        raise SourceError(f"{name} is {error.message}", hint=error.hint) from error
    except MemoryError as error:
        raise SourceError(f"{name} needs too much memory", hint="Split it, or check where it comes from.") from error
    except Exception as error:  # hostile content surprises libraries: one file must not cost the others
        what = f"damaged, or of a make that is not known ({kind} reader: {type(error).__name__})"
        raise SourceError(f"{name} is {what}", hint="Save its text as .txt.") from error
    if kind in _LARGE and len(data) > 200_000 and draft.length < len(data) / 1000:
        draft.miss(f"hardly any text in {len(data) >> 10:,} KB: what it shows as pictures needs OCR")
    document = draft.document(path=os.fspath(path), sha256=hashlib.sha256(data).hexdigest(), kind=kind)
    if not document.text.strip():
        raise SourceError(f"{name} has no text in it", hint="Check that it is the right file.")
    return document
