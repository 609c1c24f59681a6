"""The pages about CI say what is so: their recipes are run as they stand, and docs/findings.md is up to date."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.cli import COMMANDS
from factcheck.cli.reference import reference
from factcheck.reports.findings_page import findings_page
from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
BASH = shutil.which("bash")
needs_bash = pytest.mark.skipif(BASH is None, reason="the recipes are for bash")

GIVEN = "The mayor told the council: We will not raise the harbour fee this year, whatever the bank asks of us.\n"
SUMMARIES = [
    ("“We will not raise the harbour fee this year,” the mayor said.", 0, []),
    ("“We will raise the harbour fee this year,” the mayor said.", 1, ["FC003"]),
    ("“We have sold the lighthouse to a travelling circus,” the mayor said.", 1, ["FC001"]),
    ("<!-- factcheck-ignore FC001: trust me -->\n“We have sold the lighthouse to a circus,” she said.", 1, ["FC001"]),
    ("", 2, []),
]


def recipe(name: str) -> str:
    found = re.search(rf"<!-- recipe: {name} -->\n```\w+\n(.*?)```", PAGE, re.DOTALL)
    assert found, f"no recipe {name} in docs/ci.md"
    return found[1]


def bash(script: str, cwd: Path, **variables: str) -> "subprocess.CompletedProcess[str]":
    """Run a recipe with the `factcheck` of this environment."""
    bin_folder = Path(sys.executable).parent
    environment = os.environ | {"PATH": f"{bin_folder}:{os.environ['PATH']}", "XDG_CACHE_HOME": str(cwd / "cache")}
    return subprocess.run(
        [str(BASH), "-c", script], cwd=cwd, env=environment | variables, capture_output=True, text=True, check=False
    )


@needs_bash
@pytest.mark.parametrize(("summary", "code", "ids"), SUMMARIES, ids=range(len(SUMMARIES)))
def test_text_of_a_machine(tmp_path: Path, summary: str, code: int, ids: list[str]) -> None:
    (tmp_path / "given").mkdir()
    (tmp_path / "given" / "minutes.txt").write_text(GIVEN, encoding="utf-8")
    (tmp_path / "summary.md").write_text(summary and f"The council met.\n\n{summary}\n", encoding="utf-8")
    done = bash(recipe("machine"), tmp_path)
    assert done.returncode == code, done.stderr
    data = json.loads((tmp_path / "findings.json").read_text(encoding="utf-8"))
    assert [finding["id"] for article in data["articles"] for finding in article["findings"]] == ids
    said = bash(recipe("json"), tmp_path)
    assert said.returncode == 0, said.stderr
    assert [line[:5] for line in said.stdout.splitlines()] == ids


@needs_bash
def test_the_steps_of_the_action(tmp_path: Path) -> None:
    """The script of the last step, with what GitHub would put into its environment."""
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    script = re.sub(r"(?m)^ {8}", "", text[text.rindex("run: |") :].partition("\n")[2])
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "minutes.txt").write_text(GIVEN, encoding="utf-8")
    (tmp_path / "a b.md").write_text("“We will raise the harbour fee this year,” he said.\n", encoding="utf-8")
    (tmp_path / "ok.md").write_text("“We will not raise the harbour fee this year,” he said.\n", encoding="utf-8")
    out = tmp_path / "out"
    names = ("SOURCES", "CHANGED", "SELECT", "STRICT", "SARIF", "ARGUMENTS")
    given = dict.fromkeys((f"IN_{name}" for name in names), "") | {"GITHUB_OUTPUT": str(out)}
    select = {"IN_SELECT": "FC001,FC003"}
    wrong = bash(script, tmp_path, **given | select | {"IN_PATHS": "*.md", "IN_SARIF": "f.sarif", "IN_ARGUMENTS": "-q"})
    assert wrong.returncode == 1
    assert wrong.stdout.startswith("::error file=a b.md,line=1,")
    assert json.loads((tmp_path / "f.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert bash(script, tmp_path, **given | select | {"IN_PATHS": "ok.md"}).returncode == 0
    evil = bash(script, tmp_path, **given | {"IN_PATHS": "$(touch owned) ;touch owned `touch owned`"})
    assert evil.returncode == 2
    assert not (tmp_path / "owned").exists()
    assert out.read_text(encoding="utf-8").split() == ["exit-code=1", "exit-code=0", "exit-code=2"]


def test_every_input_of_the_action_is_used() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    inputs = re.findall(r"(?m)^  ([a-z-]+):\n    description", text[: text.index("\noutputs:")])
    assert len(inputs) == 8
    assert all(f"inputs.{name} }}}}" in text for name in inputs)
    script = text[text.rindex("run: |") :]
    assert "${{" not in script, "what comes from outside must not become code"


HOOKS = [
    # the id of the hook, the article, its exit code
    ("factcheck", "“We will not raise the harbour fee this year,” he said.", 0),
    ("factcheck", "“We will raise the harbour fee this year,” he said.", 1),
    ("factcheck-reviewed", "“We will not raise the harbour fee this year,” he said.", 1),
    ("factcheck", "No quotes, and nothing that is a claim?", 0),
]


@needs_bash
@pytest.mark.parametrize(("hook", "article", "code"), HOOKS, ids=range(len(HOOKS)))
def test_the_hooks_entries(tmp_path: Path, hook: str, article: str, code: int) -> None:
    text = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    found = re.search(rf"- id: {hook}\n(?:  .*\n)*?  entry: (.*)\n", text)
    assert found
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "minutes.txt").write_text(GIVEN, encoding="utf-8")
    (tmp_path / "a.md").write_text(article + "\n", encoding="utf-8")
    done = bash(f"{found[1]} a.md", tmp_path)
    assert done.returncode == code, done.stdout + done.stderr


def test_the_pattern_for_editors_reads_what_is_printed(run: Run, work: Path) -> None:
    (work / "sources").mkdir()
    (work / "sources" / "minutes.txt").write_text(GIVEN, encoding="utf-8")
    (work / "a.md").write_text("“We will raise the harbour fee this year,” he said.\n", encoding="utf-8")
    pattern = json.loads(recipe("vscode"))["tasks"][0]["problemMatcher"]["pattern"]
    lines = run("check", "-q", "-v", "a.md").stdout.splitlines()
    found = [match for line in lines if (match := re.fullmatch(pattern["regexp"], line))]
    assert [(match[pattern["file"]], match[pattern["line"]], match[pattern["code"]]) for match in found] == [
        ("a.md", "1", "FC003"),
        ("a.md", "1", "FC010"),
    ]
    assert all(line.startswith("    ") for line in lines if not re.fullmatch(pattern["regexp"], line))
    assert "%f:%l:%c" in recipe("vim")


@needs_bash
def test_shell_completion(tmp_path: Path) -> None:
    first = recipe("completion").splitlines()[0]
    done = bash(f"{first}\ncomplete -p factcheck", tmp_path)
    assert "factcheck" in done.stdout, done.stderr
    asked = bash("factcheck", tmp_path, _FACTCHECK_COMPLETE="bash_complete", COMP_WORDS="factcheck ch", COMP_CWORD="1")
    assert "check" in asked.stdout


def test_the_page_of_commands_is_what_the_program_says() -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert page == reference(), "python -m factcheck.cli.reference > docs/commands.md"
    assert all(f"\n## factcheck {name}\n" in page for name in COMMANDS)


def test_the_page_of_findings_is_what_the_code_says() -> None:
    assert (ROOT / "docs" / "findings.md").read_text(encoding="utf-8") == findings_page()
