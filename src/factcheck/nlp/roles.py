"""What small words do in a sentence: negate, bound, doubt, join, stand for somebody. The words are `data/LANG/roles.toml`.

Closed classes. Content words are nowhere here: what is not listed counts as one. The order of `CLASSES` is the order of
precedence where a word could be several things.
"""

from collections.abc import Mapping
from typing import Final

from factcheck.nlp.lexicon import RULED, LexiconError, table, tagged
from factcheck.nlp.tokenizer import fold

HEDGING: Final = (
    "likelihood",  # how probable it is: "perhaps"
    "hearsay",  # somebody else says so: "allegedly"
    "opinion",  # somebody thinks so: "seems"
    "rank",  # not the office itself: "deputy"
    "unreal",  # not the thing itself: "mock"
    "past_or_coming",  # no longer, or not yet: "former"
    "attempt",  # wanted, and perhaps not done: "tried"
    "withheld",  # not done: "refused"
)
"""The roles of words that take something back; each is one reason."""

_ROLES: Final = frozenset(
    (
        *HEDGING,
        "modal",
        "quantifier",
        "connective",
        "pronoun",
        "preposition",
        "article",
        "demonstrative",
        "auxiliary",
        "filler",
        "filler_apart",  # fillers only where commas set them apart: "it was, like, late"
        "filler_phrases",
        "weighty",  # nouns that only lend weight to a "no": in no way, at no point
        "light",  # of no other light class, and light all the same
        "heavy",  # prepositions that change much
        "same",
        "elsewhere",
        "english",
    )
)


def _data(language: str) -> Mapping[str, str]:
    data = table(language, "roles.toml")
    if unknown := set(data) - _ROLES:
        raise LexiconError(f"{language}/roles.toml: no such role: {min(unknown)}")
    return data


_DATA: Final = {language: _data(language) for language in sorted(RULED)}


def _words(*roles: str) -> frozenset[str]:
    listed = (_DATA[language].get(role, "") for language in _DATA for role in roles)
    return frozenset(fold(word) for words in listed for word in words.split())


NEGATIONS: Final = frozenset().union(*(tagged("negation", language) for language in sorted(RULED)))
MODALS: Final = _words("modal")
QUANTIFIERS: Final = _words("quantifier")
HEDGES: Final = _words(*HEDGING)
CONNECTIVES: Final = _words("connective")
PRONOUNS: Final = _words("pronoun")
PREPOSITIONS: Final = _words("preposition")
ARTICLES: Final = _words("article")
DEMONSTRATIVES: Final = _words("demonstrative")
AUXILIARIES: Final = _words("auxiliary")
FILLERS: Final = _words("filler")
SET_APART: Final = _words("filler_apart")
FILLER_PHRASES: Final = frozenset(
    tuple(phrase.split()) for phrase in _DATA["en"]["filler_phrases"].strip().splitlines()
)
NO_WAY: Final = _words("weighty")

LIGHT: Final = (
    FILLERS | ARTICLES | DEMONSTRATIVES | AUXILIARIES | PRONOUNS | (PREPOSITIONS - _words("heavy")) | _words("light")
)
"""Put in or left out, these change little; put in the place of another word, they may."""

SAME: Final = {
    fold(word): group
    for group, members in enumerate(_DATA["en"]["same"].strip().splitlines())
    for word in members.split()
}
"""Words of one role that say the same, or nearly, by the number of their group."""

CLASSES: Final = {
    **dict.fromkeys(FILLERS, "filler"),
    **dict.fromkeys(AUXILIARIES, "auxiliary"),
    **dict.fromkeys(DEMONSTRATIVES, "demonstrative"),
    **dict.fromkeys(PREPOSITIONS, "preposition"),
    **dict.fromkeys(ARTICLES, "article"),
    **dict.fromkeys(PRONOUNS, "pronoun"),
    **dict.fromkeys(CONNECTIVES, "connective"),
    **dict.fromkeys(HEDGES, "hedge"),
    **dict.fromkeys(QUANTIFIERS, "quantifier"),
    **dict.fromkeys(MODALS, "modal"),
    **dict.fromkeys(NEGATIONS, "negation"),
}

_NOT_IN_ENGLISH: Final = _words("elsewhere") - _words("english")


def role(word: str, language: str = "en") -> str:
    """What the (folded) word does in a sentence: "negation", "modal" …; "" for a content word.

    In a language without rules every word is one but those that negate in it; of an unknown one ("") those that
    negate in any.
    """
    if language not in RULED:
        return "negation" if word in (tagged("negation", language) or NEGATIONS) else ""
    if language == "en" and word in _NOT_IN_ENGLISH:
        return ""
    return CLASSES.get(word, "")


def light(word: str, word_role: str) -> bool:
    """Whether the word, having this role, changes little when it is put in or left out."""
    return bool(word_role) and word in LIGHT
