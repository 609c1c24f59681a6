"""Misquotes made of right quotes."""

import pytest

from factcheck import compare
from factcheck.comparison import changes

NAMES = ["Ortega", "Lee"]


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("We will not raise the fee", [("negation", "We will raise the fee")]),
        ("We don't raise it", [("negation", "We do raise it")]),
        ("Not one job was lost", [("negation", "One job was lost")]),
        ("We counted 1,146 calls", [("number", "We counted 2,146 calls")]),
        ("It was 9.5 metres", [("number", "It was 1.5 metres")]),
        ("Ortega signed it", [("name", "Lee signed it")]),
        ("If the state pays, we will build", [("condition", "We will build")]),
        ("We will build if the state pays.", [("condition", "We will build.")]),
        ("Wir heben die Gebühr nicht an", [("negation", "Wir heben die Gebühr an")]),
        ("The harbour is open", []),
    ],
)
def test_what_is_changed(text: str, made: list[tuple[str, str]]) -> None:
    found = [tuple(change) for change in changes(text, NAMES)]
    assert found == made
    for _, changed in made:
        assert compare(changed, text).level == "critical"
