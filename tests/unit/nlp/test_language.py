"""A short text takes the language of the text it is from; a clear one keeps its own."""

import pytest

from factcheck import Document, compare, find_claims
from factcheck.nlp.language import language_of, language_of_words


@pytest.mark.parametrize(
    ("text", "default", "language"),
    [
        ("alarm in de haven", "nl", "nl"),
        ("Amsterdam", "nl", "nl"),
        ("Amsterdam", "", "en"),
        ("So it was that the mayor of the town and the board were not there", "de", "en"),
        ("Das Boot", "en", "en"),
        ("Das ist gut, aber es war nicht das, was wir von ihm haben wollten", "en", "de"),
        ("港は閉鎖された", "", "ja"),
        ("港口已经关闭", "", "zh"),
    ],
)
def test_the_language_of_a_text(text, default, language):
    assert language_of(text, default=default) == language


@pytest.mark.parametrize(
    ("quoted", "found", "language"),
    [
        ("wij sluiten de haven", "wij sluiten de haven niet", "nl"),
        ("chiudiamo", "non chiudiamo", "it"),
        ("vi stänger", "vi stänger inte", "sv"),
        ("fechamos", "não fechamos", "pt"),
        ("zamykamy", "nie zamykamy", "pl"),
        ("cerramos", "no cerramos", "es"),
        ("nous fermons", "nous ne fermons pas", "fr"),
        ("wir schließen", "wir schließen nie", "de"),
        ("we close", "we never close", "en"),
    ],
)
def test_a_negation_left_out_is_critical_in_nine_languages(quoted, found, language):
    for before, after in (("", ""), ("xx ", " yy")):
        assert compare(f"{before}{quoted}{after}", f"{before}{found}{after}", language=language).level == "critical"


@pytest.mark.parametrize("language", ["nl", "it", "sv", "pt", "pl", "xx"])
def test_any_word_left_out_is_critical_where_there_are_no_rules(language):
    assert compare("aba caba eba", "aba daba caba eba", language=language).level == "critical"


def test_a_claim_has_the_language_of_its_article():
    text = "De burgemeester zei het niet. “Alarm”, zei Jan Wilga tegen de krant."
    assert {claim.language for claim in find_claims(Document.from_text(text))} == {"nl"}
    assert {claim.language for claim in find_claims(Document.from_text("“Alarm”, zei Jan."), language="sv")} == {"sv"}


def test_words_without_a_default_need_a_share_of_function_words():
    assert language_of_words(["the", "harbour"]) == "en"
    assert language_of_words(["harbour", "seawall", "pilot", "mayor", "board", "town", "ferry", "quay"]) == ""
