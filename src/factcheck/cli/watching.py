"""`check --watch`: check again each time an article, its sources, its settings or its verdicts change."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from factcheck.app.articles import gather
from factcheck.app.programs import this_program
from factcheck.app.project import Options, open_project
from factcheck.cli.output import not_installed, remark
from factcheck.core.errors import FactcheckError

_SETTLES = 300
"""Milliseconds without a change after which an editor or a copy is done."""
_FIRST = 50
"""Milliseconds to wait for a change before the first check; by then the folders are watched."""


def check_again(paths: Sequence[Path], written: Iterable[Path], options: Options) -> int:
    """Check now, and again at each change, until ctrl+c; the exit code of the last check.

    `written` are files that the check writes itself: they start no other one. Each check is a process of its own, with
    the arguments that this one was given. Raises FactcheckError if the extra `watch` is missing or there is no article.
    """
    try:
        from watchfiles import watch
    except ModuleNotFoundError as error:
        raise not_installed("watch", error) from error

    arguments = [each for each in sys.argv[1:] if each != "--watch"]
    own = {str(path.absolute()) for path in written}
    code, checked = 0, False
    changed = watch(*_folders(paths, options), debounce=_SETTLES, rust_timeout=_FIRST, yield_on_timeout=True)
    try:
        for changes in changed:
            if not checked or {path for _, path in changes} - own:
                code, checked = this_program(arguments), True
                remark("watching for changes; ctrl+c ends it", quiet=options.quiet)
    except KeyboardInterrupt:
        pass
    return code


def _folders(paths: Sequence[Path], options: Options) -> set[Path]:
    """The folders of the articles and of their sources, without those inside another one."""
    folders = {path.absolute() for path in paths if path.is_dir()}
    for given in gather(paths, options).articles:
        project = open_project(given.path, options)
        folders |= {given.path.absolute().parent, project.root}
        folders |= {source if source.is_dir() else source.parent for source in map(Path.absolute, project.sources)}
    if not folders:
        raise FactcheckError("nothing to watch: there are no articles", hint="Name articles or their folder.")
    return {folder for folder in folders if not folders & set(folder.parents)}
