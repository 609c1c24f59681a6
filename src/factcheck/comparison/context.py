"""What the source says around the passage that turns it round: "I do not | support the bill".

Only what governs the passage counts: a negation whose sentence runs on into it, a verb of denial or hearsay that it
hangs on, a condition it is under, and the same behind it. Everything else that is nearby is other people's
business. Attribution alone is none ("the mayor said: …" is where quotes come from); hearsay is ("they claim that …").
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from factcheck.comparison.edges import cut_before, cut_behind
from factcheck.comparison.layout import LeadIn, by_lines, lead_in
from factcheck.comparison.outside import before as left_before
from factcheck.comparison.outside import behind as left_behind
from factcheck.comparison.outside import bounding, up_to_comma
from factcheck.comparison.owner import Speaker, quotation
from factcheck.core.model import Difference, Level
from factcheck.nlp.analysis import Word, words_of
from factcheck.nlp.language import language_of
from factcheck.nlp.lexicon import tagged, tagged_anywhere
from factcheck.nlp.numbers import counts
from factcheck.nlp.roles import NEGATIONS, SAME, role
from factcheck.nlp.rules import UNSURE, Match, Scene, rules_for
from factcheck.nlp.tokenizer import fold

_REACH: Final = 40  # words looked at on each side
_DENYING: Final = NEGATIONS - tagged_anywhere("exception") - tagged_anywhere("half-negation")
_UNFINISHED: Final = frozenset(("auxiliary", "modal", "connective", "article", "filler"))  # words of these end no quote
_SHOWN: Final = 3  # words before a passage that are shown, at least
_INTO: Final = 120  # characters of the passage that rules may look at, from either edge
_FEW: Final = 8  # words that may bound what comes next
_NEAR: Final = 240  # characters, more than those words have
_BEHIND: Final = 140  # characters; what takes a passage back follows it soon
_SENTENCE_END: Final = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\bMrs)[.!?…]+[\"”’')\]]*(?=\s)|\n\s*\n|\x1e")
_ABBREVIATION: Final = re.compile(
    r"\b(?:v|vs|No|Nos|St|Dr|Mr|Mrs|Ms|Prof|Gen|Sen|Rep|Gov|Jr|Sr|cf|pp?|[Hh]on|Rt|Rev|Capt|Col|Lt|Sgt|Cllr|Mt)\.$"
)
_ABBREVIATED: Final = 4  # letters of a word whose full stop need not end a sentence
_ANSWER: Final = re.compile(r"\s*[QA][.:]\s+")  # who speaks in an examination
_OPENING: Final = re.compile(r"(?:[\"“„«‘:]|''|``)\s*$")

_MEASURES: Final = frozenset("%‰°€$£")  # end an amount as a word would
_OPENED: Final = re.compile(r":\s|[“„«]|(?<=\s)\"(?=\w)")
_CLOSING: Final = re.compile(r"[\"”»“’']")

_PARTED: Final = re.compile(r"\s*(?:[,;:—–(\[]|--)|\s+-\s")
_RESUMED: Final = re.compile(
    r"[,;:—–-]?(?:[\"”»“]+|''|(?P<single>’)|(?P<plain>'))[,;:]?\s[^\"”“„«»‘’.!?\n]{2,90}[,;:—–]\s*"
    r"(?(single)‘|(?(plain)'|(?:[\"“„«]|``)))(?P<rest>(?:[a-z]|I\b)[^\"”“„«».!?]*)"
)
_ENDED: Final = re.compile(r"[.!?][\"”’')\s]*$")
_MARKS: Final = frozenset(",;:—–-.!?()")
_TAG: Final = re.compile(r"(?:n['’]?t (?:it|he|she|they|you|we|there)|right|correct|yes)\W*$", re.IGNORECASE)
_COMMAS: Final = ",;:—– \n"
_SAID_BEFORE: Final = re.compile(r"[.!?,]\s*$")
_CLOSED: Final = re.compile(r"[\w.,!?…—–-](?:[\"”»]|''|’(?!\w))")
_LEADING: Final = 14  # words of a sentence that leads into a quotation
_TURN: Final = re.compile(r"\n\s*\n|\x1e")
_STAGE: Final = 60  # characters of a stage direction
_STAGED: Final = re.compile(r"[(\[*]([^()\[\]*]+)[)\]*][:\s\"“„«‘]*$")
_TURNING: Final = frozenset(("negation", "modal"))
_LAST_OF_LEAD_IN: Final = 4  # words of it that its items may go on from: "Visitors may not:"
_OPEN: Final = frozenset(("connective", "article"))
_SAID_INSIDE: Final = frozenset(
    ("lent", "limit", "part")
)  # results that count within the passage's own quotation marks


def context(
    quoted: str, found: str, kept: tuple[int, int], *, before: str, after: str, speaker: str, language: str
) -> list[Difference]:
    """The differences that lie outside what was quoted of the passage, `found[kept[0]:kept[1]]`."""
    kept = kept[0], max(kept[0], len(found[: kept[1]].rstrip(_COMMAS)))  # the quote's own comma hides nothing behind it
    passage, cut_off = found[slice(*kept)], found[kept[1] :]
    before, after = before + found[: kept[0]], cut_off + after
    leading = lead_in(before)
    before, after = by_lines(before, passage, after)
    cut = _cut_in_two(quoted, before, passage, after, kept)
    if cut:
        return cut
    named = Speaker(speaker, before)
    sample = f"{before[-_NEAR:]} {passage[:_NEAR]} {after[:_BEHIND]}"
    language = "en" if language in {"", "en"} and " the " in sample else language_of(sample, default=language)
    differences: list[Difference] = []
    left = _left(before, language)
    governing = _weightiest(
        lambda: _staged(before, language),
        lambda: _before(left, before, passage, after, speaker=named, language=language),
        lambda: _opened(left, before, language),
        lambda: _narrowed(left, quoted, before, passage),
        lambda: _negated(left, language),
        lambda: leading and _by_lead_in(leading, before, passage, speaker=named, language=language),
        lambda: _set(left, before, passage, language),
    )
    if governing is not None:
        differences.append(_difference((0, 0), before, governing, kept[0] - len(before)))
    end = (len(quoted),) * 2
    if governing is None and "?" in after and (mark := _asked(left, before, quoted, passage, after)) is not None:
        differences.append(_difference(end, after, _Beside(0, mark + 1, "asked"), kept[1]))
    governing = (
        _after(before, passage, after, named, cut_off=bool(cut_off.strip()), language=language)
        if after.strip()
        else None
    )
    if governing is not None:
        differences.append(_difference(end, after, governing, kept[1]))
    return differences or _part_of_a_sentence(left, _Scene(quoted, before, passage, after, kept), language)


class _Beside(NamedTuple):
    """Where in the text on one side of a passage the words are that do something to it, and which rule says so."""

    start: int
    end: int
    rule: str
    level: Level = Level.CRITICAL


def _weightiest(*looks: Callable[[], _Beside | None]) -> _Beside | None:
    """The first that turns the passage, or else the first that a person must look at."""
    unsure: _Beside | None = None
    for look in looks:
        found = look()
        if found is not None and found.level == Level.CRITICAL:
            return found
        unsure = unsure or found
    return unsure


class _Scene(NamedTuple):
    """A quote, its passage, and the source's words before and behind it; `kept` is the passage's place in what was found."""

    quoted: str
    before: str
    passage: str
    after: str
    kept: tuple[int, int]


def _part_of_a_sentence(left: "_Left", scene: _Scene, language: str) -> list[Difference]:
    """What the quote leaves of its own clause on either side, where no rule says what that does to it."""
    quoted, before, passage, after, kept = scene
    first_words = words_of(passage[:_INTO], language)
    differences: list[Difference] = []
    if left.told and not _OPENING.search(before):
        first = left_before(left.told, first_words, language)
        if first is not None:
            span = _Beside(first.start, left.told[-1].end, "part.before", Level.MINOR)
            differences.append(_difference((0, 0), before, span, kept[0] - len(before)))
    if after.strip() and not _ENDED.search(passage) and not _CLOSING.match(after):
        told = _rest(after, language)
        last = left_behind(told, parted=_PARTED.match(after) is not None, language=language)
        if last is not None:
            span = _Beside(told[0].start, last.end, "part.behind", Level.MINOR)
            differences.append(_difference((len(quoted),) * 2, after, span, kept[1]))
    return differences


def _rest(text: str, language: str) -> Sequence[Word]:
    """The words of the passage's own sentence behind it."""
    end = _SENTENCE_END.search(text)
    if end and not end.start():
        return ()
    return words_of(text[: min(end.start() + 1 if end else _BEHIND, _BEHIND)], language)[:_REACH]


def _cut_in_two(quoted: str, before: str, passage: str, after: str, kept: tuple[int, int]) -> list[Difference]:
    """The numbers and amounts that the edges of the passage cut in two."""
    differences = []
    if before and (span := cut_before(before, passage)):
        differences.append(_difference((0, 0), before, _Beside(*span, "cut.amount"), kept[0] - len(before)))
    if after and (span := cut_behind(passage, after)):
        differences.append(_difference((len(quoted),) * 2, after, _Beside(*span, "cut.amount"), kept[1]))
    return differences


def _difference(place: tuple[int, int], text: str, beside: "_Beside", shift: int) -> Difference:
    start, end, rule, level = beside
    return Difference("context", level, "", *place, text[start:end], start + shift, end + shift, rule)


class _Left(NamedTuple):
    """The words of the passage's own sentence before it; `begins` says that they are all of them."""

    told: Sequence[Word]
    begins: bool
    start: int  # of the sentence


def _left(text: str, language: str) -> _Left:
    near = max(len(text) - _NEAR, 0)
    start = near
    for match in _SENTENCE_END.finditer(text, near):
        if not _ABBREVIATION.search(text, match.start() - 6 if match.start() > 6 else 0, match.end()):
            start = match.end()
    if answer := _ANSWER.match(text, start):
        start = answer.end()
    told = words_of(text[start:], language, start) if start < len(text) else ()
    if told and "." in text[told[-1].end :] and len(told[-1].key) > _ABBREVIATED:
        told = ()  # a sentence ends with a word in capitals
    return _Left(told[-_REACH:], len(told) <= _REACH and (start > near or not near), start)


def _set(left: _Left, text: str, passage: str, language: str) -> "_Beside | None":
    """Where the sentence before the passage's own says how it is meant: "Suppose the dam breaks. |", "… a dream. In it, |"."""
    end = len(text[: left.start].rstrip())
    near = max(end - _NEAR, 0)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, near, end)]
    begins = ends[-1] if ends else near
    rules = rules_for(language, "context")
    leads = not left.told and _OPENING.search(text) is not None
    if not rules.may_fire("setting", text[begins:] + passage[:_INTO]):
        leads = leads and rules.may_fire("opening", text[begins:])
        if not leads:
            return None
    told = words_of(text[begins:end], language, begins)[-_REACH:]
    if not told:
        return None
    scene = Scene(left.told, words_of(passage[:_INTO], language), begins=left.begins, setting=told)
    match = rules.first("setting", scene)
    leads = leads and len(told) <= _LEADING and text[end - 1] == "."
    if match is None and leads and not _CLOSED.search(text, told[0].start, end):
        match = rules.first("opening", Scene(told))
        return match and _Beside(match.words[0].start, told[-1].end, match.rule, Level.MINOR)
    if match is None or passage.rstrip()[-1:] == "?":
        return None
    beside = _beside(match.words[0].start, match.words[-1].end, match)
    return beside._replace(level=Level.MINOR) if _TURN.search(text, end) else beside  # it may be another's "suppose"


def _beside(start: int, end: int, match: Match) -> "_Beside":
    return _Beside(start, end, match.rule, Level.MINOR if match.result == UNSURE else Level.CRITICAL)


def _before(left: _Left, text: str, passage: str, after: str, *, speaker: Speaker, language: str) -> "_Beside | None":
    """Where in the text before the passage the words are that govern it."""
    told, begins, _ = left
    if not told or _OPENING.search(text):
        return None
    if told[-1].key == "a" and passage.lstrip()[:4].casefold() == "few ":
        return _Beside(told[-1].start, told[-1].end, "narrowed")  # a few are not few
    while len(told) > 1 and told[-1].key in tagged("article", language) and not told[-1].parted:
        told = told[:-1]  # "I doubt that the | bridge is safe"
    scene = Scene(told, words_of(passage[:_INTO], language), begins=begins, is_speaker=speaker.is_among)
    match = rules_for(language, "context").first("before", scene)
    if match is None and (behind := _behind_opening(text, told)):
        match = rules_for(language, "context").first("before", replace(scene, before=behind, begins=True))
    if match and match.result == "lent":  # not outside the quotation marks that the passage is in
        colon = text.rfind(":") + 1 if told[-1].key not in tagged("complementiser", language) else 0  # "refute: that |"
        own = max(quotation(text, passage, after)[0], colon)
        inside = [word for word in told if word.start >= own]
        match = rules_for(language, "context").first("before", replace(scene, before=inside)) if inside else None
    return None if match is None else _beside(_shown_from(told, match).start, left.told[-1].end, match)


def _behind_opening(text: str, told: Sequence[Word]) -> Sequence[Word]:
    """The words behind the last colon or opening quotation mark among them, if there is one: "He said: Were we richer, |"."""
    opened = [mark.end() for mark in _OPENED.finditer(text, told[0].start)]
    return [word for word in told if word.start >= opened[-1]] if opened else ()


def _opened(left: _Left, text: str, language: str) -> "_Beside | None":
    """Where the words that lead into a quotation give it to nobody who means it: "the villain says: |"."""
    if not left.told or not _OPENING.search(text):
        return None
    quoted = max((mark.end() for mark in _CLOSED.finditer(text, left.start)), default=0)  # “If so,” she said, “|”
    told = [word for word in left.told if word.start >= quoted]
    match = rules_for(language, "context").first("opening", Scene(told, begins=left.begins and not quoted))
    return None if match is None else _beside(match.words[0].start, told[-1].end, match)


def _staged(text: str, language: str) -> _Beside | None:
    """Where a stage direction says how the passage behind it is meant: "(laughs) |"."""
    match = _STAGED.search(text[-_STAGE:])
    if match is None or not tagged("irony", language).intersection(map(fold, match[1].split())):
        return None
    shift = max(len(text) - _STAGE, 0)
    ahead = text[: match.start() + shift].rpartition("\n")[2]
    laughed = (
        tagged("laughter", language).issuperset(map(fold, match[1].split())) and _SAID_BEFORE.search(ahead) is not None
    )
    level = Level.MINOR if laughed else Level.CRITICAL  # "Once. [laughs] |" may laugh at what was said before
    return _Beside(match.start(1) + shift, match.end(1) + shift, "staged", level)


def _by_lead_in(leading: LeadIn, before: str, passage: str, *, speaker: Speaker, language: str) -> _Beside | None:
    """Where the lead-in of a list turns what its items say: "If you do not meet these: - | you must apply"."""
    told = words_of(leading.text, language)
    conditional = bool(told) and told[0].key in tagged("condition", language)
    if not conditional and not any(role(word.key, language) in _TURNING for word in told[-_LAST_OF_LEAD_IN:]):
        return None
    text = f"{leading.text}{', ' if conditional else ' '}{before[leading.own :]}"
    left = _left(text, language)
    governing = _before(left, text, passage, "", speaker=speaker, language=language) or _narrowed(
        left, "", text, passage
    )
    if governing is None:
        return None
    first, last = (min(place, len(leading.text)) + leading.start for place in governing[:2])
    return _Beside(first, last, governing.rule) if first < last else None


def _shown_from(told: Sequence[Word], match: Match) -> Word:
    """The first of the words to show: of a match of one word or two, a few before it, too: "I do" of "I do not"."""
    first = told.index(match.words[0])
    while first and len(told) - first < _SHOWN and not told[first - 1].parted:
        first -= 1
    return told[first]


def _negated(left: _Left, language: str) -> "_Beside | None":
    """Where the passage's own language has a negation right before it: the Swedish "inte |"."""
    last = left.told[-1] if left.told and language != "en" else None
    denies = last is not None and not last.parted and last.key in NEGATIONS | tagged("negation", language)
    return _Beside(last.start, last.end, "negated.edge") if last and denies else None


def _asked(left: _Left, before: str, quoted: str, passage: str, after: str) -> int | None:
    """Where a statement cut out of a question has its mark: "Is it true that | the wells are dry | ?"."""
    end = _SENTENCE_END.search(after)
    mark = end.start() if end else len(after.rstrip("\"”’') \n")) - 1
    if "?" in quoted or not 0 <= mark <= _NEAR or after[mark] != "?" or _ENDED.search(passage):
        return None
    idle, asking = tagged("lead-in", "en"), tagged("verbal", "en")
    told = [word.key for word in left.told if word.key not in idle]
    first = [word.key for word in words_of(passage[:40], "en") if word.key not in idle][:3]
    if not first or (not told and not left.begins):
        return None
    goes_on = after[:mark].strip("\"”’') ")  # words of the question behind the passage
    if told:
        if len(told) > 1 and not goes_on and not _OPENING.search(before):
            return mark  # "So your evidence is, | you were paid | ?"
        return mark if left.begins and told[0] in asking and role(first[0]) != "preposition" else None
    asks = first[0] in asking | tagged("interrogative", "en") or role(first[0]) == "auxiliary" or _TAG.search(passage)
    holds = first[0] == "i" and first[1:2] and first[1] in tagged("thinking", "en")  # "I suppose it stands?"
    return None if asks or holds or goes_on else mark


def _narrowed(left: _Left, quoted: str, text: str, passage: str) -> "_Beside | None":
    """For "about | 20 people", "the alleged | thief", "some of | the boats": where words before bound what begins."""
    if not left.told:
        return None
    last = left.told[-1]
    if last.parted or not text[last.end :].isspace():
        return None
    month = last.key == "may" and text[last.start] == "M"
    may = tagged("may", "en") | tagged("can", "en")
    weak = last.key in may or (role(last.key) == "hedge" and passage.lstrip()[:3].casefold() == "to ")
    if weak and not month:
        return _Beside(last.start, last.end, "narrowed")  # "They may | come", "They threatened | to leave"
    first = bounding(left.told[-_FEW:], quoted, passage)
    if first is None:
        return None
    roughly = SAME.get(first.key) == SAME["roughly"] or (
        first.key == "some" and counts(passage.split(maxsplit=1)[0].casefold())
    )
    return _Beside(first.start, last.end, "narrowed", Level.MINOR if roughly else Level.CRITICAL)


def _after(before: str, passage: str, text: str, speaker: Speaker, *, cut_off: bool, language: str) -> "_Beside | None":
    """Where in the text after the passage the words are that take it back, lend it to others or leave it in doubt."""
    end = _SENTENCE_END.search(text)
    if passage.rstrip()[-1:] == "?":
        return None
    if _ENDED.search(passage) or (end and not end.start()):
        return _called_untrue(passage, text, end.end() if end and not end.start() else 0, language)
    told = words_of(text[: min(end.start() + 1 if end else _BEHIND, _BEHIND)], language)[:_REACH]
    if not told:
        return None
    last_word = (passage.split() or [""])[-1].casefold()
    denying = (NEGATIONS if cut_off else _DENYING) | (tagged("negation", language) if language != "en" else frozenset())
    if told[0].key in denying and text.lstrip()[:1] not in _MARKS:
        idle = (told[1:2] and told[1].key in tagged("idly-denied", "en")) or role(last_word) in _UNFINISHED
        return (
            None if idle and not cut_off else _Beside(told[0].start, told[0].end, "negated.behind")
        )  # "admitted | nothing"
    if role(last_word) in _OPEN or last_word in tagged("relative", language) | tagged("interrogative", language):
        return None  # "he said that | if …": another clause begins
    scene = Scene(
        passage=words_of(passage[-_INTO:], language),
        behind=told,
        parted=_PARTED.match(text) is not None,
        is_speaker=speaker.is_among,
        speaker_known=speaker.known,
    )
    rules = rules_for(language, "context")
    match = rules.first("behind", scene)
    if match and match.result in _SAID_INSIDE:
        own = quotation(before, passage, text)[1]
        inside = [word for word in told if word.end <= own]
        match = rules.first("behind", replace(scene, behind=inside)) if inside else None
        match = match or next(
            (each for each in rules.matches("behind", scene) if _holds_outside(each, own, told)), None
        )
    if match is None:
        return _resumed(passage, text, language)
    if match.result == UNSURE:
        return _Beside(told[0].start, up_to_comma(told)[-1].end, match.rule, Level.MINOR)
    return _Beside(told[0].start, match.words[-1].end, match.rule)


def _holds_outside(match: Match, own: int, told: Sequence[Word]) -> bool:
    """Whether a rule says something of a whole quotation: "|," he said, and winked."""
    return match.result not in _SAID_INSIDE and told[0].start >= own


def _resumed(passage: str, text: str, language: str) -> "_Beside | None":
    """Where the speaker goes on in the same sentence behind who says it: |," Lund said, "if we have two more doctors"."""
    interrupted = _RESUMED.match(text)
    if interrupted is None:
        return None
    first, last = interrupted.span("rest")
    told = words_of(text[first:last], language, first)[:_REACH]
    scene = Scene(passage=words_of(passage[-_INTO:], language), behind=told, parted=True)
    match = rules_for(language, "context").first("behind", scene)
    if match is not None and match.result not in {"lent", UNSURE}:
        return _Beside(first, max(match.words[-1].end, up_to_comma(told)[-1].end), match.rule)
    turning = any(word.key in NEGATIONS and word.key != "without" for word in told)
    end = left_behind(told, parted=True, language=language) or (told[-1] if turning else None)
    return _Beside(first, end.end, "part.resumed", Level.MINOR) if end else None


def _called_untrue(passage: str, text: str, start: int, language: str) -> "_Beside | None":
    """Where the sentence after the passage's own calls it untrue."""
    end = _SENTENCE_END.search(text, start)
    if not rules_for(language, "context").may_fire("next-sentence", text[start : start + _NEAR]):
        return None
    told = words_of(text[start : min(end.start() if end else start + _NEAR, start + _NEAR)], language, start)
    if not told or ":" in text[: told[0].start]:
        return None  # somebody else's turn
    scene = Scene(passage=words_of(passage[-_INTO:], language), following=told)
    match = rules_for(language, "context").first("next-sentence", scene)
    return None if match is None else _Beside(told[0].start, match.words[-1].end, match.rule)
