"""Pairs with another meaning are critical, faithful ones are not: what one operation does to a quote, kind by kind."""

import json
from pathlib import Path

import pytest

from factcheck import compare

HERE = Path(__file__).parent
NOT_YET = frozenset((HERE / "not_yet.txt").read_text(encoding="utf-8").split())
PAIRS = [
    json.loads(line)
    for name in ("probes", "found", "limits", "frames", "first_sight")
    for line in (HERE / f"{name}.jsonl").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize(
    "pair",
    [
        pytest.param(
            pair,
            id=f"{pair['id']}-{pair['kind']}",
            marks=[pytest.mark.xfail(reason="not told apart yet")] if pair["id"] in NOT_YET else [],
        )
        for pair in PAIRS
    ],
)
def test_a_changed_meaning_is_critical_and_a_faithful_quote_is_not(pair):
    comparison = compare(pair["quote"], pair["passage"], before=pair["before"], after=pair["after"])
    assert (comparison.level == "critical") == pair["critical"]
