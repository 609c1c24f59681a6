"""The status of a claim: which of its reviews still hold, and why the others do not; counts of that; evidence.

A review's basis names what it judged: the claim's words, who is said to say them, and each passage it rests on.
It holds as long as all of these are there; whatever else was added since changes nothing.
"""

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import PurePosixPath

from rapidfuzz import fuzz

from factcheck.core.model import State, Verdict
from factcheck.core.records import Dismissal, Evidence, Record, Review, SourceRef, VerdictFile
from factcheck.core.text import digest, normalised

SourceText = Callable[[str], str | None]
"""From a key of `VerdictFile.sources` to the source's text as it is now; None where it is gone or unreadable."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one reviewer's verdict is stale.

    `kind`: "article changed", "speaker changed", "source changed", "source gone", "evidence removed" or "no basis".
    `old` is what was judged, `new` what is there now, "" where that is not known (the words of evidence that
    was removed; for a changed source ask `closest_words`). `source` is a key of `VerdictFile.sources`, or "".
    """

    kind: str
    reviewer: str
    old: str = ""
    new: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Status:
    """The status of a claim. `fresh` and `stale` are reviews with a verdict, by reviewer.

    `waiting`: there is a verdict, but fewer people than required have given one that holds. `settled_by` is who
    gave the final word on a contest ("" if nobody had to).
    """

    state: State
    fresh: Mapping[str, Review] = field(default_factory=dict)
    stale: Mapping[str, Review] = field(default_factory=dict)
    reasons: tuple[Reason, ...] = ()
    waiting: bool = False
    settled_by: str = ""


def basis_of(record: Record) -> str:
    """The basis of a verdict given now, by all the evidence there is: `7h3k2m9p@5fk2-9xw04c1d-…`.

    The digest of the claim's words; after "@" that of the speaker's last name, if one is listed; after each "-"
    that of a passage, sorted.
    """
    return judged(record)


def judged(record: Record, evidence_keys: Iterable[str] | None = None) -> str:
    """The basis of a verdict given by some of the evidence (keys of `record.evidence`; None for all of it)."""
    keys = record.evidence if evidence_keys is None else evidence_keys
    passages = {words_digest(record.evidence[key].exact) for key in keys}
    return "-".join([words_basis(record), *sorted(passages)])


def words_basis(record: Record) -> str:
    """The part of a basis that is the claim's own: its words and its speaker."""
    names = _name_digests(record.speaker)
    return words_digest(record.exact) + (f"@{names[-1]}" if names else "")


def words_of(basis: str) -> str:
    """The digest of the claim's words in a basis."""
    return re.split("[-@]", basis, maxsplit=1)[0]


def split_details(record: Record) -> dict[str, dict[str, str]]:
    """The details of a claim that one reviewer ticked and another crossed: who said "found" and who "wrong"."""
    said: dict[str, dict[str, str]] = {}
    for who, marks in sorted(record.details.items()):
        for name, mark in marks.items():
            said.setdefault(name, {})[who] = mark.partition(" ")[0]
    return {name: marks for name, marks in said.items() if len(set(marks.values())) > 1}


def rests_on(review: Review, item: Evidence) -> bool:
    """Whether a verdict was given by this passage, among others."""
    return words_digest(item.exact) in review.basis.split("-")[1:]


def status_of(record: Record, *, source_text: SourceText, required: int = 1) -> Status:
    """The status of the claim, given the sources as they are now.

    `required` is how many people must agree (1 or more). All fresh reviews alike: that is the verdict. They
    differ: contested, unless those marked final agree. None fresh, but some stale: stale.
    """
    facts = _Facts(record, source_text)
    fresh: dict[str, Review] = {}
    stale: dict[str, Review] = {}
    reasons: list[Reason] = []
    for reviewer, review in record.reviews.items():
        if review.verdict is None:
            continue
        found = tuple(facts.against(reviewer, review))
        reasons += found
        (stale if found else fresh)[reviewer] = review
    dismissed = record.dismissed
    if dismissed:
        found = tuple(facts.against_dismissal(dismissed))
        reasons += found
        if not found:
            return Status(State.DISMISSED, fresh, stale, tuple(reasons))
    state, settled_by = _state(fresh, bool(stale or dismissed))
    people = {reviewer.casefold() for reviewer in fresh}
    waiting = state in _DECIDED and len(people) < required
    return Status(state, fresh, stale, tuple(reasons), waiting, settled_by)


_DECIDED = frozenset({State.VERIFIED, State.DISPUTED, State.UNSOURCED})


def _state(fresh: Mapping[str, Review], was_judged: bool) -> tuple[State, str]:
    verdicts = {review.verdict for review in fresh.values() if review.verdict}
    if not verdicts:
        return (State.STALE if was_judged else State.UNDECIDED), ""
    if len(verdicts) == 1:
        return State(verdicts.pop()), ""
    final: dict[Verdict, str] = {
        review.verdict: who for who, review in fresh.items() if review.final and review.verdict
    }
    if len(final) == 1:
        verdict, who = final.popitem()
        return State(verdict), who
    return State.CONTESTED, ""


class _Facts:
    """What a record and its sources are now, looked up once for all its reviews."""

    def __init__(self, record: Record, source_text: SourceText) -> None:
        self.record = record
        self.source_text = source_text
        # Two sources may have the very same words: then one that has them still is enough.
        self.passages: dict[str, list[Evidence]] = {}
        for item in record.evidence.values():
            self.passages.setdefault(words_digest(item.exact), []).append(item)
        self.missing: dict[str, str] = {}

    def against(self, reviewer: str, review: Review) -> Iterator[Reason]:
        """What speaks against the review's being fresh."""
        if not review.basis:
            yield Reason("no basis", reviewer)
            return
        own, *passages = review.basis.split("-")
        yield from self._against_words(reviewer, own, review.was)
        for passage in passages:
            if passage not in self.passages:
                yield Reason("evidence removed", reviewer)
            elif kind := self._state_of(passage):
                item = self.passages[passage][0]
                yield Reason(kind, reviewer, old=item.exact, source=item.source)

    def against_dismissal(self, dismissed: Dismissal) -> Iterator[Reason]:
        """What speaks against the dismissal's still holding; one without a basis holds."""
        if dismissed.basis:
            yield from self._against_words(dismissed.by, dismissed.basis.split("-")[0], dismissed.was)

    def _against_words(self, reviewer: str, own: str, was: str) -> Iterator[Reason]:
        words, _, speaker = own.partition("@")
        if words != words_digest(self.record.exact):
            yield Reason("article changed", reviewer, old=was, new=self.record.exact)
        names = _name_digests(self.record.speaker)
        if speaker and names and speaker not in names:
            yield Reason("speaker changed", reviewer, new=self.record.speaker)

    def _state_of(self, passage: str) -> str:
        """Why a passage of the evidence is no longer in its source: "" if it does."""
        if passage not in self.missing:
            states = [self._state_in_source(item) for item in self.passages[passage]]
            self.missing[passage] = "" if "" in states else states[0]
        return self.missing[passage]

    def _state_in_source(self, item: Evidence) -> str:
        text = self.source_text(item.source)
        if text is None:
            return "source gone"
        return "" if stands_in(item.exact, text) else "source changed"


def stands_in(passage: str, text: str) -> bool:
    """Whether the words of a passage are in a text, one after the other, whole words at both ends."""
    return _whole(passage.strip(), text) or _whole(normalised(passage), normal_text(text))


def _whole(passage: str, text: str) -> bool:
    start = text.find(passage) if passage else -1
    while start >= 0:
        end = start + len(passage)
        cut_before = start > 0 and text[start - 1].isalnum() and passage[0].isalnum()
        cut_after = end < len(text) and text[end].isalnum() and passage[-1].isalnum()
        if not cut_before and not cut_after:
            return True
        start = text.find(passage, start + 1)
    return False


@lru_cache(maxsize=128)
def normal_text(text: str) -> str:
    """`normalised`, remembered."""
    # A source is asked about once for every claim that rests on it.
    return normalised(text)


def closest_words(passage: str, text: str) -> str:
    """The part of a changed source most like a passage that is no longer in it; "" if none is much like it."""
    found = fuzz.partial_ratio_alignment(passage, text, score_cutoff=60)
    if found is None or not passage:
        return ""
    start, end = found.dest_start, found.dest_end
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return text[start:end].lstrip(_ENDS).rstrip(_BEGINS)


_ENDS, _BEGINS = " \t\n,;:.!?)]…—”’»", " \t\n([“‘„«"
"""What belongs to the words before a passage, and to those behind it."""

_TITLES = frozenset({"jr", "sr", "ii", "iii", "iv"})


@lru_cache(maxsize=4096)
def _name_digests(speaker: str) -> tuple[str, ...]:
    """Digests of the words of a speaker's name that tell people apart, the last name last."""
    words = re.findall(r"[^\W_]+", normalised(speaker))
    return tuple(digest(word, 4) for word in words if word not in _TITLES) or tuple(digest(word, 4) for word in words)


@lru_cache(maxsize=65536)
def words_digest(text: str) -> str:
    """A short name for words, whatever their typography; a claim's id is made of it."""
    return digest(normalised(text))


@dataclass(frozen=True, slots=True)
class Counts:
    """Claims by state (every state is a key); of those decided, how many wait for another reviewer; orphans.

    `reviewers`: for each, the number of their verdicts by "verified", "disputed", "unsourced" where they hold, and
    "stale" where they do not; a verdict on words no longer in the article counts as stale. `asked`: claims with a
    request that the author has not answered. `assigned`: for each person, their claims without a verdict that holds. `details`: for each
    reviewer, how many details they marked "found" or "wrong" by hand.
    """

    claims: int
    states: Mapping[State, int]
    waiting: int
    orphans: int
    reviewers: Mapping[str, Mapping[str, int]]
    asked: int = 0
    assigned: Mapping[str, int] = field(default_factory=dict)
    details: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


def count(file: VerdictFile, *, source_text: SourceText, required: int = 1) -> Counts:
    """The counts of a file that lists its article's claims (see `reconcile`)."""
    states = Counter(dict.fromkeys(State, 0))
    reviewers: dict[str, Counter[str]] = {}
    waiting = asked = 0
    waiting_for: Counter[str] = Counter()
    details: dict[str, Counter[str]] = {}
    for record in file.claims.values():
        held = status_of(record, source_text=source_text, required=required)
        states[held.state] += 1
        waiting += held.waiting
        for who, review in held.fresh.items():
            reviewers.setdefault(who, Counter())[str(review.verdict)] += 1
        for who in held.stale:
            reviewers.setdefault(who, Counter())["stale"] += 1
        asked += record.asked
        for who, marks in record.details.items():
            details.setdefault(who, Counter()).update(mark.partition(" ")[0] for mark in marks.values())
        waiting_for.update(who for who in record.assigned if who not in held.fresh and not record.dismissed)
    for record in file.orphans.values():
        for who, review in record.reviews.items():
            if review.verdict:
                reviewers.setdefault(who, Counter())["stale"] += 1
    return Counts(
        len(file.claims),
        dict(states),
        waiting,
        len(file.orphans),
        dict(sorted(reviewers.items())),
        asked,
        dict(sorted(waiting_for.items())),
        dict(sorted(details.items())),
    )


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


def with_moved_sources(file: VerdictFile, paths_by_hash: Mapping[str, str]) -> VerdictFile:
    """The file with the new path of each source that is not where it was, if one with the same bytes is there."""
    there = set(paths_by_hash.values())
    moved = {
        key: replace(source, path=paths_by_hash[source.sha256])
        for key, source in file.sources.items()
        if source.path not in there and source.sha256 in paths_by_hash
    }
    return replace(file, sources={**file.sources, **moved}) if moved else file


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
    key = free_name(item.source, record.evidence)
    return replace(record, evidence={**record.evidence, key: item}), key


def free_name(name: str, taken: Container[str]) -> str:
    """The name, with `-2`, `-3` … behind it if it is taken."""
    free, nth = name, 1
    while free in taken:
        nth += 1
        free = f"{name}-{nth}"
    return free
