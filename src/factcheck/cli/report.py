"""factcheck report: the checker's copy of an article, to print, to attach, or to read on."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.app.articles import Given
from factcheck.app.check_many import case_of
from factcheck.app.libraries import Libraries, Task
from factcheck.app.project import Options
from factcheck.cli.options import GivenPath, article_argument, common_options, format_option, limit_option
from factcheck.cli.output import remark
from factcheck.cli.writing import write_text
from factcheck.core.catalog import FINDINGS

if TYPE_CHECKING:
    from factcheck.checks import AnnotatedScript, Limits

output_option = click.option(
    "-o", "--output", type=GivenPath(), metavar="FILE", help="Write to FILE. [default: standard output]"
)


@click.command("report")
@article_argument
@format_option("html", "markdown", "json")
@output_option
@limit_option
@common_options
def command(*, article: Path, form: str, output: Path | None, limits: "Limits", options: Options) -> None:
    """Make the checker's copy of ARTICLE: every claim marked, numbered, with its verdict and its citation."""
    copy = open_script(article, options, limits)
    if form == "json":
        from factcheck.reports.json import annotated_json as made
    elif form == "markdown":
        from factcheck.reports.annotated_markdown import annotated_markdown as made
    else:
        from factcheck.reports.annotated_html import annotated_html as made
    write_text(made(copy), output)
    said = ", ".join(f"{number} {state}" for state, number in copy.counts.items() if number)
    remark(f"{article}: {said or 'no quotes and no claims'}", quiet=options.quiet)


def open_script(article: Path, options: Options, limits: "Limits") -> "AnnotatedScript":
    """The checker's copy of an article. Raises FactcheckError for what cannot be read, the verdict file included."""
    from factcheck.checks import annotated_script

    task = Task(options, frozenset(FINDINGS), allow_empty=True, known=False, limits=limits)
    copy = annotated_script(case_of(Given(article), Libraries(task)))
    for note in copy.article.notes:
        remark(f"{article}: {note}", quiet=options.quiet)
    return copy
