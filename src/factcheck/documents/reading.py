"""Files of any kind as Documents: small plain ones here, others in children, what was read before from the cache.

A child costs 65 to 90 ms of CPU to start, and a file in one that runs 1.3 to 4.3 times what it costs here (measured),
against 110 ms for a whole start of the program. So what cannot do harm is read here: text, and up to a size each
formats of text whose worst files, made for it, need 2 s of CPU (HTML 1.6, Markdown 1.1, subtitles and transcripts 1.4)
and little memory. Everything else goes to a child with its limits, e-mail always: headers of a few KB can keep
Python's parser busy for minutes. What children and the cache need is loaded with the first file that needs it.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, Final

from factcheck.documents.kinds import kind_of
from factcheck.documents.opening import read_bytes, shown
from factcheck.documents.parsing import parse
from factcheck.errors import SourceError
from factcheck.model import Document, Skipped

if TYPE_CHECKING:
    from concurrent.futures import Future

    from factcheck.documents.pool import Pool

Progress = Callable[[int, int, str], None]
"""Called with the number of files that are read, the number in all, and the path of the one read last."""

_HERE: Final = {"srt": 2**22, "vtt": 2**22, "json": 2**22, "html": 2**18, "markdown": 2**16}
"""Up to how many bytes files of a kind are read in this process."""
_LINES: Final = 2**21
"""Up to how many lines text is: each costs time and memory, long ones hardly more than short ones."""

_AHEAD: Final = 2**27
"""Bytes of files that may wait for a child."""


def read_document(path: str | os.PathLike[str], *, cache: bool = True) -> Document:
    """Read the file at `path`, of any known kind, told by its content first and its name second.

    What could do harm is read in a process of its own, with bounded memory and time, and kept in the user's cache
    folder unless `cache` is False. Raises SourceError if there is no such file, it cannot be read, is of no known
    kind, or has no text in it.
    """
    return read_data(read_bytes(path), path, cache=cache)


def read_data(data: bytes, path: str | os.PathLike[str], *, cache: bool = True) -> Document:
    """Read the content of a file; its name helps to tell what it is. Raises SourceError as `read_document` does."""
    kind = _kind(data, path)
    if _is_harmless(data, kind):
        return parse(data, path, kind)
    found = _kept(data, path, kind) if cache else None
    if found is None:
        from factcheck.documents.pool import read_apart  # noqa: PLC0415 - see above

        found = read_apart(data, path, kind, cache=cache)
    return found


def read_many(
    paths: Iterable[str | os.PathLike[str]], *, cache: bool = True, progress: Progress | None = None
) -> Iterator[tuple[str, Document | Skipped]]:
    """Read many files on all cores; for each path, in the order given, its document or why there is none."""
    names = [os.fspath(path) for path in paths]
    waiting: deque[tuple[str, int, Document | Skipped | Future[Document | Skipped]]] = deque()
    ahead = done = 0
    with ExitStack() as stack:
        children = _Children(stack, cache=cache)
        for started, name in enumerate(names, 1):
            waiting.append((name, *children.begin(name)))
            ahead += waiting[-1][1]
            while waiting and (started == len(names) or ahead > _AHEAD or _ready(waiting[0][2])):
                path, size, outcome = waiting.popleft()
                ahead -= size
                done += 1
                yield path, outcome if isinstance(outcome, Document | Skipped) else outcome.result()
                if progress:
                    progress(done, len(names), path)


def _ready(outcome: "Document | Skipped | Future[Document | Skipped]") -> bool:
    return isinstance(outcome, Document | Skipped) or outcome.done()


class _Children:
    """Reads what may be read here, and has children, once there are any needed, read the rest."""

    def __init__(self, stack: ExitStack, *, cache: bool) -> None:
        self._stack = stack
        self._cache = cache
        self._pool: Pool | None = None

    def begin(self, path: str) -> "tuple[int, Document | Skipped | Future[Document | Skipped]]":
        """The size of a file, and what it turned out to be, or a promise of it."""
        size = 0
        try:
            data = read_bytes(path)
            size, kind = len(data), _kind(data, path)
            if _is_harmless(data, kind):
                return size, parse(data, path, kind)
            if self._cache and (found := _kept(data, path, kind)):
                return size, found
        except SourceError as error:
            return size, Skipped(path, error.message, error.hint)
        if self._pool is None:
            from factcheck.documents.pool import Pool  # noqa: PLC0415 - see above

            self._pool = self._stack.enter_context(Pool(cache=self._cache))
        return size, self._pool.submit(data, path, kind)


def _is_harmless(data: bytes, kind: str) -> bool:
    """Whether it is read here, whatever is in it."""
    if kind == "text":
        return data.count(b"\n") + data.count(b"\r") <= _LINES
    return len(data) <= _HERE.get(kind, 0)


def _kind(data: bytes, path: str | os.PathLike[str]) -> str:
    if not data.strip():
        raise SourceError(f"{shown(path)} is empty", hint="Check that it was saved and copied completely.")
    return kind_of(data, path)


def _kept(data: bytes, path: str | os.PathLike[str], kind: str) -> Document | None:
    from factcheck.documents.cache import load  # noqa: PLC0415 - see above

    return load(data, path, kind)
