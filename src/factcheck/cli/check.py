"""factcheck check: findings and an exit code, for CI."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.opening import Desk, Options, open_desk, open_sources, read_article
from factcheck.cli.options import color_option, common_options
from factcheck.cli.output import progress_bar, remark, result, wants_color
from factcheck.errors import ArticleError, SettingsError, VerdictFileError
from factcheck.settings import FINDINGS

if TYPE_CHECKING:
    from factcheck.checking import Checked
    from factcheck.library import SourceLibrary
    from factcheck.model import Claim, Document
    from factcheck.records import VerdictFile

CANDIDATES = 5  # looked at for each quote: the best-ranked need not be the one with the least difference


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format", "forms", multiple=True, metavar="FORMAT[=FILE]", help="text, json; may be repeated. [default: text]"
)
@click.option("--select", multiple=True, metavar="IDS", help="Report these findings only: FC001,FC003.")
@click.option("--ignore", multiple=True, metavar="IDS", help="Do not report these findings.")
@click.option("--strict", is_flag=True, help="Warnings fail as errors do.")
@click.option("--allow-empty", is_flag=True, help="Nothing to check is no error.")
@color_option
@common_options
def command(
    paths: tuple[Path, ...],
    forms: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    color: str,
    *,
    strict: bool,
    allow_empty: bool,
    options: Options,
) -> None:
    """Check articles: report findings, and exit 1 if one of them is an error."""
    outputs = _outputs(forms or ("text",))
    wanted, unwanted = _ids(select), _ids(ignore)
    articles = list(_articles(paths))
    if not articles and not allow_empty:
        raise ArticleError("nothing to check: no articles were named", hint="Name articles, or pass --allow-empty.")
    shelf = _Shelf(options)
    results = [_check(article, options, shelf, wanted, unwanted, allow_empty=allow_empty) for article in articles]
    for form, target in outputs:
        _write(form, target, results, color)
    counts = Counter(finding.severity for checked in results for finding in checked.findings)
    remark(_summary(results, counts), quiet=options.quiet)
    if any(checked.broken for checked in results):
        sys.exit(2)
    sys.exit(1 if counts["error"] or (strict and counts["warning"]) else 0)


@dataclass
class _Shelf:
    """Libraries by the paths they were opened from: sources that articles share are read once."""

    options: Options
    libraries: dict[tuple[Path, ...], "SourceLibrary"] = field(default_factory=dict)

    def library(self, desk: Desk) -> "SourceLibrary":
        key = tuple(path.absolute() for path in desk.sources)
        if key not in self.libraries:
            with progress_bar(quiet=self.options.quiet) as progress:
                self.libraries[key] = open_sources(desk.sources, str(desk.article), self.options, progress)
        return self.libraries[key]


def _articles(paths: Sequence[Path]) -> Iterator[Path]:
    """The articles under the paths, in a stable order. Raises ArticleError for a path that does not exist."""
    from factcheck.documents import readable_files

    for path in paths:
        if not path.exists():
            raise ArticleError(f"{path}: no such article", hint="Check the path: what does not exist is never a pass.")
        if path.is_dir():
            files, _ = readable_files([path])
            yield from (Path(name) for name in files if "sources" not in Path(name).relative_to(path).parts)
        else:
            yield path


def _check(
    article: Path,
    options: Options,
    shelf: _Shelf,
    wanted: Sequence[str],
    unwanted: Sequence[str],
    *,
    allow_empty: bool,
) -> "Checked":
    from factcheck.checking import Case, check, selected
    from factcheck.claims import find_claims

    desk = open_desk(article, options)
    document = read_article(article)
    claims = find_claims(document)
    if not claims and not allow_empty:
        raise ArticleError(f"{article}: nothing to check in this article", hint="Pass --allow-empty if that is right.")
    library = shelf.library(desk)
    by_name = {desk.relative(source.path): source.path for source in library.sources}
    case = Case(
        document,
        claims,
        lambda claim: library.search(claim, CANDIDATES, below_threshold=True),
        _verdicts(desk, document, claims, desk.inside(by_name)),
        str(desk.verdicts),
        lambda name: library.document(by_name[name]).text if name in by_name else None,
        desk.settings,
        library.skipped,
    )
    checked = check(case)
    return replace(checked, findings=selected(checked.findings, wanted, unwanted))


def _verdicts(
    desk: Desk, document: "Document", claims: "tuple[Claim, ...]", sources: Sequence[str]
) -> "VerdictFile | VerdictFileError":
    from factcheck.cli.disk import Disk

    try:
        return Disk(desk.verdicts, document, claims, name=desk.name, sources=sources).read()
    except VerdictFileError as error:
        return error


def _outputs(forms: Sequence[str]) -> list[tuple[str, Path | None]]:
    outputs = []
    for form in forms:
        name, _, target = form.partition("=")
        if name not in ("text", "json"):
            raise click.BadParameter(f"{name!r} is not one of text, json.", param_hint="--format")
        outputs.append((name, Path(target) if target else None))
    if sum(target is None for _, target in outputs) > 1:
        raise click.BadParameter(
            "only one format can go to standard output; give the others =FILE.", param_hint="--format"
        )
    return outputs


def _ids(given: Sequence[str]) -> list[str]:
    ids = [part.strip().upper() for text in given for part in text.split(",") if part.strip()]
    for part in ids:
        if part not in FINDINGS:
            raise SettingsError(f"there is no finding {part}", hint=f"There are: {', '.join(FINDINGS)}.")
    return ids


def _write(form: str, target: Path | None, results: "Sequence[Checked]", color: str) -> None:
    from factcheck.reports import json, text

    if form == "json":
        output = json.findings_json(results)
    else:
        output = text.findings_text(results, text.Ink(color=target is None and wants_color(color)))
    if target is None:
        result(output)
        return
    try:
        target.write_text(output, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise SettingsError(f"{target}: cannot be written: {error.strerror}", hint="Name another file.") from error


def _summary(results: "Sequence[Checked]", counts: Counter[str]) -> str:
    quotes = sum(claim.kind == "quote" for checked in results for claim in checked.claims)
    claims = sum(len(checked.claims) for checked in results) - quotes
    articles = f"{len(results)} article{'' if len(results) == 1 else 's'}"
    found = ", ".join(
        f"{counts[name]} {name}{'' if counts[name] == 1 else 's'}" for name in ("error", "warning", "note")
    )
    return f"{articles}, {quotes} quotes, {claims} claims: {found}"
