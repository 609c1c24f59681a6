"""Git's two sides on the screen: each key, seen in the choices and in the file."""

from contextlib import asynccontextmanager

import pytest
from tests.tui.driving import driven, review
from tests.tui.pictures import compare_picture
from tests.unit.review.reviewing import RAIL, SHARE, TONNES, Disk, conflicted, listed
from tests.unit.review.test_conflicts import Paper

from factcheck.core.errors import VerdictFileError
from factcheck.core.model import State, Verdict
from factcheck.review import ConflictChoices, Side
from factcheck.tui import ConflictApp, Options
from factcheck.tui.keymap import ACTIONS
from factcheck.verdicts import loads, sides_of

V, D = Verdict.VERIFIED, Verdict.DISPUTED
PATH = "articles/quay.verdicts.toml"


@asynccontextmanager
async def settled(size=(100, 30), options=None):
    """The screen over a file with three conflicts, and the file."""
    paper = Paper(conflicted())
    made = ConflictChoices(paper.text, PATH, paper.put)
    async with driven(ConflictApp(made, options or Options()), Disk(), size) as it:
        it.choices, it.paper = made, paper
        yield it


def left_in(paper: Paper) -> int:
    return len(sides_of(paper.text).merged.conflicts) if "<<<<<<<" in paper.text else 0


async def test_three_keys_settle_three_conflicts_and_enter_goes_on():
    async with settled() as it:
        assert left_in(it.paper) == 3
        await it.press("o", "t")
        assert left_in(it.paper) == 1, "each choice is written as it is made"
        await it.press("o")
        assert "All are chosen" in it.text()
        file = loads(it.paper.text)
        assert file.claims[TONNES].reviews["ada"].verdict is V
        assert file.claims[SHARE].reviews["ada"].note == "read it"
        assert file.claims[RAIL].reviews["ada"].verdict is V
        await it.press("enter")
        assert it.app._exit


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (160, 40)])
async def test_both_sides_stand_beside_each_other(size):
    async with settled(size) as it:
        row = next(line for line in it.text().split("\n") if "disputed" in line)
        assert "verified" in row, "old against new in one row"
        assert "eight, not nine" in it.text()


async def test_later_leaves_it_between_markers():
    async with settled() as it:
        await it.press("space", "t", "q")
        assert it.app._exit
        assert left_in(it.paper) == 2
        assert (it.choices.left, it.choices.chosen(1)) == (2, Side.THEIRS)


async def test_both_makes_it_contested_and_cannot_keep_one():
    async with settled() as it:
        await it.press("b", "j", "b")
        assert it.choices.chosen(0) is Side.BOTH
        assert "took it back" in it.text()
        assert (it.choices.chosen(2), left_in(it.paper)) == (None, 2)


async def test_undo_and_redo():
    async with settled() as it:
        await it.press("o", "t", "z")
        assert (it.choices.left, left_in(it.paper), it.app.screen.here) == (2, 2, 1)
        await it.press("z", "z")
        assert left_in(it.paper) == 3
        assert "Nothing to undo" in it.text()
        await it.press("Z", "Z", "Z")
        assert (it.choices.chosen(0), it.choices.chosen(1), left_in(it.paper)) == (Side.OURS, Side.THEIRS, 1)
        assert "Nothing to redo" in it.text()


async def test_a_choice_that_cannot_be_written_is_told_and_kept():
    async with settled() as it:
        it.paper.broken = "not saved: no space left on device"
        await it.press("o")
        assert "no space left" in it.text()
        assert "NOT SAVED" in it.text()
        it.paper.broken = ""
        await it.press("t")
        assert left_in(it.paper) == 1


async def test_its_keys_are_in_its_help_and_palette_and_can_be_remapped():
    async with settled(size=(100, 60), options=Options(keys={"take_ours": "1"})) as it:
        await it.press("question_mark")
        text = it.text()
        assert all(action.title[:40] in text for action in ACTIONS.values() if action.place == "conflict")
        await it.press("escape", "colon")
        await it.type("their side holds")
        await it.press("enter")
        assert it.choices.chosen(0) is Side.THEIRS
        await it.press("o", "1")
        assert it.choices.chosen(1) is Side.OURS


async def test_git_s_markers_that_come_while_one_reviews_are_settled_there():
    paper, disk, markers = Paper(conflicted()), Disk(), ["markers"]

    def reload():
        if "<<<<<<<" in paper.text:
            raise VerdictFileError(f"{PATH}:12: git's conflict markers")
        return listed(loads(paper.text))

    def conflict():
        return ConflictChoices(paper.text, PATH, paper.put) if markers else None

    async with review(disk, options=Options(follow=0, conflict=conflict), reload=reload) as it:
        await it.press("C")
        assert "git's conflict markers" in it.text()
        await it.press("t", "t", "o", "enter")
        assert it.session.state(TONNES) is State.DISPUTED, "what was chosen is taken into the session"
        markers.clear()
        await it.press("C")
        assert "no conflict markers" in it.said


async def test_pictures():
    async with settled() as it:
        compare_picture(it.app, "conflict")
    async with settled((80, 24)) as it:
        await it.press("o", "b", "k")
        compare_picture(it.app, "conflict")
