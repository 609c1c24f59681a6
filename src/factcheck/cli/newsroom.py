"""factcheck requests, assign and add-source: the work around a review."""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.app.articles import gather
from factcheck.app.notes import Note, write_note
from factcheck.app.personal import own_settings
from factcheck.app.project import Options, look_for_verdicts, open_project
from factcheck.app.verdict_files import open_listed
from factcheck.cli.options import GivenPath, article_argument, common_options, format_option, reviewer_option
from factcheck.cli.output import remark, result
from factcheck.core.errors import SettingsError
from factcheck.core.text import numbered, visible

if TYPE_CHECKING:
    from factcheck.core.records import Record, Request

_Asked = tuple[Path, int, "Record", str, "Request"]
"""An article, the number of a claim in it, its record, who asks, and what."""


@click.command("requests")
@click.argument("paths", nargs=-1, type=GivenPath())
@click.option("--all", "every", is_flag=True, help="Include requests that are answered.")
@format_option("text", "markdown", "json")
@common_options
def requests_command(paths: tuple[Path, ...], form: str, options: Options, *, every: bool) -> None:
    """Print what reviewers ask the author, ready to send.

    PATHS are articles, or folders: in these, the articles that have a verdict file. [default: here]
    """
    look_for_verdicts(options)
    found = [one for one in _requests(paths or (Path(),), options) if every or not one[4].answer]
    if form == "json":
        result(
            json.dumps({"schema": 1, "requests": list(map(_request_data, found))}, ensure_ascii=True, indent=2) + "\n"
        )
    else:
        result("".join(f"{line}\n" for line in _lines(found, markdown=form == "markdown")))
    if not found:
        remark("nothing is asked of the author", quiet=options.quiet)


def _requests(paths: Sequence[Path], options: Options) -> Iterator[_Asked]:
    for path in paths:
        for given in gather([path], options).articles:
            if path.is_dir() and not open_project(given.path, options).verdicts.exists():
                continue
            for number, record in enumerate(open_listed(given.path, options).file.claims.values(), 1):
                for who, request in sorted(record.requests.items()):
                    yield given.path, number, record, who, request


def _lines(found: Sequence[_Asked], *, markdown: bool) -> Iterator[str]:
    article: Path | None = None
    for path, number, record, who, request in found:
        if path != article:
            name = visible(str(path))
            yield from ([] if article is None else [""]) + ([f"## {_escaped(name)}", ""] if markdown else [name, ""])
            article = path
        claim = f"“{visible(record.exact)}”" if record.kind == "quote" else visible(record.exact)
        asks, says = visible(request.text), visible(request.answer)
        if markdown:
            yield f"{number}. {_escaped(claim)}  "
            yield f"   **{_escaped(asks)}** ({_escaped(visible(who))})" + (f"  \n   {_escaped(says)}" if says else "")
        else:
            yield f"{number}. {claim}"
            yield f"   {visible(who)} asks: {asks}" + (f"\n   answer: {says}" if says else "")


def _escaped(text: str) -> str:
    from factcheck.reports.escaping import markdown

    return markdown(text)


def _request_data(one: _Asked) -> dict[str, Any]:
    path, number, record, who, request = one
    return {
        "article": path.as_posix(),
        "number": number,
        "kind": record.kind,
        "text": record.exact,
        "reviewer": who,
        "request": request.text,
        "on": request.on.isoformat() if request.on else None,
        "answer": request.answer,
        "answered_by": request.by,
    }


@click.command("assign")
@article_argument
@click.argument("names")
@click.argument("claims", nargs=-1, required=True, metavar="CLAIMS...")
@reviewer_option
@common_options
def assign_command(
    article: Path, names: str, claims: tuple[str, ...], options: Options, *, reviewer: str | None
) -> None:
    """Say who checks which claims of ARTICLE.

    NAMES are reviewers, separated by commas, or "-" for nobody. CLAIMS are numbers as `factcheck list` has them:
    `factcheck assign article.md ada 1-20 31`.
    """
    from factcheck.cli.review import reviewer_name
    from factcheck.review import assigned, names_in

    me = reviewer_name(reviewer, own_settings())
    people = [] if names == "-" else names_in(names)
    listed = open_listed(article, options)
    ids, file = list(listed.file.claims), listed.file
    chosen = [ids[number - 1] for number in _numbers(claims, len(ids))]
    for name in chosen:
        file = file.with_record(name, assigned(file.claims[name], people, me, datetime.now().astimezone().date()))
    listed.store.save(file, listed.there)
    remark(
        f"{listed.project.verdicts}: {numbered(len(chosen), 'claim')}: {visible(', '.join(people)) or 'nobody'}",
        quiet=options.quiet,
    )


def _numbers(given: Sequence[str], most: int) -> list[int]:
    """The numbers in `3`, `5-9`. Raises SettingsError for one that no claim has."""
    numbers: list[int] = []
    for text in given:
        found = re.fullmatch(r"(\d{1,6})(?:-(\d{1,6}))?", text, re.ASCII)
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
        if not 1 <= first <= last <= most:
            raise SettingsError(
                f"{visible(text)} names no claim",
                hint=f"The claims are numbered 1 to {most}: factcheck list shows them.",
            )
        numbers += range(first, last + 1)
    return list(dict.fromkeys(numbers))


@click.command("add-source")
@article_argument
@click.option("--how", required=True, help="How it was learnt: by phone, by mail, a book with its page, a URL.")
@click.option("--who", default="", help="Who said it, or whose text it is.")
@click.option("--on", "day", default="", metavar="YYYY-MM-DD", help="When. [default: today]")
@click.option("--title", default="", help="What to call it. [default: who and how]")
@reviewer_option
@click.argument("said")
@common_options
def add_source_command(
    article: Path,
    said: str,
    options: Options,
    *,
    how: str,
    who: str,
    day: str,
    title: str,
    reviewer: str | None,
) -> None:
    """Write a source that has no file into the sources of ARTICLE: a call, a mail, a book, a web page.

    SAID is what was said or written there, in its words; "-" reads them from standard input. Nothing is fetched.
    """
    from factcheck.cli.review import reviewer_name

    text = sys.stdin.read() if said == "-" else said
    try:
        when = date.fromisoformat(day) if day else datetime.now().astimezone().date()
    except ValueError as error:
        raise SettingsError(f"{visible(day)} is not a date", hint="Write it as 2026-03-10.") from error
    note = Note(text, how, who=who, on=when, by=reviewer_name(reviewer, own_settings()), title=title)
    path = write_note(open_project(article, options), note)
    remark(f"{path} written: a note by {visible(note.by)}", quiet=options.quiet)
