"""Decisions: what they write, by what they are judged, and when they are asked for twice."""

from dataclasses import replace

import pytest
from tests.unit.review.reviewing import (
    BRIDGE,
    BUSY,
    CITY,
    FEE,
    MUSEUM,
    RAIL,
    SHARE,
    TONNES,
    Disk,
    candidates,
    difference,
    reviewed,
    session,
    with_evidence,
)

from factcheck.core.errors import FactcheckError
from factcheck.core.model import Comparison, Level, State, Verdict
from factcheck.review import Filter

V, D, U = Verdict.VERIFIED, Verdict.DISPUTED, Verdict.UNSOURCED


def test_a_verdict_is_saved_at_once_with_the_passage_shown():
    disk = Disk()
    it = session(disk)
    it.decide(MUSEUM, V)
    record = disk.file.claims[MUSEUM]
    assert record.reviews["ada"].verdict is V
    assert record.reviews["ada"].on.isoformat() == "2026-11-20"
    assert record.evidence["hearing"].exact == "We are not a museum,"
    assert record.evidence["hearing"].locator == "00:12:11"
    assert disk.file.sources["hearing"].path == "sources/hearing.srt"
    assert it.state(MUSEUM) is State.VERIFIED
    assert not it.dirty


def test_another_passage_shown_is_the_one_kept():
    it = session()
    it.show(TONNES, 1)
    it.decide(TONNES, D)
    assert list(it.record(TONNES).evidence) == ["rival"]
    it.show(TONNES, 0)
    it.decide(TONNES, D)
    assert list(it.record(TONNES).evidence) == ["hearing"], "what only the earlier decision kept makes room"
    assert it.state(TONNES) is State.DISPUTED


def test_chosen_evidence_is_what_a_decision_rests_on():
    it = session()
    for candidate in candidates()[TONNES]:
        it.choose(TONNES, candidate)
    it.decide(TONNES, D)
    assert set(it.record(TONNES).evidence) == {"hearing", "rival"}
    it.unchoose(TONNES, "hearing")
    assert it.state(TONNES) is State.DISPUTED, "one's own fresh verdict rests on what one chose since"
    assert set(it.record(TONNES).evidence) == {"rival"}


def test_unsourced_keeps_no_evidence():
    it = session()
    it.decide(TONNES, D)
    it.decide(TONNES, U)
    assert it.record(TONNES).evidence == {}
    assert it.state(TONNES) is State.UNSOURCED


def test_unsourced_leaves_the_evidence_others_judged_by():
    file = reviewed(with_evidence(Disk().file, RAIL, "notes", "Freight by rail fell for a third year"), RAIL, V, "ben")
    it = session(Disk(file))
    it.decide(RAIL, U)
    assert set(it.record(RAIL).evidence) == {"notes"}
    assert it.state(RAIL) is State.CONTESTED


def test_evidence_gone_from_its_source_makes_room_for_what_is_shown():
    file = with_evidence(Disk().file, RAIL, "rival", "words the source no longer has")
    it = session(Disk(file))
    assert it.passages(RAIL)[0].gone
    it.decide(RAIL, V)
    assert set(it.record(RAIL).evidence) == {"notes"}


@pytest.mark.parametrize(
    ("name", "verdict", "doubted"),
    [
        (MUSEUM, V, ""),
        (TONNES, V, "“nine million”"),
        (SHARE, V, "never"),
        (BRIDGE, V, ""),
        (BUSY, V, "No passage"),
        (TONNES, D, ""),
    ],
)
def test_a_critical_difference_or_no_passage_is_asked_about(name, verdict, doubted):
    it = session()
    assert doubted in it.doubt(name, verdict)
    assert bool(it.doubt(name, verdict)) == bool(doubted)
    assert it.doubt(name, verdict, "heard on tape") == ""


def test_a_passage_below_the_threshold_is_asked_about_and_not_kept_by_itself():
    other = difference("word", Level.CRITICAL, ("We are not a museum,", "not a museum"), ("a harbour town", "harbour"))
    nearest = replace(candidates()[MUSEUM][0], passed=False, comparison=Comparison(Level.CRITICAL, (other,)))
    it = session(search=lambda *_: (nearest,))
    assert it.best(MUSEUM) is None
    assert "too unlike" in it.doubt(MUSEUM, V)
    assert not it.is_verbatim(MUSEUM)
    it.decide(MUSEUM, D)
    assert it.record(MUSEUM).evidence == {}
    it.choose(MUSEUM, nearest)
    assert set(it.record(MUSEUM).evidence) == {"hearing"}


def test_a_short_quote_without_its_not_is_asked_about_by_the_word_and_keeps_its_passage():
    lost = difference("negation", Level.CRITICAL, ("We are a museum,", ""), ("We are not a museum", "not"))
    short = replace(candidates()[MUSEUM][0], passed=False, comparison=Comparison(Level.CRITICAL, (lost,)))
    it = session(search=lambda *_: (short,))
    it.match(MUSEUM)
    assert it.best(MUSEUM) is short
    assert it.doubt(MUSEUM, V) == "The source has “not” here, the article leaves it out (negation)."
    it.decide(MUSEUM, D)
    assert set(it.record(MUSEUM).evidence) == {"hearing"}


def test_a_claim_not_searched_for_yet_is_asked_about():
    assert "not been searched" in session(matched=False).doubt(MUSEUM, V)


def test_verbatim_quotes_are_verified_together_and_nothing_else():
    disk = Disk()
    it = session(disk)
    assert it.decide_all([MUSEUM, TONNES, FEE, RAIL, BUSY]) == (MUSEUM, RAIL)
    assert [it.state(name) for name in (MUSEUM, TONNES, FEE, RAIL)] == [
        State.VERIFIED,
        State.UNDECIDED,
        State.UNDECIDED,
        State.VERIFIED,
    ]
    it.undo()
    assert it.progress().verified == 0
    assert all(not record.reviews for record in disk.file.claims.values())


def test_a_disagreement_is_settled_by_saying_it_again():
    it = session(Disk(reviewed(Disk().file, MUSEUM, D, "ben")))
    it.decide(MUSEUM, V)
    assert it.state(MUSEUM) is State.CONTESTED
    assert it.settles(MUSEUM, V)
    assert not it.settles(MUSEUM, D)
    it.decide(MUSEUM, V, final=True)
    assert it.state(MUSEUM) is State.VERIFIED


def test_taking_back_leaves_the_note_alone():
    it = session()
    it.decide(MUSEUM, V, note="heard on tape")
    it.withdraw(MUSEUM)
    record = it.record(MUSEUM)
    assert (record.reviews["ada"].verdict, record.reviews["ada"].note, record.evidence) == (None, "heard on tape", {})
    it.note(MUSEUM, "")
    assert it.record(MUSEUM).reviews == {}


def test_dismissed_and_restored():
    it = session()
    it.dismiss(CITY, "an opinion")
    assert it.state(CITY) is State.DISMISSED
    assert it.progress().total == 8
    assert not it.is_open(CITY)
    it.restore(CITY)
    assert it.state(CITY) is State.UNDECIDED


def test_a_claim_added_by_hand_is_listed_where_it_stands():
    disk = Disk()
    it = session(disk)
    words = "the figure would rise as the new quay opened"
    start = it.article.text.index(words)
    name = it.add(start - 1, start + len(words) + 1)
    assert it.claim(name).text.startswith(words)
    assert [claim.id for claim in it.claims].index(name) == 2
    assert list(disk.file.claims) == [claim.id for claim in it.claims]
    assert disk.file.claims[name].origin == "ada"
    other = session(disk)
    assert other.claim(name).start == it.claim(name).start, "found again from the file"
    it.undo()
    assert name not in disk.file.claims
    with pytest.raises(ValueError, match="no words"):
        it.add(0, 0)


def test_split_in_two():
    it = session()
    claim = it.claim(SHARE)
    first, second = it.split(SHARE, claim.start + len("I have never sold "))
    assert (it.claim(first).text, it.claim(second).text) == ("I have never sold", "a share in this port,")
    assert it.state(SHARE) is State.DISMISSED
    it.undo()
    assert [claim.id for claim in it.claims] == [claim.id for claim in session().claims]
    assert it.state(SHARE) is State.UNDECIDED


def test_a_source_outside_the_project_is_never_named():
    it = session(project_root="/somewhere")
    outside = replace(candidates()[MUSEUM][0], source="/elsewhere/hearing.srt")
    with pytest.raises(FactcheckError, match="outside the project"):
        it.choose(MUSEUM, outside)
    assert it.record(MUSEUM).evidence == {}


def test_blind_shows_ones_own_verdicts_alone():
    it = session(Disk(reviewed(Disk().file, MUSEUM, D, "ben", note="no")), blind=True)
    assert it.state(MUSEUM) is State.UNDECIDED
    assert it.notes(MUSEUM) == {}
    assert it.filtered(Filter.ALL, "no")
    it.decide(MUSEUM, V)
    assert it.state(MUSEUM) is State.VERIFIED
    assert it.next_undecided(MUSEUM) == FEE


def test_two_people_required():
    it = session(Disk(reviewed(Disk().file, MUSEUM, V, "ben")), required=2)
    assert it.is_open(MUSEUM)
    it.decide(MUSEUM, V)
    assert not it.is_open(MUSEUM)
