"""The commands in Markdown pages, run as a reader would type them, in one shell a page."""

import os
import re
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tests.measured import CHILD

ROOT = Path(__file__).parents[2]
BASH = shutil.which("bash")
needs_bash = pytest.mark.skipif(BASH is None, reason="the pages' commands are for bash")

# A review is answered in line mode, by what the page's author wrote before the block: `<!-- answers: v|d|q -->`.
_HEAD = """
factcheck() {
  if [ "$1" = review ]; then shift; printf '%s\\n' "$ANSWERS" | tr '|' '\\n' | command factcheck review --plain "$@"
  else command factcheck "$@"; fi
}
expect() { [ "$1" = "$2" ] || { echo "exit code $2, not $1: $3" >&2; exit 9; }; }
"""


def from_docs(name: str) -> Any:
    """A module of docs/, which is no package."""
    sys.path.insert(0, str(ROOT / "docs"))
    try:
        return import_module(name)
    finally:
        sys.path.pop(0)


def text_of(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def blocks(page: str, language: str) -> list[str]:
    """The code blocks of a language, those in comments left out."""
    return re.findall(rf"^```{language}\n(.*?)^```", text_of(page), re.MULTILINE | re.DOTALL)


def script(page: str, keep: str = "") -> str:
    """All commands of a page as one script that stops at the first exit code that the page does not name.

    `keep` names the first words of the commands to keep, with `|` between; without it all are kept.
    """
    lines = [_HEAD]
    for answers, block in re.findall(
        r"(?:^<!-- answers: (.*?) -->\n)?^```sh\n(.*?)^```", text_of(page), re.MULTILINE | re.DOTALL
    ):
        lines.append(f"ANSWERS='{answers or 'q'}'")
        for line in re.sub(r"\\\n\s*", "", block).splitlines():
            command, _, note = line.partition(" #")
            if command.strip() and re.match(keep, command):
                wanted = found[1] if (found := re.search(r"exit (\d)", note)) else "0"
                lines.append(f"got=0; {command.strip()} || got=$?; expect {wanted} $got {quoted(command)}")
    return "\n".join(lines)


def quoted(text: str) -> str:
    return "'" + text.strip().replace("'", "'\\''") + "'"


def bash(script: str, cwd: Path, commands: Path, **variables: str) -> "subprocess.CompletedProcess[str]":
    """Run a script with the `factcheck` of a folder, in a home of its own."""
    home = cwd / "home"
    home.mkdir(exist_ok=True)
    (home / ".gitconfig").write_text("[user]\n\tname = ana\n\temail = ana@example.org\n")
    environment = CHILD | {
        "PATH": f"{commands}:{Path(sys.executable).parent}:{os.environ['PATH']}",
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "FACTCHECK": str(ROOT),
    }
    return subprocess.run(
        [str(BASH), "-c", script], cwd=cwd, env=environment | variables, capture_output=True, text=True, check=False
    )


def sample(folder: Path) -> Path:
    """A folder with the sample's article and sources, its verdicts left out."""
    (folder / "articles").mkdir()
    shutil.copy(ROOT / "articles" / "harbour.md", folder / "articles")
    shutil.copytree(ROOT / "sources", folder / "sources")
    return folder
