"""Where a quote stands to the letter: white space, far fragments, garbled words, the ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.search.passages import passages, verbatim
from factcheck.search.pieces import Piece, by_letters, scattered, taken_apart
from factcheck.search.query import Fragment, Quote

VERBATIM = [
    # the quote, the text, the words that are the quote's very own
    ("the old pier", "We saw the old pier.", ["the old pier"]),
    ("the old pier", "We saw the  old\npier.", ["the  old\npier"]),
    ("the old pier", "We saw the\u00a0old pier.", ["the\u00a0old pier"]),
    ("the old pier", "We saw the\told pier.", ["the\told pier"]),
    ("the  old pier", "We saw the old pier.", ["the old pier"]),
    ("the old pier", "the old pier, the old pier", ["the old pier", "the old pier"]),
    ("the old pier", "the old piers and bathe old pier", []),
    ("the old pier", "the old\npiers and bathe old\npier", []),
    ("old pier.", "the old pier. It", ["old pier."]),
    ("(old) pier", "the (old)\npier", ["(old)\npier"]),
    ("the old pier", "The old pier", []),
    ("pier the", "pier the\npier the", ["pier the", "pier the"]),
    ("橋の建設", "議長は橋の建設を延期", ["橋の建設"]),
]


@pytest.mark.parametrize(("quote", "text", "expected"), VERBATIM)
def test_the_very_words_whatever_white_space(quote: str, text: str, expected: list[str]) -> None:
    spans = verbatim(Quote(quote), text, 0, len(text))
    assert [text[start:end] for start, end in spans] == expected


@given(st.sampled_from(VERBATIM), st.text("xyz \n", max_size=12))
def test_what_stands_before_the_stretch_moves_the_places_along(case: tuple[str, str, list[str]], before: str) -> None:
    quote, text, _ = case
    plain = verbatim(Quote(quote), text, 0, len(text))
    moved = verbatim(Quote(quote), f"{before} {text}", len(before) + 1, len(before) + 1 + len(text))
    assert moved == [(start + len(before) + 1, end + len(before) + 1) for start, end in plain]


def text_between(number: int) -> str:
    return " ".join(f"w{each}" for each in range(number))


FAR = [
    # words between two fragments, whether both are found, whether that is stitched
    (0, True, False),
    (150, True, False),
    (161, True, True),
    (600, True, True),
    (900, False, False),
]


@pytest.mark.parametrize(("number", "both", "stitched"), FAR)
def test_fragments_far_apart(number: int, both: bool, stitched: bool) -> None:
    first, second = "It began with a letter from the miller", "It ended with a song about the weir"
    text = f"So it was. {first}, {text_between(number)}. {second}. So it goes."
    best = passages(Quote(f"{first} … {second}"), text, 0, len(text))[0]
    assert (best.missing == ()) is both
    assert best.stitched is stitched
    assert text[best.start :].startswith(first)
    if both:
        assert text[: best.end].endswith(second)
        assert best.score > 99
    else:
        assert best.score < 60
        assert [fragment.words[0] for fragment in best.missing] == ["it"]


def test_three_fragments_stand_in_their_order_or_one_is_missing() -> None:
    one, two, three = "the harbour trust pays", "the old ferry was sold", "nobody asked the boats first"
    text = f"{one}, they say. {two} in May. {three} of all."
    best = passages(Quote(f"{one} … {two} … {three}"), text, 0, len(text))[0]
    assert (text[best.start : best.end], best.missing) == (text[: text.index(" of all")], ())
    turned = passages(Quote(f"{three} … {one} … {two}"), text, 0, len(text))[0]
    assert [fragment.words for fragment in turned.missing] != []
    assert turned.score < best.score


MARKS = [
    # the quote, the text, the passage: with the marks that the quote has as well
    ("“We sold it,” he said", "So: “We sold it,” he said.", "“We sold it,” he said"),
    ('"We sold it," he said.', "So: “We sold it,” he said.", "“We sold it,” he said."),
    ("We SOLD it!", "So: “We sold it!”", "We sold it!"),
    ("‘We SOLD it’", "So: 'We sold it'", "'We sold it'"),
    ("‘We SOLD it’", "So: “We sold it”", "We sold it"),
    ("(We SOLD it)", "We sold it", "We sold it"),
]


@pytest.mark.parametrize(("quote", "text", "passage"), MARKS)
def test_marks_at_the_ends_belong_to_the_passage_if_the_quote_has_them(quote: str, text: str, passage: str) -> None:
    best = passages(Quote(quote), text, 0, len(text))[0]
    assert text[best.start : best.end] == passage


def garbled(words: str) -> str:
    return words.replace("e", "c").replace("i", "l").replace("t", "f")


LONG = "the drainage canal had been inspected twice and nothing whatever was found in the eastern sluices during that winter"


def test_words_of_which_hardly_one_is_whole_are_found_by_their_letters() -> None:
    words = f"so it was and {garbled(LONG)} and so it goes on for a while".split()
    piece = by_letters(Fragment(LONG.split()), words)
    assert piece is not None
    assert " ".join(words[piece.first : piece.last]) == garbled(LONG)
    assert 60 < piece.score < 100
    assert piece.letters == len(LONG.replace(" ", ""))
    alone = by_letters(Fragment(LONG.split()), garbled(LONG).split())
    assert (alone.first, alone.last) == (0, len(LONG.split()))


@pytest.mark.parametrize(("quote", "found"), [("a" * 23, False), ("a" * 24, True)])
def test_few_letters_are_like_something_everywhere(quote: str, found: bool) -> None:
    words = ["xx", "a" * 24, "xx"]
    assert (by_letters(Fragment([quote]), words) is not None) is found


def test_letters_are_not_looked_for_in_far_fewer() -> None:
    assert by_letters(Fragment(LONG.split()), LONG.split()[:6]) is None


SCATTERED = [
    # the words of the quote, the words there, what has them in whatever order
    ("a bb ccc dddd", "xx dddd ccc bb a xx", "dddd ccc bb a"),
    ("a bb ccc dddd", "dddd xx ccc bb a", "dddd xx ccc bb a"),
    ("a bb ccc dddd", "dddd xxxxxxxxxxxxxx ccc bb a", "ccc bb a"),
    ("a bb ccc dddd", "xx dddd ccc xx", None),
    ("a bb ccc dddd", "", None),
]


@pytest.mark.parametrize(("quote", "there", "expected"), SCATTERED)
def test_the_same_words_in_another_order(quote: str, there: str, expected: str | None) -> None:
    words = there.split()
    piece = scattered(Fragment(quote.split()), words)
    assert (piece and " ".join(words[piece.first : piece.last])) == expected
    if piece and " ".join(words[piece.first : piece.last]) == "dddd ccc bb a":
        assert piece.score == 94.0  # all the letters, and what their order counts taken off


@pytest.mark.parametrize(("between", "apart"), [(11, False), (12, True)])
def test_a_sentence_left_out_without_a_mark_parts_the_quote(between: int, apart: bool) -> None:
    one, two = "we have not raised a tax", "she promised an answer by march"
    words = f"{one} {text_between(between)} {two}".split()
    fragment = Fragment(f"{one} {two}".split())
    pieces, missing = taken_apart(fragment, words, Piece(0, len(words), 50.0, len(fragment.letters)))
    assert missing == []
    assert (len(pieces) == 2) is apart
    if apart:
        assert [" ".join(words[piece.first : piece.last]) for piece in pieces] == [two, one], "longest first"
        assert [piece.score for piece in pieces] == [100.0, 100.0]


@pytest.mark.parametrize(("number", "missing"), [(3, False), (4, True)])
def test_words_in_a_row_without_a_counterpart_are_missing(number: int, missing: bool) -> None:
    one, two = "we have not raised a tax", "she promised an answer by march"
    fragment = Fragment(f"{one} {text_between(number)} {two}".split())
    words = f"{one} {two}".split()
    _, gone = taken_apart(fragment, words, Piece(0, len(words), 50.0, len(fragment.letters)))
    assert [" ".join(part.words) for part in gone] == ([text_between(number)] if missing else [])


def test_what_is_missing_here_and_stands_elsewhere_is_found_there() -> None:
    one, two, three = "we have not raised a tax", "the ferry was sold in may", "she promised an answer by march"
    words = f"{two} and so it was that {one} {three}".split()
    fragment = Fragment(f"{one} {two} {three}".split())
    here = len(f"{two} and so it was that".split())
    pieces, missing = taken_apart(fragment, words, Piece(here, len(words), 60.0, len(fragment.letters)))
    assert missing == []
    assert {" ".join(words[piece.first : piece.last]) for piece in pieces} == {two, f"{one} {three}"}
