"""Claims in the reporter's own words: the sentence that supports them, and which of their details it has."""

import pytest

from factcheck.core.model import Level
from factcheck.search import find_claim

from .made import SOURCES, indexed, parts

INDEX = indexed(*SOURCES)
REGISTER = """\
Register of ferries. The Osprey was launched at Tessel on 4 May 1931 and carried 240 passengers.

She was rebuilt in 1950, when her boilers were replaced. Captain Ilse Varga commanded her until 1962.

The Heron, a smaller vessel, carried 90 passengers. Nothing is known of her captains.
"""


def first(claim, *texts):
    texts = texts or SOURCES
    index = indexed(*texts)
    (found, *_) = find_claim(index, parts(*texts), claim)
    return found, " ".join(texts[found.number][found.start : found.end].split())


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The town was in debt to a bank when she was elected", "When I took office the town owed forty-one million crowns to a bank in Lindmark, and the interest alone would have paid for two schools."),
        ("Nurses had to bring their own blankets to the leaking hospital", "Its roof leaks, its boilers are older than I am, and last winter the nurses brought blankets from home."),
        ("The keys turned up in the market hall", "Later the keys were found in the market hall, under a scale."),
    ],
)  # fmt: skip
def test_the_sentence_that_supports_a_claim_comes_first(claim, sentence):
    assert first(claim)[1] == sentence


@pytest.mark.parametrize(
    ("claim", "details", "level"),
    [
        ("The Osprey, launched on May 4, 1931, carried 240 passengers.", {"Osprey": True, "May 4, 1931": True, "240": True}, Level.MINOR),
        ("The Osprey, launched on May 5, 1931, carried 420 passengers.", {"Osprey": True, "May 5, 1931": False, "420": False}, Level.CRITICAL),
        ("Varga commanded the ship until nineteen sixty-two", {"Varga": True}, Level.MINOR),
        ("The Heron could carry ninety passengers", {"Heron": True, "ninety": True}, Level.MINOR),
    ],
)  # fmt: skip
def test_details_are_found_however_they_are_written(claim, details, level):
    found, _ = first(claim, REGISTER)
    there = {detail.text: detail.found for detail in found.details}
    assert {text: there.get(text) for text in details} == details
    assert found.comparison.level == level


def test_what_a_claim_quotes_is_no_detail_of_it():
    claim = "“She carried 420 passengers,” said Varga of the Osprey."
    (found, *_) = find_claim(indexed(REGISTER), parts(REGISTER), claim, quoted=[(1, 27)])
    assert [detail.text for detail in found.details] == ["Varga", "Osprey"]


def test_what_the_passage_has_instead_is_named():
    found, sentence = first("The Osprey, launched on May 5, 1931, carried 420 passengers.", REGISTER)
    instead = {difference.quoted: difference.found for difference in found.comparison.differences}
    assert instead["420"] == "240"
    for difference in found.comparison.differences:
        assert sentence[difference.found_start : difference.found_end] == difference.found


def test_the_same_words_are_verbatim():
    found, _ = first("Nothing is known of her captains.", REGISTER)
    assert found.comparison.level == Level.VERBATIM


def test_what_can_be_checked_counts_more_than_prose():
    texts = (
        "The minister visited the school and spoke to the children about the winter.",
        "In Ostrava, 1,214 children were taught by 31 teachers.",
    )
    claim = "The school in Ostrava taught 1214 children about the winter"
    assert first(claim, *texts)[0].number == 1


TABLE = """\
The harbour in figures. Ships called more often than a year before, and the harbour employed more people.

The ships that called at the harbour last year were fewer than ten years ago, and most of the calls were short.

Ten years ago the harbour counted the calls by ships twice a year, and fewer of them were counted by the harbour.

Year\tCalls by ships\tEmployees
2024\t20,119\t211
2025\t21,146\t214
"""


@pytest.mark.parametrize("written", ["21,146", "21146"])
@pytest.mark.parametrize("table", [TABLE, TABLE.replace("21,146", "21146")])
def test_a_row_with_the_number_of_a_claim_is_among_its_candidates(written, table):
    claim = f"The harbour counted {written} calls by ships last year, fewer than ten years ago."
    found = find_claim(indexed(table), parts(table), claim, limit=3)
    assert written in {detail.text for one in found for detail in one.details if detail.found}


def test_a_claim_about_nothing_in_the_sources_has_no_candidate():
    assert find_claim(INDEX, parts(*SOURCES), "Quarterly zinc exports doubled") == []


def test_a_claim_without_words_has_no_candidate():
    assert find_claim(INDEX, parts(*SOURCES), " — ", below_threshold=True) == []


MINUTES = """\
  6            THE CHAIR:  The board met nine times in the spring and
  7  spent 8,000 crowns on surveys of the second pier, which nobody
                                                            Page 5
  8  had asked for.  It will not meet again before the autumn.
  9            MR. OSTERLUND:  I know that.
"""


def test_line_numbers_and_page_heads_are_no_words_of_the_passage():
    found, sentence = first("The board met 9 times and spent 8,000 crowns on surveys.", MINUTES)
    text = MINUTES[found.start : found.end]
    assert sentence.endswith("had asked for.")
    assert [text[start:end].strip() for start, end in found.comparison.furniture] == ["6", "7", "Page 5", "8"]
    assert found.comparison.level == Level.MINOR
    assert {detail.text: detail.found for detail in found.details} == {"9": True, "8,000": True}


@pytest.mark.parametrize("number", ["7", "8"])
def test_the_number_of_a_line_or_a_page_is_no_detail_of_the_passage(number):
    found, _ = first(f"The board met nine times and spent {number} crowns on surveys of the second pier.", MINUTES)
    assert {detail.text: detail.found for detail in found.details}[number] is False


def test_a_passage_on_one_line_has_no_furniture_but_the_number_it_begins_with():
    found, _ = first("The Heron could carry ninety passengers", REGISTER)
    assert found.comparison.furniture == ()
    found, sentence = first("Osterlund knows that.", MINUTES)
    ((start, end),) = found.comparison.furniture
    assert sentence.startswith("9 MR. OSTERLUND")
    assert MINUTES[found.start : found.end][start:end].strip() == "9"
