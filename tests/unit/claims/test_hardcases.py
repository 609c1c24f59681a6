"""Fifty-five made-up cases, one difficulty each: the right spans, the right speakers, and terms left out."""

import json
from pathlib import Path

import pytest
from tests.unit.claims.helpers import quotes_of, terms_of

CASES = [
    json.loads(line) for line in Path(__file__).with_name("hardcases.jsonl").read_text(encoding="utf-8").splitlines()
]


def spans(text: str, start: int, end: int) -> list[str]:
    """The words of a span by paragraph, without marks around them."""
    return [line.strip().strip("\"'“”‘’„«»") for line in text[start:end].split("\n") if line.strip()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_hard_case(case: dict) -> None:
    text, found = case["text"], quotes_of(case["text"])
    wanted = [line for quote in case["quotes"] for line in spans(text, quote["start"], quote["end"])]
    assert [line for quote in found for line in spans(text, quote.start, quote.end)] == wanted
    for quote in found:
        (gold,) = [each for each in case["quotes"] if each["start"] <= quote.start < each["end"]]
        assert quote.speaker is not None
        assert gold["speaker"].casefold() in quote.speaker.text.casefold()
    for start, end in case["terms"]:
        assert any(term.rstrip(".,") in text[start:end] for term in terms_of(text))
