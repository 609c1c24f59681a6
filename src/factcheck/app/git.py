"""All that is asked of git, so that nothing in a checkout can make git run a program.

A pull request brings files, and among them may be a whole repository: HEAD, config, refs and objects in a folder of
articles. So git is asked about one repository alone, the one whose `.git` the working folder or a folder above it has.
It is asked for names and for objects as they are stored. The working files are read and hashed here: no filter, hook,
external diff, text conversion or file system monitor gets a chance to run.
"""

import hashlib
import os
import shutil
import subprocess
import tempfile
import threading
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, Literal

from factcheck.core.errors import FactcheckError
from factcheck.core.text import visible

_SECONDS: Final = 60
"""For one question; `ls-tree` takes about a second for 500,000 files."""
_MOST: Final = 256 * 2**20
"""Bytes of one answer: a tree of 500,000 files has about 50 MB, and a blob is read as large as a source may be."""
_KEPT: Final = (
    *("PATH", "HOME", "XDG_CONFIG_HOME", "USERPROFILE", "APPDATA", "SYSTEMROOT", "TMPDIR", "TEMP", "TMP"),
    *("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM"),
)
"""Of the environment: where git and the person's own configuration are. Nothing else may point git elsewhere."""
_SAFE: Final = (
    *("safe.bareRepository=explicit", "core.fsmonitor=false", "core.untrackedCache=false"),
    *(f"core.hooksPath={os.devnull}", f"core.attributesFile={os.devnull}", "core.pager=cat", "diff.external="),
    *("protocol.allow=never", "submodule.recurse=false", "core.warnAmbiguousRefs=true"),
)
_COMMITS = "Name a commit or branch that this repository has (in CI, fetch enough of the history)."
_LINK, _MODULE = "120000", "160000"
_LFS = "version https://git-lfs.github.com/spec/v1\noid sha256:{}\nsize {}\n"


class GitError(FactcheckError):
    """Git is missing, knows no repository here, or cannot answer."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a commit: its mode as git writes it ("100644"; a link, a submodule), and the name of its content."""

    mode: str
    name: str


class Repository:
    """The repository that the working folder is in."""

    def __init__(self, top: Path) -> None:
        """`top` has the `.git`. Raises GitError if git does not take that, and nothing else, for the repository."""
        self.top = Path(os.path.realpath(top))
        said = self.ask("rev-parse", "--absolute-git-dir").rstrip("\n")
        meant, own = Path(os.path.realpath(said)), self.top / ".git"
        is_folder = own.is_dir() and not own.is_symlink()
        # Otherwise it is a linked working tree or a submodule: its repository lies elsewhere, never among the files.
        if meant != own if is_folder else meant.is_relative_to(self.top):
            raise GitError(
                f"{own} is not the repository that git would use ({said})",
                hint="Check that folder: no checkout comes with a .git that points into its own files.",
            )

    @classmethod
    def here(cls) -> "Repository":
        """The repository of the working folder. Raises GitError if it is in none."""
        here = Path.cwd()
        for place in (here, *here.parents):
            if os.path.lexists(place / ".git"):
                return cls(place)
        raise GitError(
            f"{here} is not in a git repository", hint="Run this in the repository that the articles are in."
        )

    def ask(self, *arguments: str, may_fail: bool = False) -> str:
        """What git answers. Raises GitError if it fails, unless it `may_fail`."""
        return os.fsdecode(_git(self.top, *arguments, may_fail=may_fail))

    def name(self, path: str | Path) -> str | None:
        """A path as git has it, from the top ("" itself) and with `/`; None if it lies outside.

        Links on the way are followed, the last one is not.
        """
        absolute = Path(path).absolute()
        last = absolute.name if absolute.name != ".." else ""
        real = Path(os.path.realpath(absolute.parent if last else absolute), last)
        if not real.is_relative_to(self.top):
            return None
        return real.relative_to(self.top).as_posix() if real != self.top else ""

    def commit(self, reference: str) -> "Commit":
        """The commit that a name means. Raises GitError if there is none, or the name means several things."""
        if "\0" in reference or not reference:
            raise GitError(f"“{visible(reference)}” names no commit", hint=_COMMITS)
        meanings = [f"refs/{kind}/{reference}" for kind in ("heads", "tags", "remotes")]
        found = self.ask("for-each-ref", "--format=%(refname)", *meanings, may_fail=True).splitlines()
        several = sorted(set(found) & set(meanings))
        if len(several) > 1:
            raise GitError(f"“{visible(reference)}” may mean {' or '.join(several)}", hint="Give one of them in full.")
        asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", reference + "^{commit}")
        found_id = self.ask(*asked, may_fail=True).strip()
        if not found_id:
            raise GitError(f"git knows no commit “{visible(reference)}” in {self.top}", hint=_COMMITS)
        return Commit(self, reference, found_id)

    @cached_property
    def listed(self) -> Sequence[str]:
        """The files git knows or would add, sorted: those in the index, and those it does not ignore."""
        listed = self.ask("ls-files", "-z", "--cached", "--others", "--exclude-standard")
        return sorted({name.rstrip("/") for name in listed.split("\0") if name})


class Commit:
    """The files of one commit, and how those of the working folder differ from them."""

    def __init__(self, repository: Repository, reference: str, name: str) -> None:
        self.repository = repository
        self.reference = reference
        self.id = name
        self._same: dict[str, bool] = {}

    @cached_property
    def files(self) -> Mapping[str, Entry]:
        """All files, sorted by their names from the top."""
        answer = self.repository.ask("ls-tree", "-r", "-z", "--full-tree", self.id)
        found = {}
        for line in answer.split("\0"):
            if line:
                what, _, name = line.partition("\t")
                mode, _, content = what.split(" ")
                found[name] = Entry(mode, content)
        return dict(sorted(found.items()))

    def read(self, path: str | Path) -> bytes | None:
        """A file's bytes as they were in the commit; None if it was not in it. Raises GitError if it was no plain file."""
        name = self.repository.name(path)
        entry = self.files.get(name) if name else None
        if entry is None:
            return None
        if entry.mode in (_LINK, _MODULE):
            what = "a link" if entry.mode == _LINK else "a submodule"
            raise GitError(f"{name} is {what} in {self.reference}", hint="Put the file itself in its place.")
        return _git(self.repository.top, "cat-file", "blob", entry.name)

    def covers(self, path: str | Path) -> bool:
        """Whether a path lies in the repository, so that the commit says what was there."""
        return self.repository.name(path) is not None

    def has(self, path: str | Path) -> bool:
        """Whether a file, or any file in a folder, was in the commit."""
        name = self.repository.name(path)
        return name is not None and any(_under(self._names, name))

    def changed(self, path: str | Path) -> bool:
        """Whether a file, or any file in a folder, is not as it was in the commit.

        What lies outside the repository or in a submodule counts as changed: it cannot be compared.
        """
        places = {self.repository.name(path), self.repository.name(os.path.realpath(path))}
        return any(name is None or any(self._changes(name)) for name in places)

    def new(self, path: str | Path) -> Iterator[str]:
        """The files at or under a path that were not in the commit, or were otherwise; by their names from the top."""
        name = self.repository.name(path)
        if name is not None:
            yield from self._changes(name)

    @cached_property
    def _names(self) -> Sequence[str]:
        return list(self.files)

    @cached_property
    def _modules(self) -> frozenset[str]:
        return frozenset(name for name, entry in self.files.items() if entry.mode == _MODULE)

    def _changes(self, name: str) -> Iterator[str]:
        parts = name.split("/")
        if any("/".join(parts[:count]) in self._modules for count in range(1, len(parts) + 1)):
            yield name
            return
        for each in sorted({*_under(self._names, name), *_under(self.repository.listed, name)}):
            if each not in self._same:
                self._same[each] = self._is_same(each)
            if not self._same[each]:
                yield each

    def _is_same(self, name: str) -> bool:
        entry = self.files.get(name)
        path = self.repository.top / name
        if entry is None or entry.mode == _MODULE or path.is_symlink() != (entry.mode == _LINK):
            return False
        try:
            data = os.fsencode(path.readlink()) if entry.mode == _LINK else _content(path)
        except OSError:
            return False
        lines = data.replace(b"\r\n", b"\n")
        stored = (data, lines, _LFS.format(hashlib.sha256(data).hexdigest(), len(data)).encode())
        return any(_name_of(each, len(entry.name)) == entry.name for each in stored)


def user_name() -> str:
    """The name in the person's own configuration of git, or in the machine's; "" if there is none.

    Not that of the working folder's repository: a stranger may have packed its `.git`, and a name is signed with.
    """
    with suppress(GitError):  # asked here, since a person may go by another name in another folder
        asked = ("config", "--global", "--includes", "--get", "user.name")
        if found := Repository.here().ask(*asked, may_fail=True).strip():
            return found
    try:
        with tempfile.TemporaryDirectory(prefix="factcheck-") as nowhere:
            return os.fsdecode(_git(Path(nowhere), "config", "--get", "user.name", may_fail=True)).strip()
    except (GitError, OSError):
        return ""


def merge_by_lines(ours: Path, base: Path, theirs: Path) -> int:
    """Git's own merge by lines, into `ours`: 0 if all could be merged, 1 if not, more if git failed."""
    labels = [part for label in ("ours", "base", "theirs") for part in ("-L", label)]
    line = [_program(), "merge-file", "--quiet", *labels, "--", str(ours), str(base), str(theirs)]
    done = subprocess.run(line, check=False, env=_environment(Path.cwd()))  # noqa: S603 - a list, and no shell
    # It exits with the number of conflicts, or from 128 on with an error, which git must hear of as one.
    return done.returncode if done.returncode > 127 else int(done.returncode > 0)


def side_of_conflict(path: Path, stage: Literal[1, 2, 3]) -> bytes | None:
    """A file as it was before both sides (1), on our side (2) or on theirs (3), in an unresolved merge; None without."""
    repository = Repository.here()
    name = repository.name(path)
    listed = repository.ask("ls-files", "-z", "--stage", "--", f":(top,literal){name}") if name else ""
    for line in filter(None, listed.split("\0")):
        mode, content, number = line.partition("\t")[0].split(" ")
        if number == str(stage) and mode not in (_LINK, _MODULE):
            return _git(repository.top, "cat-file", "blob", content)
    return None


def _under(names: Sequence[str], name: str) -> Iterator[str]:
    """The name itself, if it is among the sorted names, and those below it."""
    at = bisect_left(names, name)
    if not name:
        yield from names
        return
    if at < len(names) and names[at] == name:
        yield name
    for each in names[bisect_left(names, f"{name}/") :]:
        if not each.startswith(f"{name}/"):
            return
        yield each


def _content(path: Path) -> bytes:
    """A plain file's bytes. Raises OSError if it is none, or larger than any file that is read."""
    if not path.is_file() or path.stat().st_size > _MOST:
        raise OSError(path)
    return path.read_bytes()


def _name_of(data: bytes, length: int) -> str:
    """What git calls this content; by the length of the names, it is a repository of SHA-1 or SHA-256."""
    make = hashlib.sha256 if length == 64 else lambda given: hashlib.sha1(given, usedforsecurity=False)
    return make(b"blob %d\0" % len(data) + data).hexdigest()


def _program() -> str:
    """Git's program, never one that lies in the working folder. Raises GitError if there is none."""
    found = shutil.which("git")
    if not found or not Path(found).is_absolute():  # a relative one lies in the working folder
        raise GitError("this needs git, which is not installed", hint="Install git.")
    return found


def _environment(folder: Path) -> dict[str, str]:
    own = {name: os.environ[name] for name in _KEPT if name in os.environ}
    never = {"GIT_TERMINAL_PROMPT": "0", "GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1"}
    never |= {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_REPLACE_OBJECTS": "1", "GIT_ATTR_NOSYSTEM": "1", "LC_ALL": "C"}
    # The folder's own .git is found, and nothing above it; its files are the folder, whatever its settings say.
    return own | never | {"GIT_CEILING_DIRECTORIES": str(folder.parent), "GIT_WORK_TREE": str(folder)}


def _git(folder: Path, *arguments: str, may_fail: bool = False) -> bytes:
    """What git answers in a folder. Raises GitError if it is not there, fails, or takes too long or too much."""
    safe = [part for setting in _SAFE for part in ("-c", setting)]
    line = [_program(), "-C", str(folder), *safe, *arguments]
    with tempfile.TemporaryFile() as said:
        try:
            running = subprocess.Popen(  # noqa: S603 - a list, and no shell
                line, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=said, env=_environment(folder)
            )
        except (OSError, ValueError) as error:
            raise GitError(f"git could not be started: {error}", hint="Install git.") from error
        stopped = threading.Timer(_SECONDS, running.kill)
        stopped.start()
        try:
            with running:
                answer = running.stdout.read(_MOST + 1) if running.stdout else b""
                if len(answer) > _MOST:
                    running.kill()
        finally:
            stopped.cancel()
        if running.returncode == 0 or (may_fail and running.returncode > 0):
            return answer
        said.seek(0)
        words = visible(os.fsdecode(said.read(2000))).removeprefix("fatal: ").strip()
    if running.returncode < 0:
        words = f"its answer took more than {_SECONDS} s or {_MOST >> 20} MB"
    raise GitError(f"git cannot tell in {folder}: {words}", hint=_COMMITS)
