"""Every rule of terms.rules.toml hits and misses what its file says."""

import re

import pytest
from tests.unit.claims.helpers import quotes_of, survey_of

from factcheck.claims.paragraphs import Paragraph
from factcheck.claims.quotations import pieces_of
from factcheck.claims.terms import TermRule, term_rules

RULES = {rule.id: rule for rule in term_rules()}
HITS = [(rule.id, hit) for rule in RULES.values() for hit in rule.hits]
MISSES = [(rule.id, miss) for rule in RULES.values() for miss in rule.misses]


def fits(rule: TermRule, text: str) -> bool:
    """Whether the rule takes the first words in marks for a term."""
    (piece, *_), _ = pieces_of(text, [Paragraph(0, len(text))])
    inner = text[piece.start : piece.end]
    words = re.findall(r"[^\W_]+(?:['’.-][^\W_]+)*", inner)
    return rule.ruling(words, text[: piece.outer_start], inner, text[piece.outer_end :]) is not None


@pytest.mark.parametrize(("rule", "text"), HITS, ids=str)
def test_a_rule_hits_and_the_survey_leaves_it_out(rule: str, text: str) -> None:
    assert fits(RULES[rule], text)
    assert survey_of(text).left_out[0].kind == "term"
    assert not quotes_of(text)


@pytest.mark.parametrize(("rule", "text"), MISSES, ids=str)
def test_a_rule_misses(rule: str, text: str) -> None:
    assert not fits(RULES[rule], text)


def test_ids_are_of_one_rule_each() -> None:
    assert len(RULES) == len(term_rules())
