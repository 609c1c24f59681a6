"""Requests to the author and who checks what: each a step that is saved, undone and counted."""

from tests.unit.review.reviewing import CITY, MUSEUM, Disk, session

from factcheck.core.records import Request
from factcheck.review import Filter, StateBuilder


def test_a_request_is_open_until_it_is_answered_and_each_is_a_step():
    disk = Disk()
    it = session(disk)
    it.ask(CITY, " Which city? ")
    assert disk.file.claims[CITY].requests == {"ada": Request("Which city?", it._today())}
    assert (it.progress().asked, [claim.id for claim in it.filtered(Filter.ASKED)]) == (1, [CITY])
    it.answer(CITY, "ada", "Averholm")
    request = disk.file.claims[CITY].requests["ada"]
    assert (request.answer, request.by, it.progress().asked) == ("Averholm", "ada", 0)
    it.undo()
    assert it.progress().asked == 1
    it.undo()
    assert disk.file.claims[CITY].requests == {}
    it.redo()
    it.ask(CITY, "")
    assert disk.file.claims[CITY].requests == {}


def test_an_undone_request_leaves_what_somebody_else_asked_meanwhile():
    disk = Disk()
    ada, ben = session(disk), session(disk, reviewer="ben")
    ada.ask(CITY, "Which city?")
    ben.follow()
    ben.ask(CITY, "What size?")
    ada.follow()
    ada.undo()
    assert set(disk.file.claims[CITY].requests) == {"ben"}


def test_mine_are_the_claims_assigned_to_the_reviewer():
    disk = Disk()
    it = session(disk)
    it.assign([CITY, MUSEUM], ["ada", "ben"])
    it.assign([MUSEUM], ["ben"])
    assert [claim.id for claim in it.filtered(Filter.MINE)] == [CITY]
    assert len(session(disk, reviewer="ben").filtered(Filter.MINE)) == 2
    assert StateBuilder(it).build().listed.counts[Filter.MINE] == 1
    assert not it.is_open(CITY) or it.state(CITY) == "undecided"  # it decides nothing
    it.undo()
    assert set(disk.file.claims[MUSEUM].assigned) == {"ada", "ben"}
    it.undo()
    assert not any(record.assigned for record in disk.file.claims.values())
