"""Every rule hits what it says it hits and misses what it says it misses; mistakes in a file are named by line."""

import pytest

from factcheck.nlp.lexicon import LANGUAGES, LexiconError
from factcheck.nlp.rules import read, rules_for, scene_of

EXAMPLES = [
    pytest.param(language, rule, example, hit, id=f"{language}-{rule.id}-{'hit' if hit else 'miss'}-{number}")
    for language in LANGUAGES
    for rule in rules_for(language, "context").rules
    for hit, examples in ((True, rule.hits), (False, rule.misses))
    for number, example in enumerate(examples)
]


@pytest.mark.parametrize(("language", "rule", "example", "hit"), EXAMPLES)
def test_a_rule_does_what_its_examples_say(language, rule, example, hit):
    scene = scene_of(example, rule.side, language)
    assert rules_for(language, "context").fires(rule.id, scene) is hit


RULE = """[[rule]]
id = "a.rule"
side = "before"
pattern = "not |"
result = "negated"
hits = ["It is not | safe", "They do not | know"]
misses = ["It is | safe", "They | know"]
"""


def test_a_rule_is_read():
    [rule] = read(RULE, "en/context.rules.toml", "en").rules
    assert (rule.id, rule.side, rule.line) == ("a.rule", "before", 2)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"not |"', '"not"', ":2: a.rule: the pattern needs the passage's edge, a |"),
        ('"not |"', '"(not |"', ":2: a.rule: a bracket is not closed"),
        ('"not |"', '"not ) |"', ":2: a.rule: '\\)' closes nothing"),
        ('"not |"', '"<nott> |"', ":2: a.rule: no such tag: nott"),
        ('"not |"', '"@nobody |"', ":2: a.rule: no such phrase: @nobody"),
        ('"before"', '"beside"', ":2: a.rule: side must be one of setting, before, opening, behind, next-sentence"),
        (', "They do not | know"]', "]", ":2: a.rule: 2 hits at least"),
        (', "They | know"]', "]", ":2: a.rule: 2 misses at least"),
        ("They | know", "They know", ":2: a.rule: no | in 'They know'"),
        ("result = ", "resutl = ", ":2: a.rule: no such field: resutl"),
        ('result = "negated"', "", ":2: a.rule: result is missing"),
        ("[[rule]]", "[[rules]]", ":1: no such table: rules"),
        ('"not |"', '"not |', ": .*at line 4.*"),
    ],
)
def test_a_mistake_is_named_with_file_and_line(old, new, says):
    with pytest.raises(LexiconError, match=f"^en/context.rules.toml{says}$"):
        read(RULE.replace(old, new), "en/context.rules.toml", "en")


def test_an_id_is_used_once():
    with pytest.raises(LexiconError, match="another rule has this id"):
        read(RULE + RULE, "en/context.rules.toml", "en")


@pytest.mark.parametrize("language", [language for language in LANGUAGES if rules_for(language, "context").rules])
def test_no_tag_of_a_file_is_idle(language):
    rules = rules_for(language, "context")
    asked = " ".join(text for rule in rules.rules for text in (*rule.patterns, *rule.unless))
    by_checks = {"turning"}  # `clauses` asks for it by name
    assert {tag for tag in rules.own_tags if f"<{tag}>" not in asked} - by_checks == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rule_that_fires_may_fire_by_the_words_alone(language):
    rules = rules_for(language, "context")
    hits = [(rule.side, hit) for rule in rules.rules for hit in rule.hits]
    assert [hit for side, hit in hits if not rules.may_fire(side, hit)] == []


def test_words_alone_rule_out_what_no_rule_can_say():
    assert not rules_for("en", "context").may_fire("setting", "We walked to the mill. ")
    assert rules_for("en", "context").may_fire("setting", "Suppose the mill burns. ")
