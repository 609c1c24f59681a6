"""factcheck review and serve: an article beside its sources, on the screen, in line mode or in a browser."""

import gc
import os
import re
import sys
from collections.abc import Callable
from dataclasses import fields, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from factcheck.app.conflicts import conflict_in
from factcheck.app.git import user_name
from factcheck.app.overview import look_around, progress_of
from factcheck.app.personal import Remembered, change_setting, own_settings, remember, remembered
from factcheck.app.programs import edit, play
from factcheck.app.project import Options, open_project, open_sources, read_article
from factcheck.app.reviewing import Review, open_review
from factcheck.cli.conflicts import by_prompts, read_only, resolve_first, take_in
from factcheck.cli.options import GivenPath, article_argument, common_options, limit_option, screen_options
from factcheck.cli.output import not_installed, progress_bar, remark, result
from factcheck.core.errors import FactcheckError, SettingsError
from factcheck.core.settings import Personal
from factcheck.core.text import visible
from factcheck.web import DRIVER

if TYPE_CHECKING:
    from factcheck.checks import Limits
    from factcheck.tui import Options as Looks


@click.command("review")
@click.argument("article", type=GivenPath(), required=False)
@click.option("--plain", is_flag=True, help="Line mode: prompts, no cursor movement; for screen readers and pipes.")
@screen_options
@limit_option
@common_options
def review_command(
    article: Path | None,
    reviewer: str | None,
    *,
    plain: bool,
    blind: bool,
    ascii_only: bool,
    no_mouse: bool,
    limits: "Limits",
    options: Options,
) -> None:
    """Review ARTICLE: mark each quote and claim verified, disputed or unsourced.

    Without ARTICLE, on a terminal, a start screen shows the articles here, and goes from one to the next.
    """
    in_browser = os.environ.get("TEXTUAL_DRIVER") == DRIVER
    if article is None and (plain or not on_terminal()):
        raise click.UsageError("Missing argument 'ARTICLE'.", ctx=click.get_current_context())
    if not plain and not in_browser and not on_terminal():
        raise FactcheckError(
            "review needs a terminal, and this is not one",
            hint="In a pipe use `factcheck review --plain`; in CI use `factcheck check`.",
        )
    personal = own_settings()
    opening = partial(
        open_review,
        options=options,
        blind=blind,
        unwritable=read_only,
        limits=limits,
    )
    if article is None:
        _from_start(opening, _looks(personal, ascii_only=ascii_only, mouse=not no_mouse), reviewer, options)
        return
    name = reviewer_name(reviewer, personal)
    opening = partial(opening, article, reviewer=name)
    if plain:
        _in_line_mode(opening, personal)
    looks = _looks(personal, ascii_only=ascii_only, mouse=not no_mouse, in_browser=in_browser, name=name)
    _on_screen(opening, looks, ask=not in_browser, quiet=options.quiet)


def on_terminal() -> bool:
    """Whether a screen can be shown, and keys come from a person."""
    return all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def _looks(personal: Personal, *, ascii_only: bool, mouse: bool, in_browser: bool = False, name: str = "") -> "Looks":
    from factcheck.tui import Options as Looks

    seen = remembered()
    if not seen.legend_seen and not in_browser:
        remember(replace(seen, legend_seen=True))
    return Looks(
        first_visit=not seen.legend_seen and not in_browser,
        list_width=seen.list_width,
        remember=lambda width: remember(Remembered(legend_seen=True, list_width=width)),
        theme=personal.theme,
        ascii_only=ascii_only,
        mouse=mouse,
        keys=personal.keys,
        edit=partial(edit, personal=personal),
        play=partial(play, personal=personal),
        tmux="TMUX" in os.environ,
        settings={"theme": personal.theme, "editor": personal.editor, "player": personal.player, "reviewer": name},
        change=None if in_browser else _change,
    )


def _change(name: str, value: str) -> None:
    if name == "reviewer":
        reviewer_name(value, own_settings())
    change_setting(name, value)


def _from_start(opening: Callable[..., Review], looks: "Looks", reviewer: str | None, options: Options) -> None:
    """The start screen, the review picked there, and the start screen again, until it is left."""
    from factcheck.tui import ArticleState, Start, choose

    def look(path: str) -> ArticleState:
        found = progress_of(Path(path), options)
        if found.counts is None:
            return ArticleState(
                trouble=re.sub(rf"^{re.escape(path)}:? ", "", found.error.message) if found.error else ""
            )
        return ArticleState(found.counts.states, begun=found.begun)

    said = at = ""
    while True:
        here = look_around(Path(), options)
        skipped = [(each.path, each.reason.removeprefix(f"{each.path} ")) for each in here.skipped]
        personal = own_settings()
        looks = replace(
            looks,
            theme=personal.theme or looks.theme,
            keys=personal.keys,
            settings={**looks.settings, "reviewer": reviewer or personal.reviewer or user_name()},
        )
        picked = choose(
            Start([str(each) for each in here.articles], look, here.sources, skipped, said, at), options=looks
        )
        if picked is None:
            return
        at, said = picked, ""
        try:
            review = partial(opening, Path(picked), reviewer=reviewer_name(reviewer, own_settings()))
            _on_screen(review, looks, ask=True, quiet=options.quiet)
            looks = replace(looks, first_visit=False)
        except FactcheckError as error:
            said = f"{error.message}. {error.hint}"


def _in_line_mode(opening: Callable[..., Review], personal: Personal) -> NoReturn:
    from factcheck.line_mode import run

    opened = opening(before=partial(resolve_first, ask=True, choose=by_prompts))
    run(opened.session, sys.stdin, sys.stdout, play=partial(play, personal=personal), summary=opened.summary)
    sys.exit(2 if opened.session.trouble else 0)


def _on_screen(opening: Callable[..., Review], looks: "Looks", *, ask: bool, quiet: bool) -> None:
    gc.disable()  # until the first claims are searched for: looking for garbage took a tenth of the time to get there
    from factcheck.tui import resolve, run

    opened = opening(sourceless=True, before=partial(resolve_first, ask=ask, choose=partial(resolve, options=looks)))
    wired = replace(
        looks,
        no_sources=opened.no_sources,
        summary=opened.summary,
        news=opened.sources.news,
        gone=opened.gone,
        conflict=lambda: conflict_in(opened.project.verdicts),
    )
    run(opened.session, options=wired)
    remark(opened.exit_summary(), quiet=quiet)


def reviewer_name(given: str | None, personal: Personal) -> str:
    """The reviewer's name: the one given, else the settings', else git's. Raises SettingsError if it is none."""
    name = (personal.reviewer or user_name() if given is None else given).strip()
    if not name:
        raise SettingsError(
            "whose verdicts are these?", hint="Pass --reviewer NAME, or set git's user.name with --global."
        )
    if visible(name) != name:
        raise SettingsError(
            f"“{visible(name)}” is not a valid reviewer name", hint="Give one line, without control characters."
        )
    return name


@click.command("serve")
@article_argument
@click.option("--port", type=click.IntRange(0, 65535), default=0, show_default="a free one", help="Port on 127.0.0.1.")
@screen_options
@limit_option
@common_options
def serve_command(
    article: Path,
    port: int,
    reviewer: str | None,
    *,
    blind: bool,
    ascii_only: bool,
    no_mouse: bool,
    limits: "Limits",
    options: Options,
) -> None:
    """Review ARTICLE in a browser: print the address of a page with the same screen, until ctrl+c.

    Only this machine can open it, and only with the token in the address: whoever has it reviews under your name. Each
    tab is a separate review; all of them save to the same verdict file.
    """
    try:
        from factcheck.web.server import serve
    except ModuleNotFoundError as error:
        raise not_installed("serve", error) from error

    personal = own_settings()
    reviewer = reviewer_name(reviewer, personal)
    # Read once here: what is wrong is said before there is a page, and the tabs find the sources indexed.
    project = open_project(article, options)
    read_article(article, cache=options.cache)
    with progress_bar(quiet=options.quiet) as progress:
        open_sources(project.sources, str(article), options, progress)
    if sys.stdin.isatty():
        take_in(project.verdicts)

    def ready(address: str) -> None:
        result(f"{address}\n")
        remark(f"Open it in a browser on this machine, to review as {reviewer}. ctrl+c ends it.", quiet=options.quiet)

    flags = {"--blind": blind, "--ascii": ascii_only, "--no-mouse": no_mouse}
    switches = [*(flag for flag, on in flags.items() if on), f"--reviewer={reviewer}", *_options_given(options)]
    switches += [f"--limit={each.name}={getattr(limits, each.name)}" for each in fields(limits)]
    # -P: nothing that lies in the folder it is started in is taken for a part of the program.
    started = [sys.executable, "-P", "-m", "factcheck", "review", *switches, "--", str(article)]
    serve(started, title=visible(article.name), port=port, ready=ready)
    remark("ended; every verdict is saved.", quiet=options.quiet)


def _options_given(options: Options) -> list[str]:
    """The options that all commands have, as they were given."""
    values = [("--sources", path) for path in options.sources]
    values += [(name, path) for name, path in (("--verdicts", options.verdicts), ("--config", options.config)) if path]
    return [f"{name}={path}" for name, path in values] + ([] if options.cache else ["--no-cache"])
