"""Block by block is the same as the whole, for any file and any damage to it, and reuses what has not changed."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.verdicts.making import few, files, records
from tests.unit.verdicts.test_round_trip import FILE, WRITTEN

from factcheck.core.errors import VerdictFileError
from factcheck.core.records import VerdictFile
from factcheck.verdicts import dump, loads
from factcheck.verdicts.store import Blocks


def outcome(read, text: str) -> VerdictFile | str:
    try:
        return read(text, "a.toml")
    except VerdictFileError as error:
        return error.message


@given(files, files)
@few
def test_blocks_and_the_whole_are_the_same(file: VerdictFile, other: VerdictFile) -> None:
    blocks = Blocks()
    for each in (file, other, file):
        text = dump(each)
        assert blocks.dump(each) == text
        again = blocks.loads(text, "")
        assert again == each
        assert list(again.claims) == list(each.claims)


LINES = [
    "",
    "[claim.q-7h3k2m9p]",
    "[claim.q-2]",
    "[claim]",
    "[orphan.q-2]",
    "[source.x]",
    "claim = {}",
    "claim.q-2 = {kind = 'quote', exact = 'x'}",
    '"claim".q-2.kind = "quote"',
    'x = """',
    "x = '''",
    "x = [",
    "]",
    'kind = "quote"',
    'exact = "x"',
    "schema = 2",
    "schema = 1",
    "<<<<<<< ours",
    "# [claim.q-3]",
    "[claim.q-2.review.ada]",
    "[claim.q-2.evidence]",
    "nonsense",
]


@given(st.lists(st.tuples(st.integers(0, 40), st.sampled_from(LINES), st.booleans()), max_size=6))
@settings(max_examples=200)
def test_damage_is_seen_by_both_alike(damage: list[tuple[int, str, bool]]) -> None:
    lines = WRITTEN.split("\n")
    for at, line, instead in damage:
        lines[at : at + instead] = [line]
    text = "\n".join(lines)
    blocks = Blocks()
    blocks.loads(WRITTEN, "a.toml")
    assert outcome(blocks.loads, text) == outcome(loads, text)


@given(records)
@settings(max_examples=20)
def test_what_has_not_changed_is_the_same_object(record) -> None:
    blocks = Blocks()
    file = blocks.loads(dump(replace(FILE, claims={**FILE.claims, "q-2": record})), "")
    after = blocks.loads(dump(replace(FILE, claims={**FILE.claims, "q-2": replace(record, speaker="new")})), "")
    assert after.claims["q-7h3k2m9p"] is file.claims["q-7h3k2m9p"]
    assert after.claims["q-2"].speaker == "new"


def test_a_block_too_dear_is_refused_as_in_the_whole() -> None:
    text = WRITTEN + "[claim.q-2]\nkind = 'quote'\nexact = 'x'\n" + "a." * 20 + "b = 1\n"
    with pytest.raises(VerdictFileError, match=":25: a key of more than 8 parts"):
        Blocks().loads(text, "a.toml")
