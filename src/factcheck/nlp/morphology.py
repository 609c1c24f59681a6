"""Whether two words are one word in two forms: inflected, spelled the British way, or with an accent lost."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final, NamedTuple

from factcheck.nlp.lexicon import (
    LexiconError,
    irregular,
    irregular_forms,
    spellings,
    tagged,
    text_of,
    word_list,
)

_Z: Final = re.compile(r"(?<=[a-z]{3})([iy])s(e|es|ed|er|ers|ing|ation|ations|ational|able|ably|ability)$")
_PRESENT: Final = frozenset(["am", "are", "is", "has", "'s", "'re", "'m", "'ve"])
_DOUBLING: Final = re.compile(r"(?:qu|[^aeiouy])*[aeiouy][^aeiouwxy]$")
_VOWELS: Final = frozenset("aeiouy")
_ACCENTED: Final = frozenset("äöüñ")


def plain(word: str) -> str:
    """The word without accents."""
    if word.isascii():
        return word
    letters = unicodedata.normalize("NFKD", word.replace("ı", "i"))  # LaTeX puts its dots on a dotless i
    return "".join(c for c in letters if not unicodedata.combining(c))


def z_spelling(word: str) -> str:
    """The word with the z that Americans write: "organise", "paralysed"."""
    return _Z.sub(r"\1z\2", word) if len(word) > 5 else word


@lru_cache(maxsize=1 << 14)
def american(word: str) -> str:
    """The word in a form that does not depend on which side of the Atlantic it was written."""
    return z_spelling(spellings("en").get(word, word))


@lru_cache(maxsize=1 << 14)
def stems(word: str) -> frozenset[str]:
    """What the word may be a regular form of, itself included."""
    found = {word}
    if word.endswith(("'s", "s'")):
        word = word[:-2] if word.endswith("'s") else word[:-1]
        found.add(word)
    if len(word) < 4:
        if word.endswith("s") and len(word) > 2 and not word.endswith("ss"):
            found.add(word[:-1])
        return frozenset(found)
    return frozenset(found | _without_s(word) | _without_ending(word, "ed") | _without_ending(word, "ing"))


def _without_s(word: str) -> set[str]:
    if not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return set()
    found = {word[:-1]}
    if word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
        found.add(word[:-2])
    if word.endswith("ies"):
        found.add(word[:-3] + "y")
    if word.endswith("ves"):
        found.add(word[:-3] + "f")
    return found


def _without_ending(word: str, ending: str) -> set[str]:
    base = word.removesuffix(ending)
    if base == word or len(base) < 2 or not _VOWELS & set(base):
        return set()
    found = {base + "e"} if _DOUBLING.match(base) else {base, base + "e"}  # "hoping" is of hope, not of hop
    if len(base) == 2 and base[0] not in _VOWELS:
        found.discard(base + "e")  # "being", "seed"
    if len(base) > 2 and base[-1] == base[-2]:
        found.add(base[:-1])
    if base.endswith("i"):
        found.add(base[:-1] + "y")
    if ending == "ing" and base.endswith("y"):
        found.add(base[:-1] + "ie")
    return found


@lru_cache(maxsize=1 << 14)
def bases(word: str) -> frozenset[str]:
    """What the word may be a form of, regular or irregular, in either spelling; itself included."""
    regular = stems(word) | stems(american(word))
    listed = irregular("en")
    owner = word.removesuffix("'s")  # "children's"
    return regular | listed.get(word, frozenset()) | listed.get(owner, frozenset())


def inflected(one: str, other: str) -> bool:
    """Whether both are forms of one word: its plural, genitive, person, tense, participle, or adverb in -ly."""
    if not bases(one).isdisjoint(bases(other)):
        return True
    one, other = american(one), american(other)
    return one[:1] == other[:1] and (_adverb_of(one, other) or _adverb_of(other, one))


@lru_cache(maxsize=1 << 12)
def forms(base: str) -> frozenset[str]:
    """The forms of a word by its base, itself among them, as far as rules and the irregular ones give them.

    For looking a form up: of regular words some forms are among them that nobody writes ("stoped").
    """
    found = {base, *irregular_forms("en").get((base, "verb"), ())}
    if nouns := irregular_forms("en").get((base, "noun")):
        found.update(nouns)
        if (base, "verb") not in irregular_forms("en"):
            return frozenset(found)
    if len(base) < 3 or not base.isalpha():
        return frozenset(found)
    stem = base[:-1] + "i" if base[-1] == "y" and base[-2] not in _VOWELS else base
    found.add(stem + ("es" if stem != base or base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s"))
    found.add(base + "s")
    bare = base[:-1] if base[-1] == "e" else stem
    found |= {bare + "ed", (base[:-2] + "y" if base.endswith("ie") else base.removesuffix("e")) + "ing"}
    if _DOUBLING.match(base) or base[-1] == "l":
        found |= {base + base[-1] + "ed", base + base[-1] + "ing"}
    return frozenset(found)


class SayingForms(NamedTuple):
    """The forms of a language's verbs of saying: finite ones, those of verbs of thinking, and those in "-ing"."""

    says: frozenset[str]
    thinks: frozenset[str]
    saying: frozenset[str]


@cache
def saying_forms(language: str) -> SayingForms:
    """The forms of the verbs in `verbs.csv`, and of those that the lexicon of a language without morphology lists."""
    made = read_verbs(text_of(language, "verbs.csv"), f"{language}/verbs.csv")
    return made._replace(says=made.says | tagged("says", language))


def read_verbs(text: str, name: str) -> SayingForms:
    """The forms that the rows of a verbs.csv make.

    A row is a verb, what counts of it, and its past and "-ing" where they are not made by rule. "says" and "thinks"
    count the past and the "-s", "past" counts the past alone ("pens" is a noun), "base" the base form too, "saying"
    the "-ing". Raises LexiconError where a row is not that, or a verb comes twice.
    """
    says, thinks, saying = set[str](), set[str](), set[str]()
    seen = set[str]()
    for number, line in enumerate(text.splitlines()[1:], 2):
        verb, kinds, listed, *rest = [*line.split(","), "", ""][: max(line.count(",") + 1, 3)]
        tags = set(kinds.split())
        if rest or not verb or not tags or not tags <= {"says", "thinks", "past", "base", "saying"}:
            raise LexiconError(f"{name}:{number}: not verb,says|thinks|past|base|saying,forms: {line}")
        if verb in seen:
            raise LexiconError(f"{name}:{number}: {verb} comes twice")
        seen.add(verb)
        made = forms(verb) - {verb}
        third = {form for form in made if form.endswith("s")}
        others = set(listed.split()) or made - third
        ing = {form for form in others if form.endswith("ing")}
        finite = thinks if "thinks" in tags else says
        finite |= (others - ing) if tags & {"says", "thinks", "past"} else set()
        finite |= third if tags & {"says", "thinks"} else set()
        finite |= {verb} if "base" in tags else set()
        saying |= ing if "saying" in tags else set()
    return SayingForms(frozenset(says), frozenset(thinks), frozenset(saying))


def _adverb_of(adverb: str, adjective: str) -> bool:
    """Whether one is the other's adverb: "clearly", "happily", "simply"."""
    if len(adjective) < 5 or not adverb.endswith("ly"):
        return False
    return adverb.removesuffix("ly") in {adjective, adjective.removesuffix("le"), re.sub("y$", "i", adjective)}


@cache
def _past_forms() -> frozenset[str]:
    return frozenset(
        form
        for (_, kind), listed in irregular_forms("en").items()
        if kind == "verb"
        for form in listed
        if not form.endswith("ing") and form not in _PRESENT
    )


def past(word: str) -> bool:
    """Whether the word may be a verb in the past: "left", "closed"."""
    return word in _past_forms() or (word.endswith("ed") and (len(word) > 4 or (len(word) == 4 and word[1] != "e")))


def same_letters(one: str, other: str) -> bool:
    """Whether the words differ in nothing but accents."""
    return plain(one) == plain(other)


def telling_accent(one: str, other: str) -> bool:
    """Whether the accent lost makes another letter, and so perhaps another word ("schon", "schön")."""
    return bool(_ACCENTED & set(one + other))


_PREFIXES: Final = ("un", "in", "im", "ir", "il", "dis", "re", "non", "over", "under", "mis", "anti", "pre", "out")
_SUFFIXES: Final = ("ly", "ness", "less", "ful")


@lru_cache(maxsize=1 << 14)
def known(word: str) -> bool:
    """Whether the (folded) word is a common English word, in any regular form, prefixed or suffixed.

    It tells a slip of the pen from another word. "comittee" is no word, so nobody was misquoted; "statue" for
    "statute" is one, and somebody was: no rule about the shape of the slip can tell the two apart. A word that the
    list lacks counts as unknown, and unknown words differ critically.
    """
    word = american(word)
    return _listed(word) or any(
        word.startswith(prefix) and len(word) - len(prefix) > 3 and _listed(word[len(prefix) :]) for prefix in _PREFIXES
    )


def _listed(word: str) -> bool:
    listed = word_list("en")
    if word in listed:
        return True
    found = {base for form in bases(word) for base in stems(form)}
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) > 3:
            found |= {word[: -len(suffix)], word[: -len(suffix)] + "e"}
    return not listed.isdisjoint(found)
