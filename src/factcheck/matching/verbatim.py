"""The places where the very words of a quote stand, nothing differing but white space."""

import re

from factcheck.matching.quote import Quote
from factcheck.nlp.tokenizer import is_unspaced

_WORD = re.compile(r"\S+")


def verbatim(quote: Quote, text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans in `text[start:end]` that read like the quote, white space aside; whole words only, in order."""
    spans = _found(quote.plain, text, start, end)
    if not spans:
        part = text[start:end]
        joined = " ".join(part.split())
        if len(joined) != len(part) or "\n" in part or "\t" in part or "\u00a0" in part:
            words = [match.span() for match in _WORD.finditer(text, start, end)]
            spans = [_mapped(joined, words, *span) for span in _found(quote.plain, joined, 0, len(joined))]
    return spans


def _found(plain: str, text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    at = text.find(plain, start, end)
    while at >= 0:
        after = at + len(plain)
        if not (_inside(text, at) or _inside(text, after)):
            spans.append((at, after))
        at = text.find(plain, after, end)
    return spans


def _inside(text: str, at: int) -> bool:
    """Whether a word goes on across an offset."""
    return bool(0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum() and not is_unspaced(text[at]))


def _mapped(joined: str, words: list[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """Offsets into words joined by single spaces as offsets into the text they come from."""
    first = joined.count(" ", 0, start)
    last = joined.count(" ", 0, end - 1)
    offset = start - (joined.rfind(" ", 0, start) + 1)
    beyond = end - (joined.rfind(" ", 0, end - 1) + 1)
    return words[first][0] + offset, words[last][0] + beyond
