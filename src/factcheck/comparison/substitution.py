"""What it means that one word is where another was."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA

from factcheck.comparison.items import EDITOR, LABEL, WORD, Item
from factcheck.core.model import Level
from factcheck.nlp.contractions import stands_for
from factcheck.nlp.lexicon import short_for, tagged, tagged_anywhere
from factcheck.nlp.morphology import american, inflected, known, plain, same_letters, telling_accent
from factcheck.nlp.numbers import counts
from factcheck.nlp.quantities import DAYS, UNITS, measures
from factcheck.nlp.roles import ARTICLES, LIGHT, SAME


class Relation(NamedTuple):
    """The kind and level of a difference between two words, and how willingly they are set side by side (0 to 1.5)."""

    kind: str
    level: Level
    cost: float


SAME_WORD: Final = Relation("", Level.VERBATIM, 0.0)
_PRECEDENCE: Final = ("negation", "modal", "quantifier", "hedge", "connective", "pronoun", "preposition", "auxiliary")
_READ_WRONG: Final = frozenset(("", "article", "demonstrative", "connective", "preposition", "auxiliary"))
_SMALL: Final = frozenset(("article", "demonstrative", "filler", "auxiliary"))
_POINTING: Final = frozenset(("it", "they", "them", "he", "she"))


def relation(one: Item, other: Item) -> Relation:
    """How a thing of the quote stands to a thing of the source in its place."""
    if one.key == other.key and one.kind == other.kind:
        return SAME_WORD
    if one.kind == other.kind == WORD:
        if LABEL in {one.role, other.role}:
            return Relation("name", Level.CRITICAL, 0.9)  # Section 5(a) is not 5(b)
        return _words(one.key, other.key, (one.role, other.role), names=(one.name, other.name))
    if EDITOR in {one.kind, other.kind}:
        return Relation("bracket", Level.EDITORIAL, 0.4)
    if _short_year(one, other) or _short_year(other, one):
        return Relation("date", Level.TYPOGRAPHIC, 0.1)
    if one.kind == other.kind:
        return Relation(one.kind, Level.CRITICAL, 0.8)
    kinds = {one.kind, other.kind}
    if kinds == {"number", "time"} and _same_time(*((one, other) if one.kind == "number" else (other, one))):
        return Relation("time", Level.TYPOGRAPHIC, 0.1)
    if WORD in kinds:
        return _word_and_thing(*((one, other) if one.kind == WORD else (other, one)))
    return Relation("number" if "number" in kinds else "date", Level.CRITICAL, 1.0)


def _word_and_thing(word: Item, thing: Item) -> Relation:
    if thing.key == "#1" and word.key in ARTICLES and word.role != LABEL:
        return Relation("article", Level.MINOR, 0.3)
    if misread(word.key, thing.word):
        return Relation("ocr", Level.MINOR if thing.word.isdigit() else Level.TYPOGRAPHIC, 0.2)
    if mistyped(word.key, thing.word):
        return Relation("typo", Level.MINOR, 0.3)
    return Relation(thing.kind, Level.CRITICAL, 0.9 if measures(word.key) else 1.3)


def _same_time(number: Item, time: Item) -> bool:
    return number.word.replace(".", ":").lstrip("0") == time.key.lstrip("@").lstrip("0")


def _short_year(one: Item, other: Item) -> bool:
    """Whether one is the other without its century: "'74", "1974"."""
    year = other.word
    return one.word[:1] == "'" and len(year) == 4 and year.isdecimal() and year[:1] in "12" and year[2:] == one.word[1:]


@lru_cache(maxsize=1 << 14)
def _words(one: str, other: str, roles: tuple[str, str], *, names: tuple[bool, bool]) -> Relation:
    first, second = roles
    if unlike := _alike_and_not_the_same({one, other}):
        return Relation(unlike, Level.CRITICAL, 0.9)
    if stands_for(one, other):
        return Relation("contraction", Level.MINOR, 0.05)
    if same_letters(one, other):
        return Relation("accent", Level.MINOR if telling_accent(one, other) else Level.TYPOGRAPHIC, 0.1)
    if misread(one, other):
        return Relation("ocr", Level.TYPOGRAPHIC, 0.2)
    if slip := _slip(one, other, {first, second}, name=all(names) or (any(names) and not exchanged(one, other))):
        return slip
    if first and second:
        return _small_words(one, other, first, second)
    if american(one) == american(other):
        return Relation("spelling", Level.MINOR, 0.1)
    if inflected(one, other):
        return Relation("inflection", Level.MINOR, 0.3)
    if short_for(one, other):
        return Relation("abbreviation", Level.MINOR, 0.2)
    letters = len(one) == len(other) == 1  # class a, class c
    kind = _kind(one, other, first or second, name=letters or any(names))
    return Relation(kind, Level.CRITICAL, 0.9 if letters else 1.4 if first or second else 1.2)


def _slip(one: str, other: str, roles: set[str], *, name: bool) -> Relation | None:
    if len(roles) == 2 and "" in roles and roles <= _READ_WRONG and alike(one, other):
        return Relation("ocr", Level.MINOR, 0.4)  # no sentence takes both: "arid" for "and"
    return Relation("typo", Level.MINOR, 0.3) if mistyped(one, other, name=name) else None


def _alike_and_not_the_same(two: set[str]) -> str:
    """The kind of two words that only look alike: "Mrs" is no plural of "Mr", "Billionen" are no billions."""
    if two <= tagged("address", "en"):
        return "name"
    return "number" if two & tagged_anywhere("short-scale") and two & tagged_anywhere("long-scale") else ""


def _small_words(one: str, other: str, first: str, second: str) -> Relation:
    kind = min(first, second, key=lambda name: _PRECEDENCE.index(name) if name in _PRECEDENCE else 9)
    if SAME.get(one, one) == SAME.get(other, other):
        return Relation(kind, Level.MINOR, 0.3)
    if inflected(one, other) and kind in {"auxiliary", "hedge", "article", "demonstrative"}:
        return Relation("inflection", Level.MINOR, 0.3)
    if first in _SMALL and second in _SMALL and kind != "auxiliary":
        return Relation(kind, Level.MINOR, 0.5)
    pointing = {first, second} == {"pronoun", "demonstrative"} and not _POINTING.isdisjoint((one, other))
    if pointing and {one, other} & LIGHT:
        return Relation(kind, Level.MINOR, 0.5)
    unlike = first != second and {first, second} != {"pronoun", "demonstrative"}
    if (
        unlike
        and {one, other} <= LIGHT
        and one + other not in {"ai", "ia"}
        and OSA.distance(one, other, score_cutoff=1) == 1
    ):
        return Relation("typo", Level.MINOR, 0.5)  # "he" for "the", "an" for "and": no sentence takes both
    return Relation(kind, Level.CRITICAL, 0.9 if first == second else 0.95 if {one, other} <= LIGHT else 1.2)


def _kind(one: str, other: str, role: str, *, name: bool) -> str:
    if one in UNITS or other in UNITS:
        return "unit"
    if one in DAYS or other in DAYS:
        return "date"
    if counts(one) or counts(other):
        return "number"
    if name:
        return "name"
    return role if role in _PRECEDENCE[:6] else "word"


# Whether one word is the other misread by a scanner or mistyped: no word of its own, and of similar shape.


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
