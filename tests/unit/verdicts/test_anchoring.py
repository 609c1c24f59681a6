"""Which claim a record belongs to, from both sides of each limit: better lost and listed than carried to other words."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.core.records import Record, Review
from factcheck.verdicts.anchoring import LEAST_WITHIN, REACH, anchored, likeness, most_alike, same_words, spots
from factcheck.verdicts.reconcile import span_of

TWENTY = "abcdefghij klmnopqrs"  # twenty characters
REVIEWED = {"ada": Review(note="look")}


def record(exact: str, prefix: str = "", suffix: str = "", kind: str = "claim", *, wanted: bool = True) -> Record:
    return Record(kind, exact, prefix, suffix, reviews=REVIEWED if wanted else {})


def like(one: Record, other: Record, places: tuple[float | None, float | None] = (None, None)) -> float:
    (first,), (second,) = spots({"a": one}), spots({"b": other})
    return likeness(replace(first, position=places[0]), replace(second, position=places[1]))


LIKE = [
    # words, prefixes, suffixes, positions, likeness
    ((TWENTY, TWENTY), ("", ""), ("", ""), (None, None), 1.0),
    ((TWENTY, TWENTY), ("before", "before"), ("after", "after"), (0.5, 0.5), 1.0),
    ((TWENTY, TWENTY), ("before", "xyzuvw"), ("", ""), (None, None), 70 / 90),
    ((TWENTY, TWENTY), ("", ""), ("after", "xyzuv"), (None, None), 70 / 90),
    ((TWENTY, TWENTY), ("before", "xyzuvw"), ("after", "xyzuv"), (None, None), 50 / 90),
    ((TWENTY, TWENTY), ("", ""), ("", ""), (0.0, 1.0), 90 / 92),
    ((TWENTY, TWENTY), ("", ""), ("", ""), (0.25, 0.75), 91 / 92),
    ((TWENTY, TWENTY), ("", ""), ("", ""), (0.0, None), 1.0),
    (("abcdefghij", "abcdefghxy"), ("", ""), ("", ""), (None, None), (50 * 0.8 + 40) / 90),
    (("abcdefghij", "abcdefuvxy"), ("", ""), ("", ""), (None, None), (50 * 0.6 + 40) / 90),
    (("abcdefghij", "abcdetuvxy"), ("", ""), ("", ""), (None, None), 0.0),  # half of the letters are no edited form
    ((TWENTY, TWENTY + " and forty more that were not there"), ("", ""), ("", ""), (None, None), (50 * 0.75 + 40) / 90),
    ((TWENTY[1:], TWENTY[1:] + " and forty more that were not there"), ("", ""), ("", ""), (None, None), 0.0),
]


@pytest.mark.parametrize(("words", "prefixes", "suffixes", "places", "expected"), LIKE)
def test_how_like_two_records_are(words, prefixes, suffixes, places, expected) -> None:
    one, other = (record(*each) for each in zip(words, prefixes, suffixes, strict=True))
    assert like(one, other, places) == pytest.approx(expected, abs=1e-6)
    assert like(other, one, places[::-1]) == pytest.approx(expected, abs=1e-6)


def test_words_within_others_need_twenty_characters() -> None:
    assert len(TWENTY) == LEAST_WITHIN


OLD = "The council spent nine million on the northern pier last year"
PLACED = [
    # what the claims say now, the one that takes the record ("" for none)
    ([OLD], OLD),
    (["The council spent ten million on the northern pier last year"], "The council spent ten million on the northern pier last year"),
    (["Nobody has ever seen the lighthouse keeper smile at a stranger"], ""),
    # two that are as like: neither
    (["The council spent one million on the northern pier last year", "The council spent two million on the northern pier last year"], ""),
    # one clearly ahead of the other
    (["The council spent ten million on the northern pier last year", "The council spent ten million of crowns on the southern road in May"], "The council spent ten million on the northern pier last year"),
    # trimmed, and grown
    (["nine million on the northern pier"], "nine million on the northern pier"),
    ([f"{OLD}, said the mayor, and she would have spent more of it if anybody had asked"], f"{OLD}, said the mayor, and she would have spent more of it if anybody had asked"),
]  # fmt: skip


@pytest.mark.parametrize(("now", "taken"), PLACED)
def test_a_record_goes_to_its_edited_form_or_nowhere(now: list[str], taken: str) -> None:
    claims = {f"c{number}": record(words) for number, words in enumerate(now)}
    found = anchored(spots({"old": record(OLD)}), spots(claims))
    assert [claims[key].exact for key in found.values()] == ([taken] if taken else [])


def test_of_two_records_that_are_as_like_a_claim_neither_takes_it() -> None:
    old = {"a": record(OLD), "b": record(OLD.replace("nine", "five"))}
    assert anchored(spots(old), spots({"c": record(OLD.replace("nine", "four"))})) == {}
    assert anchored(spots({"a": old["a"]}), spots({"c": record(OLD.replace("nine", "four"))})) == {"a": "c"}


def test_what_nobody_put_anything_into_is_not_looked_for_by_likeness() -> None:
    edited = {"c": record(OLD.replace("nine", "four"))}
    old = {"a": record(OLD, wanted=False)}
    assert anchored(spots(old), spots(edited)) == {}
    assert anchored(spots(old, all_wanted=True), spots(edited)) == {"a": "c"}
    assert anchored(spots(old), spots({"c": record(OLD)})) == {"a": "c"}, "the very words are"


def test_a_quote_is_never_taken_for_a_sentence() -> None:
    old = {"a": record(OLD)}
    assert anchored(spots(old), spots({"c": record(OLD, kind="quote")})) == {}
    assert anchored(spots(old), spots({"c": record(OLD.replace("nine", "four"), kind="quote")})) == {}


def test_a_claim_that_is_taken_is_not_given_again() -> None:
    old = {"a": record(OLD), "b": record(OLD.replace("nine", "four"))}
    claims = spots({"c": record(OLD)})
    placed = same_words(spots(old), claims)
    assert placed == {"a": "c"}
    assert most_alike(spots(old), claims, placed) == {}
    assert most_alike(spots(old), claims, {"a": "c", "b": "d"}) == {}


SURROUNDED = [
    # prefixes of the records, prefixes of the claims with the same words, which claim each record gets
    (("said Lee:", "said Reed:"), ("said Lee:", "said Reed:"), {"r0": "c0", "r1": "c1"}),
    (("said Lee:", "said Reed:"), ("said Reed:", "said Lee:"), {"r0": "c1", "r1": "c0"}),
    (("", ""), ("", ""), {"r0": "c0", "r1": "c1"}),
    (("said Lee:",), ("said Reed:", "said Lee:"), {"r0": "c1"}),
    (("said Lee:", "said Reed:"), ("said Reed:",), {"r1": "c0"}),
]


@pytest.mark.parametrize(("before", "now", "expected"), SURROUNDED)
def test_the_same_words_by_what_surrounds_them(before, now, expected) -> None:
    old = {f"r{number}": record("We will see.", prefix) for number, prefix in enumerate(before)}
    new = {f"c{number}": record("We will see.", prefix) for number, prefix in enumerate(now)}
    assert same_words(spots(old), spots(new)) == expected


def test_positions_are_those_in_the_article_and_orphans_stand_nowhere() -> None:
    records = {str(number): record(OLD) for number in range(4)}
    assert [spot.position for spot in spots(records)] == [0.0, 0.25, 0.5, 0.75]
    assert [spot.position for spot in spots(records, 2)] == [0.0, 0.5, None, None]


def test_in_a_long_article_the_claims_about_the_place_are_looked_at() -> None:
    count = 4 * REACH
    unlike = [f"Sentence {number} speaks of {number * number} other things." for number in range(count)]
    near, far = unlike[:], unlike[:]
    near[count // 2 + REACH // 4] = OLD.replace("nine", "four")
    far[0] = OLD.replace("nine", "four")
    old = spots({"a": record(OLD)})
    for claims, expected in ((near, {"a": f"c{count // 2 + REACH // 4}"}), (far, {})):
        listed = spots({f"c{number}": record(words, wanted=False) for number, words in enumerate(claims)})
        assert most_alike([replace(old[0], position=0.5)], listed, {}) == expected
    first = spots({f"c{number}": record(words, wanted=False) for number, words in enumerate(far)})
    assert most_alike([replace(old[0], position=0.0)], first, {}) == {"a": "c0"}
    last = [*unlike[:-1], OLD.replace("nine", "four")]
    listed = spots({f"c{number}": record(words, wanted=False) for number, words in enumerate(last)})
    assert most_alike([replace(old[0], position=0.999)], listed, {}) == {"a": f"c{count - 1}"}


@given(st.lists(st.sampled_from([OLD, OLD.replace("nine", "ten"), "We will see.", "No."]), max_size=5),
       st.lists(st.sampled_from([OLD, OLD.replace("nine", "four"), "We will see.", "No more."]), max_size=5))  # fmt: skip
def test_no_claim_is_given_twice_and_the_same_words_come_first(old: list[str], new: list[str]) -> None:
    records = spots({f"r{number}": record(words) for number, words in enumerate(old)})
    claims = spots({f"c{number}": record(words) for number, words in enumerate(new)})
    found = anchored(records, claims)
    assert len(set(found.values())) == len(found)
    for words in set(old) & set(new):
        taken = {found.get(spot.key) for spot in records if spot.record.exact == words}
        there = {spot.key for spot in claims if spot.record.exact == words}
        assert len(taken & there) == min(old.count(words), new.count(words))


AROUND = [
    # what is remembered before and after four words, whether they are found by it
    ("bcdefghij ", "", True),
    ("cdefghij ", "", False),
    ("", " klmnopqrs", True),
    ("", " klmnopqr", False),
    ("ghij ", " klmn", True),
    ("hij ", " klmn", False),
    ("xxxxxghij ", " klmn", True),
    ("ghijxxxxx ", " klmn", False),
]


@pytest.mark.parametrize(("prefix", "suffix", "found"), AROUND)
def test_few_words_are_found_by_ten_characters_around_them(prefix: str, suffix: str, found: bool) -> None:
    text = "abcdefghij we will see that klmnopqrst"
    one = record("we will see that", prefix, suffix)
    assert span_of(one, text) == ((11, 27) if found else None)
    assert span_of(replace(one, origin="ada"), text) == (11, 27), "what was added by hand is found anyhow"


def test_five_words_are_found_by_themselves() -> None:
    assert span_of(record("so we will see that"), "x so we will see that x") == (2, 21)
    assert span_of(record("we will see that"), "x we will see that x") is None
