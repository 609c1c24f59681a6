"""Which word stands for which: whatever the weights, nothing is lost, nothing is counted twice, and the same are the same."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.comparison import compare
from factcheck.comparison.alignment import paired, regions
from factcheck.comparison.items import Item
from factcheck.comparison.substitution import relation
from factcheck.core.model import Level
from factcheck.nlp.quantities import measures
from factcheck.nlp.roles import LIGHT, light, role

WORDS = st.lists(
    st.sampled_from(["the", "old", "pier", "was", "sold", "not", "by", "nobody", "5", "five", "boats"]), max_size=12
)


def items(words: list[str]) -> list[Item]:
    made, at = [], 0
    for word in words:
        kind = "number" if word.isdigit() else "word"
        made.append(Item(at, at + len(word), f"#{word}" if kind == "number" else word, kind, role=role(word)))
        at += len(word) + 1
    return made


@given(WORDS, WORDS)
def test_steps_go_through_both_sides_in_order(left: list[str], right: list[str]) -> None:
    i = j = 0
    for step in paired(items(left), items(right)):
        assert (step.i1, step.j1) == (i, j)
        assert (step.i2, step.j2) >= (i, j)
        assert step.i2 + step.j2 > i + j or (not left and not right)
        i, j = step.i2, step.j2
    assert (i, j) == (len(left), len(right))


@given(WORDS)
def test_the_same_words_are_paired_each_with_itself(words: list[str]) -> None:
    steps = paired(items(words), items(words))
    assert [(step.i1, step.i2, step.j1, step.j2) for step in steps] == [(n, n + 1, n, n + 1) for n in range(len(words))]
    assert all(step.relation and step.relation.level is Level.VERBATIM for step in steps)


@given(WORDS, WORDS)
def test_outside_of_the_regions_the_words_are_the_same(left: list[str], right: list[str]) -> None:
    q = f = 0
    found = regions(left, right, measures)
    for region in [*found, (len(left), len(left), len(right), len(right))]:
        assert left[q : region[0]] == right[f : region[2]]
        q, f = region[1], region[3]
    assert all(one.q2 < other.q1 and one.f2 < other.f1 for one, other in pairwise(found))
    assert found == [] if left == right else found


@given(st.sampled_from(sorted(LIGHT)), st.sampled_from(sorted(LIGHT)))
def test_a_relation_has_the_same_level_both_ways_round(one: str, other: str) -> None:
    left, right = items([one])[0], items([other])[0]
    assert relation(left, right).level is relation(right, left).level
    assert 0 <= relation(left, right).cost <= 1.5
    assert (relation(left, right).cost == 0) is (one == other)


def test_two_long_texts_that_share_little_are_compared_all_the_same() -> None:
    one = " ".join(f"keeper{number} counted lamps" for number in range(60))
    other = " ".join(f"sailor{number} painted boats" for number in range(60))
    comparison = compare(f"We left. {one} We came back.", f"We left. {other} We came back.")
    assert comparison.level is Level.CRITICAL
    quoted = sum(each.quoted_end - each.quoted_start for each in comparison.differences)
    assert quoted >= len(one.replace(" ", ""))
    spans = sorted((each.quoted_start, each.quoted_end) for each in comparison.differences if each.quoted)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


def test_one_word_changed_in_a_long_rest_is_one_difference() -> None:
    rest = " ".join(f"keeper{number} counted lamps" for number in range(60))
    (difference,) = compare(f"We left. {rest} We came home.", f"We left. {rest} We came late.").differences
    assert (difference.quoted, difference.found) == ("home", "late")


@pytest.mark.parametrize(
    ("word", "does", "changes_little"),
    [
        ("not", "negation", False), ("nobody", "negation", False), ("without", "negation", False), ("must", "modal", False), ("all", "quantifier", False),
        ("allegedly", "hedge", False), ("if", "connective", False), ("and", "connective", True), ("he", "pronoun", True), ("against", "preposition", False),
        ("of", "preposition", True), ("the", "article", True), ("this", "demonstrative", True), ("was", "auxiliary", True), ("um", "filler", True),
        ("also", "quantifier", True), ("boat", "", False),
    ],
)  # fmt: skip
def test_what_a_small_word_does(word: str, does: str, changes_little: bool) -> None:
    assert role(word) == does
    assert light(word, role(word)) is changes_little


@pytest.mark.parametrize(
    ("word", "language", "does"),
    [
        ("die", "en", ""), ("die", "de", "article"), ("pas", "fr", "negation"), ("pas", "en", ""), ("nicht", "", "negation"), ("not", "", "negation"),
        ("must", "", ""), ("me", "en", "pronoun"), ("on", "en", "preposition"), ("kann", "de", "modal"), ("kann", "en", ""), ("nunca", "es", "negation"),
    ],
)  # fmt: skip
def test_a_small_word_of_another_language_is_another_word(word: str, language: str, does: str) -> None:
    assert role(word, language) == does
