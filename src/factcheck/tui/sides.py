"""A conflict as rows: the claim, what either side says of it, what both had before, and what it rests on."""

from collections.abc import Iterator
from itertools import zip_longest

from factcheck.core.model import State
from factcheck.core.records import Dismissal, Record, Review
from factcheck.review import Settling, Side
from factcheck.tui.glyphs import Glyphs
from factcheck.tui.spans import Row, Span, cells, clip, in_place, indented, joined, rule, shown, wrap

Said = Review | Dismissal | None


def conflict_rows(settling: Settling, number: int, glyphs: Glyphs, width: int) -> list[Row]:
    """Everything one needs to choose between two sides of a verdict."""
    conflict, record = settling.conflicts[number], settling.record(number)
    who = conflict.path[3] if len(conflict.path) > 3 else ""
    rows = [rule(_which(record, conflict.path[0], who, glyphs), width, glyphs), *_claim(record, width), ()]
    half = (width - 1) // 2
    left, right = (_side(said, conflict.fields, half - 3, glyphs) for said in (conflict.ours, conflict.theirs))
    rows.append(_titles(settling, number, half, width, glyphs))
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


def _titles(settling: Settling, number: int, half: int, width: int, glyphs: Glyphs) -> Row:
    titles: list[Row] = []
    for side, named, room in zip((Side.OURS, Side.THEIRS), settling.names, (half, width - half - 1), strict=True):
        parts: list[Span] = [(str(side), "strong")]
        if named:
            parts.append((shown(named), "dim"))
        if settling.chosen(number) in {side, Side.BOTH}:
            parts.append((f"{glyphs.yes} taken", "verified"))
        titles.append(rule(joined(parts, glyphs), room, glyphs))
    return (*titles[0], (glyphs.top, "rule"), *titles[1])


def _side(said: Said, differing: tuple[str, ...], width: int, glyphs: Glyphs) -> list[Row]:
    """What a side says, a field a row; a sign stands before those in which the sides differ."""
    rows: list[Row] = []
    for name, value, ink in _fields(said, glyphs):
        differs = name in differing
        if name == "final" and value == "no" and not differs:
            continue
        sign = glyphs.states[State.CONTESTED] if differs else " "
        head: Row = ((f"{sign} ", "warn"), (f"{name:<8} ", "dim"))
        for number, line in enumerate(value.split("\n")):
            spans = wrap([(shown(line), "differs" if differs else ink)], max(8, width - 11))
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
