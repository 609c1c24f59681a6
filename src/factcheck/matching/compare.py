"""What differs between the words of a quote and those of the passage it comes from, and how much that matters."""

from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from factcheck.matching.folding import BRACKET, ELLIPSIS, FURNITURE, Token, quote_tokens, tokens
from factcheck.model import Comparison, Difference, Level


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_KINDS = {
    "negation": _words("not no never none nobody nothing neither nor cannot without"),
    "modal": _words("may might must can could shall should will would"),
    "quantifier": _words("all every each some any many most few several only"),
    "pronoun": _words("i you he she it we they me him her us them my your his its our their"),
    "connective": _words("and or but if unless because although however"),
}
_ARTICLES = _words("a an the")


class _Side(NamedTuple):
    """The words `first` to `last` (exclusive) of one of the two texts."""

    text: str
    tokens: list[Token]
    first: int
    last: int

    @property
    def part(self) -> list[Token]:
        return self.tokens[self.first : self.last]

    def words(self) -> tuple[str, int, int]:
        """The words as they stand, and where; where there are none, the place they are missing from."""
        if self.first < self.last:
            start, end = self.part[0].start, self.part[-1].end
        else:
            start = end = self.tokens[self.first].start if self.first < len(self.tokens) else len(self.text)
        return self.text[start:end], start, end


def compare(quoted: str, found: str, *, before: str = "", after: str = "") -> Comparison:  # noqa: ARG001 - the context is looked at next
    """The differences between a quote and a passage, in the order of the quote; the level is that of the worst.

    `before` and `after` are the words of the source around the passage: the rest of its sentence and a little
    more. Differences there have the kind "context" and offsets below 0 or beyond `len(found)`. Never raises.
    """
    left = quote_tokens(quoted)
    right = [token for token in tokens(found) if token.kind != FURNITURE]
    differences = [
        _difference(_Side(quoted, left, op.src_start, op.src_end), _Side(found, right, op.dest_start, op.dest_end))
        for op in Levenshtein.opcodes([t.folded for t in left], [t.folded for t in right])
        if op.tag != "equal"
    ]
    if not differences and quoted.split() != found.split():
        differences = [Difference("mark", Level.TYPOGRAPHIC, quoted, 0, len(quoted), found, 0, len(found))]
    level = max((difference.level for difference in differences), default=Level.VERBATIM)
    return Comparison(level, tuple(differences))


def _difference(quoted: _Side, found: _Side) -> Difference:
    kind, level = _judge(quoted.part, found.part)
    return Difference(kind, level, *quoted.words(), *found.words())


def _judge(left: list[Token], right: list[Token]) -> tuple[str, Level]:
    if any(token.kind == ELLIPSIS for token in left):
        return "ellipsis", Level.EDITORIAL
    if left and all(token.kind == BRACKET for token in left):
        return "bracket", Level.EDITORIAL
    words = {token.folded for token in left} ^ {token.folded for token in right}
    for kind, those in _KINDS.items():
        if words & those or (kind == "negation" and any(word.endswith("n't") for word in words)):
            return kind, Level.CRITICAL
    if any(character.isdigit() for word in words for character in word):
        return "number", Level.CRITICAL
    if words <= _ARTICLES:
        return "article", Level.MINOR
    return "word", Level.CRITICAL
