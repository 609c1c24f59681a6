"""Findings as SARIF 2.1.0, for code scanning: every one with a place and a relative address."""

import json
from typing import Any

from factcheck.checking import EXPLANATIONS, FINDINGS, Run
from factcheck.model import Candidate, Finding
from factcheck.reports.escaping import passage, uri, with_passage
from factcheck.words import digest, visible

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_RULES = {number: place for place, number in enumerate(FINDINGS)}


def findings_sarif(run: Run, version: str) -> str:
    """The run as one SARIF log. Paths must be relative to the top of the repository."""
    results = []
    for article in run.articles:
        results += [_result(finding) for finding in article.findings]
        for item in article.silenced:
            kind, words = ("inSource", item.reason) if item.by == "comment" else ("external", "known before: baseline")
            marked: dict[str, Any] = {"suppressions": [{"kind": kind, "justification": visible(words)}]}
            if item.by == "baseline":
                marked["baselineState"] = "unchanged"
            results.append(_result(item.finding) | marked)
    if any("baselineState" in result for result in results):  # the standard wants it for all, or for none
        results = [{"baselineState": "new"} | result for result in results]
    log = {
        "$schema": _SCHEMA,
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
        "rules": [_rule(number) for number in FINDINGS],
    }


def _rule(number: str) -> dict[str, Any]:
    severity, title = FINDINGS[number]
    item = EXPLANATIONS[number]
    return {
        "id": number,
        "name": "".join(word.capitalize() for word in title.replace(":", "").replace(",", "").split()),
        "shortDescription": {"text": f"{title.capitalize()}."},
        "fullDescription": {"text": item.means},
        "help": {"text": f"{item.means}\n\n{item.do}", "markdown": f"{item.means}\n\n**What to do.** {item.do}"},
        "defaultConfiguration": {"level": _level(severity)},
        "properties": {"tags": ["factcheck"], "precision": "high", "problem.severity": _problem(severity)},
    }


def _result(finding: Finding) -> dict[str, Any]:
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


def _fingerprint(finding: Finding) -> str:
    """What makes it the same finding in the next run: the rule and the claim, wherever that stands now."""
    return f"{finding.id}:{finding.key if finding.claim is not None else digest(finding.key or finding.path)}"


def _region(finding: Finding) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": finding.line, "startColumn": finding.column}
    if (finding.end_line, finding.end_column) > (finding.line, finding.column):
        region |= {"endLine": finding.end_line, "endColumn": finding.end_column}
    if finding.claim is not None:
        region["snippet"] = {"text": visible(finding.claim.text)}
    return region


def _logical(finding: Finding) -> dict[str, Any]:
    """Where it stands in a file without lines; code scanning wants a line all the same, so that it has the first."""
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
