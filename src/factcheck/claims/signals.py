"""What makes a sentence worth checking, as it can be seen: numbers, dates, names, comparisons …"""

import re

from factcheck.model import Signal

_MONTH = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_SIGNALS = re.compile(
    rf"""
    (?P<money>[$€£¥]\s?\d[\d.,]*(?:\s?(?:million|billion|trillion|m|bn|k)\b)?|\d[\d.,]*\s?(?:million|billion|trillion)?\s?(?:dollars|euros?|pounds|€))
    |(?P<percentage>\d[\d.,]*\s?(?:%|percent\b|per\ cent\b|percentage\ points?\b|Prozent\b))
    |(?P<date>\b{_MONTH}\s\d{{1,2}}(?:,\s\d{{4}})?\b|\b\d{{1,2}}\.?\s{_MONTH}\b(?:\s\d{{4}})?|\b(?:1[5-9]|20)\d\d\b)
    |(?P<relative>\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tomorrow|tonight|last\s(?:week|month|year|night|summer|winter|spring|fall|autumn)|(?:this|next)\s(?:week|month|year)|\w+\s(?:days?|weeks?|months?|years?)\sago)\b)
    |(?P<number>\b\d[\d.,]*\b|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundreds?|thousands?|millions?|dozens?|half|twice|double)\b)
    |(?P<comparison>\b(?:more|less|fewer|higher|lower|larger|smaller|greater|better|worse)\b(?:\s\w+)?\sthan\b|\b(?:most|least|first|last|largest|biggest|highest|lowest|best|worst|only|oldest|youngest|longest|fastest)\b)
    |(?P<absence>\b(?:no|not|never|none|nobody|nothing|without|neither|nor|n't|cannot)\b|\w+n['’]t\b)
    |(?P<reported>\b(?:said|says|told|announced|claimed|claims|reported|according\sto|alleged(?:ly)?|accused|denied|confirmed|testified)\b)
    |(?P<name>\b[A-Z][\w’'-]+(?:\s(?:[A-Z]\.|[A-Z][\w’'-]+))+)
    """,
    re.VERBOSE,
)
_KINDS = {"relative": "relative date", "reported": "reported speech", "comparison": "superlative or comparison"}
_WEIGHTS = {
    "number": 14,
    "money": 18,
    "percentage": 18,
    "date": 12,
    "relative date": 6,
    "name": 8,
    "superlative or comparison": 12,
    "reported speech": 8,
    "absence": 10,
}
_DETAILS = frozenset({"number", "money", "percentage", "date", "relative date", "name"})


def signals_in(text: str, start: int, end: int) -> tuple[Signal, ...]:
    """The signals of the text at `start`:`end`, in text order."""
    found = []
    for match in _SIGNALS.finditer(text, start, end):
        group = match.lastgroup or ""
        found.append(Signal(_KINDS.get(group, group), match.group(), match.start(), match.end()))
    return tuple(found)


def priority_of(signals: tuple[Signal, ...]) -> int:
    """0 to 100: each kind of signal counts fully once, and a quarter when it comes again."""
    total, seen = 20, set()
    for signal in signals:
        total += _WEIGHTS[signal.kind] if signal.kind not in seen else _WEIGHTS[signal.kind] // 4
        seen.add(signal.kind)
    return min(total, 100)


def details_of(signals: tuple[Signal, ...]) -> int:
    """How many of the signals are details that a source can confirm or not."""
    return sum(signal.kind in _DETAILS for signal in signals)
