"""Commands: what they are, and what they need of whoever shows the review, the screen or line mode."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from factcheck.core.model import Document
from factcheck.review.session import Session


@dataclass(frozen=True, slots=True)
class Question:
    """Words to ask for. `answered` gets them, `changed` hears every keystroke, `left` that there is no answer.

    What is typed replaces a `value` that is `selected`. With `claim_id` the words are this reviewer's note of that
    claim: several lines, which an editor may have, and which are kept half typed when the program is ended from outside.
    """

    label: str
    answered: Callable[[str], None]
    value: str = ""
    selected: bool = False
    changed: Callable[[str], None] = lambda _: None
    left: Callable[[], None] = lambda: None
    claim_id: str = ""


@dataclass(frozen=True, slots=True)
class OpenText:
    """A text to read and to take words from: `title` names it, `enter` says what taking does.

    It opens at the span from `start` to `end`. With `place` one may take a place in it, without words.
    """

    document: Document
    title: str
    enter: str
    start: int
    end: int
    place: bool = False


class Ui(Protocol):
    """What a command needs of the screen, or of line mode."""

    def say(self, text: str, style: str = "text") -> None:
        """One line: what was done, or why nothing was. `style` is a name of a style, such as "warn"."""

    def did(self, text: str, style: str = "text") -> None:
        """Say what was done, and how to undo it."""

    def key(self, command: str) -> str:
        """What to press, or type, for a command."""

    def confirmed(self, *about: object, message: str) -> bool:
        """Whether the same command is given for the second time in a row about this; if not, say the message."""

    def ask(self, question: Question) -> None:
        """Ask for some words."""

    def pick(self, title: str, items: Sequence[str], then: Callable[[str], None]) -> None:
        """Let the reviewer pick one of many."""

    def read(self, text: OpenText, then: Callable[[int, int], None]) -> None:
        """Open a text; `then` gets the offsets of what is taken from it."""

    def run(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """Do something slow, and then something with its result."""

    def copy(self, text: str) -> None:
        """Give the reviewer a text to paste elsewhere."""

    def play(self, source: str, seconds: float) -> None:
        """Play the tape that lies beside a source."""

    def leave(self) -> None:
        """End the review."""


Run = Callable[[Session, Ui], None]


@dataclass(frozen=True, slots=True)
class Command:
    """`id` is what settings, docs and tests call it; `group` is its heading in the help."""

    id: str
    title: str
    group: str
    run: Run


COMMANDS: dict[str, Command] = {}


def command(name: str, title: str, group: str) -> Callable[[Run], Run]:
    def register(run: Run) -> Run:
        COMMANDS[name] = Command(name, title, group, run)
        return run

    return register


def on_claim(run: Callable[[Session, Ui, str], None]) -> Run:
    """A command about the current claim; that there is none is said."""

    def checked(session: Session, ui: Ui) -> None:
        if session.listed.here is None:
            ui.say(session.listed.why_none(ui.key("filter"), ui.key("unmark")), "warn")
        else:
            run(session, ui, session.listed.here)

    return checked
