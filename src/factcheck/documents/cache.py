"""What was read, kept by the hash of the content under the user's cache folder. A favour: it may fail in silence."""

import os
import time
from contextlib import suppress
from pathlib import Path
from threading import get_ident
from typing import Final, Self

VERSION: Final = 12
"""To be raised when a reader reads differently: what was read before is read again then."""

ROOM: Final = 2**30
"""Bytes that the cache may take; what was not used for the longest time goes first."""
_MUCH: Final = ROOM // 32
"""Bytes that may be added before it is looked through."""
_DAY: Final = 86400  # seconds after which it is looked through anyway
_NEW: Final = ".new"  # ends the name of what is being written
_LOOKED: Final = "looked-through"  # the file whose time says when it was


class Keeping:
    """Keeps what is read, and knows what was. A context manager, which makes room at its end if it is time."""

    def __init__(self) -> None:
        self._folder = _folder()
        self._stored = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._stored:
            with suppress(OSError):
                looked = self._folder.parent / _LOOKED
                if self._stored > _MUCH or not looked.exists() or time.time() - looked.stat().st_mtime > _DAY:
                    prune()
                    looked.touch()

    def load(self, sha256: str, kind: str) -> bytes | None:
        """What was made of the content with this hash when it was read as this kind, None if that is not known."""
        place = self._place(sha256, kind)
        try:
            packed = place.read_bytes()
        except (OSError, ValueError):
            return None
        with suppress(OSError):  # it may be another's, or of a disk that is not written to
            os.utime(place)
        return packed

    def store(self, sha256: str, kind: str, packed: bytes) -> None:
        """Keep what a content was read as."""
        place = self._place(sha256, kind)
        new = place.with_name(f"{os.getpid()}-{get_ident()}{_NEW}")
        with suppress(OSError):
            place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            try:
                new.write_bytes(packed)
                new.replace(place)
            except OSError:
                new.unlink(missing_ok=True)
        self._stored += len(packed)

    def _place(self, sha256: str, kind: str) -> Path:
        return self._folder / f"{sha256}.{kind}"


def prune() -> None:
    """Make room, and throw away what other versions have kept."""
    ours = os.fspath(_folder())
    found: list[tuple[bool, float, int, str]] = []
    for folder, _, names in os.walk(_folder().parent):
        for name in names:
            if name != _LOOKED:
                with suppress(OSError):  # another process may do the same
                    place = os.path.join(folder, name)  # noqa: PTH118 - there may be very many
                    seen = os.stat(place)  # noqa: PTH116
                    found.append((folder == ours and not name.endswith(_NEW), seen.st_mtime, seen.st_size, place))
    used = 0
    for is_ours, _, size, place in sorted(found, reverse=True):
        used += size
        if not is_ours or used > ROOM:
            Path(place).unlink(missing_ok=True)


def _folder() -> Path:
    import platformdirs  # noqa: PLC0415 - not needed with --no-cache

    return platformdirs.user_cache_path("factcheck") / "documents" / f"v{VERSION}"
