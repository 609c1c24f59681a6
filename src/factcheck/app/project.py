"""From what a command was given to what it works on: settings, article, claims, library, verdict file."""

import os
from collections.abc import Callable, Collection, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.app.personal import own_settings
from factcheck.core.errors import (
    ArticleError,
    SearchIncompleteError,
    SettingsError,
    SourceError,
    VerdictFileError,
)
from factcheck.core.records import inside, unsafe_path
from factcheck.core.settings import (
    Settings,
    find_settings,
    leads_out,
    project_of,
    read_file,
    read_settings,
)

if TYPE_CHECKING:
    from factcheck.app.git import Commit
    from factcheck.core.model import Candidate, Claim, Document, Source
    from factcheck.sources import SourceLibrary

Progress = Callable[[int, int, str], None]

ARCHIVED = "archive:"
"""How the names of an archive's sources begin."""


def _say_nothing(text: str) -> None:
    del text


def _no_bar(title: str = "", *, quiet: bool = False) -> "AbstractContextManager[Progress | None]":
    del title, quiet
    return nullcontext()


@dataclass(frozen=True, slots=True)
class Voice:
    """How a use case says what happens meanwhile; to nobody, unless the caller gives it something to say it with.

    `remark` is handed a sentence; `bar` gives a context with a callback for progress, or None.
    """

    remark: Callable[[str], None] = _say_nothing
    bar: "Callable[..., AbstractContextManager[Progress | None]]" = _no_bar


@dataclass(frozen=True, slots=True)
class Options:
    """The flags that every command about an article has."""

    sources: tuple[Path, ...] = ()
    verdicts: Path | None = None
    config: Path | None = None
    cache: bool = True
    quiet: bool = False
    verbose: bool = False
    settings: Settings | None = None
    """The project's settings where they are not read from a file."""
    voice: Voice = Voice()
    archive: str = ""
    """The address of an archive to search as well: of the command line or the person's own settings alone."""
    policy: "Commit | None" = None
    """The commit that settings, baseline and the list of sources folders are from; None for the working folder."""


@dataclass(frozen=True, slots=True)
class Project:
    """Where an article's things are: its settings, the project's root, its sources, its verdict file."""

    article: Path
    settings: Settings
    root: Path
    sources: tuple[Path, ...]
    verdicts: Path

    @property
    def name(self) -> str:
        """The article's path as the verdict file has it: relative to the root, POSIX."""
        return self.relative(self.article)

    def relative(self, path: str | Path) -> str:
        """A path relative to the project's root, with forward slashes; a source of an archive keeps its name."""
        if str(path).startswith(ARCHIVED):
            return str(path)
        return Path(os.path.relpath(Path(path).absolute(), self.root)).as_posix()

    def has(self, name: str) -> bool:
        """Whether anything is at a relative path that a checked-in file names."""
        return not unsafe_path(name) and (self.root / name).exists()

    def by_hash(self, sources: "Iterable[Source]") -> dict[str, str]:
        """The sources' relative paths by the hash of their bytes."""
        return {source.sha256: self.relative(source.path) for source in sources}

    def inside(self, names: Iterable[str]) -> list[str]:
        """Those of the relative paths that do not climb out of the project: the verdict file may name them."""
        return [name for name in names if inside(name, str(self.root))]


def open_project(article: Path, options: Options) -> Project:
    """Find what belongs to an article.

    Raises ArticleError for a folder, SettingsError, and SourceError for a named source that is missing.
    """
    if article.is_dir():
        raise ArticleError(f"{article} is a folder, not an article", hint="Name a file with text in it.")
    folder = article.absolute().parent
    settings = settings_for(folder, options)
    sources = find_sources(folder, options, settings)
    root = project_root(folder, settings, sources)
    verdicts = options.verdicts or article.with_name(f"{article.stem}.verdicts.toml")
    return Project(article, settings, root, sources, verdicts)


def settings_for(folder: Path, options: Options) -> Settings:
    """The settings that hold in a folder, of the working files or of the policy's commit."""
    if options.settings is not None:
        return options.settings
    commit = options.policy

    def read(path: Path) -> bytes | None:
        return commit.read(path) if commit and commit.covers(path) else read_file(path)

    return read_settings(options.config, read) if options.config else find_settings(folder, read)


def find_sources(folder: Path, options: Options, settings: Settings) -> tuple[Path, ...]:
    """The paths to read sources from: named ones, else the settings', else `sources/` here or above.

    Raises SourceError for one that is missing, and SettingsError for one that leads out of the project, unless the
    command line names it or the person's own settings allow it.
    """
    if options.sources:
        return _existing(options.sources)
    if settings.sources:
        root = settings.root or folder
        named = tuple(root / name for name in settings.sources)
        for path in named:
            _look_inside(path, project_of(root.absolute()), settings.path or root)
        return _existing(named)
    for place in (folder, *folder.parents):
        if (place / "sources").is_dir() and not is_new(place / "sources", options):
            _look_inside(place / "sources", project_of(place), place)
            return (_relative_to_here(place / "sources"),)
        if (place / ".git").exists() or place == settings.root:
            break
    return ()


def is_new(path: Path, options: Options) -> bool:
    """Whether nothing was at or under a path in the commit that the rules are from."""
    return options.policy is not None and options.policy.covers(path) and not options.policy.has(path)


def _existing(paths: tuple[Path, ...]) -> tuple[Path, ...]:
    for path in paths:
        if not path.exists():
            raise SourceError(f"{path}: no such file or folder", hint="Name the folder that holds the sources.")
    return paths


def _look_inside(path: Path, project: Path, where: Path) -> None:
    """Raises SettingsError for sources outside a project: its files may come from a stranger, and the words of what
    they name are shown. What the person's own settings allow is no stranger's choice.
    """
    if not leads_out(path, project):
        return
    allowed = (Path(folder).expanduser() for folder in own_settings().allowed_sources)
    if all(leads_out(path, folder) for folder in allowed):
        raise SettingsError(
            f"{where}: the sources {path} lead out of the project {project}",
            hint="Name them with --sources, or allow the folder in your own settings: `allowed_sources`.",
        )


def project_root(folder: Path, settings: Settings, sources: tuple[Path, ...]) -> Path:
    """The folder that paths in a verdict file are relative to: of the settings, of git, else above article and sources."""
    if settings.root:
        return settings.root.absolute()
    for place in (folder, *folder.parents):
        if (place / ".git").exists():
            return place
    try:
        return Path(os.path.commonpath([folder, *(path.absolute().parent for path in sources)]))
    except ValueError:  # different drives
        return folder


def look_for(article: Path) -> None:
    """Raises ArticleError if there is no such file: what does not exist is never a pass."""
    if not os.path.lexists(article):
        hint = "Only `factcheck check` reads standard input." if str(article) == "-" else "Check the path."
        raise ArticleError(f"{article}: no such article", hint=hint)


def look_for_verdicts(options: Options) -> None:
    """Raises VerdictFileError if a verdict file is named that is not there: it would look as if nobody had reviewed."""
    path = options.verdicts
    if path and not os.path.lexists(path):
        raise VerdictFileError(f"{path}: no such verdict file", hint="`factcheck init` or a review starts one.")


def read_article(path: Path, *, cache: bool = True) -> "Document":
    """The article as a document; what was read is kept if `cache`. Raises ArticleError with a sentence of what is wrong with the file."""
    from factcheck.documents import read_document

    look_for(path)
    try:
        document = read_document(path, cache=cache, article=True)
    except SourceError as error:
        raise ArticleError(error.message, hint=error.hint) from error
    if not document.text.strip():
        raise ArticleError(f"{path}: there is no text in this article", hint="Is it the right file?")
    return document


def open_sources(
    sources: tuple[Path, ...], whose: str, options: Options, progress: Progress | None = None
) -> "SourceLibrary":
    """The sources, read and indexed. Raises SourceError if there are none to read."""
    library = open_any_sources(sources, options, progress)
    missing = none_to_read(sources, whose, library)
    if missing:
        raise missing
    return library


def open_any_sources(sources: tuple[Path, ...], options: Options, progress: Progress | None = None) -> "SourceLibrary":
    """The sources there are, read and indexed, though it be none; and the archive, if there is one to search.

    Raises SettingsError or SourceError if the archive cannot be opened.
    """
    from factcheck.sources import SourceLibrary

    archive = None
    if options.archive:
        from factcheck.archive import Client, OpenArchive, address_of

        archive = OpenArchive(Client(address_of(options.archive)))
    return SourceLibrary.open(sources, cache=options.cache and bool(sources), progress=progress, archive=archive)


def none_to_read(sources: tuple[Path, ...], whose: str, library: "SourceLibrary") -> SourceError | None:
    """Why there is no source to find anything in; None if there is one."""
    if library.archived:
        return None
    if not sources:
        return SourceError(
            f"{whose}: no sources/ folder beside it or above it",
            hint="Put the sources into a folder named sources, or name it with --sources PATH.",
        )
    if library.sources:
        return None
    where = ", ".join(map(str, sources))
    skipped = "".join(f"\n  {item.path}: {item.reason}" for item in library.skipped)
    what = f": no source could be read{skipped}" if skipped else " is empty"
    return SourceError(f"{where}{what}", hint="Put sources there that can be read: text, Markdown, HTML, PDF …")


def searched_whole(library: "SourceLibrary") -> None:
    """Raises SearchIncompleteError if a source changed or went since it was opened: "nowhere" would be a guess."""
    if library.changed:
        raise SearchIncompleteError(
            f"not searched: {', '.join(library.changed)} changed or went after the sources were read",
            hint="Run it again.",
        )


class OwnSources:
    """Tells which sources are an article itself, which some people keep among them: it is no source of its quotes."""

    def __init__(self, sources: "Iterable[Source]") -> None:
        self._of: dict[str, set[str]] = {}  # by real path, and by the hash of the bytes
        for source in sources:
            for key in (os.path.realpath(source.path), source.sha256):
                self._of.setdefault(key, set()).add(source.path)

    def of(self, article: str | Path | None, sha256: str = "") -> set[str]:
        """The paths of the sources that are this file, or have these bytes; None is no file."""
        same_file = self._of.get(os.path.realpath(article), set()) if article is not None else set()
        return same_file | self._of.get(sha256, set())


def search_without(
    own: "Collection[str]", library: "SourceLibrary", wanted: "Claim | str", limit: int, *, below: bool
) -> "tuple[Candidate, ...]":
    """The passages a library finds, but for those of some of its sources; `below` the threshold as well."""
    asked = limit + len(own)
    while True:
        found = library.search(wanted, asked, below_threshold=below)
        kept = tuple(item for item in found if item.source not in own)
        if len(kept) >= limit or len(found) < asked:
            return kept[:limit]
        asked *= 4


def _relative_to_here(path: Path) -> Path:
    relative = Path(os.path.relpath(path))
    return path if ".." in relative.parts[2:] else relative
