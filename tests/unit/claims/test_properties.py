"""Laws that hold for any text: offsets cut out what they claim, quotes never overlap, paragraphs do not meddle."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.claims.helpers import quotes_of, survey_of

from factcheck.claims import Survey, survey
from factcheck.claims.quotation_marks import marks_in
from factcheck.core.model import Document

MARKS = ["“", "”", '"', "'", "‘", "’", "„", "«", "»", "''", "``", "「", "」", "&quot;", "›", "‹", "‚"]
WORDS = [
    "Reed",
    "Ana Ruiz",
    "said",
    "he",
    "the port",
    "won’t",
    "pay",
    "1990",
    "6'3\"",
    "שלום",
    "مرحبا",
    "市長",
    "ﬁ",
    "😀",
    "\u0000",
]
POINTS = [" ", " ", " ", ", ", ". ", "? ", ": ", " — ", "\n", "\n\n", "(", ") ", "\u00a0", "\u202e"]
TEXTS = st.lists(st.sampled_from(MARKS + WORDS * 2 + POINTS * 2), max_size=40).map("".join)
CLOSED = st.sampled_from(
    [
        "“We will not pay for it,” Tom Reed said.",
        "Ana Ruiz called the plan “a waste of good money” on Monday.",
        '"We will not pay for it," Tom Reed said. "Never again."',
        "‘It won’t be the councils’ money,’ said Ana Ruiz.",
        "The so-called “experts” had left the room by then.",
        "She read „Das ist gut“ aloud to the whole council.",
        "The harbour is deep, and nobody knows why.",
        "''We never paid for it,'' she said, ''and we never will.''",
        "« Nous ne paierons pas », a déclaré Jean Martin à la presse.",
    ]
)


def check(text: str, found: Survey) -> None:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for each in (*found.claims, *found.left_out):
        assert 0 <= each.start < each.end <= len(text)
        assert text[each.start : each.end] == each.text
    end = 0
    for quote in found.claims:
        assert text[quote.start : quote.end].strip()
        assert 0 <= quote.priority <= 100
        assert all(text[signal.start : signal.end] == signal.text for signal in quote.signals)
        assert all(quote.start <= signal.start <= signal.end <= quote.end for signal in quote.signals)
        if quote.kind == "claim":
            continue
        assert quote.start >= end
        end = quote.end
        assert all(quote.start <= first <= last <= quote.end for first, last in quote.nested)
        if quote.speaker is not None:
            assert text[quote.speaker.start : quote.speaker.end] == quote.speaker.text
    assert len({claim.id for claim in found.claims}) == len(found.claims)
    assert [claim.start for claim in found.claims] == sorted(claim.start for claim in found.claims)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_offsets_cut_out_the_text_they_claim(text: str) -> None:
    check(text, survey_of(text))


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_at_all(text: str) -> None:
    check(text, survey_of(text))


@given(st.lists(CLOSED, min_size=1, max_size=4), CLOSED, st.data())
@settings(max_examples=150, deadline=None)
def test_another_paragraph_changes_no_quote(paragraphs: list[str], added: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(paragraphs)))
    more = [*paragraphs[:place], added, *paragraphs[place:]]
    alone = [quote.text for paragraph in more for quote in quotes_of(paragraph)]
    assert [quote.text for quote in quotes_of("\n\n".join(more))] == alone


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_marks_stand_where_they_say(text: str) -> None:
    end = 0
    for mark in marks_in(text, 0, len(text)):
        assert end <= mark.start < mark.end <= len(text)
        end = mark.end


LARGE = 12_000  # characters


@pytest.mark.parametrize(
    "unit",
    [
        "“",
        '"',
        "'",
        "‘",
        "” ",
        "“ ",
        "“a ",
        '"a b ',
        "'a ",
        "a' ",
        "'as' b ",
        "“go,” ",
        "“We go,” he said. ",
        "„",
        "«",
        "`",
        "(",
        "&ldquo;",
        "word ",
        "A",
        "ABC ",
        "1 ",
        ". ",
        "\n",
        "a\n",
        "Ana Ruiz ",
        'אמר השר "נלך הביתה" היום. ',
        "田中市長は「支払わない」と述べた。",
        "Tom Reed: hello there\n\n",
        "\u202e“a” ",
    ],
)
def test_nothing_is_too_much(unit: str) -> None:
    text = unit * (LARGE // len(unit))
    document = Document.from_text(text)
    check(text, survey(document))


def test_thousands_of_marks_that_never_close() -> None:
    found = survey(Document.from_text("“no end to it, " * 5_000))
    quotes = [claim for claim in found.claims if claim.kind == "quote"]
    assert len(quotes) == 5_000
    assert all("unclosed" in quote.flags for quote in quotes)
