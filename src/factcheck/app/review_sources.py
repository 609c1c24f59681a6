"""The sources of a review under way: read when it opens, and again when files among them appear, change or go."""

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from types import MappingProxyType
from typing import TYPE_CHECKING

from factcheck.app.project import (
    Options,
    OwnSources,
    Project,
    none_to_read,
    open_any_sources,
    open_project,
    search_without,
)
from factcheck.core.errors import FactcheckError, SourceError
from factcheck.core.model import Candidate, Claim, Detail, Document
from factcheck.core.text import numbered

if TYPE_CHECKING:
    from datetime import date

    from factcheck.checks import SearchBudget
    from factcheck.sources import SourceLibrary

Progress = Callable[[int, int, str], None]
Stamp = tuple[int, int] | None


class ReviewSources:
    """The library as it was last read, and what of the files shows that they are others now.

    `missing` says why there is no source at all, `day` when the article was written. `read_again` may be called from any thread.
    """

    library: "SourceLibrary"
    missing: SourceError | None
    day: "date | None" = None

    def __init__(
        self, project: Project, article: Document, options: Options, budget: "SearchBudget", progress: Progress | None
    ) -> None:
        self._article = article
        self._options = options
        self._budget = budget
        self.project = project
        self._open(progress)

    def _open(self, progress: Progress | None = None) -> None:
        project = self.project
        files = _files(project)
        library = open_any_sources(project.sources, self._options, progress)
        self.stamps = {source.path: _stamp(source.path) for source in library.sources}
        self.paths = {project.relative(source.path): source.path for source in library.sources}
        self._own = OwnSources(library.sources).of(self._article.path, self._article.sha256)
        self.missing = none_to_read(project.sources, str(project.article), library)
        self._files = files
        self.library = library

    def news(self) -> bool:
        """Whether files appeared, changed or went since the sources were read."""
        return _files(self._found_now(), self._files) != self._files

    def read_again(self) -> str:
        """Read the sources as they are now; what is new, in words."""
        before = self._files
        self.project = self._found_now()
        self._open()
        now = self._files
        counts = {
            "new": len(now.keys() - before.keys()),
            "changed": sum(before[path] != now[path] for path in now.keys() & before.keys()),
            "gone": len(before.keys() - now.keys()),
        }
        said = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
        return f"The sources were read again: {said or 'nothing is new'}; {numbered(len(self.paths), 'source')}."

    def _found_now(self) -> Project:
        try:
            return open_project(self.project.article, self._options)
        except FactcheckError:
            return self.project

    def document(self, path: str) -> Document | None:
        try:
            return self.library.document(self.paths.get(path, path))
        except (KeyError, SourceError):
            return None

    def details(self, claim: Claim) -> tuple[Detail, ...]:
        """The details of a claim, each with its own place in the sources but for the article itself."""
        with self._budget.counted():
            return self.library.check_details(claim, without=self._own, day=self.day)

    def search(self, wanted: "Claim | str", limit: int) -> tuple[Candidate, ...]:
        """Search in the sources but for the article itself, which some people keep among them.

        Where nothing is like the claim, the nearest passage is given all the same; it says that it has not passed.
        What is looked for in a reviewer's own words does not count as the article's.
        """
        with nullcontext() if isinstance(wanted, str) else self._budget.counted():
            found = search_without(self._own, self.library, wanted, limit, below=False)
            return found or search_without(self._own, self.library, wanted, 1, below=True)

    def others(self, *, gone: bool = False) -> Sequence[str]:
        """The sources that are other files now than when they were read; with `gone`, those not there any more, too."""
        return [
            self.project.relative(path)
            for path, read in self.stamps.items()
            if (now := _stamp(path)) != read and (gone or now is not None)
        ]


def _files(project: Project, before: Mapping[str, Stamp] = MappingProxyType({})) -> dict[str, Stamp]:
    """The files that can be read, with their stamps; one that is as it was `before` is not looked into again."""
    from factcheck.documents import readable_files

    def known(path: str, found: os.stat_result) -> bool:
        return before.get(path) == _stamp_of(found)

    return {path: _stamp(path) for path in readable_files(project.sources, known)[0]}


def _stamp(path: str) -> Stamp:
    """What of a file shows that it was written; None if it is not there."""
    try:
        return _stamp_of(os.stat(path))  # noqa: PTH116 - asked of every source, again and again
    except OSError:
        return None


def _stamp_of(found: os.stat_result) -> Stamp:
    return found.st_size, found.st_mtime_ns
