"""`factcheck.check_article` and `factcheck.open_review`, as somebody who imports the library uses them."""

import subprocess
import sys
from pathlib import Path

import pytest

import factcheck
from factcheck.core.model import Verdict

SOURCE = "The mayor said: We will not raise the harbour fee this year, whatever the bank asks of us all.\n"
FALSE = "“We will raise the harbour fee this year,” the mayor said.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "minutes.txt").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "a.md").write_text(FALSE, encoding="utf-8")
    return tmp_path / "a.md"


def test_an_article_is_checked_as_the_command_does(article: Path) -> None:
    result = factcheck.check_article(article)
    assert [(finding.id, finding.severity) for finding in result.findings] == [("FC003", "error"), ("FC010", "error")]
    assert result.counts == {"error": 2, "warning": 0, "note": 0}
    assert result.exit_code == 1


def test_sources_settings_and_verdicts_may_be_given(article: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere.txt"
    other.write_text("The mayor said: We will raise the harbour fee this year.\n", encoding="utf-8")
    assert [each.id for each in factcheck.check_article(str(article), [other]).findings] == ["FC010"]
    settings = factcheck.Settings(severity={"FC003": "off", "FC010": "note"})
    assert factcheck.check_article(article, settings=settings).exit_code == 0
    with pytest.raises(factcheck.VerdictFileError, match="no such verdict file"):
        factcheck.check_article(article, verdicts=tmp_path / "none.toml")


def test_a_review_is_saved_and_read_again(article: Path, tmp_path: Path) -> None:
    session = factcheck.open_review(article, reviewer="ana")
    (claim,) = session.claims
    session.decide(claim.id, Verdict.VERIFIED, note="Agreed.")
    session.flush()
    assert "Agreed." in (tmp_path / "a.verdicts.toml").read_text(encoding="utf-8")
    assert factcheck.check_article(article).exit_code == 0
    assert factcheck.open_review(article, reviewer="ben").progress().verified == 1


def test_what_is_wrong_is_raised(article: Path, tmp_path: Path) -> None:
    with pytest.raises(factcheck.ArticleError, match="no such article"):
        factcheck.check_article(tmp_path / "gone.md")
    with pytest.raises(factcheck.SourceError, match="no such file or folder"):
        factcheck.check_article(article, [tmp_path / "gone"])
    with pytest.raises(factcheck.SettingsError, match="whose verdicts"):
        factcheck.open_review(article, reviewer=" ")


def test_it_prints_nothing_asks_nothing_and_loads_no_command_line(article: Path) -> None:
    program = (
        "import sys, factcheck; factcheck.check_article(sys.argv[1]); factcheck.open_review(sys.argv[1], reviewer='a')\n"
        "assert not {'click', 'textual', 'rich'} & set(sys.modules), sorted(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program, str(article)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
