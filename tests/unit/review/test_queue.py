"""What is listed, what comes next, and how far it is."""

from dataclasses import replace

import pytest
from tests.unit.review.reviewing import (
    BUSY,
    FEE,
    MUSEUM,
    RAIL,
    ROADS,
    SHARE,
    TONNES,
    Disk,
    reviewed,
    session,
    with_evidence,
)

from factcheck.core.model import State, Verdict
from factcheck.core.records import Review
from factcheck.review import Filter
from factcheck.verdicts import judged


@pytest.mark.parametrize(
    ("after", "backwards", "expected"),
    [(None, False, BUSY), (BUSY, False, TONNES), (RAIL, False, BUSY), (BUSY, True, RAIL), (MUSEUM, True, TONNES)],
)
def test_the_next_one_goes_round(after, backwards, expected):
    assert session().next_undecided(after, backwards=backwards) == expected


@pytest.mark.parametrize(("among", "expected"), [({RAIL, TONNES}, RAIL), ({TONNES, FEE}, TONNES), ({SHARE}, RAIL)])
def test_those_listed_come_before_others(among, expected):
    it = session()
    it.decide(SHARE, Verdict.DISPUTED)
    assert it.next_undecided(ROADS, among=among) == expected


def test_nothing_is_next_when_all_is_decided():
    it = session()
    for claim in it.claims:
        it.decide(claim.id, Verdict.UNSOURCED)
    assert it.next_undecided() is None
    assert (it.progress().left, it.progress().unsourced, it.progress().decided) == (0, 9, 9)


def test_filters_and_text():
    it = session(Disk(reviewed(Disk().file, MUSEUM, Verdict.DISPUTED, "ben")))
    it.decide(SHARE, Verdict.DISPUTED, note="The tape says otherwise")
    it.decide(MUSEUM, Verdict.VERIFIED)

    def ids(which, text=""):
        return [claim.id for claim in it.filtered(which, text)]

    assert ids(Filter.DISPUTED) == [SHARE]
    assert ids(Filter.CONTESTED) == [MUSEUM]
    assert len(ids(Filter.UNDECIDED)) == 7
    assert ids(Filter.ALL, "TAPE") == [SHARE]
    assert ids(Filter.ALL, "ortega") == [TONNES, MUSEUM]
    assert ids(Filter.UNDECIDED, "berth") == []
    assert ids(Filter.ALL, "“we are") == ids(Filter.ALL, '"We are') == [MUSEUM]
    assert ids(Filter.ALL, '"Lee') == [], "nobody's name stands in marks"


def test_matching_begins_where_the_reviewer_is():
    it = session(matched=False)
    assert it.next_unmatched(FEE) == FEE
    it.match(FEE)
    assert it.next_unmatched(FEE) == SHARE
    for claim in it.claims:
        it.match(claim.id)
    assert it.next_unmatched(FEE) is None


def test_a_changed_source_is_told_old_against_new():
    file = with_evidence(Disk().file, TONNES, "hearing", "The harbour handled nine million tonnes in coastal trade")
    record = file.claims[TONNES]
    judged_by = replace(record, reviews={"ada": Review(Verdict.VERIFIED, basis=judged(record))})
    it = session(Disk(file.with_record(TONNES, judged_by)))
    assert it.state(TONNES) is State.STALE
    (reason,) = it.reasons(TONNES)
    assert (reason.kind, reason.old[20:24], reason.new[20:25]) == ("source changed", "nine", "eight")
    assert it.is_open(TONNES)


def test_search_in_ones_own_words_compares_with_the_claim():
    hits = session().search("sold a share", SHARE)
    assert hits[0].text.startswith("LEE: I have sold a share in this port, and"), "the whole sentence"
    assert hits[0].comparison.differences, "compared with the claim's words, not with those typed"
