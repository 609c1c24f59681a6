"""The blind list: pairs written before the rules, to judge the rules by. No rule may be made for one of them."""

import json
from pathlib import Path

import pytest

from factcheck.matching import compare
from factcheck.model import Level

PAIRS = [json.loads(line) for line in Path(__file__).with_name("blind_pairs.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def judged():
    return [
        (pair["critical"], compare(pair["quoted"], pair["found"], before=pair["before"], after=pair["after"]).level)
        for pair in PAIRS
    ]


def test_the_list_is_long_enough():
    assert len(PAIRS) >= 150


def test_recall_of_critical_differences(judged):
    critical = [level for is_critical, level in judged if is_critical]
    assert sum(level == Level.CRITICAL for level in critical) / len(critical) >= 0.95


def test_precision_of_critical_differences(judged):
    called = [is_critical for is_critical, level in judged if level == Level.CRITICAL]
    assert sum(called) / len(called) >= 0.95
