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

from factcheck.documents.messages import receive, send
from factcheck.documents.opening import shown
from factcheck.errors import SourceError

MEMORY: Final = 2**30
"""Bytes of memory that a child may use."""
SECONDS: Final = 30
"""Time that one file may take."""

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

        The answer after which it is dead is the last one.
        """
        try:
            process = self.start()
        except SourceError as error:
            yield error
            return
        assert process.stdin
        assert process.stdout
        self._fed += sum(len(data) for _, _, data in files)
        asked = json.dumps([(path, kind, len(data)) for path, kind, data in files]).encode()
        with suppress(OSError, MemoryError):  # if it died of that, there is no answer
            send(process.stdin, asked)
            process.stdin.writelines(data for _, _, data in files)
            process.stdin.flush()
        for path, _, _ in files:
            answer = _heard(process.stdout)
            yield self._obituary(process, path) if answer is None else answer
            if answer is None:
                return

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
        theirs, self._lifeline = os.pipe()
        limits = theirs, MEMORY, SECONDS
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own code
                [sys.executable, "-I", "-S", "-c", _CODE, *map(str, limits), str(_HOME), *filter(None, sys.path)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                pass_fds=(theirs,) if os.name == "posix" else (),
            )
        except OSError as error:
            os.close(self._lifeline)
            raise SourceError(f"No process can be started to read files in: {error.strerror}") from error
        finally:
            os.close(theirs)
        if self._unwanted:
            self._process.kill()
        return self._process

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

    def _obituary(self, process: subprocess.Popen[bytes], path: str) -> SourceError:
        """Why the process died, as far as can be known."""
        process.kill()
        died_of = -process.wait()
        self.close()
        late, self._overdue = self._overdue or died_of == getattr(signal, "SIGALRM", None), False
        what = (
            f"it would take longer than {SECONDS} s"
            if late
            else f"its reader broke down (damaged, or in need of more than {MEMORY >> 20:,} MB)"
        )
        return SourceError(f"{shown(path)} is not read: {what}", hint="Check where it comes from.")


def _heard(pipe: IO[bytes]) -> bytes | SourceError | None:
    """An answer: what was read, or why it was not; None if there is none, or none that makes sense."""
    try:
        answer = receive(pipe)
        if answer[:1] == b"+":
            return answer[1:]
        message, hint = json.loads(answer[1:])
        return SourceError(str(message), hint=str(hint))
    except (OSError, MemoryError, ValueError, TypeError):
        return None


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
