"""What was done, kept so that it can be undone and done again while what others did in between stays."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from factcheck.core.records import Record, SourceRef, VerdictFile


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after; None where there was, or is, no record."""

    claim_id: str
    before: Record | None
    after: Record | None

    def turned(self) -> "Change":
        return Change(self.claim_id, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Step:
    """What one key did: `label` names it for people, `claim_id` is where it was done.

    `sources` holds what it put in the file's table of sources: the entry before and after, by key.
    """

    label: str
    claim_id: str
    changes: tuple[Change, ...]
    sources: Mapping[str, tuple[SourceRef | None, SourceRef | None]] = field(default_factory=dict)

    def turned(self) -> "Step":
        sources = {key: (after, before) for key, (before, after) in self.sources.items()}
        return Step(self.label, self.claim_id, tuple(change.turned() for change in self.changes), sources)


class History:
    """Steps to undo and to redo, without limit."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []

    def add(self, step: Step) -> None:
        self._done.append(step)
        self._undone.clear()

    def back(self) -> Step | None:
        """The last step, now to be undone."""
        if not self._done:
            return None
        self._undone.append(self._done.pop())
        return self._undone[-1]

    def forward(self) -> Step | None:
        """The step undone last, now to be done again."""
        if not self._undone:
            return None
        self._done.append(self._undone.pop())
        return self._done[-1]


def apply(file: VerdictFile, step: Step, order: Callable[[], Iterable[str]] = tuple) -> VerdictFile:
    """The file with the step done to it; `order()` says where a record that comes back belongs.

    Only what the step itself changed is touched: in a record that somebody else changed meanwhile, their part stays.
    """
    claims = dict(file.claims)
    fresh = False
    for change in step.changes:
        record = _patched(claims.get(change.claim_id), change)
        if record is None:
            claims.pop(change.claim_id, None)
        else:
            fresh = fresh or change.claim_id not in claims
            claims[change.claim_id] = record
    if fresh:
        claims = _in_order(claims, order())
    return replace(file, claims=claims, sources=_sources(file.sources, step, claims, file.orphans))


def _patched(current: Record | None, change: Change) -> Record | None:
    before, after = change.before, change.after
    if after is None:
        # A claim added by hand goes again, unless somebody else has judged it meanwhile.
        mine = before.reviews.keys() if before else ()
        return current if current and current.reviews.keys() - mine else None
    if before is None or current is None:
        return after
    scalars = {
        name: getattr(after, name)
        for name in ("dismissed", "origin", "speaker", "exact", "prefix", "suffix")
        if getattr(after, name) != getattr(before, name)
    }
    return replace(
        current,
        evidence=_moved(current.evidence, before.evidence, after.evidence),
        reviews=_moved(current.reviews, before.reviews, after.reviews),
        requests=_moved(current.requests, before.requests, after.requests),
        assigned=_moved(current.assigned, before.assigned, after.assigned),
        details={
            who: marks
            for who in {*current.details, *after.details}
            if (marks := _moved(*(it.details.get(who, {}) for it in (current, before, after))))
        },
        **scalars,
    )


def _moved(current: Mapping[str, Any], before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    changed = {key for key in {*before, *after} if before.get(key) != after.get(key)}
    kept = {key: value for key, value in current.items() if key not in changed or key in after}
    return kept | {key: after[key] for key in after if key in changed}


def _in_order(claims: dict[str, Record], order: Iterable[str]) -> dict[str, Record]:
    place = {claim_id: number for number, claim_id in enumerate(order)}
    return dict(sorted(claims.items(), key=lambda item: place.get(item[0], len(place))))


def _sources(
    sources: Mapping[str, SourceRef], step: Step, claims: Mapping[str, Record], orphans: Mapping[str, Record]
) -> Mapping[str, SourceRef]:
    if not step.sources:
        return sources
    result = dict(sources)
    taken_back = {key for key, (_, after) in step.sources.items() if after is None}
    if taken_back:
        records = (*claims.values(), *orphans.values())
        taken_back -= {piece.source for record in records for piece in record.evidence.values()}
    result |= {key: after for key, (_, after) in step.sources.items() if after is not None}
    return {key: ref for key, ref in result.items() if key not in taken_back}
