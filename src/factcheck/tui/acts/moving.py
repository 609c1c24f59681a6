"""Moving: from claim to claim, through filters and finds."""

from typing import TYPE_CHECKING

from factcheck.session import Filter
from factcheck.tui.actions import action

if TYPE_CHECKING:
    from factcheck.tui.review import ReviewScreen

GROUP = "Move"


@action("down", "j,down", "Next claim", GROUP)
def down(desk: "ReviewScreen") -> None:
    desk.step(1)


@action("up", "k,up", "Previous claim", GROUP)
def up(desk: "ReviewScreen") -> None:
    desk.step(-1)


@action("first", "g,home", "First claim", GROUP)
def first(desk: "ReviewScreen") -> None:
    desk.step(-len(desk.listed))


@action("last", "G,end", "Last claim", GROUP)
def last(desk: "ReviewScreen") -> None:
    desk.step(len(desk.listed))


def _undecided(desk: "ReviewScreen", *, backwards: bool) -> None:
    found = desk.session.next_undecided(desk.here, backwards=backwards)
    if found is None:
        desk.say("No other claim is undecided.", "dim")
    else:
        desk.go(found)


@action("next_undecided", "n", "Next undecided claim", GROUP)
def next_undecided(desk: "ReviewScreen") -> None:
    _undecided(desk, backwards=False)


@action("previous_undecided", "N", "Previous undecided claim", GROUP)
def previous_undecided(desk: "ReviewScreen") -> None:
    _undecided(desk, backwards=True)


@action("later", "space", "Leave it for later: on to the next undecided", GROUP, short="Later")
def later(desk: "ReviewScreen") -> None:
    _undecided(desk, backwards=False)


@action("filter", "f", "Show undecided, all, disputed, unsourced, stale, contested", GROUP, short="Filter")
def filter_(desk: "ReviewScreen") -> None:
    order = list(Filter)
    at = order.index(desk.filter)
    for which in (*order[at + 1 :], *order[: at + 1]):
        # A filter that lets nothing through is passed over, but for the two one looks for.
        if which in {Filter.UNDECIDED, Filter.ALL} or desk.session.filtered(which):
            desk.filter = which
            break
    desk.refilter()
    desk.say(f"Showing {desk.filter}: {desk.passing} of {len(desk.session.claims)} claims.", "text")


def _found(desk: "ReviewScreen", text: str) -> str:
    among = "" if desk.filter is Filter.ALL else f" among the {desk.filter}"
    if desk.passing:
        return f"{desk.passing} found{among}. esc shows all again."
    elsewhere = len(desk.session.filtered(Filter.ALL, text))
    others = f"; f shows others, {elsewhere} of them with it" if elsewhere else ""
    return f"No claim{among} has “{text}”{others}. esc shows all again."


@action("find", "slash", "Find a text in claims, speakers, notes; esc shows all again", GROUP)
def find(desk: "ReviewScreen") -> None:
    before = desk.found

    def changed(text: str) -> None:
        desk.found = text
        desk.refilter()

    def answered(text: str) -> None:
        changed(text)
        if text:
            desk.say(_found(desk, text), "text" if desk.passing else "warn")

    desk.ask("find:", answered, value=before, changed=changed, left=lambda: changed(before))
