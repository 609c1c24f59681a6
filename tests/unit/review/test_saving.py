"""Saving: failures lose nothing, two sessions share one file, and a change during a save is kept."""

from tests.unit.review.reviewing import MUSEUM, RAIL, SHARE, TONNES, Disk, session

from factcheck.core.model import State, Verdict

V = Verdict.VERIFIED


def test_a_failed_save_keeps_everything_and_says_so():
    disk = Disk(broken="not saved: no space left")
    it = session(disk)
    it.decide(MUSEUM, V)
    assert "no space" in it.trouble.message
    assert it.dirty
    assert it.state(MUSEUM) is State.VERIFIED
    disk.broken = ""
    it.flush()
    assert (it.trouble, it.dirty) == (None, False)
    assert disk.file.claims[MUSEUM].reviews["ada"].verdict is V


def test_nothing_is_written_without_a_change():
    disk = Disk()
    it = session(disk)
    it.flush()
    it.note(MUSEUM, "")
    assert disk.saves == 0


def test_two_sessions_end_with_both_peoples_verdicts():
    disk = Disk()
    ada, ben = session(disk), session(disk, reviewer="ben")
    ada.decide(MUSEUM, V)
    ben.decide(RAIL, V)
    ada.decide(SHARE, Verdict.DISPUTED)
    assert ada.state(RAIL) is State.VERIFIED, "taken in with the save"
    assert {name for name, record in disk.file.claims.items() if record.reviews} == {MUSEUM, RAIL, SHARE}
    assert ben.follow()
    assert not ben.follow()
    assert ben.progress().verified == 2


def test_what_is_decided_while_a_save_runs_is_kept():
    disk = Disk()
    it = session(disk)
    it.autosave = False
    plain = disk.save

    def slow(mine, base):
        if not disk.saves:
            it.decide(RAIL, V)
        return plain(mine, base)

    disk.save = slow
    it.decide(MUSEUM, V)
    it.flush()
    assert it.dirty
    assert it.state(RAIL) is State.VERIFIED
    it.flush()
    assert not it.dirty
    assert set(disk.file.claims[RAIL].reviews) == {"ada"}


def test_following_keeps_what_is_not_saved_yet():
    disk = Disk()
    ada, ben = session(disk), session(disk, reviewer="ben")
    ada.autosave = False
    ada.decide(MUSEUM, V)
    ben.decide(TONNES, Verdict.DISPUTED)
    assert ada.follow()
    assert ada.dirty
    assert (ada.state(MUSEUM), ada.state(TONNES)) == (State.VERIFIED, State.DISPUTED)
    ada.flush()
    assert disk.file.claims[MUSEUM].reviews
    assert disk.file.claims[TONNES].reviews


def test_what_somebody_else_wrote_is_said_though_it_came_with_sources_that_were_read_again():
    disk = Disk()
    ada, ben = session(disk), session(disk, reviewer="ben")
    ben.decide(RAIL, V)
    ada._sync.relist()
    assert ada.state(RAIL) is State.VERIFIED
    assert ada.follow()
    assert not ada.follow()


def test_sources_that_were_read_again_alone_are_no_change_by_somebody_else():
    disk = Disk()
    ada = session(disk)
    ada.decide(RAIL, V)
    ada._sync.relist()
    assert not ada.follow()
