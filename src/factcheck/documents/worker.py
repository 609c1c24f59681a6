"""The child that reads files for its parent: with little memory, little time, and no life of its own.

Asked on standard input, it answers on standard output. A question is JSON (path, kind, size and name of each of some
files) and then their contents; there is an answer for each file, as soon as it is read: its name, and what was read or
the message and the hint of an error. It loads no more than it needs, since most processes of the program start one to
read an article.
"""

import json
import os
import re
import signal
import sys
from importlib import import_module

from factcheck.core.errors import SourceError, shown
from factcheck.documents.builder import Draft
from factcheck.documents.packing import packed, receive, send

_READERS = {
    "text": ("plain_text", "read"),
    "markdown": ("markdown", "read"),
    "html": ("html", "read"),
    "article": ("html", "read_article"),
    "srt": ("captions", "read_subtitles"),
    "vtt": ("captions", "read_subtitles"),
    "json": ("captions", "read_json"),
    "pdf": ("pdf", "read"),
    "docx": ("docx", "read_docx"),
    "odt": ("odt", "read_odt"),
    "epub": ("epub", "read"),
    "email": ("mail", "read"),
    "xlsx": ("tables", "read"),
    "csv": ("tables", "read_csv"),
}
"""The module and its function that read a kind of file: loaded when the first such file is met, since start-up time
counts."""
_TWICE = re.compile(
    "â€[\u0153\u2122\u02dc\u201d\u201c\u009d\u0094¦\u0093]|[ÃÂÐÑ][\u0080-\u00bf\u2018-\u2022\u0152-\u0178]|ï¿½|â‚¬"
)
"""UTF-8 that was read as Windows-1252 and saved again, by whoever had the text before."""
_EXAMPLE = 60  # characters of words that are not text
_LARGE = ("pdf", "docx", "odt", "epub", "html")  # kinds that may hold pictures


def parse(data: bytes, path: str, kind: str) -> Draft:
    """Read the content of a file, here and now. Raises SourceError with its name, the reason and what to do."""
    draft = Draft()
    name = shown(path)
    try:
        module, function = _READERS[kind]
        getattr(import_module(f"factcheck.documents.{module}"), function)(data, draft)
        draft.end()
        draft.tidy_links()
        draft.tidy_unseen()
    except SourceError as error:
        raise SourceError(f"{name} is {error.message}", hint=error.hint) from error
    except MemoryError as error:
        raise SourceError(f"{name} needs too much memory", hint="Split it, or check where it comes from.") from error
    except Exception as error:  # hostile content surprises libraries: one file must not cost the others
        what = f"damaged, or of an unknown variety ({kind} reader: {type(error).__name__})"
        raise SourceError(f"{name} is {what}", hint="Save its text as .txt.") from error
    if kind in _LARGE and len(data) > 200_000 and draft.length < len(data) / 1000:
        draft.miss(f"hardly any text in {len(data) >> 10:,} KB: what it shows as pictures needs OCR")
    for state in ("struck", "hidden"):
        found = [words for each, words, _ in draft.unseen if each == state]
        if found and (state == "struck" or kind not in ("html", "article")):  # which tells of them in its own way
            count = sum(len(words.split()) for words in found)
            example = found[0] if len(found[0]) <= _EXAMPLE else f"{found[0][:_EXAMPLE]}…"
            draft.notes.append(f"{state} words, not read as text: {count}, such as “{example}”")
    if not draft.text.isascii() and len(_TWICE.findall(draft.text)) > 1:
        draft.notes.append(
            "this text looks encoded twice (“â€™” where an apostrophe was): its letters cannot be trusted"
        )
    if not draft.blocks:
        raise SourceError(f"{name} has no text in it", hint="Check that it is the right file.")
    return draft


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
