"""The turns of an interview: what people say behind "Q:", "A:" or their names, without marks."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.claims.lexicon.base import words as word_set
from factcheck.claims.paragraphs import Paragraph

_LETTER = re.compile(r"(?P<label>Q|A|Question|Answer|Frage|Antwort)(?:\.|:)\s+(?=\S)")
_SHOUTED = re.compile(
    r"(?P<label>(?:(?:MR|MS|MRS|DR|SEN|REP|GOV)\.\s)?[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:\s[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+){0,3})\s?:\s+(?=\S)"
)
_NAMED = re.compile(r"(?P<label>[A-ZÀ-Þ][\w.'’-]+(?:\s[A-ZÀ-Þ][\w.'’-]+){0,3})\s?:\s+(?=\S)")
_SPOKEN = frozenset(".!?…:,;—–-)]\"'”’“»«")  # how a turn ends, and a line of a menu does not
_LONGEST_TURN = 4  # paragraphs
_ASKS = frozenset({"Q", "Question", "Frage"})
ANSWERS = frozenset({"A", "Answer", "Antwort"})
# What stands before a colon at the start of a line and is nobody.
_NO_SPEAKERS = word_set(
    """note notes correction update updated photo image picture source sources caption related video audio editor's
    editors credit copyright contact email phone address website date location tags topics warning summary
    background breaking exclusive opinion analysis quelle foto bild hinweis anmerkung ps nb fact claim verdict
    pros cons edt interview review report live poll quiz podcast"""
)


@dataclass(frozen=True, slots=True)
class Turn:
    """What one person says in one paragraph. `label` is where the name stands, None where the turn only goes on."""

    start: int
    end: int
    label: tuple[int, int] | None
    asks: bool = False


def turns_of(text: str, paragraphs: Sequence[Paragraph]) -> dict[int, Turn]:
    """The turns of an interview by the number of their paragraph; a paragraph between two turns goes on with one."""
    letters: dict[int, re.Match[str]] = {}
    shouted: dict[int, re.Match[str]] = {}
    named: dict[int, re.Match[str]] = {}
    for number, paragraph in enumerate(paragraphs):
        for pattern, found in ((_LETTER, letters), (_SHOUTED, shouted), (_NAMED, named)):
            match = pattern.match(text, paragraph.start, paragraph.end)
            spoken = pattern is _LETTER or text[paragraph.end - 1] in _SPOKEN
            if match and spoken and match["label"].split()[0].lower().rstrip(":") not in _NO_SPEAKERS:
                found[number] = match
                break
    matches = _talk(letters) | _talk(named | shouted)
    turns: dict[int, Turn] = {}
    for number, match in matches.items():
        label = match["label"]
        turns[number] = Turn(match.end(), paragraphs[number].end, match.span("label"), label in _ASKS)
    for before, after in pairwise(sorted(matches)):
        if after - before <= _LONGEST_TURN and all(paragraphs[n].kind == "paragraph" for n in range(before + 1, after)):
            for number in range(before + 1, after):
                span = paragraphs[number]
                turns[number] = Turn(span.start, span.end, None, turns[before].asks)
    return turns


def _talk(matches: dict[int, re.Match[str]]) -> dict[int, re.Match[str]]:
    """Those matches that look like people who talk: near each other, two people, and one of them at least twice."""
    groups: list[list[int]] = []
    for number in sorted(matches):
        if not groups or number - groups[-1][-1] > _LONGEST_TURN:
            groups.append([])
        groups[-1].append(number)
    talk: dict[int, re.Match[str]] = {}
    for group in groups:
        count = Counter(matches[number]["label"] for number in group)
        if len(count) > 1 and max(count.values()) > 1:
            talk.update((number, matches[number]) for number in group)
    return talk
