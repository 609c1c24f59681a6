"""Reading in child processes, which hostile files may hang, blow up or crash at will: as many as there are cores."""

import atexit
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, Final, Self

from factcheck.core.errors import SourceError, shown
from factcheck.documents.files import Job
from factcheck.documents.packing import NAME, receive, send

MEMORY: Final = 2**30
"""Bytes of memory that a child may use."""
SECONDS: Final = 30
"""Time on a processor that one file may take: a clock goes on while the machine is busy, or we are stopped."""

_MUCH: Final = 2**25
"""Bytes after which a child does not wait for more: memory that it had in use once, it may not give back."""
_CODE: Final = "import sys; sys.path[:] = sys.argv[4:]; from factcheck.documents.worker import main; main(*map(int, sys.argv[1:4]))"

_HOME: Final = Path(__file__).parents[2]  # where this package was found

File = tuple[str, str, bytes]
"""A file to read: its path, its kind, its content."""


class Child:
    """A process that reads one file after the other; started when the first one comes, and again after it died.

    Not for several threads at once, but for `kill`.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._lifeline = -1
        self._overdue = self._unwanted = False
        self._fed = 0  # bytes

    def read(self, files: Sequence[File]) -> Iterator[bytes | SourceError]:
        """What the child answers for each of the files: what was read, packed, or why it was not.

        A file at which it died is tried once more, alone and in a new one: it may have been killed from outside, or
        died of what the files before left behind. After such an answer the others have to be asked for again.
        """
        for file, answer in zip(files, self._asked(files), strict=False):
            again = answer is None and not self._unwanted
            yield (next(self._asked([file])) if again else answer) or _unread(
                file, f"the reader crashed (the file is damaged or needs more than {MEMORY >> 20:,} MB)"
            )

    def _asked(self, files: Sequence[File]) -> Iterator[bytes | SourceError | None]:
        """As `read`, in one process; None, and no more, if it died for no reason that can be known."""
        try:
            process = self.start()
        except SourceError as error:
            yield error
            return
        assert process.stdin
        assert process.stdout
        self._fed += sum(len(data) for _, _, data in files)
        names = [os.urandom(NAME) for _ in files]
        asked = [(path, kind, len(data), name.hex()) for (path, kind, data), name in zip(files, names, strict=True)]
        with suppress(OSError, MemoryError):  # if it died of that, there is no answer
            send(process.stdin, json.dumps(asked).encode())
            process.stdin.writelines(data for _, _, data in files)
            process.stdin.flush()
        for file, name in zip(files, names, strict=True):
            answer = _heard(process.stdout, name)
            if answer is None:
                yield _unread(file, f"it would take longer than {SECONDS} s") if self._died_of_time(process) else None
                return
            yield answer

    @property
    def may_wait(self) -> bool:
        """Whether it has a process that can be asked, and that no large file has made large."""
        lives = self._process is not None and self._process.poll() is None and not self._unwanted
        return lives and self._fed < _MUCH

    def start(self) -> subprocess.Popen[bytes]:
        """The process, started if there is none that lives. Raises SourceError if that cannot be done."""
        if self._process and self._process.poll() is None:
            return self._process
        self.close()
        self._overdue, self._fed = False, 0
        try:
            process = self._process = self._started()
        except OSError as error:
            raise SourceError(
                f"No process can be started to read files in: {(error.strerror or str(error)).lower()}",
                hint="Try again with fewer programs running.",
            ) from error
        if self._unwanted:
            process.kill()
        return process

    def _started(self) -> subprocess.Popen[bytes]:
        theirs, self._lifeline = os.pipe()
        limits = theirs, MEMORY, SECONDS
        try:
            return subprocess.Popen(  # noqa: S603 - our own interpreter and our own code
                [sys.executable, "-I", "-S", "-c", _CODE, *map(str, limits), str(_HOME), *filter(None, sys.path)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                pass_fds=(theirs,) if os.name == "posix" else (),
            )
        except BaseException:
            os.close(self._lifeline)
            raise
        finally:
            os.close(theirs)

    def kill(self, *, overdue: bool = False) -> None:
        """Kill the process, from any thread: who reads with it is told. It is `overdue`, or nobody wants it any more."""
        self._overdue, self._unwanted = overdue, not overdue
        if process := self._process:
            process.kill()

    def close(self) -> None:
        """End the process."""
        if self._process:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe:
                    with suppress(OSError):
                        pipe.close()
            os.close(self._lifeline)
            self._process = None

    def _died_of_time(self, process: subprocess.Popen[bytes]) -> bool:
        """Whether the process, which gives no more answers, took too long."""
        process.kill()
        died_of = -process.wait()
        late, self._overdue = self._overdue or died_of == getattr(signal, "SIGPROF", None), False
        self.close()
        return late


def _heard(pipe: IO[bytes], name: bytes) -> bytes | SourceError | None:
    """The answer of this name: what was read, or why it was not; None if there is none, or none that makes sense."""
    try:
        answer = receive(pipe)
        if answer[:NAME] != name:
            return None
        if answer[NAME : NAME + 1] == b"+":
            return answer[NAME + 1 :]
        message, hint = json.loads(answer[NAME + 1 :])
        return SourceError(str(message), hint=str(hint))
    except (OSError, MemoryError, ValueError, TypeError, RecursionError):
        return None


def _unread(file: File, why: str) -> SourceError:
    return SourceError(f"{shown(file[0])} is not read: {why}", hint="Check where it comes from.")


_spare: Final[dict[int, Child]] = {}
"""By the number of the process that has it (it may fork): a child that waits for the next file to come."""


def borrowed() -> Child:
    """The child that waits, or a new one."""
    return _spare.pop(os.getpid(), None) or Child()


def give_back(child: Child) -> None:
    """Let a child that has nothing to do wait for the next file until this process ends, if it may, and no other does."""
    if not child.may_wait or _spare.setdefault(os.getpid(), child) is not child:
        child.close()


@atexit.register
def _end() -> None:
    if child := _spare.pop(os.getpid(), None):
        child.close()


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
                "No thread can be started to read files", hint="Try again with fewer programs running."
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
                what = f"{shown(batch[0].path)} is not read: the reader crashed ({type(error).__name__})"
                self._answers.put((batch.pop(0), SourceError(what, hint="Check where it comes from.")))


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
