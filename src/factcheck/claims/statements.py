"""Which sentences assert something in the article's own voice, and why the others do not."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.claims.boilerplate import boilerplate_rule
from factcheck.claims.lexicon import Lexicon
from factcheck.claims.paragraphs import Paragraph, signature
from factcheck.claims.quoted import Quoted

_WORD = re.compile(r"[^\W_][\w’'-]*")
_BARE_FRAME = 2  # words of a frame besides who says it, the verb and the small ones; more assert something more
_EMPTY = frozenset("CELcADPFKSWRBHOwya")  # tags of words that assert nothing by themselves
_HAN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_VERBS = frozenset("ACELV")
_SHORTEST_HEADING = 5  # words
_SHORTEST = 3  # words of a sentence that asserts something
_DIRECT = frozenset(",:，：") | {""}  # what stands before a quote that is no part of the sentence's grammar


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence; `reason` says why it is no claim, "" if it is one."""

    start: int
    end: int
    kind: str
    rule: str
    reason: str = ""


def statements_in(
    text: str,
    paragraph: Paragraph,
    sentences: Sequence[tuple[int, int]],
    quoted: Sequence[Quoted],
    *,
    words: Lexicon,
    lead: int,
) -> Iterator[Statement]:
    """The statements of one paragraph, in text order; what stands before `lead` is its dateline."""
    line = text[paragraph.start : paragraph.end]
    rule = boilerplate_rule(line)
    if rule:
        yield Statement(paragraph.start, paragraph.end, "boilerplate", rule, "The line is no part of the story.")
        return
    if signature(text, paragraph):
        reason = "It names whose the quote above is."
        yield Statement(paragraph.start, paragraph.end, "boilerplate", "name below the quote", reason)
        return
    if lead > paragraph.start:
        yield Statement(
            paragraph.start,
            paragraph.start + len(text[paragraph.start : lead].rstrip()),
            "boilerplate",
            "dateline",
            "A dateline says where the report was written.",
        )
    position = 0
    for start, end in sentences:
        inside = []
        while position < len(quoted) and quoted[position].piece.outer_start < end:
            inside.append(quoted[position])
            position += 1
        if not any(each.ruling and each.ruling.rule == "question" for each in inside):
            yield _statement(text, (start, end), [each for each in inside if each.ruling is None], paragraph, words)


def _statement(
    text: str, span: tuple[int, int], said: Sequence[Quoted], paragraph: Paragraph, lexicon: Lexicon
) -> Statement:
    start, end = span
    outside = list(_outside(text, start, end, said)) if said else text[start:end].split(None, _SHORTEST_HEADING)
    if not outside:
        return Statement(start, end, "quote alone", "quote alone", "The sentence is a quote and nothing else.")
    if said and (len(outside) < _SHORTEST or all(_is_direct(text, each, start) for each in said)):
        rest = [word for word in outside if lexicon.tag_of(word.lower()) not in _EMPTY and word.lower() != "said"]
        if len(rest) <= _BARE_FRAME:
            return Statement(start, end, "frame", "bare frame", "Around the quote it says only who speaks.")
    if text[end - 1] in "?？":
        return Statement(start, end, "question", "question", "A question asserts nothing.")
    if len(outside) < _SHORTEST and not _HAN.search(text, start, end):
        return Statement(start, end, "fragment", "fragment", "It is too short to assert anything.")
    if boilerplate_rule(text[start:end]):
        return Statement(start, end, "boilerplate", "furniture", "The line is no part of the story.")
    if paragraph.kind == "heading" and paragraph.start and not _asserts(outside, lexicon):
        return Statement(start, end, "heading", "bare heading", "A heading that names a part and asserts nothing.")
    return Statement(start, end, "claim", paragraph.kind if paragraph.kind in {"heading", "caption"} else "sentence")


def _asserts(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a heading inside an article has a verb or a number, and is more than a label."""
    telling = any(word[0].isdigit() or lexicon.tag_of(word.lower()) in _VERBS for word in words)
    return telling and len(words) >= _SHORTEST_HEADING


def _is_direct(text: str, quote: Quoted, start: int) -> bool:
    """Whether the quote only stands beside its sentence, as in: Reed said, "…"."""
    return quote.frame or quote.bare or text[start : quote.piece.outer_start].rstrip()[-1:] in _DIRECT


def _outside(text: str, start: int, end: int, said: Sequence[Quoted]) -> Iterator[str]:
    """The words outside of quotes and of the names of those who speak."""
    taken = sorted(
        [(each.piece.outer_start, each.piece.outer_end) for each in said]
        + [each.span for each in said if each.span and start <= each.span[0] and each.span[1] <= end]
    )
    position = start
    for first, last in [*taken, (end, end)]:
        yield from _WORD.findall(text, position, max(position, min(first, end)))
        position = max(position, last)
