"""Verdicts on disk: saved so that nothing is lost, whoever else saves and whatever fails.

Saving is lock, read again, merge with what is there now, temporary file in the same folder, fsync, replace, fsync
the folder. If that fails, what was to be saved goes to a recovery file.
"""

import contextlib
import os
import re
import tempfile
import time
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from factcheck.core.errors import VerdictFileError
from factcheck.core.records import SCHEMA, Record, UnknownKey, VerdictFile
from factcheck.core.text import digest
from factcheck.verdicts.conflicts import with_markers
from factcheck.verdicts.files import check_cost, check_end, read_text, write_text
from factcheck.verdicts.merge import Conflict, merge, same
from factcheck.verdicts.reading import Reader, check_unmarked, check_writable, load, loads
from factcheck.verdicts.recovery import Kept, Recovery
from factcheck.verdicts.writing import block_text, dump

try:
    import fcntl
except ImportError:  # Windows
    import msvcrt

    fcntl = None  # type: ignore[assignment]

PATIENCE = 30.0
"""Seconds to wait for somebody else's save; one takes well under a second."""


class Store:
    """One verdict file on disk. `save` may be called from another thread, by one at a time."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._known: tuple[str, VerdictFile] | None = None
        self._blocks = Blocks()
        self._recovery = Recovery(self.path)

    def read(self) -> VerdictFile | None:
        """The verdicts as they are now; None if there is no file yet. Raises VerdictFileError as `load` does."""
        if not os.path.lexists(self.path):
            return None
        text = read_text(self.path)
        if self._known is None or self._known[0] != text:
            self._known = text, self._blocks.loads(text, str(self.path))
        return self._known[1]

    def save(self, mine: VerdictFile, base: VerdictFile | None) -> VerdictFile:
        """Save `mine`, which was made from `base` (what `read` or the last `save` gave; None if there was no file).

        What others saved meanwhile is merged in, and the result returned: the next `base`. Where this reviewer
        set the same field elsewhere meanwhile, this side's value is kept, as the later one. Raises
        VerdictFileError if it cannot be saved; the message says where the recovery file is.
        """
        try:
            with _locked(self.path):
                there = self.read()
                if there is not None:
                    check_writable(str(self.path), there)
                both = mine if there is None else merge(base, mine, there).file
                if there is None or not same(both, there):
                    text = self._blocks.dump(both)
                    write_text(self.path, text)
                    self._known = text, both
                    self._recovery.keep_good(text)
        except (OSError, VerdictFileError) as error:
            raise self._not_saved(mine, error) from error
        self._recovery.forget_unsaved()
        return both

    def resolve(self, chosen: VerdictFile, *, instead_of: str, left: Iterable[Conflict] = ()) -> str:
        """Put `chosen` in the place of a file with conflict markers, whose text was `instead_of`; its text now.

        Conflicts that are `left` stay between markers, and nothing else does. Raises VerdictFileError as `save` does,
        and if the file has another text by now.
        """
        text = with_markers(chosen, left)
        try:
            with _locked(self.path):
                _check_unchanged(self.path, instead_of)
                write_text(self.path, text)
        except (OSError, VerdictFileError) as error:
            raise self._not_saved(chosen, error) from error
        self._recovery.forget_unsaved()
        return text

    def put_back(self, text: str, *, instead_of: str) -> None:
        """Put an earlier text in the place of `instead_of`. Raises VerdictFileError."""
        try:
            with _locked(self.path):
                _check_unchanged(self.path, instead_of)
                write_text(self.path, text)
        except OSError as error:
            raise VerdictFileError(f"{self.path}: {error.strerror or error}") from error

    @property
    def recovery_path(self) -> Path:
        """Where this process puts verdicts that cannot be saved."""
        return self._recovery.path

    def recoveries(self) -> tuple[Kept, ...]:
        """Recovery files that any process left for this verdict file; each can be merged in (`merge`) and removed."""
        return self._recovery.unsaved()

    def forget_taken(self) -> None:
        """Take away this person's recovery files that hold nothing but what the verdict file has.

        What cannot be read is left to whoever asks for it. Raises VerdictFileError if the verdict file cannot be read.
        """
        kept = [each for each in self._recovery.unsaved() if each.own]
        there = self.read() if kept else None
        for each in kept:
            with contextlib.suppress(VerdictFileError, OSError):
                if there is not None and same(merge(None, load(each.path), there).file, there):
                    each.path.unlink()

    def last_good(self) -> Kept | None:
        """The copy of this file as it was last saved here."""
        return self._recovery.last_good()

    def _not_saved(self, mine: VerdictFile, error: OSError | VerdictFileError) -> VerdictFileError:
        said = error.message if isinstance(error, VerdictFileError) else f"{self.path}: {error.strerror or error}"
        hint = error.hint if isinstance(error, VerdictFileError) else ""
        place = self._recovery.keep_unsaved(dump(mine))
        if place is None:
            return VerdictFileError(f"not saved: {said}", hint=f"No recovery file could be written. {hint}".strip())
        return VerdictFileError(f"not saved: {said}", hint=f"Your verdicts are kept in {place}. {hint}".strip())


def _check_unchanged(path: Path, text: str) -> None:
    if read_text(path) != text:
        raise VerdictFileError(
            f"{path} has changed in the meantime", hint="Look at what is there now, and choose again."
        )


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Nobody else saves in this folder meanwhile. Raises VerdictFileError if somebody has been at it for too long."""
    deadline = time.monotonic() + PATIENCE
    handle = _lock_target(path)
    try:
        while not _try_lock(handle):
            if time.monotonic() > deadline:
                raise VerdictFileError(f"{path}: another process has been saving for {PATIENCE:.0f} seconds")
            time.sleep(0.002)
        yield
    finally:
        os.close(handle)


def _lock_target(path: Path) -> int:
    """What is locked: the folder, so that no lock file lies in the repository, or a file where folders can't be."""
    if fcntl is not None:
        handle = os.open(path.parent, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return handle
        except OSError:  # some network file systems lock files alone
            os.close(handle)
        else:
            fcntl.flock(handle, fcntl.LOCK_UN)
            return handle
    user = os.getuid() if hasattr(os, "getuid") else 0
    name = f"factcheck-{user}-{digest(str(path.absolute()))}.lock"
    return os.open(Path(tempfile.gettempdir()) / name, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)


def _try_lock(handle: int) -> bool:
    try:
        if fcntl is not None:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    except (BlockingIOError, PermissionError):
        return False
    return True


_HEADER = re.compile(r"^\[(claim|orphan)\.([A-Za-z0-9_-]+)\]$", re.MULTILINE)

_CURRENT = re.compile(rf"^schema = {SCHEMA}$", re.MULTILINE)

_BEFORE = re.compile(r"^[ \t]*\[?[ \t]*[\"']?(?:claim|orphan)\b", re.MULTILINE)

_Read = tuple[str, str, Record, tuple[UnknownKey, ...]]


class Blocks:
    """Remembers the blocks of one file as they were last read and written."""

    def __init__(self) -> None:
        self._read: dict[str, _Read] = {}
        self._written: dict[tuple[str, str], tuple[Record, str]] = {}

    def loads(self, text: str, path: str) -> VerdictFile:
        """The same as `reading.loads`; records of blocks that have not changed are the very same objects."""
        check_unmarked(text, path)
        check_end(text, path)
        return self._in_blocks(text, path) or loads(text, path)

    def dump(self, file: VerdictFile) -> str:
        """The same as `writing.dump`."""
        there = self._written
        self._written = {}

        def block(place: str, key: str, record: Record) -> str:
            known = there.get((place, key))
            written = known if known and known[0] is record else (record, block_text(place, key, record))
            self._written[place, key] = written
            return written[1]

        return dump(file, block=block)

    def _in_blocks(self, text: str, path: str) -> VerdictFile | None:
        """The file, None if it must be read as a whole (which is also who says what is wrong with it)."""
        starts = [match.start() for match in _HEADER.finditer(text)]
        if not starts or _BEFORE.search(text, 0, starts[0]) or not _CURRENT.search(text, 0, starts[0]):
            return None
        blocks = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
        try:
            check_cost("".join(block for block in blocks if block not in self._read), path)
            file = Reader(text[: starts[0]], path).file()
            read = {block: self._read.get(block) or _block(block, path) for block in blocks}
        except (VerdictFileError, ValueError, RecursionError):
            return None
        names = {(place, key) for place, key, *_ in read.values()}
        if len(names) < len(blocks):
            return None
        self._read = read
        records = {place: {key: record for at, key, record, _ in read.values() if at == place} for place in _PLACES}
        unknown = list(file.unknown)
        for start, (*_, more) in zip(starts, read.values(), strict=True):
            unknown += [replace(each, line=each.line + text.count("\n", 0, start)) for each in more]
        whole = replace(file, claims=records["claim"], orphans=records["orphan"], unknown=tuple(unknown))
        return Reader(text, path).checked(whole)


_PLACES = ("claim", "orphan")


def _block(block: str, path: str) -> _Read:
    """What one block says. Raises ValueError or VerdictFileError if it is not one claim's and valid by itself."""
    tree = tomllib.loads(block)
    ((place, tables),) = tree.items()
    ((key, table),) = tables.items()
    reader = Reader(block, path)
    return place, key, reader.record(table, (place, key)), tuple(reader.unknown)
