"""factcheck baseline: take today's findings as known."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.app.articles import BASELINE, gather
from factcheck.app.check_many import run_all
from factcheck.app.libraries import Task
from factcheck.app.project import Options, open_project
from factcheck.cli.check import say_troubles, wanted_ids
from factcheck.cli.options import GivenPath, common_options, limit_option
from factcheck.cli.output import remark
from factcheck.cli.writing import write_text
from factcheck.core.errors import ArticleError
from factcheck.core.text import numbered

if TYPE_CHECKING:
    from factcheck.checks import Limits


@click.command("baseline")
@click.argument("paths", nargs=-1, type=GivenPath())
@click.option(
    "-o",
    "--output",
    type=GivenPath(),
    metavar="FILE",
    help=f"Where to write it. [default: {BASELINE} in the project's root]",
)
@click.option(
    "--jobs", type=click.IntRange(1, 256), metavar="N", help="Processes. [default: by processors and articles]"
)
@limit_option
@common_options
def command(
    *, paths: tuple[Path, ...], output: Path | None, jobs: int | None, limits: "Limits", options: Options
) -> None:
    """Record current findings as the baseline: `check` no longer counts them.

    A finding belongs to its claim: when the words change, it counts again. The new baseline covers PATHS only, so name
    all your articles.
    """
    from factcheck.checks import Baseline, write_baseline

    articles = gather(paths, options).articles
    if not articles:
        raise ArticleError("there are no articles", hint="Name the articles, or the folder they are in.")
    roots = {open_project(given.path, options).root for given in articles}
    if output is None and len(roots) > 1:
        raise ArticleError("these articles are of several projects", hint="Name a file with --output.")
    task = Task(options, wanted_ids((), ()), allow_empty=True, known=False, limits=limits)
    results = run_all(articles, task, jobs)  # what articles share is known of each of them
    if any(result.broken for result in results):
        say_troubles(results)
        remark("no baseline is written: not everything could be checked")
        sys.exit(2)
    baseline = Baseline.of((article.name, article.findings) for article in results)
    target = output or roots.pop() / BASELINE
    write_text(write_baseline(baseline), target, baseline=True)
    number = sum(len(ids) for known in baseline.articles.values() for ids in known.values())
    said = f"recorded {numbered(number, 'finding')} of {numbered(len(baseline.articles), 'article')}"
    remark(f"{target}: {said}", quiet=options.quiet)
