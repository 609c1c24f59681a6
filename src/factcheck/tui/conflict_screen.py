"""Git's two sides of a verdict beside each other, one claim at a time, and a key for each way out of it."""

from collections.abc import Iterator
from functools import partial
from itertools import zip_longest
from pathlib import PurePath

from textual.app import ComposeResult

from factcheck.core.model import State
from factcheck.core.records import Dismissal, Record, Review
from factcheck.review import ConflictChoices, Side
from factcheck.tui.bars import footer
from factcheck.tui.command_screen import CommandScreen
from factcheck.tui.keymap import action, footer_keys
from factcheck.tui.rendering import Bar, RowView
from factcheck.tui.rows import Row, Span, cells, clip, ends, in_place, indented, joined, rule, shown, wrap
from factcheck.tui.theme import Glyphs

Said = Review | Dismissal | None


def conflict_rows(choices: ConflictChoices, number: int, glyphs: Glyphs, width: int) -> list[Row]:
    """Everything one needs to choose between two sides of a verdict."""
    conflict, record = choices.conflicts[number], choices.record(number)
    who = conflict.path[3] if len(conflict.path) > 3 else ""
    rows = [rule(_which(record, conflict.path[0], who, glyphs), width, glyphs), *_claim(record, width), ()]
    half = (width - 1) // 2
    left, right = (_side(said, conflict.fields, half - 3, glyphs) for said in (conflict.ours, conflict.theirs))
    rows.append(_titles(choices, number, half, width, glyphs))
    for one, other in zip_longest(left, right, fillvalue=()):
        gap = " " * max(0, half - 2 - cells(one))
        rows.append((("  ", "text"), *one, (gap, "text"), (f"{glyphs.edge} ", "rule"), *other))
    rows += [(), rule("before, on both sides", width, glyphs)]
    rows += [(("  ", "text"), *row) for row in _side(conflict.base, (), width - 4, glyphs)]
    return rows + _evidence(record, width, glyphs) + _others(record, who, width, glyphs)


def _which(record: Record, place: str, who: str, glyphs: Glyphs) -> Row:
    parts: list[Span] = [(record.kind, "text")]
    if record.speaker:
        parts.append((shown(record.speaker), "strong"))
    if place == "orphan":
        parts.append(("no longer in the article", "warn"))
    parts.append((f"{shown(who)}'s verdict" if who else "dismissed", "text"))
    return joined(parts, glyphs)


def _claim(record: Record, width: int) -> list[Row]:
    before, after = in_place(f"…{record.prefix}"), in_place(f"{record.suffix}…")
    spans = [(before, "dim"), (shown(record.exact), "claim"), (after, "dim")]
    return indented(wrap(spans, width - 3), ((" ", "text"),))


def _titles(choices: ConflictChoices, number: int, half: int, width: int, glyphs: Glyphs) -> Row:
    titles: list[Row] = []
    for side, named, room in zip((Side.OURS, Side.THEIRS), choices.names, (half, width - half - 1), strict=True):
        parts: list[Span] = [(str(side), "strong")]
        if named:
            parts.append((shown(named), "dim"))
        if choices.chosen(number) in {side, Side.BOTH}:
            parts.append((f"{glyphs.yes} taken", "verified"))
        titles.append(rule(joined(parts, glyphs), room, glyphs))
    return (*titles[0], (glyphs.top, "rule"), *titles[1])


def _side(said: Said, differing: tuple[str, ...], width: int, glyphs: Glyphs) -> list[Row]:
    """What a side says, a field a row; a sign is before those in which the sides differ."""
    rows: list[Row] = []
    for name, value, style in _fields(said, glyphs):
        differs = name in differing
        if name == "final" and value == "no" and not differs:
            continue
        sign = glyphs.states[State.CONTESTED] if differs else " "
        head: Row = ((f"{sign} ", "warn"), (f"{name:<8} ", "dim"))
        for number, line in enumerate(value.split("\n")):
            spans = wrap([(shown(line), "differs" if differs else style)], max(8, width - 11))
            rows += indented(spans, head if not number else ((" " * 11, "text"),))
    return rows


def _fields(said: Said, glyphs: Glyphs) -> Iterator[tuple[str, str, str]]:
    if said is None:
        yield "verdict", f"{glyphs.dash} none", "dim"
    elif isinstance(said, Dismissal):
        yield "by", said.by, "text"
        yield "reason", said.reason, "text"
    else:
        state = State(said.verdict) if said.verdict else State.UNDECIDED
        yield "verdict", f"{glyphs.states[state]} {said.verdict or 'a note alone'}", str(state)
        yield "final", "yes" if said.final else "no", "text"
        if said.on:
            yield "on", said.on.isoformat(), "text"
        if said.note:
            yield "note", said.note, "text"


def _evidence(record: Record, width: int, glyphs: Glyphs) -> list[Row]:
    if not record.evidence:
        return []
    rows: list[Row] = [(), rule("evidence, of both sides", width, glyphs)]
    for piece in record.evidence.values():
        head = f"  {glyphs.kept} {shown(piece.source)} {shown(piece.locator)}  "
        rows += indented(
            wrap([(f"“{shown(piece.exact)}”", "text")], max(20, width - cells([(head, "")]) - 2)), ((head, "dim"),)
        )
    return rows


def _others(record: Record, who: str, width: int, glyphs: Glyphs) -> list[Row]:
    others = {name: review for name, review in record.reviews.items() if name != who and review.verdict}
    if not others:
        return []
    rows: list[Row] = [(), rule("other reviewers", width, glyphs)]
    for name, review in others.items():
        state = State(review.verdict) if review.verdict else State.UNDECIDED
        told = ((f"  {shown(name):<10} ", "text"), (f"{glyphs.states[state]} {review.verdict}", str(state)))
        rows.append(clip((*told, (f"  {shown(review.note)}", "dim")), width))
    return rows


class ConflictScreen(CommandScreen[ConflictChoices]):
    """Every choice is written as it is made; what is not chosen stays in the file between git's markers."""

    PLACE = "conflict"
    DEFAULT_CSS = """
    ConflictScreen { background: $background; color: $foreground; }
    #conflict { height: 1fr; }
    """

    def __init__(self, choices: ConflictChoices, glyphs: Glyphs) -> None:
        super().__init__()
        self.choices = choices
        self.here = 0
        self.said: Row = ()
        self._glyphs = glyphs

    def compose(self) -> ComposeResult:
        yield Bar(id="conflict-title")
        yield RowView(id="conflict")
        yield Bar(id="conflict-flash")
        yield Bar(id="conflict-keys")

    def on_mount(self) -> None:
        self.say("One reviewer's verdict was set to two things, and git could not tell which holds.")

    def on_resize(self) -> None:
        self._draw()

    # What actions use

    def say(self, text: str, style: str = "text") -> None:
        self.said = ((f" {shown(text)}", style),)
        self._draw()

    def go(self, number: int) -> None:
        """Show another conflict, counted from 0; beyond the ends, the first or last."""
        self.here = max(0, min(number, len(self.choices.conflicts) - 1))
        self.query_one("#conflict", RowView).scroll_to(y=0, animate=False)

    def take(self, side: Side) -> None:
        """Take a side, write it, and go on to the next that is not chosen."""
        hindered = self.choices.hindered(self.here) if side is Side.BOTH else ""
        if hindered:
            self.say(hindered, "warn")
            return
        taken = self.here
        self.choices.choose(taken, side)
        following = self.choices.next_left(taken)
        told = f"{taken + 1} {side}. {self.key('undo_choice')} undoes."
        if following is None:
            told += f" All are chosen; {self.key('settled')} goes on."
        else:
            self.go(following)
        self.changed(told)

    def changed(self, told: str) -> None:
        """Say what was done, and write it in a thread."""
        self.say(told)
        self.run_worker(self._save, thread=True, group="resolve")

    def _save(self) -> None:
        self.choices.save()
        self.hear(self._saved)

    def _saved(self) -> None:
        trouble = self.choices.trouble
        if trouble:
            self.say(f"{trouble.message}. {trouble.hint}", "warn")
        self._draw()

    def leave(self) -> None:
        """Go on, or out; what is chosen is written."""
        if self.choices.dirty:
            self.choices.save()
        if len(self.app.screen_stack) > 1:
            self.dismiss(self.choices)
        else:
            self.app.exit()

    # Drawing

    def _draw(self) -> None:
        choices, glyphs = self.choices, self._glyphs
        keys = tuple(footer_keys(self.keys, self.PLACE))
        self.query_one("#conflict-title", Bar).show(lambda w: [_header(choices, self.here, w)])
        self.query_one("#conflict", RowView).show(partial(conflict_rows, choices, self.here, glyphs))
        self.query_one("#conflict-flash", Bar).show(lambda w: wrap(self.said, w)[:3])
        self.query_one("#conflict-keys", Bar).show(lambda w: [footer(keys, w)])


def _header(choices: ConflictChoices, here: int, width: int) -> Row:
    told = f"{here + 1} of {len(choices.conflicts)}  {choices.left} to choose"
    kept = ("NOT SAVED ", "warn") if choices.trouble else ("saving ... " if choices.dirty else "saved ", "dim")
    name = shown(PurePath(choices.path).name)
    return ends(((f" {name}  ", "strong"), ("git's conflict markers  ", "warn"), (told, "text")), (kept,), width)


GROUP = "Between git's two sides"


@action("take_ours", "o,left,h", "Our side holds", GROUP, short="Ours")
def take_ours(screen: ConflictScreen) -> None:
    screen.take(Side.OURS)


@action("take_theirs", "t,right,l", "Their side holds", GROUP, short="Theirs")
def take_theirs(screen: ConflictScreen) -> None:
    screen.take(Side.THEIRS)


@action("take_both", "b", "Keep both: notes are joined, other verdicts contested", GROUP, short="Both")
def take_both(screen: ConflictScreen) -> None:
    screen.take(Side.BOTH)


@action("next_conflict", "space,j,down,n", "Leave it for later: on to the next", GROUP, short="Later")
def next_conflict(screen: ConflictScreen) -> None:
    screen.go(screen.here + 1)
    screen.say("")


@action("previous_conflict", "k,up,N", "Back to the one before", GROUP)
def previous_conflict(screen: ConflictScreen) -> None:
    screen.go(screen.here - 1)
    screen.say("")


def _back_at(screen: ConflictScreen, number: int | None, told: str, nothing: str) -> None:
    """Show the conflict whose choice was undone, or chosen again, and say so."""
    if number is None:
        screen.say(nothing, "dim")
    else:
        screen.go(number)
        screen.changed(told)


@action("undo_choice", "z", "Undo the last choice", GROUP, short="Undo")
def undo_choice(screen: ConflictScreen) -> None:
    told = f"Undone. {screen.key('redo_choice')} chooses it again."
    _back_at(screen, screen.choices.undo(), told, "Nothing to undo here.")


@action("redo_choice", "Z", "Choose again what was undone", GROUP)
def redo_choice(screen: ConflictScreen) -> None:
    told = f"Chosen again. {screen.key('undo_choice')} undoes."
    _back_at(screen, screen.choices.redo(), told, "Nothing to redo.")


@action("settled", "enter,escape,q,ctrl+q", "Go on; the rest stays between git's markers", GROUP, short="Go on")
def settled(screen: ConflictScreen) -> None:
    screen.leave()


@action("conflict_palette", "colon,ctrl+p", "Every action, by name", GROUP, short="Menu")
def conflict_palette(screen: ConflictScreen) -> None:
    screen.open_palette()


@action("conflict_help", "question_mark,f1", "This help", GROUP, short="Help")
def conflict_help(screen: ConflictScreen) -> None:
    screen.open_help()
