"""Verdict files through real git: a few of each trial; `benchmarks/verdicts.py` makes hundreds."""

from pathlib import Path

import pytest
from benchmarks.verdict_git import TRIALS, run
from tests.programs import needs_git


@needs_git
@pytest.mark.parametrize(("name", "times"), [(name, 10 if "no driver" in name else 5) for name in TRIALS])
def test_no_verdict_is_lost_and_only_one_reviewers_same_field_conflicts(tmp_path: Path, name: str, times: int) -> None:
    tally = run(tmp_path, TRIALS[name], times, seed=7)
    assert tally.wrong == []
    assert tally.trials == times
    assert tally.verdicts > 0
    assert tally.conflicts == tally.expected
