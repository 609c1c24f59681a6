"""Whole surveys, written down: every claim with all that people and programs are told of it, and what was left out.

A change of these is a change that a user sees. Where it is meant, take them anew with `FACTCHECK_SURVEYS=new pytest
tests/unit/claims/test_surveys.py` and look at the differences of surveys.jsonl.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from tests.unit.claims.helpers import survey_of

FILE = Path(__file__).with_name("surveys.jsonl")
KNOWN = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


def told(text: str) -> dict[str, Any]:
    found = survey_of(text)
    claims = []
    for claim in found.claims:
        one: dict[str, Any] = {"kind": claim.kind, "text": claim.text, "start": claim.start, "rule": claim.rule}
        if claim.speaker:
            by = claim.speaker
            one["speaker"] = [by.text, by.name, by.method, "certain" if by.certain else "perhaps"]
        if claim.kind == "quote":
            one |= {"marks": claim.marks, "flags": list(claim.flags), "nested": [text[a:b] for a, b in claim.nested]}
            one["goes on"] = claim.utterance != claim.id
        one["signals"] = [f"{signal.kind}: {signal.text}" for signal in claim.signals]
        one |= {"priority": claim.priority, "details": claim.details}
        claims.append(one)
    left_out = [[each.kind, each.text, each.rule] for each in found.left_out]
    return {"text": text, "language": found.language, "claims": claims, "left_out": left_out}


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: known["text"][:40])
def test_a_survey_is_what_it_was(known: dict[str, Any]) -> None:
    assert told(known["text"]) == known


@pytest.mark.skipif("FACTCHECK_SURVEYS" not in os.environ, reason="only where surveys are taken anew")
def test_surveys_are_taken_anew() -> None:
    FILE.write_text(
        "".join(json.dumps(told(known["text"]), ensure_ascii=False) + "\n" for known in KNOWN), encoding="utf-8"
    )
