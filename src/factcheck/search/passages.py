"""Where exactly a quote is in a stretch of source text, and how alike the two are.

Where its very words are, nothing differing but white space, those places alone count.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from rapidfuzz.distance import Levenshtein

from factcheck.nlp.quantities import measures
from factcheck.nlp.tokenizer import FURNITURE, Token, is_unspaced, tokens
from factcheck.search.pieces import Piece, by_letters, scattered, taken_apart
from factcheck.search.query import WILD, Fragment, Place, Quote, things

_UNSPACED = re.compile(r"\S+")
_SEPARATORS: Final = frozenset(",.'’")
_REST: Final = re.compile(r"[,.'’]\d+")
_BESIDE_NUMBER: Final = 80  # characters beside a passage in which the rest of a number may be
_NEAR_EDGE: Final = 12  # characters between an edge and a word of what it cuts: "half past | ten"
_FEW: Final = 3  # words without a counterpart; more of them are somewhere else, or nowhere
_STOP: Final = re.compile(r"[.!?…:;]|\n[ \t]*\n")
_APOSTROPHES: Final = re.compile("['’]")
_MOST: Final = 8  # places looked at in one stretch
_WORST: Final = 0.62  # part of a fragment's words that may differ before its place is none
_GOOD: Final = 96.0  # from this likeness on no other way to put the words together is tried
_GARBLED: Final = 80.0  # below this likeness the letters are looked at, in case the words are garbled
_NEAR: Final = 160  # words an ellipsis may stand for before the fragments count as stitched together
_FAR: Final = 700  # words within which a further fragment is looked for
_DOUBLE = frozenset('"“”„‟«»″＂')
_SINGLE = frozenset("'‘’‚‛‹›`´′")


def verbatim(quote: Quote, text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans in `text[start:end]` that read like the quote, white space aside; whole words only, in order."""
    spans = _found(quote.plain, text, start, end)
    if not spans:
        part = text[start:end]
        joined = " ".join(part.split())
        if len(joined) != len(part) or "\n" in part or "\t" in part or "\u00a0" in part:
            words = [match.span() for match in _UNSPACED.finditer(text, start, end)]
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


def _with_number(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the rest of a number in figures that it begins or ends in: “1,250,000” for "1,250"."""
    while start > 1 and text[start].isdecimal() and text[start - 1] in _SEPARATORS and text[start - 2].isdecimal():
        start -= 2
        while start and text[start - 1].isdecimal():
            start -= 1
    while (rest := _REST.match(text, end)) and text[end - 1].isdecimal():
        end = rest.end()
    return start, end


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the rest of a number, amount, date or time that it begins or ends in, its unit included."""
    begins = max(0, start - _BESIDE_NUMBER)
    there = tokens(text[begins : end + _BESIDE_NUMBER])
    edges = [token.folded for token in there if _beside(token, start - begins) or _beside(token, end - begins)]
    if not any(map(measures, edges)):
        return start, end
    for first, last in _spans(text[begins:], there):
        if first < start - begins < last:
            start = begins + first
        if first < end - begins < last:
            end = begins + last
    return start, end


def _beside(token: Token, edge: int) -> bool:
    return token.start - _NEAR_EDGE <= edge <= token.end + _NEAR_EDGE


def _spans(text: str, there: Sequence[Token]) -> list[tuple[int, int]]:
    """Where in a text each number, amount, date and time is."""
    words, gaps = _read(text, there)
    return [(there[at].start, there[at + sum(thing.words for thing in row) - 1].end) for at, row in things(words, gaps)]


def _read(text: str, there: Sequence[Token]) -> tuple[list[str], list[str]]:
    gaps = [text[one.end : other.start] for one, other in pairwise(there)]
    return [token.folded for token in there], gaps


def _mapped(joined: str, words: list[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """Offsets into words joined by single spaces as offsets into the text they come from."""
    first = joined.count(" ", 0, start)
    last = joined.count(" ", 0, end - 1)
    offset = start - (joined.rfind(" ", 0, start) + 1)
    beyond = end - (joined.rfind(" ", 0, end - 1) + 1)
    return words[first][0] + offset, words[last][0] + beyond


def opposite(
    quote: Sequence[Sequence[str]], text: str, tokens: Sequence[Token], first: int, last: int
) -> tuple[int, int]:
    """The passage of the tokens `first` to `last` (exclusive) with what is opposite the quote's ends.

    `quote` are the words of each fragment, `text` what the tokens were cut from. Nothing is taken from another
    sentence than the passage's own.
    """
    words = [token.folded for token in tokens[first:last]]
    for _ in range(_lacking(quote[0], words, end=False)):
        if not first or _STOP.search(text, tokens[first - 1].end, tokens[first].start):
            break
        first -= 1
    for _ in range(_lacking(quote[-1], words, end=True)):
        if last == len(tokens) or _STOP.search(text, tokens[last - 1].end, tokens[last].start):
            break
        last += 1
    return first, last


def _lacking(fragment: Sequence[str], words: Sequence[str], *, end: bool) -> int:
    """How many words of the source would be opposite the words at one end of the fragment; 0 if there are many."""
    operations = Levenshtein.opcodes(fragment, words)
    if not operations:
        return 0
    operation = operations[-1 if end else 0]
    if operation.tag not in {"delete", "replace"}:
        return 0
    alone = fragment[operation.src_start : operation.src_end]
    if WILD in alone:
        return 0
    opened = sum(1 + len(_APOSTROPHES.findall(word)) for word in alone)  # "he's" stands for "he is"
    lacking = opened - (operation.dest_end - operation.dest_start)
    return lacking if 0 < lacking <= _FEW else 0


@dataclass(frozen=True, slots=True)
class Passage:
    """`text[start:end]` is like the quote, or like a part of it, by `score` (0 to 100).

    `stitched`: the quote's words are far apart in the source. `missing`: the parts of the quote that are not here;
    then `held` is what the parts that are here contribute to a score of the whole, and `core` where the longest is.
    """

    start: int
    end: int
    score: float
    stitched: bool = False
    missing: tuple[Fragment, ...] = ()
    held: float = 0.0
    core: tuple[int, int] | None = None

    def moved(self, by: int) -> "Passage":
        """The same in a text of which this one's is the part from `by` on."""
        core = self.core and (self.core[0] + by, self.core[1] + by)
        return replace(self, start=self.start + by, end=self.end + by, core=core)


class Window:
    """A stretch of a source's text as it is aligned: its words, without the furniture that the quote has not."""

    def __init__(self, quote: Quote, text: str, start: int, end: int) -> None:
        self.quote = quote
        self.text = text
        self.start = start
        self.part = text[start:end]
        self.tokens = [token for token in tokens(self.part) if token.kind != FURNITURE or token.folded in quote.folded]
        if quote.things:
            self.tokens = _as_quoted(self.part, self.tokens, quote.things)
        self.words = [token.folded for token in self.tokens]

    def passage(self, first: int, last: int, score: float, *, whole: bool = True) -> Passage:
        """The words `first` to `last` (exclusive) with the marks around them that the quote has as well.

        Of a `whole` quote, with what is opposite its first and last words, too.
        """
        if whole:
            first, last = opposite([part.words for part in self.quote.fragments], self.part, self.tokens, first, last)
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        if whole:
            start, end = _whole(self.part, start, end)
        start, end = self.start + start, self.start + end
        start, end = _with_marks(self.quote, self.text, start, end)
        return Passage(start, end, min(score, 99.9))  # 100 is for the very words, see `verbatim`


def _as_quoted(text: str, there: Sequence[Token], quoted: Mapping[tuple[str, str], Sequence[str]]) -> list[Token]:
    """The tokens with each thing of the quote in the quote's words: “412” where "four hundred and twelve" is.

    Each of those words has the place of the whole thing.
    """
    read: list[Token] = []
    done = 0
    for at, row in things(*_read(text, there)):
        read += there[done:at]
        done = at
        for thing in row:
            own = there[done : done + thing.words] or read[-1:]
            words = quoted.get((thing.kind, thing.key))
            if words is None:
                read += there[done : done + thing.words]
            elif words:
                read += [own[0]._replace(end=own[-1].end, folded=word) for word in words]
            elif read:
                read[-1] = read[-1]._replace(end=own[-1].end)  # “$5” has no word for "dollars"
            done += thing.words
    return [*read, *there[done:]]


def passages(quote: Quote, text: str, start: int, end: int) -> list[Passage]:
    """The places of the quote in `text[start:end]`, best first; where its very words are, those places alone."""
    if not quote.fragments:
        return []
    if exact := verbatim(quote, text, start, end):
        whole = [_with_number(text, *_whole(text, *span)) for span in exact]
        return [Passage(*span, 100.0 if span == cut else 99.9) for span, cut in zip(whole, exact, strict=True)]
    window = Window(quote, text, start, end)
    found = _of_fragments(window) if len(quote.fragments) > 1 else _of_one(window, quote.fragments[0])
    return sorted(found, key=lambda passage: -passage.score)


def _of_one(window: Window, fragment: Fragment) -> list[Passage]:
    words = window.words
    found = []
    best = 0.0
    for place in fragment.infix.places(words, _limit(fragment), _MOST):
        piece = fitted(fragment, words, place)
        best = max(best, piece.score)
        if piece.score >= _GOOD:
            found.append(window.passage(piece.first, piece.last, piece.score))
        else:
            found += _together(window, fragment, piece)
    if best < _GOOD:
        for other in (scattered(fragment, words), by_letters(fragment, words) if best < _GARBLED else None):
            if other and other.score > best:
                found.append(window.passage(other.first, other.last, other.score))
    return found


def _together(window: Window, fragment: Fragment, whole: Piece) -> list[Passage]:
    """A place that is not very like the quote: as it is, or in the pieces that are, whichever is more alike."""
    pieces, missing = taken_apart(fragment, window.words, whole)
    held = sum(piece.score * piece.letters for piece in pieces) / len(fragment.letters)
    if len(pieces) == 1 and not missing:
        piece = pieces[0] if held > whole.score else whole
        return [window.passage(piece.first, piece.last, max(whole.score, held))]
    longest = window.passage(pieces[0].first, pieces[0].last, 0)
    if held <= whole.score and len(pieces) > 1:
        pieces = [whole]
    return [
        replace(
            window.passage(piece.first, piece.last, max(held, whole.score), whole=len(pieces) == 1),
            stitched=len(pieces) > 1,
            missing=tuple(missing),
            held=held,
            core=(longest.start, longest.end),
        )
        for piece in pieces
    ]


def fitted(fragment: Fragment, words: list[str], place: Place) -> Piece:
    """The place with its ends moved to where the letters are most alike."""
    first, last = place.start, place.end
    score = fragment.likeness(words[first:last])
    moved = place.distance > 0
    while moved:
        moved = False
        for left, right in ((-1, 0), (1, 0), (0, -1), (0, 1), (-2, 0), (0, 2)):
            if 0 <= first + left < last + right <= len(words):
                other = fragment.likeness(words[first + left : last + right])
                if other > score:
                    first, last, score, moved = first + left, last + right, other, True
    return Piece(first, last, score, len(fragment.letters))


def _limit(fragment: Fragment) -> int:
    return int(_WORST * len(fragment.words))


def _of_fragments(window: Window) -> list[Passage]:
    """The longest fragment's places, each with the other fragments in their order before and after it."""
    fragments = window.quote.fragments
    anchor = max(fragments, key=lambda fragment: len(fragment.letters))
    at = fragments.index(anchor)
    found = []
    for place in anchor.infix.places(window.words, _limit(anchor), _MOST):
        pieces = [fitted(anchor, window.words, place)]
        missing: list[Fragment] = []
        for fragment in reversed(fragments[:at]):
            if other := _before(fragment, window.words, pieces[0].first):
                pieces.insert(0, other)
            else:
                missing.insert(0, fragment)
        for fragment in fragments[at + 1 :]:
            if other := _after(fragment, window.words, pieces[-1].last):
                pieces.append(other)
            else:
                missing.append(fragment)
        score = sum(piece.score * piece.letters for piece in pieces) / window.quote.letters
        stitched = any(after.first - before.last > _NEAR for before, after in pairwise(pieces))
        passage = window.passage(pieces[0].first, pieces[-1].last, score)
        found.append(replace(passage, stitched=stitched, missing=tuple(missing), held=score))
    return found


def _before(fragment: Fragment, words: list[str], end: int) -> Piece | None:
    """The fragment's best place before `end`; of equally good ones the last."""
    reach = max(0, end - _FAR)
    places = _best(fragment, words[reach:end])
    if not places:
        return None
    piece = fitted(fragment, words[reach:end], max(places, key=lambda place: place.start))
    return piece._replace(first=piece.first + reach, last=piece.last + reach)


def _after(fragment: Fragment, words: list[str], start: int) -> Piece | None:
    """The fragment's best place from `start` on; of equally good ones the first."""
    part = words[start : start + _FAR]
    places = _best(fragment, part)
    if not places:
        return None
    piece = fitted(fragment, part, min(places, key=lambda place: place.start))
    return piece._replace(first=piece.first + start, last=piece.last + start)


def _best(fragment: Fragment, words: list[str]) -> list[Place]:
    places = fragment.infix.places(words, _limit(fragment) if len(fragment.words) > 2 else 0)
    return [place for place in places if place.distance == places[0].distance]


def _with_marks(quote: Quote, text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the marks before its first and after its last word that the quote has as well."""
    for mark in reversed(quote.text[: quote.tokens[0].start]):
        if not start or not _alike(text[start - 1], mark):
            break
        start -= 1
    for mark in quote.text[quote.tokens[-1].end :]:
        if end >= len(text) or not _alike(text[end], mark):
            break
        end += 1
    return start, end


def _alike(one: str, other: str) -> bool:
    return one == other or (one in _DOUBLE and other in _DOUBLE) or (one in _SINGLE and other in _SINGLE)
