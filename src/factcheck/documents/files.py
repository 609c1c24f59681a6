"""Files: their bytes or a sentence that says why not, which of a folder are read, and what `sources.toml` says of them."""

import datetime as dt
import errno
import os
import re
import stat
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from typing import Any, Final

from factcheck.core.errors import SourceError, shown
from factcheck.core.model import Participant, Provenance, Skipped
from factcheck.documents.formats import kind_of

MAX_BYTES = 256 * 2**20
"""The largest file that is read."""

_HINT = "Check the path and the permissions."
_NO_FILES = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def what_it_is(mode: int) -> str:
    """What a path with this `st_mode` is, if it is no regular file ("a socket"); "" if it is one."""
    if stat.S_ISREG(mode):
        return ""
    return next((name for is_it, name in _NO_FILES if is_it(mode)), "not a regular file")


def read_bytes(path: str | os.PathLike[str]) -> bytes:
    """The bytes of a regular file.

    Raises SourceError if there is no such file, it may not be read, is something else than a file, is larger than
    MAX_BYTES or is being written to at the moment.
    """
    name = shown(path)
    try:
        handle = _open(path)
        before = os.fstat(handle)
        if what := what_it_is(before.st_mode):
            os.close(handle)
            raise SourceError(f"{name} is {what}, not a file", hint="Give a file with text in it.")
        with FileIO(handle) as file:
            data = b"" if before.st_size > MAX_BYTES else _read(file)
            after = os.fstat(handle)
    except (OSError, ValueError) as error:
        raise SourceError(why_not(path, error), hint=_HINT) from error
    if before.st_size > MAX_BYTES:
        size = f"{before.st_size / 2**20:,.0f} MB, and at most {MAX_BYTES >> 20} are read"
        raise SourceError(f"{name} is too large: {size}", hint="Split it, or keep the part that matters.")
    if len(data) != after.st_size or before.st_mtime_ns != after.st_mtime_ns:
        raise SourceError(f"{name} changed while it was read", hint="Wait until it is complete, then try again.")
    return data


def read_head(path: str | os.PathLike[str]) -> bytes:
    """The first 4 KB of a file. Raises SourceError if it cannot be opened."""
    try:
        with FileIO(_open(path)) as file:
            return file.read(4096) or b""
    except (OSError, ValueError) as error:
        raise SourceError(why_not(path, error), hint=_HINT) from error


def _open(path: str | os.PathLike[str]) -> int:
    # Without O_NONBLOCK, opening a named pipe would wait for somebody to write into it.
    return os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))


def _read(file: FileIO) -> bytes:
    """All of it, but no more than is allowed: it may be growing."""
    pieces, size = [], 0
    while size <= MAX_BYTES and (piece := file.read(2**24)):
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)


def why_not(path: str | os.PathLike[str], error: Exception) -> str:
    """Why a path cannot be opened, as a sentence."""
    name = shown(path)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"There is no file {name}"
    if isinstance(error, PermissionError):
        return f"{name} cannot be read: permission denied"
    if isinstance(error, OSError):
        if error.errno == errno.ENXIO:
            return f"{name} is a socket, not a file"
        if error.errno == errno.ELOOP:
            return f"{name} is a symbolic link that leads back to itself"
        return f"{name} cannot be read: {(error.strerror or str(error)).lower()}"
    return f"{name} is not a path to a file"


PROVENANCE = "sources.toml"


Known = Callable[[str, os.stat_result], bool]
"""Whether a file at a path, looking like this, is known to be readable: then it is not looked into."""


def readable_files(
    paths: Iterable[str | os.PathLike[str]], known: Known = lambda _path, _stat: False
) -> tuple[list[str], tuple[Skipped, ...]]:
    """The files to read, given as themselves or by their folder, and what was skipped.

    Folders are read in the order given, what is in them by name; a file that is reached twice counts once. Hidden
    files and `sources.toml` are left out without a word, unless given as themselves. A path that does not exist is
    skipped like any other that cannot be read.
    """
    files: list[str] = []
    skipped: list[Skipped] = []
    seen: set[tuple[int, int]] = set()
    for path in paths:
        for found, identity in _walk(str(Path(path)), (), os.path.realpath(path), known):
            if isinstance(found, Skipped):
                skipped.append(found)
            elif identity not in seen:
                seen.add(identity)
                files.append(found)
    return files, tuple(skipped)


def _walk(
    path: str, above: tuple[tuple[int, int], ...], root: str, known: Known, *, link: bool = False
) -> Iterator[tuple[str | Skipped, tuple[int, int]]]:
    """The files at or under a path with what identifies them; `above` are the folders on the way to it from `root`.

    `link` says that the path is a symbolic link. Strings and not Path, which takes three times as long: there may be
    a hundred thousand files.
    """
    if above and link and _leads_out(path, root):
        # A folder of sources may come from a stranger: what it links to is not theirs to show.
        hint = "If it is a source, name what it leads to with --sources."
        yield Skipped(path, f"{shown(path)} is a link that leads out of the folder", hint), (-1, -1)
        return
    try:
        found = os.stat(path)  # noqa: PTH116
        identity = (found.st_dev, found.st_ino)
        if not stat.S_ISDIR(found.st_mode):
            yield path if known(path, found) else _checked(Path(path), found), identity
        elif identity in above:
            yield Skipped(path, "a folder that leads back into itself"), identity
        else:
            with os.scandir(path) as inside:
                inner = sorted((item.name, item.is_symlink()) for item in inside)
            for name, is_link in inner:
                if not name.startswith(".") and name != PROVENANCE:
                    yield from _walk(os.path.join(path, name), (*above, identity), root, known, link=is_link)  # noqa: PTH118
    except (OSError, ValueError) as error:
        yield Skipped(path, why_not(path, error), hint="Check the path and the permissions."), (-1, -1)


def _leads_out(path: str, root: str) -> bool:
    target = os.path.realpath(path)
    return target != root and not target.startswith(root.rstrip(os.sep) + os.sep)


def _checked(path: Path, found: os.stat_result) -> str | Skipped:
    """The path, if it is a file of a kind that can be read."""
    if what := what_it_is(found.st_mode):
        return Skipped(str(path), f"{shown(path)} is {what}, not a file")
    try:
        head = read_head(path)
        if not head.startswith(b"PK"):  # what a zip archive holds is at its end
            kind_of(head, path)
    except SourceError as error:
        return Skipped(str(path), error.message, error.hint)
    return str(path)


_MAX_PROVENANCE: Final = 2**20
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
    described = [Path(folder) for folder in folders if (Path(folder) / PROVENANCE).exists()]
    by_place = {_place(file): str(file) for file in files} if described else {}
    found: dict[str, Provenance] = {}
    notes: list[str] = []
    for folder in described:
        for name, table in _tables(folder / PROVENANCE, notes).items():
            where = f"{shown(folder / PROVENANCE)}: [{name!r}]"
            path = by_place.get(_place(folder / name))
            if path is None:
                meant = _meant(name, folder, by_place) if len(notes) < _MOST else ""
                notes.append(f"{where} names no existing source{meant}")
            elif isinstance(table, Mapping):
                found[path] = _provenance(table, where, notes)
            else:
                notes.append(f"{where} is not a table")
    more = [f"There are {len(notes) - _MOST:,} more mistakes in {PROVENANCE}"] if len(notes) > _MOST else []
    return found, (*notes[:_MOST], *more)


def _tables(path: Path, notes: list[str]) -> Mapping[str, Any]:
    try:
        data = read_bytes(path)
        text = data.decode()
        if len(data) <= _MAX_PROVENANCE and not _HARD.search(text):
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
        elif key == "participants":
            fields[key] = tuple(_participants(value, where, notes))
        elif key in (*_TEXTS, "primary"):
            notes.append(f"{where}: {key} must be {'true or false' if key == 'primary' else 'text'}")
        else:
            notes.append(f"{where}: {key!r} is not a known key{_instead(key, (*_TEXTS, 'primary', 'participants'))}")
    return Provenance(**fields)


def _participants(value: Any, where: str, notes: list[str]) -> Iterator[Participant]:
    """Who speaks in a source: `[{ name = "Hanna Voss", also = ["H. Voss-Reed"], role = "the chair" }]`."""
    for each in value if isinstance(value, list) else [value]:
        also = each.get("also", []) if isinstance(each, Mapping) else None
        also = [also] if isinstance(also, str) else also
        texts = [each.get("name", ""), each.get("role", "")] if isinstance(each, Mapping) else [None]
        if (
            not isinstance(also, list)
            or not all(isinstance(text, str) for text in (*texts, *also))
            or not texts[0]
            or each.keys() - {"name", "also", "role"}
        ):
            notes.append(f"{where}: participants must be a list of {{ name, also, role }}, each with a name")
        else:
            name, role, *others = (" ".join(text.split()) for text in (*texts, *also))
            yield Participant(name, tuple(others), role)


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


@dataclass(slots=True)
class Job:
    """A file to read; `answer` is what was read, packed, or why it was not; None as long as it is not known."""

    path: str
    kind: str
    data: bytes
    sha256: str
    answer: bytes | SourceError | None = None
