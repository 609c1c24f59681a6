"""Verdicts on words that the program does not take for a claim now; and what the verdicts of an article come to."""

from dataclasses import replace

import pytest
from tests.unit.verdicts.making import ARTICLE, article, claims_of, decided, id_of

from factcheck.core.model import State, Verdict
from factcheck.core.records import Dismissal, Record, VerdictFile
from factcheck.verdicts import all_claims, count, reconcile, status_of
from factcheck.verdicts.reconcile import span_of


def listed(text: str = ARTICLE, file: VerdictFile | None = None, *, without: str = "") -> VerdictFile:
    document = article(text)
    claims = [claim for claim in claims_of(document) if not without or not claim.text.startswith(without)]
    return reconcile(file, document, claims, article_path="articles/quay.md")


def test_a_claim_the_program_no_longer_finds_keeps_its_verdict_and_its_place() -> None:
    first = listed()
    key = id_of(first, "We will not raise")
    judged = first.with_record(key, decided(first.claims[key]))
    after = listed(ARTICLE.replace("“We will not raise", '"We  will not raise'), judged, without="We  will not")
    assert list(after.claims) == list(first.claims)
    record = after.claims[key]
    assert record.exact == "We  will not raise taxes on anyone"
    assert status_of(record, source_text=lambda _: None).state is State.VERIFIED
    document = article(ARTICLE.replace("“We will not raise", '"We  will not raise'))
    others = [claim for claim in claims_of(document) if claim.id != key]
    (kept,) = [claim for claim in all_claims(after, document, others) if claim not in others]
    assert (kept.id, kept.text, kept.kind, kept.rule) == (key, record.exact, "quote", "kept")
    assert document.text[kept.start : kept.end] == record.exact
    assert listed(file=after) == replace(judged, claims=listed(file=after).claims)


def test_a_claim_nobody_judged_is_not_kept() -> None:
    after = listed(file=listed(), without="We will not raise")
    assert not any(record.exact.startswith("We will not") for record in after.claims.values())
    assert not after.orphans


def test_words_within_a_longer_claim_now_are_that_claims() -> None:
    first = listed()
    key = id_of(first, "The new quay opens")
    judged = first.with_record(key, decided(first.claims[key]))
    after = listed(
        ARTICLE.replace("The new quay opens in May.”", "The new quay opens in May, if the bank agrees.”"), judged
    )
    record = after.claims[id_of(after, "The new quay opens in May, if")]
    assert status_of(record, source_text=lambda _: None).state is State.STALE
    assert len(after.claims) == len(first.claims)
    assert not after.orphans


SPANS = [
    # exact, prefix, suffix, text, what is found
    ("nine million tonnes", "the harbour’s ", "", "the harbour’s Nine  million\ntonnes, he", "Nine  million\ntonnes"),
    ("Why not?", "", "", "She asked: why not? Why not indeed, he said of the ferry", None),
    ("Why not?", "She asked: ", "", "She asked: why not? Why not indeed", "why not?"),
    ("“Why not”", "He then said: ", "", "He then said: «Why not» again", "«Why not»"),
    ("a tax on it", "", "", "a tax on items that are rare here", None),
    ("words that are not there at all", "", "", "other words", None),
    ("…", "", "", "… and …", None),
    ("yes", "", "", "he said yes to all of that, twice", None),
    ("yes", "he said ", "", "he said yes to all of that, twice", None),
    ("yes", "when asked he said ", " to all of that", "when asked he said yes to all of that", "yes"),
    ("no, more than that of course", "", "", "no more than that, of course", None),
]


@pytest.mark.parametrize(("exact", "prefix", "suffix", "text", "found"), SPANS)
def test_where_the_words_of_a_record_stand(exact: str, prefix: str, suffix: str, text: str, found: str | None) -> None:
    span = span_of(Record("quote", exact, prefix, suffix), text)
    assert (text[slice(*span)] if span else None) == found


def test_of_two_places_the_one_that_is_surrounded_alike() -> None:
    text = "He told us we will see about that. She told them we will see about that."
    record = Record("claim", "we will see about that", "She told them ", ".")
    assert span_of(record, text) == (text.rindex("we will"), len(text) - 1)


def test_counts() -> None:
    file = listed()
    keys = list(file.claims)
    file = file.with_record(keys[0], decided(decided(file.claims[keys[0]], "ada"), "bob"))
    file = file.with_record(keys[1], decided(file.claims[keys[1]], "bob", Verdict.DISPUTED))
    both = decided(decided(file.claims[keys[2]], "ada"), "bob", Verdict.UNSOURCED)
    file = file.with_record(keys[2], both)
    file = file.with_record(keys[3], replace(decided(file.claims[keys[3]], "cy"), exact="Other words"))
    file = file.with_record(keys[4], replace(file.claims[keys[4]], dismissed=Dismissal("ada", "opinion")))
    file = replace(file, orphans={"q-gone": decided(file.claims[keys[5]], "cy")})
    found = count(file, source_text=lambda _: None, required=2)
    assert (found.claims, found.waiting, found.orphans) == (7, 1, 1)
    assert {state: number for state, number in found.states.items() if number} == {
        State.VERIFIED: 1,
        State.DISPUTED: 1,
        State.CONTESTED: 1,
        State.STALE: 1,
        State.DISMISSED: 1,
        State.UNDECIDED: 2,
    }
    assert set(found.states) == set(State)
    assert found.reviewers == {
        "ada": {"verified": 2},
        "bob": {"verified": 1, "disputed": 1, "unsourced": 1},
        "cy": {"stale": 2},
    }
