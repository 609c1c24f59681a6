"""What a project's files may not do: lead to files outside, or make reading them endless."""

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run

SECRET = "The password said: We will not raise the harbour fee this year, whatever the bank asks of us all.\n"
QUOTE = "“We will raise the harbour fee this year,” the mayor said.\n"


@pytest.fixture
def project(run: Run, work: Path, tmp_path: Path) -> Path:
    """A project of git's with one article, and a folder beside it that is nobody's business."""
    del run
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "notes.txt").write_text(SECRET, encoding="utf-8")
    (work / ".git").mkdir()
    (work / "news").mkdir()
    (work / "news" / "a.md").write_text(QUOTE, encoding="utf-8")
    return work


def absolute(project: Path) -> None:
    (project / ".factcheck.toml").write_text(
        f"sources = [{json.dumps(str(project.parent / 'private'))}]", encoding="utf-8"
    )


def climbing(project: Path) -> None:
    (project / ".factcheck.toml").write_text("sources = ['../private']", encoding="utf-8")


def climbing_from_a_folder(project: Path) -> None:
    (project / "news" / ".factcheck.toml").write_text("sources = ['../../private/notes.txt']", encoding="utf-8")


def pyproject(project: Path) -> None:
    (project / "pyproject.toml").write_text("[tool.factcheck]\nsources = ['news/../../private']", encoding="utf-8")


def linked_folder(project: Path) -> None:
    (project / "archive").symlink_to(project.parent / "private")
    (project / ".factcheck.toml").write_text("sources = ['archive']", encoding="utf-8")


def linked_file(project: Path) -> None:
    (project / "minutes.txt").symlink_to("../private/notes.txt")
    (project / ".factcheck.toml").write_text("sources = ['minutes.txt']", encoding="utf-8")


def linked_on_the_way(project: Path) -> None:
    (project / "up").symlink_to("..")
    (project / ".factcheck.toml").write_text("sources = ['up/private']", encoding="utf-8")


def linked_default(project: Path) -> None:
    (project / "sources").symlink_to("../private")


OUTSIDE = [
    absolute,
    climbing,
    climbing_from_a_folder,
    pyproject,
    linked_folder,
    linked_file,
    linked_on_the_way,
    linked_default,
]


@pytest.mark.parametrize("bring", OUTSIDE)
@pytest.mark.parametrize("command", ["check", "list", "sources", "report"])
def test_nothing_outside_the_project_is_read(run: Run, project: Path, bring, command: str) -> None:
    bring(project)
    done = run(command, *(() if command == "sources" else ("a.md",)), cwd=project / "news")
    assert "password" not in done.stdout + done.stderr
    if command != "list":
        assert done.returncode == 2
        assert "lead out of the project" in done.stderr
        assert "--sources" in done.stderr


@pytest.mark.parametrize("bring", OUTSIDE)
def test_the_person_may_allow_a_folder_or_name_it(run: Run, project: Path, tmp_path: Path, bring) -> None:
    bring(project)
    assert run("check", "news/a.md", "--select", "FC003", "--sources", "../private").returncode == 1
    config = tmp_path / "home" / "config" / "factcheck"
    config.mkdir(parents=True)
    (config / "config.toml").write_text(
        f"allowed_sources = [{json.dumps(str(tmp_path / 'private'))}]", encoding="utf-8"
    )
    assert run("check", "news/a.md", "--select", "FC003").returncode == 1
    (config / "config.toml").write_text(f"allowed_sources = [{json.dumps(str(tmp_path / 'other'))}]", encoding="utf-8")
    assert run("check", "news/a.md", "--select", "FC003").returncode == 2


def test_a_project_may_name_sources_elsewhere_in_it(run: Run, project: Path) -> None:
    (project / "archive").mkdir()
    (project / "archive" / "notes.txt").write_text(SECRET, encoding="utf-8")
    (project / "news" / ".factcheck.toml").write_text("sources = ['../archive']", encoding="utf-8")
    assert run("check", "news/a.md", "--select", "FC003").returncode == 1


BASELINES = [
    ("[" * 100_000, "not a baseline"),
    ('{"schema": ' + "9" * 5_000 + "}", "not a baseline"),
    ('{"schema": 1, "articles": {' + '"a": {}, ' * 310_000 + "}}", "more than 300,000 entries"),
    (" " * 16_000_001, "has more than 16 MB"),
]


@pytest.mark.parametrize(("text", "said"), BASELINES, ids=[said for _, said in BASELINES])
def test_a_baseline_costs_little_to_read(run: Run, project: Path, text: str, said: str) -> None:
    (project / "sources").mkdir()
    (project / "sources" / "notes.txt").write_text(SECRET, encoding="utf-8")
    (project / ".factcheck-baseline.json").write_text(text, encoding="utf-8")
    done = run("check", "news/a.md")
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr) < 2000


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/etc/passwd")], ids=["pipe", "link"])
def test_a_baseline_is_a_plain_file(run: Run, project: Path, make) -> None:
    (project / "sources").mkdir()
    (project / "sources" / "notes.txt").write_text(SECRET, encoding="utf-8")
    make(project / ".factcheck-baseline.json")
    done = run("check", "news/a.md")
    assert done.returncode == 2
    assert "the baseline cannot be read" in done.stderr
