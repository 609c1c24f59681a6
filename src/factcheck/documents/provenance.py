"""`sources.toml`: what a newsroom says of its sources, a table for each file in the folder.

["hearing.srt"]
title = "Hearing of the port committee"
author = "Port committee"
date = 2026-03-02
url = "https://example.org/hearing"
primary = true
"""

import datetime as dt
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from factcheck.core.errors import SourceError
from factcheck.core.model import Provenance
from factcheck.documents.folders import PROVENANCE
from factcheck.documents.opening import read_bytes, shown

MAX_BYTES: Final = 2**20
"""The largest `sources.toml` that is read."""
_HARD: Final = re.compile(
    r"(?<![\w+.-])[\w+.-]{1000}|(?<![\w\"'-])(?:(?:[\w-]++|\"[^\"\n]*+\"|'[^'\n]*+')[ \t]*+\.[ \t]*+){50}"
)
"""Words and keys for which the parser would take minutes: it is not a child that reads this."""

_MOST: Final = 20
"""So many mistakes are told; there may be as many as a stranger likes."""

_TEXTS: Final = ("title", "author", "date", "url")


def provenance_of(
    folders: Iterable[str | Path], files: Iterable[str | Path]
) -> tuple[dict[str, Provenance], tuple[str, ...]]:
    """What `sources.toml` in these folders says of these files, by the path as given, and what is wrong with it.

    Nothing in such a file stops the work: each mistake is a sentence, and the rest counts.
    """
    by_place = {_place(file): str(file) for file in files}
    found: dict[str, Provenance] = {}
    notes: list[str] = []
    for folder in map(Path, folders):
        if (folder / PROVENANCE).exists():
            for name, table in _tables(folder / PROVENANCE, notes).items():
                where = f"{shown(folder / PROVENANCE)}: [{name!r}]"
                path = by_place.get(_place(folder / name))
                if path is None:
                    meant = _meant(name, folder, by_place) if len(notes) < _MOST else ""
                    notes.append(f"{where} names no source that is there{meant}")
                elif isinstance(table, Mapping):
                    found[path] = _provenance(table, where, notes)
                else:
                    notes.append(f"{where} is no table")
    more = [f"There are {len(notes) - _MOST:,} more mistakes in {PROVENANCE}"] if len(notes) > _MOST else []
    return found, (*notes[:_MOST], *more)


def _tables(path: Path, notes: list[str]) -> Mapping[str, Any]:
    try:
        data = read_bytes(path)
        text = data.decode()
        if len(data) <= MAX_BYTES and not _HARD.search(text):
            return tomllib.loads(text)
        notes.append(f"{shown(path)} is not read: it is too large, or has a key of very many parts")
    except SourceError as error:
        notes.append(error.message)
    except (ValueError, RecursionError) as error:
        notes.append(f"{shown(path)} is not read: {error}")
    return {}


def _provenance(table: Mapping[str, Any], where: str, notes: list[str]) -> Provenance:
    fields: dict[str, Any] = {}
    for key, value in table.items():
        if key == "primary" and isinstance(value, bool):
            fields[key] = value
        elif key in _TEXTS and isinstance(value, str | dt.date):
            fields[key] = " ".join(str(value).split())
        elif key in (*_TEXTS, "primary"):
            notes.append(f"{where}: {key} is to be {'true or false' if key == 'primary' else 'text'}")
        else:
            notes.append(f"{where}: {key!r} is no key that is known{_instead(key, (*_TEXTS, 'primary'))}")
    return Provenance(**fields)


def _meant(name: str, folder: Path, by_place: Mapping[Path, str]) -> str:
    home = _place(folder)
    return _instead(name, [place.relative_to(home).as_posix() for place in by_place if place.is_relative_to(home)])


def _instead(name: str, known: Iterable[str]) -> str:
    """The known name that was perhaps meant."""
    from difflib import get_close_matches  # noqa: PLC0415 - for mistakes alone

    close = get_close_matches(name, list(known), 1)
    return f" (did you mean {close[0]!r}?)" if close else ""


def _place(path: str | Path) -> Path:
    return Path(path).absolute()
