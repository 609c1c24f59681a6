"""One of many to pick from; typing narrows them."""

from collections.abc import Iterable

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList

from factcheck.tui.spans import shown


def narrowed(items: Iterable[str], text: str) -> list[str]:
    """The items that have every one of the words typed, in any case."""
    words = text.casefold().split()
    return [item for item in items if all(word in item.casefold() for word in words)]


class PickScreen(ModalScreen[str | None]):
    """Gives the one picked, None if it was left."""

    DEFAULT_CSS = """
    PickScreen { align: center middle; }
    PickScreen Vertical { width: 80%; max-width: 90; height: auto; max-height: 80%; border: round $rule; }
    PickScreen Input, PickScreen Input:focus { border: none; height: 1; padding: 0 1; background: $bar; }
    PickScreen OptionList, PickScreen OptionList:focus { border: none; height: auto; max-height: 100%; }
    """
    AUTO_FOCUS = "Input"
    BINDINGS = [  # noqa: RUF012 - as Textual has it
        Binding("escape", "dismiss(None)", show=False),
        *(Binding(key, f"move('{key}')", show=False) for key in ("up", "down", "pageup", "pagedown")),
    ]

    def __init__(self, title: str, items: Iterable[str]) -> None:
        super().__init__()
        self._title = title
        self._items = self._left = list(items)
        self._ahead: list[events.Key] = []

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = self._title
            yield Input(placeholder="type to narrow; enter opens, esc leaves", select_on_focus=False)
            yield OptionList(markup=False)

    def on_mount(self) -> None:
        self.query_one(OptionList).can_focus = False
        self._narrow()
        for event in self._ahead:
            self._take(event)

    def typed_ahead(self, event: events.Key) -> bool:
        """A key that came before the field had the focus; whether it is for the field."""
        if self.is_mounted:
            return self._take(event)
        self._ahead.append(event)
        return True

    def _take(self, event: events.Key) -> bool:
        if event.key == "enter":
            self.on_input_submitted()
        elif event.is_printable and event.character:
            self.query_one(Input).insert_text_at_cursor(event.character)
        else:
            return False
        return True

    def on_input_changed(self) -> None:
        self._narrow()

    def _narrow(self) -> None:
        self._left = narrowed(self._items, self.query_one(Input).value)
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(Content(shown(item)) for item in self._left)
        options.highlighted = 0 if self._left else None
        self.query_one(Vertical).border_subtitle = f"{len(self._left)} of {len(self._items)}"

    def action_move(self, key: str) -> None:
        options = self.query_one(OptionList)
        moves = {"up": options.action_cursor_up, "down": options.action_cursor_down}
        moves |= {"pageup": options.action_page_up, "pagedown": options.action_page_down}
        moves[key]()

    def on_input_submitted(self) -> None:
        if self._left != narrowed(self._items, self.query_one(Input).value):
            self._narrow()
        at = self.query_one(OptionList).highlighted
        if at is not None:
            self.dismiss(self._left[at])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._left[event.option_index])
