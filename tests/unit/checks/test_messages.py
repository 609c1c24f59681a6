"""What is said of a passage beside a claim."""

import pytest

from factcheck.checks.messages import how_found
from factcheck.checks.results import Passage


@pytest.mark.parametrize(
    ("chosen", "near", "said"),
    [
        (True, False, "evidence"),
        (False, False, "closest passage"),
        (False, True, "not found; nearest passage"),
    ],
)
def test_how_a_passage_came_to_a_claim(chosen: bool, near: bool, said: str) -> None:
    assert how_found(Passage("a.txt", "line 1", "words", None, (), chosen, near=near)) == said
