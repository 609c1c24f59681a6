"""The driver of a screen that is shown in a browser: Textual's own, which here ends as a terminal's screen does."""

import asyncio
import signal
from contextlib import suppress
from typing import Any

from textual.drivers.web_driver import WebDriver

from factcheck.tui.app import ScreenApp


class BrowserDriver(WebDriver):
    """Draws into pipes. Whatever ends it (the page, the server, a signal), what is half typed is kept."""

    def __init__(self, app: ScreenApp, *, mouse: bool = True, **more: Any) -> None:
        super().__init__(app, mouse=mouse, **more)
        self.app = app
        self.mouse = mouse
        self._key_thread.daemon = True

    def start_application_mode(self) -> None:
        super().start_application_mode()
        for number in (signal.SIGINT, signal.SIGTERM):
            with suppress(NotImplementedError):  # on Windows
                asyncio.get_running_loop().add_signal_handler(number, self._end)
        if not self.mouse:  # which Textual's driver asks for all the same
            self.write("\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l")
        # The rim that is left where the page's height is no whole number of lines.
        self.write(f"\x1b]11;{self.app.current_theme.background or '#000000'}\x07")

    def stop_application_mode(self) -> None:
        super().stop_application_mode()
        # The next screen of this process reads from the same pipe: two readers would take keys from each other, and
        # one of them would sit for ever in a read that the other has been given.
        self._key_thread.join(timeout=1)

    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        if packet_type == "quit":
            self._end_from_thread()
        else:
            super().on_meta(packet_type, payload)

    def run_input_thread(self) -> None:
        super().run_input_thread()
        if not self.exit_event.is_set():  # the server is gone, killed even
            self._end_from_thread()

    def _end_from_thread(self) -> None:
        with suppress(RuntimeError):  # it has ended by itself meanwhile
            self.app.call_from_thread(self._end)

    def _end(self) -> None:
        self.app.keep_typed()
        self.app.exit()
