"""Screens whose keys run commands, and their help."""

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen
from textual.widgets import Input

from factcheck.tui.dialogs import PickScreen, narrowed
from factcheck.tui.keymap import ACTIONS, PLACES, Action, Keymap, bindings, keymap, spelled
from factcheck.tui.rendering import RowView
from factcheck.tui.rows import Row, indented, shown, wrap


def help_rows(keys: Keymap, width: int, place: str = "review") -> list[Row]:
    """Every action with its keys, by group, those of the screen one is on before the others."""
    rows: list[Row] = []
    for group in sorted(PLACES, key=lambda group: PLACES[group] != place):
        rows += [(), ((f"  {group}", "strong"),)]
        for it in ACTIONS.values():
            if it.group == group:
                named = " ".join(spelled(key) for key in keys.keys[it.id])
                rows += indented(wrap([(it.title, "text")], width - 20), ((f"    {named:<14} ", "key"),))
    return rows[1:]


def keys_page() -> str:
    """The page about keys in the docs, in Markdown."""
    lines = [
        "# Keys of the review",
        "",
        "Each action can have other keys: `[keys]` in your own configuration names it and its keys, separated by commas,",
        'as in `undo = "ctrl+e, z"`. A key that two actions want is reported when the review opens.',
    ]
    keys = keymap({})
    for group in PLACES:
        lines += ["", f"## {group}", "", "| key | action | id |", "|---|---|---|"]
        for it in ACTIONS.values():
            if it.group == group:
                named = " ".join(f"`{spelled(key)}`" for key in keys.keys[it.id])
                lines.append(f"| {named} | {it.title} | `{it.id}` |")
    return "\n".join(lines) + "\n"


About = Callable[[int], list[Row]]
"""Rows that explain what is on the screen, for a width."""


class HelpScreen(ModalScreen[None]):
    """What one is looking at, then all keys; what is typed narrows it, escape and ? close it."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen Vertical { width: 90%; max-width: 84; height: 90%; border: round $rule; border-title-color: $strong; }
    HelpScreen RowView { height: 1fr; }
    HelpScreen Input, HelpScreen Input:focus { border: none; height: 1; padding: 0 1; background: $bar; }
    """
    AUTO_FOCUS = "Input"
    BINDINGS = [  # noqa: RUF012 - as Textual has it
        Binding("escape,f1", "dismiss", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("pagedown", "scroll(10)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
    ]

    def __init__(self, keys: Keymap, place: str = "review", about: About = lambda _: []) -> None:
        super().__init__()
        self._keys = keys
        self._place = place
        self._about = about

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = "Help (esc closes)"
            yield Input(placeholder="type to find a key or a sign", select_on_focus=False)
            yield RowView(id="help")

    def on_mount(self) -> None:
        self._narrow()

    def on_input_changed(self, event: Input.Changed) -> None:
        # A field takes every letter, the ? that closes what a ? opened among them.
        if event.value.endswith("?"):
            self.dismiss()
        else:
            self._narrow()

    def _narrow(self) -> None:
        text = self.query_one(Input).value

        def rows(width: int) -> list[Row]:
            about = self._about(width)
            every = [*about, *([()] if about else []), *help_rows(self._keys, width, self._place)]
            wanted = [row for row in every if not text or narrowed(["".join(part for part, _ in row)], text)]
            return wanted or [((f"  Nothing here has “{shown(text)}”.", "dim"),)]

        self.query_one(RowView).show(rows, top=True)

    def action_scroll(self, by: int) -> None:
        self.query_one(RowView).scroll_relative(y=by, animate=False)


R = TypeVar("R")


class CommandScreen(Screen[R]):
    """Its bindings run the actions of its place, which are in the help, the palette and the docs."""

    AUTO_FOCUS = ""
    PLACE: ClassVar = ""
    keys: Keymap

    def action_act(self, name: str) -> None:
        ACTIONS[name].run(self)

    def key(self, name: str) -> str:
        """The first key of an action, as people write it; its title, if the user left it none."""
        keys = self.keys.keys[name]
        return spelled(keys[0]) if keys else f"“{ACTIONS[name].title}”"

    def hear(self, tell: Callable[..., object], *args: object) -> None:
        """Be told something by a thread.

        Not while the program ends: a thread may be at work still when what it would have drawn on is taken down.
        """
        self.app.call_from_thread(lambda: tell(*args) if self.is_running else None)

    def palette(self) -> dict[str, Callable[[], object]]:
        """What can be done here, a line for each, by use."""
        here = [it for group in PLACES for it in ACTIONS.values() if it.group == group and it.place == self.PLACE]
        return {self._line(it): partial(self.action_act, it.id) for it in here}

    def _line(self, it: Action) -> str:
        named = " ".join(spelled(key) for key in self.keys.keys[it.id])
        group = f"{it.group:<8} " if self.PLACE == "review" else ""  # elsewhere there is one
        return f"{group}{it.title}" + (f"  ({named})" if named else "")

    def more_in_palette(self, text: str) -> dict[str, Callable[[], object]]:  # noqa: ARG002 - a screen may know more
        """What a text typed there stands for besides."""
        return {}

    def open_palette(self) -> None:
        known = self.palette()
        typed: dict[str, Callable[[], object]] = {}

        def more(text: str) -> list[str]:
            found = self.more_in_palette(text)
            typed.update(found)
            return list(found)

        def picked(line: str | None) -> None:
            if line is not None:
                (known | typed)[line]()

        self.app.push_screen(PickScreen("What to do?", known, more), picked)

    def open_help(self) -> None:
        self.app.push_screen(HelpScreen(self.keys, self.PLACE, self.about))

    def about(self, width: int) -> list[Row]:  # noqa: ARG002 - a screen may have something to explain
        """What the help says first, of what one is looking at."""
        return []


S = TypeVar("S", bound=CommandScreen[Any])


def keyed(screen: type[S], keys: Keymap) -> type[S]:
    """The screen with these keys: Textual wants bindings on the class."""
    return type(screen.__name__, (screen,), {"BINDINGS": bindings(keys, screen.PLACE), "keys": keys})
