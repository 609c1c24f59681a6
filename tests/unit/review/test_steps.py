"""Steps on plain files: only what the step itself changed is touched, forwards and back."""

from dataclasses import replace

import pytest
from tests.unit.review.reviewing import MUSEUM, RAIL, SHARE, TONNES, Disk, candidates, listed, session, sources

from factcheck.core.model import Verdict
from factcheck.core.records import Evidence, Review, SourceRef
from factcheck.review.history import Change, History, Step, apply

NOTES = SourceRef("sources/notes.md", "new")


def test_a_source_that_a_step_listed_goes_with_it_unless_something_rests_on_it():
    file = replace(listed(), sources={})
    record = file.claims[RAIL]
    kept = replace(record, evidence={"notes": Evidence("notes", "Freight by rail fell")})
    step = Step("evidence", RAIL, (Change(RAIL, record, kept),), {"notes": (None, NOTES)})
    done = apply(file, step)
    assert done.sources == {"notes": NOTES}
    assert apply(done, step.turned()) == file
    other = done.with_record(MUSEUM, replace(done.claims[MUSEUM], evidence=kept.evidence))
    undone = apply(other, step.turned())
    assert undone.sources == {"notes": NOTES}
    assert undone.claims[RAIL].evidence == {}
    orphaned = replace(done, orphans={"q-old": kept})
    assert apply(orphaned, step.turned()).sources == {"notes": NOTES}


def test_a_source_whose_bytes_a_step_noted_gets_the_old_ones_back():
    file = listed()
    old = file.sources["notes"]
    step = Step("evidence", RAIL, (), {"notes": (old, NOTES)})
    done = apply(file, step)
    assert done.sources == {**file.sources, "notes": NOTES}
    assert apply(done, step.turned()) == file


def test_of_a_record_that_somebody_else_changed_only_ones_own_part_goes_back():
    file = listed()
    before = file.claims[MUSEUM]
    after = replace(before, speaker="Dana Lee", reviews={"ada": Review(Verdict.VERIFIED)})
    step = Step("verified", MUSEUM, (Change(MUSEUM, before, after),))
    done = apply(file, step)
    assert done.claims[MUSEUM] == after
    theirs = replace(after, origin="ben", prefix="now ", reviews={**after.reviews, "ben": Review(Verdict.DISPUTED)})
    undone = apply(done.with_record(MUSEUM, theirs), step.turned()).claims[MUSEUM]
    assert undone == replace(before, origin="ben", prefix="now ", reviews={"ben": Review(Verdict.DISPUTED)})


def test_what_a_step_takes_away_it_puts_back_and_what_others_put_in_its_place_it_replaces():
    file = listed().with_record(RAIL, replace(listed().claims[RAIL], reviews={"ada": Review(Verdict.VERIFIED)}))
    before = file.claims[RAIL]
    step = Step("taken back", RAIL, (Change(RAIL, before, replace(before, reviews={})),))
    done = apply(file, step)
    assert done.claims[RAIL].reviews == {}
    assert apply(done, step.turned()) == file


@pytest.mark.parametrize(("theirs", "stays"), [({}, False), ({"ben": Review(Verdict.DISPUTED)}, True)])
def test_an_added_claim_goes_again_unless_somebody_else_judged_it(theirs, stays):
    file = listed()
    added = replace(file.claims[RAIL], origin="ada", reviews={"ada": Review(Verdict.VERIFIED)})
    step = Step("added", "c-new", (Change("c-new", None, added),))
    done = apply(file, step, lambda: ["c-new", *file.claims])
    assert list(done.claims) == ["c-new", *file.claims]
    judged = done.with_record("c-new", replace(added, reviews={**added.reviews, **theirs}))
    assert ("c-new" in apply(judged, step.turned()).claims) is stays
    assert apply(file, step.turned()) == file, "gone already"


def test_steps_go_back_and_forth_until_something_else_is_done():
    history = History()
    one, two, three = (Step(name, RAIL, ()) for name in ("one", "two", "three"))
    assert (history.back(), history.forward()) == (None, None)
    history.add(one)
    history.add(two)
    assert [history.back(), history.back(), history.back()] == [two, one, None]
    assert [history.forward(), history.forward(), history.forward()] == [one, two, None]
    history.back()
    history.add(three)
    assert history.forward() is None
    assert [history.back(), history.back()] == [three, one]


def test_each_step_says_what_it_was_and_where():
    it = session()
    start = it.article.text.index("adding that")
    told = [
        (lambda: it.decide(MUSEUM, Verdict.VERIFIED), "verified", MUSEUM),
        (lambda: it.note(MUSEUM, " look again "), "note", MUSEUM),
        (lambda: it.withdraw(MUSEUM), "taken back", MUSEUM),
        (lambda: it.choose(TONNES, candidates()[TONNES][0]), "evidence", TONNES),
        (lambda: it.unchoose(TONNES, "hearing"), "evidence removed", TONNES),
        (lambda: it.dismiss(RAIL, "an opinion"), "dismissed", RAIL),
        (lambda: it.restore(RAIL), "restored", RAIL),
        (lambda: it.decide_all([MUSEUM, RAIL]), "2 verified", MUSEUM),
        (lambda: it.add(start, start + 30), "added", None),
        (lambda: it.split(SHARE, it.claim(SHARE).start + 18), "split", None),
    ]
    for do, label, claim_id in told:
        do()
        step = it.undo()
        assert step.label == label
        assert step.claim_id == (claim_id or step.changes[0].claim_id)
        assert it.redo() == step
    assert it.record(MUSEUM).reviews["ada"].note == "look again"


def test_what_changes_nothing_is_no_step():
    it = session()
    it.withdraw(MUSEUM)
    it.restore(MUSEUM)
    it.note(MUSEUM, "  ")
    it.unchoose(MUSEUM, "hearing")
    assert it.decide_all([TONNES]) == ()
    assert it.undo() is None


def test_a_step_notes_the_bytes_that_evidence_was_taken_from():
    disk = Disk()
    it = session(disk)
    it.choose(MUSEUM, candidates()[MUSEUM][0])
    assert disk.file.sources["hearing"].sha256 == sources()["sources/hearing.srt"].sha256
    it.undo()
    assert disk.file.sources["hearing"].sha256 == ""
