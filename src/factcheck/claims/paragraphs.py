"""Where the paragraphs of a document are: its blocks, or what blank lines and line breaks of plain text tell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from factcheck.model import Document

_CHUNK = re.compile(r"[^\n]+(?:\n[^\n]*\S[^\n]*)*")
_FIRST_WORD = re.compile(r"\s*(\S+)")
_WIDEST_WRAP = 120  # nobody wraps text by hand at more columns
_NARROWEST_WRAP = 40
_LONGEST_TITLE = 200
_WHOLE = {"heading", "item", "caption", "cue", "code", "footnote", "comment"}
_SIGNED = re.compile(r"(?:—|–|--)\s?(?P<who>\S[^\n]{1,80})")  # "— Ana Ruiz, on Monday"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of text no sentence crosses; `kind` as in `Block`."""

    start: int
    end: int
    kind: str = "paragraph"


def paragraphs_of(document: Document) -> tuple[Paragraph, ...]:
    """All paragraphs in text order, trimmed of white space, none of them empty."""
    text = document.text
    blocks = [(block.start, block.end, block.kind) for block in document.blocks] or [(0, len(text), "paragraph")]
    found = []
    for start, end, kind in blocks:
        spans = (
            [(start, end)]
            if kind in _WHOLE
            else _lines(text, start, end)
            if kind == "table"
            else _plain(text, start, end)
        )
        for first, last in spans:
            trimmed = _trimmed(text, first, last)
            if trimmed:
                found.append(Paragraph(*trimmed, kind))
    return tuple(found)


def signature(text: str, paragraph: Paragraph) -> tuple[int, int] | None:
    """Where a line below a block quote names whose it is; None if it is no such line."""
    signed = _SIGNED.fullmatch(text, paragraph.start, paragraph.end) if paragraph.kind == "quote" else None
    return signed.span("who") if signed else None


def is_title(text: str, paragraph: Paragraph) -> bool:
    """Whether it is set like a title, with capitals where sentences have none."""
    if paragraph.end - paragraph.start > _LONGEST_TITLE or text[paragraph.end - 1] in '.”"':
        return False
    words = text[paragraph.start : paragraph.end].split()
    return len(words) > 2 and sum(word[0].isupper() for word in words) > len(words) * 0.6


def _plain(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for chunk in _CHUNK.finditer(text, start, end):
        if "\n" not in chunk.group() or _is_wrapped(chunk.group().split("\n")):
            yield chunk.span()
            continue
        yield from _lines(text, *chunk.span())


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for line in text[start:end].split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _is_wrapped(lines: list[str]) -> bool:
    """Whether line breaks only keep lines short: no line had room for the first word of the next."""
    width = max(map(len, lines))
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return False
    if len(lines) == 2 and lines[0].rstrip().endswith((".", "!", "?", "”", '"', ":", "’", "'")):
        return False
    for line, following in pairwise(lines):
        word = _FIRST_WORD.match(following)
        if word and len(line.rstrip()) + 1 + len(word[1]) <= width - 1:
            return False
    return True


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
