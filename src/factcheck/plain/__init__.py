"""The review in line mode: one claim at a time, answered by a letter and perhaps some words. No cursor movement.

Fit for a screen reader, a slow line, and a pipe of answers. Texts of files are shown with their control characters
as symbols.
"""

from collections.abc import Callable, Iterable
from typing import TextIO

from factcheck.core.text import visible
from factcheck.plain import deciding, looking  # noqa: F401 - fill the registry
from factcheck.plain.answers import respond
from factcheck.plain.lines import Lines
from factcheck.review import Session


def run(
    session: Session,
    input: TextIO,  # noqa: A002 - the name says what it is
    output: TextIO,
    *,
    play: Callable[[str, float], str] | None = None,
    summary: Callable[[], Iterable[str]] | None = None,
) -> None:
    """Review by prompts until the answers end or `q`; each answer is saved at once.

    `play(source path, seconds)` plays the tape beside a source and says what it did; `summary()` says what
    `factcheck check` would, a line each.
    """
    lines = Lines(session, output, play, summary)
    lines.open()
    while not lines.over:
        output.write("> ")
        output.flush()
        answer = input.readline()
        if not answer or not input.isatty():
            output.write(f"{visible(answer)}\n")  # a terminal has shown it
        if not answer:
            break
        respond(lines, answer.rstrip("\n"))
    session.flush()
    lines.close()


__all__ = ["run"]
