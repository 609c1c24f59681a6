"""Who speaks in a text of turns: labels known by their shape, their place and their repetition, not from a list.

A label is at the beginning of a line: `NAME:`, `**Name:**`, `>> NAME:`, `[00:12:01] Name:`, `Name  0:31` or two people's names on
lines of their own, `Q.` and `A.` of an examination, and in a mail `From:` and "On Monday Name wrote:". One lone "Note:" is no
label: there must be another like it, or a second of the same.
"""

import re
from bisect import bisect_right
from collections import Counter
from typing import Final, NamedTuple

from factcheck.nlp.lexicon import tagged
from factcheck.nlp.persons import sex_of
from factcheck.nlp.tokenizer import fold

NAME: Final = r"(?:[A-ZÀ-ÞŁŚŻ][\w.'’&-]*|of|the|de|da|van|von|der|and|for)(?:[ \t]+(?:[A-ZÀ-ÞŁŚŻ][\w.'’&-]*|\d+|of|the|de|da|van|von|der|and|for)){0,6}"
_ROLE: Final = r"(?:[ \t]*[,(][^\n:()]{1,60}\)?)?"
_TIME: Final = r"(?:\d{1,2}:)?\d{1,2}:\d\d(?:[.,]\d+)?"
_QUOTED: Final = r"(?:>[ \t]?)*"
_LABEL: Final = re.compile(
    rf"^{_QUOTED}[ \t]*(?:[-*•][ \t]+)?(?:>>+[ \t]*|[\[(]{_TIME}[\])][ \t]*|{_TIME}[ \t]+)?"
    rf"(?:(?P<mark>\*\*|__|\*)?(?P<name>{NAME}){_ROLE}(?:[ \t]*[\[(]{_TIME}[\])])?[ \t]*(?:(?P=mark))?[:：](?:\*\*|__|\*)?)(?=\s|$)",
    re.MULTILINE,
)
_TIMED: Final = re.compile(
    rf"^{_QUOTED}[ \t]*(?:\*\*)?(?P<name>{NAME})(?:\*\*)?(?:[ \t]{{1,}}|[ \t]*[-–|·][ \t]*)[\[(]?{_TIME}[\])]?[ \t]*$",
    re.MULTILINE,
)
_ALONE: Final = re.compile(
    rf"^{_QUOTED}[ \t]*(?:#+[ \t]*)?(?:\*\*|__)?(?P<name>{NAME})(?:\*\*|__)?(?:[ \t]*\n(?:{_QUOTED}[ \t]*\n)*|[ \t]*\t)"
    r"(?=[^\n]*[a-zà-ÿ][^\n]*(?:[ \t][^\n\t ]+){3})",
    re.MULTILINE,
)
_WORDS_OF_NAME: Final = range(2, 6)
_LETTER: Final = re.compile(rf"^{_QUOTED}[ \t]*(?:\*\*)?(?P<name>[QA])[.:](?:\*\*)?(?=\s)", re.MULTILINE)
_FROM: Final = re.compile(
    r"^From:[ \t]*\"?(?P<name>[^\"<\n@,]{2,60}?)\"?[ \t]*(?:<[^>\n]*>|\([^)\n]*\))?[ \t]*$", re.MULTILINE
)
_WROTE: Final = re.compile(
    r"^(?:>[ \t]?)*(?:On|Am)\b[^\n]{3,80}?\b(?:[\d:]+,?|schrieb|,)[ \t]+(?P<name>[A-ZÀ-Þ][^\n<,@\d]{1,50}?)[ \t]*(?:<[^>\n]*>)?[ \t]*(?:\n[^\n]{0,40})?(?:wrote|schrieb|:)\s*:?[ \t]*$",
    re.MULTILINE,
)
_HEADERS: Final = frozenset(
    ("from", "to", "cc", "bcc", "subject", "date", "sent", "reply-to", "von", "an", "betreff", "datum")
)
_INTERVIEWED: Final = re.compile(
    rf"\b(?:interview with|in conversation with|testimony of|deposition of|examination of|statement (?:by|of)|evidence of)\s+(?P<name>{NAME})",
    re.IGNORECASE,
)
_NO_NAME: Final = re.compile(r"(?:speaker|channel|unknown|voice)?[\s_#-]*(?:\d+|[a-z])?$", re.IGNORECASE)
_HEAD: Final = 1500  # characters at the beginning of a text, where it says whom it is with


class Turn(NamedTuple):
    """A label of a text: what follows from `start` on is said by `speaker`, "" for one that names nobody ("Q.").

    `label` is where the label begins.
    """

    label: int
    start: int
    speaker: str


def turns(text: str, head: str = "") -> list[Turn]:
    """The turns of a text in order; `head` is the beginning of the document it is a part of.

    Empty for a text without labels. Never raises.
    """
    found = {match.start(): match for match in _TIMED.finditer(text)}
    labels = [match for match in _LABEL.finditer(text) if fold(match["name"]) not in _HEADERS]
    counted = Counter(fold(match["name"]) for match in labels)
    likely = [match for match in labels if _like_a_name(match["name"]) or counted[fold(match["name"])] > 1]
    if len(likely) > 1:
        found |= {match.start(): match for match in likely}
    found |= {match.start(): match for match in _alone(text)}
    letters = list(_LETTER.finditer(text))
    if len(letters) > 1:
        found |= {match.start(): match for match in letters}
    found |= {match.start(): match for match in (*_FROM.finditer(text), *_WROTE.finditer(text))}
    guest = _INTERVIEWED.search(head or text[:_HEAD]) if letters else None
    return [
        Turn(start, match.end(), _speaker(match["name"], guest["name"] if guest else ""))
        for start, match in sorted(found.items())
    ]


def _alone(text: str) -> list[re.Match[str]]:
    """Names on a line, or in a cell, of their own with prose after them, where two people take turns.

    Headings have that shape too: one of the names has to have a first name that is known, or a title.
    """
    found = [match for match in _ALONE.finditer(text) if len(match["name"].split()) in _WORDS_OF_NAME]
    names = {fold(match["name"]) for match in found}
    known = [name for name in names if sex_of(name.split()[:1]) or name.split()[0].rstrip(".") in tagged("title", "en")]
    return found if known and len(names) > 1 else []


def speaker_at(listed: list[Turn], offset: int) -> str:
    """Who speaks at an offset of the text that these are the turns of; "" before the first, or if it names nobody."""
    index = bisect_right(listed, offset, key=lambda turn: turn.start) - 1
    return listed[index].speaker if index >= 0 else ""


def _speaker(name: str, guest: str) -> str:
    name = name.strip(" \t*_")
    if name in {"Q", "A"}:
        return guest if name == "A" else ""
    return "" if _NO_NAME.fullmatch(name) else name


def _like_a_name(label: str) -> bool:
    """Whether a label looks like a name of somebody: in capitals, of two words and more, or with a title."""
    words = label.split()
    capitals = label.isupper() and len(label) > 1
    return (
        capitals
        or (len(words) > 1 and all(word[:1].isupper() for word in words))
        or fold(words[0]) in tagged("title", "en")
    )
