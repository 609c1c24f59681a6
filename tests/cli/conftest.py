"""The command line through its real process, in a folder of its own, with a cache and settings of its own."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.nursery import Nursery
from tests.measured import CHILD, MEASURED, PATIENCE

Run = Callable[..., "subprocess.CompletedProcess[str]"]
ENVIRONMENT = CHILD | {"PYTHONWARNINGS": "error"}


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery | None]:
    """Where the processes come from; None where each must be started anew."""
    if MEASURED or sys.platform != "linux":
        yield None
        return
    with Nursery(ENVIRONMENT) as made:
        yield made


@pytest.fixture(scope="session")
def commands(nursery: Nursery | None) -> Path:
    """The folder with the `factcheck` that scripts run."""
    return nursery.folder if nursery else Path(sys.executable).parent


def runner(folder: Path, nursery: Nursery | None) -> Run:
    """`run("check", "article.md")`: the finished process; standard input is empty unless given."""
    home = folder / "home"
    home.mkdir()
    work = folder / "work"
    work.mkdir()
    own = {"HOME": str(home), "XDG_CACHE_HOME": str(home / "cache"), "XDG_CONFIG_HOME": str(home / "config")}

    def start(
        *arguments: str, stdin: str = "", cwd: Path = work, **variables: str
    ) -> "subprocess.CompletedProcess[str]":
        environment = ENVIRONMENT | own | variables
        if nursery and not any(name.startswith("PYTHON") for name in variables):
            return nursery.run(arguments, cwd=cwd, environment=environment, stdin=stdin)
        return subprocess.run(
            [sys.executable, "-m", "factcheck", *arguments],
            cwd=cwd,
            env=environment,
            input=stdin,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    return start


@pytest.fixture
def run(tmp_path: Path, nursery: Nursery | None) -> Run:
    """The program, in a folder that is the test's own."""
    return runner(tmp_path, nursery)


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """The folder the commands run in."""
    return tmp_path / "work"
