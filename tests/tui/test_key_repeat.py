"""A key held down decides one claim at the most; a key pressed twice on purpose is never lost without a word."""

from itertools import accumulate, chain, repeat

import pytest
from tests.tui.driving import review
from tests.unit.review.reviewing import TONNES

from factcheck.core.model import State
from factcheck.tui import Options
from factcheck.tui.review_screen import KeyRepeat


def counted(keys: str, *gaps: float) -> str:
    """Which of these keys, pressed with these seconds in between, count (upper case); a blank is another key."""
    times = accumulate(gaps, initial=100.0)
    held = KeyRepeat(times.__next__)
    told = ""
    for key in keys:
        if key == " ":
            held.forget()
        else:
            told += key.lower() if held.too_soon(key) else key.upper()
    return told


@pytest.mark.parametrize(
    ("keys", "gaps", "expected"),
    [
        ("vv", [0.8], "VV"),  # read meanwhile
        ("vv", [0.15], "Vv"),
        ("vvv", [0.15, 0.3], "VvV"),  # told that it was too quick, and pressed again
        ("vvvv", [0.15, 0.15, 0.3], "Vvvv"),
        ("vvvvv", [0.15, 0.15, 0.3, 0.3], "VvvvV"),
        ("vvv", [0.4, 0.4], "VvV"),
        ("vd", [0.05], "VD"),  # two keys are none held down
        ("v v", [0.05], "VV"),
        ("vdv", [0.05, 0.05], "VDV"),
        ("vvv", [0.5, 0.7], "VvV"),
    ],
)
def test_what_is_pressed_too_soon_does_not_count_but_the_next_press_does(keys, gaps, expected):
    assert counted(keys, *gaps) == expected


@pytest.mark.parametrize("first_repeat", [0.2, 0.25, 0.5, 0.66])
@pytest.mark.parametrize("every", [0.0, 0.02, 0.033, 0.09, 0.2])
def test_a_key_held_down_counts_once(first_repeat, every):
    assert counted("v" * 60, first_repeat, *[every] * 58) == "V" + "v" * 59


@pytest.mark.parametrize("stall", [0.1, 0.3, 0.6])
def test_a_connection_that_halts_makes_no_second_press_of_a_held_key(stall):
    gaps = [0.5, *[0.033] * 5, stall, 0.0, *[0.033] * 20]
    assert counted("v" * 28, *gaps) == "V" + "v" * 27


@pytest.mark.parametrize(("before", "critical"), [(["j"], True), (["j", "j"], False)])
async def test_holding_v_on_the_screen(before, critical):
    now = accumulate(chain([0.5], repeat(0.033)), initial=0.0)
    async with review(options=Options(follow=0, now=now.__next__)) as it:
        await it.press(*before, *"v" * 30)
        assert it.session.progress().verified == (0 if critical else 1)
        assert ("deliberate. The source has" if critical else "press v again") in it.said


async def test_v_pressed_twice_at_once_is_asked_for_again_and_then_taken():
    now = accumulate([0.15, 0.3], initial=0.0)
    async with review(options=Options(follow=0, now=now.__next__)) as it:
        await it.press("j", "v", "v")
        assert it.said.startswith("That was too fast to be deliberate. The source has “eight")
        assert it.session.state(TONNES) is State.UNDECIDED
        await it.press("v")
        assert it.session.state(TONNES) is State.VERIFIED
