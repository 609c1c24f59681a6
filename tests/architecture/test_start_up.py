"""What a command loads: an import inside a function escapes a static graph, so a fresh process is asked."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCREEN = {"textual", "factcheck.tui", "factcheck.line_mode"}


def loaded_by(*arguments: str) -> set[str]:
    """The modules in a process that ran one command, and their top-level packages."""
    script = f"""
import json, sys
from factcheck.cli import cli
try:
    cli.main({list(arguments)!r}, standalone_mode=False)
except SystemExit:
    pass
print("MODULES" + json.dumps(sorted(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    names = json.loads(done.stdout.rsplit("MODULES", 1)[1])
    return {*names, *(name.partition(".")[0] for name in names)}


def test_check_does_its_work_without_the_screen_and_the_archive() -> None:
    modules = loaded_by("check", "articles/harbour.md", "--no-cache")
    assert "factcheck.checks" in modules, "the check did not run"
    assert not modules & SCREEN
    assert not modules & {"factcheck.archive", "http.client", "keyring", "ssl"}


def test_help_loads_no_room() -> None:
    modules = loaded_by("--help")
    assert "factcheck.cli" in modules
    assert "factcheck.cli.check" not in modules
    assert not modules & (
        SCREEN
        | {"tantivy", "rapidfuzz", "selectolax", "pypdfium2", "markdown_it", "sentencex", "rich", "aiohttp", "asyncio"}
    )


def test_importing_the_package_loads_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import sys, factcheck; print([n for n in sys.modules if n.startswith('factcheck.')])"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "name", ["find_claims", "read_document", "compare", "SourceLibrary", "Verdict", "FactcheckError"]
)
def test_public_names_are_found_where_they_are_said_to_be(name: str) -> None:
    import factcheck

    assert getattr(factcheck, name).__name__ == name
    assert name in factcheck.__all__


def test_the_version_loads_no_command_line() -> None:
    script = (
        "import sys; sys.argv[1:] = ['--version']; from factcheck.__main__ import main; main(); print([*sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    version, modules = done.stdout.splitlines()
    assert re.fullmatch(r"factcheck \d+\.\d+\.\d+\S*", version)
    assert "click" not in modules
    assert "factcheck.cli" not in modules
