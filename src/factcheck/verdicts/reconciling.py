"""A verdict file brought in line with its article: every claim listed, in order, and nobody's verdict lost.

Nothing is decided here. A claim whose words changed keeps its record, and its reviews keep their old basis; what
can be placed nowhere goes to the orphans.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from pathlib import PurePosixPath

from factcheck.model import Claim, Document
from factcheck.records import Evidence, Record, SourceRef, VerdictFile
from factcheck.verdicts.anchoring import anchored, spots
from factcheck.verdicts.paths import unsafe_path
from factcheck.verdicts.standing import words_basis
from factcheck.words import digest, normalised

AROUND = 32
"""Characters of text kept on either side of a claim."""


def reconcile(
    file: VerdictFile | None,
    article: Document,
    claims: Sequence[Claim],
    *,
    article_path: str,
    sources: Iterable[str] = (),
) -> VerdictFile:
    """The file with exactly these claims listed, in article order, and everything people decided about them.

    `claims` are those of the article; claims added by hand need not be among them. `article_path` and `sources`
    are paths as they stand in the file: relative to the project, POSIX (others are left out). List all sources from the
    start: two people who later rest verdicts on different ones then change lines that git can merge. Doing it
    twice changes nothing more.
    """
    file = file or VerdictFile(article=article_path)
    fresh = _all_listed(file, article, claims)
    old = {f"claim {key}": record for key, record in file.claims.items()}
    old |= {f"orphan {key}": record for key, record in file.orphans.items()}
    placed = anchored(spots(old, len(file.claims)), spots(fresh))
    homes = {new: old[key] for key, new in placed.items()}
    records = {key: carried(homes[key], listed) if key in homes else listed for key, listed in fresh.items()}
    lost = {key: record for key, record in old.items() if key not in placed and record.touched}
    for path in sources:
        if not unsafe_path(path):
            file, _ = with_source(file, path)
    return replace(
        file,
        article=article_path,
        text_sha256=article.text_sha256,
        claims=records,
        orphans=_orphans(lost, records),
    )


def carried(record: Record, listed: Record) -> Record:
    """A record under the words that its claim has now; reviews given for other words keep those in `was`."""
    moved = replace(
        record,
        kind=listed.kind,
        exact=listed.exact,
        prefix=listed.prefix,
        suffix=listed.suffix,
        speaker=listed.speaker or record.speaker,
    )
    return remembering(moved, record)


def remembering(record: Record, before: Record) -> Record:
    """The record with its reviews and dismissal remembering the words they were given for, if it has others now."""
    given, now = (words_basis(each).partition("@")[0] for each in (before, record))
    if given == now or not (record.reviews or record.dismissed):
        return record
    reviews = {
        reviewer: replace(review, was=before.exact)
        if review.verdict and not review.was and _given_for(review.basis) == given
        else review
        for reviewer, review in record.reviews.items()
    }
    dismissed = record.dismissed
    if dismissed and not dismissed.was and _given_for(dismissed.basis) in {given, ""}:
        dismissed = replace(dismissed, was=before.exact, basis=dismissed.basis or given)
    return replace(record, reviews=reviews, dismissed=dismissed)


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


def _all_listed(file: VerdictFile, article: Document, claims: Sequence[Claim]) -> dict[str, Record]:
    """Every claim of the article in its order, nothing decided; those added by hand where their words stand."""
    found = [(claim.start, claim.id, _listed(claim, article)) for claim in claims]
    known = {claim.id for claim in claims}
    for key, record in {**file.orphans, **file.claims}.items():
        if record.origin and key not in known and (start := place_of(record, article.text)) is not None:
            found.append((start, key, replace(record, dismissed=None, evidence={}, reviews={}, extra={})))
    return {key: record for _, key, record in sorted(found, key=lambda each: each[0])}


def place_of(record: Record, text: str) -> int | None:
    """The offset at which a record's words stand in a text, surrounded most as it remembers; None if nowhere."""
    best: tuple[int, int] | None = None
    start = text.find(record.exact) if record.exact else -1
    while start >= 0:
        end = start + len(record.exact)
        fit = _alike(reversed(text[max(0, start - AROUND) : start]), reversed(record.prefix))
        fit += _alike(text[end : end + AROUND], record.suffix)
        best = max(best or (-1, 0), (fit, -start))
        start = text.find(record.exact, start + 1)
    return -best[1] if best else None


def _alike(one: Iterable[str], other: Iterable[str]) -> int:
    """How many characters two texts begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _listed(claim: Claim, article: Document) -> Record:
    # The name alone: "he" is one person in this version of the article and another in the next.
    speaker = (claim.speaker.name or "") if claim.speaker else ""
    return Record(
        kind=claim.kind,
        exact=claim.text,
        prefix=article.text[max(0, claim.start - AROUND) : claim.start],
        suffix=article.text[claim.end : claim.end + AROUND],
        speaker=speaker,
    )


def _orphans(lost: Mapping[str, Record], listed: Mapping[str, Record]) -> dict[str, Record]:
    """Records by id again, each under one that nothing else has."""
    orphans: dict[str, Record] = {}
    for key, record in lost.items():
        name = free = key.partition(" ")[2]
        nth = 1
        while free in listed or free in orphans:
            nth += 1
            free = f"{name}-{nth}"
        orphans[free] = record
    return orphans
