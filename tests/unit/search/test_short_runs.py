"""A short quote that stands in a source word for word is found there, however common its words are."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.search import find

from .made import indexed, parts

COMMON = [
    "the",
    "of",
    "and",
    "to",
    "a",
    "in",
    "that",
    "it",
    "is",
    "was",
    "he",
    "for",
    "on",
    "as",
    "with",
    "his",
    "but",
    "at",
    "this",
    "had",
    "not",
    "are",
    "they",
]
LONG = ["administration", "responsibility", "notwithstanding", "constitutionally", "representatives"]


def dull(seed: int, length: int) -> str:
    """Prose of common words, which the index cannot tell apart by the words alone."""
    chance = random.Random(seed)
    words = chance.choices([*COMMON, *LONG], [9] * len(COMMON) + [2] * len(LONG), k=length)
    return " ".join(f"{word}{chance.choice(['', '', '', '', ',', '.'])}" for word in words)


TEXTS = [dull(seed, 20_000) for seed in range(3)]
INDEX = indexed(*TEXTS)
PART_OF = parts(*TEXTS)
WORDS = [text.split() for text in TEXTS]


def plain(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@settings(max_examples=60)
@given(st.integers(0, 2), st.integers(0, 19_990), st.integers(3, 7))
def test_any_run_of_words_is_found_word_for_word(text: int, at: int, length: int) -> None:
    run = " ".join(WORDS[text][at : at + length])
    found = find(INDEX, PART_OF, run)
    assert found
    first = found[0]
    assert first.passage.score == 100
    assert " ".join(plain(run)) in " ".join(plain(TEXTS[first.number][first.passage.start : first.passage.end]))


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("that the city is the... is the one that paid", "city is the... is"),
        ("I am out, I guess. [Laughter] The bank was first.", "out, I guess. [Laughter] The"),
    ],
)
def test_what_stands_in_the_source_with_dots_or_brackets(source: str, quote: str) -> None:
    texts = [*TEXTS, source]
    found = find(indexed(*texts), parts(*texts), quote)
    assert [(each.number, each.passed) for each in found[:1]] == [(3, True)]


def test_the_places_of_a_phrase_are_counted_beyond_those_of_its_words() -> None:
    text = f"{TEXTS[0]} Was it for this that the ferry sank? {TEXTS[1]} Was it for this that the ferry sank?"
    found = find(indexed(text), parts(text), "for this that the ferry sank")
    assert found[0].occurrences == 2
