"""Rules to findings, as a table over plain data: each finding, its severity, and what silences it."""

from dataclasses import replace

import pytest
from tests.unit.checks.made import (
    ARTICLE,
    CONTEXT,
    INFLECTION,
    MARK,
    NEGATION,
    NUMBER,
    PART,
    QUOTE,
    STATEMENT,
    candidate,
    checked,
    difference,
    ids,
    listed,
    rested,
    review,
    reviewed,
)

from factcheck.checks import closest
from factcheck.core.catalog import FINDINGS
from factcheck.core.errors import VerdictFileError
from factcheck.core.model import Level, Skipped, Source, Unseen, Verdict
from factcheck.core.records import Dismissal, Review
from factcheck.core.settings import Settings

VERIFIED, DISPUTED, UNSOURCED = Verdict
LOW = {"score": 70.0, "passed": False}

WORDS = [
    # what the search finds, the findings from the words alone
    ([], ["FC001"]),
    ([candidate(NEGATION, NUMBER, difference("name", Level.CRITICAL, "the mayor", "Nair"), **LOW)], ["FC001"]),
    ([candidate()], []),
    ([candidate(MARK)], []),
    ([candidate(difference("ellipsis", Level.EDITORIAL, "…", "very"))], []),
    ([candidate(INFLECTION)], ["FC002"]),
    ([candidate(INFLECTION, **LOW)], ["FC002"]),
    ([candidate(NEGATION)], ["FC003"]),
    ([candidate(NEGATION, **LOW)], ["FC003"]),  # one word of eight: altered, not missing
    ([candidate(NEGATION, INFLECTION)], ["FC003"]),
    ([candidate(CONTEXT)], ["FC004"]),
    ([candidate(NUMBER, CONTEXT)], ["FC003", "FC004"]),
    ([candidate(PART)], ["FC005"]),
    ([candidate(PART, INFLECTION)], ["FC002", "FC005"]),
    ([candidate(PART, NEGATION)], ["FC003"]),
    ([candidate(PART, CONTEXT)], ["FC004"]),
    ([candidate(stitched=True)], ["FC003"]),
    # of several passages the one with the least difference counts, whatever its rank
    ([candidate(NEGATION), candidate(MARK, score=90.0)], []),
    ([candidate(NEGATION, score=99.9), candidate(INFLECTION, score=90.0, source="sources/b.txt")], ["FC002"]),
]


@pytest.mark.parametrize(("found", "expected"), WORDS)
def test_the_words_alone(found: list, expected: list[str]) -> None:
    assert ids(checked(found=found)) == [*expected, "FC010"]


REVIEWS = [
    # reviews by name, settings, the findings of a quote whose words are critically altered
    ({}, {}, ["FC003", "FC010"]),
    ({"ada": Review(note="look again")}, {}, ["FC003", "FC010"]),  # a note is no verdict
    ({"ada": VERIFIED}, {}, []),
    ({"ada": DISPUTED}, {}, ["FC011"]),
    ({"ada": UNSOURCED}, {}, ["FC012"]),
    ({"ada": VERIFIED, "ben": VERIFIED}, {}, []),
    ({"ada": VERIFIED, "ben": DISPUTED}, {}, ["FC013"]),
    ({"ada": VERIFIED}, {"required_reviews": 2}, ["FC013"]),
    ({"ada": VERIFIED, "ben": VERIFIED}, {"required_reviews": 2}, []),
    ({"ada": DISPUTED}, {"required_reviews": 2}, ["FC011", "FC013"]),
    ({"ada": Review(VERIFIED, basis="00000000")}, {}, ["FC003", "FC020"]),
    ({"ada": Review(VERIFIED)}, {}, ["FC003", "FC020"]),  # nobody knows by what it was judged
    ({"ada": VERIFIED, "ben": Review(DISPUTED, basis="00000000")}, {}, []),  # one that holds is enough
]


@pytest.mark.parametrize(("reviews", "settings", "expected"), REVIEWS)
def test_the_reviews(reviews: dict, settings: dict, expected: list[str]) -> None:
    result = checked(reviewed(reviews), [candidate(NEGATION)], settings=Settings(**settings))
    assert ids(result) == expected


POLICIES = [
    ("strict", "filler", ["FC002", "FC010"]),
    ("clean-speech", "filler", ["FC010"]),
    ("clean-speech", "inflection", ["FC002", "FC010"]),
]


@pytest.mark.parametrize(("policy", "kind", "expected"), POLICIES)
def test_a_house_may_let_fillers_go(policy: str, kind: str, expected: list[str]) -> None:
    found = [candidate(difference(kind, Level.MINOR, "", "uh"))]
    assert ids(checked(found=found, settings=Settings(quote_policy=policy))) == expected


def test_a_final_verdict_settles_a_disagreement() -> None:
    file = reviewed({})
    record = file.claims[QUOTE.id]
    reviews = {"ada": review(record, VERIFIED, final=True), "ben": review(record, DISPUTED)}
    assert ids(checked(reviewed(reviews), [candidate(NEGATION)])) == []


def test_a_dismissed_claim_is_no_more_asked_about() -> None:
    assert ids(checked(reviewed({}, dismissed=Dismissal("ada", "an opinion")), [candidate(NEGATION)])) == []


SOURCES = [
    # the source's text now, the findings
    ("He said: We will not raise the harbour fee this year. No.", []),
    ("He said: we will not raise the harbour  fee this year!", []),
    ("He said: We may not raise the harbour fee this year.", ["FC021"]),
    (None, ["FC021"]),
]


@pytest.mark.parametrize(("text", "expected"), SOURCES)
def test_a_verdict_rests_on_its_passage(text: str | None, expected: list[str]) -> None:
    result = checked(rested(), [candidate()], source_text=lambda _: text)
    assert ids(result) == expected
    if text and expected:
        assert "now “We may not raise the harbour fee this year" in result.findings[0].message


DEFAULTS = [
    # what is found of a quote, of a claim in the reporter's own words
    ("error", "warning", {}),
    ("error", "error", {"require": "all"}),
    ("warning", "warning", {"severity": {"FC010": "warning"}}),
    ("note", "note", {"severity": {"FC010": "note"}}),
    ("error", "warning", {"severity": {"FC010": "error"}}),
]


@pytest.mark.parametrize(("quote", "statement", "settings"), DEFAULTS)
def test_claims_in_the_reporters_words_warn(quote: str, statement: str, settings: dict) -> None:
    result = checked(claims=(QUOTE, STATEMENT), found=[candidate()], settings=Settings(**settings))
    assert [(finding.id, finding.severity) for finding in result.findings] == [("FC010", quote), ("FC010", statement)]


def test_what_is_off_is_not_there() -> None:
    assert ids(checked(found=[], settings=Settings(severity={"FC001": "off"}))) == ["FC010"]


def test_only_what_is_asked_for_is_looked_for() -> None:
    def search(_: object) -> list:
        raise AssertionError("nobody asked for what the words alone say")

    assert ids(checked(search=search, wanted=frozenset({"FC010"}))) == ["FC010"]
    assert ids(checked(found=[], wanted=frozenset({"FC001"}))) == ["FC001"]


ERRORS = {
    *("FC001", "FC003", "FC004", "FC006", "FC007"),
    *("FC010", "FC011", "FC012", "FC013"),
    *("FC020", "FC021"),
    *("FC031", "FC035"),
}


def test_defaults_are_those_of_the_documentation() -> None:
    assert {number for number, kind in FINDINGS.items() if kind.severity == "error"} == ERRORS


def test_the_message_names_every_critical_difference_and_counts_the_rest() -> None:
    finding = checked(found=[candidate(NEGATION, NUMBER, INFLECTION)]).findings[0]
    assert "“not” left out (negation)" in finding.message
    assert "“this year” should be “in ten years” (number)" in finding.message
    assert "1 smaller difference" in finding.message


def test_a_finding_stands_where_the_quote_does() -> None:
    finding = checked(found=[]).findings[0]
    assert (finding.path, finding.line, finding.column) == ("article.txt", 3, 2)
    assert (finding.end_line, finding.end_column) == (3, 2 + len(QUOTE.text))
    assert finding.key == QUOTE.id


def test_another_source_that_has_it_otherwise_is_named() -> None:
    rival = candidate(NEGATION, source="sources/rival.txt")
    result = checked(found=[candidate(), rival])
    assert ids(result) == ["FC010"]
    assert "another source differs: sources/rival.txt L3: “not” left out (negation)" in result.findings[0].message
    assert (
        "otherwise"
        not in checked(found=[candidate(), replace(rival, source="sources/minutes.txt")]).findings[0].message
    )


def test_files_that_cannot_be_used() -> None:
    broken = VerdictFileError("article.verdicts.toml:12:3: not valid TOML", hint="Mend it.")
    skipped = (Skipped("sources/scan.pdf", "sources/scan.pdf is a picture", "Have it recognised."),)
    sources = (Source("sources/stub.txt", "text", 3, "00"), Source("sources/minutes.txt", "text", 300, "00"))
    result = checked(broken, [candidate()], skipped=skipped, sources=sources)
    assert result.broken
    assert [(f.id, f.path, f.line) for f in result.findings[:3]] == [
        ("FC031", "article.verdicts.toml", 12),
        ("FC030", "sources/scan.pdf", 1),
        ("FC030", "sources/stub.txt", 1),
    ]
    assert result.findings[0].message == "verdict file: not valid TOML. Mend it."
    assert ids(result)[3:] == ["FC010"]  # nothing counts as reviewed


@pytest.mark.parametrize("unread", [("attachments, not read: a.pdf",), ()])
def test_a_source_that_was_read_in_part_is_a_finding(unread: tuple[str, ...]) -> None:
    notes = (*unread, "left out as navigation and page furniture: 6 words not read aloud")
    sources = (Source("sources/a.pdf", "pdf", 300, "00", notes=notes, unread=unread),)
    found = checked(found=[candidate()], sources=sources).findings
    assert [finding.message for finding in found if finding.id == "FC030"] == [
        f"part of this source was not read: {note}" for note in unread
    ]


def test_a_verdict_for_words_that_are_gone_is_said() -> None:
    file = reviewed({"ada": VERIFIED})
    lost = replace(file, claims={}, orphans={"q-lost": replace(file.claims[QUOTE.id], exact="We shall see")})
    result = checked(lost, [candidate()])
    assert ids(result) == ["FC022", "FC010"]
    assert "We shall see" in result.findings[0].message


def test_a_claim_that_a_reviewer_added_is_checked_like_the_others() -> None:
    file = listed(QUOTE)
    own = replace(listed(STATEMENT).claims[STATEMENT.id], origin="ada")
    added = file.with_record(STATEMENT.id, own)
    assert ids(checked(added, [candidate()])) == ["FC010", "FC010"]
    disputed = file.with_record(STATEMENT.id, replace(own, reviews={"ada": review(own, DISPUTED)}))
    result = checked(disputed, [candidate()], settings=Settings(require="all"))
    assert [(f.id, f.line, f.severity) for f in result.findings] == [("FC010", 3, "error"), ("FC011", 5, "error")]


def test_the_candidate_a_quote_is_judged_by() -> None:
    far = candidate(stitched=True)
    assert closest(QUOTE, [far, candidate(score=90.0)]) == candidate(score=90.0)
    assert closest(QUOTE, []) is None
    assert closest(QUOTE, [candidate(NEGATION, score=80.0), candidate(NUMBER, score=90.0)]) == candidate(
        NUMBER, score=90.0
    )


def test_findings_are_in_article_order_those_about_files_first() -> None:
    first = replace(STATEMENT, start=0, end=26, text=ARTICLE.text[:26], id="c-first")
    result = checked(
        listed(first, QUOTE, STATEMENT), [], claims=(STATEMENT, first, QUOTE), skipped=(Skipped("s", "gone"),)
    )
    assert [(f.id, f.line) for f in result.findings] == [
        ("FC030", 1),
        ("FC010", 1),
        ("FC001", 3),
        ("FC010", 3),
        ("FC010", 5),
    ]


def test_hidden_and_struck_words_of_the_article_are_found() -> None:
    article = replace(ARTICLE, unseen=(Unseen("hidden", "not", 4), Unseen("struck", "never", 10**6)))
    found = [item for item in checked(article=article).findings if item.id == "FC033"]
    assert [(item.severity, item.message.partition(";")[0], item.line) for item in found] == [
        ("warning", "hidden words: readers do not see “not”", 1),
        ("warning", "struck words: “never” is struck out", ARTICLE.text.rstrip().count("\n") + 1),
    ]
