"""What can be checked in a claim word by word: its numbers, dates and names, and whether a passage has them."""

import re

from factcheck.matching.folding import tokens
from factcheck.model import Detail

_MONTHS = "January February March April May June July August September October November December".split()
_DATE = re.compile(
    rf"\b(?:\d{{1,2}} (?:{'|'.join(_MONTHS)})(?:,? \d{{4}})?|(?:{'|'.join(_MONTHS)})\.? \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|(?:{'|'.join(_MONTHS)}) \d{{4}}|(?:1[5-9]|20)\d\d)\b"
)
_NUMBER = re.compile(r"[$€£]?\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?\b%?")
_NAME = re.compile(
    r"(?:[A-Z][\w'’&.-]*|(?<=\s)(?:of|de|van|von|the|and) (?=[A-Z]))+(?:[ ](?:(?:of|de|van|von|the|and) (?=[A-Z]))*[A-Z][\w'’&-]*)*"
)
_OPENERS = frozenset(
    "the a an he she it they we i you in on at of for from by with as and but or if when while after before since this that these those his her its their our there here what who which how why where all some many most both one two no not for during despite although because until under over between among according".split()
)


def details(text: str) -> list[Detail]:
    """The dates, numbers and names in a text, in text order, none inside another, all as not found."""
    found: list[Detail] = []
    taken: list[tuple[int, int]] = []
    for kind, pattern in (("date", _DATE), ("number", _NUMBER), ("name", _NAME)):
        for match in pattern.finditer(text):
            start, end = match.span()
            if kind == "name":
                start, end = _without_opener(text, start, end)
            if start >= end or any(start < other_end and other_start < end for other_start, other_end in taken):
                continue
            taken.append((start, end))
            found.append(Detail(kind, text[start:end], start, end, found=False))
    return sorted(found, key=lambda detail: detail.start)


def _without_opener(text: str, start: int, end: int) -> tuple[int, int]:
    """A name without the common word that begins its sentence."""
    words = text[start:end].split(" ")
    while words and words[0].lower().strip(".'’") in _OPENERS:
        start += len(words[0]) + 1
        words = words[1:]
    return start, end


def looked_up(wanted: list[Detail], passage: str) -> tuple[Detail, ...]:
    """The details, each with whether the passage has it: a date by all its parts, a name by its last word."""
    have = {token.folded.removesuffix("'s") for token in tokens(passage)}
    return tuple(
        Detail(detail.kind, detail.text, detail.start, detail.end, found=_has(detail, have)) for detail in wanted
    )


def _has(detail: Detail, have: set[str]) -> bool:
    parts = [token.folded.removesuffix("'s") for token in tokens(detail.text)]
    if not parts:
        return False
    if detail.kind == "name":
        return parts[-1] in have
    return all(part in have for part in parts)
