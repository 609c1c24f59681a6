"""Which article a verdict file belongs to: two never share one unnoticed, and one that lost its article is found."""

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from factcheck.core.errors import VerdictFileError
from factcheck.core.records import VerdictFile, unsafe_path
from factcheck.verdicts.reading import SUFFIX, load

MOST = 20_000
"""Files and folders of a project looked at for verdict files without an article."""
ENOUGH = 0.5
"""The least share of a file's claims that an article must have for the file to be its own."""


@dataclass(frozen=True, slots=True)
class Stray:
    """A verdict file with no article beside it, and what it holds (None if it cannot be read)."""

    path: Path
    file: VerdictFile | None

    def fits(self, text_sha256: str, claim_ids: Collection[str]) -> bool:
        """Whether an article of this text and with these claims is the one that it was written for."""
        if self.file is None:
            return False
        theirs = self.file.claims.keys() & set(claim_ids)
        return self.file.text_sha256 == text_sha256 or len(theirs) > ENOUGH * len(self.file.claims)


def check_owner(path: Path, file: VerdictFile, *, name: str, root: Path, text_sha256: str) -> None:
    """Raises VerdictFileError if the file was written for another article, which is still there.

    `name` is the article's path from the project's `root`. A file whose article was moved or renamed, or has this
    very text, may be read for it.
    """
    if file.article == name or file.text_sha256 == text_sha256 or unsafe_path(file.article):
        return
    other = root / file.article
    if not other.is_file() or ((root / name).exists() and other.samefile(root / name)):
        return
    raise VerdictFileError(
        f"{path} has the verdicts on {file.article}, not on {name}",
        hint=f"Name a verdict file of its own for {name} with --verdicts FILE, or rename one of the two articles.",
    )


def strays(root: Path) -> tuple[Stray, ...]:
    """The verdict files under a folder that have no article beside them."""
    found, looked = [], 0
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        looked += len(names) + len(folders)
        if looked > MOST:
            break
        found += [Path(folder) / name for name in _alone(names)]
    return tuple(Stray(path, _read(path)) for path in found)


def _alone(names: Collection[str]) -> Iterator[str]:
    stems = {Path(name).stem for name in names if not name.endswith(SUFFIX)}
    yield from sorted(name for name in names if name.endswith(SUFFIX) and name.removesuffix(SUFFIX) not in stems)


def _read(path: Path) -> VerdictFile | None:
    try:
        return load(path)
    except VerdictFileError:
        return None
