"""factcheck export: verdicts for other programs, as ClaimReview or Web Annotations."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.app.project import Options
from factcheck.cli.options import article_argument, common_options, limit_option
from factcheck.cli.output import remark
from factcheck.cli.report import open_script, output_option
from factcheck.cli.writing import write_text
from factcheck.core.errors import FactcheckError

if TYPE_CHECKING:
    from factcheck.checks import Limits


@click.command("export")
@article_argument
@click.option("--format", "form", type=click.Choice(["claimreview", "webannotation"]), required=True)
@click.option("--url", default="", metavar="URL", help="Where the article is published.")
@output_option
@limit_option
@common_options
def command(*, article: Path, form: str, url: str, output: Path | None, limits: "Limits", options: Options) -> None:
    """Export the verdicts on ARTICLE: schema.org ClaimReview, or W3C Web Annotations (both JSON-LD).

    ClaimReview has what is decided: verdicts that hold and that nobody contradicts. Annotations have every review
    that holds.
    """
    from factcheck.reports.export import claim_reviews, publishable, web_annotations

    if url and not url.startswith(("https://", "http://")):
        raise FactcheckError(f"{url} is no address of a page", hint="Give one that begins with https://.")
    copy = open_script(article, options, limits)
    if form == "claimreview":
        text, number = claim_reviews(copy, url=url), sum(1 for _ in publishable(copy))
    else:
        text, number = web_annotations(copy, url=url), sum(len(entry.status.fresh) for entry in copy.entries)
    write_text(text, output)
    left = len(copy.entries) - sum(1 for _ in publishable(copy))
    remark(f"{number} exported; {left} of {len(copy.entries)} claims have no verdict that counts", quiet=options.quiet)
