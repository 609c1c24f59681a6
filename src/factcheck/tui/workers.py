"""What takes time, done in threads so that typing never waits. Workers post messages, and know no screen."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from textual.message import Message
from textual.worker import get_current_worker

from factcheck.core.errors import FactcheckError
from factcheck.core.yielding import give_way
from factcheck.review import ConflictChoices, Renewed, Session

QUIET = 0.08
"""Seconds without a key before matching goes on."""
PUBLISH = 0.25
"""Seconds between two messages while candidates come in."""


@dataclass
class Saved(Message):
    """A save came to its end; `session.trouble` says if it failed."""


@dataclass
class Matched(Message):
    """There are candidates for more claims."""


@dataclass
class FileChanged(Message):
    """The verdict file was looked at: somebody else changed it, or it cannot be read, for this reason."""

    changed: bool
    unreadable: str = ""


@dataclass
class SourcesChanged(Message):
    """These sources are gone, or other files now, since the review opened."""

    gone: tuple[str, ...]


@dataclass
class SourcesRead(Message):
    """The sources were others, and were read again."""

    renewed: Renewed | None


@dataclass
class Found(Message):
    """Slow work of a command is done: its result, and what to do with it."""

    result: Any
    then: Callable[[Any], None]


@dataclass
class ConflictRead(Message):
    """The verdict file was looked at for git's markers: what is left to choose (None: nothing), or why it failed."""

    choices: ConflictChoices | None
    trouble: str = ""


@dataclass
class Summarised(Message):
    """What `factcheck check` would say of the review, a line each; None if that is not known."""

    lines: Sequence[str] | None


Post = Callable[[Message], object]


def save(session: Session, post: Post) -> None:
    """Save what is not saved, once the key that changed it is drawn."""
    give_way()
    session.flush()
    post(Saved())


def match(session: Session, post: Post, reviewer: Callable[[], tuple[str | None, float]]) -> None:
    """Find candidates for every claim, first near where the `reviewer` is, while no keys have come for a moment."""
    worker, last = get_current_worker(), 0.0
    while not worker.is_cancelled:
        claim_id = session.next_unmatched(reviewer()[0])
        if claim_id is None:
            post(Matched())
            return
        if claim_id != reviewer()[0]:
            # Threads share one interpreter, and the keys go first.
            while (left := reviewer()[1] + QUIET - time.monotonic()) > 0:
                time.sleep(left)
        session.match(claim_id)
        if time.monotonic() - last > PUBLISH or claim_id == reviewer()[0]:
            post(Matched())
            last = time.monotonic()


def work(do: Callable[[], Any], then: Callable[[Any], None], post: Post) -> None:
    """Do the slow work of a command."""
    post(Found(do(), then))


def follow(
    session: Session,
    post: Post,
    gone: Callable[[], Sequence[str]] | None,
    news: Callable[[], bool] | None = None,
) -> None:
    """Take in what somebody else saved, and see whether the sources are still there; others are read then."""
    give_way()
    if news is not None and news():
        post(SourcesRead(session.read_sources()))
    if gone is not None:
        post(SourcesChanged(tuple(gone())))
    try:
        post(FileChanged(session.follow()))
    except FactcheckError as error:
        post(FileChanged(changed=False, unreadable=f"{error.message}. {error.hint}"))


def read_conflict(read: Callable[[], ConflictChoices | None] | None, post: Post) -> None:
    """See whether the verdict file has git's markers."""
    try:
        post(ConflictRead(read() if read else None))
    except FactcheckError as error:
        post(ConflictRead(None, f"{error.message}. {error.hint}"))


def summarise(summary: Callable[[], Sequence[str]] | None, post: Post) -> None:
    """Work out what a check would say."""
    post(Summarised(summary() if summary else None))
