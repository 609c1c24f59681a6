"""An article cut into rows (its paragraphs) and pieces (where claims begin and end), for copies that mark them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from factcheck.checking import Copy, Entry
from factcheck.model import Block, Document

Piece = tuple[str, tuple[Entry, ...], tuple[Entry, ...]]
"""Words, the claims they are part of, and those that end with them."""


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph, heading … with its claims marked, and the claims that begin in it."""

    kind: str
    pieces: tuple[Piece, ...]
    notes: tuple[Entry, ...]


def rows(copy: Copy) -> Iterator[Row]:
    """The article from top to bottom; every claim is in the notes of exactly one row."""
    text, left = copy.article.text, list(copy.entries)
    blocks = list(_blocks(copy.article))
    for number, block in enumerate(blocks):
        last = number == len(blocks) - 1
        notes = tuple(entry for entry in left if last or entry.claim.start < block.end)
        left = left[len(notes) :]
        inside = [entry for entry in copy.entries if entry.claim.start < block.end and block.start < entry.claim.end]
        yield Row(block.kind, tuple(_pieces(text, block, inside)), notes)


def _pieces(text: str, block: Block, entries: list[Entry]) -> Iterator[Piece]:
    cuts = {block.start, block.end}
    for entry in entries:
        cuts |= {place for place in (entry.claim.start, entry.claim.end) if block.start < place < block.end}
    edges = sorted(cuts)
    for start, end in pairwise(edges):
        around = tuple(entry for entry in entries if entry.claim.start <= start and end <= entry.claim.end)
        ends = tuple(entry for entry in around if entry.claim.end == end)
        yield text[start:end], around, ends


def _blocks(article: Document) -> Iterator[Block]:
    """The blocks, outermost where they nest; paragraphs parted by blank lines where the format knows none."""
    end = -1
    for block in sorted(article.blocks, key=lambda block: (block.start, -block.end)):
        if block.start >= end:
            end = block.end
            yield block
    if not article.blocks:
        for found in re.finditer(r"\S(?:.|\n(?!\s*\n))*", article.text):
            yield Block("paragraph", found.start(), found.end())
