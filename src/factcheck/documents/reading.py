"""Files of any kind as Documents: from the cache what was read before, the rest read in children.

Whatever its size and kind, the content of a file is parsed in a child process with bounded memory and time. Here its
bytes are read, the beginning of them is looked at to tell the kind, and what a child made of them is put together;
text that is UTF-8 without a fault is decoded here too, since nobody would send it back and forth. None of that takes
more than a look at every byte.
"""

import hashlib
import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from threading import get_ident
from typing import TYPE_CHECKING, Final, Self

from factcheck.core.errors import SourceError, shown
from factcheck.core.model import Document, Skipped
from factcheck.documents.encoding import utf8_text
from factcheck.documents.files import Job, read_bytes
from factcheck.documents.formats import kind_of
from factcheck.documents.packing import unpacked

if TYPE_CHECKING:
    from factcheck.documents.sandbox import Pool

Progress = Callable[[int, int, str], None]
"""Called with the number of files that are read, the number in all, and the path of the one read last."""

_ARTICLE: Final = "article"
"""The kind of a web page that is to be read as an article: with what stands beside its main part."""
_AHEAD: Final = 2**27
"""Bytes of files that may wait for a child."""
VERSION: Final = 16
"""To be raised when a reader reads differently: what was read before is read again then."""

ROOM: Final = 2**30
"""Bytes that the cache may take; what was not used for the longest time goes first."""
_MUCH: Final = ROOM // 32
"""Bytes that may be added before it is looked through."""
_DAY: Final = 86400  # seconds after which it is looked through anyway
_NEW: Final = ".new"  # ends the name of what is being written
_LOOKED: Final = "looked-through"  # the file whose time says when it was


def read_document(path: str | os.PathLike[str], *, cache: bool = True, article: bool = False) -> Document:
    """Read the file at `path`, of any known kind, told by its content first and its name second.

    It is read in a process of its own, with bounded memory and time, and what was read is kept in the user's cache
    folder unless `cache` is False. Of a web page only the main part is read, unless it is an `article`: what an article
    says beside its main part is checked too. Raises SourceError if there is no such file, it cannot be read, is of no known
    kind, or has no text in it.
    """
    return read_data(read_bytes(path), path, cache=cache, article=article)


def read_data(data: bytes, path: str | os.PathLike[str], *, cache: bool = True, article: bool = False) -> Document:
    """Read the content of a file; its name helps to tell what it is. Raises SourceError as `read_document` does."""
    kind = _kind(data, path)
    return _read(data, os.fspath(path), _ARTICLE if article and kind == "html" else kind, cache=cache)


def text_of(data: bytes, *, cache: bool = True) -> str:
    """The content of a plain text file as `read_document` gives it, without its places. Raises SourceError."""
    text = utf8_text(data)
    return _read(data, "", "text", cache=cache).text if text is None else text


def read_many(
    paths: Iterable[str | os.PathLike[str]], *, cache: bool = True, progress: Progress | None = None
) -> Iterator[tuple[str, Document | Skipped]]:
    """Read many files on all cores; for each path, in the order given, its document or why there is none."""
    names = [os.fspath(path) for path in paths]
    waiting: deque[tuple[str, int, Document | Skipped | Job]] = deque()
    ahead = done = 0
    with _Reading(cache=cache) as reading:
        for started, name in enumerate(names, 1):
            waiting.append((name, *_begun(name, reading)))
            ahead += waiting[-1][1]
            while waiting and (started == len(names) or ahead > _AHEAD or reading.is_done(waiting[0][2])):
                path, size, outcome = waiting.popleft()
                ahead -= size
                done += 1
                yield path, reading.finish(outcome) if isinstance(outcome, Job) else outcome
                if progress:
                    progress(done, len(names), path)


def _begun(path: str, reading: "_Reading") -> tuple[int, Document | Skipped | Job]:
    """The size of a file, and what it turned out to be, or the job to read it."""
    size = 0
    try:
        data = read_bytes(path)
        size = len(data)
        return size, reading.begin(data, path, _kind(data, path))
    except SourceError as error:
        return size, Skipped(path, error.message, error.hint)


def _read(data: bytes, path: str, kind: str, *, cache: bool) -> Document:
    with _Reading(cache=cache) as reading:
        begun = reading.begin(data, path, kind)
        found = reading.finish(begun) if isinstance(begun, Job) else begun
    if isinstance(found, Skipped):
        raise SourceError(found.reason, hint=found.hint)
    return found


class _Reading:
    """Asks the cache, and children if it does not know. A context manager."""

    def __init__(self, *, cache: bool) -> None:
        self._stack = ExitStack()
        self._keeping = self._stack.enter_context(Keeping()) if cache else None
        self._pool: Pool | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def begin(self, data: bytes, path: str, kind: str) -> Document | Job:
        """What is known of a content, or the job to read it."""
        job = Job(path, kind, data, hashlib.sha256(data).hexdigest())
        if self._keeping and (packed := self._keeping.load(job.sha256, kind)) and (document := _document(job, packed)):
            return document
        if self._pool is None:
            from factcheck.documents.sandbox import Pool  # noqa: PLC0415 - 6 ms that a start with nothing new has no use for

            self._pool = self._stack.enter_context(Pool())
        self._pool.submit(job)
        return job

    def is_done(self, outcome: Document | Skipped | Job) -> bool:
        """Whether nobody has to wait for it."""
        return not (isinstance(outcome, Job) and self._pool) or self._pool.is_done(outcome)

    def finish(self, job: Job) -> Document | Skipped:
        """What a content was read as, or why it was not."""
        assert self._pool
        self._pool.wait_for(job)
        if isinstance(job.answer, bytes) and (document := _document(job, job.answer)):
            if self._keeping:
                self._keeping.store(job.sha256, job.kind, job.answer)
            return document
        if isinstance(job.answer, SourceError):
            return Skipped(job.path, job.answer.message, job.answer.hint)
        return Skipped(job.path, f"{shown(job.path)} is not read: the reader crashed", "Check where it comes from.")


def _document(job: Job, packed: bytes) -> Document | None:
    """What was packed, None if it is damaged."""
    try:
        kind = "html" if job.kind == _ARTICLE else job.kind
        return unpacked(packed, path=job.path, sha256=job.sha256, kind=kind, content=job.data)
    except ValueError:
        return None


def _kind(data: bytes, path: str | os.PathLike[str]) -> str:
    if not data or data.isspace():
        raise SourceError(f"{shown(path)} is empty", hint="Check that it was saved and copied completely.")
    return kind_of(data, path)


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
