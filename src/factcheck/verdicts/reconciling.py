"""A verdict file brought in line with its article: every claim listed, in order, and nobody's verdict lost.

Nothing is decided here. A claim whose words changed keeps its record, and its reviews keep their old basis; what
can be placed nowhere goes to the orphans.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from types import MappingProxyType

from factcheck.core.model import Claim, Document
from factcheck.core.records import Record, VerdictFile, unsafe_path
from factcheck.verdicts.anchoring import most_alike, same_words, spots
from factcheck.verdicts.carrying import carried
from factcheck.verdicts.evidence import free_name, with_moved_sources, with_source
from factcheck.verdicts.kept import AROUND, kept_spans


def reconcile(
    file: VerdictFile | None,
    article: Document,
    claims: Sequence[Claim],
    *,
    article_path: str,
    sources: Iterable[str] = (),
    paths_by_hash: Mapping[str, str] = MappingProxyType({}),
) -> VerdictFile:
    """The file with these claims listed, in article order, and everything people decided about them.

    `claims` are those the program finds in the article. Besides them, records stay whose words stand there all the
    same: claims added by hand, and claims the program does not take for any now (`all_claims` gives them all).

    `article_path` and `sources` are paths as they stand in the file: relative to the project, POSIX (others are left
    out). List all sources from the start: two people who later rest verdicts on different ones then change lines
    that git can merge. `paths_by_hash` are the paths of the sources there are, by the SHA-256 of their bytes: one that
    was renamed or moved gets its new path. Doing it twice changes nothing more.
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
        name = free_name(_id_in(key), listed)
        listed[name] = _still_there(old[key], article, start, end)
        found.append((start, name, listed[name]))
    lost = {key: record for key, record in _unplaced(old, placed).items() if key not in kept}
    return replace(
        _with_sources(with_moved_sources(file, paths_by_hash), sources),
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
        orphans[free_name(_id_in(key), taken | orphans.keys())] = record
    return orphans


def _id_in(key: str) -> str:
    """The id alone: records are told apart by where they stood as well, since one id can stand in both places."""
    return key.partition(" ")[2]
