"""Differences between words that are the same: their marks, dashes, capitals and hyphens."""

import unicodedata
from collections.abc import Sequence
from typing import Final

from factcheck.matching.folding import Token
from factcheck.model import Difference, Level

_DASHES: Final = frozenset("-‐‑‒–—―−﹘﹣－")
_RELATIONS: Final = frozenset("<>≤≥=≠±")
_APOSTROPHES: Final = str.maketrans(dict.fromkeys("’ʼ＇‘´`′", "'"))


def differing_marks(
    quoted: str, found: str, quote: Sequence[Token], source: Sequence[Token], first: int, last: int, shift: int
) -> list[Difference]:
    """The differences in writing where `quote[i]` and `source[i + shift]` are the same word, `first <= i < last`.

    What stands between the words counts too, and what stands around them where both texts begin or end with them.
    """
    pairs = [(quote[i], source[i + shift]) for i in range(first, last)]
    begins, ends = first == 0 == first + shift, last == len(quote) and last + shift == len(source)
    here, there = (0, 0) if begins else (pairs[0][0].start, pairs[0][1].start)
    end = (len(quoted), len(found)) if ends else (pairs[-1][0].end, pairs[-1][1].end)
    if quoted[here : end[0]] == found[there : end[1]]:
        return []
    differences: list[Difference] = []
    for one, other in pairs:
        between = _between(quoted, here, one.start, found, there, other.start)
        within = _within(quoted, one, found, other)
        if between:
            differences.append(between)
        if within and within.kind == "case" and differences and differences[-1].kind == "case":
            differences[-1] = widened(differences[-1], within, quoted, found)  # A WHOLE LINE is one difference
        elif within:
            differences.append(within)
        here, there = one.end, other.end
    between = _between(quoted, here, end[0], found, there, end[1])
    return [*differences, between] if between else differences


def made(kind: str, level: Level, quoted: str, q: tuple[int, int], found: str, f: tuple[int, int]) -> Difference:
    """The difference between `quoted[q[0]:q[1]]` and `found[f[0]:f[1]]`."""
    return Difference(kind, level, quoted[q[0] : q[1]], *q, found[f[0] : f[1]], *f)


def widened(one: Difference, other: Difference, quoted: str, found: str) -> Difference:
    """Two differences and what stands between them as one."""
    q, f = (one.quoted_start, other.quoted_end), (one.found_start, other.found_end)
    return made(one.kind, max(one.level, other.level), quoted, q, found, f)


def _within(quoted: str, one: Token, found: str, other: Token) -> Difference | None:
    here, there = quoted[one.start : one.end], found[other.start : other.end]
    if here == there:
        return None
    if "[" in here and "[" not in there:
        kind, level = "bracket", Level.EDITORIAL
    elif here.casefold() == there.casefold():
        kind, level = "case", Level.TYPOGRAPHIC
    elif "\n" in there or "\n" in here or "\u00ad" in here + there:
        kind, level = "hyphenation", Level.TYPOGRAPHIC
    elif here.translate(_APOSTROPHES).casefold() == there.translate(_APOSTROPHES).casefold():
        kind, level = "mark", Level.TYPOGRAPHIC
    elif unicodedata.normalize("NFKC", here) == unicodedata.normalize("NFKC", there):
        kind, level = "character", Level.TYPOGRAPHIC
    else:
        kind, level = "mark", Level.TYPOGRAPHIC
    return made(kind, level, quoted, (one.start, one.end), found, (other.start, other.end))


def _between(quoted: str, q1: int, q2: int, found: str, f1: int, f2: int) -> Difference | None:
    """The difference between what stands between two words here and there, white space apart."""
    here, there = quoted[q1:q2], found[f1:f2]
    if here == there or "".join(here.split()) == "".join(there.split()):
        return None
    kind, level = "mark", Level.TYPOGRAPHIC
    if "?" in there and "." in here and "?" not in here or "?" in here and "." in there and "?" not in there:
        kind, level = "question", Level.CRITICAL  # "You knew?" is not "You knew."
    elif _minus(quoted, q1, q2) != _minus(found, f1, f2) or set(here) & _RELATIONS != set(there) & _RELATIONS:
        kind, level = "number", Level.CRITICAL
    elif not _DASHES.isdisjoint(here + there):
        hyphen = {here.strip(), there.strip()} - _DASHES == {""} and not (_DASHES & set(here + there)) - set("-‐‑")
        kind = "hyphenation" if hyphen else "dash"
    return made(kind, level, quoted, _stripped(quoted, q1, q2), found, _stripped(found, f1, f2))


def _minus(text: str, start: int, end: int) -> bool:
    """Whether the gap ends in the minus sign of the number after it: "fell to -3", "(−3)"."""
    if end == start or text[end - 1] not in "-−–" or not text[end : end + 1].isdigit():
        return False
    return end - 1 == start == 0 or (end - 1 > start and text[end - 2] in " (\n\t\u00a0")


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    if not inner.strip():
        return start, start
    return start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip())
