"""The passages of the indexed texts that a quote may come from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, NamedTuple

from rapidfuzz import fuzz, process

from factcheck.search.index import BLOCK, OVERLAP, Blocks, Hit
from factcheck.search.passages import Passage, passages
from factcheck.search.query import Quote, threshold

PartOf = Callable[[int, int, int], str]
"""Gives the text of a number from an offset to another, or to its end."""

_TERMS: Final = 12
_ENOUGH: Final = 8
_COMMON: Final = 0.05  # part of the blocks
_BLOCKS: Final = 24
_BLOCKS_SHORT: Final = 96  # of those with most words of a short quote, which must be nearly the same to be shown
_BLOCKS_ALIKE: Final = 500  # common words are in many blocks, and all of those look the same to the index
_ALIGNED: Final = 12  # blocks that are aligned, out of those that look the same to the index
_BEGINNING: Final = 60  # letters; up to 64 rapidfuzz compares bit by bit
_WORTH: Final = 0.5  # part of the best block's score below which a block is not aligned
_NEAR: Final = 0.7  # part of the best block's score; of blocks below it only a few are aligned
_RIVALS: Final = 4
_PLAUSIBLE: Final = 0.42  # part of the score of a block with all the words below which it cannot be the place
_BLOCKS_GARBLED: Final = 8
_GAP: Final = 0.2  # part of a quote that a passage may lack before it is looked for elsewhere
_GARBLED: Final = 0.5  # part of the words, give or take a letter, that the place of a misread quote has at least
_APART: Final = 8000  # characters between the first and the last fragment of what is shown as one passage
_BESIDE: Final = 20  # characters between pieces that are one all the same
_PLACES: Final = 8  # blocks of one text looked at for a part of a quote
_ELLIPSIS: Final = 900  # characters an ellipsis may stand for, to either side of a block
_AROUND: Final = 40  # characters beside a stretch, for the marks around a passage and whether words go on
_PART: Final = 4  # words without a counterpart that are looked for again on their own


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage and the number of the text it is in; `passed` is False below the quote's threshold.

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


def find(
    index: Blocks, part_of: PartOf, text: str, *, limit: int = 3, below_threshold: bool = False
) -> list[FoundPassage]:
    """The passages like a quote, best first: at most `limit`, those below the threshold only if asked for."""
    quote = Quote(text)
    if not quote.fragments:
        return []
    search = _Search(index, part_of, quote, limit, thorough=below_threshold)
    least = 0.0 if below_threshold else quote.threshold
    return [
        FoundPassage(number, passage, passage.score >= quote.threshold, search.occurrences)
        for number, passage in _apart(search.found(), limit, least)
    ]


class _Search:
    """One quote looked for in one index. `thorough`: also where there is hardly hope of passing the threshold."""

    def __init__(self, index: Blocks, part_of: PartOf, quote: Quote, limit: int, *, thorough: bool) -> None:
        self.index = index
        self.part_of = part_of
        self.quote = quote
        self.limit = limit
        self.thorough = thorough
        self.terms = index.terms(quote.asked)
        self.occurrences: int | None = None
        self._rarest: list[str] = []

    def found(self) -> list[tuple[int, Passage]]:
        """All places that were aligned, with the number of their text."""
        hits = self._short() if self.quote.short else self._long()
        found = self._aligned(self.quote, hits, alike=not (self.thorough or self.quote.short))
        if not self._passed(found, but_for=_GAP):
            found += self._stitched(found)
        if self.quote.short or self._passed(found):
            return found
        if len(hits) == _BLOCKS:  # the index cannot tell so many blocks apart
            found += self._aligned(self.quote, self._likest(self.index.ask(self._rarest, _BLOCKS_ALIKE)))
        if not self._passed(found):
            garbled = self.index.ask_alike(self.terms, _BLOCKS_GARBLED, most=_TERMS)
            found += self._aligned(self.quote, [hit for hit in garbled if hit.score >= _GARBLED * self._share])
        return found

    @cached_property
    def _share(self) -> float:
        """The part of the quote that one block may hold; the rest is in others."""
        return min(1.0, BLOCK / len(self.quote.text)) / len(self.quote.fragments)

    def _find_rarest(self) -> list[str]:
        """The words to ask for: the rarest, and beyond the first few no common ones, which cost most and tell least.

        (No cached property: up to Python 3.11 that holds a lock, and who asks an archive waits for others.)
        """
        rarest = self.index.rarest(self.terms, _TERMS)
        common = _COMMON * self.index.size
        return rarest[:_ENOUGH] + [term for term in rarest[_ENOUGH:] if self.index.frequency(term) < common]

    def _passed(self, found: list[tuple[int, Passage]], *, but_for: float = 1.0) -> bool:
        """Whether one is above the threshold, and lacks less than this part of the quote."""
        return any(
            passage.score >= self.quote.threshold
            and sum(len(part.letters) for part in passage.missing) < but_for * self.quote.letters
            for _, passage in found
        )

    def _long(self) -> list[Hit]:
        """The blocks worth aligning: not far behind the best, and with a fair part of the words asked for."""
        self._rarest = self._find_rarest()
        hits = self.index.ask(self._rarest, _BLOCKS)
        if not hits:
            return []
        if self.thorough:
            return [hit for hit in hits if hit.score >= _WORTH * hits[0].score]
        best = sum(map(self.index.rarity, self._rarest))
        plausible = [hit for hit in hits if hit.score >= _PLAUSIBLE * best * self._share]
        near = [hit for hit in plausible if hit.score >= _NEAR * hits[0].score]
        return near + [hit for hit in plausible[len(near) :] if hit.score >= _WORTH * hits[0].score][:_RIVALS]

    def _short(self) -> list[Hit]:
        """The blocks with the very words of a short quote, which are counted; if there are none, those most alike."""
        verbatim: list[Hit] = []
        if self.quote.phrase is not None:
            exact = self._exact(self.index.ask_phrase) or self._exact(self.index.ask_all)
            self.occurrences = len(exact)
            if exact:
                ranked = sorted(exact.values(), key=lambda item: item[0])  # as the quote spells it first
                return [hit for _, hit in ranked[: 2 * self.limit]]
        else:  # with dots or brackets, which may be in the source as well
            verbatim = self.index.ask_phrase(self.index.words(self.quote.text), 2 * self.limit)
        likest = self._likest(self.index.ask(self.terms, _BLOCKS_ALIKE if self.thorough else _BLOCKS_SHORT))
        return verbatim + [hit for hit in likest if hit[:2] not in {exact[:2] for exact in verbatim}]

    def _exact(self, ask: Callable[[Sequence[str], int], list[Hit]]) -> dict[tuple[int, int], tuple[bool, Hit]]:
        """The places of a short quote's very words in the blocks that `ask` finds, those spelt otherwise marked."""
        whole = ask(self.index.words(self.quote.asked), _BLOCKS_ALIKE)
        if self.quote.asked_otherwise != self.quote.asked:
            whole += ask(self.index.words(self.quote.asked_otherwise), _BLOCKS_ALIKE)
        return {(hit.number, place): (not spelt, hit) for hit in whole for place, spelt in self._phrases(hit)}

    def _phrases(self, hit: Hit) -> list[tuple[int, bool]]:
        """Where the words of a short quote begin in a block, and whether they are spelt as the quote spells them."""
        if self.quote.phrase is None:
            return []
        plain, lead = self.quote.plain, self.quote.lead
        first = max(0, hit.start - lead)
        begins = hit.start - first
        text = self.part_of(hit.number, first, hit.start + BLOCK + 4 * len(self.quote.text))
        found = self.quote.phrase.finditer(text, begins, begins + BLOCK + 2 * len(self.quote.text))
        places = [max(0, match.start() - lead) for match in found]
        return [(first + at, " ".join(text[at : at + 2 * len(plain)].split()).startswith(plain)) for at in places]

    def _likest(self, hits: list[Hit]) -> list[Hit]:
        """The blocks in which letters in a row are most like the beginning of the quote."""
        beginning = self.quote.text.casefold()[:_BEGINNING]
        length = BLOCK + OVERLAP + len(beginning)
        blocks = [self.part_of(hit.number, hit.start, hit.start + length).casefold() for hit in hits]
        likest = process.extract(beginning, blocks, scorer=fuzz.partial_ratio, limit=_ALIGNED)
        return [hits[at] for _, _, at in likest]

    def _aligned(self, quote: Quote, hits: list[Hit], *, alike: bool = False) -> list[tuple[int, Passage]]:
        """The places in the blocks; if `alike`, only where the quote may be (and in the best block)."""
        found = []
        for at, (number, start, end) in enumerate(_stretches(quote, hits)):
            first = max(0, start - _AROUND)
            text = self.part_of(number, first, end + _AROUND)
            if not (at and alike) or quote.may_be_in(text):
                found += [
                    (number, passage.moved(first)) for passage in passages(quote, text, start - first, end - first)
                ]
        return found

    def _stitched(self, found: list[tuple[int, Passage]]) -> list[tuple[int, Passage]]:
        """What a passage lacks of the quote, looked for in the rest of its text; the places then are one answer."""
        stitched: list[tuple[int, Passage]] = []
        for number, passage in sorted(found, key=lambda item: -item[1].held)[:2]:
            score, others = passage.held, []
            for fragment in passage.missing:
                if len(fragment.words) < _PART:
                    continue
                part = Quote(" ".join(fragment.words))
                rarest = self.index.rarest(self.index.terms(part.asked), _TERMS)
                places = self._aligned(part, self.index.ask(rarest, _PLACES, number=number))
                best = max((place for _, place in places), key=lambda place: place.score, default=None)
                if best and best.score >= threshold(part.words) and not _overlap(best, passage):
                    score += best.score * len(fragment.letters) / self.quote.letters
                    others.append(best)
            if others:
                start, end = passage.core or (passage.start, passage.end)
                pieces = _side_by_side([replace(passage, start=start, end=end), *others])
                if len(self.quote.fragments) > 1 and pieces[-1].end - pieces[0].start < _APART:
                    pieces = [replace(pieces[0], end=pieces[-1].end)]  # left out, and marked as left out
                stitched += [
                    (number, replace(piece, score=min(score, 99.9), stitched=True, missing=())) for piece in pieces
                ]
        return stitched


def _side_by_side(pieces: list[Passage]) -> list[Passage]:
    """The pieces in text order, made one where hardly anything is between them."""
    joined: list[Passage] = []
    for piece in sorted(pieces, key=lambda piece: piece.start):
        if joined and piece.start - joined[-1].end < _BESIDE:
            joined[-1] = replace(joined[-1], end=max(piece.end, joined[-1].end))
        else:
            joined.append(piece)
    return joined


def _stretches(quote: Quote, hits: list[Hit]) -> list[_Stretch]:
    """The blocks, each with enough text around it for the quote, joined where they overlap."""
    margin = len(quote.text) + len(quote.text) // 4 + 80 + _ELLIPSIS * (len(quote.fragments) - 1)
    joined: list[_Stretch] = []
    for hit in hits:
        start, end = max(0, hit.start - margin), hit.start + BLOCK + margin
        for at, other in enumerate(joined):
            if other.number == hit.number and start < other.end and other.start < end:
                joined[at] = _Stretch(hit.number, min(start, other.start), max(end, other.end))
                break
        else:
            joined.append(_Stretch(hit.number, start, end))
    return joined


def _overlap(one: Passage, other: Passage) -> bool:
    return one.start < other.end and other.start < one.end


def _apart(found: list[tuple[int, Passage]], limit: int, least: float) -> list[tuple[int, Passage]]:
    """The best `limit`, best first, and of passages that overlap only the best; none below a score of `least`.

    Each is compared with those kept alone: a source that repeats a sentence has it in thousands of places.
    """
    kept: list[tuple[int, Passage]] = []
    for number, passage in sorted(found, key=lambda item: -item[1].score):
        if len(kept) == limit or passage.score < least:
            break
        if not any(number == other and _overlap(passage, place) for other, place in kept):
            kept.append((number, passage))
    return kept
