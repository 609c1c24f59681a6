"""What holds for every test: it depends on no clock and on nothing of the machine or of the person who runs it.

`tests/environments.py` runs the tests in a dozen environments.
"""

import gc
import os
import signal
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

KEPT = ("CI", "COVERAGE_", "FACTCHECK_", "HYPOTHESIS", "PATH", "PYTEST_", "PYTHONPATH", "TMPDIR", "VIRTUAL_ENV")
"""All that a test, and whatever it starts, may know of the environment it runs in."""


def own_environment() -> None:
    """Before anything reads the environment: Textual does when it is imported."""
    kept = {name: value for name, value in os.environ.items() if name.startswith(KEPT)}
    os.environ.clear()
    os.environ.update(kept)
    os.environ.update(
        {
            "GIT_CONFIG_NOSYSTEM": "1",
            "HOME": tempfile.gettempdir(),  # until there is a folder for it
            "LC_ALL": "C.UTF-8",
            "TERM": "xterm-256color",
            "TZ": "UTC",
        }
    )
    time.tzset()
    os.umask(0o022)


own_environment()
# What the helpers assert counts under PYTHONOPTIMIZE, too.
pytest.register_assert_rewrite(
    "benchmarks",
    *(f"tests.{path.stem}" for path in Path(__file__).parent.iterdir() if path.stem not in {"__init__", "conftest"}),
)

from hypothesis import HealthCheck, settings  # noqa: E402

# Where the tests run in the background, ctrl+c is ignored, and children would inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)
if hasattr(signal, "SIGHUP"):  # and under nohup that the terminal has gone
    signal.signal(signal.SIGHUP, signal.SIG_DFL)

settings.register_profile("here", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("here"), max_examples=100, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_collection_finish() -> None:
    """What collecting made stays to the end: no collection of garbage has to look at it, time and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: many tests wait for the program's processes as much as they compute."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session", autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes the caches, settings and recovery files of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
        for name in ("CACHE", "STATE", "CONFIG", "DATA"):
            patch.setenv(f"XDG_{name}_HOME", str(tmp_path_factory.mktemp(name.lower())))
        yield
