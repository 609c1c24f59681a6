"""Plain text: the file itself, its paragraphs parted by blank lines."""

import re

from factcheck.core.errors import SourceError
from factcheck.documents.decoding import decode, utf8_text
from factcheck.documents.draft import STRUCK, Draft
from factcheck.documents.transcript import printed_pages

MAX_LINES = 2**23
"""More lines than any text has: each costs who holds it memory."""

_PARAGRAPH = re.compile(r"\S[^\n]*+(?:\n[^\S\n]*+\S[^\n]*+)*+")


def read(data: bytes, draft: Draft) -> None:
    """Fill the draft with a plain text. Raises SourceError if it is none, or of more than MAX_LINES lines."""
    plain = utf8_text(data)
    text = decode(data, draft) if plain is None else plain
    if text.count("\n") > MAX_LINES:
        raise SourceError(f"of more than {MAX_LINES:,} lines, and so not read", hint="Split it.")
    if STRUCK.search(text):
        _write_lines(text, draft)
        return
    blocks = [
        ("paragraph", match.start(), match.start() + len(match[0].rstrip())) for match in _PARAGRAPH.finditer(text)
    ]
    draft.take(text, blocks, printed_pages(text), as_is=plain is not None)


def _write_lines(text: str, draft: Draft) -> None:
    """The text line by line, where words in it are struck: it is not the file itself then."""
    pages = printed_pages(text)
    for number, line in enumerate(text.split("\n")):
        if not line.strip():
            draft.begin()
            continue
        if not draft.fresh:
            draft.write("\n")
        draft.write(line, line=number + 1, column=1, page=(pages[number] or None) if pages else None)
    draft.end()
