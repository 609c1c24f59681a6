"""factcheck find: passages of the sources like a text."""

import sys
from collections.abc import Callable
from pathlib import Path

import click

from factcheck.app.project import Options, OwnSources, find_sources, open_sources, search_without, settings_for
from factcheck.cli.options import GivenPath, color_option, common_options, format_option
from factcheck.cli.output import progress_bar, remark, result, wants_color
from factcheck.core.errors import ArticleError
from factcheck.core.model import Candidate
from factcheck.core.text import visible


@click.command("find")
@click.argument("text", nargs=-1)
@click.option(
    "--from",
    "queries",
    type=GivenPath(allow_dash=True),
    metavar="FILE",
    help="Take one text a line from FILE (- is standard input).",
)
@click.option("--limit", type=click.IntRange(1, 100), default=3, show_default=True, help="Passages for each text.")
@click.option("--all", "everything", is_flag=True, help="Show passages below the threshold as well.")
@format_option("text", "json")
@color_option
@common_options
def command(
    text: tuple[str, ...],
    queries: Path | None,
    limit: int,
    form: str,
    color: str,
    *,
    everything: bool,
    options: Options,
) -> None:
    """Find passages like TEXT, one word or many, in the sources."""
    from factcheck.reports import json
    from factcheck.reports import text as as_text

    asked = _queries(text, queries)
    folder = Path.cwd()
    sources = find_sources(folder, options, settings_for(folder, options))
    with progress_bar(quiet=options.quiet) as progress:
        library = open_sources(sources, "here", options, progress)
    with library:
        own = OwnSources(library.sources).of(queries)  # the words of a file are not looked for in the file itself

        def search(query: str) -> tuple[Candidate, ...]:
            return search_without(own, library, query, limit, below=everything)

        answers = [(query, search(query)) for query in asked]
        skipped = library.skipped
        notes = library.notes
    if form == "json":
        result(json.candidates_json(answers, skipped))
    else:
        ink = as_text.Ink(color=wants_color(color))
        for query, found in answers:
            heading = f"{visible(query)}\n" if len(answers) > 1 else ""
            result(heading + (as_text.candidates_text(found, ink) or "       no passage like it\n"))
    for note in notes:
        remark(note, quiet=options.quiet)
    remark(as_text.skipped_text(skipped).rstrip(), quiet=not skipped)
    if not any(found for _, found in answers):
        sys.exit(1)


def _lines(read: Callable[[], bytes], name: str) -> list[str]:
    try:
        return read().decode("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        said = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise ArticleError(f"{name}: cannot be read: {said}", hint="Give a UTF-8 file, one text a line.") from error


def _queries(text: tuple[str, ...], queries: Path | None) -> list[str]:
    if bool(text) == (queries is not None):
        raise click.UsageError("Give a TEXT to look for, or --from FILE with one a line.")
    if queries is None:
        lines = [" ".join(text)]
    elif str(queries) == "-":
        lines = _lines(sys.stdin.buffer.read, "standard input")
    else:
        lines = _lines(queries.read_bytes, str(queries))
    asked = [line.strip() for line in lines if line.strip()]
    if not asked:
        raise ArticleError("there is no text to look for", hint="Give some words of the passage.")
    return asked
