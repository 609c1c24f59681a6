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


KNOWN = (("Hanna Voss", "Johanna Reed", "the chair"), ("Petra Olm", "the clerk"), ("Paul Olm",))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Hanna Voss", "THE CHAIR", True),
        ("Petra Olm", "THE CHAIR", False),
        ("the chair", "MS. VOSS", True),
        ("the clerk", "Hanna Voss", False),
        ("Johanna Reed", "H. Voss", True),
        ("Arvid Holm", "THE CHAIR", False),
        ("the minister", "THE CHAIR", None),
        ("Olm", "THE CLERK", True),  # one of the two Olms: the name agrees with hers
        ("the mayor", "Arvid Holm", None),
    ],
)
def test_a_list_of_who_was_there_tells_roles_and_other_names(one: str, other: str, same: bool | None) -> None:
    assert same_person(one, other, KNOWN) is same
