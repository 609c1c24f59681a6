"""Which claim of an edited article a record belongs to: by its words, then by what it most resembles.

The weights are those with which Hypothesis anchors annotations: words 50, prefix 20, suffix 20, position 2. A record
is placed only where the best claim is clearly ahead of every other: better lost and listed than carried to words
it was not given for.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

WORDS, PREFIX, SUFFIX, POSITION = 50, 20, 20, 2
ENOUGH = 0.70
"""The least score, of 1, at which words count as an edited form of others."""
ENOUGH_WORDS = 0.60
"""The least likeness of the words themselves: the same surroundings alone make no claim the same."""
AHEAD = 0.10
"""How far the best must be ahead of the next, on both sides."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A claim as it can be recognised: normalised words and surroundings; `position` 0 to 1, None if unknown.

    `touched`: a person has put something into the record; only then is it worth finding again by likeness.
    """

    key: str
    kind: str
    words: str
    prefix: str
    suffix: str
    speaker: str = ""
    position: float | None = None
    touched: bool = True


def likeness(one: Spot, other: Spot) -> float:
    """How like two spots are, 0 to 1."""
    words = fuzz.ratio(one.words, other.words) / 100
    if words < ENOUGH_WORDS:
        return 0.0
    score = WORDS * words + PREFIX * _ratio(one.prefix, other.prefix) + SUFFIX * _ratio(one.suffix, other.suffix)
    total = WORDS + PREFIX + SUFFIX
    if one.position is not None and other.position is not None:
        score += POSITION * (1 - abs(one.position - other.position))
        total += POSITION
    return score / total


def _ratio(one: str, other: str) -> float:
    if not one or not other:
        return float(one == other)
    return fuzz.ratio(one, other) / 100


def anchored(records: Sequence[Spot], claims: Sequence[Spot]) -> dict[str, str]:
    """Key of record to key of claim, for every record that can be placed; no claim is given twice."""
    placed = _same_words(records, claims)
    taken = set(placed.values())
    left = [spot for spot in records if spot.touched and spot.key not in placed]
    free = [spot for spot in claims if spot.key not in taken]
    return placed | _most_alike(left, free)


def _same_words(records: Iterable[Spot], claims: Iterable[Spot]) -> dict[str, str]:
    old, new = _by_words(records), _by_words(claims)
    placed: dict[str, str] = {}
    for words, spots in old.items():
        there = new.get(words, [])
        if len(spots) == len(there) == 1:
            placed[spots[0].key] = there[0].key
        elif there:
            placed |= _told_apart(spots, there)
    return placed


def _told_apart(records: Sequence[Spot], claims: Sequence[Spot]) -> dict[str, str]:
    """Claims with the very same words: by their surroundings, the surest first, in order where those are equal."""
    scores = [
        (likeness(record, claim), -abs(i - j), i, j)
        for i, record in enumerate(records)
        for j, claim in enumerate(claims)
    ]
    placed: dict[int, int] = {}
    for _, _, i, j in sorted(scores, reverse=True):
        if i not in placed and j not in placed.values():
            placed[i] = j
    return {records[i].key: claims[j].key for i, j in placed.items()}


def _by_words(spots: Iterable[Spot]) -> Mapping[tuple[str, str], list[Spot]]:
    groups: defaultdict[tuple[str, str], list[Spot]] = defaultdict(list)
    for spot in spots:
        groups[spot.kind, spot.words].append(spot)
    return groups


def _most_alike(records: Sequence[Spot], claims: Sequence[Spot]) -> dict[str, str]:
    scores = [
        (score, record.key, claim.key)
        for record in records
        for claim in claims
        if record.kind == claim.kind and (score := likeness(record, claim)) >= ENOUGH - AHEAD
    ]
    best = sorted(scores, reverse=True)
    placed: dict[str, str] = {}
    for score, record, claim in best:
        rivals = (other for other, r, c in best if (r == record) != (c == claim))
        if score >= ENOUGH and score - max(rivals, default=0.0) >= AHEAD:
            placed[record] = claim
    return placed
