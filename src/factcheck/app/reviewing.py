"""A review wired up: its session, its sources, its verdict file, and what `check` would say of it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path

from factcheck.app.articles import Given
from factcheck.app.check_many import as_text, case_of
from factcheck.app.libraries import Libraries, OpenLibrary, Task
from factcheck.app.notes import Note, write_note
from factcheck.app.project import (
    Options,
    Project,
    open_project,
    read_article,
)
from factcheck.app.review_sources import ReviewSources
from factcheck.app.verdict_files import Disk, decided_elsewhere
from factcheck.checks import Budget, Case, Limits, Run, SearchBudget, check, messages
from factcheck.claims import find_claims
from factcheck.core.catalog import FINDINGS
from factcheck.core.errors import FactcheckError, VerdictFileError
from factcheck.core.records import VerdictFile
from factcheck.core.text import numbered
from factcheck.documents import read_bytes
from factcheck.review import Renewed, Session
from factcheck.sources import day_of_article
from factcheck.verdicts import check_writable


def _why_none(sources: ReviewSources) -> str:
    missing = sources.missing
    return f"{missing.message.partition(chr(10))[0]}. {missing.hint}" if missing else ""


@dataclass(frozen=True, slots=True)
class Review:
    """A session and what belongs to it: the project and the sources as they were read last."""

    session: Session
    project: Project
    sources: ReviewSources
    options: Options
    raw: bytes
    limits: Limits

    @property
    def no_sources(self) -> str:
        """Why there is no source at all and what to do about it, in a line; "" if there is one."""
        return _why_none(self.sources)

    def summary(self) -> list[str]:
        """What `factcheck check` would say of the article as it is decided now, a line for each kind of finding."""
        if self.sources.missing:
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
        opened = OpenLibrary(self.sources.library, kept=self.options.cache)
        return case_of(given, Libraries(task), self.project, opened, file)

    def gone(self) -> list[str]:
        """The sources that were read and are no longer there, or are other files now, relative to the project."""
        return list(self.sources.others(gone=True))

    def changed(self) -> list[str]:
        """The sources that are other files now than when they were read, relative to the project."""
        return list(self.sources.others())

    def exit_summary(self) -> str:
        """The counts by verdict, for the line that stays on the terminal. Raises the error of verdicts not saved."""
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
        unbound = find_claims(document)
    limits.enough(document, unbound)
    budget = SearchBudget(limits)
    with options.voice.bar(quiet=options.quiet) as progress:
        sources = ReviewSources(project, document, options, budget, progress)
    sources.day = day_of_article(as_text(raw), document.text)
    claims = sources.library.bound(unbound)
    if sources.missing and not sourceless:
        raise sources.missing
    disk = Disk(
        project.verdicts,
        document,
        claims,
        name=project.name,
        root=project.root,
        sources=project.inside(sources.paths),
        paths_by_hash=project.by_hash(sources.library.sources),
    )

    def read_again() -> Renewed:
        said = sources.read_again()
        bound = sources.library.bound(unbound)
        now = sources.project
        disk.renew(bound, now.inside(sources.paths), now.by_hash(sources.library.sources))
        return Renewed(bound, sources.library.skipped, said, _why_none(sources))

    def write(said: str, how: str, who: str) -> str:
        day = datetime.now().astimezone().date()
        written = write_note(sources.project, Note(said, how, who=who, on=day, by=reviewer))
        return sources.project.relative(str(written))

    file = disk.read()
    for each in file.unknown:
        options.voice.remark(f"{project.verdicts}:{each.line}: {messages.unknown_key(each)}: kept, but has no effect")
    try:
        check_writable(str(project.verdicts), file)
    except VerdictFileError as error:
        unwritable(error)
    session = Session(
        document,
        claims,
        file,
        reviewer=reviewer,
        search=sources.search,
        spent=budget.reached,
        details=sources.details,
        source=sources.document,
        save=disk.save,
        reload=disk.reload,
        today=date.today,
        skipped=sources.library.skipped,
        blind=blind,
        required=project.settings.required_reviews,
        project_root=str(project.root),
        read_again=read_again,
        write_note=write,
        earlier=partial(decided_elsewhere, project),
    )
    return Review(session, project, sources, options, raw, limits)
