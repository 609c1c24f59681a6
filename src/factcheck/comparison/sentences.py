"""The sentences of a text, with where they stand."""

import re
from typing import Final

import sentencex

from factcheck.core.text import with_plain_spaces

_LONGEST: Final = 600  # characters; what is longer is a list or a table and is cut at its lines
_WRAPPED: Final = 45  # characters; a line broken by its width is longer than this

_LINE = re.compile(r"[^\n]+")
_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*\s*$")
_STARTS_LIKE_MORE = re.compile(r"\s*[a-z,;)&]")
_STARTS_LIKE_NEW = re.compile(r"\s*(?:[#*•·|>–—-]|\d+[.)]|\[)")


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The spans of the sentences in `text[start:end]`, without the white space around them.

    The end of a line is the end of a sentence, unless the line looks broken by its width.
    """
    found: list[tuple[int, int]] = []
    for first, last in _runs(text, start, len(text) if end is None else end):
        for boundary in sentencex.get_sentence_boundaries("en", with_plain_spaces(text[first:last])):
            span = _stripped(text, first + boundary["start_index"], first + boundary["end_index"])
            if span[1] - span[0] > _LONGEST:
                lines = (_stripped(text, *line.span()) for line in _LINE.finditer(text, *span))
                found += (line for line in lines if line[0] < line[1])
            elif span[0] < span[1]:
                found.append(span)
    return found


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
