"""Results as JSON. Every answer has a `schema` field; fields are only ever added."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from factcheck.checks import AnnotatedScript, Annotation, Result, Run
from factcheck.core.model import Candidate, Claim, Detail, Document, Finding, LeftOut, Locator, Skipped

SCHEMA = 1

_UNSEEN = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def claims_json(article: Document, claims: Iterable[Claim], left_out: Iterable[LeftOut]) -> str:
    """`{"schema", "article", "claims": […], "left_out": […]}`."""
    return dump(
        {
            "article": article.path,
            "title": article.title,
            "claims": [claim_data(article, claim) for claim in claims],
            "left_out": [asdict(item) | {"locator": locator_data(article.locate(item.start))} for item in left_out],
        }
    )


def candidates_json(answers: Iterable[tuple[str, Sequence[Candidate]]], skipped: Iterable[Skipped]) -> str:
    """`{"schema", "queries": [{"query", "candidates"}], "skipped"}`."""
    return dump(
        {
            "queries": [{"query": query, "candidates": [candidate_data(c) for c in found]} for query, found in answers],
            "skipped": [asdict(item) for item in skipped],
        }
    )


def sources_json(sources: Iterable[Any], skipped: Iterable[Skipped]) -> str:
    """`{"schema", "sources": […], "skipped": […]}`."""
    return dump({"sources": [asdict(item) for item in sources], "skipped": [asdict(item) for item in skipped]})


def findings_json(run: Run) -> str:
    """`{"schema", "articles": [{"path", "findings", "silenced", …}], "summary": {"error": n, …}, "exit_code"}`."""
    return dump(
        {"articles": [_article_data(article) for article in run.articles], "summary": run.counts}
        | {"exit_code": run.exit_code, "shard": run.shard, "used": {"policy_from": run.policy_from} | asdict(run.used)}
    )


def _article_data(article: Result) -> dict[str, Any]:
    return {
        "path": article.path,
        "quotes": article.quotes,
        "claims": article.statements,
        "findings": [finding_data(finding) for finding in article.findings],
        "silenced": [
            {"by": item.by, "reason": item.reason, "finding": finding_data(item.finding)} for item in article.silenced
        ],
        "details": [
            {"claim": claim, "details": [detail_data(detail) for detail in details]}
            for claim, details in article.details.items()
        ],
        "error": article.error,
        "hint": article.hint,
        "notes": list(article.notes),
    }


def claim_data(article: Document, claim: Claim) -> dict[str, Any]:
    return asdict(claim) | {"locator": locator_data(article.locate(claim.start))}


def candidate_data(candidate: Candidate) -> dict[str, Any]:
    details = [detail_data(detail) for detail in candidate.details]
    return asdict(candidate) | {"locator": locator_data(candidate.locator), "details": details}


def finding_data(finding: Finding) -> dict[str, Any]:
    data = asdict(finding)
    if finding.candidate is not None:
        data["candidate"] = candidate_data(finding.candidate)
    return data


def detail_data(detail: Detail) -> dict[str, Any]:
    return asdict(detail) | {"locator": locator_data(detail.locator)}


def locator_data(locator: Locator) -> dict[str, Any]:
    """The fields the format has, and `text`, the short form."""
    return {key: value for key, value in asdict(locator).items() if value is not None} | {"text": str(locator)}


def dump(data: dict[str, Any]) -> str:
    """JSON that a person can read, and that says nothing to a terminal it is printed on."""
    text = json.dumps({"schema": SCHEMA} | data, ensure_ascii=False, indent=2)
    text = _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return text + "\n"


def annotated_json(script: AnnotatedScript) -> str:
    """`{"schema", "article", "counts", "required_reviews", "claims": […], "detail_counts", "details", "findings", "sources", "skipped"}`."""
    article = script.article
    return dump(
        {
            "article": {
                "path": article.path,
                "title": article.title,
                "sha256": article.sha256,
                "text_sha256": article.text_sha256,
            },
            "counts": {str(state): number for state, number in script.counts.items()},
            "required_reviews": script.required,
            "claims": [_annotation_data(script, entry) for entry in script.entries],
            "detail_counts": script.details,
            "details": [
                {"claim": entry.claim.id, "details": [detail_data(detail) for detail in entry.details]}
                for entry in script.entries
                if entry.details
            ],
            "findings": [finding_data(finding) for finding in script.checked.findings],
            "sources": [asdict(source) for source in script.sources],
            "skipped": [asdict(item) for item in script.skipped],
        }
    )


def _annotation_data(script: AnnotatedScript, entry: Annotation) -> dict[str, Any]:
    record, held = entry.record, entry.status
    dismissed = record.dismissed
    return claim_data(script.article, entry.claim) | {
        "number": entry.number,
        "state": str(entry.state),
        "origin": record.origin,
        "reviews": [
            {
                "reviewer": name,
                "verdict": str(review.verdict) if review.verdict else None,
                "note": review.note,
                "on": review.on.isoformat() if review.on else None,
                "final": review.final,
                "stale": name in held.stale,
            }
            for name, review in record.reviews.items()
        ],
        "stale_because": [asdict(reason) for reason in held.reasons],
        "waiting": held.waiting,
        "dismissed": {"by": dismissed.by, "reason": dismissed.reason} if dismissed else None,
        "passages": [asdict(passage) for passage in entry.passages],
    }
