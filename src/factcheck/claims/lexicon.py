"""The words by which an attribution is known, a language's from `nlp/data/LANG/attribution.toml`, as one-letter tags.

A sentence becomes a string of tags, one character a token, and the rules for attributions are regular expressions
over that string. The tags:

    Q quote                    T term in marks
    C verb of saying           c its participle           E verb of thinking    L says only beside a quote ("began")
    V other verb               I other participle         A auxiliary, modal    B adverb
    H he, she, they …          O him, them …              D determiner          R who, which
    P preposition              F of      w with      y by      a according (to)      z (Reed) zufolge
    d article of an object, only while a sentence is read; i participle before its object ("winning a prize")
    K and, or, but             S when, if                 W that                Y Monday, May, today
    N capitalised word         G Name's                   n other word          g noun's
    U noun of saying           # number                   , : ; - ( ) .         punctuation
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any

from factcheck.nlp.lexicon import LANGUAGES, table, text_of
from factcheck.nlp.morphology import saying_forms

_LARGEST_MEMO = 50_000  # words

# Where an unclosed quote most likely ended: "It is unusual, said Larry Nolan".
ATTRIBUTION_AFTER_COMMA = re.compile(
    r"([,?!])\s+(?:(?:said|says|sagte|dit|dijo)\s|(?:he|she|they|(?:[A-Z][\w.’'-]+\s){1,3})(?:said|says|asked|added|told)\b)"
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language that carry an attribution; all lower case.

    `cues` are forms of verbs of saying, `participles` those that lean on another verb's subject ("saying"), `thinking`
    verbs that only reveal whose words they are if nobody is said to say them, `light` those that count only beside a
    quote; `tags` maps function words to their tag. `he` and `she` are the pronouns by which a person's gender is told.
    """

    language: str
    cues: frozenset[str]
    participles: frozenset[str]
    tags: Mapping[str, str]
    he: frozenset[str]
    she: frozenset[str]
    titles: frozenset[str]
    thinking: frozenset[str] = frozenset()
    light: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()  # it, they
    things: frozenset[str] = frozenset()  # it, this: what never speaks
    days: frozenset[str] = frozenset()
    inverted: frozenset[str] = frozenset()  # pronouns joined to the verb: "dit-il"
    cue_nouns: frozenset[str] = frozenset()  # "Reed's claim that …"; verbs of saying where they follow a name
    reported: frozenset[str] = frozenset()  # forms that by themselves mark reported speech: "er sei"
    verb_second: bool = False  # the verb is second or last, and articles tell the case
    passive: frozenset[str] = frozenset()  # its auxiliaries: "was told", "wurde gefragt"
    nouns_capitalised: bool = False
    elides: bool = False  # "l'eau", "d'Ana": two words
    noun_plurals: frozenset[str] = frozenset()  # of these, nouns also behind a noun: "late-night tweets"
    viewpoint: frozenset[str] = frozenset()  # "for Reed, it was …"
    articles: frozenset[str] = frozenset()  # behind which no finite verb can be
    naming: frozenset[str] = frozenset()  # verbs of saying that say what their object is: "called the plan “…”"
    drops_subject: bool = False  # “…”, ha detto: the verb alone says that it is he or she
    verb_endings: tuple[str, ...] = ()  # by which an unknown word is a finite verb: "llegó"
    clausal: frozenset[str] = frozenset()  # prepositions that also lead a clause: "after Reed had left"
    no_adverbs: frozenset[str] = frozenset()  # "family": ends like an adverb and is none
    title_endings: tuple[str, ...] = ()  # with which words end that are before a name: "Bankpräsident"
    separable: Mapping[str, frozenset[str]] = field(default_factory=dict)  # says only with a part: "gab … an"
    plural: frozenset[str] = frozenset()  # "sie": she, or they if the verb ends so
    plural_endings: tuple[str, ...] = ()
    genitives: frozenset[str] = frozenset()  # articles of the genitive behind a noun, else perhaps of the dative
    accusatives: frozenset[str] = frozenset()  # articles of an object right behind a noun: "fragte Reed die Menge"
    relatives: frozenset[str] = frozenset()  # articles that are relative pronouns, too
    it_says: frozenset[str] = frozenset()  # "heißt es im Bericht"
    wants: frozenset[str] = frozenset()  # asks, with "wissen": "wollte Reed wissen"
    feminine_endings: tuple[str, ...] = ()  # of nouns that "der" makes no subject
    finite_endings: tuple[str, ...] = ()  # by which an unknown word in small letters is a finite verb
    therein: frozenset[str] = frozenset()  # what leads back to a paper: "Darin heißt es"
    states: frozenset[str] = frozenset()  # what such a paper does: "steht"
    _all: dict[str, str] = field(default_factory=dict, repr=False)
    _memos: dict[str, dict[str, Any]] = field(default_factory=dict, repr=False)

    def tag_of(self, low: str) -> str:
        """The tag of a lower-case word, "" for a word of the open classes."""
        return self._all.get(low, "")

    def memo(self, name: str) -> dict[str, Any]:
        """What was once found out about single words, to be found again; it never grows beyond bounds."""
        memo = self._memos.setdefault(name, {})
        if len(memo) > _LARGEST_MEMO:
            memo.clear()
        return memo

    def __post_init__(self) -> None:
        self._all.update(self.tags)
        self._all.update(dict.fromkeys(self.participles, "c"))
        self._all.update(dict.fromkeys(self.cues, "C"))
        self._all.update(dict.fromkeys(self.thinking, "E"))
        self._all.update(dict.fromkeys(self.light, "L"))


@cache
def lexicon_of(language: str) -> Lexicon:
    """The word list of a language; English where we have none."""
    if language not in LANGUAGES:
        return lexicon_of("en")
    said = table(language, "attribution.toml")
    kinds = {each.name: each.type for each in fields(Lexicon)}
    values: dict[str, Any] = {"cues": frozenset(), "participles": frozenset(), "titles": frozenset()}
    for key, value in said.items():
        if kinds.get(key, "_") == "_" or key.startswith("_"):
            raise ValueError(f"{language}/attribution.toml: no such key: {key}")
        values[key] = _value(value, str(kinds[key]))
    saying = saying_forms(language)
    values["cues"] |= saying.says
    values["participles"] |= saying.saying
    values["thinking"] = values.get("thinking", frozenset()) | saying.thinks
    values["tags"] = {word: tag for tag, listed in said["tags"].items() for word in listed.split()}
    return Lexicon(language=language, **values)


def _value(value: Any, kind: str) -> Any:
    """What a key of an attribution.toml says, as the field of that type has it."""
    if isinstance(value, str):
        return tuple(value.split()) if "tuple" in kind else frozenset(value.split())
    if isinstance(value, dict):
        return {word: frozenset(parts.split()) for words, parts in value.items() for word in words.split()}
    return tuple(value) if isinstance(value, list) else value


@cache
def signal_words(language: str) -> dict[str, str]:
    """Word -> kind of signal: what makes a sentence worth checking; of English where we have no list."""
    kinds = table(language, "signals.toml") or table("en", "signals.toml")
    signals = {word: kind for kind, listed in kinds.items() for word in listed.split()}
    return signals | {word.replace("'", "’"): kind for word, kind in signals.items() if "'" in word}


@cache
def people_words(kind: str) -> frozenset[str]:
    """The words of a kind of `nlp/data/shared/people.toml`: what tells a person's gender, or is no person."""
    return frozenset(table("shared", "people.toml")[kind].split())


@cache
def given_names(gender: str) -> frozenset[str]:
    """First names that tell of a "man" or a "woman"; one that is in neither list fits both."""
    rows = (line.split(",") for line in text_of("shared", "given_names.csv").splitlines()[1:])
    return frozenset(name for name, of in rows if of == gender)
