"""factcheck review: an article beside its sources, on the screen or in line mode."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
import platformdirs

from factcheck.cli.doors import edit, play
from factcheck.cli.opening import Options, open_desk, open_sources, read_article
from factcheck.cli.options import article_argument, common_options
from factcheck.cli.output import progress_bar, remark
from factcheck.errors import FactcheckError, SettingsError, SourceError
from factcheck.settings import Personal, read_personal

if TYPE_CHECKING:
    from factcheck.model import Document
    from factcheck.session import Session


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
    if not plain and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise FactcheckError(
            "review needs a terminal, and this is none",
            hint="In a pipe use `factcheck review --plain`; in CI use `factcheck check`.",
        )
    personal = read_personal(platformdirs.user_config_path("factcheck") / "config.toml")
    session = open_session(article, options, reviewer or reviewer_name(personal), blind=blind)
    if plain:
        from factcheck.plain import run as run_plain

        run_plain(session, sys.stdin, sys.stdout)
    else:
        from factcheck.tui import Options as Looks
        from factcheck.tui import run as run_screen

        looks = Looks(
            theme=personal.theme,
            ascii_only=ascii_only,
            mouse=not no_mouse,
            keys=personal.keys,
            edit=lambda text: edit(text, personal),
            play=lambda source, seconds: play(source, seconds, personal),
            tmux="TMUX" in os.environ,
        )
        run_screen(session, options=looks)


def open_session(article: Path, options: Options, reviewer: str, *, blind: bool) -> "Session":
    """A session over an article: everything read, indexed and wired to the disk."""
    from factcheck.claims import find_claims
    from factcheck.cli.disk import Disk
    from factcheck.cli.settling import settle, take_in
    from factcheck.session import Session

    desk = open_desk(article, options)
    settle(desk.verdicts)
    take_in(desk.verdicts)
    document = read_article(article)
    for note in document.notes:
        remark(f"{article}: {note}", quiet=options.quiet)
    claims = find_claims(document)
    with progress_bar(quiet=options.quiet) as progress:
        library = open_sources(desk.sources, str(article), options, progress)
    paths = {desk.relative(source.path): source.path for source in library.sources}
    disk = Disk(desk.verdicts, document, claims, name=desk.name, sources=desk.inside(paths))

    def source(path: str) -> "Document | None":
        try:
            return library.document(paths.get(path, path))
        except (KeyError, SourceError):
            return None

    return Session(
        document,
        claims,
        disk.read(),
        reviewer=reviewer,
        search=library.search,
        source=source,
        save=disk.save,
        reload=disk.reload,
        today=date.today,
        skipped=library.skipped,
        blind=blind,
        required=desk.settings.required_reviews,
        project_root=str(desk.root),
    )


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
