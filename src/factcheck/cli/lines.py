"""Lines of an HTML file for what was read from it: the reader knows paragraphs, a log of findings wants lines."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from itertools import accumulate

from factcheck.model import Block, Document, Locator, Place

_TOKENS = re.compile(
    r"(?P<hidden><!--.*?-->|<(?P<tag>script|style|template|title)\b.*?</(?P=tag)\s*>|<[a-zA-Z/!?][^>]*>)"
    r"|(?P<entity>&#?\w{1,31};)|(?P<space>\s+)|(?P<word>[^<&\s]+|.)",
    re.DOTALL | re.IGNORECASE,
)


def with_lines(article: Document, raw: str) -> Document:
    """The article with line and column wherever its words are found in the raw text, in their order.

    White space does not count: a browser breaks lines where it likes. What is not found (words that the reader put
    in, such as the marks of `<q>`) has the place it had before.
    """
    letters, offsets = _letters(raw)
    starts = [0, *accumulate(len(line) for line in raw.splitlines(keepends=True))]
    places: dict[int, Place] = {place.start: place for place in article.places}
    at = 0
    for block in article.blocks:
        squeezed = "".join(article.text[block.start : block.end].split())
        found = letters.find(squeezed, at) if squeezed else -1
        if found < 0:
            continue
        at = found + len(squeezed)
        for place in _places(article, block, offsets[found:at], starts):
            places[place.start] = place
    return replace(article, places=tuple(places[start] for start in sorted(places)))


def _letters(raw: str) -> tuple[str, list[int]]:
    """What a browser shows, without white space, and for each letter where it stands."""
    letters: list[str] = []
    offsets: list[int] = []
    for found in _TOKENS.finditer(raw):
        if found["hidden"] or found["space"]:
            continue
        shown = "".join(unescape(found[0]).split()) if found["entity"] else found[0]
        letters.append(shown)
        offsets += [found.start()] * len(shown) if found["entity"] else range(found.start(), found.end())
    return "".join(letters), offsets


def _places(article: Document, block: Block, offsets: list[int], starts: list[int]) -> Iterator[Place]:
    """A place wherever the count of columns does not simply go on: at new lines, and after markup."""
    known: Locator = article.locate(block.start)
    number, expected = 0, -1
    for at in range(block.start, block.end):
        if article.text[at].isspace():
            expected += 1
            continue
        offset = offsets[number]
        number += 1
        if offset != expected:
            line = bisect_right(starts, offset)
            yield Place(at, replace(known, line=line, column=offset - starts[line - 1] + 1))
        expected = offset + 1
