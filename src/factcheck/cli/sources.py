"""factcheck sources: what was read, and what was skipped and why."""

from pathlib import Path

import click

from factcheck.app.project import Options, find_sources, open_sources, settings_for
from factcheck.cli.options import common_options, format_option
from factcheck.cli.output import progress_bar, remark, result


@click.command("sources")
@format_option("text", "json")
@common_options
def command(form: str, options: Options) -> None:
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
