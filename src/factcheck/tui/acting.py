"""Screens whose keys are actions of the registry."""

from collections.abc import Callable
from typing import Any, ClassVar, TypeVar

from textual.screen import Screen

from factcheck.tui.actions import ACTIONS, Keymap, bindings, spelled
from factcheck.tui.help import HelpScreen

R = TypeVar("R")


class ActingScreen(Screen[R]):
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

    def open_help(self) -> None:
        self.app.push_screen(HelpScreen(self.keys, self.PLACE))


S = TypeVar("S", bound=ActingScreen[Any])


def keyed(screen: type[S], keys: Keymap) -> type[S]:
    """The screen with these keys: Textual wants bindings on the class."""
    return type(screen.__name__, (screen,), {"BINDINGS": bindings(keys, screen.PLACE), "keys": keys})
