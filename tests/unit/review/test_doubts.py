"""What is asked before a quote is called verified, word for word; and what blind review and several readers change."""

from dataclasses import replace
from datetime import date

import pytest
from tests.unit.review.reviewing import MUSEUM, TONNES, Disk, candidates, reviewed, session, with_evidence

from factcheck.core.model import (
    Candidate,
    Claim,
    Comparison,
    Detail,
    Difference,
    Level,
    Locator,
    Speaker,
    State,
    Verdict,
)
from factcheck.core.records import Dismissal, Record, Review
from factcheck.review import decisions
from factcheck.review.decisions import doubt_of
from factcheck.verdicts import judged

V, D = Verdict.VERIFIED, Verdict.DISPUTED


QUOTE = Claim("q1", "quote", "We will see what the tide brings us.", 0, 36)
SHORT = replace(QUOTE, text="We will")
SAID = replace(QUOTE, speaker=Speaker("Lee", 0, 3, name="Dana Lee"))
OWN_WORDS = replace(QUOTE, kind="claim")
THERE, MISSING = Detail("date", "2011", 0, 4, found=True), Detail("date", "2011", 0, 4, found=False)


def shown(*differences: Difference, level: Level | None = None, **more) -> Candidate:
    worst = level or max((each.level for each in differences), default=Level.VERBATIM)
    return replace(Candidate("a.txt", 0, 1, "x", 97.0, Locator(), Comparison(worst, differences)), **more)


def found(score: float, *details: Detail, passed: bool = True) -> Candidate:
    """A passage for a claim in the reporter's own words."""
    lacking = [differing("date", it.text, "") for it in details if not it.found]
    return shown(*lacking, level=None if lacking else Level.MINOR, score=score, details=details, passed=passed)


def differing(kind: str, quoted: str, found: str, level: Level = Level.CRITICAL) -> Difference:
    return Difference(kind, level, quoted, 0, len(quoted), found, 0, len(found))


MINOR = differing("inflection", "ships", "ship", Level.MINOR)
UNLIKE = "The passage shown is too unlike to be where these words come from."
APART = "The passage is put together from places far apart in the source."
FEW = "The passage has less than half of these words, and no number, date or name to tell by."
NUMBER = differing("number", "nine", "eight")
DOUBTS = [
    (QUOTE, None, "No passage of a source is shown."),
    (QUOTE, shown(), ""),
    (QUOTE, shown(MINOR), ""),
    (SHORT, shown(MINOR, score=40.0, passed=False), ""),  # what differs in nothing that matters stands, however unlike
    (QUOTE, shown(score=99.0, passed=False), ""),  # below its threshold only for being short
    (QUOTE, shown(NUMBER), "The source has “eight” for “nine” (number)."),
    (QUOTE, shown(differing("negation", "", " not ")), "The source has “not” here, the article leaves it out (negation)."),
    (QUOTE, shown(differing("name", "Lee ", "")), "The article has “Lee”, this passage does not (name)."),
    (QUOTE, shown(differing("context", "", "Nobody says")), "The source's words around it may change the meaning: “Nobody says”."),
    (QUOTE, shown(differing("context", "it opens", "")), "Taken out of context."),
    (QUOTE, shown(MINOR, NUMBER, differing("name", "Lee", "")), "The source has “eight” for “nine” (number)."),
    (QUOTE, shown(level=Level.CRITICAL), "The words differ critically from this source."),
    (QUOTE, shown(stitched=True), APART),
    (QUOTE, shown(NUMBER, stitched=True), "The source has “eight” for “nine” (number)."),
    (QUOTE, shown(score=40.0), ""),  # a quote's differences tell, not its score
    (SAID, shown(locator=Locator(speaker="MS DANA LEE")), ""),
    (SAID, shown(locator=Locator(speaker="SPEAKER_01")), ""),
    (SAID, shown(locator=Locator(speaker="REED")), "REED says it in this source, in the article Dana Lee does."),
    (replace(SAID, speaker=Speaker("she", 0, 3)), shown(locator=Locator(speaker="REED")), ""),
    (OWN_WORDS, None, "No passage of a source is shown."),
    (OWN_WORDS, found(99.0, THERE), ""),
    (OWN_WORDS, found(22.0, THERE), ""),
    (OWN_WORDS, found(99.0, THERE, MISSING), "The article has “2011”, this passage does not (date)."),
    (OWN_WORDS, found(99.0, passed=False), UNLIKE),
    (OWN_WORDS, found(22.0, THERE, passed=False), UNLIKE),
    (OWN_WORDS, found(50.0), ""),
    (OWN_WORDS, found(49.9), FEW),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "candidate", "said"), DOUBTS)
def test_why_it_is_asked_twice_is_said_in_a_sentence(claim, candidate, said):
    assert doubt_of(claim, candidate) == said


def test_what_was_not_searched_for_is_not_said_to_be_nowhere():
    assert doubt_of(QUOTE, None, matched=False) == "The sources have not been searched for this yet."


def test_a_quote_put_together_is_none_of_the_verbatim_ones():
    apart = replace(candidates()[MUSEUM][0], stitched=True)
    it = session(search=lambda wanted, _: (apart,) if getattr(wanted, "id", "") == MUSEUM else ())
    assert it.doubt(MUSEUM, V) == APART
    assert it.decide_all([MUSEUM]) == ()


def test_evidence_somebody_else_chose_does_not_hide_what_is_shown():
    words = "The harbour handled about nine million tonnes"
    it = session(Disk(with_evidence(Disk().file, TONNES, "rival", words)))
    it.show(TONNES, 0)
    assert "“eight million” for “nine million”" in it.doubt(TONNES, V)


def test_blind_one_is_asked_for_nobody_elses_agreement():
    it = session(blind=True, required=2)
    it.decide(MUSEUM, V)
    assert not it.is_open(MUSEUM)
    assert not it.status(MUSEUM).waiting
    assert it.progress().left == 8


def test_blind_only_ones_own_verdict_is_said_to_be_stale():
    file = Disk().file
    record = file.claims[MUSEUM]
    reviews = {name: Review(V, basis="00000000", was="We are a museum") for name in ("ada", "ben")}
    file = file.with_record(MUSEUM, replace(record, reviews=reviews))
    assert {reason.reviewer for reason in session(Disk(file)).reasons(MUSEUM)} == {"ada", "ben"}
    (own,) = session(Disk(file), blind=True).reasons(MUSEUM)
    assert (own.reviewer, own.kind, own.old) == ("ada", "article changed", "We are a museum")


def test_blind_nobody_elses_dismissal_is_said_to_be_stale():
    file = Disk().file
    gone = replace(
        file.claims[MUSEUM], dismissed=Dismissal("ben", "an opinion", basis="00000000", was="We are a museum")
    )
    file = file.with_record(MUSEUM, gone)
    assert [reason.reviewer for reason in session(Disk(file)).reasons(MUSEUM)] == ["ben"]
    assert session(Disk(file), blind=True).reasons(MUSEUM) == ()


def test_a_verdict_whose_source_cannot_be_read_any_more_is_stale():
    file = with_evidence(Disk().file, MUSEUM, "hearing", "We are not a museum")
    record = file.claims[MUSEUM]
    file = file.with_record(MUSEUM, replace(record, reviews={"ada": Review(V, basis=judged(record))}))
    assert session(Disk(file)).state(MUSEUM) is State.VERIFIED
    it = session(Disk(file), source=lambda _: None)
    assert it.state(MUSEUM) is State.STALE
    assert [reason.kind for reason in it.reasons(MUSEUM)] == ["source gone"]


def test_notes_are_those_that_say_something():
    file = reviewed(reviewed(Disk().file, MUSEUM, D, "ben", note="no"), MUSEUM, D, "cem")
    assert session(Disk(file)).notes(MUSEUM) == {"ben": "no"}
    it = session(Disk(file), blind=True)
    it.note(MUSEUM, "look again")
    assert it.notes(MUSEUM) == {"ada": "look again"}


def test_a_verdict_does_not_move_onto_what_would_have_been_asked_for_twice():
    it = session()
    it.decide(MUSEUM, V)
    (kept,) = it.record(MUSEUM).evidence
    it.unchoose(MUSEUM, kept)
    assert it.state(MUSEUM) is State.STALE, "verified, resting on nothing"
    it.undo()
    assert it.state(MUSEUM) is State.VERIFIED
    before = it.record(MUSEUM).reviews["ada"].basis
    it.choose(MUSEUM, candidates()[TONNES][0])
    assert len(it.record(MUSEUM).evidence) == 2
    assert it.record(MUSEUM).reviews["ada"].basis == before, "still resting on what it was given on"
    it.undo()
    it.decide(MUSEUM, D)
    it.choose(MUSEUM, candidates()[TONNES][0])
    assert it.state(MUSEUM) is State.DISPUTED


OLD = Review(V, "heard it", date(2026, 11, 3), "7h3k2m9p", final=True, was="old words", extra={"x_new": 1})
RECORD = Record("quote", "We will see", reviews={"ada": OLD, "ben": Review(D)})


def test_a_verdict_taken_back_leaves_the_note_and_nothing_of_the_verdict():
    assert decisions.withdrawn(RECORD, "ada").reviews["ada"] == Review(note="heard it", extra={"x_new": 1})
    assert decisions.withdrawn(RECORD, "ben").reviews.keys() == {"ada"}
    assert decisions.withdrawn(RECORD, "cem") == RECORD


def test_a_verdict_given_anew_is_dated_and_final_only_if_that_is_said():
    on = date(2026, 11, 20)
    given = decisions.decided(RECORD, "ada", D, on, by=()).reviews["ada"]
    assert given == Review(D, "heard it", on, judged(RECORD, ()), extra={"x_new": 1})
    assert decisions.decided(RECORD, "ada", D, on, by=(), note="", final=True).reviews["ada"].final
    assert decisions.decided(RECORD, "ada", D, on, by=(), note="").reviews["ada"].note == ""
    assert decisions.decided(RECORD, "ada", D, on, by=()).reviews["ben"] == Review(D)


def test_a_verdict_on_a_dismissed_claim_makes_it_a_claim_again():
    gone = decisions.dismissed(RECORD, "ada", "an opinion")
    assert (gone.dismissed.by, gone.dismissed.reason, gone.dismissed.basis) == ("ada", "an opinion", judged(RECORD, ()))
    assert decisions.decided(gone, "ada", D, date(2026, 11, 20), by=()).dismissed is None


def test_only_ones_own_verdict_rests_on_what_one_chose_since():
    it = session(Disk(reviewed(Disk().file, MUSEUM, V, "ben")))
    before = it.record(MUSEUM).reviews["ben"]
    it.choose(MUSEUM, candidates()[MUSEUM][0])
    assert it.record(MUSEUM).reviews == {"ben": before}
    assert it.state(MUSEUM) is State.VERIFIED
    assert decisions.rested(RECORD, "cem") is RECORD
    noted = replace(RECORD, reviews={"ada": Review(note="look")})
    assert decisions.rested(noted, "ada") is noted
