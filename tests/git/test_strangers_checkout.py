"""A stranger's checkout, with real git: whatever lies in it, no command of theirs runs, and nobody's name is taken."""

import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.cli.conftest import Run, nursery, run, work
from tests.programs import needs_git

__all__ = ["nursery", "run", "work"]
pytestmark = needs_git

SOURCE = "The mayor said: We will not raise the harbour fee this year, whatever the bank asks of us all.\n"
FALSE = "“We will raise the harbour fee this year,” the mayor said.\n"
WORDS = ("--select", "FC003")


def git(folder: Path, *arguments: str, **variables: str) -> str:
    identity = ("-c", "user.name=ana", "-c", "user.email=ana@example.org", "-c", "commit.gpgsign=false")
    line = ["git", "-C", str(folder), *identity, *arguments]
    return subprocess.run(
        line, check=True, capture_output=True, text=True, env=os.environ | {"GIT_CONFIG_GLOBAL": os.devnull} | variables
    ).stdout


@dataclass
class Checkout:
    """A repository with one article and one source, on `main`; `canary` is made by whatever command runs."""

    top: Path
    canary: Path

    @property
    def command(self) -> str:
        return f"touch {self.canary}"

    @property
    def config(self) -> str:
        """Every setting of git's that names a command, and another's name."""
        run = f"sh -c '{self.command}; cat'"
        return (
            f"[core]\n\trepositoryformatversion = 0\n\tfsmonitor = {self.command}; false\n\tpager = {self.command}\n"
            f"\tsshCommand = {self.command}\n\teditor = {self.command}\n\thooksPath = {self.top}/hooks\n"
            f'[filter "x"]\n\tclean = "{run}"\n\tsmudge = "{run}"\n\trequired = true\n'
            f'[diff]\n\texternal = "{run}"\n[diff "x"]\n\ttextconv = "{run}"\n\tcommand = "{run}"\n'
            f'[alias]\n\tls-files = "!{self.command}"\n\tdiff = "!{self.command}"\n'
            f'[remote "origin"]\n\turl = "ext::{run}"\n\tpromisor = true\n\tuploadpack = "{run}"\n'
            f"[user]\n\tname = Mallory\n\temail = m@example.org\n"
        )

    def write(self, name: str, text: str) -> None:
        path = self.top / name
        assert path.is_relative_to(self.top), name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def bare(it: Checkout, folder: str = "news", article: str = "a.md") -> None:
    """A bare repository among the files of a folder, as one can commit it: it holds what is at `article` as it was."""
    made = it.canary.parent / "made"
    made.mkdir()
    git(made, "init", "-q", "-b", "main")
    (made / article).parent.mkdir(exist_ok=True)
    (made / article).write_text("Nothing was said.\n", encoding="utf-8")
    git(made, "add", ".")
    git(made, "commit", "-q", "-m", "x")
    git(made, "branch", "base")
    (it.top / folder).mkdir(exist_ok=True)
    for each in (made / ".git").iterdir():
        if each.name != "hooks":
            each.rename(it.top / folder / each.name)
    it.write(f"{folder or '.'}/config", it.config.replace("[core]", "[core]\n\tbare = false\n\tworktree = ."))
    it.write(f"{folder or '.'}/.gitattributes", "* filter=x diff=x\n")


def attributes(it: Checkout) -> None:
    """Attributes that ask for a filter, in a clone whose own configuration has one."""
    it.write(".gitattributes", "* filter=x diff=x\n")
    (it.top / ".git" / "config").write_text(it.config, encoding="utf-8")


def submodule(it: Checkout) -> None:
    """A submodule, whose repository has filters of its own, with changes in it."""
    inner = it.top / "news" / "inner"
    inner.mkdir()
    git(inner, "init", "-q", "-b", "main")
    it.write("news/inner/b.md", FALSE)
    git(inner, "add", ".")
    git(inner, "commit", "-q", "-m", "inner")
    git(it.top, "update-index", "--add", "--cacheinfo", f"160000,{git(inner, 'rev-parse', 'HEAD').strip()},news/inner")
    git(it.top, "commit", "-q", "-m", "submodule")
    git(it.top, "branch", "-f", "base")
    (inner / ".git" / "config").write_text(it.config, encoding="utf-8")
    it.write("news/inner/.gitattributes", "* filter=x\n")
    it.write("news/inner/b.md", FALSE + "\n")


def worktree(it: Checkout) -> None:
    """`core.worktree` leads to a folder with attributes of its own."""
    it.write("evil/.gitattributes", "* filter=x\n")
    it.write("evil/news/a.md", "other\n")
    text = it.config.replace("[core]", f"[core]\n\tworktree = {it.top / 'evil'}")
    (it.top / ".git" / "config").write_text(text, encoding="utf-8")


def pointing(it: Checkout, target: str) -> None:
    """A `.git` that is a file, in a folder of articles, and leads to a repository among the files."""
    bare(it, "news/store")
    it.write("news/.git", f"gitdir: {target}\n")


def alternates(it: Checkout) -> None:
    """Objects that are missing here and are to be had elsewhere, or from a remote that is a command."""
    (it.top / ".git" / "config").write_text(
        it.config.replace("repositoryformatversion = 0", "repositoryformatversion = 1")
        + "[extensions]\n\tpartialClone = origin\n",
        encoding="utf-8",
    )
    it.write(".git/objects/info/alternates", f"{it.top / 'nowhere'}\n")
    blob = git(it.top, "rev-parse", "main:news/a.md").strip()
    (it.top / ".git" / "objects" / blob[:2] / blob[2:]).unlink()


def includes(it: Checkout) -> None:
    """Configuration that includes a file of the checkout."""
    it.write("news/gitconfig", it.config)
    with (it.top / ".git" / "config").open("a", encoding="utf-8") as file:
        file.write(f"[include]\n\tpath = {it.top / 'news' / 'gitconfig'}\n")
    it.write(".gitattributes", "* filter=x\n")


def hooks(it: Checkout) -> None:
    for name in ("post-index-change", "reference-transaction", "post-checkout", "fsmonitor-watchman"):
        it.write(f".git/hooks/{name}", f"#!/bin/sh\n{it.command}\n")
        (it.top / ".git" / "hooks" / name).chmod(0o755)


def refs(it: Checkout) -> None:
    """Branches and tags whose names look like options, commands or other refs."""
    head = git(it.top, "rev-parse", "main").strip()
    for name in ("heads/--output=x", "heads/$(touch x)", "tags/-upload-pack=x", "heads/@{-1}x"):
        it.write(f".git/refs/{name}", f"{head}\n")


def shadow(it: Checkout) -> None:
    """A tag of the name of the branch: git would take the tag."""
    it.write("news/a.md", FALSE)
    git(it.top, "commit", "-q", "-am", "new")
    git(it.top, "tag", "base")


ATTACKS: dict[str, tuple[Callable[[Checkout], None], str, int]] = {
    # what the checkout brings, the commit that is asked for, the exit code
    "embedded bare repository": (bare, "base", 1),
    "embedded bare repository, and it is in the folder above": (
        lambda it: bare(it, "", "news/a.md"),
        "base",
        1,
    ),
    "attributes": (attributes, "base", 1),
    "submodule": (submodule, "base", 1),
    "core.worktree": (worktree, "base", 1),
    "gitdir file": (lambda it: pointing(it, "store"), "base", 1),
    ".git file that points away": (lambda it: pointing(it, str(it.top / "news" / "store")), "base", 1),
    "alternates and a promised object": (alternates, "base", 1),
    "includes": (includes, "base", 1),
    "hooks": (hooks, "base", 1),
    "hostile names of refs": (refs, "--output=x", 1),
    "ref that looks like an option": (lambda _: None, "--output=x", 2),
    "tag of a branch's name": (shadow, "base", 2),
}


@pytest.fixture
def checkout(run: Run, work: Path, tmp_path: Path) -> Checkout:
    del run
    it = Checkout(work, tmp_path / "ran")
    it.write("sources/minutes.txt", SOURCE)
    it.write("news/a.md", "Nothing was said.\n")
    git(work, "init", "-q", "-b", "main")
    git(work, "add", ".")
    git(work, "commit", "-q", "-m", "first")
    git(work, "branch", "base")
    it.write("news/a.md", FALSE)
    return it


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_runs(run: Run, checkout: Checkout, attack: str) -> None:
    bring, reference, code = ATTACKS[attack]
    bring(checkout)
    checkout.canary.unlink(missing_ok=True)
    before = sorted(checkout.top.rglob("*"))
    done = run("check", "news/a.md", *WORDS, f"--changed={reference}", "--no-cache", "--sources", "sources")
    assert not checkout.canary.exists(), "a command of the checkout ran"
    assert done.returncode == code, done.stderr
    assert sorted(checkout.top.rglob("*")) == before


NAMING = [
    "embedded bare repository",
    "gitdir file",
    ".git file that points away",
    "attributes",
    "core.worktree",
    "includes",
]
"""In the last three the whole `.git` is a stranger's, as from an archive that was unpacked."""


@pytest.mark.parametrize("attack", NAMING)
def test_nobody_reviews_under_a_name_that_a_folder_of_articles_brings(
    run: Run, checkout: Checkout, attack: str
) -> None:
    ATTACKS[attack][0](checkout)
    own = checkout.top.parent / "gitconfig"
    own.write_text("[user]\n\tname = Ada\n", encoding="utf-8")
    done = run(
        "review",
        "a.md",
        "--plain",
        "--sources",
        "../sources",
        cwd=checkout.top / "news",
        stdin="u\nq\n",
        GIT_CONFIG_GLOBAL=str(own),
    )
    assert not checkout.canary.exists()
    verdicts = (checkout.top / "news" / "a.verdicts.toml").read_text(encoding="utf-8")
    assert "Ada" in verdicts, done.stdout + done.stderr
    assert "Mallory" not in verdicts


def test_a_person_may_go_by_another_name_in_some_of_their_folders(run: Run, checkout: Checkout) -> None:
    own, other = checkout.top.parent / "gitconfig", checkout.top.parent / "other"
    own.write_text(
        f'[user]\n\tname = Ada\n[includeIf "gitdir:{checkout.top.resolve()}/"]\n\tpath = {other}\n', encoding="utf-8"
    )
    other.write_text("[user]\n\tname = Ada of the desk\n", encoding="utf-8")
    run("review", "news/a.md", "--plain", stdin="u\nq\n", GIT_CONFIG_GLOBAL=str(own))
    assert "Ada of the desk" in (checkout.top / "news" / "a.verdicts.toml").read_text(encoding="utf-8")


def test_a_program_named_git_in_the_checkout_is_not_run(run: Run, checkout: Checkout) -> None:
    checkout.write("git", f"#!/bin/sh\n{checkout.command}\n")
    (checkout.top / "git").chmod(0o755)
    done = run("check", "news/a.md", *WORDS, "--changed", "base", PATH=f".:{os.environ['PATH']}")
    assert not checkout.canary.exists()
    assert done.returncode == 2
    assert "git" in done.stderr


def test_the_environment_leads_git_nowhere_else(run: Run, checkout: Checkout) -> None:
    away = {"GIT_DIR": "/nowhere", "GIT_WORK_TREE": "/", "GIT_INDEX_FILE": "/x", "GIT_EXTERNAL_DIFF": checkout.command}
    done = run("check", "news/a.md", *WORDS, "--changed", "base", **away)
    assert done.returncode == 1, done.stderr
    assert not checkout.canary.exists()
