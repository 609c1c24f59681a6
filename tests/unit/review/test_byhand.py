"""Claims added by hand: cut from the article, and found again where their surroundings fit best."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.review.reviewing import MUSEUM, SHARE, TONNES, article, claims

from factcheck.core.model import Claim, Document
from factcheck.core.records import Record
from factcheck.core.text import claim_id
from factcheck.review.claim_index import AROUND, claim_at, found_again, listed, places, record_of

TEXT = "It opens in May. They said: it opens in May, and it will. So it opens in May."
TWICE = Document.from_text(TEXT, path="articles/a.md")
STARTS = [at for at in range(len(TEXT)) if TEXT.startswith("opens in May", at)]


def test_a_claim_has_the_words_without_the_space_at_their_ends():
    claim = claim_at(TWICE, STARTS[0] - 1, STARTS[0] + 13, "claim", ())
    assert (claim.text, claim.start, claim.end) == ("opens in May.", STARTS[0], STARTS[0] + 13)
    assert claim_at(TWICE, STARTS[1], STARTS[1] + 13, "quote", ()).kind == "quote"
    spaced = Document.from_text("One.  \n  Two.  \n")
    assert (claim_at(spaced, 4, 16, "claim", ()).start, claim_at(spaced, 4, 16, "claim", ()).end) == (9, 13)
    assert claim.rule == "by hand"


@pytest.mark.parametrize("span", [(4, 4), (4, 8)])
def test_white_space_is_no_claim(span):
    with pytest.raises(ValueError, match="no words"):
        claim_at(Document.from_text("One.    Two."), *span, "claim", ())


def test_the_id_is_the_first_that_is_free():
    ids = [claim_id("claim", "opens in May", nth) for nth in range(1, 5)]
    for number, wanted in enumerate(ids):
        claim = claim_at(TWICE, STARTS[0], STARTS[0] + 12, "claim", set(ids[:number]))
        assert claim.id == wanted


def test_a_record_has_what_surrounds_the_words():
    record = record_of(claim_at(TWICE, STARTS[1], STARTS[1] + 12, "claim", ()), TWICE)
    assert (record.kind, record.exact, record.speaker) == ("claim", "opens in May", "")
    assert record.prefix == TEXT[: STARTS[1]][-AROUND:]
    assert record.suffix == TEXT[STARTS[1] + 12 :][:AROUND]
    first = record_of(claim_at(TWICE, 0, 2, "claim", ()), TWICE)
    assert (first.prefix, first.suffix) == ("", TEXT[2 : 2 + AROUND])


def test_a_record_names_the_speaker_who_is_known_and_never_a_pronoun():
    by_id = {claim.id: claim for claim in claims()}
    assert record_of(by_id[MUSEUM], article()).speaker == "Ines Ortega"
    report = next(claim for claim in claims() if claim.speaker and claim.speaker.name is None)
    assert record_of(report, article()).speaker == ""


@pytest.mark.parametrize("number", range(3))
def test_words_that_stand_there_more_than_once_are_found_by_what_surrounds_them(number):
    start = STARTS[number]
    record = record_of(claim_at(TWICE, start, start + 12, "claim", ()), TWICE)
    assert found_again("c-x", record, TWICE) == Claim("c-x", "claim", "opens in May", start, start + 12, rule="by hand")
    assert found_again("c-x", record, Document.from_text(f"Before it. {TEXT}")).start == start + len("Before it. ")


FITS = [
    # prefix and suffix of the record, which of the three places it is
    ("", "", 0),  # nothing known: the first
    ("said: it ", "", 1),
    ("", ", and", 1),
    ("So it ", ".", 2),
    ("It ", ".", 0),
]


@pytest.mark.parametrize(("prefix", "suffix", "number"), FITS)
def test_the_place_that_fits_best_is_taken(prefix, suffix, number):
    record = Record("claim", "opens in May", prefix, suffix)
    assert found_again("c-x", record, TWICE).start == STARTS[number]


@pytest.mark.parametrize("words", ["opens in June", ""])
def test_words_that_are_gone_are_nowhere(words):
    assert found_again("c-x", Record("claim", words, "It ", "."), TWICE) is None


def test_words_at_the_very_start_are_found():
    assert found_again("c-x", Record("claim", "It opens", "", " in May"), TWICE).start == 0


def test_listed_are_those_of_the_program_and_those_somebody_put_something_into():
    first = claim_at(TWICE, 0, 16, "claim", ())
    records = {
        first.id: record_of(first, TWICE),
        "c-late": Record("claim", "So it opens", "will. ", " in", origin="ada"),
        "c-nobody": Record("claim", "They said", "May. ", ":"),
        "c-gone": Record("claim", "It closes", "", "", origin="ada"),
        "c-early": Record("claim", "They said", "May. ", ":", origin="ada"),
    }
    found = listed({first.id: first}, records, TWICE, {})
    assert list(found) == [first.id, "c-early", "c-late"]
    known = Claim("c-late", "claim", "So it opens", 58, 69)
    assert listed({first.id: first}, records, TWICE, {"c-late": known})["c-late"] is known


def test_records_whose_words_are_gone_stay_behind_the_one_they_stood_behind():
    by_id = {claim.id: claim for claim in claims()}
    gone = Record("claim", "no such words", origin="ada")
    records = {name: record_of(by_id[name], article()) for name in (SHARE, MUSEUM)} | {"c-gone": gone}
    records[TONNES] = record_of(by_id[TONNES], article())
    given_ = {name: by_id[name] for name in (TONNES, MUSEUM, SHARE)}
    assert places(records, given_, article()) == [TONNES, MUSEUM, "c-gone", SHARE]


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_whatever_is_added_is_found_again_in_the_same_article(start, end):
    if not TEXT[start:end].strip():
        return
    claim = claim_at(TWICE, start, end, "claim", ())
    assert found_again(claim.id, record_of(claim, TWICE), TWICE) == claim
