"""`factcheck review --plain` through its real process: what is decided is on disk, and the next one goes on from there."""

import shutil
import tomllib
from pathlib import Path

import pytest

from factcheck.app.project import Options
from factcheck.app.reviewing import open_review
from tests.cli.conftest import Run

SOURCE = "The mayor said: We will not raise the harbour fee this year.\n\nNair said: The loan runs over twenty years.\n"
ARTICLE = (
    "“We will not raise the harbour fee this year,” the mayor said.\n\n“The loan runs over thirty years,” Nair said.\n"
)


@pytest.fixture
def desk(work: Path) -> Path:
    (work / "sources").mkdir()
    (work / "sources" / "minutes.txt").write_text(SOURCE, encoding="utf-8")
    (work / "article.txt").write_text(ARTICLE, encoding="utf-8")
    return work


def review(run: Run, answers: str, **more: str) -> str:
    done = run("review", "article.txt", "--plain", "--reviewer", "ana", stdin=answers, **more)
    assert done.returncode == 0, done.stderr
    return done.stdout


def verdicts(work: Path) -> dict[str, str]:
    """What ana says, by the beginning of the claim."""
    file = tomllib.loads((work / "article.verdicts.toml").read_text(encoding="utf-8"))
    claims = file["claim"].values()
    return {claim["exact"][:8]: claim["review"]["ana"]["verdict"] for claim in claims if "review" in claim}


def test_a_decision_is_saved_and_the_next_review_goes_on(run: Run, desk: Path) -> None:
    assert "1 verified" in review(run, "v\nq\n")
    assert verdicts(desk) == {"We will ": "verified"}
    resumed = review(run, "q\n")
    assert "1 left" in resumed
    assert "thirty" in resumed


def test_a_critical_difference_is_asked_about(run: Run, desk: Path) -> None:
    review(run, "v\nv\nq\n")
    assert verdicts(desk) == {"We will ": "verified"}
    review(run, "d\nq\n")
    assert verdicts(desk) == {"We will ": "verified", "The loan": "disputed"}


def test_check_follows_the_verdicts(run: Run, desk: Path) -> None:
    review(run, "v\nd\nq\n")
    done = run("check", "article.txt")
    assert done.returncode == 1
    assert "FC011" in done.stdout
    assert "FC003" not in done.stdout
    review(run, "f\nf\nq\n")
    file = desk / "article.verdicts.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('"disputed"', '"verified"'), encoding="utf-8")
    assert run("check", "article.txt").returncode == 0


def test_the_file_lists_every_claim_and_a_second_look_changes_no_byte(run: Run, desk: Path) -> None:
    review(run, "v\nq\n")
    before = (desk / "article.verdicts.toml").read_bytes()
    assert before.count(b"exact = ") == 3  # two claims and one passage
    review(run, "q\n")
    assert (desk / "article.verdicts.toml").read_bytes() == before


def test_an_article_is_no_source_of_its_own(run: Run, desk: Path) -> None:
    shutil.copy(desk / "article.txt", desk / "sources" / "copy.txt")
    assert "copy.txt" not in review(run, "q\n")


def test_a_broken_verdict_file_is_never_written_over(run: Run, desk: Path) -> None:
    file = desk / "article.verdicts.toml"
    file.write_text("schema = 1\n[claim\n", encoding="utf-8")
    done = run("review", "article.txt", "--plain", "--reviewer", "ana", stdin="v\nq\n")
    assert done.returncode == 2
    assert "article.verdicts.toml" in done.stderr
    assert file.read_text(encoding="utf-8") == "schema = 1\n[claim\n"


def test_nobody_reviews_without_a_name(run: Run, desk: Path) -> None:
    done = run("review", "article.txt", "--plain", stdin="q\n")
    assert done.returncode == 2
    assert "--reviewer" in done.stderr


def test_a_newer_programs_verdict_file_is_shown_and_not_written(run: Run, desk: Path) -> None:
    file = desk / "article.verdicts.toml"
    review(run, "d\nq\n")
    newer = file.read_text(encoding="utf-8").replace("schema = 2", "schema = 99")
    file.write_text(newer, encoding="utf-8")
    seen = run("review", "article.txt", "--plain", "--reviewer", "ana", stdin="q\n")
    assert seen.returncode == 0
    assert "newer factcheck (schema 99; this one writes 2): it can be read here" in seen.stderr
    assert "1 disputed" in seen.stdout
    decided = run("review", "article.txt", "--plain", "--reviewer", "ana", stdin="d\nq\n")
    assert decided.returncode == 2
    assert "not saved" in decided.stdout
    assert file.read_text(encoding="utf-8") == newer


def test_a_source_that_changes_meanwhile_is_told_at_the_end(
    run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del run  # it makes the folder
    monkeypatch.chdir(desk)
    opened = open_review(Path("article.txt"), Options(cache=False, quiet=True), "ana")
    assert opened.changed() == []
    assert "exit 1" in opened.summary()[-1]
    (desk / "sources" / "minutes.txt").write_text(SOURCE.replace("will not", "will"), encoding="utf-8")
    assert opened.changed() == opened.gone() == ["sources/minutes.txt"]
    told = "sources/minutes.txt has changed since it was read: open the review again"
    assert opened.summary()[-1] == f"but {told}"
    assert told in opened.exit_summary()
    (desk / "sources" / "minutes.txt").unlink()
    assert (opened.changed(), opened.gone()) == ([], ["sources/minutes.txt"])


def test_the_screen_opens_without_sources_and_says_so(run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(desk / "sources")
    refused = run("review", "article.txt", "--plain", "--reviewer", "ana", stdin="q\n")
    assert (refused.returncode, "no sources/ folder" in refused.stderr) == (2, True)
    monkeypatch.chdir(desk)
    opened = open_review(Path("article.txt"), Options(cache=False, quiet=True), "ana", sourceless=True)
    assert opened.no_sources.startswith("article.txt: no sources/ folder beside it or above it. Put the sources")
    assert opened.summary() == [opened.no_sources, "exit 2"], "as factcheck check does"
    assert run("check", "article.txt").returncode == 2
    assert [opened.session.match(claim.id) for claim in opened.session.claims] == [(), ()]
