"""factcheck selftest through its real process: on the sample, and where nothing is verified."""

import json
import shutil
from pathlib import Path

from tests.cli.conftest import Run
from tests.cli.pages import ROOT

KINDS = {"negation", "number", "name", "condition", "speaker", "fact"}


def test_the_sample_and_that_nothing_is_written(run: Run, work: Path) -> None:
    for name in ("articles", "sources"):
        shutil.copytree(ROOT / name, work / name)
    before = {path: path.read_bytes() for path in work.rglob("*") if path.is_file()}
    done = run("selftest", "--format", "json")
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert set(answer["kinds"]) <= KINDS
    assert answer["kinds"]["negation"]["stopped"] == answer["kinds"]["negation"]["changes"] > 0
    through = sum(each["changes"] - each["stopped"] for each in answer["kinds"].values())
    assert len(answer["passed"]) == through
    assert all(each["text"] != each["changed"] and each["found"] != "error" for each in answer["passed"])
    assert {path: path.read_bytes() for path in work.rglob("*") if path.is_file()} == before
    table = run("selftest", "articles/harbour.md")
    assert table.stdout.startswith("changed ")
    assert "stopped" in table.stderr


def test_nothing_verified_is_said(run: Run, work: Path) -> None:
    (work / "sources").mkdir()
    (work / "sources" / "a.txt").write_text("The quay is long, and nobody knows why it was built so long.\n")
    (work / "a.md").write_text("“The quay is long,” she said.\n")
    done = run("selftest", "a.md")
    assert done.returncode == 2
    assert "nothing verified" in done.stderr
    assert "factcheck review" in done.stderr
