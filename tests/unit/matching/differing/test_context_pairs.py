"""Passages that are right word for word and cut out of words that deny, condition or lend them: half of them harmless.

Three lists (61, 40 and 24 pairs), each written before the rules were looked at again; on first sight the recall was
.30, .60 and .67, the precision .90, .92 and 1.00. What fails stays in.
"""

import json
from pathlib import Path

from factcheck.matching import compare
from factcheck.model import Level

PAIRS = [json.loads(line) for line in Path(__file__).with_name("context_pairs.jsonl").read_text("utf-8").splitlines()]


def test_few_are_missed_and_few_are_false():
    judged = [
        (pair["critical"], compare(pair["quoted"], pair["found"], before=pair["before"], after=pair["after"]).level)
        for pair in PAIRS
    ]
    right = sum(critical and level == Level.CRITICAL for critical, level in judged)
    assert right / sum(critical for critical, _ in judged) >= 0.9
    assert right / sum(level == Level.CRITICAL for _, level in judged) >= 0.95
