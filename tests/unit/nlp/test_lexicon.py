"""The words of each language: the same file for all, mistakes named by file and line."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from factcheck.nlp.language import UNKNOWN, language_of_words
from factcheck.nlp.lexicon import (
    LANGUAGES,
    RULED,
    TAGS,
    LexiconError,
    lexicon,
    read,
    read_irregular,
    read_spellings,
    table,
    tagged,
    text_of,
)
from factcheck.nlp.morphology import read_verbs, saying_forms


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_function_words_and_negations(language):
    assert set(lexicon(language)) <= TAGS
    assert len(tagged("function", language)) > 30
    assert len(tagged("negation", language)) > 5


@pytest.mark.parametrize("language", sorted(RULED))
def test_languages_with_rules_know_what_changes_nothing(language):
    for tag in ("manner", "degree", "appraisal", "title"):
        assert len(tagged(tag, language)) > 5


def test_a_language_without_a_folder_has_no_words():
    assert lexicon("tlh") == {}
    assert tagged("negation", "tlh") == frozenset()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('negation = "not"\nnegatoin = "no"\n', "en/lexicon.toml:2: no such tag: negatoin"),
        ("negation = 3\n", "en/lexicon.toml:1: the words of negation must be one string"),
        ('negation = """\nnot no\nnever not\n"""\n', "en/lexicon.toml:3: not is listed twice under negation"),
    ],
)
def test_a_mistake_is_named_with_its_line(text, says):
    with pytest.raises(LexiconError, match=f"^{says}$"):
        read(text, "en/lexicon.toml")


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ("ride,verb", "en/irregular.csv:3: not base,verb|noun|other,forms: ride,verb"),
        ("ride,verb,rode,ridden", "en/irregular.csv:3: not base,verb|noun|other,forms: ride,verb,rode,ridden"),
        ("ride,word,rode", "en/irregular.csv:3: not base,verb|noun|other,forms: ride,word,rode"),
        ("be,verb,been", "en/irregular.csv:3: be comes twice as a verb"),
    ],
)
def test_a_mistake_in_irregular_forms_is_named_with_its_line(rows, says):
    with pytest.raises(LexiconError, match=f"^{re.escape(says)}$"):
        read_irregular(f"base,class,forms\nbe,verb,was were\n{rows}\n", "en/irregular.csv")


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("ask,said", "en/verbs.csv:3: not verb,says|thinks|past|base|saying,forms: ask,said"),
        ("ask", "en/verbs.csv:3: not verb,says|thinks|past|base|saying,forms: ask"),
        ("ask,says,asked,asking", "en/verbs.csv:3: not verb,says|thinks|past|base|saying,forms: ask,says,asked,asking"),
        ("say,past", "en/verbs.csv:3: say comes twice"),
    ],
)
def test_a_mistake_in_verbs_of_saying_is_named_with_its_line(row, says):
    with pytest.raises(LexiconError, match=f"^{re.escape(says)}$"):
        read_verbs(f"verb,tags,forms\nsay,says,said saying\n{row}\n", "en/verbs.csv")


@pytest.mark.parametrize(
    ("kind", "hits", "misses"),
    [
        (
            "says",
            "said says say insisted insists penned quizzed wrote concurred admits",
            "pens written saying boo attack",
        ),
        ("thinks", "thought thinks think feared fears", "fear thinking said"),
        ("saying", "saying admitting", "penning concurring"),
    ],
)
def test_a_verb_of_saying_counts_in_the_forms_that_its_row_names(kind, hits, misses):
    forms = getattr(saying_forms("en"), kind)
    assert forms >= set(hits.split())
    assert forms.isdisjoint(misses.split())


def test_a_verb_of_saying_is_in_one_list():
    """The table of verbs is the only list of them: their forms are not typed again beside it."""
    listed = saying_forms("en")
    assert not tagged("says", "en")
    assert not (listed.says & listed.thinks)
    data = table("en", "attribution.toml")
    assert not {"thinking", "participles"} & set(data)


@pytest.mark.parametrize("line", ["colour", "grey grey gray", "tyre tyr"])
def test_a_mistake_in_spellings_is_named_with_its_line(line):
    with pytest.raises(LexiconError, match=f"^en/spelling.toml:3: not a new pair of spellings: {line}$"):
        read_spellings(f'pairs = """\ntyre tire\n{line}\n"""\n', "en/spelling.toml")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the harbour was closed for the winter and nobody has opened it"),
        ("de", "der hafen wurde für den winter geschlossen und niemand hat ihn geöffnet"),
        ("fr", "le port a été fermé pour la saison et personne ne l' a ouvert"),
        ("es", "el puerto se cerró por la temporada y nadie lo ha abierto"),
        ("it", "il porto è stato chiuso per la stagione e nessuno lo ha riaperto"),
        ("nl", "de haven is voor de winter gesloten en niemand heeft die geopend"),
        ("pt", "o porto foi fechado para o inverno e ninguém o abriu mais"),
        ("sv", "hamnen har stängts för vintern och ingen har öppnat den igen"),
        ("pl", "port został zamknięty na zimę i nikt go od tego czasu nie otworzył"),
        (UNKNOWN, "kapal itu berlayar kemarin pagi dari pelabuhan lama"),
        (UNKNOWN, ""),
    ],
)
def test_a_language_is_known_by_its_function_words(language, text):
    assert language_of_words(text.split()) == language


ASKED = {
    "lexicon.toml": LANGUAGES,
    "attribution.toml": LANGUAGES,
    "numbers.toml": ("en", "de", "fr", "es"),
    "roles.toml": ("en", "de", "fr", "es"),
    "context.rules.toml": ("en", "de", "fr", "es"),
    "signals.toml": ("en", "de", "fr", "es"),
    "facts.toml": ("en", "de"),
    "wording.toml": ("en", "de"),
    "verbs.csv": ("en",),
    "irregular.csv": ("en",),
    "spelling.toml": ("en",),
    "words.txt": ("en",),
}
"""Which language has which file; the program says of a language without rules that it knows less of it."""


@pytest.mark.parametrize("name", ASKED)
def test_every_language_has_the_files_that_it_is_said_to_have(name):
    assert tuple(language for language in LANGUAGES if text_of(language, name)) == ASKED[name]


def test_no_other_files_lie_beside_them():
    data = Path(str(files("factcheck.nlp") / "data"))
    found = {path.name for path in data.glob("??/*")} - {"LICENCE.txt"}
    assert found == set(ASKED)
