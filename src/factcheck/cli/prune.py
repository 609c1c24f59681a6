"""factcheck prune: take verdicts for words that are no longer in the article out of its verdict file."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.app.project import Options, look_for_verdicts
from factcheck.cli.listed import open_listed
from factcheck.cli.options import article_argument, common_options
from factcheck.cli.output import remark, result
from factcheck.core.text import numbered, visible

if TYPE_CHECKING:
    from factcheck.core.records import Record


@click.command("prune")
@article_argument
@click.option("-n", "--dry-run", is_flag=True, help="Say what would be taken out, and leave it.")
@common_options
def command(article: Path, options: Options, *, dry_run: bool) -> None:
    """Take verdicts for words no longer in ARTICLE out of its verdict file, and say which.

    Nothing else ever does: until then they are kept, and come back with their words.
    """
    from dataclasses import replace

    look_for_verdicts(options)
    listed = open_listed(article, options)
    orphans = listed.file.orphans
    if listed.there is None or not orphans:
        remark(f"{listed.project.verdicts}: nothing to take out", quiet=options.quiet)
        return
    result("".join(f"{_line(key, record)}\n" for key, record in orphans.items()))
    if not dry_run:
        listed.store.save(replace(listed.file, orphans={}), listed.there)
    done = "would be taken out" if dry_run else "taken out"
    remark(f"{listed.project.verdicts}: {numbered(len(orphans), 'record')} {done}", quiet=options.quiet)


def _line(key: str, record: "Record") -> str:
    """`q-7h3k2m9p “We will see” ada: verified`."""
    said = [f"{who}: {review.verdict or 'a note'}" for who, review in record.reviews.items()]
    if record.dismissed:
        said.append(f"{record.dismissed.by}: dismissed")
    return visible(f"{key} “{record.exact}” {', '.join(said) or 'evidence alone'}")
