"""Numbers that are nowhere and follow from others: rounded, a sum, a difference, a share, a change, so many times.

What is worked out is said in words ("618 → 412 is −33 %"): the reader sees where a number comes from.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import combinations
from typing import Final

from factcheck.comparison.facts import Fact, Read, data_of, same, word_set

_HUNDRED: Final = Decimal(100)
_CLOSE: Final = Decimal("0.05")  # how far a number may be from what it rounds, of itself
_POINTS: Final = Decimal("0.02")  # how far "a third" may be from a third
_BEYOND: Final = Decimal("0.15")  # how far "more than half" may be above a half
_FOLD: Final = Decimal("0.5")  # how far beyond it "more than doubled" may be: at three times it tripled
_DIGITS: Final = 3  # a number of so many digits that are no zeros is not rounded
_NEAR: Final = 6  # words to each side of a number that say how it was worked out
_TURN: Final = 3  # words before the second of two numbers that say that it is the earlier one
_WAY: Final = 6  # words before a number among which is which way it went
_ADDED: Final = 4  # numbers of a sum
_MOST: Final = 8  # numbers of one passage beyond which some two of them give nearly anything


def computed(claim: str, fact: Fact, passage: Read, language: str = "en") -> str:
    """The arithmetic by which a passage has a number of a claim, in words; "" if it has not."""
    if fact.kind != "number" or fact.amount is None or fact.second is not None or fact.dimension == "ordinal":
        return ""
    numbers = [each for each in passage.facts if _counts(each)]
    hedges = _hedges(claim, fact, language)
    for other in numbers:
        if said := _rounded(fact, other, hedges, _words(passage, other)):
            return said
    if len(numbers) > _MOST:
        return ""
    pairs = [pair for pair in combinations(numbers, 2) if _alike(*pair)]
    before, after = _beside(claim, fact)
    changes = _changes(before[:-2] if hedges else before, after, language)
    for one, two in (_in_time(passage, pair, language) for pair in pairs):
        written = _words(passage, one), _words(passage, two)
        if said := _of_two(fact, (one, two), written, hedges, changes=changes):
            return said
    around = {*before, *after}
    if around & word_set("difference", language) and (
        said := _difference(claim, fact, passage, [*pairs, *_years(fact, passage)])
    ):
        return said
    if set(before[-2:]) & word_set("span", language) and (
        said := _difference(claim, fact, passage, _years(fact, passage))
    ):
        return said
    return _sum(claim, fact, passage, numbers) if around & word_set("sum", language) else ""


def contradicted(claim: str, fact: Fact, own: Read, language: str = "en") -> str:
    """The arithmetic that a multiple or a change of the claim goes against: two numbers of its own; "" if none does.

    "From 48 to 112, so that it tripled": 48 → 112 is × 2.33. Only where there are no more than two that it may be of.
    """
    if fact.kind != "number" or computed(claim, fact, own, language):
        return ""
    before, after = _beside(claim, fact)
    changes = fact.dimension == "ratio" and _changes(before, after, language)
    numbers = [each for each in own.facts if _counts(each) and each.dimension not in {"ratio", "times"}]
    pairs = [_in_time(own, pair, language) for pair in combinations(numbers, 2) if _alike(*pair)]
    if len(pairs) != 1 or not (changes or fact.dimension == "times"):
        return ""
    first, second = (each.amount or Decimal(0) for each in pairs[0])
    if not first or not second:
        return ""
    written = " → ".join(_words(own, each) for each in pairs[0])
    if changes:
        return f"{written} is {_signed((second - first) / first * _HUNDRED)} %"
    return f"{written} is × {max(second / first, first / second):.2f}"


def _beside(claim: str, fact: Fact) -> tuple[list[str], list[str]]:
    """The words before a number and behind it that say how it was worked out."""
    sides = claim[: fact.start].casefold().split()[-_NEAR:], claim[fact.end :].casefold().split()[:_NEAR]
    before, after = ([word.strip(".,;:()") for word in side] for side in sides)
    return before, after


def _changes(before: Sequence[str], after: Sequence[str], language: str) -> bool:
    """Whether a share is one that something grew or shrank by, and not a part of a whole."""
    changing = word_set("change", language)
    return (
        not changing.isdisjoint(after)
        or not {"more", "less"}.isdisjoint(_ways(before, language))
        or (not word_set("by", language).isdisjoint(before[-2:]))
    )


def _counts(fact: Fact) -> bool:
    return fact.kind == "number" and fact.amount is not None and fact.dimension != "ordinal"


def _difference(claim: str, fact: Fact, passage: Read, pairs: Sequence[tuple[Fact, Fact]]) -> str:
    if fact.dimension == "ratio":
        return ""  # 48 % is seven points more than 41 %
    for pair in pairs:
        low, high = sorted(pair, key=lambda each: each.amount or Decimal(0))
        if _dimension(fact, low) and (high.amount or 0) - (low.amount or 0) == fact.amount:
            return f"{_words(passage, high)} − {_words(passage, low)} is {_shown(claim, fact)}"
    return ""


def _sum(claim: str, fact: Fact, passage: Read, numbers: Sequence[Fact]) -> str:
    fitting = [each for each in numbers if _dimension(fact, each)]
    for count in range(2, _ADDED + 1):
        for some in combinations(fitting, count):
            if sum(each.amount or 0 for each in some) == fact.amount:
                return f"{' + '.join(_words(passage, each) for each in some)} is {_shown(claim, fact)}"
    return ""


def _hedges(claim: str, fact: Fact, language: str) -> frozenset[str]:
    """How a claim says that a number is rounded: "about", "more_than", "less_than"."""
    before = set(claim[: fact.start].casefold().split()[-3:])
    return frozenset(name for name in ("about", "more_than", "less_than") if before & word_set(name, language))


def _rounded(fact: Fact, other: Fact, hedges: frozenset[str], written: str) -> str:
    """For "6 %" where the passage has 6.3 %, "more than 600" where it has 618."""
    mine, yours = fact.amount, other.amount
    if mine is None or not yours or not mine or other.dimension != fact.dimension or mine == yours:
        return ""
    if fact.dimension == "" and not (fact.counted & other.counted):
        return ""
    if _significant(mine) >= _significant(yours) or _significant(mine) > _DIGITS - 1:
        return ""
    off = (yours - mine) / mine
    if "more_than" in hedges:
        fits = 0 < off <= _BEYOND
    elif "less_than" in hedges:
        fits = -_BEYOND <= off < 0
    else:
        fits = abs(off) <= (2 * _CLOSE if "about" in hedges else _CLOSE)
    return f"{written}, rounded" if fits else ""


def _significant(amount: Decimal) -> int:
    return len(amount.normalize().as_tuple().digits)


def _alike(one: Fact, two: Fact) -> bool:
    """Whether two numbers are of one thing: of one dimension, or counts that are not of two different things."""
    if one.dimension != two.dimension or one.second is not None or two.second is not None:
        return False
    return bool(one.dimension) or not one.counted or not two.counted or bool(one.counted & two.counted)


def _dimension(fact: Fact, other: Fact) -> bool:
    if fact.dimension == "points":
        return other.dimension == "ratio"
    return fact.dimension == other.dimension


def _of_two(
    fact: Fact, pair: tuple[Fact, Fact], words: tuple[str, str], hedges: frozenset[str], *, changes: bool
) -> str:
    """For a share or a change in per cent, points, or so many times."""
    first, second = (each.amount for each in pair)
    if not first or not second or fact.amount is None:
        return ""
    written = " → ".join(words)
    if fact.dimension == "times":
        ratio = second / first
        fits = any(_fits_times(each, fact.amount, hedges) for each in (ratio, 1 / ratio))
        return f"{written} is × {ratio:.2f}".rstrip("0").rstrip(".") if fits else ""
    if fact.dimension == "points" and pair[0].dimension == "ratio":
        apart = (second - first) * _HUNDRED
        return f"{written} is {_signed(apart)} points" if abs(apart) == fact.amount else ""
    if fact.dimension != "ratio":
        return ""
    change = (second - first) / first
    if changes:
        return f"{written} is {_signed(change * _HUNDRED)} %" if _fits(abs(change), fact, hedges) else ""
    part = min(first, second) / max(first, second)
    small, large = words if first < second else words[::-1]
    return f"{small} of {large} is {part * _HUNDRED:.0f} %" if _fits(part, fact, hedges) else ""


def _fits_times(ratio: Decimal, wanted: Decimal, hedges: frozenset[str]) -> bool:
    if "more_than" in hedges:
        return wanted < ratio < wanted * (1 + _FOLD)
    if "less_than" in hedges:
        return wanted * (1 - _BEYOND) <= ratio < wanted
    return abs(ratio - wanted) <= wanted * _CLOSE


def _in_time(passage: Read, pair: tuple[Fact, Fact], language: str) -> tuple[Fact, Fact]:
    """Two numbers of a passage, the earlier one first: "£6.9 million, after £9.2 million the year before"."""
    between = passage.text[pair[0].end : pair[1].start].casefold().split()
    last = {word.strip(".,;:()") for word in between[-_TURN:]}
    return pair[::-1] if last & word_set("earlier", language) else pair


def _fits(value: Decimal, fact: Fact, hedges: frozenset[str]) -> bool:
    wanted = fact.amount or Decimal(0)
    if "more_than" in hedges:
        return wanted < value <= wanted + _BEYOND
    if "less_than" in hedges:
        return wanted - _BEYOND <= value < wanted
    written = Decimal(fact.unit[0].strip("#")) if fact.unit[0] else Decimal(0)
    in_words = written != written.to_integral_value() and len(written.as_tuple().digits) > _DIGITS
    if in_words or "about" in hedges:
        return abs(value - wanted) <= _POINTS
    exponent = written.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) and exponent < 0 else 0)
    return abs(value * _HUNDRED - wanted * _HUNDRED) <= step / 2


def _years(fact: Fact, passage: Read) -> list[tuple[Fact, Fact]]:
    """The years of a passage as numbers, in pairs, where the claim counts years."""
    if fact.unit[1] != "~year" and "year" not in fact.counted:
        return []
    scale = (fact.amount or Decimal(1)) / Decimal(fact.unit[0].strip("#") or 1)
    dates = [each for each in passage.facts if each.kind == "date" and each.parts[0].isdecimal()]
    years = [each._replace(amount=Decimal(each.parts[0]) * scale, dimension=fact.dimension) for each in dates]
    return list(combinations(years, 2))


def _words(passage: Read, fact: Fact) -> str:
    return " ".join(passage.text[fact.start : fact.end].split())


def _shown(claim: str, fact: Fact) -> str:
    return " ".join(claim[fact.start : fact.end].split())


def _signed(value: Decimal) -> str:
    return f"{'+' if value > 0 else '−'}{abs(value):.0f}"


def other_way(text: str, fact: Fact, read: Read, language: str = "en") -> str:
    """The words of a passage that has a number of a claim and says the opposite of it, "" if it does not."""
    if fact.kind not in {"number", "date"}:
        return ""
    others = [other for other in read.facts if same(fact, other)]
    mine = _words_around(text, fact)
    if others and all(opposed(mine, _words_around(read.text, other), language) for other in others):
        other = others[0]
        ways = [each for each in read.words if each.folded in _way_words(language)]
        near = min(ways, key=lambda each: max(other.start - each.end, each.start - other.end))
        return " ".join(read.text[min(near.start, other.start) : max(near.end, other.end)].split())
    return ""


def opposed(claim: Sequence[str], source: Sequence[str], language: str = "en") -> bool:
    """Whether the words around a number go the opposite way: "rose 9 %" and "shed 9 %"."""
    mine, yours = set(_ways(claim, language)), set(_ways(source, language))
    pairs = [pair for each in data_of(language)["excludes"].items() for pair in (each, each[::-1])]
    return any(one in mine - yours and other in yours - mine for one, other in pairs)


@cache
def _way_words(language: str) -> frozenset[str]:
    """All words that say which way a number went."""
    return frozenset(word for listed in data_of(language)["opposites"].values() for word in listed.split())


def _ways(words: Sequence[str], language: str) -> Iterator[str]:
    for name, listed in data_of(language)["opposites"].items():
        if not set(listed.split()).isdisjoint(words):
            yield name


def _words_around(text: str, fact: Fact) -> list[str]:
    """The words near a number that say which way it went."""
    before, after = text[: fact.start].casefold().split()[-_WAY:], text[fact.end :].casefold().split()[: _WAY - 2]
    return [word.strip(".,;:()“”\"'") for word in (*before, *after)]
