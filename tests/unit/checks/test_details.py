"""FC008, FC009 and FC015: the details of claims in the reporter's own words, and the article against itself."""

from dataclasses import replace

import pytest

from factcheck.checks import Result
from factcheck.checks.contradictions import contradictions
from factcheck.claims import find_claims
from factcheck.core.model import Claim, Detail, Document, Locator, Verdict
from factcheck.core.settings import Settings

from .made import STATEMENT, checked, reviewed

YEAR = Detail(
    "date",
    "2011",
    30,
    34,
    found=False,
    status="differs",
    source="sources/minutes.txt",
    locator=Locator(line=3),
    other="2012",
)
FEE = Detail("name", "fee", 4, 7, found=False, status="absent")


def details_of(result: Result) -> list[tuple[str, str]]:
    return [(it.id, it.severity) for it in result.findings if it.id in {"FC008", "FC009"}]


def found(*details: Detail, require: str = "quotes", **more: object) -> Result:
    return checked(claims=(STATEMENT,), details=lambda _: details, settings=Settings(require=require), **more)


def test_a_detail_that_differs_warns_and_one_in_no_source_is_a_note():
    result = found(YEAR, FEE)
    assert details_of(result) == [("FC008", "warning"), ("FC009", "note")]
    differs, absent = (it for it in result.findings if it.id in {"FC008", "FC009"})
    assert differs.message == "date differs: “2011” is “2012” in sources/minutes.txt L3"
    assert differs.column == STATEMENT.start - STATEMENT.start + 31
    assert "“fee”" in absent.message
    assert result.details == {STATEMENT.id: (YEAR, FEE)}


def test_where_all_claims_must_be_reviewed_they_are_an_error_and_a_warning():
    assert details_of(found(YEAR, FEE, require="all")) == [("FC008", "error"), ("FC009", "warning")]


def test_the_settings_have_the_last_word():
    settings = Settings(require="all", severity={"FC008": "note"})
    assert details_of(checked(claims=(STATEMENT,), details=lambda _: (YEAR,), settings=settings)) == [("FC008", "note")]


def test_a_verdict_that_holds_silences_them():
    file = reviewed({"ada": Verdict.VERIFIED}, claim=STATEMENT)
    assert details_of(found(YEAR, FEE, file=file)) == []


def test_the_title_of_somebody_in_no_source_is_not_named_beside_them():
    people = [Detail("title", "mayor", 0, 5, found=False), Detail("name", "Ilse Varga", 6, 16, found=False)]
    known = replace(people[1], found=True, status="found")
    one, other = (found(*details).findings for details in (people, [people[0], known]))
    (unknown,), (title,) = ([it.message for it in each if it.id == "FC009"] for each in (one, other))
    assert "“Ilse Varga”" in unknown
    assert "“mayor”" not in unknown
    assert "“mayor”" in title


def test_that_reviewers_disagree_on_a_detail_is_a_finding():
    file = reviewed({}, claim=STATEMENT)
    marks = {"ada": {"2011": "found aa"}, "ben": {"2011": "wrong aa"}}
    split = file.with_record(STATEMENT.id, replace(file.claims[STATEMENT.id], details=marks))
    said = [it.message for it in found(YEAR, file=split).findings if it.id == "FC013"]
    assert said == ["reviewers disagree on “2011” (ada: ticked, ben: crossed)"]
    alike = file.with_record(STATEMENT.id, replace(file.claims[STATEMENT.id], details={**marks, "ben": marks["ada"]}))
    assert [it for it in found(YEAR, file=alike).findings if it.id == "FC013"] == []


def test_what_is_found_is_no_finding():
    assert details_of(found(Detail("date", "2011", 30, 34, found=True))) == []


APART = [
    # an article, how many contradictions there are
    ("Turnout on the island was 42 % in the vote.\n\nThe turnout on the island was 45 % in the vote.", 1),
    ("Turnout on the island was 42 % in the vote.\n\nThe turnout on the island was 42 per cent in the vote.", 0),
    ("Turnout on the island was 42 % in 2021.\n\nThe turnout on the island was 45 % in 2025.", 0),
    ("Turnout in Tessel was 42 % in the vote.\n\nThe turnout in Lindmark was 45 % in the vote.", 0),
    (
        "The board has nine members: Ada Voss, Ben Olm, Cy Brink, Dora Lund, Eli Kerr, Fay Moss, Gus Hale and Ivy Rook.",
        1,
    ),
    ("The board has three members: Ada Voss, Ben Olm and Cy Brink.", 0),
    ("The ferry carries 240 passengers on every crossing.\n\nOn every crossing the ferry carries 420 passengers.", 1),
    ("The ferry carries 240 passengers on every crossing.\n\nOn every crossing the ferry carries 12 cars.", 0),
    (
        "The new hall will cost £4.2 million to build.\n\nThe council said the new hall would cost £4.8 million to build.",
        1,
    ),
    ("The hall will cost £4.2 million.\n\nThe school will cost £4.8 million.", 0),
]


@pytest.mark.parametrize(("text", "count"), APART)
def test_an_article_that_contradicts_itself(text, count):
    claims: tuple[Claim, ...] = tuple(find_claims(Document.from_text(text)))
    assert len(list(contradictions(claims))) == count
