"""factcheck serve: the review screen in a browser on this machine."""

import sys
from pathlib import Path

import click

from factcheck.app.project import Options, open_project, open_sources, own_settings, read_article
from factcheck.cli.conflicts import take_in
from factcheck.cli.options import article_argument, common_options, screen_options
from factcheck.cli.output import progress_bar, remark, result
from factcheck.cli.review import reviewer_name
from factcheck.core.errors import FactcheckError
from factcheck.core.text import visible


@click.command("serve")
@article_argument
@click.option("--port", type=click.IntRange(0, 65535), default=0, show_default="a free one", help="Port on 127.0.0.1.")
@screen_options
@common_options
def command(
    article: Path, port: int, reviewer: str | None, *, blind: bool, ascii_only: bool, no_mouse: bool, options: Options
) -> None:
    """Review ARTICLE in a browser: print the address of a page with the same screen, until ctrl+c.

    Only this machine is answered, and only with the token in the address: who has it reviews under your name. Each
    tab is a review of its own; all of them save to the same verdict file.
    """
    try:
        from factcheck.web.server import serve
    except ModuleNotFoundError as error:
        raise FactcheckError(
            f"serve needs a part that is not installed: {error.name}",
            hint="Install factcheck with its extra `serve`, from where you have it: pipx install '.[serve]'",
        ) from error

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
    switches = [*(flag for flag, on in flags.items() if on), f"--reviewer={reviewer}", *_given(options)]
    # -P: nothing that lies in the folder it is started in is taken for a part of the program.
    started = [sys.executable, "-P", "-m", "factcheck", "review", *switches, "--", str(article)]
    serve(started, title=visible(article.name), port=port, ready=ready)
    remark("ended; every verdict is saved.", quiet=options.quiet)


def _given(options: Options) -> list[str]:
    """The options that all commands have, as they were given."""
    values = [("--sources", path) for path in options.sources]
    values += [(name, path) for name, path in (("--verdicts", options.verdicts), ("--config", options.config)) if path]
    return [f"{name}={path}" for name, path in values] + ([] if options.cache else ["--no-cache"])
