"""A key held down decides nothing more: at most what one press would have decided, and the first repeat of it."""

from collections.abc import Iterator
from itertools import chain, count

import pytest
from tests.tui.driving import review

from factcheck.model import State
from factcheck.tui import Options
from factcheck.tui.held import Held


def held_down(first_repeat: float) -> Iterator[float]:
    """The seconds at which a terminal sends a held key."""
    return chain([0.0], (first_repeat + 0.033 * number for number in count()))


@pytest.mark.parametrize("first_repeat", [0.25, 0.5, 0.66])
async def test_holding_v_never_answers_a_question(first_repeat: float) -> None:
    async with review(options=Options(follow=0, now=held_down(first_repeat).__next__)) as it:
        await it.press("j")
        critical = it.desk.here
        assert critical is not None
        await it.press(*"v" * 30)
        assert it.desk.here == critical
        assert it.desk.session.state(critical) is State.UNDECIDED
        assert it.disk.file.claims[critical].reviews == {}


async def test_holding_v_decides_two_clean_claims_at_the_most() -> None:
    async with review(options=Options(follow=0, now=held_down(0.5).__next__)) as it:
        await it.press("j", "j")
        await it.press(*"v" * 30)
        assert it.desk.session.progress().verified <= 2


@pytest.mark.parametrize(
    ("gap", "asked", "ignored"),
    [(0.03, False, True), (0.2, False, False), (0.2, True, True), (0.8, True, False)],
)
def test_too_soon_is_too_soon(gap: float, asked: bool, ignored: bool) -> None:
    held = Held(iter([5.0, 5.0 + gap]).__next__)
    assert not held.ignores("verify", asked=False)
    assert held.ignores("verify", asked=asked) is ignored
