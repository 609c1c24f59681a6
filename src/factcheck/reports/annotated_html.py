"""The checker's copy as one HTML file: opens offline, prints, needs no script, and shows text from files as text."""

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape as _escape
from importlib.resources import files
from itertools import pairwise

from factcheck.checks import AnnotatedScript, Annotation, Passage
from factcheck.checks.messages import citation_text, detail_row, details_counted, differing, how_found, nothing_found
from factcheck.core.model import Block, Difference, Document, Level, Provenance, State
from factcheck.core.records import Review
from factcheck.core.text import visible
from factcheck.reports.escaping import web_address, xml_text

SIGNS = {
    State.VERIFIED: "✓",
    State.DISPUTED: "✗",
    State.UNSOURCED: "?",
    State.CONTESTED: "≠",
    State.STALE: "↻",
    State.UNDECIDED: "○",
    State.DISMISSED: "–",
}
"""A state where colour alone would not do: in print, and for those who do not see it."""

LABELS = {State.UNDECIDED: "not reviewed"} | {state: str(state) for state in State if state is not State.UNDECIDED}


Piece = tuple[str, tuple[Annotation, ...], tuple[Annotation, ...]]
"""Words, the claims they are part of, and those that end with them."""


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph, heading … with its claims marked, and the claims that begin in it."""

    kind: str
    pieces: tuple[Piece, ...]
    notes: tuple[Annotation, ...]


def annotated_html(script: AnnotatedScript) -> str:
    """The page. A strict Content-Security-Policy allows its one style sheet and nothing else."""
    style = files("factcheck.reports").joinpath("copy.css").read_text(encoding="utf-8")
    allowed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'"
    name = _text(script.checked.name or script.article.path)
    title = _text(script.article.title) or name
    path = f'<p class="path">{name}</p>\n' if script.article.title else ""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_text(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}: checker’s copy</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f'<header>\n<p class="kicker">Checker’s copy</p>\n<h1>{title}</h1>\n'
        f"{path}{_overview(script)}{_problems(script)}</header>\n"
        f'<main>\n<h2 class="hidden">The article, its claims beside it</h2>\n{"".join(map(_row, rows(script)))}</main>\n'
        f"<footer>\n{_sources(script)}</footer>\n</body>\n</html>\n"
    )


def _text(text: str, *, lines: bool = False) -> str:
    return _escape(xml_text(visible(text, lines=lines)), quote=True)


def _overview(script: AnnotatedScript) -> str:
    """Counts in words, and a bar of the same."""
    counts = [(state, number) for state, number in script.counts.items() if number]
    if not counts:
        return "<p>There are no quotes and no claims in this article.</p>\n"
    said = ", ".join(f"{number} {LABELS[state]}" for state, number in counts)
    total = sum(number for _, number in counts)
    bars, at = [], 0.0
    for state, number in counts:
        width = 100 * number / total
        bars.append(f'<rect class="{state}" x="{at:.3f}" y="0" width="{width:.3f}" height="4"/>')
        at += width
    items = "".join(
        f'<li><span class="sign {state}" aria-hidden="true">{SIGNS[state]}</span> {number} {LABELS[state]}</li>'
        for state, number in counts
    )
    return (
        f'<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" role="img" aria-label="{said}">'
        f'{"".join(bars)}</svg>\n<ul class="counts">{items}</ul>\n{_details_counted(script)}'
    )


def _details_counted(script: AnnotatedScript) -> str:
    said = details_counted(script.details)
    return f"<p>{said}</p>\n" if said else ""


def _row(row: Row) -> str:
    tag = {"heading": "h3", "quote": "blockquote", "code": "pre"}.get(row.kind, "p")
    bullet = ' class="item"' if row.kind == "item" else ""
    pieces = "".join(_piece(text, entries, ends) for text, entries, ends in row.pieces)
    notes = "".join(map(_note, row.notes))
    aside = f'<div class="notes">\n{notes}</div>\n' if notes else ""
    return f'<div class="row">\n<div class="text"><{tag}{bullet}>{pieces}</{tag}></div>\n{aside}</div>\n'


def _piece(text: str, entries: Sequence[Annotation], ends: Sequence[Annotation]) -> str:
    """Words of the article in the colour of the smallest claim they are part of, then the numbers that end here."""
    words = _text_kept(text)
    if entries:
        inner = min(entries, key=lambda entry: entry.claim.end - entry.claim.start)
        words = f'<mark class="{inner.state} {inner.claim.kind}">{words}</mark>'
    return words + "".join(map(_number, ends))


def _text_kept(text: str) -> str:
    """Text with its white space as it is, newlines too."""
    left, right = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{' ' if left else ''}{_text(text)}{' ' if right and text.strip() else ''}"


def _number(entry: Annotation) -> str:
    return (
        f'<sup id="t{entry.number}"><a href="#c{entry.number}" class="sign {entry.state}" '
        f'aria-label="claim {entry.number}, {LABELS[entry.state]}">{entry.number}{SIGNS[entry.state]}</a></sup>'
    )


def _note(entry: Annotation) -> str:
    """What is known of one claim."""
    claim = entry.claim
    speaker = ""
    if claim.speaker is not None:
        sure = "" if claim.speaker.certain else " (uncertain)"
        speaker = f' · <span class="speaker">{_text(claim.speaker.name or claim.speaker.text)}{sure}</span>'
    kind = "quote" if claim.kind == "quote" else "claim"
    marks = ("“", "”") if claim.kind == "quote" else ("", "")
    parts = [
        f"<h4>{_back(entry)} {LABELS[entry.state]} <small>{kind}{speaker}</small></h4>",
        f'<p class="words">{marks[0]}{_text(claim.text)}{marks[1]}</p>',
        *(f'<p class="cites">{_text(citation_text(each))}</p>' for each in claim.cited),
        *_reviews(entry),
        *map(_passage, entry.passages),
    ]
    if entry.details:
        rows = "".join(f'<li class="{each.status}">{_text(detail_row(each))}</li>' for each in entry.details)
        parts.append(f'<ul class="details" aria-label="details">{rows}</ul>')
    if not entry.passages and entry.state is not State.DISMISSED:
        parts.append(f'<p class="nothing">{nothing_found(entry.state)}</p>')
    body = "\n".join(parts)
    return f'<section class="note {entry.state}" id="c{entry.number}" aria-label="claim {entry.number}">\n{body}\n</section>\n'


def _back(entry: Annotation) -> str:
    label = f"claim {entry.number}, back to the text"
    return (
        f'<a class="sign {entry.state}" href="#t{entry.number}" aria-label="{label}">'
        f"{entry.number}{SIGNS[entry.state]}</a>"
    )


def _reviews(entry: Annotation) -> Iterator[str]:
    held, record = entry.status, entry.record
    if record.dismissed:
        by, reason = _text(record.dismissed.by), _text(record.dismissed.reason)
        yield f'<p class="review"><b>dismissed</b> by {by}: {reason}</p>'
    for name, review in record.reviews.items():
        yield _review(name, review, stale=name in held.stale)
    yield from (f'<p class="stale">↻ {_text(why)}</p>' for why in entry.stale)
    if held.waiting:
        yield '<p class="stale">More people must agree before this counts.</p>'


def _review(name: str, review: Review, *, stale: bool) -> str:
    said = str(review.verdict) if review.verdict else "note"
    final = ", final" if review.final else ""
    when = f' <time datetime="{review.on.isoformat()}">{review.on.isoformat()}</time>' if review.on else ""
    old = " (stale)" if stale else ""
    note = f"<br><span>{_text(review.note)}</span>" if review.note else ""
    return f'<p class="review"><b>{said}</b>{final} by {_text(name)}{when}{old}{note}</p>'


def _passage(passage: Passage) -> str:
    level = f" · {passage.level}" if passage.level else ""
    stands = " ".join(filter(None, (_text(passage.source), _text(passage.place))))
    cite = ", ".join(filter(None, (_from(passage.provenance), stands)))
    listed = "".join(f"<li>{_text(item)}</li>" for item in differing(passage))
    differ = f'<ul class="differ">{listed}</ul>' if listed else ""
    return (
        f"<figure><figcaption>{how_found(passage)}{level}: <cite>{cite}</cite></figcaption>"
        f"<blockquote><p>{_marked(passage.words, passage.differences)}</p></blockquote>{differ}</figure>"
    )


def _from(provenance: Provenance | None) -> str:
    """Where a source comes from; its address is a link only if it leads into the web."""
    if provenance is None:
        return ""
    url = _text(provenance.url)
    if web_address(provenance):
        url = f'<a href="{url}" rel="noopener noreferrer nofollow">{url}</a>'
    return ", ".join(filter(None, (_text(str(provenance)), url)))


def _marked(text: str, differences: Sequence[Difference]) -> str:
    """The passage, with the words marked that the article has otherwise."""
    parts, at = [], 0
    for item in sorted(differences, key=lambda item: item.found_start):
        start, end = item.found_start, item.found_end
        if at <= start < end <= len(text):
            kind = "critical" if item.level is Level.CRITICAL else "minor"
            parts += [_text_kept(text[at:start]), f'<b class="{kind}">{_text(text[start:end])}</b>']
            at = end
    return "".join([*parts, _text_kept(text[at:])])


def _problems(script: AnnotatedScript) -> str:
    """What could not be read, and verdicts that have lost their words: it must not look as if all were well."""
    told = [f"{script.article.path}: {note}" for note in script.article.notes]
    told += [f"{it.id} {it.path}: {it.message}" for it in script.checked.findings if it.claim is None]
    items = "".join(f"<li>{_text(line)}</li>\n" for line in told)
    if not items:
        return ""
    return f'<h2>Look at these</h2>\n<ul class="problems">\n{items}</ul>\n'


def _sources(script: AnnotatedScript) -> str:
    items = "".join(
        f"<li><cite>{_text(source.path)}</cite>{f' “{_text(source.title)}”' if source.title else ''}, "
        f"{f'{said}, ' if (said := _from(source.provenance)) else ''}"
        f"{source.words:,} words, SHA-256 <code>{_text(source.sha256[:16])}</code>"
        f"{''.join(f'; {_text(note)}' for note in source.notes)}</li>\n"
        for source in script.sources
    )
    return f"<h2>Sources read</h2>\n<ul>\n{items}</ul>\n" if items else ""


# The article cut into rows (its paragraphs) and pieces (where claims begin and end).


def rows(script: AnnotatedScript) -> Iterator[Row]:
    """The article from top to bottom; every claim is in the notes of exactly one row."""
    text, left = script.article.text, list(script.entries)
    blocks = list(_blocks(script.article))
    for number, block in enumerate(blocks):
        last = number == len(blocks) - 1
        notes = tuple(entry for entry in left if last or entry.claim.start < block.end)
        left = left[len(notes) :]
        inside = [entry for entry in script.entries if entry.claim.start < block.end and block.start < entry.claim.end]
        yield Row(block.kind, tuple(_cut(text, block, inside)), notes)


def _cut(text: str, block: Block, entries: list[Annotation]) -> Iterator[Piece]:
    cuts = {block.start, block.end}
    for entry in entries:
        cuts |= {place for place in (entry.claim.start, entry.claim.end) if block.start < place < block.end}
    edges = sorted(cuts)
    for start, end in pairwise(edges):
        around = tuple(entry for entry in entries if entry.claim.start <= start and end <= entry.claim.end)
        ends = tuple(entry for entry in around if entry.claim.end == end)
        yield text[start:end], around, ends


def _blocks(article: Document) -> Iterator[Block]:
    """The blocks, outermost where they nest; paragraphs are separated by blank lines where the format knows none."""
    end = -1
    for block in sorted(article.blocks, key=lambda block: (block.start, -block.end)):
        if block.start >= end:
            end = block.end
            yield block
    if not article.blocks:
        for found in re.finditer(r"\S(?:.|\n(?!\s*\n))*", article.text):
            yield Block("paragraph", found.start(), found.end())
