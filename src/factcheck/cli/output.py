"""What commands have in common when they speak: results on standard output, the rest on standard error."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from factcheck.core.errors import FactcheckError
from factcheck.core.text import visible

Progress = Callable[[int, int, str], None]


def result(text: str) -> None:
    """Results, exactly as they are, in UTF-8 whatever the locale says.

    Ends the program with 2 if nobody reads them any more: nothing was passed. Raises FactcheckError if there is no
    room for them.
    """
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _silence()
        sys.exit(2)  # click would make it 1, "findings"
    except OSError as error:
        _silence()
        raise FactcheckError(
            f"standard output cannot be written: {error.strerror}", hint="Is the disk full?"
        ) from error


def _silence() -> None:
    """Drop what standard output still holds: Python would try it again at its end, and say so in its own words."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def remark(text: str, *, quiet: bool = False) -> None:
    """A word on the side, to standard error."""
    if not quiet:
        click.echo(visible(text, lines=True), err=True)


def trouble(message: str, hint: str = "") -> None:
    """An error in a sentence and what to do next, to standard error."""
    click.echo(f"{click.style('error:', fg='red', bold=True)} {visible(message, lines=True)}", err=True)
    if hint:
        click.echo(f"  {visible(hint, lines=True)}", err=True)


def not_installed(extra: str, error: ModuleNotFoundError) -> FactcheckError:
    """A command's part that comes with an extra only: what is missing, and how to get it."""
    return FactcheckError(
        f"{extra} needs a part that is not installed: {error.name}",
        hint=f"Install factcheck with its extra `{extra}`, from where you have it: pipx install '.[{extra}]'",
    )


def wants_color(choice: str) -> bool:
    """Whether to colour standard output: the flag, then NO_COLOR, then FORCE_COLOR, then whether it is a terminal."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


@contextmanager
def progress_bar(title: str = "reading sources", *, quiet: bool = False) -> Iterator[Progress | None]:
    """A bar on standard error while something takes its time, on terminals only; None elsewhere. One at a time.

    The callback takes what is done, how much there is in all, and the name of what is being read.
    """
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar
    from rich.text import Text

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None)

        def advance(done: int, total: int, name: str) -> None:
            bar.update(
                task, completed=done, total=total, description=Text(visible(name)[-40:]).plain.replace("[", "\\[")
            )

        yield advance
