"""factcheck list, find and sources: what is in an article, and in its sources."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import click

from factcheck.app.project import (
    Options,
    OwnSources,
    find_sources,
    open_any_sources,
    open_sources,
    read_article,
    search_without,
    searched_whole,
    settings_for,
)
from factcheck.cli.options import (
    GivenPath,
    archive_option,
    article_argument,
    color_option,
    format_option,
    source_options,
)
from factcheck.cli.output import progress_bar, remark, result, wants_color
from factcheck.core.errors import ArticleError
from factcheck.core.model import Candidate, Claim
from factcheck.core.text import numbered, visible


@click.command("list")
@article_argument
@format_option("text", "json")
@click.option("--all", "everything", is_flag=True, help="Also show terms (nicknames, titles, scare quotes).")
@click.option("--explain", is_flag=True, help="Say why each result is listed or left out.")
@source_options
def list_command(article: Path, form: str, *, everything: bool, explain: bool, options: Options) -> None:
    """List the quotes and claims of ARTICLE, with speakers and the sources it cites for them."""
    from factcheck.claims import survey
    from factcheck.reports import json, text

    quiet = options.quiet
    document = read_article(article, cache=options.cache)
    found = survey(document)
    if any(claim.cited for claim in found.claims):
        found = replace(found, claims=_bound(article, found.claims, options))
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


def _bound(article: Path, claims: tuple[Claim, ...], options: Options) -> tuple[Claim, ...]:
    """The claims, their citations bound to the article's sources, as far as there are any."""
    folder = article.absolute().parent
    sources = find_sources(folder, options, settings_for(folder, options))
    if not sources:
        remark("no sources/ folder: citations are matched to nothing", quiet=options.quiet)
        return claims
    with progress_bar(quiet=options.quiet) as progress, open_any_sources(sources, options, progress) as library:
        return library.bound(claims)


@click.command("find")
@click.argument("text", nargs=-1)
@click.option(
    "--from",
    "queries",
    type=GivenPath(allow_dash=True),
    metavar="FILE",
    help="Read one text per line from FILE (- is standard input).",
)
@click.option("--limit", type=click.IntRange(1, 100), default=3, show_default=True, help="Passages for each text.")
@click.option("--all", "everything", is_flag=True, help="Also show passages below the threshold.")
@format_option("text", "json")
@color_option
@source_options
@archive_option
def find_command(
    text: tuple[str, ...],
    queries: Path | None,
    limit: int,
    form: str,
    color: str,
    *,
    everything: bool,
    options: Options,
) -> None:
    """Find passages like TEXT (one word or more) in the sources."""
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
        searched_whole(library)
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


def _read_lines(read: Callable[[], bytes], name: str) -> list[str]:
    try:
        return read().decode("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        said = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise ArticleError(f"{name}: cannot be read: {said}", hint="Give a UTF-8 file, one text per line.") from error


def _queries(text: tuple[str, ...], queries: Path | None) -> list[str]:
    if bool(text) == (queries is not None):
        raise click.UsageError("Give a TEXT to look for, or --from FILE with one a line.")
    if queries is None:
        lines = [" ".join(text)]
    elif str(queries) == "-":
        lines = _read_lines(sys.stdin.buffer.read, "standard input")
    else:
        lines = _read_lines(queries.read_bytes, str(queries))
    asked = [line.strip() for line in lines if line.strip()]
    if not asked:
        raise ArticleError("there is no text to look for", hint="Give some words of the passage.")
    return asked


@click.command("sources")
@format_option("text", "json")
@source_options
def sources_command(form: str, options: Options) -> None:
    """List the sources: what was read, what was skipped and why."""
    from factcheck.reports import json, text

    folder = Path.cwd()
    sources = find_sources(folder, options, settings_for(folder, options))
    with progress_bar(quiet=options.quiet) as progress:
        library = open_sources(sources, "here", options, progress)
    for note in library.notes:
        remark(note, quiet=options.quiet)
    with library:
        if form == "json":
            result(json.sources_json(library.sources, library.skipped))
        else:
            result(text.sources_text(library.sources, library.skipped))
