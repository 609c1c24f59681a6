"""The checker's copy as Markdown, for the description or a comment of a pull request."""

from collections.abc import Iterable, Iterator

from factcheck.checks import AnnotatedScript, Annotation, Passage
from factcheck.checks.messages import citation_text, detail_row, details_counted, differing, how_found, nothing_found
from factcheck.core.model import State
from factcheck.reports.annotated_html import LABELS, SIGNS
from factcheck.reports.escaping import markdown, provenance_text

_SETTLED = frozenset({State.VERIFIED, State.DISMISSED})


def annotated_markdown(script: AnnotatedScript) -> str:
    """Counts, then what needs somebody's eyes, then what is verified or dismissed, folded away."""
    counts = ", ".join(f"{number} {LABELS[state]}" for state, number in script.counts.items() if number)
    path, title = markdown(script.article.path), markdown(script.article.title)
    lines = [f"## {title or path}", "", f"{f'{path}: ' if title else ''}{counts or 'no claims'}", ""]
    lines += [details_counted(script.details), ""] if any(script.details.values()) else []
    about_files = [finding for finding in script.checked.findings if finding.claim is None]
    lines += [f"- **{each.id}** {markdown(each.path)}: {markdown(each.message)}" for each in about_files]
    lines += [""] if about_files else []
    lines += _entries(script, (entry for entry in script.entries if entry.state not in _SETTLED))
    settled = [entry for entry in script.entries if entry.state in _SETTLED]
    if settled:
        lines += ["", f"<details><summary>{len(settled)} verified or dismissed</summary>", ""]
        lines += [*_entries(script, settled), "", "</details>"]
    return "\n".join(lines).rstrip() + "\n"


def _entries(script: AnnotatedScript, entries: Iterable[Annotation]) -> Iterator[str]:
    for entry in entries:
        claim = entry.claim
        left, right = ("“", "”") if claim.kind == "quote" else ("", "")
        place = str(script.article.locate(claim.start))
        speaker = f" — {markdown(claim.speaker.name or claim.speaker.text)}" if claim.speaker else ""
        said = f"{SIGNS[entry.state]} {LABELS[entry.state]}"
        yield f"- **{entry.number} {said}** {left}{markdown(claim.text)}{right}{speaker} ({markdown(place)})"
        yield from (f"  - {markdown(citation_text(each))}" for each in claim.cited)
        yield from (f"  - {line}" for line in (*_reviews(entry), *_passages(entry)))
        yield from (f"  - {markdown(detail_row(each))}" for each in entry.details)


def _reviews(entry: Annotation) -> Iterator[str]:
    record, held = entry.record, entry.status
    if record.dismissed:
        yield f"dismissed by {markdown(record.dismissed.by)}: {markdown(record.dismissed.reason)}"
    for name, review in record.reviews.items():
        said = str(review.verdict) if review.verdict else "note"
        marks = [word for word, holds in (("final", review.final), ("stale", name in held.stale)) if holds]
        aside = f" ({', '.join(marks)})" if marks else ""
        when = f", {review.on.isoformat()}" if review.on else ""
        yield f"**{said}** by {markdown(name)}{when}{aside}" + (f": {markdown(review.note)}" if review.note else "")
    yield from (f"↻ {markdown(why)}" for why in entry.stale)
    if held.waiting:
        yield "more people must agree before this counts"


def _passages(entry: Annotation) -> Iterator[str]:
    for passage in entry.passages:
        yield _passage(passage)
        yield from (markdown(line) for line in differing(passage))
    if not entry.passages and entry.state is not State.DISMISSED:
        yield nothing_found(entry.state)


def _passage(passage: Passage) -> str:
    level = f", {passage.level}" if passage.level else ""
    stands = " ".join(filter(None, (passage.source, passage.place)))
    where = markdown(", ".join(filter(None, (provenance_text(passage.provenance), stands))))
    return f"{how_found(passage)}{level}, {where}: {markdown(passage.words)}"
