"""Words before a passage that turn it round: negations, denials, hearsay, conditions.

The rules look at the clause that the passage hangs on alone, since a "not" two clauses away negates something else.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from factcheck.matching.differing.holding import (
    ANYBODY,
    CONVINCED,
    DENIES,
    HOLDS_THAT,
    MADE_UP,
    OTHERS,
    REFUSES,
    TELLS,
    Word,
)
from factcheck.matching.differing.lexicon import NEGATIONS, NO_WAY, role, words

_CARRIES_ON: Final = words(
    "even ever yet to have has had be been really actually also at all quite so very just ever any"
)
# With a "that" or a verb of saying behind them, these turn it round; two of them turn it back ("nobody doubts that").
_TURNS: Final = (
    (NEGATIONS - words("ne n'"))  # "ne … pas" is one negation
    | DENIES
    | (REFUSES - words("forgot neglected"))
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
_PARTICIPLES: Final = words("saying claiming alleging asserting stating")
_IF: Final = words("if unless whether lest supposing suppose assuming provided wenn ob sofern sauf")
_SUPPOSE: Final = words("suppose supposing imagine assume assuming")
_LEAD_IN: Final = words("and but so even only now well then that let us 's just")
_NO_WONDER: Final = words("secret surprise surprising wonder accident coincidence news mystery")
_WISHES: Final = words("want wants wanted love loves like likes try tries tried trying")
_PERSUADES: Final = words("persuade convince believe think hear prove show")
_POLITE: Final = {
    "i": words("may might recall remember"),
    "you": words("may will like ask look recall remember consider please"),
    "we": words("may look recall remember consider"),
}
_OPINES: Final = words(
    "think believe guess suppose suspect imagine assume hope fear feel thought believed assumed hoped"
)
_SEEMS: Final = words("seems seemed appears appeared")
_LEADS: Final = words(
    "only almost nearly hardly barely scarcely perhaps maybe possibly probably presumably apparently seemingly nur fast"
    " vielleicht wahrscheinlich vermutlich presque seulement probablement quizás casi solo probablemente"
)
_WHOM: Final = words("you me us him her them")
_RARELY: Final = NEGATIONS | words("only rarely seldom")
_NEW_CLAUSE: Final = words("and but until when because while after before since although though if unless")
_CLAUSE: Final = 12  # words of a clause that are looked at where a verb of saying or the like ends it
_SHORT_CLAUSE: Final = 6
_ASIDE: Final = 4


def governor(told: Sequence[Word], *, begins: bool) -> Word | None:
    """The word before the passage that governs it; `told` ends at the passage, `begins` where its sentence does."""
    return (
        _negated(told)
        or _turned(told, begins=begins)
        or _hanging(told, begins=begins)
        or _made_up(told, begins=begins)
        or _charged(told)
        or _conditional(told, begins=begins)
        or _weakened(told, begins=begins)
    )


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
        if (word.key in REFUSES or word.key == "too") and told[-1].key == "to":
            return told[max(index - 1, 0)]
        carries_on = word.key in _CARRIES_ON or word.key.endswith("ly") or role(word.key) == "filler"
        if not carries_on and told[-1].key != "to":
            return None
    return None


def _hanging(told: Sequence[Word], *, begins: bool) -> Word | None:
    """For "nobody thinks |", "it is not true that |", "denies |", "they claim that |", "the idea that |"."""
    that = told[-1].key in {"that", "dass", "que"} and not (len(told) > 1 and role(told[-2].key) == "preposition")
    if told[-1].parted and not that:
        return None
    rest = told[:-1] if that else told
    if len(rest) > 1 and rest[-1].key in _WHOM and rest[-2].key in TELLS | _PERSUADES:
        rest = rest[:-1]  # "whoever tells you that |"
    if rest and begins and that and _what_they_say(rest):
        return rest[0]
    if not rest or (not that and rest[-1].key not in HOLDS_THAT | DENIES):
        return None
    clause = _clause(rest[-(_CLAUSE if rest[-1].key in HOLDS_THAT | DENIES | {"than"} else _SHORT_CLAUSE) :])
    turning = [word for at, word in enumerate(clause) if word.key in _TURNS or _not_many(clause, at)]
    if turning:
        usual = any(word.key in _NO_WONDER for word in clause)  # "it is no secret that |"
        return turning[0] if len(turning) % 2 and not usual else None
    if _heard(clause, that=that):
        return clause[0]
    return next((word for word in clause if that and word.key in {"if", "unless"}), None)


def _not_many(clause: Sequence[Word], at: int) -> bool:
    """Whether a word says "few" or "little", which is nearly none, not "a few" or "the little"."""
    before = role(clause[at - 1].key) if at else ""
    return clause[at].key in {"few", "little"} and before not in {"article", "demonstrative", "pronoun"}


def _clause(told: Sequence[Word]) -> Sequence[Word]:
    """The last words from where their clause begins: behind a comma, or a word that joins it to another."""
    for index in range(len(told) - 2, -1, -1):
        if told[index].parted:
            return told[index + 1 :]
        if told[index].key in _NEW_CLAUSE and told[index + 1].key not in TELLS:  # "to sit here and tell |" is one
            return told[index:] if told[index].key in {"if", "unless"} else told[index + 1 :]
    return told


def _heard(clause: Sequence[Word], *, that: bool) -> bool:
    """Whether a clause that nothing negates says all the same that the speaker does not hold what follows."""
    last, before = clause[-1].key, {word.key for word in clause[:-1]}
    if that and (last in _HEARSAY or (last in _RUMOURED and "it" in before)):
        return True  # "the idea that |", "it is rumoured that |"
    if (that and last == "heard") or ("heard" in before and last == "said"):
        return True  # "I have heard it said that |"
    if _only_wished(last, before):
        return True
    if "only" in before and last in TELLS and "i" not in before:
        return True  # "only children believe |"
    if last in _BELIEFS and "would" in before and before.isdisjoint({"i", "we"}):
        return True  # "only a fool would say |"
    if last in _ARGUES and not before.isdisjoint({"hard", "difficult"}):
        return True
    return _said_by_others(clause, that=that)


def _said_by_others(clause: Sequence[Word], *, that: bool) -> bool:
    """For "a paper saying |", "they say |", "anyone who says |", "my father used to say that |"."""
    last, before = clause[-1].key, {word.key for word in clause[:-1]}
    if not that and last in _PARTICIPLES:
        return len(clause) > 2 and not role(clause[-2].key) and any(role(w.key) == "article" for w in clause[-5:-2])
    if last not in TELLS | CONVINCED:
        return False
    if not before.isdisjoint(OTHERS) or ("who" in before and not before.isdisjoint(ANYBODY)):
        return True
    return not (before.isdisjoint({"my", "our"}) or last.endswith("ing")) and before.isdisjoint({"i", "we"})


def _only_wished(last: str, before: set[str]) -> bool:
    """For "I used to think |", "we were led to believe |", "we had hoped to report |", "they want you to believe |"."""
    if last in HOLDS_THAT and (not before.isdisjoint({"used", "hoped"}) or {"would", "take"} <= before):
        return True  # "it would take a brave man to say that |"
    if last in _BELIEFS and not before.isdisjoint({"led", "made"}):
        return True
    return last in _PERSUADES and not before.isdisjoint(_WISHES) and before.isdisjoint({"i", "we"})


def _what_they_say(sentence: Sequence[Word]) -> bool:
    """Whether a sentence that is to go on with a that-clause begins "What my opponents say is"."""
    keys = {word.key for word in sentence}
    cleft = sentence[0].key == "what" and sentence[-1].key in {"is", "was"}
    return cleft and not keys.isdisjoint(OTHERS - {"people"}) and not keys.isdisjoint(TELLS)


def _made_up(told: Sequence[Word], *, begins: bool) -> Word | None:
    """For "in the film, |", "a version of the story in which |"."""
    if told[-1].key in {"which", "where"}:
        return next((word for word in _clause(told[-_CLAUSE:-1]) if word.key in MADE_UP), None)
    framed = begins and told[-1].parted and told[0].key == "in"
    return next((word for word in told[1:4] if framed and word.key in MADE_UP), None)


def _turned(told: Sequence[Word], *, begins: bool) -> Word | None:
    """For "at no stage did |", "only in the worst case would |"."""
    if not begins or told[-1].parted or role(told[-1].key) not in {"modal", "auxiliary"} or len(told) < 3:
        return None
    lead = told[: 2 if role(told[0].key) in {"preposition", "connective"} else 1]
    first = next((word for word in lead if word.key in _RARELY), None)
    return None if first and first.key == "only" and role(told[-1].key) != "modal" else first


def _weakened(told: Sequence[Word], *, begins: bool) -> Word | None:
    """For "I think that |", "it seems |", and "Perhaps |" or "Only |" where a sentence begins."""
    rest = told[:-1] if told[-1].key == "that" else told
    if len(rest) > 1 and not rest[-2].parted:
        who, verb = rest[-2].key, rest[-1].key
        asks = len(rest) > 2 and rest[-3].key in {"what", "how", "as", "than", "do", "did"}
        if not asks and ((who in {"i", "we"} and verb in _OPINES) or (who == "it" and verb in _SEEMS)):
            return rest[-2]
    leads = (
        begins and not told[-1].parted and told[-1].key in _LEADS and all(word.key in _LEAD_IN for word in told[:-1])
    )
    return told[-1] if leads else None


def _charged(told: Sequence[Word]) -> Word | None:
    """For "denied having |", "accused of |"."""
    if len(told) < 2 or told[-2].parted:
        return None
    of = told[-1].key == "of" and told[-2].key in {"accused", "suspected"}
    having = told[-1].key in {"having", "being"} and told[-2].key in DENIES
    return told[-2] if of or having else None


def _goes_on(told: Sequence[Word]) -> bool:
    """Whether what hangs on a condition has begun before the passage: "if it rains, we stay at home, |"."""
    commas = [index for index, word in enumerate(told) if word.parted]
    return any(
        end - start > _ASIDE and role(told[start + 1].key) not in {"connective", "quantifier"}
        for start, end in pairwise(commas)
    )


def _conditional(told: Sequence[Word], *, begins: bool) -> Word | None:
    """For "if |", "if the talks fail, |"."""
    if told[-1].key in _IF:
        return told[-1]
    lead = next((i for i, word in enumerate(told) if word.key not in _LEAD_IN), 0)
    if begins and told[-1].key == "that" and told[lead].key in _SUPPOSE:
        return told[lead]
    if begins and told[-1].parted and not _goes_on(told[lead:]):
        following = [word.key for word in told[lead + 1 : lead + 3]]
        polite = following and following[-1] in _POLITE.get(following[0], ())
        if told[lead].key in {"if", "unless", "suppose", "supposing", "assuming", "wenn"} and not polite:
            return told[lead]
        if told[lead].key in {"had", "were", "should"} and following and role(following[0]) in {"pronoun", "article"}:
            return told[lead]
    return None
