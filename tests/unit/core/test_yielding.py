"""A search gives way while somebody holds the turn."""

from threading import Thread

from factcheck.core import yielding


def test_a_thread_waits_until_the_turn_is_released():
    steps: list[str] = []

    def search() -> None:
        yielding.give_way()
        steps.append("searched")

    yielding.hold()
    thread = Thread(target=search)
    longest, yielding.LONGEST = yielding.LONGEST, 60
    try:
        thread.start()
        steps.append("drawn")
        yielding.release()
        thread.join()
    finally:
        yielding.LONGEST = longest
    assert steps == ["drawn", "searched"]


def test_the_main_thread_never_waits_for_itself():
    yielding.hold()
    try:
        yielding.give_way()
    finally:
        yielding.release()


def test_a_hold_that_nobody_ends_holds_up_nothing_for_good():
    yielding.hold()
    try:
        thread = Thread(target=yielding.give_way)
        thread.start()
        thread.join()
        assert not thread.is_alive()
    finally:
        yielding.release()
