"""Differences between words that are the same: their marks, dashes, capitals and hyphens."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from factcheck.core.model import Difference, Level
from factcheck.nlp.lexicon import tagged
from factcheck.nlp.roles import NEGATIONS
from factcheck.nlp.tokenizer import ELLIPSIS, Token, fold

_DASHES: Final = frozenset("-‐‑‒–—―−﹘﹣－")
_HYPHENS: Final = frozenset("-‐‑")
_RELATIONS: Final = frozenset("<>≤≥=≠±+×÷~")
_SENTENCE_END: Final = re.compile(r"([.?!;])[\"”’')\]]*\s")
_SENTENCE_MARKS: Final = frozenset(".,;:?!")
_MANY: Final = 12  # words; so many without a mark were written without them
_LAST_WORD: Final = re.compile(r"[\w.]*$")
_APOSTROPHES: Final = str.maketrans(dict.fromkeys("’ʼ＇‘´`′", "'"))

Span = tuple[int, int]


class Texts(NamedTuple):
    """The two texts that are compared."""

    quoted: str
    found: str

    def difference(self, kind: str, level: Level, q: Span, f: Span) -> Difference:
        """The difference between `quoted[q[0]:q[1]]` and `found[f[0]:f[1]]`."""
        return Difference(kind, level, self.quoted[q[0] : q[1]], *q, self.found[f[0] : f[1]], *f)


def differing_marks(
    texts: Texts, quote: Sequence[Token], source: Sequence[Token], same: range, shift: int
) -> list[Difference]:
    """The differences in writing where `quote[i]` and `source[i + shift]` are the same word, for i in `same`.

    What is between the words counts too, and what is around them where both texts begin or end with them.
    """
    first, last = same.start, same.stop
    begins, ends = first == 0 == first + shift, last == len(quote) and last + shift == len(source)
    here, there = (0, 0) if begins else (quote[first].start, source[first + shift].start)
    end = (len(texts.quoted), len(texts.found)) if ends else (quote[last - 1].end, source[last + shift - 1].end)
    if texts.quoted[here : end[0]] == texts.found[there : end[1]]:
        return []
    differences: list[Difference] = []
    for index in same:
        one, other = quote[index], source[index + shift]
        between = _between(texts, (here, one.start), (there, other.start))
        within = _within(texts, one, other)
        if between:
            differences.append(between)
        if within and within.kind == "case" and differences and differences[-1].kind == "case":
            differences[-1] = _widened(texts, differences[-1], within)  # A WHOLE LINE is one difference
        elif within:
            differences.append(within)
        here, there = one.end, other.end
    between = _between(texts, (here, end[0]), (there, end[1]))
    return [*differences, between] if between else differences


def differing_at_edges(
    texts: Texts, quote: Sequence[Token], source: Sequence[Token], q: Span, f: Span
) -> list[Difference]:
    """The critical differences between the marks on both sides of words that were exchanged (tokens q[0]:q[1])."""
    edges = [(q[0], f[0]), (q[1], f[1])] if q[0] < q[1] and f[0] < f[1] else []
    differences: list[Difference] = []
    for here, there in edges:
        if 0 < here < len(quote) and 0 < there < len(source):
            between = _between(
                texts, (quote[here - 1].end, quote[here].start), (source[there - 1].end, source[there].start)
            )
            marked = ELLIPSIS in {quote[here - 1].kind, quote[here].kind}  # what it covers is judged as a whole
            if between and between.level == Level.CRITICAL and not (marked and between.kind == "joined"):
                differences.append(between)
    return differences


def _widened(texts: Texts, one: Difference, other: Difference) -> Difference:
    q, f = (one.quoted_start, other.quoted_end), (one.found_start, other.found_end)
    return texts.difference(one.kind, one.level, q, f)


def _within(texts: Texts, one: Token, other: Token) -> Difference | None:
    here, there = texts.quoted[one.start : one.end], texts.found[other.start : other.end]
    if here == there:
        return None
    kind, level = "mark", Level.TYPOGRAPHIC
    if "[" in here and "[" not in there:
        kind, level = "bracket", Level.EDITORIAL
    elif here.lower() == there.lower():
        kind = "case"
    elif not {"\n", "\u00ad"}.isdisjoint(here + there):
        kind = "hyphenation"
    elif here.translate(_APOSTROPHES).lower() != there.translate(_APOSTROPHES).lower():
        kind = "character"  # ligatures, full-width letters, ss for ß
    return texts.difference(kind, level, (one.start, one.end), (other.start, other.end))


def _between(texts: Texts, q: Span, f: Span) -> Difference | None:
    """The difference between what is between two words here and there, white space apart."""
    here, there = texts.quoted[slice(*q)], texts.found[slice(*f)]
    if here == there or "".join(here.split()) == "".join(there.split()):
        return None
    kind, level = "mark", Level.TYPOGRAPHIC
    asked = ("?" in here) - ("?" in there)
    if asked and "." in (there if asked > 0 else here):
        kind, level = "question", Level.CRITICAL  # "You knew?" is not "You knew."
    elif (
        not here.strip()
        and not _begins_anew(texts.quoted, q[1])
        and _ends_sentence(texts.found, f)
        and not _without_marks(texts.quoted)
    ):
        kind, level = "joined", Level.CRITICAL  # “We won in Ohio” of "We won. In Ohio we lost"
    elif (
        not there.strip() and _ends_sentence(texts.quoted, q) and not _without_marks(texts.found) and _denies(texts, q)
    ):
        kind, level = "joined", Level.CRITICAL  # “No! More boats” of "No more boats"
    elif _minus(texts.quoted, q) != _minus(texts.found, f) or set(here) & _RELATIONS != set(there) & _RELATIONS:
        kind, level = "number", Level.CRITICAL
    elif not _DASHES.isdisjoint(here + there):
        either = {here.strip(), there.strip()}
        kind = "hyphenation" if "" in either and either <= _HYPHENS | {""} else "dash"
    return texts.difference(kind, level, _stripped(texts.quoted, q), _stripped(texts.found, f))


def _denies(texts: Texts, gap: Span) -> bool:
    """Whether the word before a gap of the quote is a negation, which a full stop cuts off from what it negates."""
    last = _LAST_WORD.search(texts.quoted, max(gap[0] - 12, 0), gap[0])
    return last is not None and fold(last[0]) in NEGATIONS


def _without_marks(text: str) -> bool:
    """Whether somebody wrote down words alone, without capitals and marks: such a text shows no sentence's end."""
    return text.count(" ") >= _MANY and text == text.lower() and _SENTENCE_MARKS.isdisjoint(text)


def _begins_anew(text: str, start: int) -> bool:
    """Whether a capital shows where a sentence begins, though nobody printed the full stop before it."""
    return text[start : start + 1].isupper() and text[start : start + 2] not in {"I ", "I'", "I’"}


def _ends_sentence(text: str, gap: Span) -> bool:
    """Whether a sentence ends between two words; a full stop may be an abbreviation's: "St. Mary", "p.m. on Friday"."""
    end = _SENTENCE_END.search(text, *gap)
    if end is None:
        return False
    last = _LAST_WORD.search(text, max(gap[0] - 12, 0), gap[0])
    word = last[0] if last else ""
    stop = end[1] == "."
    abbreviated = stop and ("." in word or len(word) == 1 or fold(word) in tagged("abbreviation", "en"))
    return not abbreviated and not (stop and text[gap[1] : gap[1] + 1].islower())


def _minus(text: str, span: Span) -> bool:
    """Whether the gap ends in the minus sign of the number after it: "fell to -3", "(−3)"."""
    start, end = span
    if end == start or text[end - 1] not in "-−–" or not text[end : end + 1].isdigit():
        return False
    return end - 1 == start == 0 or (end - 1 > start and text[end - 2] in " (\n\t\u00a0")


def _stripped(text: str, span: Span) -> Span:
    start, end = span
    inner = text[start:end]
    if not inner.strip():
        return start, start
    return start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip())
