"""Words beside a passage that lend it to somebody else: "the landlord says |", "in her view, |", "|, the auditors say".

A witness hands on what others told her, minutes hand on what a developer claimed. Whose words are quoted is told by
the article: an attribution to the quote's own speaker is none. Nor is one outside the quotation marks that the passage
stands in, which only names the speaker; within the marks the speaker hands on the words of others.
"""

from collections.abc import Sequence
from typing import Final

from factcheck.matching.differing.holding import BE, begun, phrases
from factcheck.matching.differing.lexicon import NEGATIONS, role, words
from factcheck.matching.differing.saying import NOBODY, OWN, passive, says, subject
from factcheck.matching.differing.speaking import Speaker
from factcheck.nlp.analysis import Word

_PLAIN: Final = words(  # those that need no "that" behind them, and are no nouns
    "say says said tell tells told claims claimed claiming insist insists insisted insisting think thinks thought believe"
    " believes believed allege alleges alleged reckon reckons reckoned swear swears swore argues argued warned wrote"
    " suspects feared promised assured announced boasted bragged complained predicted vowed suggest suggested maintains"
    " saying hear hears goes went sagt sagte behauptet behauptete meint meinte dit disent affirme affirment dice dicen dijo"
    " afirma afirman asegura prétend prétendent"
)
_TAGGED: Final = _PLAIN | words(
    "claim argue warn warns predict complain suspect expect expects estimate maintain contend contends added adds stated"
    " reported reports explains explained replied answered writes"
)
_INVERTED: Final = words(
    "sagt behauptet meint dit affirme dice dicen afirma afirman said says claims claimed insists insisted reports writes wrote argues argued"
)
_NEUTRAL: Final = words("said says dit sagte")
_NEEDS_WHOM: Final = words("telling tell tells told assure assures assured informed advised")
_VIEW: Final = words("view views opinion words account telling reading version estimation eyes mind book phrase")
_RECORDS: Final = words(
    "notes records diary books files figures count watch data information memory calculations understanding lights"
)
_BY: Final = phrases("according to|to quote|to hear|to listen to|laut|selon|según")
_WHEN: Final = words(
    "yesterday today tonight later again then once recently afterwards monday tuesday wednesday thursday friday saturday"
    " sunday me us him her them you"
)
_HOWEVER: Final = words("whatever however whoever despite though regardless whichever as")
_SUBJECT: Final = 7


def _is_own(named: Sequence[Word]) -> bool:
    """Whether it is one's own view or knowledge: "in our view", "according to my notes", not "to my sister"."""
    keys = [word.key for word in named]
    return keys[0] in OWN and (len(keys) == 1 or keys[0] in {"me", "us"} or not _RECORDS.isdisjoint(keys))


def lent_after(told: Sequence[Word], *, parted: bool, speaker: Speaker) -> Word | None:
    """The last word behind the passage that lends it to somebody else; `parted` says a comma or dash comes first."""
    keys = [word.key for word in told]
    by = begun(keys, _BY)
    if by:
        named = _until_parted(told[by:])
    elif keys[:1] == ["in"] and not _VIEW.isdisjoint(keys[1:6]):
        named = [word for word in _until_parted(told[1:]) if word.key not in _VIEW]
    elif len(keys) > 3 and keys[0] in BE and keys[1] in {"what", "how"}:  # "| is what the landlord says"
        at = next((at for at in range(3, min(len(keys), 9)) if says(keys[at])), 0)
        return told[at] if at and subject(told[2 : at + 1], at - 2) >= 0 and not speaker.is_among(told[2:at]) else None
    else:
        return _tag(told, speaker) if parted else None
    return None if not named or _is_own(named) or speaker.is_among(named) else named[-1]


def _until_parted(told: Sequence[Word]) -> Sequence[Word]:
    end = next((i for i, word in enumerate(told) if word.parted), len(told))
    return told[: end + 1]


def _tag(told: Sequence[Word], speaker: Speaker) -> Word | None:
    """For "|, the auditors say", "|, said the keeper", "|, she told me", "|, or so I am told"."""
    lead = begun([word.key for word in told], phrases("or so|so"))
    told = told[lead:]
    keys = [word.key for word in told]
    at = next((i for i, key in enumerate(keys[:_SUBJECT]) if key in _TAGGED), None)
    if at is None:
        return None
    if not at:
        if keys[0] not in _INVERTED or (keys[0] in _NEUTRAL and not speaker.is_known):
            return None  # "…, said the treasurer": so the source names its speaker, and we know no other
        return _said_by(_until_parted(told[1:6]), speaker)
    goes_on = at + 1 < len(told) and not told[at].parted
    if passive(told, at) and not (goes_on and keys[at + 1] in {"that", "to"}):
        return told[at]
    if any(word.parted for word in told[: at - 1]) or keys[0] in NOBODY | _HOWEVER | {"who", "whom", "not"}:
        return None
    joins = role(keys[0]) in {"connective", "preposition", "auxiliary", "modal"}
    if joins or (goes_on and _is_told([word.key for word in _until_parted(told[at + 1 :])], keys[at])):
        return None
    who = subject(told, at)
    return None if who < 0 or speaker.is_among(told[: who + 1]) else told[at]


def _said_by(named: Sequence[Word], speaker: Speaker) -> Word | None:
    """Who says it, in "said the keeper"."""
    if not named or named[0].key in OWN | NEGATIONS or role(named[0].key) == "preposition":
        return None
    return None if speaker.is_among(named) else named[-1]


def _is_told(keys: Sequence[str], verb: str) -> bool:
    """Whether what follows a verb of saying says what, not when, where or to whom: "she says that", "he said no"."""
    if verb in _NEEDS_WHOM:
        return "that" in keys
    return keys[0] not in _WHEN and role(keys[0]) != "preposition"
