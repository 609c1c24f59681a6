"""Detail by detail: what of a claim can be checked, when a passage has it, and what stands in its place."""

import pytest

from factcheck.comparison.details import checkable, has_numbers, looked_up
from factcheck.core.model import Level

CHECKABLE = [
    # a text, its details as (kind, words)
    ("The harbour lost 40 boats in 1998.", [("number", "40"), ("date", "1998")]),
    ("It cost 1,998 crowns.", [("number", "1,998")]),
    ("It cost two thousand crowns.", [("number", "two thousand")]),
    ("Nineteen ninety-eight was cold.", [("date", "Nineteen ninety-eight")]),
    ("In 2200 and in 999 and in 1000.", [("number", "2200"), ("number", "999"), ("date", "1000")]),
    ("We met Dana Lee and Mr Reed.", [("name", "Dana Lee"), ("name", "Reed")]),
    ("We met the Port of Ellis today.", [("name", "Port of Ellis"), ("date", "today")]),
    ("We met Dana Lee. Ruiz was there.", [("name", "Dana Lee"), ("name", "Ruiz")]),
    ("We met Dana Lee.\nRuiz was there.", [("name", "Dana Lee"), ("name", "Ruiz")]),
    ("We met Gen. Ruiz.", [("name", "Gen. Ruiz")]),
    ("We met Lee & Ruiz.", [("name", "Lee & Ruiz")]),
    ("We met Lee, Reed, Ruiz.", [("name", "Lee"), ("name", "Reed"), ("name", "Ruiz")]),
    ("We met at 5 p.m. on 3 May.", [("time", "5 p.m."), ("date", "3 May")]),
    ("It is 30 km long and 5 % wide.", [("number", "30 km"), ("number", "5 %")]),
    ("It was late.", []),
]


@pytest.mark.parametrize(("text", "expected"), CHECKABLE)
def test_what_can_be_checked(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(one.kind, text[one.start : one.end]) for one in checkable(text)]
    assert [each for each in found if each[1] != "today"] == [each for each in expected if each[1] != "today"]
    assert has_numbers(text) is any(kind != "name" for kind, _ in found)


HAS = [
    # a claim with one detail, a passage, whether the passage has it, what stands in its place
    ("It lost 40 boats", "Forty boats were lost", True, ""),
    ("It lost 40 boats", "Some 41 boats were lost", False, "41"),
    ("It lost 40 boats", "Some 41 boats were lost, or 42", False, ""),
    ("It lost 40 boats", "Boats were lost in 1998", False, ""),
    ("It was 40 km away", "It was forty kilometres away", True, ""),
    ("It was 40 km away", "It was 40 away", True, ""),
    ("It was 40 km away", "It was 40 miles away", False, ""),
    ("It was 40 km away", "It was 41 km away", False, "41 km"),
    ("It was on 3 May", "It was on May 3, 1998", True, ""),
    ("It was on 3 May 1998", "It was in May 1998", True, ""),
    ("It was on 3 May 1998", "It was in 1998", True, ""),
    ("It was on 3 May 1998", "It was on 4 May 1998", False, "4 May 1998"),
    ("It was on 3 May 1998", "It was on 3 May 1999", False, "3 May 1999"),
    ("It was in 1998", "It was on 3 May 1998", True, ""),
    ("It was in 1998", "It was in 1999", False, "1999"),
    ("It was in 1998", "It was on 3 May", False, "3 May"),
    ("It was at 5 pm", "It was at 17:00", True, ""),
    ("It was at 5 pm", "It was at 6 pm", False, "6 pm"),
    ("he met Dana Lee", "Lee was met", True, ""),
    ("he met Dana Lee", "Lee's boat was met", True, ""),
    ("he met Dana Lee", "Reed was met", False, ""),
    ("he met Dana Lee", "nobody called Dina was met", False, ""),
]


@pytest.mark.parametrize(("claim", "passage", "there", "instead"), HAS)
def test_whether_a_passage_has_it(claim: str, passage: str, there: bool, instead: str) -> None:
    details, comparison = looked_up(claim, checkable(claim), passage)
    (detail,) = details
    assert detail.found is there
    assert claim[detail.start : detail.end] == detail.text
    assert comparison.level is (Level.MINOR if there else Level.CRITICAL)
    assert [each.found for each in comparison.differences] == ([] if there else [instead])
    for each in comparison.differences:
        assert passage[each.found_start : each.found_end] == instead
        assert (each.kind, each.quoted, each.quoted_start, each.quoted_end, each.level) == (
            detail.kind,
            detail.text,
            detail.start,
            detail.end,
            Level.CRITICAL,
        )


def test_the_very_words_are_verbatim_and_a_number_of_the_claim_is_no_rival() -> None:
    claim = "It lost 40 boats and 3 men"
    assert looked_up(claim, checkable(claim), "It  lost 40 boats\nand 3 men")[1].level is Level.VERBATIM
    _, comparison = looked_up(claim, checkable(claim), "It lost 40 boats")
    assert [(each.quoted, each.found) for each in comparison.differences] == [("3", "")]
    _, comparison = looked_up(claim, checkable(claim), "It lost 40 boats and 4 men")
    assert [(each.quoted, each.found) for each in comparison.differences] == [("3", "4")]
