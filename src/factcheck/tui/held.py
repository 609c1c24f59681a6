"""A key that is held down is told from one that is pressed again: nothing is decided by a sleeve on the keyboard."""

from collections.abc import Callable
from typing import Final

READING: Final = 0.7
"""Seconds in which nobody has read what came on the screen; the first repeat of a held key comes 0.2 to 0.66 s after
the press."""

AGAIN: Final = 0.25
"""Seconds after which a key told to be pressed again can have been: keyboards repeat a held key every 0.02 to 0.09 s,
and a connection may hold them up a little."""


class Held:
    """Looks at when a key that decides came last. `now` gives seconds that only go up.

    Pressed again too soon, it decides nothing. That has to be said to whoever pressed it; the next press then counts
    sooner, unless it comes as fast as a held key does.
    """

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._key = ""
        self._last = 0.0
        self._counted = False
        self._told = False

    def too_soon(self, key: str) -> bool:
        """Whether this press decides nothing."""
        now = self._now()
        gap = now - self._last
        same, told = key == self._key, self._told
        counts = not same or gap >= READING or (told and gap >= AGAIN)
        # One that came by itself was pressed; of those that come one after another, none was.
        self._told = not counts and (self._counted or gap >= AGAIN)
        self._key, self._last, self._counted = key, now, counts
        return not counts

    def forget(self) -> None:
        """Another key came between: what is pressed next was let go before."""
        self._key = ""
