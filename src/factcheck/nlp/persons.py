"""Whether two ways to name somebody name the same person: "Ms Voss", "Hanna Voss", "H. Voss", "THE CHAIR"."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Final

from factcheck.nlp.lexicon import table, tagged, text_of
from factcheck.nlp.tokenizer import fold

_WORD: Final = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*\.?")
_PARTICLES: Final = frozenset(
    ("of", "the", "de", "da", "van", "von", "der", "and", "for", "du", "la", "le", "del", "di")
)
_SUFFIXES: Final = frozenset(("jr", "sr", "ii", "iii", "iv", "qc", "kc", "mp", "phd"))
_INITIAL: Final = 2  # letters of one, with its full stop


def same_person(one: str, other: str, known: Sequence[Sequence[str]] = ()) -> bool | None:
    """True, False, or None where it cannot be known: one of them is a role, a pronoun, or nothing at all.

    Surnames decide; where both have first names, those must agree, an initial with what it begins. A name of one
    word is the other's first name or surname. `known` are people with all that each is called, roles too.
    """
    groups = [_group(said, known) for said in (one, other)]
    if groups[0] and groups[1]:
        return groups[0] is groups[1]
    if groups[0] or groups[1]:
        said = [
            each for name, group in ((one, groups[0]), (other, groups[1])) for each in ([name] if group is None else [])
        ]
        answers = [_same(each, said[0]) for each in groups[0] or groups[1] or ()]
        return True if True in answers else False if False in answers else None
    return _same(one, other)


def _group(said: str, known: Sequence[Sequence[str]]) -> Sequence[str] | None:
    """The one of the known people who is called so; None where it is nobody, or may be two of them."""
    plain = _bare(said)
    exact = [group for group in known if plain and any(_bare(name) == plain for name in group)]
    found = exact or [group for group in known if any(_same(name, said) for name in group)]
    return found[0] if len(found) == 1 else None


def _bare(said: str) -> str:
    """What somebody is called, without an article before it: "THE CHAIR" is "chair"."""
    return " ".join(word for word in _plain(said).split() if word not in tagged("article", "en"))


def _same(one: str, other: str) -> bool | None:
    first, second = _name(one), _name(other)
    if not first or not second:
        return None
    if len(first) == 1 or len(second) == 1:
        lone, whole = (first, second) if len(first) == 1 else (second, first)
        return lone[0] in (whole[0], whole[-1]) or any(lone[0] in part.split("-") for part in whole)
    if first[-1] != second[-1] and first[-1].split("-")[-1] != second[-1].split("-")[-1]:
        return False
    return _agree(first[0], second[0])


def _agree(one: str, other: str) -> bool:
    """Whether two first names may be one person's: "Hanna" and "H."."""
    if len(one.rstrip(".")) < _INITIAL or len(other.rstrip(".")) < _INITIAL:
        return one[0] == other[0]
    return one == other


def _name(said: str) -> list[str]:
    """The words of a name without titles; empty for what is no name: "the minister", "THE COURT", "she"."""
    words = _WORD.findall(said)
    roles = tagged("role", "en") | tagged("title", "en")
    kept = [
        word
        for word in words
        if (low := _plain(word).rstrip(".")) not in roles | _PARTICLES | _SUFFIXES and not low.endswith("'s")
    ]
    if not kept or not all(word[0].isupper() for word in kept):
        return []
    return [_plain(word).rstrip(".") for word in kept]


@cache
def _sexes() -> dict[str, str]:
    """The sex that a first name or a title tells, by its word."""
    rows = (line.split(",") for line in text_of("shared", "given_names.csv").splitlines()[1:])
    words = table("shared", "people.toml")
    return {name: sex for name, sex in rows if sex in {"man", "woman"}} | {
        fold(word): sex
        for sex, lists in (("man", ("men_titles", "men_of_a_family")), ("woman", ("women_titles", "women_of_a_family")))
        for each in lists
        for word in words[each].split()
    }


def sex_of(words: Sequence[str]) -> str:
    """The sex, "man" or "woman", that the (folded) words of a name or role tell; "" where they do not."""
    return next((sex for word in words if (sex := _sexes().get(word.rstrip(".")))), "")


def _plain(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", fold(word))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
