"""factcheck list: the quotes and claims in an article, with speakers."""

from pathlib import Path

import click

from factcheck.app.project import read_article
from factcheck.cli.options import article_argument, format_option
from factcheck.cli.output import remark, result
from factcheck.core.errors import ArticleError
from factcheck.core.text import numbered


@click.command("list")
@article_argument
@format_option("text", "json")
@click.option("--all", "everything", is_flag=True, help="Show terms (nicknames, titles, scare quotes) as well.")
@click.option("--explain", is_flag=True, help="Say for each result, and for each thing left out, why.")
@click.option("-q", "--quiet", is_flag=True, help="Print results only.")
def command(article: Path, form: str, *, everything: bool, explain: bool, quiet: bool) -> None:
    """List the quotes and claims of ARTICLE, with speakers."""
    from factcheck.claims import survey
    from factcheck.reports import json, text

    document = read_article(article)
    found = survey(document)
    for note in document.notes:
        remark(f"{article}: {note}", quiet=quiet)
    if not found.claims and not found.left_out:
        raise ArticleError(f"{article}: no quotes and no claims in this article", hint="Is it the right file?")
    left_out = [item for item in found.left_out if explain or (everything and item.kind == "term")]
    if form == "json":
        result(json.claims_json(document, found.claims, found.left_out))
    else:
        result(text.claims_text(document, found.claims, left_out, explain=explain))
    quotes = sum(claim.kind == "quote" for claim in found.claims)
    terms = sum(item.kind == "term" for item in found.left_out)
    aside = f"; {numbered(terms, 'term')} left out (--all shows them)" if terms and not (everything or explain) else ""
    remark(f"{numbered(quotes, 'quote')}, {numbered(len(found.claims) - quotes, 'claim')}{aside}", quiet=quiet)
