"""Files of any kind as Documents: from the cache what was read before, the rest read in children.

Whatever its size and kind, the content of a file is parsed in a child process with bounded memory and time. Here its
bytes are read, the beginning of them is looked at to tell the kind, and what a child made of them is put together;
text that is UTF-8 without a fault is decoded here too, since nobody would send it back and forth. None of that takes
more than a look at every byte.
"""

import hashlib
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, Final, Self

from factcheck.core.errors import SourceError
from factcheck.core.model import Document, Skipped
from factcheck.documents.cache import Keeping
from factcheck.documents.decoding import utf8_text
from factcheck.documents.jobs import Job
from factcheck.documents.kinds import kind_of
from factcheck.documents.opening import read_bytes, shown
from factcheck.documents.packing import unpacked

if TYPE_CHECKING:
    from factcheck.documents.pool import Pool

Progress = Callable[[int, int, str], None]
"""Called with the number of files that are read, the number in all, and the path of the one read last."""

_ARTICLE: Final = "article"
"""The kind of a web page that is to be read as an article: with what stands beside its main part."""
_AHEAD: Final = 2**27
"""Bytes of files that may wait for a child."""


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


def plain_text(data: bytes, *, cache: bool = True) -> str:
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
            from factcheck.documents.pool import Pool  # noqa: PLC0415 - 6 ms that a start with nothing new has no use for

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
        return Skipped(job.path, f"{shown(job.path)} is not read: its reader broke down", "Check where it comes from.")


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
