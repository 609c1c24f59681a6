"""What one article may take: it is as little trusted as its sources, and a limit that is reached is said."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Final, Self

from factcheck.core.errors import ArticleError
from factcheck.core.model import Claim, Document
from factcheck.core.text import numbered

_TICK: Final = 0.2  # seconds of CPU between two looks at what has been used


@dataclass(frozen=True, slots=True)
class Limits:
    """`seconds` of CPU and megabytes of `memory` for an article, how many `claims`, and characters of a `quote`."""

    seconds: int = 60
    memory: int = 1024
    claims: int = 10_000
    quote: int = 20_000

    def with_(self, name: str, value: int) -> Self:
        """The same with one of them changed. Raises ValueError if there is none of that name, or the value is no limit."""
        if name not in {field.name for field in fields(self)} or value < 0:
            raise ValueError(name)
        return replace(self, **{name: value})

    def too_long(self, claim: Claim) -> bool:
        """Whether a quote or claim has more characters than one may have."""
        return claim.end - claim.start > self.quote

    def enough(self, article: Document, claims: Sequence[Claim]) -> None:
        """Raises LimitError if the claims are too many, or one of them is too long."""
        if len(claims) > self.claims:
            raise LimitError(
                f"{article.path} has {numbered(len(claims), 'claim')}, more than {self.claims:,}",
                hint="Split the article, or raise the limit with --limit claims=N.",
            )
        for claim in filter(self.too_long, claims):
            line = article.locate(claim.start).line
            raise LimitError(
                f"{article.path}{f':{line}' if line else ''}: this {claim.kind} has {claim.end - claim.start:,} characters, "
                f"more than {self.quote:,}",
                hint="Is a quotation mark missing? Else raise the limit with --limit quote=N.",
            )


class LimitError(ArticleError):
    """Reading an article took more than it may take."""


class Budget:
    """What one article has used of its limits; what is done for several articles is not counted."""

    def __init__(
        self,
        limits: Limits,
        cpu: Callable[[], float] = time.process_time,
        memory: Callable[[], int] | None = None,
    ) -> None:
        self.limits = limits
        self._cpu, self._memory = cpu, memory or resident
        self._seconds, self._since = 0.0, cpu()
        self._before = self._memory()

    def begin(self) -> None:
        """From here on time and memory count; what was taken since the last `bounded` does not."""
        self._since, self._before = self._cpu(), self._memory()

    @contextmanager
    def bounded(self) -> Iterator[None]:
        """What is done inside counts, and is stopped by a LimitError where a limit is reached.

        For work that leaves nothing half done. Where the system has no timers, or in another thread, it is stopped at
        its end.
        """
        self.begin()
        try:
            with _looking(self._stop):
                yield
            self._stop()
        finally:
            self._seconds += self._cpu() - self._since
            self.begin()

    def reached(self) -> str:
        """Which limit is reached, in words; "" if none is."""
        return _reached(self.limits, self._seconds + self._cpu() - self._since, self._memory() - self._before)

    def _stop(self) -> None:
        if reached := self.reached():
            raise LimitError(reached)


class SearchBudget:
    """What the searches of an open review have used of the limits, whatever thread they are in; none is cut short."""

    def __init__(
        self,
        limits: Limits,
        cpu: Callable[[], float] = time.thread_time,
        memory: Callable[[], int] | None = None,
    ) -> None:
        self.limits = limits
        self._cpu, self._memory = cpu, memory or resident
        self._seconds, self._before = 0.0, self._memory()
        self._said = ""

    @contextmanager
    def counted(self) -> Iterator[None]:
        """What this thread does inside counts."""
        since = self._cpu()
        try:
            yield
        finally:
            self._seconds += self._cpu() - since
            self._said = self._said or _reached(self.limits, self._seconds, self._memory() - self._before)

    def reached(self) -> str:
        """Which limit is reached, in words; "" if none is. It stays reached."""
        return self._said


def _reached(limits: Limits, seconds: float, megabytes: int) -> str:
    if seconds > limits.seconds:
        return f"it took more than {limits.seconds} s of CPU (raise it with --limit seconds=N)"
    if megabytes > limits.memory:
        return f"it took more than {limits.memory:,} MB of memory (raise it with --limit memory=N)"
    return ""


@contextmanager
def _looking(look: Callable[[], None]) -> Iterator[None]:
    """Inside, `look` is called again and again, if this is the main thread of a system that can do it."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGPROF, lambda *_: look())
    signal.setitimer(signal.ITIMER_PROF, _TICK, _TICK)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def resident() -> int:
    """Megabytes of memory that this process has for itself, or had at most where only that is known."""
    try:
        _, held, shared, *_ = map(int, Path("/proc/self/statm").read_text("ascii").split())
    except (OSError, ValueError):
        try:
            import resource  # noqa: PLC0415 - Unix alone has it
        except ImportError:
            return 0
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most >> (20 if sys.platform == "darwin" else 10)
    return (held - shared) * os.sysconf("SC_PAGE_SIZE") >> 20
