"""Exit codes through the real process: 0 nothing to report, 1 findings, 2 something is wrong. None is green by mistake."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run

SOURCE = """The mayor said: We will not raise the harbour fee this year, whatever the bank asks of us.
Nair answered that the loan runs over twenty years and that nobody had asked the boats.
"""
TRUE = "“We will not raise the harbour fee this year,” the mayor said.\n"
FALSE = "“We will raise the harbour fee this year,” the mayor said.\n"
INVENTED = "“We have sold the lighthouse to a travelling circus,” the mayor said.\n"
WORDS = ("--select", "FC001,FC002,FC003,FC004")
ROOT_READS_ALL = not hasattr(os, "geteuid") or os.geteuid() == 0


@pytest.fixture
def desk(run: Run, work: Path) -> Path:
    """Articles of every kind beside one source."""
    del run  # makes the folder
    (work / "sources").mkdir()
    (work / "sources" / "minutes.txt").write_text(SOURCE, encoding="utf-8")
    texts = {
        "true.md": TRUE,
        "false.md": FALSE,
        "invented.md": INVENTED,
        "ignored.md": f"<!-- factcheck-ignore FC003: agreed with the mayor’s office -->\n{FALSE}",
        "no-reason.md": f"<!-- factcheck-ignore FC003 -->\n{FALSE}",
        "useless.md": f"<!-- factcheck-ignore FC001: left from before -->\n{TRUE}",
        "no-claims.md": "Why?\n",
        "empty.md": "",
        "blank.md": " \n\n",
        "conflict.md": TRUE,
        "conflict.verdicts.toml": "<<<<<<< ours\nschema = 1\n=======\nschema = 1\n>>>>>>> theirs\n",
        "syntax.md": TRUE,
        "syntax.verdicts.toml": "schema = \n",
        "newer.md": TRUE,
        "newer.verdicts.toml": 'schema = 99\n[article]\npath = "newer.md"\n',
        "settings/a.md": TRUE,
        "settings/.factcheck.toml": "require_all = true\n",
        "off/a.md": FALSE,
        "off/.factcheck.toml": 'sources = ["../sources"]\n[severity]\nFC003 = "off"\n',
        "softer/a.md": FALSE,
        "softer/.factcheck.toml": 'sources = ["../sources"]\n[severity]\nFC003 = "warning"\n',
        "baseline.json": "{}",
        "news/one.md": TRUE,
        "news/two.md": TRUE,
        "mixed/one.md": TRUE,
        "mixed/two.md": FALSE,
        "broken/one.md": TRUE,
        "broken/two.md": "",
    }  # fmt: skip
    for name, text in texts.items():
        (work / name).parent.mkdir(exist_ok=True)
        (work / name).write_text(text, encoding="utf-8")
    (work / "binary.md").write_bytes(bytes(range(256)) * 20)
    (work / ".git").mkdir()  # or `../sources` would lead out of the project
    (work / "nothing").mkdir()
    (work / "full").mkdir()
    (work / "full" / "sources").mkdir()
    (work / "full" / "a.md").write_text(TRUE, encoding="utf-8")
    (work / "loop.md").symlink_to("loop.md")
    (work / "own").mkdir()
    (work / "own" / "a.md").write_text(FALSE, encoding="utf-8")
    return work


CASES: list[tuple[int, tuple[str, ...], str]] = [
    # expected code, arguments, what is said on either stream
    (2, ("check", "true.md", *WORDS, "--limit", "claims=0"), "error FC035 limit reached: this article has more than"),
    (2, ("check", "true.md", *WORDS, "--limit", "quote=10"), "more than 10 (raise it with --limit quote=N)"),
    (2, ("check", "true.md", *WORDS, "--limit", "seconds=0"), "more than 0 s of CPU"),
    (2, ("check", "news", *WORDS, "--jobs", "2", "--limit", "seconds=0"), "FC035"),
    (0, ("check", "true.md", *WORDS, "--limit", "claims=1", "--limit", "seconds=600"), ""),
    (2, ("check", "true.md", "--limit", "time=3"), "'time=3' is not NAME=NUMBER"),
    (2, ("check", "true.md", "--limit", "seconds=-3"), "'seconds=-3' is not NAME=NUMBER"),
    (2, ("report", "true.md", "--limit", "claims=0"), "true.md has 1 claim, more than 0"),
    (2, ("review", "--plain", "--reviewer", "ana", "true.md", "--limit", "quote=9"), "true.md:1: this quote has"),
    (2, ("baseline", "true.md", "--limit", "claims=0"), "no baseline is written"),
    (0, ("check", "true.md", *WORDS), ""),
    (1, ("check", "false.md", *WORDS), "FC003"),
    (1, ("check", "invented.md", *WORDS), "FC001"),
    (1, ("check", "true.md"), "FC010"),
    (0, ("check", "false.md", *WORDS, "--ignore", "FC003"), ""),
    (0, ("check", "ignored.md", *WORDS), "1 silenced by comments"),
    (1, ("check", "ignored.md", *WORDS, "--no-ignore-comments"), "FC003"),
    (1, ("check", "no-reason.md", *WORDS), "FC003"),
    (0, ("check", "useless.md", "--select", "FC001,FC040"), "FC040"),
    (1, ("check", "useless.md", "--select", "FC001,FC040", "--strict"), "FC040"),
    (1, ("check", "useless.md", "--select", "FC001,FC040", "--fail-on", "warning"), "FC040"),
    (1, ("check", "true.md", "false.md", *WORDS), "false.md"),
    (1, ("check", "true.md", "false.md", *WORDS, "--jobs", "2"), "false.md"),
    (0, ("check", "news", *WORDS), "2 articles"),
    (0, ("check", "news/*.md", *WORDS), "2 articles"),
    (1, ("check", "mixed", *WORDS), "two.md"),
    (2, ("check", "broken", *WORDS), "two.md"),
    (2, ("check", "broken", *WORDS, "--jobs", "2"), "two.md"),
    (0, ("check", "mixed", *WORDS, "--shard", "1/2"), "1 article,"),
    (1, ("check", "mixed", *WORDS, "--shard", "2/2"), "two.md"),
    (0, ("check", "mixed", *WORDS, "--shard", "3/3"), "2 articles left out"),
    (2, ("check", "mixed", "--shard", "3/2"), "3/2"),
    (2, ("check", "mixed", "--shard", "0/2"), "0/2"),
    (2, ("check",), "nothing to check"),
    (0, ("check", "--allow-empty"), "0 articles"),
    (2, ("check", "missing.md"), "missing.md"),
    (2, ("check", "missing.md", "--allow-empty"), "missing.md"),
    (2, ("check", "true.md", "missing.md", *WORDS), "missing.md"),
    (2, ("check", "news/*.txt"), "news/*.txt"),
    (2, ("check", "nothing"), "nothing to check"),
    (2, ("check", "empty.md"), "empty.md"),
    (2, ("check", "blank.md"), "blank.md"),
    (2, ("check", "no-claims.md"), "nothing to check"),
    (0, ("check", "no-claims.md", "--allow-empty"), ""),
    (2, ("check", "binary.md"), "binary.md"),
    (2, ("check", "loop.md"), "loop.md"),
    (2, ("check", "conflict.md", *WORDS), "conflict"),
    (2, ("check", "newer.md", *WORDS), "newer factcheck (schema 99"),
    (2, ("check", "true.md", *WORDS, "--verdicts", "gone.toml"), "gone.toml: no such verdict file"),
    (2, ("report", "true.md", "--verdicts", "gone.toml"), "no such verdict file"),
    (2, ("status", "true.md", "--verdicts", "gone.toml"), "no such verdict file"),
    (2, ("prune", "true.md", "--verdicts", "gone.toml"), "no such verdict file"),
    (2, ("review", "true.md", "--plain", "--reviewer", ""), "whose verdicts are these?"),
    (2, ("review", "true.md", "--plain", "--reviewer", "a\nb"), "“a b” is not a valid reviewer name"),
    (2, ("report", "newer.md"), "newer factcheck (schema 99"),
    (2, ("check", "syntax.md", "--select", "FC001"), "syntax.verdicts.toml"),
    (2, ("check", "settings/a.md"), "require"),
    (0, ("check", "off/a.md", "--ignore", "FC010"), ""),
    (1, ("check", "off/a.md", *WORDS), "FC003"),
    (0, ("check", "softer/a.md", *WORDS), "FC003"),
    (1, ("check", "softer/a.md", *WORDS, "--strict"), "FC003"),
    (2, ("check", "true.md", "--config", "missing.toml"), "missing.toml"),
    (2, ("check", "true.md", "--sources", "missing"), "missing"),
    (2, ("check", "true.md", "--sources", "nothing"), "nothing"),
    (2, ("check", "full/a.md"), "sources"),
    (2, ("check", "own/a.md", "--sources", "own"), "its only source"),
    (1, ("check", "own/a.md", "--sources", "own", "--sources", "sources", *WORDS), "FC003"),
    (2, ("check", "true.md", "--select", "FC999"), "FC999"),
    (2, ("check", "true.md", "--select", ","), "no finding"),
    (2, ("check", "true.md", "--select", "FC001", "--ignore", "FC001"), "every finding is ignored"),
    (2, ("check", "true.md", "--format", "pdf"), "pdf"),
    (2, ("check", "true.md", "--format", "json", "--format", "sarif"), "the same place"),
    (2, ("check", "true.md", "--format", "json=no/such/folder.json"), "folder.json"),
    (2, ("check", "false.md", *WORDS, "--output", "/dev/full"), "/dev/full"),
    (2, ("check", "true.md", "--baseline", "baseline.json"), "not a baseline"),
    (2, ("check", "true.md", "--baseline", "missing.json"), "missing.json"),
    (2, ("check", "true.md", "--changed", "main"), "--changed"),
    (2, ("check", "true.md", "--jobs", "0"), "--jobs"),
    (2, ("check", "news", "--verdicts", "news/one.verdicts.toml"), "several articles"),
    (2, ("check", "conflict.verdicts.toml"), "nothing to check"),
    (2, ("check", "true.md", "--no-such-option"), "--no-such-option"),
    (2, ("check", "--explain", "FC999"), "FC999"),
    (0, ("check", "--explain", "FC003"), "misquote"),
    (2, ("check", ""), "the name is empty"),
    (2, ("check", "true.md", "--sources", ""), "the name is empty"),
    (2, ("report", ""), "the name is empty"),
    (2, ("report", "missing.md"), "missing.md: no such article"),
    (2, ("report", "-"), "Only `factcheck check` reads standard input"),
    (2, ("report", "."), "is a folder"),
    (2, ("init", "news"), "news is a folder"),
    (2, ("list", "news"), "news is a folder"),
    (1, ("find", "lighthouse", "circus", "elephants"), "no passage like it"),
    (0, ("find", "raise", "the", "harbour", "fee"), "minutes.txt"),
    (2, ("report", "conflict.md"), "conflict"),
    (2, ("export", "true.md"), "--format"),
    (2, ("export", "true.md", "--format", "claimreview", "--url", "javascript:alert(1)"), "javascript"),
    (2, ("baseline", "broken"), "no baseline is written"),
    (2, ("frobnicate",), "frobnicate"),
    (0, ("--version",), "factcheck"),
    (0, ("--help",), "check"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "arguments", "said"), CASES, ids=[" ".join(each[1]) for each in CASES])
def test_a_situation_ends_with_its_code(run: Run, desk: Path, code: int, arguments: tuple[str, ...], said: str) -> None:
    done = run(*arguments)
    assert done.returncode == code, done.stdout + done.stderr
    assert said in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


STREAMS = [
    # expected code, what comes through standard input, arguments
    (0, TRUE, ("check", "-", *WORDS)),
    (1, FALSE, ("check", "-", *WORDS)),
    (2, "", ("check", "-")),
    (1, f"<!-- factcheck-ignore FC003: please -->\n{FALSE}", ("check", "-", *WORDS, "--no-ignore-comments")),
    (1, FALSE, ("check", "-", *WORDS, "--stdin-name", "news/new.md")),
]


def test_queries_that_are_no_text(run: Run, desk: Path) -> None:
    (desk / "queries.txt").write_bytes(b"raise the fee\n\xff\xfe\n")
    done = run("find", "--from", "queries.txt")
    assert done.returncode == 2
    assert "not UTF-8" in done.stderr


@pytest.mark.parametrize(("code", "text", "arguments"), STREAMS, ids=range(len(STREAMS)))
def test_standard_input(run: Run, desk: Path, code: int, text: str, arguments: tuple[str, ...]) -> None:
    done = run(*arguments, stdin=text)
    assert done.returncode == code, done.stderr
    if "--stdin-name" in arguments:
        assert done.stdout.startswith("news/new.md:1:2 ")


@pytest.mark.parametrize(
    "variables", [{"NO_COLOR": "1"}, {"FORCE_COLOR": "1"}, {"GITHUB_ACTIONS": "true"}, {"CI": "1"}]
)
def test_the_environment_never_changes_the_code(run: Run, desk: Path, variables: dict[str, str]) -> None:
    assert run("check", "false.md", *WORDS, **variables).returncode == 1
    assert run("check", "true.md", *WORDS, **variables).returncode == 0


def test_without_a_home_it_works_all_the_same(run: Run, desk: Path) -> None:
    nowhere = {"HOME": "/nonexistent", "XDG_CACHE_HOME": "", "XDG_CONFIG_HOME": ""}
    assert run("check", "true.md", *WORDS, **nowhere).returncode == 0
    assert run("check", "false.md", *WORDS, **nowhere).returncode == 1


def start(desk: Path, *arguments: str, **options: object) -> "subprocess.Popen[bytes]":
    environment = os.environ | {"HOME": str(desk), "XDG_CACHE_HOME": str(desk / "cache"), "LC_ALL": "C.UTF-8"}
    return subprocess.Popen(
        [sys.executable, "-m", "factcheck", *arguments],
        cwd=desk,
        env=environment,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **{"stdout": subprocess.PIPE, **options},  # type: ignore[arg-type]
    )


def test_nobody_reads_what_is_printed(desk: Path) -> None:
    end, other = os.pipe()
    os.close(end)
    process = start(desk, "check", "true.md", *WORDS, "--format", "json", stdout=other)
    os.close(other)
    _, said = process.communicate()
    assert process.returncode == 2
    assert b"Traceback" not in said


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_the_disk_is_full(desk: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        process = start(desk, "check", "true.md", *WORDS, "--format", "json", stdout=full)
        _, said = process.communicate()
    assert process.returncode == 2
    assert b"standard output" in said
    assert b"Traceback" not in said


def test_stopped_by_ctrl_c(desk: Path) -> None:
    process = start(desk, "check", "-", *WORDS)
    assert process.stdin
    process.stdin.write(TRUE.encode() * 20_000)  # more than a pipe holds: once it is written, somebody is reading
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()
    assert process.returncode == 130, said
    assert b"Traceback" not in said


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="children are looked for in /proc")
def test_processes_end_with_the_one_that_started_them(desk: Path) -> None:
    for number in range(40):
        (desk / "news" / f"more{number}.md").write_text(
            "\n".join(TRUE.replace("year", f"year {n}") for n in range(300)), encoding="utf-8"
        )
    process = start(desk, "check", "news", *WORDS, "--jobs", "2", "--no-cache")
    children: list[str] = []
    while process.poll() is None and len(children) < 2:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii").split()
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()
    assert process.returncode == 130, said
    assert b"Traceback" not in said
    assert not [child for child in children if Path(f"/proc/{child}").exists()]


@pytest.mark.skipif(ROOT_READS_ALL, reason="root may read everything")
def test_what_may_not_be_read_is_no_pass(run: Run, desk: Path) -> None:
    (desk / "true.md").chmod(0)
    assert run("check", "true.md", *WORDS).returncode == 2


def test_a_source_that_goes_away_is_no_pass(run: Run, desk: Path) -> None:
    assert run("check", "true.md", *WORDS).returncode == 0
    (desk / "sources" / "minutes.txt").unlink()
    assert run("check", "true.md", *WORDS).returncode == 2
    (desk / "sources" / "other.txt").write_text("Something else entirely was said there.\n" * 5, encoding="utf-8")
    assert run("check", "true.md", *WORDS).returncode == 1


def test_every_code_is_in_the_table() -> None:
    codes: Callable[[int], int] = [code for code, _, _ in CASES].count
    assert len(CASES) >= 40
    assert min(codes(0), codes(1), codes(2)) >= 10
