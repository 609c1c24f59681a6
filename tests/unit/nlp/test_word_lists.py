"""Words are data: no list of them in Python outside nlp, but for those that are still to move."""

import ast
import re
from pathlib import Path

import pytest

import factcheck
from factcheck.nlp.roles import CLASSES

ROOMS = ("claims", "comparison", "search")
ROLES = frozenset(CLASSES.values())
SOURCE = Path(factcheck.__file__).parent
LIST = 6  # words from which on they are a list
WORD = re.compile(r"[^\W\d_]['’\w-]*")


def lists_of_words(source):
    """The lists of words in a module: split strings, `words("…")`, and sets, tuples and lists of words."""
    found = []
    for node in ast.walk(ast.parse(source)):
        listed = []
        if isinstance(node, ast.Call):
            asked = node.func.value if isinstance(node.func, ast.Attribute) and node.func.attr == "split" else None
            named = isinstance(node.func, ast.Name) and node.func.id in {"words", "phrases"}
            for each in [asked] if asked else node.args if named else []:
                if isinstance(each, ast.Constant) and isinstance(each.value, str):
                    listed += each.value.split()
        elif isinstance(node, ast.Set | ast.Tuple | ast.List):
            listed = [
                each.value for each in node.elts if isinstance(each, ast.Constant) and isinstance(each.value, str)
            ]
        if (
            len(listed) >= LIST
            and not ROLES.issuperset(listed)
            and all(WORD.fullmatch(word) and word.islower() for word in listed)
        ):
            found.append((node.lineno, listed))
    return found


STILL = 340
"""So many words at most are still in the rooms' own lists: the number only ever falls."""


def test_there_are_no_more_lists_of_words_outside_nlp_than_there_were():
    left = {
        f"{path.relative_to(SOURCE)}:{line}": len(listed)
        for room in ROOMS
        for path in sorted((SOURCE / room).rglob("*.py"))
        for line, listed in lists_of_words(path.read_text(encoding="utf-8"))
    }
    assert sum(left.values()) <= STILL, left


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ('A = words("one two three four five six")', 1),
        ('A = "one two three four five six".split()', 1),
        ('A = {"one", "two", "three", "four", "five", "six"}', 1),
        ('A = "one two three four five six"', 0),
        ('A = ("one", "two")', 0),
        ('A = ("Quote not found", "b", "c", "d", "e", "f")', 0),
    ],
)
def test_what_is_a_list_of_words(source, count):
    assert len(lists_of_words(source)) == count
