"""Results as JSON. Every answer has a `schema` field; fields are only ever added."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from factcheck.checking import Checked
from factcheck.model import Candidate, Claim, Document, Finding, LeftOut, Locator, Skipped

SCHEMA = 1


def claims_json(article: Document, claims: Iterable[Claim], left_out: Iterable[LeftOut]) -> str:
    """`{"schema", "article", "claims": […], "left_out": […]}`."""
    return _dump(
        {
            "article": article.path,
            "title": article.title,
            "claims": [claim_data(article, claim) for claim in claims],
            "left_out": [asdict(item) | {"locator": locator_data(article.locate(item.start))} for item in left_out],
        }
    )


def candidates_json(answers: Iterable[tuple[str, Sequence[Candidate]]], skipped: Iterable[Skipped]) -> str:
    """`{"schema", "queries": [{"query", "candidates"}], "skipped"}`."""
    return _dump(
        {
            "queries": [{"query": query, "candidates": [candidate_data(c) for c in found]} for query, found in answers],
            "skipped": [asdict(item) for item in skipped],
        }
    )


def sources_json(sources: Iterable[Any], skipped: Iterable[Skipped]) -> str:
    """`{"schema", "sources": […], "skipped": […]}`."""
    return _dump({"sources": [asdict(item) for item in sources], "skipped": [asdict(item) for item in skipped]})


def findings_json(results: Sequence[Checked]) -> str:
    """`{"schema", "articles": [{"path", "claims", "findings"}], "summary": {"error": n, …}}`."""
    counts = dict.fromkeys(("error", "warning", "note"), 0)
    for finding in (finding for result in results for finding in result.findings):
        counts[finding.severity] += 1
    articles = [
        {
            "path": result.path,
            "quotes": sum(claim.kind == "quote" for claim in result.claims),
            "claims": sum(claim.kind != "quote" for claim in result.claims),
            "findings": [finding_data(finding) for finding in result.findings],
        }
        for result in results
    ]
    return _dump({"articles": articles, "summary": counts})


def claim_data(article: Document, claim: Claim) -> dict[str, Any]:
    return asdict(claim) | {"locator": locator_data(article.locate(claim.start))}


def candidate_data(candidate: Candidate) -> dict[str, Any]:
    return asdict(candidate) | {"locator": locator_data(candidate.locator)}


def finding_data(finding: Finding) -> dict[str, Any]:
    data = asdict(finding)
    if finding.candidate is not None:
        data["candidate"] = candidate_data(finding.candidate)
    return data


def locator_data(locator: Locator) -> dict[str, Any]:
    """The fields the format has, and `text`, the short form."""
    return {key: value for key, value in asdict(locator).items() if value is not None} | {"text": str(locator)}


def _dump(data: dict[str, Any]) -> str:
    text = json.dumps({"schema": SCHEMA} | data, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace").decode() + "\n"
