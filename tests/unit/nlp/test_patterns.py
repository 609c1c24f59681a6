"""A pattern reads as it looks, costs nothing unused, and finds what a search through all its readings would find."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.nlp.analysis import words_of
from factcheck.nlp.patterns import PatternError, parse, phrases_in
from factcheck.nlp.rules import Scene, read, rules_for, scene_of

RULE = """[words]
neg = "not never"
[nouns]
tale = "story"
[verbs]
say = "say"

[[rule]]
id = "a.rule"
side = "{side}"
pattern = '''{pattern}'''
unless = {unless}
result = "turned"
hits = ["one | two", "two | one"]
misses = ["one | two", "two | one"]
"""


def fires(pattern, example, side="before", unless="[]"):
    rules = read(RULE.format(side=side, pattern=pattern, unless=unless), "en/context.rules.toml", "en")
    return rules.fires("a.rule", scene_of(example, side, "en"))


@pytest.mark.parametrize(
    ("pattern", "hits", "misses"),
    [
        ("say |", ["They say |", "They said |", "Saying |"], ["They sing |", "They say it |"]),
        ("=say |", ["They say |"], ["They said |"]),
        ("<neg> |", ["It is not |", "Never |"], ["It is |"]),
        ("!<neg> |", ["It is |"], ["It is not |"]),
        ("<tale> |", ["a story |", "the stories |"], ["storied |"]),
        ("<say> |", ["they said |"], ["they sang |"]),
        ("<Name> |", ["so Lund |"], ["so lund |", "Lund |"]),
        ("<number> |", ["some 12 |"], ["some twelve |"]),
        ("<-ly> |", ["gladly |"], ["glad |", "fly |"]),
        ("not , |", ["not, |", "not — |"], ["not |"]),
        ("not ,? |", ["not, |", "not |"], ["not now |"]),
        ("not _ |", ["not now |"], ["not |", "not, now |", "not just now |"]),
        ("not _{0,2} |", ["not |", "not just now |"], ["not just right now |"]),
        ("not (=just / =even now)? |", ["not |", "not just |", "not even now |"], ["not even |"]),
        ("^ not |", ["Not |"], ["It is not |"]),
        ("not | <number>", ["not | 12 boats"], ["not | boats"]),
        ("(not / =no) way |", ["no way |", "not way |"], ["way |"]),
        ("!(=no / =not) way |", ["a way |"], ["no way |"]),
    ],
)
def test_what_a_pattern_matches(pattern, hits, misses):
    assert [example for example in hits if not fires(pattern, example)] == []
    assert [example for example in misses if fires(pattern, example)] == []


@pytest.mark.parametrize(
    ("pattern", "hits", "misses"),
    [
        ("| , not", ["The yard is safe |, not so"], ["The yard is safe | not so", "The yard | is not"]),
        ("is _ | not", ["is safe | not so"], ["was safe | not so"]),
        ("| not .", ["safe | not", "safe | not."], ["safe | not so"]),
    ],
)
def test_what_a_pattern_behind_matches(pattern, hits, misses):
    assert [example for example in hits if not fires(pattern, example, "behind")] == []
    assert [example for example in misses if fires(pattern, example, "behind")] == []


def test_an_unless_begins_in_the_words_that_matched_or_has_an_edge():
    assert fires("not _ |", "it was never not so |", unless='["never"]')
    assert not fires("not _ |", "it was never not so |", unless='["never _{0,3} |"]')
    assert not fires("not _ |", "it was not so |", unless='["so"]')


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        ("(a", "a bracket is not closed"),
        ("a )", r"'\)' closes nothing"),
        ("a / ", "there is nothing on one side of a /"),
        ("!(a b) |", "! stands before a word"),
        ("a ;", "cannot read ';'"),
        ("? a", "'?' where a word was expected"),
    ],
)
def test_a_mistake_in_a_pattern_is_named(pattern, says):
    with pytest.raises(PatternError, match=says.replace("?", r"\?") if says.startswith("'?'") else says):
        parse(pattern)


def test_the_phrases_of_a_pattern_are_named_in_order():
    assert phrases_in(parse("@subject (=a / @clause) @aside |")) == ["subject", "clause", "aside"]


WORDS = [
    "he",
    "the",
    "mayor",
    "says",
    "said",
    "not",
    "never",
    "that",
    "if",
    ",",
    "I",
    "they",
    "think",
    "so",
    "of",
    "in",
    "nobody",
    "doubts",
    "claims",
    "may",
    "be",
]


@given(st.lists(st.sampled_from(WORDS), max_size=12), st.lists(st.sampled_from(WORDS), min_size=1, max_size=6))
def test_the_index_of_patterns_loses_no_match(before, behind):
    rules = rules_for("en", "context")
    scene = Scene(
        words_of(" ".join(before), "en"), words_of("it is safe", "en"), words_of(" ".join(behind), "en"), parted=True
    )
    for side in ("before", "behind"):
        every = [rule.id for rule in rules.rules if rule.side == side and rules.fires(rule.id, scene)]
        first = rules.first(side, scene)
        assert (first.rule if first else None) == (every[0] if every else None)
