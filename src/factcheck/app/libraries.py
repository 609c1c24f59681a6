"""The sources and baselines that articles share: opened once, and held as long as they are asked for."""

import os
from collections import OrderedDict
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.app.articles import BASELINE, Given
from factcheck.app.passage_cache import PassageCache
from factcheck.app.project import ARCHIVED, Options, OwnSources, Project, open_sources, search_without, searched_whole
from factcheck.core.bounded import read_plain
from factcheck.core.errors import SettingsError, SourceError, is_quiet

if TYPE_CHECKING:
    from datetime import date

    from factcheck.app.git import Commit
    from factcheck.checks import Baseline, Limits
    from factcheck.core.model import Candidate, Claim, Detail, Document
    from factcheck.sources import SourceLibrary
    from factcheck.verdicts import Stray

CANDIDATES = 5  # looked at for each quote: the best-ranked need not be the one with the least difference
_FEW = 3  # sources whose notes are told one by one
BASELINE_BYTES = 16_000_000  # as a verdict file: some 200,000 findings
_OPEN = 8  # libraries held open at a time


def _usual() -> "Limits":
    from factcheck.checks import Limits

    return Limits()


@dataclass(frozen=True, slots=True)
class Task:
    """What is asked of each article: see the options of `factcheck check`. `known`: whether a baseline counts."""

    options: Options
    wanted: frozenset[str]
    selected: frozenset[str] = frozenset()
    baseline: Path | None = None
    allow_empty: bool = False
    comments: bool = True
    known: bool = True
    limits: "Limits" = field(default_factory=_usual)


class OpenLibrary:
    """An open library, with what is asked of it for each article. `sources` are those that count."""

    def __init__(self, library: "SourceLibrary", *, kept: bool, out: Collection[str] = ()) -> None:
        """`kept`: whether passages are remembered for the next run; `out` are paths of sources to do without."""
        self.library = library
        self.sources = tuple(source for source in library.sources if source.path not in out)
        self._out = out
        self._cache = PassageCache(library, CANDIDATES, kept=kept)
        self._own = OwnSources(self.sources)
        self._names: dict[Path, dict[str, str]] = {}
        self._found: dict[str, Sequence[Candidate]] = {}
        self._details: dict[str, Sequence[Detail]] = {}

    def without(self, own: Collection[str], article: Path) -> "OpenLibrary":
        """The same but for an article that some people put among its sources: it is no source of its own quotes.

        Raises SourceError if nothing else is left.
        """
        others = OpenLibrary(self.library, kept=False, out=own)
        if not others.sources and not self.library.archived:
            raise SourceError(f"{article} is its only source", hint="Name the sources with --sources.")
        return others

    def prepare(self, claims: "Sequence[Claim]", day: "date | None") -> None:
        """Ask an archive about all claims of an article at once: one by one, each would be several requests.

        Raises SearchIncompleteError if it does not answer for all of its parts.
        """
        if not self.library.archived or self._out:
            return
        quotes = [claim for claim in claims if claim.kind == "quote"]
        others = [claim for claim in claims if claim.kind != "quote"]
        found = self.library.search_many(quotes, CANDIDATES, below_threshold=True)
        self._found = dict(zip((claim.id for claim in quotes), found, strict=True))
        details = self.library.details_many(others, day=day)
        self._details = dict(zip((claim.id for claim in others), details, strict=True))
        searched_whole(self.library)

    def search(self, claim: "Claim") -> "Sequence[Candidate]":
        """The passages that a claim may come from, those below the threshold too."""
        if claim.id in self._found:
            return self._found[claim.id]
        if self._out:
            found = search_without(self._out, self.library, claim, CANDIDATES, below=True)
            searched_whole(self.library)
            return found
        return self._cache.search(claim)

    def details(self, claim: "Claim", day: "date | None" = None) -> "Sequence[Detail]":
        """The details of a claim of an article written on a day, each with its own place."""
        if claim.id in self._details:
            return self._details[claim.id]
        if self._out:
            details = self.library.check_details(claim, without=self._out, day=day)
            searched_whole(self.library)
            return details
        return self._cache.details(claim, day)

    def same_as(self, given: Given, document: "Document") -> set[str]:
        """The sources that are the article itself: its file, or another with the same bytes."""
        return self._own.of(given.path if given.data is None else None, document.sha256)

    def text(self, project: Project, name: str) -> str | None:
        """A source's text by the name that a verdict file has for it; None if it is not there, or not any more."""
        document = self._document(project, name)
        return document.text if document else None

    def locate(self, project: Project, name: str, offset: int) -> str:
        """The place of an offset in such a source."""
        document = self._document(project, name)
        return str(document.locate(offset)) if document else ""

    def _document(self, project: Project, name: str) -> "Document | None":
        if name.startswith(ARCHIVED) and self.library.archived:
            with suppress(KeyError):
                return self.library.document(name)
        if project.root not in self._names:
            self._names[project.root] = {project.relative(source.path): source.path for source in self.sources}
        try:
            return self.library.document(self._names[project.root][name])
        except KeyError:
            return None


class Libraries:
    """Libraries by the paths they are opened from, and baselines by theirs; the least used are closed again."""

    def __init__(self, task: Task, *, bars: bool = True) -> None:
        self.task = task
        self.bars = bars
        self.libraries: OrderedDict[tuple[str, ...], OpenLibrary | SourceError] = OrderedDict()
        self.baselines: dict[Path, Baseline] = {}
        self._strays: dict[Path, tuple[Stray, ...]] = {}

    def sources(self, project: Project) -> OpenLibrary:
        """The library of an article's sources. Raises SourceError if there is none."""
        key = sources_key(project)
        if key not in self.libraries:
            self.libraries[key] = self._open(project)
            while len(self.libraries) > _OPEN:
                _, old = self.libraries.popitem(last=False)
                if isinstance(old, OpenLibrary):
                    old.library.close()
        self.libraries.move_to_end(key)
        found = self.libraries[key]
        if isinstance(found, SourceError):
            raise found
        return found

    def hold(self, project: Project) -> None:
        """Open an article's sources now, as long as there is room."""
        if len(self.libraries) < _OPEN and sources_key(project) not in self.libraries:
            self.libraries[sources_key(project)] = self._open(project)

    def baseline_path(self, project: Project) -> Path:
        return self.task.baseline or project.root / BASELINE

    def baseline(self, project: Project) -> "Baseline":
        """What is known of the article's project. Raises SettingsError if the file is no baseline, or is missing."""
        from factcheck.checks import Baseline, read_baseline

        if not self.task.known:
            return Baseline()
        path = self.baseline_path(project)
        if path not in self.baselines:
            data = _baseline_data(path, self.task.options.policy)
            if data is None and self.task.baseline:
                raise _no_baseline(path, "there is no such file")
            self.baselines[path] = Baseline() if data is None else read_baseline(data, str(path))
        return self.baselines[path]

    def strays(self, root: Path) -> "tuple[Stray, ...]":
        """The project's verdict files that have no article."""
        from factcheck.verdicts import strays

        if root not in self._strays:
            self._strays[root] = strays(root)
        return self._strays[root]

    def _remark(self, text: str) -> None:
        if not self.task.options.quiet:
            self.task.options.voice.remark(text)

    def _open(self, project: Project) -> OpenLibrary | SourceError:
        try:
            with self.task.options.voice.bar(quiet=self.task.options.quiet or not self.bars) as progress:
                library = open_sources(project.sources, str(project.article), self.task.options, progress)
        except SourceError as error:
            return error
        for note in library.notes:
            self._remark(note)
        every = self.task.options.verbose
        noted = [
            (source.path, [note for note in source.notes if every or not is_quiet(note)]) for source in library.sources
        ]
        noted = [(path, notes) for path, notes in noted if notes]
        for path, notes in noted[: len(noted) if every else _FEW]:
            self._remark(f"{path}: {'; '.join(notes)}")
        if len(noted) > _FEW and not every:
            said = f"{len(noted) - _FEW} more of {len(library.sources)} sources were read in part or by a guess"
            self._remark(f"{said}: `factcheck sources` says how")
        return OpenLibrary(library, kept=self.task.options.cache and not library.archived)


def _baseline_data(path: Path, policy: "Commit | None") -> str | None:
    """A baseline's text; None if there is none. Raises SettingsError if it cannot be read."""
    try:
        if policy and policy.covers(path):
            data = policy.read(path)
        else:
            data = read_plain(path, BASELINE_BYTES) if os.path.lexists(path) else None
        if data is not None and len(data) > BASELINE_BYTES:
            raise _no_baseline(path, f"it has more than {BASELINE_BYTES // 1_000_000} MB")
        return None if data is None else data.decode()
    except UnicodeDecodeError as error:
        raise _no_baseline(path, "it is not UTF-8") from error
    except (OSError, ValueError) as error:
        raise _no_baseline(path, (error.strerror or "") if isinstance(error, OSError) else f"it {error}") from error


def _no_baseline(path: Path, why: str) -> SettingsError:
    return SettingsError(f"{path}: the baseline cannot be read: {why}", hint="Write it with `factcheck baseline`.")


def sources_key(project: Project) -> tuple[str, ...]:
    return tuple(os.path.realpath(path) for path in project.sources)
