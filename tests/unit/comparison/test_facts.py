"""Facts as values: which a text has, and when one of a source is the one that the claim means."""

import pytest

from factcheck.comparison import facts_of, likeness, listed_facts, name_at, same

LISTED = [
    ("It was won 7–4 on Friday.", [("number", "7–4"), ("date", "Friday")]),
    ("It was won by seven votes to four.", [("number", "seven votes to four")]),
    ("The council voted 7 to 4.", [("number", "7 to 4")]),
    ("Deputy Clerk Anna Voss met Mr Olm.", [("title", "Deputy Clerk"), ("name", "Anna Voss"), ("name", "Olm")]),
    ("They asked deputy clerk Anna Voss.", [("title", "deputy clerk"), ("name", "Anna Voss")]),
    ("Anna Voss, the town's deputy clerk, left.", [("name", "Anna Voss"), ("title", "deputy clerk")]),
    ("Rents doubled and none fell at noon.", [("number", "doubled"), ("number", "none"), ("time", "noon")]),
    ("It had one boat, and no one knew which one.", [("number", "one")]),
    ("They met at 17.00 with 17 members.", [("time", "17.00"), ("number", "17")]),
    ("It joined League One and The Sunday Times.", [("name", "League One"), ("name", "Sunday Times")]),
    ("It came to Port of Ellis and Mary-Jane Olm-Voss.", [("name", "Port of Ellis"), ("name", "Mary-Jane Olm-Voss")]),
    ("It fell by a third.", [("number", "a third")]),
    ("It moves 900 litres a second.", [("number", "900 litres")]),
    ("It moves 900 litres per second.", [("number", "900 litres")]),
    ("It was a second motion.", [("number", "second")]),
    ("It protects the H-2 gang.", [("name", "H-2")]),
    ("They tried Ivo “The Eel” Brandt.", [("name", "Ivo “The Eel” Brandt")]),
    ("They asked Anna Voss, Deputy Chief Engineer.", [("name", "Anna Voss"), ("title", "Deputy Chief Engineer")]),
]


SPANS = [
    ("The channel goes from 8.5 metres down to 11.", ["length", "length"]),
    ("It rose from 4 to 6 metres.", ["length", "length"]),
    ("They voted 7 to 4.", [""]),
    ("It went from 3 km to 4 boats.", ["length", ""]),
    ("It is 3 km long and 4 were there.", ["length", ""]),
]


@pytest.mark.parametrize(("text", "dimensions"), SPANS)
def test_both_ends_of_a_span_have_its_unit(text, dimensions):
    assert [fact.dimension for fact in facts_of(text).facts if fact.kind == "number"] == dimensions


@pytest.mark.parametrize(("text", "expected"), LISTED)
def test_the_facts_of_a_text(text, expected):
    assert [(fact.kind, text[fact.start : fact.end]) for fact in listed_facts(facts_of(text))] == expected


def test_what_stands_in_marks_is_no_fact_of_the_claim():
    text = "“We lost 40 boats,” said Voss."
    assert [text[fact.start : fact.end] for fact in listed_facts(facts_of(text), [(1, 18)])] == ["Voss"]


SAME = [
    ("5 km", "5,000 metres", True),
    ("5 km", "5 knots", False),
    ("16 %", "16 pence", False),
    ("16 %", "16 members", False),
    ("€30 million", "thirty million", True),
    ("318p", "£3.18", True),
    ("318p", "$3.18", False),
    ("3 tonnes", "3,000 kg", True),
    ("2 kW", "2,000 watts", True),
    ("40 hectares", "0.4 square kilometres", True),
    ("two weeks", "14 days", True),
    ("the second floor", "the second child", True),  # the words around it tell them apart, not the number
    ("the second floor", "two floors", False),
    ("7–4", "seven votes to four", True),
    ("7–4", "7 to 5", False),
    ("23/08/2024", "23 August 2024", True),
    ("2024-08-23", "23.8.2024", True),
    ("23 August 2024", "24 August 2024", False),
    ("23 August 2024", "August 2024", False),
    ("August 2024", "23 August 2024", True),
    ("on Friday", "on 13 November 2026", True),
    ("on Friday", "on Thursday", False),
    ("6.40 pm", "18:40", True),
    ("6.40 pm", "6:40 am", False),
    ("at 17.00", "at 5 pm", True),
    ("at 17.00", "17 members", False),
    ("none", "zero", True),
    ("by half", "by 50 %", True),
    ("three times as much", "tripled", True),
    ("three times", "tripled", False),
]


@pytest.mark.parametrize(("claim", "source", "agree"), SAME)
def test_when_two_facts_agree(claim, source, agree):
    (mine, *_), (theirs, *_) = facts_of(claim).facts, facts_of(source).facts
    assert same(mine, theirs) is agree


NAMES = [
    ("Anna Voss", "Voss was asked, said Anna Voss", 2),
    ("Anna Voss", "Ms Voss was asked", 1),
    ("Anna Voss", "MS VOSS: No.", 1),
    ("Anna Voss", "A. Voss was asked", 1),
    ("Anna Voss", "Anna M. Voss was asked", 1),
    ("Anna Voss", "Berta Voss was asked", 0),
    ("Roland Kepler", "Roland Keppler was asked", 0),
    ("Mary-Jane Olm", "Mary-Jane Olm was asked", 2),
    ("Port of Ellis", "the Port of Ellis was asked", 2),
    ("Atlantic Records", "the Atlantic, and records of it", 0),
    ("Atlantic Records", "Records were kept", 0),
    ("Department of Works", "the DOW was asked", 1),
    ("Department of Works", "the dow was asked", 0),
    ("DOW", "the Department of Works was asked", 1),
    ("DOW", "the Department for Water was asked", 0),
    ("Eastern District of New York", "the E.D.N.Y. was asked", 1),
    ("Department of Justice", "the two departments of justice", 1),
    ("Department of Justice", "a department, and justice", 0),
    ("New Street", "a new street", 0),
    ("United States", "the U.S. was asked", 2),
    ("America", "the United States was asked", 2),
    ("America", "the United Nations was asked", 0),
]


@pytest.mark.parametrize(("name", "passage", "grade"), NAMES)
def test_where_a_name_stands(name, passage, grade):
    (fact,) = (each for each in facts_of(f"It was {name}.").facts if each.kind == "name")
    assert name_at(fact.words, facts_of(passage).names) == grade


def test_a_date_that_is_off_in_one_part_is_the_likelier_other_one():
    def date_in(text):
        return facts_of(text).facts[0]

    claim = date_in("November 2005")
    assert likeness(claim, date_in("25 November 2006")) > likeness(claim, date_in("25 March 2006"))
    assert likeness(date_in("13 July"), date_in("12 July 2019")) > likeness(date_in("13 July"), date_in("12 May 2019"))
