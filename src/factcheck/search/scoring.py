"""What a block is worth as an answer, worked out from its words: so that the blocks of two engines can be compared.

An engine in several parts counts by the frequencies of each part, and one with other constants by other scores. What it
answers is therefore only taken as a list of blocks, and they are scored here with the frequencies of all.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, Protocol, TypeVar

from rapidfuzz.distance import OSA

from factcheck.core.model import Document, Locator, Source
from factcheck.search.index import BLOCK, OVERLAP, Blocks, Hit, Question, inverse_frequency

T = TypeVar("T")

_K: Final = 1.2  # of BM25, as tantivy has it; a term counts once however often a block has it
_B: Final = 0.75


def score(question: Question, words: Sequence[str], rarity: Mapping[str, float], average: float) -> float | None:
    """The score of a block of these words; None if it is no answer to the question.

    `average` is the number of words in a usual block, `rarity` has the inverse frequency of each term.
    """
    there = set(words)
    if question.kind == "alike":
        like = sum(any(OSA.distance(term, word, score_cutoff=1) <= 1 for word in there) for term in question.terms)
        return like / len(question.terms) if like else None
    if question.kind == "phrase" and not _has_phrase(words, question.terms):
        return None
    if question.kind == "all" and not there.issuperset(question.terms):
        return None
    if any(there.isdisjoint(group) for group in question.required):
        return None
    terms = [*question.terms, *(term for group in question.required for term in group)]
    shared = [term for term in terms if term in there]
    if not shared:
        return None
    longer = _K * (1 - _B + _B * len(words) / average)
    return sum(rarity.get(term, 0.0) for term in shared) * (_K + 1) / (1 + longer)


def _has_phrase(words: Sequence[str], phrase: Sequence[str]) -> bool:
    row, length = tuple(phrase), len(phrase)
    return any(tuple(words[at : at + length]) == row for at, word in enumerate(words) if word == row[0])


class Archive(Protocol):
    """An archive on other machines, open to be asked; its texts have numbers that no file on this machine has.

    Everything here raises SearchIncompleteError if not every part of the archive answered.
    """

    blocks: Blocks
    average: float  # words in a usual block
    prefix: str  # of the names of its sources

    def part(self, number: int, start: int, end: int) -> str:
        """The text of a number from an offset to another."""

    def source(self, number: int) -> Source:
        """What there is to say of a text; its path begins with `prefix`."""

    def locate(self, number: int, offset: int) -> Locator:
        """Where an offset of a text is."""

    def document(self, path: str) -> Document:
        """The whole of a source. Raises KeyError if there is none of this name."""

    def close(self) -> None:
        """Close the connection."""

    def together(self, tasks: Sequence[Callable[[], T]]) -> list[T]:
        """What the tasks give, their questions to the archive asked in as few requests as they allow."""


class Both(Blocks):
    """The blocks on this machine and those of an archive, asked as one."""

    def __init__(
        self, local: Blocks, archive: Blocks, part_of: Callable[[int, int, int], str], *, average: float
    ) -> None:
        """`part_of` gives the text of a local number, `average` is the number of words in a usual block."""
        self._engines = (local, archive)
        self._part_of = part_of
        self._average = average

    @property
    def size(self) -> int:
        """The number of blocks in both."""
        return sum(engine.size for engine in self._engines)

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """The number of blocks that have each term."""
        terms = list(dict.fromkeys(terms))
        ours, others = (engine.frequencies(terms) for engine in self._engines)
        return {term: ours[term] + others[term] for term in terms}

    def ask_many(self, questions: Sequence[Question]) -> list[list[Hit]]:
        """The blocks of both for each question, best first, at most its limit."""
        if self.only is not None:
            questions = [question._replace(number=self.only) for question in questions]
        local, archive = (engine.ask_many(questions) for engine in self._engines)
        terms = {term for question in questions for group in (question.terms, *question.required) for term in group}
        rarity = {term: inverse_frequency(count, self.size) for term, count in self.frequencies(terms).items()}
        found = []
        for question, ours, others in zip(questions, local, archive, strict=True):
            scored = [self._scored(question, hit, rarity) for hit in ours] + others
            found.append(sorted(scored, key=lambda hit: -hit.score)[: question.limit])
        return found

    def _scored(self, question: Question, hit: Hit, rarity: Mapping[str, float]) -> Hit:
        words = self.words(self._part_of(hit.number, hit.start, hit.start + BLOCK + OVERLAP))
        worth = score(question, words, rarity, self._average)
        return hit if worth is None else hit._replace(score=worth)
