"""What a reviewer does, each thing one step: done to the file, kept in the history, undone, done again, saved."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial

from factcheck.core.model import Candidate, Claim, Verdict
from factcheck.core.records import Record
from factcheck.review.claim_index import ClaimIndex, claim_at, record_of
from factcheck.review.decisions import Draft, EvidenceTracker, dismissed, doubt_of, rested, without
from factcheck.review.evidence import Passage
from factcheck.review.history import History, Step, apply
from factcheck.review.saving import FileSync

Shows = Callable[[str], tuple[tuple[Passage, ...], Passage | None, tuple[Candidate, ...]]]
"""A claim's passages, the one on the screen, and the places of its details."""


class Editor:
    """One reviewer's work on the file that `sync` holds. With `autosave` each step is saved before it returns."""

    def __init__(
        self, sync: FileSync, index: ClaimIndex, tracker: EvidenceTracker, shows: Shows, *, reviewer: str, root: str
    ) -> None:
        self.autosave = True
        self._sync = sync
        self._index = index
        self._tracker = tracker
        self._shows = shows
        self._reviewer = reviewer
        self._root = root
        self._history = History()

    def decide(self, claim_ids: Iterable[str], verdict: Verdict, *, note: str | None, final: bool, label: str) -> None:
        """Give one verdict on each of the claims, by what each shows."""
        draft, first = self._draft(), ""
        for claim_id in claim_ids:
            passages, shown, places = self._shows(claim_id)
            record = self._tracker.decided(
                draft,
                claim_id,
                self._record(claim_id),
                verdict,
                passages=passages,
                shown=shown,
                places=places,
                note=note,
                final=final,
            )
            draft.put(claim_id, record)
            first = first or claim_id
        self._do(draft, label, first)

    def withdraw(self, claim_id: str) -> None:
        record = self._record(claim_id)
        review = record.reviews.get(self._reviewer)
        if review and review.verdict:
            self.put("taken back", claim_id, self._tracker.withdrawn(claim_id, record))

    def choose(self, claim_id: str, candidate: Candidate) -> None:
        draft = self._draft()
        record = self._tracker.chosen(draft, claim_id, self._record(claim_id), candidate)
        doubt = doubt_of(self._index.claims(self._sync.file)[claim_id], candidate)
        self._rest_on(draft, "evidence", claim_id, record, doubted=bool(doubt))

    def unchoose(self, claim_id: str, key: str) -> None:
        record = without(self._record(claim_id), key)
        self._rest_on(self._draft(), "evidence removed", claim_id, record, doubted=not record.evidence)

    def add(self, start: int, end: int, kind: str) -> str:
        draft = self._draft()
        name = self._added(draft, start, end, kind)
        self._do(draft, "added", name)
        return name

    def split(self, claim: Claim, at: int) -> tuple[str, str]:
        draft = self._draft()
        first = self._added(draft, claim.start, at, claim.kind)
        second = self._added(draft, at, claim.end, claim.kind, first)
        reason = f"split into {first} and {second}"
        draft.put(claim.id, dismissed(self._record(claim.id), self._reviewer, reason))
        self._do(draft, "split", first)
        return first, second

    def put(self, label: str, claim_id: str, record: Record) -> None:
        """Put a record in the place of the one the file has."""
        self.put_all(label, {claim_id: record})

    def put_all(self, label: str, records: Mapping[str, Record]) -> None:
        """Put some records in the place of those the file has, in one step."""
        draft = self._draft()
        for claim_id, record in records.items():
            draft.put(claim_id, record)
        self._do(draft, label, next(iter(records), ""))

    def undo(self) -> Step | None:
        step = self._history.back()
        if step:
            self._apply(step.turned())
        return step

    def redo(self) -> Step | None:
        step = self._history.forward()
        if step:
            self._apply(step)
        return step

    # Behind it

    def _record(self, claim_id: str) -> Record:
        return self._index.record(self._sync.file, claim_id)

    def _draft(self) -> Draft:
        return Draft(self._sync.file, self._root)

    def _added(self, draft: Draft, start: int, end: int, kind: str, *taken: str) -> str:
        """Put the article's words between two offsets into the draft as a claim; its id, which is not in `taken`."""
        file, article = self._sync.file, self._index.article
        claim = claim_at(article, start, end, kind, {*self._index.claims(file), *file.claims, *taken})
        draft.put(claim.id, replace(record_of(claim, article), origin=self._reviewer))
        return claim.id

    def _rest_on(self, draft: Draft, label: str, claim_id: str, record: Record, *, doubted: bool) -> None:
        """Do the draft with other evidence of a claim; a verdict of one's own that held rests on that from now on.

        Not "verified" on what would have been asked for twice, or on nothing: that is stale until it is given again.
        """
        mine = self._index.status(self._sync.file, claim_id).fresh.get(self._reviewer)
        holds = mine is not None and not (doubted and mine.verdict is Verdict.VERIFIED)
        draft.put(claim_id, rested(record, self._reviewer) if holds else record)
        self._do(draft, label, claim_id)

    def _do(self, draft: Draft, label: str, claim_id: str) -> None:
        """Do what the draft holds, if it changes anything."""
        step = draft.step(label, claim_id)
        if step:
            self._history.add(step)
            self._apply(step)

    def _apply(self, step: Step) -> None:
        new = {change.claim_id: change.after for change in step.changes if change.after}
        self._sync.change(lambda file: apply(file, step, partial(self._index.order, file, new)))
        if self.autosave:
            self._sync.flush()
