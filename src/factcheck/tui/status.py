"""The lines above and below: how far it is, what was skipped, what the keys are."""

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from factcheck.model import State
from factcheck.session import Filter, Session
from factcheck.tui.glyphs import Glyphs
from factcheck.tui.passage import joined, rule
from factcheck.tui.spans import Row, Span, cells, clip, ends, fit, shown, wrap


def header(session: Session, width: int, glyphs: Glyphs, *, saving: bool) -> Row:
    """Article, progress, counts, what is left, who reviews, and whether all is saved."""
    done = session.progress()
    left: list[Span] = [(f" {shown(PurePath(session.article.path).name)}  ", "strong")]
    if width >= 100:
        size = min(30, width // 6)
        full = round(size * done.decided / done.total) if done.total else size
        left += [(glyphs.full * full, "verified"), (glyphs.empty * (size - full), "rule"), (" ", "text")]
    left.append((f"{done.decided} of {done.total}  ", "text"))
    for state in (State.VERIFIED, State.DISPUTED, State.UNSOURCED, State.STALE, State.CONTESTED):
        count = getattr(done, state)
        if count or state in {State.VERIFIED, State.DISPUTED, State.UNSOURCED}:
            left.append((f"{glyphs.states[state]} {count}  ", str(state)))
    left.append((f"{done.left} left", "dim"))
    who = shown(session.reviewer) + (" (blind)" if session.blind else "")
    if session.trouble:
        kept: Span = ("NOT SAVED ", "warn")
    else:
        kept = ("saving … " if saving else "saved ", "dim")
    return ends(tuple(left), ((f"{who} {glyphs.dot} ", "dim"), kept), width)


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
    return rule(f"Claims {glyphs.dot} {told} (f){found} {glyphs.dot} {count}", width, glyphs)


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
