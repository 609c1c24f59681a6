"""Where a sentence ends: in a source with its lines, and in a paragraph of an article with its quotes."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.nlp.sentences import sentences, sentences_in

ONE = [
    "We left at 9 a.m. Monday, and it rained.",
    "It was Gov. Reed who called.",
    "See Fig. Two for the rest.",
    "J. Reed left for Ellis.",
    "Sie kam am 3. Mai nach Ellis.",
    "Ein Dorf des 19. Jahrhunderts liegt dort.",
    "It rained. and it went on.",  # what goes on in small letters is no new sentence
]
TWO = [
    ("We left at 9 a.m. ", "Reed stayed."),
    ("It rained at noon. ", "Reed stayed."),
    ("Sie kam als 3. ", "Reed blieb."),
]


@pytest.mark.parametrize("text", ONE)
def test_what_the_splitter_parts_wrongly_is_one_sentence(text):
    assert sentences(text) == sentences_in(text, 0, len(text), (), "en") == [(0, len(text))]


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_sentences(one, other):
    text = one + other
    expected = [one.strip(), other]
    assert [text[start:end] for start, end in sentences(text)] == expected
    assert [text[start:end] for start, end in sentences_in(text, 0, len(text), (), "en")] == expected


def test_no_sentence_ends_inside_a_quote_and_one_may_end_with_it():
    text = 'Reed said: "It rains. It pours. It is late." Ruiz left.'
    quote = text.index('"'), text.rindex('"') + 1, "."
    whole = [text[start:end] for start, end in sentences_in(text, 0, len(text), [quote], "en")]
    assert whole == ['Reed said: "It rains. It pours. It is late."', "Ruiz left."]
    open_end = [text[start:end] for start, end in sentences_in(text, 0, len(text), [(*quote[:2], "e")], "en")]
    assert open_end == [text]


def test_a_very_long_paragraph_is_split_like_a_short_one():
    text = "It rained in Ellis on Monday. " * 900
    assert len(sentences_in(text, 0, len(text), (), "en")) == 900


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. We left at 9 a.m. on Monday.", ["It rained.", "We left at 9 a.m. on Monday."]),
        (
            "A line that is broken by the width of the page it\nstands on. Another.",
            ["A line that is broken by the width of the page it\nstands on.", "Another."],
        ),
        ("Menu\nHome\nContact us\nThe mayor resigned.", ["Menu", "Home", "Contact us", "The mayor resigned."]),
        ("# A title\n\nA sentence.", ["# A title", "A sentence."]),
        ("- one item of a list that is long enough\n- another item", ["- one item of a list that is long enough", "- another item"]),
        ("", []),
        (" \n ", []),
        ("Plan A\u00a0. It rained.", ["Plan A\u00a0.", "It rained."]),  # sentencex panics at it as it is
    ],
)  # fmt: skip
def test_sentences(text, expected):
    assert [text[start:end] for start, end in sentences(text)] == expected


@given(st.text(max_size=400))
def test_sentences_stand_in_order_without_space_around_them(text):
    spans = sentences(text)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
