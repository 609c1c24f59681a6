"""Markdown: text without markup, and each word back to its line and column."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.documents.made import read_here

from factcheck.core.model import Document
from factcheck.documents import read_document

PAGE = """\
---
title: "The harbour"
date: 2020-11-17
---

# A *long* day

He said **no** and `plain words` to [the board](http://example.org/board "the board").
Then &amp; there he went \\*home\\*.[^1] It was<br>late, <q>quite</q> late.

> "A quote that
> runs on **two** lines."
>
> - and an item

* item one
  goes on
* item two

| port | since |
|------|-------|
| Ostby | **1904** and 1904 |

![The pier at night](pier.png)

<div>Raw &lt;markup&gt; is <b>text</b></div>

[^1]: The *note*.

Said twice^[in a note here] done.
"""


def read(text: str) -> Document:
    return read_here(text.encode(), "page.md")


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def test_markup_is_gone_and_kinds_are_kept() -> None:
    assert blocks(read(PAGE)) == [
        ("heading", "A long day"),
        (
            "paragraph",
            "He said no and plain words to the board.\nThen & there he went *home*. It was\nlate, “quite” late.",
        ),
        ("quote", '"A quote that\nruns on two lines."'),
        ("quote", "and an item"),
        ("item", "item one\ngoes on"),
        ("item", "item two"),
        ("table", "port\tsince\nOstby\t1904 and 1904"),
        ("caption", "The pier at night"),
        ("paragraph", "Raw <markup> is text"),
        ("footnote", "The note."),
        ("paragraph", "Said twice done."),
        ("footnote", "in a note here"),
    ]


def test_front_matter_is_no_text_and_names_the_page() -> None:
    document = read(PAGE)
    assert document.title == "The harbour"
    assert "2020" not in document.text
    assert read("# First *heading*\n\ntext").title == "First heading"
    assert "first line" in read("---\nfirst line\n---\ntext").text


@pytest.mark.parametrize(
    "words",
    [
        "long",
        "no",
        "plain words",
        "the board",
        "Then",
        "there",
        "late,",
        "quite",
        "runs on",
        "two",
        "and an item",
        "goes on",
        "item two",
        "Ostby",
        "1904",
        "and 1904",
        "The pier",
        "Raw",
        "markup",
        "note",
        "Said",
        "in a note",
        "done",
    ],
)
def test_words_lead_back_to_line_and_column(words: str) -> None:
    document = read(PAGE)
    place = document.locate(document.text.index(words))
    assert place.line is not None
    assert place.column is not None
    line = PAGE.split("\n")[place.line - 1]
    assert line[place.column - 1 :].startswith(words)
    assert place.heading == "A long day"


@given(
    st.lists(
        st.sampled_from(["word", "*", "**", "_", "`", "[x](y x)", "![i](i)", "\\*", "&amp;", "\n", " ", "> ", "- "])
    )
)
def test_every_letter_stands_where_its_place_says(pieces: list[str]) -> None:
    source = "a" + "".join(pieces) + "z"
    document = read(source)
    lines = source.split("\n")
    for offset, letter in enumerate(document.text):
        place = document.locate(offset)
        if letter in "wordaz" and place.line and place.column:
            assert lines[place.line - 1][place.column - 1] == letter


def test_heading_is_the_one_above() -> None:
    document = read("# One\n\nfirst\n\n## Two\n\nsecond\n")
    assert document.locate(document.text.index("second")).heading == "Two"
    assert document.locate(document.text.index("first")).heading == "One"


def test_the_sample_case_reads_over_its_emphasis() -> None:
    path = Path(__file__).parents[4] / "shared" / "cienfuegos" / "sources" / "joint-statement.md"
    if not path.exists():
        pytest.skip("the shared test data is not here")
    document = read_document(path)
    start = document.text.index("he may be investigated and, if appropriate, charged,\nunder Mexican law")
    assert (document.locate(start).line, document.locate(start).column) == (10, 29)


def test_code_that_is_opened_on_the_last_line_is_no_surprise() -> None:
    assert read("Words.\n\n```").text == "Words."
    assert read("Words.\n\n~~~\n\n").text == "Words."
