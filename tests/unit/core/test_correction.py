"""The source's words in the place of the article's: only what differs is changed, and then nothing differs."""

import pytest

from factcheck.comparison import compare
from factcheck.core.correction import corrected, with_details
from factcheck.core.model import Claim, Detail, Level

CASES = [
    ("We sold nine boats, and two nets.", "We sold eight boats, and two nets.", "We sold eight boats, and two nets."),
    ("We will raise the fee", "We will not raise the fee", "We will not raise the fee"),
    ("We will never ever raise it", "We will raise it", "We will raise it"),
    ("the fee, nine crowns", "the fee, ten crowns.", "the fee, ten crowns"),
    ("the same words", "the same words", "the same words"),
]


@pytest.mark.parametrize(("quoted", "found", "expected"), CASES)
def test_only_what_differs_is_changed(quoted, found, expected):
    assert corrected(quoted, found, compare(quoted, found).differences) == expected


@pytest.mark.parametrize(("quoted", "found", "_"), CASES)
def test_a_corrected_quote_needs_no_correction(quoted, found, _):
    once = corrected(quoted, found, compare(quoted, found).differences)
    assert compare(once, found).level <= Level.EDITORIAL
    assert corrected(once, found, compare(once, found).differences) == once


def test_a_claim_gets_the_values_of_the_source_and_keeps_its_own_words():
    claim = Claim("c-1", "claim", "The fee rose to 40 crowns in 2019.", 0, 34)
    details = [
        Detail("number", "40", 16, 18, found=False, status="differs", other="45"),
        Detail("date", "2019", 29, 33, found=True),
    ]
    assert with_details(claim, details) == "The fee rose to 45 crowns in 2019."
