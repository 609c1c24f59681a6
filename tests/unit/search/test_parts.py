"""The parts that finding is made of: words, places of words, blocks, sentences, the index."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.nlp.tokenizer import FURNITURE, quote_tokens, tokens
from factcheck.search import BusyError, Index
from factcheck.search.index import BLOCK, blocks
from factcheck.search.query import WILD, Fragment, Infix, Quote, threshold

from .made import HEARING, SPEECH, indexed


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Don’t SHOUT", "don't shout"),
        ("the U.S. Senate's 1,500.25", "the us senate's 1500.25"),
        ("ﬁve co\u00adop ½", "five coop 1⁄2"),
        ("no sugges-\n tion, no self-\nevident one", "no suggestion no selfevident one"),
        ("pass-\n\n155\n\x0cing", "passing"),
        ("Anglo-\nSaxon", "anglo saxon"),
        ("SUGGES-\nTION", "suggestion"),
        ("_my_ hat & coat", "my hat and coat"),
        ("東京 9%", "東 京 9 %"),
        ("e\u0301tude étude", "étude étude"),
    ],
)
def test_words_without_their_typography(text, folded):
    assert " ".join(token.folded for token in tokens(text)) == folded


@pytest.mark.parametrize(
    ("text", "furniture"),
    [
        ("so it was\n\n155\n\x0cand so", "155"),
        ("so it was\nPage 12 of 30\nand so", "page 12 of 30"),
        ("so it was\n- xii -\nand so", "xii"),
        ("so it was\n 12  against us", "12"),
        ("so\n1 it was\n2 and so", "1 2"),
        ("so\n3 of them\nand so", ""),  # no line number: no other line has one
        ("THE COURT: All right.", "the court"),
        ("  8            THE COURT:  And that", "8 the court"),
        ("Q.  Did you? \nA.  I did.", "q a"),
        ("[00:12:03] We met (laughter) and [crosstalk] left", "00 12 03 laughter crosstalk"),
        ("in 1945 we won", ""),
    ],
)
def test_words_that_nobody_said(text, furniture):
    assert " ".join(token.folded for token in tokens(text) if token.kind == FURNITURE) == furniture


@pytest.mark.parametrize(
    ("quote", "tokenised"),
    [
        ("he [the mayor] said", "he bracket:the bracket:mayor said"),
        ("[W]e met member[s] … there", "bracket:we met bracket:members ellipsis:… there"),
        ("so . . . on […] and [...] on...", "so ellipsis:… on ellipsis:… and ellipsis:… on ellipsis:…"),
        ("he [] went", "he bracket: went"),
    ],
)
def test_what_the_writer_marked(quote, tokenised):
    read = [token.folded if token.kind == "word" else f"{token.kind}:{token.folded}" for token in quote_tokens(quote)]
    assert " ".join(read) == tokenised


@given(st.text(max_size=300))
def test_tokens_stand_in_the_unmodified_text_in_order(text):
    for read in (tokens(text), quote_tokens(text)):
        spans = [(token.start, token.end) for token in read]
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(end <= start for (_, end), (start, _) in pairwise(spans)) or "[" in text


WORDS = st.lists(st.sampled_from("abcd"), max_size=24)


@given(st.lists(st.sampled_from(["a", "b", "c", WILD]), min_size=1, max_size=9), WORDS)
def test_the_best_place_is_the_one_with_the_fewest_changes(pattern, words):
    distances = _by_the_book(pattern, words)
    place = Infix(pattern).best(words, len(pattern))
    if place is None:
        assert not words or min(distances) >= len(pattern)
    else:
        assert place.distance == min(distances)
        assert distances[place.end - 1] == place.distance
        assert _by_the_book(pattern, words[place.start : place.end], whole=True)[-1] == place.distance


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=6), WORDS, st.integers(0, 6))
def test_places_do_not_overlap_and_come_best_first(pattern, words, limit):
    places = Infix(pattern).places(words, limit)
    assert [place.distance for place in places] == sorted(place.distance for place in places)
    in_order = sorted(places, key=lambda place: place.start)
    assert all(one.end <= other.start for one, other in pairwise(in_order))
    assert all(place.distance <= limit for place in places)


def _by_the_book(pattern, words, *, whole=False):
    """Sellers' algorithm: for each word the fewest changes between the pattern and some words that end there."""
    column = list(range(len(pattern) + 1))
    ends = []
    for number, word in enumerate(words, 1):
        before, column = column, [number if whole else 0]
        for row, wanted in enumerate(pattern, 1):
            same = wanted in {word, WILD}
            column.append(min(before[row] + 1, column[row - 1] + 1, before[row - 1] + (not same)))
        ends.append(column[-1])
    return ends


def test_brackets_stand_for_any_words():
    fragment = Quote("and [the mayor] said").fragments[0]
    assert fragment.words == ["and", WILD, "said"]
    assert fragment.likeness(["and", "she", "said"]) == fragment.likeness(["and", "my", "old", "friend", "said"]) == 100
    assert Fragment(["and", "said"]).likeness(["and", "she", "said"]) < 90


@pytest.mark.parametrize(
    ("words", "score"), [(1, 95), (7, 95), (8, 87), (12, 87), (13, 78), (20, 78), (21, 68), (500, 68)]
)
def test_thresholds(words, score):
    assert threshold(words) == score


@given(st.text(alphabet=st.sampled_from("ab é\n\u00ad東-"), max_size=1500))
def test_blocks_cover_every_word(text):
    cut = list(blocks(text))
    starts = [start for start, _ in cut]
    assert starts == sorted(starts)
    covered = list(pairwise([*starts, len(text)]))
    for match in re.finditer(r"\S+", text):
        assert any(start <= match.start() < after for start, after in covered)
    assert all(len(words) < 3 * BLOCK for _, words in cut)


def test_an_index_answers_with_the_numbers_and_places_it_was_given():
    index = indexed(HEARING, SPEECH)
    (hit, *_) = index.ask(index.rarest(index.terms("the nurses brought blankets"), 12), 5)
    assert hit.number == 1
    assert "blankets" in SPEECH[hit.start : hit.start + BLOCK]
    assert index.ask(["blankets"], 5, number=0) == []
    assert index.ask([], 5) == []
    assert index.ask_alike(["blankots"], 5, most=3)[0].number == 1


def test_what_is_removed_is_found_no_more_and_what_was_not_committed_never():
    index = indexed(HEARING, SPEECH)
    with index.writing():
        index.remove(1)
        index.commit()
        index.add(2, "the tannery burned")
    assert index.ask(["tannery"], 5) == []
    assert index.ask(["ferrymen"], 5)[0].number == 0


def test_only_one_writes(tmp_path):
    one, other = Index(tmp_path), Index(tmp_path)
    with one.writing():
        with pytest.raises(BusyError), other.writing():
            pass
        one.add(0, SPEECH)
        one.commit()
    assert Index(tmp_path).ask(["tannery"], 5)
    with other.writing():
        other.commit()


@pytest.mark.parametrize("ending", ["term", "idx", "fast", "store", "json"])
def test_a_damaged_index_is_told_when_it_is_opened(tmp_path, ending):
    index = Index(tmp_path)
    with index.writing():
        index.add(0, SPEECH)
        index.commit()
    for file in tmp_path.glob(f"*.{ending}"):
        file.write_bytes(file.read_bytes()[:-20])
    with pytest.raises(ValueError, match=r"(?i)corrupt|failed|eof"):
        Index(tmp_path).ask(["tannery"], 5)
