"""What there is to check: the articles under some paths with how far each is, and the sources beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.app.articles import gather
from factcheck.app.project import Options, find_sources, open_project, settings_for
from factcheck.app.verdict_files import open_listed
from factcheck.core.errors import FactcheckError
from factcheck.core.model import Skipped

if TYPE_CHECKING:
    from factcheck.verdicts import Counts


@dataclass(frozen=True, slots=True)
class Progress:
    """One article: its counts, or why there are none. `begun` says whether it has a verdict file."""

    article: Path
    verdicts: Path
    counts: "Counts | None" = None
    error: FactcheckError | None = None
    recoveries: tuple[Path, ...] = ()
    begun: bool = True


def begun_and_not(paths: Sequence[Path], options: Options) -> tuple[list[Path], list[Path]]:
    """The articles named, and those of folders that have a verdict file; and those of folders that nobody has begun."""
    named, begun, without = [], [], []
    for path in paths:
        for given in gather([path], options).articles:
            if not path.is_dir():
                named.append(given.path)
            elif open_project(given.path, options).verdicts.exists():
                begun.append(given.path)
            else:
                without.append(given.path)
    return list(dict.fromkeys([*named, *begun])), without


def progress_of(article: Path, options: Options) -> Progress:
    """How far an article is; what cannot be read is said in `error`."""
    from factcheck.verdicts import Store, count

    verdicts, recoveries = article, tuple[Path, ...]()
    try:
        project = open_project(article, options)
        verdicts = project.verdicts
        recoveries = tuple(kept.path for kept in Store(verdicts).recoveries())
        listed = open_listed(article, options)
        required = project.settings.required_reviews
        counts = count(listed.file, source_text=listed.source_text, required=required)
    except FactcheckError as error:
        return Progress(article, verdicts, error=error, recoveries=recoveries)
    return Progress(article, verdicts, counts, recoveries=recoveries, begun=listed.there is not None)


@dataclass(frozen=True, slots=True)
class Here:
    """The articles of a folder, those begun first, and the files that its sources are read from."""

    articles: tuple[Path, ...]
    sources: tuple[str, ...]
    skipped: tuple[Skipped, ...]


def look_around(folder: Path, options: Options) -> Here:
    """What a folder has; nothing is opened."""
    from factcheck.documents import readable_files

    begun, without = begun_and_not([folder], options)
    place = folder.absolute()
    files, skipped = readable_files(find_sources(place, options, settings_for(place, options)))
    return Here((*begun, *without), tuple(files), tuple(skipped))
