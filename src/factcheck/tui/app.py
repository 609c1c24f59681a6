"""The apps around the screens: themes, keys, the command palette, signals, the clipboard."""

import base64
import os
from collections.abc import Callable
from typing import Any, ClassVar

from textual import events
from textual.app import App
from textual.screen import Screen

from factcheck.core import yielding
from factcheck.review import ConflictChoices, Session
from factcheck.tui import theme
from factcheck.tui.command_screen import keyed
from factcheck.tui.conflict_screen import ConflictScreen
from factcheck.tui.dialogs import PickScreen
from factcheck.tui.keymap import keymap
from factcheck.tui.options import Options
from factcheck.tui.review_screen import ReviewScreen
from factcheck.tui.start_screen import Start, StartScreen
from factcheck.tui.theme import ASCII, UNICODE


class ScreenApp(App[str]):
    """What is around any of our screens; `flush` saves what is not saved."""

    TITLE = "factcheck"
    CSS_PATH = "review_screen.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar = []

    def __init__(self, options: Options | None, flush: Callable[[], None]) -> None:
        # Textual takes all colour away only where it draws in the terminal's own; else NO_COLOR would give greys.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.options = options or Options()
        self.flush = flush
        self.settings = dict(self.options.settings)
        self.set_class(self.options.ascii_only, "ascii")
        for each in theme.THEMES:
            self.register_theme(each)
        wanted = self.options.theme or ("factcheck-ansi" if self.no_color else "factcheck-dark")
        self.theme = wanted if wanted in self.available_themes else "factcheck-dark"

    def keep_typed(self) -> None:
        """Keep what is half typed, as far as it can be kept."""
        for screen in self.screen_stack:
            if isinstance(screen, ReviewScreen):
                screen.keep_typed()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return theme.variables(self.current_theme)

    def post_display_hook(self) -> None:
        yielding.release()  # what the key did is on the screen: what waits for that goes on

    def copy_to_clipboard(self, text: str) -> None:
        super().copy_to_clipboard(text)
        if self.options.tmux and self._driver is not None:
            # tmux passes this on to the terminal around it, if it is allowed to (allow-passthrough).
            coded = base64.b64encode(text.encode("utf-8", "replace")).decode()
            self._driver.write(f"\x1bPtmux;\x1b\x1b]52;c;{coded}\x07\x1b\\")

    def on_key(self, event: events.Key) -> None:
        # Typed ahead of a field that has only now opened: these letters are its, and decide nothing.
        if isinstance(self.screen, ReviewScreen | PickScreen) and self.screen.typed_ahead(event):
            event.prevent_default()


class ReviewApp(ScreenApp):
    """The review of one session."""

    def __init__(self, session: Session, options: Options | None = None) -> None:
        super().__init__(options, session.flush)
        self.session = session

    def get_default_screen(self) -> Screen[Any]:
        keys = keymap(self.options.keys)
        screen = keyed(ReviewScreen, keys)(self.session, self.options)
        if keys.wrong:
            screen.ui.say("; ".join(keys.wrong), "warn")
        return screen


class StartApp(ScreenApp):
    """What there is to review here; it returns the path of the article picked."""

    def __init__(self, start: Start, options: Options | None = None) -> None:
        super().__init__(options, lambda: None)
        self.start = start

    def get_default_screen(self) -> Screen[Any]:
        glyphs = ASCII if self.options.ascii_only else UNICODE
        return keyed(StartScreen, keymap(self.options.keys))(self.start, glyphs)


class ConflictApp(ScreenApp):
    """Git's conflict markers in a verdict file, before there can be a review of it."""

    def __init__(self, choices: ConflictChoices, options: Options | None = None) -> None:
        super().__init__(options, lambda: choices.save() if choices.dirty else None)
        self.choices = choices

    def get_default_screen(self) -> Screen[Any]:
        glyphs = ASCII if self.options.ascii_only else UNICODE
        return keyed(ConflictScreen, keymap(self.options.keys))(self.choices, glyphs)
