"""Children for as many files at once as there are cores."""

import os
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from typing import Self

from factcheck.documents import cache as kept
from factcheck.documents.children import Child
from factcheck.errors import SourceError
from factcheck.model import Document, Skipped


def read_apart(data: bytes, path: str | os.PathLike[str], kind: str, *, cache: bool) -> Document:
    """Read the content of one file in a child of its own. Raises SourceError."""
    with Child() as child:
        document = child.read(data, path, kind)
    if cache:
        kept.store(data, kind, document)
        kept.prune()
    return document


class Pool:
    """Children for as many files at once as there are cores, each started when it is needed."""

    def __init__(self, *, cache: bool) -> None:
        self._cache = cache
        self._stored = False
        self._cores = _cores()
        self._children = [Child() for _ in range(self._cores)]
        self._free: SimpleQueue[Child] = SimpleQueue()
        for child in self._children:
            self._free.put(child)
        self._threads = ThreadPoolExecutor(self._cores)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End what is under way: nobody waits for it any more."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for child in self._children:
            child.stop()
        self._threads.shutdown()
        for child in self._children:
            child.close()
        if self._stored:
            kept.prune()

    def submit(self, data: bytes, path: str, kind: str) -> Future[Document | Skipped]:
        """Have the content of a file read."""
        return self._threads.submit(self._read, data, path, kind)

    def _read(self, data: bytes, path: str, kind: str) -> Document | Skipped:
        child = self._free.get()
        try:
            document = child.read(data, path, kind)
        except SourceError as error:
            return Skipped(path, error.message, error.hint)
        finally:
            self._free.put(child)
        if self._cache:
            kept.store(data, kind, document)
            self._stored = True
        return document


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
