"""Every command and every Python example of the README, run on a copy of the sample."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.cli.pages import ROOT, bash, blocks, from_docs, needs_bash, sample, script, text_of
from tests.programs import needs_git

README = "README.md"
INSTALLS = {"pipx install ."}  # needs the network: CI installs the wheel, as this does


@needs_git
@needs_bash
def test_commands(tmp_path: Path, commands: Path) -> None:
    done = bash(script(README, keep="factcheck "), sample(tmp_path), commands)
    assert done.returncode == 0, done.stderr
    assert "00:12:16" in done.stdout
    assert "FC003" in done.stdout
    assert (tmp_path / "articles" / "harbour.verdicts.toml").exists()


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make")
def test_make() -> None:
    named = [line.partition(" #")[0].strip() for block in blocks(README, "sh") for line in block.splitlines()]
    targets = [line.removeprefix("make ") for line in named if line.startswith("make ")]
    assert targets == ["review", "test"]
    for target, does in zip(targets, ("factcheck review articles/harbour.md", "-m pytest"), strict=True):
        said = subprocess.run(["make", "--dry-run", target], cwd=ROOT, capture_output=True, text=True, check=True)
        assert does in said.stdout
    rest = [line for line in named if line and not line.startswith(("make ", "factcheck "))]
    assert set(rest) == INSTALLS


def test_python(tmp_path: Path) -> None:
    assert blocks(README, "python")
    for block in blocks(README, "python"):
        command = [sys.executable, "-c", block]
        done = subprocess.run(command, cwd=sample(tmp_path), capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert "We have turned away eleven ships since the spring" in done.stdout


def test_for_pypi_every_link_is_absolute() -> None:
    text = from_docs("for_pypi").absolute(text_of(README), "somebody/factcheck", "v1")
    targets = re.findall(r"\]\(([^)]+)\)", text)
    assert len(targets) == len(re.findall(r"\]\(([^)]+)\)", text_of(README))) > 5
    assert [target for target in targets if not target.startswith("https://")] == []
    assert "](https://raw.githubusercontent.com/somebody/factcheck/v1/snapshots/" in text
    assert "](https://github.com/somebody/factcheck/blob/v1/docs/ci.md)" in text


def test_for_pypi_the_project_has_addresses() -> None:
    added = from_docs("for_pypi").addresses("somebody/factcheck", "v1")
    project = tomllib.loads(text_of("pyproject.toml") + added)["project"]
    assert project["urls"]["Homepage"] == "https://github.com/somebody/factcheck"
    assert all(address.startswith("https://github.com/somebody/factcheck") for address in project["urls"].values())
    assert project["name"] == "factcheck-quotes"


def test_the_picture_is_one() -> None:
    [picture] = re.findall(r"!\[.+\]\((.+)\)", text_of(README))
    assert (ROOT / picture).read_text(encoding="utf-8").startswith("<svg")
