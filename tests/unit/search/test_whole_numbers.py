"""A passage does not begin or end inside a number, however the quote or the source writes it."""

from pathlib import Path

import pytest

from factcheck.core.model import Level
from factcheck.sources import SourceLibrary

from .made import found, words_of

CUT = [
    # quote, source, the passage
    ("handled 1,250", "The harbour handled 1,250,000 tonnes last year.", "handled 1,250,000 tonnes"),
    ("250,000 tonnes of freight", "The harbour took 1,250,000 tonnes of freight.", "1,250,000 tonnes of freight"),
    ("a rate of 3", "They have a rate of 3.5 percent now.", "a rate of 3.5 percent"),
    ("it cost 12", "So it cost 12.", "it cost 12"),
    ("it cost 12", "So it cost 12, 13 or 14 crowns.", "it cost 12"),
    ("the ferry carried 35", "In May the ferry carried 35 million people.", "the ferry carried 35 million"),
    ("the ferry carried two hundred", "So the ferry carried two hundred and forty men.",
     "the ferry carried two hundred and forty"),
    ("twelve crowns went into rope", "Four hundred and twelve crowns went into rope.",
     "Four hundred and twelve crowns went into rope"),
    ("one of the men came", "It was twenty, one of the men came.", "one of the men came"),
]  # fmt: skip


@pytest.mark.parametrize(("quote", "source", "passage"), CUT)
def test_the_passage_has_the_whole_number(quote: str, source: str, passage: str) -> None:
    first = found(quote, source, below_threshold=True)[0]
    assert words_of(first, source) == passage


SAME = [
    ("The board spent 412 crowns on rope", "The board spent four hundred and twelve crowns on rope, I think."),
    ("412 crowns on rope", "The board spent four hundred and twelve crowns on rope."),
    ("We met on Sept. 14 in the hall", "We met on the 14th of September in the hall."),
    ("We met at 10:30", "We met at half past ten."),
    ("We met from July 3 to 11", "We met from 3 to 11 July."),
    ("The ship left at 6 p.m.", "The ship left at six in the evening, I think."),
    ("$35,499 for the barge", "They paid 35499 dollars for the barge."),
]


@pytest.mark.parametrize(("quote", "source"), SAME)
def test_a_number_written_otherwise_is_found_and_is_the_same(tmp_path: Path, quote: str, source: str) -> None:
    (tmp_path / "a.txt").write_text(f"{source}\n", encoding="utf-8")
    first = SourceLibrary.open([tmp_path], cache=False).search(quote)[0]
    assert first.passed
    assert all(item.level <= Level.MINOR or item.kind == "context" for item in first.comparison.differences)
