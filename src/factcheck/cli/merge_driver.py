"""factcheck merge-driver: what git calls to merge two versions of a verdict file."""

import sys
from pathlib import Path

import click

from factcheck.app.git import merge_by_lines
from factcheck.cli.options import GivenPath
from factcheck.cli.output import remark
from factcheck.core.errors import FactcheckError


@click.command("merge-driver")
@click.argument("base", type=GivenPath())
@click.argument("ours", type=GivenPath())
@click.argument("theirs", type=GivenPath())
@click.argument("name", default="")
def command(base: Path, ours: Path, theirs: Path, name: str) -> None:
    """Merge THEIRS into OURS, key by key; for git, which calls it once `git-setup` has set it up.

    Exit code 0 if all could be merged; 1 if one reviewer set the same field on both sides: then OURS has git's
    conflict markers there, and nowhere else.
    """
    from factcheck.verdicts import merge_texts, read_text, write_text

    name = name or str(ours)
    try:
        text, conflicted = merge_texts(read_text(base), read_text(ours), read_text(theirs), path=name)
        write_text(ours, text)
    except Exception as error:  # noqa: BLE001 - whatever fails here, git's own merge loses nothing
        said = f"{error.message}\n  {error.hint}" if isinstance(error, FactcheckError) else f"{name}: {error}"
        remark(f"{said}\n{name} is merged by lines instead.")
        sys.exit(merge_by_lines(ours, base, theirs))
    if conflicted:
        remark(f"{name}: one reviewer set the same field on both sides: open the review to choose")
    sys.exit(1 if conflicted else 0)
