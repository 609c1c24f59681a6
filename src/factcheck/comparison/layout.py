"""What the lines of a source say about its sentences: a post, a row of a list, a speaker's turn ends with its line.

Prose wraps its lines wherever there is room, so a line's end alone says nothing. It ends a sentence where the next line
begins with a mark of its own (a bullet, a handle, a time, a name and a colon), or with a capital that no name explains.
"""

import re
from typing import Final, NamedTuple

from factcheck.nlp.lexicon import tagged
from factcheck.nlp.roles import role
from factcheck.nlp.tokenizer import fold

_LINE_BREAK: Final = re.compile("\n")
LINE_END: Final = "\x1e"
"""Stands for a line's end that ends a sentence: as long as what it replaces, so that no offset changes."""

_ITEM: Final = r"[ \t]*(?:[-*+•·◦▪‣–—]|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)])[ \t]+"
_MARKED: Final = re.compile(rf"{_ITEM}|[ \t]*(?:[@#>]|\[?\d{{1,2}}:\d\d|[A-Z][\w.'’ -]{{0,24}}:\s)")
_ITEM_LINE: Final = re.compile(_ITEM)
_FIRST_WORD: Final = re.compile(r"[ \t]*([A-Z][a-z]+)\b")
_LAST_WORD: Final = re.compile(r"([\w'’]+)[ \t]*$")
_OPEN: Final = frozenset(("article", "preposition", "auxiliary", "modal", "connective", "negation", "demonstrative"))
_LEADING: Final = 240  # characters of a list's lead-in that are looked at
_NEAR: Final = 400


def by_lines(before: str, passage: str, after: str) -> tuple[str, str]:
    """The words before and behind a passage, with LINE_END for each line's end among them that ends a sentence."""
    if "\n" not in before[-_NEAR:] and "\n" not in after[:_NEAR]:
        return before, after
    return _ended(before, passage), _ended(after, "", passage)


def _ended(text: str, following: str = "", preceding: str = "") -> str:
    whole = preceding + text + following
    shift = len(preceding)
    for index in [line.start() for line in _LINE_BREAK.finditer(text) if _ends(whole, line.start() + shift)]:
        text = f"{text[:index]}{LINE_END}{text[index + 1 :]}"
    return text


def _ends(text: str, index: int) -> bool:
    """Whether the line's end at `index` ends a sentence."""
    if _MARKED.match(text, index + 1):
        return True
    first = _FIRST_WORD.match(text, index + 1)
    last = _LAST_WORD.search(text, max(index - 40, 0), index)
    if first is None or last is None or role(fold(last[1])) in _OPEN:
        return False
    word = fold(first[1])
    return word in tagged("function", "en") or word in tagged("subject", "en")


class LeadIn(NamedTuple):
    """The words that a list hangs on: `text` up to its colon, from `start`; `own` is where the item's own words begin."""

    text: str
    start: int
    own: int


def lead_in(before: str) -> LeadIn | None:
    """What a list says before its items, if the passage behind `before` is in one of them."""
    line = before.rfind("\n") + 1
    item = _ITEM_LINE.match(before, line)
    if not line or item is None:
        return None
    end = line - 1
    while end > 0:
        start = before.rfind("\n", 0, end) + 1
        text = before[start:end]
        if text.strip() and not _ITEM_LINE.match(text) and not text[:1].isspace():
            break
        end = start - 1
    else:
        return None
    if not text.rstrip().endswith(":"):
        return None
    paragraph = max(before.rfind("\n\n", 0, end) + 1, end - _LEADING, 0)
    told = before[paragraph:end].rstrip().removesuffix(":")
    return LeadIn(told, paragraph, item.end())
