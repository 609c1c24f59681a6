"""The pages say what is so: their commands and recipes are run as they stand, and what is made of code is up to date."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from factcheck.cli import COMMANDS
from tests.cli.conftest import Run
from tests.cli.pages import ROOT, bash, from_docs, needs_bash, sample, script, text_of
from tests.programs import needs_git

PAGE = text_of("docs/ci.md")

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


@needs_bash
@pytest.mark.parametrize(("summary", "code", "ids"), SUMMARIES, ids=range(len(SUMMARIES)))
def test_text_of_a_machine(tmp_path: Path, commands: Path, summary: str, code: int, ids: list[str]) -> None:
    (tmp_path / "given").mkdir()
    (tmp_path / "given" / "minutes.txt").write_text(GIVEN, encoding="utf-8")
    (tmp_path / "summary.md").write_text(summary and f"The council met.\n\n{summary}\n", encoding="utf-8")
    done = bash(recipe("machine"), tmp_path, commands)
    assert done.returncode == code, done.stderr
    data = json.loads((tmp_path / "findings.json").read_text(encoding="utf-8"))
    assert [finding["id"] for article in data["articles"] for finding in article["findings"]] == ids
    said = bash(recipe("json"), tmp_path, commands)
    assert said.returncode == 0, said.stderr
    assert [line[:5] for line in said.stdout.splitlines()] == ids


@needs_bash
def test_a_check_in_parts(tmp_path: Path, commands: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "minutes.txt").write_text(GIVEN, encoding="utf-8")
    (tmp_path / "articles").mkdir()
    for number, (summary, _, _) in enumerate(SUMMARIES[:3]):
        (tmp_path / "articles" / f"{number}.md").write_text(f"The council met.\n\n{summary}\n", encoding="utf-8")
    done = bash(recipe("shards"), tmp_path, commands)
    assert done.returncode == 1, done.stderr
    data = json.loads((tmp_path / "findings.json").read_text(encoding="utf-8"))
    assert len(data["articles"]) == 3
    assert {"FC001", "FC003"} <= {finding["id"] for article in data["articles"] for finding in article["findings"]}


@needs_bash
def test_the_steps_of_the_action(tmp_path: Path, commands: Path) -> None:
    """The script of the last step, with what GitHub would put into its environment."""
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    script = re.sub(r"(?m)^ {8}", "", text[text.rindex("run: |") :].partition("\n")[2])
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "minutes.txt").write_text(GIVEN, encoding="utf-8")
    (tmp_path / "a b.md").write_text("“We will raise the harbour fee this year,” he said.\n", encoding="utf-8")
    (tmp_path / "ok.md").write_text("“We will not raise the harbour fee this year,” he said.\n", encoding="utf-8")
    out = tmp_path / "out"
    names = ("SOURCES", "CHANGED", "POLICY_FROM", "SELECT", "STRICT", "SARIF", "ARGUMENTS")
    given = dict.fromkeys((f"IN_{name}" for name in names), "") | {"GITHUB_OUTPUT": str(out)}
    select = {"IN_SELECT": "FC001,FC003"}
    wrong = bash(
        script, tmp_path, commands, **given | select | {"IN_PATHS": "*.md", "IN_SARIF": "f.sarif", "IN_ARGUMENTS": "-q"}
    )
    assert wrong.returncode == 1
    assert wrong.stdout.startswith("::error file=a b.md,line=1,")
    assert json.loads((tmp_path / "f.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert bash(script, tmp_path, commands, **given | select | {"IN_PATHS": "ok.md"}).returncode == 0
    evil = bash(script, tmp_path, commands, **given | {"IN_PATHS": "$(touch owned) ;touch owned `touch owned`"})
    assert evil.returncode == 2
    assert not (tmp_path / "owned").exists()
    assert out.read_text(encoding="utf-8").split() == ["exit-code=1", "exit-code=0", "exit-code=2"]


def test_every_input_of_the_action_is_used() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    inputs = re.findall(r"(?m)^  ([a-z-]+):\n    description", text[: text.index("\noutputs:")])
    assert len(inputs) == 9
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
def test_the_hooks_entries(tmp_path: Path, commands: Path, hook: str, article: str, code: int) -> None:
    text = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    found = re.search(rf"- id: {hook}\n(?:  .*\n)*?  entry: (.*)\n", text)
    assert found
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "minutes.txt").write_text(GIVEN, encoding="utf-8")
    (tmp_path / "a.md").write_text(article + "\n", encoding="utf-8")
    done = bash(f"{found[1]} a.md", tmp_path, commands)
    assert done.returncode == code, done.stdout + done.stderr


def test_the_pattern_for_editors_reads_what_is_printed(run: Run, work: Path) -> None:
    (work / "sources").mkdir()
    (work / "sources" / "minutes.txt").write_text(GIVEN, encoding="utf-8")
    (work / "a.md").write_text("“We will raise the harbour fee this year,” he said.\n", encoding="utf-8")
    pattern = json.loads(recipe("vscode"))["tasks"][0]["problemMatcher"]["pattern"]
    assert json.loads(recipe("matcher"))["problemMatcher"] == [{"owner": "factcheck", "pattern": [pattern]}]
    lines = run("check", "-q", "-v", "a.md").stdout.splitlines()
    found = [match for line in lines if (match := re.fullmatch(pattern["regexp"], line))]
    assert [(match[pattern["file"]], match[pattern["line"]], match[pattern["code"]]) for match in found] == [
        ("a.md", "1", "FC003"),
        ("a.md", "1", "FC010"),
    ]
    assert all(line.startswith("    ") for line in lines if not re.fullmatch(pattern["regexp"], line))
    assert "%f:%l:%c" in recipe("vim")


@needs_bash
def test_shell_completion(tmp_path: Path, commands: Path) -> None:
    first = recipe("completion").splitlines()[0]
    done = bash(f"{first}\ncomplete -p factcheck", tmp_path, commands)
    assert "factcheck" in done.stdout, done.stderr
    asked = bash(
        "factcheck", tmp_path, commands, _FACTCHECK_COMPLETE="bash_complete", COMP_WORDS="factcheck ch", COMP_CWORD="1"
    )
    assert "check" in asked.stdout


@needs_git
@needs_bash
def test_the_first_week(tmp_path: Path, commands: Path) -> None:
    done = bash(script("docs/tutorial.md"), tmp_path, commands)
    assert done.returncode == 0, done.stderr
    first_check = done.stdout.partition("FC010")[0]
    assert len(re.findall(r"FC00[1-4] ", first_check)) == 8
    assert "821,000" in first_check
    assert "“not” left out (negation)" in first_check
    head, row = (
        line.split() for line in re.findall(r"^article  .*|^articles/harbour.md  .*", done.stdout, re.MULTILINE)
    )
    counts = dict(zip(head, row, strict=True))
    assert counts["contested"] == "1"
    assert "ana: " in done.stdout
    assert "ben: " in done.stdout
    assert "FC020" in done.stdout
    assert (tmp_path / "desk" / "harbour.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@needs_bash
def test_the_hook_of_an_assistant(tmp_path: Path, commands: Path) -> None:
    done = bash(script("docs/agents.md"), sample(tmp_path), commands)
    assert done.returncode == 0, done.stderr
    assert {"FC001", "FC003"} <= {each["id"] for each in json.loads(done.stdout)["articles"][0]["findings"]}


@needs_git
@needs_bash
def test_how_to(tmp_path: Path, commands: Path) -> None:
    done = bash(script("docs/how-to.md"), sample(tmp_path), commands)
    assert done.returncode == 0, done.stderr
    assert json.loads((tmp_path / "review.json").read_text(encoding="utf-8"))["@context"] == "https://schema.org"


def test_what_is_made_of_the_code_is_up_to_date() -> None:
    assert from_docs("generate").stale() == [], "python docs/generate.py"
    assert all(f"\n## factcheck {name}\n" in text_of("docs/commands.md") for name in COMMANDS)


def test_every_page_is_in_the_sites_contents() -> None:
    listed = re.findall(r'"([a-z-]+)"', text_of("docs/conf.py").partition("CONTENTS = {")[2].partition("\n}")[0])
    assert sorted([*listed, "index"]) == sorted(page.stem for page in (ROOT / "docs").glob("*.md"))


ANSWERS = [
    ("list", "articles/harbour.md"),
    ("find", "--all", "a good plan for Averholm"),
    ("sources",),
    ("check", "articles/harbour.md", "articles/broken.md", "articles/excused.md"),
    ("report", "articles/harbour.md"),
    ("status", "articles"),
]


@pytest.mark.parametrize("command", ANSWERS, ids=[command[0] for command in ANSWERS])
def test_json_is_as_documented(run: Run, work: Path, command: tuple[str, ...]) -> None:
    """Every field that is there is in the schema, and every field of the schema that must be there is."""
    sample(work)
    for name in ("harbour.verdicts.toml", "broken.verdicts.toml"):
        text = (ROOT / "articles" / "harbour.verdicts.toml").read_text(encoding="utf-8")
        (work / "articles" / name).write_text(text if "harbour" in name else "schema = 1\n[", encoding="utf-8")
    article = "“We have sold the lighthouse to a circus,” said Lee.\n"
    (work / "articles" / "broken.md").write_text(article, encoding="utf-8")
    excused = f"<!-- factcheck-ignore FC001: a joke -->\n{article}"
    (work / "articles" / "excused.md").write_text(excused, encoding="utf-8")
    (work / "sources" / "scan.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    schema = json.loads(text_of("docs/output.schema.json"))
    Draft202012Validator.check_schema(schema)
    answer = json.loads(run(*command, "--format", "json").stdout)
    only = closed(schema) | {"anyOf": [{"$ref": f"#/$defs/{command[0]}", "unevaluatedProperties": False}]}
    assert [f"{error.json_path}: {error.message[:200]}" for error in problems(only, answer)] == []
    assert list(problems(only, answer | {"more": 1}))
    assert next(iter(answer)) == "schema"


def problems(schema: dict[str, Any], answer: Any) -> Iterator[Any]:
    for error in Draft202012Validator(schema).iter_errors(answer):
        yield from error.context or [error]


def closed(schema: Any, *, part: bool = False) -> Any:
    """The same schema with nothing allowed that it does not name; `part`: of an `allOf`, which names it together."""
    if isinstance(schema, list):
        return [closed(item, part=part) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if "$defs" in schema:
        schema = schema | {"$defs": {name: closed(kind, part=True) for name, kind in schema["$defs"].items()}}
    inner = {key: value if key == "$defs" else closed(value, part=key == "allOf") for key, value in schema.items()}
    shut = not part and schema.keys() & {"$ref", "properties", "allOf"}
    return inner | ({"unevaluatedProperties": False} if shut else {})


PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob(".github/*.md")]
)


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    text = re.sub(r"^```.*?^```|`[^`\n]*`", "", text_of(page), flags=re.MULTILINE | re.DOTALL)
    wrong = []
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if not re.match(r"https?:|mailto:", target):
            path, _, anchor = target.partition("#")
            file = ((ROOT / page).parent / path).resolve() if path else ROOT / page
            if not file.exists() or not file.is_relative_to(ROOT) or (anchor and anchor not in anchors(file)):
                wrong.append(target)
    assert wrong == []


def anchors(file: Path) -> set[str]:
    """What GitHub and the site call the headings of a page."""
    text = re.sub(r"^```.*?^```", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.skipif(shutil.which("groff") is None, reason="there is no groff")
def test_the_man_page_is_one() -> None:
    page = str(ROOT / "docs" / "factcheck.1")
    done = subprocess.run(
        ["groff", "-man", "-Tascii", page], capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    assert done.returncode == 0
    assert all(f"factcheck {name} " in re.sub("\x1b\\[[0-9;]*m|.\b", "", done.stdout) for name in COMMANDS)
