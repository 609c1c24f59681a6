"""What the edge of a passage cuts in two: a number, its sign, its scale or its unit, a range.

“113 homes” is no quotation of "2,113 homes", nor “$40” of "$40 million". Whatever is read as one thing across the edge,
or as an amount whose unit is beyond it, is cut.
"""

import re
from itertools import zip_longest
from typing import Final

from factcheck.comparison.items import Item, read
from factcheck.nlp.lexicon import tagged
from factcheck.nlp.numbers import counts
from factcheck.nlp.quantities import measures
from factcheck.nlp.tokenizer import tokens

_NEAR: Final = 48  # characters on each side of the edge: more than the longest number in words has
_BESIDE: Final = 2  # words beside the edge of which one must be part of a number
_NUMBERS: Final = frozenset(("number", "time"))
_JOINED_BEFORE: Final = re.compile(r"\d[.,:/]$|[\d][^\W\d_]*$|(?:^|[\s(\[])[-−–~≈<>≤≥±+×^]$|[$€£¥#^]$")
_JOINED_BEHIND: Final = re.compile(r"[.,:/]?\d|[%‰°²³⁰-⁹^]|[½¼¾⅐-⅞]")
_RANGE_BEFORE: Final = re.compile(r"(?:\d\S*\s+(?:to|bis|à|a)\s+|\d\s*[-–—]\s*|\bbetween\s+\S*\d\S*\s+and\s+)$")
_BETWEEN: Final = re.compile(
    r"\b(?:between|zwischen|entre)\s+(?P<first>[^\W\d_]+)(?:[\s-]+[^\W\d_]+){0,5}?\s+(?:and|und|et|y|e)\s+$"
)
_RANGE_BEHIND: Final = re.compile(r"\s+(?:to|bis|à|a)\s+\S*\d\S*|\s*[-–—]\s*\d\S*")
_RANGE_IN_WORDS: Final = re.compile(r"([^\W\d_]+)\s+(?:to|bis)\s+([^\W\d_]+)")
_TWO_WORDS: Final = re.compile(r"^\s*\S+\s+\S+")
_OF_AMOUNT: Final = 3  # words at the end of a passage that may be an amount and what it is of
_CLOCK: Final = re.compile(r"\s*(?:[ap]\.?\s?m\b|o['’]clock\b|uhr\b)", re.IGNORECASE)


def cut_before(before: str, passage: str) -> tuple[int, int] | None:
    """The span in the text before the passage of what its beginning cuts off, or None where it cuts nothing in two."""
    passage = passage.lstrip()
    near = before[-_NEAR:]
    first = passage[:1]
    if first.isdigit() and (joined := _JOINED_BEFORE.search(near) or _RANGE_BEFORE.search(near)):
        begins = joined.start() + len(joined[0]) - len(joined[0].lstrip())
        return len(before) - len(near) + _word_start(near, begins), len(before)
    if (words := _BETWEEN.search(near)) and _numbers(words["first"]) and _measured(passage.split(maxsplit=2)[:2]):
        return len(before) - len(near) + words.start(), len(before)  # "between fifteen and | a hundred boats"
    if not (first.isdigit() or first.isalpha() or first in "%‰°"):
        return None
    return _cut(near, passage[:_NEAR], len(before) - len(near), behind=False)


def cut_behind(passage: str, after: str) -> tuple[int, int] | None:
    """The span in the text behind the passage of what its end cuts off, or None where it cuts nothing in two."""
    near = passage.rstrip()[-_NEAR:]
    if not near:
        return None
    if near[-1:].isdigit() and (joined := _JOINED_BEHIND.match(after)):
        end = re.compile(r"\S*").match(after, joined.end() - 1)
        return 0, end.end() if end else joined.end()
    if not near[-1:].isalnum() and near[-1:] not in "$€£¥":
        return None
    if near[-1:].isdigit() and (goes_on := _CLOCK.match(after) or _RANGE_BEHIND.match(after)):
        return 0, goes_on.end()
    if (words := _RANGE_IN_WORDS.match(near.split()[-1] + after[:_NEAR])) and _numbers(*words.groups()):
        return 0, words.end() - len(near.split()[-1])  # "six | to eight thousand"
    return _cut(near, after[:_NEAR], 0, behind=True) or _compared(near, after[:_NEAR])


def _compared(near: str, after: str) -> tuple[int, int] | None:
    """Where the amount at a passage's end is measured against something: "two metres | above the limit".

    Behind a unit or a number whatever compares does so; behind another noun only what compares amounts: "90 boats |
    fewer than". A share of a number is a smaller one: "a third | of one per cent".
    """
    following = [token.folded for token in tokens(after)][:2]
    either = tagged("more-or-less", "en") | tagged("above-or-below", "en")
    if not following or not (following[0] in either or following[0] == "of" or following[1:] == ["per"]):
        return None  # quicker to see than to look for an amount
    told = [token.folded for token in tokens(near)][-_OF_AMOUNT:]
    counted = [index for index, word in enumerate(told) if counts(word) or word[:1].isdigit()]
    if not counted or after.lstrip()[:1] in ",.;:!?)—–-":
        return None
    whole = counted[-1] == len(told) - 1 or measures(told[-1]) or measures(" ".join(told[-2:]))
    more = tagged("more-or-less", "en") | (tagged("above-or-below", "en") if whole else frozenset())
    shared = whole and following[0] == "of" and (counts(following[-1]) or following[-1][:1].isdigit())
    rate = counted[-1] == len(told) - 1 and following[1:] == ["per"]  # "20 | deaths per million"
    if (following[0] not in more or following[1:] == ["of"]) and not (shared or rate):
        return None
    return 0, next((end.end() for end in _TWO_WORDS.finditer(after)), len(after))


def _numbers(*words: str) -> bool:
    return all(counts(word.casefold()) for word in words)


def _cut(left: str, right: str, shift: int, *, behind: bool) -> tuple[int, int] | None:
    """What is beyond the edge between two texts and belongs to a number on the other side, as a span of its text."""
    gap = "" if left[-1:].isspace() or right[:1].isspace() or right[:1] in "%‰°-" or left[-1:] in "-‐‑" else " "
    if gap and left and right:
        return None  # no word ends here
    if not (_measured(left.split()[-_BESIDE:]) and _measured(right.split(maxsplit=_BESIDE)[:_BESIDE])):
        return None  # quicker to see than to read: there is no number on both sides
    text, edge = left + right, len(left)
    items = _items(text)
    for one, other in zip_longest(items, items[1:]):
        if one.kind in _NUMBERS and one.start < edge and text[: one.end].rstrip() > text[:edge].rstrip():
            return (0, one.end - edge) if behind else (shift + one.start, shift + edge)
        if other is None or not (one.end <= edge <= other.start) or one.kind != "number":
            continue
        if other.kind == "unit" and not text[one.end : other.start].strip(" \n\t\u00a0\u202f-‐‑"):
            return (0, other.end - edge) if behind else (shift + one.start, shift + edge)
    return None


def _measured(words: list[str]) -> bool:
    """Whether one of the words may be part of a number or amount."""
    return any(not word.isalpha() or measures(word.casefold()) for word in words)


def _items(text: str) -> list[Item]:
    listed = tokens(text)
    if not any(measures(token.folded) or token.folded[:1].isdigit() for token in listed):
        return []
    return read(text, listed, range(len(listed)), "en", millions="million" in text)


def _word_start(text: str, index: int) -> int:
    while index and not text[index - 1].isspace():
        index -= 1
    return index
