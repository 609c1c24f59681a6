"""The sentences of a text, with where they stand."""

import re
from typing import Final

import sentencex

_LONGEST: Final = 600  # characters; what is longer is a list or a table and is cut at its lines
_LINES = re.compile(r"[^\n]*\S[^\n]*")


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The spans of the sentences in `text[start:end]`, without the white space around them."""
    end = len(text) if end is None else end
    found: list[tuple[int, int]] = []
    for boundary in sentencex.get_sentence_boundaries("en", text[start:end]):
        span = _stripped(text, start + boundary["start_index"], start + boundary["end_index"])
        if span[1] - span[0] > _LONGEST:
            found += (_stripped(text, *line.span()) for line in _LINES.finditer(text, *span))
        elif span[0] < span[1]:
            found.append(span)
    return found


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())
