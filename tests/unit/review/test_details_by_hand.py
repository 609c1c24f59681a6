"""Details ticked and crossed by hand: steps like any other, per reviewer, stale once their passage has changed."""

from dataclasses import replace

from tests.unit.review.reviewing import FEE, MUSEUM, NOTES, RIVAL, Disk, session

from factcheck.core.model import Detail, Locator, State, Verdict
from factcheck.review import StateBuilder, detail_lines
from factcheck.verdicts import dump, loads, merge, split_details, status_of

YEAR = Detail(
    "date", "2011", 44, 48, found=True, source="sources/notes.md", passage="raised in 2011", locator=Locator(line=4)
)
CRANES = Detail("number", "eight", 0, 5, found=False, status="differs", other="nine", passage="nine cranes")


def details(*found):
    return lambda claim: found if claim.id == FEE else ()


def test_a_detail_is_ticked_crossed_and_taken_back_and_each_is_a_step():
    disk = Disk()
    it = session(disk, details=details(YEAR, CRANES))
    assert [mark for _, mark in it.details(FEE)] == ["", ""]
    it.tick(FEE, 0, "found")
    it.tick(FEE, 1, "wrong")
    assert [mark for _, mark in it.details(FEE)] == ["found", "wrong"]
    assert set(disk.file.claims[FEE].details["ada"]) == {"2011", "eight"}
    assert detail_lines(it, FEE)[1] == "eight · differs: nine · crossed"
    it.undo()
    assert [mark for _, mark in it.details(FEE)] == ["found", ""]
    it.redo()
    it.tick(FEE, 1, "")
    it.tick(FEE, 0, "")
    assert disk.file.claims[FEE].details == {}
    assert it.details(MUSEUM) == ()


def test_a_tick_is_stale_once_the_passage_is_another():
    disk = Disk()
    session(disk, details=details(YEAR)).tick(FEE, 0, "found")
    again = session(disk, details=details(replace(YEAR, passage="raised in 2012")))
    assert [mark for _, mark in again.details(FEE)] == ["stale"]
    assert [mark for _, mark in session(disk, details=details(YEAR)).details(FEE)] == ["found"]


def test_two_people_tick_one_claim_and_nothing_is_lost():
    disk = Disk()
    ada, ben = (session(disk, reviewer=name, details=details(YEAR, CRANES)) for name in ("ada", "ben"))
    ada.tick(FEE, 0, "found")
    ben.tick(FEE, 0, "wrong")
    ben.follow()
    ada.follow()
    assert set(disk.file.claims[FEE].details) == {"ada", "ben"}
    assert [mark for _, mark in ada.details(FEE)] == ["found", ""]
    ada.undo()
    assert set(disk.file.claims[FEE].details) == {"ben"}


def test_that_another_reviewer_crossed_what_one_ticked_is_said():
    disk = Disk()
    ada, ben = (session(disk, reviewer=name, details=details(YEAR, CRANES)) for name in ("ada", "ben"))
    ada.tick(FEE, 0, "found")
    ada.tick(FEE, 1, "wrong")
    ben.tick(FEE, 0, "wrong")
    ben.tick(FEE, 1, "wrong")
    ada.follow()
    year, cranes = detail_lines(ada, FEE)
    assert year.endswith(" · ticked · crossed by ben")
    assert cranes.endswith(" · crossed")
    assert split_details(disk.file.claims[FEE]) == {"2011": {"ada": "found", "ben": "wrong"}}


QUAY = Detail(
    "number",
    "nine",
    0,
    4,
    found=True,
    source="sources/rival.txt",
    passage="The harbour has eight cranes.",
    passage_start=64,
)
NOTED = replace(YEAR, passage="has not changed since the spring of 2011")


def test_a_verdict_rests_on_the_places_of_all_details_and_is_stale_once_one_changes():
    disk = Disk()
    it = session(disk, details=details(NOTED, QUAY, CRANES))
    it.decide(FEE, Verdict.VERIFIED)
    record = disk.file.claims[FEE]
    assert {(each.source, each.exact) for each in record.evidence.values()} == {
        ("notes", NOTED.passage),
        ("rival", QUAY.passage),
    }
    texts = {"notes": NOTES, "rival": RIVAL}
    assert status_of(record, source_text=texts.get).state is State.VERIFIED
    for changed in ("spring", "cranes"):
        other = {name: text.replace(changed, "autumn") for name, text in texts.items()}
        assert status_of(record, source_text=other.get).state is State.STALE
    it.undo()
    assert disk.file.claims[FEE].evidence == {}


def test_a_verdict_taken_back_leaves_none_of_these_places_behind():
    disk = Disk()
    it = session(disk, details=details(NOTED, QUAY))
    it.decide(FEE, Verdict.VERIFIED)
    it.withdraw(FEE)
    assert disk.file.claims[FEE].evidence == {}


def test_with_every_detail_ticked_once_is_enough_to_verify():
    it = session(Disk(), details=details(YEAR, CRANES))
    it.candidates(FEE)
    before = it.doubt(FEE, Verdict.VERIFIED)
    it.tick(FEE, 0, "found")
    assert (it.is_ticked(FEE), it.doubt(FEE, Verdict.VERIFIED)) == (False, before)
    it.tick(FEE, 1, "found")
    assert (it.is_ticked(FEE), it.doubt(FEE, Verdict.VERIFIED)) == (True, "")
    assert not it.is_ticked(MUSEUM)


def test_the_file_has_a_line_a_reviewer_and_reads_back():
    disk = Disk()
    it = session(disk, details=details(YEAR, CRANES))
    it.tick(FEE, 0, "found")
    it.tick(FEE, 1, "wrong")
    text = dump(disk.file)
    assert sum(line.startswith("detail.ada = ") for line in text.splitlines()) == 1
    assert loads(text, "x").claims == disk.file.claims


def test_one_reviewer_at_two_desks_keeps_both_and_a_cross_wins():
    disk = Disk()
    base = disk.file
    record = base.claims[FEE]
    sides = ({"2011": "found aa", "eight": "found bb"}, {"2011": "wrong aa", "nine": "found cc"})
    ours, theirs = (base.with_record(FEE, replace(record, details={"ada": marks})) for marks in sides)
    merged = merge(base, ours, theirs)
    assert not merged.conflicts
    assert merged.file.claims[FEE].details == {"ada": {"2011": "wrong aa", "eight": "found bb", "nine": "found cc"}}


def test_of_two_details_with_the_same_words_each_has_its_own_tick():
    it = session(Disk(), details=details(YEAR, replace(YEAR, start=60, end=64)))
    it.tick(FEE, 1, "found")
    assert [mark for _, mark in it.details(FEE)] == ["", "found"]


def test_the_state_has_each_detail_with_its_tick():
    it = session(Disk(), details=details(YEAR, CRANES))
    it.listed.go(FEE)
    it.tick(FEE, 1, "wrong")
    state = StateBuilder(it).build()
    assert state.claim is not None
    assert [(detail.text, mark) for detail, mark in state.claim.details] == [("2011", ""), ("eight", "wrong")]
