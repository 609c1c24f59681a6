"""Which files there are to read under some paths, and which are left out, with the reason."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from factcheck.core.errors import SourceError
from factcheck.core.model import Skipped
from factcheck.documents.kinds import kind_of
from factcheck.documents.opening import read_head, shown, what_it_is, why_not

PROVENANCE = "sources.toml"


Known = Callable[[str, os.stat_result], bool]
"""Whether a file at a path, looking like this, is known to be readable: then it is not looked into."""


def readable_files(
    paths: Iterable[str | os.PathLike[str]], known: Known = lambda _path, _stat: False
) -> tuple[list[str], tuple[Skipped, ...]]:
    """The files to read, given as themselves or by their folder, and what was skipped.

    Folders are read in the order given, what is in them by name; a file that is reached twice counts once. Hidden
    files and `sources.toml` are left out without a word, unless given as themselves. A path that does not exist is
    skipped like any other that cannot be read.
    """
    files: list[str] = []
    skipped: list[Skipped] = []
    seen: set[tuple[int, int]] = set()
    for path in paths:
        for found, identity in _walk(Path(path), (), os.path.realpath(path), known):
            if isinstance(found, Skipped):
                skipped.append(found)
            elif identity not in seen:
                seen.add(identity)
                files.append(found)
    return files, tuple(skipped)


def _walk(
    path: Path, above: tuple[tuple[int, int], ...], root: str, known: Known
) -> Iterator[tuple[str | Skipped, tuple[int, int]]]:
    """The files at or under a path with what identifies them; `above` are the folders on the way to it from `root`."""
    if above and path.is_symlink() and _leads_out(path, root):
        # A folder of sources may come from a stranger: what it links to is not theirs to show.
        hint = "If it is a source, name what it leads to with --sources."
        yield Skipped(str(path), f"{shown(path)} is a link that leads out of the folder", hint), (-1, -1)
        return
    try:
        found = path.stat()
        identity = (found.st_dev, found.st_ino)
        if not stat.S_ISDIR(found.st_mode):
            yield str(path) if known(str(path), found) else _checked(path, found), identity
        elif identity in above:
            yield Skipped(str(path), "a folder that leads back into itself"), identity
        else:
            for inner in sorted(path.iterdir(), key=lambda inner: inner.name):  # faster than to sort paths
                if not inner.name.startswith(".") and inner.name != PROVENANCE:
                    yield from _walk(inner, (*above, identity), root, known)
    except (OSError, ValueError) as error:
        yield Skipped(str(path), why_not(path, error), hint="Check the path and the permissions."), (-1, -1)


def _leads_out(path: Path, root: str) -> bool:
    target = os.path.realpath(path)
    return target != root and not target.startswith(root.rstrip(os.sep) + os.sep)


def _checked(path: Path, found: os.stat_result) -> str | Skipped:
    """The path, if it is a file of a kind that can be read."""
    if what := what_it_is(found.st_mode):
        return Skipped(str(path), f"{shown(path)} is {what}, not a file")
    try:
        head = read_head(path)
        if not head.startswith(b"PK"):  # what a zip archive holds stands at its end
            kind_of(head, path)
    except SourceError as error:
        return Skipped(str(path), error.message, error.hint)
    return str(path)
