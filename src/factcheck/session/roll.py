"""Every claim of a review and where it stands, worked out again only for what has changed."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from factcheck.model import Claim, Document, State
from factcheck.records import Record, VerdictFile
from factcheck.session.byhand import listed, places, record_of
from factcheck.verdicts import Reason, Standing, closest_words, standing

WAITING = frozenset({State.UNDECIDED, State.STALE, State.CONTESTED})


LONGEST = 200_000
"""Characters of a source beyond which the words closest to lost ones are not looked for: it would hold up the keys."""


class Roll:
    """The claims found and those added by hand, each with its record and standing as a file has them.

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
        self._standings: dict[str, tuple[Record, Standing, bool]] = {}
        self._surveyed: tuple[object, dict[str, tuple[State, bool]]] = (None, {})

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

    def standing(self, file: VerdictFile, claim_id: str) -> Standing:
        return self._known(file, claim_id)[1]

    def reasons(self, file: VerdictFile, claim_id: str) -> tuple[Reason, ...]:
        """Why verdicts are stale, with what now stands in the place of words that a source no longer has."""
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
        if self._surveyed[0] is not file:
            states = {}
            for name in self.claims(file):
                known = self._known(file, name)
                states[name] = (known[1].state, known[2])
            self._surveyed = (file, states)
        return self._surveyed[1]

    def order(self, file: VerdictFile, more: dict[str, Record]) -> list[str]:
        """The ids of the file's records, and of some more, in article order."""
        return places({**file.claims, **more}, self._given, self.article)

    def _known(self, file: VerdictFile, claim_id: str) -> tuple[Record, Standing, bool]:
        record = self.record(file, claim_id)
        known = self._standings.get(claim_id)
        if known is None or known[0] is not record:
            held = self._standing(file, record)
            waiting = held.state in WAITING or held.waiting
            known = (record, held, waiting and self._reviewer not in held.fresh)
            self._standings[claim_id] = known
        return known

    def _standing(self, file: VerdictFile, record: Record) -> Standing:
        if self._blind:
            record = replace(record, reviews={k: v for k, v in record.reviews.items() if k == self._reviewer})

        def text(key: str) -> str | None:
            ref = file.sources.get(key)
            document = self._source(ref.path) if ref else None
            return document.text if document else None

        return standing(record, source_text=text, required=self._required)
