"""One article's findings: what the words alone say of its quotes, and what the reviewers say of its claims."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from factcheck.checks import messages
from factcheck.checks.contradictions import contradictions
from factcheck.checks.limits import Limits
from factcheck.checks.passages import closest, judged_by, rivals
from factcheck.checks.results import Result, Silenced, Used
from factcheck.checks.suppressions import Baseline, Ignore, ignored
from factcheck.comparison import policy, said_by, same_speaker, stands
from factcheck.core.catalog import FINDINGS
from factcheck.core.errors import VerdictFileError
from factcheck.core.model import Candidate, Claim, Detail, Document, Finding, Level, Provenance, Skipped, Source, State
from factcheck.core.records import SCHEMA, Record, VerdictFile
from factcheck.core.settings import Settings
from factcheck.core.text import numbered
from factcheck.verdicts import Reason, Status, all_claims, closest_words, split_details, status_of

Search = Callable[[Claim], Sequence[Candidate]]

OF_DETAILS: Final = frozenset({"FC008", "FC009"})
"""Found in the details of a claim in the reporter's own words, and silenced by a verdict that holds."""

_STRICTER: Final = {"FC008": "error", "FC009": "warning"}
"""What they are where claims in the reporter's own words must be reviewed as well."""

OF_WORDS: Final = frozenset({"FC001", "FC002", "FC003", "FC004", "FC005", "FC006", "FC007"})
"""Found in the text alone, and silenced by a verdict that holds."""

UNUSABLE: Final = frozenset({"FC031", "FC035"})
"""Always said: without the verdict file, or beyond a limit, nothing is known, and the run ends with 2."""

_LIKE = 60.0  # score below which a passage has so few of the words that showing it helps nobody
_LITTLE = 10  # words; a source with fewer is a scan, a stub or a page that did not load


@dataclass(frozen=True, slots=True)
class Case:
    """One article with all that its findings are made of.

    `file` lists every claim (see `factcheck.verdicts.reconcile`), or is the error that reading it raised.
    `source_text` gives a source's text by the path that the verdict file has for it, or None. `wanted` are the ids
    of the findings asked for. `ignores` are the comments in the article's file; `baseline` is what was known
    before, and `name` the article's path in it. `provenance` is what is said of sources, by those paths too;
    `locate` says where an offset of a source is, as evidence has it, "" if that is not known. `limits` are what the
    article may take, and `reached` says which of them it has used up, "" as long as it may go on.
    `strays` are verdict files near it that have no article, and whether their words are this article's.
    """

    article: Document
    claims: tuple[Claim, ...]
    search: Search
    file: VerdictFile | VerdictFileError
    verdict_path: str
    source_text: Callable[[str], str | None]
    settings: Settings
    skipped: tuple[Skipped, ...] = ()
    sources: tuple[Source, ...] = ()
    wanted: frozenset[str] = frozenset(FINDINGS)
    ignores: tuple[Ignore, ...] = ()
    baseline: Baseline = field(default_factory=Baseline)
    name: str = ""
    provenance: Mapping[str, Provenance] = field(default_factory=dict)
    locate: Callable[[str, int], str] = lambda *_: ""
    limits: Limits = field(default_factory=Limits)
    reached: Callable[[], str] = lambda: ""
    strays: Mapping[str, bool] = field(default_factory=dict)
    selected: frozenset[str] = frozenset()
    used: Used = field(default_factory=Used)
    details: Callable[[Claim], Sequence[Detail]] = lambda _: ()


def check(case: Case) -> Result:
    """All findings of one article, in article order; those about files come first."""
    file = case.file if isinstance(case.file, VerdictFile) else VerdictFile(case.article.path)
    claims = all_claims(file, case.article, case.claims)
    raised = [*_about_files(case), *_about_orphans(case, file), *_about_unseen(case), *_about_unbound(case, claims)]
    details: dict[str, tuple[Detail, ...]] = {}
    unchecked = 0
    for number, claim in enumerate(claims):
        if limit := _limit(case, number):
            unchecked = len(claims) - number
            raised.append(
                _not_checked(case, claim, f"{limit}: {numbered(unchecked, 'claim')} of {len(claims):,} not checked")
            )
            break
        if case.limits.too_long(claim):
            raised.append(_not_checked(case, claim, _long(case, claim)))
        else:
            raised += _about_claim(case, file, claim, file.claims.get(claim.id), details)
    raised += _about_itself(case, claims)
    findings = [
        weighed
        for finding in raised
        if finding.id in case.wanted | UNUSABLE and (weighed := _weighed(finding, case)).severity != "off"
    ]
    silenced, useless = ignored(findings, case.ignores, case.article.path, case.wanted)
    findings += [_weighed(finding, case) for finding in useless]
    known = case.baseline.knows(case.name, findings)
    quiet = {id(item.finding) for item in silenced}
    silenced += [Silenced(finding, "baseline") for finding in known if id(finding) not in quiet]
    quiet |= {id(finding) for finding in known}
    return Result(
        case.article.path,
        claims,
        tuple(finding for finding in findings if id(finding) not in quiet and finding.severity != "off"),
        tuple(silenced),
        name=case.name,
        broken=any(finding.id in UNUSABLE for finding in raised),
        gone=0 if unchecked else case.baseline.gone(case.name, findings, case.wanted),
        notes=case.article.notes,
        unchecked=unchecked,
        used=case.used,
        details=details,
    )


def _limit(case: Case, done: int) -> str:
    """Which limit keeps the next claim from being checked after so many are done, in words; "" if none does."""
    if done >= case.limits.claims:
        return f"this article has more than {numbered(case.limits.claims, 'claim')} (raise it with --limit claims=N)"
    return case.reached()


def _long(case: Case, claim: Claim) -> str:
    what = "quote" if claim.kind == "quote" else "claim"
    length, most = claim.end - claim.start, case.limits.quote
    return (
        f"this {what} has {length:,} characters, more than {most:,} (raise it with --limit quote=N): it was not checked"
    )


def _not_checked(case: Case, claim: Claim, why: str) -> Finding:
    """FC035 at the first claim that was not checked; no comment silences it, so it is about no claim."""
    return replace(_at(case, claim, "FC035", f"limit reached: {why}"), claim=None, key="limit")


def _about_files(case: Case) -> Iterator[Finding]:
    if isinstance(case.file, VerdictFileError):
        line, message = _line_of(case.file.message, case.verdict_path)
        hint = f" {case.file.hint}" if case.file.hint else ""
        yield Finding("FC031", "", f"verdict file: {message}.{hint}", case.verdict_path, line, key="verdict file")
    else:
        yield from _unknown_keys(case.file, case.verdict_path)
    for path, fits in case.strays.items():
        yield Finding("FC034", "", messages.stray(path, case.verdict_path if fits else ""), path, key=path)
    for item in case.skipped:
        hint = f" {item.hint}" if item.hint else ""
        yield Finding("FC030", "", f"source not readable: {item.reason}.{hint}", item.path, key=item.path)
    for source in case.sources:
        if source.words < _LITTLE:
            message = f"almost no text in this source: {numbered(source.words, 'word')}. Is it a scan, or did it fail to load?"
            yield Finding("FC030", "", message, source.path, key=source.path)
        for note in source.unread:
            yield Finding("FC030", "", f"part of this source was not read: {note}", source.path, key=source.path)


def _unknown_keys(file: VerdictFile, path: str) -> Iterator[Finding]:
    if file.schema > SCHEMA:
        return
    for each in file.unknown:
        yield Finding("FC032", "", messages.unknown_key(each), path, each.line, key=f"{each.table} {each.key}")


def _about_unseen(case: Case) -> Iterator[Finding]:
    """FC033: words of the article's file that its readers do not see, or see struck."""
    article = case.article
    for item in article.unseen:
        at = article.locate(min(item.start, max(len(article.text) - 1, 0)))
        words = f"“{messages.short(item.text)}”"
        if item.state == "struck":
            message = f"struck words: {words} is struck out; the article is checked without it"
        else:
            message = f"hidden words: readers do not see {words}; the article is checked without it"
        place = "" if at.line else messages.place_in(at)
        key = f"{item.state} {item.text[:200]}"
        line, column = at.line or 1, at.column or 1
        yield Finding("FC033", "", message, article.path, line, column, line, column, key=key, place=place)


def _line_of(message: str, path: str) -> tuple[int, str]:
    """The line that a message about a file begins with (`path:12: …`, `path:12:3: …`), else 1; and the rest of it."""
    found = re.match(r"(\d{1,9})(?::\d+)?:\s*", rest := message.removeprefix(f"{path}:").lstrip(), re.ASCII)
    return (int(found[1]), rest[found.end() :]) if found else (1, rest)


def _about_orphans(case: Case, file: VerdictFile) -> Iterator[Finding]:
    for claim_id, record in file.orphans.items():
        words = f"“{messages.short(record.exact)}” ({claim_id})"
        yield Finding(
            "FC022", "", f"verdict for words no longer in the article: {words}", case.verdict_path, key=claim_id
        )


def _about_claim(
    case: Case, file: VerdictFile, claim: Claim, record: Record | None, details: dict[str, tuple[Detail, ...]]
) -> Iterator[Finding]:
    held = status_in(case, file, record) if record is not None else None
    if held is not None and held.state is State.DISMISSED:
        return
    found: Sequence[Candidate] = ()
    if claim.kind == "quote" and case.wanted & OF_WORDS and not (held and held.fresh):
        found = case.search(claim)
        yield from _about_words(case, claim, *judged_by(claim, found, notes=case.settings.notes))
        yield from _about_speaker(case, claim, found)
        yield from _about_citation(case, claim, found)
    elif claim.kind != "quote" and case.wanted & OF_DETAILS and not (held and held.fresh):
        details[claim.id] = tuple(case.details(claim))
        yield from _about_details(case, claim, details[claim.id])
    if record is not None and held is not None and not any(review.final for review in held.fresh.values()):
        for name, marks in split_details(record).items():
            yield replace(_at(case, claim, "FC013", messages.split_marks(name, marks)), key=f"{claim.id} {name}")
    yield from _about_reviews(case, file, claim, held, found)


def _about_details(case: Case, claim: Claim, details: Sequence[Detail]) -> Iterator[Finding]:
    """FC008 and FC009: what a source has otherwise, a finding each, and what no source has."""
    for detail in details:
        if detail.status == "differs":
            part = replace(claim, start=claim.start + detail.start, end=claim.start + detail.end)
            message = f"{messages.detail_words(detail)} in {messages.detail_place(detail)}"
            found = _at(case, part, "FC008", message)
            yield replace(found, claim=claim, key=f"{claim.id} {detail.kind} {messages.short(detail.text)}")
    missing = messages.named_once([detail for detail in details if detail.status == "absent"], details)
    if missing:
        said = ", ".join(f"“{messages.short(detail.text, 40)}”" for detail in missing)
        yield _at(case, claim, "FC009", f"in no source: {said}: {messages.quote_words(claim)}")


def _about_itself(case: Case, claims: Sequence[Claim]) -> Iterator[Finding]:
    """FC015: two figures of one thing in one article."""
    if "FC015" not in case.wanted:
        return
    for one, other, said in contradictions(claims, case.limits.claims):
        line = case.article.locate(other.start).line
        where = f" (line {line})" if line else ""
        yield replace(
            _at(case, one, "FC015", f"the article contradicts itself: {said}{where}"), key=f"{one.id} {other.id}"
        )


def status_in(case: Case, file: VerdictFile, record: Record) -> Status:
    """The status of a claim, given the sources as they are now."""
    return status_of(
        record,
        source_text=lambda key: _source_text(case, file, key),
        required=case.settings.required_reviews,
    )


def _source_text(case: Case, file: VerdictFile, key: str) -> str | None:
    return case.source_text(file.sources[key].path) if key in file.sources else None


def _about_words(case: Case, claim: Claim, best: Candidate | None, note: Candidate | None) -> Iterator[Finding]:
    """FC001 to FC005: what the text alone says of a quote. `note` has it where no source does."""
    if note is not None:
        words = messages.quote_words(claim)
        yield _at(case, claim, "FC001", f"quote only in a note, {note.source}, and in no source: {words}", note)
        return
    if best is None or not stands(claim, best):
        near = best if best and best.score >= _LIKE else None
        yield _at(case, claim, "FC001", f"quote not found in any source: {messages.quote_words(claim)}", near)
        return
    differences = best.comparison.differences
    altered = any(messages.is_altered(item) for item in differences)
    context = [item for item in differences if item.level is Level.CRITICAL and item.kind == "context"]
    if altered or (best.stitched and not context):
        yield _at(case, claim, "FC003", messages.altered(best), best)
    if context:
        message = f"quote out of context: {messages.named(context)}"
        yield _at(case, claim, "FC004", message, best)
    if best.comparison.level is Level.MINOR and not best.stitched:
        forbidden = policy.altered(best.comparison, case.settings.quote_policy)
        if forbidden:
            yield _at(case, claim, "FC002", f"quote not word for word: {messages.named(forbidden)}", best)
        outside = [item for item in differences if item.level is Level.MINOR and item.kind == "context"]
        if outside:
            message = f"part of a sentence that may turn it: {messages.named(outside)}"
            yield _at(case, claim, "FC005", message, best)


def _about_speaker(case: Case, claim: Claim, found: Sequence[Candidate]) -> Iterator[Finding]:
    """FC006: the source gives the words to somebody else, and no other passage gives them to the article's speaker."""
    best = closest(claim, found)
    if best is None or not stands(claim, best) or same_speaker(claim, best) is not False:
        return
    rank = max(best.comparison.level.rank, Level.MINOR.rank)
    alike = [item for item in found if stands(claim, item) and item.comparison.level.rank <= rank]
    if all(same_speaker(claim, item) is False for item in alike):
        said = f"in {messages.place(best)} they are those of {messages.short(best.locator.speaker or '', 60)}"
        message = f"not {messages.short(said_by(claim), 60)}'s words: {said}: {messages.quote_words(claim)}"
        yield _at(case, claim, "FC006", message, best)


def _about_citation(case: Case, claim: Claim, found: Sequence[Candidate]) -> Iterator[Finding]:
    """FC007: the words are in another source than the article cites for them, or elsewhere in that source."""
    best = closest(claim, found)
    if best is None or not stands(claim, best) or not any(each.sources for each in claim.cited):
        return
    rank = max(best.comparison.level.rank, Level.MINOR.rank)
    inside = [item for item in found if item.cited and stands(claim, item) and item.comparison.level.rank <= rank]
    words = messages.quote_words(claim)
    if not inside:
        message = f"not in the source cited, {messages.cited_sources(claim)}, but in {messages.place(best)}: {words}"
        yield _at(case, claim, "FC007", message, best)
    elif all(item.at_cited_place is False for item in inside):
        item = closest(claim, inside) or inside[0]
        message = f"not at {messages.cited_places(claim)}, but in {messages.place(item)}: {words}"
        yield _at(case, claim, "FC007", message, item)


def _about_unbound(case: Case, claims: Sequence[Claim]) -> Iterator[Finding]:
    """FC014: citations that are bound to no source, once an article."""
    cited = {(each.start, each.end, each.target): (each, claim) for claim in claims for each in claim.cited}
    unbound = [each for each in cited.values() if not each[0].sources]
    if not unbound:
        return
    count = f"{len(unbound)} of {numbered(len(cited), 'citation')}" if len(cited) > 1 else "1 citation"
    message = f"citation matches no source: {count}: {messages.unbound([each for each, _ in unbound])}"
    at = replace(unbound[0][1], start=unbound[0][0].start, end=max(unbound[0][0].end, unbound[0][0].start + 1))
    yield replace(_at(case, at, "FC014", message), claim=None, key="citations")


def _about_reviews(
    case: Case, file: VerdictFile, claim: Claim, held: Status | None, found: Sequence[Candidate]
) -> Iterator[Finding]:
    """FC010 to FC021: what the reviewers say of it."""
    words = messages.quote_words(claim)
    best = closest(claim, found)
    if held is None or held.state is State.UNDECIDED:
        others = rivals(found, best) if best else []
        yield _at(case, claim, "FC010", f"not reviewed yet: {words}{_other_words(others)}", best)
        return
    if held.state is State.STALE:
        number = "FC021" if all(reason.kind in _SOURCE_SIDE for reason in held.reasons) else "FC020"
        why = "; ".join(why_stale(case, file, held))
        yield _at(case, claim, number, f"verdict stale: {why}: {words}", best)
    elif held.state is State.CONTESTED:
        said = ", ".join(f"{_name(name)}: {review.verdict}" for name, review in held.fresh.items())
        yield _at(case, claim, "FC013", f"reviewers disagree ({said}): {words}")
    elif held.state is State.DISPUTED:
        yield _at(case, claim, "FC011", f"disputed by {messages.people(held)}{messages.notes_of(held)}: {words}")
    elif held.state is State.UNSOURCED:
        yield _at(
            case, claim, "FC012", f"marked unsourced by {messages.people(held)}{messages.notes_of(held)}: {words}"
        )
    if held.waiting and held.state is not State.STALE:
        needed = case.settings.required_reviews
        yield _at(case, claim, "FC013", f"{len(held.fresh)} of {needed} reviews ({messages.people(held)}): {words}")


_SOURCE_SIDE = frozenset({"source changed", "source gone", "evidence removed"})


def why_stale(case: Case, file: VerdictFile, held: Status) -> tuple[str, ...]:
    """Why each of the verdicts that do not hold any more is stale, in words."""
    return tuple(dict.fromkeys(_why(case, file, reason) for reason in held.reasons))


def _why(case: Case, file: VerdictFile, reason: Reason) -> str:
    now = reason.new
    if reason.kind == "article changed" and max(len(reason.old), len(now)) <= messages.ROOM:
        now = ""  # the finding names those words, whole
    if reason.kind == "source changed" and reason.old:
        now = closest_words(reason.old, _source_text(case, file, reason.source) or "")
    source = file.sources[reason.source].path if reason.source in file.sources else reason.source
    return messages.stale_words(reason, source, now)


def _name(name: str) -> str:
    return messages.short(name, 60)


def _other_words(others: Sequence[Candidate]) -> str:
    if not others:
        return ""
    said = []
    for item in others[:2]:
        critical = [each for each in item.comparison.differences if each.level is Level.CRITICAL]
        said.append(f"{messages.place(item)}: {messages.named(critical)}")
    return f" (another source differs: {'; '.join(said)})"


def _at(case: Case, claim: Claim, number: str, message: str, candidate: Candidate | None = None) -> Finding:
    start = case.article.locate(claim.start)
    last = case.article.locate(max(claim.start, claim.end - 1))
    return Finding(
        number,
        "",
        message,
        case.article.path,
        start.line or 1,
        start.column or 1,
        last.line or start.line or 1,
        (last.column or 0) + 1,
        claim,
        candidate,
        key=claim.id,
        place="" if start.line else messages.place_in(start),
    )


def _weighed(finding: Finding, case: Case) -> Finding:
    """The finding with its severity: the settings' word, else the default. What somebody selects is never "off".

    What is found of a claim in the reporter's own words warns at most, unless those must be reviewed as well.
    """
    severities: Mapping[str, str] = case.settings.severity
    severity = severities.get(finding.id) or FINDINGS[finding.id].severity
    if case.settings.require == "all" and finding.id in _STRICTER and finding.id not in severities:
        severity = _STRICTER[finding.id]
    if severity == "off" and finding.id in UNUSABLE | case.selected:
        severity = FINDINGS[finding.id].severity
    inferred = finding.id == "FC006" and finding.candidate is not None and finding.candidate.locator.attributed
    if inferred and finding.id not in severities:
        severity = "warning"
    elsewhere = finding.id == "FC007" and finding.candidate is not None and finding.candidate.cited
    if elsewhere and finding.id not in severities:
        severity = "warning"
    own_words = finding.claim is not None and finding.claim.kind != "quote"
    if own_words and case.settings.require != "all" and severity == "error":
        severity = "warning"
    return replace(finding, severity=severity)
