"""A quote as it is looked for: its words, in fragments where an ellipsis parts them, and when a likeness is enough.

Where a row of words is in a longer one with the fewest words changed, left out or put in: Myers' bit-parallel form of
Sellers' algorithm (G. Myers, "A fast bit-vector algorithm for approximate string matching based on dynamic programming",
JACM 46, 1999), over words instead of characters. Python's integers have any length, so a pattern of any length takes one
pass.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from factcheck.nlp.numbers import counts
from factcheck.nlp.quantities import Reader, Thing, measures
from factcheck.nlp.tokenizer import BRACKET, ELLIPSIS, WORD, Token, is_unspaced, quote_tokens
from factcheck.search.index import grouped

WILD = ""  # stands for any one word
_TRIES = 8  # ends of places looked at for each place that is wanted: most that fail are beside one that was found
SHORT: Final = 7  # words; so short a quote says how often it occurs
_THRESHOLDS = ((SHORT, 95.0), (12, 87.0), (20, 78.0))
_LONGER = 68.0
_ALLOWANCE: Final = 10.0
_WORD: Final = 4
_LARGE = re.compile("[0-9]{4,}")  # which has marks, or spaces, between its thousands or not
_PLAIN_WORD = re.compile(r"[^\W_]+")
_REMARKS = frozenset({"sic", "laughter", "applause", "pause", "crosstalk", "inaudible"})  # stand for no word


@dataclass(frozen=True, slots=True)
class Place:
    """`words[start:end]` is like the pattern but for `distance` words."""

    start: int
    end: int
    distance: int


class Infix:
    """A row of words to look for. The words are compared as they are; `WILD` is equal to any."""

    def __init__(self, pattern: Sequence[str]) -> None:
        self.pattern = pattern
        self._forward = _masks(pattern)
        self._backward = _masks(pattern[::-1])

    def best(self, words: Sequence[str], limit: int) -> Place | None:
        """The place with the fewest changes, the first of equals; None if it takes more than `limit` changes."""
        if not self.pattern or not words:
            return None
        distances = _distances(self._forward, len(self.pattern), words)
        distance = min(distances)
        if distance > limit or distance >= len(self.pattern):
            return None
        return self._place(words, distances.index(distance) + 1, distance)

    def places(self, words: Sequence[str], limit: int, most: int | None = None) -> list[Place]:
        """The places with at most `limit` changes, none inside another, best first: all, or at most `most`.

        With `most`, time grows with the words alone, however often they repeat the pattern.
        """
        if not self.pattern or not words:
            return []
        limit = min(limit, len(self.pattern) - 1)
        distances = _distances(self._forward, len(self.pattern), words)
        ends = sorted((distance, end) for end, distance in enumerate(distances, 1) if distance <= limit)
        found: list[Place] = []
        tried, tries = 0, _TRIES * most if most else len(ends)
        for distance, end in ends:
            # A match is that long at least, so that none that ends nearer is apart.
            beside = max(distance, len(self.pattern) - distance - 1)
            if not any(place.start < end <= place.end + beside for place in found):
                tried += 1
                place = self._place(words, end, distance)
                if not any(place.start < other.end and other.start < place.end for other in found):
                    found.append(place)
            if len(found) == most or tried == tries:
                break
        return found

    def _place(self, words: Sequence[str], end: int, distance: int) -> Place:
        """Where the match that ends at `end` begins: the same search, backwards from there."""
        first = max(0, end - len(self.pattern) - distance)
        distances = _distances(self._backward, len(self.pattern), words[first:end][::-1])
        length = distances.index(min(distances)) + 1
        return Place(end - length, end, distance)


def _masks(pattern: Sequence[str]) -> dict[str, int]:
    """For each word the bits of the positions at which it is; the wild ones are everybody's."""
    masks: dict[str, int] = {}
    for position, word in enumerate(pattern):
        masks[word] = masks.get(word, 0) | 1 << position
    wild = masks.pop(WILD, 0)
    if wild:
        masks = {word: mask | wild for word, mask in masks.items()}
    masks[WILD] = wild
    return masks


def _distances(masks: dict[str, int], length: int, words: Sequence[str]) -> list[int]:
    """For each word the fewest changes between the pattern and some run of words that ends with it."""
    full, last, others = (1 << length) - 1, 1 << (length - 1), masks[WILD]
    plus, minus, distance = full, 0, length  # vertical differences of the column, and its lowest cell
    distances = []
    for word in words:
        equal = masks.get(word, others)
        vertical = equal | minus
        horizontal = (((equal & plus) + plus) ^ plus) | equal
        up = minus | (full & ~(horizontal | plus))
        down = plus & horizontal
        if up & last:
            distance += 1
        elif down & last:
            distance -= 1
        up <<= 1
        down <<= 1
        plus = full & (down | ~(vertical | up))
        minus = full & up & vertical
        distances.append(distance)
    return distances


def threshold(words: int) -> float:
    """The score (0 to 100) from which on a passage is like a quote of so many words, and not like any other."""
    return next((score for most, score in _THRESHOLDS if words <= most), _LONGER)


is_counted = lru_cache(1 << 14)(counts)
"""Whether a word is a number or part of one."""


def things(words: Sequence[str], gaps: Sequence[str]) -> Iterator[tuple[int, list[Thing]]]:
    """The numbers, amounts, dates and times among words, each with where it begins; `gaps` as a `Reader` has them."""
    reader = Reader(words, gaps, "en", millions=any("million" in word for word in words))
    at = 0
    while at < len(words):
        found = reader.at(at)
        if found and found[0].kind == "number":
            listed = next((end for end in range(at, at + found[0].words - 1) if "," in gaps[end]), None)
            if listed is not None:  # "twenty, one of the men" are two numbers
                found = Reader(words[at : listed + 1], gaps[at:listed], "en").at(0)
        if found:
            yield at, found
        at += max(1, sum(thing.words for thing in found))


class Fragment:
    """Words of a quote with nothing marked as left out between them.

    `words` is the pattern to look for: what is in brackets is `WILD`, once for the bracket however many words
    it has, since it mostly stands for a pronoun.
    """

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self.letters = "".join(words)
        self._weighed = _weighed(words)

    @cached_property
    def infix(self) -> Infix:
        return Infix(self.words)

    @cached_property
    def bag(self) -> Counter[str]:
        return Counter(word for word in self.words if word != WILD)

    def part(self, first: int, last: int) -> "Fragment":
        """The words `first` to `last` (exclusive) as a fragment of their own."""
        return Fragment(self.words[first:last])

    def likeness(self, words: list[str]) -> float:
        """How alike the letters of the words are to the fragment's, 0 to 100, whatever stands for the brackets."""
        if WILD in self.words:
            words = self._without_substituted(words)
        return fuzz.ratio(self._weighed, _weighed(words))

    def _without_substituted(self, words: list[str]) -> list[str]:
        kept = list(words)
        for first, last, found_first, found_last in _differing(self.words, words):
            if WILD in self.words[first:last]:
                before = self.words.index(WILD, first, last) - first
                after = last - first - before - 1
                for number in range(found_first + before, found_last - after):
                    kept[number] = ""
        return kept


def _weighed(words: list[str]) -> str:
    """The letters of the words; a word is a word however short it is, and counts as `_WORD` letters at least."""
    return "".join([word.ljust(_WORD, "\0") if word else "" for word in words])


def _differing(words: list[str], others: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """The stretches of two rows of words between those that are equal, as first and last of the one and the other."""
    first = found_first = 0
    for block in Levenshtein.editops(words, others).as_matching_blocks():
        if block.a > first or block.b > found_first:
            yield first, block.a, found_first, block.b
        first, found_first = block.a + block.size, block.b + block.size


def _other_way(number: re.Match[str]) -> str:
    return grouped(number[0]) if number[0].isdecimal() else re.sub(r"\D", "", number[0])


def _spelt(word: str) -> str:
    """A pattern for the word, and for a large number with and without its marks."""
    return re.sub(r"(?<=\d)(?=(?:\d{3})+$)", "[,. ’']?", word) if _LARGE.fullmatch(word) else re.escape(word)


class Quote:
    """The text of a quote, taken apart once for all the places it is looked for in."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = quote_tokens(text)
        self.plain = " ".join(text.split())
        self.fragments = [Fragment(words) for words in self._patterns()]
        self.folded = frozenset(token.folded for token in self.tokens)
        own = [token for token in self.tokens if token.kind == WORD or self._glued(token)]
        self.words = len(own)
        self.asked = " ".join(map(self._indexed, own))  # what to ask an index for
        self.threshold = threshold(self.words)
        self.letters = sum(len(fragment.letters) for fragment in self.fragments)

    @cached_property
    def things(self) -> dict[tuple[str, str], list[str]]:
        """The words of each number, unit, date and time in the quote, by what it is; a unit may have none ("$5")."""
        if not any(map(measures, self.folded)):
            return {}
        gaps = {one.end: self.text[one.end : other.start] for one, other in pairwise(self.tokens)}
        found: dict[tuple[str, str], list[str]] = {}
        own = [token for token in self.tokens if token.kind == WORD]
        words = [token.folded for token in own]
        for at, row in things(words, [gaps.get(token.end, " ") for token in own]):
            for thing in row:
                found[thing.kind, thing.key] = words[at : at + thing.words]
                at += thing.words  # noqa: PLW2901 - the things of a row follow each other
        return found

    @property
    def lead(self) -> int:
        """How many characters of `plain` come before its first word."""
        return len(self.text[: self.tokens[0].start].lstrip())

    @property
    def short(self) -> bool:
        return self.words <= SHORT

    @cached_property
    def phrase(self) -> re.Pattern[str] | None:
        """The words one after the other, whatever is between them; None if the quote is no plain short phrase."""
        if not self.short or len(self.fragments) != 1 or WILD in self.fragments[0].words:
            return None
        words = r"\W+".join(map(_spelt, self.fragments[0].words))
        whole = "" if any(map(is_unspaced, words)) else r"\b"
        return re.compile(whole + words + whole, re.IGNORECASE)

    def may_be_in(self, text: str) -> bool:
        """A quick guess whether a text has words enough of the quote for a passage above its threshold."""
        there = set(_PLAIN_WORD.findall(text.casefold()))
        shared = sum(len(word) for word in self._different if word in there)
        needed = (self.threshold - _ALLOWANCE) / 100 / len(self.fragments)  # each fragment may be elsewhere
        return shared >= needed * sum(map(len, self._different))

    @cached_property
    def _different(self) -> frozenset[str]:
        return frozenset(_PLAIN_WORD.findall(self.asked))

    def _glued(self, token: Token) -> bool:
        """Whether a bracket token is a word of the source with letters changed: `[W]e`, `member[s]`."""
        return token.kind == BRACKET and bool(token.folded) and "[" in self.text[token.start : token.end]

    @cached_property
    def asked_otherwise(self) -> str:
        """What to ask an index for if large numbers are written the other way there: "1146" for "1,146"."""
        return re.sub(r"\d+(?:[,. ’']\d{3})+|\d{4,}", _other_way, self.asked)

    def _indexed(self, token: Token) -> str:
        """A word as an index has it: "1,146" is two words there."""
        return self.text[token.start : token.end] if _LARGE.fullmatch(token.folded) else token.folded

    def _patterns(self) -> list[list[str]]:
        """The words between ellipses; what would be brackets alone is no fragment."""
        patterns: list[list[str]] = [[]]
        inside = False
        for token in self.tokens:
            if token.kind == ELLIPSIS:
                patterns.append([])
                inside = False
            elif token.kind == WORD or self._glued(token):
                patterns[-1].append(token.folded)
                inside = False
            elif not inside and token.folded and token.folded not in _REMARKS:
                patterns[-1].append(WILD)
                inside = True
        return [pattern for pattern in patterns if any(word != WILD for word in pattern)]
