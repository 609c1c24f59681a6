"""A verdict and what it rests on, what is asked twice, and the record that comes of it."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import PurePath
from typing import Final

from factcheck.comparison import cited_elsewhere, said_by, same_speaker, stands
from factcheck.core.errors import FactcheckError
from factcheck.core.model import Candidate, Claim, Detail, Difference, Document, Level, Verdict
from factcheck.core.records import Assignment, Dismissal, Evidence, Record, Request, Review, VerdictFile, inside
from factcheck.review.evidence import Passage
from factcheck.review.history import Change, Step
from factcheck.verdicts import judged, with_evidence, with_source, words_digest

HALF: Final = 50.0
"""The score of a passage with half of what a claim in the reporter's own words says."""


def doubt_of(claim: Claim, shown: Candidate | None, *, matched: bool = True) -> str:
    """Why "verified" should be pressed again with this passage on the screen; "" if once is enough.

    Once is enough where a check has nothing to say of the passage either, and it has the details of a claim, or, of
    one that has none, most of its words.
    """
    if shown is None:
        return "No passage of a source is shown." if matched else "The sources have not been searched for this yet."
    if not stands(claim, shown):
        return "The passage shown is too unlike to be where these words come from."
    if shown.comparison.level is Level.CRITICAL:
        worst = (each for each in shown.comparison.differences if each.level is Level.CRITICAL)
        return next(map(sentence, worst), "The words differ critically from this source.")
    if same_speaker(claim, shown) is False:
        return f"{shown.locator.speaker} says it in this source, in the article {said_by(claim)} does."
    if where := cited_elsewhere(claim, shown):
        return _elsewhere(claim, shown, where)
    if shown.stitched:
        return "The passage is put together from places far apart in the source."
    if claim.kind != "quote" and not shown.details and shown.score < HALF:
        return "The passage has less than half of these words, and no number, date or name to tell by."
    return ""


def _elsewhere(claim: Claim, shown: Candidate, where: str) -> str:
    """That the article cites another source, or another place in it, in a sentence."""
    bound = [each for each in claim.cited if each.sources]
    names = [each.place if where == "place" else PurePath(each.sources[0]).name for each in bound]
    cited = " and ".join(dict.fromkeys(filter(None, names)))
    found = str(shown.locator) if where == "place" else PurePath(shown.source).name
    return f"The article cites {cited} for these words, and this is {found}."


def sentence(difference: Difference) -> str:
    """A difference in a sentence."""
    quoted, found, kind = difference.quoted.strip(), difference.found.strip(), difference.kind
    if kind == "context":
        return f"The source's words around it may change the meaning: “{found}”." if found else "Taken out of context."
    if not quoted:
        return f"The source has “{found}” here, the article leaves it out ({kind})."
    if not found:
        return f"The article has “{quoted}”, this passage does not ({kind})."
    return f"The source has “{found}” for “{quoted}” ({kind})."


def decided(
    record: Record,
    me: str,
    verdict: Verdict,
    on: date,
    *,
    by: Iterable[str],
    note: str | None = None,
    final: bool = False,
) -> Record:
    """With the reviewer's verdict, judged `by` pieces of its evidence; a note of None leaves the one that is there."""
    old = record.reviews.get(me, Review())
    review = replace(
        old,
        verdict=verdict,
        note=old.note if note is None else note,
        on=on,
        basis=judged(record, by),
        final=final,
        was="",
    )
    return replace(record, dismissed=None, reviews={**record.reviews, me: review})


def noted(record: Record, me: str, note: str) -> Record:
    """With the reviewer's note; an empty note without a verdict leaves nothing behind."""
    return _reviewed(record, me, replace(record.reviews.get(me, Review()), note=note))


def withdrawn(record: Record, me: str) -> Record:
    """Without the reviewer's verdict; a note stays."""
    old = record.reviews.get(me, Review())
    return _reviewed(record, me, replace(old, verdict=None, on=None, basis="", final=False, was=""))


def rested(record: Record, me: str) -> Record:
    """With the reviewer's own verdict resting on all the evidence there is now."""
    old = record.reviews.get(me)
    if old is None or old.verdict is None:
        return record
    return _reviewed(record, me, replace(old, basis=judged(record)))


def dismissed(record: Record, me: str, reason: str) -> Record:
    """As none, or as a matter of opinion; that holds for the words alone, whatever the sources say."""
    return replace(record, dismissed=Dismissal(me, reason, basis=judged(record, ())))


def asked(record: Record, me: str, text: str, on: date) -> Record:
    """With the reviewer's request to the author; an empty one is taken back."""
    others = {who: request for who, request in record.requests.items() if who != me}
    old = record.requests.get(me)
    if old and old.text == text:
        return record
    return replace(record, requests={**others, me: Request(text, on)} if text else others)


def answered(record: Record, asker: str, text: str, me: str) -> Record:
    """With the author's answer to somebody's request, as `me` put it down; an empty one opens it again."""
    request = replace(record.requests[asker], answer=text, by=me if text else "")
    return replace(record, requests={**record.requests, asker: request})


def assigned(record: Record, people: Iterable[str], me: str, on: date) -> Record:
    """To be checked by these people and nobody else."""
    return replace(record, assigned={who: record.assigned.get(who, Assignment(me, on)) for who in people})


def detail_names(details: Sequence[Detail]) -> list[str]:
    """What the file calls each detail of a claim: its words, and " (2)" behind those of a second one."""
    names: list[str] = []
    for detail in details:
        words = " ".join(detail.text.split())[:MAX_NAME]
        again = sum(name == words or name.startswith(f"{words} (") for name in names)
        names.append(f"{words} ({again + 1})" if again else words)
    return names


def detail_basis(detail: Detail) -> str:
    """What a tick rests on: the passage that the detail is in, or that none has it."""
    return words_digest(detail.passage) if detail.passage else "nowhere"


def marks_of(record: Record, me: str, details: Sequence[Detail]) -> tuple[tuple[Detail, str], ...]:
    """The details of a claim, each with what a reviewer says of it.

    That is "found", "wrong", "stale" (said of another passage than the one it has now), or "".
    """
    mine = record.details.get(me, {})
    marks = [mine.get(name, "").split() for name in detail_names(details)]
    return tuple(
        (detail, "" if not mark else mark[0] if mark[1:] == [detail_basis(detail)] else "stale")
        for detail, mark in zip(details, marks, strict=True)
    )


def ticked(record: Record, name: str, mark: str, me: str) -> Record:
    """With a detail ticked ("found …") or crossed ("wrong …") by the reviewer; "" takes that back."""
    mine = {key: value for key, value in record.details.get(me, {}).items() if key != name}
    if mark:
        mine[name] = mark
    others = {who: marks for who, marks in record.details.items() if who != me}
    return replace(record, details={**others, me: mine} if mine else others)


MAX_NAME = 60  # characters of a detail's words in the file


def _reviewed(record: Record, me: str, review: Review) -> Record:
    reviews = {**record.reviews, me: review}
    if review == Review():
        del reviews[me]
    return replace(record, reviews=reviews)


class Draft:
    """What is to be done to a file in one step; nothing is done until the step is applied."""

    def __init__(self, file: VerdictFile, root: str) -> None:
        self._before = file
        self._file = file
        self._root = root
        self._changes: list[Change] = []

    def put(self, claim_id: str, record: Record | None) -> None:
        before = self._before.claims.get(claim_id)
        if record != before:
            self._changes.append(Change(claim_id, before, record))

    def evidence(self, record: Record, candidate: Candidate, document: Document | None) -> tuple[Record, str]:
        """The record with a candidate among its evidence, and the key. FactcheckError if its source lies outside."""
        path = inside(candidate.source, self._root)
        if not path:
            raise FactcheckError(
                f"{candidate.source} lies outside the project, so the verdict file cannot name it",
                hint="Move it into the project's folder.",
            )
        self._file, source = with_source(self._file, path, document.sha256 if document else "")
        level = str(candidate.comparison.level)
        return with_evidence(record, Evidence(source, candidate.text, str(candidate.locator), level))

    def step(self, label: str, claim_id: str) -> Step | None:
        """The whole as a step; None if it changes nothing."""
        if not self._changes:
            return None
        before, after = self._before.sources, self._file.sources
        sources = {key: (before.get(key), ref) for key, ref in after.items() if before.get(key) != ref}
        return Step(label, claim_id, tuple(self._changes), sources)


def without(record: Record, *keys: str) -> Record:
    """The record without some of its evidence."""
    return replace(record, evidence={key: piece for key, piece in record.evidence.items() if key not in keys})


def _kept(shown: Passage | None) -> list[Candidate]:
    """The passage on the screen if it is one that a verdict may rest on, and no evidence yet."""
    return [shown.candidate] if shown and shown.own and not shown.gone and not shown.key else []


class EvidenceTracker:
    """One reviewer's judging: remembers which evidence they chose, and which only a decision of theirs kept."""

    def __init__(self, me: str, source: Callable[[str], Document | None], today: Callable[[], date]) -> None:
        self._me = me
        self._source = source
        self._today = today
        self._chosen: set[str] = set()
        self._automatic: dict[str, tuple[str, ...]] = {}

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
        places: Sequence[Candidate],
        note: str | None,
        final: bool,
    ) -> Record:
        """The record with the verdict, and with the evidence it rests on; `places` are those of the claim's details."""
        gone = {passage.key for passage in passages if passage.gone}
        record, keys = self._rests_on(draft, claim_id, record, verdict, gone=gone, found=[*_kept(shown), *places])
        return decided(record, self._me, verdict, self._today(), by=keys, note=note, final=final)

    def withdrawn(self, claim_id: str, record: Record) -> Record:
        """The record without the verdict, and without evidence that only the verdict kept."""
        return withdrawn(self._without_automatic(claim_id, record), self._me)

    def chosen(self, draft: Draft, claim_id: str, record: Record, candidate: Candidate) -> Record:
        """The record with a candidate among its evidence by choice. FactcheckError if its source lies outside."""
        record, _ = draft.evidence(record, candidate, self._source(candidate.source))
        self._chosen.add(claim_id)
        return record

    def _rests_on(
        self,
        draft: Draft,
        claim_id: str,
        record: Record,
        verdict: Verdict,
        *,
        gone: set[str],
        found: Sequence[Candidate],
    ) -> tuple[Record, tuple[str, ...]]:
        """The record with the evidence a decision rests on, and that evidence's keys.

        Evidence that somebody else judged by stays in the record in any case, even if it is gone from its source.
        """
        if verdict is Verdict.UNSOURCED:
            return (without(record, *record.evidence) if self._alone(record) else record), ()
        if self._alone(record):
            record = without(record, *gone)
        chosen = claim_id in self._chosen and record.evidence.keys() - gone
        if not chosen and found:
            record = self._without_automatic(claim_id, record)
            before = record.evidence.keys()
            for candidate in found:
                with suppress(FactcheckError):  # outside the project: the file cannot name its source
                    record, _ = draft.evidence(record, candidate, self._source(candidate.source))
            self._automatic[claim_id] = tuple(record.evidence.keys() - before)
        return record, tuple(key for key in record.evidence if key not in gone)

    def _without_automatic(self, claim_id: str, record: Record) -> Record:
        """Without what only an earlier decision of this session put there, if nobody else has judged by it."""
        if claim_id in self._chosen or not self._alone(record):
            return record
        return without(record, *self._automatic.get(claim_id, ()))

    def _alone(self, record: Record) -> bool:
        return not record.reviews.keys() - {self._me}
