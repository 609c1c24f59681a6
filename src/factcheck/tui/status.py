"""The lines above and below: how far it is, what was skipped, what the keys are."""

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from factcheck.model import State
from factcheck.session import Filter, Progress, Session
from factcheck.tui.glyphs import Glyphs
from factcheck.tui.spans import Row, Span, cells, clip, ends, fit, joined, rule, shown, wrap

WIDE = 100
"""Columns from which there is room for a progress bar."""
AGAIN = (State.STALE, State.CONTESTED)
"""States of claims that were decided once and are left all the same."""
_NAME = 8  # cells that the article's name always has


def header(session: Session, width: int, glyphs: Glyphs, *, saving: bool) -> Row:
    """Article, progress, what is left, who reviews, and whether all is saved.

    It adds up: what this reviewer is done with (by state) and what is left (with the stale and contested in it) is
    all there is.
    """
    who = shown(session.reviewer) + (" (blind)" if session.blind else "")
    kept: Span = ("NOT SAVED ", "warn") if session.trouble else ("saving … " if saving else "saved ", "dim")
    right: Row = ((f"{who} {glyphs.dot} ", "dim"), kept)
    wide = width >= WIDE
    counts = _counts(session.progress(), glyphs, gap="   " if wide else "  ")
    bar = _bar(session.progress(), min(30, width // 6), glyphs) if wide else ()
    room = width - cells(right) - cells(counts) - cells(bar) - 4
    name = fit(shown(PurePath(session.article.path).name), max(_NAME, room))
    return ends(((f" {name}  ", "strong"), *bar, *counts), right, width)


def _bar(done: Progress, size: int, glyphs: Glyphs) -> Row:
    full = round(size * (done.total - done.left) / done.total) if done.total else size
    return (glyphs.full * full, "verified"), (glyphs.empty * (size - full), "track"), (" ", "text")


def _counts(done: Progress, glyphs: Glyphs, gap: str) -> Row:
    row: list[Span] = [(f"{done.total - done.left} of {done.total}{gap}", "text")]
    for state in (State.VERIFIED, State.DISPUTED, State.UNSOURCED, State.CONTESTED):
        count = getattr(done, state) - done.waiting.get(state, 0)
        if count or state is not State.CONTESTED:
            row.append((f"{glyphs.states[state]} {count}  ", str(state)))
    row.append((f"{gap[2:]}{done.left} left", "text"))
    again = [(state, done.waiting.get(state, 0)) for state in AGAIN]
    for number, (state, count) in enumerate((state, count) for state, count in again if count):
        row += [("  " if number else " (", "dim"), (f"{glyphs.states[state]} {count}", str(state))]
    if any(count for _, count in again):
        row.append((")", "dim"))
    return tuple(row)


def banner(session: Session, unreadable: str, gone: Sequence[str], width: int) -> list[Row]:
    """What could not be read: it stays, because a missing source must not look like a claim without one."""
    rows: list[Row] = []
    if unreadable:
        rows += wrap([(f" ! {shown(unreadable)} Your verdicts are kept here.", "warn")], width)[:3]
    if session.skipped:
        names = ", ".join(f"{shown(item.path)} ({shown(item.reason)})" for item in session.skipped)
        count = len(session.skipped)
        told = f" ! {count} source{'s' if count > 1 else ''} not read: {names}"
        rows.append(((fit(told, width), "warn"),))
    if gone:
        told = f" ! no longer there, shown as it was read: {', '.join(map(shown, gone))}"
        rows.append(((fit(told, width), "warn"),))
    return rows


def list_title(which: Filter, text: str, count: int, width: int, glyphs: Glyphs) -> Row:
    """What the list shows, and the key that changes it."""
    told = "all" if which is Filter.ALL else f"{which} only" if which is Filter.UNDECIDED else str(which)
    found = f" {glyphs.dot} /{shown(text)}" if text else ""
    shown_are = f" {glyphs.dot} {told} (f){found} {glyphs.dot} {count}"
    return rule((("Claims", "strong"), (shown_are, "dim")), width, glyphs)


def claim_title(session: Session, claim_id: str, number: int, width: int, glyphs: Glyphs) -> Row:
    """Which claim is shown, where it stands, who says it."""
    claim = session.claim(claim_id)
    place = session.article.locate(claim.start)
    where = shown(PurePath(session.article.path).name) + (f":{place.line}" if place.line else "")
    state = session.state(claim_id)
    parts: list[Span] = [(f"{number} of {len(session.claims)}", "strong")]
    if state is not State.UNDECIDED:
        parts.append((f"{glyphs.states[state]} {state}", str(state)))
    parts.append((claim.kind, "text"))
    if claim.speaker:
        name = shown(claim.speaker.name or claim.speaker.text)
        parts.append((name if claim.speaker.certain else f"{name} (sure?)", "strong"))
    parts.append((where, "dim"))
    parts += [(shown(flag), "warn") for flag in claim.flags]
    return rule(joined(parts, glyphs), width, glyphs)


def footer(keys: Iterable[tuple[str, str, str]], width: int) -> Row:
    """The keys most used, as far as they fit: (key, label, action); the last of them, help, always."""
    items = [
        ((key, f"key@{action}" if action else "key"), (f" {label}  ", f"dim@{action}" if action else "dim"))
        for key, label, action in keys
    ]
    *most, last = items
    row: list[Span] = [(" ", "text")]
    for item in most:
        if cells(row) + cells(item) + cells(last) > width:
            break
        row += item
    return clip((*row, *last), width)
