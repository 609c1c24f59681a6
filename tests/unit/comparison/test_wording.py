"""Sentences in the reporter's own words that a passage contradicts: the examples of `wording.toml`, and where none is."""

import pytest

from factcheck.comparison import peak_in, peaks, turned
from factcheck.nlp.lexicon import table

LANGUAGES = ("en", "de")


def examples(side):
    for language in LANGUAGES:
        data = table(language, "wording.toml")
        rows = [data["negation"], data["amounts"], data["superlatives"], *data["contrary"]]
        for row in rows:
            assert row["hits"]
            yield from ((language, *pair) for pair in row[side])


def contradicted(language, claim, passage):
    if turned(claim, passage, language):
        return True
    return any(peak_in(peak, passage, language)[0] == "differs" for peak in peaks(claim, language))


@pytest.mark.parametrize(("language", "claim", "passage"), list(examples("hits")))
def test_what_says_the_opposite_is_seen(language, claim, passage):
    assert contradicted(language, claim, passage)


@pytest.mark.parametrize(("language", "claim", "passage"), list(examples("misses")))
def test_what_says_no_opposite_is_not(language, claim, passage):
    assert not contradicted(language, claim, passage)


@pytest.mark.parametrize(("language", "claim", "passage"), [*examples("hits"), *examples("misses")])
def test_a_sentence_never_contradicts_itself(language, claim, passage):
    for text in (claim, passage):
        assert not contradicted(language, text, text)


SHOWN = [
    ("The fee has changed since 2011.", "The fee has not changed since 2011.", "changed", "not changed"),
    ("The fee has not changed since 2011.", "The fee changed in 2011.", "not changed", "changed"),
    (
        "The fee has not changed since 2011.",
        "The fee hasn’t stood still since 2011.",
        "not changed",
        "hasn’t stood still",
    ),
    ("The plan for the quay was approved.", "The plan for the quay was voted down.", "approved", "voted down"),
    ("All ferries were checked.", "Most ferries were checked.", "All", "most"),
]


@pytest.mark.parametrize(("claim", "passage", "words", "other"), SHOWN)
def test_the_words_that_are_shown(claim, passage, words, other):
    turn = turned(claim, passage)
    assert (claim[turn.start : turn.end], turn.other) == (words, other)


def test_words_in_marks_are_not_judged():
    claim, passage = "“The fee has changed since 2011,” she said.", "The fee has not changed since 2011."
    assert turned(claim, passage)
    assert turned(claim, passage, "en", [(1, 32)]) is None


def test_a_question_and_a_language_without_rules_say_nothing():
    assert turned("Has the fee changed since 2011?", "The fee has not changed since 2011.") is None
    assert turned("The fee has changed since 2011.", "The fee has not changed since 2011.", "pl") is None


def test_a_superlative_that_the_passage_lacks_is_neither_found_nor_different():
    (peak,) = peaks("Quell is the largest port of the coast.")
    assert peak_in(peak, "Quell is a port of the coast.") == ("", "")
