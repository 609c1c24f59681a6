"""Which marks belong together, within one paragraph; odd marks are mended and flagged, never a reason to give up."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from factcheck.claims.lexicon import ATTRIBUTION_AFTER_COMMA
from factcheck.claims.marks import Mark

_DEEPEST = 6  # nesting beyond this is no text for people
_SINGLES = frozenset({"single"})
_DIRECTED = {"«": "»", "»": "«", "「": "」", "『": "』", "‹": "›", "›": "‹"}
_LOWER_WORD = re.compile(r"\s\w")


@dataclass(slots=True)
class Pair:
    """Two marks and what stands between them; `close` is None where the paragraph ends before the quote does."""

    open: Mark
    close: Mark | None
    start: int
    end: int
    nested: list["Pair"] = field(default_factory=list)
    flags: tuple[str, ...] = ()

    @property
    def outer_start(self) -> int:
        return self.open.start

    @property
    def outer_end(self) -> int:
        return self.close.end if self.close else self.end

    @property
    def glyphs(self) -> str:
        """The pair of marks as one string: `“”`, `''''`."""
        return self.open.glyph + (self.close.glyph if self.close else "")


@dataclass(slots=True)
class Paired:
    """What the marks of one paragraph make: top-level pairs in text order, and closing marks nothing opened."""

    pairs: list[Pair]
    strays: list[Mark]


def pair_marks(text: str, end: int, marks: Iterable[Mark]) -> Paired:
    """Pair the marks of a paragraph that ends at `end`."""
    singles: list[Mark] = []
    doubles: list[Mark] = []
    for mark in marks:
        (singles if mark.family in _SINGLES else doubles).append(mark)
    paired = _Stack(text, end).run(doubles)
    if singles:
        paired.pairs = _with_singles(text, paired.pairs, singles)
    for pair in paired.pairs:
        _trim(text, pair)
    return paired


class _Stack:
    """Double marks of all families, read once from left to right."""

    def __init__(self, text: str, end: int) -> None:
        self.text, self.end = text, end
        self.open: list[Pair] = []
        self.done: list[Pair] = []
        self.strays: list[Mark] = []

    def run(self, marks: Sequence[Mark]) -> Paired:
        for index, mark in enumerate(marks):
            if self._is_closing(mark):
                self._close(mark)
            elif mark.opens or mark.faces == "(" or mark.family == "guillemet":
                self._open(mark, marks, index)
        while self.open:
            self._give_up(self.end)
        self.done.sort(key=lambda pair: pair.outer_start)
        return Paired(self.done, self.strays)

    def _is_closing(self, mark: Mark) -> bool:
        if mark.faces == "(" and not (mark.closes and not mark.opens):
            return False
        if mark.glyph in "」』〞":
            return True
        top = self.open[-1].open if self.open else None
        if mark.family == "guillemet":
            return _closes_guillemet(mark, top)
        if mark.opens != mark.closes:
            return mark.closes
        if mark.faces == ")" and mark.closes:
            return True
        return any(pair.open.family == mark.family for pair in self.open)

    def _close(self, mark: Mark) -> None:
        for depth in range(len(self.open) - 1, -1, -1):
            if _fits(self.open[depth].open, mark):
                break
        else:
            if not self.open or mark.family in {"corner", "white corner", "guillemet"}:
                self.strays.append(mark)
                return
            depth = len(self.open) - 1
            self.open[depth].flags += ("mixed marks",)
        while len(self.open) > depth + 1:
            self._give_up(mark.start)
        pair = self.open.pop()
        pair.close, pair.end = mark, mark.start
        if mark.faces == "(" and pair.open.family != "low":
            pair.flags += ("wrong-way mark",)
        self._keep(pair)

    def _open(self, mark: Mark, marks: Sequence[Mark], index: int) -> None:
        same = any(pair.open.family == mark.family for pair in self.open)
        if (same and not _two_closers_follow(marks, index)) or len(self.open) >= _DEEPEST:
            self._give_up(mark.start)
            while same and self.open and any(pair.open.family == mark.family for pair in self.open):
                self._give_up(mark.start)
        self.open.append(Pair(mark, None, mark.end, self.end))

    def _give_up(self, at: int) -> None:
        """The innermost open mark finds no other: cut it where an attribution begins, or at `at`."""
        pair = self.open.pop()
        cut = ATTRIBUTION_AFTER_COMMA.search(self.text, pair.start, min(at, pair.start + 2000))
        pair.end = cut.end(1) if cut else at
        pair.flags += ("unclosed",)
        loose = [inner for inner in pair.nested if inner.outer_start >= pair.end]
        pair.nested = [inner for inner in pair.nested if inner.outer_start < pair.end]
        self._keep(pair)
        for inner in loose:
            self._keep(inner)

    def _keep(self, pair: Pair) -> None:
        (self.open[-1].nested if self.open else self.done).append(pair)


def _closes_guillemet(mark: Mark, top: Mark | None) -> bool:
    """« opens unless » is open, also before the space that French puts there; » opens where only a word follows."""
    if top is not None and top.family == "guillemet" and top.glyph != mark.glyph:
        return True
    return mark.glyph == "»" and not mark.opens


def _fits(opened: Mark, mark: Mark) -> bool:
    if opened.glyph in _DIRECTED:
        return mark.glyph == _DIRECTED[opened.glyph]
    if opened.family == "low":
        return mark.family in {"curly", "straight"}
    return opened.family == mark.family


def _two_closers_follow(marks: Sequence[Mark], index: int) -> bool:
    following = marks[index + 1 : index + 3]
    return len(following) == 2 and all(mark.closes and not mark.opens for mark in following)


def _with_singles(text: str, pairs: list[Pair], singles: list[Mark]) -> list[Pair]:
    """Single marks pair among themselves, inside each double pair and outside of all of them."""
    outside: list[Mark] = []
    position = 0
    for pair in pairs:
        while position < len(singles) and singles[position].start < pair.outer_start:
            outside.append(singles[position])
            position += 1
        inside = []
        while position < len(singles) and singles[position].start < pair.outer_end:
            inside.append(singles[position])
            position += 1
        if inside:
            pair.nested = _with_singles(text, pair.nested, inside)
    outside.extend(singles[position:])
    return _enclose(pairs, _pair_singles(text, outside))


def _pair_singles(text: str, marks: list[Mark]) -> list[Pair]:
    later_close = [False] * (len(marks) + 1)
    for index in range(len(marks) - 1, -1, -1):
        mark = marks[index]
        later_close[index] = (_closes_single(mark)) or (later_close[index + 1] and not _opens_single(mark))
    found: list[Pair] = []
    opened: Mark | None = None
    for index, mark in enumerate(marks):
        if opened is None:
            opened = mark if _opens_single(mark) and later_close[index + 1] else None
        elif _closes_single(mark):
            if _is_plural_possessive(text, mark) and later_close[index + 1]:
                continue
            found.append(Pair(opened, mark, opened.end, mark.start))
            opened = None
        elif _opens_single(mark) and mark.glyph == opened.glyph:
            opened = mark if later_close[index + 1] else None
    return found


def _opens_single(mark: Mark) -> bool:
    return mark.opens and mark.glyph != "’"


def _closes_single(mark: Mark) -> bool:
    return mark.closes and not (mark.opens and mark.faces == "(") and mark.glyph != "‚"


def _is_plural_possessive(text: str, mark: Mark) -> bool:
    return text[mark.start - 1 : mark.start] in {"s", "z", "x"} and _LOWER_WORD.match(text, mark.end) is not None


def _enclose(doubles: list[Pair], singles: list[Pair]) -> list[Pair]:
    """Put both lists together; double pairs inside a single pair become nested in it."""
    result: list[Pair] = []
    for pair in sorted([*doubles, *singles], key=lambda each: (each.outer_start, -each.outer_end)):
        if result and pair.outer_start < result[-1].outer_end:
            result[-1].nested.append(pair)
        else:
            result.append(pair)
    return result


def _trim(text: str, pair: Pair) -> None:
    while pair.start < pair.end and text[pair.start].isspace():
        pair.start += 1
    while pair.start < pair.end and text[pair.end - 1].isspace():
        pair.end -= 1
    for inner in pair.nested:
        _trim(text, inner)
