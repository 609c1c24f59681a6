"""Which claim of an edited article a record belongs to: by its words, then by what it most resembles.

The weights are those with which Hypothesis anchors annotations: words 50, prefix 20, suffix 20, position 2. A record
is placed only where the best claim is clearly ahead of every other: better lost and listed than carried to words
it was not given for.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate

from rapidfuzz import fuzz, process

from factcheck.core.records import Record, Review
from factcheck.core.text import normalised
from factcheck.verdicts.status import words_basis, words_of

WORDS, PREFIX, SUFFIX, POSITION = 50, 20, 20, 2
ENOUGH = 0.62
"""The least score, of 1, at which words count as an edited form of others."""
ENOUGH_WORDS = 0.60
"""The least likeness of the words themselves: the same surroundings alone make no claim the same."""
WITHIN = 0.75
"""The likeness of words that are within the others: a quote was trimmed, or two sentences became one."""
LEAST_WITHIN = 20
"""Characters below which words are within others by chance."""
NEAREST = 10
"""Claims looked at for a record, those with the most similar words: where more are as similar, none is ahead."""
REACH = 500
"""Claims looked at for a record in all, those about its place: an article of thousands may have been rewritten."""
AHEAD = 0.10
"""How far the best must be ahead of the next, on both sides."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A record as it can be recognised; `position` is 0 to 1, None if it is nowhere.

    `wanted`: worth finding again by likeness, since a person has put something into it.
    """

    key: str
    record: Record
    position: float | None
    wanted: bool

    @property
    def words(self) -> str:
        return _normal(self.record.exact)


def spots(records: Mapping[str, Record], ordered: int | None = None, *, all_wanted: bool = False) -> list[Spot]:
    """Records as they can be recognised; the first `ordered` of them (None: all) are in article order."""
    ordered = len(records) if ordered is None else ordered
    return [
        Spot(key, record, number / ordered if number < ordered else None, all_wanted or record.touched)
        for number, (key, record) in enumerate(records.items())
    ]


def anchored(records: Sequence[Spot], claims: Sequence[Spot]) -> dict[str, str]:
    """Key of record to key of claim, for every record that can be placed; no claim is given twice."""
    placed = same_words(records, claims)
    return placed | most_alike(records, claims, placed)


def same_words(records: Iterable[Spot], claims: Iterable[Spot]) -> dict[str, str]:
    """Records and claims with the same words; if several have them, matched by what surrounds them."""
    old, new = _by_words(records), _by_words(claims)
    placed: dict[str, str] = {}
    for words, group in old.items():
        there = new.get(words, [])
        if len(group) == len(there) == 1:
            placed[group[0].key] = there[0].key
        elif there:
            placed |= _told_apart(group, there)
    return placed


def most_alike(records: Iterable[Spot], claims: Iterable[Spot], placed: Mapping[str, str]) -> dict[str, str]:
    """The records not placed yet whose words are nowhere now, each with the claim that must be its edited form."""
    taken = set(placed.values())
    rows: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
    columns: defaultdict[str, list[float]] = defaultdict(list)
    left = [spot for spot in records if spot.wanted and spot.key not in placed]
    free = [spot for spot in claims if spot.key not in taken]
    for record, claim, score in _alike_pairs(left, free):
        rows[record].append((score, claim))
        columns[claim].append(score)
    found: dict[str, str] = {}
    for record, scores in rows.items():
        scores.sort(reverse=True)
        best, claim = scores[0]
        rivals = [score for score, _ in scores[1:2]] + sorted(columns[claim])[-2:-1]
        if best >= ENOUGH and best == max(columns[claim]) and best - max(rivals, default=0.0) >= AHEAD:
            found[record] = claim
    return found


def likeness(one: Spot, other: Spot) -> float:
    """How like two spots are, 0 to 1; 0 if their words are too unlike for one to be an edited form of the other."""
    words = _words_alike(one.words, other.words)
    if words < ENOUGH_WORDS:
        return 0.0
    score = WORDS * words
    score += PREFIX * _ratio(one.record.prefix, other.record.prefix)
    score += SUFFIX * _ratio(one.record.suffix, other.record.suffix)
    total = WORDS + PREFIX + SUFFIX
    if one.position is not None and other.position is not None:
        score += POSITION * (1 - abs(one.position - other.position))
        total += POSITION
    return score / total


def _words_alike(one: str, other: str) -> float:
    ratio = fuzz.ratio(one, other) / 100
    if ratio < WITHIN and min(len(one), len(other)) >= LEAST_WITHIN and (one in other or other in one):
        return WITHIN
    return ratio


def _ratio(one: str, other: str) -> float:
    one, other = _normal(one), _normal(other)
    return fuzz.ratio(one, other) / 100 if one or other else 1.0


# Both sides of a comparison are mostly the same texts.
_normal = lru_cache(maxsize=65536)(normalised)


def _by_words(all_spots: Iterable[Spot]) -> Mapping[tuple[str, str], list[Spot]]:
    groups: defaultdict[tuple[str, str], list[Spot]] = defaultdict(list)
    for spot in all_spots:
        groups[spot.record.kind, spot.words].append(spot)
    return groups


def _told_apart(records: Sequence[Spot], claims: Sequence[Spot]) -> dict[str, str]:
    """Claims with the very same words: by their surroundings, the surest first, in order where those are equal."""
    scores = sorted(
        (-likeness(record, claim), abs(i - j), i, j)
        for i, record in enumerate(records)
        for j, claim in enumerate(claims)
    )
    placed: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in scores:
        if i not in placed and j not in taken:
            placed[i] = j
            taken.add(j)
    return {records[i].key: claims[j].key for i, j in placed.items()}


def _alike_pairs(records: Sequence[Spot], claims: Sequence[Spot]) -> Iterator[tuple[str, str, float]]:
    """Every record with every claim of its kind that may be its edited form, and how like they are."""
    for kind in sorted({spot.record.kind for spot in records}):
        old = [spot for spot in records if spot.record.kind == kind]
        new = [spot for spot in claims if spot.record.kind == kind]
        for i, j in sorted(_near(old, new) | _within(old, new) | {(i, j) for j, i in _within(new, old)}):
            if (score := likeness(old[i], new[j])) > 0:
                yield old[i].key, new[j].key, score


def _near(old: Sequence[Spot], new: Sequence[Spot]) -> set[tuple[int, int]]:
    """Pairs whose words are much alike, as far as they are within reach of each other."""
    words = [spot.words for spot in new]
    pairs = set()
    for i, spot in enumerate(old):
        middle = round((spot.position or 0) * len(new))
        start = max(0, min(middle - REACH // 2, len(new) - REACH))
        near = words[start : start + REACH]
        cutoff = 100 * ENOUGH_WORDS
        alike = process.extract(spot.words, near, scorer=fuzz.ratio, score_cutoff=cutoff, limit=NEAREST)
        pairs |= {(i, start + j) for _, _, j in alike}
    return pairs


def _within(some: Sequence[Spot], others: Sequence[Spot]) -> set[tuple[int, int]]:
    """Pairs of which the first's words stand within the second's, by one search through all of those."""
    starts = [0, *accumulate(len(spot.words) + 1 for spot in others)]
    text = "\0".join(spot.words for spot in others)
    pairs = set()
    for i, spot in enumerate(some):
        start = text.find(spot.words) if len(spot.words) >= LEAST_WITHIN else -1
        while start >= 0:
            pairs.add((i, bisect_right(starts, start) - 1))
            start = text.find(spot.words, start + 1)
    return pairs


def carried(record: Record, listed: Record, *, same_text: bool = False) -> Record:
    """A record under the words that its claim has now; reviews given for other words keep those in `was`.

    In the same text the speaker stays who it was: that a newer program takes "he" for somebody else is no edit.
    """
    speaker = record.speaker if same_text and record.speaker else listed.speaker or record.speaker
    moved = replace(
        record,
        kind=listed.kind,
        exact=listed.exact,
        prefix=listed.prefix,
        suffix=listed.suffix,
        speaker=speaker,
    )
    return remembering(moved, record)


def remembering(record: Record, before: Record) -> Record:
    """The record with its reviews and dismissal remembering the words they were given for, if it has others now."""
    given, now = (words_basis(each).partition("@")[0] for each in (before, record))
    if given == now or not (record.reviews or record.dismissed):
        return record
    reviews = {who: _with_was(review, given, now, before.exact) for who, review in record.reviews.items()}
    dismissed = record.dismissed
    if dismissed and not dismissed.was and words_of(dismissed.basis) in {given, ""}:
        dismissed = replace(dismissed, was=before.exact, basis=dismissed.basis or given)
    return replace(record, reviews=reviews, dismissed=dismissed)


def _with_was(review: Review, given: str, now: str, words: str) -> Review:
    """The review under words of the digest `now`, which were `words`, of the digest `given`."""
    judged = words_of(review.basis)
    if review.was and judged == now:
        return replace(review, was="")  # the words are back
    if review.verdict and not review.was and judged == given:
        return replace(review, was=words)
    return review
