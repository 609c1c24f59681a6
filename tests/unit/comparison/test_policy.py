"""What a house lets its writers do to a quote."""

import pytest

from factcheck.comparison import compare
from factcheck.comparison.policy import altered

# (quoted, found, kinds altered under strict, under clean-speech)
CASES = [
    ("the pier is “safe”", "the pier is safe", [], []),
    ("the pier … is safe", "the pier at Tarn is safe", [], []),
    ("it was late", "it was, um, late", ["filler"], []),
    ("we wanted to go", "we, uh, we wanted to go", ["repetition"], []),
    ("it was really late", "it was late", ["filler"], ["filler"]),
    ("the comittee met", "the committee met", ["typo"], ["typo"]),
    ("it was late", "it was not, um, late", ["negation"], ["negation"]),
]


@pytest.mark.parametrize(("quoted", "found", "strict", "clean"), CASES)
def test_policies(quoted, found, strict, clean):
    comparison = compare(quoted, found)
    assert [difference.kind for difference in altered(comparison, "strict")] == strict
    assert [difference.kind for difference in altered(comparison, "clean-speech")] == clean


def test_a_policy_of_another_name():
    with pytest.raises(ValueError, match="lenient"):
        altered(compare("a", "b"), "lenient")
