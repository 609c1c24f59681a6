"""Made-up passages of news, most in English and German, each with its quotes, its terms and who speaks.

They were written before anybody looked at what the program says of them (and a few answers set right later); those it
still gets wrong are named below.
"""

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from tests.unit.claims.helpers import quotes_of, terms_of

CASES = [
    json.loads(line) for line in Path(__file__).with_name("passages.jsonl").read_text(encoding="utf-8").splitlines()
]
NOT_YET = {
    "en/article-sources": "“one of whom” takes its person from another clause",
    "en/letter-signed": "“it” is taken for the nearest subject, not for the letter",
    "en/3-scare": "what somebody does not believe in is no quote",
    "de/indirekt-dann-direkt": "“Die Begründung” is whose? The sentence before says it",
    "en/5-1": "“cut in” is not known for a verb, so the clause before it is taken (and not for certain)",
    "en/5-13": "“It was Reed who”: whom the sentence names behind its verb is not looked at",
    "en/6-7": "“remembers” is not known for a verb, so nobody is said to say it",
    "en/6-12": "“she” fits everybody of whom nobody knows whether it is a woman; then nobody is named",
    "de/6-2": "one word in marks, set like a name, in a relative clause whose verb comes last",
    "es/6-2": "who is named later in the paragraph is taken (and not for certain)",
    "de/5-5": "a noun with a name behind “von” is taken for a person, and “sie” for that one",
    "de/3-gewerkschaft": "object and subject look the same, only their sense tells them apart",
}
FLOOR = {"en": 186, "de": 87}
_SMALL = re.compile(r"['’]s\b|,|\b(?:the|der|die|das|governor)\b")


def is_right(case: dict) -> bool:
    """Whether every quote is found to the letter with its speaker, and no term is taken for one."""
    found = [(quote.start, quote.end, quote.speaker) for quote in quotes_of(case["text"])]
    if len(found) != len(case["quotes"]):
        return False
    for (start, end, speaker), gold in zip(found, case["quotes"], strict=True):
        if case["text"][start:end].strip() != gold["text"].strip():
            return False
        name = (speaker.name or speaker.text) if speaker else None
        if not same(name, gold["speaker"]):
            return False
    terms = " ".join(terms_of(case["text"]))
    return all(case["text"][start:end].rstrip(".,") in terms for start, end in case["terms"])


def same(found: str | None, gold: str | None) -> bool:
    """One contains the other as whole words, articles, titles, genitives and capitals aside."""
    if found is None or gold is None:
        return found is gold
    one, other = (f" {' '.join(_SMALL.sub('', each.casefold()).split())} " for each in (found, gold))
    return one in other or other in one


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_passage(case: dict, request: pytest.FixtureRequest) -> None:
    if case["id"] in NOT_YET:
        request.applymarker(pytest.mark.xfail(reason=NOT_YET[case["id"]], strict=True))
    assert is_right(case)


def test_no_language_falls_behind() -> None:
    assert Counter(case["lang"] for case in CASES if is_right(case)) >= Counter(FLOOR)
    assert set(NOT_YET) <= {case["id"] for case in CASES}
