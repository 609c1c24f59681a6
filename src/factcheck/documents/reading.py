"""One file of any kind as a Document."""

import hashlib
import os
from importlib import import_module

from factcheck.documents.draft import Draft
from factcheck.documents.kinds import kind_of
from factcheck.documents.opening import read_bytes, shown
from factcheck.errors import SourceError
from factcheck.model import Document

_READERS = {
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


def read_document(path: str | os.PathLike[str]) -> Document:
    """Read a file of any known kind, told by its content first and its name second.

    Raises SourceError if there is no such file, it cannot be read, is of no known kind, or is empty.
    """
    return read_data(read_bytes(path), path)


def read_data(data: bytes, path: str | os.PathLike[str]) -> Document:
    """Read the content of a file; its name helps to tell what it is.

    Raises SourceError as `read_document` does.
    """
    if not data.strip():
        raise SourceError(f"{shown(path)} is empty", hint="Check that it was saved and copied completely.")
    kind = kind_of(data, path)
    draft = Draft()
    try:
        import_module(f"factcheck.documents.{_READERS[kind]}").read(data, draft)
    except SourceError as error:
        raise SourceError(f"{shown(path)} is {error.message}", hint=error.hint) from error
    document = draft.document(path=os.fspath(path), sha256=hashlib.sha256(data).hexdigest(), kind=kind)
    if not document.text.strip():
        raise SourceError(f"{shown(path)} has no text in it", hint="Check that it is the right file.")
    return document
