"""Whom a pronoun stands for, by what is said before it; and brackets that say so."""

import pytest

from factcheck import compare
from factcheck.comparison.antecedents import antecedent, mentions


@pytest.mark.parametrize(
    ("named", "pronoun", "spoken", "meant"),
    [
        ("ferryman", "he", "The ferryman waved to the pilot.", "fits"),
        ("pilot", "he", "The ferryman waved to the pilot.", "another"),
        ("pilot", "he", "The pilot was late. The ferryman had left.", "another"),
        ("pilot", "he", "The pilot was late. They had blamed the ferryman.", "unsure"),
        ("orsolo", "she", "The clerk spoke of Ines Orsolo.", "fits"),  # of the two, a woman
        ("brandt", "he", "The clerk spoke of Captain Brandt.", "unsure"),
        ("holm", "he", "Ines Holm left the room.", "another"),
        ("crane", "it", "The crane fell. The mayor was shocked.", "fits"),  # no other thing
        ("crane", "it", "The crane was old. The bridge collapsed in May.", "another"),
        ("otters", "they", "Otters came back in spring. The anglers' dogs were a nuisance.", "another"),
        ("otters", "they", "Otters came back in spring.", "fits"),
        ("contractor", "it", "Holm's firm, the contractor, began in June. By the time the surveyor came,", "fits"),
        ("rook", "he", "Bishop Rook fasted; his sexton, Adam Pell, did not.", "another"),
        ("rook", "he", "", "fits"),
    ],
)
def test_who_is_meant(named: str, pronoun: str, spoken: str, meant: str) -> None:
    assert antecedent([named], {pronoun}, spoken) == meant


@pytest.mark.parametrize(
    ("clause", "kinds"),
    [
        ("the three contractors never came", ["several"]),
        ("his marshal, Count Beren, rode on", ["person", "person"]),
        ("Ortega's harbour trust paid the bill", ["thing", "thing"]),
        ("by the time of the vote", ["thing"]),
        ("nobody came", []),
    ],
)
def test_what_a_clause_speaks_of(clause: str, kinds: list[str]) -> None:
    assert [mention.kind for mention in mentions(clause)] == kinds


@pytest.mark.parametrize(
    ("quote", "passage", "before", "level"),
    [
        ("They [the nurses] had not slept", "They had not slept", "The nurses worked on.", "editorial"),
        (
            "They [the nurses] had not slept",
            "They had not slept",
            "The nurses worked on. The doctors left.",
            "critical",
        ),
        ("We sold it [the barge] in May", "We sold it in May", "The barge was old. The crane was new.", "critical"),
        (
            "It should be torn down [the mill]",
            "It should be torn down",
            "The mill is fine. The shed was rotten.",
            "critical",
        ),
        (
            "It should be torn down [the shed]",
            "It should be torn down",
            "The mill is fine. The shed was rotten.",
            "editorial",
        ),
        ("She [Dana Lee] left at noon", "She left at noon", "We asked the guard about Boris Hale.", "critical"),
        ("The witness [Dana Lee] was calm", "The witness was calm", "The judge thanked Dana Lee.", "editorial"),
    ],
)
def test_a_bracket_beside_a_pronoun(quote: str, passage: str, before: str, level: str) -> None:
    assert compare(quote, passage, before=f"{before} ", after=".").level == level


@pytest.mark.parametrize(
    ("quoted", "found", "level"),
    [
        ("[They] have failed us", "The trustees have failed us", "minor"),
        ("[They] have failed us", "Some trustees have failed us", "critical"),
        ("[It] has failed us", "The trustees have failed us", "critical"),
        ("[He] failed us", "The bishop failed us", "minor"),
        ("[She] failed us", "The king failed us", "critical"),
        ("[It] fell", "The old bridge fell", "minor"),
        ("[It] fell", "No bridge fell", "critical"),
    ],
)
def test_a_pronoun_in_brackets_takes_up_the_noun_it_covers(quoted, found, level):
    assert compare(quoted, found).level == level
