"""Words before a passage that turn it round: negations, denials, hearsay, conditions.

The rules look at the clause that the passage hangs on alone, since a "not" two clauses away negates something else.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from factcheck.matching.differing.holding import (
    BE,
    DENIES,
    HOLDS_THAT,
    MADE_UP,
    REFUSES,
    TELLS,
    begun,
    phrases,
)
from factcheck.matching.differing.languages import language_of
from factcheck.matching.differing.lexicon import NEGATIONS, NO_WAY, role, words
from factcheck.nlp.analysis import Word
from factcheck.nlp.morphology import past
from factcheck.nlp.tokenizer import tokens

_CARRIES_ON: Final = words(
    "even ever yet to have has had be been really actually also at all quite so very just ever any"
)
# With a "that" or a verb of saying behind them, these turn it round; two of them turn it back ("nobody doubts that").
_TURNS: Final = (
    (NEGATIONS - words("ne n'"))
    | words("personne")  # "ne … pas" is one negation
    | DENIES
    | (REFUSES - words("forgot neglected"))
    | words(
        "pretend pretends pretended pretending wish wishes fool foolish mistake mistaken ridiculous stop stopped question"
        " nowhere far imagine imagined fantasy fiction ceased"
    )
)
_RUMOURED: Final = words("rumoured rumored alleged claimed said believed thought feared reported understood suspected")
_ARGUES: Final = words("argue say claim imagine see prove maintain defend think")
_BELIEFS: Final = words("think believe say suppose")
_HEARSAY: Final = words(
    "idea claim claims notion myth lie rumour rumor rumours rumors allegation allegations accusation accusations"
    " pretence suggestions reports complaints assertions insinuations"
)
_PARTICIPLES: Final = words("saying claiming alleging asserting stating")
_IF: Final = words("if unless whether lest supposing suppose assuming provided wenn ob sofern sauf")
_DEPENDING: Final = phrases(
    "subject to|pending|depending on|in the event|as long as|so long as|on condition|but for|barring|provided|providing"
    "|with luck|with any luck|with a bit of luck|only if|only when|even if|if only"
)
_FOUND: Final = words("found find hold held conclude concluded decide decided rule ruled")
_COULD: Final = words("could might would may")
_BUT_FOR: Final = phrases("had it not been for|were it not for|if it were not for|if not for|but for")
_IF_IT_COMES: Final = words("once when without until given")
_COMING: Final = words("will 'll wo would 'd could might")
_LETTERS: Final = re.compile("'?[a-z]+")
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
_WHOM: Final = words("you me us him her them")
_RARELY: Final = NEGATIONS | words("only rarely seldom")
_NOBODY: Final = words("neither nor nobody none no not few hardly niemand kein keiner keine personne nadie ninguno")
_INSTEAD: Final = {("instead", "of"), ("rather", "than"), ("far", "from"), ("anything", "but"), ("opposed", "to")}
_ONE: Final = words("one a all every everyone everybody many")
_MINDS: Final = words("forget overlook ignore regret underestimate mention")  # what is not to be forgotten is so
_ASIDE_LONG: Final = 9
_NEW_CLAUSE: Final = words("and but until when because while after before since although though if unless")
_CLAUSE: Final = 12  # words of a clause that are looked at where a verb of saying or the like ends it
_SHORT_CLAUSE: Final = 6


def governor(told: Sequence[Word], passage: str, *, begins: bool) -> Word | None:
    """The word before the passage that governs it; `told` ends at the passage, `begins` where its sentence does."""
    return (
        _not_so(told, passage)
        or _negated(told)
        or _denied_of(told, passage)
        or _turned(told, begins=begins)
        or _hanging(told, begins=begins)
        or _made_up(told, begins=begins)
        or _charged(told)
        or _conditional(told, passage, begins=begins)
    )


def _not_so(told: Sequence[Word], passage: str) -> Word | None:
    """For "instead of |", the Spanish "no |", the German "es stimmt nicht, |"."""
    last = told[-1]
    if tuple(word.key for word in told[-2:]) in _INSTEAD:
        return told[-2]
    if last.key == "no" and not last.parted and language_of([token.folded for token in tokens(passage)]) == "es":
        return last
    return told[0] if last.key == "nicht" and last.parted and len(told) < _SHORT_CLAUSE else None


def _negated(told: Sequence[Word]) -> Word | None:
    """For "do not |", "never even |", "refused to |", "no wish to |", "do not, as they have it, |"."""
    aside = next((at for at in range(len(told) - 2, max(len(told) - _ASIDE_LONG, -1), -1) if told[at].parted), -1)
    if told[-1].parted and aside >= 0 and told[aside].key in {"not", "n't", "never"}:
        return told[max(aside - 2, 0)]
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


def _denied_of(told: Sequence[Word], passage: str) -> Word | None:
    """For "neither my brother nor I | signed it", "not one of the drivers | stopped": nobody the rest is said of."""
    first = passage.split(maxsplit=1)[0].casefold().strip(",;:.!?") if passage.split() else ""
    does = past(first) or role(first) in {"auxiliary", "modal"} or (first.endswith("s") and not role(told[-1].key))
    if not does or told[-1].parted:
        return None
    clause = _clause(told[-_CLAUSE:])
    for at, word in enumerate(clause[:-1]):
        if word.key in _NOBODY and (word.key != "not" or clause[at + 1].key in _ONE):
            doing = any(past(key) or role(key) in {"auxiliary", "modal"} for key in (w.key for w in clause[at + 1 :]))
            return None if doing else word
    return clause[-1] if clause[-1].key in _NOBODY - {"not", "no"} else None


def _hanging(told: Sequence[Word], *, begins: bool) -> Word | None:
    """For "nobody thinks |", "it is not true that |", "denies |", "they claim that |", "the idea that |"."""
    that = told[-1].key in {"that", "dass", "que"} and not (len(told) > 1 and role(told[-2].key) == "preposition")
    if told[-1].parted and not that:
        return None
    rest = told[:-1] if that else told
    if len(rest) > 1 and rest[-1].key in _WHOM and rest[-2].key in TELLS | _PERSUADES:
        rest = rest[:-1]  # "whoever tells you that |"
    if begins and [word.key for word in told[:2]] == ["not", "that"]:
        return told[0]  # "not that I recall |"
    if not rest or (not that and rest[-1].key not in HOLDS_THAT | DENIES):
        return None
    if rest[-1].key in BE and any(word.key == "what" for word in rest[-_SHORT_CLAUSE:]):
        return None  # "what nobody tells you is that |"
    clause = _clause(rest[-(_CLAUSE if rest[-1].key in HOLDS_THAT | DENIES | {"than"} else _SHORT_CLAUSE) :])
    yet = next((one for one, other in pairwise(clause) if (one.key, other.key) == ("yet", "to")), None)
    if yet:
        return yet  # "we have yet to see proof that |"
    turning = [
        word
        for at, word in enumerate(clause)
        if (word.key in _TURNS and not _beyond_doubt(clause, at)) or _not_many(clause, at)
    ]
    if turning:
        usual = any(
            word.key in _NO_WONDER | _MINDS for word in clause
        )  # "it is no secret that |", "do not forget that |"
        return turning[0] if len(turning) % 2 and not usual and not _unknown(clause) else None
    if _heard(clause, that=that):
        return clause[0]
    return next((word for word in clause if word.key in {"if", "unless", "whether"}), None)


def _unknown(clause: Sequence[Word]) -> bool:
    """Whether what follows is so and was not known: "she did not know |", not "I do not know that |"."""
    keys = [word.key for word in clause]
    if keys[-1] not in {"know", "known", "knew"} or {"nobody", "none"} & set(keys):
        return False
    return "did" in keys or "had" in keys or {"i", "we"}.isdisjoint(keys)


def _beyond_doubt(clause: Sequence[Word], at: int) -> bool:
    return clause[at].key in {"doubt", "question", "dispute"} and at > 0 and clause[at - 1].key == "beyond"


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
    if last in _FOUND | TELLS and not before.isdisjoint(_COULD) and before.isdisjoint({"i", "we"}):
        return True  # "the jury could have found that |"
    if last == "sworn":
        return True  # "I could have sworn |"
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
    if last in TELLS and "able" in before and not before.isdisjoint({"'d", "would", "wish"}):
        return True  # "I'd love to be able to say that |"
    return last in _ARGUES and not before.isdisjoint({"hard", "difficult"})


def _only_wished(last: str, before: set[str]) -> bool:
    """For "I used to think |", "we were led to believe |", "we had hoped to report |", "they want you to believe |"."""
    if last in HOLDS_THAT and (not before.isdisjoint({"used", "hoped"}) or {"would", "take"} <= before):
        return True  # "it would take a brave man to say that |"
    if last in _BELIEFS and not before.isdisjoint(words("led made raised taught brought")):
        return True
    return last in _PERSUADES and not before.isdisjoint(_WISHES) and before.isdisjoint({"i", "we"})


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


def _charged(told: Sequence[Word]) -> Word | None:
    """For "denied having |", "accused of |"."""
    if len(told) < 2 or told[-2].parted:
        return None
    of = told[-1].key == "of" and not {"accused", "accuses", "accuse", "suspected", "suspicion"}.isdisjoint(
        word.key for word in told[-5:-1]
    )
    said = told[-1].key == "to" and told[-2].key in _RUMOURED  # "is said to |"
    if said and len(told) > 2 and role(told[-3].key) == "auxiliary":
        return told[-3]
    having = told[-1].key in {"having", "being"} and told[-2].key in DENIES
    return told[-2] if of or having else None


def _goes_on(told: Sequence[Word]) -> bool:
    """Whether what hangs on a condition has begun before the passage: "if it rains, we stay at home, |"."""
    commas = [index for index, word in enumerate(told) if word.parted]
    return any(
        end - start > 4 and role(told[start + 1].key) not in {"connective", "quantifier"}
        for start, end in pairwise(commas)
    )


def _conditional(told: Sequence[Word], passage: str, *, begins: bool) -> Word | None:
    """For "if |", "if the talks fail, |", "if they fail then |", "without a grant, | we will have to close"."""
    if told[-1].key in _IF or (told[-1].key == "only" and told[-2:-1] and told[-2].key == "if"):
        return told[-1]
    lead = next((i for i, word in enumerate(told) if word.key not in _LEAD_IN), 0)
    if begins and told[-1].key == "that" and told[lead].key in _SUPPOSE:
        return told[lead]
    if not begins or _goes_on(told[lead:]):
        return None
    keys = [word.key for word in told[lead:]]
    if (keys[0] == "if" and keys[-1] == "then") or begun(keys, _BUT_FOR):
        return told[lead]
    if not told[-1].parted:
        return None
    polite = keys[2:3] and (keys[2] in _POLITE.get(keys[1], ()) or keys[1] in {"memory", "anything"})
    if keys[0] in {"if", "unless", "suppose", "supposing", "assuming", "wenn"} and not polite:
        return told[lead]
    if keys[0] in {"had", "were", "should"} and keys[1:2] and role(keys[1]) in {"pronoun", "article"}:
        return told[lead]
    if begun(keys, _DEPENDING) or begun([word.key for word in told], _DEPENDING):
        return told[lead]
    if keys[0] == "without" and keys[1:2] and keys[1] in {"fail", "doubt", "question", "exception", "delay"}:
        return None
    coming = not _COMING.isdisjoint(_LETTERS.findall(passage.casefold()))
    return told[lead] if keys[0] in _IF_IT_COMES and coming and not any(map(past, keys)) else None
