"""What a verdict rests on: the evidence that was chosen, or the passage that was on the screen."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date

from factcheck.errors import FactcheckError
from factcheck.model import Candidate, Document, Verdict
from factcheck.records import Record
from factcheck.session import edits
from factcheck.session.drafts import Draft, without
from factcheck.session.passages import Passage


class Judge:
    """One reviewer's judging: remembers which evidence they chose, and which only a decision of theirs kept."""

    def __init__(self, me: str, source: Callable[[str], Document | None], today: Callable[[], date]) -> None:
        self._me = me
        self._source = source
        self._today = today
        self._chosen: set[str] = set()
        self._automatic: dict[str, str] = {}

    def judged_by(self, claim_id: str, passages: tuple[Passage, ...], shown: Passage | None) -> Candidate | None:
        """What a verdict given now would be judged by: the closest of the evidence chosen, or the passage shown."""
        kept = [passage.candidate for passage in passages if passage.key and not passage.gone]
        if kept and claim_id in self._chosen:
            return min(kept, key=lambda candidate: candidate.comparison.level.rank)
        return shown.candidate if shown and not shown.gone else None

    def decided(
        self,
        draft: Draft,
        claim_id: str,
        record: Record,
        verdict: Verdict,
        *,
        passages: tuple[Passage, ...],
        shown: Passage | None,
        note: str | None,
        final: bool,
    ) -> Record:
        """The record with the verdict, and with the evidence it rests on."""
        gone = {passage.key for passage in passages if passage.gone}
        record, keys = self._rests_on(draft, claim_id, record, verdict, gone=gone, shown=shown)
        return edits.decided(record, self._me, verdict, self._today(), by=keys, note=note, final=final)

    def withdrawn(self, claim_id: str, record: Record) -> Record:
        """The record without the verdict, and without evidence that only the verdict kept."""
        return edits.withdrawn(self._without_automatic(claim_id, record), self._me)

    def chosen(self, draft: Draft, claim_id: str, record: Record, candidate: Candidate) -> Record:
        """The record with a candidate among its evidence by choice. FactcheckError if its source lies outside."""
        record, _ = draft.evidence(record, candidate, self._source(candidate.source))
        self._chosen.add(claim_id)
        return record

    def _rests_on(
        self, draft: Draft, claim_id: str, record: Record, verdict: Verdict, *, gone: set[str], shown: Passage | None
    ) -> tuple[Record, tuple[str, ...]]:
        """The record with the evidence a decision rests on, and that evidence's keys.

        Evidence that somebody else judged by stays in the record in any case, even if it is gone from its source.
        """
        if verdict is Verdict.UNSOURCED:
            return (without(record, *record.evidence) if self._alone(record) else record), ()
        if self._alone(record):
            record = without(record, *gone)
        chosen = claim_id in self._chosen and record.evidence.keys() - gone
        if not chosen and shown and shown.own and not shown.gone and not shown.key:
            record = self._without_automatic(claim_id, record)
            with suppress(FactcheckError):  # outside the project: the verdict stands, the file cannot name its source
                record, key = draft.evidence(record, shown.candidate, self._source(shown.candidate.source))
                self._automatic[claim_id] = key
        return record, tuple(key for key in record.evidence if key not in gone)

    def _without_automatic(self, claim_id: str, record: Record) -> Record:
        """Without what only an earlier decision of this session put there, if nobody else has judged by it."""
        if claim_id in self._chosen or not self._alone(record):
            return record
        return without(record, self._automatic.get(claim_id, ""))

    def _alone(self, record: Record) -> bool:
        return not record.reviews.keys() - {self._me}
