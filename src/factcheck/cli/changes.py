"""What git says has changed since a commit."""

import os
import subprocess
from pathlib import Path

from factcheck.errors import SettingsError
from factcheck.words import visible


class Changes:
    """The files that differ from a commit: committed since, changed, deleted, or not yet known to git."""

    def __init__(self, reference: str) -> None:
        self.reference = reference
        self._of: dict[Path, frozenset[str]] = {}
        self._tops: dict[Path, Path] = {}

    def touch(self, path: Path) -> bool:
        """Whether a file, or any file in a folder, changed. Raises SettingsError if git cannot tell."""
        real = os.path.realpath(path)
        names = self._changed(self._top(Path(real).parent))
        return real in names or any(name.startswith(real + os.sep) for name in names)

    def _top(self, folder: Path) -> Path:
        """The repository that a folder lies in, or lay in before it was deleted."""
        if folder not in self._tops:
            there = next(place for place in (folder, *folder.parents) if place.is_dir())
            self._tops[folder] = Path(_git(there, "rev-parse", "--show-toplevel").rstrip("\n"))
        return self._tops[folder]

    def _changed(self, top: Path) -> frozenset[str]:
        if top not in self._of:
            commit = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", self.reference + "^{commit}")
            listed = _git(top, "diff", "--name-only", "--no-renames", "--no-ext-diff", "-z", commit.strip(), "--")
            listed += _git(top, "ls-files", "--others", "--exclude-standard", "-z")
            self._of[top] = frozenset(os.path.realpath(top / name) for name in listed.split("\0") if name)
        return self._of[top]


def _git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), "-c", "core.fsmonitor=false", *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - a list, and no shell
    except OSError as error:
        raise SettingsError("--changed needs git, and it is not there", hint="Install git.") from error
    if done.returncode:
        said = visible(os.fsdecode(done.stderr)).removeprefix("fatal: ") or "it does not know this commit"
        hint = "Name a commit or branch that this repository has (in CI, fetch enough of the history)."
        raise SettingsError(f"--changed: git cannot tell in {folder}: {said}", hint=hint)
    return os.fsdecode(done.stdout)
