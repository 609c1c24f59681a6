"""Rules: what an article's claims, candidates and verdicts come to, as findings. No screen, no disk, no clock."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from factcheck.errors import VerdictFileError
from factcheck.model import Candidate, Claim, Difference, Document, Finding, Level, Skipped, State
from factcheck.records import Record, VerdictFile
from factcheck.settings import FINDINGS, Settings
from factcheck.verdicts import Reason, Standing, standing
from factcheck.words import visible

Search = Callable[[Claim], Sequence[Candidate]]


@dataclass(frozen=True, slots=True)
class Checked:
    """What one article comes to. `path` is as it was given; `broken` means the verdict file could not be used."""

    path: str
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """One article with all that its findings are made of.

    `file` lists every claim (see `factcheck.verdicts.reconcile`), or is the error that reading it raised.
    `source_text` gives a source's text by the path that the verdict file has for it, or None.
    """

    article: Document
    claims: tuple[Claim, ...]
    search: Search
    file: VerdictFile | VerdictFileError
    verdict_path: str
    source_text: Callable[[str], str | None]
    settings: Settings
    skipped: tuple[Skipped, ...] = ()


def check(case: Case) -> Checked:
    """All findings of one article, in article order; those about files come first."""
    file = case.file if isinstance(case.file, VerdictFile) else VerdictFile(case.article.path)
    raised = [*_about_files(case), *_about_orphans(case, file)]
    for claim in case.claims:
        record = file.claims.get(claim.id)
        raised += _about_claim(case, file, claim, record)
    weighed = (_weighed(finding, case.settings) for finding in raised)
    return Checked(
        case.article.path,
        case.claims,
        tuple(finding for finding in weighed if finding.severity != "off"),
        broken=isinstance(case.file, VerdictFileError),
    )


def selected(findings: Iterable[Finding], select: Sequence[str], ignore: Sequence[str]) -> tuple[Finding, ...]:
    """The findings whose id is asked for (all, if none is named) and not ignored."""
    return tuple(item for item in findings if (not select or item.id in select) and item.id not in ignore)


def closest(candidates: Iterable[Candidate]) -> Candidate | None:
    """The candidate a quote is judged by: the one with the least difference, then the highest score."""
    return min(candidates, key=lambda item: (not _stands(item), item.comparison.level.rank, -item.score), default=None)


def _stands(candidate: Candidate) -> bool:
    """Whether a passage counts as the quote's: it is above its threshold, or no word that matters differs."""
    return candidate.passed or candidate.comparison.level <= Level.MINOR


def _about_files(case: Case) -> Iterator[Finding]:
    if isinstance(case.file, VerdictFileError):
        hint = f" {case.file.hint}" if case.file.hint else ""
        yield Finding("FC031", "", f"{case.file.message}.{hint}", case.verdict_path)
    for item in case.skipped:
        hint = f" {item.hint}" if item.hint else ""
        yield Finding("FC030", "", f"source not readable: {item.reason}.{hint}", item.path)


def _about_orphans(case: Case, file: VerdictFile) -> Iterator[Finding]:
    for claim_id, record in file.orphans.items():
        message = f"verdict for words no longer in the article: “{_short(record.exact)}” ({claim_id})"
        yield Finding("FC022", "", message, case.verdict_path)


def _about_claim(case: Case, file: VerdictFile, claim: Claim, record: Record | None) -> Iterator[Finding]:
    held = _standing(case, file, record)
    if held is not None and held.state is State.DISMISSED:
        return
    if claim.kind == "quote" and not (held and held.fresh):
        yield from _about_words(case, claim)
    yield from _about_reviews(case, claim, record, held)


def _standing(case: Case, file: VerdictFile, record: Record | None) -> Standing | None:
    if record is None:
        return None
    text = {key: source.path for key, source in file.sources.items()}
    return standing(
        record,
        source_text=lambda key: case.source_text(text[key]) if key in text else None,
        required=case.settings.required_reviews,
    )


def _about_words(case: Case, claim: Claim) -> Iterator[Finding]:
    """FC001 to FC004: what the text alone says of a quote."""
    best = closest(case.search(claim))
    if best is None or not _stands(best):
        yield _at(case, claim, "FC001", f"quote found in no source: “{_short(claim.text)}”", best)
        return
    critical = [item for item in best.comparison.differences if item.level is Level.CRITICAL]
    context = [item for item in critical if item.kind == "context"]
    others = [item for item in critical if item.kind != "context"]
    if others:
        yield _at(case, claim, "FC003", f"quote altered critically: {_named(others)}", best)
    if context:
        yield _at(case, claim, "FC004", f"words taken out of a context that changes them: {_named(context)}", best)
    if not critical and best.comparison.level is Level.MINOR:
        minor = [item for item in best.comparison.differences if item.level is Level.MINOR]
        yield _at(case, claim, "FC002", f"quote altered: {_named(minor)}", best)


def _about_reviews(case: Case, claim: Claim, record: Record | None, held: Standing | None) -> Iterator[Finding]:
    """FC010 to FC021: what the reviewers say of it."""
    words = f"“{_short(claim.text)}”" if claim.kind == "quote" else _short(claim.text)
    if record is None or held is None or held.state is State.UNDECIDED:
        yield _at(case, claim, "FC010", f"not reviewed yet: {words}")
        return
    who = ", ".join(held.fresh)
    if held.state is State.STALE:
        number = "FC021" if all(reason.kind in _SOURCE_SIDE for reason in held.reasons) else "FC020"
        why = "; ".join(dict.fromkeys(_why(reason) for reason in held.reasons))
        yield _at(case, claim, number, f"verdict stale: {why}: {words}")
    elif held.state is State.CONTESTED:
        said = ", ".join(f"{name}: {review.verdict}" for name, review in held.fresh.items())
        yield _at(case, claim, "FC013", f"reviewers disagree ({said}): {words}")
    elif held.state is State.DISPUTED:
        yield _at(case, claim, "FC011", f"disputed by {who}{_notes(held)}: {words}")
    elif held.state is State.UNSOURCED:
        yield _at(case, claim, "FC012", f"unsourced, says {who}{_notes(held)}: {words}")
    if held.waiting and held.state is not State.STALE:
        needed = case.settings.required_reviews
        yield _at(case, claim, "FC013", f"{len(held.fresh)} of {needed} reviews: {words}")


_SOURCE_SIDE = frozenset({"source changed", "source gone", "evidence removed"})


def _why(reason: Reason) -> str:
    """`the article changed (was “…”)`, with whose verdict it was."""
    old = f" (was “{_short(reason.old, 60)}”)" if reason.old else ""
    return f"{reason.kind}{old} since {visible(reason.reviewer)} judged"


def _notes(held: Standing) -> str:
    notes = [_short(review.note) for review in held.fresh.values() if review.note]
    return f" ({'; '.join(notes)})" if notes else ""


def _at(case: Case, claim: Claim, number: str, message: str, candidate: Candidate | None = None) -> Finding:
    start, end = case.article.locate(claim.start), case.article.locate(claim.end)
    return Finding(
        number,
        "",
        message,
        case.article.path,
        start.line or 1,
        start.column or 1,
        end.line or start.line or 1,
        end.column or start.column or 1,
        claim,
        candidate,
    )


def _weighed(finding: Finding, settings: Settings) -> Finding:
    """The finding with its severity: the settings' word, else the default; claims in the reporter's words warn."""
    severities: Mapping[str, str] = settings.severity
    severity = severities.get(finding.id)
    if severity is None:
        severity = FINDINGS[finding.id][0]
        if finding.claim is not None and finding.claim.kind != "quote" and settings.require != "all":
            severity = "warning" if severity == "error" else severity
    return replace(finding, severity=severity)


def _named(differences: Sequence[Difference]) -> str:
    return "; ".join(
        f"{item.kind}: {_mark(item.quoted)} where the source has {_mark(item.found)}" for item in differences
    )


def _mark(words: str) -> str:
    return f"“{visible(words)}”" if words else "nothing"


def _short(text: str, limit: int = 80) -> str:
    text = visible(text)
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
