"""What checking is worth on one's own texts: verified quotes and facts are changed, and checked again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from factcheck.checks.check import OF_DETAILS, OF_WORDS, Case, check, status_in
from factcheck.checks.suppressions import Baseline
from factcheck.comparison import changes
from factcheck.core.model import Claim, Document, Speaker, State
from factcheck.core.records import VerdictFile

KINDS: Final = ("negation", "number", "name", "condition", "speaker", "fact")
"""What is changed: in quotes, and "fact" for a number, name or negation in the reporter's own words."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One change: its kind, the claim as it was, the words (or the speaker) it was given, and the worst that was found.

    `found` is the severity of the worst finding about the changed claim, "" for none.
    """

    kind: str
    claim: Claim
    changed: str
    found: str


def trials(case: Case) -> Iterator[Trial]:
    """Each change of a claim of the article that is verified, and that raises no error as it is."""
    file = case.file if isinstance(case.file, VerdictFile) else VerdictFile(case.article.path)
    alone = replace(
        case,
        file=VerdictFile(case.article.path),
        wanted=OF_WORDS | OF_DETAILS,
        ignores=(),
        baseline=Baseline(),
        selected=frozenset(),
        skipped=(),
    )
    people = _people(case.claims)
    for claim in case.claims:
        record = file.claims.get(claim.id)
        verified = record is not None and status_in(case, file, record).state is State.VERIFIED
        if verified and _found(alone, claim) != "error":
            yield from _of(alone, claim, people)


def _of(case: Case, claim: Claim, people: Sequence[str]) -> Iterator[Trial]:
    surnames = [name.split()[-1] for name in people]
    for change in changes(claim.text, surnames, claim.language):
        kind = change.kind if claim.kind == "quote" else "fact"
        if kind != "fact" or change.kind != "condition":
            yield Trial(kind, claim, change.text, _found(case, replace(claim, text=change.text, nested=())))
    own = claim.speaker.name if claim.speaker else None
    other = next((name for name in people if own and name.split()[-1] != own.split()[-1]), None)
    if claim.kind == "quote" and claim.speaker and other:
        given = replace(claim, speaker=Speaker(other, claim.start, claim.start, other))
        yield Trial("speaker", claim, other, _found(case, given))


def _found(case: Case, claim: Claim) -> str:
    """The severity of the worst finding about a claim, "" for none."""
    text = claim.text
    whole = replace(claim, id="trial", start=0, end=len(text), cited=())
    found = {
        finding.severity for finding in check(replace(case, article=Document.from_text(text), claims=(whole,))).findings
    }
    return next((level for level in ("error", "warning", "note") if level in found), "")


def _people(claims: Sequence[Claim]) -> list[str]:
    """The names of those who are quoted, each once, by last name."""
    names = [claim.speaker.name for claim in claims if claim.speaker and claim.speaker.name]
    return list({name.split()[-1]: name for name in names}.values())


def counted(results: Sequence[Trial]) -> Mapping[str, tuple[int, int, int]]:
    """By kind: how many changes there were, how many were stopped (an error), how many at least warned of."""
    rows = {}
    for kind in KINDS:
        of = [trial for trial in results if trial.kind == kind]
        if of:
            stopped, warned = (sum(trial.found == level for trial in of) for level in ("error", "warning"))
            rows[kind] = len(of), stopped, warned
    return rows
