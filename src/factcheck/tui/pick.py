"""One of a few to pick from."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList

from factcheck.tui.spans import shown


class PickScreen(ModalScreen[str | None]):
    """Gives the one picked, None if it was left."""

    DEFAULT_CSS = """
    PickScreen { align: center middle; }
    PickScreen OptionList { width: 80%; max-width: 90; height: auto; max-height: 80%; border: round $rule; }
    """
    BINDINGS = [Binding("escape,q", "dismiss(None)", show=False)]  # noqa: RUF012 - as Textual has it

    def __init__(self, title: str, items: Iterable[str]) -> None:
        super().__init__()
        self._title = title
        self._items = list(items)

    def compose(self) -> ComposeResult:
        options = OptionList(*(Content(shown(item)) for item in self._items), markup=False)
        options.border_title = self._title
        yield options

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._items[event.option_index])
