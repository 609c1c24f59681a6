"""Verdicts on disk: saved so that nothing is lost, whoever else saves and whatever fails.

Saving is lock, read again, merge with what is there now, temporary file in the same folder, fsync, replace, fsync
the folder. If that fails, what was to be saved goes to a recovery file.
"""

import contextlib
import os
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from factcheck.core.errors import VerdictFileError
from factcheck.core.records import VerdictFile
from factcheck.core.text import digest
from factcheck.verdicts.blocks import Blocks
from factcheck.verdicts.conflicts import with_markers
from factcheck.verdicts.files import read_text, write_text
from factcheck.verdicts.joining import Conflict
from factcheck.verdicts.merging import merge, same
from factcheck.verdicts.reading import check_writable
from factcheck.verdicts.recovery import Kept, Recovery
from factcheck.verdicts.writing import dump

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
        raise VerdictFileError(f"{path} was changed meanwhile", hint="Look at what is there now, and choose again.")


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
