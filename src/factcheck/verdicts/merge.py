"""Two sets of verdicts with a common ancestor made into one: key by key, so that nobody's verdict is lost.

The only conflict is one reviewer's same field changed on both sides. What the program wrote itself (surroundings,
hashes, order) never conflicts: the next look at the article puts it right.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from factcheck.core.records import Assignment, Dismissal, Evidence, Record, Request, Review, SourceRef, VerdictFile
from factcheck.core.text import normalised
from factcheck.verdicts.anchoring import anchored, remembering, spots
from factcheck.verdicts.status import free_name, rests_on, source_key

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


@dataclass(frozen=True, slots=True)
class Merged:
    """Both sides in one file. Where there are conflicts, `file` has our side of them."""

    file: VerdictFile
    conflicts: tuple[Conflict, ...] = ()


def merge(base: VerdictFile | None, ours: VerdictFile, theirs: VerdictFile) -> Merged:
    """Three-way merge; without a common ancestor (None) everything on both sides is kept."""
    base = base or VerdictFile(article=ours.article)
    if same(ours, base) or same(ours, theirs):
        return Merged(theirs)
    if same(theirs, base):
        return Merged(ours)
    base, theirs = _same_source_keys(ours, base), _same_source_keys(ours, theirs)
    base, ours, theirs = _same_ids(base, ours, theirs)
    conflicts: list[Conflict] = []
    b, o, t = _placed(base), _placed(ours), _placed(theirs)
    both: dict[str, tuple[str, Record]] = {}
    for key in _order(b, o, t):
        entry = _entry(key, b.get(key), o.get(key), t.get(key), conflicts)
        if entry:
            both[key] = entry
    file = VerdictFile(
        article=pick(base.article, ours.article, theirs.article),
        text_sha256=pick(base.text_sha256, ours.text_sha256, theirs.text_sha256),
        sources=each_key(base.sources, ours.sources, theirs.sources, _source),
        claims={key: record for key, (place, record) in both.items() if place == "claim"},
        orphans={key: record for key, (place, record) in both.items() if place == "orphan"},
        schema=max(ours.schema, theirs.schema),
        extra=merged_tree(base.extra, ours.extra, theirs.extra),
    )
    return Merged(file, tuple(conflicts))


def same(one: VerdictFile, other: VerdictFile) -> bool:
    """Whether two files say the same, in the same order."""
    return one is other or (one == other and list(one.claims) == list(other.claims))


def with_side(file: VerdictFile, conflict: Conflict, *, theirs: bool) -> VerdictFile:
    """A merged file with one side of a conflict chosen."""
    side = conflict.theirs if theirs else conflict.ours
    place, key, what, *who = conflict.path
    records = file.claims if place == "claim" else file.orphans
    record = records[key]
    if what == "dismissed":
        record = replace(record, dismissed=side if isinstance(side, Dismissal) else None)
    else:
        reviews = {name: review for name, review in record.reviews.items() if name != who[0]}
        if isinstance(side, Review):
            reviews[who[0]] = side
        record = replace(record, reviews=reviews)
    return file.with_record(key, record) if place == "claim" else replace(file, orphans={**records, key: record})


def _placed(file: VerdictFile) -> dict[str, tuple[str, Record]]:
    claims = {key: ("claim", record) for key, record in file.claims.items()}
    # A merge by lines can leave one id in both places; neither may be lost.
    orphans = {f"{key}-orphan" if key in claims else key: record for key, record in file.orphans.items()}
    return claims | {key: ("orphan", record) for key, record in orphans.items()}


def _source(base: SourceRef | None, ours: SourceRef, theirs: SourceRef) -> SourceRef:
    base = base or SourceRef("")
    return SourceRef(
        path=pick(base.path, ours.path, theirs.path),
        sha256=pick(base.sha256, ours.sha256, theirs.sha256),
        extra=merged_tree(base.extra, ours.extra, theirs.extra),
    )


def _entry(
    key: str,
    base: tuple[str, Record] | None,
    ours: tuple[str, Record] | None,
    theirs: tuple[str, Record] | None,
    conflicts: list[Conflict],
) -> tuple[str, Record] | None:
    """A claim in its place (claim or orphan); one that a side removed stays if the other changed it."""
    if ours and theirs:
        place = pick(base[0] if base else ours[0], ours[0], theirs[0])
        return place, merged_record((place, key), base[1] if base else None, ours[1], theirs[1], conflicts)
    kept = ours or theirs
    if kept is None or (base and _decided(kept[1]) == _decided(base[1])):
        return None
    return kept


def _decided(record: Record) -> tuple[object, ...]:
    """What people put into a record: the rest changes with the article and holds nothing in the file."""
    people = record.reviews, record.requests, record.assigned, record.details
    return *people, record.evidence, record.dismissed, record.origin


def _same_source_keys(ours: VerdictFile, theirs: VerdictFile) -> VerdictFile:
    """Theirs with our keys for the same paths: two people may have listed different sources of one name."""
    known = {source.path: key for key, source in ours.sources.items()}
    keys: dict[str, str] = {}
    for key, source in theirs.sources.items():
        here = ours.sources.get(key)
        if here and here.path == source.path:
            continue
        if source.path in known and known[source.path] not in theirs.sources:
            keys[key] = known[source.path]
        elif here:
            keys[key] = source_key(source.path, {**ours.sources, **theirs.sources})
    if not keys:
        return theirs
    return replace(
        theirs,
        sources={keys.get(key, key): source for key, source in theirs.sources.items()},
        claims={key: _with_keys(record, keys) for key, record in theirs.claims.items()},
        orphans={key: _with_keys(record, keys) for key, record in theirs.orphans.items()},
    )


def _with_keys(record: Record, keys: Mapping[str, str]) -> Record:
    evidence = {key: replace(item, source=keys.get(item.source, item.source)) for key, item in record.evidence.items()}
    return replace(record, evidence=evidence)


def _same_ids(
    base: VerdictFile, ours: VerdictFile, theirs: VerdictFile
) -> tuple[VerdictFile, VerdictFile, VerdictFile]:
    """All three with the ids of the side that edited the article, where claims changed their words there.

    Without a common ancestor nobody knows which side that is: then with ours.
    """
    if not base.claims:
        ids = _moved(theirs, ours)
        return base, ours, _renamed(theirs, ids)
    moved = _moved(base, ours)
    ids = {old: new for old, new in moved.items() if old in theirs.claims and new not in theirs.claims}
    base, theirs = _renamed(base, ids), _renamed(theirs, ids)
    moved = _moved(base, theirs)
    ids = {old: new for old, new in moved.items() if old in ours.claims and new not in ours.claims}
    return _renamed(base, ids), _renamed(ours, ids), theirs


def _moved(base: VerdictFile, side: VerdictFile) -> dict[str, str]:
    """Old id to new, for claims that got other words on one side."""
    gone = {key: record for key, record in base.claims.items() if key not in side.claims and key not in side.orphans}
    new = {key: record for key, record in side.claims.items() if key not in base.claims}
    return anchored(spots(gone, all_wanted=True), spots(new)) if gone and new else {}


def _renamed(file: VerdictFile, ids: Mapping[str, str]) -> VerdictFile:
    return replace(file, claims={ids.get(key, key): record for key, record in file.claims.items()}) if ids else file


def _order(base: Iterable[str], ours: Iterable[str], theirs: Iterable[str]) -> list[str]:
    """All keys, in the order of the side that changed it; what only the other side has, after its neighbour there."""
    b, o, t = list(base), list(ours), list(theirs)
    common = set(o) & set(t) & set(b)
    unchanged = [key for key in o if key in common] == [key for key in b if key in common]
    first, second = (t, o) if unchanged else (o, t)
    after: dict[str | None, list[str]] = {}
    known, previous = set(first), None
    for key in second:
        if key in known:
            previous = key
        else:
            after.setdefault(previous, []).append(key)
    order = list(after.get(None, ()))
    for key in first:
        order += [key, *after.get(key, ())]
    return order


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
        requests=each_key(base.requests, ours.requests, theirs.requests, _request),
        assigned=each_key(
            base.assigned, ours.assigned, theirs.assigned, lambda _, here, there: max(here, there, key=_set)
        ),
        details=each_key(base.details, ours.details, theirs.details, _details),
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


def _request(base: Request | None, ours: Request, theirs: Request) -> Request:
    """One request from both sides: words that both changed are kept one after the other, so that none are lost."""
    base = base or Request("")
    day = date.min
    return Request(
        text=_both_said(base.text, ours.text, theirs.text),
        on=max(ours, theirs, key=lambda each: each.on or day).on,
        answer=_both_said(base.answer, ours.answer, theirs.answer),
        by=_both_said(base.by, ours.by, theirs.by),
        extra=merged_tree(base.extra, ours.extra, theirs.extra),
    )


def _details(base: Mapping[str, str] | None, ours: Mapping[str, str], theirs: Mapping[str, str]) -> dict[str, str]:
    """One reviewer's ticks from both sides; a detail ticked on one and crossed on the other is looked at again: crossed."""
    return each_key(base or {}, ours, theirs, lambda _, here, there: max(here, there))


def _both_said(base: str, ours: str, theirs: str) -> str:
    if base in (ours, theirs) or ours == theirs:
        return pick(base, ours, theirs)
    return " / ".join(sorted(filter(None, (ours, theirs))))


def _set(assignment: Assignment) -> tuple[date, str]:
    return assignment.on or date.min, assignment.by


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
