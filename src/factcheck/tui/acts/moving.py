"""Moving: from claim to claim, through filters and finds."""

from typing import TYPE_CHECKING

from factcheck.review import Filter
from factcheck.tui.actions import action
from factcheck.tui.prompt import Question

if TYPE_CHECKING:
    from factcheck.tui.review import ReviewScreen

GROUP = "Move"


@action("down", "j,down", "Next claim", GROUP)
def down(desk: "ReviewScreen") -> None:
    desk.listed.step(1)


@action("up", "k,up", "Previous claim", GROUP)
def up(desk: "ReviewScreen") -> None:
    desk.listed.step(-1)


@action("first", "g,home", "First claim", GROUP)
def first(desk: "ReviewScreen") -> None:
    desk.listed.step(-len(desk.listed.claims))


@action("last", "G,end", "Last claim", GROUP)
def last(desk: "ReviewScreen") -> None:
    desk.listed.step(len(desk.listed.claims))


def _undecided(desk: "ReviewScreen", *, backwards: bool) -> None:
    found = desk.listed.next_undecided(backwards=backwards)
    if found is None:
        desk.say("No other claim is undecided.", "dim")
    else:
        desk.listed.go(found)


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
    listed, order = desk.listed, list(Filter)
    at = order.index(listed.filter)
    for which in (*order[at + 1 :], *order[: at + 1]):
        # A filter that lets nothing through is passed over, but for the two one looks for.
        if which in {Filter.UNDECIDED, Filter.ALL} or desk.session.filtered(which, listed.text):
            listed.narrow(which)
            break
    if desk.here is not None or not desk.session.claims:
        desk.say(f"Showing {listed.filter}: {listed.passing} of {len(desk.session.claims)} claims.", "text")
    else:
        desk.say(listed.why_none(), "warn")


@action("find", "slash", "Find a text in claims, speakers, notes; esc shows all again", GROUP)
def find(desk: "ReviewScreen") -> None:
    before, here = desk.listed.text, desk.here

    def changed(text: str) -> None:
        desk.listed.narrow(text=text)

    def answered(text: str) -> None:
        changed(text)
        if text and desk.on_claim():
            which = desk.listed.filter
            among = "" if which is Filter.ALL else f" among the {which}"
            desk.say(f"{desk.listed.passing} found{among}. {desk.key('unmark')} shows all again.", "text")

    def left() -> None:
        changed(before)
        if here is not None:
            desk.listed.go(here)

    desk.ask(Question("find:", answered, value=before, selected=True, changed=changed, left=left))
