"""Articles checked, one after the other or by several processes: each source that they share is read once."""

import os
import re
import signal
import sys
import warnings
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cli.gathering import BASELINE, Given
from factcheck.cli.opening import Desk, Options, open_desk, open_sources
from factcheck.cli.output import Progress, progress_bar, remark
from factcheck.errors import ArticleError, FactcheckError, SettingsError, SourceError, VerdictFileError

if TYPE_CHECKING:
    from factcheck.checking import Baseline, Case, Checked, Ignore
    from factcheck.library import SourceLibrary
    from factcheck.model import Candidate, Claim, Document
    from factcheck.records import VerdictFile

CANDIDATES = 5  # looked at for each quote: the best-ranked need not be the one with the least difference
_OPEN = 8  # libraries held open at a time
_CHUNK = 8  # articles handed to a process at a time
_WORTH = 16  # articles that are worth a process of their own


@dataclass(frozen=True, slots=True)
class Task:
    """What is asked of each article: see the options of `factcheck check`. `known`: whether a baseline is heeded."""

    options: Options
    wanted: frozenset[str]
    baseline: Path | None = None
    allow_empty: bool = False
    comments: bool = True
    known: bool = True


class Shelved:
    """An open library, with what is asked of it for each article."""

    def __init__(self, library: "SourceLibrary") -> None:
        self.library = library
        self._files = {os.path.realpath(source.path): source.path for source in library.sources}
        self._hashes = {source.sha256: source.path for source in library.sources}
        self._names: dict[Path, dict[str, str]] = {}

    def same_as(self, given: Given, document: "Document") -> set[str]:
        """The sources that are the article itself: its file, or another with the same bytes."""
        path = self._files.get(os.path.realpath(given.path)) if given.data is None else None
        return {same for same in (path, self._hashes.get(document.sha256)) if same is not None}

    def text(self, desk: Desk, name: str) -> str | None:
        """A source's text by the name that a verdict file has for it; None if it is not there, or not any more."""
        if desk.root not in self._names:
            self._names[desk.root] = {desk.relative(source.path): source.path for source in self.library.sources}
        try:
            return self.library.document(self._names[desk.root][name]).text
        except KeyError:
            return None

    def search(self, claim: "Claim") -> "Sequence[Candidate]":
        """The passages that a claim is judged by."""
        return self.library.search(claim, CANDIDATES, below_threshold=True)


class Shelf:
    """Libraries by the paths they are opened from, and baselines by theirs; the least used are closed again."""

    def __init__(self, task: Task, *, bars: bool = True) -> None:
        self.task = task
        self.bars = bars
        self.libraries: OrderedDict[tuple[str, ...], Shelved | SourceError] = OrderedDict()
        self.baselines: dict[Path, Baseline] = {}

    def sources(self, desk: Desk) -> Shelved:
        """The library of an article's sources. Raises SourceError if there is none."""
        key = sources_key(desk)
        if key not in self.libraries:
            self.libraries[key] = self._open(desk)
            while len(self.libraries) > _OPEN:
                _, old = self.libraries.popitem(last=False)
                if isinstance(old, Shelved):
                    old.library.close()
        self.libraries.move_to_end(key)
        found = self.libraries[key]
        if isinstance(found, SourceError):
            raise found
        return found

    def without(self, shelved: Shelved, desk: Desk, own: Iterable[str]) -> Shelved:
        """The same sources but for the article itself, which some people put among them.

        Raises SourceError if nothing else is left: an article is no source of its own quotes.
        """
        others = [source.path for source in shelved.library.sources if source.path not in own]
        if not others:
            raise SourceError(f"{desk.article} is its own only source", hint="Name the sources with --sources.")
        options = replace(self.task.options, cache=False)
        library = open_sources(tuple(map(Path, others)), str(desk.article), options)
        library.skipped = (*shelved.library.skipped, *library.skipped)
        return Shelved(library)

    def hold(self, desk: Desk) -> None:
        """Open an article's sources now, as long as there is room."""
        if len(self.libraries) < _OPEN and sources_key(desk) not in self.libraries:
            self.libraries[sources_key(desk)] = self._open(desk)

    def baseline(self, desk: Desk) -> "Baseline":
        """What is known of the article's project. Raises SettingsError if the file is no baseline, or is missing."""
        from factcheck.checking import Baseline

        if not self.task.known:
            return Baseline()
        path = self.task.baseline or desk.root / BASELINE
        if path not in self.baselines:
            asked_for = self.task.baseline is not None
            self.baselines[path] = _read_baseline(path) if asked_for or path.exists() else Baseline()
        return self.baselines[path]

    def _open(self, desk: Desk) -> Shelved | SourceError:
        try:
            with progress_bar(quiet=self.task.options.quiet or not self.bars) as progress:
                library = open_sources(desk.sources, str(desk.article), self.task.options, progress)
        except SourceError as error:
            return error
        for note in library.notes:
            remark(note, quiet=self.task.options.quiet)
        if noted := sum(bool(source.notes) for source in library.sources):
            said = f"{noted} of {len(library.sources)} sources were read in part or by a guess"
            remark(f"{said}: `factcheck sources` says how", quiet=self.task.options.quiet)
        return Shelved(library)


def _read_baseline(path: Path) -> "Baseline":
    from factcheck.checking import read_baseline

    try:
        return read_baseline(path.read_text(encoding="utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        said = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        hint = "Write it with `factcheck baseline`."
        raise SettingsError(f"{path}: the baseline cannot be read: {said}", hint=hint) from error


def sources_key(desk: Desk) -> tuple[str, ...]:
    return tuple(os.path.realpath(path) for path in desk.sources)


def run_all(articles: Sequence[Given], task: Task, jobs: int | None) -> "tuple[Checked, ...]":
    """All articles checked, in their order.

    `jobs` is the number of processes, None for as many as there are processors and enough articles. Raises
    SettingsError; what is wrong with one article is in its result.
    """
    if jobs is None:
        jobs = max(1, min(os.cpu_count() or 1, len(articles) // _WORTH))
    many = len(articles) >= _WORTH
    shelf = Shelf(task, bars=not many)
    with progress_bar("checking", quiet=task.options.quiet or not many) as progress:
        told = progress or (lambda *_: None)
        if jobs > 1 and len(articles) > 1:
            return _by_processes(articles, shelf, min(jobs, len(articles)), told)
        results = []
        for done, given in enumerate(articles):
            told(done, len(articles), str(given.path))
            results.append(check_one(given, shelf))
        return tuple(results)


def check_one(given: Given, shelf: Shelf) -> "Checked":
    """One article's result; what cannot be checked says why in it. Raises SettingsError."""
    from factcheck.checking import Checked, check

    try:
        return check(case_of(given, shelf))
    except (ArticleError, SourceError) as error:
        return Checked(str(given.path), broken=True, error=error.message, hint=error.hint, name=str(given.path))


def case_of(given: Given, shelf: Shelf) -> "Case":
    """All that an article's findings are made of. Raises ArticleError, SourceError and SettingsError."""
    from factcheck.checking import Case, is_comment
    from factcheck.claims import find_claims

    task = shelf.task
    desk = open_desk(given.path, task.options)
    document, raw = read_given(given)
    claims = tuple(claim for claim in find_claims(document) if not is_comment(claim.text))
    if not claims and not task.allow_empty:
        raise ArticleError(
            f"{given.path}: nothing to check in this article", hint="Pass --allow-empty if that is right."
        )
    shelved = shelf.sources(desk)
    if own := shelved.same_as(given, document):
        shelved = shelf.without(shelved, desk, own)
    return Case(
        document,
        claims,
        shelved.search,
        verdicts_of(desk, document, claims),
        str(desk.verdicts),
        lambda name: shelved.text(desk, name),
        desk.settings,
        shelved.library.skipped,
        shelved.library.sources,
        task.wanted,
        _ignores(document, raw) if task.comments else (),
        shelf.baseline(desk),
        desk.name,
    )


def read_given(given: Given) -> "tuple[Document, bytes]":
    """The article as a document, and its bytes. Raises ArticleError."""
    from factcheck.documents.opening import read_bytes
    from factcheck.documents.reading import read_data

    try:
        data = read_bytes(given.path) if given.data is None else given.data
        document = read_data(data, given.path)
    except SourceError as error:
        raise ArticleError(error.message, hint=error.hint) from error
    if document.format == "html":
        from factcheck.cli.lines import with_lines

        document = with_lines(document, as_text(data))
    return document, data


def verdicts_of(desk: Desk, document: "Document", claims: "tuple[Claim, ...]") -> "VerdictFile | VerdictFileError":
    """The verdict file carried over to the article, or why it cannot be read."""
    from factcheck.cli.disk import Disk

    try:
        return Disk(desk.verdicts, document, claims, name=desk.name, sources=()).read()
    except VerdictFileError as error:
        return error


def _ignores(document: "Document", raw: bytes) -> "tuple[Ignore, ...]":
    from factcheck.checking import find_ignores

    if document.format not in ("text", "markdown", "html") or b"factcheck-ignore" not in raw.replace(b"\0", b""):
        return ()
    return find_ignores(as_text(raw), document.text, plain=document.format == "text")


def as_text(raw: bytes) -> str:
    """A text file as its lines stand: for what is looked for by line, where a wrong letter matters little."""
    wide = raw[:2] in (b"\xff\xfe", b"\xfe\xff")
    try:
        text = raw.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    return re.sub("\r\n?", "\n", text)


def _by_processes(articles: Sequence[Given], shelf: Shelf, jobs: int, told: Progress) -> "tuple[Checked, ...]":
    """Where processes can be forked, the sources that many articles share are opened before, and inherited."""
    import multiprocessing

    forked = sys.platform == "linux"
    chunks = []
    for numbers in _by_sources(articles, shelf.task.options):
        if len(numbers) <= _CHUNK:
            chunks.append(numbers)
            continue
        chunks += [numbers[at : at + _CHUNK] for at in range(0, len(numbers), _CHUNK)]
        if forked:
            shelf.hold(open_desk(articles[numbers[0]].path, shelf.task.options))
    given = (articles, shelf) if forked else (articles, Shelf(shelf.task))
    context = multiprocessing.get_context("fork" if forked else "spawn")
    results: dict[int, Checked] = {}
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_start_work, initargs=given)
    try:
        with warnings.catch_warnings():
            # The threads that Python warns of are the index's; they wait for a writer, and hold nothing.
            warnings.simplefilter("ignore", DeprecationWarning)
            for numbers, checked in zip(chunks, pool.map(_work, chunks), strict=True):
                results.update(zip(numbers, checked, strict=True))
                told(len(results), len(articles), str(articles[numbers[-1]].path))
    except BrokenProcessPool as error:
        hint = "Was there too little memory? Try --jobs 1."
        raise FactcheckError("a process of --jobs was ended from outside", hint=hint) from error
    finally:
        pool.shutdown(cancel_futures=True)
    return tuple(results[number] for number in range(len(articles)))


def _by_sources(articles: Sequence[Given], options: Options) -> Iterator[list[int]]:
    """The numbers of the articles that share sources."""
    groups: dict[tuple[str, ...], list[int]] = {}
    for number, given in enumerate(articles):
        groups.setdefault(sources_key(open_desk(given.path, options)), []).append(number)
    yield from groups.values()


_at_work: "tuple[Sequence[Given], Shelf]"


def _start_work(articles: Sequence[Given], shelf: Shelf) -> None:
    global _at_work  # noqa: PLW0603 - a process has no other way to be handed what it inherits
    _at_work = articles, shelf
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # ends without a word: the parent says it


def _work(numbers: Sequence[int]) -> "list[Checked]":
    articles, shelf = _at_work
    return [check_one(articles[number], shelf) for number in numbers]
