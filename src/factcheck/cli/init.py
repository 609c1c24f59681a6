"""factcheck init: the verdict file with every claim listed, so that people can share the work out."""

from pathlib import Path

import click

from factcheck.app.project import Options
from factcheck.cli.listed import in_words, open_listed
from factcheck.cli.options import article_argument, common_options
from factcheck.cli.output import remark
from factcheck.core.text import numbered


@click.command("init")
@article_argument
@common_options
def command(article: Path, options: Options) -> None:
    """Write ARTICLE's verdict file with every claim listed, or bring the one there is in line with the article.

    Commit it before people share the work out: verdicts on different claims then merge in git by themselves.
    """
    from factcheck.verdicts import same

    listed = open_listed(article, options)
    before = listed.there
    file = listed.file if before and same(before, listed.file) else listed.store.save(listed.file, before)
    quotes = sum(record.kind == "quote" for record in file.claims.values())
    what = in_words([numbered(quotes, "quote"), numbered(len(file.claims) - quotes, "claim")])
    if before is None:
        said = f"written: {what}"
    elif same(before, file):
        said = f"unchanged: {what}"
    else:
        new = len(file.claims.keys() - before.claims.keys())
        lost = len(file.orphans.keys() - before.orphans.keys())
        news = in_words([f"{new} new" if new else "", f"{numbered(lost, 'verdict')} orphaned" if lost else ""])
        said = f"brought in line: {what}{f' ({news})' if news else ''}"
    remark(f"{listed.project.verdicts} {said}", quiet=options.quiet)
