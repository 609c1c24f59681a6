"""The sentences of the indexed texts that a claim in the reporter's own words may rest on."""

from collections.abc import Callable
from math import log
from typing import Final, NamedTuple

from factcheck.matching.blocks import BLOCK
from factcheck.matching.details import details, looked_up
from factcheck.matching.index import Index
from factcheck.matching.sentences import sentences
from factcheck.model import Comparison, Detail, Difference, Level

_BLOCKS: Final = 32
_MARGIN: Final = 300  # characters around a block in which a sentence of it may go on


class Evidence(NamedTuple):
    """A sentence that may support a claim: its place, its score (0 to 100), and which details it has."""

    number: int
    start: int
    end: int
    score: float
    comparison: Comparison
    details: tuple[Detail, ...]
    passed: bool


def find_claim(
    index: Index, text_of: Callable[[int], str], text: str, *, limit: int = 3, below_threshold: bool = False
) -> list[Evidence]:
    """The sentences that share most with a claim, best first; shared details count more than shared prose."""
    terms = index.terms(text)
    weights = {term: log(1 + index.size / (1 + index.frequency(term))) for term in terms}
    wanted = details(text)
    best: dict[tuple[int, int, int], float] = {}
    total = sum(weights.values()) or 1.0
    for hit in index.ask(terms, _BLOCKS):
        source = text_of(hit.number)
        for start, end in sentences(source, max(0, hit.start - _MARGIN), hit.start + BLOCK + _MARGIN):
            have = index.terms(source[start:end])
            shared = sum(weights[term] for term in have if term in weights)
            best[hit.number, start, end] = 100 * shared / (total + 0.3 * len(have))
    ranked = sorted(best, key=lambda place: -best[place])[: max(limit * 4, 12)]
    found = []
    for number, start, end in ranked:
        looked = looked_up(wanted, text_of(number)[start:end])
        score = min(100.0, best[number, start, end])
        found.append(Evidence(number, start, end, score, _comparison(looked), looked, passed=score >= 15))
    found.sort(key=lambda evidence: -evidence.score)
    return [evidence for evidence in found if evidence.passed or below_threshold][:limit]


def _comparison(looked: tuple[Detail, ...]) -> Comparison:
    """The details that a passage has not, as differences."""
    missing = tuple(
        Difference(detail.kind, Level.CRITICAL, detail.text, detail.start, detail.end, "", 0, 0)
        for detail in looked
        if not detail.found
    )
    return Comparison(Level.CRITICAL if missing else Level.MINOR, missing)
