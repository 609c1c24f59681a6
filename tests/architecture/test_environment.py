"""What the tests see of the machine they run on; `tests/environments.py` runs them on a dozen."""

import os
import sys
from types import ModuleType

import pytest
from tests import environments

NAMES = (
    "NO_COLOR",
    "FORCE_COLOR",
    "COLUMNS",
    "LINES",
    "LANG",
    "GIT_DIR",
    "GIT_CONFIG_GLOBAL",
    "EDITOR",
    "TMUX",
    "USER",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_variable_of_the_person_who_runs_them_reaches_no_test(name: str) -> None:
    assert name not in os.environ


def test_what_is_written_is_written_as_on_any_machine() -> None:
    mask = os.umask(0o077)
    os.umask(mask)
    assert mask == 0o022
    assert sys.getfilesystemencoding() == "utf-8"
    assert os.environ["TZ"] == "UTC"


def helpers() -> list[ModuleType]:
    return [module for name, module in sys.modules.items() if name.startswith("tests.") and name != "tests.conftest"]


def test_assertions_of_helpers_count_without_assert_statements() -> None:
    assert helpers()
    for module in helpers():
        if module.__spec__ and module.__spec__.origin and not module.__spec__.origin.endswith("__init__.py"):
            assert type(module.__loader__).__name__ == "AssertionRewritingHook", module.__name__


def test_the_script_knows_twelve_environments_and_what_each_is() -> None:
    assert len(environments.ENVIRONMENTS) >= 12
    assert environments.main(["nowhere"]) == 2
