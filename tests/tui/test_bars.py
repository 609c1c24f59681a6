"""Lines that tell where one is: the header adds up, and whatever is long, the place stays in a title."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.review.reviewing import FEE, MUSEUM, TONNES, Disk, candidates, claims, reviewed, session

from factcheck.core.model import Detail, Locator, Verdict
from factcheck.review import Filter, ListState, StateBuilder
from factcheck.tui.bars import claim_title, header, list_title
from factcheck.tui.evidence_pane import View, evidence_rows
from factcheck.tui.rows import cells
from factcheck.tui.theme import UNICODE

COUNTS = re.compile(r"(\d+) of (\d+) +✓ (\d+)  ✗ (\d+)  \? (\d+)(?:  ≠ (\d+))? +(\d+) left")


def text_of(row):
    return "".join(text for text, _ in row)


@settings(max_examples=40, deadline=None)
@given(
    given_=st.dictionaries(
        st.tuples(st.sampled_from([claim.id for claim in claims()]), st.sampled_from(["ada", "ben", "cy"])),
        st.tuples(st.sampled_from(Verdict), st.booleans()),
    ),
    required=st.integers(1, 3),
    blind=st.booleans(),
    width=st.sampled_from([80, 120]),
)
def test_the_header_adds_up(given_, required, blind, width):
    file = Disk().file
    for (name, who), (verdict, holds) in given_.items():
        file = reviewed(file, name, verdict, who)
        if not holds:
            record = file.claims[name]
            stale = replace(record.reviews[who], basis="0000")
            file = file.with_record(name, replace(record, reviews={**record.reviews, who: stale}))
    it = session(Disk(file), matched=False, required=required, blind=blind)
    row = header(StateBuilder(it).build(), width, UNICODE, saving=False)
    done, total, *by_state, left = (int(count or 0) for count in COUNTS.search(text_of(row)).groups())
    assert done + left == total == 9
    assert sum(by_state) == done
    assert left == it.progress().left
    assert cells(row) == width


def test_what_is_left_again_is_told_and_a_long_name_leaves_room_for_it():
    file = reviewed(reviewed(Disk().file, MUSEUM, Verdict.VERIFIED, "ben"), MUSEUM, Verdict.DISPUTED, "cy")
    it = session(Disk(file), matched=False)
    it.article = replace(it.article, path="articles/" + "a-long-name-" * 9 + ".md")
    row = header(StateBuilder(it).build(), 80, UNICODE, saving=False)
    assert text_of(row).startswith(" a-long-name-")
    assert text_of(row).endswith("…  0 of 9  ✓ 0  ✗ 0  ? 0  9 left (≠ 1)     saved ")


@pytest.mark.parametrize("width", [80, 100, 120, 200])
def test_who_reviews_and_the_bar_are_cut_before_the_name_of_the_article_is(width):
    it = session(Disk(), matched=False, reviewer="Augustina Featherstonehaugh")
    it.article = replace(it.article, path="articles/what-the-town-owns.md")
    row = text_of(header(StateBuilder(it).build(), width, UNICODE, saving=False))
    assert row.startswith(" what-the-town-owns.md  ")
    assert row.endswith("saved ")
    assert len(row) == width
    assert ("Augustina Featherstonehaugh" in row) == (width >= 120)


@pytest.mark.parametrize("width", [38, 45, 60, 100])
@pytest.mark.parametrize("here", [Filter.UNDECIDED, Filter.ALL, Filter.CONTESTED])
def test_no_filter_is_cut_however_many_have_claims(width, here):
    counts = dict.fromkeys([*Filter][:6], 12)
    title = text_of(list_title(ListState(filter=here, by_risk=True, counts=counts), width, UNICODE))
    assert "…" not in title
    assert f"{here} 12" in title
    assert "by risk" in title
    assert title.count("12") == 6 or width <= 60


@pytest.mark.parametrize("width", [56, 62, 73])
@pytest.mark.parametrize(
    ("source", "locator", "kept"),
    [
        ("sources/the-hearing-of-the-port-committee-in-november.srt", Locator(time=727), "00:12:07"),
        ("sources/committee/hearing.pdf", Locator(page="1041"), "hearing.pdf · p. 1041"),
        (
            "report.docx",
            Locator(heading="On the state of the quay, its cranes and those who work there"),
            "§ On the stat",
        ),
        ("a-very-long-name-of-a-report.docx", Locator(heading="Cranes, quays and berths"), "§ Cranes, qua"),
    ],
)
@pytest.mark.parametrize("passed", [True, False])
def test_the_place_of_a_passage_stays_in_its_title(width, source, locator, kept, passed):
    found = replace(candidates()[TONNES][0], source=source, locator=locator, passed=passed)
    it = session(search=lambda *_: (found,) * 12)
    it.listed.go(TONNES)
    rows = evidence_rows(StateBuilder(it).build(), width, View(), UNICODE)
    title = next(row for row in rows if " of 12 · " in text_of(row))
    assert kept in text_of(title)
    assert text_of(title).endswith("─")
    assert cells(title) == width


def test_the_place_of_a_claim_stays_in_its_title():
    it = session()
    found = next(claim for claim in claims() if claim.id == MUSEUM)
    it.claim = lambda _: replace(
        found, speaker=replace(found.speaker, name="the spokeswoman of the Averholm harbour trust")
    )
    it.listed.go(MUSEUM)
    title = claim_title(StateBuilder(it).build(), 62, UNICODE)
    assert text_of(title).startswith("─ 3 of 9 · quote · the spokeswoman of t… (sure?) · quay.md:5 ─")
    assert cells(title) == 62


def test_each_detail_of_a_claim_is_a_row_with_its_own_place():
    found = (
        Detail("date", "2011", 44, 48, found=True, source="sources/notes.md", passage="x", locator=Locator(line=4)),
        Detail("number", "48 km", 0, 5, found=False, status="differs", other="84", source="survey.pdf", locator=Locator(page="3")),
        Detail("name", "Quellmark", 0, 9, found=False),
    )  # fmt: skip
    it = session(details=lambda claim: found if claim.id == FEE else ())
    it.listed.go(FEE)
    it.tick(FEE, 2, "wrong")
    rows = [text_of(row).strip() for row in evidence_rows(StateBuilder(it).build(), 100, View(), UNICODE)]
    assert f"{UNICODE.yes} 2011  sources/notes.md L4" in rows
    assert f"{UNICODE.no} 48 km  84 in survey.pdf p. 3" in rows
    assert f"{UNICODE.dot} Quellmark  nowhere  crossed" in rows
