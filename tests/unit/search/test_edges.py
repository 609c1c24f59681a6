"""Changes at the ends of a quote: the passage takes in what stands opposite, so that nothing is cut out of sight."""

import pytest

from factcheck.comparison import compare
from factcheck.core.model import Level
from factcheck.search.passages import passages
from factcheck.search.query import Quote

MINUTES = (
    "That crane is older than I am. I have read every page of this, twice. Twelve million is promised by the state, and "
    "the harbour pays the rest. Nobody asked the boats first. He is going to be on his way to the islands this afternoon. "
    "This is a good plan for the town. Not one job should be lost because of a crane."
)

CASES = [
    # the quote, its passage, the level
    ("That crane is older than you are", "That crane is older than I am", Level.CRITICAL),
    ("You have read every page of this", "I have read every page of this", Level.CRITICAL),
    ("Twelve million is promised by us", "Twelve million is promised by the", Level.CRITICAL),
    ("Nobody asked the boats but you", "Nobody asked the boats first", Level.CRITICAL),
    ("He’s going to be on his way to the islands", "He is going to be on his way to the islands", Level.MINOR),
    ("It is a good plan for the town", "This is a good plan for the town", Level.MINOR),
    ("read every page of this", "read every page of this", Level.VERBATIM),
    ("Every job should be lost because of a crane", "one job should be lost because of a crane", Level.CRITICAL),
]


@pytest.mark.parametrize(("quote", "passage", "level"), CASES, ids=[quote for quote, _, _ in CASES])
def test_the_passage_has_what_stands_opposite_the_ends(quote: str, passage: str, level: Level) -> None:
    best = passages(Quote(quote), MINUTES, 0, len(MINUTES))[0]
    assert MINUTES[best.start : best.end] == passage
    assert compare(quote, passage).level == level


def test_nothing_is_taken_from_the_sentence_before_or_after() -> None:
    best = passages(Quote("we say it is a good plan for the town"), MINUTES, 0, len(MINUTES))[0]
    assert MINUTES[best.start : best.end].endswith("a good plan for the town")
    assert "islands" not in MINUTES[best.start : best.end]
    assert "afternoon" not in MINUTES[best.start : best.end]


@pytest.mark.parametrize(
    "quote", ["Nobody … would rather explain a loan", "We … stole a loan", "I would … never explain a loan"]
)
def test_an_ellipsis_covers_what_it_replaces_and_not_the_words_beside_it(quote: str) -> None:
    comparison = compare(quote, "would rather explain a loan")
    assert comparison.level is Level.CRITICAL
    assert any(item.quoted == "…" for item in comparison.differences)
