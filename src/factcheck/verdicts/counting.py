"""How far an article's verdicts are: counts by state and by reviewer."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from factcheck.core.model import State
from factcheck.core.records import VerdictFile
from factcheck.verdicts.standing import SourceText, standing


@dataclass(frozen=True, slots=True)
class Counts:
    """Claims by state (every state is a key); of those decided, how many wait for another reviewer; orphans.

    `reviewers`: for each, the number of their verdicts by "verified", "disputed", "unsourced" where they hold, and
    "stale" where they do not; a verdict on words no longer in the article counts as stale.
    """

    claims: int
    states: Mapping[State, int]
    waiting: int
    orphans: int
    reviewers: Mapping[str, Mapping[str, int]]


def count(file: VerdictFile, *, source_text: SourceText, required: int = 1) -> Counts:
    """The counts of a file that lists its article's claims (see `reconcile`)."""
    states = Counter(dict.fromkeys(State, 0))
    reviewers: dict[str, Counter[str]] = {}
    waiting = 0
    for record in file.claims.values():
        held = standing(record, source_text=source_text, required=required)
        states[held.state] += 1
        waiting += held.waiting
        for who, review in held.fresh.items():
            reviewers.setdefault(who, Counter())[str(review.verdict)] += 1
        for who in held.stale:
            reviewers.setdefault(who, Counter())["stale"] += 1
    for record in file.orphans.values():
        for who, review in record.reviews.items():
            if review.verdict:
                reviewers.setdefault(who, Counter())["stale"] += 1
    return Counts(len(file.claims), dict(states), waiting, len(file.orphans), dict(sorted(reviewers.items())))
