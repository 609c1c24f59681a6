"""Findings in reviewdog's format, which puts them into pull requests of GitHub, GitLab, Bitbucket, Gerrit."""

import json
from collections.abc import Callable
from typing import Any

from factcheck.checking import Run
from factcheck.model import Finding
from factcheck.reports.escaping import with_passage
from factcheck.words import visible

LineOf = Callable[[str, int], str]
"""The text of a line of a file by its number, "" where it is not known."""

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def findings_rdjson(run: Run, line_of: LineOf) -> str:
    """The run as rdjson. Its columns count bytes of UTF-8, so the lines are needed."""
    diagnostics = [_diagnostic(finding, line_of) for finding in run.findings]
    diagnostics += [
        {"message": visible(article.error), "location": {"path": _path(article.path)}, "severity": "ERROR"}
        for article in run.articles
        if article.error
    ]
    report = {"source": {"name": "factcheck"}, "diagnostics": diagnostics}
    return json.dumps(report, ensure_ascii=True, indent=1) + "\n"


def _diagnostic(finding: Finding, line_of: LineOf) -> dict[str, Any]:
    if finding.place:  # the file has no lines, and the message says where
        return _told(finding, {"path": _path(finding.path)})
    span: dict[str, Any] = {"start": _position(finding.path, finding.line, finding.column, line_of)}
    if (finding.end_line, finding.end_column) > (finding.line, finding.column):
        span["end"] = _position(finding.path, finding.end_line, finding.end_column, line_of)
    return _told(finding, {"path": _path(finding.path), "range": span})


def _told(finding: Finding, location: dict[str, Any]) -> dict[str, Any]:
    return {
        "message": with_passage(finding),
        "location": location,
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.id},
    }


def _path(path: str) -> str:
    """A path that is text: reviewdog knows no names of files that are no UTF-8."""
    return path.encode("utf-8", "replace").decode()


def _position(path: str, line: int, column: int, line_of: LineOf) -> dict[str, int]:
    before = line_of(path, line)[: column - 1]
    extra = len(before.encode("utf-8", "surrogatepass")) - len(before)
    return {"line": line, "column": column + extra}
