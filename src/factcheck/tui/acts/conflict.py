"""Between git's two sides of a verdict."""

from typing import TYPE_CHECKING

from factcheck.review import Side
from factcheck.tui.actions import action

if TYPE_CHECKING:
    from factcheck.tui.conflict import ConflictScreen

GROUP = "Between git's two sides"


@action("take_ours", "o,left,h", "Our side holds", GROUP, short="Ours")
def take_ours(screen: "ConflictScreen") -> None:
    screen.take(Side.OURS)


@action("take_theirs", "t,right,l", "Their side holds", GROUP, short="Theirs")
def take_theirs(screen: "ConflictScreen") -> None:
    screen.take(Side.THEIRS)


@action(
    "take_both", "b", "Keep both: notes are joined; verdicts that differ make the claim contested", GROUP, short="Both"
)
def take_both(screen: "ConflictScreen") -> None:
    screen.take(Side.BOTH)


@action("next_conflict", "space,j,down,n", "Leave it for later: on to the next", GROUP, short="Later")
def next_conflict(screen: "ConflictScreen") -> None:
    screen.go(screen.here + 1)
    screen.say("")


@action("previous_conflict", "k,up,N", "Back to the one before", GROUP)
def previous_conflict(screen: "ConflictScreen") -> None:
    screen.go(screen.here - 1)
    screen.say("")


def _back_at(screen: "ConflictScreen", number: int | None, told: str, nothing: str) -> None:
    """Show the conflict whose choice was undone, or chosen again, and say so."""
    if number is None:
        screen.say(nothing, "dim")
    else:
        screen.go(number)
        screen.changed(told)


@action("undo_choice", "z", "Undo the last choice", GROUP, short="Undo")
def undo_choice(screen: "ConflictScreen") -> None:
    told = f"Undone. {screen.key('redo_choice')} chooses it again."
    _back_at(screen, screen.settling.undo(), told, "Nothing to undo here.")


@action("redo_choice", "Z", "Choose again what was undone", GROUP)
def redo_choice(screen: "ConflictScreen") -> None:
    told = f"Chosen again. {screen.key('undo_choice')} undoes."
    _back_at(screen, screen.settling.redo(), told, "Nothing was undone.")


@action(
    "settled", "enter,escape,q,ctrl+q", "Go on; what is not chosen stays between git's markers", GROUP, short="Go on"
)
def settled(screen: "ConflictScreen") -> None:
    screen.leave()


@action("conflict_palette", "colon,ctrl+p", "Every action, by name", GROUP)
def conflict_palette(screen: "ConflictScreen") -> None:
    screen.app.action_command_palette()


@action("conflict_help", "question_mark,f1", "This help", GROUP, short="Help")
def conflict_help(screen: "ConflictScreen") -> None:
    screen.open_help()
