"""What the review's commands say, ask and open on the screen."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Protocol

from textual.app import App

from factcheck.core.errors import FactcheckError
from factcheck.core.model import State
from factcheck.review import OpenText, Question, ReviewState
from factcheck.tui.command_screen import keyed
from factcheck.tui.dialogs import PickScreen
from factcheck.tui.keymap import Keymap
from factcheck.tui.options import Options
from factcheck.tui.prompt import Prompt, edited
from factcheck.tui.reader_screen import ArticleMarks, Marked, ReadingScreen
from factcheck.tui.rows import Row, shown
from factcheck.tui.theme import Glyphs


class Host(Protocol):
    """The screen that a review's commands run on."""

    options: Options
    glyphs: Glyphs
    keys: Keymap

    @property
    def app(self) -> App[Any]: ...
    @property
    def prompt(self) -> Prompt: ...
    def key(self, name: str) -> str: ...
    def state(self) -> ReviewState: ...
    def keep_note(self, claim_id: str, text: str) -> None: ...
    def redraw(self) -> None: ...
    def left(self) -> int: ...
    def done(self, left: int) -> None: ...
    def search(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None: ...


class ScreenUi:
    """The `Ui` of the review's commands on a screen. `said` is the line at its foot, until the next key."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._asked: tuple[object, ...] | None = None
        self._answers: tuple[object, ...] | None = None
        self.said: Row = ()

    def before(self, *, deciding: bool) -> None:
        """A key comes: a question is answered by the key that made it be asked, pressed again with nothing between."""
        self._answers, self._asked = self._asked if deciding else None, None
        self.said = ()

    @property
    def question(self) -> str:
        """What is asked for a second time; "" if nothing is."""
        return str(self._asked[-1]) if self._asked else ""

    def say(self, text: str, style: str = "text") -> None:
        self.said = ((f" {shown(text)}", style),)

    def did(self, text: str, style: str = "text") -> None:
        sign = f"{self._host.glyphs.states[State(style)]} " if style in set(State) else ""
        self.say(f"{sign}{text} {self.key('undo')} undoes.", style)

    def warn(self, error: FactcheckError) -> None:
        self.say(f"{error.message}. {error.hint}", "warn")

    def key(self, command: str) -> str:
        return self._host.key(command)

    def confirmed(self, *about: object, message: str) -> bool:
        if self._answers == (*about, message):
            return True
        self._asked = (*about, message)
        self.say(message, "warn")
        return False

    def ask(self, question: Question) -> None:
        """Ask for some words at the foot of the screen; what is answered is shown and saved."""

        def drawn(then: Callable[..., None], *text: str) -> None:
            then(*text)
            self._host.redraw()

        changed, left = partial(drawn, question.changed), partial(drawn, question.left)
        asked = replace(question, answered=self._then(question.answered), changed=changed, left=left)
        self._host.prompt.ask(asked, self._edited, partial(self._host.keep_note, question.claim_id))

    def _edited(self, text: str) -> str | None:
        try:
            return edited(self._host.app, self._host.options.edit, text)
        except FactcheckError as error:
            self.warn(error)
            self._host.redraw()
            return None

    def pick(self, title: str, items: Sequence[str], then: Callable[[str], None]) -> None:
        done = self._then(then)
        self._host.app.push_screen(PickScreen(title, items), lambda one: None if one is None else done(one))

    def read(self, text: OpenText, then: Callable[[int, int], None]) -> None:
        glyphs, state, marks = self._host.glyphs, self._host.state(), ArticleMarks(self._host.glyphs)
        own = text.document is state.article
        spot = Marked(text.start, text.end, "spot+claim", glyphs.here)
        screen = keyed(ReadingScreen, self._host.keys)(
            text.document,
            glyphs,
            title=text.title,
            enter=text.enter,
            at=text.start,
            marks=marks.all(state) if own else [spot] * (text.end > text.start),
            spot=marks.spot(state) if own else None,
            word=text.place,
        )
        done = self._then(then)
        self._host.app.push_screen(screen, lambda bounds: None if bounds is None else done(*bounds))

    def run(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        self._host.search(work, self._then(then))

    def copy(self, text: str) -> None:
        """Put a text on the clipboard of the terminal (OSC 52), and of the one around tmux."""
        self._host.app.copy_to_clipboard(text)
        self.say(f"Copied: {text}")

    def play(self, source: str, seconds: float) -> None:
        if self._host.options.play is None:
            self.say("No player: set one in the settings, or install mpv, vlc or ffplay.", "warn")
        else:
            self.say(self._host.options.play(source, seconds))

    def leave(self) -> None:
        self._host.app.exit()

    def _then(self, then: Callable[..., None]) -> Callable[..., None]:
        """`then`, after which what became of it is shown and saved."""

        def done(*found: Any) -> None:
            self.said = ()
            left = self._host.left()
            try:
                then(*found)
            except FactcheckError as error:
                self.warn(error)
            self._host.done(left)

        return done
