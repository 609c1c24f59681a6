"""The folded view of a text: its words without their typography, each with its place in the unmodified text.

Both halves of the room look at texts through it. What is folded away: Unicode compatibility forms (NFKC, so
ligatures and full-width digits), case, the kind of apostrophe, soft and zero-width characters, dots in
abbreviations ("U.S."), thousands commas, and hyphens at the end of a line or page, whose halves are one word
reaching over the break. Punctuation is no token. Of a source, words that are not the speaker's (line and page
numbers, speaker labels, stage notes) are tokens of the kind "furniture": they may match a quote, but a quote that
leaves them out has left out nothing.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

WORD: Final = "word"
FURNITURE: Final = "furniture"  # source only: line numbers, page heads, speaker labels, stage notes
ELLIPSIS: Final = "ellipsis"  # quote only: the writer marked that words are left out here
BRACKET: Final = "bracket"  # quote only: a word in or with square brackets, the writer's own


class Token(NamedTuple):
    """A word of the folded view: `text[start:end]` of the unmodified text reads `folded`."""

    start: int
    end: int
    folded: str
    kind: str = WORD


_CJK = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"  # written without spaces: every character is a token
_LETTER = rf"[^\W_{_CJK}]"
_WITHIN = "[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]"  # combining marks, soft and zero-width characters
_APOSTROPHE = "['’ʼ＇‘´`′]"
_ROMAN = r"(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_PAGE_NUMBER = rf"(?:[-–—\[(][ \t]*)?(?:(?:[Pp]age|PAGE|[Pp]g?\.)[ \t]*)?(?:\d{{1,4}}|{_ROMAN})(?:[ \t]*(?:of|/)[ \t]*\d{{1,4}})?(?:[ \t]*[-–—\])])?"
_PAGE_BREAK = rf"(?:[ \t\f]*(?:{_PAGE_NUMBER})?[ \t\f]*\n)*"
_LINE_NUMBER = r"(?:\d{1,3}[ \t]+)?"
_BREAK = rf"[-‐\u00ad¬][ \t]*\n{_PAGE_BREAK}[ \t\f]*{_LINE_NUMBER}"
_RUN = rf"{_LETTER}+(?:{_WITHIN}+{_LETTER}*)*"
_JOINED = rf"(?:(?<=[a-zà-öø-ÿ]){_BREAK}(?=[a-zà-öø-ÿ])|(?<=[A-ZÀ-ÖØ-Þ]){_BREAK}(?=[A-ZÀ-ÖØ-Þ]{{2}}))"

_SCANNER = re.compile(
    rf"(?P<abbreviation>[A-Za-z](?:\.[A-Za-z])+\b\.?)"
    rf"|\d+(?:[.,]\d+)+(?:{_LETTER}+)?"
    rf"|{_RUN}(?:(?:{_APOSTROPHE}|{_JOINED}){_RUN})*"
    rf"|[{_CJK}]"
    rf"|[%$€£¥§&°‰]"
)
_MARKED = re.compile(
    r"(?P<ellipsis>[\[(]?(?:…|\.(?:\s?\.){2,3})[\])]?)"
    rf"|(?P<letters>\[{_LETTER}+\](?={_LETTER}){_RUN}(?:{_APOSTROPHE}{_RUN})*|{_RUN}\[(?:{_LETTER}|['’])*\])"  # [W]e, member[s], want[]
    r"|(?P<bracket>\[[^\[\]]{0,200}\])"
)
_BREAKS = re.compile(_BREAK)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)")
_SOFT = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_MARKS = re.compile(_APOSTROPHE)

_LABEL_WORD = r"(?:[A-Z][\w’'\-]*\.?|of|the|de|van|von)"
_FURNITURE = re.compile(
    rf"^[ \t\f]*{_PAGE_NUMBER}[ \t\f]*$"  # a page number alone on its line
    r"|(?<=\f)\n?[ \t]*(?:\d{1,4}[ \t]+[A-Z][^a-z\n]{2,60}|[A-Z][^a-z\n]{2,60}[ \t]+\d{1,4})$"  # a running head
    r"|^[ \t]*\d{1,3}(?:[ \t]{2,}|\t)(?=\S)"  # the number of a line
    rf"|(?:^|(?<=[\d\]] ))[ \t]*(?:{_LABEL_WORD}(?:[ \t]+{_LABEL_WORD}){{0,4}}):(?=\s)"  # SPEAKER:
    r"|(?:^|(?<=\d  ))[ \t]*[QA][.:](?=[ \t])"  # question and answer
    r"|^[ \t]*(?:[\[(]\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d+)?[\])]|\d{1,2}:\d\d:\d\d(?:[.,]\d+)?)(?=\s)"  # time on the tape
    r"|[\[(](?:(?i:laughter|applause|inaudible|indiscernible|unintelligible|crosstalk|pause|music|cheers))[^\])\n]{0,30}[\])]",
    re.MULTILINE,
)
_NUMBERED_LINE = re.compile(r"^[ \t]*(\d{1,3})[ \t]+(?=\S)", re.MULTILINE)


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """One word without its typography."""
    if "\n" in word:
        word = _BREAKS.sub("", word)
    if word.isascii():
        folded = word.lower()
    else:
        folded = _MARKS.sub("'", unicodedata.normalize("NFKC", _SOFT.sub("", word)).casefold())
    if folded == "&":
        return "and"
    if _THOUSANDS.match(folded):
        return folded.replace(",", "")
    return folded.replace("`", "'")


def tokens(text: str) -> list[Token]:
    """The words of a source, furniture told apart.

    A passage cut from a source should be looked at with some lines around it, since lines are known as numbered
    by the lines beside them.
    """
    skipped = _furniture(text) if "\n" in text or ":" in text or "(" in text or "[" in text else []
    found: list[Token] = []
    position = 0
    for match in _SCANNER.finditer(text):
        start, end = match.span()
        while position < len(skipped) and skipped[position][1] <= start:
            position += 1
        kind = FURNITURE if position < len(skipped) and skipped[position][0] <= start else WORD
        word = match[0]
        found.append(Token(start, end, fold(word.replace(".", "") if match.lastgroup else word), kind))
    return found


def quote_tokens(text: str) -> list[Token]:
    """The words of a quote, with its ellipses ("…", folded to that) and the words between [brackets] told apart.

    An ellipsis in brackets is an ellipsis. Empty brackets (a word was taken out) are a bracket token folded to "".
    """
    found: list[Token] = []
    position = 0
    for mark in _MARKED.finditer(text):
        found += _words(text, position, mark.start(), WORD)
        if mark.lastgroup == "ellipsis":
            found.append(Token(*mark.span(), "…", ELLIPSIS))
        elif mark.lastgroup == "letters":
            found.append(Token(*mark.span(), fold(mark[0].replace("[", "").replace("]", "")), BRACKET))
        else:
            inside = _words(text, mark.start() + 1, mark.end() - 1, BRACKET)
            found += inside or [Token(*mark.span(), "", BRACKET)]
        position = mark.end()
    return found + _words(text, position, len(text), WORD)


def _words(text: str, start: int, end: int, kind: str) -> list[Token]:
    return [
        Token(*match.span(), fold(match[0].replace(".", "") if match.lastgroup else match[0]), kind)
        for match in _SCANNER.finditer(text, start, end)
    ]


def _furniture(text: str) -> list[tuple[int, int]]:
    """Where the words stand that nobody said, in order, not overlapping."""
    spans = [match.span() for match in _FURNITURE.finditer(text)]
    lines = [(match.start(), match.end(), int(match[1])) for match in _NUMBERED_LINE.finditer(text)]
    for (start, end, number), (start2, end2, number2) in pairwise(lines):
        if number2 == number + 1 and text.count("\n", start, start2) == 1:  # numbered one after the other
            spans += [(start, end), (start2, end2)]
    spans.sort()
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
