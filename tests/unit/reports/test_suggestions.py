"""The source's words in the place of a quote's: in rdjson, in SARIF, and when there are none to offer."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck import check_article
from factcheck.checks import Run
from factcheck.reports.ci import findings_rdjson, findings_sarif
from factcheck.reports.suggestions import suggestion

SOURCE = "INES ORSOLO: We have not closed the old quay in the harbour. Nobody has asked us to.\n"


def checked(folder: Path, article: str) -> Run:
    (folder / "sources").mkdir()
    (folder / "sources" / "hearing.txt").write_text(SOURCE, encoding="utf-8")
    (folder / "article.md").write_text(article, encoding="utf-8")
    return check_article(folder / "article.md")


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("We have closed the old quay in the harbour,", "We have not closed the old quay in the harbour,"),
        ("We have not closed an old quay in the harbour", "We have not closed the old quay in the harbour"),
        ("We have … closed the old quay in the harbour,", ""),  # it says itself that something is missing
        ("We [the trust] have closed the old quay in the harbour,", ""),
        ("We have not closed the old quay in the harbour,", ""),
    ],
)
def test_what_is_suggested(tmp_path: Path, quote: str, words: str) -> None:
    run = checked(tmp_path, f"“{quote}” Orsolo said.\n")
    assert {suggestion(finding, quote) for finding in run.findings} - {""} == ({words} if words else set())


def test_nothing_is_put_in_the_place_of_markup(tmp_path: Path) -> None:
    run = checked(tmp_path, "“We have *closed* the old quay in the harbour,” Orsolo said.\n")
    (misquote,) = [finding for finding in run.findings if finding.id == "FC003"]
    assert misquote.claim is not None
    assert suggestion(misquote, "We have *closed* the old quay in the harbour,") == ""
    assert suggestion(replace(misquote, id="FC004"), misquote.claim.text) == ""


def test_rdjson_and_sarif_have_it(tmp_path: Path) -> None:
    run = checked(tmp_path, "“We have closed the old quay in the harbour,” Orsolo said.\n")
    lines = (tmp_path / "article.md").read_text(encoding="utf-8").splitlines()
    diagnostics = json.loads(findings_rdjson(run, lambda _, line: lines[line - 1]))["diagnostics"]
    (offered,) = [each["suggestions"] for each in diagnostics if each["code"]["value"] == "FC003"]
    assert [each["text"] for each in offered] == ["We have not closed the old quay in the harbour,"]
    results = json.loads(findings_sarif(run, "1", lambda _, line: lines[line - 1]))["runs"][0]["results"]
    (fix,) = [fix for each in results for fix in each.get("fixes", ())]
    (replacement,) = fix["artifactChanges"][0]["replacements"]
    assert replacement["insertedContent"]["text"] == "We have not closed the old quay in the harbour,"
    assert replacement["deletedRegion"]["startColumn"] == 2
