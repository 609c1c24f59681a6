"""The checker's copy: an article's claims in their order, each with what was decided, by whom, and on what."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import Final

from factcheck.checks.check import Case, check, status_in, why_stale
from factcheck.checks.limits import LimitError
from factcheck.checks.passages import closest
from factcheck.checks.results import Passage, Result
from factcheck.comparison import compare, page_furniture, said_by, stands
from factcheck.core.correction import corrected
from factcheck.core.model import (
    Candidate,
    Claim,
    Comparison,
    Detail,
    Difference,
    Document,
    Level,
    Skipped,
    Source,
    State,
)
from factcheck.core.records import Evidence, Record, VerdictFile
from factcheck.verdicts import Status

_AROUND: Final = 300  # characters of a source on either side of a passage that are compared with it


@dataclass(frozen=True, slots=True)
class Annotation:
    """One claim of the copy, numbered from 1 in article order.

    `stale` says why verdicts do not hold any more; `details` are those of a claim in the reporter's own words.
    """

    number: int
    claim: Claim
    record: Record
    status: Status
    passages: tuple[Passage, ...]
    stale: tuple[str, ...] = ()
    details: tuple[Detail, ...] = ()

    @property
    def state(self) -> State:
        return self.status.state


@dataclass(frozen=True, slots=True)
class AnnotatedScript:
    """An article with all its claims. `required` is how many people must agree."""

    article: Document
    entries: tuple[Annotation, ...]
    checked: Result
    sources: tuple[Source, ...]
    skipped: tuple[Skipped, ...]
    required: int

    @property
    def counts(self) -> dict[State, int]:
        """How many claims are in each state."""
        counts = Counter(entry.state for entry in self.entries)
        return {state: counts[state] for state in State}

    @property
    def details(self) -> dict[str, int]:
        """How many details of claims in the reporter's own words are found, differ, or are in no source."""
        counts = Counter(detail.status for entry in self.entries for detail in entry.details)
        return {status: counts[status] for status in ("found", "differs", "absent")}


_CORRECTED: Final = frozenset({State.DISPUTED, State.UNDECIDED, State.STALE, State.CONTESTED})
"""States in which a quote that differs is put right: who verified it, or found no source, has said otherwise."""


def correction(entry: Annotation) -> str:
    """A quote with the source's words where they differ; "" where nothing is to be put right."""
    passage = next(iter(entry.passages), None)
    if entry.claim.kind != "quote" or entry.state not in _CORRECTED or passage is None or passage.near:
        return ""
    words = corrected(entry.claim.text, passage.words, passage.differences)
    return words if words != entry.claim.text else ""


def annotated_script(case: Case) -> AnnotatedScript:
    """The checker's copy of a case. Raises the error of a verdict file that cannot be used, and LimitError."""
    if not isinstance(case.file, VerdictFile):
        raise case.file
    case.limits.enough(case.article, case.claims)
    checked = check(case)
    for finding in checked.findings:
        if finding.id == "FC035":
            raise LimitError(f"{case.article.path}: {finding.message}")
    entries = tuple(_entry(case, case.file, checked, number) for number in range(1, len(checked.claims) + 1))
    return AnnotatedScript(case.article, entries, checked, case.sources, case.skipped, case.settings.required_reviews)


def _entry(case: Case, file: VerdictFile, checked: Result, number: int) -> Annotation:
    claim = checked.claims[number - 1]
    record = file.claims.get(claim.id) or Record(claim.kind, claim.text)
    held = status_in(case, file, record)
    passages = tuple(_chosen(case, claim, file, item) for item in record.evidence.values())
    details: tuple[Detail, ...] = ()
    if claim.kind != "quote" and held.state is not State.DISMISSED:
        details = checked.details[claim.id] if claim.id in checked.details else tuple(case.details(claim))
    if not passages and held.state is not State.DISMISSED:
        passages = _found(case, claim)
        passages = tuple(replace(each, missing=()) for each in passages) if details else passages
    return Annotation(number, claim, record, held, passages, why_stale(case, file, held), details)


def _chosen(case: Case, claim: Claim, file: VerdictFile, item: Evidence) -> Passage:
    source = file.sources[item.source].path if item.source in file.sources else item.source
    said = case.provenance.get(source)
    text = case.source_text(source) or ""
    starts = [found.start() for found in re.finditer(re.escape(item.exact), text)] if item.exact else []
    start = next((start for start in starts if case.locate(source, start) == item.locator), min(starts, default=None))
    before, after = _around(text, start, len(item.exact))
    between = tuple(page_furniture(item.exact, before, after))
    if claim.kind != "quote":
        return Passage(source, item.locator, item.exact, None, (), chosen=True, furniture=between, provenance=said)
    found = compare(claim.text, item.exact, before=before, after=after, speaker=said_by(claim), language=claim.language)
    return Passage(
        source,
        item.locator,
        item.exact,
        found.level,
        _worth_saying(found),
        chosen=True,
        furniture=(*found.furniture, *between),
        broken=found.broken,
        provenance=said,
    )


def _around(text: str, start: int | None, length: int) -> tuple[str, str]:
    """What is before and after some words of a text: it may turn them round, and shows what the page put in."""
    if start is None:
        return "", ""
    end = start + length
    return text[max(0, start - _AROUND) : start], text[end : end + _AROUND]


def _found(case: Case, claim: Claim) -> tuple[Passage, ...]:
    """The passage that the program found closest; one too unlike to be where the words come from says so."""
    candidates = case.search(claim)
    if claim.kind != "quote":
        best = next(iter(candidates), None)
        if best is None:
            return ()
        if not best.passed:
            return (replace(_passage(best), near=True),)
        missing = tuple(detail.text for detail in best.details if not detail.found)
        return (_passage(best, missing=missing),)
    best = closest(claim, candidates)
    if best is None:
        return ()
    if not stands(claim, best):
        return (replace(_passage(best), near=True),)
    return (_passage(best, level=best.comparison.level, differences=_worth_saying(best.comparison)),)


def _passage(
    best: Candidate,
    *,
    level: Level | None = None,
    differences: tuple[Difference, ...] = (),
    missing: tuple[str, ...] = (),
) -> Passage:
    return Passage(
        best.source,
        _place(best),
        best.text,
        level,
        differences,
        chosen=False,
        missing=missing,
        furniture=best.comparison.furniture,
        broken=best.comparison.broken,
        provenance=best.provenance,
    )


def _place(candidate: Candidate) -> str:
    """Where it is, and who says it there by the source's own label."""
    return ", ".join(filter(None, (str(candidate.locator), candidate.locator.speaker)))


def _worth_saying(comparison: Comparison) -> tuple[Difference, ...]:
    return tuple(item for item in comparison.differences if item.level >= Level.MINOR)
