"""factcheck init, status and prune: the verdict file itself."""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.app.overview import Progress, begun_and_not, progress_of
from factcheck.app.project import Options, look_for_verdicts, read_article
from factcheck.app.verdict_files import open_listed
from factcheck.cli.options import GivenPath, article_argument, common_options, format_option
from factcheck.cli.output import remark, result
from factcheck.core.errors import FactcheckError
from factcheck.core.model import State, Verdict
from factcheck.core.text import numbered, visible


@click.command("init")
@article_argument
@common_options
def init_command(article: Path, options: Options) -> None:
    """Write ARTICLE's verdict file with every claim listed, or bring an existing one in line with the article.

    Commit it before people divide the work: verdicts on different claims then merge in git by themselves.
    """
    from factcheck.verdicts import same

    listed = open_listed(article, options)
    before = listed.there
    file = listed.file if before and same(before, listed.file) else listed.store.save(listed.file, before)
    quotes = sum(record.kind == "quote" for record in file.claims.values())
    what = _listed_words([numbered(quotes, "quote"), numbered(len(file.claims) - quotes, "claim")])
    if before is None:
        said = f"written: {what}"
    elif same(before, file):
        said = f"unchanged: {what}"
    else:
        new = len(file.claims.keys() - before.claims.keys())
        lost = len(file.orphans.keys() - before.orphans.keys())
        news = _listed_words([f"{new} new" if new else "", f"{numbered(lost, 'verdict')} orphaned" if lost else ""])
        said = f"brought in line: {what}{f' ({news})' if news else ''}"
    remark(f"{listed.project.verdicts} {said}", quiet=options.quiet)


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


@click.command("status")
@click.argument("paths", nargs=-1, type=GivenPath())
@format_option("text", "json")
@common_options
def status_command(paths: tuple[Path, ...], form: str, options: Options) -> None:
    """Show review progress: claims by verdict and by reviewer, stale, contested, waiting for a second reader.

    PATHS are articles, or folders: in these, the articles that have a verdict file. [default: here]
    """
    look_for_verdicts(options)
    articles, without = begun_and_not(paths or (Path(),), options)
    rows = [progress_of(article, options) for article in articles]
    lost = _strays(paths or (Path(),), without, options)
    if form == "json":
        result(json.dumps(_status_data(rows, without, lost), ensure_ascii=True, indent=2) + "\n")
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


def _table(rows: Sequence[Progress]) -> Iterator[str]:
    head = ["article", "claims", *map(str, SHOWN), "waiting", "orphans"]
    body = [[visible(str(row.article)), *_numbers(row.counts)] for row in rows if row.counts]
    if len(body) > 1:
        body.append(["all", *(str(sum(int(line[at]) for line in body)) for at in range(1, len(head)))])
    width = max(len(line[0]) for line in [head, *body])
    for line in [head, *body]:
        numbers = (cell.rjust(len(title)) for cell, title in zip(line[1:], head[1:], strict=True))
        yield f"{line[0]:{width}}  {'  '.join(numbers)}"
    by_reviewer, assigned, details = _by_reviewer(rows), _assigned(rows), _details(rows)
    asked = sum(row.counts.asked for row in rows if row.counts)
    if by_reviewer or assigned or asked or details:
        yield ""
    for who in sorted({*by_reviewer, *assigned, *details}):
        given = by_reviewer.get(who, {})
        parts = [f"{given[what]} {what}" for what in (*Verdict, State.STALE) if what in given]
        marks = details.get(who, {})
        parts += [
            f"{numbered(marks[mark], 'detail')} {word}"
            for mark, word in (("found", "ticked"), ("wrong", "crossed"))
            if mark in marks
        ]
        parts += [f"{assigned[who]} assigned and not done"] * (who in assigned)
        yield f"{visible(who)}: {', '.join(parts)}"
    if asked:
        yield f"the author: {numbered(asked, 'claim')} with an open request (factcheck requests)"


def _numbers(counts: "Counts") -> list[str]:
    states = [counts.states[state] for state in SHOWN]
    return [str(number) for number in (counts.claims, *states, counts.waiting, counts.orphans)]


def _by_reviewer(rows: Sequence[Progress]) -> Mapping[str, Mapping[str, int]]:
    return _added(row.counts.reviewers for row in rows if row.counts)


def _details(rows: Sequence[Progress]) -> Mapping[str, Mapping[str, int]]:
    """How many details each reviewer marked by hand, "found" or "wrong"."""
    return _added(row.counts.details for row in rows if row.counts)


def _added(counted: Iterable[Mapping[str, Mapping[str, int]]]) -> dict[str, Counter[str]]:
    """What was counted for each person in several articles, together."""
    together: dict[str, Counter[str]] = {}
    for each in counted:
        for who, given in each.items():
            together.setdefault(who, Counter()).update(given)
    return dict(sorted(together.items()))


def _assigned(rows: Sequence[Progress]) -> Mapping[str, int]:
    """How many claims each person is to check and has given no verdict on that holds."""
    together: Counter[str] = Counter()
    for row in rows:
        together.update(row.counts.assigned if row.counts else {})
    return together


def _status_data(rows: Sequence[Progress], without: Sequence[Path], lost: Mapping[Path, Path | None]) -> dict[str, Any]:
    return {
        "schema": 1,
        "articles": [_article_data(row) for row in rows],
        "reviewers": _by_reviewer(rows),
        "assigned": dict(_assigned(rows)),
        "details": _details(rows),
        "without_verdict_file": [path.as_posix() for path in without],
        "without_article": [
            {"verdicts": path.as_posix()} | ({"article": article.as_posix()} if article else {})
            for path, article in lost.items()
        ],
    }


def _article_data(row: Progress) -> dict[str, Any]:
    data: dict[str, Any] = {"article": row.article.as_posix(), "verdicts": row.verdicts.as_posix()}
    if row.counts:
        counts = row.counts
        data |= {
            "claims": counts.claims,
            "states": {str(state): counts.states[state] for state in SHOWN},
            "waiting": counts.waiting,
            "orphans": counts.orphans,
            "reviewers": counts.reviewers,
            "asked": counts.asked,
            "assigned": dict(counts.assigned),
            "details": counts.details,
        }
    if row.error:
        data |= {"error": row.error.message, "hint": row.error.hint}
    return data | {"recoveries": [str(path) for path in row.recoveries]}


if TYPE_CHECKING:
    from factcheck.core.records import Record


@click.command("prune")
@article_argument
@click.option("-n", "--dry-run", is_flag=True, help="List what would be removed, and remove nothing.")
@common_options
def prune_command(article: Path, options: Options, *, dry_run: bool) -> None:
    """Remove verdicts for words no longer in ARTICLE from its verdict file, and list them.

    Nothing else removes them: until then they are kept, and come back with their words.
    """
    from dataclasses import replace

    look_for_verdicts(options)
    listed = open_listed(article, options)
    orphans = listed.file.orphans
    if listed.there is None or not orphans:
        remark(f"{listed.project.verdicts}: nothing to remove", quiet=options.quiet)
        return
    result("".join(f"{_orphan_line(key, record)}\n" for key, record in orphans.items()))
    if not dry_run:
        listed.store.save(replace(listed.file, orphans={}), listed.there)
    done = "would be removed" if dry_run else "removed"
    remark(f"{listed.project.verdicts}: {numbered(len(orphans), 'record')} {done}", quiet=options.quiet)


def _orphan_line(key: str, record: "Record") -> str:
    """`q-7h3k2m9p “We will see” ada: verified`."""
    said = [f"{who}: {review.verdict or 'a note'}" for who, review in record.reviews.items()]
    if record.dismissed:
        said.append(f"{record.dismissed.by}: dismissed")
    return visible(f"{key} “{record.exact}” {', '.join(said) or 'evidence alone'}")


def _listed_words(parts: Sequence[str]) -> str:
    return ", ".join(part for part in parts if part)
