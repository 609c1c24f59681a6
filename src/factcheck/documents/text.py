"""Plain text: the file itself, its paragraphs parted by blank lines."""

import re

from factcheck.documents.decoding import decode
from factcheck.documents.draft import Draft
from factcheck.documents.transcript import printed_places
from factcheck.model import Block, line_places

_PARAGRAPH = re.compile(r"\S[^\n]*+(?:\n[^\S\n]*+\S[^\n]*+)*+")


def read(data: bytes, draft: Draft) -> None:
    """Fill the draft with a plain text."""
    text = decode(data, draft)
    blocks = [
        Block("paragraph", match.start(), match.start() + len(match[0].rstrip())) for match in _PARAGRAPH.finditer(text)
    ]
    draft.take(text, blocks, printed_places(text) or line_places(text))
