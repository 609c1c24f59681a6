"""Some words to type in at the foot of the screen: a note, a search, a reason."""

from collections.abc import Callable, Iterator

from textual import events
from textual.app import App, ComposeResult, SuspendNotSupported
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import Label, TextArea

from factcheck.core.errors import FactcheckError
from factcheck.review import Question

HIGHEST = 8
"""Rows that a long note takes before it scrolls."""


def edited(app: App[None], edit: Callable[[str], str | None] | None, text: str) -> str | None:
    """The text after the user's editor has had it, the screen put aside; None if it was left alone."""
    if edit is None:
        raise FactcheckError("no editor", hint="Set $EDITOR.")
    try:
        with app.suspend():
            return edit(text)
    except SuspendNotSupported as error:
        raise FactcheckError(
            "an editor cannot take the place of this screen in a browser", hint="Type the note here."
        ) from error


class Field(TextArea):
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
        elif event.key in {"ctrl+j", "alt+enter", "shift+enter"} and prompt.editable:
            # The last two reach us from few terminals as what they are: most, and the page of `serve`, say enter.
            self.insert("\n")
        else:
            return
        event.stop()
        event.prevent_default()


class Prompt(Horizontal):
    """Hidden until asked something; enter answers, escape leaves it.

    It grows upwards with what is typed, over whatever is there.
    """

    DEFAULT_CSS = """
    Prompt { height: 1; display: none; background: $bar; }
    Prompt.asking { display: block; }
    Prompt Label { width: auto; color: $verified; text-style: bold reverse; padding: 0 1; margin: 0 1 0 0; }
    Prompt Field, Prompt Field:focus { width: 1fr; height: 100%; background: $bar; border: none; padding: 0;
        scrollbar-size-vertical: 1; }
    """
    BINDINGS = [  # noqa: RUF012 - as Textual has it
        Binding("ctrl+o", "edit", "In $EDITOR", show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._question = Question("", lambda _: None)
        self._edit: Callable[[str], str | None] = lambda _: None
        self._keep: Callable[[str], None] = lambda _: None

    def compose(self) -> ComposeResult:
        yield Label(id="prompt-label", markup=False)
        field = Field(id="prompt-input", compact=True, highlight_cursor_line=False)
        field.cursor_blink = False
        yield field

    @property
    def asking(self) -> bool:
        return self.has_class("asking")

    @property
    def editable(self) -> bool:
        """Whether this is a text of several lines, which an editor may have."""
        return bool(self._question.claim_id)

    def keys(self) -> Iterator[tuple[str, str, str]]:
        """Key, label and click action of what can be done while it asks."""
        yield "enter", "Done", "screen.prompt('answer')"
        yield "esc", "Leave it", "screen.prompt('leave')"
        if self.editable:
            yield "ctrl+o", "Editor", "screen.prompt('edit')"
            yield "ctrl+j", "New line", ""

    def ask(self, question: Question, edit: Callable[[str], str | None], keep: Callable[[str], None]) -> None:
        """Ask for some words. A note can be edited elsewhere (None: left alone), and is kept if the program ends."""
        self._question, self._edit, self._keep = question, edit, keep
        self.query_one(Label).update(question.label)
        field = self.query_one(Field)
        with self.prevent(TextArea.Changed):
            field.load_text(question.value)
        field.move_cursor(field.document.end)
        if question.selected:
            field.select_all()
        self.add_class("asking")
        self.screen.set_focus(field)
        self.call_after_refresh(self._fit)

    def keep(self) -> None:
        """Keep what is half typed, if it is something to be kept."""
        if self.asking and self.editable and (typed := self.query_one(Field).text).strip():
            self._keep(typed)

    def take(self, event: events.Key) -> bool:
        """Take a key that was typed before the field had the focus, if it is one for it."""
        if event.key == "enter":
            self.answer()
        elif event.key == "escape":
            self.leave()
        elif event.is_printable and event.character:
            field = self.query_one(Field)
            field.replace(event.character, *field.selection, maintain_selection_offset=False)
        else:
            return False
        return True

    def answer(self) -> None:
        self._close()
        self._question.answered(self.query_one(Field).text)

    def leave(self) -> None:
        self._close()
        self._question.left()

    def _close(self) -> None:
        self.remove_class("asking")
        self.screen.set_focus(None)

    def action_edit(self) -> None:
        if not self.editable:
            return
        text = self._edit(self.query_one(Field).text)
        if text is not None:
            self._close()
            self._question.answered(text)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._fit()
        if self.asking:
            self._question.changed(self.query_one(Field).text)

    def on_resize(self) -> None:
        self._fit()

    def _fit(self) -> None:
        """Be as high as what is typed."""
        rows = min(HIGHEST, max(1, self.query_one(Field).wrapped_document.height))
        if self.styles.height is None or self.styles.height.value != rows:
            self.styles.height = rows
