"""`factcheck check` through its real process: what is found, where, and with which exit code."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

SOURCE = """Minutes of the council.

The mayor said: We will not raise the harbour fee this year, whatever the bank asks of us.
Nair answered that the loan runs over twenty years and that nobody had asked the boats.
"""


def desk(work: Path, article: str, source: str = SOURCE) -> None:
    (work / "sources").mkdir(exist_ok=True)
    (work / "sources" / "minutes.txt").write_text(source, encoding="utf-8")
    (work / "article.txt").write_text(article, encoding="utf-8")


CASES = [
    # the article's one sentence, the findings from the text alone, a word the message must have
    ("“We will not raise the harbour fee this year,” the mayor said.", [], ""),
    ("“We will raise the harbour fee this year,” the mayor said.", ["FC003"], "not"),
    ("“The loan runs over thirty years,” Nair said.", ["FC003"], "twenty"),
    ("“We have sold the lighthouse to a travelling circus,” the mayor said.", ["FC001"], "lighthouse"),
]


@pytest.mark.parametrize(("sentence", "ids", "word"), CASES)
def test_the_words_alone(run: Run, work: Path, sentence: str, ids: list[str], word: str) -> None:
    desk(work, f"The council met on Monday.\n\n{sentence}\n")
    done = run("check", "article.txt", "--select", "FC001,FC002,FC003,FC004", "--format", "json")
    findings = json.loads(done.stdout)["articles"][0]["findings"]
    assert [finding["id"] for finding in findings] == ids
    assert done.returncode == (1 if ids else 0), done.stderr
    assert all(word in finding["message"] for finding in findings)
    assert all((finding["line"], finding["column"]) == (3, 2) for finding in findings)


def test_text_is_file_line_column_id_message_and_the_closest_passage(run: Run, work: Path) -> None:
    desk(work, "Monday.\n\n“The loan runs over thirty years,” Nair said.\n")
    done = run("check", "article.txt", "--select", "FC003")
    first, second = done.stdout.splitlines()
    assert first.startswith("article.txt:3:2 error FC003 ")
    assert "“thirty" in first
    assert "“twenty" in first
    assert "sources/minutes.txt L4" in second
    assert done.stdout.isprintable() or "\x1b" not in done.stdout


def test_nothing_is_passed_before_somebody_has_looked(run: Run, work: Path) -> None:
    desk(work, "“We will not raise the harbour fee this year,” the mayor said.\n")
    done = run("check", "article.txt")
    assert done.returncode == 1
    assert "FC010" in done.stdout


WRONG = [
    # arguments, what the message must name
    (("check", "missing.md"), "missing.md"),
    (("check",), "nothing to check"),
    (("check", "article.txt", "--sources", "nowhere"), "nowhere"),
    (("check", "article.txt", "--select", "FC999"), "FC999"),
    (("check", "article.txt", "--format", "pdf"), "pdf"),
    (("check", "article.txt", "--config", "none.toml"), "none.toml"),
    (("check", "article.txt", "--format", "json=no/such/folder.json"), "folder.json"),
    (("check", "empty.txt"), "empty.txt"),
    (("check", "binary.txt"), "binary.txt"),
    (("list", "missing.md"), "missing.md"),
    (("find",), "TEXT"),
    (("find", "words", "--sources", "nowhere"), "nowhere"),
    (("review", "article.txt"), "check"),
    (("frobnicate",), "frobnicate"),
]


@pytest.mark.parametrize(("arguments", "named"), WRONG, ids=[" ".join(arguments) for arguments, _ in WRONG])
def test_what_is_wrong_is_said_and_ends_with_2(run: Run, work: Path, arguments: tuple[str, ...], named: str) -> None:
    desk(work, "“We will not raise the harbour fee,” the mayor said.\n")
    (work / "empty.txt").write_text("")
    (work / "binary.txt").write_bytes(bytes(range(256)) * 20)
    done = run(*arguments)
    assert done.returncode == 2
    assert named in done.stderr
    assert "Traceback" not in done.stderr


def test_no_sources_folder_is_no_pass(run: Run, work: Path) -> None:
    (work / ".git").mkdir()  # no folder above it is looked in, whatever the machine has there
    (work / "article.txt").write_text("“We will not raise the fee,” the mayor said.\n", encoding="utf-8")
    done = run("check", "article.txt")
    assert done.returncode == 2
    assert "sources" in done.stderr


def test_sources_that_hold_nothing_readable_are_no_pass(run: Run, work: Path) -> None:
    desk(work, "“We will not raise the fee,” the mayor said.\n")
    (work / "sources" / "minutes.txt").write_bytes(b"\x00\x01\x02" * 500)
    done = run("check", "article.txt")
    assert done.returncode == 2
    assert "minutes.txt" in done.stderr


def test_a_source_that_cannot_be_read_is_a_finding(run: Run, work: Path) -> None:
    desk(work, "“We will not raise the harbour fee this year,” the mayor said.\n")
    (work / "sources" / "tape.txt").write_bytes(b"\x00\x01\x02" * 500)
    done = run("check", "article.txt", "--select", "FC001,FC030")
    assert "sources/tape.txt:1:1 warning FC030" in done.stdout
    assert done.returncode == 0
    assert run("check", "article.txt", "--select", "FC030", "--strict").returncode == 1


BROKEN = [
    ("schema = 1\n[claim\n", "article.verdicts.toml:2:1 error FC031"),
    ("schema = 'one'\n", "schema"),
    ("<<<<<<< ours\nschema = 1\n", "conflict"),
]


@pytest.mark.parametrize(("text", "said"), BROKEN)
def test_a_broken_verdict_file_is_said_and_left_as_it_is(run: Run, work: Path, text: str, said: str) -> None:
    desk(work, "“We will not raise the harbour fee this year,” the mayor said.\n")
    verdicts = work / "article.verdicts.toml"
    verdicts.write_text(text, encoding="utf-8")
    done = run("check", "article.txt")
    assert done.returncode == 2
    assert "FC031" in done.stdout
    assert "article.verdicts.toml" in done.stdout
    assert said in done.stdout
    assert verdicts.read_text(encoding="utf-8") == text


def test_escape_sequences_never_reach_the_terminal(run: Run, work: Path) -> None:
    desk(
        work,
        "“We will \x1b[31mnot raise\x1b[0m the [bold]fee[/bold] \x9b31m,” the mayor said.\n",
        SOURCE + "\x1b]0;owned\x07 fee",
    )
    for arguments in (("check", "article.txt"), ("list", "article.txt", "--explain"), ("find", "owned fee", "--all")):
        done = run(*arguments)
        assert "\x1b" not in done.stdout + done.stderr
        assert "\x9b" not in done.stdout + done.stderr
    assert "␛" in run("list", "article.txt").stdout
    assert "[bold]fee[/bold]" in run("list", "article.txt").stdout


def test_verbose_and_json_name_the_rule_that_fired(run: Run, work: Path) -> None:
    desk(
        work,
        "Monday.\n\n“The bridge is perfectly safe,” Nair said.\n",
        "Nair wrote: The bridge is perfectly safe, so long as no lorry crosses it.\n",
    )
    words = ("check", "article.txt", "--select", "FC004")
    assert "    rule: condition.behind\n" in run(*words, "-v").stdout
    assert "rule:" not in run(*words).stdout
    [finding] = json.loads(run(*words, "--format", "json").stdout)["articles"][0]["findings"]
    assert [item["rule"] for item in finding["candidate"]["comparison"]["differences"]] == ["condition.behind"]
    assert finding["claim"]["language"] == "en"
