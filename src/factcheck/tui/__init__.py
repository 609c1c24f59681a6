"""The review on a screen. Nothing outside this package knows Textual."""

import asyncio
import gc
import os
import signal
import sys
from contextlib import suppress

from factcheck.review import ConflictChoices, Session
from factcheck.tui.app import ConflictApp, ReviewApp, ScreenApp, StartApp
from factcheck.tui.options import Options
from factcheck.tui.start_screen import ArticleState, Start


def run(session: Session, *, options: Options | None = None) -> None:
    """Review on the terminal until the reviewer quits; everything is saved when this returns.

    A signal to end (SIGTERM, or SIGHUP when the terminal is closed) saves, gives the terminal back as it was, and
    then ends the process as that signal does.
    """
    # Matching and saving go on in threads. Waiting 5 ms for each turn holds up a frame; handing over too often does, too.
    interval = sys.getswitchinterval()
    sys.setswitchinterval(0.002)
    try:
        _run(ReviewApp(session, options))
    finally:
        sys.setswitchinterval(interval)


def choose(start: Start, *, options: Options | None = None) -> str | None:
    """Show what there is to review; the path of the article picked, or None."""
    app = StartApp(start, options)
    _run(app)
    return app.return_value


def resolve(choices: ConflictChoices, *, options: Options | None = None) -> None:
    """Choose between the sides of a verdict file with git's conflict markers; ends as `run` does."""
    _run(ConflictApp(choices, options))


def _run(app: ScreenApp) -> None:
    try:
        received = asyncio.run(_until_it_ends(app))
    finally:
        gc.enable()
        app.flush()
    if received:
        signal.signal(received, signal.SIG_DFL)
        os.kill(os.getpid(), received)


async def _until_it_ends(app: ScreenApp) -> int:
    """Run the app; the signal that ended it, or 0."""
    received: list[int] = []

    def end(number: int) -> None:
        received.append(number)
        app.keep_typed()
        app.flush()
        app.exit()

    # What was read lives as long as the review: the collector need not look through it, and hold up a key, again.
    gc.freeze()
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGHUP"):
        if number := getattr(signal, name, None):
            with suppress(NotImplementedError, RuntimeError):  # not on Windows, nor outside the main thread
                loop.add_signal_handler(number, end, number)
    await app.run_async(mouse=app.options.mouse)
    return received[0] if received else 0


__all__ = ["ArticleState", "ConflictApp", "Options", "ReviewApp", "Start", "StartApp", "choose", "resolve", "run"]
