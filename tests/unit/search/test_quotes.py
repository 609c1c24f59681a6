"""Quotes are found wherever and however altered; what is not there is not shown."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.comparison import compare
from factcheck.core.model import Level
from factcheck.nlp.tokenizer import quote_tokens, tokens
from factcheck.search import find

from .made import DIARY, HEARING, SCAN, SOURCES, SPEECH, found, indexed, parts, prose, words_of

INDEX = indexed(*SOURCES)


def best(quote, **options):
    """The first passage: its words and its score; ("", 0) if there is none."""
    places = find(INDEX, parts(*SOURCES), quote, **options)
    return (words_of(places[0], *SOURCES), places[0].passage.score) if places else ("", 0.0)


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        # word for word, across lines
        ("we let the market hall to the traders who work in it", "we let the market hall to the traders who work in it"),
        # line numbers, page heads and speaker labels in between
        ("We never asked for the money, and we were never offered any.", "We never asked for the Page 5 1 money, and we were never offered any."),
        ("at none of those meetings did anybody mention the second pier", "at none of those meetings did anybody men- 3 tion the second pier"),
        ("mention the second pier. You are under oath, Mr. Osterlund.", "men- 3 tion the second pier. 4 THE CHAIR: You are under oath, Mr. Osterlund."),
        # other marks, dashes, case
        ("“when i took office the town owed forty-one million crowns”", "When I took office the town owed forty-one million crowns"),
        ("We sold the old tannery — we let the market hall to the traders", "We sold the old tannery, we let the market hall to the traders"),
        # an ellipsis, spelt in all ways
        ("Its roof leaks … and last winter the nurses brought blankets from home.", "Its roof leaks, its boilers are older than I am, and last winter the nurses brought blankets from home."),
        ("Its roof leaks, [...] and last winter the nurses brought blankets", "Its roof leaks, its boilers are older than I am, and last winter the nurses brought blankets"),
        ("People ask me whether . . . the engineers say that it is", "People ask me whether the bridge will be safe. It will be safe when the engineers say that it is"),
        # the writer's own words in brackets
        ("[The mayor] said so to the minister. She promised an answer by the end of March.", "I said so to the minister. She promised an answer by the end of March."),
        ("[T]hat is a disgrace, and I said so to the minister", "That is a disgrace, and I said so to the minister"),
        ("the nurses [of the hospital] brought blankets from home last", "the nurses brought blankets from home. That"),
        # words changed, left out, put in
        ("The bridge at Tessel stood for sixty years because nobody hurried the men who built it.", "The bridge at Tessel stood for ninety years because nobody hurried the men who built it."),
        ("We have raised a single tax since then. We sold the old tannery", "We have not raised a single tax since then. We sold the old tannery"),
        ("I do not really think that we should ever be in a greater hurry than they were", "I do not think that we should be in a greater hurry than they were"),
        # a typo, and letters misread in the source
        ("and last winter the nurses brougth blankets from hmoe", "and last winter the nurses brought blankets from home"),
        ("The commissioner told the council that the drainage canal had been inspected twice and that no fault whatever was found", "Tbe commissi0ner told the c0uncil that thc drainage canal bad been inspectcd twice and tbat no fau1t whatever was f0und"),
        # parts in another order
        ("its boilers are older than I am, its roof leaks, and last winter the nurses brought blankets", "Its roof leaks, its boilers are older than I am, and last winter the nurses brought blankets"),
    ],
)  # fmt: skip
def test_altered_quotes_lead_to_their_passage(quote, words):
    assert best(quote, below_threshold=True)[0] == words


@pytest.mark.parametrize(
    "quote",
    [
        "The whole affair of the lighthouse was settled in one afternoon by two clerks",
        "nobody has ever counted the votes of the northern villages twice",
        "reeked",
        "We have never been promised a lighthouse by the harbour board of any town, said the clerk of the northern isles",
    ],
)
def test_what_nobody_said_is_not_shown(quote):
    assert best(quote) == ("", 0.0)


def test_sentences_joined_from_afar_are_stitched_and_say_so():
    quote = "We have not raised a single tax since then. She promised an answer by the end of March."
    places = find(INDEX, parts(*SOURCES), quote)
    assert {words_of(place, *SOURCES).rstrip(".") for place in places} == {
        "She promised an answer by the end of March",
        "We have not raised a single tax since then",
    }
    assert all(place.passage.stitched and place.passage.score > 95 for place in places)


def test_fragments_far_apart_are_stitched_and_say_so():
    far = " ".join(f"Paragraph {number} says nothing of the matter at hand." for number in range(60))
    text = f"It began with a letter from the miller. {far} It ended with a song about the weir."
    (place,) = found("It began with a letter from the miller … It ended with a song about the weir", text)
    assert place.passage.stitched
    assert words_of(place, text).startswith("It began with")
    assert words_of(place, text).endswith("about the weir")


def test_the_same_words_in_two_sources_are_two_candidates():
    sentence = "The keys of the granary were never handed over to the new tenant by anyone."
    texts = [f"First report. {sentence} So it went.", SPEECH, f"Second report. {sentence.upper()} So it went."]
    places = found(sentence, *texts)
    assert [(place.number, place.passage.score) for place in places] == [(0, 100.0), (2, 99.9)]


def test_the_same_words_twice_in_one_source_are_two_candidates():
    text = f"The tide was late again, said the pilot. {SPEECH} The tide was late again, said the pilot."
    assert len(found("The tide was late again, said the pilot", text)) == 2


@pytest.mark.parametrize(("times", "shown"), [(1, 1), (4, 3), (60, 3)])
def test_short_quotes_say_how_often_their_words_occur(times, shown):
    text = " ".join(
        f"In year {year} we heard a bell ring once, and it was {year % 7} o'clock." for year in range(times)
    )
    places = found("heard a bell ring once", text)
    assert len(places) == shown
    assert {place.occurrences for place in places} == {times}


def test_long_quotes_do_not_say_how_often():
    (place, *_) = find(INDEX, parts(*SOURCES), "We have not raised a single tax since then. We sold")
    assert place.occurrences is None


@pytest.mark.parametrize(
    ("quote", "passes"),
    [
        ("the second pier", True),
        ("the third pier", False),  # 3 words, and one of them is another
        ("the bridge at Tessel stood for nine years", True),
        ("the town owed nearly a million crowns to a bank", False),
    ],
)
def test_the_shorter_the_quote_the_more_alike_it_must_be(quote, passes):
    assert bool(find(INDEX, parts(*SOURCES), quote)) is passes


def test_what_misses_its_threshold_is_shown_when_asked_for():
    (place, *_) = find(INDEX, parts(*SOURCES), "the third pier", below_threshold=True)
    assert not place.passed
    assert words_of(place, *SOURCES) == "the second pier"


@pytest.mark.parametrize("quote", ["", " ", "…", "[sic]", "—", "[…] [the mayor] …", "\x00", "\ud800"])
def test_what_has_no_words_is_found_nowhere(quote):
    assert best(quote, below_threshold=True) == ("", 0.0)


def test_nothing_is_found_in_nothing():
    assert found("the second pier") == []


def test_scripts_without_spaces_are_found():
    text = "議長は会議で橋の建設を延期すると述べた。市民は喜んだ。"
    (place, *_) = found("橋の建設を延期する", text)
    assert (words_of(place, text), place.passage.score) == ("橋の建設を延期する", 100.0)


TEXTS = [prose(seed, 120) for seed in range(4)]
PROSE = indexed(*TEXTS)
STARTS = [[match.start() for match in re.finditer(r"\S+", text)] for text in TEXTS]
ENDS = [[match.end() for match in re.finditer(r"\S+", text)] for text in TEXTS]


@st.composite
def passages(draw, longest=120):
    """A text's number and a span of whole words in it."""
    number = draw(st.integers(0, len(TEXTS) - 1))
    first = draw(st.integers(0, len(STARTS[number]) - 1))
    last = draw(st.integers(first, min(first + longest, len(STARTS[number])) - 1))
    return number, STARTS[number][first], ENDS[number][last]


@settings(deadline=None, max_examples=150)
@given(passages(), st.sampled_from([" ", "\n", "  "]))
def test_a_verbatim_quote_of_any_length_at_any_place_scores_100(place, space):
    number, start, end = place
    words = TEXTS[number][start:end].split()
    if not any(character.isalnum() for word in words for character in word):
        return  # a dash alone
    (top, *_) = find(PROSE, parts(*TEXTS), space.join(words))
    passage = TEXTS[top.number][top.passage.start : top.passage.end]
    assert (top.passage.score, passage.split(), top.passed) == (100.0, words, True)
    assert compare(space.join(words), passage).level == Level.VERBATIM


@settings(deadline=None, max_examples=100)
@given(
    passages(longest=60), st.sampled_from([str.upper, str.lower, lambda text: text.replace("\n", " ").replace(",", "")])
)
def test_a_typographic_change_leads_to_the_same_words_folded(place, change):
    number, start, end = place
    quote = change(TEXTS[number][start:end])
    wanted = [token.folded for token in quote_tokens(quote)]
    if len(wanted) < 4:
        return
    (top, *_) = find(PROSE, parts(*TEXTS), quote)
    assert top.passage.score >= 99.9
    passage = TEXTS[top.number][top.passage.start : top.passage.end]
    assert [token.folded for token in tokens(passage)] == wanted


# Any characters, and words of the sources in any order, so that there is something to align.
ANYTHING = st.text(max_size=200) | st.lists(
    st.sampled_from([*HEARING.split(), *SPEECH.split()]) | st.text(max_size=6), max_size=30
).map(" ".join)


@pytest.mark.parametrize("quote", ["1,146", "1146", "1,146 calls", "1146 calls a year"])
def test_a_large_number_is_found_with_its_marks_and_without(quote):
    texts = [
        "In 2025 there were 1,146 calls a year.",
        "Of 146 boats, 1 was lost.",
        "In 2024 there were 1146 calls a year.",
    ]
    places = find(indexed(*texts), parts(*texts), quote)
    assert {place.number for place in places if place.passed} == {0, 2}
    assert {place.occurrences for place in places} == {2}


def test_a_number_may_have_more_digits_than_int_takes():
    number = "1" * 5000
    assert find(indexed(number), parts(number), number) == []  # longer than a block


@settings(max_examples=30)
@given(st.lists(ANYTHING, min_size=3, max_size=8), st.lists(ANYTHING, max_size=4))
def test_finding_never_raises(quotes, texts):
    sources = (*texts, SPEECH, HEARING)
    index = indexed(*sources)
    for quote in quotes:
        for place in find(index, parts(*sources), quote, below_threshold=True):
            assert 0 <= place.passage.start < place.passage.end <= len(sources[place.number])
            assert 0 <= place.passage.score <= 100


def test_the_made_sources_are_what_the_cases_take_them_for():
    assert "men-\n  3  tion" in HEARING
    assert "fau1t" in SCAN
    assert DIARY in SOURCES
