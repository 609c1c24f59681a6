"""Results go where nothing, or an earlier result, was: never over an article, a source, a verdict file or settings."""

from pathlib import Path

import pytest

from factcheck.cli.writing import FORMATS
from tests.cli.conftest import Run, runner
from tests.cli.nursery import Nursery

SOURCE = "The mayor said: We will not raise the harbour fee this year, whatever the bank asks of us all.\n"
FALSE = "# News\n\n“We will raise the harbour fee this year,” the mayor said.\n"


def begun(run: Run, work: Path) -> Path:
    """A project with a file of each kind that is somebody's."""
    (work / "sources").mkdir()
    (work / "sources" / "minutes.txt").write_text(SOURCE, encoding="utf-8")
    (work / "a.md").write_text(FALSE, encoding="utf-8")
    (work / "b.md").write_text(FALSE, encoding="utf-8")
    (work / ".factcheck.toml").write_text('require = "all"\n', encoding="utf-8")
    (work / "notes.txt").write_text("To do: ring the harbour.\n", encoding="utf-8")
    (work / "page.html").write_text("<!DOCTYPE html>\n<html><head><title>x</title></head></html>", encoding="utf-8")
    assert run("init", "a.md").returncode == 0
    assert run("baseline", "b.md", "-o", "known.json").returncode == 0
    return work


@pytest.fixture
def project(run: Run, work: Path) -> Path:
    return begun(run, work)


Begun = tuple[Run, Path]


@pytest.fixture(scope="module")
def left_alone(tmp_path_factory: pytest.TempPathFactory, nursery: Nursery | None) -> Begun:
    """A project for the tests that leave all files of it as they were, and the program in it."""
    folder = tmp_path_factory.mktemp("left_alone")
    run = runner(folder, nursery)
    return run, begun(run, folder / "work")


COMMANDS = [
    *(("check", "a.md", "--format", form, "--output", "{}") for form in FORMATS),
    *(("check", "a.md", "--format", f"{form}={{}}") for form in FORMATS),
    *(("report", "a.md", "--format", form, "-o", "{}") for form in ("html", "markdown", "json")),
    *(("export", "a.md", "--format", form, "-o", "{}") for form in ("claimreview", "webannotation")),
    ("baseline", "a.md", "-o", "{}"),
]
INPUTS = ("a.md", "b.md", "sources/minutes.txt", "a.verdicts.toml", ".factcheck.toml", "notes.txt", "page.html")


def to(command: tuple[str, ...], target: str) -> list[str]:
    return [part.format(target) for part in command]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_what_somebody_wrote_is_not_overwritten(left_alone: Begun, command: tuple[str, ...]) -> None:
    run, project = left_alone
    for name in (*INPUTS, *(["known.json"] if command[0] != "baseline" else [])):
        before = (project / name).read_bytes()
        done = run(*to(command, name))
        assert done.returncode == 2, name
        assert "it is not overwritten" in done.stderr
        assert (project / name).read_bytes() == before


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_an_earlier_result_is(left_alone: Begun, command: tuple[str, ...]) -> None:
    run, project = left_alone
    (project / "out").unlink(missing_ok=True)
    codes = set()
    for _ in range(2):
        codes.add(run(*to(command, "out")).returncode)
        assert (project / "out").exists()
    assert len(codes) == 1
    assert codes <= {0, 1}
    (project / "out").write_bytes(b"")
    assert run(*to(command, "out")).returncode in codes


def test_a_report_that_is_read_as_a_source_stays(run: Run, project: Path) -> None:
    assert run("report", "a.md", "--format", "markdown", "-o", "sources/copy.md").returncode == 0
    before = (project / "sources" / "copy.md").read_bytes()
    done = run("check", "b.md", "--format", "text=sources/copy.md")
    assert done.returncode == 2
    assert (project / "sources" / "copy.md").read_bytes() == before


@pytest.mark.parametrize("link", ["file", "folder", "new file"])
def test_no_link_leads_out_of_the_project(run: Run, project: Path, tmp_path: Path, link: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (project / ".git").mkdir()
    if link == "folder":
        (project / "out").symlink_to(outside)
        target = "out/report.json"
    else:
        (project / "out.json").symlink_to(outside / "x.json")
        target = "out.json"
    if link == "file":
        (outside / "x.json").write_bytes(b"")
    done = run("check", "a.md", "--format", f"json={target}")
    assert done.returncode == 2
    assert "leads out of the project" in done.stderr
    assert [path.read_bytes() for path in outside.iterdir()] == ([b""] if link == "file" else [])
