"""Whether one word is the other misread by a scanner or mistyped: no word of its own, and of similar shape."""

import re
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from factcheck.nlp.lexicon import tagged
from factcheck.nlp.morphology import known, plain

_MISREAD: Final = (("rn", "m"), ("ri", "n"), ("vv", "w"), ("cl", "d"), ("li", "h"), ("ii", "u"))
_DIGITS: Final = str.maketrans("105869|!", "losbbqll")
_LOOKS: Final = str.maketrans("ucftqgbhij", "neffqqhhll")
_OUT_OF_USE: Final = frozenset({"thee", "hath", "hast", "doth", "dost", "shalt"})  # words that only a slip makes today
_LABEL: Final = re.compile(r"[^\W\d_]{1,2}\d{1,4}[^\W\d_]?|\d{1,4}[^\W\d_]{1,2}")
_MIXED: Final = re.compile(r"[^\W\d_]\d|\d[^\W\d_]")


@lru_cache(maxsize=1 << 13)
def shape(word: str) -> str:
    """What is left of a word for a scanner that takes rn for m, 1 for l, e for c …"""
    word = plain(word).translate(_DIGITS)
    for read, meant in _MISREAD:
        word = word.replace(read, meant)
    return word.translate(_LOOKS)


def misread(one: str, other: str) -> bool:
    """Whether the words look alike to a scanner and at least one of them is no word of its own."""
    if shape(one) != shape(other) or (one.isdigit() and other.isdigit()):
        return False
    if _LABEL.fullmatch(one) and _LABEL.fullmatch(other):
        return False  # F16 and F18, Article 6a and 8a
    if _MIXED.search(one) or _MIXED.search(other):
        return True
    return known(one) != known(other)


def run_together(parts: str, whole: str) -> bool:
    """Whether the whole is what a scanner that loses spaces makes of the parts (given joined)."""
    return shape(parts) == shape(whole) and not whole.isdigit() and not known(whole)


def alike(one: str, other: str) -> bool:
    """Whether the words look alike to a scanner, words or not: proof enough only on a bad scan."""
    return shape(one) == shape(other) and not (one.isdigit() and other.isdigit())


def exchanged(one: str, other: str) -> bool:
    """Whether the words differ in nothing but the order of two neighbouring letters."""
    return len(one) == len(other) and sorted(one) == sorted(other) and OSA.distance(one, other, score_cutoff=1) == 1


@lru_cache(maxsize=1 << 13)
def mistyped(one: str, other: str, *, name: bool = False) -> bool:
    """Whether exactly one of the words is known and the other is it with a slip or two.

    Where both may be names (`name`) or neither is known, only two neighbouring letters exchanged count as a slip:
    Kraus is not Krauss, and a word that no list has is not a typo of another such word.
    """
    short, long = sorted((len(one), len(other)))
    if short < 1 or long < 2 or not (one.isalpha() and other.isalpha()):
        return False
    distance = OSA.distance(one, other, score_cutoff=3)
    allowed = 1 if long < 6 else 2 if long < 11 else 3
    if distance > allowed or turned_round(one, other):
        return False
    turned = exchanged(one, other)
    words = _in_use(one), _in_use(other)
    if all(words):
        return False
    if not any(words):
        return turned and long > 5
    right = one if words[0] else other
    return not name or (turned and long > 5) or len(right) > 6


def turned_round(one: str, other: str) -> bool:
    """Whether one of the words is the other behind a prefix: "understood" and "misunderstood"."""
    short, long = sorted((one, other), key=len)
    return long.endswith(short) and long.removesuffix(short) in tagged("prefix", "en")


def _in_use(word: str) -> bool:
    """Whether somebody may mean the word today: "am" is no slip for "pm", though no list of words has "pm"."""
    return (known(word) and word not in _OUT_OF_USE) or word in tagged("abbreviation", "en")


def mistyped_contraction(word: str, contraction: str) -> bool:
    """Whether the word, no word itself, is a contraction ("they're", "cannot") with one slip."""
    return OSA.distance(word, contraction, score_cutoff=1) == 1 and not known(word.replace("'", ""))
