"""The review on a screen. Nothing outside this package knows Textual."""

from factcheck.session import Session
from factcheck.tui.app import ReviewApp
from factcheck.tui.options import Options


def run(session: Session, *, options: Options | None = None) -> None:
    """Review on the terminal until the reviewer quits; everything is saved when this returns."""
    app = ReviewApp(session, options)
    try:
        app.run(mouse=app.options.mouse)
    finally:
        session.flush()


__all__ = ["Options", "ReviewApp", "run"]
