"""A search gives way while somebody holds the turn."""

from threading import Thread

from factcheck.core import turns


def test_a_thread_waits_until_the_turn_is_released():
    steps: list[str] = []

    def search() -> None:
        turns.give_way()
        steps.append("searched")

    turns.hold()
    thread = Thread(target=search)
    longest, turns.LONGEST = turns.LONGEST, 60
    try:
        thread.start()
        steps.append("drawn")
        turns.release()
        thread.join()
    finally:
        turns.LONGEST = longest
    assert steps == ["drawn", "searched"]


def test_the_main_thread_never_waits_for_itself():
    turns.hold()
    try:
        turns.give_way()
    finally:
        turns.release()


def test_a_hold_that_nobody_ends_holds_up_nothing_for_good():
    turns.hold()
    try:
        thread = Thread(target=turns.give_way)
        thread.start()
        thread.join()
        assert not thread.is_alive()
    finally:
        turns.release()
