"""Every claim of a review and where it is, worked out again only for what has changed."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from factcheck.core.model import Claim, Document, State
from factcheck.core.records import Record, VerdictFile
from factcheck.core.text import claim_id
from factcheck.verdicts import Reason, Status, closest_words, status_of


class Filter(StrEnum):
    """What the list of claims shows. MINE are those assigned to the reviewer, ASKED those that the author has to answer."""

    UNDECIDED = "undecided"
    ALL = "all"
    DISPUTED = "disputed"
    UNSOURCED = "unsourced"
    STALE = "stale"
    CONTESTED = "contested"
    MINE = "mine"
    ASKED = "asked"

    def passing(
        self, states: Mapping[str, tuple[State, bool]], record: Callable[[str], Record], reviewer: str
    ) -> list[str]:
        """The ids of the claims that are shown, by the state of each and whether it waits for this reviewer."""
        if self is Filter.ALL:
            return list(states)
        if self is Filter.MINE:
            return [name for name in states if reviewer in record(name).assigned]
        if self is Filter.ASKED:
            return [name for name in states if record(name).asked]
        if self is Filter.UNDECIDED:
            return [name for name, (_, open_) in states.items() if open_]
        return [name for name, (state, _) in states.items() if state == self.value]


@dataclass(frozen=True, slots=True)
class Progress:
    """Claims by state; `left` is how many wait for this reviewer. Dismissed claims are not in `total`.

    `mine` are assigned to this reviewer, `asked` have a request that is open. `waiting` has those that are left by state: a verdict may wait too, for one more reviewer.
    """

    total: int = 0
    left: int = 0
    verified: int = 0
    disputed: int = 0
    unsourced: int = 0
    undecided: int = 0
    stale: int = 0
    contested: int = 0
    dismissed: int = 0
    mine: int = 0
    asked: int = 0
    waiting: Mapping[State, int] = field(default_factory=dict)

    @property
    def decided(self) -> int:
        """Claims with a verdict that holds; a stale or contested one has none."""
        return self.verified + self.disputed + self.unsourced

    @classmethod
    def of(cls, states: Iterable[tuple[State, bool]]) -> "Progress":
        """Counted from the state of each claim and whether it is open for this reviewer."""
        counts = dict.fromkeys((state.value for state in State), 0)
        waiting = dict.fromkeys(State, 0)
        for (state, open_), count in Counter(states).items():
            counts[state] += count
            waiting[state] += count * open_
        total = sum(counts.values()) - counts["dismissed"]
        return cls(total=total, left=sum(waiting.values()), waiting=waiting, **counts)


def mentions(claim: Claim, notes: Mapping[str, str], text: str) -> bool:
    """Whether `text` is in a claim's words (a quote's in their marks), speaker, id or notes, in any case."""
    speaker = (claim.speaker.name or claim.speaker.text) if claim.speaker else ""
    wanted = text.casefold()
    words = (f"“{claim.text}”", f'"{claim.text}"') if claim.kind == "quote" else (claim.text,)
    return any(wanted in place.casefold() for place in (*words, speaker, claim.id, *notes.values()))


def round_from(ids: Iterable[str], after: str | None, *, backwards: bool = False) -> Iterator[str]:
    """The ids after one of them to the end and on from the start to it, itself left out; or the other way round."""
    order = list(ids)
    if backwards:
        order.reverse()
    here = order.index(after) if after in order else -1
    yield from order[here + 1 :]
    yield from order[: max(0, here)]


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
    """The ids of the records in article order; one whose words are gone stays behind the one it was behind."""
    claims = listed(given, records, article, {})
    starts, last = {}, 0
    for name in records:
        last = claims[name].start if name in claims else last
        starts[name] = last
    return sorted(records, key=starts.__getitem__)


WAITING = frozenset({State.UNDECIDED, State.STALE, State.CONTESTED})


LONGEST = 200_000
"""Characters of a source beyond which the words closest to lost ones are not looked for: it would hold up the keys."""


class ClaimIndex:
    """The claims found and those added by hand, each with its record and status as a file has them.

    Blind, only the reviewer's own verdicts count, and nobody else's are required.
    """

    def __init__(
        self,
        article: Document,
        claims: Iterable[Claim],
        *,
        reviewer: str,
        blind: bool,
        required: int,
        source: Callable[[str], Document | None],
    ) -> None:
        self.article = article
        self._given = {claim.id: claim for claim in claims}
        self._reviewer = reviewer
        self._blind = blind
        self._required = 1 if blind else required
        self._source = source
        self._claims: dict[str, Claim] = {}
        self._records: object = None
        self._keys: list[str] = []
        self._reasons: dict[str, tuple[Record, tuple[Reason, ...]]] = {}
        self._statuses: dict[str, tuple[Record, Status, bool]] = {}
        self._surveyed: tuple[VerdictFile | None, dict[str, tuple[State, bool]]] = (None, {})
        self._surveyed_claims: dict[str, Claim] = {}

    def renew(self, claims: Iterable[Claim]) -> None:
        """The claims as they are now that the sources are others: the same, but bound to other sources."""
        self._given = {claim.id: claim for claim in claims}
        self._claims, self._keys = {}, []
        self._reasons, self._statuses = {}, {}
        self._records = None
        self._surveyed = (None, {})

    def claims(self, file: VerdictFile) -> dict[str, Claim]:
        """Claims by id in article order."""
        if self._records is not file.claims:
            keys = list(file.claims)
            if keys != self._keys or self._records is None:
                self._claims = listed(self._given, file.claims, self.article, self._claims)
            self._records, self._keys = file.claims, keys
        return self._claims

    def record(self, file: VerdictFile, claim_id: str) -> Record:
        """What the file holds of a claim; if it holds nothing, a record as it would be listed."""
        return file.claims.get(claim_id) or record_of(self.claims(file)[claim_id], self.article)

    def status(self, file: VerdictFile, claim_id: str) -> Status:
        return self._known(file, claim_id)[1]

    def reasons(self, file: VerdictFile, claim_id: str) -> tuple[Reason, ...]:
        """Why verdicts are stale, with what now is in the place of words that a source no longer has."""
        record, held, _ = self._known(file, claim_id)
        known = self._reasons.get(claim_id)
        if known is None or known[0] is not record:
            told = (r for r in held.reasons if not self._blind or r.reviewer == self._reviewer)
            known = (record, tuple(self._with_new_words(file, reason) for reason in told))
            self._reasons[claim_id] = known
        return known[1]

    def _with_new_words(self, file: VerdictFile, reason: Reason) -> Reason:
        ref = file.sources.get(reason.source)
        document = self._source(ref.path) if ref and reason.kind == "source changed" else None
        if document is None or len(document.text) > LONGEST:
            return reason
        return replace(reason, new=closest_words(reason.old, document.text))

    def is_open(self, file: VerdictFile, claim_id: str) -> bool:
        """Whether a claim waits for this reviewer: undecided, stale or contested, and not judged by them afresh."""
        return self._known(file, claim_id)[2]

    def survey(self, file: VerdictFile) -> dict[str, tuple[State, bool]]:
        """Each claim's state, and whether it is open, in article order."""
        before, states = self._surveyed
        if before is not file:
            claims = self.claims(file)
            if before is None or claims is not self._surveyed_claims:
                states, changed = {}, list(claims)
            else:  # the same claims: only those with another record can be in another state
                old = before.claims
                changed = [name for name, it in file.claims.items() if old.get(name) is not it and name in claims]
            known = {name: self._known(file, name) for name in changed}
            states = states | {name: (status.state, open_) for name, (_, status, open_) in known.items()}
            self._surveyed, self._surveyed_claims = (file, states), claims
        return states

    def order(self, file: VerdictFile, more: dict[str, Record]) -> list[str]:
        """The ids of the file's records, and of some more, in article order."""
        return places({**file.claims, **more}, self._given, self.article)

    def _known(self, file: VerdictFile, claim_id: str) -> tuple[Record, Status, bool]:
        record = self.record(file, claim_id)
        known = self._statuses.get(claim_id)
        if known is None or known[0] is not record:
            held = self._status(file, record)
            waiting = held.state in WAITING or held.waiting
            known = (record, held, waiting and self._reviewer not in held.fresh)
            self._statuses[claim_id] = known
        return known

    def _status(self, file: VerdictFile, record: Record) -> Status:
        if self._blind:
            record = replace(record, reviews={k: v for k, v in record.reviews.items() if k == self._reviewer})

        def text(key: str) -> str | None:
            ref = file.sources.get(key)
            document = self._source(ref.path) if ref else None
            return document.text if document else None

        return status_of(record, source_text=text, required=self._required)
