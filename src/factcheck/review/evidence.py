"""What a claim shows: candidates, kept evidence, which passage is on the screen, the lines around it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from factcheck.comparison import compare, compare_claim, said_by, stands
from factcheck.core.model import Candidate, Claim, Comparison, Detail, Document, Level, Locator
from factcheck.core.records import Evidence, Record, SourceRef, VerdictFile, inside
from factcheck.core.text import blanked, normalised, unbroken, visible
from factcheck.review.risk import risk_of

REACH = 300
"""Characters of a source handed to the comparison on either side of a passage: words taken out of context."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A candidate as a claim shows it. `key` names the claim's evidence if it is kept as such; `gone` says that
    the source no longer has these words, or cannot be read; without `own` the words come from elsewhere: it is only
    the nearest there is.
    """

    candidate: Candidate
    key: str = ""
    gone: bool = False
    own: bool = True

    @property
    def verbatim(self) -> bool:
        """Whether the claim's very words are there, in one place."""
        found = self.candidate
        return not self.gone and self.own and not found.stitched and found.comparison.level is Level.VERBATIM


def words_of(candidate: Candidate) -> str:
    """A passage's text with blanks in the place of what the page put between its words: line numbers, running heads.

    A word broken at the end of a line is whole again. As long as the text itself, so that offsets hold.
    """
    return unbroken(blanked(candidate.text, furniture_of(candidate)), candidate.comparison.broken)


def furniture_of(candidate: Candidate) -> list[tuple[int, int]]:
    """Where in a passage's text the page put something between its words."""
    spans = [(d.found_start, d.found_end) for d in candidate.comparison.differences if d.kind == "furniture"]
    return sorted((start, end) for start, end in spans if 0 <= start <= end <= len(candidate.text))


def citation(candidate: Candidate) -> str:
    """A passage as people cite it: `“We can say …” (Port committee, Hearing, sources/hearing.srt, 00:12:03)`."""
    said = str(replace(candidate.provenance, primary=False)) if candidate.provenance else ""
    where = ", ".join(part for part in (said, candidate.source, str(candidate.locator)) if part)
    return visible(f"“{words_of(candidate)}” ({where})")


def same_words(candidate: Candidate, path: str, evidence: Evidence, ref: SourceRef | None) -> bool:
    """Whether a candidate (its source at `path` in the project) is what the evidence holds."""
    if ref is None or ref.path != path:
        return False
    return candidate.text == evidence.exact or normalised(candidate.text) == normalised(evidence.exact)


def passage_at(claim: Claim, document: Document, start: int, end: int) -> Candidate:
    """The words of a source between two offsets as a candidate for a claim, marked by a person and not scored."""
    text = document.text[start:end]
    around = document.text[max(0, start - REACH) : start], document.text[end : end + REACH]
    return replace(
        compared(claim, text, *around), source=document.path, start=start, end=end, locator=document.locate(start)
    )


def detail_places(details: Iterable[Detail]) -> tuple[Candidate, ...]:
    """The passages that the details of a claim were found in, once each: a verdict on it rests on all of them."""
    places = {(each.source, each.passage_start): each for each in details if each.found and each.source}
    same = Comparison(Level.MINOR, ())
    return tuple(
        Candidate(each.source, each.passage_start, each.passage_end, each.passage, 0.0, each.locator, same)
        for each in places.values()
    )


def compared(claim: Claim, text: str, before: str = "", after: str = "") -> Candidate:
    """Words of no known place as a candidate for a claim: a quote word by word, one's own words by their details."""
    if claim.kind == "quote":
        comparison = compare(
            claim.text, text, before=before, after=after, speaker=said_by(claim), language=claim.language
        )
        return Candidate("", 0, 0, text, score_of(comparison, claim.text), Locator(), comparison)
    quoted = [(start - claim.start, end - claim.start) for start, end in claim.nested]
    details, comparison = compare_claim(claim.text, text, quoted=quoted, before=before, after=after)
    return Candidate("", 0, 0, text, shared(claim.text, text), Locator(), comparison, details)


_STOPS = ("\n", ". ", "! ", "? ")


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Offsets of the sentence, or the line, around a span: a word found alone says little."""
    before = [(text.rfind(mark, 0, start), mark) for mark in _STOPS]
    low = max((at + len(mark) for at, mark in before if at >= 0), default=0)
    stops = [text.find(mark, max(start, end - 1)) for mark in _STOPS]
    high = min((stop + (text[stop] != "\n") for stop in stops if stop >= 0), default=len(text))
    return low, max(high, end)


def shared(words: str, passage: str) -> float:
    """The share from 0 to 100 of some words that a passage has, typography aside."""
    wanted, there = normalised(words).split(), set(normalised(passage).split())
    return round(100 * sum(word in there for word in wanted) / max(1, len(wanted)), 1)


def score_of(comparison: Comparison, quoted: str) -> float:
    """Likeness from 0 to 100: the share of the claim's characters that no difference covers."""
    covered = sum(d.quoted_end - d.quoted_start for d in comparison.differences if d.level > Level.TYPOGRAPHIC)
    return round(100 * max(0.0, 1 - covered / max(1, len(quoted))), 1)


def kept_passages(
    claim: Claim,
    record: Record,
    file: VerdictFile,
    found: tuple[Candidate, ...],
    *,
    read: Callable[[str], Document | None],
    root: str,
) -> tuple[Passage, ...]:
    """What a claim shows: the candidates in their order, kept ones named; before them evidence that is no candidate."""
    keys: dict[int, str] = {}
    alone: list[Passage] = []
    for key, evidence in record.evidence.items():
        ref = file.sources.get(evidence.source)
        for number, candidate in enumerate(found):
            if number not in keys and same_words(candidate, inside(candidate.source, root), evidence, ref):
                keys[number] = key
                break
        else:
            alone.append(_from_evidence(claim, key, evidence, ref, read))
    return (
        *alone,
        *(
            Passage(candidate, keys.get(number, ""), own=stands(claim, candidate))
            for number, candidate in enumerate(found)
        ),
    )


def _from_evidence(
    claim: Claim, key: str, evidence: Evidence, ref: SourceRef | None, read: Callable[[str], Document | None]
) -> Passage:
    document = read(ref.path) if ref else None
    start = document.text.find(evidence.exact) if document and evidence.exact else -1
    if document and start >= 0:
        return Passage(passage_at(claim, document, start, start + len(evidence.exact)), key)
    place = Locator(part=evidence.locator or None)
    candidate = replace(compared(claim, evidence.exact), source=ref.path if ref else evidence.source, locator=place)
    return Passage(candidate, key, gone=True)


LIMIT = 5
"""Candidates looked for per claim."""


class PassageIndex:
    """Candidates by claim id, searched for once; `match` and `search` are slow and may be called from any thread."""

    def __init__(
        self,
        search: Callable[[Claim | str, int], tuple[Candidate, ...]],
        source: Callable[[str], Document | None],
        root: str,
        spent: Callable[[], str],
        details: Callable[[Claim], tuple[Detail, ...]] = lambda _: (),
    ) -> None:
        self.spent = spent
        self._check = details
        self._details: dict[str, tuple[Detail, ...]] = {}
        self._search = search
        self._source = source
        self._root = root
        self._candidates: dict[str, tuple[Candidate, ...]] = {}
        self._hits: dict[str, tuple[Candidate, ...]] = {}
        self._shown: dict[str, int] = {}
        self._passages: dict[str, tuple[Record, object, tuple[Passage, ...]]] = {}

    def forget(self) -> None:
        """The sources are others now: what was found in them is forgotten, but for which passage is shown."""
        self._candidates, self._details, self._hits, self._passages = {}, {}, {}, {}

    def match(self, claim: Claim) -> tuple[Candidate, ...]:
        if claim.id not in self._candidates:
            if self.spent():
                return ()
            found = self._search(claim, LIMIT)
            for candidate in found[:1]:
                self._source(candidate.source)  # read here, in a thread, what will be shown there, in the screen's
            if claim.kind != "quote":
                self._details[claim.id] = self._check(claim)
            self._candidates[claim.id] = found
        return self._candidates[claim.id]

    def details(self, claim_id: str) -> tuple[Detail, ...]:
        """The details of a claim, each with its own place; none while they have not been looked for."""
        return self._details.get(claim_id, ())

    @property
    def matched(self) -> int:
        return len(self._candidates)

    def candidates(self, claim_id: str) -> tuple[Candidate, ...] | None:
        return self._candidates.get(claim_id)

    def search(self, words: str, claim: Claim) -> tuple[Candidate, ...]:
        hits = []
        for hit in self._search(words, LIMIT):
            document = self._source(hit.source)
            compared = passage_at(claim, document, *sentence_at(document.text, hit.start, hit.end)) if document else hit
            # Of a hit unlike the claim, how like it is to what was searched for.
            asked, there = (" ".join(re.findall(r"\w+", text)) for text in (words, compared.text))
            score = compared.score or shared(asked, there)
            hits.append(replace(compared, source=hit.source, score=score))
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

    def shown(self, claim: Claim, passages: tuple[Passage, ...], *, corrected: bool) -> tuple[int, Passage | None]:
        """The passage last shown; else evidence first, or what fits best if the claim was `corrected` since."""
        if not passages:
            return 0, None
        claim_id = claim.id

        def order(number: int) -> tuple[bool, int, bool, int]:
            passage = passages[number]
            unlike = -risk_of(claim, passage.candidate).rank if corrected else 0
            return passage.gone, unlike, not passage.key, number

        first = min(range(len(passages)), key=order)
        number = min(self._shown.get(claim_id, first), len(passages) - 1)
        return number, passages[number]

    def show(self, claim_id: str, number: int) -> None:
        self._shown[claim_id] = number


def first_of(hits: Iterable[Candidate], passages: Iterable[Passage]) -> int:
    """The number (from 0) of the first passage that is one of the hits; 0 if none is."""
    wanted = {(hit.source, hit.start, hit.end) for hit in hits}
    places = enumerate((it.candidate.source, it.candidate.start, it.candidate.end) for it in passages)
    return next((number for number, place in places if place in wanted), 0)


def lines_around(text: str, start: int, end: int, around: int, longest: int = 480) -> list[tuple[int, str]]:
    """The lines a passage is on and some before and after (blank ones left out), with their offsets.

    A line longer than `longest` is cut to what is near the passage.
    """
    first = text.rfind("\n", 0, start) + 1
    found = []
    at = first
    while at < end:
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        low, high = at, stop
        if stop - at > longest:
            low, high = max(at, start - longest // 3), min(stop, end + longest // 3)
        found.append((low, text[low:high]))
        at = stop + 1
    before: list[tuple[int, str]] = []
    stop = first - 1
    while stop > 0 and len(before) < around:
        at = text.rfind("\n", 0, stop) + 1
        before.append((max(at, stop - longest // 2), text[max(at, stop - longest // 2) : stop]))
        stop = at - 1
        before = [item for item in before if item[1].strip()]
    after: list[tuple[int, str]] = []
    at = text.find("\n", end) + 1
    while at and at < len(text) and len(after) < around:
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        if text[at:stop].strip():
            after.append((at, text[at : min(stop, at + longest // 2)]))
        at = stop + 1
    return [item for item in (*before[::-1], *found, *after) if item[1].strip()]


def own_number(line: str, place: str) -> int:
    """How much of a line is the number printed in front of it, where its place ("p. 12:6") tells it already."""
    number = re.match(r"\s*(\d+)\s+", line)
    return number.end() if number and place.endswith(f":{number[1]}") else 0
