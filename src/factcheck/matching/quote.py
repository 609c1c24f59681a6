"""A quote as it is looked for: its words, in fragments where an ellipsis parts them, and when a likeness is enough."""

from functools import cached_property
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from factcheck.matching.folding import BRACKET, ELLIPSIS, Token, quote_tokens
from factcheck.matching.infix import WILD, Infix

SHORT: Final = 7  # words; so short a quote says how often it occurs

_THRESHOLDS = ((SHORT, 95.0), (12, 87.0), (20, 78.0))
_LONGER = 68.0


def threshold(words: int) -> float:
    """The score (0 to 100) from which on a passage is like a quote of so many words, and not like any other."""
    return next((score for most, score in _THRESHOLDS if words <= most), _LONGER)


class Fragment:
    """Words of a quote without an ellipsis between them. Words in brackets stand for any."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.words = [WILD if token.kind == BRACKET else token.folded for token in tokens]
        self.letters = "".join(self.words)

    @cached_property
    def infix(self) -> Infix:
        return Infix(self.words)

    @cached_property
    def open(self) -> bool:
        """Whether it has words in brackets."""
        return WILD in self.words

    def likeness(self, words: list[str]) -> float:
        """How alike the letters of the words are to the fragment's, 0 to 100, whatever stands for the brackets."""
        if self.open:
            words = self._without_substitutes(words)
        return fuzz.ratio(self.letters, "".join(words))

    def _without_substitutes(self, words: list[str]) -> list[str]:
        kept = list(words)
        for tag, first, last, found_first, found_last in Levenshtein.opcodes(self.words, words):
            if tag == "replace" and any(word == WILD for word in self.words[first:last]):
                changed = [number for number in range(first, last) if self.words[number] != WILD]
                for number in range(found_first, found_last - len(changed)):
                    kept[number] = ""
        return kept


class Quote:
    """The text of a quote, taken apart once for all the places it is looked for in."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = quote_tokens(text)
        self.plain = " ".join(text.split())
        self.fragments = [Fragment(part) for part in _parts(self.tokens)]
        self.folded = frozenset(token.folded for token in self.tokens)
        self.words = sum(token.kind not in (ELLIPSIS, BRACKET) for token in self.tokens)
        self.threshold = threshold(self.words)

    @cached_property
    def asked(self) -> str:
        """The words to ask an index for: those that are not the writer's own."""
        kept = (self.text[token.start : token.end] for token in self.tokens if token.kind not in (ELLIPSIS, BRACKET))
        return " ".join(kept)

    @property
    def short(self) -> bool:
        return self.words <= SHORT


def _parts(tokens: list[Token]) -> list[list[Token]]:
    """The tokens between ellipses; parts of brackets alone belong to no fragment."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind == ELLIPSIS:
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if any(token.kind != BRACKET for token in part)]
