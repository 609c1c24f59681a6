"""Which sentences assert something in the article's own voice, and why the others do not."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.claims.boilerplate import boilerplate_rule, dateline_end
from factcheck.claims.paragraphs import Paragraph
from factcheck.claims.quotes import Quoted

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_FRAME_WORDS = 12  # a frame of fewer words and no more than who said it asserts nothing else


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence; `reason` says why it is no claim, "" if it is one."""

    start: int
    end: int
    kind: str
    rule: str
    reason: str = ""


def statements_in(
    text: str, paragraph: Paragraph, sentences: Sequence[tuple[int, int]], quoted: Sequence[Quoted]
) -> Iterator[Statement]:
    """The statements of one paragraph, in text order."""
    words = text[paragraph.start : paragraph.end]
    rule = boilerplate_rule(words)
    if rule:
        yield Statement(paragraph.start, paragraph.end, "boilerplate", rule, "The line is no part of the story.")
        return
    lead = paragraph.start + dateline_end(words)
    if lead > paragraph.start:
        yield Statement(
            paragraph.start,
            paragraph.start + len(text[paragraph.start : lead].rstrip()),
            "boilerplate",
            "dateline",
            "A dateline says where the report was written.",
        )
    said = [each.piece for each in quoted if each.ruling is None]
    for first, end in sentences:
        start = max(first, lead)
        if start >= end:
            continue
        frame = _outside(
            text, start, end, [piece for piece in said if piece.outer_start < end and piece.outer_end > start]
        )
        yield _statement(text, start, end, frame, paragraph)


def _outside(text: str, start: int, end: int, pieces: Sequence) -> str:
    parts, position = [], start
    for piece in pieces:
        parts.append(text[position : max(position, piece.outer_start)])
        position = max(position, piece.outer_end)
    parts.append(text[position:end])
    return " ".join(parts)


def _statement(text: str, start: int, end: int, frame: str, paragraph: Paragraph) -> Statement:
    found = _WORD.findall(frame)
    if not found:
        return Statement(start, end, "quote alone", "quote alone", "The sentence is a quote and nothing else.")
    if len(frame) < end - start and len(found) <= 5:
        return Statement(start, end, "frame", "bare frame", "Around the quote it says only who speaks.")
    if text[end - 1] == "?":
        return Statement(start, end, "question", "question", "A question asserts nothing.")
    if len(found) < 3:
        return Statement(start, end, "fragment", "fragment", "It is too short to assert anything.")
    if paragraph.kind in {"heading", "caption"}:
        return Statement(start, end, "claim", paragraph.kind)
    return Statement(start, end, "claim", "sentence")
