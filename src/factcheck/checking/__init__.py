"""Rules: what an article's claims, candidates and verdicts come to, as findings. No screen, no disk, no clock."""

from factcheck.checking.baseline import Baseline, read_baseline, write_baseline
from factcheck.checking.copy import Copy, Entry, Passage, copy_of
from factcheck.checking.explanations import EXPLANATIONS, Explanation
from factcheck.checking.ignores import Ignore, find_ignores, is_comment
from factcheck.checking.limits import Budget, LimitError, Limits
from factcheck.checking.results import Checked, Run, Silenced, severities
from factcheck.checking.rules import Case, check, closest
from factcheck.settings import FINDINGS

__all__ = [
    "EXPLANATIONS",
    "FINDINGS",
    "Baseline",
    "Budget",
    "Case",
    "Checked",
    "Copy",
    "Entry",
    "Explanation",
    "Ignore",
    "LimitError",
    "Limits",
    "Passage",
    "Run",
    "Silenced",
    "check",
    "closest",
    "copy_of",
    "find_ignores",
    "is_comment",
    "read_baseline",
    "severities",
    "write_baseline",
]
