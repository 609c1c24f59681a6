"""Claims that a reviewer added: made from a span of the article, and found again from their record."""

from collections.abc import Container, Mapping

from factcheck.model import Claim, Document
from factcheck.records import Record
from factcheck.words import claim_id

AROUND = 32
"""Characters of text kept on either side of a claim, to find it again."""


def claim_at(article: Document, start: int, end: int, kind: str, taken: Container[str]) -> Claim:
    """A claim of the words between two offsets, white space at the ends left out; its id is not in `taken`.

    Raises ValueError if there are no words between them.
    """
    words = article.text[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    if not words:
        raise ValueError("no words there")
    nth = 1
    while (name := claim_id(kind, words, nth)) in taken:
        nth += 1
    return Claim(name, kind, words, start, start + len(words), rule="by hand")


def record_of(claim: Claim, article: Document) -> Record:
    """What the verdict file holds of a claim that nobody has judged."""
    return Record(
        kind=claim.kind,
        exact=claim.text,
        prefix=article.text[max(0, claim.start - AROUND) : claim.start],
        suffix=article.text[claim.end : claim.end + AROUND],
        speaker=(claim.speaker.name or "") if claim.speaker else "",
    )


def found_again(name: str, record: Record, article: Document) -> Claim | None:
    """The claim of a record with an origin, at the place whose surroundings fit best; None if its words are gone."""
    best, best_fit, start = -1, -1, article.text.find(record.exact)
    while record.exact and start >= 0:
        end = start + len(record.exact)
        fit = _fit_before(article.text, start, record.prefix) + _fit_after(article.text, end, record.suffix)
        if fit > best_fit:
            best, best_fit = start, fit
        start = article.text.find(record.exact, start + 1)
    if best < 0:
        return None
    return Claim(name, record.kind, record.exact, best, best + len(record.exact), rule="by hand")


def _fit_before(text: str, start: int, prefix: str) -> int:
    count = 0
    while count < min(len(prefix), start) and text[start - 1 - count] == prefix[-1 - count]:
        count += 1
    return count


def _fit_after(text: str, end: int, suffix: str) -> int:
    count = 0
    while count < min(len(suffix), len(text) - end) and text[end + count] == suffix[count]:
        count += 1
    return count


def listed(
    given: Mapping[str, Claim], records: Mapping[str, Record], article: Document, known: Mapping[str, Claim]
) -> dict[str, Claim]:
    """The claims the program found, and those it did not but that a reviewer added or judged, in article order."""
    claims = dict(given)
    for name, record in records.items():
        if record.touched and name not in claims:
            claim = known.get(name) or found_again(name, record, article)
            if claim:
                claims[name] = claim
    return dict(sorted(claims.items(), key=lambda item: item[1].start))


def places(records: Mapping[str, Record], given: Mapping[str, Claim], article: Document) -> list[str]:
    """The ids of the records in article order; one whose words are gone stays behind the one it stood behind."""
    claims = listed(given, records, article, {})
    starts, last = {}, 0
    for name in records:
        last = claims[name].start if name in claims else last
        starts[name] = last
    return sorted(records, key=starts.__getitem__)
