"""Findings as workflow commands of GitHub Actions, which become marks in the diff, and a table for the run's page."""

from collections.abc import Iterator

from factcheck.checking import FINDINGS, Checked, Run
from factcheck.model import Finding
from factcheck.reports.escaping import command_data, command_property, markdown, with_passage
from factcheck.words import numbered, visible

MOST = 10
"""GitHub shows so many marks of a level for a step, and drops the rest without a word."""

ROWS = 200
"""Rows of the table: a run's summary may have a megabyte."""

_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def findings_github(run: Run) -> str:
    """A command a finding, at most 10 of a level: those about words come before those about reviews."""
    lines = [_command("error", "cannot be checked", article.path, "line=1", article.error) for article in _failed(run)]
    lines = lines[:MOST]
    for severity, level in _LEVELS.items():
        findings = sorted((each for each in run.findings if each.severity == severity), key=_urgency)
        room = MOST - (len(lines) if severity == "error" else 0)
        lines += [_finding(level, each) for each in findings[:room]]
        if len(findings) > room:
            more = len(findings) - room
            lines.append(f"and {numbered(more, f'more {severity}')}, not marked: GitHub shows {MOST}")
    return "".join(line + "\n" for line in lines)


def summary_table(run: Run) -> str:
    """Markdown for `$GITHUB_STEP_SUMMARY`."""
    counts = run.counts
    said = ", ".join(numbered(number, name) for name, number in counts.items())
    lines = [f"### factcheck: {said}", ""]
    lines += [f"- **cannot be checked** {markdown(item.path)}: {markdown(item.error)}" for item in _failed(run)]
    findings = sorted(run.findings, key=lambda each: (list(_LEVELS).index(each.severity), _urgency(each)))
    if findings:
        lines += ["", "| | Where | Finding |", "|---|---|---|"]
    for each in findings[:ROWS]:
        where = markdown(each.path) + ("" if each.place else f":{each.line}")
        lines.append(f"| {each.severity} | {where} | {each.id} {markdown(with_passage(each, between=' — '))} |")
    if len(findings) > ROWS:
        lines += ["", f"and {len(findings) - ROWS} more"]
    return "\n".join(lines) + "\n\n"


def _failed(run: Run) -> Iterator[Checked]:
    return (article for article in run.articles if article.error)


def _urgency(finding: Finding) -> bool:
    """Nobody has looked yet: true of every claim at first, so it comes last."""
    return finding.id == "FC010"


def _finding(level: str, finding: Finding) -> str:
    title = f"{finding.id} {FINDINGS[finding.id][1]}"
    place = f"line={finding.line}"
    if finding.place:
        place = ""  # the file has no lines: it is marked as a whole, and the message says where
    elif finding.end_line != finding.line:
        place += f",endLine={finding.end_line}"  # columns are refused for what runs over several lines
    else:
        place += f",col={finding.column},endColumn={max(finding.column, finding.end_column)}"
    return _command(level, title, finding.path, place, with_passage(finding))


def _command(level: str, title: str, path: str, place: str, message: str) -> str:
    file = f"file={command_property(visible(path, lines=True))}"
    marked = ",".join(filter(None, (file, place, f"title={command_property(title)}")))
    return f"::{level} {marked}::{command_data(visible(message, lines=True))}"
