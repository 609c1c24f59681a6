"""The sentences of the indexed texts that a claim in the reporter's own words may rest on.

The blocks that share words with the claim come from the index (BM25); their sentences are ranked again by the
words they share with it whatever their endings, of which numbers, dates and names count more than prose, and by
how much of the claim the text around them speaks of: a sentence that says "he" is in a text that says who.
"""

import re
from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain, pairwise
from math import log
from typing import Final, NamedTuple

from factcheck.comparison import Checkable, details_of, looked_up
from factcheck.core.model import Comparison, Detail
from factcheck.nlp.lexicon import tagged
from factcheck.nlp.sentences import sentences
from factcheck.search.index import BLOCK, OVERLAP, Blocks, Hit, grouped, ungrouped

_ROW: Final = re.compile(r"[^\n]*\S[^\n]*")
_BLOCKS: Final = 48
_MARGIN: Final = 400  # characters around a block within which its sentences begin and end
_TURN: Final = 2000  # characters before a sentence in which the label is that says whose turn it is
_CHECKABLE: Final = {"number": 1.4, "date": 1.4, "time": 1.4, "name": 1.2}  # what a word counts that can be checked
_ELSEWHERE: Final = 100  # blocks of other text: in a library of three pages hardly a word is common
_SMALL: Final = 0.4  # what a word counts that is in every text
_SMALL_WORDS: Final = tagged("common", "en")
_AROUND: Final = 0.6  # what the claim's words anywhere in the text count, beside those in the sentence
_USUAL: Final = 25  # words of a usual sentence: shorter ones need less, longer ones more, to be as good
_LENGTH: Final = 0.3  # how much length matters (b of BM25)
_MANY: Final = 1.2  # how soon more of the same stops mattering (k of BM25)
_DIGITS: Final = 3  # of a number that does not stand anywhere
_PLACES: Final = 3  # candidates, of which one may be taken for its number alone
_LEAST: Final = 20.0  # score from which a sentence is a candidate
_WITHOUT: Final = 25.0  # the same for one that has no detail of a claim that has some


class FoundSentence(NamedTuple):
    """A sentence that may support a claim: its place, its score (0 to 100), and which details it has."""

    number: int
    start: int
    end: int
    score: float
    comparison: Comparison
    details: tuple[Detail, ...]
    passed: bool


class _Sentence(NamedTuple):
    start: int
    end: int
    words: frozenset[str]
    length: int


_Ranked = tuple[float, int, _Sentence]  # score, number of the text, sentence


def find_claim(
    index: Blocks,
    part_of: Callable[[int, int, int], str],
    text: str,
    *,
    quoted: Sequence[tuple[int, int]] = (),
    limit: int = 3,
    below_threshold: bool = False,
) -> list[FoundSentence]:
    """The sentences that share most with a claim, best first: at most `limit`, weak ones only if asked for.

    What is in marks in the claim, at `quoted`, is no detail of it.
    """
    wanted = details_of(text, quoted)
    weights = _weights(index, text, wanted)
    ranked: list[_Ranked] = []
    for number, regions in _regions(index.ask(index.terms(f"{text} {ungrouped(text)}"), _BLOCKS)).items():
        near = [sentence for region in regions for sentence in _read(index, partial(part_of, number), *region)]
        around = sum(weights[word] for word in frozenset[str]().union(*(s.words for s in near)) & weights.keys())
        ranked += [(_score(sentence, weights, around), number, sentence) for sentence in near]
    ranked.sort(key=lambda item: (-item[0], item[1], item[2].start))
    found = []
    for score, number, sentence in _with_numbers(ranked, limit, _numbers(index, text, wanted)):
        before = part_of(number, max(0, sentence.start - _TURN), sentence.start)
        passage, after = (
            part_of(number, *span) for span in pairwise((sentence.start, sentence.end, sentence.end + _MARGIN))
        )
        details, comparison = looked_up(text, wanted, passage, before, after)
        passed = score >= (_LEAST if not details or any(detail.found for detail in details) else _WITHOUT)
        if passed or below_threshold:
            found.append(FoundSentence(number, sentence.start, sentence.end, score, comparison, details, passed))
    return found


def _weights(index: Blocks, text: str, wanted: list[Checkable]) -> dict[str, float]:
    """What each word of the claim counts, by its stem: rare ones more, and those that can be checked."""
    weights: dict[str, float] = {}
    kinds = {stem: _CHECKABLE[one.kind] for one in wanted for stem in index.stems(text[one.start : one.end])}
    terms = index.terms(ungrouped(text))
    groups = [index.terms(grouped(term)) for term in terms]  # "1,146" for "1146": two words there
    known = index.frequencies(dict.fromkeys([*terms, *chain.from_iterable(groups)]))
    blocks = index.size + _ELSEWHERE
    for term, group, stem in zip(terms, groups, index.stems(" ".join(terms)), strict=True):
        frequency = max(known[term], min((known[each] for each in group), default=0))
        rarity = log(1 + (blocks - frequency + 0.5) / (frequency + 0.5)) * (_SMALL if term in _SMALL_WORDS else 1.0)
        weights[stem] = max(weights.get(stem, 0.0), rarity * kinds.get(stem, 1.0))
    return weights


def _numbers(index: Blocks, text: str, wanted: list[Checkable]) -> frozenset[str]:
    """The words of a claim's numbers that are large enough to be in few places."""
    numbers = (index.stems(text[one.start : one.end]) for one in wanted if one.kind == "number")
    return frozenset(word for words in numbers for word in words if word.isdecimal() and len(word) >= _DIGITS)


def _with_numbers(ranked: list[_Ranked], limit: int, numbers: frozenset[str]) -> list[_Ranked]:
    """The first `limit`, the last of them one that has a large number of the claim if none before it has any.

    A row of a table shares nothing else with a sentence.
    """
    first = ranked[:limit]
    if limit < _PLACES or not numbers or any(numbers & sentence.words for _, _, sentence in first):
        return first
    row = next((item for item in ranked[limit:] if item[0] >= _LEAST and numbers & item[2].words), None)
    return [*first[:-1], row] if row else first


def _regions(hits: list[Hit]) -> dict[int, list[tuple[int, int]]]:
    """The blocks by the number of their text, each with what is around it, joined where they overlap."""
    regions: dict[int, list[tuple[int, int]]] = {}
    for hit in sorted(hits):
        start, end = max(0, hit.start - _MARGIN), hit.start + BLOCK + OVERLAP + _MARGIN
        of_text = regions.setdefault(hit.number, [])
        if of_text and start <= of_text[-1][1]:
            of_text[-1] = of_text[-1][0], end
        else:
            of_text.append((start, end))
    return regions


def _read(index: Blocks, part_of: Callable[[int, int], str], start: int, end: int) -> list[_Sentence]:
    """The sentences of a region; those that it cuts at its edges are left out."""
    begins = max(0, start - 1)
    source = part_of(begins, end + 1)
    start, end = start - begins, end - begins
    spans = sentences(source, start, min(end, len(source)))
    if spans and start > 0 and "\n" not in source[start - 1 : spans[0][0] + 1]:
        spans = spans[1:]
    if spans and end < len(source) and spans[-1][1] >= len(source[:end].rstrip()) and source[end] != "\n":
        spans = spans[:-1]
    read = []
    for first, last in chain.from_iterable(_by_row(source, *span) for span in spans):
        words = index.stems(source[first:last])
        read.append(_Sentence(begins + first, begins + last, frozenset(words), len(words)))
    return read


def _by_row(source: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence, or each row for itself where it is rows of a table that no full stop parts."""
    if "\t" not in source[start:end]:
        return [(start, end)]
    rows = [(start + match.start(), start + match.end()) for match in _ROW.finditer(source[start:end])]
    return rows or [(start, end)]


def _score(sentence: _Sentence, weights: dict[str, float], around: float) -> float:
    """How much of the claim a sentence has, and the text around it, 0 to 100."""
    shared = sum(weights[word] for word in sentence.words & weights.keys())
    total = sum(weights.values())
    if not shared:
        return 0.0
    length = 1 - _LENGTH + _LENGTH * sentence.length / _USUAL
    own = shared * (1 + _MANY) / (1 + _MANY * length)
    return min(100.0, 100 * (own + _AROUND * around) / (total * (1 + _AROUND)))
