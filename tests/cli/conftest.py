"""The command line through its real process, in a folder of its own, with a cache and settings of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """`run("check", "article.md")`: the finished process; standard input is empty unless given."""
    home = tmp_path / "home"
    home.mkdir()
    work = tmp_path / "work"
    work.mkdir()
    environment = {
        **{name: value for name, value in os.environ.items() if name.startswith("COVERAGE_")},  # measured, too
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "LC_ALL": "C.UTF-8",
        "PYTHONWARNINGS": "error",
    }

    def start(
        *arguments: str, stdin: str = "", cwd: Path = work, **variables: str
    ) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "factcheck", *arguments],
            cwd=cwd,
            env=environment | variables,
            input=stdin,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return start


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """The folder the commands run in."""
    return tmp_path / "work"
