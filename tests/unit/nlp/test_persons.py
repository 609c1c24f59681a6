"""Two ways to name somebody: the same person, another, or not known."""

import pytest

from factcheck.nlp.persons import same_person, sex_of

SAME = [
    ("Hanna Voss", "Voss"),
    ("Hanna Voss", "Ms Voss"),
    ("Hanna Voss", "MS. VOSS"),
    ("Hanna Voss", "H. Voss"),
    ("Hanna Voss", "HANNA VOSS"),
    ("Hanna Voss", "Hanna"),
    ("Dr Hanna Voss", "Hanna Voss, harbour master"),
    ("José Peña", "Jose Pena"),
    ("Ana Ruiz-Ortega", "Ana Ortega"),
    ("Senator Reed", "Jack Reed"),
    ("Martin Reed Jr.", "Martin Reed"),
]
OTHER = [
    ("Hanna Voss", "Petra Olm"),
    ("Hanna Voss", "MR. OLM"),
    ("Hanna Voss", "Anna Voss"),
    ("Hanna Voss", "P. Voss"),
    ("Voss", "Olm"),
    ("Mia Tan", "Jonas Weil"),
]
NOT_KNOWN = [
    ("Hanna Voss", "THE COURT"),
    ("Hanna Voss", "Chair"),
    ("the minister", "Hanna Voss"),
    ("she", "Hanna Voss"),
    ("Hanna Voss", ""),
    ("Hanna Voss", "Moderator"),
    ("Hanna Voss", "CHIEF EXECUTIVE"),
]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [(*pair, same) for pairs, same in ((SAME, True), (OTHER, False), (NOT_KNOWN, None)) for pair in pairs],
)
def test_who_is_who(one, other, same):
    assert same_person(one, other) is same
    assert same_person(other, one) is same


@pytest.mark.parametrize(
    ("words", "sex"), [("anna kord", "woman"), ("mr hale", "man"), ("the governor", ""), ("her uncle", "man"), ("", "")]
)
def test_the_sex_that_a_name_or_a_role_tells(words, sex):
    assert sex_of(words.split()) == sex
