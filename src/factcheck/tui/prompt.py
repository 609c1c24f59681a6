"""One line to type in at the foot of the screen: a note, a search, a reason."""

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import Input, Label


class Field(Input):
    """The field of a prompt. Keys typed ahead keep their order: what follows enter or escape is for the screen."""

    def on_key(self, event: events.Key) -> None:
        prompt = self.parent
        if not isinstance(prompt, Prompt):
            return
        if not prompt.asking:
            self.app.post_message(events.Key(event.key, event.character))
        elif event.key == "enter":
            prompt.answer()
        elif event.key == "escape":
            prompt.leave()
        else:
            return
        event.stop()
        event.prevent_default()


class Prompt(Horizontal):
    """Hidden until asked something; enter answers, escape leaves it. `changed` hears every keystroke."""

    DEFAULT_CSS = """
    Prompt { height: 1; display: none; background: $bar; }
    Prompt.asking { display: block; }
    Prompt Label { width: auto; color: $verified; text-style: bold; padding: 0 1; }
    Prompt Input { width: 1fr; background: $bar; border: none; height: 1; padding: 0; }
    """
    BINDINGS = [  # noqa: RUF012 - as Textual has it
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
        yield Field(id="prompt-input", compact=True, select_on_focus=False)

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
        field = self.query_one(Field)
        with self.prevent(Input.Changed):
            field.value = value
        field.cursor_position = len(value)
        self.add_class("asking")
        self.screen.set_focus(field)

    def take(self, event: events.Key) -> bool:
        """Take a key that was typed before the field had the focus, if it is one for it."""
        if event.key == "enter":
            self.answer()
        elif event.key == "escape":
            self.leave()
        elif event.is_printable and event.character:
            self.query_one(Field).insert_text_at_cursor(event.character)
        else:
            return False
        return True

    def answer(self) -> None:
        self._close()
        self._answered(self.query_one(Field).value)

    def leave(self) -> None:
        self._close()
        if self._left:
            self._left()

    def _close(self) -> None:
        self.remove_class("asking")
        self.screen.set_focus(None)

    def action_edit(self) -> None:
        if self._edit is None:
            return
        text = self._edit(self.query_one(Field).value)
        if text is not None:
            self._close()
            self._answered(text)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.asking and self._changed:
            self._changed(event.value)
