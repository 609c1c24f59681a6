"""Words right before a passage that bound what it begins with: "about | 20 people", "some of | the boats were lost"."""

import re
from collections.abc import Sequence
from typing import Final

from factcheck.comparison.lexicon import NEGATIONS, role, words
from factcheck.nlp.analysis import Word
from factcheck.nlp.morphology import inflected, past
from factcheck.nlp.numbers import counts
from factcheck.nlp.tokenizer import tokens

_BOUNDS: Final = words("about around nearly almost over under than least most roughly approximately some to fewer")
_NEARLY: Final = words("almost nearly virtually practically hardly barely scarcely fast beinahe presque casi")
_ALL: Final = words(
    "all both each every everyone everybody everything nobody nothing none never no always anyone anybody anything"
    " alle jeder nichts niemand tous toutes rien todos todas nada"
)
_NOT_REALLY: Final = words(
    "allegedly supposedly reportedly purportedly angeblich prétendument supuestamente alleged attempted suspected supposed former purported mock fake"
)
_DEFINITE: Final = words("the these those this that")
_NOT_ALL: Final = words("no few some most many several half little")
_PARTS: Final = words("part parts majority minority number handful percent % cent none share")
_WHOLE: Final = words("all both each every everyone everybody everything also even still already too")
_RELATIVE: Final = words("who that which whom whose where when")
_CLAUSE_END: Final = re.compile(r"[.!?;:]\s|--|\n\s*\n")
_SUBJECTS: Final = words("i you he she it we they")


def bounding(told: Sequence[Word], quoted: str, passage: str) -> Word | None:
    """The first of the last words of `told`, right before the passage, that bound it.

    Where the words of the passage only name something ("one of | the best yards in the
    town"), the part is the reporter's to name, unless it was made the whole ("one of | the best yards": "the best yard").
    """
    if not told or not passage.split():
        return None
    last, first = told[-1], passage.split(maxsplit=1)[0].casefold()
    counted = first[:1].isdigit() or (counts(first) and first not in {"one", "first", "second"})
    if last.key in _NOT_REALLY or (last.key in _BOUNDS and counted) or (last.key in _NEARLY and first in _ALL):
        return last
    share = _share(told, first)
    if share is None:
        return None
    clause = _CLAUSE_END.split(passage.lstrip(), maxsplit=1)[0]
    here, there, begun = ([token.folded for token in tokens(text)] for text in (quoted, passage, clause))
    return share if asserts(begun) or _made_whole(here, there) else None


def _share(told: Sequence[Word], first: str) -> Word | None:
    """The word that makes a part of what the passage begins with: "half of |", "some of the |", "no |"."""
    definite = _is_definite(first)
    if len(told) > 1 and _is_definite(told[-1].key):
        told, definite = told[:-1], True
    at = len(told) - 1
    if at > 1 and told[at - 1].key in {"in", "of"} and counts(told[at].key) and not definite:  # "three in four |"
        many = at - 2 - (told[at - 1].key == "of" and told[at - 2].key == "out")
        return told[many] if many >= 0 and counts(told[many].key) else None
    if definite and told[at].key == "of":
        at -= 1
        some = counts(told[at].key) or role(told[at].key) in {"quantifier", "negation"} or told[at].key in _PARTS
    elif definite:
        return None
    else:
        some = (
            told[at].key in _NOT_ALL
            and (first == "of" or not role(first))
            and not (at and told[at - 1].key in {"a", "the", "as"})
        )
    some = some or (told[at].key == "any" and at > 0 and told[at - 1].key in NEGATIONS)
    return told[at] if at >= 0 and some and told[at].key not in _WHOLE else None


def _is_definite(word: str) -> bool:
    return word in _DEFINITE or role(word) == "pronoun"


def _made_whole(quoted: Sequence[str], passage: Sequence[str]) -> bool:
    """Whether a word has another form: "yard" for "yards"."""
    here, there = set(quoted) - set(passage), set(passage) - set(quoted)
    return any(inflected(one, other) for one in here for other in there)


def asserts(passage: Sequence[str]) -> bool:
    """Whether words that begin with a noun go on with its verb, beside those of what else is said of it ("we met")."""
    wanted, verbs, helps = 1, 0, False
    for before, word, after in zip(passage, passage[1:], [*passage[2:], "of"], strict=False):
        wanted += word in _RELATIVE or (word in _SUBJECTS and before not in _RELATIVE)
        alone = past(word) and before not in _DEFINITE and role(after) != ""  # not "the newly elected members"
        does = role(word) in {"auxiliary", "modal"}
        verbs += (alone or does or role(word) == "hedge") and not helps
        helps = does
    return verbs >= wanted
