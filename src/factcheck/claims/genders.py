"""Whether a name is a man's or a woman's: by first names, titles, kinship, and the pronouns that follow it."""

import re
from collections import Counter
from collections.abc import Iterable

from factcheck.claims.lexicon.names import MEN, MEN_OF_A_FAMILY, MEN_TITLES, WOMEN, WOMEN_OF_A_FAMILY, WOMEN_TITLES

_BY_TITLE = {**dict.fromkeys(MEN_TITLES, "m"), **dict.fromkeys(WOMEN_TITLES, "f")}
_BY_KINSHIP = {**dict.fromkeys(MEN_OF_A_FAMILY, "m"), **dict.fromkeys(WOMEN_OF_A_FAMILY, "f")}
# The next pronoun, unless another name or a quote comes first.
_PRONOUN = re.compile(r"[^A-ZÄÖÜ“”\"„»«]{0,100}?\b(?:(?P<f>she|her|herself)|(?P<m>he|his|him|himself))\b")
_WITNESSES = 12  # places where a name stands
_BESIDE = 20  # characters
_MAJORITY = 2


def by_first_name(name: str) -> str:
    """Tell "m" or "f" by the first name, "" where it tells nothing."""
    first = name.split(maxsplit=1)[0].lower()
    return "m" if first in MEN else "f" if first in WOMEN else ""


def by_title(words: Iterable[str]) -> str:
    """Tell "m" or "f" by the first title that tells, "" where none does."""
    return next((_BY_TITLE[low] for word in words if (low := word.rstrip(".").lower()) in _BY_TITLE), "")


def by_kinship(text: str, start: int) -> str:
    """Tell "m" or "f" by what stands before a name that begins at `start`: "his wife, Ana Ruiz"."""
    before = text[max(0, start - _BESIDE) : start].rstrip(" ,").rpartition(" ")[2]
    return _BY_KINSHIP.get(before.lower(), "")


def by_pronouns(text: str, ends: Iterable[int]) -> str:
    """Tell "m" or "f" by the pronouns behind the places where a name ends; "" where they do not agree."""
    votes: Counter[str] = Counter()
    for _, end in zip(range(_WITNESSES), ends, strict=False):
        found = _PRONOUN.match(text, end)
        if found:
            votes[found.lastgroup or ""] += 1
    for one, other in (("f", "m"), ("m", "f")):
        if votes[one] > _MAJORITY * votes[other]:
            return one
    return ""
