"""The article's words above the source's, or both in one line: where they differ can be seen without colour."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile, zip_longest

from factcheck.core.model import Comparison, Difference, Level
from factcheck.tui.rows import Row, Span, cells, fit, indented, shown, wrap
from factcheck.tui.theme import Glyphs

LABEL = 9
"""Cells that the words "article" and "source" take in front."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Words of the article over words of the source; either may be empty."""

    quoted: str
    found: str
    differs: bool


def pairs(quoted: str, found: str, comparison: Comparison) -> list[Pair]:
    """Both texts in pairs, equal words one by one, differing words together; typography counts as equal."""
    result: list[Pair] = []
    at_quoted = at_found = 0
    for left, right in _spans(quoted, found, comparison.differences):
        result += _equal(quoted[at_quoted : left[0]], found[at_found : right[0]])
        result.append(Pair(shown(quoted[slice(*left)]), shown(found[slice(*right)]), differs=True))
        at_quoted, at_found = left[1], right[1]
    return result + _equal(quoted[at_quoted:], found[at_found:])


def _equal(left: str, right: str) -> list[Pair]:
    ours, theirs = shown(left).split(), shown(right).split()
    if len(ours) == len(theirs):
        return [Pair(a, b, differs=False) for a, b in zip(ours, theirs, strict=True)]
    if not ours or not theirs:
        return [Pair(" ".join(ours), " ".join(theirs), differs=False)]
    return [Pair(a, b, differs=False) for a, b in zip_longest(ours, theirs, fillvalue="")]


Bounds = tuple[int, int]


def _spans(quoted: str, found: str, differences: Iterable[Difference]) -> list[tuple[Bounds, Bounds]]:
    """The differing spans of both texts in order, each widened to whole words, joined where they then overlap."""
    marked = [
        (_whole(quoted, each.quoted_start, each.quoted_end), _whole(found, each.found_start, each.found_end))
        for each in differences
        if each.level > Level.TYPOGRAPHIC and inside(each, quoted, found)
    ]
    joined: list[tuple[Bounds, Bounds]] = []
    for left, right in sorted(marked):
        (_, last_quoted), (_, last_found) = joined[-1] if joined else ((0, 0), (0, 0))
        if joined and (left[0] < last_quoted or right[0] < last_found):
            before = joined.pop()
            joined.append((_around(before[0], left), _around(before[1], right)))
        else:
            joined.append((left, right))
    return [_trimmed(quoted, found, *spans) for spans in joined]


def _trimmed(quoted: str, found: str, left: Bounds, right: Bounds) -> tuple[Bounds, Bounds]:
    """Two spans without the words at their ends that are the same on both sides: of "nine million", "nine"."""
    ours, theirs = (list(_WORD.finditer(text, *span)) for text, span in ((quoted, left), (found, right)))
    first = _alike(ours, theirs)
    last = _alike(ours[first:][::-1], theirs[first:][::-1])
    if first + last >= min(len(ours), len(theirs)):
        return left, right
    return _bounds(ours[first : len(ours) - last]), _bounds(theirs[first : len(theirs) - last])


_WORD = re.compile(r"\S+")


def _alike(ours: Iterable[re.Match[str]], theirs: Iterable[re.Match[str]]) -> int:
    """How many words are the same before the first that is not."""
    same = takewhile(lambda pair: pair[0].group() == pair[1].group(), zip(ours, theirs, strict=False))
    return sum(1 for _ in same)


def _bounds(words: list[re.Match[str]]) -> Bounds:
    return words[0].start(), words[-1].end()


def _around(one: Bounds, other: Bounds) -> Bounds:
    return min(one[0], other[0]), max(one[1], other[1])


def inside(difference: Difference, quoted: str, found: str) -> bool:
    """Whether a difference lies in the two texts (those of the context do not)."""
    within = 0 <= difference.found_start <= difference.found_end <= len(found)
    return within and 0 <= difference.quoted_start <= difference.quoted_end <= len(quoted)


def _whole(text: str, start: int, end: int) -> Bounds:
    if start == end and (start in {0, len(text)} or text[start - 1].isspace() or text[start].isspace()):
        return start, end
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def side_by_side(quoted: str, found: str, comparison: Comparison, width: int, glyphs: Glyphs) -> list[Row]:
    """Article over source with the differing words over each other, marked between the two."""
    room = max(8, width - LABEL)
    rows: list[Row] = []
    for number, line in enumerate(_lines(_short(pairs(quoted, found, comparison), room), room)):
        if number:
            rows.append(())
        top: list[Span] = []
        marks: list[Span] = []
        bottom: list[Span] = []
        for pair in line:
            size = _size(pair)
            top += _padded(pair.quoted, size, "differs" if pair.differs else "text")
            marks += _padded(glyphs.under * size if pair.differs else "", size, "warn")
            bottom += _padded(pair.found, size, "differs" if pair.differs else "text")
        rows.append((("article  ", "dim"), *top))
        if any(pair.differs for pair in line):
            rows.append(((" " * LABEL, "dim"), *marks))
        rows.append((("source   ", "dim"), *bottom))
    return rows


def _size(pair: Pair) -> int:
    return max(cells([(pair.quoted, "")]), cells([(pair.found, "")]), 1)


def _padded(text: str, size: int, style: str) -> tuple[Span, Span]:
    return (text, style), (" " * (size - cells([(text, "")]) + 1), "text")


def _short(columns: Iterable[Pair], room: int) -> Iterator[Pair]:
    """Pairs that fit the line: long ones word by word, long words cut."""
    for pair in columns:
        if _size(pair) <= min(room, 24):
            yield pair
            continue
        for a, b in zip_longest(pair.quoted.split(), pair.found.split(), fillvalue=""):
            yield Pair(fit(a, room), fit(b, room), pair.differs)


def _lines(columns: Iterable[Pair], room: int) -> Iterator[list[Pair]]:
    line: list[Pair] = []
    used = 0
    for pair in columns:
        size = _size(pair)
        if line and used + size > room:
            yield line
            line, used = [], 0
        line.append(pair)
        used += size + 1
    if line:
        yield line


def running(quoted: str, found: str, comparison: Comparison, width: int, glyphs: Glyphs) -> list[Row]:
    """Both in one text: `[article's word] {source's word}` where they differ."""
    spans: list[Span] = []
    for pair in pairs(quoted, found, comparison):
        if spans:
            spans.append((" ", "text"))
        if not pair.differs:
            spans.append((pair.found or pair.quoted, "text"))
            continue
        spans.append((f"[{pair.quoted or glyphs.dash}]", "missing"))
        spans.append((f" {glyphs.arrow} ", "dim"))
        spans.append((f"{{{pair.found or glyphs.dash}}}", "differs"))
    return indented(wrap(spans, width - LABEL), (("both     ", "dim"),))


def same(found: str, width: int) -> list[Row]:
    """The source's words, where nothing differs."""
    return indented(wrap([(shown(found), "text")], width - LABEL), (("source   ", "dim"),))
