"""Which sentences assert something in the article's own voice, and why the others do not."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.claims.lexicon import Lexicon, signal_words
from factcheck.claims.names import is_given_name
from factcheck.claims.paragraphs import Paragraph, boilerplate_rule, signature
from factcheck.claims.terms import Quoted
from factcheck.core.model import Signal

_WORD = re.compile(r"[^\W_][\w’'-]*")
_BARE_FRAME = 2  # words of a frame besides who says it, the verb and the small ones; more assert something more
_EMPTY = frozenset("CELcADPFKSWRBHOwya")  # tags of words that assert nothing by themselves
_HAN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_VERBS = frozenset("ACELV")
_SHORTEST_HEADING = 5  # words
_LONGEST_HEADING = 8  # words of a line that may be one without being marked so
_SHORTEST = 3  # words of a sentence that asserts something
_DIRECT = frozenset(",:，：") | {""}  # what is before a quote that is no part of the sentence's grammar


class Statement(NamedTuple):
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
    """The statements of one paragraph, in text order; what is before `lead` is its dateline."""
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
    heads = paragraph.kind == "heading" or (not said and _stands_alone(text, start, end, paragraph))
    if heads and paragraph.start and not _asserts(outside, lexicon):
        return Statement(start, end, "heading", "bare heading", "A heading that names a part and asserts nothing.")
    return Statement(start, end, "claim", paragraph.kind if paragraph.kind in {"heading", "caption"} else "sentence")


def _asserts(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a heading inside an article has a verb or a number, and is more than a label."""
    telling = any(word[0].isdigit() or lexicon.tag_of(word.lower()) in _VERBS for word in words)
    return telling and len(words) >= _SHORTEST_HEADING


def _stands_alone(text: str, start: int, end: int, paragraph: Paragraph) -> bool:
    """Whether a paragraph is one short line without a full stop: a heading, where the format has none."""
    line = text[start:end]
    whole = not text[paragraph.start : start].strip() and not text[end : paragraph.end].strip()
    return whole and "\n" not in line and line[-1].isalpha() and len(line.split()) <= _LONGEST_HEADING


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


# What makes a sentence worth checking, as it can be seen: numbers, dates, names, comparisons …


_LARGE = r"(?:million|billion|trillion|thousand|hundred|Millionen|Milliarden|Mio\.?|Mrd\.?|millions?|milliards?|millones|mil)\b"
_NUMBER = re.compile(
    rf"\d(?:[\d.,:/]*\d)?(?:st|nd|rd|th|\.(?=\s\w))?(?:[\s\u00a0-]?{_LARGE})?"
    r"(?P<percentage>[\s\u00a0-]?(?:%|percent(?:age)?\b|per\scent\b|Prozent\b|pour\scent\b|por\sciento\b))?"
    r"(?P<money>[\s\u00a0]?(?:dollars?\b|euros?\b|pounds?\b|Euro\b|Dollar\b|dólares\b|€|\$|£|USD\b|EUR\b))?"
)
_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|\.)?")
_DAY_FIRST = frozenset({"de", "es", "fr"})  # 4. Mai, never Mai 4
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_WORD_OF_SENTENCE = re.compile(r"[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?")  # without its genitive
_WEIGHTS = {
    "number": 14,
    "money": 18,
    "percentage": 18,
    "date": 12,
    "relative date": 6,
    "name": 8,
    "superlative or comparison": 12,
    "reported speech": 8,
    "absence": 10,
}
_DATES = frozenset({"date", "relative date"})
_OF_NOTE = frozenset({"Super", "Black", "Cyber", "Good", "Ash", "Palm", "Bloody", "News"})  # Friday
_DETAILS = frozenset({"number", "money", "percentage", "date", "relative date", "name"})
_BASE = 20  # priority of a sentence without any signal


def signals_in(text: str, start: int, end: int, names: Sequence[tuple[int, int]], language: str) -> tuple[Signal, ...]:
    """The signals of the text at `start`:`end`, in text order; `names` are the names that are there."""
    spans = [(first, last, "name") for first, last in names]
    spans += [_number(text, start, number) for number in _NUMBER.finditer(text, start, end)]
    table = signal_words(language)
    words = _WORD_OF_SENTENCE.findall(text, start, end)
    if words and words[0] not in table:
        low = words[0].lower()
        if low in table:  # the capital of a first word says nothing
            first = text.find(words[0], start, end)
            spans.append((first, first + len(low), table[low]))
    for word in table.keys() & words:
        kind = table[word]
        spans += [(first, first + len(word), kind) for first in _places(text, word, start, end)]
    if not spans:
        return ()
    if len(spans) > 1:
        spans.sort()
        spans = _merged(text, spans, language)
    return tuple([Signal(kind, text[first:last], first, last) for first, last, kind in spans])


def _places(text: str, word: str, start: int, end: int) -> Iterator[int]:
    """Where the word is by itself."""
    first = text.find(word, start, end)
    while first >= 0:
        last = first + len(word)
        if not (text[first - 1 : first].isalnum() and first > start) and not text[last : min(last + 1, end)].isalnum():
            yield first
        first = text.find(word, last, end)


def _number(text: str, start: int, found: re.Match[str]) -> tuple[int, int, str]:
    first, last = found.span()
    sign = first - 2 if text[max(start, first - 1) : first] in {" ", "\u00a0"} else first - 1
    if sign >= start and text[sign] in "$€£¥":
        return sign, last, "money"
    if found["money"]:
        return first, last, "money"
    if found["percentage"]:
        return first, last, "percentage"
    return first, last, "date" if _YEAR.match(found[0]) else "number"


def _merged(text: str, spans: list[tuple[int, int, str]], language: str) -> list[tuple[int, int, str]]:
    """Overlaps resolved for the first; a day, a month and a year that are together made one date."""
    merged: list[tuple[int, int, str]] = []
    for first, last, kind in spans:
        if merged:
            before, until, other = merged[-1]
            dated = kind == other == "date" or (
                {kind, other} == {"date", "number"}
                and _DAY.fullmatch(text, *((first, last) if kind == "number" else (before, until))) is not None
                and (kind == "date" or language not in _DAY_FIRST)
            )
            if dated and first >= until and text[until:first] in {" ", ", ", ". ", "\u00a0", " de "}:
                merged[-1] = (before, last, "date")
                continue
            if first < until:
                if kind in _DATES and other == "name" and last >= until:
                    merged[-1:] = _dated(text, (before, until), (first, last, kind))
                continue
        merged.append((first, last, kind))
    return merged


def _dated(text: str, name: tuple[int, int], date: tuple[int, int, str]) -> list[tuple[int, int, str]]:
    """A name that ends in a date made two: "Miami Tuesday", but not "Late Tuesday", "Super Tuesday", "Theresa May"."""
    words = text[name[0] : date[0]].split()
    if words and (words[-1] in _OF_NOTE or (date[2] == "date" and is_given_name(words[0]))):
        return [(*name, "name")]
    alone = len(words) < 2 and not text[max(0, name[0] - 2) : name[0]].strip().isalnum()  # where a sentence begins
    end = name[0] + len(text[name[0] : date[0]].rstrip())
    return [date] if alone else [(name[0], end, "name"), date]


def priority_of(signals: Sequence[Signal]) -> int:
    """0 to 100: each kind of signal counts fully once, and a quarter when it comes again."""
    total = _BASE
    seen: set[str] = set()
    for signal in signals:
        weight = _WEIGHTS[signal.kind]
        total += weight if signal.kind not in seen else weight // 4
        seen.add(signal.kind)
    return min(total, 100)


def details_of(signals: Sequence[Signal]) -> int:
    """How many of the signals are details that a source can confirm or not."""
    return sum(signal.kind in _DETAILS for signal in signals)
