"""Every command and every Python example of the README, run on a copy of the sample."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def commands() -> list[tuple[str, int]]:
    lines = [line for block in blocks("sh") for line in block.splitlines() if line.startswith("factcheck ")]
    split = [(line.partition(" #")[0].strip(), line.partition(" #")[2]) for line in lines]
    return [(command, int(match[1]) if (match := re.search(r"exit (\d)", note)) else 0) for command, note in split]


@pytest.fixture
def sample(work: Path) -> Path:
    for name in ("articles", "sources"):
        shutil.copytree(ROOT / name, work / name)
    return work


@pytest.mark.parametrize(("command", "code"), commands(), ids=[command for command, _ in commands()])
def test_commands(run: Run, sample: Path, command: str, code: int) -> None:
    done = run(*shlex.split(command)[1:], cwd=sample)
    assert done.returncode == code, done.stderr
    assert done.stdout


def test_python(sample: Path) -> None:
    assert blocks("python")
    for block in blocks("python"):
        done = subprocess.run([sys.executable, "-c", block], cwd=sample, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert "We have turned away eleven ships since the spring" in done.stdout


def test_make_commands_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"^make ([a-z]+)", "\n".join(blocks("sh")), re.MULTILINE)) <= targets


def test_links_and_pictures_lead_somewhere() -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", README)
    assert targets
    assert [target for target in targets if not target.startswith("http") and not (ROOT / target).exists()] == []
