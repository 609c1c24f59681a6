"""The driver of a screen that is shown in a browser: Textual's own, which here ends when nobody is left to talk to."""

from contextlib import suppress
from typing import Any

from textual.app import App
from textual.drivers.web_driver import WebDriver


class BrowserDriver(WebDriver):
    """Draws into pipes. Where the server is gone, killed even, the review saves and ends as well."""

    def __init__(self, app: App[Any], *, mouse: bool = True, **more: Any) -> None:
        super().__init__(app, mouse=mouse, **more)
        self.app = app
        self.mouse = mouse

    def start_application_mode(self) -> None:
        super().start_application_mode()
        if not self.mouse:  # which Textual's driver asks for all the same
            self.write("\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l")
        # The rim that is left where the page's height is no whole number of lines.
        self.write(f"\x1b]11;{self.app.current_theme.background or '#000000'}\x07")

    def run_input_thread(self) -> None:
        super().run_input_thread()
        if not self.exit_event.is_set():
            with suppress(RuntimeError):  # it has ended by itself meanwhile
                self.app.call_from_thread(self.app.exit)
