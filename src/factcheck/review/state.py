"""What a review shows at one moment, as frozen data: whoever draws it asks the session nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from factcheck.core.model import Candidate, Claim, Detail, Document, Skipped, State
from factcheck.core.records import Dismissal, Record, Request, Review
from factcheck.review.claim_index import Filter, Progress
from factcheck.review.evidence import Passage
from factcheck.review.risk import Risk
from factcheck.review.session import Earlier, Session
from factcheck.verdicts import Reason


@dataclass(frozen=True, slots=True)
class ListedClaim:
    """A claim as the list shows it. `number` counts from 1 in article order; `candidate` is where its words come from.

    `reason` says why a verdict on it is stale, `asked` that the author has yet to answer a question about it. Until it is `matched`, no candidate means nothing;
    `not_searched` says that it will not be, since a limit is reached.
    """

    claim: Claim
    number: int
    state: State
    reason: str = ""
    candidate: Candidate | None = None
    matched: bool = False
    marked: bool = False
    not_searched: bool = False
    asked: bool = False


@dataclass(frozen=True, slots=True)
class ListedGroup:
    """The heading of the claims whose passages say the same of them."""

    risk: Risk
    count: int
    folded: bool = False


@dataclass(frozen=True, slots=True)
class ListState:
    """What is listed, `row` of it being the current one (-1: none), and by which filter, text and order."""

    items: tuple[ListedClaim | ListedGroup, ...] = ()
    row: int = -1
    filter: Filter = Filter.ALL
    text: str = ""
    passing: int = 0
    by_risk: bool = False
    counts: Mapping[Filter, int] = field(default_factory=dict)
    why_none: str = ""


@dataclass(frozen=True, slots=True)
class ClaimState:
    """The current claim with all that is said of it. `shown` is the number (from 0) of the passage on the screen.

    `source` is the text that passage is from; None if it cannot be read. Blind, `reviews` and `reasons` are one's own.
    `details` are the numbers, dates and names of the claim, each with its own place and this reviewer's tick or cross.
    """

    claim: Claim
    number: int
    state: State
    passages: tuple[Passage, ...] = ()
    shown: int = 0
    source: Document | None = None
    matched: bool = False
    reasons: tuple[Reason, ...] = ()
    reviews: Mapping[str, Review] = field(default_factory=dict)
    dismissed: Dismissal | None = None
    requests: Mapping[str, Request] = field(default_factory=dict)
    assigned: tuple[str, ...] = ()
    details: tuple[tuple[Detail, str], ...] = ()
    earlier: tuple[Earlier, ...] = ()

    @property
    def passage(self) -> Passage | None:
        """The passage shown."""
        return self.passages[self.shown] if self.passages else None


@dataclass(frozen=True, slots=True)
class ReviewState:
    """The whole of it. Where a limit keeps claims from being searched for, `left_unsearched` of them, `not_searched` says
    which it is. `marks` are the places of all claims in the article, quotes after the sentences they are in.
    """

    article: Document
    reviewer: str
    blind: bool
    unsaved: bool
    progress: Progress
    total: int
    skipped: tuple[Skipped, ...]
    listed: ListState
    claim: ClaimState | None
    marks: tuple[tuple[Claim, State], ...] = ()
    not_searched: str = ""
    left_unsearched: int = 0

    @property
    def here(self) -> str | None:
        """The id of the current claim."""
        return self.claim.claim.id if self.claim else None


class StateBuilder:
    """Makes the state of a session; what has not changed since the last one is taken from that."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._entries: dict[str, ListedClaim] = {}
        self._records: Mapping[str, Record] = {}
        self._marked: set[str] = set()
        self._whole: object = None
        self._same: tuple[object, ...] = (None, None, None)
        self._asked: tuple[object, ...] = ()
        self._items: tuple[ListedClaim | ListedGroup, ...] = ()
        self._marks: tuple[object, tuple[tuple[Claim, State], ...]] = (None, ())
        self._here: ClaimState | None = None

    def build(self) -> ReviewState:
        session = self._session
        session.listed.refresh()
        here = session.listed.here
        return ReviewState(
            article=session.article,
            reviewer=session.reviewer,
            blind=session.blind,
            unsaved=session.trouble is not None,
            progress=session.progress(),
            total=len(session.claims),
            skipped=session.skipped,
            listed=self._list(),
            claim=self._claim(here) if here is not None else None,
            marks=self._all_marks(),
            not_searched=session.not_searched(),
            left_unsearched=len(session.claims) - session.searched() if session.not_searched() else 0,
        )

    def _list(self) -> ListState:
        session, listed = self._session, self._session.listed
        done = session.progress()
        counts = {
            which: done.left
            if which is Filter.UNDECIDED
            else len(session.claims)
            if which is Filter.ALL
            else int(getattr(done, which))
            for which in Filter
        }
        return ListState(
            items=self._listed(),
            row=listed.row,
            filter=listed.filter,
            text=listed.text,
            passing=listed.passing,
            by_risk=listed.by_risk,
            counts=counts,
            why_none="" if listed.claims else listed.why_none(),
        )

    def _listed(self) -> tuple[ListedClaim | ListedGroup, ...]:
        session, listed = self._session, self._session.listed
        same = (session.file, listed.claims, session.renewed)
        asked: tuple[object, ...] = (
            session.searched(),
            session.not_searched(),
            frozenset(session.marked),
            listed.by_risk,
        )
        if listed.by_risk:
            asked += (frozenset(listed.folded), listed.here if listed.folded else None)
        if asked != self._asked or any(one is not other for one, other in zip(same, self._same, strict=True)):
            self._forget_changed()
            counts: dict[Risk, int] = {}
            for claim in listed.claims if listed.by_risk else ():
                if (risk := session.risk(claim.id)) is not None:
                    counts[risk] = counts.get(risk, 0) + 1
            entries = self._entries
            items = tuple(
                ListedGroup(item, counts[item], item in listed.folded)
                if isinstance(item, Risk)
                else entries.get(item.id) or self._entry(item)
                for item in listed.items
            )
            self._same, self._asked, self._items = same, asked, items
        return self._items

    def _forget_changed(self) -> None:
        """Forget the entries of the list that are not as they were; those of all, if there are other claims or sources."""
        session, entries = self._session, self._entries
        whole = (session.claims, session.not_searched())
        if whole != self._whole or session.renewed is not self._same[2]:
            self._whole = whole
            entries.clear()
        records, before = session.file.claims, self._records
        if records is not before:
            self._records = records
            changed = [name for name in entries if records.get(name) is not before.get(name)]
        else:
            changed = []
        changed += session.marked ^ self._marked
        changed += [name for name, it in entries.items() if not it.matched and session.candidates(name) is not None]
        self._marked = set(session.marked)
        for name in changed:
            entries.pop(name, None)

    def _entry(self, claim: Claim) -> ListedClaim:
        session, name = self._session, claim.id
        found, status = session.candidates(name), session.status(name)
        self._entries[name] = ListedClaim(
            claim,
            session.listed.number(name),
            status.state,
            reason=status.reasons[0].kind if status.reasons and status.state is State.STALE else "",
            candidate=session.best(name),
            matched=found is not None,
            marked=name in session.marked,
            not_searched=bool(session.not_searched(name)),
            asked=session.record(name).asked,
        )
        return self._entries[name]

    def _claim(self, claim_id: str) -> ClaimState:
        session = self._session
        number, passage = session.shown(claim_id)
        record = session.record(claim_id)
        now = ClaimState(
            claim=session.claim(claim_id),
            number=session.listed.number(claim_id),
            state=session.state(claim_id),
            passages=session.passages(claim_id),
            shown=number,
            source=session.document(passage.candidate.source) if passage else None,
            matched=session.candidates(claim_id) is not None,
            reasons=session.reasons(claim_id),
            reviews={k: v for k, v in record.reviews.items() if not session.blind or k == session.reviewer},
            dismissed=record.dismissed,
            requests=record.requests,
            assigned=tuple(record.assigned),
            details=session.details(claim_id),
            earlier=session.earlier(claim_id),
        )
        if now != self._here:
            self._here = now
        return self._here

    def _all_marks(self) -> tuple[tuple[Claim, State], ...]:
        session, states = self._session, self._session.states()
        if self._marks[0] is not states:
            claims = sorted(session.claims, key=lambda claim: claim.kind == "quote")
            self._marks = states, tuple((claim, states[claim.id][0]) for claim in claims)
        return self._marks[1]
