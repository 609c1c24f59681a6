"""Plain text: the file itself, its paragraphs parted by blank lines."""

import re

from factcheck.core.errors import SourceError
from factcheck.documents.decoding import decode, utf8_text
from factcheck.documents.draft import STRUCK, Draft
from factcheck.documents.transcript import printed_pages

MAX_LINES = 2**23
"""More lines than any text has: each costs who holds it memory."""

_MAIL = re.compile(r"^>[ >]*\S[^\n]*\n>[ >]*\S", re.MULTILINE)
"""Two lines that a mail program has quoted."""
_QUOTED = re.compile(r"(?:> ?)+")
_PARAGRAPH = re.compile(r"\S[^\n]*+(?:\n[^\S\n]*+\S[^\n]*+)*+")


def read(data: bytes, draft: Draft) -> None:
    """Fill the draft with a plain text. Raises SourceError if it is none, or of more than MAX_LINES lines."""
    plain = utf8_text(data)
    text = decode(data, draft) if plain is None else plain
    if text.count("\n") > MAX_LINES:
        raise SourceError(f"of more than {MAX_LINES:,} lines, and so not read", hint="Split it.")
    if STRUCK.search(text) or _MAIL.search(text):
        _write_lines(text, draft)
        return
    blocks = [
        ("paragraph", match.start(), match.start() + len(match[0].rstrip())) for match in _PARAGRAPH.finditer(text)
    ]
    draft.take(text, blocks, printed_pages(text), as_is=plain is not None)


def _write_lines(text: str, draft: Draft) -> None:
    """The text line by line, where words in it are struck or lines begin with a mail program's marks: they are no text."""
    pages = printed_pages(text)
    quoted = False
    for number, line in enumerate(text.split("\n")):
        mark = _QUOTED.match(line)
        shown = line[mark.end() :] if mark else line
        if not shown.strip() or bool(mark) != quoted:
            quoted = bool(mark)
            draft.begin("quote" if quoted else "paragraph")
        if shown.strip():
            if not draft.fresh:
                draft.write("\n")
            page = (pages[number] or None) if pages else None
            draft.write(shown, line=number + 1, column=1 + len(line) - len(shown), page=page)
    draft.end()
