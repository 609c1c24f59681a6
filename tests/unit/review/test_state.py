"""The frozen state that panes draw: it says what the session says, and what did not change is the same object."""

from dataclasses import FrozenInstanceError, replace

import pytest
from tests.unit.review.reviewing import MUSEUM, TONNES, Disk, reviewed, session, with_evidence

from factcheck.core.model import State, Verdict
from factcheck.review import Filter, ListedClaim, ListedGroup, StateBuilder


def builder(disk=None, **more):
    it = session(disk or Disk(), **more)
    return it, StateBuilder(it)


def test_the_state_says_what_the_session_says():
    it, make = builder()
    it.listed.go(TONNES)
    state = make.build()
    assert (state.here, state.claim.number, state.total) == (TONNES, it.listed.number(TONNES), 9)
    assert state.claim.passages == it.passages(TONNES)
    assert state.claim.passage is it.shown(TONNES)[1]
    assert state.claim.source is it.document(state.claim.passage.candidate.source)
    assert [item.claim.id for item in state.listed.items] == [claim.id for claim in it.listed.claims]
    assert state.listed.items[state.listed.row].claim.id == TONNES
    assert state.listed.counts == {which: len(it.filtered(which)) for which in Filter}
    with pytest.raises(FrozenInstanceError):
        state.total = 3


def test_moving_makes_no_new_list_and_a_verdict_makes_one_new_entry():
    it, make = builder()
    it.listed.narrow(Filter.ALL)
    first = make.build()
    it.listed.step(1)
    moved = make.build()
    assert moved.listed.items is first.listed.items
    assert moved.listed.row == first.listed.row + 1
    it.decide(TONNES, Verdict.DISPUTED)
    after = make.build()
    changed = [new.claim.id for new, old in zip(after.listed.items, first.listed.items, strict=True) if new is not old]
    assert changed == [TONNES]
    assert next(item.state for item in after.listed.items if item.claim.id == TONNES) is State.DISPUTED
    assert first.claim.state is State.UNDECIDED


def test_a_mark_and_a_search_show_in_the_list():
    it, make = builder(matched=False)
    before = {item.claim.id: item for item in make.build().listed.items}
    assert not before[TONNES].matched
    it.marked.add(TONNES)
    it.match(TONNES)
    entry = next(item for item in make.build().listed.items if item.claim.id == TONNES)
    assert (entry.marked, entry.matched, entry.candidate) == (True, True, it.best(TONNES))


def test_claims_behind_a_limit_are_not_searched_and_not_called_nowhere():
    left = [3]

    def search(*_):
        left[0] -= 1
        return ()

    it, make = builder(matched=False, search=search, spent=lambda: "" if left[0] > 0 else "it took more than 60 s")
    assert make.build().not_searched == ""
    while (name := it.next_unmatched()) is not None:
        it.match(name)
    state = make.build()
    assert (left[0], it.searched(), state.left_unsearched) == (0, 3, 6)
    assert state.not_searched == "it took more than 60 s"
    assert [entry.not_searched for entry in state.listed.items] == [False] * 3 + [True] * 6
    last = it.claims[-1].id
    assert it.match(last) == ()
    assert left[0] == 0
    assert it.candidates(last) is None
    assert it.risk(last) is None
    assert it.not_searched(last)
    assert not it.not_searched(it.claims[0].id)
    it.listed.by_risk = True
    by_risk = make.build().listed.items
    assert [item.claim.id for item in by_risk if isinstance(item, ListedClaim)][-6:] == [c.id for c in it.claims[3:]]


def test_groups_have_their_counts_and_fold():
    it, make = builder()
    it.listed.by_risk = True
    it.listed.refresh()
    items = make.build().listed.items
    groups = [item for item in items if isinstance(item, ListedGroup)]
    assert sum(group.count for group in groups) == sum(isinstance(item, ListedClaim) for item in items) == 9
    it.listed.folded.add(groups[-1].risk)
    folded = make.build().listed.items
    assert len(folded) == len(items) - groups[-1].count
    assert folded[-1].folded


def test_blind_the_state_has_one_s_own_reviews_alone():
    file = reviewed(reviewed(Disk().file, MUSEUM, Verdict.VERIFIED, "ben"), MUSEUM, Verdict.DISPUTED, "ada")
    for blind, names in ((True, {"ada"}), (False, {"ada", "ben"})):
        it, make = builder(Disk(file), blind=blind)
        it.listed.go(MUSEUM)
        assert set(make.build().claim.reviews) == names


def test_after_a_correction_the_passage_that_fits_best_comes_before_the_old_evidence():
    """The evidence of a verdict on other words is no longer what the words come from."""
    file = reviewed(Disk().file, MUSEUM, Verdict.VERIFIED, "ada")
    file = with_evidence(file, MUSEUM, "rival", "The harbour has eight cranes.")
    record = file.claims[MUSEUM]
    it, make = builder(Disk(file))
    it.listed.go(MUSEUM)
    assert make.build().claim.passage.key == "rival"
    stale = replace(record.reviews["ada"], basis="0" * 8, was="We are not a zoo,")
    it, make = builder(Disk(file.with_record(MUSEUM, replace(record, reviews={"ada": stale}))))
    it.listed.go(MUSEUM)
    state = make.build()
    assert state.claim.state is State.STALE
    assert (state.claim.passage.key, state.claim.passage.verbatim) == ("", True)
