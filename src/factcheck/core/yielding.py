"""A search that goes on in a thread gives way while a key is handled and drawn.

Threads share one interpreter; without this each key would take twice as long while there is something to search for.
"""

from threading import Event, current_thread, main_thread
from time import monotonic

LONGEST = 0.06
"""Seconds that a thread waits at most: a hold that nobody ends holds up nothing for good."""

_free = Event()
_until = 0.0


def hold() -> None:
    """From now on other threads wait where they give way, until this is released or the longest wait is over."""
    global _until  # noqa: PLW0603 - there is one interpreter to share
    _until = monotonic() + LONGEST
    _free.clear()


def release() -> None:
    global _until  # noqa: PLW0603
    _until = 0.0
    _free.set()


def give_way() -> None:
    """Wait, in a thread, until nobody holds the interpreter."""
    if _until and current_thread() is not main_thread() and (left := _until - monotonic()) > 0:
        _free.wait(left)
