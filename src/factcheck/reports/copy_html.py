"""The checker's copy as one HTML file: opens offline, prints, needs no script, and shows text from files as text."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from html import escape as _escape
from importlib.resources import files

from factcheck.checking import Copy, Entry, Passage
from factcheck.checking.wording import differing, nothing_found
from factcheck.model import Difference, Level, Provenance, State
from factcheck.records import Review
from factcheck.reports.escaping import web_address, xml_text
from factcheck.reports.marked import Row, rows
from factcheck.words import visible

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


def copy_html(copy: Copy) -> str:
    """The page. A strict Content-Security-Policy allows its one style sheet and nothing else."""
    style = files("factcheck.reports").joinpath("copy.css").read_text(encoding="utf-8")
    allowed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'"
    name = _text(copy.checked.name or copy.article.path)
    title = _text(copy.article.title) or name
    path = f'<p class="path">{name}</p>\n' if copy.article.title else ""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_text(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}: checker’s copy</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f'<header>\n<p class="kicker">Checker’s copy</p>\n<h1>{title}</h1>\n'
        f"{path}{_overview(copy)}{_problems(copy)}</header>\n"
        f'<main>\n<h2 class="hidden">The article, its claims beside it</h2>\n{"".join(map(_row, rows(copy)))}</main>\n'
        f"<footer>\n{_sources(copy)}</footer>\n</body>\n</html>\n"
    )


def _text(text: str, *, lines: bool = False) -> str:
    return _escape(xml_text(visible(text, lines=lines)), quote=True)


def _overview(copy: Copy) -> str:
    """Counts in words, and a bar of the same."""
    counts = [(state, number) for state, number in copy.counts.items() if number]
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
        f'{"".join(bars)}</svg>\n<ul class="counts">{items}</ul>\n'
    )


def _row(row: Row) -> str:
    tag = {"heading": "h3", "quote": "blockquote", "code": "pre"}.get(row.kind, "p")
    bullet = ' class="item"' if row.kind == "item" else ""
    pieces = "".join(_piece(text, entries, ends) for text, entries, ends in row.pieces)
    notes = "".join(map(_note, row.notes))
    aside = f'<div class="notes">\n{notes}</div>\n' if notes else ""
    return f'<div class="row">\n<div class="text"><{tag}{bullet}>{pieces}</{tag}></div>\n{aside}</div>\n'


def _piece(text: str, entries: Sequence[Entry], ends: Sequence[Entry]) -> str:
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


def _number(entry: Entry) -> str:
    return (
        f'<sup id="t{entry.number}"><a href="#c{entry.number}" class="sign {entry.state}" '
        f'aria-label="claim {entry.number}, {LABELS[entry.state]}">{entry.number}{SIGNS[entry.state]}</a></sup>'
    )


def _note(entry: Entry) -> str:
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
        *_reviews(entry),
        *map(_passage, entry.passages),
    ]
    if not entry.passages and entry.state is not State.DISMISSED:
        parts.append(f'<p class="nothing">{nothing_found(entry.state)}</p>')
    body = "\n".join(parts)
    return f'<section class="note {entry.state}" id="c{entry.number}" aria-label="claim {entry.number}">\n{body}\n</section>\n'


def _back(entry: Entry) -> str:
    label = f"claim {entry.number}, back to the text"
    return (
        f'<a class="sign {entry.state}" href="#t{entry.number}" aria-label="{label}">'
        f"{entry.number}{SIGNS[entry.state]}</a>"
    )


def _reviews(entry: Entry) -> Iterator[str]:
    held, record = entry.standing, entry.record
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
    how = "evidence" if passage.chosen else "closest passage found"
    level = f" · {passage.level}" if passage.level else ""
    stands = " ".join(filter(None, (_text(passage.source), _text(passage.place))))
    cite = ", ".join(filter(None, (_from(passage.provenance), stands)))
    listed = "".join(f"<li>{_text(item)}</li>" for item in differing(passage))
    differ = f'<ul class="differ">{listed}</ul>' if listed else ""
    return (
        f"<figure><figcaption>{how}{level}: <cite>{cite}</cite></figcaption>"
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


def _problems(copy: Copy) -> str:
    """What could not be read, and verdicts that have lost their words: it must not look as if all were well."""
    told = [f"{copy.article.path}: {note}" for note in copy.article.notes]
    told += [f"{it.id} {it.path}: {it.message}" for it in copy.checked.findings if it.claim is None]
    items = "".join(f"<li>{_text(line)}</li>\n" for line in told)
    if not items:
        return ""
    return f'<h2>Look at these</h2>\n<ul class="problems">\n{items}</ul>\n'


def _sources(copy: Copy) -> str:
    items = "".join(
        f"<li><cite>{_text(source.path)}</cite>{f' “{_text(source.title)}”' if source.title else ''}, "
        f"{f'{said}, ' if (said := _from(source.provenance)) else ''}"
        f"{source.words:,} words, SHA-256 <code>{_text(source.sha256[:16])}</code>"
        f"{''.join(f'; {_text(note)}' for note in source.notes)}</li>\n"
        for source in copy.sources
    )
    return f"<h2>Sources read</h2>\n<ul>\n{items}</ul>\n" if items else ""
