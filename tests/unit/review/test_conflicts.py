"""Git's conflict markers settled: each choice holds, can be undone, and what is left stays between markers."""

import itertools

import pytest
from tests.unit.review.reviewing import RAIL, SHARE, TONNES, conflicted, listed, session

from factcheck.core.errors import VerdictFileError
from factcheck.core.model import State, Verdict
from factcheck.review import ConflictChoices, Side
from factcheck.verdicts import loads, sides_of, with_markers

V, D = Verdict.VERIFIED, Verdict.DISPUTED


class Paper:
    """A verdict file as a text in memory; `broken` makes writing fail."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.broken = ""

    def put(self, file, instead_of, left):
        if self.broken or instead_of != self.text:
            raise VerdictFileError(self.broken or "changed meanwhile")
        self.text = with_markers(file, left)
        return self.text


def choices() -> tuple[ConflictChoices, Paper]:
    paper = Paper(conflicted())
    return ConflictChoices(paper.text, "quay.verdicts.toml", paper.put), paper


def number_of(made: ConflictChoices, claim: str) -> int:
    return next(number for number, it in enumerate(made.conflicts) if it.path[1] == claim)


@pytest.mark.parametrize("sides", list(itertools.product([Side.OURS, Side.THEIRS], repeat=3)))
def test_the_sides_chosen_are_in_the_file(sides):
    made, paper = choices()
    assert {it.path[1] for it in made.conflicts} == {TONNES, SHARE, RAIL}
    for number, side in enumerate(sides):
        made.choose(number, side)
    made.save()
    file = loads(paper.text)
    for conflict, side in zip(made.conflicts, sides, strict=True):
        wanted = conflict.ours if side is Side.OURS else conflict.theirs
        assert file.claims[conflict.path[1]].reviews.get("ada") == wanted
    assert [set(r.reviews) for r in file.claims.values() if "ben" in r.reviews] == [{"ben"}], "what did not clash stays"
    assert "hearing" in file.claims[TONNES].evidence


def test_both_verdicts_are_kept_and_the_claim_is_contested():
    made, paper = choices()
    for number in range(3):
        made.choose(number, Side.OURS)
    made.choose(number_of(made, TONNES), Side.BOTH)
    made.save()
    file = loads(paper.text)
    reviews = file.claims[TONNES].reviews
    assert {name: it.verdict for name, it in reviews.items()} == {"ada": V, "ada (theirs)": D}
    disk_session = session()
    disk_session._sync.file = listed(file)
    assert disk_session.state(TONNES) is State.CONTESTED
    disk_session.decide(TONNES, V, final=disk_session.settles(TONNES, V))
    assert disk_session.state(TONNES) is State.VERIFIED


def test_both_notes_become_one():
    made, paper = choices()
    made.choose(number_of(made, SHARE), Side.BOTH)
    made.save()
    (review,) = sides_of(paper.text).merged.file.claims[SHARE].reviews.values()
    assert (review.verdict, review.note) == (V, "heard it twice\nread it")


def test_there_are_no_two_to_keep_of_one_that_was_taken_back():
    made, _ = choices()
    rail = number_of(made, RAIL)
    assert "took it back" in made.hindered(rail)
    made.choose(rail, Side.BOTH)
    assert made.chosen(rail) is None


@pytest.mark.parametrize("done", [0, 1, 2])
def test_what_is_left_stays_between_markers_and_is_asked_again(done):
    made, paper = choices()
    for number in range(done):
        made.choose(number, Side.THEIRS)
    made.save()
    again = ConflictChoices(paper.text, "quay.verdicts.toml", paper.put)
    assert again.conflicts == made.conflicts[done:]
    for number in range(again.left):
        again.choose(number, Side.THEIRS)
    again.save()
    assert loads(paper.text).claims[TONNES].reviews["ada"].verdict is D


def test_undo_takes_choices_back_to_the_first():
    made, paper = choices()
    before = with_markers(sides_of(paper.text).merged.file, made.conflicts)
    made.choose(0, Side.OURS)
    made.choose(0, Side.THEIRS)
    made.choose(1, Side.OURS)
    made.save()
    assert [made.undo(), made.undo(), made.chosen(0), made.undo(), made.undo()] == [1, 0, Side.OURS, 0, None]
    assert made.dirty
    made.save()
    assert (made.left, paper.text, made.dirty) == (3, before, False)
    assert [made.redo(), made.redo(), made.redo(), made.redo()] == [0, 0, 1, None]
    assert (made.chosen(0), made.chosen(1)) == (Side.THEIRS, Side.OURS)


def test_what_could_not_be_written_is_kept_and_tried_again():
    made, paper = choices()
    paper.broken = "no space left"
    made.choose(0, Side.OURS)
    made.save()
    assert made.trouble is not None
    assert (made.dirty, made.chosen(0)) == (True, Side.OURS)
    paper.broken = ""
    made.save()
    assert (made.trouble, made.dirty) == (None, False)
    assert len(sides_of(paper.text).merged.conflicts) == 2


def test_the_next_one_left_goes_round():
    made, _ = choices()
    assert made.next_left(2) == 0
    made.choose(0, Side.OURS)
    assert (made.next_left(2), made.left) == (1, 2)
    made.choose(1, Side.OURS)
    made.choose(2, Side.OURS)
    assert made.next_left(0) is None


def test_git_s_names_of_the_sides():
    made, _ = choices()
    assert made.names == ("", "side")
