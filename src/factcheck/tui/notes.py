"""A note of a claim while it is written: at the foot of the screen or in the user's editor, not lost half typed."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from factcheck.core.errors import FactcheckError
from factcheck.tui.prompt import Question

if TYPE_CHECKING:
    from factcheck.tui.review import ReviewScreen


def ask_note(desk: "ReviewScreen", claim_id: str, label: str, answered: Callable[[str], None]) -> None:
    """Ask for this reviewer's note of a claim; half of it is kept when the program is ended from outside."""
    mine = desk.session.notes(claim_id).get(desk.session.reviewer, "")
    edit, kept = partial(_edited, desk), partial(desk.session.note, claim_id)
    desk.ask(Question(label, answered, value=mine, edit=edit, kept=kept))


def _edited(desk: "ReviewScreen", text: str) -> str | None:
    """The text after the user's editor has had it; None if it was left alone, or could not be opened."""
    if desk.options.edit is None:
        desk.say("No editor: set $EDITOR.", "warn")
    else:
        try:
            with desk.app.suspend():
                return desk.options.edit(text)
        except SuspendNotSupported:
            desk.say("An editor cannot take the place of this screen in a browser: type the note here.", "warn")
        except FactcheckError as error:
            desk.warn(error)
    desk.redraw()
    return None
