"""A review under way takes in sources that appear, change and go, and notes that are written in it."""

from pathlib import Path

import pytest

from factcheck.app.project import Options
from factcheck.app.reviewing import Review, open_review
from factcheck.core.model import Verdict

ARTICLE = "Olm said: “The quay has nine cranes.”\n\n“We will open in May,” he said.\n"


@pytest.fixture
def opened(tmp_path, monkeypatch) -> Review:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "olm.txt").write_text("OLM: The quay has nine cranes.\n")
    (tmp_path / "article.txt").write_text(ARTICLE)
    monkeypatch.chdir(tmp_path)
    return open_review(Path("article.txt"), Options(cache=False, quiet=True), "ana")


def found(opened: Review) -> list[list[str]]:
    session = opened.session
    return [[each.source for each in session.match(claim.id) if each.passed] for claim in session.claims]


def read_again(opened: Review) -> str:
    assert opened.sources.news()
    renewed = opened.session.read_sources()
    assert renewed is not None
    opened.session.renew(renewed)
    assert not opened.sources.news()
    return renewed.said


def test_a_source_that_appears_is_found_in(opened):
    assert found(opened) == [["sources/olm.txt"], []]
    Path("sources/may.txt").write_text("OLM: We will open in May, God willing.\n")
    assert read_again(opened) == "The sources were read again: 1 new; 2 sources."
    assert found(opened) == [["sources/olm.txt"], ["sources/may.txt"]]
    assert {ref.path for ref in opened.session.file.sources.values()} == {"sources/olm.txt", "sources/may.txt"}


def test_one_that_changes_makes_the_verdicts_on_it_stale_and_keeps_them(opened):
    first = opened.session.claims[0].id
    found(opened)
    opened.session.decide(first, Verdict.VERIFIED)
    Path("sources/olm.txt").write_text("OLM: The quay has eight cranes, and no more than those.\n")
    assert read_again(opened) == "The sources were read again: 1 changed; 1 source."
    assert str(opened.session.state(first)) == "stale"
    assert opened.session.record(first).reviews["ana"].verdict == "verified"


def test_where_the_last_one_goes_that_is_said(opened):
    Path("sources/olm.txt").unlink()
    assert read_again(opened) == "The sources were read again: 1 gone; 0 sources."
    assert opened.session.renewed.no_sources
    assert opened.no_sources
    assert found(opened) == [[], []]


def test_a_note_is_written_beside_the_sources_and_read(opened):
    path = opened.session.write_note("We will open in May", "by phone", "P. Olm")
    assert path.startswith("sources/p-olm-by-phone")
    read_again(opened)
    assert found(opened)[1] == [path]
