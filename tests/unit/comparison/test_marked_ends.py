"""What the source has beside a passage in place of an ellipsis or a bracket that the quote begins or ends with."""

import pytest

from factcheck.comparison import compare
from factcheck.core.model import Level

# quote, words before the passage, the passage, words behind it, whether it is another statement
CASES = [
    ("The vaccine prevents infection …", "", "The vaccine prevents infection", " in mice only if it is cold.", True),
    ("… I shall go.", "If the vote is lost, which I doubt, ", "I shall go", ".", True),
    ("… we sold the yard.", "In May, ", "we sold the yard", ".", False),
    ("We sold the yard …", "", "We sold the yard", ", and the boats too.", False),
    ("We gave the money to [the militia].", "", "We gave the money to", " the church.", True),
    ("The ship sank in [the Black Sea].", "", "The ship sank in", " the Baltic.", True),
    ("We gave the money to [the church].", "The church asked us. ", "We gave the money to", " them.", False),
    ("We sold it to Tom [his brother].", "", "We sold it to Tom", " in May.", False),
    ("[The clerk] was late.", "Lund said: ", "was late", ".", False),
    ("[The clerk] was late.", "The mayor ", "was late", ".", True),
    ("The pumps were checked,", "", "The pumps were checked,", " I suppose.", True),
    ("The pumps were checked,", "", "The pumps were checked,", " and the doors too.", False),
]


@pytest.mark.parametrize(("quote", "before", "passage", "after", "critical"), CASES)
def test_marks_at_the_ends_of_a_quote(quote: str, before: str, passage: str, after: str, critical: bool) -> None:
    comparison = compare(quote, passage, before=before, after=after)
    assert (comparison.level is Level.CRITICAL) == critical
    source = before + passage + after
    for item in comparison.differences:
        assert source[item.found_start + len(before) : item.found_end + len(before)] == item.found
