"""Decisions on many claims in one step."""

from dataclasses import replace

from tests.unit.review.reviewing import BUSY, CITY, MUSEUM, RAIL, candidates, session

from factcheck.core.model import Locator, State


def test_what_is_asked_twice_is_never_verified_with_others():
    """The source's label gives the words to somebody else: such a quote is looked at alone."""
    other = replace(candidates()[MUSEUM][0], locator=Locator(time=1.0, speaker="DANA LEE"))
    it = session(
        search=lambda claim, _: (other,) if getattr(claim, "id", "") == MUSEUM else candidates().get(claim.id, ())
    )
    assert it.is_verbatim(MUSEUM)
    assert it.decide_all([MUSEUM, RAIL]) == (RAIL,)
    assert it.state(MUSEUM) is State.UNDECIDED


def test_several_are_dismissed_in_one_step():
    it = session()
    it.dismiss_all([BUSY, CITY], "scene")
    assert [it.record(name).dismissed.reason for name in (BUSY, CITY)] == ["scene", "scene"]
    assert it.undo().label == "2 dismissed"
    assert {it.state(name) for name in (BUSY, CITY)} == {State.UNDECIDED}
