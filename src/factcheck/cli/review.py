"""factcheck review: an article beside its sources, on the screen or in line mode."""

import os
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.app.git import user_name
from factcheck.app.programs import edit, play
from factcheck.app.project import Options, own_settings
from factcheck.app.reviewing import open_review
from factcheck.cli.conflicts import by_prompts, conflict_in, read_only, resolve_first
from factcheck.cli.options import article_argument, common_options, limit_option, screen_options
from factcheck.cli.output import remark
from factcheck.core.errors import FactcheckError, SettingsError
from factcheck.core.settings import Personal
from factcheck.core.text import visible
from factcheck.web import DRIVER

if TYPE_CHECKING:
    from factcheck.checks import Limits


@click.command("review")
@article_argument
@click.option("--plain", is_flag=True, help="Line mode: prompts, no cursor movement; for screen readers and pipes.")
@screen_options
@limit_option
@common_options
def command(
    article: Path,
    reviewer: str | None,
    *,
    plain: bool,
    blind: bool,
    ascii_only: bool,
    no_mouse: bool,
    limits: "Limits",
    options: Options,
) -> None:
    """Review ARTICLE: mark each quote and claim verified, disputed or unsourced."""
    in_browser = os.environ.get("TEXTUAL_DRIVER") == DRIVER
    if not plain and not in_browser and not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise FactcheckError(
            "review needs a terminal, and this is none",
            hint="In a pipe use `factcheck review --plain`; in CI use `factcheck check`.",
        )
    personal = own_settings()
    name = reviewer_name(reviewer, personal)

    def playing(source: str, seconds: float) -> str:
        return play(source, seconds, personal)

    if plain:
        from factcheck.line_mode import run as run_plain

        opened = open_review(
            article,
            options,
            name,
            blind=blind,
            before=partial(resolve_first, ask=True, choose=by_prompts),
            unwritable=read_only,
            limits=limits,
        )
        run_plain(opened.session, sys.stdin, sys.stdout, play=playing, summary=opened.summary)
        sys.exit(2 if opened.session.trouble else 0)
    from factcheck.tui import Options as Looks
    from factcheck.tui import resolve
    from factcheck.tui import run as run_screen

    looks = Looks(
        theme=personal.theme,
        ascii_only=ascii_only,
        mouse=not no_mouse,
        keys=personal.keys,
        edit=lambda text: edit(text, personal),
        play=playing,
        tmux="TMUX" in os.environ,
    )
    opened = open_review(
        article,
        options,
        name,
        blind=blind,
        sourceless=True,
        before=partial(resolve_first, ask=not in_browser, choose=partial(resolve, options=looks)),
        unwritable=read_only,
        limits=limits,
    )
    wired = replace(
        looks,
        no_sources=opened.no_sources,
        summary=opened.summary,
        gone=opened.gone,
        conflict=lambda: conflict_in(opened.project.verdicts),
    )
    run_screen(opened.session, options=wired)
    remark(opened.exit_summary(), quiet=options.quiet)


def reviewer_name(given: str | None, personal: Personal) -> str:
    """The reviewer's name: the one given, else the settings', else git's. Raises SettingsError if it is none."""
    name = (personal.reviewer or user_name() if given is None else given).strip()
    if not name:
        raise SettingsError("whose verdicts are these?", hint="Pass --reviewer NAME, or set git's user.name.")
    if visible(name) != name:
        raise SettingsError(
            f"“{visible(name)}” is no reviewer's name", hint="Give one line, without control characters."
        )
    return name
