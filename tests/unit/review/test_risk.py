"""How a passage stands to a claim: a table of differences and what a checker must see first."""

from dataclasses import replace

import pytest
from tests.unit.review.reviewing import BUSY, session

from factcheck.core.model import Candidate, Citation, Claim, Comparison, Difference, Level, Locator, Speaker
from factcheck.review import Risk, cited_elsewhere, headline, risk_of
from factcheck.review.decisions import doubt_of

ADA = Speaker("Ada Reed", 0, 8, "Ada Reed", certain=True)


def differs(kind, level, found="x"):
    return Difference(kind, level, "a", 0, 1, found, 0, 1)


CASES = [
    # differences, who says it in the source, what it is, in which words
    ((), "", Risk.SAME, "the same words"),
    ((differs("mark", Level.TYPOGRAPHIC),), "", Risk.SAME, "the same words"),
    ((differs("ellipsis", Level.EDITORIAL),), "", Risk.ALTERED, "edited as marked"),
    ((differs("word", Level.MINOR),), "", Risk.ALTERED, "altered"),
    ((differs("context", Level.MINOR),), "", Risk.PART, "part of a sentence"),
    ((differs("number", Level.CRITICAL),), "", Risk.MEANING, "NOT THE SAME"),
    ((differs("context", Level.CRITICAL),), "", Risk.MEANING, "OUT OF CONTEXT"),
    ((), "Ben Cole", Risk.SPEAKER, "ANOTHER SPEAKER"),
    ((differs("number", Level.CRITICAL),), "Ben Cole", Risk.MEANING, "NOT THE SAME"),
]


@pytest.mark.parametrize(("differences", "speaker", "risk", "words"), CASES)
def test_a_quote(differences, speaker, risk, words):
    level = max((each.level for each in differences), default=Level.VERBATIM)
    claim = Claim("q-1", "quote", "a b c", 0, 5, speaker=ADA)
    place = Locator(speaker=speaker or None)
    candidate = Candidate("sources/a.txt", 0, 5, "a b c", 100.0, place, Comparison(level, differences))
    assert (risk_of(claim, candidate), headline(claim, candidate)) == (risk, words)


def test_no_passage_is_found_nowhere():
    assert risk_of(Claim("q-1", "quote", "a b c", 0, 5), None) is Risk.NOWHERE


def test_the_worst_has_the_lowest_rank():
    assert [risk.rank for risk in Risk] == list(range(len(Risk)))
    assert Risk.MEANING.rank == 0


def test_a_hit_of_ones_own_search_has_a_score():
    it = session()
    (hit, *_) = it.search("museum", BUSY)
    assert hit.score > 0


CITED = Claim(
    "q-1",
    "quote",
    "a b c",
    0,
    5,
    cited=(Citation("[1]", 30, 33, "number", "1", page="4", sources=("sources/log.txt",)),),
)
THERE = Candidate("sources/log.txt", 0, 9, "x", 100.0, Locator(page="4"), Comparison(Level.VERBATIM), cited=True)


@pytest.mark.parametrize(
    ("candidate", "where", "risk", "doubt"),
    [
        (THERE, "", Risk.SAME, ""),
        (replace(THERE, at_cited_place=True), "", Risk.SAME, ""),
        (replace(THERE, cited=False), "", Risk.SAME, ""),  # kept evidence knows only its source
        (
            replace(THERE, at_cited_place=False, locator=Locator(page="9")), "place", Risk.SOURCE,
            "The article cites p. 4 for these words, and this is p. 9.",
        ),
        (
            replace(THERE, source="sources/other.txt", cited=False), "source", Risk.SOURCE,
            "The article cites log.txt for these words, and this is other.txt.",
        ),
    ],
)  # fmt: skip
def test_words_from_elsewhere_than_cited_are_asked_twice(candidate, where, risk, doubt):
    assert cited_elsewhere(CITED, candidate) == where
    assert risk_of(CITED, candidate) is risk
    assert doubt_of(CITED, candidate) == doubt


LONGEST = 20
"""Cells for words that stand whole in the list of a screen of 100 columns."""


@pytest.mark.parametrize("words", sorted({words for *_, words in CASES} | {"ANOTHER SOURCE", "NOT FOUND", *Risk}))
def test_no_words_on_a_claim_are_cut_in_the_list(words):
    assert len(words) <= LONGEST or words in {Risk.SOURCE, Risk.MEANING}  # shown as words of their own
