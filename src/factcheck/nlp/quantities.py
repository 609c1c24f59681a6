"""Numbers, dates, times and units among the words of a text, each read as one thing however it is written."""

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Final, NamedTuple

from factcheck.nlp.lexicon import LexiconError, table
from factcheck.nlp.numbers import Numeral, counts, numeral
from factcheck.nlp.shares import begins_share, share
from factcheck.nlp.tokenizer import fold, tokens

_NAMES: Final = table("shared", "months.toml")
_MONTHS: Final = {
    fold(name): number for line in _NAMES["months"].strip().splitlines() for number, name in enumerate(line.split(), 1)
} | {"sept": 9}
_ALSO_WORDS: Final = frozenset(map(fold, _NAMES["also_words"].split()))
_ALSO_NUMBERS: Final = frozenset(
    [
        "un",
        "ein",
        "uno",
        "once",
        "elf",
        "cent",
        "cents",
        "mil",
        "sept",
        "six",
        "neuf",
        "mille",
        "million",
        "mio",
        "eine",
        "una",
        "une",
    ]
)
DAYS: Final = frozenset(map(fold, _NAMES["days"].split()))


class Unit(NamedTuple):
    """A unit: so many of its dimension's base unit are `factor` times the value, `zero` added before."""

    name: str
    dimension: str
    factor: Decimal
    zero: Decimal


def _units(name: str) -> tuple[dict[str, Unit], frozenset[str]]:
    """The units of a file by each of their names, as `_unit_name` has them; and which are units only behind a number."""
    data = dict(table("shared", name))
    ambiguous = frozenset(map(fold, data.pop("ambiguous").split()))
    found: dict[str, Unit] = {}
    for dimension, units in data.items():
        for unit, row in units.items():
            value = Unit(unit, dimension, Decimal(row["factor"]), Decimal(row.get("zero", 0)))
            for written in row["names"]:
                key = _unit_name(written)
                if found.setdefault(key, value) is not value:
                    raise LexiconError(f"shared/{name}: {written} names {found[key].name} and {unit}")
    return found, ambiguous


def _unit_name(written: str) -> str:
    return " ".join(token.folded for token in tokens(written))


_CURRENCIES, _SMALL_CHANGE = _units("currencies.toml")
_MEASURES, _ALSO_SHORT = _units("units.toml")
_UNITS: Final = _MEASURES | _CURRENCIES
_LONGEST: Final = max(name.count(" ") + 1 for name in _UNITS)
UNITS: Final = frozenset(name for name in _UNITS if " " not in name) - _ALSO_SHORT - _SMALL_CHANGE
"""The units of one word that are nothing else."""

_FIGURES_AND_UNIT: Final = re.compile(r"(\d+(?:[.,]\d+)*)([^\W\d_]+)$")
_DOTTED_DATE: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})$")
_GROUP: Final = re.compile(r"\d{3}")
_OF: Final = frozenset(
    map(
        fold,
        [
            "billón",
            "billones",
            "trillón",
            "trillones",
            "millón",
            "millones",
            "million",
            "millions",
            "milliard",
            "milliards",
            "medio",
            "demi",
        ],
    )
)
_UNTIL: Final = frozenset(("to", "until", "through", "bis"))
_TO: Final = frozenset(("and", "to", "or", "bis", "und", "oder"))
_DASHES: Final = frozenset("-–—‐‑")
_DECADE: Final = re.compile(r"(1[5-9]|20)?(\d)0s")
_APOSTROPHES: Final = frozenset("'’‘`´")
_CLOCK: Final = re.compile(r"(\d{1,2})\.(\d\d)")
_HALF_DAYS: Final = frozenset(("am", "pm"))
_IN_THE: Final = ("in", "the")
_AT_NIGHT: Final = ("at", "night")
_PARTS_OF_DAY: Final = {"morning": "am", "afternoon": "pm", "evening": "pm"}
_NOON: Final = {"noon": "@12:00", "midday": "@12:00", "midnight": "@0:00"}
_CLOCKS: Final = frozenset(("uhr", "o'clock", "halb", *_NOON))
_HOUR: Final = re.compile(r"(\d{1,2})(am|pm)")
_MILLIONS: Final = re.compile(r"(\d+(?:[.,]\d+)?)m")
_SPACES: Final = frozenset(" \u00a0\u202f\u2009")
_ROUNDED: Final = Decimal("0.01")  # "30 miles" is 48 km, which is 29.8
_MAX_DAY: Final = 31
_HOUR_MINUTES: Final = 60
_SPOKEN: Final = 5  # minutes: of these and their multiples nobody says "minutes"
_MINUTES: Final = {"half": 30, "quarter": 15, "viertel": 15, "five": 5, "ten": 10, "twenty": 20, "fünf": 5, "zehn": 10}
_WAYS: Final = {"past": 1, "to": -1, "till": -1, "nach": 1, "vor": -1}


@lru_cache(maxsize=1 << 14)
def measures(word: str) -> bool:
    """Whether the word can be part of a number, date or amount."""
    return counts(word) or word in _MONTHS or word in UNITS or word in _CLOCKS


def in_base(number: str, unit: str) -> tuple[str, Decimal] | None:
    """The dimension of an amount, and how much it is in that dimension's base unit; None for what is no amount.

    `number` and `unit` are keys as a Thing has them: "#318" and "~penny" are 3.18 of the dimension "pound".
    """
    known = _UNITS.get(_unit_name(unit.removeprefix("~")))
    try:
        value = Decimal(number.strip("#."))
    except InvalidOperation:
        return None
    return (known.dimension, (value + known.zero) * known.factor) if known else None


def same_amount(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two amounts, each a number's and a unit's key, are one: 5 km and 5,000 m, not 5 km and 5 knots.

    Between the metric and another system, what rounding to the last written figure takes away is no difference.
    """
    first, second = in_base(*one), in_base(*other)
    if first is None or second is None or first[0] != second[0]:
        return False
    (_, here), (_, there) = first, second
    return here == there or (abs(here - there) <= _ROUNDED * max(abs(here), abs(there)) and _foreign_units(one, other))


def _foreign_units(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether the units are of two systems: one is no round multiple of the other."""
    factors = [_UNITS[_unit_name(unit.removeprefix("~"))].factor for _, unit in (one, other)]
    ratio = max(factors) / min(factors)
    return ratio != ratio.to_integral_value()


class Thing(NamedTuple):
    """A number, date, time or unit: its key is the same however it is written, `words` is how many words it took.

    A unit written in one with its number ("$5", "12km") takes none of its own.
    """

    kind: str
    key: str
    words: int


class Reader:
    """Reads what begins at a word: `told` are the folded words, `gaps[i]` is the text between word i and the next.

    `millions` says that "5m" means five millions here, not metres; `before` is the character before the first word.
    """

    def __init__(
        self, told: Sequence[str], gaps: Sequence[str], language: str, *, millions: bool = False, before: str = ""
    ) -> None:
        self.words = told
        self.gaps = gaps
        self.language = language
        self.millions = millions
        self.before = before
        self._numbers: dict[int, Numeral | None] = {}

    def at(self, index: int) -> list[Thing]:
        """The things read one after the other from the word at `index` on."""
        word = self.words[index]
        if not (measures(word) or word in _ALSO_NUMBERS or begins_share(self.words, index)):
            return []
        return self._decade(index) or self._date(index) or self._time(index) or self._amount(index) or []

    def _decade(self, index: int) -> list[Thing] | None:
        """The 1980s, the '80s and the eighties: a decade is known by its first year, or by its last two digits."""
        match = _DECADE.fullmatch(self.words[index])
        if match is None:
            return None
        short = not match[1] and (self.gaps[index - 1][-1:] if index else self.before) in _APOSTROPHES
        if not match[1] and not short:
            return None
        return [Thing("date", f"@{match[1] or 19}{match[2]}0s", 1)]

    def _number(self, index: int) -> Numeral | None:
        if index >= len(self.words):
            return None
        if index not in self._numbers:
            whole = self._in_groups(index) or numeral(self.words, index, self.language)
            found = share(self.words, self._gap, index, whole) or whole
            if (
                found
                and self.words[index + found.length - 1] in _OF
                and self.words[index + found.length :][:1] == ["de"]
            ):
                found = found._replace(length=found.length + 1)  # "dos millones de euros"
            self._numbers[index] = found
        return self._numbers[index]

    def _in_groups(self, index: int) -> Numeral | None:
        """A number with its thousands set apart by spaces: "5 000"."""
        end = index + 1
        while end < len(self.words) and _GROUP.fullmatch(self.words[end]) and self._gap(end - 1) in _SPACES:
            end += 1
        if end == index + 1 or not self.words[index].isdecimal() or len(self.words[index]) > 3:
            return None
        inner = numeral(["".join(self.words[index:end]), *self.words[end : end + 2]], 0, self.language)
        return inner and inner._replace(length=inner.length + end - index - 1)

    def _plain(self, index: int, digits: int) -> int | None:
        """The word at `index` as an integer of at most so many digits."""
        word = self.words[index] if index < len(self.words) else ""
        return int(word) if word.isdecimal() and len(word) <= digits else None

    def _gap(self, index: int) -> str:
        return self.gaps[index] if index < len(self.gaps) else " "

    def _date(self, index: int) -> list[Thing] | None:
        word = self.words[index]
        if match := _DOTTED_DATE.match(word):
            return _dated(int(match[3]), int(match[2]), int(match[1]), 1)
        if word.isdecimal() and index + 2 < len(self.words) and self._gap(index) == self._gap(index + 1) != " ":
            return self._date_in_figures(index)
        if word in _MONTHS:
            return self._date_from_month(index)
        day = self._number(index)
        if day is None or not 0 < day.value <= _MAX_DAY or day.value % 1:
            return None
        month = self._behind_range(index + day.length)
        ranged = month != index + day.length
        if self._word(month) == "day":  # "the 9th day of February"
            month += 1
        if month < len(self.words) and self.words[month] in {"of", "de"}:
            month += 1
        if month >= len(self.words) or self.words[month] not in _MONTHS:
            return None
        if ranged:
            return _dated(None, _MONTHS[self.words[month]], int(day.value), day.length)
        year = self._year(month + 1)
        return _dated(year, _MONTHS[self.words[month]], int(day.value), month + 1 + bool(year) - index)

    def _behind_range(self, index: int) -> int:
        """Where the words go on behind the other end of a range of days: behind "and 11" of "3 and 11 July"."""
        joined = index < len(self.words) and self.words[index] in _TO
        if not joined and self._gap(index - 1).strip() not in _DASHES:
            return index
        other = self._number(index + joined)
        if other is None or not 0 < other.value <= _MAX_DAY or other.value % 1:
            return index
        return index + joined + other.length

    def _date_in_figures(self, index: int) -> list[Thing] | None:
        first, second, third = (self._plain(index + i, 4) for i in range(3))
        if first is None or second is None or third is None:
            return None
        if self._gap(index) in {"-", "‐", "‑"} and len(self.words[index]) == 4:
            return _dated(first, second, third, 3)
        if self._gap(index) == "/" and len(self.words[index + 2]) == 4:
            return [Thing("date", f"@{third}/{first}/{second}", 3)]
        return None

    def _date_from_month(self, index: int) -> list[Thing] | None:
        month, after = _MONTHS[self.words[index]], index + 1
        if self.words[index] == "sept" and self._number(index):
            return None  # seven
        if after < len(self.words) and self.words[after] == "the":
            after += 1
        day = self._number(after)
        if day is not None and 0 < day.value <= _MAX_DAY and not day.value % 1:
            after += day.length
            joined = self._word(after) in _UNTIL
            last = self._number(after + joined) if joined or self._gap(after - 1).strip() in _DASHES else None
            if last is not None and last.length == 1 and day.value < last.value <= _MAX_DAY:  # July 3-11, July 3 to 11
                ends = [
                    _dated(None, month, int(end.value), length) for end, length in ((day, after - index), (last, 1))
                ]
                return [*ends[0], *([Thing("word", self.words[after], 1)] if joined else ()), *ends[1]]
            year = self._year(after)
            return _dated(year, month, int(day.value), after + bool(year) - index)
        if year := self._year(index + 1):
            return _dated(year, month, None, 2)
        return None if self.words[index] in _ALSO_WORDS else _dated(None, month, None, 1)

    def _year(self, index: int) -> int | None:
        year = self._plain(index, 4)
        return year if year is not None and year > 999 else None

    def _time(self, index: int) -> list[Thing] | None:
        word = self.words[index]
        if match := _HOUR.fullmatch(word):  # 10am
            return [_clock(int(match[1]), 0, match[2], 1)]
        behind = self._word(index + 1)
        if word in _NOON:
            return [Thing("time", _NOON[word], 1)]
        if word == "12" and behind in _NOON:
            return [Thing("time", _NOON[behind], 2)]
        if (match := _CLOCK.fullmatch(word)) and (behind in _HALF_DAYS or behind == "uhr"):  # 10.40 pm, 22.40 Uhr
            return [_clock(int(match[1]), int(match[2]), behind, 2)] if int(match[2]) < _HOUR_MINUTES else None
        return self._time_in_words(index) or self._time_of_hours(index)

    def _time_of_hours(self, index: int) -> list[Thing] | None:
        """For "10:30", "10:30 pm", "ten pm", "ten o'clock", "22 Uhr 40"."""
        hour, minute = self._number(index), 0
        if hour is None or hour.ordinal or not 0 <= hour.value < 24 or hour.value % 1:
            return None
        length = hour.length
        stated = self._gap(index) == ":" and self._plain(index + 1, 2) is not None
        if stated:
            minute, length = self._plain(index + 1, 2) or 0, 2
        behind = self._word(index + length)
        if behind == "uhr":
            after = self._plain(index + length + 1, 2)
            told = not stated and after is not None and after < _HOUR_MINUTES
            return [_clock(int(hour.value), after or 0 if told else minute, "", length + 1 + told)]
        if behind == "o'clock":
            half, words = self._half(index + length + 1)
            return [_clock(int(hour.value), 0, half, length + 1 + words)]
        half, words = self._half(index + length)
        if half and 0 < hour.value <= 12:
            return [_clock(int(hour.value), minute, half, length + words)]
        return [_clock(int(hour.value), minute, "", length)] if stated else None

    def _time_in_words(self, index: int) -> list[Thing] | None:
        """For "half past ten", "a quarter to six", "ten past four", "halb elf", "Viertel nach zehn"."""
        start = index + (self.words[index] in {"a", "a'"} and self._word(index + 1) == "quarter")
        if self.words[index] == "halb":
            hour = self._number(index + 1)
            known = hour is not None and not hour.ordinal and hour.value % 1 == 0 and 0 < hour.value <= 12
            return [_clock((int(hour.value) - 1) or 12, 30, "", 1 + hour.length)] if known and hour else None
        minutes = _MINUTES.get(self.words[start], self._plain(start, 2))
        way = _WAYS.get(self._word(start + 1))
        hour = self._number(start + 2) if minutes is not None and way else None
        if minutes is None or hour is None or not way or not 0 < minutes < _HOUR_MINUTES or minutes % _SPOKEN:
            return None  # "seven to two" is a vote
        ranged = way < 0 and minutes <= hour.value and self.words[start + 1] in _TO  # "five to nine boats"
        if hour.ordinal or hour.value % 1 or not 0 < hour.value <= 12 or ranged:
            return None
        whole, length = int(hour.value), start + 2 + hour.length - index
        half, words = self._half(index + length)
        whole, minutes = (whole, minutes) if way > 0 else ((whole - 1) or 12, _HOUR_MINUTES - minutes)
        return [_clock(whole, minutes, half, length + words)]

    def _half(self, index: int) -> tuple[str, int]:
        """The half of the day at `index` and how many words say it: "pm", "in the evening"; in German, "am" is "on the"."""
        word = self._word(index)
        if self.language == "de":
            return "", 0
        if word in _HALF_DAYS:
            return word, 1
        if tuple(self.words[index : index + 2]) == _AT_NIGHT:
            return "pm", 2
        day = self._word(index + 2) if tuple(self.words[index : index + 2]) == _IN_THE else ""
        return (_PARTS_OF_DAY[day], 3) if day in _PARTS_OF_DAY else ("", 0)

    def _word(self, index: int) -> str:
        return self.words[index] if index < len(self.words) else ""

    def _amount(self, index: int) -> list[Thing] | None:
        currency = _CURRENCIES.get(self.words[index])
        if currency and self.words[index] in "$€£¥":
            following = self.words[index + 1] if index + 1 < len(self.words) else ""
            number = self._in_millions(following) or self._number(index + 1)  # $5m is no length
            if number is None:
                return [Thing("unit", f"~{currency.name}", 1)]
            return [Thing("number", number.key, 1 + number.length), Thing("unit", f"~{currency.name}", 0)]
        number = self._number(index) or (self._in_millions(self.words[index]) if self.millions else None)
        if number is None:
            match = _FIGURES_AND_UNIT.match(self.words[index])
            inner = numeral([match[1]], 0, self.language) if match else None
            if match and inner and match[2] in _UNITS:
                return [Thing("number", inner.key, 1), Thing("unit", f"~{_UNITS[match[2]].name}", 0)]
            return None
        linked = number.value < 1 and self._word(index + number.length) == "a"  # half a ton
        if linked and (of := self._unit(index + number.length + 1))[0]:
            return [Thing("number", number.key, number.length + 1), Thing("unit", *of)]
        unit, length = self._unit(index + number.length)
        if unit:
            return [Thing("number", number.key, number.length), Thing("unit", unit, length)]
        return [Thing("number", number.key, number.length)]

    def _in_millions(self, word: str) -> Numeral | None:
        match = _MILLIONS.fullmatch(word)
        number = numeral([match[1], "million"], 0, self.language) if match else None
        return number and number._replace(length=1)

    def _unit(self, index: int) -> tuple[str, int]:
        """The key of the unit that begins at `index`, and its length; the longest that fits: "kilowatt hours"."""
        if index >= len(self.words) or self._gap(index - 1).strip(" \n\t\u00a0\u202f-‐‑"):
            return "", 0
        name, found = "", ("", 0)
        for length, word in enumerate(self.words[index : index + _LONGEST], 1):
            if length > 1 and self._gap(index + length - 2).strip(" \n\u00a0\u202f-‐‑/·"):
                break
            name = f"{name} {word}".strip()
            if name in _UNITS:
                found = f"~{_UNITS[name].name}", length
        return found


def _clock(hour: int, minute: int, half: str, length: int) -> Thing:
    if half in _HALF_DAYS:
        hour = hour % 12 + 12 * (half == "pm")
    return Thing("time", f"@{hour}:{minute:02}", length)


def _dated(year: int | None, month: int, day: int | None, length: int) -> list[Thing]:
    return [Thing("date", f"@{year or '?'}/{month}/{day or '?'}", length)]
