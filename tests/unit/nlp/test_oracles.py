"""Our spellings, irregular forms and numbers beside those of other people's packages: at most 1 % judged otherwise.

The packages are no part of the program; without them (`pip install --group oracles`) these tests are skipped.
"""

import gzip
from collections import defaultdict
from importlib import import_module
from importlib.metadata import PackageNotFoundError, distribution

import pytest

from factcheck.nlp.morphology import american, inflected, known
from factcheck.nlp.numbers import numeral, words_of
from factcheck.nlp.tokenizer import fold

MOST = 0.01

NO_SPELLINGS = {
    "bevvy": "bevy",  # a drink, a flock
    "bevvies": "bevies",
    "edoema": "edema",  # a slip of theirs for "oedema"
    "louvre": "louver",  # the museum
    "philtre": "filter",  # a love potion
    "philtres": "filters",
    "tonne": "ton",
    "tonnes": "tons",
    "tranquilly": "tranquility",  # an adverb
}
"""Pairs of breame that are no two spellings of one word."""

NO_FORMS = {
    ("colon", "cola"),
    ("comes", "comites"),
    ("crow", "crew"),
    ("diva", "dive"),
    ("excretion", "excreta"),
    ("inlay", "inlayinging"),
    ("pal", "paled"),
    ("pal", "paling"),
    ("regale", "regalia"),
    ("stamen", "stamina"),
    ("tar", "tared"),
    ("tar", "taring"),
    ("whiz", "whized"),
    ("whiz", "whizing"),
    ("can", "could"),
    ("may", "might"),
    ("shall", "should"),
    ("will", "would"),
}
"""Rows of lemminflect that are wrong, too learned to be met, or another modal."""


def test_british_and_american_spellings():
    pytest.importorskip("breame", reason="breame is not installed (pip install --group oracles)")
    pairs = import_module("breame.data.spelling_constants").BRITISH_ENGLISH_SPELLINGS

    asked = {(one, other) for one, other in pairs.items() if NO_SPELLINGS.get(one) != other}
    wrong = [(one, other) for one, other in asked if american(one) != american(other) and not inflected(one, other)]
    assert len(asked) > 1700
    assert len(wrong) / len(asked) <= MOST, wrong


@pytest.mark.parametrize(("one", "other"), sorted(NO_SPELLINGS.items()))
def test_what_is_no_other_spelling_is_kept_apart(one, other):
    assert american(one) != american(other)


@pytest.fixture(scope="module")
def lemmas():
    """The lemmas of each form, nouns and verbs in lower case."""
    try:
        table = distribution("lemminflect").locate_file("lemminflect/resources/infl_lu.csv.gz")
    except PackageNotFoundError:
        pytest.skip("lemminflect is not installed (pip install --group oracles)")
    found = defaultdict(set)
    for line in gzip.decompress(table.read_bytes()).decode().splitlines():
        lemma, kind, forms = line.split(",", 2)
        if kind in {"noun", "verb"} and lemma.isalpha() and lemma.islower():
            for form in {lemma, *forms.replace(",", "/").split("/")}:
                if form.isalpha() and form.islower():
                    found[form].add(lemma)
    return found


def test_forms_of_nouns_and_verbs(lemmas):
    asked = {(lemma, form) for form in lemmas for lemma in lemmas[form] if form != lemma and known(lemma)} - NO_FORMS
    wrong = sorted((lemma, form) for lemma, form in asked if not inflected(lemma, form))
    assert len(asked) > 29_000
    assert len(wrong) / len(asked) <= MOST, wrong


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("war", "wares"), ("can", "canes"), ("car", "cares"), ("star", "stares"), ("rout", "routes"), ("win", "wines"),
        ("sit", "sites"), ("wag", "wages"), ("rid", "rides"), ("as", "ass"), ("bee", "being"), ("see", "seed"),
        ("can", "could"), ("may", "might"), ("shall", "should"), ("will", "would"), ("stay", "staid"),
    ],
)  # fmt: skip
def test_words_that_only_look_like_forms(one, other):
    assert not inflected(one, other)


def _in_english(number):
    small = words_of("en")["small"].split()
    if number < 20:
        return small[number]
    if number < 100:
        tens = words_of("en")["tens"].split()[number // 10 - 2]
        return tens + (f" {small[number % 10]}" if number % 10 else "")
    name, size = ("hundred", 100) if number < 1000 else ("thousand", 1000)
    rest = f"{' and' if number % size < 100 else ''} {_in_english(number % size)}" if number % size else ""
    return f"{_in_english(number // size)} {name}{rest}"


def _in_german(number):
    small = words_of("de")["small"].split()
    if number < 20:
        return small[number]
    if number < 100:
        tens = words_of("de")["tens"].split()[number // 10 - 2]
        return (f"{small[number % 10]}und" if number % 10 else "") + tens
    name, size = ("hundert", 100) if number < 1000 else ("tausend", 1000)
    rest = _in_german(number % size) if number % size else ""
    return f"{_in_german(number // size)}{name}{'eins' if rest == 'ein' else rest}"


@pytest.mark.parametrize(("language", "spelled"), [("en", _in_english), ("de", _in_german)])
def test_numbers_in_words(language, spelled):
    oracle = pytest.importorskip("text_to_num", reason="text2num is not installed (pip install --group oracles)")
    asked = range(2, 20_000, 7)
    wrong = []
    for number in asked:
        words = spelled(number)
        read = numeral([fold(word) for word in words.split()], 0, language)
        if read is None or read.value != oracle.text2num(words, language) or read.length != len(words.split()):
            wrong.append(words)
    assert len(asked) > 2000
    assert len(wrong) / len(asked) <= MOST, wrong[:20]
