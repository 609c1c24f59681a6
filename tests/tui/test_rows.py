"""Rows as plain data: wrapping, pairing, marking; widths in cells whatever the letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.unit.review.reviewing import difference

from factcheck.core.model import Candidate, Claim, Comparison, Detail, Difference, Document, Level, Locator
from factcheck.review import Passage, lines_around
from factcheck.tui.claim_list import level_of
from factcheck.tui.evidence_pane import View, in_source
from factcheck.tui.rows import breaks, cells, clip, ends, fit, wrap
from factcheck.tui.side_by_side import pairs, running, side_by_side
from factcheck.tui.theme import ASCII, UNICODE

texts = st.text(alphabet="ab “”…字é\u0301\t\n ", max_size=80)
widths = st.integers(2, 30)


@given(texts, widths)
def test_lines_fit_and_leave_nothing_out(text, width):
    lines = breaks(text, width)
    assert all(cell_len(text[start:end]) <= width for start, end in lines)
    assert "".join("".join(text[start:end].split()) for start, end in lines) == "".join(text.split())
    assert lines == sorted(lines)


@given(st.lists(st.tuples(texts, st.sampled_from("ab")), max_size=5), widths)
def test_wrapped_spans_keep_their_ink(spans, width):
    for row in wrap(spans, width):
        assert cells(row) <= width
    kept = "".join(letter for row in wrap(spans, width) for text, style in row if style == "a" for letter in text)
    assert "".join(kept.split()) == "".join("".join(text.split()) for text, style in spans if style == "a")


@given(texts, st.integers(0, 30))
def test_cut_texts_fit(text, width):
    assert cell_len(fit(text.replace("\n", " "), width)) <= width
    assert cells(clip(((text, "a"), (text, "b")), width)) <= width
    assert cells(ends(((text, "a"),), (("x", "b"),), max(2, width))) == max(2, width)


ARTICLE, SOURCE = "The port handled nine million tonnes", "The port handled about eight million tonnes"


def compared(*changes):
    differences = tuple(difference(kind, level, (ARTICLE, a), (SOURCE, b)) for kind, level, a, b in changes)
    return Comparison(max(d.level for d in differences), differences)


def test_equal_words_stand_over_each_other_and_differing_ones_are_marked():
    comparison = compared(("number", Level.CRITICAL, "nine", "about eight"))
    rows = side_by_side(ARTICLE, SOURCE, comparison, 80, UNICODE)
    assert ["".join(text for text, _ in row).rstrip() for row in rows] == [
        "article  The port handled nine        million tonnes",
        "                          ~~~~~~~~~~~",
        "source   The port handled about eight million tonnes",
    ]
    assert ("nine", "differs") in rows[0]
    told = "".join(text for row in running(ARTICLE, SOURCE, comparison, 80, ASCII) for text, _ in row)
    assert told == "both     The port handled [nine] -> {about eight} million tonnes"


def test_a_difference_inside_a_word_marks_the_word():
    comparison = Comparison(
        Level.MINOR, (difference("number", Level.MINOR, ("fifty-two ships", "two"), ("fifty-three ships", "three")),)
    )
    assert [(p.quoted, p.found, p.differs) for p in pairs("fifty-two ships", "fifty-three ships", comparison)] == [
        ("fifty-two", "fifty-three", True),
        ("ships", "ships", False),
    ]


def test_typography_and_context_are_not_marked_in_the_words():
    differences = (
        difference("mark", Level.TYPOGRAPHIC, ("“a b”", "“"), ("a b", "")),
        difference("context", Level.CRITICAL, ("a b", ""), ("a b", "")),
    )
    outside = Comparison(Level.CRITICAL, (differences[0],))
    assert not any(pair.differs for pair in pairs("“a b”", "a b", outside))


@given(
    st.lists(
        st.sampled_from(["the", "port", "nine", "eight", "字字", "a-very-long-word-that-is-too-long"]), max_size=12
    ),
    st.lists(st.sampled_from(["the", "port", "nine", "eight", "字字"]), max_size=12),
    st.integers(20, 60),
    st.data(),
)
def test_no_row_is_wider_than_the_pane_and_no_word_is_lost(left, right, width, data):
    quoted, found = " ".join(left), " ".join(right)
    cut = sorted(data.draw(st.tuples(st.integers(0, len(quoted)), st.integers(0, len(quoted)))))
    other = sorted(data.draw(st.tuples(st.integers(0, len(found)), st.integers(0, len(found)))))
    change = Difference("word", Level.MINOR, quoted[slice(*cut)], *cut, found[slice(*other)], *other)
    comparison = Comparison(Level.MINOR, (change,))
    rows = side_by_side(quoted, found, comparison, width, UNICODE)
    assert all(cells([(text.rstrip(), style) for text, style in row[-1:]]) <= width for row in rows)
    joined = pairs(quoted, found, comparison)
    assert " ".join(p.quoted for p in joined if p.quoted).split() == quoted.split()
    assert " ".join(p.found for p in joined if p.found).split() == found.split()


@pytest.mark.parametrize(
    ("around", "expected"),
    [(0, ["two here"]), (1, ["one", "two here", "three"]), (9, ["one", "two here", "three", "four"])],
)
def test_lines_around_a_passage(around, expected):
    text = "one\n\ntwo here\n\nthree\nfour\n"
    start = text.index("here")
    lines = lines_around(text, start, start + 4, around)
    assert [line for _, line in lines] == expected
    assert all(text[offset:].startswith(line) for offset, line in lines)


@pytest.mark.parametrize(
    ("room", "more", "expected"),
    [
        (0, 0, ["four", "five HERE", "six"]),  # one line before and after, whatever there is room for
        (5, 0, ["three", "four", "five HERE", "six", "seven"]),
        (7, 0, ["two", "three", "four", "five HERE", "six", "seven", "eight"]),
        (5, 2, ["one", "two", "three", "four", "five HERE", "six", "seven", "eight", "nine"]),
        (5, -4, ["five HERE"]),
        (99, 0, ["one", "two", "three", "four", "five HERE", "six", "seven", "eight", "nine"]),
    ],
)
def test_the_source_fills_the_room_there_is(room, more, expected):
    text = "one\ntwo\nthree\nfour\nfive HERE\nsix\nseven\neight\nnine\n"
    document = Document.from_text(text, path="a.txt")
    start = text.index("HERE")
    found = Candidate("a.txt", start, start + 4, "HERE", 90.0, document.locate(start), Comparison(Level.VERBATIM, ()))
    rows = in_source(Passage(found), document, 60, View(more=more), UNICODE, room=room + 1)
    assert ["".join(text for text, _ in row[2:]) for row in rows[1:]] == expected


def test_a_very_long_line_is_cut_near_the_passage():
    text = "x " * 2000 + "here " + "y " * 2000
    start = text.index("here")
    ((offset, line),) = lines_around(text, start, start + 4, 2)
    assert "here" in line
    assert len(line) < 400
    assert text[offset : offset + len(line)] == line


def found_for(*details, differences=()):
    comparison = Comparison(max((d.level for d in differences), default=Level.VERBATIM), differences)
    kept = tuple(Detail("number", text, 0, len(text), found=found) for text, found in details)
    return Candidate("sources/a.txt", 0, 9, "some text", 60.0, Locator(), comparison, details=kept)


def number(quoted, found):
    return Difference("number", Level.CRITICAL, quoted, 0, len(quoted), found, 0, len(found))


@pytest.mark.parametrize(
    ("kind", "candidate", "expected"),
    [
        ("quote", found_for(differences=(number("9", "8"),)), ("✗ NOT THE SAME", "misleads")),
        ("quote", found_for(), ("✓ the same words", "same")),
        ("claim", found_for(("9", True)), ("✓ 1 of 1 fact", "same")),
        (
            "claim",
            found_for(("9", False), ("Lee", True), differences=(number("9", ""),)),
            ("✗ 1 of 2 facts", "differing"),
        ),
        ("claim", found_for(("9", False), differences=(number("9", "8"),)), ("✗ NOT THE SAME", "misleads")),
        ("claim", found_for(differences=(number("not", ""),)), ("✗ NOT THE SAME", "misleads")),
        ("claim", found_for(), ("— nothing to check", "dim")),
    ],
)
def test_how_a_passage_stands_to_a_claim(kind, candidate, expected):
    assert level_of(Claim("c-1", kind, "9 and Lee", 0, 9), candidate, UNICODE) == expected
