"""What stands in marks and nobody says: nicknames, titles, words held with tongs; and short quotes that are said."""

import pytest
from tests.unit.claims.helpers import quotes_of, survey_of, terms_of


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Joaquin “El Zurdo” Salas was found in Port Ellis.", "El Zurdo"),
        ("Salas, also known as “El Zurdo,” was found in Port Ellis.", "El Zurdo,"),
        ("The so-called “experts” had left the room.", "experts"),
        ("Reed spoke on NBC’s “Morning in Ellis” about the harbour.", "Morning in Ellis"),
        ("She starred in “The East Wharf” for two seasons.", "The East Wharf"),
        ("Their song “Low Tide” was a hit.", "Low Tide"),
        ("Die Band „Die Lotsen“ tritt im Mai in Köln auf.", "Die Lotsen"),
        ("Die sogenannte „Hafenwende“ kostet viel Geld.", "Hafenwende"),
        ("Die Partei „Bund der Lotsen“ (BDL) tritt wieder an.", "Bund der Lotsen"),
        ("The site “pay-harbour.example” was down.", "pay-harbour.example"),
        ("The council drew up a “common-sense” plan for the harbour.", "common-sense"),
        ("The boats were towed (“tugged”) out.", "tugged"),
        ("“(Laughter.)”", "(Laughter.)"),
        ("The plan, which the port calls “Harbour 2030,” will cost money.", "Harbour 2030,"),
    ],
)
def test_terms(text: str, term: str) -> None:
    assert quotes_of(text) == []
    assert terms_of(text) == [term]


def test_every_term_has_its_reason_in_a_sentence() -> None:
    for each in survey_of("The so-called “experts” met Joaquin “El Zurdo” Salas.").left_out:
        assert each.rule
        assert each.reason.endswith(".")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Critics said the decision “reeked” and asked for a review.", "reeked"),
        ("But former prosecutors said the decision “reeked,” hurt the port and cost money.", "reeked,"),
        ("The crowd chanted “Out!” for an hour.", "Out!"),
        ("Reed called the plan “predatory” on Monday.", "predatory"),
        ("Reed called her “Crooked Annie” on Monday.", "Crooked Annie"),
        ("Greta Holm bezeichnete den Plan als „maßvoll“.", "maßvoll"),
        ("Die Kosten seien „alarmierend“.", "alarmierend"),
        ("‘No,’ she said.", "No,"),
    ],
)
def test_short_quotes(text: str, quote: str) -> None:
    assert [each.text for each in quotes_of(text)] == [quote]


def test_a_quote_that_begins_with_a_bracket_is_no_remark():
    found = survey_of("“[Nair] sold the harbour.” said Ada Bell.\n\n“[applause]”\n")
    assert [claim.text for claim in found.claims if claim.kind == "quote"] == ["[Nair] sold the harbour."]
    assert [item.text for item in found.left_out if item.kind == "term"] == ["[applause]"]
