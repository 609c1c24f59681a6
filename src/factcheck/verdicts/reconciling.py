"""A verdict file brought in line with its article: every claim listed, in order, and nobody's verdict lost.

Nothing is decided here. A claim whose words changed keeps its record, and its reviews keep their old basis; what
can be placed nowhere goes to the orphans.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import PurePosixPath

from factcheck.model import Claim, Document
from factcheck.paths import unsafe_path
from factcheck.records import Evidence, Record, Review, SourceRef, VerdictFile
from factcheck.verdicts.anchoring import most_alike, same_words, spots
from factcheck.verdicts.places import AROUND, kept_spans
from factcheck.verdicts.standing import words_basis
from factcheck.words import digest, normalised


def reconcile(
    file: VerdictFile | None,
    article: Document,
    claims: Sequence[Claim],
    *,
    article_path: str,
    sources: Iterable[str] = (),
) -> VerdictFile:
    """The file with these claims listed, in article order, and everything people decided about them.

    `claims` are those the program finds in the article. Besides them, records stay whose words stand there all the
    same: claims added by hand, and claims the program does not take for any now (`all_claims` gives them all).

    `article_path` and `sources` are paths as they stand in the file: relative to the project, POSIX (others are left
    out). List all sources from the start: two people who later rest verdicts on different ones then change lines
    that git can merge. Doing it twice changes nothing more.
    """
    file = file or VerdictFile(article=article_path)
    same_text = file.text_sha256 == article.text_sha256
    listed = {claim.id: _listed(claim, article) for claim in claims}
    old = {f"claim {key}": record for key, record in file.claims.items()}
    old |= {f"orphan {key}": record for key, record in file.orphans.items()}
    records, places = spots(old, len(file.claims)), spots(listed)
    placed = same_words(records, places)
    kept = kept_spans(_unplaced(old, placed), article, claims)
    placed |= most_alike([spot for spot in records if spot.key not in kept], places, placed)
    for key, home in placed.items():
        listed[home] = carried(old[key], listed[home], same_text=same_text)
    found = [(claim.start, claim.id, listed[claim.id]) for claim in claims]
    for key, (start, end) in kept.items():
        name = _free_name(key, listed.keys())
        listed[name] = _still_there(old[key], article, start, end)
        found.append((start, name, listed[name]))
    lost = {key: record for key, record in _unplaced(old, placed).items() if key not in kept}
    return replace(
        _with_sources(file, sources),
        article=article_path,
        text_sha256=article.text_sha256,
        claims={key: record for _, key, record in sorted(found, key=lambda each: each[0])},
        orphans=_orphans(lost, listed.keys()),
    )


def _with_sources(file: VerdictFile, paths: Iterable[str]) -> VerdictFile:
    for path in paths:
        if not unsafe_path(path):
            file, _ = with_source(file, path)
    return file


def _unplaced(records: Mapping[str, Record], placed: Mapping[str, str]) -> dict[str, Record]:
    """The records with something in them that no claim has taken."""
    return {key: record for key, record in records.items() if key not in placed and record.touched}


def carried(record: Record, listed: Record, *, same_text: bool = False) -> Record:
    """A record under the words that its claim has now; reviews given for other words keep those in `was`.

    In the same text the speaker stays who it was: that a newer program takes "he" for somebody else is no edit.
    """
    speaker = record.speaker if same_text and record.speaker else listed.speaker or record.speaker
    moved = replace(
        record,
        kind=listed.kind,
        exact=listed.exact,
        prefix=listed.prefix,
        suffix=listed.suffix,
        speaker=speaker,
    )
    return remembering(moved, record)


def remembering(record: Record, before: Record) -> Record:
    """The record with its reviews and dismissal remembering the words they were given for, if it has others now."""
    given, now = (words_basis(each).partition("@")[0] for each in (before, record))
    if given == now or not (record.reviews or record.dismissed):
        return record
    reviews = {who: _with_was(review, given, now, before.exact) for who, review in record.reviews.items()}
    dismissed = record.dismissed
    if dismissed and not dismissed.was and _given_for(dismissed.basis) in {given, ""}:
        dismissed = replace(dismissed, was=before.exact, basis=dismissed.basis or given)
    return replace(record, reviews=reviews, dismissed=dismissed)


def _with_was(review: Review, given: str, now: str, words: str) -> Review:
    """The review under words of the digest `now`, which were `words`, of the digest `given`."""
    judged = _given_for(review.basis)
    if review.was and judged == now:
        return replace(review, was="")  # the words are back
    if review.verdict and not review.was and judged == given:
        return replace(review, was=words)
    return review


def _given_for(basis: str) -> str:
    return re.split("[-@]", basis, maxsplit=1)[0]


def with_source(file: VerdictFile, path: str, sha256: str = "") -> tuple[VerdictFile, str]:
    """The file with a source listed, and its key: the name of its file, and something more if that is taken.

    With a `sha256` (of the bytes that evidence was taken from), a source that is listed already gets that one.
    """
    for key, source in file.sources.items():
        if source.path == path:
            if not sha256 or source.sha256 == sha256:
                return file, key
            return replace(file, sources={**file.sources, key: replace(source, sha256=sha256)}), key
    key = source_key(path, file.sources)
    return replace(file, sources={**file.sources, key: SourceRef(path, sha256)}), key


def source_key(path: str, taken: Mapping[str, object]) -> str:
    """A key for a source that others may list at the same time: made of its path alone as far as can be."""
    name = re.sub(r"[^\w-]+", "-", PurePosixPath(path).stem.lower()).strip("-_") or "source"
    name = name[:40]
    return name if name not in taken else f"{name}-{digest(path, 6)}"


def with_evidence(record: Record, item: Evidence) -> tuple[Record, str]:
    """The record with one more passage, and its key; a passage whose words it has already is not added again."""
    words = normalised(item.exact)
    for key, there in record.evidence.items():
        if there.source == item.source and normalised(there.exact) == words:
            return record, key
    key, nth = item.source, 1
    while key in record.evidence:
        nth += 1
        key = f"{item.source}-{nth}"
    return replace(record, evidence={**record.evidence, key: item}), key


def _still_there(record: Record, article: Document, start: int, end: int) -> Record:
    """A record kept where its words stand, with what surrounds them now."""
    prefix, suffix = _around(article, start, end)
    return replace(record, exact=article.text[start:end], prefix=prefix, suffix=suffix)


def _around(article: Document, start: int, end: int) -> tuple[str, str]:
    return article.text[max(0, start - AROUND) : start], article.text[end : end + AROUND]


def _listed(claim: Claim, article: Document) -> Record:
    prefix, suffix = _around(article, claim.start, claim.end)
    # The name alone: "he" is one person in this version of the article and another in the next.
    speaker = (claim.speaker.name or "") if claim.speaker else ""
    return Record(
        kind=claim.kind,
        exact=claim.text,
        prefix=prefix,
        suffix=suffix,
        speaker=speaker,
    )


def _orphans(lost: Mapping[str, Record], taken: AbstractSet[str]) -> dict[str, Record]:
    """Records by id again, each under one that nothing else has."""
    orphans: dict[str, Record] = {}
    for key, record in lost.items():
        orphans[_free_name(key, taken | orphans.keys())] = record
    return orphans


def _free_name(key: str, taken: AbstractSet[str]) -> str:
    name = free = key.partition(" ")[2]
    nth = 1
    while free in taken:
        nth += 1
        free = f"{name}-{nth}"
    return free
