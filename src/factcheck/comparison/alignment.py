"""Which word of the quote stands for which word of the source: all of it first, then where they part, more closely."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from rapidfuzz.distance import Levenshtein

from factcheck.comparison.items import EDITOR, GAP, WORD, Item
from factcheck.comparison.substitution import Relation, exchanged, mistyped_contraction, relation, run_together
from factcheck.core.model import Level
from factcheck.nlp.lexicon import tagged
from factcheck.nlp.morphology import bases, known
from factcheck.nlp.numbers import FALSE_FRIENDS, counts
from factcheck.nlp.quantities import in_base
from factcheck.nlp.roles import light

GAP_KEY: Final = "…"  # what an ellipsis is folded to
_CELLS: Final = 1200  # of the table that is filled for one region; above, words are paired coarsely
_JOINS: Final = ((1, 2), (2, 1), (1, 3), (3, 1), (2, 2), (1, 4), (4, 1), (1, 5), (5, 1))
_NEVER_JOINED: Final = frozenset(("negation", "article", "pronoun"))
_AS_SHARE: Final = "~percent"
_LOST_AT_MOST: Final = 4  # letters, where a scanner took two words for one
_ONE_ALONE, _LIGHT_ALONE = 0.75, 0.5


class Region(NamedTuple):
    """`quote[q1:q2]` is where `source[f1:f2]` is, and they are not the same; one of them may be empty."""

    q1: int
    q2: int
    f1: int
    f2: int


def regions(quote: Sequence[str], source: Sequence[str], keep: Callable[[str], bool]) -> list[Region]:
    """Where two lists of words differ, in order, apart from each other.

    A region reaches over equal words beside it for which `keep` is true: parts of one number stay together.
    """
    found: list[Region] = []
    for op in Levenshtein.opcodes(quote, source):
        if op.tag == "equal":
            continue
        region = Region(op.src_start, op.src_end, op.dest_start, op.dest_end)
        if found and found[-1].q2 == region.q1 and found[-1].f2 == region.f1:
            found[-1] = Region(found[-1].q1, region.q2, found[-1].f1, region.f2)
        else:
            found.append(region)
    if GAP_KEY in quote:
        found = _slid(found, quote, source)
    return _grown(found, quote, source, keep)


def _slid(found: list[Region], quote: Sequence[str], source: Sequence[str]) -> list[Region]:
    """The regions with what was left out beside an ellipsis made one with it, where the words between allow it.

    In "the one mile and the four mile" it is "one mile and the four" that "the … mile" leaves out.
    """
    slid: list[Region] = []
    for region in found:
        last = slid[-1] if slid else None
        if last is not None and (joined := _joined_by_gap(last, region, quote, source)):
            slid[-1] = joined
        else:
            slid.append(region)
    return slid


def _joined_by_gap(one: Region, other: Region, quote: Sequence[str], source: Sequence[str]) -> Region | None:
    same = source[one.f2 : other.f1]
    if other.q1 == other.q2 and one.q1 < one.q2 and quote[one.q2 - 1] == GAP_KEY:
        begin = other.f2 - len(same)
        return Region(one.q1, one.q2, one.f1, begin) if source[begin : other.f2] == same else None
    if one.q1 == one.q2 and other.q1 < other.q2 and quote[other.q1] == GAP_KEY:
        end = one.f1 + len(same)
        return Region(other.q1, other.q2, end, other.f2) if source[one.f1 : end] == same else None
    return None


def _grown(
    found: list[Region], quote: Sequence[str], source: Sequence[str], keep: Callable[[str], bool]
) -> list[Region]:
    grown: list[Region] = []
    for index, (q1, q2, f1, f2) in enumerate(found):
        scaled = q1 < q2 < len(quote) and f1 < f2 and quote[q2] in FALSE_FRIENDS  # "eine Billion" is no "a billion"
        if scaled or any(map(keep, quote[q1:q2])) or any(map(keep, source[f1:f2])):
            floor = grown[-1].q2 if grown else 0
            while (
                q1 > floor
                and f1
                and _reaches(quote, q1, q1 - 1)
                and _part_of_number(quote, q1 - 1, keep, quote[q1 - 2] if q1 > 1 else "")
            ):
                q1, f1 = q1 - 1, f1 - 1  # noqa: PLW2901 - the region grows
            ceiling = found[index + 1].q1 if index + 1 < len(found) else len(quote)
            while (
                q2 < ceiling
                and _reaches(quote, q2 - 1, q2)
                and _part_of_number(quote, q2, keep, quote[q2 + 1] if q2 + 1 < len(quote) else "")
            ):
                q2, f2 = q2 + 1, f2 + 1  # noqa: PLW2901
        if grown and grown[-1].q2 >= q1:
            grown[-1] = Region(grown[-1].q1, q2, grown[-1].f1, f2)
        else:
            grown.append(Region(q1, q2, f1, f2))
    return grown


def _reaches(quote: Sequence[str], edge: int, beyond: int) -> bool:
    """Whether a region may grow over a word: beside an ellipsis only over what is more of a number, not its unit."""
    return not (0 <= edge < len(quote) and quote[edge] == GAP_KEY) or counts(quote[beyond])


def _part_of_number(words: Sequence[str], index: int, keep: Callable[[str], bool], beyond: str) -> bool:
    return keep(words[index]) or (
        words[index] in {"and", "of", "the", "to", "y", "und", "et", "bis"} and bool(beyond) and keep(beyond)
    )


class Step(NamedTuple):
    """`left[i1:i2]` stands for `right[j1:j2]`; an empty side means left out or put in."""

    i1: int
    i2: int
    j1: int
    j2: int
    relation: Relation | None = None


def paired(left: Sequence[Item], right: Sequence[Item]) -> list[Step]:
    """The items of a region set side by side so that they differ as little as can be, equal pairs included."""
    if not left or not right:
        return [Step(0, len(left), 0, len(right))] if left or right else []
    if len(left) == len(right) == 1 and left[0].kind not in {GAP, EDITOR}:
        pair = relation(left[0], right[0])
        if pair.cost <= _alone(left[0]) + _alone(right[0]):
            return [Step(0, 1, 0, 1, pair)]
        return [Step(0, 1, 0, 0), Step(1, 1, 0, 1)]
    if len(left) * len(right) > _CELLS:
        return _around_the_gap(left, right) or _coarsely(left, right)
    return _Table(left, right).steps()


def _around_the_gap(left: Sequence[Item], right: Sequence[Item]) -> list[Step]:
    """A region with an ellipsis in it that left out very much: what is beside it is at the ends."""
    gaps = [index for index, item in enumerate(left) if item.kind == GAP]
    if not gaps or len(left) - 1 > len(right):
        return []
    first, after = gaps[0], gaps[-1] + 1
    rest = len(right) - (len(left) - after)
    tail = [
        step._replace(i1=step.i1 + after, i2=step.i2 + after, j1=step.j1 + rest, j2=step.j2 + rest)
        for step in paired(left[after:], right[rest:])
    ]
    return [*paired(left[:first], right[:first]), Step(first, after, first, rest), *tail]


def _coarsely(left: Sequence[Item], right: Sequence[Item]) -> list[Step]:
    steps: list[Step] = []
    for op in Levenshtein.opcodes([item.key for item in left], [item.key for item in right]):
        i1, i2, j1, j2 = op.src_start, op.src_end, op.dest_start, op.dest_end
        if op.tag in {"equal", "replace"}:
            steps += [
                Step(i, i + 1, j, j + 1, relation(left[i], right[j]))
                for i, j in zip(range(i1, i2), range(j1, j2), strict=True)
            ]
        else:
            steps.append(Step(i1, i2, j1, j2))
    return steps


class _Table:
    """The cheapest way from the start of both sides to every place in them."""

    def __init__(self, left: Sequence[Item], right: Sequence[Item]) -> None:
        self.left = left
        self.right = right
        self.costs: list[list[float]] = []
        self.back: list[list[Step]] = []
        for i in range(len(left) + 1):
            self.costs.append([])
            self.back.append([])
            for j in range(len(right) + 1):
                cost, step = self._best(i, j)
                self.costs[i].append(cost)
                self.back[i].append(step)

    def _best(self, i: int, j: int) -> tuple[float, Step]:
        if not i and not j:
            return 0.0, Step(0, 0, 0, 0)
        ways: list[tuple[float, Step]] = []
        if i and j:
            pair = relation(self.left[i - 1], self.right[j - 1])
            ways.append((self.costs[i - 1][j - 1] + pair.cost, Step(i - 1, i, j - 1, j, pair)))
            ways += self._joins(i, j)
        if i:
            ways.append((self.costs[i - 1][j] + _alone(self.left[i - 1]), Step(i - 1, i, j, j)))
        if j:
            ways.append((self.costs[i][j - 1] + self._skipped(i, j), Step(i, i, j - 1, j)))
        return min(ways, key=lambda way: way[0])

    def _skipped(self, i: int, j: int) -> float:
        """The cost of leaving out a word of the source: little where the writer said so."""
        marks = {self.left[k].kind for k in (i - 1, i) if 0 <= k < len(self.left)}
        return 0.02 if GAP in marks else 0.1 if EDITOR in marks else _alone(self.right[j - 1])

    def _joins(self, i: int, j: int) -> list[tuple[float, Step]]:
        """One word here may be two there: "coast guard", "ofthe"."""
        ways: list[tuple[float, Step]] = []
        for k, m in _JOINS:
            if k > i or m > j:
                continue
            here, there = self.left[i - k : i], self.right[j - m : j]
            if _may_join(here, there) and (pair := _joined(here, there)):
                ways.append((self.costs[i - k][j - m] + pair.cost, Step(i - k, i, j - m, j, pair)))
        return ways

    def steps(self) -> list[Step]:
        i, j, steps = len(self.left), len(self.right), []
        while i or j:
            step = self.back[i][j]
            steps.append(step)
            i, j = step.i1, step.j1
        return steps[::-1]


def _may_join(here: Sequence[Item], there: Sequence[Item]) -> bool:
    """Whether it is worth the time to look: they begin or end alike, or there is a number or a name among them."""
    one, other = here[0], there[0]
    if one.kind != WORD or other.kind != WORD or one.key[:1] == other.key[:1]:
        return True
    last, end = here[-1], there[-1]
    return last.key[-1:] == end.key[-1:] or last.name or end.name or last.kind != WORD or end.kind != WORD


def _contracted(items: Sequence[Item]) -> bool:
    return len(items) > 1 and all(item.word and item.start == items[0].start for item in items)


def _raw(items: Sequence[Item]) -> str:
    """The items as one word, numbers of one word as they were written."""
    return "".join(item.key if item.kind == WORD else item.word or " " for item in items)


def _initials(items: Sequence[Item]) -> str:
    """The first letters of a name of several words: "un" for the United Nations; "" for words that are no name."""
    if len(items) < 2 or not all(item.name or item.key in {"of", "the", "and"} for item in items):
        return ""
    return "".join(item.key[0] for item in items if item.name)


def _joined(here: Sequence[Item], there: Sequence[Item]) -> Relation | None:
    """How several words stand to one, or two to two that are parted elsewhere; None where they are not the same."""
    one, other = _whole(here), _whole(there)
    single, several = (one, there) if len(here) == 1 else (other, here)
    if any(item.kind != WORD for item in (*here, *there)):
        return _joined_with_numbers(here, there)
    if abs(len(one) - len(other)) > _LOST_AT_MOST:
        return Relation("abbreviation", Level.MINOR, 0.2) if _initials(several) == single else None
    if one == other and _two_meanings(single, several):
        return None
    if one == other:
        return Relation("hyphenation", Level.TYPOGRAPHIC, 0.2)
    if one.replace("'", "") == other.replace("'", ""):
        return Relation("mark", Level.TYPOGRAPHIC, 0.1)  # its, it's; dont, don't
    if exchanged(one, other) and not all(known(item.key) for item in (*here, *there)):
        return Relation("typo", Level.MINOR, 0.3)  # "tmi.e" for "time."
    if len(here) == len(there):
        return None
    if _contracted(several) and mistyped_contraction(single, _whole(several)):
        return Relation("typo", Level.MINOR, 0.3)
    if _initials(several) == single:
        return Relation("abbreviation", Level.MINOR, 0.2)
    return Relation("ocr", Level.TYPOGRAPHIC, 0.4) if run_together(_whole(several), single) else None


def _two_meanings(single: str, several: Sequence[Item]) -> bool:
    """Whether a word is another one than its parts: "notable" and "not able", "resign" and "re-sign"."""
    if len(several) < 2 or not known(single):
        return False
    if several[0].key in tagged("prefix", "en") and not bases(single).isdisjoint(tagged("unhyphenated", "en")):
        return True
    small = any(item.role in _NEVER_JOINED for item in several) or single in tagged("negation", "en")
    return small and all(known(item.key) for item in several) and not single.endswith(("self", "selves"))


def _joined_with_numbers(here: Sequence[Item], there: Sequence[Item]) -> Relation | None:
    one, other = _raw(here), _raw(there)
    if {one, other} == {"noone", "nobody"}:
        return Relation("negation", Level.MINOR, 0.2)
    single, several = (here, other) if len(here) == 1 else (there, one)
    if len(here) + len(there) == 3 and _same_share(*((here, there) if len(here) == 1 else (there, here))):
        return Relation("number", Level.MINOR, 0.2)
    scanned = len(here) != len(there) and single[0].kind == WORD and run_together(several, single[0].key)
    return Relation("ocr", Level.MINOR, 0.4) if scanned else None  # the scanner lost the space: "fhc17"


def _same_share(fraction: Sequence[Item], amount: Sequence[Item]) -> bool:
    """Whether a number alone is a share that is written otherwise: "two fifths" and "40 percent"."""
    if [item.kind for item in (*fraction, *amount)] != ["number", "number", "unit"]:
        return False
    value = in_base(amount[0].key, amount[1].key)
    alone = in_base(fraction[0].key, _AS_SHARE)
    return value is not None and alone is not None and value[0] == alone[0] and value[1] == alone[1] * 100


def _whole(items: Sequence[Item]) -> str:
    """The items as one word; the parts of a contraction as it was written."""
    if _contracted(items):
        return items[0].word
    return "".join(item.key for item in items)


def _alone(item: Item) -> float:
    if item.kind == GAP:
        return 0.0
    return 0.05 if item.kind == EDITOR else _LIGHT_ALONE if light(item.key, item.role) else _ONE_ALONE
