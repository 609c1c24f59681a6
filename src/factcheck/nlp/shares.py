"""Fractions and dozens read as numbers: "one third" is 1/3 is ⅓, "two and a half million" 2,500,000, "a dozen" 12."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final

from factcheck.nlp.numbers import SPOKEN, Numeral, counts, numeral, words_of
from factcheck.nlp.tokenizer import fold

_ONE: Final = {fold(word): value for language in SPOKEN for word, value in words_of(language).get("parts", {}).items()}
_SEVERAL: Final = {f"{name}s": value for name, value in _ONE.items() if name != "half"} | {"halves": 2, "drittel": 3}
_NO_ORDINALS: Final = frozenset({"half", "quarter"})  # "a third man" is no third of a man
_ALONE: Final = {"half": "0.5", "eineinhalb": "1.5", "anderthalb": "1.5", "zweieinhalb": "2.5", "dreieinhalb": "3.5"}
_ARTICLES: Final = frozenset({"a", "an"})
_IN_ONE: Final = re.compile(r"(?:(\d{1,3})\+)?(\d{1,3})⁄(\d{1,3})")  # as `fold` writes ½ and 2½
_LINKS: Final = (["of", "a"], ["a"])  # half a million, a quarter of a million
_MOST: Final = 1000  # what a whole number before a fraction is less than
_SCALES: Final = {
    "dozen": 12, "dutzend": 12, "hundred": 10**2, "thousand": 10**3, "million": 10**6, "millionen": 10**6, fold("millón"): 10**6,
    "milliard": 10**9, "milliarde": 10**9, "billion": 10**9, "trillion": 10**12,
}  # fmt: skip

_DOZENS: Final = frozenset({"dozen", "dutzend"})
_HALVES: Final = frozenset({"half", "medio", "demi", "halbe"})  # of the million that follows, without an "a" between
_BEFORE_HALF: Final = frozenset({"a", "eine", "un"})
_AND_HALF: Final = (["y", "medio"], ["et", "demi"])


def begins_share(told: Sequence[str], index: int) -> bool:
    """Whether a fraction may begin with a word that is no number: "a" in "a third of"."""
    return (
        told[index] in _ALONE
        or told[index] in _HALVES
        or (told[index] in _ARTICLES and told[index + 1 : index + 2] != [] and counts(told[index + 1]))
    )


def share(told: Sequence[str], gap: Callable[[int], str], index: int, whole: Numeral | None) -> Numeral | None:
    """The number with a fraction that begins at `told[index]`, `whole` being the number read there; None if none does.

    `gap(i)` is the text between word i and the next.
    """
    found = (
        _mixed(told, gap, index, whole)
        or _fraction(told, gap, index)
        or _half(told, index)
        or _with_article(told, index)
        or _and_half(told, index, whole)
    )
    if found is None and whole is not None and not _DOZENS.isdisjoint(told[index + whole.length :][:1]):
        found = whole  # "two dozen"
    if found is None:
        return None
    scale = index + found.length
    scale += next((len(link) for link in _LINKS if list(told[scale : scale + len(link)]) == link), 0)
    if scale < len(told) and told[scale] in _SCALES:
        return Numeral(found.value * _SCALES[told[scale]], scale + 1 - index)
    return found


def _with_article(told: Sequence[str], index: int) -> Numeral | None:
    """For "a million", "a hundred and five"."""
    following = told[index + 1 : index + 2]
    if told[index] not in _ARTICLES or not following or following[0] not in _SCALES:
        return None
    if following[0] in _DOZENS:
        return Numeral(Decimal(1), 1)
    return numeral(["one", *told[index + 1 :]], 0, "en")


def _half(told: Sequence[str], index: int) -> Numeral | None:
    """For "medio millón", "eine halbe Million", "un demi-million"."""
    at = index + (told[index] in _BEFORE_HALF)
    half, scale = [*told[at : at + 2], "", ""][:2]
    return Numeral(Decimal(_SCALES[scale]) / 2, at + 2 - index) if half in _HALVES and scale in _SCALES else None


def _and_half(told: Sequence[str], index: int, whole: Numeral | None) -> Numeral | None:
    """For "un millón y medio"."""
    after = index + whole.length if whole else 0
    if whole is None or list(told[after : after + 2]) not in _AND_HALF or told[after - 1] not in _SCALES:
        return None
    return Numeral(whole.value + Decimal(_SCALES[told[after - 1]]) / 2, whole.length + 2)


def _mixed(told: Sequence[str], gap: Callable[[int], str], index: int, whole: Numeral | None) -> Numeral | None:
    """For "two and a half", "2 1/2"."""
    if whole is None or whole.ordinal or whole.value >= _MOST or whole.value % 1:
        return None
    after = index + whole.length
    joined = told[after : after + 1] == ["and"]
    if after + joined >= len(told) or not (joined or told[after][:1].isdigit()) or gap(after - 1).strip("-‐ "):
        return None
    rest = _fraction(told, gap, after + joined)
    return Numeral(whole.value + rest.value, whole.length + joined + rest.length) if rest else None


def _fraction(told: Sequence[str], gap: Callable[[int], str], index: int) -> Numeral | None:
    word, following = told[index], told[index + 1] if index + 1 < len(told) else ""
    if match := _IN_ONE.fullmatch(word):
        return Numeral(int(match[1] or 0) + _divided(match[2], match[3]), 1) if int(match[3]) else None
    if word.isdecimal() and following.isdecimal() and gap(index) in {"/", "⁄"} and gap(index + 1) not in {"/", "⁄"}:
        inside = len(following) < 4 and 0 < int(word) < int(following)
        return Numeral(_divided(word, following), 2) if inside else None
    if word in _ALONE:
        return Numeral(Decimal(_ALONE[word]), 1)
    if word in _ARTICLES:
        of = told[index + 2 : index + 3] in ([], ["of"])
        return (
            Numeral(Decimal(1) / _ONE[following], 2)
            if following in _ONE and (of or following in _NO_ORDINALS)
            else None
        )
    above = numeral(told, index, "en")
    below = told[index + above.length] if above and index + above.length < len(told) else ""
    names = _ONE if above and above.value == 1 else _SEVERAL
    if above and not above.ordinal and below in names and 0 < above.value < names[below]:
        return Numeral(above.value / names[below], above.length + 1)
    return None


def _divided(above: str, below: str) -> Decimal:
    return Decimal(int(above)) / Decimal(int(below))
