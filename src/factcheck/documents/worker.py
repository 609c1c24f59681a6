"""The child that reads files for its parent: with little memory, little time, and no life of its own.

Asked on standard input, it answers on standard output. A question is JSON (path, kind, size and name of each of some
files) and then their contents; there is an answer for each file, as soon as it is read: its name, and what was read or
the message and the hint of an error. It loads no more than it needs, since most processes of the program start one to read an article.
"""

import json
import os
import signal
import sys

from factcheck.core.errors import SourceError
from factcheck.documents.messages import receive, send
from factcheck.documents.packing import packed
from factcheck.documents.parsing import parse


def main(lifeline: int, memory: int, seconds: int) -> None:
    """Answer until nobody asks any more, with so many bytes of memory, and so many seconds of a processor for each
    file.

    `lifeline` is a pipe whose other end closes when the parent ends.
    """
    _limit(lifeline, memory)
    questions = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library may print is no answer
    while question := receive(questions):
        files = json.loads(question)
        contents = [questions.read(size) for _, _, size, _ in files]  # all, so that whoever asks can turn to listening
        for path, kind, _, name in files:
            _alarm(seconds)
            answer = _answer(contents.pop(0), path, kind)
            _alarm(0)
            send(answers, bytes.fromhex(name), answer)


def _answer(data: bytes, path: str, kind: str) -> bytes:
    try:
        return b"+" + packed(parse(data, path, kind))
    except SourceError as error:
        return b"-" + json.dumps([error.message, error.hint]).encode()
    except MemoryError:
        return b"-" + json.dumps([f"{ascii(path)[1:-1]} needs too much memory", "Split it."]).encode()


def _alarm(seconds: int) -> None:
    """End the process after so many seconds of a processor, whatever it is doing: nobody handles this signal."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _limit(lifeline: int, memory: int) -> None:
    """Take care that memory is bounded, and that the process ends at once when the parent does."""
    try:
        import resource  # noqa: PLC0415 - Unix alone has it

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, OSError, ValueError):
        pass
    try:
        import fcntl  # noqa: PLC0415 - Unix alone has it

        # SIGIO comes when the pipe closes, and ends a process even inside of C code.
        fcntl.fcntl(lifeline, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(lifeline, fcntl.F_SETFL, fcntl.fcntl(lifeline, fcntl.F_GETFL) | os.O_ASYNC)
    except (ImportError, OSError, ValueError):
        pass
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    if hasattr(signal, "SIGPROF"):
        signal.signal(signal.SIGPROF, signal.SIG_DFL)  # who started the parent may have it ignored
