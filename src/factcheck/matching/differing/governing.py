"""Words beside a passage that turn it round: negations, denials, hearsay, conditions, and what takes it back.

The rules look at the words next to the passage alone, since a "not" two clauses away negates something else.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from factcheck.matching.differing.lexicon import NEGATIONS, NO_WAY, role, words
from factcheck.matching.differing.numerals import counts

_CARRIES_ON: Final = words(
    "even ever yet to have has had be been really actually also at all quite so very just ever any"
)
_HOLDS_THAT: Final = words(
    "think thinks thought believe believes believed say says said saying claim claims claimed suggest suggests suggested"
    " rumoured rumored alleged feared prove maintain mean means know knows knew sure true case clear convinced accept"
    " accepts agree agrees imply implies argue argues"
    " see sees saw find finds found feel feels felt understand pretend imagine expect expects assume assumes suppose"
    " supposes glaubt sagt meint denkt behauptet croit pense dit cree piensa dice"
)
_DENIES: Final = words(
    "deny denies denied denying doubt doubts doubted doubtful dispute disputes disputed reject rejects rejected disprove"
    " refute refutes refuted false untrue wrong nonsense lie myth absurd bestreitet leugnet bezweifelt nie niega"
)
_REFUSES: Final = words(
    "refuse refuses refused refusing fail fails failed failing decline declines declined unable unwilling reluctant"
    " forgot neglected impossible weigert refuse niega"
)
# With a "that" or a verb of saying behind them, these turn it round; two of them turn it back ("nobody doubts that").
_TURNS: Final = (
    (NEGATIONS - words("ne n'"))  # "ne … pas" is one negation
    | _DENIES
    | (_REFUSES - words("forgot neglected"))
    | words(
        "pretend pretends pretended pretending wish wishes fool foolish mistake mistaken ridiculous stop stopped question"
        " nowhere far imagine imagined fantasy fiction ceased"
    )
)
_RUMOURED: Final = words("rumoured rumored alleged claimed said believed thought feared")
_ARGUES: Final = words("argue say claim imagine see prove maintain defend think")
_BELIEFS: Final = words("think believe say suppose")
_HEARSAY: Final = words(
    "idea claim claims notion myth lie rumour rumor rumours rumors allegation allegations accusation pretence"
)
_OTHERS: Final = words(
    "people some many critics opponents opponent rivals enemies they others somebody someone leute manche"
)
_TELLS: Final = words(
    "say says said claim claims claimed claiming allege alleges alleged insist insists saying pretend think thinks"
    " argue argues argued believe believes assume assumes suggest suggests"
)
_IF: Final = words("if unless whether lest supposing suppose assuming provided wenn sofern ob sauf")
_IF_AFTER: Final = words("if unless provided providing except lest sofern sauf")
_SUPPOSEDLY: Final = words("allegedly supposedly reportedly purportedly angeblich prétendument supuestamente")
_BE: Final = words("is was are were would 's 're")
_PASSING: Final = words("simply just plainly completely totally utterly quite of course all a an the but and only not")
_BOUNDS: Final = words("about around nearly almost over under than least most roughly approximately some to fewer")
_NOT_REALLY: Final = words(
    "alleged allegedly attempted suspected supposed supposedly former reportedly purported mock fake"
)
_LEAD_IN: Final = words("and but so even only now well then that")


class Word(NamedTuple):
    """A word of the text beside the passage; `parted` says that a comma, dash or the like stands behind it."""

    key: str
    start: int
    end: int
    parted: bool


def governor(told: Sequence[Word], *, begins: bool) -> Word | None:
    """The word before the passage that governs it; `told` ends at the passage, `begins` where its sentence does."""
    return _negated(told) or _hanging(told) or _charged(told) or _conditional(told, begins=begins)


def bound(last: Word, passage: str) -> bool:
    """Whether the word before the passage bounds its first: "about | 20 people", "the alleged | thief"."""
    first = passage.split(maxsplit=1)[0].casefold() if passage.split() else ""
    counted = first[:1].isdigit() or (counts(first) and first not in {"one", "first", "second"})
    return last.key in _NOT_REALLY or (last.key in _BOUNDS and counted)


def retraction(told: Sequence[Word], *, clause: bool, hangs: bool) -> Word | None:
    """The word behind the passage that takes it back or makes it depend on something; `told` begins behind it.

    `clause` says that the passage is a that-clause; `hangs` that it breaks off before another one.
    """
    return (None if hangs else _conditional_after(told)) or _taken_back(told, clause=clause)


def _negated(told: Sequence[Word]) -> Word | None:
    """For "do not |", "never even |", "refused to |", "no wish to |"."""
    if len(told) > 2 and role(told[-1].key) == "pronoun" and role(told[-2].key) in {"modal", "auxiliary"}:
        turned = [word for word in told[-6:-2] if word.key not in NO_WAY]  # "never will we |", "at no time did they |"
        return turned[-1] if turned and turned[-1].key in NEGATIONS and not turned[-1].parted else None
    for index in range(len(told) - 1, max(len(told) - 5, -1), -1):
        word = told[index]
        if word.parted:
            return None
        if word.key in NEGATIONS and (word.key != "no" or told[-1].key == "to"):
            if (index and told[index - 1].key == "or") or told[-1].key == "only":
                return None  # "whether or not", "not only"
            return told[max(index - 2, 0)]
        if (word.key in _REFUSES or word.key == "too") and told[-1].key == "to":
            return told[max(index - 1, 0)]
        carries_on = word.key in _CARRIES_ON or word.key.endswith("ly") or role(word.key) == "filler"
        if not carries_on and told[-1].key != "to":
            return None
    return None


def _hanging(told: Sequence[Word]) -> Word | None:
    """For "nobody thinks |", "it is not true that |", "denies |", "they claim that |", "the idea that |"."""
    that = told[-1].key in {"that", "dass", "que"} and not (len(told) > 1 and role(told[-2].key) == "preposition")
    if told[-1].parted and not that:
        return None
    rest = told[:-1] if that else told
    if not rest or (not that and rest[-1].key not in _HOLDS_THAT | _DENIES):
        return None
    clause = rest[-6:]
    parted = next((index for index in range(len(clause) - 2, -1, -1) if clause[index].parted), -1)
    clause = clause[parted + 1 :]
    turning = [word for word in clause if word.key in _TURNS]
    if turning:
        return turning[0] if len(turning) % 2 else None
    if _heard(clause, that=that):
        return clause[0]
    return next((word for word in clause if that and word.key in {"if", "unless"}), None)


def _heard(clause: Sequence[Word], *, that: bool) -> bool:
    """Whether a clause that nothing negates says all the same that the speaker does not hold what follows."""
    last, before = clause[-1].key, {word.key for word in clause[:-1]}
    if that and (last in _HEARSAY or (last in _RUMOURED and "it" in before)):
        return True  # "the idea that |", "it is rumoured that |"
    if last in _BELIEFS and ("used" in before or {"want", "you"} <= before):
        return True  # "I used to think |", "they want you to believe |"
    if "only" in before and last in _TELLS and "i" not in before:
        return True  # "only children believe |"
    if last in _BELIEFS and "would" in before and before.isdisjoint({"i", "we"}):
        return True  # "only a fool would say |"
    if last in _ARGUES and not before.isdisjoint({"hard", "difficult"}):
        return True
    return last in _TELLS and not before.isdisjoint(_OTHERS)


def _charged(told: Sequence[Word]) -> Word | None:
    """For "denied having |", "accused of |"."""
    if len(told) < 2 or told[-2].parted:
        return None
    of = told[-1].key == "of" and told[-2].key in {"accused", "suspected"}
    having = told[-1].key in {"having", "being"} and told[-2].key in _DENIES
    return told[-2] if of or having else None


def _conditional(told: Sequence[Word], *, begins: bool) -> Word | None:
    """For "if |", "if the talks fail, |"."""
    if told[-1].key in _IF:
        return told[-1]
    if begins and told[-1].parted:
        lead = next((i for i, word in enumerate(told) if word.key not in _LEAD_IN), 0)
        following = [word.key for word in told[lead + 1 : lead + 3]]
        polite = following in (["i", "may"], ["you", "will"], ["you", "like"], ["you", "ask"], ["i", "might"])
        if told[lead].key in {"if", "unless", "suppose", "supposing", "assuming", "wenn"} and not polite:
            return told[lead]
        if told[lead].key in {"had", "were", "should"} and following and role(following[0]) in {"pronoun", "article"}:
            return told[lead]
    return None


def _conditional_after(told: Sequence[Word]) -> Word | None:
    """For "| only if …", "| unless …", "|, allegedly"."""
    for word in told[:3]:
        if word.key in _IF_AFTER or word.key in _SUPPOSEDLY:
            return word
        if word.key not in {"but", "and", "only", "even", "or"}:
            return None
    return None


def _taken_back(told: Sequence[Word], *, clause: bool) -> Word | None:
    """For "| is simply false", "|, they say", "|, or so they claim", "|, I don't think"."""
    keys = [word.key for word in told]
    if clause and keys[0] in _BE:
        for word in told[1:6]:
            if word.key in _DENIES or (word.key == "true" and {"not", "n't"} & set(keys[:5])):
                return word
            if word.key not in _PASSING and word.key not in {"not", "n't"}:
                return None
    if keys[:2] == ["or", "so"] and len(told) > 2:
        return told[2]
    for index in range(min(5, len(told) - 1)):
        ends = index + 2 == len(told) or told[index + 1].parted
        if keys[index] in _OTHERS - {"some", "many"} and keys[index + 1] in _TELLS and ends:
            return told[index + 1]
    if keys[0] in {"said", "says"} and keys[1:2] and keys[1] in NEGATIONS:
        return told[1]
    if keys[0] in {"i", "we"} and keys[1:3] == ["do", "n't"] and keys[3:4] in (["think"], ["believe"]):
        return told[3]
    return None
