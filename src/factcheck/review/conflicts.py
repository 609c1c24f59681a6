"""A file with git's conflict markers, settled one choice at a time; each can be written at once, and undone."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from threading import Lock

from factcheck.core.errors import VerdictFileError
from factcheck.core.records import Dismissal, Record, Review, VerdictFile
from factcheck.verdicts import Conflict, Sides, sides_of, with_side

Put = Callable[[VerdictFile, str, Iterable[Conflict]], str]


class Side(StrEnum):
    """What is chosen where one reviewer's field differs on both sides."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


class ConflictChoices:
    """The conflicts of a file whose text is `text`, numbered from 0, and what was chosen of each.

    `put(file, instead_of, left)` writes the file with markers around what is left, in the place of the text
    `instead_of`, and gives its text; it raises VerdictFileError, kept in `trouble`. `sides` are those between the
    text's markers, unless they come from elsewhere. Raises VerdictFileError if a marker has no partner, or a side is no
    valid file.
    """

    def __init__(self, text: str, path: str, put: Put, sides: Sides | None = None) -> None:
        self.path = path
        self.trouble: VerdictFileError | None = None
        self._merged = (sides or sides_of(text, path)).merged
        self._put = put
        self._text = text
        self._lock = Lock()
        self._chosen: dict[int, Side] = {}
        self._written: dict[int, Side] = {}
        self._done: list[tuple[int, Side | None, Side]] = []
        self._undone: list[tuple[int, Side | None, Side]] = []
        named = [re.search(rf"^{sign} (.*)$", text, re.MULTILINE) for sign in ("<{7}", ">{7}")]
        names = [found[1].strip() if found else "" for found in named]
        self.names = tuple(name if name not in set(Side) else "" for name in names)
        """What git calls our side and theirs; "" where that says nothing more."""

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        return self._merged.conflicts

    @property
    def left(self) -> int:
        """How many are not chosen yet."""
        return len(self.conflicts) - len(self._chosen)

    def chosen(self, number: int) -> Side | None:
        return self._chosen.get(number)

    def record(self, number: int) -> Record:
        """The claim's record, our side of the conflict in it."""
        return _records(self._merged.file, self.conflicts[number])[self.conflicts[number].path[1]]

    def next_left(self, after: int) -> int | None:
        """The next that is not chosen, round the end to the start; None if all are."""
        count = len(self.conflicts)
        order = ((after + step) % count for step in range(1, count + 1))
        return next((number for number in order if number not in self._chosen), None)

    def hindered(self, number: int) -> str:
        """Why not both sides of this one can be kept; "" if they can."""
        ours, theirs = self.conflicts[number].ours, self.conflicts[number].theirs
        if ours is None or theirs is None:
            return "One side took it back: there are not two to keep."
        if isinstance(ours, Review) and isinstance(theirs, Review) and _said(ours) == _said(theirs):
            return "Both give the same verdict; only one calls it final."
        return ""

    def choose(self, number: int, side: Side) -> None:
        """Take a side, or both: two verdicts of one reviewer then disagree as two reviewers' would, until settled."""
        before = self._chosen.get(number)
        if before is not side and not (side is Side.BOTH and self.hindered(number)):
            self._done.append((number, before, side))
            self._undone.clear()
            self._set(number, side)

    def undo(self) -> int | None:
        """Take the last choice back; its number, or None if there was none."""
        if not self._done:
            return None
        number, before, _ = step = self._done.pop()
        self._undone.append(step)
        self._set(number, before)
        return number

    def redo(self) -> int | None:
        """Choose again what was taken back last; its number, or None if there is none."""
        if not self._undone:
            return None
        number, _, side = step = self._undone.pop()
        self._done.append(step)
        self._set(number, side)
        return number

    @property
    def dirty(self) -> bool:
        """Whether something was chosen, or taken back, since it was last written."""
        return self._chosen != self._written

    def save(self) -> None:
        """Write what is chosen by now; `trouble` says why it could not be. May be called from any thread."""
        with self._lock:
            chosen = dict(self._chosen)
            file = self._merged.file
            for number, conflict in enumerate(self.conflicts):
                file = _with(file, conflict, chosen.get(number, Side.OURS))
            left = [conflict for number, conflict in enumerate(self.conflicts) if number not in chosen]
            try:
                self._text = self._put(file, self._text, left)
            except VerdictFileError as error:
                self.trouble = error
            else:
                self.trouble, self._written = None, chosen

    def _set(self, number: int, side: Side | None) -> None:
        if side:
            self._chosen[number] = side
        else:
            del self._chosen[number]


def _said(review: Review) -> tuple[object, str]:
    return review.verdict, review.note


def _records(file: VerdictFile, conflict: Conflict) -> dict[str, Record]:
    return dict(file.claims if conflict.path[0] == "claim" else file.orphans)


def _with(file: VerdictFile, conflict: Conflict, side: Side) -> VerdictFile:
    if side is not Side.BOTH:
        return with_side(file, conflict, theirs=side is Side.THEIRS)
    ours, theirs = conflict.ours, conflict.theirs
    if isinstance(ours, Dismissal) and isinstance(theirs, Dismissal):
        both = replace(ours, reason=f"{ours.reason} ({theirs.reason})")
        return with_side(file, replace(conflict, ours=both), theirs=False)
    assert isinstance(ours, Review)
    assert isinstance(theirs, Review)
    if ours.verdict is theirs.verdict:
        notes = "\n".join(filter(None, (ours.note, theirs.note)))
        noted = replace(ours, note=notes, final=ours.final and theirs.final)
        return with_side(file, replace(conflict, ours=noted), theirs=False)
    file = with_side(file, replace(conflict, ours=replace(ours, final=False)), theirs=False)
    *where, who = conflict.path
    free = next(name for name in _names(who) if name not in _records(file, conflict)[conflict.path[1]].reviews)
    other = replace(conflict, path=(*where, free), ours=replace(theirs, final=False))
    return with_side(file, other, theirs=False)


def _names(who: str) -> Iterator[str]:
    """Names for a reviewer's other verdict: a file holds one of each name."""
    yield f"{who[:150]} (theirs)"
    nth = 2
    while True:
        yield f"{who[:150]} (theirs {nth})"
        nth += 1
