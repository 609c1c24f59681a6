"""Every rule of attribution.rules.toml hits and misses what its file says, and what the file may say."""

import re

import pytest

from factcheck.claims.lexicon import lexicon_of
from factcheck.claims.paragraphs import Paragraph
from factcheck.claims.quotations import pieces_of
from factcheck.claims.tagging import Tagger
from factcheck.nlp.language import language_of
from factcheck.nlp.lexicon import LexiconError
from factcheck.nlp.tag_rules import TagRule, attribution_rules, read_rules, source

RULES = attribution_rules()
HITS = [(rule.id, hit) for rule in RULES.values() for hit in rule.hits]
MISSES = [(rule.id, miss) for rule in RULES.values() for miss in rule.misses]


def named_by(rule: TagRule, text: str) -> str | None:
    """Whom the rule names as the speaker of the text's first quote."""
    pieces, _ = pieces_of(text, [Paragraph(0, len(text))])
    sentence = Tagger(text, lexicon_of(language_of(text))).sentence(0, len(text), list(enumerate(pieces)))
    before, after = sentence.tags[: sentence.first_quote], sentence.tags[sentence.first_quote + 1 :]
    shift = sentence.first_quote + 1 if "behind" in rule.side else 0
    if rule.side == "behind":
        found = rule.pattern.match(after)
    elif rule.side == "at a word before":
        found = next((each for at in range(len(before)) if (each := rule.pattern.match(before, at))), None)
    else:
        found = rule.pattern.search(after if shift else before)
    if found is None:
        return None
    start, end = found.span("np")
    return text[slice(*sentence.span((start + shift, end + shift)))]


@pytest.mark.parametrize(("rule", "text"), HITS, ids=str)
def test_a_rule_hits(rule: str, text: str) -> None:
    speaker = re.search(r"\[(.+)\]", text)
    assert speaker is not None
    assert named_by(RULES[rule], text.replace("[", "").replace("]", "")) == speaker[1]


@pytest.mark.parametrize(("rule", "text"), MISSES, ids=str)
def test_a_rule_misses(rule: str, text: str) -> None:
    assert named_by(RULES[rule], text) is None


GOOD = {"id": "a", "side": "behind", "pattern": "< he >", "result": "r", "hits": ["a", "b"], "misses": ["a", "b"]}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"hits": ["a", "a"]}, "2 hits and 2 misses"),
        ({"misses": []}, "2 hits and 2 misses"),
        ({"side": "above"}, "the side is none of"),
        ({"pattern": "< they >"}, "no such tag: they"),
        ({"pattern": "@people"}, "no such phrase: @people"),
        ({"pattern": "< he"}, "a:"),
        ({"colour": "red"}, "colour is missing or no field"),
    ],
)
def test_what_cannot_be_a_rule_is_said_with_its_line(change: dict, message: str) -> None:
    assert list(read_rules({"rule": [GOOD]}, "")) == ["a"]
    with pytest.raises(LexiconError, match=re.escape(message)) as raised:
        read_rules({"rule": [GOOD | change]}, '\n\nid = "a"')
    assert "shared/attribution.rules.toml:3" in str(raised.value)
    with pytest.raises(LexiconError):
        read_rules({"rule": [GOOD, GOOD]}, "")


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("[says acts]+ comma? end", r"[CV]+,?$"),
        ("< Name > (?= stop | end )", r"(?P<np>N)(?=\.|$)"),
        ("(?<! he ) Name's{0,2}", "(?<!H)G{0,2}"),
    ],
)
def test_words_of_a_pattern_are_tags(pattern: str, expected: str) -> None:
    assert source(pattern, {}) == expected
