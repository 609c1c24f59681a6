"""Numbers in words and figures, in four languages: written in different ways they are the same, and others are not."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.nlp.language import UNKNOWN, likely_language
from factcheck.nlp.numbers import counts, numeral
from factcheck.nlp.quantities import Reader

ONES = {
    "en": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
    "de": "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig",
    "fr": "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt",
    "es": "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte",
}  # fmt: skip
NUMBERS = [
    ("de", "eine milliarde", 10**9),
    ("de", "eine million", 10**6),
    ("de", "dreitausend", 3000),
    ("en", "zwei billionen", 2 * 10**12), ("de", "3 trillionen", 3 * 10**18), ("es", "dos billones", 2 * 10**12),
    ("en", "eine billion", 10**12), ("en", "eine trillion", 10**18), ("fr", "un billion", 10**12), ("de", "two billion", 2 * 10**9),
    ("en", "500.000", 500000), ("en", "1.000", 1000), ("en", "0.000", 0),
    ("fr", "deux milliards", 2 * 10**9),
    ("fr", "deux millions", 2 * 10**6),
    ("fr", "deux cent", 200),
    ("en", "zero", 0), ("en", "twenty one", 21), ("en", "ninety nine", 99), ("en", "one hundred", 100),
    ("en", "three hundred and five", 305), ("en", "three hundred forty", 340), ("en", "two thousand", 2000),
    ("en", "two thousand and one", 2001), ("en", "twelve thousand three hundred and four", 12304),
    ("en", "one hundred and twenty thousand", 120000), ("en", "two million", 2000000),
    ("en", "two million three hundred thousand and six", 2300006), ("en", "five billion", 5 * 10**9),
    ("en", "one trillion", 10**12), ("en", "nineteen eighty seven", 1987), ("en", "twenty twenty four", 2024),
    ("en", "hundred", 100), ("en", "thousand", 1000), ("en", "3 bn", 3 * 10**9),
    ("en", "2.5 million", 2500000), ("en", "1,500", 1500), ("en", "1.500", Decimal("1.5")), ("en", "0.25", Decimal("0.25")),
    ("en", "3k", 3000), ("en", "4mn", 4000000), ("en", "1.2bn", 1200000000), ("en", "7tn", 7 * 10**12), ("en", "007", 7),
    ("de", "einundzwanzig", 21), ("de", "zweihundert", 200), ("de", "zweihundertfünf", 205), ("de", "dreissig", 30),
    ("de", "zwölftausenddreihundert", 12300), ("de", "zwei millionen", 2000000), ("de", "drei milliarden", 3 * 10**9),
    ("de", "2,5 mio", 2500000), ("de", "4 mrd", 4 * 10**9), ("de", "1.500", 1500), ("de", "1,5", Decimal("1.5")),
    ("fr", "vingt et un", 21), ("fr", "soixante et onze", 71), ("fr", "quatre vingt", 80), ("fr", "quatre vingt dix neuf", 99),
    ("fr", "deux cents", 200), ("fr", "deux mille trois cents", 2300), ("fr", "trois millions", 3000000),
    ("fr", "septante deux", 72), ("fr", "un milliard", 10**9), ("fr", "1,5", Decimal("1.5")),
    ("es", "treinta y dos", 32), ("es", "veintidós", 22), ("es", "ciento veinte", 120), ("es", "doscientos cinco", 205),
    ("es", "quinientas", 500), ("es", "novecientos", 900), ("es", "dos mil quinientos", 2500), ("es", "tres millones", 3000000),
    *((language, word, value) for language, told in ONES.items() if language != "de" for value, word in enumerate(told.replace("-", " ").split(), 1) if language != "fr" or value < 17),
    *(("de", word, value) for value, word in enumerate(ONES["de"].split(), 1) if value > 1),
    *(("en", word, 10 * value) for value, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)),
    *(("de", word, 10 * value) for value, word in enumerate(["zwanzig", "dreissig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"], 2)),
    *(("es", word, 10 * value) for value, word in enumerate(["veinte", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"], 2)),
    *(("es", word, 100 * value) for value, word in enumerate(["doscientos", "trescientos", "cuatrocientos", "quinientos", "seiscientos", "setecientos", "ochocientos", "novecientos"], 2)),
]  # fmt: skip


@pytest.mark.parametrize(("language", "said", "value"), NUMBERS)
def test_a_number_is_read_whole(language, said, value):
    words = said.split()
    read = numeral([*words, "x"], 0, language)
    assert read is not None
    assert (read.value, read.length, read.ordinal) == (value, len(words), False)
    assert read.key == numeral([f"{Decimal(value):f}".replace(".", "," if language != "en" else ".")], 0, language).key


ORDINALS = [
    ("first", 1), ("second", 2), ("third", 3), ("twelfth", 12), ("nineteenth", 19), ("twentieth", 20), ("ninetieth", 90),
    ("twenty first", 21), ("thirty second", 32), ("hundredth", 100), ("1st", 1), ("22nd", 22), ("3rd", 3), ("14th", 14),
]  # fmt: skip


@pytest.mark.parametrize(("said", "value"), ORDINALS)
def test_an_ordinal_is_another_thing_than_a_number(said, value):
    words = said.split()
    read = numeral(words, 0, "en")
    assert (read.value, read.length, read.ordinal) == (value, len(words), True)
    assert read.key == f"#{value}."


APART = [
    # two numbers and not one: the words, how many of them are the first
    ("en", "two and three", 1), ("en", "five five", 1), ("en", "twenty twelve thirteen", 2), ("en", "one two", 1),
    ("en", "hundred hundred", 1), ("en", "five twenty", 1), ("fr", "vingt trente", 1),
    ("es", "dos y tres", 1),
]  # fmt: skip


@pytest.mark.parametrize(("language", "said", "length"), APART)
def test_numbers_side_by_side_are_two(language, said, length):
    assert numeral(said.split(), 0, language).length == length


@pytest.mark.parametrize("word", ["boat", "and", "", "x5", "einer", "y", "tens", "onesie"])
def test_what_is_no_number(word):
    assert numeral([word, "x"], 0, "en") is None


@pytest.mark.parametrize(
    "word", ["half", "dozen", "twice", "hälfte", "moitié", "doble", "5", "five", "fünf", "zweihundertfünf"]
)
def test_what_says_how_many(word):
    assert counts(word)


@pytest.mark.parametrize("word", ["boat", "fivefold", "um", "hundert1"])
def test_what_does_not(word):
    assert not counts(word)


@given(st.integers(0, 10**12), st.sampled_from(["en", "de", "fr", "es"]))
def test_figures_mean_the_same_with_and_without_their_groups(value, language):
    plain, grouped = str(value), f"{value:,}"
    if language != "en":
        grouped = grouped.replace(",", ".")
    assert numeral([plain], 0, language).key == f"#{value}"
    if value > 999:
        assert numeral([grouped], 0, language).key == f"#{value}"


def things(said: str, language: str = "en", *, millions: bool = False, gap: str = " ") -> str:
    words = said.split()
    read = Reader(words, [gap] * (len(words) - 1), language, millions=millions).at(0)
    return " ".join(f"{thing.key}/{thing.words}" for thing in read)


THINGS = [
    # the folded words, what the first of them begin: the key of each and how many words it took
    ("5 percent of", "#5/1 ~percent/1"), ("5 per cent", "#5/1 ~percent/2"), ("5 per head", "#5/1"), ("5 % of", "#5/1 ~percent/1"),
    ("$ 5", "#5/2 ~dollar/0"), ("$ 5m", "#5000000/2 ~dollar/0"), ("$ now", "~dollar/1"), ("5 dollars", "#5/1 ~dollar/1"),
    ("£ 5", "#5/2 ~pound/0"), ("5 pounds", "#5/1 ~pound/1"), ("¥ 5", "#5/2 ~yen/0"), ("€ 5", "#5/2 ~euro/0"),
    ("12km away", "#12/1 ~kilometre/0"), ("12xy away", ""), ("12 kilometers", "#12/1 ~kilometre/1"), ("5 feet", "#5/1 ~foot/1"),
    ("5 hours", "#5/1 ~hour/1"), ("5 days", "#5/1 ~day/1"), ("5 tonnes", "#5/1 ~tonne/1"), ("5 tons", "#5/1 ~ton/1"),
    ("30 degrees celsius", "#30/1 ~celsius/2"), ("30 degrees f", "#30/1 ~fahrenheit/2"), ("30 degrees below", "#30/1 ~degree/1"),
    ("5 pm today", "@17:00/2"), ("12 pm", "@12:00/2"), ("12 am", "@0:00/2"), ("13 pm", "#13/1 ~pm/1"), ("10am", "@10:00/1"), ("12am", "@0:00/1"),
    ("3 may 1998", "@1998/5/3/3"), ("3 of may", "@?/5/3/3"), ("may 3 1998", "@1998/5/3/3"), ("may the 3 1998", "@1998/5/3/4"),
    ("may 1998", "@1998/5/?/2"), ("april", "@?/4/?/1"), ("may", ""), ("march", ""), ("32 may", "#32/1"), ("0 may", "#0/1"), ("31 may", "@?/5/31/2"),
    ("third of may", "@?/5/3/3"), ("may twenty first", "@?/5/21/3"), ("may 40", ""), ("3.5.1998 it", "@1998/5/3/1"),
    ("5000 boats", "#5000/1"), ("5 000 boats", "#5000/2"), ("5 000 000 boats", "#5000000/3"), ("5000 000 boats", "#5000/1"),
    ("5 000 million boats", "#5000000000/3"), ("boats", ""), ("second", "#2./1"), ("5 seconds", "#5/1 ~second/1"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "expected"), THINGS)
def test_what_begins_at_a_word(said, expected):
    assert things(said) == expected


def test_millions_only_where_millions_are_meant():
    assert things("5m", millions=True) == "#5000000/1"
    assert things("5m") == "#5/1 ~metre/0"


@pytest.mark.parametrize(
    ("said", "gap", "expected"),
    [
        ("1998 5 3", "-", "@1998/5/3/3"),
        ("5 3 1998", "/", "@1998/5/3/3"),
        ("5 3 98", "/", "#5/1"),
        ("17 30", ":", "@17:30/2"),
        ("24 30", ":", "#24/1"),
        ("5 percent", ", ", "#5/1"),
        ("5 percent", "-", "#5/1 ~percent/1"),
        ("5 000", ", ", "#5/1"),
    ],
)
def test_what_stands_between_the_words_counts(said, gap, expected):
    assert things(said, gap=gap) == expected


LANGUAGES = [
    ("the pier of the town and it is not in use", "en"),
    ("der hafen ist nicht in der stadt und wir haben ihn", "de"),
    ("le port de la ville est dans une baie et nous y sommes", "fr"),
    ("el puerto de la ciudad es una bahía y no está en uso", "es"),
    ("pier closed tuesday", "en"),
    ("12 1998", "en"),
    ("", "en"),
    ("лодка была новая и очень хорошая", UNKNOWN),
    ("qwortle brumpf zzgl hrmpf blorx", UNKNOWN),
]


@pytest.mark.parametrize(("text", "language"), LANGUAGES)
def test_small_words_tell_the_language(text, language):
    assert likely_language(text.split()) == language
