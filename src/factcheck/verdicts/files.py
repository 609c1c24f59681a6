"""A verdict file on disk: read with care, since anybody may have written it, and written whole."""

import contextlib
import os
import re
import shlex
import stat
import tempfile
from pathlib import Path
from typing import BinaryIO, Final

from factcheck.core.bounded import costly_toml
from factcheck.core.errors import VerdictFileError

MAX_BYTES = 16_000_000
"""Five thousand decided claims take about 3 MB."""
MAX_KEY = 200
"""Characters of a claim id, a source key or a reviewer's name."""


HEADER: Final = (
    "# Written by factcheck. Write remarks in `note` fields: comments are not kept. The last line is `# end`.\n"
)
END: Final = "# end\n"
"""Behind the last block: a file without it that was to have it was cut off, however well it parses."""
_END: Final = re.compile(r"^# end[ \t\r]*$", re.MULTILINE)


def check_end(text: str, path: str) -> None:
    """Raises VerdictFileError if the text begins by saying which is its last line, and does not have that."""
    if text[: len(HEADER)].startswith(HEADER.rstrip("\n")) and not _END.search(text):
        raise VerdictFileError(
            f"{path} ends too soon: its last line, `# end`, is missing, and verdicts may be, too",
            hint=f"Take the last good version: git checkout -- {shlex.quote(path)}. If nothing is missing, add the line.",
        )


def check_cost(text: str, path: str) -> None:
    """Raises VerdictFileError on what tomllib would take very long, or very much memory, over."""
    if len(text) > MAX_BYTES:
        raise too_large(path, f"more than {MAX_BYTES // 1_000_000} MB")
    if (found := costly_toml(text)) is None:
        return
    line, said = found
    if not line:
        raise too_large(path, said)
    raise VerdictFileError(f"{path}:{line}: {said}", hint="No verdict file has one; nothing was changed.")


def too_large(path: str, said: str) -> VerdictFileError:
    hint = f"Is it one? Split the article, or take the last good version: git checkout -- {shlex.quote(path)}"
    return VerdictFileError(f"{path}: {said}: too large for a verdict file", hint=hint)


def read_text(path: str | Path) -> str:
    """The text of a verdict file: a plain file, no link, of bounded size, in UTF-8. Raises VerdictFileError."""
    # A link in a repository may lead anywhere, and a pipe never ends: neither is opened as a verdict file.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        if stat.S_ISLNK(os.lstat(path).st_mode):
            raise VerdictFileError(f"{path} is a symbolic link", hint="Put the verdict file itself in its place.")
        with os.fdopen(os.open(path, flags), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise VerdictFileError(f"{path} is not a plain file", hint="Move it away, or name another file.")
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        hint = "Name another file with --verdicts, or correct its permissions."
        raise VerdictFileError(f"{path} cannot be read: {error.strerror}", hint=hint) from error
    if len(data) > MAX_BYTES:
        raise too_large(str(path), f"more than {MAX_BYTES // 1_000_000} MB")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise VerdictFileError(f"{path}:{line}: not UTF-8", hint="Save the file as UTF-8.") from error


def write_text(path: Path, text: str, *, private: bool = False, lasting: bool = True) -> None:
    """The file's new text, all of it or none, on the disk when this returns if it is `lasting`. Raises OSError.

    It has the mode of the old file, or the usual one of a new file; `private`: nobody else can read it.
    """
    _sweep(path)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            if not private:  # as mkstemp has made it
                _like_the_old_one(path, file)
            file.write(text.encode())
            file.flush()
            if lasting:
                os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    if lasting:
        _sync_folder(path.parent)


def _sweep(path: Path) -> None:
    """Take away what a killed process left: everybody writes under the lock, so nobody is writing now."""
    with contextlib.suppress(OSError):
        for file in path.parent.iterdir():
            if file.name.startswith(f".{path.name}.") and file.name.endswith(".tmp"):
                file.unlink()


def _like_the_old_one(path: Path, file: BinaryIO) -> None:
    """Give the new file the mode of the old one, or the usual mode of a new file."""
    if not hasattr(os, "fchmod"):
        return
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    os.fchmod(file.fileno(), mode)


def _sync_folder(folder: Path) -> None:
    # Without this a power cut can undo the renaming. Not every system opens folders (Windows does not).
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
