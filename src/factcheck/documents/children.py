"""Reading in child processes, which hostile files may hang, blow up or crash at will."""

import json
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from factcheck.documents.opening import shown
from factcheck.documents.packing import unpacked
from factcheck.documents.worker import MEMORY, SECONDS, receive, send
from factcheck.errors import SourceError
from factcheck.model import Document

_CODE: Final = (
    "import sys; sys.path[:] = sys.argv[2:]; from factcheck.documents.worker import main; main(int(sys.argv[1]))"
)

_HOME: Final = Path(__file__).parents[2]  # where this package was found


class Child:
    """A process that reads one file after the other; started when the first one comes, and again after it died.

    A context manager; not for several threads at once.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._lifeline = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(self, data: bytes, path: str | os.PathLike[str], kind: str) -> Document:
        """Read the content of a file. Raises SourceError if that fails, in whichever way."""
        process = self._process or self._start()
        assert process.stdin
        assert process.stdout
        # The child ends itself in time; this is for one that cannot, since it was stopped.
        timer = threading.Timer(SECONDS + 5, process.kill)
        timer.start()
        try:
            send(process.stdin, json.dumps([os.fspath(path), kind]).encode())
            send(process.stdin, data)
            answer = receive(process.stdout)
        except (OSError, EOFError, MemoryError) as error:
            raise SourceError(self._obituary(process, path), hint="Check where it comes from.") from error
        finally:
            timer.cancel()
        try:
            if answer[:1] == b"+":
                return unpacked(answer[1:], os.fspath(path))
            message, hint = json.loads(answer[1:])
        except ValueError as error:
            raise SourceError(self._obituary(process, path), hint="Check where it comes from.") from error
        raise SourceError(str(message), hint=str(hint))

    def stop(self) -> None:
        """Kill the process, from any thread: who reads with it gets a SourceError."""
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

    def _start(self) -> subprocess.Popen[bytes]:
        theirs, self._lifeline = os.pipe()
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own code
                [sys.executable, "-I", "-S", "-c", _CODE, str(theirs), str(_HOME), *filter(None, sys.path)],
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
        return self._process

    def _obituary(self, process: subprocess.Popen[bytes], path: str | os.PathLike[str]) -> str:
        """Why the process died, as far as can be known."""
        process.kill()
        died_of = -process.wait()
        self.close()
        if died_of == getattr(signal, "SIGALRM", None):
            return f"{shown(path)} is not read: it would take longer than {SECONDS} s"
        return (
            f"{shown(path)} is not read: its reader broke down (damaged, or in need of more than {MEMORY >> 20:,} MB)"
        )
