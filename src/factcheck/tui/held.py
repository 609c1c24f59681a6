"""A key that is held down is told from one that is pressed again: nothing is decided by a sleeve on the keyboard."""

from collections.abc import Callable
from typing import Final

REPEAT: Final = 0.06
"""Seconds: keyboards repeat a held key every 0.02 to 0.05 s; nobody presses one again that soon."""

READING: Final = 0.7
"""Seconds before a question can be answered by the same key: it is to be read, and the first repeat of a held key
comes 0.25 to 0.66 s after the press."""


class Held:
    """Looks at when a key came last. `now` gives seconds that only go up."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._last: dict[str, float] = {}

    def ignores(self, action: str, *, asked: bool) -> bool:
        """Whether this press is none: too soon after the last; `asked` says that it would answer a question."""
        now = self._now()
        last, self._last[action] = self._last.get(action), now
        return last is not None and now - last < (READING if asked else REPEAT)
