"""A quote whose words are in the source in another order, or with a sentence and more between them.

Sentences joined without a mark, parts exchanged, a quote half of which is somewhere else: what fits is told from
what does not, and what does not is looked for again.

Of text in which hardly a word is whole (bad OCR, garbled encodings) the place is found by the letters.
"""

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import Final, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from factcheck.search.query import WILD, Fragment

_LEFT_OUT: Final = 12  # words of the source between two words of the quote: a sentence left out without a mark
_ELSEWHERE: Final = 4  # words of the quote in a row without a counterpart: they may be elsewhere
_LEAST: Final = 3  # words that are a piece
_BESIDE: Final = 3  # words between two pieces that are one passage all the same
_GARBLED: Final = 55.0  # how alike two runs of words are whose letters were misread, but not two others
_SCATTERED: Final = 6.0  # what the score loses when only the words are the same, not their order
_ANCHOR: Final = 60  # letters; up to 64 rapidfuzz compares bit by bit, beyond that it is up to 1000 times slower
_LEAST_LETTERS: Final = 24  # letters; anything shorter is like something everywhere
_ALIKE_ANCHORS: Final = 60.0  # how alike the anchors have to be


class Piece(NamedTuple):
    """The words `first` to `last` (exclusive) of a window are like `letters` letters of the quote by `score`."""

    first: int
    last: int
    score: float
    letters: int


class _Run(NamedTuple):
    """Words of the quote and their counterpart, which is empty if `found_first` is `found_last`."""

    first: int
    last: int
    found_first: int
    found_last: int


def taken_apart(fragment: Fragment, words: list[str], whole: Piece) -> tuple[list[Piece], list[Fragment]]:
    """The pieces of a fragment that its place has, in the order of the quote, and the parts that are missing."""
    here, elsewhere = _runs(fragment, words[whole.first : whole.last], whole.first)
    if not here or (len(here) == 1 and not elsewhere):
        return [whole], []
    pieces = [
        Piece(
            run.found_first,
            run.found_last,
            (part := fragment.part(run.first, run.last)).likeness(words[run.found_first : run.found_last]),
            len(part.letters),
        )
        for run in here
    ]
    missing = []
    for first, last in elsewhere:
        part = fragment.part(first, last)
        place = part.infix.best(words, len(part.words) // 3)
        taken = place and any(place.start < piece.last and piece.first < place.end for piece in pieces)
        if place and not taken:
            score = part.likeness(words[place.start : place.end])
            pieces.append(Piece(place.start, place.end, score, len(part.letters)))
        else:
            missing.append(part)
    return _joined(pieces), missing


def scattered(fragment: Fragment, words: list[str]) -> Piece | None:
    """The run of words that has most of the fragment's words and little else, in whatever order."""
    bag = fragment.bag
    best, best_first, best_last, total, first = 0, 0, 0, 0, 0
    for number, word in enumerate(words):
        total += len(word) if word in bag else -len(word)
        if total <= 0:
            total, first = 0, number + 1
        elif total > best:
            best, best_first, best_last = total, first, number + 1
    if best_last - best_first < max(_LEAST, len(fragment.words) // 2):
        return None
    left = dict(bag)
    shared = 0
    for word in words[best_first:best_last]:
        if left.get(word):
            left[word] -= 1
            shared += len(word)
    letters = sum(map(len, words[best_first:best_last]))
    score = 200 * shared / (len(fragment.letters) + letters) - _SCATTERED
    return Piece(best_first, best_last, score, len(fragment.letters))


def _runs(fragment: Fragment, words: list[str], offset: int) -> tuple[list[_Run], list[tuple[int, int]]]:
    """The runs of the fragment that have a counterpart, and the longer runs between them that have none."""
    here: list[_Run] = []
    broken = True
    for op in Levenshtein.opcodes(fragment.words, words):
        run = _Run(op.src_start, op.src_end, op.dest_start + offset, op.dest_end + offset)
        if op.tag == "equal":
            if broken:
                here.append(run)
            else:
                here[-1] = _Run(here[-1].first, run.last, here[-1].found_first, run.found_last)
            broken = False
        elif WILD not in fragment.words[run.first : run.last]:
            broken |= run.found_last - run.found_first >= _LEFT_OUT
            broken |= run.last - run.first >= _ELSEWHERE and not _alike(
                fragment.words[run.first : run.last], words[op.dest_start : op.dest_end]
            )
    here = [run for run in here if run.last - run.first >= _LEAST]
    ends = [0, *(run.last for run in here)]
    starts = [*(run.first for run in here), len(fragment.words)]
    gaps = zip(ends, starts, strict=True)
    return here, [(end, start) for end, start in gaps if start - end >= _ELSEWHERE]


def _alike(quoted: list[str], found: list[str]) -> bool:
    """Whether words that are not the same are the same words garbled."""
    return fuzz.ratio("".join(quoted), "".join(found)) >= _GARBLED


def _joined(pieces: list[Piece]) -> list[Piece]:
    """The pieces that are side by side made one, longest first."""
    joined: list[Piece] = []
    for piece in sorted(pieces):
        if joined and piece.first - joined[-1].last <= _BESIDE:
            before = joined.pop()
            letters = before.letters + piece.letters
            score = (before.score * before.letters + piece.score * piece.letters) / letters
            piece = Piece(before.first, max(before.last, piece.last), score, letters)  # noqa: PLW2901 - grown
        joined.append(piece)
    return sorted(joined, key=lambda piece: -piece.letters)


def by_letters(fragment: Fragment, words: list[str]) -> Piece | None:
    """The run of words that is most like the fragment letter by letter, found by its first and its last letters."""
    quoted, letters = fragment.letters, "".join(words)
    if not _LEAST_LETTERS <= len(quoted) <= 2 * len(letters):
        return None
    head = fuzz.partial_ratio_alignment(quoted[:_ANCHOR], letters, score_cutoff=_ALIKE_ANCHORS)
    tail = fuzz.partial_ratio_alignment(quoted[-_ANCHOR:], letters, score_cutoff=_ALIKE_ANCHORS)
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
