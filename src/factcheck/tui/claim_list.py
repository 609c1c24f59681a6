"""The list of claims: rows of a claim, drawn by the line; only what is on the screen is looked at."""

from dataclasses import dataclass

from textual import events
from textual.geometry import Region, Size
from textual.message import Message

from factcheck.core.model import Candidate, Claim, State
from factcheck.review import ListedClaim, ListedGroup, ListState, headline, risk_of
from factcheck.tui.rendering import Drawn
from factcheck.tui.rows import Row, Span, cells, clip, fit, shown
from factcheck.tui.theme import RISKS, Glyphs


def entry_rows(entry: ListedClaim, width: int, glyphs: Glyphs, *, here: bool, tall: bool) -> list[Row]:
    """Two rows of a claim, or one where there is little height."""
    head = _head(entry, glyphs, here=here)
    words = shown(entry.claim.text)
    if entry.claim.kind == "quote":
        words = f"“{words}”"
    style = "strong" if here else "text"
    level, score = _level(entry, glyphs)
    if tall:
        first = [*head, *level]
        for span in (*_status(entry), *score):  # whole, or not at all: what is cut says little
            if cells((*first, span)) < width:
                first.append(span)
        return [clip(tuple(first), width - 1), ((" " * 5, "text"), (fit(words, width - 6), style))]
    return [clip((*head, *level, ("  ", "text"), (words, style)), width - 1)]


def _head(entry: ListedClaim, glyphs: Glyphs, *, here: bool) -> Row:
    mark = glyphs.mark if entry.marked else " "
    return (
        (glyphs.here if here else " ", "key"),
        (mark, "warn"),
        (f"{glyphs.states[entry.state]} ", str(entry.state)),
        (f"{entry.number:>3} ", "dim"),
        (f"{entry.claim.kind:<5} ", "dim"),
    )


def level_of(claim: Claim, candidate: Candidate | None, glyphs: Glyphs) -> Span:
    """How good a claim looks by its passage: a sign, words, and a style of their own."""
    risk = risk_of(claim, candidate)
    words = headline(claim, candidate) if candidate else "NOT FOUND"
    return f"{glyphs.risk(risk)} {words}", RISKS[risk]


def _level(entry: ListedClaim, glyphs: Glyphs) -> tuple[Row, Row]:
    """The state of a claim, and last and quietly how like its passage is."""
    if not entry.matched:
        return (("not searched" if entry.not_searched else glyphs.more, "dim"),), ()
    claim, best = entry.claim, entry.candidate
    level = level_of(claim, best, glyphs)
    if best is None:
        return ((level[0], "differing" if claim.kind == "quote" else "dim"),), ()
    return (level,), ((f"  {best.score:.0f}%", "dim"),)


def _status(entry: ListedClaim) -> Row:
    spans: list[Span] = []
    if entry.state is not State.UNDECIDED:
        spans.append((f"  {entry.state}", str(entry.state)))
    if entry.asked:
        spans.append(("  asked", "warn"))
    if entry.reason:
        spans.append((f": {entry.reason}", "stale"))
    if speaker := entry.claim.speaker:
        spans.append((f"  {shown(speaker.name or speaker.text)}", "dim"))
    return tuple(spans)


def group_rows(group: ListedGroup, width: int, glyphs: Glyphs) -> list[Row]:
    """The heading of the claims whose passages say the same of them; a click folds them."""
    more = f"  {glyphs.more}" if group.folded else ""
    words = fit(f"{group.risk}  {group.count}{more}", width - 4)
    return [((f" {glyphs.risk(group.risk)} ", RISKS[group.risk]), (words, "strong"))]


class ClaimList(Drawn, can_focus=False):
    """The items of a list, one or two rows each; only those in sight are drawn."""

    DEFAULT_CSS = "ClaimList { overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; }"

    @dataclass
    class Picked(Message):
        """A claim, or the heading of a group, was clicked."""

        item: ListedClaim | ListedGroup

    def __init__(self, glyphs: Glyphs, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._glyphs = glyphs
        self._state = ListState()
        self._here = -1
        self._drawn: dict[int, list[Row]] = {}
        self.tall = True

    @property
    def per_entry(self) -> int:
        return 2 if self.tall else 1

    def show(self, state: ListState) -> None:
        """List what the state has, with its current claim in sight."""
        before, top = self._drawn, self.scroll_offset.y
        was, old = self._here, self._state.items
        count, here = len(state.items), state.row
        self._here, self._state = here, state
        # Rows of what is listed as it was are taken over.
        known = {(id(old[at]), at == was): rows for at, rows in before.items() if at < len(old)}
        self._drawn = {}
        for at in before:
            if at < count and (rows := known.get((id(state.items[at]), at == here))):
                self._drawn[at] = rows
        self.reach(Size(self.scrollable_content_region.width, max(1, count) * self.per_entry))
        if here >= 0 and self.size.height:
            # The neighbours come into sight too, so that one sees where one goes.
            around = Region(0, (here - 1) * self.per_entry, 1, 3 * self.per_entry)
            self.scroll_to_region(around, animate=False, force=True, x_axis=False, immediate=True)
        if self.scroll_offset.y != top or count != len(old) or not before:
            self.refresh()
            return
        for index in before:
            if self._rows(index) is not before[index] or index in {was, here}:
                at = index * self.per_entry - top
                self.refresh(Region(0, at, self.size.width, self.per_entry))

    def on_resize(self) -> None:
        self._drawn = {}
        self.show(self._state)

    def _rows(self, index: int) -> list[Row]:
        if index not in self._drawn:
            width = self.scrollable_content_region.width
            self._drawn[index] = self._made(index, width) if index < len(self._state.items) else []
        return self._drawn[index]

    def _made(self, index: int, width: int) -> list[Row]:
        item = self._state.items[index]
        if isinstance(item, ListedGroup):
            return group_rows(item, width, self._glyphs)
        return entry_rows(item, width, self._glyphs, here=index == self._here, tall=self.tall)

    def row_at(self, number: int) -> tuple[Row, str]:
        index, row = divmod(number, self.per_entry)
        if index >= len(self._state.items):
            nothing: Row = (("  Nothing here. f shows other claims.", "dim"),)
            return (nothing if not self._state.items and not number else ()), ""
        rows = self._rows(index)
        return (rows[row] if row < len(rows) else ()), "picked" if index == self._here else ""

    def on_click(self, event: events.Click) -> None:
        index = (event.y + self.scroll_offset.y) // self.per_entry
        if 0 <= index < len(self._state.items):
            self.post_message(self.Picked(self._state.items[index]))
