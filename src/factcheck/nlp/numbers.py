"""Numbers as they are written, in figures and in English, German, French and Spanish words, read as numbers."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

from factcheck.nlp.lexicon import table
from factcheck.nlp.tokenizer import fold

SPOKEN: Final = ("en", "de", "fr", "es")
"""The languages whose numbers in words are read."""

# Words that are numbers in one language and something else in another, or articles.
_AMBIGUOUS: Final = frozenset(
    ["un", "ein", "uno", "once", "elf", "cent", "cents", "mil", "sept", "six", "neuf", "mille", "million", "mio"]
)
_SUFFIXES: Final = {"k": 3, "m": 6, "mn": 6, "mln": 6, "bn": 9, "b": 9, "tn": 12}

# A "billion" is a thousand times as much behind one of these, which no English has.
FALSE_FRIENDS: Final = {"billion": 12, "trillion": 18}
_ONE_ABROAD: Final = frozenset(("eine", "einer", "un"))

_NO_LIMIT: Final = 10**24


class Numeral(NamedTuple):
    """A number read from `length` words: its value, and whether it is an ordinal."""

    value: Decimal
    length: int
    ordinal: bool = False

    @property
    def key(self) -> str:
        """The number as a string that is the same however it was written."""
        return f"#{format(self.value.normalize(), 'f')}{'.' if self.ordinal else ''}"


class _Word(NamedTuple):
    value: int
    scale: int = 0  # the power of ten it multiplies by
    ordinal: bool = False


def _words(data: Mapping[str, Any], name: str) -> list[str]:
    return [fold(word) for word in data.get(name, "").split()]


@cache
def words_of(language: str) -> Mapping[str, Any]:
    """The `numbers.toml` of a language.

    `small` are the numbers from 0 on, `tens` those from 20 on, `scales` powers of ten by name, `words` other numbers,
    `parts` the names of 1/2, 1/3 …, `counting` words that say how many, `joint` and `point` what is inside.
    """
    return table(language, "numbers.toml")


def _table(language: str) -> dict[str, _Word]:
    data = words_of(language)
    found = {word: _Word(value) for value, word in enumerate(_words(data, "small"))}
    found |= {word: _Word(value * 10) for value, word in enumerate(_words(data, "tens"), 2)}
    found |= {word: _Word(10**scale, scale) for word, scale in data["scales"].items()}
    found |= {word: _Word(value) for word, value in data.get("words", {}).items()}
    found |= {word: _Word(value, ordinal=True) for value, word in enumerate(_words(data, "ordinals"), 1)}
    found |= {word: _Word(value * 10, ordinal=True) for value, word in enumerate(_words(data, "ordinal_tens"), 2)}
    found |= {word: _Word(value, ordinal=True) for word, value in data.get("ordinal_words", {}).items()}
    found |= {word: _Word(10**scale, scale, ordinal=True) for word, scale in data.get("ordinal_scales", {}).items()}
    if language == "en":  # "twenty-" at a line's end and "five" on the next are read as one word
        units = list(enumerate(_words(data, "small")))[1:10]
        tens = enumerate(_words(data, "tens"), 2)
        found |= {ten + unit: _Word(more * 10 + few) for more, ten in tens for few, unit in units}
    return {fold(word): value for word, value in found.items()}


_TABLES: Final = {language: _table(language) for language in SPOKEN}
_JOINTS: Final = {language: words_of(language)["joint"] for language in SPOKEN}
_POINTS: Final = {language: words_of(language)["point"] for language in SPOKEN}
_FOREIGN: Final = {
    word: (language, value)
    for language in ("es", "fr", "de")
    for word, value in _TABLES[language].items()
    if word not in _AMBIGUOUS and word not in _TABLES["en"] and word not in {"eine", "une", "una"}
}

OTHERS: Final = frozenset(word for language in SPOKEN for word in _words(words_of(language), "counting"))
"""Words that say how many without being a number that can be added."""

_GERMAN_PART: Final = re.compile(
    "("
    + "|".join(sorted((w for w in _TABLES["de"] if len(w) > 2 and w not in {"eine", "mio", "mrd"}), key=len)[::-1])
    + "|und)"
)
_FIGURES: Final = re.compile(r"\d+(?:[.,]\d+)*$")
_ORDINAL_FIGURES: Final = re.compile(r"(\d+)(?:st|nd|rd|th|er|ème|e)$")
_WITH_SUFFIX: Final = re.compile(r"(\d+(?:[.,]\d+)*)(k|mn|mln|bn|tn)$")


def counts(word: str) -> bool:
    """Whether the word is a number, or part of one, or says how many ("doubled", "dozens")."""
    return (
        word[:1].isdigit()
        or word in OTHERS
        or word in _TABLES["en"]
        or word in _FOREIGN
        or (len(word) > 7 and _german(word) is not None)
    )


def numeral(told: Sequence[str], start: int, language: str) -> Numeral | None:
    """The number that begins at `told[start]` and takes as many words as it can; None if there is none."""
    word = told[start]
    if word[:1].isdigit():
        return _in_figures(told, start, language)
    if word in _ONE_ABROAD and (scale := FALSE_FRIENDS.get("".join(told[start + 1 : start + 2]))):
        return Numeral(Decimal(10) ** scale, 2)
    if (value := _german(word)) is not None:
        return _scaled(told, start, Decimal(value), "de")
    table_language = language
    if word not in _TABLES[language]:
        table_language = "en" if word in _TABLES["en"] else _foreign(word, "".join(told[start + 1 : start + 2]))
    return _in_words(told, start, table_language) if table_language else None


def _foreign(word: str, following: str) -> str:
    """The other language that a word is a number in; of a word with two meanings, what the next word makes it."""
    if word in _FOREIGN:
        return _FOREIGN[word][0]
    if word not in _AMBIGUOUS:
        return ""
    both = (language for language in SPOKEN if word in _TABLES[language] and following in _TABLES[language])
    return next(both, "")  # "sept mille"


def _in_figures(told: Sequence[str], start: int, language: str) -> Numeral | None:
    word = told[start]
    if match := _ORDINAL_FIGURES.match(word):
        return Numeral(Decimal(match[1]), 1, ordinal=True)
    if match := _WITH_SUFFIX.match(word):
        value = _figures(match[1], language)
        return None if value is None else Numeral(value.scaleb(_SUFFIXES[match[2]]), 1)
    value = _figures(word, language)
    return None if value is None else _scaled(told, start, value, language)


def _figures(word: str, language: str) -> Decimal | None:
    if not _FIGURES.match(word):
        return None
    groups = re.split("[.,]", word)
    thousands = len(groups) > 1 and all(len(group) == 3 for group in groups[1:])
    round_ = groups[-1] == "000" and groups[0].strip("0")  # "500.000" is no exact 500, in whatever language
    if thousands and (len(groups) > 2 or "," in word or round_ or language != "en"):
        word = "".join(groups)
    elif len(groups) > 2:
        head, tail = re.split("[.,](?=[^.,]*$)", word)
        word = re.sub("[.,]", "", head) + "." + tail
    try:
        return Decimal(word.replace(",", "."))
    except InvalidOperation:  # figures of other scripts in one number
        return None


def _scaled(told: Sequence[str], start: int, value: Decimal, language: str) -> Numeral:
    """The value times the "million" or "hundred thousand" that follows it."""
    length = 1
    while start + length < len(told):
        following = _look_up(told[start + length], language)
        if following is None or not following.scale or following.ordinal:
            break
        value = value.scaleb(following.scale)
        length += 1
    return Numeral(value, length)


def _look_up(word: str, language: str) -> _Word | None:
    foreign = _FOREIGN[word][1] if word in _FOREIGN else None
    return _TABLES[language].get(word) or (_TABLES["en"].get(word) if language == "de" else foreign)


def _in_words(told: Sequence[str], start: int, language: str) -> Numeral | None:
    table, said = _TABLES[language], _Said(language)
    position = start
    while position < len(told):
        entry = table.get(told[position])
        joined = entry is None and position > start and told[position] == _JOINTS[language]
        if joined:
            entry = table.get(told[position + 1]) if position + 1 < len(told) else None
        if entry is None or not said.takes(entry, joined=joined):
            break
        position += 1 + joined
        if entry.ordinal:
            return Numeral(Decimal(said.total + said.current), position - start, ordinal=True)
    if position == start:
        return None
    return _with_decimals(told, position, language, Numeral(Decimal(said.total + said.current), position - start))


def _with_decimals(told: Sequence[str], position: int, language: str, whole: Numeral) -> Numeral:
    """The number with its "point two five" and the "million" behind that."""
    digits = ""
    if position < len(told) and told[position] == _POINTS[language]:
        for word in told[position + 1 :]:
            entry = _TABLES[language].get(word)
            if entry is None or entry.scale or entry.ordinal or entry.value > 9:
                break
            digits += str(entry.value)
    if not digits:
        return whole
    behind = _scaled(told, position + len(digits), whole.value + Decimal(f"0.{digits}"), language)
    return behind._replace(length=whole.length + len(digits) + behind.length)


class _Said:
    """A number heard word by word: smaller ones are added to what was said, larger ones multiply it."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.total = self.current = 0
        self.room = 0  # what may still come is smaller than this; 0 before the first word

    def takes(self, word: _Word, *, joined: bool) -> bool:
        """Adds the word, after an "and" if `joined`, or says False where it begins another number."""
        if joined and (word.scale or not self._fits(word.value, joined=True)):
            return False
        if word.scale >= 3:
            if (self.room or word.scale > 3) and not self.room > word.value:
                return False  # "million" alone is no number, "thousand million" two
            self.total, self.current, self.room = self.total + max(self.current, 1) * word.value, 0, word.value
        elif word.scale:
            if self.current >= word.value:
                return False
            self.current = max(self.current, 1) * word.value
        elif self.language == "fr" and word.value == 20 and self.current % 100 == 4:
            self.current += 76  # quatre-vingt
        elif not self.room or self._fits(word.value, joined=joined):
            self.current += word.value
        elif self.language == "en" and 10 <= self.current < 100 and word.value >= 10 and not self.total:
            self.current = self.current * 100 + word.value  # nineteen eighty-seven
        else:
            return False
        self.room = self.room or _NO_LIMIT
        return True

    def _fits(self, value: int, *, joined: bool) -> bool:
        """Whether a smaller number may follow: "twenty five", "hundred and five", not "five five"."""
        if value >= self.room:
            return False
        if self.current == 0:
            return bool(self.total)
        if self.current % 100 == 0:
            return value < 100
        if joined and self.language == "en":
            return False
        if self.language == "fr":
            return value < 20 and self.current % 10 == 0
        return self.current % 10 == 0 and self.current % 100 >= 20 and value < 10


@lru_cache(maxsize=1 << 12)
def _german(word: str) -> int | None:
    """A German numeral written as one word: "fünfundzwanzig", "dreitausendvierhundert"."""
    parts = _GERMAN_PART.findall(word)
    if len(parts) < 2 or "".join(parts) != word or "und" in {parts[0], parts[-1]}:
        return None
    total = current = 0
    for part in parts:
        if part == "und":
            continue
        entry = _TABLES["de"][part]
        if entry.scale == 2:
            current = max(current, 1) * 100
        elif entry.scale:
            total, current = total + max(current, 1) * entry.value, 0
        else:
            current += entry.value
    return total + current
