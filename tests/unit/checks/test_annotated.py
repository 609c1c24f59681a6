"""The checker's copy as plain data: each claim with what was decided, and the passage it stands beside."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from tests.unit.checks.made import (
    ARTICLE,
    CONTEXT,
    INFLECTION,
    MARK,
    NEGATION,
    NUMBER,
    QUOTE,
    SAID,
    STATEMENT,
    WORDS,
    candidate,
    listed,
    rested,
    review,
    reviewed,
)

from factcheck.checks import AnnotatedScript, Case, annotated_script
from factcheck.core.errors import VerdictFileError
from factcheck.core.model import (
    Candidate,
    Claim,
    Comparison,
    Detail,
    Document,
    Level,
    Locator,
    Skipped,
    Source,
    State,
    Verdict,
)
from factcheck.core.records import Dismissal, Evidence, VerdictFile
from factcheck.core.settings import Settings

VERIFIED, DISPUTED, UNSOURCED = Verdict


def copied(
    file: VerdictFile | VerdictFileError,
    found: Sequence[Candidate] = (),
    claims: tuple[Claim, ...] = (QUOTE,),
    **more: Any,
) -> AnnotatedScript:
    text = f"He said: {SAID}."
    given = {"source_text": lambda name: text if name == "sources/minutes.txt" else None, "settings": Settings()}
    return annotated_script(Case(ARTICLE, claims, lambda _: found, file, "article.verdicts.toml", **(given | more)))


def test_claims_are_numbered_in_article_order_with_what_was_decided() -> None:
    file = listed(QUOTE, STATEMENT)
    record = file.claims[QUOTE.id]
    file = file.with_record(QUOTE.id, replace(record, reviews={"ada": review(record, DISPUTED)}))
    made = copied(file, claims=(QUOTE, STATEMENT))
    assert [(entry.number, entry.claim.id, entry.state) for entry in made.entries] == [
        (1, QUOTE.id, State.DISPUTED),
        (2, STATEMENT.id, State.UNDECIDED),
    ]
    assert made.entries[0].record.reviews["ada"].verdict is DISPUTED
    assert made.entries[0].status.fresh.keys() == {"ada"}
    assert made.counts == {state: int(state in (State.DISPUTED, State.UNDECIDED)) for state in State}


def test_the_copy_says_what_it_was_made_of() -> None:
    skipped = (Skipped("sources/scan.pdf", "is a picture"),)
    sources = (Source("sources/minutes.txt", "text", 300, "00"),)
    made = copied(listed(), skipped=skipped, sources=sources, settings=Settings(required_reviews=2))
    assert (made.article, made.skipped, made.sources, made.required) == (ARTICLE, skipped, sources, 2)
    assert [finding.id for finding in made.checked.findings] == ["FC030", "FC001", "FC010"]


def test_a_verdict_file_that_cannot_be_used_makes_no_copy() -> None:
    with pytest.raises(VerdictFileError, match="gone wrong"):
        copied(VerdictFileError("article.verdicts.toml: gone wrong"))


def test_a_claim_that_the_file_does_not_list_is_undecided() -> None:
    entry = copied(VerdictFile("article.txt")).entries[0]
    assert (entry.state, entry.record.kind, entry.record.exact) == (State.UNDECIDED, "quote", QUOTE.text)


def test_the_evidence_of_a_verdict_stands_beside_the_quote_and_nothing_else() -> None:
    (passage,) = copied(rested(), [candidate(INFLECTION, source="sources/other.txt")]).entries[0].passages
    assert (passage.source, passage.place, passage.text) == ("sources/minutes.txt", "L3", SAID)
    assert passage.chosen
    assert passage.level is Level.CRITICAL
    assert [(each.kind, each.found) for each in passage.differences] == [("negation", "not")]


def test_evidence_for_the_reporters_own_words_is_not_compared_word_by_word() -> None:
    file = listed(STATEMENT)
    evidence = {"gone": Evidence("gone", "The fee was raised in 2012", "p. 4")}
    file = file.with_record(STATEMENT.id, replace(file.claims[STATEMENT.id], evidence=evidence))
    (passage,) = copied(file, claims=(STATEMENT,)).entries[0].passages
    assert (passage.source, passage.place, passage.text) == ("gone", "p. 4", "The fee was raised in 2012")
    assert (passage.level, passage.differences, passage.missing, passage.chosen) == (None, (), (), True)


@pytest.mark.parametrize(
    ("place", "level"), [("L1", Level.TYPOGRAPHIC), ("L3", Level.CRITICAL), ("p. 9", Level.TYPOGRAPHIC)]
)
def test_evidence_is_compared_where_it_stands(place: str, level: Level) -> None:
    text = f"{WORDS}.\n\nIt is not true that {WORDS}.\n"
    file = listed(QUOTE)
    evidence = {"minutes": Evidence("minutes", WORDS, place)}
    file = file.with_record(QUOTE.id, replace(file.claims[QUOTE.id], evidence=evidence))
    document = Document.from_text(text)
    locate = lambda _, offset: str(document.locate(offset))  # noqa: E731 - it is called once
    (passage,) = copied(file, source_text=lambda _: text, locate=locate).entries[0].passages
    assert passage.level is not None
    assert (passage.level <= Level.TYPOGRAPHIC) is (level is Level.TYPOGRAPHIC)


def test_line_numbers_are_no_words_of_evidence_for_the_reporters_own_words() -> None:
    page = " 1  MR CASTELL: The works come to 48 million\n 2  euros. We borrow thirty million from the\n 3  bank.\n"
    file = listed(STATEMENT)
    evidence = {"minutes": Evidence("minutes", "The works come to 48 million\n 2  euros.", "L1")}
    file = file.with_record(STATEMENT.id, replace(file.claims[STATEMENT.id], evidence=evidence))
    (passage,) = copied(file, claims=(STATEMENT,), source_text=lambda _: page).entries[0].passages
    assert passage.words.split() == ["The", "works", "come", "to", "48", "million", "euros."]


NEAR = ("near",)

FOUND: list[tuple[Sequence[Candidate], tuple[str, ...] | None]] = [
    # what the search finds for a quote; the kinds of difference that are worth a word, None where no passage is there,
    # NEAR where one is too unlike to be where the words come from
    ([], None),
    ([candidate()], ()),
    ([candidate(MARK)], ()),
    ([candidate(MARK, INFLECTION, NEGATION, CONTEXT)], ("inflection", "negation", "context")),
    ([candidate(NEGATION), candidate(INFLECTION, score=90.0)], ("inflection",)),
    ([candidate(NEGATION, NUMBER, score=40.0, passed=False)], NEAR),
    ([candidate(NEGATION, score=40.0, passed=False)], ("negation",)),  # one word of eight
]


@pytest.mark.parametrize(("found", "expected"), FOUND)
def test_without_evidence_the_closest_passage_stands_beside_a_quote(
    found: Sequence[Candidate], expected: tuple[str, ...] | None
) -> None:
    passages = copied(listed(), found).entries[0].passages
    assert [NEAR if it.near else tuple(each.kind for each in it.differences) for it in passages] == (
        [] if expected is None else [expected]
    )
    for passage in passages:
        assert not passage.chosen
        assert passage.near or passage.level is min(item.comparison.level for item in found)
        assert (passage.source, passage.place, passage.text) == ("sources/minutes.txt", "L3", SAID)


def test_who_says_it_in_the_source_stands_with_the_place() -> None:
    found = candidate(locator=Locator(time=723.0, speaker="CHAIR"))
    (passage,) = copied(listed(), [found]).entries[0].passages
    assert passage.place == "00:12:03, CHAIR"


def test_of_a_claim_in_the_reporters_words_the_missing_details_are_said() -> None:
    details = (Detail("date", "2011", 29, 33, found=False), Detail("name", "fee", 4, 7, found=True))
    near = candidate(NUMBER, details=details)
    made = [copied(listed(STATEMENT), found, (STATEMENT,)).entries[0].passages for found in ([near, candidate()], [])]
    (passage,) = made[0]
    assert (passage.text, passage.missing, passage.level, passage.differences) == (SAID, ("2011",), None, ())
    assert not passage.chosen
    assert made[1] == ()
    (nearest,) = copied(listed(STATEMENT), [replace(near, passed=False)], (STATEMENT,)).entries[0].passages
    assert nearest.near


def test_a_dismissed_claim_has_no_passage_unless_somebody_chose_one() -> None:
    gone = reviewed({}, dismissed=Dismissal("ada", "an opinion"))
    assert copied(gone, [candidate()]).entries[0].state is State.DISMISSED
    assert copied(gone, [candidate()]).entries[0].passages == ()
    kept = rested()
    record = replace(kept.claims[QUOTE.id], dismissed=Dismissal("ada", "an opinion"))
    assert [item.chosen for item in copied(kept.with_record(QUOTE.id, record)).entries[0].passages] == [True]


def test_a_comparison_in_the_copy_is_that_of_the_candidate() -> None:
    best = replace(candidate(), comparison=Comparison(Level.EDITORIAL))
    assert copied(listed(), [best]).entries[0].passages[0].level is Level.EDITORIAL


def test_evidence_is_compared_where_it_stands_in_its_source() -> None:
    words = "We will raise the harbour fee this year"
    file = rested(exact=words)
    for text, level in ((f"He said: {words}.", Level.TYPOGRAPHIC), (f"Nobody believes that {words}.", Level.CRITICAL)):
        (passage,) = copied(file, source_text=lambda _, text=text: text).entries[0].passages
        assert passage.level is level, text
    assert [item.kind for item in passage.differences] == ["context"]


def test_a_claim_in_the_reporters_words_has_its_details_with_their_places_and_they_are_counted() -> None:
    year = Detail("date", "2011", 29, 33, found=True, source="sources/minutes.txt", locator=Locator(line=3))
    fee = Detail("name", "fee", 4, 7, found=False)
    script = copied(listed(STATEMENT), [candidate(details=(fee,))], (STATEMENT,), details=lambda _: (fee, year))
    (entry,) = script.entries
    assert entry.details == (fee, year)
    assert entry.passages[0].missing == ()  # another passage may have what this one lacks: each detail says its own
    assert script.details == {"found": 1, "differs": 0, "absent": 1}


def test_a_quote_and_a_dismissed_claim_have_no_details() -> None:
    script = copied(listed(), [candidate()], details=lambda _: (Detail("name", "fee", 4, 7, found=False),))
    assert [entry.details for entry in script.entries] == [()]
