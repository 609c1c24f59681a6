"""What lines, lists and stage directions of a source do to a passage."""

import pytest

from factcheck.comparison import compare
from factcheck.core.model import Level

# words before the passage, the passage, words behind it, whether what stands there turns it
CASES = [
    ("If you do not meet any of these requirements:\n\n- ", "you must apply for a permit", ".\n- you pay", True),
    ("If you do not meet any of these requirements:\n- you pay\n- ", "you must apply for a permit", "\n", True),
    ("Unless the board says otherwise:\n1. ", "the hall is open on Sundays", "\n2. dogs stay out", True),
    ("Visitors may not:\n\n- bring dogs\n- ", "smoke in the hall", "\n- shout\n", True),
    ("The council has never:\n* sold land\n* ", "closed a school", "\n", True),
    ("Members who have paid:\n- ", "you must show your card", "\n", False),
    ("What we have done so far:\n- ", "closed a school", "\n- sold land", False),
    ("We do not sell land.\n\nWhat we have done so far:\n- ", "closed a school", "\n", False),
    # a post, a turn or a row ends with its line
    ("@ana: It does not\n@ben: ", "The ferry runs on Sundays", "\n@cas: not true at all", False),
    ("I am not sure\n", "The ferry runs on Sundays", "\nThe bus does not", False),
    ("- Not on Mondays\n- ", "Open on all other days", "\n- Not at night", False),
    ("10:31 I do not think\n10:32 ", "The ferry runs on Sundays", "\n10:33 unless it rains", False),
    # a wrapped line does not
    ("I do not think\n", "the ferry runs on Sundays", "\nand so on", True),
    ("Nobody here thinks\n", "we can win", ", said Lund", True),
    ("I do not think that the\n", "Quell ferry runs on Sundays", ".", True),
    ("", "The ferry runs on Sundays", "\nunless it rains.", True),
    # jokes that are announced turn what comes, not what came before
    ("I was joking when I told him ", "the bridge is safe", ".", True),
    ("(laughs) ", "The bridge is safe", ".", True),
    ("[jokingly] ", "The bridge is safe", ".", True),
    ("I was joking about the tunnel. ", "The bridge is safe", ".", False),
    ("(applause) ", "The bridge is safe", ".", False),
    ("", "The bridge is safe", ". (laughs) So is the tunnel.", False),
]


@pytest.mark.parametrize(("before", "passage", "after", "turned"), CASES)
def test_what_stands_around_it(before: str, passage: str, after: str, turned: bool) -> None:
    comparison = compare(passage, passage, before=before, after=after)
    assert (comparison.level is Level.CRITICAL) == turned
    source = before + passage + after
    for item in comparison.differences:
        start, end = item.found_start + len(before), item.found_end + len(before)
        assert source[start:end] == item.found
