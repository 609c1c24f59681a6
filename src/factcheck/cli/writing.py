"""Results of a check in the formats asked for, each to its file or to standard output."""

import os
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck import __version__
from factcheck.cli.output import remark, result, wants_color
from factcheck.core.errors import SettingsError
from factcheck.core.settings import leads_out, project_of

if TYPE_CHECKING:
    from factcheck.checks import Result, Run

FORMATS = ("text", "json", "github", "gitlab", "sarif", "junit", "rdjson", "statistics")

_BEGINNINGS = (
    r"\s*\Z",
    r'\{\s*"schema": \d+,\s*"(?:articles": \[|article": |queries": |sources": \[)',
    r'\{\s*"\$schema": "https://json\.schemastore\.org/sarif',
    r'\{\s*"source": \{\s*"name": "factcheck"',
    r'\{\s*"@context": "(?:https://schema\.org|http://www\.w3\.org/ns/anno\.jsonld)"',
    r'<\?xml[^>]*>\s*<testsuites name="factcheck"',
    r'\[\s*(?:\]\s*\Z|\{\s*"description": "[^\n]*\n\s*"check_name": "(?:FC\d{3}|cannot be checked)")',
    r" *\d+  FC\d{3}  (?:error|warning|note) ",
    r"::(?:error|warning|notice) file=",
    r"[^\n]{1,500} (?:error|warning|note) FC\d{3} ",
    r'<!DOCTYPE html>\s*<html[^>]*>\s*<head>\s*<meta charset="utf-8">\s*<meta http-equiv="Content-Security-Policy"',
    r"PK\x03\x04[\s\S]{20,40}docProps/app\.xml<\?xml[^>]*>\s*<Properties[^>]*><Application>factcheck</Application>",
    r"--- a/[^\n]*\n\+\+\+ b/[^\n]*\n@@ ",
    r"## [^\n]*\n\n[^\n]*: (?:\d+ \w|no quotes)",
)
REPORTS = re.compile("|".join(_BEGINNINGS))
"""How whatever this program writes begins: only that, and an empty file, is written over."""
BASELINES = re.compile(r'\s*\Z|\{\s*"schema": 1,\s*"articles": \{')

_FROM_ROOT = frozenset({"github", "gitlab", "sarif"})  # whose readers know files by their path in the repository


@dataclass(frozen=True, slots=True)
class Output:
    """One format, and the file it goes to (None for standard output)."""

    form: str
    target: Path | None = None


def write(run: "Run", outputs: Sequence[Output], *, color: str, every: bool) -> None:
    """Everything that was asked for. Raises SettingsError if a file cannot be written."""
    for output in outputs:
        look_at_target(output.target, run)
    for output in outputs:
        write_text(_formatted(run, output, color, every=every), output.target)
    if any(output.form == "github" for output in outputs):
        _step_summary(run)


def write_text(text: str, target: Path | None, *, baseline: bool = False) -> None:
    """A result to its file, in UTF-8, or to standard output. Raises SettingsError if it cannot, or must not, be written."""
    if target is None:
        result(text)
        return
    write_bytes(text.encode("utf-8", "backslashreplace"), target, made=BASELINES if baseline else REPORTS)


def write_bytes(data: bytes, target: Path | None, *, made: re.Pattern[str] = REPORTS) -> None:
    """The same of a result that is no text; a terminal does not get that."""
    if target is None:
        if sys.stdout.isatty():
            raise SettingsError("this format is not for a terminal", hint="Name a file: --output FILE.")
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    look_at_target(target, made=made)
    try:
        target.write_bytes(data)
    except OSError as error:
        raise SettingsError(f"{target}: cannot be written: {error.strerror}", hint="Name another file.") from error


def look_at_target(target: Path | None, run: "Run | None" = None, *, made: re.Pattern[str] = REPORTS) -> None:
    """Raises SettingsError unless a file to write to is new, empty, or was `made` by this program.

    Never an input of this `run`, and never through a link in the project to a file outside it.
    """
    if target is None or (target.is_absolute() and target.parts[1:2] in (("dev",), ("proc",))):
        return
    project = project_of(Path.cwd())
    lexical = Path(os.path.normpath(target.absolute()))
    if lexical.is_relative_to(project) and leads_out(target, project):
        raise SettingsError(f"{target} leads out of the project through a link", hint="Name another file.")
    if not target.exists() or not target.is_file():
        return  # a pipe, or a folder: writing says so
    try:
        with target.open(encoding="utf-8", errors="replace") as file:
            head = file.read(4096)
    except OSError as error:
        raise SettingsError(f"{target}: cannot be written: {error.strerror}", hint="Name another file.") from error
    is_input = run is not None and any(
        not leads_out(target, Path(path))
        for path in (*(article.path for article in run.articles), *run.used.sources, *run.used.verdicts)
    )
    if is_input or not made.match(head):
        what = "is an input of this command" if is_input else "is there already, and was not written by factcheck"
        raise SettingsError(f"{target} {what}: it is not overwritten", hint="Name another file, or remove it.")


def _formatted(run: "Run", output: Output, color: str, *, every: bool) -> str:
    if output.form in _FROM_ROOT:
        run = from_root(run)
    if output.form == "json":
        from factcheck.reports.json import findings_json

        return findings_json(run)
    if output.form == "github":
        from factcheck.reports.ci import findings_github

        return findings_github(run)
    if output.form == "gitlab":
        from factcheck.reports.ci import findings_gitlab

        return findings_gitlab(run)
    if output.form == "sarif":
        from factcheck.reports.ci import findings_sarif

        return findings_sarif(run, __version__, _Lines())
    if output.form == "junit":
        from factcheck.reports.ci import findings_junit

        return findings_junit(run)
    if output.form == "rdjson":
        from factcheck.reports.ci import findings_rdjson

        return findings_rdjson(run, _Lines())
    from factcheck.reports.text import Ink, findings_text, statistics_text

    if output.form == "statistics":
        return statistics_text(run)

    ink = Ink(color=output.target is None and wants_color(color))
    return findings_text(run.articles, ink, every=every)


def _step_summary(run: "Run") -> None:
    """A table for the page of a workflow's run, where GitHub says it goes; that it cannot be written changes nothing."""
    target = os.environ.get("GITHUB_STEP_SUMMARY")
    if not target:
        return
    from factcheck.reports.ci import summary_table

    try:
        with open(target, "ab") as file:  # noqa: PTH123 - GitHub's own path, appended to
            file.write(summary_table(run).encode("utf-8", "backslashreplace"))
    except OSError as error:
        remark(f"the summary could not be written to {target}: {error.strerror}")


def from_root(run: "Run") -> "Run":
    """The results with paths from the top of the repository (from here, if this is none)."""
    here = Path.cwd()
    root = next((place for place in (here, *here.parents) if (place / ".git").exists()), here)
    return replace(run, articles=tuple(_from(root, article) for article in run.articles))


def _from(root: Path, article: "Result") -> "Result":
    return replace(
        article,
        path=_relative(article.path, root),
        findings=tuple(replace(item, path=_relative(item.path, root)) for item in article.findings),
        silenced=tuple(
            replace(item, finding=replace(item.finding, path=_relative(item.finding.path, root)))
            for item in article.silenced
        ),
    )


def _relative(path: str, root: Path) -> str:
    return Path(os.path.relpath(path, root)).as_posix()


class _Lines:
    """The lines of files, each file read once: some formats count columns in bytes."""

    def __init__(self) -> None:
        self._files: dict[str, list[str]] = {}

    def __call__(self, path: str, number: int) -> str:
        """A line of a text file, "" where there is none."""
        if path not in self._files:
            from factcheck.app.check_many import as_text

            try:
                self._files = {path: as_text(Path(path).read_bytes()).split("\n")}
            except OSError:
                self._files = {path: []}
        lines = self._files[path]
        return lines[number - 1] if number <= len(lines) else ""
