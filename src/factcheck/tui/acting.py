"""Screens whose keys are actions of the registry."""

from typing import Any, ClassVar, TypeVar

from textual.screen import Screen

from factcheck.tui.actions import ACTIONS, Keymap, bindings
from factcheck.tui.help import HelpScreen

R = TypeVar("R")


class ActingScreen(Screen[R]):
    """Its bindings run the actions of its place, which are in the help, the palette and the docs."""

    AUTO_FOCUS = ""
    PLACE: ClassVar = ""
    keys: Keymap

    def action_act(self, name: str) -> None:
        ACTIONS[name].run(self)

    def open_help(self) -> None:
        self.app.push_screen(HelpScreen(self.keys, self.PLACE))


S = TypeVar("S", bound=ActingScreen[Any])


def keyed(screen: type[S], keys: Keymap) -> type[S]:
    """The screen with these keys: Textual wants bindings on the class."""
    return type(screen.__name__, (screen,), {"BINDINGS": bindings(keys, screen.PLACE), "keys": keys})
