"""Children for as many files at once as there are cores, each started when there is enough to do for it."""

import os
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Final, Self

from factcheck.core.errors import SourceError
from factcheck.documents.children import SECONDS, Child, borrowed, give_back
from factcheck.documents.jobs import Job
from factcheck.documents.opening import shown

_BATCH: Final = 2**18
"""Bytes of plain text that a child is handed at a time: a message for each file would cost more than to read it."""
_FILES: Final = 64
"""Files that it is handed at most."""
_PLAIN: Final = ("text", "email")
_HARDER: Final = 8  # times as long, at least, as a byte of plain text takes a byte of what else there is
_PATIENCE: Final = 8 * SECONDS
"""Waits of a second without any answer after which children are ended that did not end themselves: they may have been
stopped, or be many beside few cores. Waits are counted, since a clock would go on while we ourselves are stopped."""
_WAIT: Final = 1.0
_QUEUE: Final = 4  # batches that nobody has begun are worth a child more


class Pool:
    """Has files read by children, in batches. A context manager; what is under way at its end is given up."""

    def __init__(self) -> None:
        self._children: list[Child] = []
        self._threads: list[Thread] = []
        self._batch: list[Job] = []
        self._weight = 0
        self._batches: SimpleQueue[list[Job] | None] = SimpleQueue()
        self._answers: SimpleQueue[tuple[Job, bytes | SourceError]] = SimpleQueue()
        self._open = 0  # jobs without an answer
        self._ended = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._ended = True
        if self._open:
            for child in self._children:
                child.kill()
        for end in [None] * len(self._threads):
            self._batches.put(end)
        for thread in self._threads:
            thread.join()
        for child in self._children:
            give_back(child)

    def submit(self, job: Job) -> None:
        """Have a file read, together with some that follow."""
        if not self._children or (self._batches.qsize() >= _QUEUE and len(self._children) < _cores()):
            self._hire()
        if not self._children:
            job.answer = SourceError(
                "No thread can be started to read files in", hint="Try again with less running beside it."
            )
            return
        self._open += 1
        self._batch.append(job)
        self._weight += len(job.data) * (1 if job.kind in _PLAIN else _HARDER)
        if self._weight >= _BATCH or len(self._batch) >= _FILES:
            self._hand_over()

    def wait_for(self, job: Job) -> None:
        """Return when a job has its answer."""
        if self._batch:
            self._hand_over()
        waits = 0
        while job.answer is None:
            try:
                self._take(_WAIT)
                waits = 0
            except Empty:
                waits += 1
                if waits % _PATIENCE == 0:
                    for child in self._children:
                        child.kill(overdue=True)

    def is_done(self, job: Job) -> bool:
        """Whether a job has its answer."""
        with suppress(Empty):
            while job.answer is None:
                self._take(0)
        return job.answer is not None

    def _take(self, seconds: float) -> None:
        """Give a job its answer. Raises Empty if there is none for so long."""
        job, answer = self._answers.get(timeout=seconds)
        job.answer = answer
        self._open -= 1

    def _hire(self) -> None:
        child = borrowed()
        thread = Thread(target=self._work, args=(child,), daemon=True)
        try:
            thread.start()
        except RuntimeError:  # the system allows no more; one is enough
            child.close()
            return
        self._children.append(child)
        self._threads.append(thread)

    def _hand_over(self) -> None:
        self._batches.put(self._batch)
        self._batch, self._weight = [], 0

    def _work(self, child: Child) -> None:
        with suppress(Exception):  # which whoever needs the child will get again
            child.start()
        for batch in iter(self._batches.get, None):
            while batch and not self._ended:  # as often as the child dies of one of them
                self._read(batch, child)

    def _read(self, batch: list[Job], child: Child) -> None:
        """Take those off a batch that get an answer: one at least, whatever happens, since somebody waits for it."""
        try:
            for answer in child.read([(job.path, job.kind, job.data) for job in batch]):
                self._answers.put((batch.pop(0), answer))
        except Exception as error:  # noqa: BLE001 - a thread that dies of it would leave somebody waiting
            with suppress(OSError):
                child.close()  # nobody knows how far it was heard
            if batch:
                what = f"{shown(batch[0].path)} is not read: its reader broke down ({type(error).__name__})"
                self._answers.put((batch.pop(0), SourceError(what, hint="Check where it comes from.")))


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
