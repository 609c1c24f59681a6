"""Every quotation mark of a text, and which way it can face where it is."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from factcheck.claims.lexicon import ATTRIBUTION_AFTER_COMMA

# The families of marks. A mark closes what a mark of the same family opened; `pairs` mends the exceptions.
_GLYPHS = {
    '"': "straight",
    "＂": "straight",
    "''": "apostrophes",
    "``": "apostrophes",
    "ʺ": "straight",
    "″": "straight",
    "❝": "curly",
    "❞": "curly",
    "❛": "curly",
    "❜": "curly",
    "🙶": "curly",
    "🙷": "curly",
    "〟": "curly",
    "˝": "straight",
    "ˮ": "straight",
    "״": "straight",
    "‶": "straight",
    "´´": "straight",
    "❠": "low",
    "🙸": "low",
    "⹂": "low",
    ",,": "low",
    "“": "curly",
    "”": "curly",
    "‟": "curly",
    "〝": "curly",
    "〞": "curly",
    "„": "low",
    "«": "guillemet",
    "»": "guillemet",
    "<<": "guillemet",
    ">>": "guillemet",
    "「": "corner",
    "」": "corner",
    "｢": "corner",
    "｣": "corner",
    "﹁": "corner",
    "﹂": "corner",
    "『": "white corner",
    "』": "white corner",
    "﹃": "white corner",
    "﹄": "white corner",
    "'": "single",
    "‘": "single",
    "’": "single",
    "‛": "single",
    "‚": "single",
    "‹": "single guillemet",
    "›": "single guillemet",
}
_ENTITIES = {
    "quot": '"', "#34": '"', "#x22": '"',
    "ldquo": "“", "#8220": "“", "#x201c": "“", "rdquo": "”", "#8221": "”", "#x201d": "”",
    "bdquo": "„", "#8222": "„", "#x201e": "„", "laquo": "«", "#171": "«", "raquo": "»", "#187": "»",
    "lsquo": "‘", "#8216": "‘", "#x2018": "‘", "rsquo": "’", "#8217": "’", "#x2019": "’",
    "apos": "'", "#39": "'", "#x27": "'", "sbquo": "‚", "lsaquo": "‹", "rsaquo": "›",
}  # fmt: skip
_ALWAYS_OPENS = frozenset((*"「『｢﹁﹃〝❛❝❠🙶🙸‶⹂", "``", ",,", "<<"))
_ALWAYS_CLOSES = frozenset((*"」』｣﹂﹄〞〟❜❞🙷", ">>"))

# Between two letters it is an apostrophe: "didn't", "l'eau", "O’Neill".
_MARK = re.compile(
    r"(?P<rule>([\"“”„«»'‘’`])\2{3,})|''|``|´´|(?<![\w,]),,(?=\w)|(?<![\w<])<<(?=\w)|(?<=[\w.,!?…])>>(?![\w>])"
    r"|[\"“”„‟«»‹›「」『』｢｣﹁﹂﹃﹄〝〞〟＂‘‚‛❛❜❝❞❠🙶🙷🙸ʺ˝ˮ״″‶⹂]"
    r"|(?<![^\W_])['’]|['’](?![^\W_])"
    r"|&(?:quot|[lrb]dquo|[lr]aquo|[lrs]s?quo|[lr]saquo|apos|#(?:34|39|171|187|82(?:16|17|20|21|22)|x2(?:2|7|01[89cde])));",
    re.IGNORECASE,
)
_CANDIDATE = re.compile(r"[\"“”„‟«»‹›'’`&「」『』｢｣﹁﹂﹃﹄〝〞〟＂‘‚‛❛❜❝❞❠🙶🙷🙸ʺ˝ˮ״″‶⹂]|,,|´´|<<|>>")
"""Quick to find; `_MARK` says what it is."""
_ELISION = re.compile(
    r"(?:em|til|tis|twas|twere|cause|cuz|n|round|bout|nuff|ere|till|d|ll|s|re|ve|m|t)\b", re.IGNORECASE
)
_YEARS = re.compile(r"\d0s\b|\d\d\b(?![^'’]{0,40}['’](?:\W|$))")
_INCHES = re.compile(r"\d\s?['’′]\s?\d{0,2}(?:[½¼¾]|\.\d+)?$")
_ATTRIBUTE = re.compile(r"[\w-]=$")
_BEFORE_OPEN = frozenset("([{<—–-/:=…¿¡*_>~|\u200b\ufeff")
_NEVER_FIRST = frozenset(",;:!?)]")  # of no quote
_AFTER_CLOSE = frozenset(")]},.;:!?…—–-/<*_~|%")


class Mark(NamedTuple):
    """A quotation mark; `opens` and `closes` say what its surroundings allow, `faces` what its glyph says.

    `faces` is "(" for an opening glyph, ")" for a closing one, "" for one that says nothing.
    """

    start: int
    end: int
    glyph: str
    family: str
    faces: str
    opens: bool
    closes: bool


def marks_in(text: str, start: int, end: int) -> Iterator[Mark]:
    """The quotation marks of a paragraph, without apostrophes, inches, feet, years and HTML attributes."""
    attribute = False
    last = start
    for candidate in _CANDIDATE.finditer(text, start, end):
        found = _MARK.match(text, candidate.start(), end) if candidate.start() >= last else None
        if found is None:
            continue
        first, last = found.span()
        glyph = found.group()
        if found["rule"]:
            continue  # a line of marks is an ornament
        if glyph[0] == "&":
            glyph = _ENTITIES.get(glyph[1:-1].lower(), "'")
        before = text[first - 1] if first > start else " "
        after = text[last] if last < end else " "
        if glyph == '"' and (attribute or (before == "=" and _ATTRIBUTE.search(text, max(start, first - 3), first))):
            attribute = not attribute
            continue
        if _is_no_mark(text, start, found, glyph, before):
            continue
        yield _mark(first, last, glyph, before, after)


def _is_no_mark(text: str, start: int, found: re.Match[str], glyph: str, before: str) -> bool:
    first, last = found.span()
    if glyph in {"'", "’", "‘"}:
        if before.isdigit() and text[last : last + 1].isdigit():
            return True  # feet: 6'3
        if not (before.isalnum() or before in ".,!?…”\"'’") and (
            _ELISION.match(text, last) or _YEARS.match(text, last)
        ):
            return True
        return glyph == "’" and before.isspace() and text[last : last + 1].isspace()
    if glyph in {"″", "ʺ", "˝"} and before.isdigit():
        return True
    if glyph in {"ˮ", "״"} and before.isalpha() and text[last : last + 1].isalpha():
        return True  # a letter of Nenets, the sign of a Hebrew abbreviation
    if glyph in {'"', "”", "''"} and before.isdigit():
        return _INCHES.search(text, max(start, first - 8), first) is not None
    return False


def _mark(start: int, end: int, glyph: str, before: str, after: str) -> Mark:
    family = _GLYPHS[glyph]
    if glyph in _ALWAYS_OPENS:
        return Mark(start, end, glyph, family, "(", opens=True, closes=False)
    if glyph in _ALWAYS_CLOSES:
        return Mark(start, end, glyph, family, ")", opens=False, closes=True)
    faces = "(" if glyph in "“„‟‘‚‛" else ")" if glyph in "”’" else ""
    space_before, space_after = before.isspace(), after.isspace()
    begins = not space_after and after not in _NEVER_FIRST
    opens = begins and (space_before or before in _BEFORE_OPEN or before in _GLYPHS or not before.isalnum())
    closes = not space_before and not (after.isalnum() and before.isspace())
    return Mark(start, end, glyph, family, faces, opens, closes)


# Which marks belong together, within one paragraph; odd marks are mended and flagged, never a reason to give up.


_DEEPEST = 6  # nesting beyond this is no text for people
_SINGLES = frozenset({"single"})
_DIRECTED = {
    "<<": ">>",
    "｢": "｣",
    "﹁": "﹂",
    "﹃": "﹄",
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    "‹": "›",
    "›": "‹",
}
_LOWER_WORD = re.compile(r"\s\w")


@dataclass(slots=True)
class Pair:
    """Two marks and what is between them; `close` is None where the paragraph ends before the quote does."""

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
    if not singles and not doubles:
        return Paired([], [])
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
        if mark.glyph in _ALWAYS_CLOSES:
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
        return mark.family in {"curly", "straight", "apostrophes"}
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
