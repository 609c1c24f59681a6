"""Passages: which one is shown, how, and what is evidence."""

from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.errors import FactcheckError
from factcheck.tui.actions import action

if TYPE_CHECKING:
    from factcheck.tui.review import ReviewScreen

GROUP = "Passages"


def _shift(desk: "ReviewScreen", by: int) -> None:
    if desk.here is not None:
        desk.show_passage(desk.session.shown(desk.here)[0] + by)


@action("next_source", "right,l", "Next source", GROUP, short="Source")
def next_source(desk: "ReviewScreen") -> None:
    _shift(desk, 1)


@action("previous_source", "left,h", "Previous source", GROUP)
def previous_source(desk: "ReviewScreen") -> None:
    _shift(desk, -1)


@action("more_context", "plus,equals_sign", "More of the source around", GROUP)
def more_context(desk: "ReviewScreen") -> None:
    desk.view = replace(desk.view, around=min(40, desk.view.around + 2))
    desk.redraw()


@action("less_context", "minus", "Less of the source around", GROUP)
def less_context(desk: "ReviewScreen") -> None:
    desk.view = replace(desk.view, around=max(0, desk.view.around - 2))
    desk.redraw()


@action("side_by_side", "w", "Words side by side, or both in one text", GROUP)
def side_by_side(desk: "ReviewScreen") -> None:
    desk.view = replace(desk.view, running=not desk.view.running)
    desk.redraw()


@action("evidence", "e", "Make the passage shown evidence, or take it away", GROUP, short="Evidence")
def evidence(desk: "ReviewScreen") -> None:
    if desk.here is None:
        return
    number, passage = desk.session.shown(desk.here)
    if passage is None:
        desk.say("No passage is shown. s searches the sources.", "dim")
        return
    if passage.key:
        desk.session.unchoose(desk.here, passage.key)
        desk.say("No longer evidence. z undoes.", "text")
        return
    try:
        desk.session.choose(desk.here, passage.candidate)
    except FactcheckError as error:
        desk.say(f"{error.message}. {error.hint}", "warn")
        return
    desk.session.show(desk.here, number)
    desk.say(f"{desk.glyphs.kept} Evidence. e takes it away.", "text")
