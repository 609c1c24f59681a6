"""The passages of the indexed texts that a quote may come from."""

from collections.abc import Callable
from typing import Final, NamedTuple

from factcheck.matching.align import Passage, passages
from factcheck.matching.blocks import BLOCK
from factcheck.matching.index import Hit, Index
from factcheck.matching.quote import Quote

_TERMS: Final = 12
_BLOCKS: Final = 24
_BLOCKS_SHORT: Final = 96
_WORTH: Final = 0.7  # part of the best block's score below which a block is not aligned
_ELLIPSIS: Final = 900  # characters an ellipsis may stand for, to either side of a block


class Found(NamedTuple):
    """A passage and the number of the text it stands in; `passed` is False below the quote's threshold."""

    number: int
    passage: Passage
    passed: bool


class _Stretch(NamedTuple):
    number: int
    start: int
    end: int


def find(
    index: Index, text_of: Callable[[int], str], text: str, *, limit: int = 3, below_threshold: bool = False
) -> list[Found]:
    """The passages like a quote, best first. `text_of` gives the text of a number."""
    quote = Quote(text)
    terms = index.rarest(index.terms(quote.asked), _TERMS)
    hits = index.ask(terms, _BLOCKS_SHORT if quote.short else _BLOCKS)
    found: list[Found] = []
    for stretch in _stretches(quote, hits):
        for passage in passages(quote, text_of(stretch.number), stretch.start, stretch.end):
            passed = passage.score >= quote.threshold
            if passed or below_threshold:
                found.append(Found(stretch.number, passage, passed))
    found.sort(key=lambda found: -found.passage.score)
    return found[:limit]


def _stretches(quote: Quote, hits: list[Hit]) -> list[_Stretch]:
    """The blocks worth aligning, each with enough text around it for the quote, joined where they overlap."""
    if not hits:
        return []
    margin = len(quote.text) + len(quote.text) // 4 + 80 + _ELLIPSIS * (len(quote.fragments) - 1)
    worth = 0.0 if quote.short else _WORTH * hits[0].score
    joined: list[_Stretch] = []
    for hit in hits:
        if hit.score < worth:
            break
        start, end = max(0, hit.start - margin), hit.start + BLOCK + margin
        for at, other in enumerate(joined):
            if other.number == hit.number and start < other.end and other.start < end:
                joined[at] = _Stretch(hit.number, min(start, other.start), max(end, other.end))
                break
        else:
            joined.append(_Stretch(hit.number, start, end))
    return joined
