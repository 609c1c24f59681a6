"""A review wired up: its session, its sources, its verdict file, and what `check` would say of it."""

import os
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.opening import (
    Desk,
    Options,
    OwnSources,
    none_to_read,
    open_any_sources,
    open_desk,
    read_article,
    search_without,
)
from factcheck.cli.output import progress_bar, remark
from factcheck.cli.settling import by_prompts, put_back, settle, take_in
from factcheck.cli.shelf import CANDIDATES
from factcheck.core.catalog import FINDINGS
from factcheck.core.errors import SourceError, VerdictFileError
from factcheck.core.text import numbered

if TYPE_CHECKING:
    from factcheck.checks import Limits
    from factcheck.core.model import Candidate, Claim, Document
    from factcheck.core.records import VerdictFile
    from factcheck.review import Session, Settling
    from factcheck.sources import SourceLibrary


@dataclass(frozen=True, slots=True)
class Review:
    """A session and what belongs to it: the article's desk and its sources, open, and their files as they were read."""

    session: "Session"
    desk: Desk
    search: "Callable[[Claim | str, int], tuple[Candidate, ...]]"
    library: "SourceLibrary"
    read: Mapping[str, tuple[int, int] | None]
    missing: SourceError | None
    """Why there is no source at all."""

    @property
    def no_sources(self) -> str:
        """Why there is no source at all and what to do about it, in a line; "" if there is one."""
        return f"{self.missing.message.partition(chr(10))[0]}. {self.missing.hint}" if self.missing else ""

    def summary(self) -> list[str]:
        """What `factcheck check` would say of the article as it is decided now, a line for each kind of finding."""
        from factcheck.checks import Case, check

        if self.missing:
            return [self.no_sources, "exit 2"]
        names = {self.desk.relative(source.path): source.path for source in self.library.sources}
        case = Case(
            self.session.article,
            self.session.claims,
            lambda claim: self.search(claim, CANDIDATES),
            self.session.file,
            str(self.desk.verdicts),
            lambda name: self.library.document(names[name]).text if name in names else None,
            self.desk.settings,
            self.library.skipped,
            self.library.sources,
        )
        findings = check(case).findings
        counts = Counter((finding.severity, finding.id) for finding in findings)
        failing = any(severity == "error" for severity, _ in counts)
        lines = [
            f"{numbered(n, severity)}: {id_} {FINDINGS[id_].title}" for (severity, id_), n in sorted(counts.items())
        ]
        changed = [f"but {name} has changed since it was read: open the review again" for name in self.changed()]
        return [*(lines or ["nothing to report"]), f"exit {int(failing)}", *changed]

    def gone(self) -> list[str]:
        """The sources that were read and are no longer there, or are other files now, relative to the project."""
        return [self.desk.relative(path) for path, read in self.read.items() if _stamp(path) != read]

    def changed(self) -> list[str]:
        """The sources that are other files now than when they were read, relative to the project."""
        return [self.desk.relative(path) for path, read in self.read.items() if _stamp(path) not in (None, read)]

    def farewell(self) -> str:
        """What stands where, for the line that is left on the terminal. Raises the error of verdicts not saved."""
        if self.session.trouble is not None:
            raise self.session.trouble
        progress = self.session.progress()
        done = f"{progress.verified} verified, {progress.disputed} disputed, {progress.unsourced} unsourced"
        changed = "".join(f"\n{name} has changed since it was read: open the review again" for name in self.changed())
        return f"{self.desk.verdicts}: {done}, {progress.left} left{changed}"


def open_review(
    article: Path,
    options: Options,
    reviewer: str,
    *,
    blind: bool,
    ask: bool = True,
    sourceless: bool = False,
    choose: "Callable[[Settling], None]" = by_prompts,
    limits: "Limits | None" = None,
) -> Review:
    """A review of an article: everything read, indexed and wired to the disk.

    Before it opens, git's conflicts are settled by `choose`; with `ask`, verdicts that could not be saved once are
    offered on the terminal. An article beyond the `limits` is not opened: nobody could say that it was checked. With `sourceless` it opens without any source, too: the review says so then, in `missing`.
    """
    from factcheck.checks import Budget, Limits, messages
    from factcheck.claims import find_claims
    from factcheck.cli.disk import Disk
    from factcheck.review import Session

    desk = open_desk(article, options)
    if ask:
        put_back(desk.verdicts)
    settle(desk.verdicts, choose)
    if ask:
        take_in(desk.verdicts)
    document = read_article(article, cache=options.cache)
    for note in document.notes:
        remark(f"{article}: {note}", quiet=options.quiet)
    limits = limits or Limits()
    with Budget(limits).bounded():
        claims = find_claims(document)
    limits.enough(document, claims)
    with progress_bar(quiet=options.quiet) as progress:
        library = open_any_sources(desk.sources, options, progress)
    missing = none_to_read(desk.sources, str(article), library)
    if missing and not sourceless:
        raise missing
    read = {source.path: _stamp(source.path) for source in library.sources}
    paths = {desk.relative(source.path): source.path for source in library.sources}
    disk = Disk(
        desk.verdicts,
        document,
        claims,
        name=desk.name,
        root=desk.root,
        sources=desk.inside(paths),
        paths_by_hash=desk.by_hash(library.sources),
    )
    search = _search(library, document)

    def source(path: str) -> "Document | None":
        try:
            return library.document(paths.get(path, path))
        except (KeyError, SourceError):
            return None

    file = disk.read()
    for each in file.unknown:
        remark(f"{desk.verdicts}:{each.line}: {messages.unknown_key(each)}: kept, and without effect")
    _read_only(file, desk.verdicts)
    session = Session(
        document,
        claims,
        file,
        reviewer=reviewer,
        search=search,
        source=source,
        save=disk.save,
        reload=disk.reload,
        today=date.today,
        skipped=library.skipped,
        blind=blind,
        required=desk.settings.required_reviews,
        project_root=str(desk.root),
    )
    return Review(session, desk, search, library, read, missing)


def _stamp(path: str) -> tuple[int, int] | None:
    """What of a file shows that it was written; None if it is not there."""
    try:
        found = os.stat(path)  # noqa: PTH116 - asked of every source, again and again
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def _read_only(file: "VerdictFile", path: Path) -> None:
    """Say that a newer program's verdict file can be read, and not written; somebody at a terminal may leave it then.

    Raises VerdictFileError if they do.
    """
    from factcheck.verdicts import check_writable

    try:
        check_writable(str(path), file)
    except VerdictFileError as error:
        remark(f"{error.message}: it can be read here, and nothing can be saved in it")
        if sys.stdin.isatty() and not click.confirm("open it to read", default=True, err=True):
            raise


def _search(library: "SourceLibrary", article: "Document") -> "Callable[[Claim | str, int], tuple[Candidate, ...]]":
    """Search in the sources but for the article itself, which some people keep among them.

    Where nothing is like the claim, the nearest passage is given all the same; it says that it has not passed.
    """
    own = OwnSources(library.sources).of(article.path, article.sha256)

    def search(wanted: "Claim | str", limit: int) -> "tuple[Candidate, ...]":
        found = search_without(own, library, wanted, limit, below=False)
        return found or search_without(own, library, wanted, 1, below=True)

    return search
