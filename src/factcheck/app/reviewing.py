"""A review wired up: its session, its sources, its verdict file, and what `check` would say of it."""

import os
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from factcheck.app.articles import Given
from factcheck.app.check_many import case_of
from factcheck.app.libraries import Libraries, OpenLibrary, Task
from factcheck.app.project import (
    Options,
    OwnSources,
    Project,
    none_to_read,
    open_any_sources,
    open_project,
    read_article,
    search_without,
)
from factcheck.app.verdict_files import Disk
from factcheck.checks import Budget, Case, Limits, Run, SearchBudget, check, messages
from factcheck.claims import find_claims
from factcheck.core.catalog import FINDINGS
from factcheck.core.errors import FactcheckError, SourceError, VerdictFileError
from factcheck.core.model import Candidate, Claim, Detail, Document
from factcheck.core.records import VerdictFile
from factcheck.core.text import numbered
from factcheck.documents import read_bytes
from factcheck.review import Session
from factcheck.sources import SourceLibrary
from factcheck.verdicts import check_writable


@dataclass(frozen=True, slots=True)
class Review:
    """A session and what belongs to it: the project, the sources, open, and their files as they were read."""

    session: Session
    project: Project
    search: Callable[[Claim | str, int], tuple[Candidate, ...]]
    library: SourceLibrary
    read: Mapping[str, tuple[int, int] | None]
    missing: SourceError | None
    """Why there is no source at all."""
    options: Options
    raw: bytes
    limits: Limits

    @property
    def no_sources(self) -> str:
        """Why there is no source at all and what to do about it, in a line; "" if there is one."""
        return f"{self.missing.message.partition(chr(10))[0]}. {self.missing.hint}" if self.missing else ""

    def summary(self) -> list[str]:
        """What `factcheck check` would say of the article as it is decided now, a line for each kind of finding."""
        if self.missing:
            return [self.no_sources, "exit 2"]
        try:
            run = Run((check(self._case()),))
        except FactcheckError as error:
            return [f"{error.message}. {error.hint}".rstrip(". ") + ".", "exit 2"]
        counts = Counter((finding.severity, finding.id) for finding in run.findings)
        lines = [
            f"{numbered(n, severity)}: {id_} {FINDINGS[id_].title}" for (severity, id_), n in sorted(counts.items())
        ]
        changed = [f"but {name} has changed since it was read: open the review again" for name in self.changed()]
        return [*(lines or ["nothing to report"]), f"exit {run.exit_code}", *changed]

    def _case(self) -> Case:
        """What `check` would be given: the same article, with the verdicts as they are here."""
        task = Task(self.options, frozenset(FINDINGS), limits=self.limits)
        given = Given(Path(self.session.article.path), self.raw)
        file: VerdictFile | VerdictFileError = self.session.file
        try:
            check_writable(str(self.project.verdicts), self.session.file)
        except VerdictFileError as error:
            file = error
        opened = OpenLibrary(self.library, kept=self.options.cache)
        return case_of(given, Libraries(task), self.project, opened, file)

    def gone(self) -> list[str]:
        """The sources that were read and are no longer there, or are other files now, relative to the project."""
        return [self.project.relative(path) for path, read in self.read.items() if _stamp(path) != read]

    def changed(self) -> list[str]:
        """The sources that are other files now than when they were read, relative to the project."""
        return [self.project.relative(path) for path, read in self.read.items() if _stamp(path) not in (None, read)]

    def exit_summary(self) -> str:
        """What stands where, for the line that is left on the terminal. Raises the error of verdicts not saved."""
        if self.session.trouble is not None:
            raise self.session.trouble
        progress = self.session.progress()
        done = f"{progress.verified} verified, {progress.disputed} disputed, {progress.unsourced} unsourced"
        changed = "".join(f"\n{name} has changed since it was read: open the review again" for name in self.changed())
        return f"{self.project.verdicts}: {done}, {progress.left} left{changed}"


def open_review(
    article: Path,
    options: Options,
    reviewer: str,
    *,
    blind: bool = False,
    sourceless: bool = False,
    before: Callable[[Path], None] = lambda _: None,
    unwritable: Callable[[VerdictFileError], None] = lambda _: None,
    limits: Limits | None = None,
) -> Review:
    """A review of an article: everything read, indexed and wired to the disk.

    `before` is called with the verdict file's path, to resolve what stands in the way (git's conflicts, verdicts that
    could not be saved once). `unwritable` is called if a newer program wrote the file, which can only be read then. An
    article beyond the `limits` is not opened: nobody could say that it was checked. With `sourceless` it opens without
    any source, too: the review says so then, in `missing`.
    """
    project = open_project(article, options)
    before(project.verdicts)
    document = read_article(article, cache=options.cache)
    raw = read_bytes(article)
    for note in () if options.quiet else document.notes:
        options.voice.remark(f"{article}: {note}")
    limits = limits or Limits()
    with Budget(limits).bounded():
        claims = find_claims(document)
    limits.enough(document, claims)
    with options.voice.bar(quiet=options.quiet) as progress:
        library = open_any_sources(project.sources, options, progress)
    claims = library.bound(claims)
    missing = none_to_read(project.sources, str(article), library)
    if missing and not sourceless:
        raise missing
    read = {source.path: _stamp(source.path) for source in library.sources}
    paths = {project.relative(source.path): source.path for source in library.sources}
    disk = Disk(
        project.verdicts,
        document,
        claims,
        name=project.name,
        root=project.root,
        sources=project.inside(paths),
        paths_by_hash=project.by_hash(library.sources),
    )
    budget = SearchBudget(limits)
    search = _search(library, document, budget)

    def source(path: str) -> Document | None:
        try:
            return library.document(paths.get(path, path))
        except (KeyError, SourceError):
            return None

    file = disk.read()
    for each in file.unknown:
        options.voice.remark(f"{project.verdicts}:{each.line}: {messages.unknown_key(each)}: kept, and without effect")
    try:
        check_writable(str(project.verdicts), file)
    except VerdictFileError as error:
        unwritable(error)
    session = Session(
        document,
        claims,
        file,
        reviewer=reviewer,
        search=search,
        spent=budget.reached,
        details=_details(library, document, budget),
        source=source,
        save=disk.save,
        reload=disk.reload,
        today=date.today,
        skipped=library.skipped,
        blind=blind,
        required=project.settings.required_reviews,
        project_root=str(project.root),
    )
    return Review(session, project, search, library, read, missing, options, raw, limits)


def _stamp(path: str) -> tuple[int, int] | None:
    """What of a file shows that it was written; None if it is not there."""
    try:
        found = os.stat(path)  # noqa: PTH116 - asked of every source, again and again
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def _details(library: SourceLibrary, article: Document, budget: SearchBudget) -> Callable[[Claim], tuple[Detail, ...]]:
    """The details of a claim, each with its own place in the sources but for the article itself."""
    own = OwnSources(library.sources).of(article.path, article.sha256)

    def details(claim: Claim) -> tuple[Detail, ...]:
        with budget.counted():
            return library.check_details(claim, without=own)

    return details


def _search(
    library: SourceLibrary, article: Document, budget: SearchBudget
) -> Callable[[Claim | str, int], tuple[Candidate, ...]]:
    """Search in the sources but for the article itself, which some people keep among them.

    Where nothing is like the claim, the nearest passage is given all the same; it says that it has not passed. What is
    looked for in a reviewer's own words does not count as the article's.
    """
    own = OwnSources(library.sources).of(article.path, article.sha256)

    def search(wanted: "Claim | str", limit: int) -> tuple[Candidate, ...]:
        with nullcontext() if isinstance(wanted, str) else budget.counted():
            found = search_without(own, library, wanted, limit, below=False)
            return found or search_without(own, library, wanted, 1, below=True)

    return search
