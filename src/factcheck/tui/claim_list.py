"""The list of claims: rows of a claim, drawn by the line; only what is on the screen is looked at."""

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from factcheck.core.model import Candidate, Claim, State
from factcheck.review import Risk, Session, headline, risk_of
from factcheck.tui.rendering import Drawn
from factcheck.tui.rows import Row, Span, clip, fit, shown
from factcheck.tui.theme import RISKS, Glyphs


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
        found, standing = session.candidates(name), session.status(name)
        asked = (entry.number, entry.here, entry.marked, width, tall)
        known = self._made.get(name)
        if known is None or known[0] != asked or known[1] is not found or known[2] is not standing:
            known = asked, found, standing, entry_rows(session, entry, width, self._glyphs, tall=tall)
            self._made[name] = known
        return known[3]


def entry_rows(session: Session, entry: Entry, width: int, glyphs: Glyphs, *, tall: bool) -> list[Row]:
    """Two rows of a claim, or one where there is little height."""
    state = session.state(entry.claim.id)
    head = _head(entry, state, glyphs)
    words = shown(entry.claim.text)
    if entry.claim.kind == "quote":
        words = f"“{words}”"
    style = "strong" if entry.here else "text"
    level, score = _level(session, entry.claim, glyphs)
    if tall:
        status = (*_status(session, entry.claim, state), *score)
        return [clip((*head, *level, *status), width - 1), ((" " * 5, "text"), (fit(words, width - 6), style))]
    return [clip((*head, *level, ("  ", "text"), (words, style)), width - 1)]


def _head(entry: Entry, state: State, glyphs: Glyphs) -> Row:
    mark = glyphs.mark if entry.marked else " "
    return (
        (glyphs.here if entry.here else " ", "key"),
        (mark, "warn"),
        (f"{glyphs.states[state]} ", str(state)),
        (f"{entry.number:>3} ", "dim"),
        (f"{entry.claim.kind:<5} ", "dim"),
    )


def level_of(claim: Claim, candidate: Candidate | None, glyphs: Glyphs) -> Span:
    """How a claim stands by its passage: a sign, words, and a style of their own."""
    risk = risk_of(claim, candidate)
    words = headline(claim, candidate) if candidate else "NOT FOUND"
    return f"{glyphs.risk(risk)} {words}", RISKS[risk]


def _level(session: Session, claim: Claim, glyphs: Glyphs) -> tuple[Row, Row]:
    """How a claim stands, and last and quietly how like its passage is."""
    if session.candidates(claim.id) is None:
        return ((glyphs.more, "dim"),), ()
    best = session.best(claim.id)
    level = level_of(claim, best, glyphs)
    if best is None:
        return ((level[0], "differing" if claim.kind == "quote" else "dim"),), ()
    return (level,), ((f"  {best.score:.0f}", "dim"),)


def _status(session: Session, claim: Claim, state: State) -> Row:
    spans: list[Span] = []
    if state is not State.UNDECIDED:
        spans.append((f"  {state}", str(state)))
    reasons = session.status(claim.id).reasons
    if reasons and state is State.STALE:
        spans.append((f": {reasons[0].kind}", "stale"))
    if claim.speaker:
        spans.append((f"  {shown(claim.speaker.name or claim.speaker.text)}", "dim"))
    return tuple(spans)


def group_rows(risk: Risk, count: int, width: int, glyphs: Glyphs, *, folded: bool) -> list[Row]:
    """The heading of the claims that stand alike by their passages; a click folds them."""
    more = f"  {glyphs.more}" if folded else ""
    return [((f" {glyphs.risk(risk)} ", RISKS[risk]), (fit(f"{risk}  {count}{more}", width - 4), "strong"))]


class ClaimList(Drawn, can_focus=False):
    """`count` entries of one or two rows each; `draw(index, width, tall)` makes the rows of one."""

    DEFAULT_CSS = "ClaimList { overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; }"

    @dataclass
    class Picked(Message):
        """A claim was clicked: its place in the list, from 0."""

        index: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._draw: Callable[[int, int, bool], list[Row]] = lambda *_: []
        self._count = 0
        self._here = -1
        self._drawn: dict[int, list[Row]] = {}
        self.tall = True

    @property
    def per_entry(self) -> int:
        return 2 if self.tall else 1

    def show(self, count: int, here: int, draw: Callable[[int, int, bool], list[Row]]) -> None:
        """List other entries, with the cursor on `here` (-1: on none of them)."""
        before, top = self._drawn, self.scroll_offset.y
        was, counted = self._here, self._count
        self._count, self._here, self._draw = count, here, draw
        self._drawn = {}
        self.reach(Size(self.scrollable_content_region.width, max(1, count) * self.per_entry))
        if here >= 0 and self.size.height:
            # The neighbours come into sight too, so that one sees where one goes.
            around = Region(0, (here - 1) * self.per_entry, 1, 3 * self.per_entry)
            self.scroll_to_region(around, animate=False, force=True, x_axis=False, immediate=True)
        if self.scroll_offset.y != top or count != counted or not before:
            self.refresh()
            return
        for index in before:
            if self._rows(index) != before[index] or index in {was, here}:
                at = index * self.per_entry - top
                self.refresh(Region(0, at, self.size.width, self.per_entry))

    def on_resize(self) -> None:
        self._drawn = {}
        self.show(self._count, self._here, self._draw)

    def _rows(self, index: int) -> list[Row]:
        if index not in self._drawn:
            width = self.scrollable_content_region.width
            self._drawn[index] = self._draw(index, width, self.tall) if index < self._count else []
        return self._drawn[index]

    def render_line(self, y: int) -> Strip:
        index, row = divmod(y + self.scroll_offset.y, self.per_entry)
        width = self.size.width
        if index >= self._count:
            told: Row = (("  Nothing here. f shows other claims.", "dim"),) if not self._count and not y else ()
            return self.strip(told, width)
        rows = self._rows(index)
        return self.strip(rows[row] if row < len(rows) else (), width, "picked" if index == self._here else "")

    def on_click(self, event: events.Click) -> None:
        index = (event.y + self.scroll_offset.y) // self.per_entry
        if 0 <= index < self._count:
            self.post_message(self.Picked(index))
