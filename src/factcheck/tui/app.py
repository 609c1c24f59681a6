"""The app around the review screen: themes, keys, the command palette, signals, the clipboard."""

import base64
import os
from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import events
from textual.app import App
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.screen import Screen

import factcheck.tui.acts  # noqa: F401 - fills the registry
from factcheck.session import Session
from factcheck.tui import themes
from factcheck.tui.actions import ACTIONS, Keymap, bindings, keymap, spelled
from factcheck.tui.options import Options
from factcheck.tui.review import ReviewScreen


class ActionProvider(Provider):
    """Every action of the review by name, with its key."""

    async def discover(self) -> Hits:
        screen = self.screen
        if isinstance(screen, ReviewScreen):
            for it in ACTIONS.values():
                yield DiscoveryHit(self._title(screen, it.id), self._runner(screen, it.id), help=it.group)

    async def search(self, query: str) -> Hits:
        screen, matcher = self.screen, self.matcher(query)
        if isinstance(screen, ReviewScreen):
            for it in ACTIONS.values():
                title = self._title(screen, it.id)
                score = matcher.match(title)
                if score > 0:
                    yield Hit(score, matcher.highlight(title), self._runner(screen, it.id), help=it.group)

    def _title(self, screen: ReviewScreen, name: str) -> str:
        keys = screen.keys.keys[name]
        return ACTIONS[name].title + (f"  ({spelled(keys[0])})" if keys else "")

    def _runner(self, screen: ReviewScreen, name: str) -> Callable[[], None]:
        return partial(screen.action_act, name)


class ReviewApp(App[None]):
    """The review of one session."""

    TITLE = "factcheck"
    CSS_PATH = "review.tcss"
    COMMANDS: ClassVar = {ActionProvider}
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"
    BINDINGS: ClassVar = []

    def __init__(self, session: Session, options: Options | None = None) -> None:
        # Textual takes all colour away only where it draws in the terminal's own; else NO_COLOR would give greys.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.session = session
        self.options = options or Options()
        for theme in themes.THEMES:
            self.register_theme(theme)
        wanted = self.options.theme or ("factcheck-ansi" if self.no_color else "factcheck-dark")
        self.theme = wanted if wanted in self.available_themes else "factcheck-dark"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.variables(self.current_theme)

    def get_default_screen(self) -> Screen[None]:
        keys = keymap(self.options.keys)
        screen = _keyed(keys)(self.session, self.options, keys)
        if keys.wrong:
            screen.say("; ".join(keys.wrong), "warn")
        return screen

    def copy_to_clipboard(self, text: str) -> None:
        super().copy_to_clipboard(text)
        if self.options.tmux and self._driver is not None:
            # tmux passes this on to the terminal around it, if it is allowed to (allow-passthrough).
            coded = base64.b64encode(text.encode("utf-8", "replace")).decode()
            self._driver.write(f"\x1bPtmux;\x1b\x1b]52;c;{coded}\x07\x1b\\")

    def on_key(self, event: events.Key) -> None:
        # Typed ahead of a prompt that has only now opened: these letters are its, and decide nothing.
        if isinstance(self.screen, ReviewScreen) and self.screen.typed_ahead(event):
            event.prevent_default()


def _keyed(keys: Keymap) -> type[ReviewScreen]:
    """The review screen with these keys: Textual wants bindings on the class."""

    class Keyed(ReviewScreen):
        BINDINGS = bindings(keys)

    return Keyed
