"""`factcheck list`, `find` and `sources` through the real process."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
CASE = ROOT.parent / "shared" / "cienfuegos"
needs_case = pytest.mark.skipif(not CASE.is_dir(), reason="the case to check is not on this machine")


def test_list_names_speakers_and_places(run: Run, work: Path) -> None:
    (work / "a.txt").write_text(
        "“We will appeal,” Maria Lopez said. “It is late.”\n\nShe paid 40 marks.\n", encoding="utf-8"
    )
    done = run("list", "a.txt")
    assert done.returncode == 0
    assert "L1:2      quote  Maria Lopez: “We will appeal,”" in done.stdout
    assert "She paid 40 marks." in done.stdout
    data = json.loads(run("list", "a.txt", "--format", "json").stdout)
    assert data["schema"] == 1
    quotes = [claim for claim in data["claims"] if claim["kind"] == "quote"]
    assert [quote["speaker"]["name"] for quote in quotes] == ["Maria Lopez", "Maria Lopez"]
    assert quotes[0]["utterance"] == quotes[1]["utterance"]


def test_terms_are_shown_when_asked_for(run: Run, work: Path) -> None:
    (work / "a.txt").write_text("Tomas “Skipper” Brandt spoke. “We sail,” he said.\n", encoding="utf-8")
    assert "Skipper" not in [line for line in run("list", "a.txt").stdout.splitlines() if "term" in line]
    assert "term   Skipper" in run("list", "a.txt", "--all").stdout


@needs_case
def test_the_case_has_its_quotes_and_no_boilerplate(run: Run) -> None:
    data = json.loads(run("list", str(CASE / "article.txt"), "--format", "json").stdout)
    quotes = [claim for claim in data["claims"] if claim["kind"] == "quote"]
    claims = [claim["text"] for claim in data["claims"] if claim["kind"] == "claim"]
    assert len(quotes) == 11
    assert len({quote["utterance"] for quote in quotes}) == 9
    assert not any("El Padrino" in quote["text"] or "El Chapo" in quote["text"] for quote in quotes)
    boilerplate = ("Story continues", "———", "©", "Visit New York", "Distributed by")
    assert not [text for text in claims if any(word in text for word in boilerplate)]
    assert not [text for text in claims if text.startswith("NEW YORK")]


@needs_case
def test_find_shows_ranked_passages_with_their_place(run: Run) -> None:
    query = "we have no reason to doubt the sincerity"
    done = run("find", query, "--sources", str(CASE / "sources"), "--format", "json")
    candidates = json.loads(done.stdout)["queries"][0]["candidates"]
    assert done.returncode == 0
    scores = [candidate["score"] for candidate in candidates]
    assert scores == sorted(scores, reverse=True)
    assert candidates[0]["source"].endswith("hearing-transcript.txt")
    assert "no reason to doubt" in " ".join(candidates[0]["text"].split())
    assert candidates[0]["locator"]["text"]


CHECKS = [  # words of the finding's quote or message, and the id the text alone must give it
    ("decision", "FC003"),
    ("balancing of interests", "FC00"),
    ("deferring to the criminal justice system", "FC001"),
    ("smell test", "FC001"),
    ("reeked", "FC001"),
]


@needs_case
@pytest.mark.parametrize(("words", "number"), CHECKS)
def test_the_case_before_any_review(run: Run, work: Path, words: str, number: str) -> None:
    article = work / "article.txt"
    article.write_text((CASE / "article.txt").read_text(encoding="utf-8"), encoding="utf-8")
    done = run("check", "article.txt", "--sources", str(CASE / "sources"), "--format", "json")
    findings = json.loads(done.stdout)["articles"][0]["findings"]
    hits = [finding["id"] for finding in findings if finding["claim"] and words in finding["claim"]["text"]]
    assert done.returncode == 1
    assert any(name.startswith(number) for name in hits)


@needs_case
def test_the_joint_statement_is_verbatim(run: Run, work: Path) -> None:
    article = work / "article.txt"
    article.write_text((CASE / "article.txt").read_text(encoding="utf-8"), encoding="utf-8")
    done = run("check", "article.txt", "--sources", str(CASE / "sources"), "--format", "json")
    findings = json.loads(done.stdout)["articles"][0]["findings"]
    quotes = [finding for finding in findings if finding["claim"] and finding["claim"]["kind"] == "quote"]
    hits = [finding["id"] for finding in quotes if "may be investigated" in finding["claim"]["text"]]
    assert hits
    assert not [number for number in hits if number < "FC010"]


def test_sources_says_what_was_skipped(run: Run, work: Path) -> None:
    (work / "sources").mkdir()
    (work / "sources" / "good.txt").write_text("The quay is long.\n")
    (work / "sources" / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(200))
    done = run("sources")
    assert done.returncode == 0
    assert "good.txt" in done.stdout
    assert "photo.jpg" in done.stdout
    data = json.loads(run("sources", "--format", "json").stdout)
    assert [source["path"] for source in data["sources"]] == ["sources/good.txt"]
    assert [item["path"] for item in data["skipped"]] == ["sources/photo.jpg"]
    assert data["skipped"][0]["reason"]


def test_the_words_of_a_file_are_not_found_in_the_file_itself(run: Run, work: Path) -> None:
    (work / "sources").mkdir()
    (work / "sources" / "draft.txt").write_text("We have turned away eleven ships since the spring\n", encoding="utf-8")
    (work / "sources" / "tape.txt").write_text(
        "She: We have turned away ten ships since the spring.\n", encoding="utf-8"
    )
    done = run("find", "--from", "sources/draft.txt")
    assert "tape.txt" in done.stdout
    assert "draft.txt" not in done.stdout
