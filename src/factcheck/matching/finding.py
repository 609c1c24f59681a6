"""The passages of the indexed texts that a quote may come from."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from factcheck.matching.align import Passage, passages
from factcheck.matching.blocks import BLOCK, OVERLAP
from factcheck.matching.index import Hit, Index
from factcheck.matching.quote import Quote, threshold

TextOf = Callable[[int], str]
"""Gives the text of a number."""

_TERMS: Final = 12
_BLOCKS: Final = 24
_BLOCKS_SHORT: Final = 500  # a few common words stand in many blocks, and all of those look the same to the index
_BLOCKS_GARBLED: Final = 48
_ALIGNED: Final = 16  # blocks for a short quote that are aligned, out of those that were looked at
_WORTH: Final = 0.7  # part of the best block's score below which a block is not aligned
_ELLIPSIS: Final = 900  # characters an ellipsis may stand for, to either side of a block
_PART: Final = 4  # words without a counterpart that are looked for again on their own


@dataclass(frozen=True, slots=True)
class Found:
    """A passage and the number of the text it stands in; `passed` is False below the quote's threshold.

    `occurrences` counts the places with the very words, for short quotes, as far as they were looked at.
    """

    number: int
    passage: Passage
    passed: bool
    occurrences: int | None = None


class _Stretch(NamedTuple):
    number: int
    start: int
    end: int


def find(index: Index, text_of: TextOf, text: str, *, limit: int = 3, below_threshold: bool = False) -> list[Found]:
    """The passages like a quote, best first: at most `limit`, those below the threshold only if asked for."""
    quote = Quote(text)
    if not quote.fragments:
        return []
    terms = index.terms(quote.asked)
    hits = _hits(index, text_of, quote, terms)
    found = _aligned(quote, text_of, _stretches(quote, hits))
    if not any(passage.score >= quote.threshold for _, passage in found):
        found += _stitched(index, text_of, quote, found)
        if not quote.short and not any(passage.score >= quote.threshold for _, passage in found):
            garbled = index.ask_alike(terms, _BLOCKS_GARBLED)
            found += _aligned(quote, text_of, _stretches(quote, garbled, worth=0.0))
    found = _apart(found)
    occurrences = sum(passage.score > 99 for _, passage in found) if quote.short else None
    return [
        Found(number, passage, passage.score >= quote.threshold, occurrences)
        for number, passage in found
        if below_threshold or passage.score >= quote.threshold
    ][:limit]


def _hits(index: Index, text_of: TextOf, quote: Quote, terms: list[str]) -> list[Hit]:
    """The blocks to align."""
    rarest = index.rarest(terms, _TERMS)
    if not quote.short:
        return index.ask(rarest, _BLOCKS)
    hits = index.ask(rarest, _BLOCKS_SHORT)
    if quote.phrase is None:
        return hits[: 6 * _ALIGNED]
    length = BLOCK + OVERLAP + 2 * len(quote.text)
    exact = [hit for hit in hits if quote.phrase.search(text_of(hit.number), hit.start, hit.start + length)]
    if exact:
        return exact
    fragment = quote.fragments[0]
    limit = len(fragment.words) // 2 + 1

    def distance(hit: Hit) -> int:
        words = text_of(hit.number)[hit.start : hit.start + length].lower().split()
        place = fragment.infix.best([word.strip(".,;:!?\"'()-“”’") for word in words], limit)
        return place.distance if place else limit

    return sorted(hits, key=distance)[:_ALIGNED]


def _stretches(quote: Quote, hits: list[Hit], *, worth: float = _WORTH) -> list[_Stretch]:
    """The blocks worth aligning, each with enough text around it for the quote, joined where they overlap."""
    if not hits:
        return []
    margin = len(quote.text) + len(quote.text) // 4 + 80 + _ELLIPSIS * (len(quote.fragments) - 1)
    least = 0.0 if quote.short else worth * hits[0].score
    joined: list[_Stretch] = []
    for hit in hits:
        if hit.score < least:
            break
        start, end = max(0, hit.start - margin), hit.start + BLOCK + margin
        for at, other in enumerate(joined):
            if other.number == hit.number and start < other.end and other.start < end:
                joined[at] = _Stretch(hit.number, min(start, other.start), max(end, other.end))
                break
        else:
            joined.append(_Stretch(hit.number, start, end))
    return joined


def _aligned(quote: Quote, text_of: TextOf, stretches: Iterable[_Stretch]) -> list[tuple[int, Passage]]:
    return [
        (stretch.number, passage)
        for stretch in stretches
        for passage in passages(quote, text_of(stretch.number), stretch.start, stretch.end)
    ]


def _stitched(
    index: Index, text_of: TextOf, quote: Quote, found: list[tuple[int, Passage]]
) -> list[tuple[int, Passage]]:
    """What a passage lacks of the quote, looked for in the rest of its text; both places then count as one answer."""
    stitched: list[tuple[int, Passage]] = []
    for number, passage in sorted(found, key=lambda item: -item[1].held)[:2]:
        score, others = passage.held, []
        for fragment in passage.missing:
            if len(fragment.words) < _PART:
                continue
            part = Quote(" ".join(fragment.words))
            hits = index.ask(index.rarest(index.terms(part.asked), _TERMS), _BLOCKS // 2, number=number)
            places = _aligned(part, text_of, _stretches(part, hits))
            best = max((place for _, place in places), key=lambda place: place.score, default=None)
            if best and best.score >= threshold(part.words):
                score += best.score * len(fragment.letters) / quote.letters
                others.append(best)
        if others:
            pieces = [passage, *others]
            stitched += [
                (number, replace(piece, score=min(score, 99.9), stitched=True, missing=())) for piece in pieces
            ]
    return stitched


def _apart(found: list[tuple[int, Passage]]) -> list[tuple[int, Passage]]:
    """Best first, and of passages that overlap only the best."""
    kept: list[tuple[int, Passage]] = []
    for number, passage in sorted(found, key=lambda item: -item[1].score):
        if not any(
            number == other and passage.start < place.end and place.start < passage.end for other, place in kept
        ):
            kept.append((number, passage))
    return kept
