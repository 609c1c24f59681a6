"""One word in two forms, a slip, or another word."""

import pytest

from factcheck.matching.differing.morphology import american, inflected
from factcheck.matching.differing.slips import misread, mistyped
from factcheck.matching.differing.vocabulary import known


@pytest.mark.parametrize("word", ["attain", "hoped", "theatre", "recognised", "unsafe", "witnesses", "ladies", "dying"])
def test_known(word):
    assert known(word)


@pytest.mark.parametrize("word", ["comittee", "recieved", "goverment", "hvae", "wheter", "rnorning", "nhe", "qwortle"])
def test_unknown(word):
    assert not known(word)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("warn", "warns"),
        ("city", "cities"),
        ("went", "gone"),
        ("plan", "planned"),
        ("clear", "clearly"),
        ("die", "dying"),
    ],
)
def test_forms_of_one_word(one, other):
    assert inflected(one, other)
    assert inflected(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("hoped", "hopped"), ("employer", "employee"), ("strong", "stronger"), ("harmful", "harmless"), ("car", "caring")],
)
def test_other_words(one, other):
    assert not inflected(one, other)


@pytest.mark.parametrize(
    ("british", "other"),
    [("colour", "color"), ("centre", "center"), ("analysed", "analyzed"), ("cancelled", "canceled"), ("grey", "gray")],
)
def test_spellings(british, other):
    assert american(british) == american(other)


@pytest.mark.parametrize(("one", "other"), [("filled", "filed"), ("hour", "hor"), ("prise", "prize"), ("four", "for")])
def test_no_spellings(one, other):
    assert american(one) != american(other)


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("comittee", "committee", True),
        ("hvae", "have", True),
        ("statue", "statute", False),
        ("causal", "casual", False),
        ("legal", "illegal", False),
        ("kraus", "krauss", False),
        ("lindkvist", "lindqvist", False),
    ],
)
def test_typos_are_no_words(one, other, slip):
    assert mistyped(one, other) == slip


@pytest.mark.parametrize(
    ("one", "other", "scan"),
    [
        ("rnill", "mill", True),
        ("c1osed", "closed", True),
        ("arid", "and", False),
        ("bum", "burn", False),
        ("12", "l2", True),
    ],
)
def test_misread_words_are_no_words(one, other, scan):
    assert misread(one, other) == scan
