"""The source library: what was read of an article's sources, searched for the passages of its claims."""

import os
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cached_property, partial
from typing import Final, Self, TypeVar

from factcheck.comparison import compare, has_numbers, said_by
from factcheck.core.model import (
    Candidate,
    Citation,
    Claim,
    Detail,
    Difference,
    Document,
    Level,
    Locator,
    Provenance,
    Skipped,
    Source,
)
from factcheck.core.text import blanked
from factcheck.core.yielding import give_way
from factcheck.documents import provenance_of, readable_files
from factcheck.search import (
    Archive,
    Blocks,
    Both,
    FoundPassage,
    FoundSentence,
    PlacedDetail,
    find,
    find_claim,
    find_details,
)
from factcheck.sources.binding import Binder, Known, at_place
from factcheck.sources.caches import Texts
from factcheck.sources.days import Days
from factcheck.sources.index_store import Entry, IndexStore, Progress
from factcheck.sources.opening import kept_store, updated
from factcheck.sources.speakers import with_speaker

__all__ = ["Progress", "SourceLibrary"]

T = TypeVar("T")

_EQUALS: Final = 8  # further passages looked at where some sources are primary
_PRINTED: Final = frozenset(("number", "key", "parenthesis"))  # citations whose words are none of the claim's
_CONTEXT: Final = 400  # characters of the source around a passage that `compare` may look at


class SourceLibrary:
    """Sources that can be searched: `open` makes one. A context manager.

    `sources` are those that were read, `skipped` those that were not, each with its reason; `notes` are sentences
    about the library itself: an index that was damaged, or that could not be kept. `changed` are sources that were
    other files, or gone, when a search wanted to look into them: what it found then is not all there is. `archived` is how the
    names of an archive's sources begin, "" without an archive.
    """

    def __init__(
        self,
        shelf: IndexStore,
        paths: dict[str, str],
        skipped: Iterable[Skipped],
        texts: Texts,
        roots: Iterable[str] = (),
        *,
        archive: Archive | None = None,
    ) -> None:
        """For `open`: `paths` gives for each absolute path the one to show; `roots` may hold a `sources.toml`."""
        self._archive = archive
        self.archived = archive.prefix if archive else ""
        self._archived: dict[str, int] = {}  # by the names shown, those of the archive's sources that were found
        self._shelf = shelf
        self._texts = texts
        self._numbers: dict[str, int] = {}
        self._days = Days(self._part)
        self._entries: dict[int, tuple[str, Entry]] = {}
        left_out = list(skipped)
        provenance, mistakes = provenance_of(filter(os.path.isdir, roots), paths.values())
        for absolute, shown in paths.items():
            entry = shelf.catalog.entries.get(absolute)
            if entry is None:
                left_out.append(Skipped(shown, f"{shown} disappeared while the sources were being read"))
            elif entry.number is None:
                left_out.append(Skipped(shown, entry.reason.replace(absolute, shown), entry.hint))
            else:
                self._numbers[shown] = entry.number
                self._entries[entry.number] = absolute, entry
        self._held = {number: entry for number, (_, entry) in self._entries.items()}
        self._shown = {number: shown for shown, number in self._numbers.items()}
        self.skipped: tuple[Skipped, ...] = tuple(map(_without_path, left_out))
        self.changed: tuple[str, ...] = ()
        self.notes: tuple[str, ...] = (*shelf.notes, *mistakes)
        self._index: Blocks = shelf.index
        if archive is not None:
            both = Both(shelf.index, archive.blocks, self._part, average=archive.average)
            self._index = both if self._numbers else archive.blocks
        self._provenance = {self._numbers[path]: said for path, said in provenance.items() if path in self._numbers}

    @classmethod
    def open(
        cls,
        paths: Iterable[str | os.PathLike[str]],
        *,
        cache: bool = True,
        progress: Progress | None = None,
        archive: Archive | None = None,
    ) -> Self:
        """Read and index `paths`, which are files, or folders of files, or only what changed since the last time.

        The index is kept under the user's cache folder, in memory if `cache` is False, if it cannot be written, or
        if another process is writing it (`notes` says so). `progress` is called while files are read. An open `archive` is
        searched as well.
        Raises nothing for what cannot be read: `skipped` has it, with the reason.
        """
        roots = [os.fspath(path) for path in paths]
        shelf = kept_store(roots) if cache else IndexStore.in_memory()
        files, skipped = readable_files(roots, shelf.holds)
        shown = {os.path.abspath(path): path for path in files}  # noqa: PTH100 - links stay as they are
        texts = Texts(cache=cache)
        shelf = updated(shelf, list(shown), texts, progress, cache=cache)
        return cls(shelf, shown, skipped, texts, roots, archive=archive)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """What was read, in the order of the paths given and by name."""
        return tuple(
            _source(shown, self._held[number], self._provenance.get(number)) for shown, number in self._numbers.items()
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Forget the texts; the library cannot be searched any more."""
        self._texts = Texts()
        self._entries = {}
        if self._archive is not None:
            self._archive.close()

    def document(self, path: str | os.PathLike[str]) -> Document:
        """The source at a path of `sources`, as it was read.

        Raises KeyError if there is none, or if the file has changed or gone since the library was opened.
        """
        if self._archive is not None and os.fspath(path).startswith(self._archive.prefix):
            return self._archive.document(os.fspath(path))
        number = self._numbers[os.fspath(path)]
        absolute, entry = self._entries[number]
        document = self._texts.document(number, absolute, entry)
        if document is None:
            raise KeyError(os.fspath(path))
        return replace(document, path=self._shown[number])

    def search(self, claim: Claim | str, limit: int = 3, *, below_threshold: bool = False) -> tuple[Candidate, ...]:
        """At most `limit` passages that the words of `claim` may come from, best first; a string is taken for a quote.

        What is less like the quote than its length asks for is left out, unless `below_threshold`. Never raises; once
        the library is closed there is nothing to be found.
        """
        if isinstance(claim, Claim):
            (claim,) = self.bound([claim])
        cited = [] if isinstance(claim, str) else self._cited(claim)
        indexes = [self._index, *(self._index.of_text(number) for number in cited)]
        if isinstance(claim, Claim) and claim.kind != "quote":
            quoted = [(start - claim.start, end - claim.start) for start, end in claim.nested]
            sentences = [
                found
                for index in indexes
                for found in find_claim(
                    index, self._part, _bare(claim), quoted=quoted, limit=limit, below_threshold=below_threshold
                )
            ]
            of_claim = _each_once(self._of_claim(found) for found in sentences)
            return _cited_first(self._at_cited(claim, of_claim))[:limit] if cited else of_claim
        quote = claim if isinstance(claim, str) else claim.text
        more = _EQUALS if self._provenance else 0
        places = [
            each
            for index in indexes
            for each in find(index, self._part, quote, limit=limit + more, below_threshold=below_threshold)
        ]
        places.sort(
            key=lambda found: (
                not (found.passed and found.number in cited), -round(found.passage.score, 1), not self._primary(found.number)
            )
        )  # fmt: skip
        places = list(
            {(each.number, each.passage.start, each.passage.end): each for each in reversed(places)}.values()
        )[::-1]
        speaker, language = ("", "") if isinstance(claim, str) else (said_by(claim), claim.language)
        found = tuple(self._of_quote(quote, place, speaker, language) for place in places[:limit])
        if not isinstance(claim, str):
            found = self._at_cited(
                claim, tuple(with_speaker(each, partial(self._part, self._number(each.source))) for each in found)
            )
        return found if any(item.passed for item in found) else self._same_numbers(quote, found, speaker, language)

    def search_many(
        self, claims: Iterable[Claim | str], limit: int = 3, *, below_threshold: bool = False
    ) -> tuple[tuple[Candidate, ...], ...]:
        """What `search` finds for each of the `claims`, with the same `limit` and `below_threshold`.

        An archive is asked about all of them at once. Raises SearchIncompleteError if a part of it did not answer.
        """
        return self._together(partial(self.search, each, limit, below_threshold=below_threshold) for each in claims)

    def details_many(self, claims: Iterable[Claim], *, day: date | None = None) -> tuple[tuple[Detail, ...], ...]:
        """What `check_details` finds for each of the `claims` of an article of this `day`; raises as `search_many`."""
        return self._together(partial(self.check_details, each, day=day) for each in claims)

    def _together(self, tasks: Iterable[Callable[[], T]]) -> tuple[T, ...]:
        return tuple(self._archive.together(tuple(tasks)) if self._archive else (task() for task in tasks))

    def check_details(
        self, claim: Claim, *, without: Collection[str] = (), day: date | None = None
    ) -> tuple[Detail, ...]:
        """The numbers, dates and names of a claim in the order of the claim, each with its own place; () for a quote.

        Sources whose paths are in `without` do not count; `day` is when the article was written, for its "Wednesday".
        Never raises; once the library is closed nothing is found.
        """
        if claim.kind == "quote":
            return ()
        quoted = [(start - claim.start, end - claim.start) for start, end in claim.nested]
        out = {self._numbers[path] for path in without if path in self._numbers}
        placed = find_details(
            *(self._index, self._part, _bare(claim)),
            quoted=quoted, language=claim.language or "en", without=out, day=day, days=self._written,
        )  # fmt: skip
        return tuple(self._of_detail(claim, found) for found in placed)

    def _of_detail(self, claim: Claim, found: PlacedDetail) -> Detail:
        fact = found.fact
        known = bool(self._name(found.number))
        return Detail(
            fact.kind,
            claim.text[fact.start : fact.end],
            fact.start,
            fact.end,
            found.status == "found",
            status=found.status,
            source=self._name(found.number) if known else "",
            passage_start=found.start,
            passage_end=found.end,
            passage=self._part(found.number, found.start, found.end) if known else "",
            locator=self._locate(found.number, found.start) if known else Locator(),
            other=found.other,
            computed=found.computed,
        )

    def bound(self, claims: Iterable[Claim], numbers: Mapping[str, str] | None = None) -> tuple[Claim, ...]:
        """The claims, their citations with the sources that they mean; nothing is fetched.

        `numbers` gives the path for a name that the article's own list of documents has. Never raises.
        """
        binder = self._binder if numbers is None else Binder(self._binder.known, numbers)
        return binder.bound(claims)

    def named(self, name: str) -> tuple[str, ...]:
        """The paths of the sources that a `name` means: a file name, an address, a title. Raises nothing."""
        return self._binder.citation(Citation("", 0, 0, "parenthesis", name, name)).sources

    @cached_property
    def _binder(self) -> Binder:
        known = []
        for shown, number in self._numbers.items():
            said = self._provenance.get(number)
            titles = (said.title if said else "", self._held[number].title)
            known.append(Known(shown, tuple(title for title in titles if title), said))
        return Binder(known)

    def _cited(self, claim: Claim) -> list[int]:
        """The numbers of the sources that are cited for a claim."""
        paths = dict.fromkeys(path for citation in claim.cited for path in citation.sources)
        return [self._numbers[path] for path in paths if path in self._numbers]

    def _at_cited(self, claim: Claim, found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
        """The candidates, with whether they are from a source that is cited, and from the place in it."""
        return tuple(self._where_cited(claim, candidate) for candidate in found) if claim.cited else found

    def _where_cited(self, claim: Claim, candidate: Candidate) -> Candidate:
        citations = [each for each in claim.cited if candidate.source in each.sources]
        if not citations:
            return candidate
        placed = None
        if any(each.page or each.time is not None or each.line is not None for each in citations):
            with suppress(KeyError):
                document = self.document(candidate.source)
                said = [at_place(each, document, candidate.start, candidate.end) for each in citations]
                placed = None if None in said else any(said)
        return replace(candidate, cited=True, at_cited_place=placed)

    def _same_numbers(
        self, quote: str, found: tuple[Candidate, ...], speaker: str, language: str
    ) -> tuple[Candidate, ...]:
        """What was found, or the nearest place if only its numbers are written otherwise: “25” for “twenty-five”.

        The letters of a number say nothing of it, so that a likeness of letters leaves such a place out.
        """
        if not has_numbers(quote):
            return found
        near = found or tuple(
            self._of_quote(quote, place, speaker, language)
            for place in find(self._index, self._part, quote, limit=1, below_threshold=True)
        )
        same = tuple(item for item in near if not item.stitched and all(map(_of_print, item.comparison.differences)))
        return (replace(same[0], passed=True), *(item for item in found if item is not same[0])) if same else found

    def _written(self, number: int) -> date | None:
        """The day that a source was written on, where anything says so."""
        known = number in self._entries
        return self._days.of(number, self._entries[number][0], self._provenance.get(number)) if known else None

    def _primary(self, number: int) -> bool:
        """Whether a source is first among equals."""
        return number in self._provenance and self._provenance[number].primary

    def _part(self, number: int, start: int, end: int) -> str:
        """A part of the text of a number; "" for a source that has changed or gone since: nothing is found in it."""
        give_way()
        if number not in self._entries:
            return self._archive.part(number, start, end) if self._archive and number not in self._shown else ""
        absolute, entry = self._entries[number]
        text = self._texts.part(number, absolute, entry, start, end)
        if text is None:
            reason, shown = "it changed after the library was opened", self._shown[number]
            self.skipped = (*self.skipped, Skipped(shown, reason, "Open the sources again."))
            self.changed = (*self.changed, shown)
            del self._entries[number]
        return text or ""

    def _name(self, number: int) -> str:
        """The path to show of a number; "" for one that nothing has."""
        if number in self._shown or self._archive is None or number < 0:
            return self._shown.get(number, "")
        source = self._archive.source(number)
        self._archived[source.path] = number
        if source.provenance:
            self._provenance[number] = source.provenance
        return source.path

    def _number(self, path: str) -> int:
        return self._numbers[path] if path in self._numbers else self._archived[path]

    def _locate(self, number: int, offset: int) -> Locator:
        """The place of an offset; in a file of lines that is counted, which is quicker than all its places."""
        if self._archive is not None and number not in self._entries:
            return self._archive.locate(number, offset)
        absolute, entry = self._entries[number]
        line = self._texts.line(number, absolute, entry, offset) if entry.lines else None
        if line is not None:
            page = bisect_right(entry.printed, line[0], key=lambda begin: begin[0]) - 1
            return Locator(line=line[0], column=line[1], page=entry.printed[page][1] if entry.printed else None)
        return self.document(self._shown[number]).locate(offset)

    def _of_quote(self, quote: str, found: FoundPassage, speaker: str, language: str) -> Candidate:
        start, end = found.passage.start, found.passage.end
        before = self._part(found.number, max(0, start - _CONTEXT), start)
        text = self._part(found.number, start, end)
        after = self._part(found.number, end, end + _CONTEXT)
        return Candidate(
            source=self._name(found.number),
            start=start,
            end=end,
            text=text,
            score=found.passage.score,
            locator=self._locate(found.number, start),
            comparison=compare(quote, text, before=before, after=after, speaker=speaker, language=language),
            occurrences=found.occurrences,
            stitched=found.passage.stitched,
            passed=found.passed,
            provenance=self._provenance.get(found.number),
        )

    def _of_claim(self, found: FoundSentence) -> Candidate:
        return Candidate(
            source=self._name(found.number),
            start=found.start,
            end=found.end,
            text=self._part(found.number, found.start, found.end),
            score=found.score,
            locator=self._locate(found.number, found.start),
            comparison=found.comparison,
            details=found.details,
            passed=found.passed,
            provenance=self._provenance.get(found.number),
        )


def _bare(claim: Claim) -> str:
    """The words of a claim with blanks for the citations printed in them: their numbers are none of its details."""
    printed = [(each.start - claim.start, each.end - claim.start) for each in claim.cited if each.kind in _PRINTED]
    return blanked(claim.text, [span for span in printed if 0 <= span[0] < span[1] <= len(claim.text)])


def _each_once(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    return tuple({(each.source, each.start, each.end): each for each in found}.values())


def _cited_first(found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    return tuple(sorted(found, key=lambda each: (not (each.passed and each.cited), -each.score)))


def _of_print(difference: Difference) -> bool:
    """Whether the words are the same but for how they are printed, whatever is around them."""
    return difference.level <= Level.TYPOGRAPHIC or difference.kind == "context"


def _without_path(item: Skipped) -> Skipped:
    """The reason as it is shown beside the path: `it is encrypted`, not once more `minutes.pdf is encrypted`."""
    if not item.path or not item.reason.startswith(item.path):
        return item
    rest = item.reason.removeprefix(item.path)
    return replace(item, reason=rest.lstrip(": ") if rest.startswith(":") else f"it{rest}")


def _source(shown: str, entry: Entry, provenance: Provenance | None) -> Source:
    title = provenance.title if provenance and provenance.title else entry.title
    return Source(
        shown,
        entry.format,
        entry.words,
        entry.sha256,
        title,
        entry.notes,
        extent=entry.extent,
        locators=entry.locators,
        provenance=provenance,
        unread=entry.unread,
    )
