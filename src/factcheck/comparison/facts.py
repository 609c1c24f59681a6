"""A fact as a value: a number in its dimension, a date by its parts, a name by its words; and when two agree.

Facts agree only within one dimension: five knots are no five kilometres, sixteen pence no sixteen per cent. What they
are of is in `facts.toml` and in the words around them, which the search looks at.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Final, NamedTuple

from rapidfuzz import fuzz

from factcheck.nlp.lexicon import table
from factcheck.nlp.morphology import known, plain
from factcheck.nlp.numbers import words_of
from factcheck.nlp.quantities import same_amount
from factcheck.nlp.tokenizer import Token, fold

_WHOLE_DAY: Final = 12 * 60
_LARGE: Final = 100
_FEW: Final = 12  # so small a number is anywhere, and needs its unit to be the same
_SLIP: Final = 5  # years that a wrong one is usually off by, at most
_ROOT: Final = 5  # letters that a country and its people share
_SURE: Final = 2  # figures of a number that is another mistyped by chance
_ALIKE: Final = 75  # likeness of two words that are one name spelled twice


class Fact(NamedTuple):
    """A checkable thing at `start`:`end` of a text.

    `kind` is "number", "date", "time", "name" or "title". Of a number, `amount` is how much it is in the base unit
    of its `dimension` ("" for a count of things, whose name is among `counted`, "ordinal", "times"); `second` is the
    other number of a score. `parts` are year, month, day and weekday of a date, "?" where it is not said; minutes and
    "am", "pm" or "?" of a time. `words` are those of a name or title, as they are compared. `column` is that of a row of a table.
    """

    kind: str
    start: int
    end: int
    amount: Decimal | None = None
    dimension: str = ""
    unit: tuple[str, str] = ("", "")
    counted: frozenset[str] = frozenset()
    second: Decimal | None = None
    parts: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    column: int = -1


class Read(NamedTuple):
    """A text read for its facts: its words, the facts in text order, and the words that names are looked for among."""

    text: str
    words: tuple[Token, ...]
    facts: tuple[Fact, ...]
    names: tuple[
        tuple[str, bool, int], ...
    ] = ()  # each word as names are compared, whether it has a capital, its start


@cache
def data_of(language: str) -> Mapping[str, Any]:
    """The `facts.toml` of a language: words that make more of a number, a name or a date than its figures."""
    return table(language if language == "de" else "en", "facts.toml")


@cache
def word_set(name: str, language: str) -> frozenset[str]:
    """The folded words of one list of `facts.toml`."""
    return frozenset(map(fold, data_of(language)["words"].get(name, "").split()))


@cache
def month_names(month: str) -> tuple[str, ...]:
    """The ways to write a month, given by its number."""
    names = [name for line in table("shared", "months.toml")["months"].strip().splitlines()
             for number, name in enumerate(line.split(), 1) if str(number) == month]  # fmt: skip
    return (*dict.fromkeys(plain(fold(name)) for name in names), month, month.zfill(2))


@cache
def week() -> Mapping[str, int]:
    """The number of each weekday by its names, Monday being 0."""
    weeks = (data_of(language)["week"].split() for language in ("en", "de"))
    return {fold(day): min(number, 6) for days in weeks for number, day in enumerate(days)}


@cache
def _number_words() -> dict[str, str]:
    words = words_of("en")
    small = [*words["small"].split()]
    return (
        {str(value): word for value, word in enumerate(small)}
        | {str(value * 10): word for value, word in enumerate(words["tens"].split(), 2)}
        | {f"{value}.": word for value, word in enumerate(words["ordinals"].split(), 1)}
    )


def number_names(fact: Fact) -> tuple[str, ...]:
    """Other ways to write a number than in the words of the claim: in figures, or in a word."""
    key = fact.unit[0].strip("#")
    if not key:
        return ()
    if fact.dimension == "ordinal":
        plain_key = key.rstrip(".")
        return (f"{plain_key}th", _number_words().get(f"{plain_key}.", f"{plain_key}th"))
    return (key, _number_words().get(key, key))


def same(claim: Fact, source: Fact) -> bool:
    """Whether the source's fact says what the claim's says."""
    if claim.kind == "number" and source.kind == "number":
        return _same_number(claim, source)
    if claim.kind == source.kind == "date":
        return _same_date(claim.parts, source.parts)
    if claim.kind == source.kind == "time":
        return _same_time(claim.parts, source.parts)
    return False


def _same_number(claim: Fact, source: Fact) -> bool:
    if claim.second is not None:
        return source.second is not None and {claim.amount, claim.second} == {source.amount, source.second}
    if source.second is not None and claim.dimension == source.dimension:
        return claim.amount in {source.amount, source.second}
    if claim.dimension == source.dimension:
        if claim.dimension and claim.unit[1] != source.unit[1] and claim.unit[1] and source.unit[1]:
            return same_amount(claim.unit, source.unit)
        return claim.amount == source.amount
    if "" not in {claim.dimension, source.dimension}:
        return False
    if claim.unit[0] != source.unit[0] or "times" in {claim.dimension, source.dimension}:
        return False
    if "ordinal" in {claim.dimension, source.dimension}:
        return False
    bare = source if source.dimension == "" else claim
    amount = abs(bare.amount or Decimal(0))
    return not bare.counted and (amount > _FEW or amount != amount.to_integral_value())


def _same_date(claim: tuple[str, ...], source: tuple[str, ...]) -> bool:
    """Whether a source's date says all that the claim's does; where it has no year, or no weekday, that may be left out."""
    year, month, day, weekday = claim
    if day == weekday == "?" != source[3]:  # a weekday, or "today", says nothing of a year or a month
        return False
    if "s" in year or "s" in source[0]:
        decade = f"{source[0][:3]}0s" if source[0][:3].isdecimal() else source[0]
        return year == source[0] or (year.endswith("s") and decade.endswith(year[-3:]) and month == "?")
    if "?" not in claim and source[:3] == ("?", "?", "?"):  # a weekday that was made a day
        return weekday == source[3]
    if weekday != "?" and month == day == "?":
        return weekday == source[3] or weekday == _weekday(source)
    if month == "?" and day == "?":
        return year == source[0]
    if source[1] != month or (day != "?" and source[2] != day):
        return False
    return year == "?" or source[0] in {year, "?"}


def _weekday(parts: Sequence[str]) -> str:
    try:
        return str(date(*(int(part) for part in parts[:3])).weekday())
    except ValueError:
        return ""


def _same_time(claim: Sequence[str], source: Sequence[str]) -> bool:
    if claim[0] == source[0]:
        return claim[1] == source[1] or "?" in {claim[1], source[1]}
    return (
        "?" in {claim[1], source[1]}
        and (int(claim[0]) - int(source[0])) % _WHOLE_DAY == 0
        and (int(claim[0]) < 13 * 60 or int(source[0]) < 13 * 60)
    )


def comparable(claim: Fact, source: Fact) -> bool:
    """Whether the source's fact could stand in the place of the claim's: of one kind and dimension."""
    if claim.kind != source.kind:
        return False
    if claim.kind == "number":
        other_unit = claim.dimension and source.dimension and claim.unit[0] == source.unit[0] != ""
        return bool(claim.dimension == source.dimension or other_unit) and (claim.second is None) == (
            source.second is None
        )
    if claim.kind == "date":
        return any(mine != "?" and yours != "?" for mine, yours in zip(claim.parts, source.parts, strict=True))
    return True


def alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names are likely one, misspelled: "Roland Kepler", "Roland Keppler"."""
    if tuple(one) == tuple(other):
        return False
    return fuzz.ratio(" ".join(one), " ".join(other)) >= _ALIKE


def _few_years(one: str, other: str) -> bool:
    return one.isdecimal() and other.isdecimal() and abs(int(one) - int(other)) <= _SLIP


def _of_one_place(one: str, other: str) -> bool:
    """Whether two names are a country and its people: Mexico and Mexican."""
    people = word_set("people", "en")
    return one[:_ROOT] == other[:_ROOT] and any(name.endswith(tuple(people)) for name in (one, other))


def agree(mine: Fact, other: Fact) -> bool:
    """Whether a fact of a source is another fact of the claim, and so is in no place but its own."""
    if mine.kind in {"name", "title"} and other.kind == mine.kind:
        words, others = set(mine.words), set(other.words)
        if len(words) == len(others) == 1 and _of_one_place(mine.words[0], other.words[0]):
            return True
        return others <= words or (len(words) > 1 and words <= others)
    return same(mine, other)


def likeness(claim: Fact, other: Fact) -> float:
    """How much another fact looks like what should be in the place of the claim's, beside its place."""
    if claim.kind in {"name", "title"}:
        if claim.kind == "name" and alike(claim.words, other.words):
            return 0.5
        shared = 0.25 if claim.words[-1:] == other.words[-1:] or claim.words[:1] == other.words[:1] else 0.0
        return shared + 0.1 * (len(claim.words) == len(other.words)) - 0.15 * (len(other.words) == 1 < len(claim.words))
    if claim.kind == "date":
        said, there = ([part != "?" for part in fact.parts] for fact in (claim, other))
        agreed = sum(mine == yours != "?" for mine, yours in zip(claim.parts, other.parts, strict=True))
        as_exact = said == there or (agreed > 0 and all(b or not a for a, b in zip(said, there, strict=True)))
        return 0.15 * as_exact + 0.1 * agreed + 0.1 * _few_years(claim.parts[0], other.parts[0])
    if claim.kind == "number":
        near = bool(claim.amount and other.amount and Decimal("0.4") < other.amount / claim.amount < Decimal("2.5"))
        one_unit = claim.unit[1] == other.unit[1]
        slip = _slip(claim.unit[0], other.unit[0]) if one_unit else 0.25 * (claim.unit[0] == other.unit[0] != "")
        return 0.15 * bool(claim.counted & other.counted) + 0.05 * near + 0.05 * one_unit + slip
    return 0.0


def _slip(one: str, other: str) -> float:
    """How likely one number is the other mistyped: 84,000 for 48,000, 250 for 25. Two figures are often the same."""
    mine, yours = (sorted(key.strip("#").replace(".", "").strip("0")) for key in (one, other))
    if one == other or mine != yours:
        return 0.0
    return 0.25 if len(one.strip("#")) > _SURE else 0.15


def telling(fact: Fact) -> bool:
    """Whether a detail is in few places: a name of several words, a large number, a full date."""
    if fact.kind in {"name", "title"}:
        return len(fact.words) > 1 or not known(fact.words[0])
    if fact.kind == "date":
        return sum(part != "?" for part in fact.parts) > 1
    large = abs(fact.amount or Decimal(0)) >= _LARGE or fact.second is not None
    return fact.kind == "number" and large and fact.dimension != "ordinal"
