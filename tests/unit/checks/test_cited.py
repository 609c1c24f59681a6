"""FC007 and FC014: the words stand in another source than cited, and citations of no source."""

from pathlib import Path

import pytest

from factcheck import check_article
from factcheck.core.model import Finding

SOURCES = {
    "hearing.srt": (
        "1\n00:00:58,000 --> 00:01:05,000\nWe stayed on the old quay all night long.\n\n"
        "2\n00:22:58,000 --> 00:23:05,000\nNobody ever asked the boats about the dredging.\n"
    ),
    "report.txt": "Annual report\n\nThe yard was closed for all of the winter months. We stayed on the quay at night.\n",
    "rival.txt": "We stayed on the old quay all night long.\n",
}
QUOTE = "“We stayed on the old quay all night long,” Olm said {}."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sources").mkdir()
    for name, text in SOURCES.items():
        (tmp_path / "sources" / name).write_text(text, encoding="utf-8")
    return tmp_path


def findings(folder: Path, text: str) -> list[Finding]:
    article = folder / "article.md"
    article.write_text(text, encoding="utf-8")
    run = check_article(article, [folder / "sources"])
    return [each for each in run.findings if each.id in {"FC001", "FC003", "FC007", "FC014"}]


@pytest.mark.parametrize(
    ("citation", "expected"),
    [
        ("(Hearing, 01:00)", []),
        ("(Hearing, 01:55)", []),
        ("[so](sources/hearing.srt)", []),
        ("[so](sources/rival.txt)", []),
        ("(rival.txt; Hearing, 23:00)", []),
        ("(Hearing, 23:00)", [("FC007", "warning")]),
        ("(Annual report, p. 4)", [("FC007", "error")]),
        ("[so](sources/report.txt)", [("FC007", "error")]),
        ("[so](https://example.org/elsewhere)", [("FC014", "note")]),
        ("[4]", [("FC014", "note")]),
        ("on Monday", []),
    ],
)
def test_where_the_words_stand_and_what_is_cited(folder: Path, citation: str, expected: list[tuple[str, str]]) -> None:
    assert [(each.id, each.severity) for each in findings(folder, QUOTE.format(citation))] == expected


def test_the_messages_name_both_sources(folder: Path) -> None:
    (other,) = findings(folder, QUOTE.format("(report.txt)"))
    assert other.message.startswith(f"not in the source cited, {folder}/sources/report.txt, but in {folder}/sources/")
    (elsewhere,) = findings(folder, "“Nobody ever asked the boats about the dredging,” Olm said (Hearing, 1:00).")
    assert "not at 00:01:00, but in " in elsewhere.message
    assert "hearing.srt 00:22:58" in elsewhere.message


def test_citations_of_no_source_are_said_once(folder: Path) -> None:
    text = f"{QUOTE.format('[4]')} “Nobody ever asked the boats about the dredging,” she said [5] (hearing.srt)."
    (note,) = findings(folder, text)
    assert (note.id, note.claim) == ("FC014", None)
    assert note.message == "citation matches no source: 2 of 3 citations: “[4]”, “[5]”"
    assert note.column == text.index("[4]") + 1


def test_a_quote_that_stands_nowhere_is_not_blamed_on_its_citation(folder: Path) -> None:
    found = findings(folder, "“It was a fine summer for pickled herring,” Olm said (Hearing, 1:00).")
    assert [each.id for each in found] == ["FC001"]
