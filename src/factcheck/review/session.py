"""One review under way: what is listed, shown, decided and undone. No screen, no disk and no clock of its own."""

from collections.abc import Callable, Container, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from factcheck.comparison import stands
from factcheck.core.errors import FactcheckError
from factcheck.core.model import Candidate, Claim, Detail, Document, Skipped, State, Verdict
from factcheck.core.records import Record, VerdictFile, inside
from factcheck.review.claim_index import ClaimIndex, Filter, Progress, mentions, round_from
from factcheck.review.decisions import (
    EvidenceTracker,
    answered,
    asked,
    assigned,
    detail_basis,
    detail_names,
    dismissed,
    doubt_of,
    marks_of,
    noted,
    ticked,
)
from factcheck.review.editor import Editor
from factcheck.review.evidence import Passage, PassageIndex, detail_places, first_of, passage_at
from factcheck.review.history import Step
from factcheck.review.listing import Listing
from factcheck.review.risk import Risk, risk_of
from factcheck.review.saving import FileSync
from factcheck.verdicts import Reason, Status


@dataclass(frozen=True, slots=True)
class Renewed:
    """The sources as they were read again: the claims bound to them, what could not be read, what is new, in words, and
    why there is none at all ("" if there is one).
    """

    claims: tuple[Claim, ...]
    skipped: tuple[Skipped, ...]
    said: str = ""
    no_sources: str = ""


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a reviewer said of the same words in another article of the project."""

    article: str
    reviewer: str
    verdict: Verdict
    note: str = ""
    on: date | None = None


class Session:
    """The review of one article by one reviewer.

    Injected, so that the session touches no disk, no index and no clock:

    - `search(claim or words, limit)` gives candidates, best first; it may be slow (`match` and `search` call it).
    - `source(path)` gives the document of a source, by a candidate's path or by the path the file names, or None.
    - `save(mine, base)` gives what is on disk afterwards, and raises VerdictFileError (kept in `trouble`).
    - `reload()` gives what is on disk now, or None if that is what was last seen. Both give files that list every
      claim (reconciled), as `file` does.
    - `today()` dates a verdict.
    - `details(claim)` gives a claim's details, each with its own place; it is called where `search` is.
    - `read_again()` reads the sources as they are now (slow), and `write_note(said, how, who)` writes one more, and
      gives its path; it raises FactcheckError.
    - `earlier()` gives, by claim id, the verdicts in other articles; it is called where `search` is.
    - `project_root` is the folder that source paths in the file are relative to; a source outside it is never
      named in the file, and choosing it as evidence raises FactcheckError.

    With `autosave` every change is saved before the call returns; the screen turns it off and calls `flush` in
    a thread. `flush`, `follow`, `match` and `search` may be called from any thread, everything else from one.
    `spent` says which limit of the search is reached: from then on no claim is searched for.
    `claim_id` arguments raise KeyError if there is no such claim.
    """

    def __init__(
        self,
        article: Document,
        claims: Iterable[Claim],
        file: VerdictFile,
        *,
        reviewer: str,
        search: Callable[[Claim | str, int], tuple[Candidate, ...]],
        source: Callable[[str], Document | None],
        save: Callable[[VerdictFile, VerdictFile], VerdictFile],
        reload: Callable[[], VerdictFile | None],
        today: Callable[[], date],
        skipped: tuple[Skipped, ...] = (),
        blind: bool = False,
        required: int = 1,
        project_root: str = "",
        spent: Callable[[], str] = str,
        details: Callable[[Claim], tuple[Detail, ...]] = lambda _: (),
        read_again: Callable[[], Renewed] | None = None,
        write_note: Callable[[str, str, str], str] | None = None,
        earlier: Callable[[], Mapping[str, tuple[Earlier, ...]]] = dict,
    ) -> None:
        self.article = article
        self.reviewer = reviewer
        self.skipped = skipped
        self.blind = blind
        self.required = required
        self.document = source
        self._index = ClaimIndex(article, claims, reviewer=reviewer, blind=blind, required=required, source=source)
        self._sync = FileSync(file, save, reload)
        self._today = today
        self._read_again = read_again
        self.write_note = write_note
        self._look_earlier = earlier
        self._earlier: Mapping[str, tuple[Earlier, ...]] | None = None
        self.renewed: Renewed | None = None
        """The sources as they were read again the last time; None if they never were."""
        self._root = project_root
        self._tracker = EvidenceTracker(reviewer, source, today)
        self._editor = Editor(self._sync, self._index, self._tracker, self._shows, reviewer=reviewer, root=project_root)
        self._progress: tuple[object, Progress] = None, Progress()
        self._found = PassageIndex(search, source, project_root, spent, details)
        self.marked: set[str] = set()
        """Ids of claims that the reviewer marked, to decide them together."""

    # What there is

    @cached_property
    def listed(self) -> Listing:
        """Which claims are listed, and the current one."""
        return Listing(self)

    @property
    def autosave(self) -> bool:
        return self._editor.autosave

    @autosave.setter
    def autosave(self, on: bool) -> None:
        self._editor.autosave = on

    @property
    def file(self) -> VerdictFile:
        return self._sync.file

    @property
    def dirty(self) -> bool:
        """Whether a change is not on disk yet."""
        return self._sync.dirty

    @property
    def trouble(self) -> FactcheckError | None:
        """Why the last save failed; None if it did not."""
        return self._sync.trouble

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim, those added by hand among them, in article order."""
        return tuple(self._by_id().values())

    def claim(self, claim_id: str) -> Claim:
        return self._by_id()[claim_id]

    def record(self, claim_id: str) -> Record:
        """What the file holds of a claim; if it holds nothing, a record as it would be listed."""
        return self._index.record(self.file, claim_id)

    def status(self, claim_id: str) -> Status:
        """The status of a claim, and why; blind, by this reviewer's verdict alone."""
        return self._index.status(self.file, claim_id)

    def reasons(self, claim_id: str) -> tuple[Reason, ...]:
        """Why verdicts on a claim are stale, old words against new; blind, only why one's own is."""
        return self._index.reasons(self.file, claim_id)

    def state(self, claim_id: str) -> State:
        return self.status(claim_id).state

    def is_open(self, claim_id: str) -> bool:
        """Whether a claim waits for this reviewer: undecided, stale or contested, and not judged by them afresh."""
        return self._index.is_open(self.file, claim_id)

    def filtered(self, which: Filter, text: str = "") -> tuple[Claim, ...]:
        """The claims a filter lets through in whose words, speaker, id or notes `text` is (in any case)."""
        claims = self._by_id()
        passing = (claims[name] for name in which.passing(self.states(), self.record, self.reviewer))
        return tuple(claim for claim in passing if not text or mentions(claim, self.notes(claim.id), text))

    def states(self) -> Mapping[str, tuple[State, bool]]:
        """Each claim's state, and whether it waits for this reviewer; the same object while nothing changes."""
        return self._index.survey(self.file)

    def notes(self, claim_id: str) -> Mapping[str, str]:
        """Notes by reviewer; blind, only one's own."""
        reviews = self.record(claim_id).reviews.items()
        return {name: it.note for name, it in reviews if it.note and (not self.blind or name == self.reviewer)}

    def progress(self) -> Progress:
        survey = self.states()
        if self._progress[0] is not survey:
            records = [it for it in self.file.claims.values() if it.assigned or it.requests]
            mine = sum(self.reviewer in record.assigned for record in records)
            done = replace(Progress.of(survey.values()), mine=mine, asked=sum(record.asked for record in records))
            self._progress = survey, done
        return self._progress[1]

    def next_undecided(
        self, after: str | None = None, *, backwards: bool = False, among: Container[str] | None = None
    ) -> str | None:
        """The next claim that waits for this reviewer, round the end to the start; None if no other does.

        One of those `among` comes before all others.
        """
        states = self.states()
        waiting = [name for name in round_from(states, after, backwards=backwards) if states[name][1]]
        return next((name for name in waiting if among is None or name in among), next(iter(waiting), None))

    # Passages

    def match(self, claim_id: str) -> tuple[Candidate, ...]:
        """The claim's candidates, searched for if that has not been done (slow, then); none for a claim now gone."""
        claims = self._by_id()
        if self._earlier is None and (self._found.matched or len(claims) < 2):  # the first claim comes first
            self._earlier = self._look_earlier()
        claim = claims.get(claim_id)
        return self._found.match(claim) if claim else ()

    def earlier(self, claim_id: str) -> tuple[Earlier, ...]:
        """What was said of the same words in other articles; blind, what this reviewer said."""
        found = (self._earlier or {}).get(claim_id, ())
        return tuple(each for each in found if not self.blind or each.reviewer == self.reviewer)

    def candidates(self, claim_id: str) -> tuple[Candidate, ...] | None:
        """The claim's candidates, best first; None while they have not been searched for."""
        return self._found.candidates(claim_id)

    def best(self, claim_id: str) -> Candidate | None:
        """The candidate that the claim's words come from, altered or not; None if none does, or none was looked for."""
        first = next(iter(self.candidates(claim_id) or ()), None)
        return first if first and stands(self.claim(claim_id), first) else None

    def searched(self) -> int:
        """How many claims have been searched for."""
        return self._found.matched

    def not_searched(self, claim_id: str | None = None) -> str:
        """Why there are claims, or this one, that will not be searched for, in words; "" if there are none."""
        return self._found.spent() if claim_id is None or self.candidates(claim_id) is None else ""

    def risk(self, claim_id: str) -> Risk | None:
        """How good the claim looks by its best passage; None while that has not been looked for."""
        return None if self.candidates(claim_id) is None else risk_of(self.claim(claim_id), self.best(claim_id))

    def next_unmatched(self, near: str | None = None) -> str | None:
        """The claim to match next: the first from `near` on that has not been, then round from the start; None if a limit is
        reached.
        """
        if self.not_searched():
            return None
        order = ([near] if near in self._by_id() else []) + list(round_from(self._by_id(), near))
        return next((name for name in order if name and self.candidates(name) is None), None)

    def search(self, words: str, claim_id: str) -> tuple[Candidate, ...]:
        """Passages like one's own words, each compared with the claim (slow)."""
        return self._found.search(words, self.claim(claim_id))

    def offer(self, claim_id: str, hits: Iterable[Candidate]) -> int:
        """Show hits of a search among the claim's passages, and the first of them; its number (from 0)."""
        hits = tuple(hits)
        self._found.offer(claim_id, hits)
        number = first_of(hits, self.passages(claim_id))
        self.show(claim_id, number)
        return number

    def passages(self, claim_id: str) -> tuple[Passage, ...]:
        """What the claim shows: evidence that is no candidate, then the candidates, kept ones with their key."""
        return self._found.passages(self.claim(claim_id), self.record(claim_id), self.file)

    def shown(self, claim_id: str) -> tuple[int, Passage | None]:
        """The number (from 0) of the passage shown, and it: the one last shown, else the first kept, else the first."""
        corrected = any(reason.kind == "article changed" for reason in self.status(claim_id).reasons)
        return self._found.shown(self.claim(claim_id), self.passages(claim_id), corrected=corrected)

    def show(self, claim_id: str, number: int) -> None:
        """Show another passage, counted from 0; beyond the ends, the first or last."""
        self._found.show(claim_id, max(0, min(number, len(self.passages(claim_id)) - 1)))

    def in_project(self, path: str) -> str:
        """The path of a source as the verdict file has it."""
        return inside(path, self._root) or path

    def read_sources(self) -> Renewed | None:
        """Read the sources again (slow); hand what that gives to `renew`. None if there is nobody who could."""
        if self._read_again is None:
            return None
        try:
            renewed = self._read_again()
        except FactcheckError as error:
            return Renewed(self.claims, self.skipped, f"{error.message}. {error.hint}")
        with suppress(FactcheckError):  # a verdict file that cannot be read is reported by whoever follows it
            self._sync.relist()
        return renewed

    def renew(self, renewed: Renewed) -> None:
        """Take in sources that were read again: all claims are searched for afresh."""
        self.renewed = renewed
        self.skipped = renewed.skipped
        self._found.forget()
        self._index.renew(renewed.claims)
        self._progress = None, Progress()
        self.listed.renew()

    # Decisions

    def doubt(self, claim_id: str, verdict: Verdict, note: str = "") -> str:
        """Why this verdict should be asked for a second time; "" if once is enough, as it is with a note."""
        if verdict is not Verdict.VERIFIED or note:
            return ""
        if self.is_ticked(claim_id):
            return ""
        shown = self._tracker.judged_by(claim_id, self.passages(claim_id), self.shown(claim_id)[1])
        return doubt_of(self.claim(claim_id), shown, matched=self.candidates(claim_id) is not None)

    def settles(self, claim_id: str, verdict: Verdict) -> bool:
        """Whether giving this verdict again would settle a disagreement: it is this reviewer's already."""
        review = self.record(claim_id).reviews.get(self.reviewer)
        return self.state(claim_id) is State.CONTESTED and review is not None and review.verdict is verdict

    def decide(self, claim_id: str, verdict: Verdict, *, note: str | None = None, final: bool = False) -> None:
        """Give this reviewer's verdict, with the passage shown as evidence unless some was chosen; unsourced keeps none.

        A passage below the threshold is not kept by itself. A note of None leaves the note as it is. `final` settles
        a disagreement between reviewers.
        """
        self._editor.decide((claim_id,), verdict, note=note, final=final, label=str(verdict))

    def decide_all(self, claim_ids: Iterable[str]) -> tuple[str, ...]:
        """Verify those of the claims that are quotes found verbatim, with nothing to ask twice, in one step; their ids."""
        able = tuple(name for name in claim_ids if self.is_verbatim(name) and not self.doubt(name, Verdict.VERIFIED))
        self._editor.decide(able, Verdict.VERIFIED, note=None, final=False, label=f"{len(able)} verified")
        return able

    def is_verbatim(self, claim_id: str) -> bool:
        """Whether the claim is a quote, and the passage shown has its very words."""
        passage = self.shown(claim_id)[1]
        return passage is not None and passage.verbatim and self.claim(claim_id).kind == "quote"

    def note(self, claim_id: str, text: str) -> None:
        """Set this reviewer's note; "" takes it away."""
        self._editor.put("note", claim_id, noted(self.record(claim_id), self.reviewer, text.strip()))

    def withdraw(self, claim_id: str) -> None:
        """Take this reviewer's verdict back; a note stays, evidence kept only by that verdict goes."""
        self._editor.withdraw(claim_id)

    def choose(self, claim_id: str, candidate: Candidate) -> None:
        """Make a passage evidence. Raises FactcheckError if its source lies outside the project."""
        self._editor.choose(claim_id, candidate)

    def unchoose(self, claim_id: str, key: str) -> None:
        """Take a piece of evidence away."""
        self._editor.unchoose(claim_id, key)

    def choose_words(self, claim_id: str, path: str, start: int, end: int) -> None:
        """Make the words of a source between two offsets evidence. Raises FactcheckError if the source is gone."""
        document = self.document(path)
        if document is None:
            raise FactcheckError(f"{path} cannot be read any more")
        self.choose(claim_id, replace(passage_at(self.claim(claim_id), document, start, end), source=path))

    def ask(self, claim_id: str, text: str) -> None:
        """Ask the author something about a claim; "" takes one's own request back."""
        self._editor.put("request", claim_id, asked(self.record(claim_id), self.reviewer, text.strip(), self._today()))

    def answer(self, claim_id: str, asker: str, text: str) -> None:
        """Put down the author's answer to a request; "" opens it again."""
        record = answered(self.record(claim_id), asker, text.strip(), self.reviewer)
        self._editor.put("answer", claim_id, record)

    def details(self, claim_id: str) -> tuple[tuple[Detail, str], ...]:
        """The details of a claim, each with what this reviewer says of it: "found", "wrong", "stale" or ""."""
        return marks_of(self.record(claim_id), self.reviewer, self._found.details(claim_id))

    def is_ticked(self, claim_id: str) -> bool:
        """Whether the reviewer ticked every detail of a claim that has some."""
        marks = [mark for _, mark in self.details(claim_id)]
        return bool(marks) and set(marks) == {"found"}

    def tick(self, claim_id: str, number: int, mark: str) -> None:
        """Say of a detail (counted from 0) that it is "found" or "wrong"; "" takes that back."""
        found = self._found.details(claim_id)
        name = detail_names(found)[number]
        said = f"{mark} {detail_basis(found[number])}" if mark else ""
        label = {"found": "ticked", "wrong": "crossed"}.get(mark, "taken back")
        self._editor.put(
            f"{found[number].text} {label}", claim_id, ticked(self.record(claim_id), name, said, self.reviewer)
        )

    def assign(self, claim_ids: Iterable[str], people: Iterable[str]) -> None:
        """Say who is to check some claims: these people, and nobody else."""
        names = tuple(people)
        records = {it: assigned(self.record(it), names, self.reviewer, self._today()) for it in claim_ids}
        self._editor.put_all("assigned", records)

    def dismiss(self, claim_id: str, reason: str) -> None:
        """Say that this is no claim, or a matter of opinion, and why."""
        self._editor.put("dismissed", claim_id, dismissed(self.record(claim_id), self.reviewer, reason))

    def dismiss_all(self, claim_ids: Iterable[str], reason: str) -> None:
        """Dismiss some claims for one reason, in one step."""
        records = {name: dismissed(self.record(name), self.reviewer, reason) for name in claim_ids}
        self._editor.put_all(f"{len(records)} dismissed", records)

    def restore(self, claim_id: str) -> None:
        """A dismissed claim is one again."""
        self._editor.put("restored", claim_id, replace(self.record(claim_id), dismissed=None))

    def add(self, start: int, end: int, kind: str = "claim") -> str:
        """Add the article's words between two offsets as a claim; its id. Raises ValueError if there are none."""
        return self._editor.add(start, end, kind)

    def split(self, claim_id: str, at: int) -> tuple[str, str]:
        """Dismiss a claim for two of its own parts, cut at an offset into the article; their ids."""
        return self._editor.split(self.claim(claim_id), at)

    def undo(self) -> Step | None:
        """Take the last step back, leaving what others did meanwhile; the step, or None if there is none."""
        return self._editor.undo()

    def redo(self) -> Step | None:
        """Do the step undone last again; the step, or None if there is none."""
        return self._editor.redo()

    def flush(self) -> None:
        """Save what is not saved; `trouble` says why it could not be."""
        self._sync.flush()

    def follow(self) -> bool:
        """Take in what somebody else wrote to the file; True if that changed anything."""
        return self._sync.follow()

    # Behind it

    def _by_id(self) -> dict[str, Claim]:
        return self._index.claims(self.file)

    def _shows(self, claim_id: str) -> tuple[tuple[Passage, ...], Passage | None, tuple[Candidate, ...]]:
        places = detail_places(self._found.details(claim_id))
        return self.passages(claim_id), self.shown(claim_id)[1], places
