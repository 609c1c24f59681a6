"""Where exactly a quote stands in a stretch of source text, and how alike the two are."""

from typing import Final, NamedTuple

from factcheck.matching.folding import FURNITURE, Token, tokens
from factcheck.matching.infix import Place
from factcheck.matching.quote import Fragment, Quote

_NEAR: Final = 160  # words that an ellipsis may stand for before the fragments count as stitched together
_FAR: Final = 700  # words within which a further fragment is looked for at all
_WORST: Final = 0.62  # part of a fragment's words that may differ before its place is none


class Passage(NamedTuple):
    """`text[start:end]` is like the quote by `score` (0 to 100).

    `stitched`: its fragments stand far apart. `first`, `last`: the tokens of the quote that have a counterpart.
    """

    start: int
    end: int
    score: float
    stitched: bool = False
    first: int = 0
    last: int = 0


class Window:
    """A stretch of a source's text as it is aligned: its words, without the furniture that the quote has not."""

    def __init__(self, quote: Quote, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.tokens: list[Token] = [
            token for token in tokens(text[start:end]) if token.kind != FURNITURE or token.folded in quote.folded
        ]
        self.words = [token.folded for token in self.tokens]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the words `first` to `last` (exclusive) stand in the text."""
        return self.start + self.tokens[first].start, self.start + self.tokens[last - 1].end


def passages(quote: Quote, text: str, start: int, end: int) -> list[Passage]:
    """The places of the quote in `text[start:end]`, best first."""
    if not quote.fragments:
        return []
    window = Window(quote, text, start, end)
    anchor = max(quote.fragments, key=lambda fragment: len(fragment.letters))
    limit = int(_WORST * len(anchor.words))
    found = []
    for place in anchor.infix.places(window.words, limit)[:_MOST]:
        if len(quote.fragments) == 1:
            found.append(_whole(quote, window, place))
        else:
            found.append(_fragments(quote, window, anchor, place))
    return sorted(found, key=lambda passage: -passage.score)


_MOST = 8  # places looked at in one window


def _whole(quote: Quote, window: Window, place: Place) -> Passage:
    fragment = quote.fragments[0]
    first, last, score = _fitted(fragment, window.words, place)
    start, end = _with_marks(quote, window.text, *window.span(first, last))
    return Passage(start, end, _exact(quote, window.text[start:end], score))


def _fitted(fragment: Fragment, words: list[str], place: Place) -> tuple[int, int, float]:
    """The place with its ends moved to where the letters are most alike, and how alike they are."""
    first, last = place.start, place.end
    score = fragment.likeness(words[first:last])
    if place.distance == 0:
        return first, last, score
    moved = True
    while moved:
        moved = False
        for left, right in ((-1, 0), (1, 0), (0, -1), (0, 1), (-2, 0), (0, 2)):
            if 0 <= first + left < last + right <= len(words):
                other = fragment.likeness(words[first + left : last + right])
                if other > score:
                    first, last, score, moved = first + left, last + right, other, True
    return first, last, score


def _fragments(quote: Quote, window: Window, anchor: Fragment, place: Place) -> Passage:
    """The anchor's place with the other fragments in their order before and after it."""
    at = quote.fragments.index(anchor)
    first, last, score = _fitted(anchor, window.words, place)
    total = score * len(anchor.letters)
    stitched = False
    low, high = first, last
    for fragment in reversed(quote.fragments[:at]):
        reach = max(0, low - _FAR)
        found = _nearest(fragment, window.words[reach:low], last=True)
        if found:
            stitched |= low - (reach + found[1]) > _NEAR
            low = reach + found[0]
            total += found[2] * len(fragment.letters)
    for fragment in quote.fragments[at + 1 :]:
        found = _nearest(fragment, window.words[high : high + _FAR], last=False)
        if found:
            stitched |= found[0] > _NEAR
            high += found[1]
            total += found[2] * len(fragment.letters)
    start, end = _with_marks(quote, window.text, *window.span(low, high))
    score = total / sum(len(fragment.letters) for fragment in quote.fragments)
    return Passage(start, end, _exact(quote, window.text[start:end], score), stitched)


def _nearest(fragment: Fragment, words: list[str], *, last: bool) -> tuple[int, int, float] | None:
    """The best place of a further fragment; of equally good ones the first, or the last."""
    places = fragment.infix.places(words, int(_WORST * len(fragment.words)))
    if not places:
        return None
    best = [place for place in places if place.distance == places[0].distance]
    place = max(best, key=lambda place: place.start) if last else min(best, key=lambda place: place.start)
    return _fitted(fragment, words, place)


def _with_marks(quote: Quote, text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the marks before its first and after its last word that the quote has as well."""
    before = quote.text[: quote.tokens[0].start]
    after = quote.text[quote.tokens[-1].end :]
    for mark in reversed(before):
        if start and _alike(text[start - 1], mark):
            start -= 1
        else:
            break
    for mark in after:
        if end < len(text) and _alike(text[end], mark):
            end += 1
        else:
            break
    return start, end


_DOUBLE = frozenset('"“”„‟«»″＂')
_SINGLE = frozenset("'‘’‚‛‹›`´′")


def _alike(one: str, other: str) -> bool:
    return one == other or (one in _DOUBLE and other in _DOUBLE) or (one in _SINGLE and other in _SINGLE)


def _exact(quote: Quote, passage: str, score: float) -> float:
    """100 for the very words and nothing else."""
    if score < 100:
        return score
    return 100.0 if " ".join(passage.split()) == quote.plain else 99.9
