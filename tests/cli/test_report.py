"""`factcheck report` and `factcheck export` through the real process, on the sample."""

import json
import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
SAMPLE = str(ROOT / "articles" / "harbour.md")


def test_the_copy_of_the_sample_has_every_claim_and_every_verdict(run: Run) -> None:
    page = LexborHTMLParser(run("report", SAMPLE).stdout)
    data = json.loads(run("report", SAMPLE, "--format", "json").stdout)
    notes = page.css(".note")
    assert len(notes) == len(data["claims"]) > 40
    states = {f"c{claim['number']}": claim["state"] for claim in data["claims"]}
    assert all(states[node.attributes["id"] or ""] in (node.attributes["class"] or "") for node in notes)
    assert {"verified", "disputed", "unsourced", "contested", "undecided"} <= set(states.values())
    reviews = [review for claim in data["claims"] for review in claim["reviews"]]
    assert len(page.css(".review")) == len(reviews)
    text = page.body.text() if page.body else ""
    assert all(review["note"] in text for review in reviews)


def test_the_details_of_every_claim_have_their_places_and_are_counted(run: Run) -> None:
    data = json.loads(run("report", SAMPLE, "--format", "json").stdout)
    details = [detail for claim in data["details"] for detail in claim["details"]]
    counts = data["detail_counts"]
    assert counts["found"] > 20
    assert counts == {word: sum(it["status"] == word for it in details) for word in ("found", "differs", "absent")}
    page = LexborHTMLParser(run("report", SAMPLE).stdout)
    assert [len(page.css(f".details .{word}")) for word in counts] == list(counts.values())
    found = next(detail for detail in details if detail["status"] == "found")
    said = f"✓ {found['text']}: {found['source']} {found['locator']['text']}"
    assert any(node.text().startswith(said) for node in page.css(".details .found"))
    markdown = run("report", SAMPLE, "--format", "markdown").stdout
    assert f"details: {counts['found']} found, " in markdown
    assert f"{counts['absent']} in no source" in markdown


def test_markdown_folds_away_what_is_settled(run: Run) -> None:
    done = run("report", SAMPLE, "--format", "markdown")
    assert done.returncode == 0
    before, after = done.stdout.split("<details>")
    assert "✗ disputed" in before
    assert "✓ verified" not in before
    assert "✓ verified" in after


def test_it_goes_to_a_file_and_is_the_same_every_time(run: Run, work: Path) -> None:
    assert run("report", SAMPLE, "--output", "one.html", PYTHONHASHSEED="1").stdout == ""
    run("report", SAMPLE, "-o", "two.html", PYTHONHASHSEED="2")
    assert (work / "one.html").read_bytes() == (work / "two.html").read_bytes()


@pytest.mark.parametrize("form", ["claimreview", "webannotation"])
def test_verdicts_for_other_programs(run: Run, form: str) -> None:
    done = run("export", SAMPLE, "--format", form, "--url", "https://news.example/harbour")
    data = json.loads(done.stdout)
    items = data["@graph"] if form == "claimreview" else data["items"]
    assert len(items) >= 10
    copy = json.loads(run("report", SAMPLE, "--format", "json").stdout)["claims"]
    decided = [
        claim for claim in copy if claim["state"] in ("verified", "disputed", "unsourced") and not claim["waiting"]
    ]
    fresh = [review for claim in copy for review in claim["reviews"] if review["verdict"] and not review["stale"]]
    assert len(items) == (len(decided) if form == "claimreview" else len(fresh))
    assert all("https://news.example/harbour" in json.dumps(item) for item in items)
    names = [item["@id"] if form == "claimreview" else item["id"] for item in items]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", name) for name in names)


def test_word_and_a_patch_go_to_files_and_over_their_own_alone(run: Run, work: Path) -> None:
    for form, name in (("docx", "copy.docx"), ("patch", "copy.patch")):
        assert run("report", SAMPLE, "--format", form, "-o", name).returncode == 0
        first = (work / name).read_bytes()
        assert run("report", SAMPLE, "--format", form, "-o", name).returncode == 0
        assert (work / name).read_bytes() == first
    assert b"will not come back within five years" in first
    (work / "mine.docx").write_bytes(b"PK\x03\x04 somebody's own")
    done = run("report", SAMPLE, "--format", "docx", "-o", "mine.docx")
    assert done.returncode == 2
    assert "not written by factcheck" in done.stderr


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_what_the_article_cites_for_a_quote_is_named(run: Run, form: str) -> None:
    cites = [line for line in run("report", SAMPLE, "--format", form).stdout.splitlines() if "cites " in line]
    assert [("annual" in line, "→" in line) for line in cites] == [(True, True)] * len(cites) != [], cites
