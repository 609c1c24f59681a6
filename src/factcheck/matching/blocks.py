"""A text cut into blocks for the index: where each starts, and its words as the index should see them."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from factcheck.nlp.tokenizer import spaced_out

BLOCK: Final = 384  # characters, about 64 words of English
OVERLAP: Final = 48  # characters of the next block that a block has as well, so that a short quote is whole in one

_CUT = re.compile(rf"\S.{{0,{BLOCK - 1}}}(?!\S)|\S{{1,{BLOCK}}}", re.DOTALL)
_BREAK = re.compile("[-\u2010\u00ac][ \\t]*\\n\\s*(?:\\d{1,4}\\s+)?(?=[a-z])")
_SOFT = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")


def blocks(text: str) -> Iterator[tuple[int, str]]:
    """The start of every block of the text and the words in it, in text order; together they cover every word."""
    plain = text.isascii()
    for match in _CUT.finditer(text):
        start, end = match.span()
        end = text.find(" ", end + OVERLAP, end + 2 * OVERLAP)
        words = text[start : end if end > 0 else match.end() + OVERLAP]
        yield start, _unbroken(words) if plain else prepared(words)


def prepared(text: str) -> str:
    """The text with the typography taken out that would tear its words apart in the index."""
    return spaced_out(unicodedata.normalize("NFKC", _SOFT.sub("", _unbroken(text))))


def _unbroken(text: str) -> str:
    return _BREAK.sub("", text) if "-\n" in text or "\u2010\n" in text or "- \n" in text else text
