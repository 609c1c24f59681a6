"""Where the paragraphs of a document are: its blocks, or what blank lines and line breaks of plain text tell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.claims.quotation_marks import marks_in, pair_marks
from factcheck.core.model import Document
from factcheck.nlp.lexicon import table

_CHUNK = re.compile(r"[^\n]+(?:\n[^\n]*\S[^\n]*)*")
_FIRST_WORD = re.compile(r"\s*(\S+)")
_WIDEST_WRAP = 120  # nobody wraps text by hand at more columns
_NARROWEST_WRAP = 30
_LONGEST_QUOTE = 3000  # characters that two marks of one quote may be apart in lines that are no wrapped paragraph
_LABEL = re.compile(r"[\W_]*[^\W\d_][\w.’' -]{0,40}:(?:\s|$)")
_FREE = frozenset(("text", ""))  # formats in which a line's end may be a paragraph's
_LONGEST_TITLE = 200
_WHOLE = {"heading", "item", "caption", "cue", "code", "footnote", "comment"}
_FLOWING = frozenset(("paragraph", "quote", "item"))
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
            if document.format in _FREE or not document.blocks
            else _marked_up(text, start, end)
        )
        for first, last in spans:
            trimmed = _trimmed(text, first, last)
            if trimmed:
                found.append(Paragraph(*trimmed, kind))
    return tuple(found)


def in_one_line(text: str, paragraphs: Sequence[Paragraph]) -> str:
    """The text, as long as before, with a space for each line's end inside a paragraph; the text itself if there is none."""
    pieces, done = [], 0
    for paragraph in paragraphs:
        if paragraph.kind in _FLOWING and text.find("\n", paragraph.start, paragraph.end) >= 0:
            pieces += [text[done : paragraph.start], text[paragraph.start : paragraph.end].replace("\n", " ")]
            done = paragraph.end
    return "".join([*pieces, text[done:]]) if pieces else text


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
        yield from _unquoted_lines(text, *chunk.span())


def _marked_up(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A paragraph whose ends the format gives: a line's end in it is a space, unless each line has its own speaker."""
    lines = text[start:end].split("\n")
    if len(lines) > 1 and all(map(_LABEL.match, lines)):
        return _unquoted_lines(text, start, end)
    return iter([(start, end)])


def _unquoted_lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Lines, but for their ends between the two marks of a quote: those never part it."""
    pairs = pair_marks(text, end, marks_in(text, start, end)).pairs
    quoted = [(pair.start, pair.end) for pair in pairs if pair.close and pair.end - pair.start <= _LONGEST_QUOTE]
    first = start
    for _, last in _lines(text, start, end):
        if not any(opened <= last < closed for opened, closed in quoted):
            yield first, last
            first = last + 1
    if first < end:
        yield first, end


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


# Lines that are no part of the story: rules, datelines, copyright, distribution, "Story continues".


_RULE = re.compile(r"[\W_]*")
# Whole lines, or beginnings that no sentence of a story has: a claim that is taken for furniture is never checked.
_LINE = re.compile(
    r"\(?(?:(?:©|\(c\)\s|copyright\s*(?:©|\(c\)|\d{4}))|.{0,60}\ball rights reserved\W*$"
    r"|(?:(?:story|article) continues(?: below)?(?: advertisement)?|continue reading|advertisements?|sponsored(?: content)?"
    r"|share this(?: \w+)?|like the page|abstract|full text|loading|listen|print|e-?mail)\W*$"
    r"|(?:read more|related|see also|more on this)(?:\W.{0,120})?$|read the (?:rest|full)\b.{0,60}$"
    r"|(?:sign up|subscribe|click|tap)\s(?:to|for|here|now)\b|visit\s(?:.{1,60}\sat\s)?(?:https?://|www\.)\S+\W*$"
    r"|follow\s(?:us|him|her|them|\S+(?:\s\S+){0,3})\son\s(?:twitter|facebook|instagram|x|mastodon|bluesky)\b"
    r"|distributed by(?:\s[\w.&-]+,?){1,7}$|(?:reprinted|reproduced) (?:with|by) permission|originally published\s(?:at|on|in|by)\b"
    r"|this (?:story|article|post) (?:was|has been) (?:updated|corrected|first published|originally published)"
    r"|(?:photo|image|picture|foto|bild|credit)s?\b[^:.]{0,20}:|contact\s.{1,60}\sat\s\S+@\S+|https?://\S+\W*$|www\.\S+\W*$"
    r"|\d{1,2}:\d{2}\s*(?:[ap]\.?m\.?)?\W*$"
    r"|(?:updated|published|posted|stand|aktualisiert)\s?:?\s(?:on\s)?(?:\w{3,9}\.?\s\d{1,2},\s\d{4}|\d{1,2}[./ ]\S{1,9}[./ ]\d{4})[\d:,.\s|-]*(?:[ap]\.?m\.?)?(?:\s\w{2,4})?\W*$)",
    re.IGNORECASE,
)
# How those of them begin that begin with a letter, since few sentences do: quicker to see than that they are none.
_BEGINNINGS = tuple(table("shared", "boilerplate.toml")["begins"].split())
_RESERVED = "all rights reserved"
_LONGEST_LINE, _LONGEST_BYLINE = 90, 80  # characters
_BYLINE = re.compile(r"(?:By|von|Von|Par|Por)\s+[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){0,4}\W*$")
_DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{2,}(?:\s[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+){0,3}(?:,\s[\w.]+(?:\s\d{1,2})?){0,2}(?:\s\([\w/ ]{2,24}\))?"
    r"|[A-ZÀ-Þ]\w+(?:[\s/-][A-ZÀ-Þ]\w+){0,3}(?:,\s[\w. ]{1,20})?\s\([\w/ ]{2,24}\))"
    r"\s*(?:—|–|--|\s-\s)\s*(?=[A-ZÀ-Þ\d“\"„«‘'])"
)


def boilerplate_rule(text: str) -> str:
    """Name of the rule by which a paragraph is no part of the story, "" if it is."""
    if not text[0].isalnum() and _RULE.fullmatch(text):
        return "rule"
    low = text[:_LONGEST_LINE].lower()
    if (low.startswith(_BEGINNINGS) or not low[0].isalpha() or _RESERVED in low) and _LINE.match(text):
        return "furniture"
    if len(text) < _LONGEST_BYLINE and _BYLINE.match(text):
        return "byline"
    return ""


def dateline_end(text: str) -> int:
    """Length of the dateline a paragraph starts with: "NEW YORK — "."""
    found = _DATELINE.match(text)
    return found.end() if found else 0
