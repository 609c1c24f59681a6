"""Verbs of saying, and who says it: the subject of one that stands before a passage, or behind it."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from factcheck.matching.differing.lexicon import FILLERS, NEGATIONS, role, words
from factcheck.nlp.analysis import Word
from factcheck.nlp.morphology import stems

# Verbs of saying and holding by which the speaker does not say that it is so ("knew", "showed", "admitted" say it).
_SAYING: Final = words(
    "say tell claim allege insist argue report state write announce declare contend testify swear warn predict promise"
    " complain explain add reply answer joke boast hint estimate conclude rule maintain assert suggest believe think"
    " reckon repeat whisper shout mutter brag vow pledge assure inform advise feel hope fear worry assume imagine guess"
    " suppose suspect propose submit urge stress remark comment observe recount cry tweet post object expect ask demand"
    " request recommend"
)
_SAID: Final = words(
    "said told wrote written swore sworn thought felt held put understood heard gathered hear hears sagt sagte behauptet"
    " behauptete meint meinte dit disent affirme affirment dice dicen dijo afirma afirman asegura prétend prétendent"
)
CONVINCED: Final = words("convinced persuaded certain sure confident adamant optimistic hopeful")
OWN: Final = words("ich wir je nous yo nosotros i we me us my our mine ours myself ourselves")
SUBJECTS: Final = words("ich wir je nous yo i we he she they you whoever")
_NO_ONE: Final = words("nobody none nothing no niemand personne nadie")
NOBODY: Final = _NO_ONE | words("it there this that what which")
_ADVERBS: Final = words("also even ever never always often still already just once again later then now both all first")
_ASPECTS: Final = words(
    "keep keeps kept stop stops stopped start starts started begin begins began continued goes went"
)
_WHO: Final = words("who which that and but or")  # what a subject shares its verb with, or another one


@lru_cache(maxsize=1 << 12)
def says(key: str) -> bool:
    """Whether the word is a verb by which somebody says or holds something."""
    return key in _SAID or key in CONVINCED or not _SAYING.isdisjoint(stems(key))


def passive(told: Sequence[Word], at: int) -> bool:
    """For "I was told", "it has been said", not "it must be said", "I am telling"."""
    key, helps = told[at].key, [word.key for word in told[max(at - 2, 0) : at]]
    if not helps or key in CONVINCED or not (key in _SAID or key.endswith("ed")):
        return False
    be = helps[-1] in {"is", "was", "are", "were", "am", "'m", "'re", "being"}
    return be or (helps[-1] == "been" and role(helps[0]) == "auxiliary")


def subject(told: Sequence[Word], at: int) -> int:
    """Where the subject of the verb at `at` ends, if it is somebody else than who speaks; -1 if not."""
    who = _before_verb(told, at)
    if who < 0:
        return -1
    key, before = told[who].key, told[who - 1].key if who else ""
    if told[who].parted or key in _WHO:
        return _earlier(told, who)
    if key in NOBODY:
        return who if key == "it" and before in {"heard", "hear", "read"} else -1  # "I have heard it said"
    none = (
        role(key) == "article" or key in {"of", "as"} or (role(key) == "preposition" and told[at].key.endswith("ing"))
    )
    return -1 if none or key in OWN or before in {"as", "let"} else who


def _before_verb(told: Sequence[Word], at: int) -> int:
    """Where the last word stands before a verb and its helping words; of "went on to say" that before "went"."""
    who = at - 1
    while who >= 0 and not told[who].parted:
        key = told[who].key
        if key == "to" and who:
            at = who - 1
            who = at - (at > 0 and told[at - 1].key in {"one", "a", "an", "the", "no"})  # "it is one thing to say"
        elif key in _ASPECTS and told[at].key.endswith("ing"):  # "kept saying"
            at = who
        elif not (
            role(key) in {"auxiliary", "modal"}
            or key in FILLERS
            or key in _ADVERBS
            or key in NEGATIONS - _NO_ONE
            or key.endswith("ly")
        ):
            break
        who -= 1
    return who


def _earlier(told: Sequence[Word], who: int) -> int:
    """The subject of a verb that shares it with another ("she stood up and said"), or stands apart ("Lund, 40, said")."""
    named = next((i for i in range(who, -1, -1) if told[i].key in SUBJECTS), -1)
    if named >= 0:
        return -1 if told[named].key in OWN else named
    last = next((i for i in range(who, -1, -1) if not role(told[i].key)), -1)
    return who if last < 0 and told[who].key == "who" else last  # "who told you |", "those who say |"
