"""A verdict file that git could not merge: its two sides, from the markers in it or from git's index."""

import shlex
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.app.git import side_of_conflict
from factcheck.core.errors import FactcheckError, VerdictFileError

if TYPE_CHECKING:
    from factcheck.core.records import VerdictFile
    from factcheck.review import ConflictChoices
    from factcheck.verdicts import Conflict, Sides


def conflict_in(path: Path) -> "ConflictChoices | None":
    """What git's markers in a verdict file leave to choose; None if it has none.

    Where the markers make no sense, or somebody took them out and left no valid file, the sides are those that git has
    until the conflict is resolved. Raises VerdictFileError if it has none.
    """
    from factcheck.review import ConflictChoices
    from factcheck.verdicts import ConflictedFileError, Store, read_text

    store = Store(path)

    def put(file: "VerdictFile", text: str, left: "Iterable[Conflict]") -> str:
        return store.resolve(file, instead_of=text, left=left)

    try:
        store.read()
    except ConflictedFileError as marked:
        try:
            return ConflictChoices(marked.text, str(path), put)
        except VerdictFileError as error:
            sides = _sides_in_git(path)
            if sides is None:
                error.hint = (
                    f"Git has no record of the two sides any more: git checkout HEAD -- {shlex.quote(str(path))} takes the "
                    "file of your last commit."
                )
                raise
            return ConflictChoices(marked.text, str(path), put, sides)
    except VerdictFileError:
        sides = _sides_in_git(path)
        if sides is None:
            raise
        return ConflictChoices(read_text(path), str(path), put, sides)
    return None


def _sides_in_git(path: Path) -> "Sides | None":
    """Both sides of a file that git could not merge, as git's index has them; None if it has none that can be read."""
    from factcheck.verdicts import sides_from

    try:
        base, ours, theirs = (side_of_conflict(path, stage) for stage in (1, 2, 3))
        if ours is None or theirs is None:
            return None
        return sides_from(None if base is None else base.decode(), ours.decode(), theirs.decode(), str(path))
    except (FactcheckError, UnicodeDecodeError):
        return None
