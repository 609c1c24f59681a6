"""Whom "the judge", "he" and "his wife" mean, and where nothing tells."""

import pytest
from tests.unit.claims.helpers import quotes_of

OFFICES = [
    ("Judge Ana Ruiz left.\n\n“No,” the judge said.", "Ana Ruiz"),
    ("Trade Minister Tom Reed left.\n\n“No,” the minister said.", "Tom Reed"),
    ("Trade Minister Tom Reed left.\n\n“No,” the trade minister said.", "Tom Reed"),
    ("Trade Minister Tom Reed left.\n\n“No,” the finance minister said.", None),
    ("Sen. Ana Ruiz left.\n\n“No,” the senator said.", "Ana Ruiz"),
    ("Ana Ruiz, the mayor of Port Ellis, left.\n\n“No,” the mayor said.", "Ana Ruiz"),
    ("Ana Ruiz has been mayor since May.\n\n“No,” the mayor said.", "Ana Ruiz"),
    ("Tom Reed came with his lawyer, Ana Ruiz.\n\n“No,” the lawyer said.", "Ana Ruiz"),
    ("Judge Ana Ruiz met Judge Tom Reed.\n\n“No,” the judge said.", "Tom Reed"),
    ("Vice President Ana Ruiz left.\n\n“No,” the president said.", None),
    ("Former Mayor Ana Ruiz left.\n\n“No,” the mayor said.", None),
    ("Editor Ana Ruiz left.\n\n“No,” the newspaper said.", None),
    ("Ana Ruiz left.\n\n“No,” the woman said.", None),
    ("“No,” the judge said.\n\nJudge Ana Ruiz left.", None),
    ("Bürgermeisterin Ana Ruiz ging nach Hause.\n\n„Nein, das ist es nicht“, sagte die Bürgermeisterin.", "Ana Ruiz"),
]


@pytest.mark.parametrize(("text", "name"), OFFICES)
def test_an_office_means_who_was_given_it_before_and_never_for_certain(text: str, name: str | None) -> None:
    (quote,) = quotes_of(text)
    assert quote.speaker is not None
    assert quote.speaker.name == name
    if name is not None:
        assert not quote.speaker.certain


HE_AND_SHE = [
    ("Tom Reed came with his wife, Vesper Reed. “No,” she said.", "Vesper Reed"),
    ("Quill Marsh left when he was ill. Ana Ruiz stayed. “No,” he said.", "Quill Marsh"),
    ("Quill Marsh left when she was ill. Quill Marsh likes her boat. “No,” he said.", None),
    ("Ana Ruiz left. Great Harbour closed. “No,” she’d said.", "Ana Ruiz"),
]


@pytest.mark.parametrize(("text", "name"), HE_AND_SHE)
def test_who_can_be_meant_is_told_by_kinship_and_by_pronouns(text: str, name: str | None) -> None:
    (quote,) = quotes_of(text)
    assert quote.speaker is not None
    assert quote.speaker.name == name


GERMAN = [
    ("Den Gästen sagte Greta Holm, der Hafen sei „so gut wie verloren“.", "Greta Holm"),
    ("Den Hafen nannte der Minister „so gut wie verloren“.", "der Minister"),
    ("Die Ministerin nannte den Hafen „so gut wie verloren“.", "Die Ministerin"),
    ("Greta Holm hat den Hafen als „so gut wie verloren“ bezeichnet.", "Greta Holm"),
    ("Der Hafen wurde von Greta Holm als „so gut wie verloren“ bezeichnet.", "Greta Holm"),
    ("Als der Minister kam, sagte Greta Holm: „Das ist gut so.“", "Greta Holm"),
    ("Greta Holm, die den Hafen leitet, sagte: „Das ist gut so.“", "Greta Holm"),
    ("Reinke kam und Greta Holm sagte: „Das ist gut so.“", "Greta Holm"),
    ("Greta Holm kam und sagte: „Das ist gut so.“", "Greta Holm"),
    ("Greta Holm gab an, der Hafen sei „so gut wie verloren“.", "Greta Holm"),
    ("„Ist das gut so?“, fragte Greta Holm die Menge.", "Greta Holm"),
    ("In dem Bericht heißt es: „Das ist gut so.“", "dem Bericht"),
    ("Die Zeitung zitiert Greta Holm mit den Worten: „Das ist gut so.“", "Greta Holm"),
]


@pytest.mark.parametrize(("text", "speaker"), GERMAN)
def test_the_subject_of_a_german_clause(text: str, speaker: str) -> None:
    (quote,) = quotes_of(text)
    assert quote.speaker is not None
    assert quote.speaker.text == speaker
