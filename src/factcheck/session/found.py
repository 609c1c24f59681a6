"""What each claim shows: its candidates, the evidence kept for it, and which passage is on the screen."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from factcheck.model import Candidate, Claim, Document
from factcheck.records import Record, VerdictFile
from factcheck.session.passages import Passage, kept_passages, passage_at, sentence_at

LIMIT = 5
"""Candidates looked for per claim."""


class Found:
    """Candidates by claim id, searched for once; `match` and `search` are slow and may be called from any thread."""

    def __init__(
        self,
        search: Callable[[Claim | str, int], tuple[Candidate, ...]],
        source: Callable[[str], Document | None],
        root: str,
    ) -> None:
        self._search = search
        self._source = source
        self._root = root
        self._candidates: dict[str, tuple[Candidate, ...]] = {}
        self._hits: dict[str, tuple[Candidate, ...]] = {}
        self._shown: dict[str, int] = {}
        self._passages: dict[str, tuple[Record, object, tuple[Passage, ...]]] = {}

    def match(self, claim: Claim) -> tuple[Candidate, ...]:
        if claim.id not in self._candidates:
            found = self._search(claim, LIMIT)
            for candidate in found[:1]:
                self._source(candidate.source)  # read here, in a thread, what will be shown there, in the screen's
            self._candidates[claim.id] = found
        return self._candidates[claim.id]

    def candidates(self, claim_id: str) -> tuple[Candidate, ...] | None:
        return self._candidates.get(claim_id)

    def search(self, words: str, claim: Claim) -> tuple[Candidate, ...]:
        hits = []
        for hit in self._search(words, LIMIT):
            document = self._source(hit.source)
            compared = passage_at(claim, document, *sentence_at(document.text, hit.start, hit.end)) if document else hit
            hits.append(replace(compared, source=hit.source))
        return tuple(hits)

    def offer(self, claim_id: str, hits: Iterable[Candidate]) -> None:
        known = {
            (it.source, it.start, it.end) for it in (*self._candidates.get(claim_id, ()), *self._hits.get(claim_id, ()))
        }
        new = tuple(hit for hit in hits if (hit.source, hit.start, hit.end) not in known)
        self._hits[claim_id] = self._hits.get(claim_id, ()) + new

    def passages(self, claim: Claim, record: Record, file: VerdictFile) -> tuple[Passage, ...]:
        found, hits = self._candidates.get(claim.id), self._hits.get(claim.id)
        known = self._passages.get(claim.id)
        if known and known[0] is record and known[1] == (found, hits):
            return known[2]
        both = (*(found or ()), *(hits or ()))
        result = kept_passages(claim, record, file, both, read=self._source, root=self._root)
        self._passages[claim.id] = (record, (found, hits), result)
        return result

    def shown(self, claim_id: str, passages: tuple[Passage, ...]) -> tuple[int, Passage | None]:
        if not passages:
            return 0, None
        first = min(range(len(passages)), key=lambda number: (passages[number].gone, not passages[number].key, number))
        number = min(self._shown.get(claim_id, first), len(passages) - 1)
        return number, passages[number]

    def show(self, claim_id: str, number: int) -> None:
        self._shown[claim_id] = number


def first_of(hits: Iterable[Candidate], passages: Iterable[Passage]) -> int:
    """The number (from 0) of the first passage that is one of the hits; 0 if none is."""
    wanted = {(hit.source, hit.start, hit.end) for hit in hits}
    places = enumerate((it.candidate.source, it.candidate.start, it.candidate.end) for it in passages)
    return next((number for number, place in places if place in wanted), 0)
