"""A quote that is a part of its clause: what was left outside is shown to a person where no rule knows what it does."""

import pytest

from factcheck.comparison import compare
from factcheck.comparison.policy import altered
from factcheck.core.model import Level

# words before the passage, the passage, words behind it, what a person must look at
SHOWN = [
    ("The council voted ", "to close the harbour", ".", "The council voted"),
    ("The council plans ", "to close the harbour", ".", "The council plans"),
    ("The council has ruled out ", "a sale of the harbour", ".", "The council has ruled out"),
    ("The order requires that ", "every vote be recorded", ".", "The order requires that"),
    ("They banned ", "the sale of old boats", ".", "They banned"),
    ("There was no ", "sale of the yard", ".", "There was no"),
    ("Some of ", "the people who left", ".", "Some of"),
    ("Most nights ", "the bar is empty by ten", ".", "Most nights"),
    ("", "The plan to sell the yard", " was dropped.", "was dropped"),
    ("", "The plan to sell the yard", " may come back.", "may come back"),
    ("Kommunen hotade ", "att stänga hamnen", ".", "Kommunen hotade"),
]


@pytest.mark.parametrize(("before", "passage", "after", "outside"), SHOWN)
def test_what_a_person_must_look_at(before: str, passage: str, after: str, outside: str) -> None:
    comparison = compare(passage, passage, before=before, after=after)
    assert [(each.kind, each.level, each.found) for each in comparison.differences] == [
        ("context", Level.MINOR, outside)
    ]
    assert not altered(comparison)  # no word of it was altered


# words before the passage, the passage, words behind it
HARMLESS = [
    ("", "The harbour is closed", "."),
    ("The harbour is closed. ", "We are sorry", "."),
    ("The yard burned down and ", "nobody was hurt", "."),
    ("The pier was ", "closed for the winter", "."),
    ("In those days ", "the tram cost a penny", "."),
    ("Two days later ", "the harbour master resigned", "."),
    ("I have to admit that ", "we decided too quickly", "."),
    ("The tests confirmed that ", "the water is clean", "."),
    ("There is no doubt that ", "the river is cleaner", " than it was."),
    ("Few would dispute that ", "the river is cleaner", "."),
    ("It was so cold that ", "the ink froze", "."),
    ("When the whistle blew, ", "we stopped", "."),
    ("", "We stopped work at noon", " when the whistle blew."),
    ("", "The harvest was good", ", but the prices did not rise."),
    ("", "The road is open", " from Tarn to the coast."),
    ("She said: “", "We are closing the harbour", "” when we asked."),
]


@pytest.mark.parametrize(("before", "passage", "after"), HARMLESS)
def test_what_may_be_left_outside(before: str, passage: str, after: str) -> None:
    assert compare(passage, passage, before=before, after=after).level is Level.VERBATIM


@pytest.mark.parametrize(
    "before", [each[0] for each in SHOWN if each[0]] + ["They threatened ", "We may ", "I do not "]
)
def test_the_whole_sentence_may_be_the_passage(before: str) -> None:
    part = compare("to close the harbour", "to close the harbour", before=before)
    whole = compare("to close the harbour", before + "to close the harbour")
    told = [
        [(each.level, each.found) for each in found.differences if each.kind == "context"] for found in (part, whole)
    ]
    assert told[0] == told[1]


@pytest.mark.parametrize(
    ("quote", "behind", "level"),
    [
        ("I approved every one of those invoices", " that came with a slip.", "critical"),
        ("We will rebuild every house", " whose owner pays for it.", "critical"),
        ("We met the owner", " who pays for it.", "minor"),
        ("I approved every one of those invoices", ", which took a week.", "verbatim"),
        ("I approved every one of those invoices", ". That took a week.", "verbatim"),
    ],
)
def test_what_says_which_one_is_meant_is_a_limit(quote, behind, level):
    assert compare(quote, quote, after=behind).level == level


@pytest.mark.parametrize(
    ("quote", "source", "same"),
    [
        ("twenty-five boats", "twenty-\nfive boats", True),
        ("32 boats", "thirty-\ntwo boats", True),
        ("About one-third of the nets", "About one-\nthird of the nets", True),
        ("a two-year contract", "a two-\n12   year contract", True),
        ("a forty-year-old man", "a forty-\nyear-old man", True),
        ("a one-sided view", "a one-\nsided view", True),
        ("seventeen boats", "seven-\nteen boats", True),
        ("a tender boat", "a ten-\nder boat", True),
        ("About one-fourth of the nets", "About one-\nthird of the nets", False),
        ("a two-year contract", "a ten-\nyear contract", False),
        ("seventy boats", "seven-\nteen boats", False),
    ],
)
def test_a_number_broken_at_a_lines_end_is_one(quote, source, same):
    assert (compare(quote, source).level < "minor") == same
