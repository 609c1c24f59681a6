"""Reading in child processes, which hostile files may hang, blow up or crash at will."""

import atexit
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

from factcheck.core.errors import SourceError
from factcheck.documents.messages import NAME, receive, send
from factcheck.documents.opening import shown

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
                file, f"its reader broke down (damaged, or in need of more than {MEMORY >> 20:,} MB)"
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
                hint="Try again with less running beside it.",
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
