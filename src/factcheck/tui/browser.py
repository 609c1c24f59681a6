"""The driver of a screen that is shown in a browser: Textual's own, which here ends when nobody is left to talk to."""

from contextlib import suppress
from typing import Any

from textual.app import App
from textual.drivers.web_driver import WebDriver


class BrowserDriver(WebDriver):
    """Draws into pipes. Where the server is gone, killed even, the review saves and ends as well."""

    def __init__(self, app: App[Any], **more: Any) -> None:
        super().__init__(app, **more)
        self.app = app

    def run_input_thread(self) -> None:
        super().run_input_thread()
        if not self.exit_event.is_set():
            with suppress(RuntimeError):  # it has ended by itself meanwhile
                self.app.call_from_thread(self.app.exit)
