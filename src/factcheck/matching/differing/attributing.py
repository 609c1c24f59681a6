"""Words beside a passage that lend it to somebody else: "the landlord says |", "in her view, |", "|, the auditors say".

A witness hands on what others told her, minutes hand on what a developer claimed. Whose words are quoted is told by
the article: an attribution to the quote's own speaker is none. Nor is one outside the quotation marks that the passage
stands in, which only names the speaker; within the marks the speaker hands on the words of others.
"""

from collections.abc import Sequence
from typing import Final

from factcheck.matching.differing.holding import BE, begun, phrases
from factcheck.matching.differing.lexicon import NEGATIONS, role, words
from factcheck.matching.differing.saying import CONVINCED, NOBODY, OWN, SUBJECTS, passive, says, subject
from factcheck.matching.differing.speaking import Speaker
from factcheck.nlp.analysis import Word
from factcheck.nlp.tokenizer import tokens

_NOUNS_TOO: Final = words("fear hope expect suspect worry predict warn argue contend")  # verbs behind a plural
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
_INFORMED: Final = words("told assured informed advised")
_NEEDS_WHOM: Final = words("telling tell tells told assure assures assured informed advised")
_NOUNS: Final = words(
    "argument contention position allegation view opinion belief theory statement testimony assertion suggestion charge"
    " complaint rumour rumor story word claim line verdict accusation message impression reading answer gossip boast"
    " promise prediction"
)
_WHOSE: Final = words("the a an this his her their your 's")
_VIEW: Final = words("view views opinion words account telling reading version estimation eyes mind book phrase")
_OF_THE_VIEW: Final = (["of", "the", "view"], ["of", "the", "opinion"])
_RECORDS: Final = words(
    "notes records diary books files figures count watch data information memory calculations understanding lights"
)
_BY: Final = phrases("according to|to quote|to hear|to listen to|laut|selon|según")
_WHEN: Final = words(
    "yesterday today tonight later again then once recently afterwards monday tuesday wednesday thursday friday saturday"
    " sunday me us him her them you"
)
_HOWEVER: Final = words("whatever however whoever despite though regardless whichever as")
_FILLING: Final = words("like well um uh")
_BREAKS: Final = words("because while although though whereas if unless when until since")
_STARTS_NO_CLAUSE: Final = words("preposition connective auxiliary modal negation filler")
_REACH: Final = 9  # words between a verb of saying and its "that": "told reporters in Quell on Monday that"
_SUBJECT: Final = 7


def lent_before(told: Sequence[Word], passage: str, speaker: Speaker) -> Word | None:
    """The first word before the passage that lends it to somebody else; `told` is what its sentence has before it."""
    last = len(told) - 1
    if last < 0:
        return None
    if last and told[last].key in {"that", "dass", "que"}:
        return _by_noun(told[:last], speaker) or _by_that_clause(told[:last], speaker)
    if last and told[last].key in BE:  # "what they told us was |"
        at = next((at for at in range(last - 1, 0, -1) if says(told[at].key)), 0)
        return _lender(told, at, speaker) if at and told[0].key == "what" else None
    if [word.key for word in told[-3:]] in _OF_THE_VIEW and told[0].key not in {"i", "we"}:
        return None if speaker.is_among(told[: last - 3]) else told[0]  # "my husband is of the view |"
    return _by_phrase(told, speaker) or _by_verb(told, passage, speaker)


def _by_phrase(told: Sequence[Word], speaker: Speaker) -> Word | None:
    """For "according to the mayor |", "in the planner's view |", "to quote my opponent, |"."""
    keys = [word.key for word in told]
    for at in range(max(len(told) - _SUBJECT - 2, 0), len(told)):
        by = begun(keys[at:], _BY)
        if by and (not at or role(keys[at - 1]) in {"connective", "filler"} or told[at - 1].parted):
            named = told[at + by :]
        elif keys[at] == "in" and not _VIEW.isdisjoint(keys[at + 1 :]):
            named = [word for word in told[at + 1 :] if word.key not in _VIEW]
        else:
            continue
        apart = any(word.parted for word in told[at:-1]) or any(
            role(word.key) in {"auxiliary", "modal"} and word.key != "'s" for word in named
        )
        return None if not named or apart or _is_own(named) or speaker.is_among(named) else told[at]
    return None


def _is_own(named: Sequence[Word]) -> bool:
    """Whether it is one's own view or knowledge: "in our view", "according to my notes", not "to my sister"."""
    keys = [word.key for word in named]
    return keys[0] in OWN and (len(keys) == 1 or keys[0] in {"me", "us"} or not _RECORDS.isdisjoint(keys))


def _by_noun(told: Sequence[Word], speaker: Speaker) -> Word | None:
    """For "the claim | that", "the landlord's position is | that", "the rumour in town was | that"."""
    last = len(told) - 1
    noun = last
    if told[last].key in BE:
        noun = next((at for at in range(last - 1, max(last - 6, 0) - 1, -1) if told[at].key in _NOUNS), last)
    before = {word.key for word in told[max(noun - 4, 0) : noun]}
    if told[noun].key not in _NOUNS or not before.isdisjoint(OWN) or before.isdisjoint(_WHOSE):
        return None
    return None if speaker.is_among(told[:noun]) else told[max(noun - 1, 0)]


def _by_that_clause(told: Sequence[Word], speaker: Speaker) -> Word | None:
    """For "told reporters on Monday | that"."""
    last = len(told) - 1
    if told[last].key in _NOUNS or (told[last].key in BE and any(word.key in _NOUNS for word in told[-6:])):
        return None
    heard = next((at for at in range(last, max(last - _REACH, 0), -1) if told[at].key in _INFORMED), 0)
    if heard and passive(told, heard):
        return _lender(told, heard, speaker)
    for at in range(last, max(last - _REACH + 1, 0) - 1, -1):
        if told[at].parted and at < last and not told[last].parted:
            return None
        in_writing = at and told[at].key.endswith("ing") and role(told[at - 1].key) == "preposition"
        if says(told[at].key) and not in_writing and (at == last or told[at].key not in CONVINCED):
            return _lender(told, at, speaker)
        if told[at].key in _BREAKS or (at < last and role(told[at].key) in {"modal", "auxiliary"}):
            return None
    return None


def _by_verb(told: Sequence[Word], passage: str, speaker: Speaker) -> Word | None:
    """For "the landlord says |", "he told me |", "so she goes, |"."""
    first = next(iter(tokens(passage[:40])), None)
    if first is None or (role(first.folded) in _STARTS_NO_CLAUSE and first.folded not in NOBODY | {"so"}):
        return None
    goes = SUBJECTS
    while len(told) > 2 and told[-1].key in _FILLING and told[-2].parted:
        told = told[:-1]  # "so my producer goes, like, |"
        goes = SUBJECTS | {told[max(len(told) - 2, 0)].key}
    at = len(told) - 1
    begins = next((i for i in range(at, 0, -1) if told[i - 1].parted), 0)
    if _HOWEVER & {told[0].key, told[begins].key}:
        return None  # "whatever the lawyers say, |"
    if told[at].parted and told[at].key not in _PLAIN:  # "he says, and I can hear him, |"
        at = next((i for i in range(at - 1, max(at - _REACH, 0), -1) if told[i].parted and told[i].key in _PLAIN), at)
    if told[at].key not in _PLAIN:
        plural = at and told[at].key in _NOUNS_TOO and told[at - 1].key.endswith("s") and not role(told[at - 1].key)
        at = at if plural else _telling(told)
    elif told[at].key in _NEEDS_WHOM and not passive(told, at):
        at = 0
    exclaims = told[at].key in {"goes", "went"}
    if not at or (exclaims and not (told[at].parted and told[at - 1].key in goes)):
        return None
    return _lender(told, at, speaker)


def _telling(told: Sequence[Word]) -> int:
    """Where "told" stands in "told the court |", "say" in "say in the village |"; 0 if the passage says whom or where."""
    last = len(told) - 1
    where = next((at for at in range(last - 1, max(last - 4, 0), -1) if role(told[at].key) == "preposition"), 0)
    if where and told[where - 1].key in _PLAIN and not role(told[last].key):
        return where - 1
    at = next((at for at in range(last - 1, max(last - 4, 0), -1) if told[at].key in _NEEDS_WHOM), 0)
    whom = [role(word.key) for word in told[at + 1 :]]
    return 0 if not at or whom[-1] == "article" or not {"preposition", "connective", "modal"}.isdisjoint(whom) else at


def _lender(told: Sequence[Word], at: int, speaker: Speaker) -> Word | None:
    """Who says it, where the verb at `at` has a subject other than the speaker."""
    if passive(told, at):
        by = next((i for i in range(at + 1, len(told)) if told[i].key == "by"), len(told))
        return None if speaker.is_among(told[by + 1 :]) else told[max(at - 2, 0)]
    who = subject(told, at)
    if told[at].key == "heard":
        return told[max(at - 1, 0)]  # whoever heard it, others said it
    if who < 0:
        return None
    ends = _BREAKS | {"that", "and", "but"}
    begins = next((i + 1 for i in range(who - 1, -1, -1) if told[i].key in ends or says(told[i].key)), 0)
    return None if speaker.is_among(told[begins : who + 1]) else told[max(who - 1, begins, 0)]


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
