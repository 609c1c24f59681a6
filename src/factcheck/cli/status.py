"""factcheck status: how far the articles of a repository are, as a table or JSON."""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.app.articles import gather
from factcheck.app.project import Options, look_for_verdicts, open_project, read_article
from factcheck.cli.listed import Listed, open_listed
from factcheck.cli.options import GivenPath, common_options, format_option
from factcheck.cli.output import remark, result
from factcheck.core.errors import FactcheckError
from factcheck.core.model import State, Verdict
from factcheck.core.text import numbered, visible

if TYPE_CHECKING:
    from factcheck.verdicts import Counts

SHOWN = (
    State.VERIFIED,
    State.DISPUTED,
    State.UNSOURCED,
    State.UNDECIDED,
    State.STALE,
    State.CONTESTED,
    State.DISMISSED,
)


@dataclass(frozen=True, slots=True)
class _Row:
    """One article: its counts, or why there are none."""

    article: Path
    verdicts: Path
    counts: "Counts | None" = None
    error: FactcheckError | None = None
    recoveries: tuple[Path, ...] = ()


@click.command("status")
@click.argument("paths", nargs=-1, type=GivenPath())
@format_option("text", "json")
@common_options
def command(paths: tuple[Path, ...], form: str, options: Options) -> None:
    """Show how far articles are: claims by verdict and by reviewer, stale, contested, waiting for a second reader.

    PATHS are articles, or folders, of which the articles with a verdict file are shown. [default: here]
    """
    look_for_verdicts(options)
    articles, without = _articles(paths or (Path(),), options)
    rows = [_row(article, options) for article in articles]
    lost = _strays(paths or (Path(),), without, options)
    if form == "json":
        result(json.dumps(_data(rows, without, lost), ensure_ascii=True, indent=2) + "\n")
    elif any(row.counts for row in rows):
        result("".join(f"{line}\n" for line in _table(rows)))
    for row in rows:
        for path in row.recoveries:
            remark(f"{row.article}: verdicts that could not be saved lie in {path}")
        if row.error:
            remark(f"{row.article}: {row.error.message}\n  {row.error.hint}".rstrip())
    for path, article in lost.items():
        said = f"; its words are those of {article}: rename it as the article was" if article else ""
        remark(f"{path}: verdict file without an article{said}", quiet=options.quiet)
    if without and (options.verbose or not rows):
        files = numbered(len(without), "readable file") + (" has" if len(without) == 1 else " have")
        remark(f"{files} no verdict file: factcheck init starts one", quiet=options.quiet)
    sys.exit(2 if any(row.error for row in rows) else 0)


def _articles(paths: Sequence[Path], options: Options) -> tuple[list[Path], list[Path]]:
    """The articles to show; and those of folders that nobody has begun."""
    named, begun, without = [], [], []
    for path in paths:
        for given in gather([path], options).articles:
            if not path.is_dir():
                named.append(given.path)
            elif open_project(given.path, options).verdicts.exists():
                begun.append(given.path)
            else:
                without.append(given.path)
    return list(dict.fromkeys([*named, *begun])), without


def _strays(paths: Sequence[Path], without: Sequence[Path], options: Options) -> dict[Path, Path | None]:
    """The verdict files in folders that have no article, and the article without a verdict file that each fits."""
    from factcheck.claims import find_claims
    from factcheck.verdicts import strays

    found = {stray.path: stray for path in paths if path.is_dir() for stray in strays(path)}
    homes: dict[Path, Path | None] = dict.fromkeys(found)
    for article in without if found else ():
        with suppress(FactcheckError):
            document = read_article(article, cache=options.cache)
            ids = {claim.id for claim in find_claims(document)}
            homes |= {path: article for path, stray in found.items() if stray.fits(document.text_sha256, ids)}
    return homes


def _row(article: Path, options: Options) -> _Row:
    from factcheck.verdicts import Store, count

    project = open_project(article, options)
    recoveries = tuple(kept.path for kept in Store(project.verdicts).recoveries())
    try:
        listed: Listed = open_listed(article, options)
        required = project.settings.required_reviews
        counts = count(listed.file, source_text=listed.source_text, required=required)
    except FactcheckError as error:
        return _Row(article, project.verdicts, error=error, recoveries=recoveries)
    return _Row(article, project.verdicts, counts, recoveries=recoveries)


def _table(rows: Sequence[_Row]) -> Iterator[str]:
    head = ["article", "claims", *map(str, SHOWN), "waiting", "orphans"]
    body = [[visible(str(row.article)), *_numbers(row.counts)] for row in rows if row.counts]
    if len(body) > 1:
        body.append(["all", *(str(sum(int(line[at]) for line in body)) for at in range(1, len(head)))])
    width = max(len(line[0]) for line in [head, *body])
    for line in [head, *body]:
        numbers = (cell.rjust(len(title)) for cell, title in zip(line[1:], head[1:], strict=True))
        yield f"{line[0]:{width}}  {'  '.join(numbers)}"
    by_reviewer = _by_reviewer(rows)
    if by_reviewer:
        yield ""
    for who, given in by_reviewer.items():
        yield f"{visible(who)}: {', '.join(f'{given[what]} {what}' for what in (*Verdict, State.STALE) if what in given)}"


def _numbers(counts: "Counts") -> list[str]:
    states = [counts.states[state] for state in SHOWN]
    return [str(number) for number in (counts.claims, *states, counts.waiting, counts.orphans)]


def _by_reviewer(rows: Sequence[_Row]) -> Mapping[str, Mapping[str, int]]:
    together: dict[str, Counter[str]] = {}
    for row in rows:
        for who, given in (row.counts.reviewers if row.counts else {}).items():
            together.setdefault(who, Counter()).update(given)
    return dict(sorted(together.items()))


def _data(rows: Sequence[_Row], without: Sequence[Path], lost: Mapping[Path, Path | None]) -> dict[str, Any]:
    return {
        "schema": 1,
        "articles": [_article_data(row) for row in rows],
        "reviewers": _by_reviewer(rows),
        "without_verdict_file": [path.as_posix() for path in without],
        "without_article": [
            {"verdicts": path.as_posix()} | ({"article": article.as_posix()} if article else {})
            for path, article in lost.items()
        ],
    }


def _article_data(row: _Row) -> dict[str, Any]:
    data: dict[str, Any] = {"article": row.article.as_posix(), "verdicts": row.verdicts.as_posix()}
    if row.counts:
        counts = row.counts
        data |= {
            "claims": counts.claims,
            "states": {str(state): counts.states[state] for state in SHOWN},
            "waiting": counts.waiting,
            "orphans": counts.orphans,
            "reviewers": counts.reviewers,
        }
    if row.error:
        data |= {"error": row.error.message, "hint": row.error.hint}
    return data | {"recoveries": [str(path) for path in row.recoveries]}
