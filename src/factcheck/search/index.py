"""The index: what is asked of blocks of numbered texts, and the engine that holds them on this machine, tantivy.

It knows texts by the numbers they were given, and no files but its own. One process may write at a time
(tantivy's lock); any number may search. A text is cut into blocks, each with its words as the index should see them.
"""

import re
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from math import log
from pathlib import Path
from typing import Final, Literal, NamedTuple, Self

import tantivy

from factcheck.nlp.tokenizer import spaced_out

BLOCK: Final = 384  # characters, about 64 words of English
OVERLAP: Final = 48  # characters of the next block that a block has as well, so that a short quote is whole in one

_CUT = re.compile(rf"\S.{{0,{BLOCK - 1}}}(?!\S)|\S{{1,{BLOCK}}}", re.DOTALL)
_BREAK = re.compile("[-\u2010\u00ac][ \\t]*\\n\\s*(?:\\d{1,4}\\s+)?(?=[a-z])")
_SOFT = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_LARGE = re.compile(r"[0-9]{4,15}")
FORMAT: Final = 2  # to be raised whenever an index made before would answer differently
_HEAP = 50_000_000  # bytes tantivy's writer may use before it writes a segment
_FUZZY = 5  # letters from which on a word with one other letter is likely the same word
_SHIFT = 36  # bits of a place that hold the offset; what is above is the number of the text


def blocks(text: str) -> Iterator[tuple[int, str]]:
    """The start of every block of the text and the words in it, in text order; together they cover every word."""
    plain = text.isascii()
    for match in _CUT.finditer(text):
        start, end = match.span()
        end = text.find(" ", end + OVERLAP, end + 2 * OVERLAP)
        words = text[start : end if end > 0 else match.end() + OVERLAP]
        yield start, _unbroken(words) if plain else prepared(words)


def prepared(text: str) -> str:
    """The text with the typography taken out that would tear its words apart in the index."""
    return spaced_out(unicodedata.normalize("NFKC", _SOFT.sub("", _unbroken(text))))


def _unbroken(text: str) -> str:
    return _BREAK.sub("", text) if "-\n" in text or "\u2010\n" in text or "- \n" in text else text


class BusyError(Exception):
    """Another process is writing to the index."""


class Hit(NamedTuple):
    """A block that shares words with the question: the text it is in, where it starts, and how well it fits."""

    number: int
    start: int
    score: float


class Question(NamedTuple):
    """What is asked of the blocks.

    `kind`: "any" (they share most with the terms, rare ones counting more: BM25), "all" (they have every term), "phrase"
    (the terms one after the other), "with" (one of each of the `required` groups; the terms rank them) or "alike" (the
    terms give or take a letter; the score is the part of them that a block has). With a `number`, only blocks of that text.
    """

    kind: Literal["any", "all", "phrase", "with", "alike"]
    terms: tuple[str, ...]
    limit: int
    number: int | None = None
    required: tuple[tuple[str, ...], ...] = ()


class Blocks(ABC):
    """The seam to an engine that holds blocks: three methods are an engine's own, the others ask them.

    An answer is all of it: an engine that cannot look at every block raises SearchIncompleteError.
    """

    only: int | None = None
    """The text that alone is asked."""

    @property
    @abstractmethod
    def size(self) -> int:
        """The number of blocks in the index."""

    @abstractmethod
    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """The number of blocks that have each term."""

    @abstractmethod
    def ask_many(self, questions: Sequence[Question]) -> list[list[Hit]]:
        """The blocks for each question, best first, at most its limit."""

    def of_text(self, number: int) -> Self:
        """The same index, of which only one text is asked."""
        part = copy(self)
        part.only = number
        return part

    def terms(self, text: str) -> list[str]:
        """The different words of a text as the index knows them, in text order."""
        return list(dict.fromkeys(self.words(text)))

    def words(self, text: str) -> list[str]:
        """The words of a text as the index knows them, one after the other."""
        return _ANALYSER.analyze(prepared(text))

    def stems(self, text: str) -> list[str]:
        """The words of a text without their endings (English ones; other languages keep most of theirs)."""
        return _STEMMER.analyze(prepared(ungrouped(text)))

    def frequency(self, term: str) -> int:
        """The number of blocks that have the term."""
        return self.frequencies((term,))[term]

    def rarity(self, term: str) -> float:
        """How much a block gains in `ask` by having the term (its inverse document frequency)."""
        return inverse_frequency(self.frequency(term), self.size)

    def rarest(self, terms: Iterable[str], limit: int) -> list[str]:
        """Those of the terms that are in the fewest blocks, rarest first, without those that are nowhere."""
        known = [(frequency, term) for term, frequency in self.frequencies(terms).items() if frequency]
        return [term for _, term in sorted(known)[:limit]]

    def ask(self, terms: Sequence[str], limit: int, *, number: int | None = None) -> list[Hit]:
        """The blocks that share most with the terms, rare ones counting more (BM25), best first.

        With a number, only blocks of that text.
        """
        return self._one("any", terms, limit, number=number) if terms else []

    def ask_all(self, terms: Sequence[str], limit: int) -> list[Hit]:
        """Blocks that have every one of the terms."""
        return self._one("all", tuple(dict.fromkeys(terms)), limit) if terms else []

    def ask_phrase(self, words: Sequence[str], limit: int) -> list[Hit]:
        """Blocks that have the words one after the other.

        Of a phrase over the edge of a block only what fits into the blocks' overlap is asked for: that much of it is
        whole in the block where it begins.
        """
        length, whole = 0, len(words)
        for at, word in enumerate(words):
            length += len(word) + 1
            if length > OVERLAP and at > 1:
                whole = at
                break
        return self._one("phrase", words[:whole], limit) if whole > 1 else self.ask_all(words, limit)

    def ask_with(
        self, required: Sequence[Sequence[str]], terms: Sequence[str], limit: int, *, number: int | None = None
    ) -> list[Hit]:
        """Blocks that have one of each of the required terms, those that share most with the others first.

        With a number, only blocks of that text.
        """
        groups = tuple(map(tuple, required))
        return self._one("with", terms, limit, number=number, required=groups) if groups else []

    def ask_alike(self, terms: Sequence[str], limit: int, *, most: int) -> list[Hit]:
        """The blocks that have the terms give or take a letter; the score is the part of the terms they have.

        Only the `most` rarest are asked for, and none so short that many words are like them.
        """
        known = self.frequencies(term for term in terms if len(term) >= _FUZZY)
        long = sorted((term for term in terms if term in known), key=lambda term: known[term] or 1)[:most]
        return self._one("alike", long, limit) if long else []

    def _one(
        self,
        kind: Literal["any", "all", "phrase", "with", "alike"],
        terms: Sequence[str],
        limit: int,
        *,
        number: int | None = None,
        required: tuple[tuple[str, ...], ...] = (),
    ) -> list[Hit]:
        return self.ask_many([Question(kind, tuple(terms), limit, number, required)])[0]


def inverse_frequency(frequency: int, size: int) -> float:
    """How much a term that is in so many of the blocks counts."""
    return log(1 + (size - frequency + 0.5) / (frequency + 0.5))


class Index(Blocks):
    """Blocks of texts in tantivy, by the number of the text."""

    def __init__(self, folder: Path | None = None) -> None:
        """The index kept in `folder` (made if it is empty), or one in memory.

        Raises ValueError if what is in the folder is another index or damaged.
        """
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("words", tokenizer_name="folded", index_option="position")
        builder.add_integer_field("number", indexed=True)
        builder.add_integer_field("place", fast=True)
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema, path=None if folder is None else str(folder))
        self._index.register_tokenizer("folded", _ANALYSER)
        self._writer: tantivy.IndexWriter | None = None
        self._searcher = self._index.searcher()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Inside, texts may be added and removed; what was not committed by the end is forgotten.

        Raises BusyError if another process is writing to the index.
        """
        try:
            self._writer = self._index.writer(heap_size=_HEAP, num_threads=1)
        except ValueError as error:
            if "lock" in str(error).lower():
                raise BusyError from error
            raise
        try:
            yield
        except BaseException:
            self._writer.rollback()
            raise
        finally:
            writer, self._writer = self._writer, None
            writer.wait_merging_threads()

    def add(self, number: int, text: str) -> None:
        """Put a text into the index under a number that is not in it yet."""
        assert self._writer, "only inside `writing`"
        add = self._writer.add_document
        place = number << _SHIFT
        for start, words in blocks(text):
            add(tantivy.Document(words=words, number=number, place=place | start))

    def remove(self, number: int) -> None:
        """Take a text out of the index."""
        assert self._writer, "only inside `writing`"
        self._writer.delete_documents_by_term("number", number)

    def commit(self) -> None:
        """Make what was added and removed count, for every process. Raises ValueError if it cannot be written."""
        assert self._writer, "only inside `writing`"
        self._writer.commit()
        self._index.reload()
        self._searcher = self._index.searcher()

    @property
    def size(self) -> int:
        """The number of blocks in the index."""
        return self._searcher.num_docs

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """The number of blocks that have each term."""
        return {term: self._searcher.doc_freq("words", term) for term in terms}

    def ask_many(self, questions: Sequence[Question]) -> list[list[Hit]]:
        """The blocks for each question, best first, at most its limit."""
        return [self._hits(self._query(question), question.limit) for question in questions]

    def _query(self, question: Question) -> tantivy.Query:
        must, should = tantivy.Occur.Must, tantivy.Occur.Should
        kind, terms = question.kind, question.terms
        if kind == "phrase":
            words: list[str | tuple[int, str]] = list(terms)
            query = tantivy.Query.phrase_query(self._schema, "words", words)
        elif kind == "alike":
            query = tantivy.Query.boolean_query([(should, self._like(term, 1 / len(terms))) for term in terms])
        elif kind == "with":
            groups = [[(should, self._term(term)) for term in forms] for forms in question.required]
            asked = [(must, tantivy.Query.boolean_query(group)) for group in groups]
            query = tantivy.Query.boolean_query([*asked, *((should, self._term(term)) for term in terms)])
        else:
            occur = must if kind == "all" else should
            query = tantivy.Query.boolean_query([(occur, self._term(term)) for term in terms])
        for number in (question.number, self.only):
            if number is not None:
                query = tantivy.Query.boolean_query([(must, self._of_text(number)), (must, query)])
        return query

    def _term(self, term: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, "words", term, index_option="basic")

    def _like(self, term: str, weight: float) -> tantivy.Query:
        alike = tantivy.Query.fuzzy_term_query(self._schema, "words", term, distance=1)
        return tantivy.Query.const_score_query(alike, weight)

    def _of_text(self, number: int) -> tantivy.Query:
        return tantivy.Query.const_score_query(tantivy.Query.term_query(self._schema, "number", number), 0.0)

    def _hits(self, query: tantivy.Query, limit: int) -> list[Hit]:
        hits = self._searcher.search(query, limit, count=False).hits
        places = self._searcher.fast_field_values("place", [address for _, address in hits])
        return [
            Hit(int(place or 0) >> _SHIFT, int(place or 0) & (1 << _SHIFT) - 1, score)
            for (score, _), place in zip(hits, places, strict=True)
        ]


def ungrouped(text: str) -> str:
    """The text with every large number as one word: "1146" for "1,146"."""
    return _THOUSANDS.sub("", text)


def grouped(word: str) -> str:
    """A large number in groups, "1,146" for "1146"; any other word as it is."""
    return f"{int(word):,}" if _LARGE.fullmatch(word) else word


def _folded() -> tantivy.TextAnalyzerBuilder:
    """What makes words of a text: without case and accents."""
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    return builder.filter(tantivy.Filter.lowercase()).filter(tantivy.Filter.ascii_fold())


_ANALYSER: Final = _folded().build()
_STEMMER: Final = _folded().filter(tantivy.Filter.stemmer("english")).build()
