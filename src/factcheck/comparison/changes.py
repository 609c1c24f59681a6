"""Misquotes made of right quotes: the same words without a “not”, with another number or name, without their condition.

What is changed is known by the data of the language that comparing itself uses; nothing here knows what would be found.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from factcheck.nlp.language import language_of
from factcheck.nlp.lexicon import tagged
from factcheck.nlp.roles import NEGATIONS
from factcheck.nlp.tokenizer import Token, tokens

_CONTRACTED: Final = "n't"
_SHORTEST: Final = 3  # letters of a name
_LONGEST_CONDITION: Final = 14  # words


class Change(NamedTuple):
    """Changed words, and what was done: "negation", "number", "name" or "condition"."""

    kind: str
    text: str


def changes(text: str, names: Sequence[str], language: str = "") -> Iterator[Change]:
    """Every change of one place in a text that takes another meaning from it. `names` are those that may be in it.

    `language` is an ISO 639-1 code; "" where it is to be found out.
    """
    language = language or language_of(text)
    listed = tokens(text)
    for index, token in enumerate(listed):
        if token.folded in NEGATIONS and not token.folded.endswith(_CONTRACTED):
            yield Change("negation", _without(text, token.start, token.end))
        elif token.folded.endswith((_CONTRACTED, "n’t")):
            yield Change("negation", text[: token.end - len(_CONTRACTED)] + text[token.end :])
        elif token.folded[:1].isdigit():
            yield Change(
                "number", text[: token.start] + _another_number(text[token.start : token.end]) + text[token.end :]
            )
        elif other := _another_name(text[token.start : token.end], names):
            yield Change("name", text[: token.start] + other + text[token.end :])
        if token.folded in tagged("condition", language) and (end := _end_of_condition(text, listed, index)):
            yield Change("condition", _without(text, token.start, end))


def _without(text: str, start: int, end: int) -> str:
    """The text without a part, as somebody would print it: one blank, and a capital where there was one."""
    rest = text[end:].lstrip(" ,")
    if not text[:start].strip():
        return rest[:1].upper() + rest[1:]
    return f"{text[:start].rstrip()} {rest}" if rest[:1].isalnum() else text[:start].rstrip() + rest


def _another_number(written: str) -> str:
    """The number with its first digit another one."""
    at = next(index for index, letter in enumerate(written) if letter.isdigit())
    return written[:at] + str(int(written[at]) % 9 + 1) + written[at + 1 :]


def _another_name(word: str, names: Sequence[str]) -> str:
    """Another of the names, "" where the word is none of them."""
    if len(word) < _SHORTEST or word not in names:
        return ""
    return next((other for other in names if other != word), "")


def _end_of_condition(text: str, listed: Sequence[Token], index: int) -> int:
    """Where a condition that is set apart ends: at the comma behind it, or with the sentence if one is before it."""
    start = listed[index].start
    for token in listed[index + 1 : index + _LONGEST_CONDITION]:
        if text[token.end : token.end + 1] == ",":
            return token.end + 1
        if text[token.end : token.end + 1] in {".", "!", "?"}:
            break
    before = text[:start].rstrip()
    stop = next((at for at in range(start, len(text)) if text[at] in ".!?"), len(text))
    return stop if before else 0
