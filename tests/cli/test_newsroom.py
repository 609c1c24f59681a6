"""requests, assign and add-source through their real process."""

import json
from pathlib import Path

import pytest

from factcheck.verdicts import load
from tests.cli.conftest import Run

ARTICLE = """The council met on Monday.

“We will not raise the harbour fee this year,” said Dana Lee, the mayor.

“The loan runs over twenty years,” said Ana Ortega.
"""


@pytest.fixture
def room(work: Path) -> Path:
    (work / "sources").mkdir()
    (work / "sources" / "minutes.txt").write_text("Lee: We will not raise the harbour fee this year.\n")
    (work / "fees.md").write_text(ARTICLE)
    return work


def test_who_checks_what_and_what_the_author_is_asked(run: Run, room: Path) -> None:
    assert run("init", "fees.md").returncode == 0
    done = run("assign", "--reviewer", "cy", "fees.md", "ada,ben", "1-2")
    assert done.returncode == 0, done.stderr
    assert "2 claims: ada, ben" in done.stderr
    answers = "i Which year?\nq\n"
    assert run("review", "fees.md", "--plain", "--reviewer", "ada", stdin=answers).returncode == 0
    file = load(room / "fees.verdicts.toml")
    assert [set(record.assigned) for record in file.claims.values()][:2] == [{"ada", "ben"}, {"ada", "ben"}]
    text = run("requests").stdout
    assert "fees.md" in text
    assert "ada asks: Which year?" in text
    assert "**Which year?** (ada)" in run("requests", "--format", "markdown").stdout
    (asked,) = json.loads(run("requests", "fees.md", "--format", "json").stdout)["requests"]
    assert (asked["reviewer"], asked["request"], asked["answer"]) == ("ada", "Which year?", "")
    status = run("status").stdout
    assert "ada: 2 assigned and not done" in status
    assert "the author: 1 claim with an open request" in status
    assert json.loads(run("status", "--format", "json").stdout)["assigned"] == {"ada": 2, "ben": 2}
    run("review", "fees.md", "--plain", "--reviewer", "ben", stdin="f asked\nI The year after\nq\n")
    assert run("requests").stdout == ""
    assert "answer: The year after" in run("requests", "--all").stdout
    assert run("assign", "--reviewer", "cy", "fees.md", "-", "1").returncode == 0
    assert set(load(room / "fees.verdicts.toml").claims.popitem()[1].assigned) in (set(), {"ada", "ben"})
    wrong = run("assign", "--reviewer", "cy", "fees.md", "ada", "7-99")
    assert (wrong.returncode, "7-99 names no claim" in wrong.stderr) == (2, True)


def test_a_call_becomes_a_source_that_is_found_and_never_overwritten(run: Run, room: Path) -> None:
    words = "The loan runs over twenty years, as I told the council."
    call = (
        "add-source",
        "fees.md",
        "--reviewer",
        "cy",
        "--how",
        "by phone",
        "--who",
        "Ana Ortega",
        "--on",
        "2026-03-10",
        words,
    )
    done = run(*call)
    assert done.returncode == 0, done.stderr
    first = room / "sources" / "ana-ortega-by-phone-10-march-2026.note.md"
    assert first.read_text().startswith("# Ana Ortega, by phone, 10 March 2026\n\nNote by ")
    assert f"Ana Ortega: {words}" in first.read_text()
    assert run(*call).returncode == 0
    assert len(list((room / "sources").glob("*.note.md"))) == 2
    assert "ana-ortega-by-phone" in run("find", "The loan runs over twenty years").stdout
    assert run(*call[:-1], " ").returncode == 2
    assert run(*call[:9], "10.3.", words).returncode == 2


def test_where_there_are_no_sources_their_folder_is_made_beside_the_article(run: Run, work: Path) -> None:
    (work / ".git").mkdir()  # no folder above is looked in
    (work / "alone.md").write_text(ARTICLE)
    done = run(
        "add-source",
        "alone.md",
        "--reviewer",
        "cy",
        "--how",
        "known to the desk",
        "-",
        stdin="The loan runs over twenty years.\n",
    )
    assert done.returncode == 0, done.stderr
    (note,) = (work / "sources").iterdir()
    assert "The loan runs over twenty years." in note.read_text()
