"""The child that reads files for its parent: with little memory, little time, and no life of its own.

Asked on standard input, it answers on standard output: each message is its length in eight bytes, then itself. A
question is JSON (path and kind), then the content; the answer is JSON: the document, or the message and the hint.
"""

import json
import os
import signal
import sys
from contextlib import suppress
from typing import IO, Final

from factcheck.documents.packing import packed
from factcheck.documents.parsing import parse
from factcheck.errors import SourceError

MEMORY: Final = 2**30
"""Bytes of memory that a child may use."""
SECONDS: Final = 30
"""Time that one file may take."""


def send(pipe: IO[bytes], message: bytes) -> None:
    """Write one message."""
    pipe.write(len(message).to_bytes(8))
    pipe.write(message)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes:
    """Read one message. Raises EOFError if there is none any more."""
    length = pipe.read(8)
    message = pipe.read(int.from_bytes(length)) if len(length) == 8 else b""
    if len(length) < 8 or len(message) < int.from_bytes(length):
        raise EOFError
    return message


def main(lifeline: int) -> None:
    """Answer until nobody asks any more. `lifeline` is a pipe whose other end closes when the parent ends."""
    _limit(lifeline)
    questions = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library may print is no answer
    with suppress(EOFError):
        while True:
            path, kind = json.loads(receive(questions))
            data = receive(questions)
            _alarm(SECONDS)
            answer = _answer(data, path, kind)
            _alarm(0)
            send(answers, answer)


def _answer(data: bytes, path: str, kind: str) -> bytes:
    try:
        return b"+" + packed(parse(data, path, kind))
    except SourceError as error:
        return b"-" + json.dumps([error.message, error.hint]).encode()
    except MemoryError:
        return b"-" + json.dumps([f"{ascii(path)[1:-1]} needs too much memory", "Split it."]).encode()


def _alarm(seconds: int) -> None:
    """End the process after so many seconds, whatever it is doing: nobody handles this signal."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


def _limit(lifeline: int) -> None:
    """Take care that memory is bounded, and that the process ends at once when the parent does."""
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - Unix alone has it

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(ImportError, OSError, ValueError):
        import fcntl  # noqa: PLC0415 - Unix alone has it

        # SIGIO comes when the pipe closes, and ends a process even inside of C code.
        fcntl.fcntl(lifeline, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(lifeline, fcntl.F_SETFL, fcntl.fcntl(lifeline, fcntl.F_GETFL) | os.O_ASYNC)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
