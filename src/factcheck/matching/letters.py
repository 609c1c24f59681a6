"""The place of a quote by its letters, for text in which hardly a word is whole: bad OCR, garbled encodings."""

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import Final

from rapidfuzz import fuzz

from factcheck.matching.pieces import Piece
from factcheck.matching.quote import Fragment

_ANCHOR: Final = 60  # letters; up to 64 rapidfuzz compares bit by bit, beyond that it is up to 1000 times slower
_LEAST: Final = 24  # letters; anything shorter is like something everywhere
_ALIKE: Final = 60.0  # how alike the anchors have to be


def by_letters(fragment: Fragment, words: list[str]) -> Piece | None:
    """The run of words that is most like the fragment letter by letter, found by its first and its last letters."""
    quoted, letters = fragment.letters, "".join(words)
    if not _LEAST <= len(quoted) <= 2 * len(letters):
        return None
    head = fuzz.partial_ratio_alignment(quoted[:_ANCHOR], letters, score_cutoff=_ALIKE)
    tail = fuzz.partial_ratio_alignment(quoted[-_ANCHOR:], letters, score_cutoff=_ALIKE)
    starts = [0, *accumulate(map(len, words))]
    best: Piece | None = None
    for start, end in (
        (head.dest_start if head else -1, tail.dest_end if tail else -1),
        (head.dest_start, head.dest_start + len(quoted)) if head else (-1, -1),
        (tail.dest_end - len(quoted), tail.dest_end) if tail else (-1, -1),
    ):
        if 0 <= start < end and end - start < 2 * len(quoted):
            first = max(0, bisect_right(starts, start + 1) - 1)
            last = min(len(words), bisect_left(starts, end - 1))
            score = fragment.likeness(words[first:last])
            if best is None or score > best.score:
                best = Piece(first, last, score, len(quoted))
    return best
