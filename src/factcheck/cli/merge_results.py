"""factcheck merge-results: the results of the parts of a check, joined."""

import sys
from pathlib import Path

import click

from factcheck.app.merge_results import merged
from factcheck.cli.options import GivenPath
from factcheck.cli.output import remark, result
from factcheck.core.text import numbered
from factcheck.reports.json import dump


@click.command("merge-results")
@click.argument("files", nargs=-1, required=True, type=GivenPath())
@click.option("-q", "--quiet", is_flag=True, help="Print results only.")
def merge_results_command(files: tuple[Path, ...], *, quiet: bool) -> None:
    """Join the results of a check that was split with --shard.

    FILES are what `check --shard I/N --format json=FILE` wrote. Prints JSON like that of `check` and ends with the worst of
    their exit codes; with 2 if a part is missing.
    """
    data = merged(files)
    result(dump(data))
    counts = ", ".join(numbered(number, name) for name, number in data["summary"].items())
    remark(f"{numbered(len(data['articles']), 'article')} in {numbered(len(files), 'part')}: {counts}", quiet=quiet)
    sys.exit(data["exit_code"])
