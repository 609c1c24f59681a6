"""What the commands do, for any caller: it returns data, and never prints, asks or exits.

`check_article` and `open_review` are the public ones; `factcheck.cli` takes the rest from the modules.
"""

from collections.abc import Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.app.project import Options
    from factcheck.checks import Run
    from factcheck.core.settings import Settings
    from factcheck.review import Session

__all__ = ["check_article", "open_review"]


def check_article(
    article: str | PathLike[str],
    sources: Sequence[str | PathLike[str]] = (),
    *,
    settings: "Settings | None" = None,
    verdicts: str | PathLike[str] | None = None,
) -> "Run":
    """What `factcheck check` finds in an `article`: `findings`, `counts` by severity, and `exit_code` (0, 1 or 2).

    Without `sources`, `settings` or `verdicts`, those that the command would use: the settings' sources or a `sources/`
    folder beside the article or above it, the nearest settings, and the verdict file beside the article. Ignore comments
    and the project's baseline count as they do there. Raises ArticleError, SourceError or SettingsError for what ends
    the command with 2; a verdict file that cannot be used is a finding (FC031) and makes `exit_code` 2.
    """
    from factcheck.app.articles import Given
    from factcheck.app.check_many import case_of
    from factcheck.app.libraries import Libraries, Task
    from factcheck.checks import Run, check
    from factcheck.core.catalog import FINDINGS

    options = _options(sources, settings, verdicts)
    case = case_of(Given(Path(article)), Libraries(Task(options, frozenset(FINDINGS))))
    return Run((check(case),))


def open_review(
    article: str | PathLike[str],
    sources: Sequence[str | PathLike[str]] = (),
    *,
    reviewer: str,
    settings: "Settings | None" = None,
    verdicts: str | PathLike[str] | None = None,
) -> "Session":
    """The review of an `article` by one `reviewer`, as `factcheck review` opens it, to be driven from Python.

    Decisions are saved to the verdict file as they are made (`session.decide(claim.id, Verdict.VERIFIED)`). `sources`,
    `settings` and `verdicts` are those of `check_article`. Raises ArticleError, SourceError, SettingsError, and VerdictFileError for a file
    that is not valid or has git's conflict markers: `factcheck review` asks about those.
    """
    from factcheck.app.reviewing import open_review as opened
    from factcheck.core.errors import SettingsError

    if not reviewer.strip():
        raise SettingsError("whose verdicts are these?", hint="Give the reviewer's name.")
    return opened(Path(article), _options(sources, settings, verdicts), reviewer).session


def _options(
    sources: Sequence[str | PathLike[str]], settings: "Settings | None", verdicts: str | PathLike[str] | None
) -> "Options":
    from factcheck.app.project import Options

    paths = tuple(Path(source) for source in sources)
    return Options(paths, Path(verdicts) if verdicts else None, quiet=True, settings=settings)
