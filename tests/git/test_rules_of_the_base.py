"""A pull request judged by the rules of the branch it asks to be merged into: `--policy-from`, and what was `used`."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run, nursery, run, work
from tests.git.test_strangers_checkout import FALSE, SOURCE, git
from tests.programs import needs_git

__all__ = ["nursery", "run", "work"]
pytestmark = needs_git

OTHER = "The mayor said: We will raise the harbour fee this year.\n"
IGNORE = "<!-- factcheck-ignore FC003: trust me -->\n"
WORDS = ("--ignore", "FC010")


@pytest.fixture
def project(run: Run, work: Path) -> Path:
    """A base branch with an article, a source, settings and an ignore comment; on it, a pull request."""
    del run
    files = {
        "sources/minutes.txt": SOURCE,
        "news/a.md": f"Nothing was said.\n\n{FALSE}",
        "news/old.md": f"{IGNORE}{FALSE}",
        ".factcheck.toml": 'quote_policy = "strict"\n',
    }
    for name, text in files.items():
        write(work, name, text)
    git(work, "init", "-q", "-b", "base")
    git(work, "add", ".")
    git(work, "commit", "-q", "-m", "base")
    git(work, "checkout", "-q", "-b", "request")
    return work


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def known(run: Run, project: Path) -> None:
    run("baseline", "news/a.md")
    assert (project / ".factcheck-baseline.json").exists()


LOOSENED = {
    # what the pull request brings, and a word of what is said of it
    "severity off": lambda run, it: write(it, ".factcheck.toml", '[severity]\nFC003 = "off"\n'),
    "settings nearer by": lambda run, it: write(
        it, "news/.factcheck.toml", 'sources = ["../sources"]\n[severity]\nFC003 = "note"\n'
    ),
    "settings in pyproject": lambda run, it: write(
        it, "news/pyproject.toml", '[tool.factcheck]\nsources = ["../sources"]\nseverity = {FC003 = "off"}\n'
    ),
    "no settings any more": lambda run, it: (it / ".factcheck.toml").unlink(),
    "a baseline": known,
    "sources nearer by": lambda run, it: write(it, "news/sources/mine.txt", OTHER),
    "sources in settings": lambda run, it: (
        write(it, ".factcheck.toml", 'sources = ["mine"]\n'),
        write(it, "mine/mine.txt", OTHER),
    ),
    "an ignore comment": lambda run, it: write(it, "news/a.md", f"Nothing was said.\n\n{IGNORE}{FALSE}"),
    "another line under an old comment": lambda run, it: write(it, "news/old.md", f"{IGNORE}So: {FALSE}"),
    "an old comment twice": lambda run, it: write(it, "news/old.md", f"{IGNORE}{FALSE}\n\n{IGNORE}{FALSE}"),
}


@pytest.mark.parametrize("kind", LOOSENED)
def test_the_text_does_not_loosen_the_rules_it_is_judged_by(run: Run, project: Path, kind: str) -> None:
    LOOSENED[kind](run, project)
    article = "news/old.md" if "old" in kind else "news/a.md"
    git(project, "add", "-A")
    git(project, "commit", "-q", "-m", "request")
    done = run("check", article, *WORDS, "--policy-from", "base")
    assert done.returncode == 1, done.stdout + done.stderr
    assert " error FC003 " in done.stdout
    if kind not in ("no settings any more", "another line under an old comment"):
        loose = run("check", article, *WORDS)
        assert loose.returncode == 0 or "twice" in kind, loose.stdout  # without it, this is the hole


def test_what_the_base_has_still_counts(run: Run, project: Path) -> None:
    assert run("check", "news/old.md", *WORDS, "--policy-from", "base").returncode == 0
    done = run("check", "news/old.md", *WORDS, "--policy-from", "base", "--format", "json")
    used = json.loads(done.stdout)["used"]
    assert used == {
        "policy_from": "base",
        "settings": [".factcheck.toml"],
        "baselines": [],
        "sources": ["sources"],
        "verdicts": [],
        "new": [],
    }


def test_what_is_new_is_named(run: Run, project: Path) -> None:
    write(project, "sources/more.txt", OTHER)
    write(project, "news/sources/mine.txt", OTHER)
    write(project, "news/a.md", f"Nothing was said.\n\n{IGNORE}{FALSE}")
    run("review", "news/old.md", "--plain", "--reviewer", "mallory", "--sources", "sources", stdin="u\n\ny\nq\n")
    assert (project / "news" / "old.verdicts.toml").exists()
    done = run("check", "news/a.md", "news/old.md", *WORDS, "--policy-from", "base", "--format", "json=out.json")
    said = done.stderr.splitlines()[-2]
    assert said.startswith("new since base: ")
    for words in (
        "source sources/more.txt",
        "news/sources (a folder of sources, not used)",
        "news/a.md:3 (an ignore comment, not counted)",
        "verdict by mallory on 1 claim in news/old.verdicts.toml",
    ):
        assert words in said
    new = json.loads((project / "out.json").read_text())["used"]["new"]
    assert {"kind": "source", "path": "sources/more.txt", "what": "", "number": 1} in new
    assert {"kind": "verdict", "path": "news/old.verdicts.toml", "what": "mallory", "number": 1} in new


def test_what_is_used_is_said_in_a_line(run: Run, project: Path) -> None:
    write(project, "news/sources/mine.txt", OTHER)
    write(project, "news/.factcheck.toml", "")
    done = run("check", "news/a.md", *WORDS)
    line = "used: settings news/.factcheck.toml; baseline none; sources news/sources; verdicts none"
    assert line in done.stderr.splitlines()
    assert "used:" not in run("check", "news/a.md", "-q").stderr


def test_a_commit_that_is_not_there_is_no_policy(run: Run, project: Path) -> None:
    done = run("check", "news/a.md", "--policy-from", "nowhere")
    assert done.returncode == 2
    assert "--policy-from: git knows no commit “nowhere”" in done.stderr


def test_select_beats_a_project_s_off(run: Run, project: Path) -> None:
    write(project, ".factcheck.toml", '[severity]\nFC003 = "off"\n')
    assert run("check", "news/a.md", *WORDS).returncode == 0
    done = run("check", "news/a.md", "--select", "FC003")
    assert done.returncode == 1
    assert " error FC003 " in done.stdout
