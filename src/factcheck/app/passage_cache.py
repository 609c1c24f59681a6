"""Passages found before, kept for the same words in the same sources: what `check` asks the index again and again.

Passages alone are kept, never what they come to: pass or fail is judged again every time. What cannot be read or
written is as if it were not there.
"""

import contextlib
import json
import os
import sqlite3
import time
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import platformdirs

from factcheck import __version__
from factcheck.app.project import searched_whole
from factcheck.core.model import (
    Candidate,
    Claim,
    Comparison,
    Detail,
    Difference,
    Level,
    Locator,
    Participant,
    Provenance,
)

if TYPE_CHECKING:
    from factcheck.sources import SourceLibrary

_OTHER_ROOMS = frozenset(
    ("app", "checks", "cli", "reports", "review", "tui", "verdicts", "web", "__pycache__")
)  # what is in the others, data too, decides what is found
_DAYS = 30  # that a file may lie unused


class PassageCache:
    """A library that does not look twice for the same words. Each process has its own connection to the file."""

    def __init__(self, library: "SourceLibrary", limit: int, *, kept: bool) -> None:
        self._library = library
        self._limit = limit
        self._path = _file(library, limit) if kept else None
        self._opened: tuple[int, sqlite3.Connection | None] = (-1, None)

    def search(self, claim: Claim) -> Sequence[Candidate]:
        """The passages that a claim may come from, those below the threshold too."""
        key = _key(claim)
        if (known := self._read(key)) is not None:
            with contextlib.suppress(ValueError, TypeError, KeyError):
                return tuple(map(_candidate, known))
        found = self._library.search(claim, self._limit, below_threshold=True)
        searched_whole(self._library)  # what is only a part of the answer is not remembered
        self._write(key, found)
        return found

    def details(self, claim: Claim, day: date | None = None) -> Sequence[Detail]:
        """The details of a claim of an article written on a day, each with its own place."""
        key = sha256(b"details" + _key(claim) + f"{claim.language} {day}".encode()).digest()
        if (known := self._read(key)) is not None:
            with contextlib.suppress(TypeError, KeyError):
                return tuple(map(_detail, known))
        found = self._library.check_details(claim, day=day)
        searched_whole(self._library)
        self._write(key, found)
        return found

    def _read(self, key: bytes) -> list[dict[str, Any]] | None:
        with contextlib.suppress(sqlite3.Error, ValueError, TypeError, KeyError):
            if connection := self._connection():
                row = connection.execute("SELECT found FROM passages WHERE words = ?", (key,)).fetchone()
                return list(json.loads(row[0])) if row else None
        return None

    def _write(self, key: bytes, found: Sequence[Candidate | Detail]) -> None:
        with contextlib.suppress(sqlite3.Error, ValueError):
            if connection := self._connection():
                text = json.dumps([asdict(each) for each in found])
                connection.execute("INSERT OR REPLACE INTO passages VALUES (?, ?)", (key, text))

    def _connection(self) -> sqlite3.Connection | None:
        """The connection of this process: one that was there before a fork must not be used after it."""
        process, connection = self._opened
        if self._path is None or process == os.getpid():
            return connection
        self._opened = os.getpid(), None
        with contextlib.suppress(OSError, sqlite3.Error):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            _sweep(self._path.parent)
            connection = sqlite3.connect(self._path, timeout=2.0, isolation_level=None)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("CREATE TABLE IF NOT EXISTS passages (words BLOB PRIMARY KEY, found TEXT) WITHOUT ROWID")
            os.utime(self._path)
            self._opened = os.getpid(), connection
        return self._opened[1]


def _key(claim: Claim) -> bytes:
    """All of a claim that a search goes by. The words themselves may be unpublished: their digest will do."""
    speaker = claim.speaker and (claim.speaker.name, claim.speaker.text)
    quoted = [(start - claim.start, end - claim.start) for start, end in claim.nested]
    return sha256(
        repr((claim.kind, claim.text, speaker, quoted, claim.cited)).encode("utf-8", "surrogatepass")
    ).digest()


def _file(library: "SourceLibrary", limit: int) -> Path:
    """Where the passages of these very sources are kept, as this very program reads and finds them."""
    package = Path(__file__).parents[1]
    rooms = [room for room in sorted(package.iterdir()) if room.is_dir() and room.name not in _OTHER_ROOMS]
    files = (file for room in rooms for file in sorted(room.rglob("*")) if file.suffix != ".pyc" and file.is_file())
    code = [(str(file), *_stamp(file)) for file in files]
    # What is said of a source counts too: primary ones come first.
    sources = sorted((source.path, source.sha256, repr(source.provenance)) for source in library.sources)
    name = sha256(repr((__version__, limit, code, sources)).encode("utf-8", "surrogateescape")).hexdigest()[:32]
    return platformdirs.user_cache_path("factcheck") / "passages" / f"{name}.sqlite"


def _stamp(file: Path) -> tuple[int, int]:
    found = file.stat()
    return found.st_size, found.st_mtime_ns


def _sweep(folder: Path) -> None:
    """Take away what nobody has used for long: every change of a source begins a new file."""
    oldest = time.time() - _DAYS * 86400
    for file in folder.glob("*.sqlite*"):
        with contextlib.suppress(OSError):
            if file.stat().st_mtime < oldest:
                file.unlink()


def _candidate(data: dict[str, Any]) -> Candidate:
    comparison = data["comparison"]
    return Candidate(
        **data
        | {
            "locator": Locator(**data["locator"]),
            "comparison": Comparison(Level(comparison["level"]), tuple(map(_difference, comparison["differences"]))),
            "details": tuple(map(_detail, data["details"])),
            "provenance": _provenance(data["provenance"]) if data["provenance"] else None,
        }
    )


def _detail(data: dict[str, Any]) -> Detail:
    return Detail(**data | {"locator": Locator(**data["locator"])})


def _provenance(data: dict[str, Any]) -> Provenance:
    people = tuple(Participant(**each | {"also": tuple(each["also"])}) for each in data["participants"])
    return Provenance(**data | {"participants": people})


def _difference(data: dict[str, Any]) -> Difference:
    return Difference(**data | {"level": Level(data["level"])})
