"""Numbers as they are written, in figures and in English, German, French and Spanish words, read as numbers."""

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Final, NamedTuple

_SMALL: Final = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen",
    "de": "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn"
    " siebzehn achtzehn neunzehn",
    "fr": "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis"
    " diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis"
    " veintisiete veintiocho veintinueve",
}
_TENS: Final = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "de": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "fr": "vingt trente quarante cinquante soixante septante octante nonante",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
}
_SCALES: Final = {
    "en": {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12},
    "de": {
        "hundert": 2,
        "tausend": 3,
        "million": 6,
        "millionen": 6,
        "mio": 6,
        "milliarde": 9,
        "milliarden": 9,
        "mrd": 9,
    },
    "fr": {"cent": 2, "cents": 2, "mille": 3, "million": 6, "millions": 6, "milliard": 9, "milliards": 9},
    "es": {"cien": 2, "ciento": 2, "mil": 3, "millón": 6, "millones": 6},
}
_HUNDREDS: Final = (
    "doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"
    " doscientas trescientas cuatrocientas quinientas seiscientas setecientas ochocientas novecientas"
)
_ORDINALS: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth"
)
_ORDINAL_TENS: Final = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"
_JOINTS: Final = {"en": "and", "de": "und", "fr": "et", "es": "y"}
# Words that are numbers in one language and something else in another, or articles.
_AMBIGUOUS: Final = frozenset("un ein uno once elf cent cents mil sept six neuf mille million mio".split())  # noqa: SIM905 - reads as a sentence of words
_SUFFIXES: Final = {"k": 3, "m": 6, "mn": 6, "mln": 6, "bn": 9, "b": 9, "tn": 12}

# Words that say how many without being a number that can be added.
OTHERS: Final = frozenset(
    (
        "half halves third thirds quarter quarters fifths sixth eighths tenths dozen dozens score scores hundreds"
        " thousands millions billions trillions double doubled doubles triple tripled triples quadruple quadrupled"
        " twice thrice once single twofold threefold tenfold pair couple"
        " hälfte drittel viertel dutzend doppelt moitié tiers douzaine mitad tercio docena doble"
    ).split()
)


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


def _table(language: str) -> dict[str, _Word]:
    table = {word: _Word(value) for value, word in enumerate(_SMALL[language].split())}
    table |= {word: _Word(value * 10) for value, word in enumerate(_TENS[language].split(), 2)}
    table |= {word: _Word(10**scale, scale) for word, scale in _SCALES[language].items()}
    if language == "es":
        table |= {word: _Word(100 * (i % 8 + 2)) for i, word in enumerate(_HUNDREDS.split())}
    if language == "en":
        table |= {word: _Word(value, ordinal=True) for value, word in enumerate(_ORDINALS.split(), 1)}
        table |= {word: _Word(value * 10, ordinal=True) for value, word in enumerate(_ORDINAL_TENS.split(), 2)}
        table |= {f"{word}th": _Word(10**s, s, ordinal=True) for word, s in _SCALES["en"].items()}
    return table


_TABLES: Final = {language: _table(language) for language in _SMALL}
_TABLES["de"] |= {"eine": _Word(1), "zwo": _Word(2), "dreissig": _Word(30), "fuenf": _Word(5)}
_TABLES["fr"] |= {"une": _Word(1), "quatrevingt": _Word(80), "vingts": _Word(20), "premier": _Word(1, ordinal=True)}
_TABLES["es"] |= {"una": _Word(1), "treintaiuno": _Word(31)}
_FOREIGN: Final = {
    word: (language, value)
    for language in ("es", "fr", "de")
    for word, value in _TABLES[language].items()
    if word not in _AMBIGUOUS and word not in _TABLES["en"] and word not in {"eine", "une", "una"}
}
_GERMAN_PART: Final = re.compile(
    "("
    + "|".join(sorted((w for w in _TABLES["de"] if len(w) > 2 and w not in {"eine", "mio", "mrd"}), key=len)[::-1])
    + "|und)"
)
_FIGURES: Final = re.compile(r"\d+(?:[.,]\d+)*$")
_ORDINAL_FIGURES: Final = re.compile(r"(\d+)(?:st|nd|rd|th|er|ème|e)$")
_WITH_SUFFIX: Final = re.compile(r"(\d+(?:[.,]\d+)*)(k|mn|mln|bn|tn)$")
_ROMAN_RANGE: Final = 3


def counts(word: str) -> bool:
    """Whether the word is a number, or part of one, or says how many ("doubled", "dozens")."""
    return (
        word[:1].isdigit()
        or word in OTHERS
        or word in _TABLES["en"]
        or word in _FOREIGN
        or (len(word) > 7 and _german(word) is not None)
    )


def numeral(words: Sequence[str], start: int, language: str) -> Numeral | None:
    """The number that begins at `words[start]` and takes as many words as it can; None if there is none."""
    word = words[start]
    if word[:1].isdigit():
        return _in_figures(words, start, language)
    if (value := _german(word)) is not None:
        return _scaled(words, start, Decimal(value), "de")
    table_language = language
    if word not in _TABLES[language]:
        table_language = "en" if word in _TABLES["en"] else _FOREIGN[word][0] if word in _FOREIGN else ""
    return _in_words(words, start, table_language) if table_language else None


def _in_figures(words: Sequence[str], start: int, language: str) -> Numeral | None:
    word = words[start]
    if match := _ORDINAL_FIGURES.match(word):
        return Numeral(Decimal(match[1]), 1, ordinal=True)
    if match := _WITH_SUFFIX.match(word):
        value = _figures(match[1], language)
        return None if value is None else Numeral(value.scaleb(_SUFFIXES[match[2]]), 1)
    value = _figures(word, language)
    return None if value is None else _scaled(words, start, value, language)


def _figures(word: str, language: str) -> Decimal | None:
    if not _FIGURES.match(word):
        return None
    groups = re.split("[.,]", word)
    thousands = len(groups) > 1 and all(len(group) == 3 for group in groups[1:])
    if thousands and (len(groups) > 2 or "," in word or language != "en"):
        word = "".join(groups)
    elif len(groups) > 2:
        head, tail = re.split("[.,](?=[^.,]*$)", word)
        word = re.sub("[.,]", "", head) + "." + tail
    try:
        return Decimal(word.replace(",", "."))
    except InvalidOperation:  # figures of other scripts in one number
        return None


def _scaled(words: Sequence[str], start: int, value: Decimal, language: str) -> Numeral:
    """The value times the "million" or "hundred thousand" that follows it."""
    length = 1
    while start + length < len(words):
        following = _look_up(words[start + length], language)
        if following is None or not following.scale or following.ordinal:
            break
        value = value.scaleb(following.scale)
        length += 1
    return Numeral(value, length)


def _look_up(word: str, language: str) -> _Word | None:
    return _TABLES[language].get(word) or (_TABLES["en"].get(word) if language == "de" else None)


def _in_words(words: Sequence[str], start: int, language: str) -> Numeral | None:
    """Adds what is smaller than what it follows and multiplies by what is larger, as one does when reading."""
    total, current, room, position, ordinal = 0, 0, 10**15, start, False
    while position < len(words):
        word = words[position]
        if current and word == _JOINTS[language] and position + 1 < len(words):
            follows = _TABLES[language].get(words[position + 1])
            if follows is None or follows.scale or not _fits(current, follows.value, room, language, joined=True):
                break
            position += 1
            continue
        entry = _TABLES[language].get(word)
        if entry is None:
            break
        if entry.scale >= 3:
            if position == start and entry.scale > 3:
                return None  # "million" alone is no number
            total, current, room = total + max(current, 1) * entry.value, 0, entry.value
        elif entry.scale:
            current = max(current, 1) * entry.value
        elif language == "fr" and entry.value == 20 and current % 100 == 4:
            current += 76  # quatre-vingt
        elif position == start or _fits(current, entry.value, room, language):
            current += entry.value
        elif language == "en" and 10 <= current < 100 and 10 <= entry.value and not total:
            current = current * 100 + entry.value  # nineteen eighty-seven
        else:
            break
        position += 1
        ordinal = entry.ordinal
        if ordinal:
            break
    if position == start:
        return None
    return Numeral(Decimal(total + current), position - start, ordinal)


def _fits(current: int, value: int, room: int, language: str, *, joined: bool = False) -> bool:
    """Whether a number so far may be followed by a smaller one: "twenty five", "hundred and five", not "five five"."""
    if value >= room:
        return False
    if current == 0:
        return room < 10**15
    if joined and language == "en":
        return current % 100 == 0 and value < 100
    if current % 100 == 0:
        return value < 100
    if language == "fr":
        return value < 20 and (current % 20 == 0 or current % 100 in {10, 60, 70, 80} or current % 10 == 0)
    return current % 10 == 0 and current % 100 >= 20 and value < 10


@lru_cache(maxsize=1 << 12)
def _german(word: str) -> int | None:
    """A German numeral written as one word: "fünfundzwanzig", "dreitausendvierhundert"."""
    word = word.replace("ss", "ß") if "dreissig" in word else word
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
