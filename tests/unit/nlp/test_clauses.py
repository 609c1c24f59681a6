"""Each phrase and each check that a rule may ask by name, on its own; twelve at most."""

import pytest

from factcheck.nlp.analysis import words_of
from factcheck.nlp.clauses import CHECKS, PHRASES, Found, Phrase
from factcheck.nlp.rules import read, rules_for, scene_of

RULE = """[[rule]]
id = "a.rule"
side = "before"
pattern = "{pattern}"
result = "turned"
hits = ["one | two", "two | one"]
misses = ["one | two", "two | one"]
"""


@pytest.mark.parametrize(
    ("phrase", "hits", "misses"),
    [
        (
            "subject",
            ["she |", "the mayor |", "a spokesman for the town |", "Ada Lund |", "the town's mayor |"],
            ["never |", "would |", "the mayor said |", "the mayor, Ada Lund, |"],
        ),
        ("aside", ["in a letter to the board |"], ["in a letter, to the board |", "|"]),
        ("helping", ["|", "has |", "would never have |", "did not really |"], ["mayor |", "has mayor |"]),
        ("all", ["nobody |", "every boat in the yard |", "the largest of them |"], ["the boat |", "we saw it |"]),
        ("general", ["is closed |", "pays the men |", "we pay |"], ["was closed |", "the men |", "we paid |"]),
        ("clause", ["|", "reporters in Quell on Monday |"], ["reporters and Lund |", "reporters who would |"]),
    ],
)
def test_a_phrase(phrase, hits, misses):
    rules = read(RULE.format(pattern=f"^ =the? @{phrase} |"), "en/context.rules.toml", "en")
    assert [one for one in hits if not rules.fires("a.rule", scene_of(one, "before", "en"))] == []
    assert [one for one in misses if rules.fires("a.rule", scene_of(one, "before", "en"))] == []


def found(words, ahead="", *, subject="", aside="", speaker=""):
    phrases = [Phrase("subject", words_of(subject, "en")), Phrase("aside", words_of(aside, "en"))]
    return Found(
        words_of(words, "en"),
        words_of(ahead, "en"),
        phrases,
        lambda named: bool(speaker) and speaker in {word.key for word in named},
        bool(speaker),
        rules_for("en", "context").tagged,
    )


@pytest.mark.parametrize(
    ("check", "asked", "holds"),
    [
        ("subject is the speaker", found("said", subject="the mayor", speaker="mayor"), True),
        ("subject is the speaker", found("said", subject="the head", aside="Ada Lund", speaker="lund"), True),
        ("subject is the speaker", found("said", subject="the mayor", speaker="lund"), False),
        ("subject is first person", found("say", subject="we"), True),
        ("subject is first person", found("say", subject="my sister"), False),
        ("subject is first person", found("say", subject="the mayor"), False),
        ("speaker is not known", found("said"), True),
        ("speaker is not known", found("said", speaker="lund"), False),
        ("turned twice", found("nobody doubts that"), True),
        ("turned twice", found("doubts that", "nobody"), True),
        ("turned twice", found("doubts that", "nobody came, she"), False),
        ("turned twice", found("nobody thinks that"), False),
        ("turned twice", found("she thinks that"), False),
    ],
)
def test_a_check(check, asked, holds):
    assert CHECKS[check](asked) is holds


def test_there_are_twelve_at_most_and_each_is_tested():
    assert len(PHRASES) + len(CHECKS) <= 12
    assert {*PHRASES} == {"subject", "aside", "helping", "clause", "all", "general"}
    assert {*CHECKS} == {
        "subject is the speaker",
        "subject is first person",
        "speaker is not known",
        "turned twice",
    }
