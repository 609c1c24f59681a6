"""One claim's records on two sides, with their common ancestor, made into one: field by field, reviewer by reviewer."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from factcheck.core.records import Dismissal, Evidence, Record, Review
from factcheck.core.text import normalised
from factcheck.verdicts.carrying import remembering
from factcheck.verdicts.evidence import free_name
from factcheck.verdicts.standing import rests_on

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Conflict:
    """One reviewer set the same field differently on two sides.

    `path` is ("claim" or "orphan", id, "review", reviewer) or (…, id, "dismissed"); `fields` are those that differ:
    "verdict", "final", "note", "reason". `ours` and `theirs` are the review (or dismissal) as it would be with
    either side chosen, None for taken back; `base` is what it was before, None if there was none.
    """

    path: tuple[str, ...]
    fields: tuple[str, ...]
    ours: Review | Dismissal | None
    theirs: Review | Dismissal | None
    base: Review | Dismissal | None = None


def pick(base: V, ours: V, theirs: V) -> V:
    """Whichever side changed it; ours if both did."""
    return theirs if ours == base else ours


def each_key(
    base: Mapping[str, V],
    ours: Mapping[str, V],
    theirs: Mapping[str, V],
    both: Callable[[V | None, V, V], V],
) -> dict[str, V]:
    """A mapping key by key; a key that one side removed and the other changed stays."""
    merged: dict[str, V] = {}
    for key in dict.fromkeys([*ours, *theirs]):
        b, o, t = base.get(key), ours.get(key), theirs.get(key)
        if o is not None and t is not None:
            merged[key] = o if o == t else both(b, o, t)
        elif o is not None and o != b:
            merged[key] = o
        elif t is not None and t != b:
            merged[key] = t
    return merged


def merged_tree(base: Any, ours: Any, theirs: Any) -> Any:
    """Unknown keys of a newer version: merged by key as far down as there are tables."""
    if not (isinstance(ours, Mapping) and isinstance(theirs, Mapping)):
        return pick(base, ours, theirs)
    return each_key(base if isinstance(base, Mapping) else {}, ours, theirs, merged_tree)


def merged_record(
    where: tuple[str, ...], base: Record | None, ours: Record, theirs: Record, conflicts: list[Conflict]
) -> Record:
    if ours == theirs or base in (ours, theirs):
        return theirs if base == ours else ours
    base = base or Record(kind=ours.kind, exact="")
    known = len(conflicts)
    reviews = _reviews((*where, "review"), base.reviews, ours.reviews, theirs.reviews, conflicts)
    choices = [side for conflict in conflicts[known:] for side in (conflict.ours, conflict.theirs)]
    merged = Record(
        kind=pick(base.kind, ours.kind, theirs.kind),
        exact=pick(base.exact, ours.exact, theirs.exact),
        prefix=pick(base.prefix, ours.prefix, theirs.prefix),
        suffix=pick(base.suffix, ours.suffix, theirs.suffix),
        speaker=pick(base.speaker, ours.speaker, theirs.speaker),
        origin=pick(base.origin, ours.origin, theirs.origin),
        dismissed=_dismissal((*where, "dismissed"), base.dismissed, ours.dismissed, theirs.dismissed, conflicts),
        evidence=_with_grounds(_evidence(base.evidence, ours.evidence, theirs.evidence), choices, ours, theirs),
        reviews=reviews,
        extra=merged_tree(base.extra, ours.extra, theirs.extra),
    )
    for side in (ours, theirs):
        merged = remembering(merged, side)
    return merged


def _reviews(
    where: tuple[str, ...],
    base: Mapping[str, Review],
    ours: Mapping[str, Review],
    theirs: Mapping[str, Review],
    conflicts: list[Conflict],
) -> dict[str, Review]:
    merged: dict[str, Review] = {}
    for reviewer in dict.fromkeys([*ours, *theirs]):
        o, t = ours.get(reviewer), theirs.get(reviewer)
        review = _review((*where, reviewer), base.get(reviewer), o, t, conflicts)
        if review:
            merged[reviewer] = review
    return merged


def _review(
    where: tuple[str, ...], base: Review | None, ours: Review | None, theirs: Review | None, conflicts: list[Conflict]
) -> Review | None:
    if base in (ours, theirs) or ours == theirs:
        return pick(base, ours, theirs)
    if ours is None or theirs is None:
        # Taken back here, changed there: what was changed stays until somebody chooses.
        conflicts.append(Conflict(where, ("verdict",), ours, theirs, base))
        return ours or theirs
    before = base or Review()
    fields = tuple(_differing(before, ours, theirs))
    mine = _joined(before, ours, theirs, prefer=ours)
    if fields:
        conflicts.append(Conflict(where, fields, mine, _joined(before, ours, theirs, prefer=theirs), base))
    return mine


def _differing(base: Review, ours: Review, theirs: Review) -> Iterator[str]:
    """The fields that both sides set, each to something else."""
    if _decision(base) not in (_decision(ours), _decision(theirs)):
        yield from (name for name in ("verdict", "final") if getattr(ours, name) != getattr(theirs, name))
    if base.note not in (ours.note, theirs.note) and ours.note != theirs.note:
        yield "note"


def _joined(base: Review, ours: Review, theirs: Review, *, prefer: Review) -> Review:
    """Both sides' changes in one review; where both changed the same, the preferred side's."""
    decider = theirs if _decision(ours) == _decision(base) else ours
    if _decision(base) not in (_decision(ours), _decision(theirs)):
        same = (ours.verdict, ours.final) == (theirs.verdict, theirs.final)
        # The same verdict given twice: the later one knows what was there to judge by.
        decider = max(ours, theirs, key=_day) if same else prefer
    noting = [side for side in (ours, theirs) if side.note != base.note] or [decider]
    noted = noting[0] if len(noting) == 1 else prefer
    return replace(
        decider,
        note=noted.note,
        on=max(decider, noted, key=_day).on,
        extra=merged_tree(base.extra, ours.extra, theirs.extra),
    )


def _day(review: Review) -> date:
    return review.on or date.min


def _decision(review: Review) -> tuple[Any, bool, str, str]:
    """What belongs together: a verdict must never be paired with the basis of another."""
    return review.verdict, review.final, review.basis, review.was


def _dismissal(
    where: tuple[str, ...],
    base: Dismissal | None,
    ours: Dismissal | None,
    theirs: Dismissal | None,
    conflicts: list[Conflict],
) -> Dismissal | None:
    if base in (ours, theirs) or ours == theirs:
        return pick(base, ours, theirs)
    if ours is None or theirs is None or ours.by == theirs.by:
        if ours is None or theirs is None or ours.reason != theirs.reason:
            conflicts.append(Conflict(where, ("reason",), ours, theirs, base))
        return ours or theirs
    if theirs.reason == ours.reason:
        return ours
    return replace(ours, reason=f"{ours.reason} ({theirs.by}: {theirs.reason})")


def _evidence(
    base: Mapping[str, Evidence], ours: Mapping[str, Evidence], theirs: Mapping[str, Evidence]
) -> dict[str, Evidence]:
    """All passages of both sides; two different ones under one key are both kept."""
    renamed: dict[str, Evidence] = {}
    for key, item in theirs.items():
        here = ours.get(key)
        if here and not _same_passage(here, item) and item != base.get(key) and here != base.get(key):
            if any(_same_passage(item, there) for there in ours.values()):
                continue
            renamed[free_name(key, {**ours, **theirs, **renamed})] = item
        else:
            renamed[key] = item
    return each_key(base, ours, renamed, lambda before, here, there: there if here == before else here)


def _with_grounds(
    evidence: dict[str, Evidence], choices: Sequence[Review | Dismissal | None], *sides: Record
) -> dict[str, Evidence]:
    """What a verdict that may be chosen rests on, though the other verdict's side took it away."""
    reviews = [each for each in choices if isinstance(each, Review)]
    for key, item in ((key, item) for side in sides for key, item in side.evidence.items()):
        there = any(_same_passage(item, other) for other in evidence.values())
        if not there and any(rests_on(review, item) for review in reviews):
            evidence[free_name(key, evidence)] = item
    return evidence


def _same_passage(one: Evidence, other: Evidence) -> bool:
    return one.source == other.source and normalised(one.exact) == normalised(other.exact)
