"""Which articles a command is about: files, folders, patterns and standard input, all or those that changed."""

import glob
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from factcheck.app.git import Commit, GitError, Repository
from factcheck.app.project import Options, Project, find_sources, look_for, open_project, settings_for
from factcheck.core.errors import ArticleError, SettingsError
from factcheck.core.model import Skipped
from factcheck.core.settings import leads_out, project_of

VERDICTS = ".verdicts.toml"


@dataclass(frozen=True, slots=True)
class Given:
    """An article that was asked for: its path, and its bytes where they came through standard input."""

    path: Path
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Gathered:
    """The articles, each once, in the order named; those of a folder by name. `skipped` could not be articles."""

    articles: tuple[Given, ...]
    skipped: tuple[Skipped, ...] = ()


def gather(paths: Sequence[Path], options: Options, stdin_name: Path | None = None) -> Gathered:
    """The articles under the paths.

    In a folder, what lies among the sources of its own articles is no article. Raises ArticleError for a path that
    does not exist, and a pattern that nothing fits: what is not there is never a pass.
    """
    articles: dict[str, Given] = {}
    skipped: list[Skipped] = []
    for path in _expanded(paths):
        if str(path) == "-":
            given = [Given(stdin_name or Path("stdin"), sys.stdin.buffer.read())]
        elif path.is_dir():
            given, left_out = _in_folder(path, options)
            skipped += left_out
        else:
            given = [Given(path)]
        for item in given:
            articles.setdefault(os.path.realpath(item.path), item)
    return Gathered(tuple(articles.values()), tuple(skipped))


def affected(paths: Iterable[Path], options: Options) -> Gathered:
    """The articles that changed files are, or whose sources, verdicts, settings or baseline they are.

    A text that has neither sources nor a verdict file is no article: it is left out. Raises ArticleError for a path that
    does not exist.
    """
    found: dict[str, Given] = {}
    left_out: list[Skipped] = []
    every: dict[Path, tuple[Path, ...]] | None = None
    for path in paths:
        look_for(path)
        named = [path]
        if path.name.endswith(VERDICTS):
            stem = path.name.removesuffix(VERDICTS)
            named = [each for each in path.parent.glob("*") if each.stem == stem and each.is_file()]
        elif _is_of_many(path, options):
            if every is None:
                here = Path(os.path.relpath(project_of(Path.cwd())))
                every = {each.path: open_project(each.path, options).sources for each in _in_folder(here, options)[0]}
            named = [article for article, sources in every.items() if _belongs(path, article, sources)]
        for each in named:
            project = open_project(each, options)
            if project.sources or project.verdicts.exists():
                found.setdefault(os.path.realpath(each), Given(each))
            else:
                left_out.append(Skipped(str(each), "it has no sources and no verdict file"))
    return Gathered(tuple(found.values()), tuple(left_out))


_RULES = (".factcheck.toml", "pyproject.toml", ".factcheck-baseline.json")


def _is_of_many(path: Path, options: Options) -> bool:
    """Whether a file is the settings, the baseline or a source of articles, and no article itself."""
    folder = path.absolute().parent
    listed = (settings := settings_for(folder, options)).root and settings.sources
    sources = (*options.sources, *((settings.root or folder) / name for name in listed or ()))
    return path.name in _RULES or "sources" in folder.parts or any(not leads_out(path, each) for each in sources)


def _belongs(path: Path, article: Path, sources: Iterable[Path]) -> bool:
    if path.name in _RULES:
        return not leads_out(article, path.absolute().parent)
    return any(not leads_out(path, source) for source in sources)


def changed_since(articles: Iterable[Given], reference: str, options: Options) -> tuple[Given, ...]:
    """The articles that changed since a commit, or whose verdict file, sources or settings did.

    Raises SettingsError if git does not know the commit, or the working folder is in no repository of git.
    """
    commit = named_commit(reference, "--changed")
    return tuple(given for given in articles if _touched(open_project(given.path, options), commit))


def named_commit(reference: str, option: str) -> Commit:
    """The commit that an option names. Raises SettingsError, which names the option, if git does not know it."""
    try:
        commit = Repository.here().commit(reference)
        commit.files  # noqa: B018 - what git cannot tell is said now, with the option
    except GitError as error:
        raise SettingsError(f"{option}: {error.message}", hint=error.hint) from error
    return commit


def _touched(project: Project, commit: Commit) -> bool:
    own = [project.article, project.verdicts, project.root / BASELINE]
    if project.settings.path:
        own.append(project.settings.path)
    return any(commit.changed(path) for path in (*own, *project.sources))


BASELINE = ".factcheck-baseline.json"
"""The file of what is known, in the project's root."""


def shard(articles: Sequence[Given], part: int, parts: int) -> tuple[Given, ...]:
    """The articles of one of several runners (`part` from 1): every article falls to exactly one."""
    return tuple(articles[part - 1 :: parts])


def _expanded(paths: Iterable[Path]) -> Iterator[Path]:
    """Patterns that the shell left alone, as the files they fit; the rest as it is."""
    for path in paths:
        if str(path) == "-" or os.path.lexists(path):
            if not path.name.endswith(VERDICTS):  # news/* names them too, and they are checked with their articles
                yield path
            continue
        if not glob.has_magic(str(path)):
            look_for(path)
        found = sorted(glob.glob(str(path), recursive=True))  # noqa: PTH207 - the pattern may be absolute
        if not found:
            raise ArticleError(f"{path}: no file fits this pattern", hint="What does not exist is never a pass.")
        yield from (Path(name) for name in found if not name.endswith(VERDICTS))


def _in_folder(folder: Path, options: Options) -> tuple[list[Given], list[Skipped]]:
    from factcheck.documents import readable_files

    files, skipped = readable_files([folder])
    among = _Sources(options)
    articles = [Given(Path(name)) for name in files if not among.have(Path(name))]
    unread = [item for item in skipped if not among.have(Path(item.path)) and not item.path.endswith(VERDICTS)]
    return articles, unread


class _Sources:
    """Tells what lies among sources, asking once for each folder."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.of: dict[Path, tuple[str, ...]] = {}

    def have(self, path: Path) -> bool:
        """Whether a file is one of the sources of an article at its place."""
        folder = path.absolute().parent
        if folder not in self.of:
            settings = settings_for(folder, self.options)
            self.of[folder] = tuple(map(os.path.realpath, find_sources(folder, self.options, settings)))
        real = os.path.realpath(path)
        return any(real == source or real.startswith(source.rstrip(os.sep) + os.sep) for source in self.of[folder])
