"""One line to type in at the foot of the screen: a note, a search, a reason."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import Input, Label


class Prompt(Horizontal):
    """Hidden until asked something; enter answers, escape leaves it. `changed` hears every keystroke."""

    DEFAULT_CSS = """
    Prompt { height: 1; display: none; background: $bar; }
    Prompt.asking { display: block; }
    Prompt Label { width: auto; color: $verified; text-style: bold; padding: 0 1; }
    Prompt Input { width: 1fr; background: $bar; border: none; height: 1; padding: 0; }
    """
    BINDINGS = [  # noqa: RUF012 - as Textual has it
        Binding("escape", "leave", "Leave", show=False),
        Binding("ctrl+o", "edit", "In $EDITOR", show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._answered: Callable[[str], None] = lambda _: None
        self._changed: Callable[[str], None] | None = None
        self._left: Callable[[], None] | None = None
        self._edit: Callable[[str], str | None] | None = None

    def compose(self) -> ComposeResult:
        yield Label(id="prompt-label", markup=False)
        yield Input(id="prompt-input", compact=True, select_on_focus=False)

    @property
    def asking(self) -> bool:
        return self.has_class("asking")

    def ask(
        self,
        label: str,
        answered: Callable[[str], None],
        *,
        value: str = "",
        changed: Callable[[str], None] | None = None,
        left: Callable[[], None] | None = None,
        edit: Callable[[str], str | None] | None = None,
    ) -> None:
        """Ask for a line. `edit` takes the text to a program of the user's and gives it back (None: left alone)."""
        self._answered, self._changed, self._left, self._edit = answered, changed, left, edit
        self.query_one(Label).update(label)
        field = self.query_one(Input)
        with self.prevent(Input.Changed):
            field.value = value
        field.cursor_position = len(value)
        self.add_class("asking")
        field.focus()

    def _close(self) -> None:
        self.remove_class("asking")
        self.screen.set_focus(None)

    def action_leave(self) -> None:
        self._close()
        if self._left:
            self._left()

    def action_edit(self) -> None:
        if self._edit is None:
            return
        text = self._edit(self.query_one(Input).value)
        if text is not None:
            self._close()
            self._answered(text)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.asking and self._changed:
            self._changed(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._close()
        self._answered(event.value)
