"""A verdict file in line with its article: every claim listed, in order, and nobody's verdict lost.

Nothing is decided here. A claim whose words changed keeps its record, and its reviews keep their old basis; what
can be placed nowhere goes to the orphans. Words that the program lists as no claim (a reviewer added them by hand, or
the program took them for one in an earlier version of the article) keep theirs as long as they are there. And a file
belongs to one article: two never share it unnoticed, and one that lost its article is found.
"""

import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from factcheck.core.errors import VerdictFileError
from factcheck.core.model import Claim, Document
from factcheck.core.records import Record, VerdictFile, unsafe_path
from factcheck.core.text import normalised
from factcheck.verdicts.anchoring import carried, most_alike, same_words, spots
from factcheck.verdicts.reading import SUFFIX, load
from factcheck.verdicts.status import free_name, normal_text, with_moved_sources, with_source


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

    `claims` are those the program finds in the article. Besides them, records stay whose words are there all the
    same: claims added by hand, and claims the program does not take for any now (`all_claims` gives them all).

    `article_path` and `sources` are paths as they are in the file: relative to the project, POSIX (others are left
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
    unlisted = unlisted_spans(_unplaced(old, placed), article, claims)
    placed |= most_alike([spot for spot in records if spot.key not in unlisted], places, placed)
    for key, home in placed.items():
        listed[home] = carried(old[key], listed[home], same_text=same_text)
    found = [(claim.start, claim.id, listed[claim.id]) for claim in claims]
    for key, (start, end) in unlisted.items():
        name = free_name(_id_in(key), listed)
        listed[name] = _still_there(old[key], article, start, end)
        found.append((start, name, listed[name]))
    lost = {key: record for key, record in _unplaced(old, placed).items() if key not in unlisted}
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
    """A record kept where its words are, with what surrounds them now."""
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
    """The id alone: a record's key also says where it was, since one id can be in both places."""
    return key.partition(" ")[2]


AROUND = 32
"""Characters of text kept on either side of a claim."""
ENOUGH_AROUND = 10
"""Characters of its surroundings that must be there too for words so few that they may be anywhere."""
FEW = 5
"""Words."""


def all_claims(file: VerdictFile, article: Document, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims, and those that the file keeps besides (see `reconcile`), in article order."""
    found = {claim.id: claim for claim in claims}
    for key, record in file.claims.items():
        if key not in found and (span := span_of(record, article.text)):
            start, end = span
            rule = "by hand" if record.origin else "kept"
            found[key] = Claim(key, record.kind, article.text[start:end], start, end, rule=rule)
    return tuple(sorted(found.values(), key=lambda claim: (claim.start, claim.end)))


def unlisted_spans(
    records: Mapping[str, Record], article: Document, claims: Iterable[Claim]
) -> dict[str, tuple[int, int]]:
    """Start and end of the records whose words are in the article though no claim lists them.

    Words within a claim of the same kind are that claim's now, unless a reviewer added them by hand.
    """
    listed = [(claim.kind, claim.start, claim.end) for claim in claims]
    found = {key: best for key, record in records.items() if (best := _best_place(record, article.text))}
    spans: dict[str, tuple[int, int]] = {}
    for key, (_, start, end) in sorted(found.items(), key=lambda item: -item[1][0]):
        record = records[key]
        within = any(kind == record.kind and at < end and start < to for kind, at, to in listed)
        # Of two records with the same words, a place is that of the one it is surrounded more alike.
        if (start, end) not in spans.values() and (record.origin or not within):
            spans[key] = start, end
    return spans


def span_of(record: Record, text: str) -> tuple[int, int] | None:
    """Start and end of a record's words in a text, where they are surrounded most as it remembers; None if nowhere."""
    best = _best_place(record, text)
    return best[1:] if best else None


def _best_place(record: Record, text: str) -> tuple[int, int, int] | None:
    """How many characters of its surroundings are there, start and end."""
    best: tuple[int, int, int] | None = None
    for start, end in _occurrences(record.exact, text):
        fit = _alike(text[max(0, start - AROUND) : start][::-1], record.prefix[::-1])
        fit += _alike(text[end : end + AROUND], record.suffix)
        if best is None or fit > best[0]:
            best = fit, start, end
    if best and best[0] < ENOUGH_AROUND and len(record.exact.split()) < FEW and not record.origin:
        return None
    return best


def _occurrences(exact: str, text: str) -> Iterable[tuple[int, int]]:
    """Where the same words are, whatever their typography."""
    words = normalised(exact)
    pattern, head, tail = _pattern(exact)
    # To find out that they are nowhere is quick; to find out where takes a hundred times as long.
    if pattern is None or words not in normal_text(text):
        return
    for match in pattern.finditer(text):
        # Marks at the ends belong to it as far as they did: "Why?" is not "Why".
        for start, end in ((match.start() - head, match.end() + tail), match.span()):
            if start >= 0 and normalised(text[start:end]) == words:
                yield start, end
                break


@lru_cache(maxsize=4096)
def _pattern(exact: str) -> tuple[re.Pattern[str] | None, int, int]:
    """Its words with anything but words between them; and how many marks were before and after them."""
    words = list(re.finditer(r"\w+", exact))
    if not words:
        return None, 0, 0
    between = r"\W{1,8}".join(re.escape(word[0]) for word in words)
    pattern = re.compile(rf"(?<!\w){between}(?!\w)", re.IGNORECASE)
    return pattern, words[0].start(), len(exact) - words[-1].end()


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


MOST = 20_000
"""Files and folders of a project looked at for verdict files without an article."""
ENOUGH = 0.5
"""The least share of a file's claims that an article must have for the file to be its own."""


@dataclass(frozen=True, slots=True)
class Stray:
    """A verdict file with no article beside it, and what it holds (None if it cannot be read)."""

    path: Path
    file: VerdictFile | None

    def fits(self, text_sha256: str, claim_ids: Collection[str]) -> bool:
        """Whether an article of this text and with these claims is the one that it was written for."""
        if self.file is None:
            return False
        theirs = self.file.claims.keys() & set(claim_ids)
        return self.file.text_sha256 == text_sha256 or len(theirs) > ENOUGH * len(self.file.claims)


def check_owner(path: Path, file: VerdictFile, *, name: str, root: Path, text_sha256: str) -> None:
    """Raises VerdictFileError if the file was written for another article, which is still there.

    `name` is the article's path from the project's `root`. A file whose article was moved or renamed, or has this
    very text, may be read for it.
    """
    if file.article == name or file.text_sha256 == text_sha256 or unsafe_path(file.article):
        return
    other = root / file.article
    if not other.is_file() or ((root / name).exists() and other.samefile(root / name)):
        return
    raise VerdictFileError(
        f"{path} has the verdicts on {file.article}, not on {name}",
        hint=f"Name a verdict file of its own for {name} with --verdicts FILE, or rename one of the two articles.",
    )


def strays(root: Path) -> tuple[Stray, ...]:
    """The verdict files under a folder that have no article beside them."""
    found, looked = [], 0
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        looked += len(names) + len(folders)
        if looked > MOST:
            break
        found += [Path(folder) / name for name in _alone(names)]
    return tuple(Stray(path, _read(path)) for path in found)


def _alone(names: Collection[str]) -> Iterator[str]:
    stems = {Path(name).stem for name in names if not name.endswith(SUFFIX)}
    yield from sorted(name for name in names if name.endswith(SUFFIX) and name.removesuffix(SUFFIX) not in stems)


def _read(path: Path) -> VerdictFile | None:
    try:
        return load(path)
    except VerdictFileError:
        return None
