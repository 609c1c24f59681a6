"""What the source says around the passage that turns it round: "I do not | support the bill".

Only what governs the passage counts: a negation whose sentence runs on into it, a verb of denial or hearsay that it
hangs on, a condition it stands under, and the same behind it. Everything else that stands nearby is other people's
business. Attribution alone is none ("the mayor said: …" is where quotes come from); hearsay is ("they claim that …").
"""

import re
from typing import Final

from factcheck.matching.differing.bounding import bounding
from factcheck.matching.differing.governing import governor
from factcheck.matching.differing.holding import Word
from factcheck.matching.differing.items import opened
from factcheck.matching.differing.languages import language_of
from factcheck.matching.differing.lexicon import NEGATIONS, role, words
from factcheck.matching.differing.retracting import retraction, untrue
from factcheck.matching.folding import FURNITURE, tokens
from factcheck.model import Difference, Level

_REACH: Final = 24  # words looked at on each side
_NEAR: Final = 240  # characters, more than those words have
_SENTENCE_END: Final = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\bMrs)[.!?…]+[\"”’')\]]*(?=\s)|\n\s*\n")
_ABBREVIATION: Final = re.compile(r"\b(?:v|vs|No|Nos|St|Dr|Mr|Mrs|Ms|Prof|Gen|Sen|Rep|Gov|Jr|Sr|cf|pp?)\.$")
_OPENING: Final = re.compile(r"[\"“„«‘:]\s*$")

_MARKS: Final = frozenset(",;:—–-.!?()")
_ASKING: Final = words("do does did is are was were can could would will has have had should")
_OPEN: Final = words("connective demonstrative article")


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
        governing = _narrowed(quoted, before, passage, cut_off=kept[0] > 0)
    if governing is not None:
        shift = kept[0] - len(before)
        differences.append(_difference((0, 0), before, governing, shift))
    if governing is None and before.strip() and _asked(quoted, before, after):
        differences.append(_difference((len(quoted),) * 2, after, (0, after.index("?") + 1), kept[1]))
    clause = before.rstrip().casefold().endswith(("that", "whether"))
    governing = _after(passage, after, clause=clause, cut_off=bool(cut_off.strip())) if after.strip() else None
    if governing is not None:
        differences.append(_difference((len(quoted),) * 2, after, governing, kept[1]))
    return differences


def _difference(place: tuple[int, int], text: str, span: tuple[int, int], shift: int) -> Difference:
    return Difference("context", Level.CRITICAL, "", *place, text[slice(*span)], span[0] + shift, span[1] + shift)


def _words(text: str, shift: int) -> list[Word]:
    found = [token for token in tokens(text) if token.kind != FURNITURE]
    language = language_of([token.folded for token in found])
    listed: list[Word] = []
    for index, token in enumerate(found):
        follows = found[index + 1].start if index + 1 < len(found) else len(text)
        gap = text[token.end : follows]
        parted = any(mark in gap for mark in ",;:—–()") or "--" in gap or " -" in gap
        keys = opened(token.folded, language)
        listed += [
            Word(key, token.start + shift, token.end + shift, parted and i == len(keys) - 1)
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
    first = governor(told, begins=begins)
    return None if first is None else (first.start, told[-1].end)


def _asked(quoted: str, before: str, after: str) -> bool:
    """Whether a statement was cut out of a question: "Is it true that | the wells are dry | ?"."""
    if "?" in quoted or after.lstrip("\"”’') ")[:1] != "?":
        return False
    start = max((match.end() for match in _SENTENCE_END.finditer(before)), default=0)
    told = _words(before[start:], start)
    return bool(told) and told[0].key in _ASKING


def _narrowed(quoted: str, text: str, passage: str, *, cut_off: bool) -> tuple[int, int] | None:
    """For "about | 20 people", "the alleged | thief", "some of | the boats": where words before bound what begins."""
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
    first = bounding(told, quoted, passage)
    return (first.start, last.end) if first else None


def _after(passage: str, text: str, *, clause: bool, cut_off: bool) -> tuple[int, int] | None:
    """Where in the text after the passage the words stand that take it back."""
    if passage.rstrip("\"”’') \n")[-1:] in {".", "!", "?"}:
        return _called_untrue(text, 0)
    end = _SENTENCE_END.search(text)
    if end and not end.start():
        return _called_untrue(text, end.end())
    told = _words(text[: min(end.start() + 1 if end else _NEAR, _NEAR)], 0)[:_REACH]
    if not told:
        return None
    if cut_off and told[0].key in NEGATIONS and text.lstrip()[:1] not in _MARKS:
        return told[0].start, told[0].end
    last_word = passage.rstrip().rpartition(" ")[2].casefold()
    hangs = role(last_word) in _OPEN or not last_word[-1:].isalnum()  # "he said that | if …": another clause begins
    last = retraction(told, passage, clause=clause, hangs=hangs)
    return None if last is None else (told[0].start, last.end)


def _called_untrue(text: str, start: int) -> tuple[int, int] | None:
    """Where the sentence after the passage's own calls it untrue."""
    end = _SENTENCE_END.search(text, start)
    told = _words(text[start : min(end.start() if end else start + _NEAR, start + _NEAR)], start)
    last = untrue(told)
    return None if last is None else (told[0].start, last.end)
