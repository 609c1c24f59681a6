"""Printed pages and numbered lines of plain text."""

import pytest
from tests.unit.documents.made import read_here

from factcheck.core.model import Document

WORDS = [
    "THE CLERK:  All rise.",
    "Court is open and in ses-",
    "sion today.",
    "MR. MARSH:  Ready.",
    "THE COURT:  Good.",
    "",
    "Then go on.",
]


def page(*, head: str = "", foot: str = "", first: int = 1) -> str:
    lines = [f"{number:3}    {words}" for number, words in enumerate(WORDS, first)]
    return "\n".join([*([head] if head else []), *lines, *([foot] if foot else [])]) + "\n"


def read(text: str) -> Document:
    return read_here(text.encode(), "a.txt")


def places(text: str, words: str) -> list[str]:
    document = read(text)
    found, at = [], document.text.find(words)
    while at >= 0:
        found.append(str(document.locate(at)))
        at = document.text.find(words, at + 1)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (page(head=" " * 60 + "Page 41") + page(head=" " * 60 + "Page 42"), ["p. 41:3", "p. 42:3"]),
        (
            "Title\n\n" + page(head="41") + "\f" + page(head="42") + "\f" + page(head="45"),
            ["p. 41:3", "p. 42:3", "p. 45:3"],
        ),
        (page(foot="- 7 -") + "\n" + page(foot="- 8 -"), ["p. 7:3", "p. 8:3"]),
        (page(head="Page 3 of 9") + page() + page(), ["p. 3:3", "p. 4:3", "p. 5:3"]),
        (page() + page(head="Page 2"), ["p. 1:3", "p. 2:3"]),
        (
            page(head="Council    13 October 2026    Page 11") + page(head="Council    13 October 2026    Page 12"),
            ["p. 11:3", "p. 12:3"],
        ),
        ("In session.\n\n" + page(head="Page 41") + page(head="Page 42"), ["L1", "p. 41:3", "p. 42:3"]),
        (page(), ["L3"]),
        (page(first=5), ["L3"]),
        ("one\nsession\n\ftwo\nsession\n\fthree", ["p. 1", "p. 2"]),
        ("one\nsession\n\f", ["L2"]),
    ],
)
def test_pages_and_lines(text: str, expected: list[str]) -> None:
    assert places(text, "sion") == expected


def test_line_and_column_of_the_file_stay() -> None:
    text = page(head="Page 41")
    place = read(text).locate(text.index("sion"))
    assert (place.line, place.column, place.page) == (4, 8, "41:3")
    assert read(text).locate(len(text)).page == "41"


def test_a_list_is_no_transcript() -> None:
    text = "".join(f"{n}. thing\n" for n in range(1, 20)) + "\n7\n"
    assert read(text).locate(0).page is None
