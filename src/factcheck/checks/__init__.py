"""Rules: what an article's claims, candidates and verdicts come to, as findings. No screen, no disk, no clock."""

from factcheck.checks.annotated import AnnotatedScript, Annotation, annotated_script, correction
from factcheck.checks.check import Case, check
from factcheck.checks.limits import Budget, LimitError, Limits, SearchBudget
from factcheck.checks.passages import closest
from factcheck.checks.results import New, Passage, Result, Run, Silenced, Used, severities
from factcheck.checks.selftest import Trial, counted, trials
from factcheck.checks.suppressions import Baseline, Ignore, find_ignores, is_comment, read_baseline, write_baseline

__all__ = [
    "AnnotatedScript",
    "Annotation",
    "Baseline",
    "Budget",
    "Case",
    "Ignore",
    "LimitError",
    "Limits",
    "New",
    "Passage",
    "Result",
    "Run",
    "SearchBudget",
    "Silenced",
    "Trial",
    "Used",
    "annotated_script",
    "check",
    "closest",
    "correction",
    "counted",
    "find_ignores",
    "is_comment",
    "read_baseline",
    "severities",
    "trials",
    "write_baseline",
]
