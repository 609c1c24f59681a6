"""The texts that users meet are in the words of the style guide: short, usual, in the active voice."""

import re

import pytest
from docs.wording import PACKAGE, reads_as_words, texts

FOREIGN = re.compile(
    r"\b(?:anew|heed(?:ed|s)?|shall|told|parted by|broke down|mend(?:ed|s)?|is no (?:longer )?(?:table|date|file)"
    r"|stands? (?:in|at|there)|as (?:it|they) stands?)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('raise FactcheckError("Split the file.")', ["Split the file."]),
        ('say(f"{count} of {total} left")', ["{} of {} left"]),
        ('"""A docstring is for who reads the code."""', []),
        ('PATTERN = re.compile(r"\\s+ and")', []),
        ('name = "verified"', []),
    ],
)
def test_what_reads_as_words_is_listed(source, expected):
    assert [text for _, text in texts(source) if reads_as_words(text)] == expected


@pytest.mark.parametrize(
    "room", sorted(path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name[0] != "_")
)
def test_the_texts_of_a_room_are_in_usual_words(room):
    listed = [
        (path.name, line, text)
        for path in (PACKAGE / room).rglob("*.py")
        for line, text in texts(path.read_text("utf-8"))
        if reads_as_words(text)
    ]
    assert [each for each in listed if FOREIGN.search(each[2])] == []
