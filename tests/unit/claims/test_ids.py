"""Ids of claims: typography does not change them, and quick ways of computing them give the same."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.core.text import claim_id, digest, normalised

PIECES = st.lists(
    st.sampled_from(["we", "don't", " ", "-", " - ", "--", ".", "...", ". . .", ",", "''", '"', "`", "Pay", "\n"])
)


@given(PIECES.map("".join))
def test_ascii_goes_the_same_way_as_everything_else(text: str) -> None:
    assert normalised(text) == normalised(text + "\u200b")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“We won’t pay,”", '"We won\'t pay"'),
        ("we pay … now", "we pay ... now"),
        ("we pay — now", "we pay -- now"),
        ("we\u00a0pay", "We  pay."),
        ("twenty‑five", "twenty-five"),
    ],
)
def test_typography_does_not_count(one: str, other: str) -> None:
    assert claim_id("quote", one) == claim_id("quote", other)


def test_words_and_kind_and_turn_do() -> None:
    ids = [claim_id("quote", "we pay"), claim_id("quote", "we won't pay"), claim_id("claim", "we pay")]
    ids.append(claim_id("quote", "we pay", 2))
    assert len(set(ids)) == 4
    assert ids[3] == f"{ids[0]}-2"


@given(st.text(max_size=20), st.integers(0, 32))
def test_a_digest_is_the_hash_in_base_32(text: str, length: int) -> None:
    number = int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:20])
    alphabet = "0123456789abcdefghjkmnpqrstvwxyz"
    assert digest(text, length) == "".join(alphabet[number >> shift & 31] for shift in range(155, 155 - 5 * length, -5))
