"""A check that is split and joined again says what it would have said at once; a part that is missing is no pass."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

SAID = "We will not raise the harbour fee this year, whatever the bank asks of us."


@pytest.fixture
def parts(work: Path, run: Run) -> list[str]:
    (work / "sources").mkdir()
    (work / "articles").mkdir()
    (work / "sources" / "minutes.txt").write_text(f"{SAID}\n")
    for number in range(7):
        said = SAID if number % 3 else SAID.replace("not ", "")
        (work / "articles" / f"{number}.md").write_text(f"“{said}” the mayor said.\n")
    for part in (1, 2, 3):
        done = run(
            "check", "articles", "--select", "FC001,FC003", "--shard", f"{part}/3", "--format", f"json=part-{part}.json"
        )
        assert done.returncode in {0, 1}
    return ["part-1.json", "part-2.json", "part-3.json"]


def without_order(data: dict[str, Any]) -> dict[str, Any]:
    return data | {"articles": sorted(data["articles"], key=lambda each: each["path"])}


def test_joined_parts_are_the_whole(parts: list[str], run: Run) -> None:
    whole = run("check", "articles", "--select", "FC001,FC003", "--format", "json")
    joined = run("merge-results", *reversed(parts))
    assert joined.returncode == whole.returncode == 1
    assert without_order(json.loads(joined.stdout)) == without_order(json.loads(whole.stdout))
    assert "7 articles in 3 parts: 3 errors" in joined.stderr


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["part-1.json", "part-3.json"], "1 of 3 parts are missing: 2"),
        (["part-1.json", "part-2.json", "part-3.json", "part-2.json"], "part 2 is there twice"),
        (["part-1.json", "missing.json"], "cannot be read"),
        (["part-1.json", "part-2.json", "cut.json"], "no whole results"),
        (["other.json", "part-2.json"], "of different wholes: 2, 3"),
        (["whole.json"], "not the results of a part"),
        (["list.json"], "no whole results"),
    ],
)
def test_what_is_not_all_of_it_is_exit_code_2(
    given: list[str], said: str, parts: list[str], work: Path, run: Run
) -> None:
    written = (work / "part-1.json").read_text()
    (work / "cut.json").write_text(written[: len(written) // 2])
    (work / "other.json").write_text(written.replace('"1/3"', '"1/2"'))
    (work / "whole.json").write_text(written.replace('"1/3"', '""'))
    (work / "list.json").write_text("[]")
    done = run("merge-results", *given)
    assert done.returncode == 2
    assert said in done.stderr
    assert not done.stdout
