"""Surveys written down in surveys.txt: what is a quote or a claim, who says it, and the reason.

A block a text. Its first line is the text, ⟦claims⟧ in brackets and ⟨what is none⟩; then its language and a line for each
of them, in order. Where a change is meant, write them again with `FACTCHECK_SURVEYS=new pytest
tests/unit/claims/test_surveys.py` and read the differences.
"""

import os
import re
from pathlib import Path

import pytest
from tests.unit.claims.helpers import survey_of

FILE = Path(__file__).with_name("surveys.txt")
KNOWN = FILE.read_text(encoding="utf-8").split("\n\n")
BRACKETS = str.maketrans("", "", "⟦⟧⟨⟩")
ESCAPED = re.compile(r"\\(?:\\|[nrt]|x..|u....|U........)")


def text_of(block: str) -> str:
    line = block.partition("\n")[0].translate(BRACKETS)
    return ESCAPED.sub(lambda match: match[0].encode().decode("unicode_escape"), line)


def in_one_line(text: str) -> str:
    return "".join(
        each if each.isprintable() and each != "\\" else each.encode("unicode_escape").decode() for each in text
    )


def surveyed(text: str) -> str:
    """The block of a text."""
    found = survey_of(text)
    rows, places = [], []
    for claim in found.claims:
        row = f"{claim.kind}: {claim.rule}"
        if who := claim.speaker:
            name = f" = {who.name}" if who.name not in {None, who.text} else ""
            reason = who.method if claim.rule in who.method else f"{claim.rule}; {who.method}"
            row = f"{claim.kind} by {in_one_line(who.text)}{name}{'' if who.certain else ', perhaps'}: {reason}"
        rows.append((claim.start, -claim.end, row))
        places.append((claim.start, claim.end, "⟦⟧"))
    for each in found.left_out:
        rows.append(
            (each.start, -each.end, f"no {each.kind}: {each.rule}" if each.rule != each.kind else f"no {each.kind}")
        )
        places.append((each.start, each.end, "⟨⟩"))
    # What ends at a place is closed before the next is opened, the inner before the outer.
    marks = [(start, 1, -end, pair[0]) for start, end, pair in places]
    marks += [(end, 0, -start, pair[1]) for start, end, pair in places]
    line, at = "", 0
    for offset, *_, mark in sorted(marks):
        line += in_one_line(text[at:offset]) + mark
        at = offset
    line += in_one_line(text[at:])
    return "\n".join([line, f"  {found.language}", *(f"  {row}" for *_, row in sorted(rows))])


@pytest.mark.parametrize("block", KNOWN, ids=lambda block: text_of(block)[:40])
def test_a_survey_is_what_it_was(block: str) -> None:
    assert surveyed(text_of(block)) == block


@pytest.mark.skipif("FACTCHECK_SURVEYS" not in os.environ, reason="only where surveys are written again")
def test_surveys_are_written_again() -> None:
    FILE.write_text("\n\n".join(surveyed(text_of(block)) for block in KNOWN), encoding="utf-8")
