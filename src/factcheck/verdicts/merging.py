"""Two sets of verdicts with a common ancestor made into one: key by key, so that nobody's verdict is lost.

The only conflict is one reviewer's same field changed on both sides. What the program wrote itself (surroundings,
hashes, order) never conflicts: the next look at the article puts it right.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from factcheck.core.records import Dismissal, Record, Review, SourceRef, VerdictFile
from factcheck.verdicts.anchoring import anchored, spots
from factcheck.verdicts.evidence import source_key
from factcheck.verdicts.joining import Conflict, each_key, merged_record, merged_tree, pick


@dataclass(frozen=True, slots=True)
class Merged:
    """Both sides in one file. Where there are conflicts, `file` has our side of them."""

    file: VerdictFile
    conflicts: tuple[Conflict, ...] = ()


def merge(base: VerdictFile | None, ours: VerdictFile, theirs: VerdictFile) -> Merged:
    """Three-way merge; without a common ancestor (None) everything on both sides is kept."""
    base = base or VerdictFile(article=ours.article)
    if same(ours, base) or same(ours, theirs):
        return Merged(theirs)
    if same(theirs, base):
        return Merged(ours)
    base, theirs = _same_source_keys(ours, base), _same_source_keys(ours, theirs)
    base, ours, theirs = _same_ids(base, ours, theirs)
    conflicts: list[Conflict] = []
    b, o, t = _placed(base), _placed(ours), _placed(theirs)
    both: dict[str, tuple[str, Record]] = {}
    for key in _order(b, o, t):
        entry = _entry(key, b.get(key), o.get(key), t.get(key), conflicts)
        if entry:
            both[key] = entry
    file = VerdictFile(
        article=pick(base.article, ours.article, theirs.article),
        text_sha256=pick(base.text_sha256, ours.text_sha256, theirs.text_sha256),
        sources=each_key(base.sources, ours.sources, theirs.sources, _source),
        claims={key: record for key, (place, record) in both.items() if place == "claim"},
        orphans={key: record for key, (place, record) in both.items() if place == "orphan"},
        schema=max(ours.schema, theirs.schema),
        extra=merged_tree(base.extra, ours.extra, theirs.extra),
    )
    return Merged(file, tuple(conflicts))


def same(one: VerdictFile, other: VerdictFile) -> bool:
    """Whether two files say the same, in the same order."""
    return one is other or (one == other and list(one.claims) == list(other.claims))


def with_side(file: VerdictFile, conflict: Conflict, *, theirs: bool) -> VerdictFile:
    """A merged file with one side of a conflict chosen."""
    side = conflict.theirs if theirs else conflict.ours
    place, key, what, *who = conflict.path
    records = file.claims if place == "claim" else file.orphans
    record = records[key]
    if what == "dismissed":
        record = replace(record, dismissed=side if isinstance(side, Dismissal) else None)
    else:
        reviews = {name: review for name, review in record.reviews.items() if name != who[0]}
        if isinstance(side, Review):
            reviews[who[0]] = side
        record = replace(record, reviews=reviews)
    return file.with_record(key, record) if place == "claim" else replace(file, orphans={**records, key: record})


def _placed(file: VerdictFile) -> dict[str, tuple[str, Record]]:
    claims = {key: ("claim", record) for key, record in file.claims.items()}
    # A merge by lines can leave one id in both places; neither may be lost.
    orphans = {f"{key}-orphan" if key in claims else key: record for key, record in file.orphans.items()}
    return claims | {key: ("orphan", record) for key, record in orphans.items()}


def _source(base: SourceRef | None, ours: SourceRef, theirs: SourceRef) -> SourceRef:
    base = base or SourceRef("")
    return SourceRef(
        path=pick(base.path, ours.path, theirs.path),
        sha256=pick(base.sha256, ours.sha256, theirs.sha256),
        extra=merged_tree(base.extra, ours.extra, theirs.extra),
    )


def _entry(
    key: str,
    base: tuple[str, Record] | None,
    ours: tuple[str, Record] | None,
    theirs: tuple[str, Record] | None,
    conflicts: list[Conflict],
) -> tuple[str, Record] | None:
    """A claim in its place (claim or orphan); one that a side removed stays if the other changed it."""
    if ours and theirs:
        place = pick(base[0] if base else ours[0], ours[0], theirs[0])
        return place, merged_record((place, key), base[1] if base else None, ours[1], theirs[1], conflicts)
    kept = ours or theirs
    if kept is None or (base and _decided(kept[1]) == _decided(base[1])):
        return None
    return kept


def _decided(record: Record) -> tuple[object, ...]:
    """What people put into a record: the rest changes with the article and holds nothing in the file."""
    return record.reviews, record.evidence, record.dismissed, record.origin


def _same_source_keys(ours: VerdictFile, theirs: VerdictFile) -> VerdictFile:
    """Theirs with our keys for the same paths: two people may have listed different sources of one name."""
    known = {source.path: key for key, source in ours.sources.items()}
    keys: dict[str, str] = {}
    for key, source in theirs.sources.items():
        here = ours.sources.get(key)
        if here and here.path == source.path:
            continue
        if source.path in known and known[source.path] not in theirs.sources:
            keys[key] = known[source.path]
        elif here:
            keys[key] = source_key(source.path, {**ours.sources, **theirs.sources})
    if not keys:
        return theirs
    return replace(
        theirs,
        sources={keys.get(key, key): source for key, source in theirs.sources.items()},
        claims={key: _with_keys(record, keys) for key, record in theirs.claims.items()},
        orphans={key: _with_keys(record, keys) for key, record in theirs.orphans.items()},
    )


def _with_keys(record: Record, keys: Mapping[str, str]) -> Record:
    evidence = {key: replace(item, source=keys.get(item.source, item.source)) for key, item in record.evidence.items()}
    return replace(record, evidence=evidence)


def _same_ids(
    base: VerdictFile, ours: VerdictFile, theirs: VerdictFile
) -> tuple[VerdictFile, VerdictFile, VerdictFile]:
    """All three with the ids of the side that edited the article, where claims changed their words there.

    Without a common ancestor nobody knows which side that is: then with ours.
    """
    if not base.claims:
        ids = _moved(theirs, ours)
        return base, ours, _renamed(theirs, ids)
    moved = _moved(base, ours)
    ids = {old: new for old, new in moved.items() if old in theirs.claims and new not in theirs.claims}
    base, theirs = _renamed(base, ids), _renamed(theirs, ids)
    moved = _moved(base, theirs)
    ids = {old: new for old, new in moved.items() if old in ours.claims and new not in ours.claims}
    return _renamed(base, ids), _renamed(ours, ids), theirs


def _moved(base: VerdictFile, side: VerdictFile) -> dict[str, str]:
    """Old id to new, for claims that got other words on one side."""
    gone = {key: record for key, record in base.claims.items() if key not in side.claims and key not in side.orphans}
    new = {key: record for key, record in side.claims.items() if key not in base.claims}
    return anchored(spots(gone, all_wanted=True), spots(new)) if gone and new else {}


def _renamed(file: VerdictFile, ids: Mapping[str, str]) -> VerdictFile:
    return replace(file, claims={ids.get(key, key): record for key, record in file.claims.items()}) if ids else file


def _order(base: Iterable[str], ours: Iterable[str], theirs: Iterable[str]) -> list[str]:
    """All keys, in the order of the side that changed it; what only the other side has, after its neighbour there."""
    b, o, t = list(base), list(ours), list(theirs)
    common = set(o) & set(t) & set(b)
    unchanged = [key for key in o if key in common] == [key for key in b if key in common]
    first, second = (t, o) if unchanged else (o, t)
    after: dict[str | None, list[str]] = {}
    known, previous = set(first), None
    for key in second:
        if key in known:
            previous = key
        else:
            after.setdefault(previous, []).append(key)
    order = list(after.get(None, ()))
    for key in first:
        order += [key, *after.get(key, ())]
    return order
