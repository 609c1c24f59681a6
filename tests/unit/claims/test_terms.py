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


# (text, its quotes, what else stands in marks with the rule that says so)
BOTH: list[tuple[str, list[str], list[tuple[str, str]]]] = [
    (
        "The film “The Long Road To The Port Of Ellis” was a hit.",
        [],
        [("The Long Road To The Port Of Ellis", "lead-in")],
    ),
    ("He shouted “Yes! Yes!” and left.", ["Yes! Yes!"], []),
    ("The “Yes! Yes!” song was a hit.", ["Yes! Yes!"], []),
    ("The council passed “A Plan” in May.", [], [("A Plan", "title")]),
    ("The plan was “good.”", [], [("good.", "tongs")]),
    ("The plan was “they are good.”", ["they are good."], []),
    ("The plan was “not good at all for us.”", ["not good at all for us."], []),
    ("Reed: “No.”", ["No."], []),
    ("The answer: “No.”", ["No."], []),
    ("The answer: “No”", [], [("No", "title")]),
    ("It is called “Low Tide” here.", ["Low Tide"], []),
    ("Reed’s memoir “Low Tide” sold well.", [], [("Low Tide", "title")]),
    ("Reed’s memoir “low tide at noon” sold well.", ["low tide at noon"], []),
    ("On Ellis Radio’s “Low Tide,” Reed called it “a very bad plan.”", ["a very bad plan."], [("Low Tide,", "title")]),
    ("On NBE’s “Low Tide” Reed spoke.", [], [("Low Tide", "nickname")]),
    ("Tom “Skip” Reed left.", [], [("Skip", "nickname")]),
    ("Tom “Skip the Long and Old Boat” Reed left.", [], [("Skip the Long and Old Boat", "title")]),
    ("The port (“hub”) grew.", [], [("hub", "gloss")]),
    ("Der Rat, „Kahn“ genannt, tagt.", [], [("Kahn", "gloss")]),
    ("Holm hat den Plan „völlig falsch“ genannt.", ["völlig falsch"], []),
    ("Die Gruppe „Freie Lotsen“ (FL) tagt.", [], [("Freie Lotsen", "name")]),
    ("Die Gruppe „Freie Lotsen“ tagt.", [], [("Freie Lotsen", "title")]),
    ("Die Gruppe nennt sich „Freie Lotsen“.", [], [("Freie Lotsen", "title")]),
    ("Das Motto „Alle Boote“ gilt.", [], [("Alle Boote", "lead-in")]),
    ("Holm sprach von „Unsinn“ und ging.", ["Unsinn"], []),
    ("Holm sagte: „Unsinn.“", ["Unsinn."], []),
    ("„Unsinn“, sagte Holm.", ["Unsinn"], []),
    ("Der „Hafen Ellis“ ist zu.", [], [("Hafen Ellis", "title")]),
    ("Der „hafen“ ist zu.", [], [("hafen", "tongs")]),
    ("“[laughs]” Reed said nothing.", [], [("[laughs]", "stage direction")]),
    ("“...” Reed said.", [], [("...", "empty")]),
    ("Reed, also known as “the old man,” left.", [], [("the old man,", "lead-in")]),
    ("The hashtag “#pay” was used.", [], [("#pay", "lead-in")]),
    (
        "The book “Boats” is out, and it is “the best of its kind,” Wong said.",
        ["the best of its kind,"],
        [("Boats", "lead-in")],
    ),
    ("'The end of it'\n\nThe port closed in May.", [], [("The end of it", "subheading")]),
    ("The port, which Reed calls “Harbour 2030,” closed.", [], [("Harbour 2030,", "title")]),
    ("The port, which Reed calls “a waste of our money,” closed.", ["a waste of our money,"], []),
    ("The council wants a “strong and very new” port.", ["strong and very new"], []),
    ("Reed wrote for “Peace.”", [], [("Peace.", "title")]),
    ("Reed said “Peace” was near.", ["Peace"], []),
    ("Le livre « Les Bateaux » est sorti.", [], [("Les Bateaux", "title")]),
    ("El libro titulado «Los Barcos» es nuevo.", [], [("Los Barcos", "lead-in")]),
    ("市長は「安全」の看板を見た。市長は「港は閉めない」と述べた。", ["港は閉めない"], [("安全", "tongs")]),
]


@pytest.mark.parametrize(("text", "quotes", "terms"), BOTH)
def test_quotes_and_terms(text: str, quotes: list[str], terms: list[tuple[str, str]]) -> None:
    found = survey_of(text)
    assert [claim.text for claim in found.claims if claim.kind == "quote"] == quotes
    out = [each for each in found.left_out if each.kind == "term"]
    assert [(each.text, each.rule) for each in out] == terms
    assert all(each.reason.endswith(".") for each in out)


@pytest.mark.xfail(
    reason="the rule that needs a noun beside the marks and one before them does not know “its”", strict=True
)
def test_a_word_that_only_qualifies_a_noun_far_from_its_verb() -> None:
    assert quotes_of("Reed said the council would in the end of the long year sell its “old” boats.") == []


@pytest.mark.xfail(reason="a noun before a name in marks is not read as its kind: ship, plan, law", strict=True)
def test_the_name_of_a_ship_is_said_by_nobody() -> None:
    assert quotes_of("The ship “Vesper 2” sank, Reed said.") == []
