"""A claim's rows in the list: where it stands, which it is, what kind, how well it was found, its words."""

from dataclasses import dataclass

from factcheck.core.model import Candidate, Claim, Level, State
from factcheck.review import Session
from factcheck.tui.glyphs import Glyphs
from factcheck.tui.spans import Row, Span, clip, fit, shown


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim as the list shows it. `number` counts from 1 in article order."""

    claim: Claim
    number: int
    here: bool = False
    marked: bool = False


class Entries:
    """The rows of claims, made anew only for those that have changed."""

    def __init__(self, session: Session, glyphs: Glyphs) -> None:
        self._session = session
        self._glyphs = glyphs
        self._made: dict[str, tuple[tuple[object, ...], object, object, list[Row]]] = {}

    def rows(self, entry: Entry, width: int, *, tall: bool) -> list[Row]:
        name, session = entry.claim.id, self._session
        found, standing = session.candidates(name), session.standing(name)
        asked = (entry.number, entry.here, entry.marked, width, tall)
        known = self._made.get(name)
        if known is None or known[0] != asked or known[1] is not found or known[2] is not standing:
            known = asked, found, standing, entry_rows(session, entry, width, self._glyphs, tall=tall)
            self._made[name] = known
        return known[3]


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
    level = _level(session, entry.claim, glyphs)
    ink = "strong" if entry.here else "text"
    return [clip((*head, *level, (words, ink)), width - 1)]


def _head(session: Session, entry: Entry, state: State, glyphs: Glyphs) -> Row:
    best = session.best(entry.claim.id)
    none = glyphs.more if session.candidates(entry.claim.id) is None else glyphs.dash
    score = f"{best.score:.0f}" if best else none
    mark = glyphs.mark if entry.marked else " "
    return (
        (glyphs.here if entry.here else " ", "key"),
        (mark, "warn"),
        (f"{glyphs.states[state]} ", str(state)),
        (f"{entry.number:>3} ", "dim"),
        (f"{entry.claim.kind:<5} ", "dim"),
        (f"{score:>3}", "text"),
    )


def likeness(claim: Claim, candidate: Candidate) -> Span:
    """How like the passage is: the level of a quote; of a claim in the reporter's own words, its details found."""
    level = candidate.comparison.level
    if claim.kind != "quote":
        missing = {detail.text for detail in candidate.details if not detail.found}
        worse = (d for d in candidate.comparison.differences if d.level is Level.CRITICAL)
        if not any(d.found or d.quoted not in missing for d in worse):
            count = len(candidate.details)
            told = f"{count - len(missing)} of {count} detail{'s' if count > 1 else ''}" if count else "no details"
            return told, "disputed" if missing else "dim"
    return str(level), "warn" if level is Level.CRITICAL else "dim"


def _level(session: Session, claim: Claim, glyphs: Glyphs) -> Row:
    best = session.best(claim.id)
    told, ink = likeness(claim, best) if best else ("", "dim")
    return () if ink == "dim" else ((told, ink), (f" {glyphs.dot} ", "dim"))


def _status(session: Session, claim: Claim, state: State) -> Row:
    spans: list[Span] = []
    best = session.best(claim.id)
    if best:
        told, ink = likeness(claim, best)
        spans.append((f" {told}", ink))
    if state is not State.UNDECIDED:
        spans.append((f"  {state}", str(state)))
    reasons = session.standing(claim.id).reasons
    if reasons and state is State.STALE:
        spans.append((f": {reasons[0].kind}", "stale"))
    if claim.speaker:
        spans.append((f"  {shown(claim.speaker.name or claim.speaker.text)}", "dim"))
    return tuple(spans)
