"""Lines of an HTML file for what was read from it: the reader knows paragraphs, a log of findings wants lines."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import unescape
from itertools import accumulate

from factcheck.core.model import Block, Document, Locator, Place

_TOKENS = re.compile(
    r"(?P<hidden><!--.*?(?:-->|\Z)|<(?P<tag>script|style|template|title)\b.*?(?:</(?P=tag)\s*>|\Z)"
    r"|<[a-zA-Z/!?][^>]*+(?:>|\Z))"
    r"|(?P<entity>&#?\w{1,31};)|(?P<space>\s+)|(?P<word>[^<&\s]+|.)",
    re.DOTALL | re.IGNORECASE,
)
"""What is not closed goes on to the end, as in a browser; so nothing is looked for again and again."""
_MISSING = 200
"""After so many blocks that are not found the rest is not looked for: each is looked for in the whole text."""
_SPACE = re.compile(r"\s")
_SPACE_OR_MARK = re.compile(r"[\s“”‘’\"'«»„]")


def with_lines(article: Document, raw: str) -> Document:
    """The article with line and column wherever its words are found in the raw text, in their order.

    White space does not count, since a browser breaks lines where it likes; nor do quotation marks where words are
    found only without them, since the reader puts them in for `<q>`. What is not found has the place it had before.
    """
    readings = [(skipped, *_letters(raw, skipped)) for skipped in (_SPACE, _SPACE_OR_MARK)]
    starts = [0, *accumulate(len(line) for line in raw.splitlines(keepends=True))]
    places: dict[int, Place] = {place.start: place for place in article.places}
    done = missing = 0
    for block in article.blocks:
        if missing > _MISSING:
            break
        missing += 1
        for skipped, letters, offsets in readings:
            kept = [at for at in range(block.start, block.end) if not skipped.match(article.text, at)]
            squeezed = "".join(article.text[at] for at in kept)
            found = letters.find(squeezed, bisect_left(offsets, done)) if squeezed else -1
            if found >= 0:
                stands = dict(zip(kept, offsets[found : found + len(kept)], strict=True))
                places |= {place.start: place for place in _places(article, block, stands, starts)}
                done = stands[kept[-1]] + 1
                missing -= 1
                break
    return replace(article, places=tuple(places[start] for start in sorted(places)))


def _letters(raw: str, skipped: re.Pattern[str]) -> tuple[str, list[int]]:
    """What a browser shows, without what is skipped, and for each letter where it is."""
    letters: list[str] = []
    offsets: list[int] = []
    for found in _TOKENS.finditer(raw):
        if found["hidden"] or found["space"]:
            continue
        shown = unescape(found[0]) if found["entity"] else found[0]
        for number, letter in enumerate(shown):
            if not skipped.match(letter):
                letters.append(letter)
                offsets.append(found.start() if found["entity"] else found.start() + number)
    return "".join(letters), offsets


def _places(article: Document, block: Block, stands: Mapping[int, int], starts: list[int]) -> Iterator[Place]:
    """A place wherever the count of columns does not simply go on: at new lines, and after markup.

    What has no place of its own in the file, but is no white space either, is where what follows it does.
    """
    known: Locator = article.locate(block.start)
    expected = after = -1
    following = [after := stands.get(at, after) for at in reversed(range(block.start, block.end))]
    for at, offset in zip(range(block.start, block.end), reversed(following), strict=True):
        if article.text[at].isspace():
            expected += 1
            continue
        if offset >= 0 and offset != expected:
            line = bisect_right(starts, offset)
            yield Place(at, replace(known, line=line, column=offset - starts[line - 1] + 1))
        expected = offset + 1
