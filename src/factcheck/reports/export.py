"""Verdicts in the vocabularies of the web: schema.org's ClaimReview, and W3C Web Annotations, both JSON-LD."""

import json
import re
import uuid
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from factcheck.checks import AnnotatedScript, Annotation, Passage
from factcheck.checks.messages import plain_words
from factcheck.core.model import Provenance, State
from factcheck.core.records import Record, Review
from factcheck.core.text import visible
from factcheck.reports.escaping import provenance_text, uri, web_address

DECIDED = frozenset({State.VERIFIED, State.DISPUTED, State.UNSOURCED})
"""The states that can be published: somebody's verdict holds, and nobody's contradicts it."""

_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)
_RATINGS: dict[State, dict[str, Any]] = {
    State.VERIFIED: {"ratingValue": 5, "bestRating": 5, "worstRating": 1, "alternateName": "Verified"},
    State.DISPUTED: {"ratingValue": 1, "bestRating": 5, "worstRating": 1, "alternateName": "Disputed"},
    State.UNSOURCED: {"alternateName": "Unsourced"},  # nobody knows: no number says that
}


def claim_reviews(script: AnnotatedScript, *, url: str = "") -> str:
    """A ClaimReview for each claim with a verdict that counts; `url` is where the article is published."""
    graph = [_claim_review(script, entry, url) for entry in publishable(script)]
    return _dump({"@context": "https://schema.org", "@graph": graph})


def web_annotations(script: AnnotatedScript, *, url: str = "") -> str:
    """An annotation for each review that holds, on the words it is about; `url` is where the article is published."""
    source = url or uri(script.checked.name or script.article.path)
    items = [
        _annotation(script, entry, name, review, source)
        for entry in script.entries
        for name, review in entry.status.fresh.items()
    ]
    return _dump(
        {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": _name(source, "page"),
            "type": "AnnotationPage",
            "items": items,
        }
    )


def publishable(script: AnnotatedScript) -> Iterator[Annotation]:
    """The claims whose verdict counts, and does not wait for more people."""
    return (entry for entry in script.entries if entry.state in DECIDED and not entry.status.waiting)


def _claim_review(script: AnnotatedScript, entry: Annotation, url: str) -> dict[str, Any]:
    claim, article = entry.claim, script.article
    fresh = entry.status.fresh
    appearance: dict[str, Any] = {"@type": "Article", "name": visible(article.title or article.path)}
    if url:
        appearance["url"] = url
    item: dict[str, Any] = {"@type": "Claim", "appearance": appearance}
    if claim.speaker is not None:
        item["author"] = {"@type": "Person", "name": visible(claim.speaker.name or claim.speaker.text)}
    made: dict[str, Any] = {
        "@type": "ClaimReview",
        "@id": _name(script.checked.name or article.path, entry.claim.id),
        "claimReviewed": visible(plain_words(claim)),
        "author": [{"@type": "Person", "name": visible(name)} for name in fresh],
        "itemReviewed": item,
        "reviewRating": {"@type": "Rating"} | _RATINGS[entry.state],
    }
    if url:
        made["url"] = f"{url}#{claim.id}"
    notes = [visible(review.note) for review in fresh.values() if review.note]
    if notes:
        made["reviewBody"] = " ".join(notes)
    if latest := _latest(fresh.values()):
        made["datePublished"] = latest.isoformat()
    citations = [_cited(passage) for passage in entry.passages if passage.chosen]
    if citations:
        made["citation"] = citations
    return made


def _cited(passage: Passage) -> dict[str, Any]:
    """A source as a work: by its title if it has one, then its path is its other name."""
    said = passage.provenance or Provenance()
    work = {
        "name": visible(said.title or passage.source),
        "alternateName": visible(passage.source) if said.title else "",
        "creditText": visible(said.author),
        "datePublished": said.date if _DATE.fullmatch(said.date) else "",
        "url": web_address(said),
        "text": visible(passage.words),
        "position": visible(passage.place),
    }
    return {"@type": "CreativeWork"} | {key: value for key, value in work.items() if value}


def _annotation(
    script: AnnotatedScript, entry: Annotation, reviewer: str, review: Review, source: str
) -> dict[str, Any]:
    claim = entry.claim
    said = f"{review.verdict}: {visible(review.note)}" if review.note else str(review.verdict)
    chosen = [passage for passage in entry.passages if passage.chosen]
    made: dict[str, Any] = {
        "id": _name(source, claim.id, reviewer),
        "type": "Annotation",
        "motivation": "assessing",
        "creator": {"type": "Person", "name": visible(reviewer)},
        "body": [
            {"type": "TextualBody", "value": said, "format": "text/plain", "purpose": "assessing"},
            *(
                {
                    "type": "SpecificResource",
                    "source": uri(passage.source),
                    "purpose": "linking",
                    "selector": {"type": "TextQuoteSelector", "exact": visible(passage.text)},
                }
                for passage in chosen
            ),
            *(
                {"type": "TextualBody", "value": visible(words), "format": "text/plain", "purpose": "describing"}
                for passage in chosen
                if (words := provenance_text(passage.provenance))
            ),
        ],
        "target": {"source": source, "selector": _selectors(script, entry, entry.record)},
    }
    if review.on:
        made["created"] = f"{review.on.isoformat()}T00:00:00Z"
    return made


def _selectors(script: AnnotatedScript, entry: Annotation, record: Record) -> list[dict[str, Any]]:
    claim, text = entry.claim, script.article.text
    start, end = claim.start, claim.end
    around = max(len(record.prefix), len(record.suffix), 32)
    return [
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(0, start - around) : start],
            "suffix": text[end : end + around],
        },
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]


def _latest(reviews: Iterable[Review]) -> date | None:
    return max((review.on for review in reviews if review.on), default=None)


def _name(*parts: str) -> str:
    """An address for a thing that has none: the same for the same thing every time."""
    name = "factcheck:" + "\n".join(parts)
    return uuid.uuid5(uuid.NAMESPACE_URL, name.encode("utf-8", "backslashreplace").decode()).urn


def _dump(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=True, indent=2) + "\n"
