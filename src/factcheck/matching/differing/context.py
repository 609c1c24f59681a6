"""What the source says around the passage that turns it round: "I do not | support the bill".

Only what governs the passage counts: a negation whose sentence runs on into it, a verb of denial or hearsay that it
hangs on, a condition it stands under, and the same behind it. Everything else that stands nearby is other people's
business. Attribution alone is none ("the mayor said: …" is where quotes come from); hearsay is ("they claim that …").
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from factcheck.matching.differing.items import opened
from factcheck.matching.differing.lexicon import NEGATIONS, role, words
from factcheck.matching.differing.numerals import counts
from factcheck.matching.folding import FURNITURE, tokens
from factcheck.model import Difference, Level

_REACH: Final = 14  # words looked at on each side
_NEAR: Final = 300  # characters
_SENTENCE_END: Final = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\bMrs)[.!?…]+[\"”’')\]]*(?=\s)|\n\s*\n")
_ABBREVIATION: Final = re.compile(r"\b(?:v|vs|No|Nos|St|Dr|Mr|Mrs|Ms|Prof|Gen|Sen|Rep|Gov|Jr|Sr|cf|pp?)\.$")
_OPENING: Final = re.compile(r"[\"“„«‘:]\s*$")

_CARRIES_ON: Final = words(
    "even ever yet to have has had be been really actually also at all quite so very just ever any"
)
_HOLDS_THAT: Final = words(
    "think thinks thought believe believes believed say says said saying claim claims claimed suggest suggests suggested"
    " mean means know knows knew sure true case clear convinced accept accepts agree agrees imply implies argue argues"
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
_BELIEFS: Final = words("think believe say suppose")
_HEARSAY: Final = words(
    "idea claim claims notion myth lie rumour rumor rumours rumors allegation allegations accusation pretence"
)
_OTHERS: Final = words(
    "people some many critics opponents opponent rivals enemies they others somebody someone leute manche"
)
_TELLS: Final = words(
    "say says said claim claims claimed claiming allege alleges alleged insist insists saying pretend think thinks"
)
_IF: Final = words("if unless whether lest supposing suppose assuming provided wenn sofern ob sauf")
_IF_AFTER: Final = words("if unless provided providing except lest sofern sauf")
_SUPPOSEDLY: Final = words("allegedly supposedly reportedly purportedly angeblich prétendument supuestamente")
_BE: Final = words("is was are were would 's 're")
_PASSING: Final = words("simply just plainly completely totally utterly quite of course all a an the but and only not")
_MARKS: Final = frozenset(",;:—–-.!?()")
_OPEN: Final = words("connective preposition demonstrative article pronoun")
_BOUNDS: Final = words("about around nearly almost over under than least most roughly approximately some to fewer")
_NOT_REALLY: Final = words(
    "alleged allegedly attempted suspected supposed supposedly former reportedly purported mock fake"
)
_LEAD_IN: Final = words("and but so even only now well then that")


class _Word(NamedTuple):
    key: str
    start: int
    end: int
    parted: bool  # a comma, dash or the like stands behind it


def context(quoted: str, found: str, kept: tuple[int, int], before: str, after: str) -> list[Difference]:
    """The differences that lie outside what was quoted of the passage, `found[kept[0]:kept[1]]`."""
    before, passage, after, cut_off = (
        before + found[: kept[0]],
        found[slice(*kept)],
        found[kept[1] :] + after,
        found[kept[1] :],
    )
    differences: list[Difference] = []
    governing = _before(before, passage) if before.strip() else None
    if governing is None and before.strip():
        governing = _narrowed(before, passage, cut_off=kept[0] > 0)
    if governing is not None:
        shift = kept[0] - len(before)
        differences.append(_difference((0, 0), before, governing, shift))
    clause = before.rstrip().endswith(("that", "whether"))
    governing = _after(passage, after, clause=clause, cut_off=bool(cut_off.strip())) if after.strip() else None
    if governing is not None:
        differences.append(_difference((len(quoted),) * 2, after, governing, kept[1]))
    return differences


def _difference(place: tuple[int, int], text: str, span: tuple[int, int], shift: int) -> Difference:
    return Difference("context", Level.CRITICAL, "", *place, text[slice(*span)], span[0] + shift, span[1] + shift)


def _words(text: str, shift: int) -> list[_Word]:
    found = [token for token in tokens(text) if token.kind != FURNITURE]
    listed: list[_Word] = []
    for index, token in enumerate(found):
        follows = found[index + 1].start if index + 1 < len(found) else len(text)
        gap = text[token.end : follows]
        parted = any(mark in gap for mark in ",;:—–()") or "--" in gap or " -" in gap
        keys = opened(token.folded)
        listed += [
            _Word(key, token.start + shift, token.end + shift, parted and i == len(keys) - 1)
            for i, key in enumerate(keys)
        ]
    return listed


def _before(text: str, passage: str) -> tuple[int, int] | None:
    """Where in the text before the passage the words stand that govern it."""
    near = max(len(text) - _NEAR, 0)
    start = near
    for match in _SENTENCE_END.finditer(text, near):
        if not _ABBREVIATION.search(text, match.start() - 6 if match.start() > 6 else 0, match.end()):
            start = match.end()
    if not text[start:].strip() or _OPENING.search(text):
        return None
    whole = _words(text[start:], start)
    told = whole[-_REACH:]
    if not told:
        return None
    if told[-1].key == "a" and passage.lstrip()[:4].casefold() == "few ":
        return told[-1].start, told[-1].end  # a few are not few
    begins = len(whole) <= _REACH and (start > near or not near)
    first = _negated(told) or _hanging(told) or _charged(told) or _conditional(told, begins=begins)
    return None if first is None else (first.start, told[-1].end)


def _narrowed(text: str, passage: str, *, cut_off: bool) -> tuple[int, int] | None:
    """For "about | 20 people", "the alleged | thief": where the word before the passage bounds its first."""
    near = max(len(text) - 40, 0)
    told = _words(text[near:], near)
    if not told:
        return None
    last = told[-1]
    month = last.key == "may" and text[last.start] == "M"
    if cut_off and role(last.key) in {"hedge", "modal", "quantifier"} and not month:
        return last.start, last.end
    if last.parted or not text[last.end :].isspace():
        return None
    first = passage.split(maxsplit=1)[0].casefold() if passage.split() else ""
    bounded = last.key in _BOUNDS and (
        first[:1].isdigit() or (counts(first) and first not in {"one", "first", "second"})
    )
    return (last.start, last.end) if bounded or last.key in _NOT_REALLY else None


def _negated(told: Sequence[_Word]) -> _Word | None:
    """For "do not |", "never even |", "refused to |", "no wish to |"."""
    for index in range(len(told) - 1, max(len(told) - 5, -1), -1):
        word = told[index]
        if word.parted:
            return None
        if word.key in NEGATIONS and (word.key != "no" or told[-1].key == "to"):
            if (index and told[index - 1].key == "or") or told[-1].key == "only":
                return None  # "whether or not", "not only"
            return told[max(index - 2, 0)]
        if word.key in _REFUSES and told[-1].key == "to":
            return told[max(index - 1, 0)]
        carries_on = word.key in _CARRIES_ON or word.key.endswith("ly") or role(word.key) == "filler"
        if not carries_on and told[-1].key != "to":
            return None
    return None


def _hanging(told: Sequence[_Word]) -> _Word | None:
    """For "nobody thinks |", "it is not true that |", "denies |", "they claim that |", "the idea that |"."""
    that = told[-1].key in {"that", "dass", "que"} and not (len(told) > 1 and role(told[-2].key) == "preposition")
    if told[-1].parted and not that:
        return None
    rest = told[:-1] if that else told
    if not rest or (not that and rest[-1].key not in _HOLDS_THAT | _DENIES):
        return None
    clause = rest[-6:]
    for index in range(len(clause) - 2, -1, -1):
        if clause[index].parted:
            clause = clause[index + 1 :]
            break
    last = clause[-1].key
    turning = [word for word in clause if word.key in _TURNS]
    if len(turning) % 2:
        return turning[0]
    if turning:
        return None
    believed = [word.key for word in clause[-4:-1]]
    if (that and last in _HEARSAY) or (last in _BELIEFS and ("used" in believed or {"want", "you"} <= set(believed))):
        return clause[0]
    would = "would" in believed and {"i", "we"}.isdisjoint(word.key for word in clause)  # only a fool would say that
    if last in _BELIEFS and would:
        return clause[0]
    if last in _TELLS and any(word.key in _OTHERS for word in clause[:-1]):
        return clause[0]
    return next((word for word in clause if that and word.key in {"if", "unless"}), None)


def _charged(told: Sequence[_Word]) -> _Word | None:
    """For "denied having |", "accused of |"."""
    if len(told) < 2 or told[-2].parted:
        return None
    of = told[-1].key == "of" and told[-2].key in {"accused", "suspected"}
    having = told[-1].key in {"having", "being"} and told[-2].key in _DENIES
    return told[-2] if of or having else None


def _conditional(told: Sequence[_Word], *, begins: bool) -> _Word | None:
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


def _after(passage: str, text: str, *, clause: bool, cut_off: bool) -> tuple[int, int] | None:
    """Where in the text after the passage the words stand that take it back."""
    if passage.rstrip("\"”’') \n")[-1:] in {".", "!", "?"}:
        return None
    end = _SENTENCE_END.search(text)
    told = _words(text[: min(end.start() + 1 if end else _NEAR, _NEAR)], 0)[:_REACH]
    if not told:
        return None
    if cut_off and told[0].key in NEGATIONS and text.lstrip()[:1] not in _MARKS:
        return told[0].start, told[0].end
    last_word = passage.rstrip().rpartition(" ")[2].casefold()
    hangs = role(last_word) in _OPEN or not last_word[-1:].isalnum()  # "he said that | if …": another clause begins
    last = (None if hangs else _conditional_after(told)) or _taken_back(told, clause=clause)
    return None if last is None else (told[0].start, last.end)


def _conditional_after(told: Sequence[_Word]) -> _Word | None:
    """For "| only if …", "| unless …", "|, allegedly"."""
    for word in told[:3]:
        if word.key in _IF_AFTER or word.key in _SUPPOSEDLY:
            return word
        if word.key not in {"but", "and", "only", "even", "or"}:
            return None
    return None


def _taken_back(told: Sequence[_Word], *, clause: bool) -> _Word | None:
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
    for index in range(min(3, len(told) - 1)):
        ends = index + 2 == len(told) or told[index + 1].parted
        if keys[index] in _OTHERS - {"some", "many"} and keys[index + 1] in _TELLS and ends:
            return told[index + 1]
    if keys[0] in {"said", "says"} and keys[1:2] and keys[1] in NEGATIONS:
        return told[1]
    if keys[0] in {"i", "we"} and keys[1:3] == ["do", "n't"] and keys[3:4] in (["think"], ["believe"]):
        return told[3]
    return None
