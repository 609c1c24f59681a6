"""A claim's rows in the list: where it stands, which it is, what kind, how well it was found, its words."""

from dataclasses import dataclass

from factcheck.model import Claim, Level, State
from factcheck.session import Session
from factcheck.tui.glyphs import Glyphs
from factcheck.tui.spans import Row, Span, clip, fit, shown


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim as the list shows it. `number` counts from 1 in article order."""

    claim: Claim
    number: int
    here: bool = False
    marked: bool = False


def entry_rows(session: Session, entry: Entry, width: int, glyphs: Glyphs, *, tall: bool) -> list[Row]:
    """Two rows of a claim, or one where there is little height."""
    state = session.state(entry.claim.id)
    head = _head(session, entry, state, glyphs)
    words = shown(entry.claim.text)
    if entry.claim.kind == "quote":
        words = f"“{words}”"
    if tall:
        status = _status(session, entry.claim, state)
        ink = "strong" if entry.here else "text"
        return [clip((*head, *status), width - 1), ((" " * 5, "text"), (fit(words, width - 6), ink))]
    head = (*head, ("  ", "text"))
    level = _level(session, entry.claim)
    ink = "strong" if entry.here else "text"
    return [clip((*head, *level, (words, ink)), width)]


def _head(session: Session, entry: Entry, state: State, glyphs: Glyphs) -> Row:
    found = session.candidates(entry.claim.id)
    if found is None:
        score = glyphs.more
    elif found and found[0].passed:
        score = f"{found[0].score:.0f}"
    else:
        score = glyphs.dash
    mark = glyphs.mark if entry.marked else " "
    return (
        (glyphs.here if entry.here else " ", "key"),
        (mark, "warn"),
        (f"{glyphs.states[state]} ", str(state)),
        (f"{entry.number:>3} ", "dim"),
        (f"{entry.claim.kind:<5} ", "dim"),
        (f"{score:>3}", "text"),
    )


def _level(session: Session, claim: Claim) -> Row:
    level = level_of(session, claim)
    return ((f"{level} ", "warn"),) if level is Level.CRITICAL else ()


def level_of(session: Session, claim: Claim) -> Level | None:
    """The level of the claim's best candidate; None if there is none (yet)."""
    found = session.candidates(claim.id)
    return found[0].comparison.level if found and found[0].passed else None


def _status(session: Session, claim: Claim, state: State) -> Row:
    spans: list[Span] = []
    level = level_of(session, claim)
    if level is Level.CRITICAL or (level is not None and claim.kind == "quote"):
        spans.append((f" {level}", "warn" if level is Level.CRITICAL else "dim"))
    if state is not State.UNDECIDED:
        spans.append((f"  {state}", str(state)))
    reasons = session.standing(claim.id).reasons
    if reasons and state is State.STALE:
        spans.append((f": {reasons[0].kind}", "stale"))
    return tuple(spans)
