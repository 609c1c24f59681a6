"""The details of a claim: found however they are written, and named when the passage has another in their place."""

import pytest

from factcheck.comparison.details import checkable, looked_up

CASES = [
    # the claim, the passage, its details and whether they are there, what stands in the place of a missing one
    ("A loan of €30 million", "We borrow thirty million", {"€30 million": True}, []),
    ("He paid €40,000", "forty thousand euros a year", {"€40,000": True}, []),
    ("The plan will cost €48 million.", "The works come to 48 million\n  4  euros.", {"€48 million": True}, []),
    ("They owe 48 million.", "They owe eighty-four\n  4  million.", {"48 million": False}, ["eighty-four\nmillion"]),
    ("It rose 6 per cent", "It rose 6.3 %", {"6 per cent": False}, ["6.3 %"]),
    ("She led it for nine years", "She led it for nine months", {"nine years": False}, [""]),
    ("She led it for ten years", "She took nine ships in ten", {"ten years": False}, [""]),
    ("Only one builder came in one year", "We've kept this one moving a year", {"one year": False}, [""]),
    (
        "It is 240 metres long and 8 metres deep",
        "It draws nine metres",
        {"240 metres": False, "8 metres": False},
        ["", ""],
    ),
    ("9" * 5000 + " metres", "9" * 5000, {"9" * 5000 + " metres": True}, []),  # more digits than int() takes
    ("It counted 1,146 calls", "1146 calls were counted", {"1,146": True}, []),
    ("Closed since 2011", "closed in nineteen eighty", {"2011": False}, ["nineteen eighty"]),
]


@pytest.mark.parametrize(("claim", "passage", "details", "instead"), CASES, ids=[case[0][:40] for case in CASES])
def test_details(claim: str, passage: str, details: dict[str, bool], instead: list[str]) -> None:
    found, comparison = looked_up(claim, checkable(claim), passage)
    assert {item.text: item.found for item in found} == details
    assert [item.found for item in comparison.differences if item.kind != "furniture"] == instead


def test_a_day_of_the_week_is_no_part_of_the_name_beside_it() -> None:
    text = "Barr said on Tuesday the United States would wait, and on Friday Mayor Lee left."
    assert [text[item.start : item.end] for item in checkable(text)] == [
        "Barr",
        "Tuesday",
        "United States",
        "Friday",
        "Mayor Lee",
    ]


def test_whoever_has_the_word_is_a_name_of_the_passage() -> None:
    claim, turn = "Hugh Castell said it was paid.", "  4  THE CHAIR:  Was it?\n  5  MR. CASTELL:  I can say that. "
    for before, found in ((turn, True), (turn + "\n  6  MS. LUND:  Go on. ", False), ("", False)):
        details, _ = looked_up(claim, checkable(claim), "It was paid.", before)
        assert [(item.text, item.found) for item in details] == [("Hugh Castell", found)]


def test_the_number_of_a_line_is_no_detail() -> None:
    assert [item.keys for item in checkable("the harbour\n  7  trust pays 6 million")] == [{"#6000000"}]


@pytest.mark.parametrize("passage", ["It closed in the 1980s.", "It closed in the '80s.", "It closed in May 1985."])
def test_a_decade_is_no_day_of_another_one(passage):
    claim = "The mill closed on 3 May 1991."
    details, _ = looked_up(claim, checkable(claim), passage)
    assert details
    assert not any(detail.found for detail in details)
