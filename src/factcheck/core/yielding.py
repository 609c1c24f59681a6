"""Whose turn it is: a search that goes on in a thread gives way while a key is handled.

Threads share one interpreter; without this each key would take twice as long while there is something to search for.
"""

from threading import Event, current_thread, main_thread

LONGEST = 0.1
"""Seconds that a thread waits at most: a hold that nobody ends holds up nothing for good."""

_free = Event()
_free.set()


def hold() -> None:
    """From now on other threads wait where they give way."""
    _free.clear()


def release() -> None:
    _free.set()


def give_way() -> None:
    """Wait, in a thread, until nobody holds the turn."""
    if not _free.is_set() and current_thread() is not main_thread():
        _free.wait(LONGEST)
