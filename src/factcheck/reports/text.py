"""Results as lines for people and for grep: nothing in them that a terminal would obey."""

from collections import Counter
from collections.abc import Iterable, Sequence

from factcheck.checks import Result, Run, messages
from factcheck.core.catalog import FINDINGS
from factcheck.core.model import (
    Candidate,
    Claim,
    Difference,
    Document,
    Finding,
    LeftOut,
    Level,
    Locator,
    Skipped,
    Source,
)
from factcheck.core.text import visible
from factcheck.reports.escaping import passage, passage_text, provenance_text

_STRONG = {"error": "\x1b[31m", "warning": "\x1b[33m", "note": "\x1b[36m", "dim": "\x1b[2m", "bold": "\x1b[1m"}


SHOWN_WITH = frozenset({"FC001", "FC002", "FC003", "FC004", "FC005", "FC007"})
"""Findings that are about the closest passage, and shown with it."""

FEW = 3
"""So many unreviewed claims of a kind are named one by one."""


class Ink:
    """Colour, or none: the words are the same."""

    def __init__(self, *, color: bool) -> None:
        self.color = color

    def __call__(self, style: str, text: str) -> str:
        return f"{_STRONG[style]}{text}\x1b[0m" if self.color else text


def claims_text(article: Document, claims: Iterable[Claim], left_out: Iterable[LeftOut], *, explain: bool) -> str:
    """A line a claim, in article order; with `explain`, a second line that says why."""
    lines = []
    items: list[Claim | LeftOut] = [*claims, *left_out]
    for item in sorted(items, key=lambda item: (item.start, -item.end)):
        place = _place(article, item.start)
        if isinstance(item, LeftOut):
            lines.append(f"{place:<9} {item.kind:<6} {visible(item.text)}  ({visible(item.reason)})")
            why = [f"rule {item.rule}"]
        else:
            lines.append(f"{place:<9} {_claim_line(item)}")
            lines += [f"{'':<16} {visible(messages.citation_text(each))}" for each in item.cited]
            why = _reasons(item)
        if explain:
            lines.append(f"{'':<16} {'; '.join(map(visible, why))}")
    return "".join(line.rstrip() + "\n" for line in lines)


def candidates_text(candidates: Sequence[Candidate], ink: Ink) -> str:
    """Ranked passages: score, level, source and place, then the words and what differs."""
    blocks = []
    for candidate in candidates:
        place = f"{visible(candidate.source)} {visible(str(candidate.locator))}".rstrip()
        times = f"  {candidate.occurrences} times" if (candidate.occurrences or 0) > 1 else ""
        low = "" if candidate.passed else "  below the threshold"
        head = f"{candidate.score:5.1f}  {candidate.comparison.level:<11} {ink('bold', place)}{times}{low}"
        body = [f"       {passage_text(candidate)}"]
        body += [f"       from {visible(said)}"] if (said := provenance_text(candidate.provenance)) else []
        body += [f"       {ink('dim', difference_text(item))}" for item in worth_saying(candidate)]
        blocks.append("\n".join([head, *body]) + "\n")
    return "".join(blocks)


_BY_RULE = frozenset(("FC004", "FC005"))  # what a rule of nlp/data says of the words around a passage


def findings_text(results: Iterable[Result], ink: Ink, *, every: bool = False) -> str:
    """`file:line:col error FC0xx message`, and under a quote's finding the closest passage with its place.

    What nobody has reviewed yet is counted in a line at the end of its article, unless `every` one is to be named, with the rules behind them.
    """
    lines = []
    for result in results:
        gathered = [] if every else _many_unreviewed(result.findings)
        counted = {id(finding) for group in gathered for finding in group}
        for finding in result.findings:
            if id(finding) not in counted:
                lines += _finding_lines(finding, ink, rules=every)
        lines += [_group_line(group, ink) for group in gathered]
    return "".join(line + "\n" for line in lines)


def _finding_lines(finding: Finding, ink: Ink, *, rules: bool) -> list[str]:
    lines = [f"{_head(finding, ink)} {visible(finding.message)}"]
    if finding.id in SHOWN_WITH and finding.candidate is not None:
        lines.append(ink("dim", f"    closest: {passage(finding.candidate)}"))
    if rules and finding.id in _BY_RULE and finding.candidate is not None:
        fired = dict.fromkeys(item.rule for item in finding.candidate.comparison.differences if item.rule)
        lines += [ink("dim", f"    rule: {visible(rule)}") for rule in fired]
    return lines


def _at(finding: Finding) -> str:
    """`file:line:col`, or `file (§ Methods, ¶ 12)` where a file has no lines.

    A name that would begin like a command of a CI's log does not begin the line.
    """
    path = visible(finding.path)
    where = f" ({visible(finding.place)})" if finding.place else f":{finding.line}:{finding.column}"
    return f"{'./' if path.startswith((':', '#')) else ''}{path}{where}"


def _head(finding: Finding, ink: Ink) -> str:
    """`file:line:col error FC003`."""
    return f"{_at(finding)} {ink(finding.severity, finding.severity)} {finding.id}"


def _many_unreviewed(findings: Sequence[Finding]) -> list[list[Finding]]:
    """What nobody has reviewed, and claims with details in no source, where there are more than are worth a line each."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.id == "FC010" and finding.claim is not None:
            groups.setdefault(finding.claim.kind, []).append(finding)
        elif finding.id == "FC009":
            groups.setdefault(finding.id, []).append(finding)
    return [group for group in groups.values() if len(group) > FEW]


def _group_line(group: Sequence[Finding], ink: Ink) -> str:
    first = group[0]
    if first.id == "FC009":
        return f"{_head(first, ink)} numbers, dates and names in no source: in {len(group)} claims (-v names them)"
    kind = "quotes" if first.claim and first.claim.kind == "quote" else "claims in the reporter’s own words"
    return f"{_head(first, ink)} not reviewed yet: {len(group)} {kind} (-v names them)"


def difference_text(difference: Difference) -> str:
    """`number: "nine" → "eight"`."""
    quoted = f"“{visible(difference.quoted)}”" if difference.quoted else "nothing"
    found = f"“{visible(difference.found)}”" if difference.found else "nothing"
    return f"{difference.kind}: {quoted} → {found}"


def worth_saying(candidate: Candidate) -> list[Difference]:
    """The differences a person must see: from minor upwards."""
    return [item for item in candidate.comparison.differences if item.level >= Level.MINOR]


def sources_text(sources: Iterable[Source], skipped: Iterable[Skipped]) -> str:
    """A line a source, its notes under it; then what was skipped, and why."""
    lines = []
    for source in sources:
        title = f"  “{visible(source.title)}”" if source.title else ""
        size = f"{source.words:,} words" + (f", {source.extent}" if source.extent else "")
        lines.append(f"{size:>24}  {source.format:<10} by {source.locators:<9} {visible(source.path)}{title}")
        if said := provenance_text(source.provenance):
            lines.append(f"{'':>24}  {visible(said)}")
        lines += [f"{'':>24}  note: {visible(note)}" for note in source.notes]
    return "".join(line + "\n" for line in lines) + skipped_text(skipped)


def skipped_text(skipped: Iterable[Skipped]) -> str:
    return "".join(
        f"{'skipped':>24}  {visible(item.path)}: {visible('. '.join(filter(None, (item.reason, item.hint))))}\n"
        for item in skipped
    )


def _place(article: Document, offset: int) -> str:
    return locator_text(article.locate(offset))


def locator_text(locator: Locator) -> str:
    if locator.line is not None and locator.column is not None and locator.time is None:
        return f"L{locator.line}:{locator.column}"
    return visible(str(locator))


def _claim_line(claim: Claim) -> str:
    text = visible(claim.text)
    if claim.kind != "quote":
        return f"{'claim':<6} {text}"
    half = (len(claim.marks) + 1) // 2  # a mark may be typed as two signs
    left, right = (claim.marks[:half] or "“", claim.marks[half:] or "”")
    return f"{'quote':<6} {speaker_text(claim)}: {left}{text}{right}"


def speaker_text(claim: Claim) -> str:
    """The person, `?` behind an uncertain one, the printed words behind a resolved one: `Seth Ducharme (he)?`."""
    speaker = claim.speaker
    if speaker is None:
        return "nobody named"
    printed = f" ({speaker.text})" if speaker.name and speaker.name != speaker.text else ""
    return visible(f"{speaker.name or speaker.text}{printed}{'' if speaker.certain else '?'}")


def _reasons(claim: Claim) -> list[str]:
    reasons = [claim.id, f"rule {claim.rule}", f"priority {claim.priority}"]
    if claim.speaker is not None:
        reasons.append(f"speaker by {claim.speaker.method}{'' if claim.speaker.certain else ', uncertain'}")
    if claim.signals:
        reasons.append(", ".join(f"{signal.kind} “{signal.text}”" for signal in claim.signals))
    if claim.details > 1:
        reasons.append(f"{claim.details} checkable details")
    return [*reasons, *claim.flags]


def statistics_text(run: Run) -> str:
    """How often each finding occurs, the commonest first: `12  FC010  error  not reviewed yet`."""
    counts = Counter((finding.id, finding.severity) for finding in run.findings)
    rows = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    width = max((len(str(count)) for count in counts.values()), default=0)
    return "".join(
        f"{n:{width}}  {number}  {severity:<7}  {FINDINGS[number].title}\n" for (number, severity), n in rows
    )
