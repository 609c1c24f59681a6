"""Numbers, dates, times and units among the words of a text, each read as one thing however it is written."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from factcheck.matching.differing.lexicon import words
from factcheck.matching.differing.numerals import Numeral, counts, numeral
from factcheck.matching.differing.shares import begins_share, share

_MONTHS: Final = {
    name: number
    for names in (
        "january february march april may june july august september october november december",
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "januar februar märz april mai juni juli august september oktober november dezember",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    )
    for number, name in enumerate(names.split(), 1)
} | {"sept": 9}
_ALSO_WORDS: Final = words("may march mar sep dec mars august mai")
_ALSO_NUMBERS: Final = words("un ein uno once elf cent cents mil sept six neuf mille million mio eine une una")
DAYS: Final = words(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri"
    " montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag"
    " lundi mardi mercredi jeudi vendredi samedi dimanche"
    " lunes martes miércoles jueves viernes sábado domingo"
    " yesterday today tonight tomorrow gestern heute morgen hier aujourd'hui demain ayer hoy mañana"
)
_CURRENCIES: Final = {
    "$": "dollar", "usd": "dollar", "dollar": "dollar", "dollars": "dollar",
    "€": "euro", "eur": "euro", "euro": "euro", "euros": "euro",
    "£": "pound", "gbp": "pound", "pound": "pound", "pounds": "pound",
    "¥": "yen", "yen": "yen", "franc": "franc", "francs": "franc", "chf": "franc",
}  # fmt: skip
_UNITS: Final = {
    name: names.split()[0]
    for names in (
        "percent % prozent pct pourcent",
        "kilometre km kilometres kilometer kilometers kms",
        "metre m metres meter meters",
        "centimetre cm centimetres centimeter centimeters",
        "millimetre mm millimetres millimeter millimeters",
        "mile mi miles",
        "foot ft feet",
        "inch inches",
        "yard yd yards",
        "kilogram kg kilograms kilo kilos kilogramme kilogrammes",
        "gram g grams gramme grammes",
        "tonne t tonnes",
        "ton tons",
        "lb lbs",
        "ounce oz ounces",
        "litre l litres liter liters",
        "gallon gal gallons",
        "hectare ha hectares hektar",
        "acre acres",
        "second sec secs seconds sekunde sekunden",
        "minute min mins minutes minuten",
        "hour hr hrs hours stunde stunden heure heures hora horas",
        "day days tag tage jour jours día días",
        "week weeks woche wochen semaine semaines semana semanas",
        "month months monat monate mois mes meses",
        "year yr yrs years jahr jahre année années año años",
        "kilowatt kw kilowatts",
        "megawatt mw megawatts",
        "gigawatt gw gigawatts",
        "celsius",
        "fahrenheit",
        "degree ° degrees grad",
        "mph",
        "kmh",
        "am",
        "pm",
    )
    for name in names.split()
} | _CURRENCIES
UNITS: Final = frozenset(_UNITS) - {"second", "am", "m", "g", "l", "t", "mes", "tag", "min", "pound"}
_FIGURES_AND_UNIT: Final = re.compile(r"(\d+(?:[.,]\d+)*)([^\W\d_]+)$")
_DOTTED_DATE: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})$")
_GROUP: Final = re.compile(r"\d{3}")
_OF: Final = words("billón billones trillón trillones millón millones million millions milliard milliards medio demi")
_HOUR: Final = re.compile(r"(\d{1,2})(am|pm)")
_MILLIONS: Final = re.compile(r"(\d+(?:[.,]\d+)?)m")
_SPACES: Final = frozenset(" \u00a0\u202f\u2009")
_MAX_DAY: Final = 31


@lru_cache(maxsize=1 << 14)
def measures(word: str) -> bool:
    """Whether the word can be part of a number, date or amount."""
    return counts(word) or word in _MONTHS or word in UNITS


class Thing(NamedTuple):
    """A number, date, time or unit: its key is the same however it is written, `words` is how many words it took.

    A unit written in one with its number ("$5", "12km") takes none of its own.
    """

    kind: str
    key: str
    words: int


class Reader:
    """Reads what begins at a word: `told` are the folded words, `gaps[i]` is the text between word i and the next.

    `millions` says that "5m" means five millions here, not metres.
    """

    def __init__(self, told: Sequence[str], gaps: Sequence[str], language: str, *, millions: bool = False) -> None:
        self.words = told
        self.gaps = gaps
        self.language = language
        self.millions = millions
        self._numbers: dict[int, Numeral | None] = {}

    def at(self, index: int) -> list[Thing]:
        """The things read one after the other from the word at `index` on."""
        word = self.words[index]
        if not (measures(word) or word in _ALSO_NUMBERS or begins_share(self.words, index)):
            return []
        return self._date(index) or self._time(index) or self._amount(index) or []

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
        month = index + day.length
        if month < len(self.words) and self.words[month] in {"of", "de"}:
            month += 1
        if month >= len(self.words) or self.words[month] not in _MONTHS:
            return None
        year = self._year(month + 1)
        return _dated(year, _MONTHS[self.words[month]], int(day.value), month + 1 + bool(year) - index)

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
        if after < len(self.words) and self.words[after] == "the":
            after += 1
        day = self._number(after)
        if day is not None and 0 < day.value <= _MAX_DAY and not day.value % 1:
            after += day.length
            year = self._year(after)
            return _dated(year, month, int(day.value), after + bool(year) - index)
        if year := self._year(index + 1):
            return _dated(year, month, None, 2)
        return None if self.words[index] in _ALSO_WORDS else _dated(None, month, None, 1)

    def _year(self, index: int) -> int | None:
        year = self._plain(index, 4)
        return year if year is not None and year > 999 else None

    def _time(self, index: int) -> list[Thing] | None:
        if match := _HOUR.fullmatch(self.words[index]):  # 10am
            hour_of_day = int(match[1]) % 12 + 12 * (match[2] == "pm")
            return [Thing("time", f"@{hour_of_day}:00", 1)]
        hour, length, minute = self._number(index), 1, 0
        if hour is None or hour.ordinal or not 0 <= hour.value < 24 or hour.value % 1:
            return None
        length = hour.length
        stated = self._gap(index) == ":" and self._plain(index + 1, 2) is not None
        if stated:
            minute, length = self._plain(index + 1, 2) or 0, 2
        half = self.words[index + length] if index + length < len(self.words) else ""
        if half in {"am", "pm"} and hour.value <= 12:
            return [Thing("time", f"@{int(hour.value) % 12 + 12 * (half == 'pm')}:{minute:02}", length + 1)]
        return [Thing("time", f"@{int(hour.value)}:{minute:02}", length)] if stated else None

    def _amount(self, index: int) -> list[Thing] | None:
        currency = _CURRENCIES.get(self.words[index])
        if currency and self.words[index] in "$€£¥":
            following = self.words[index + 1] if index + 1 < len(self.words) else ""
            number = self._in_millions(following) or self._number(index + 1)  # $5m is no length
            if number is None:
                return [Thing("unit", f"~{currency}", 1)]
            return [Thing("number", number.key, 1 + number.length), Thing("unit", f"~{currency}", 0)]
        number = self._number(index) or (self._in_millions(self.words[index]) if self.millions else None)
        if number is None:
            match = _FIGURES_AND_UNIT.match(self.words[index])
            inner = numeral([match[1]], 0, self.language) if match else None
            if match and inner and match[2] in _UNITS:
                return [Thing("number", inner.key, 1), Thing("unit", f"~{_UNITS[match[2]]}", 0)]
            return None
        unit, length = self._unit(index + number.length)
        if unit:
            return [Thing("number", number.key, number.length), Thing("unit", unit, length)]
        return [Thing("number", number.key, number.length)]

    def _in_millions(self, word: str) -> Numeral | None:
        match = _MILLIONS.fullmatch(word)
        number = numeral([match[1], "million"], 0, self.language) if match else None
        return number and number._replace(length=1)

    def _unit(self, index: int) -> tuple[str, int]:
        if index >= len(self.words) or self._gap(index - 1).strip(" \n\t\u00a0\u202f-‐‑"):
            return "", 0
        word = self.words[index]
        if word == "per" and index + 1 < len(self.words) and self.words[index + 1] == "cent":
            return "~percent", 2
        if word in {"°", "degrees", "degree"} and index + 1 < len(self.words):
            scale = {"c": "celsius", "celsius": "celsius", "f": "fahrenheit", "fahrenheit": "fahrenheit"}
            if self.words[index + 1] in scale:
                return f"~{scale[self.words[index + 1]]}", 2
        return (f"~{_UNITS[word]}", 1) if word in _UNITS else ("", 0)


def _dated(year: int | None, month: int, day: int | None, length: int) -> list[Thing]:
    return [Thing("date", f"@{year or '?'}/{month}/{day or '?'}", length)]
