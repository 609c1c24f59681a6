"""A passage in print: the source's words without what the page put between them, and where it comes from."""

from dataclasses import replace

from factcheck.comparison import compare
from factcheck.core.model import Candidate, Locator, Provenance
from factcheck.reports.escaping import passage, passage_text
from factcheck.reports.text import Ink, candidates_text


def candidate(quoted: str, found: str) -> Candidate:
    return Candidate("minutes.txt", 0, len(found), found, 97.0, Locator(line=4), compare(quoted, found))


def test_line_numbers_and_running_heads_are_left_out() -> None:
    found = "a bird in\n 13  the hand comes to mind. Still I doubt the\n          Page 2\n  1  sincerity of it"
    item = candidate("a bird in the hand comes to mind. Still I doubt the sincerity of it", found)
    assert passage_text(item) == "a bird in the hand comes to mind. Still I doubt the sincerity of it"
    assert passage(item).startswith("minutes.txt L4 (97, typographic): a bird in the hand")


def test_numbers_that_are_said_stay() -> None:
    assert passage_text(candidate("13 of us were there", "13 of us were there")) == "13 of us were there"


def test_what_is_said_of_a_source_stands_beside_its_passage() -> None:
    said = Provenance("Minutes", "Town council", "2026-10-13", "https://example.org/m\x1b[31m", primary=True)
    item = replace(candidate("We will not", "We will not"), provenance=said)
    told = "Town council, Minutes, 2026-10-13 (primary)"
    assert passage(item) == f"minutes.txt L4 (97, verbatim; {told}): We will not"
    assert candidates_text([item], Ink(color=False)).splitlines()[2] == (
        f"       from {told}, https://example.org/m␛[31m"
    )
    assert passage(replace(item, provenance=Provenance())) == "minutes.txt L4 (97, verbatim): We will not"


def test_a_word_broken_at_the_end_of_a_line_is_printed_whole() -> None:
    text = "promised this coun-\n 17  cil three bidders"
    assert passage_text(candidate("promised this council three bidders", text)) == "promised this council three bidders"
