"""The checker's copy as JSON."""

from dataclasses import asdict
from typing import Any

from factcheck.checking import Copy, Entry
from factcheck.reports.json import claim_data, dump, finding_data


def copy_json(copy: Copy) -> str:
    """`{"schema", "article", "counts", "required_reviews", "claims": […], "findings", "sources", "skipped"}`."""
    article = copy.article
    return dump(
        {
            "article": {
                "path": article.path,
                "title": article.title,
                "sha256": article.sha256,
                "text_sha256": article.text_sha256,
            },
            "counts": {str(state): number for state, number in copy.counts.items()},
            "required_reviews": copy.required,
            "claims": [_entry(copy, entry) for entry in copy.entries],
            "findings": [finding_data(finding) for finding in copy.checked.findings],
            "sources": [asdict(source) for source in copy.sources],
            "skipped": [asdict(item) for item in copy.skipped],
        }
    )


def _entry(copy: Copy, entry: Entry) -> dict[str, Any]:
    record, held = entry.record, entry.standing
    dismissed = record.dismissed
    return claim_data(copy.article, entry.claim) | {
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
