"""The lines above and below: progress, what was skipped, titles, keys."""

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from factcheck.core.model import Skipped, State
from factcheck.core.text import numbered
from factcheck.review import Filter, ListState, Progress, ReviewState
from factcheck.tui.rows import Row, Span, breaks, cells, clip, ends, fit, indented, joined, rule, shown
from factcheck.tui.theme import Glyphs

WIDE = 100
"""Columns from which there is room for a progress bar."""
AGAIN = (State.STALE, State.CONTESTED)
"""States of claims that were decided once and are left all the same."""
_NAME = 8  # cells that a name always has
_FRAME = 4  # cells of a rule beside its title
_GAPS = 8  # cells between what is in the header


def header(state: ReviewState, width: int, glyphs: Glyphs, *, saving: bool) -> Row:
    """Article, progress, what is left, who reviews, and whether all is saved.

    It adds up: what this reviewer is done with (by state) and what is left (with the stale and contested in it) is
    all there is.
    """
    name = shown(PurePath(state.article.path).name)
    kept: Span = ("NOT SAVED ", "warn") if state.unsaved else ("saving … " if saving else "saved ", "dim")
    wide = width >= WIDE
    counts = _counts(state.progress, glyphs, gap="   " if wide else "  ")
    bar = _bar(state.progress, min(30, width // 6), glyphs) if wide else ()
    room = width - cells(counts) - cells([kept]) - _GAPS
    if bar and room - cells(bar) < cells([(name, "")]):
        bar = ()
    room -= cells(bar)
    name = fit(name, max(_NAME, room))
    # Who reviews is cut, or left out, before the article's name is.
    who = fit(shown(state.reviewer) + (" (blind)" if state.blind else ""), room - cells([(name, "")]))
    right: Row = ((f"{who} {glyphs.dot} ", "dim"), kept) if len(who) > 1 else (kept,)
    return ends(((f" {name}  ", "strong"), *bar, *counts), right, width)


def _bar(done: Progress, size: int, glyphs: Glyphs) -> Row:
    full = size * (done.total - done.left) // done.total if done.total else 0
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


def banner(state: ReviewState, no_sources: str, unreadable: str, gone: Sequence[str], width: int) -> list[Row]:
    """What could not be read: it stays, because a missing source must not look like a claim without one."""
    lines = []
    if no_sources:
        lines.append(f"no sources, nothing can be found: {no_sources}")
    if unreadable:
        lines.append(unreadable)
    if state.skipped:
        names = ", ".join(f"{item.path} ({without_path(item)})" for item in state.skipped)
        lines.append(f"{numbered(len(state.skipped), 'source')} not read: {names}")
    if state.left_unsearched:
        lines.append(f"{numbered(state.left_unsearched, 'claim')} not searched: {state.not_searched}")
    if gone:
        lines.append(f"gone or changed, shown as it was read: {', '.join(gone)}")
    return [row for line in lines for row in _at_most(shown(line), width)]


def _at_most(text: str, width: int, lines: int = 3) -> list[Row]:
    """A text in a few lines; the last says if there is more."""
    room = width - 3
    found = breaks(text, room)
    if len(found) > lines:
        found = [*found[: lines - 1], (found[lines - 1][0], len(text))]
    return indented([((fit(text[start:end], room), "warn"),) for start, end in found], ((" ! ", "warn"),))


def without_path(item: Skipped) -> str:
    """Why a source was not read, without its path, which is beside it."""
    return item.reason.removeprefix(f"{item.path} ")


_SIGNS = {
    Filter.DISPUTED: State.DISPUTED,
    Filter.UNSOURCED: State.UNSOURCED,
    Filter.STALE: State.STALE,
    Filter.CONTESTED: State.CONTESTED,
}


def list_title(listed: ListState, width: int, glyphs: Glyphs, *, focus: bool = False) -> Row:
    """Every filter with how many claims it lets through; a click shows those. The one in force stands out."""
    rest: Row = ((f" {glyphs.dot} /{shown(listed.text)} {listed.passing}", "text"),) if listed.text else ()
    rest += ((f" {glyphs.dot} by risk", "text"),) if listed.by_risk else ()
    shapes = [_filters(listed, names, glyphs) for names in (tuple(Filter), (Filter.UNDECIDED, listed.filter))]
    # What has no room is left out whole: the header and the palette have every count, too.
    least = [each for each in shapes[-1] if each[1] == "strong"]
    shapes += [shapes[-1][:count] for count in range(len(shapes[-1]) - 1, 0, -1)]
    fitting = (each for each in shapes if least[0] in each and _wide(each, rest, glyphs) <= width)
    return rule((*joined(next(fitting, least), glyphs), *rest), width, glyphs, focus=focus)


def _wide(filters: Sequence[Span], rest: Row, glyphs: Glyphs) -> int:
    return cells((*joined(filters, glyphs), *rest)) + _FRAME


def _filters(listed: ListState, named: Sequence[Filter], glyphs: Glyphs) -> list[Span]:
    """Each filter that lets something through; those that are not `named` have their sign alone, if they have one."""
    row: list[Span] = []
    for which in Filter:
        here, count = which is listed.filter, listed.counts.get(which, 0)
        sign = _SIGNS.get(which)
        if which not in (Filter.UNDECIDED, Filter.ALL) and not count and not here:
            continue
        name = str(which) if which in named or not sign else glyphs.states[sign]
        row.append((f"{name} {count}", "strong" if here else f"dim@screen.narrow('{which}')"))
    return row


def claim_title(state: ReviewState, width: int, glyphs: Glyphs, *, focus: bool = False) -> Row:
    """Which claim is shown, who says it, where it is; the speaker is cut before the place is."""
    if state.claim is None:
        return ()
    claim, stands = state.claim.claim, state.claim.state
    first: list[Span] = [(f"{state.claim.number} of {state.total}", "strong")]
    if stands is not State.UNDECIDED:
        first.append((f"{glyphs.states[stands]} {stands}", str(stands)))
    first.append((claim.kind, "text"))
    place = state.article.locate(claim.start)
    where = fit(shown(PurePath(state.article.path).name), 3 * _NAME) + (f":{place.line}" if place.line else "")
    last: list[Span] = [(where, "dim"), *((shown(flag), "warn") for flag in claim.flags)]
    if claim.speaker:
        sure = "" if claim.speaker.certain else " (sure?)"
        room = width - cells(joined([*first, (sure, ""), *last], glyphs)) - _FRAME
        first.append((fit(shown(claim.speaker.name or claim.speaker.text), max(_NAME, room)) + sure, "strong"))
    return rule(joined([*first, *last], glyphs), width, glyphs, focus=focus)


def footer(keys: Iterable[tuple[str, str, str]], width: int) -> Row:
    """The keys most used, as far as they fit: (key, label, action); the last two, the palette and help, always."""
    items = [
        ((key, f"key@{action}" if action else "key"), (f" {label}  ", f"dim@{action}" if action else "dim"))
        for key, label, action in keys
    ]
    most, last = items[:-2], [span for item in items[-2:] for span in item]
    row: list[Span] = [(" ", "text")]
    for item in most:
        if cells(row) + cells(item) + cells(last) > width:
            break
        row += item
    return clip((*row, *last), width)
