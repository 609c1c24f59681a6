"""Dialogs: one of many to pick from, and the end of a review."""

import re
from collections.abc import Callable, Iterable, Sequence

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList

from factcheck.core.model import State
from factcheck.core.text import numbered
from factcheck.review import ReviewState
from factcheck.tui.bars import without_path
from factcheck.tui.explain import legend
from factcheck.tui.rendering import RowView, whole_cells
from factcheck.tui.rows import Row, indented, shown, wrap
from factcheck.tui.theme import PLAIN, Glyphs


def narrowed(items: Iterable[str], text: str) -> list[str]:
    """The items that have every one of the words typed, in any case."""
    words = text.casefold().split()
    return [item for item in items if all(word in item.casefold() for word in words)]


def _line(item: str) -> str:
    """The item on a line, with the blanks between its columns, which `shown` makes one."""
    return "".join(part if part.isspace() else shown(part) for part in re.split("( {2,})", item))


class PickScreen(ModalScreen[str | None]):
    """Gives the one picked, None if it was left."""

    DEFAULT_CSS = """
    PickScreen { align: center middle; }
    PickScreen Vertical { width: 96%; max-width: 90; height: auto; max-height: 80%; border: round $rule; }
    PickScreen Input, PickScreen Input:focus { border: none; height: 1; padding: 0 1; background: $bar; dock: top; }
    PickScreen OptionList, PickScreen OptionList:focus { border: none; height: auto; max-height: 100%; }
    """
    AUTO_FOCUS = "Input"
    BINDINGS = [  # noqa: RUF012 - as Textual has it
        Binding("escape", "dismiss(None)", show=False),
        *(Binding(key, f"move('{key}')", show=False) for key in ("up", "down", "pageup", "pagedown")),
    ]

    def __init__(
        self,
        title: str,
        items: Iterable[str],
        more: Callable[[str], list[str]] = lambda _: [],
        *,
        seen: Callable[[str], None] = lambda _: None,
        ask: str = "type to narrow; enter opens, esc leaves",
    ) -> None:
        """`more` gives items that come first for what is typed, beside those that have its words.

        `seen` hears which item is highlighted; `ask` is what the empty field says.
        """
        super().__init__()
        self._more = more
        self._seen = seen
        self._ask = ask
        self._title = title
        self._items = self._left = list(items)
        self._ahead: list[events.Key] = []

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = self._title
            yield Input(placeholder=self._ask, select_on_focus=False)
            yield OptionList(markup=False)

    def on_mount(self) -> None:
        self.query_one(OptionList).can_focus = False
        whole_cells(self.query_one(OptionList))
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

    def _narrowed(self) -> list[str]:
        text = self.query_one(Input).value
        return [*self._more(text.strip()), *narrowed(self._items, text)]

    def _narrow(self) -> None:
        self._left = self._narrowed()
        options = self.query_one(OptionList)
        options.clear_options()
        signs = PLAIN if self.app.has_class("ascii") else {}
        options.add_options(Content(_line(item).translate(signs)) for item in self._left)
        options.highlighted = 0 if self._left else None
        self.query_one(Vertical).border_subtitle = f"{len(self._left)} of {len(self._items)}"

    def action_move(self, key: str) -> None:
        options = self.query_one(OptionList)
        moves = {"up": options.action_cursor_up, "down": options.action_cursor_down}
        moves |= {"pageup": options.action_page_up, "pagedown": options.action_page_down}
        moves[key]()

    def on_input_submitted(self) -> None:
        if self._left != self._narrowed():
            self._narrow()
        at = self.query_one(OptionList).highlighted
        if at is not None:
            self.dismiss(self._left[at])

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_index < len(self._left):
            self._seen(self._left[event.option_index])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._left[event.option_index])


class LegendScreen(ModalScreen[None]):
    """What the signs mean, on a first visit; any key ends it."""

    DEFAULT_CSS = """
    LegendScreen { align: center middle; }
    LegendScreen RowView { width: 100%; max-width: 90; height: auto; max-height: 100%; border: round $rule;
        border-title-color: $strong; border-subtitle-color: $verified; }
    """

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self._glyphs = glyphs

    def compose(self) -> ComposeResult:
        view = RowView(id="legend")
        view.border_title = "Your first review: what the signs mean"
        view.border_subtitle = "any key begins; ? explains; z undoes"
        yield view

    def on_mount(self) -> None:
        view = self.query_one(RowView)
        view.styles.height = len(legend(self._glyphs, min(90, self.app.size.width) - 2)) + 2
        view.show(lambda width: legend(self._glyphs, width))

    def on_key(self, event: events.Key) -> None:
        event.stop()
        self.dismiss()

    def on_click(self) -> None:
        self.dismiss()


def summary_rows(state: ReviewState, said: Sequence[str] | None, width: int, glyphs: Glyphs) -> list[Row]:
    """Counts by state, sources not read, and what a check would say (None: not known)."""
    done = state.progress
    rows: list[Row] = [((f"  {done.decided} of {done.total} claims are decided.", "strong"),)]
    if done.decided < done.total:
        why = "The others are contested, stale or wait for another reviewer: nothing is left for you, but not all is done."
        rows += indented(wrap([(why, "warn")], width - 4), (("  ", "text"),))
    rows.append(())
    for each in State:
        count = getattr(done, each)
        if count:
            rows.append(((f"  {glyphs.states[each]} {count:>4}  {each}", str(each)),))
    if state.skipped:
        rows += [(), ((f"  {numbered(len(state.skipped), 'source')} could not be read:", "warn"),)]
        for item in state.skipped:
            line = f"{shown(item.path)}: {shown(without_path(item))}"
            rows += indented(wrap([(line, "text")], width - 6), (("    ", "text"),))
    if said is not None:
        rows += [(), (("  factcheck check would say:", "dim"),)]
        for line in said:
            rows += indented(wrap([(shown(line), "text")], width - 6), (("    ", "text"),))
    offered: list[Row] = [
        ((f"  {key:<4}", f"key@screen.dismiss({action!r})"), (words, "text"))
        for key, words, action in (
            *([("d", f"look at the {numbered(done.disputed, 'claim')} disputed", "disputed")] if done.disputed else []),
            ("f", "show other claims", "filter"),
            ("z", "undo the last one", "undo"),
            ("q", "quit (all is saved), or back to the start screen", "quit"),
        )
    ]
    path = shown(state.article.path)
    report = f"factcheck report {path} --output script.html writes the annotated script."
    return [*rows, (), *offered, (), *indented(wrap([(report, "dim")], width - 2), (("  ", "dim"),))]


class DoneScreen(ModalScreen[str | None]):
    """Gives the id of the action that a key asks for, None to go back."""

    DEFAULT_CSS = """
    DoneScreen { align: center middle; }
    DoneScreen RowView { width: 90%; max-width: 76; height: auto; max-height: 90%; border: round $rule;
        border-title-color: $strong; }
    """
    BINDINGS = [  # noqa: RUF012 - as Textual has it
        Binding("q,ctrl+q", "dismiss('quit')", show=False),
        Binding("z", "dismiss('undo')", show=False),
        Binding("f", "dismiss('filter')", show=False),
        Binding("d", "dismiss('disputed')", show=False),
        Binding("escape,enter", "dismiss(None)", show=False),
    ]

    def __init__(self, state: ReviewState, said: Sequence[str] | None, glyphs: Glyphs) -> None:
        super().__init__()
        self._state = state
        self._said = said
        self._glyphs = glyphs

    def compose(self) -> ComposeResult:
        view = RowView(id="done")
        done = self._state.progress
        view.border_title = "All done" if done.decided == done.total else "Nothing left for you"
        yield view

    def on_mount(self) -> None:
        view = self.query_one(RowView)
        rows = summary_rows(self._state, self._said, 70, self._glyphs)
        view.styles.height = len(rows) + 2
        view.show(lambda width: summary_rows(self._state, self._said, width, self._glyphs))
