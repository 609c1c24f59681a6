"""factcheck report and export: the annotated script, and verdicts for other programs."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.app.articles import Given
from factcheck.app.check_many import case_of
from factcheck.app.libraries import Libraries, Task
from factcheck.app.project import Options
from factcheck.cli.options import (
    GivenPath,
    archive_option,
    article_argument,
    common_options,
    format_option,
    limit_option,
)
from factcheck.cli.output import remark
from factcheck.cli.writing import write_bytes, write_text
from factcheck.core.catalog import FINDINGS
from factcheck.core.errors import FactcheckError
from factcheck.core.text import numbered

if TYPE_CHECKING:
    from factcheck.checks import AnnotatedScript, Limits

output_option = click.option(
    "-o", "--output", type=GivenPath(), metavar="FILE", help="Write to FILE. [default: standard output]"
)


@click.command("report")
@article_argument
@format_option("html", "markdown", "json", "docx", "patch")
@output_option
@limit_option
@common_options
@archive_option
def report_command(*, article: Path, form: str, output: Path | None, limits: "Limits", options: Options) -> None:
    """Write the annotated script of ARTICLE: every claim marked, numbered, with its verdict and its citation.

    `docx` has the claims' verdicts as comments; `patch` has the source's words in the place of misquotes, for
    `git apply`. The article itself is never changed.
    """
    copy = open_script(article, options, limits)
    if form == "patch":
        _write_patch(copy, article, output, quiet=options.quiet)
        return
    if form == "docx":
        from factcheck.reports.annotated_docx import annotated_docx

        write_bytes(annotated_docx(copy), output)
        _say_counts(copy, article, quiet=options.quiet)
        return
    if form == "json":
        from factcheck.reports.json import annotated_json as made
    elif form == "markdown":
        from factcheck.reports.annotated_markdown import annotated_markdown as made
    else:
        from factcheck.reports.annotated_html import annotated_html as made
    write_text(made(copy), output)
    _say_counts(copy, article, quiet=options.quiet)


def _say_counts(copy: "AnnotatedScript", article: Path, *, quiet: bool) -> None:
    said = ", ".join(f"{number} {state}" for state, number in copy.counts.items() if number)
    remark(f"{article}: {said or 'no quotes and no claims'}", quiet=quiet)


def _write_patch(copy: "AnnotatedScript", article: Path, output: Path | None, *, quiet: bool) -> None:
    """The corrections as a patch. Raises FactcheckError where the article is no file of text."""
    from factcheck.reports.patch import patch

    try:
        written = article.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise FactcheckError(
            f"{article}: a patch needs an article that is text in UTF-8",
            hint="On the screen W copies each correction; --format docx hands them over as comments.",
        ) from error
    text, left = patch(copy, written)
    write_text(text, output)
    for line in left:
        remark(f"{article}: not in the patch: {line}", quiet=quiet)
    remark(
        f"{article}: {numbered(sum(row.startswith('@@') for row in text.splitlines()), 'place')} to correct",
        quiet=quiet,
    )


def open_script(article: Path, options: Options, limits: "Limits") -> "AnnotatedScript":
    """The checker's copy of an article. Raises FactcheckError for what cannot be read, the verdict file included."""
    from factcheck.checks import annotated_script

    task = Task(options, frozenset(FINDINGS), allow_empty=True, known=False, limits=limits)
    copy = annotated_script(case_of(Given(article), Libraries(task)))
    for note in copy.article.notes:
        remark(f"{article}: {note}", quiet=options.quiet)
    return copy


if TYPE_CHECKING:
    from factcheck.checks import Limits


@click.command("export")
@article_argument
@click.option("--format", "form", type=click.Choice(["claimreview", "webannotation"]), required=True)
@click.option("--url", default="", metavar="URL", help="Where the article is published.")
@output_option
@limit_option
@common_options
def export_command(
    *, article: Path, form: str, url: str, output: Path | None, limits: "Limits", options: Options
) -> None:
    """Export the verdicts on ARTICLE: schema.org ClaimReview, or W3C Web Annotations (both JSON-LD).

    ClaimReview has current verdicts that nobody disputes. Annotations have every current review.
    """
    from factcheck.reports.export import claim_reviews, publishable, web_annotations

    if url and not url.startswith(("https://", "http://")):
        raise FactcheckError(f"{url} is not a web address", hint="Give one that begins with https://.")
    copy = open_script(article, options, limits)
    if form == "claimreview":
        text, number = claim_reviews(copy, url=url), sum(1 for _ in publishable(copy))
    else:
        text, number = web_annotations(copy, url=url), sum(len(entry.status.fresh) for entry in copy.entries)
    write_text(text, output)
    left = len(copy.entries) - sum(1 for _ in publishable(copy))
    remark(f"{number} exported; {left} of {len(copy.entries)} claims have no verdict that counts", quiet=options.quiet)
