"""What was read, kept by the hash of the content under the user's cache folder. A favour: it may fail in silence."""

import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

from factcheck.documents.packing import packed, unpacked
from factcheck.documents.parsing import VERSION
from factcheck.model import Document

ROOM: Final = 2**30
"""Bytes that the cache may take; what was not used for the longest time goes first."""


def load(data: bytes, path: str | os.PathLike[str], kind: str) -> Document | None:
    """The document that was made of this content when it was read as this kind, None if that is not known."""
    place = _place(data, kind)
    try:
        document = unpacked(place.read_bytes(), os.fspath(path))
        os.utime(place)
    except (OSError, ValueError):
        return None
    return document


def store(data: bytes, kind: str, document: Document) -> None:
    """Keep what this content was read as."""
    place = _place(data, kind)
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=place.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(packed(document))
            Path(name).replace(place)
        except OSError:
            Path(name).unlink(missing_ok=True)


def prune() -> None:
    """Make room, and throw away what other versions have kept."""
    with suppress(OSError):
        kept = []
        for place in _folder().parent.rglob("*"):
            if place.is_file():
                found = place.stat()
                kept.append((place.parent == _folder(), found.st_mtime, found.st_size, place))
        used = 0
        for ours, _, size, place in sorted(kept, reverse=True):
            used += size
            if not ours or used > ROOM:
                place.unlink(missing_ok=True)


def _folder() -> Path:
    import platformdirs  # noqa: PLC0415 - not needed where all sources are plain text

    return platformdirs.user_cache_path("factcheck") / "documents" / f"v{VERSION}"


def _place(data: bytes, kind: str) -> Path:
    return _folder() / f"{hashlib.sha256(data).hexdigest()}.{kind}.json"
