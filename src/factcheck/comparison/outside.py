"""What of its own clause a quote leaves outside, where no rule knows what that does to it.

A quote that begins or ends inside its clause may lose a verb that it hangs on ("The council threatened | to close the
harbour"), a negation, a condition or a limit. Whether that turns it a person must see, unless it is of a kind known to
leave the words as they are: "is", "have", a verb of knowing or saying, what begins another clause.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from factcheck.nlp.analysis import Word
from factcheck.nlp.lexicon import RULED, tagged, tagged_anywhere
from factcheck.nlp.morphology import forms, inflected, past
from factcheck.nlp.numbers import counts
from factcheck.nlp.roles import NEGATIONS, role
from factcheck.nlp.tokenizer import tokens

_TURNING: Final = frozenset(("negation", "modal", "hedge", "quantifier"))
_NOMINAL: Final = frozenset(("article", "demonstrative", "pronoun"))


def before(words: Sequence[Word], passage: Sequence[Word], language: str) -> Word | None:
    """The first word of the part of its clause left outside before the passage, if that part may turn it.

    `words` are those of the passage's sentence before it.
    """
    clause = _clause_before(words, language)
    if not clause:
        return _condition(words, language)
    if language not in RULED:
        return clause[0]
    if len(clause) == 1 and clause[0].key in tagged("complementiser", language) and role(clause[0].key) != "":
        ahead = words[: len(words) - 1]  # "an idea that dies hard, that |"
        return None if ahead and _assured([*ahead, clause[0]], language) else words[0]
    verb = _finite(clause, language) or _governing(clause, passage, language)
    return clause[0] if _turns(clause, verb, language) else None


def behind(words: Sequence[Word], *, parted: bool, language: str) -> Word | None:
    """The last word of the part of its clause left outside behind the passage, if that part may turn it.

    `words` are those of the passage's sentence behind it; `parted` says that a comma or the like comes first.
    """
    conditions, joints = tagged("condition", language), tagged("conjunction", language)
    if not words:
        return None
    if words[0].key in tagged("exception", language) or (words[0].key in conditions and not parted):
        clause = up_to_comma(words)
        return None if words[0].key in conditions and _came_true(clause, language) else clause[-1]
    if parted:
        return None
    if words[0].key in tagged("relative", language):
        return up_to_comma(words)[-1]  # "every invoice | that came with a slip"
    clause = []
    for word in up_to_comma(words):
        if word.key in joints:
            break
        clause.append(word)
    if not clause:
        return None
    if language not in RULED:
        return clause[-1]
    return clause[-1] if _turns(clause, _finite(clause, language), language) else None


def _clause_before(words: Sequence[Word], language: str) -> list[Word]:
    """The words of the passage's own clause: those behind the last comma, "and" or "because"."""
    clause: list[Word] = []
    joints = _joints(language)
    for word in reversed(words):
        if word.parted or word.key in joints:
            break
        clause.insert(0, word)
    return clause


def up_to_comma(words: Sequence[Word]) -> list[Word]:
    """The words up to the first comma, dash or the like."""
    last = next((index for index, word in enumerate(words) if word.parted), len(words) - 1)
    return list(words[: last + 1])


def _condition(words: Sequence[Word], language: str) -> Word | None:
    """The word that begins a condition set apart by a comma: "Once the money comes, | we will build".

    An "if" that got here is one that the rules know to be idle: "If you ask me".
    """
    conditions = _conditions(language)
    begins = [index for index in range(len(words)) if not index or words[index - 1].parted]
    first = next((index for index in reversed(begins) if words[index].key in conditions), None)
    return None if first is None or _came_true(words[first:], language) else words[first]


def _came_true(clause: Sequence[Word], language: str) -> bool:
    """Whether a "when" or "until" tells what happened: "when he came"."""
    told = [word.key for word in clause]
    now = not tagged("now", language).isdisjoint(told)  # "once the papers are signed"
    return any(key in tagged("was", language) or (past(key) and not now) for key in told)


def _turns(clause: Sequence[Word], verb: Word | None, language: str) -> bool:
    """Whether the words of a clause left outside are of a kind that may turn the rest."""
    roles = [_role(word, language) for word in clause]
    assured = _assured(clause, language)
    denied = any(word.key in tagged("denying", language) for word in clause)
    if denied and {"negation", "quantifier"}.intersection(roles):
        return False  # "There is no doubt that", "Few would deny that"
    if "negation" in roles:
        return not any(word.key in tagged("idle", language) for word in clause)
    if denied or any(word.key in tagged("exception", language) for word in clause):
        return True
    own = clause[0].key in tagged("first-person", language)
    if assured and (own or not {"modal", "hedge"}.intersection(roles)):
        return False  # "I must admit that", "The tests confirmed that"
    return verb is not None or bool(_TURNING.intersection(roles))


def _assured(clause: Sequence[Word], language: str) -> bool:
    """Whether the passage is what a word of assurance is about: "I know that |", "he told us |", not "ruled out |"."""
    places = [index for index, word in enumerate(clause) if word.key in _assuring(language)]
    if not places:
        return False
    rest = clause[places[-1] + 1 :]
    about = not rest or rest[-1].key in tagged("complementiser", language) or rest[-1].key in tagged("be", language)
    return about or all(role(word.key, language) == "pronoun" for word in rest)


def _role(word: Word, language: str) -> str:
    """What a word does here: "May" may be the month, "never" and "often" are said of verbs that are beside them."""
    does = role(word.key, language)
    if does in _TURNING and (word.key in _assuring(language) or (does == "modal" and word.capital)):
        return ""
    return "adverb" if does == "quantifier" and word.key in tagged("adverb", language) else does


@cache
def _joints(language: str) -> frozenset[str]:
    """What joins two clauses, and not a verb and its own."""
    return tagged("conjunction", language) - tagged("complementiser", language) - tagged("result", language)


@cache
def _conditions(language: str) -> frozenset[str]:
    return tagged("condition", language) - tagged("complementiser", language)


@cache
def _helping(language: str) -> frozenset[str]:
    return tagged("verbal", language) | tagged("adverb", language) | tagged("modal", language)


@cache
def _assuring(language: str) -> frozenset[str]:
    """The words behind which what is said holds for the speaker, in their forms."""
    listed = tagged("assuring", language)
    return listed.union(*(forms(word) for word in listed)) if language == "en" else listed


def _governing(clause: Sequence[Word], passage: Sequence[Word], language: str) -> Word | None:
    """The word right before a passage that it seems to hang on: "boasts that |", "plans | to", "hopes | we"."""
    last, ahead = clause[-1], clause[-2] if len(clause) > 1 else None
    if ahead is None:
        return None
    if last.key in tagged("complementiser", language):
        if any(word.key in tagged("result", language) for word in clause):
            return None  # "so cold that", "such a storm that"
        return None if ahead.key in tagged("verbal", language) else ahead
    if role(last.key, language) or last.capital or language != "en":
        return None
    first = passage[0].key if passage else ""
    inflected = last.key.endswith("s") and _role(clause[0], language) not in {"preposition", "demonstrative"}
    return last if first == "to" or (inflected and role(first, language) in _NOMINAL) else None


def _finite(clause: Sequence[Word], language: str) -> Word | None:
    """The last full verb of a clause as its form shows: a past tense, or what follows "I", "they", "will"."""
    be = tagged("be", language)
    helping = _helping(language)
    subjects = tagged("subject", language)
    found = None
    for index, word in enumerate(clause):
        if role(word.key, language) not in {"", "hedge"} or word.capital:
            continue
        ahead = [other.key for other in clause[:index] if other.key not in helping]
        is_so = any(other.key in be for other in clause[:index])  # "it was cold"
        if (bool(ahead) and ahead[-1] in subjects and not is_so) or (past(word.key) and language == "en"):
            found = word
    return found


# Words right before a passage that bound what it begins with: "about | 20 people", "some of | the boats were lost".

_CLAUSE_END: Final = re.compile(r"[.!?;:]\s|--|\n\s*\n")


def bounding(told: Sequence[Word], quoted: str, passage: str) -> Word | None:
    """The first of the last words of `told`, right before the passage, that bound it.

    Where the words of the passage only name something ("one of | the best yards in the
    town"), the part is the reporter's to name, unless it was made the whole ("one of | the best yards": "the best yard").
    """
    if not told or not passage.split():
        return None
    last, first = told[-1], passage.split(maxsplit=1)[0].casefold()
    counted = first.lstrip("$€£¥")[:1].isdigit() or (counts(first) and first not in {"one", "first", "second"})
    parts = tagged_anywhere("part") | tagged_anywhere("partial")
    if counted and last.key == "of" and len(told) > 1 and told[-2].key in parts:
        return told[-2]  # "half of | two hundred boats"
    nearly = last.key in tagged_anywhere("nearly") and first in tagged_anywhere("universal")
    if nearly or last.key in tagged_anywhere("unproven") or (counted and last.key in tagged_anywhere("bound")):
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
        some = counts(told[at].key) or role(told[at].key) in {"quantifier", "negation"}
        some = some or told[at].key in tagged_anywhere("part")
    elif definite:
        return None
    else:
        some = told[at].key in tagged_anywhere("partial") and (first == "of" or not role(first))
        some = some and not (at and told[at - 1].key in {"a", "the", "as"})
    if at < 0:
        return None
    if told[at].key == "any" and at and told[at - 1].key in NEGATIONS:
        return told[at]
    whole = (tagged_anywhere("universal") - NEGATIONS) | tagged_anywhere("adverb")
    return told[at] if some and told[at].key not in whole else None


def _is_definite(word: str) -> bool:
    return word in _definite() or role(word) == "pronoun"


@cache
def _definite() -> frozenset[str]:
    return tagged_anywhere("article") - tagged_anywhere("indefinite") | tagged_anywhere("demonstrative")


def _made_whole(quoted: Sequence[str], passage: Sequence[str]) -> bool:
    """Whether a word has another form: "yard" for "yards"."""
    here, there = set(quoted) - set(passage), set(passage) - set(quoted)
    return any(inflected(one, other) for one in here for other in there)


def asserts(passage: Sequence[str]) -> bool:
    """Whether words that begin with a noun go on with its verb, beside those of what else is said of it ("we met")."""
    wanted, verbs, helps = 1, 0, False
    relative, subjects = tagged_anywhere("relative"), tagged_anywhere("subject")
    for before, word, after in zip(passage, passage[1:], [*passage[2:], "of"], strict=False):
        wanted += word in relative or (word in subjects and before not in relative)
        alone = past(word) and before not in _definite() and role(after) != ""  # not "the newly elected members"
        does = role(word) in {"auxiliary", "modal"}
        verbs += (alone or does or role(word) == "hedge") and not helps
        helps = does
    return verbs >= wanted
