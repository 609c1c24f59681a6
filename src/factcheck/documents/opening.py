"""The bytes of a file, from whatever a path may turn out to be, or a sentence that says why not."""

import errno
import os
import stat
from io import FileIO

from factcheck.core.errors import SourceError

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


def shown(path: str | os.PathLike[str]) -> str:
    """The path as it may be printed: control characters and bytes that are no UTF-8 as escapes."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape", "replace").decode()
        for character in os.fspath(path)
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
        return f"{name} may not be read: permission denied"
    if isinstance(error, OSError):
        if error.errno == errno.ENXIO:
            return f"{name} is a socket, not a file"
        if error.errno == errno.ELOOP:
            return f"{name} is a symbolic link that leads back to itself"
        return f"{name} cannot be read: {(error.strerror or str(error)).lower()}"
    return f"{name} is no path to a file"
