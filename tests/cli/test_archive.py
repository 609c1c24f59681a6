"""An archive on the command line: loaded, searched, verified and dropped, and never believed when it fails."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.unit.archive.server import Server, running
from tests.unit.archive.test_archive import FAULTS

SAID = "The lock keepers asked for a second gate before the winter, and nobody answered their letter."
INVENTED = "The lock keepers threw the letter into the canal and went dancing in the market hall."


@pytest.fixture
def served() -> Iterator[tuple[Server, str]]:
    with running() as (server, address):
        yield server, f"{address}/paper"


@pytest.fixture
def loaded(served: tuple[Server, str], work: Path, run: Run) -> tuple[Server, str]:
    (work / "minutes").mkdir(parents=True)
    (work / "minutes" / "may.txt").write_text(f"Minutes of May.\n\n{SAID}\n")
    (work / "minutes" / "june.txt").write_text(
        "Minutes of June.\n\nThe gate was painted green, at the keepers' expense.\n"
    )
    done = run("archive", "load", "minutes", "--into", served[1], "--shards", "3")
    assert (done.returncode, done.stdout) == (0, "2 sources loaded, 0 there before\n")
    (work / "true.md").write_text(f"“{SAID}” Ortega said.\n")
    (work / "invented.md").write_text(f"“{INVENTED}” Ortega said.\n")
    return served


def test_check_finds_in_the_archive_what_is_there_and_names_it(loaded: tuple[Server, str], run: Run) -> None:
    words = ("--select", "FC001,FC003,FC004")
    assert run("check", "true.md", "--archive", loaded[1], *words).returncode == 0
    done = run("check", "invented.md", "--archive", loaded[1], *words)
    assert done.returncode == 1
    assert "FC001" in done.stdout
    found = run("find", SAID, "--archive", loaded[1], "--format", "json")
    (first,) = json.loads(found.stdout)["queries"][0]["candidates"]
    assert first["source"] == "archive:paper/minutes/may.txt"


def test_sources_and_an_archive_together(loaded: tuple[Server, str], work: Path, run: Run) -> None:
    (work / "sources").mkdir()
    (work / "sources" / "here.txt").write_text(f"A letter.\n\n{INVENTED}\n")
    for article in ("true.md", "invented.md"):
        assert run("check", article, "--archive", loaded[1], "--select", "FC001,FC003,FC004").returncode == 0


@pytest.mark.parametrize("fault", FAULTS)
def test_a_failing_archive_is_exit_code_2_and_no_finding(fault: str, loaded: tuple[Server, str], run: Run) -> None:
    server, address = loaded
    server.fault = FAULTS[fault]
    done = run("check", "true.md", "--archive", address, "--select", "FC001")
    assert "FC001" not in done.stdout
    assert done.returncode == 2
    assert "not searched: the archive paper at 127.0.0.1:" in done.stderr


def test_the_key_is_taken_from_the_environment_and_never_printed(loaded: tuple[Server, str], run: Run) -> None:
    server, address = loaded
    server.fault = lambda method, path, reply: (
        401,
        b'{"error": {"type": "security_exception", "reason": "c2VjcmV0OmtleQ=="}}',
    )
    done = run("check", "true.md", "--archive", address, FACTCHECK_ARCHIVE_KEY="c2VjcmV0OmtleQ==")
    assert done.returncode == 2
    assert "does not let you in" in done.stderr
    assert "c2VjcmV0OmtleQ" not in done.stderr + done.stdout
    assert server.headers[-1]["Authorization"] == "ApiKey c2VjcmV0OmtleQ=="


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://search.example:9200/paper", "over https only"),
        ("https://ana:secret@search.example:9200/paper", "must not have a password"),
        ("https://search.example:9200/", "is not the address of an archive"),
        ("https://search.example:9200/Paper*", "is not the address of an archive"),
        ("https://search.example:x/paper", "is not the address of an archive"),
        ("ftp://search.example/paper", "is not the address of an archive"),
    ],
)
def test_addresses_that_are_refused(address: str, said: str, work: Path, run: Run) -> None:
    (work / "true.md").write_text(f"“{SAID}” Ortega said.\n")
    done = run("check", "true.md", "--archive", address)
    assert done.returncode == 2
    assert said in done.stderr
    assert "secret" not in done.stderr


def test_a_projects_settings_cannot_name_an_archive(loaded: tuple[Server, str], work: Path, run: Run) -> None:
    (work / ".factcheck.toml").write_text(f'archive = "{loaded[1]}"\n')
    before = len(loaded[0].log)
    done = run("check", "true.md")
    assert done.returncode == 2
    assert "unknown setting archive" in done.stderr
    assert len(loaded[0].log) == before


def test_status_verify_and_drop(loaded: tuple[Server, str], run: Run) -> None:
    server, address = loaded
    assert run("archive", "status", address).stdout == "paper: ready, 2 sources, 2 blocks\n"
    assert run("archive", "verify", address).stdout == "everything is as it was loaded\n"
    rows = server.indices["paper-blocks"]
    del rows[next(iter(rows))]
    assert run("archive", "status", address).returncode == 1
    done = run("archive", "verify", address)
    assert done.returncode == 1
    assert "1 of 1 blocks are missing" in done.stdout
    assert run("archive", "drop", address, stdin="n\n").returncode != 0
    assert len(server.indices) == 3
    assert run("archive", "drop", address, "--yes").returncode == 0
    assert not server.indices
    assert run("archive", "status", address).returncode == 2


def test_what_the_command_refuses(work: Path, run: Run) -> None:
    assert run("archive", "load", "missing", "--into", "http://127.0.0.1:1/paper").returncode == 2
    assert run("archive", "status").returncode == 2
    assert run("archive", "load", "minutes").returncode == 2
