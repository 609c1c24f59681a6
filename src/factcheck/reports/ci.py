"""Findings for CI: workflow commands of GitHub, SARIF for code scanning, reviewdog's format, JUnit's XML."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from factcheck.checks import Result, Run, Silenced
from factcheck.checks.messages import quote_words
from factcheck.core.catalog import FINDINGS
from factcheck.core.model import Candidate, Claim, Finding
from factcheck.core.text import digest, numbered, visible
from factcheck.reports.escaping import command_data, command_property, markdown, passage, uri, with_passage, xml_text
from factcheck.reports.suggestions import suggestion

LineOf = Callable[[str, int], str]
"""The text of a line of a file by its number, "" where it is not known."""

# GitHub Actions: commands, which become marks in the diff, and a table for the run's page.


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
        lines += [_marked_line(level, each) for each in findings[:room]]
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


def _failed(run: Run) -> Iterator[Result]:
    return (article for article in run.articles if article.error)


def _urgency(finding: Finding) -> bool:
    """Nobody has looked yet: true of every claim at first, so it comes last."""
    return finding.id == "FC010"


def _marked_line(level: str, finding: Finding) -> str:
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


# GitLab: Code Quality, which becomes marks in a merge request.


_QUALITY = {"error": "major", "warning": "minor", "note": "info"}


def findings_gitlab(run: Run) -> str:
    """The run as a Code Quality report: a list of violations, each with a fingerprint that outlives edits elsewhere."""
    violations = [
        _violation(article.path, "unread", check_name="cannot be checked", severity="critical", words=article.error)
        for article in _failed(run)
    ]
    violations += [
        _violation(
            each.path,
            _fingerprint(each),
            check_name=each.id,
            severity=_QUALITY[each.severity],
            words=with_passage(each, between=" — "),
            line=each.line,
        )
        for each in run.findings
    ]
    return json.dumps(violations, ensure_ascii=True, indent=1) + "\n"


def _violation(path: str, key: str, *, check_name: str, severity: str, words: str, line: int = 1) -> dict[str, Any]:
    return {
        "description": visible(words),
        "check_name": check_name,
        "fingerprint": digest(f"{path} {key}", 32),
        "severity": severity,
        "location": {"path": _as_utf8(path), "lines": {"begin": line}},
    }


# SARIF 2.1.0: every finding with a place and a relative address.


_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_RULES = {number: place for place, number in enumerate(FINDINGS)}


def findings_sarif(run: Run, version: str, line_of: LineOf) -> str:
    """The run as one SARIF log. Paths must be relative to the top of the repository; `line_of` gives a file's lines."""
    results = []
    for article in run.articles:
        results += [_sarif_result(finding) | _fix(finding, line_of) for finding in article.findings]
        for item in article.silenced:
            kind, words = ("inSource", item.reason) if item.by == "comment" else ("external", "in the baseline")
            marked: dict[str, Any] = {"suppressions": [{"kind": kind, "justification": visible(words)}]}
            if item.by == "baseline":
                marked["baselineState"] = "unchanged"
            results.append(_sarif_result(item.finding) | marked)
    if any("baselineState" in result for result in results):  # the standard wants it for all, or for none
        results = [{"baselineState": "new"} | result for result in results]
    log = {
        "$schema": _SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": _driver(version)},
                "automationDetails": {"id": "factcheck/"},
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The top of the repository."}}},
                "invocations": [_invocation(run)],
                "results": results,
            }
        ],
    }
    return json.dumps(log, ensure_ascii=True, indent=1) + "\n"


def _driver(version: str) -> dict[str, Any]:
    return {
        "name": "factcheck",
        "semanticVersion": version,
        "rules": [_sarif_rule(number) for number in FINDINGS],
    }


def _sarif_rule(number: str) -> dict[str, Any]:
    severity, title, meaning, remedy, _ = FINDINGS[number]
    return {
        "id": number,
        "name": "".join(word.capitalize() for word in title.replace(":", "").replace(",", "").split()),
        "shortDescription": {"text": f"{title.capitalize()}."},
        "fullDescription": {"text": meaning},
        "help": {"text": f"{meaning}\n\n{remedy}", "markdown": f"{meaning}\n\n**What to do.** {remedy}"},
        "defaultConfiguration": {"level": _level(severity)},
        "properties": {"tags": ["factcheck"], "precision": "high", "problem.severity": _problem(severity)},
    }


def _sarif_result(finding: Finding) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.id,
        "ruleIndex": _RULES[finding.id],
        "level": _level(finding.severity),
        "message": {"text": with_passage(finding)},
        "locations": [_location(finding.path, _region(finding)) | _logical(finding)],
        "partialFingerprints": {"factcheckClaim/v1": _fingerprint(finding)},
    }
    if finding.candidate is not None:
        result["relatedLocations"] = [_related(finding.candidate)]
    return result


def _fix(finding: Finding, line_of: LineOf) -> dict[str, Any]:
    """The source's words for the quote, to be put in with a click where code scanning offers that."""
    words = suggestion(finding, _written(finding, line_of))
    if not words:
        return {}
    region = {key: value for key, value in _region(finding).items() if key != "snippet"}
    replaced = {"deletedRegion": region, "insertedContent": {"text": words}}
    place = {"uri": uri(finding.path), "uriBaseId": "SRCROOT"}
    change = {"artifactLocation": place, "replacements": [replaced]}
    return {"fixes": [{"description": {"text": "Put the source's words in."}, "artifactChanges": [change]}]}


def _fingerprint(finding: Finding) -> str:
    """What makes it the same finding in the next run: the rule and the claim, wherever it is now."""
    return f"{finding.id}:{finding.key if finding.claim is not None else digest(finding.key or finding.path)}"


def _region(finding: Finding) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": finding.line, "startColumn": finding.column}
    if (finding.end_line, finding.end_column) > (finding.line, finding.column):
        region |= {"endLine": finding.end_line, "endColumn": finding.end_column}
    if finding.claim is not None:
        region["snippet"] = {"text": visible(finding.claim.text)}
    return region


def _logical(finding: Finding) -> dict[str, Any]:
    """Where it is in a file without lines; code scanning wants a line all the same, so that it has the first."""
    place = {"fullyQualifiedName": visible(finding.place), "kind": "element"}
    return {"logicalLocations": [place]} if finding.place else {}


def _related(candidate: Candidate) -> dict[str, Any]:
    where = candidate.locator
    region = {"startLine": where.line, "startColumn": where.column or 1} if where.line else {}
    return {"id": 1, "message": {"text": passage(candidate)}} | _location(candidate.source, region)


def _location(path: str, region: dict[str, Any]) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri(path), "uriBaseId": "SRCROOT"}}
    if region:
        physical["region"] = region
    return {"physicalLocation": physical}


def _invocation(run: Run) -> dict[str, Any]:
    failed = [article for article in run.articles if article.error]
    broken = any(article.broken for article in run.articles)
    return {
        "executionSuccessful": not broken,
        "toolExecutionNotifications": [
            {
                "level": "error",
                "message": {"text": visible(article.error)},
                "locations": [_location(article.path, {"startLine": 1})],
            }
            for article in failed
        ],
    }


def _level(severity: str) -> str:
    return {"off": "none"}.get(severity, severity)


def _problem(severity: str) -> str:
    return {"note": "recommendation", "off": "recommendation"}.get(severity, severity)


# reviewdog's format, which puts findings into pull requests of GitHub, GitLab, Bitbucket, Gerrit.


_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def findings_rdjson(run: Run, line_of: LineOf) -> str:
    """The run as rdjson. Its columns count bytes of UTF-8, so the lines are needed."""
    diagnostics = [_diagnostic(finding, line_of) for finding in run.findings]
    diagnostics += [
        {"message": visible(article.error), "location": {"path": _as_utf8(article.path)}, "severity": "ERROR"}
        for article in run.articles
        if article.error
    ]
    report = {"source": {"name": "factcheck"}, "diagnostics": diagnostics}
    return json.dumps(report, ensure_ascii=True, indent=1) + "\n"


def _diagnostic(finding: Finding, line_of: LineOf) -> dict[str, Any]:
    if finding.place:  # the file has no lines, and the message says where
        return _rdjson(finding, {"path": _as_utf8(finding.path)})
    span: dict[str, Any] = {"start": _position(finding.path, finding.line, finding.column, line_of)}
    if (finding.end_line, finding.end_column) > (finding.line, finding.column):
        span["end"] = _position(finding.path, finding.end_line, finding.end_column, line_of)
    diagnostic = _rdjson(finding, {"path": _as_utf8(finding.path), "range": span})
    words = suggestion(finding, _written(finding, line_of))
    return diagnostic | ({"suggestions": [{"range": span, "text": words}]} if words else {})


def _written(finding: Finding, line_of: LineOf) -> str:
    """What the article's file has at the finding's place, "" where that is more than a line."""
    if finding.line != finding.end_line or finding.place:
        return ""
    return line_of(finding.path, finding.line)[finding.column - 1 : finding.end_column - 1]


def _rdjson(finding: Finding, location: dict[str, Any]) -> dict[str, Any]:
    return {
        "message": with_passage(finding),
        "location": location,
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.id},
    }


def _as_utf8(path: str) -> str:
    """A path that is text: reviewdog knows no names of files that are no UTF-8."""
    return path.encode("utf-8", "replace").decode()


def _position(path: str, line: int, column: int, line_of: LineOf) -> dict[str, int]:
    before = line_of(path, line)[: column - 1]
    extra = len(before.encode("utf-8", "surrogatepass")) - len(before)
    return {"line": line, "column": column + extra}


# JUnit's XML, which Jenkins, GitLab and others show: a suite an article, a case a claim.


def findings_junit(run: Run) -> str:
    """The run as XML. A case fails by what ends the run with exit code 1; the rest is in its output."""
    suites = Element("testsuites", name="factcheck")
    for article in run.articles:
        suites.append(_suite(article, run.fails))
    for name in ("tests", "failures", "errors", "skipped"):
        suites.set(name, str(sum(int(suite.get(name, "0")) for suite in suites)))
    indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(suites, encoding="unicode") + "\n"


def _suite(article: Result, fails: frozenset[str]) -> Element:
    suite = Element("testsuite", name=_text(article.path))
    for claim in article.claims:
        case = _case(suite, f"{claim.id} {quote_words(claim, 120)}")
        _fill(case, _of(claim, article.findings), fails, _silenced(claim, article.silenced))
    about_files = [finding for finding in article.findings if finding.claim is None]
    if about_files or not article.claims:
        case = _case(suite, "files")
        _fill(case, about_files, fails, [])
        if article.error:
            SubElement(case, "error", type="error", message=_text(article.error)).text = _text(article.hint)
    suite.set("tests", str(len(suite)))
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(name, str(len(suite.findall(f"testcase/{tag}"))))
    suite.set("time", "0")
    return suite


def _case(suite: Element, name: str) -> Element:
    return SubElement(suite, "testcase", name=_text(name), classname=suite.get("name", ""), time="0")


def _fill(case: Element, findings: list[Finding], fails: frozenset[str], silenced: list[Silenced]) -> None:
    """A failure, if one of the findings fails; what does not is in the case's output."""
    failing = [finding for finding in findings if finding.severity in fails]
    others = [finding for finding in findings if finding.severity not in fails]
    if failing:
        failure = SubElement(case, "failure", type=failing[0].id, message=_text(failing[0].message))
        failure.text = _text("\n".join(map(_output_line, failing)), lines=True)
    elif silenced:
        SubElement(case, "skipped", message=_text("; ".join(f"{item.finding.id}: {item.by}" for item in silenced)))
    if others:
        SubElement(case, "system-out").text = _text("\n".join(map(_output_line, others)), lines=True)


def _of(claim: Claim, findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.claim is not None and finding.claim.id == claim.id]


def _silenced(claim: Claim, silenced: Iterable[Silenced]) -> list[Silenced]:
    return [item for item in silenced if item.finding.claim is not None and item.finding.claim.id == claim.id]


def _output_line(finding: Finding) -> str:
    line = "" if finding.place else f":{finding.line}:{finding.column}"
    return f"{visible(finding.path)}{line} {finding.id} {with_passage(finding)}"


def _text(text: str, *, lines: bool = False) -> str:
    return xml_text(visible(text, lines=lines))
