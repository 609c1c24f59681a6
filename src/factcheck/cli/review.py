"""factcheck review: an article beside its sources, on the screen or in line mode."""

import os
import subprocess
import sys
from pathlib import Path

import click
import platformdirs

from factcheck.cli.doors import edit, play
from factcheck.cli.opening import Options
from factcheck.cli.options import article_argument, common_options
from factcheck.cli.output import remark
from factcheck.cli.reviewing import open_review
from factcheck.errors import FactcheckError, SettingsError
from factcheck.settings import Personal, read_personal


@click.command("review", short_help="Mark each quote and claim of an article.")
@article_argument
@click.option("--plain", is_flag=True, help="Line mode: prompts, no cursor movement; for screen readers and pipes.")
@click.option("--blind", is_flag=True, help="Do not show other reviewers' verdicts.")
@click.option("--reviewer", metavar="NAME", help="Your name in the verdict file. [default: settings, else git's]")
@click.option("--ascii", "ascii_only", is_flag=True, help="No signs that some terminals draw wide.")
@click.option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal.")
@common_options
def command(
    article: Path,
    reviewer: str | None,
    *,
    plain: bool,
    blind: bool,
    ascii_only: bool,
    no_mouse: bool,
    options: Options,
) -> None:
    """Review ARTICLE: mark each quote and claim verified, disputed or unsourced."""
    if not plain and not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise FactcheckError(
            "review needs a terminal, and this is none",
            hint="In a pipe use `factcheck review --plain`; in CI use `factcheck check`.",
        )
    personal = read_personal(platformdirs.user_config_path("factcheck") / "config.toml")
    desk = open_review(article, options, reviewer or reviewer_name(personal), blind=blind)

    def playing(source: str, seconds: float) -> str:
        return play(source, seconds, personal)

    if plain:
        from factcheck.plain import run as run_plain

        run_plain(desk.session, sys.stdin, sys.stdout, play=playing, summary=desk.summary)
        return
    from factcheck.tui import Options as Looks
    from factcheck.tui import run as run_screen

    looks = Looks(
        theme=personal.theme,
        ascii_only=ascii_only,
        mouse=not no_mouse,
        keys=personal.keys,
        edit=lambda text: edit(text, personal),
        play=playing,
        summary=desk.summary,
        tmux="TMUX" in os.environ,
    )
    run_screen(desk.session, options=looks)
    remark(desk.farewell(), quiet=options.quiet)


def reviewer_name(personal: Personal) -> str:
    """The reviewer's name: the settings', else git's. Raises SettingsError if there is neither."""
    if personal.reviewer:
        return personal.reviewer
    try:
        done = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True, check=False)  # noqa: S607
        name = done.stdout.strip()
    except OSError:
        name = ""
    if not name:
        raise SettingsError("whose verdicts are these?", hint="Pass --reviewer NAME, or set git's user.name.")
    return name
