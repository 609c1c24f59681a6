"""What is kept of a person's verdicts outside the project: those that could not be saved, and the last good copies.

It lies in that person's own state folder, or in a private folder for temporary files where there is no such. Another
user of the machine may put files into a folder they can write: what they put there is never taken for one's own.
"""

import contextlib
import os
import stat
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import platformdirs

from factcheck.core.text import digest
from factcheck.verdicts.files import write_text

try:
    import pwd
except ImportError:  # Windows
    pwd = None  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of verdicts that was kept: who wrote it (by the system's name) and when.

    `own`: the person who runs this wrote it, in a folder where nobody else can write.
    """

    path: Path
    owner: str
    when: datetime
    own: bool


class Recovery:
    """What is kept for one verdict file."""

    def __init__(self, path: Path) -> None:
        self._stem = f"{path.stem.removesuffix('.verdicts')}-{digest(str(path.absolute()))}-"
        self._name = f"{self._stem}{os.getpid()}.toml"

    @property
    def path(self) -> Path:
        """Where this process puts verdicts that cannot be saved, if it can."""
        return _state_folder() / self._name

    def unsaved(self) -> tuple[Kept, ...]:
        """The files that any process left here, and that were not taken in yet."""
        return tuple(found for folder in _folders() for found in self._in(folder, ".toml"))

    def last_good(self) -> Kept | None:
        """The copy of the file as it was last saved here."""
        found = [kept for folder in _folders() for kept in self._in(folder, ".last")]
        return max(found, key=lambda kept: (kept.own, kept.when), default=None)

    def keep_unsaved(self, text: str) -> Path | None:
        """Put the text where it is found again; None if there is no place for it."""
        return self._put(self._name, text)

    def keep_good(self, text: str) -> None:
        self._put(f"{self._stem}saved.last", text, lasting=False)

    def forget_unsaved(self) -> None:
        """Take away what this process left: it is saved now."""
        for folder in _folders():
            with contextlib.suppress(OSError):
                (folder / self._name).unlink()

    def _put(self, name: str, text: str, *, lasting: bool = True) -> Path | None:
        for folder in _places():
            with contextlib.suppress(OSError):
                write_text(folder / name, text, private=True, lasting=lasting)
                return folder / name
        return None

    def _in(self, folder: Path, suffix: str) -> Iterator[Kept]:
        with contextlib.suppress(OSError):
            alone = _is_private(folder)
            for file in sorted(folder.iterdir()):
                if file.name.startswith(self._stem) and file.suffix == suffix:
                    found = file.lstat()
                    own = alone and stat.S_ISREG(found.st_mode) and _is_mine(found) and _is_closed(found)
                    yield Kept(file, _owner(found), datetime.fromtimestamp(found.st_mtime).astimezone(), own)


def _state_folder() -> Path:
    return Path(platformdirs.user_state_path("factcheck")) / "recovery"


def _folders() -> list[Path]:
    """Where to look: the state folder, and private folders for temporary files."""
    with contextlib.suppress(OSError):
        temporary = [each for each in Path(tempfile.gettempdir()).glob("factcheck-recovery-*") if _is_private(each)]
        return [_state_folder(), *sorted(temporary)]
    return [_state_folder()]


def _places() -> Iterator[Path]:
    """Where to write, the first that can be written; a new folder if none can."""
    state = _state_folder()
    with contextlib.suppress(OSError):
        state.mkdir(parents=True, exist_ok=True, mode=0o700)
    yield from (folder for folder in _folders() if _is_private(folder))
    with contextlib.suppress(OSError):
        yield Path(tempfile.mkdtemp(prefix="factcheck-recovery-"))


def _is_private(folder: Path) -> bool:
    """Whether it is a folder of this user's in which nobody else can write."""
    try:
        found = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and _is_mine(found) and not (_has_modes() and found.st_mode & 0o022)


def _is_mine(found: os.stat_result) -> bool:
    return not _has_modes() or found.st_uid == os.getuid()


def _is_closed(found: os.stat_result) -> bool:
    """Whether nobody else can write it."""
    return not _has_modes() or not found.st_mode & 0o022


def _has_modes() -> bool:
    return hasattr(os, "getuid")


def _owner(found: os.stat_result) -> str:
    if pwd is None:
        return "you"
    try:
        return pwd.getpwuid(found.st_uid).pw_name
    except KeyError:
        return f"user {found.st_uid}"
