"""The sentences of a text, with where they are.

`sentences` are those of a source, whose lines may be broken by their width or be rows of a list; `sentences_in` those
of one paragraph of an article, with every quote kept whole. Both split as sentencex does and join again what it parts
wrongly: behind the abbreviations and dates of `nlp/data/shared/sentences.toml`.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

import sentencex

from factcheck.core.text import with_plain_spaces
from factcheck.nlp.lexicon import table

_PORTION: Final = 8000  # characters; a longer sentence is cut
_LONGEST: Final = 600  # characters; what is longer in a source is a list or a table and is cut at its lines
_WRAPPED: Final = 45  # characters; a line broken by its width is longer than this
_TAIL: Final = 12  # characters in which an abbreviation ends

_TERMINAL: Final = {".": ".", "!": "!", "?": "?", "…": ".", "。": "。", "！": "。", "？": "。"}
# The splitter looks for partners of marks, and takes time squared over many that have none.
_MARKS: Final = re.compile("[\"“”„‟«»‹›「」『』〝〞〟＂❛❜❝❞❠🙶🙷🙸⹂ʺ˝ˮ״‶｢｣﹁﹂﹃﹄`'‘’‚‛]")
_LINE: Final = re.compile(r"[^\n]+")
_ENDS: Final = re.compile(r"[.!?:;…][\"'”’»)\]]*\s*$")
_STARTS_LIKE_MORE: Final = re.compile(r"\s*[a-z,;)&]")
_STARTS_LIKE_NEW: Final = re.compile(r"\s*(?:[#*•·|>–—-]|\d+[.)]|\[)")
_HALF_OF_A_DAY: Final = "m."  # a.m., p.m.: a time, behind which a day may follow
_ORDINAL: Final = re.compile(r"\b\d{1,2}\.\s*$")


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The spans of the sentences in `text[start:end]`, without the white space around them.

    The end of a line is the end of a sentence, unless the line looks broken by its width.
    """
    found: list[tuple[int, int]] = []
    for first, last in _runs(text, start, len(text) if end is None else end):
        for span in _split(text, text[first:last], first, "en"):
            if span[1] - span[0] > _LONGEST:
                lines = (_stripped(text, *line.span()) for line in _LINE.finditer(text, *span))
                found += (line for line in lines if line[0] < line[1])
            else:
                found.append(span)
    return found


def sentences_in(
    text: str, start: int, end: int, quotes: Iterable[tuple[int, int, str]], language: str
) -> list[tuple[int, int]]:
    """The spans of the sentences of the paragraph at `start`:`end`, without the white space around them.

    `quotes` are where quotes are with their marks and the last character of each, in order: no sentence ends inside
    one.
    """
    return list(_split(text, _masked(text, start, end, quotes), start, language))


def _split(text: str, masked: str, start: int, language: str) -> Iterator[tuple[int, int]]:
    """The spans in `text` of the sentences of its part at `start`, which is split as `masked` (of the same length)."""
    first = start
    for part in _joined(_segments(with_plain_spaces(masked), language)):
        span = _stripped(text, first, first + len(part))
        if span[0] < span[1]:
            yield span
        first += len(part)


def _segments(text: str, language: str) -> Iterator[str]:
    """The sentences the splitter sees; a long text goes to it in portions, since its time grows with the square."""
    position = 0
    while len(text) - position > _PORTION:
        *whole, rest = sentencex.segment(language, text[position : position + _PORTION])
        yield from whole or [rest]
        position += _PORTION - (len(rest) if whole else 0)
    yield from sentencex.segment(language, text[position:])


def _masked(text: str, start: int, end: int, quotes: Iterable[tuple[int, int, str]]) -> str:
    """The paragraph with each quote made one long word that ends as the quote does."""
    parts, position = [], start
    for first, last, closes in quotes:
        parts.append(_MARKS.sub("*", text[position:first]))
        parts.append("X" + "x" * (last - first - 2) + _TERMINAL.get(closes, "x"))
        position = last
    parts.append(_MARKS.sub("*", text[position:end]))
    return "".join(parts)


def _joined(parts: Iterable[str]) -> Iterator[str]:
    """The sentences with those made one that the splitter parted wrongly."""
    held = ""
    for part in parts:
        if held and not _belongs(held, part):
            yield held
            held = ""
        held += part
    if held:
        yield held


def _belongs(before: str, after: str) -> bool:
    """Whether the splitter cut one sentence in two."""
    following = after.lstrip()
    if not following:
        return True
    if following[0].islower():
        return before.rstrip()[-1:] != ":"
    tail = before[-_TAIL:]
    patterns = _patterns()
    if _ORDINAL.search(tail) and patterns.counted.match(following):
        return True
    return patterns.unfinished.search(tail) is not None and (
        not tail.rstrip().endswith(_HALF_OF_A_DAY) or patterns.after_time.match(following) is not None
    )


class _Patterns(NamedTuple):
    """What `nlp/data/shared/sentences.toml` lists: words behind whose full stop no sentence begins, and before what."""

    unfinished: re.Pattern[str]
    after_time: re.Pattern[str]
    counted: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = {key: "|".join(map(re.escape, listed.split())) for key, listed in table("shared", "sentences.toml").items()}
    return _Patterns(
        re.compile(rf"\b(?:{words['unfinished']}|[A-Z])\.\s*$"),
        re.compile(rf"{words['after_time']}|\d"),
        re.compile(words["counted"]),
    )


def _runs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The lines, joined where a sentence goes on in the next."""
    runs: list[tuple[int, int]] = []
    before: re.Match[str] | None = None
    for line in _LINE.finditer(text, start, end):
        if not line[0].strip():
            continue
        if before and line.start() == before.end() + 1 and _goes_on(before[0], line[0]):
            runs[-1] = runs[-1][0], line.end()
        else:
            runs.append(line.span())
        before = line
    return runs


def _goes_on(line: str, following: str) -> bool:
    if _STARTS_LIKE_MORE.match(following):
        return True
    return len(line) >= _WRAPPED and not _ENDS.search(line) and not _STARTS_LIKE_NEW.match(following)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())
