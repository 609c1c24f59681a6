"""Who says it, as printed; whom that means; and how sure we are."""

import pytest
from tests.unit.claims.helpers import quotes_of, said

PRINTED = [
    # right behind the quote
    ("“We won,” said Lee Wong, 41, a nurse who has worked there since 2009.", "Lee Wong"),
    ("“We won,” Lee Wong, a nurse, told the council on Tuesday.", "Lee Wong"),
    ("“We won,” Rep. Lee Wong (D-Ellis), who chairs the board, said in a statement.", "Rep. Lee Wong"),
    ("“We won,” a spokesman for the port said.", "a spokesman for the port"),
    ("“We won,” former port director Lee Wong later wrote.", "former port director Lee Wong"),
    ("“Did we win?” Lee Wong asked.", "Lee Wong"),
    ("“We won!” Lee Wong shouted to the crowd of dockers below.", "Lee Wong"),
    ("“We won.” — Lee Wong, nurse", "Lee Wong"),
    ("“We won,” according to Lee Wong.", "Lee Wong"),
    ("“We won,” said the mayor, Ana Ruiz.", "the mayor, Ana Ruiz"),
    # before it
    ("Lee Wong said: “We won.”", "Lee Wong"),
    ("Lee Wong told reporters that “we won” and left.", "Lee Wong"),
    ("Lee Wong, 41, a nurse at the hospital, told reporters, “We won.”", "Lee Wong"),
    ("The lawyer, Edward Stone, said “we won the case” on Monday.", "Edward Stone"),
    ("Dalton took the stage at the Grand Hotel in Port Ellis and called the system “rotten to the core.”", "Dalton"),
    ("Wong initially said in the spring, when the story broke, “I did not sign anything.”", "Wong"),
    ("Wong stopped short of naming names, saying only, “he may be charged.”", "Wong"),
    ("According to Lee Wong, the pump “broke twice in March” and stayed there.", "Lee Wong"),
    ("In Port Ellis on Friday, Lee Wong declined to say “yes” to the plan.", "Lee Wong"),
    (
        "Protesters marching through the streets chanted “What harbour?” until two.",
        "Protesters marching through the streets",
    ),
    ("Stone said anybody who complains about the port “is not having a good day.”", "Stone"),
    ("Stone said he feared that the harbour “would close by June.”", "Stone"),
    ("The port’s director, Lee Wong, put it this way: “We won.”", "Lee Wong"),
    ("Stone seized on Wong’s claim that there were “thousands of boats” outside.", "Wong’s"),
    ("Lee Wong lobbies for a higher wage: “Nobody should have to live on this.”", "Lee Wong"),
    ("The clip that Judge Lee Wong called “distasteful,” Stone said, was old.", "Judge Lee Wong"),
    ("Wong: harbour will ‘close by June’ for good", "Wong"),
    # both halves, and the sentence around
    ("“The plan,” Lee Wong said, “was never costed.”", "Lee Wong"),
    ("The harbour, Lee Wong said, was “never safe for anyone.”", "Lee Wong"),
    # other paragraphs
    ("Lee Wong was furious.\n\n“Nobody told us anything.”", "Lee Wong"),
    ("Lee Wong issued this statement:\n\n“The port will not pay.”", "Lee Wong"),
    # other languages
    ("„Das ist gut so“, sagte die Sprecherin.", "die Sprecherin"),
    ("Greta Holm sagte am Montag: „Das ist gut so.“", "Greta Holm"),
    ("Am Montag sagte Greta Holm: „Das ist gut so.“", "Greta Holm"),
    ("Laut Greta Holm ist der Hafen „so gut wie verloren“.", "Greta Holm"),
    ("« C’est une victoire pour le port », a déclaré la maire.", "la maire"),
    ("« C’est une victoire pour le port », dit-il.", "il"),
    ("Jean Martin a déclaré : « Nous irons jusqu’au bout. »", "Jean Martin"),
    ("Selon Jean Martin, le port est « en grand danger ».", "Jean Martin"),
    ("«Es una victoria para el puerto», dijo ayer Ana Ruiz.", "Ana Ruiz"),
    ("Ana Ruiz afirmó que “es una victoria para el puerto”.", "Ana Ruiz"),
    ("”Det är en seger för hamnen”, sade Karin Ekdahl.", "Karin Ekdahl"),
]


@pytest.mark.parametrize(("text", "speaker"), PRINTED)
def test_as_printed(text: str, speaker: str) -> None:
    found = said(text)
    assert found
    assert {who for _, who in found} == {speaker}


@pytest.mark.parametrize(("text", "speaker"), PRINTED)
def test_offsets_cut_out_the_speaker(text: str, speaker: str) -> None:
    for quote in quotes_of(text):
        assert quote.speaker is not None
        assert text[quote.speaker.start : quote.speaker.end] == quote.speaker.text
        assert quote.rule


INTRO = "Federal Judge Carol Amory met lawyer Edward Stone and Maria Lopez of the port on Monday.\n\n"


@pytest.mark.parametrize(
    ("text", "name", "certain"),
    [
        ("“We won,” Amory said.", "Carol Amory", True),
        ("“We won,” Judge Amory said.", "Carol Amory", True),
        ("“We won,” said lawyer Edward Stone.", "Edward Stone", True),
        ("Stone came late. “We won,” he said.", "Edward Stone", False),
        ("Lopez came late. “We won,” she said.", "Maria Lopez", False),
        ("Lopez saw Stone on the pier. “We won,” he said.", "Edward Stone", False),
        ("“We won,” Stone said.\n\n“Again,” he added.", "Edward Stone", False),
        ("Lopez came late. The report about Stone, she said, was “a lie from start to end.”", "Maria Lopez", False),
        ("“We won,” said a spokesman for Stone.", None, True),
        ("“We won,” Stone’s lawyer said.", None, True),
    ],
)
def test_resolved(text: str, name: str | None, certain: bool) -> None:
    speaker = quotes_of(INTRO + text)[-1].speaker
    assert speaker is not None
    assert speaker.name == name
    assert speaker.certain is certain


def test_a_nickname_is_no_end_of_a_name() -> None:
    text = "Tomas “Skipper” Brandt speaks for the boats.\n\n“Nobody asked us,” he said.\n\n“Nobody,” said Brandt."
    assert [quote.speaker and quote.speaker.name for quote in quotes_of(text)] == ["Tomas Brandt", "Tomas Brandt"]


def test_what_somebody_proposed_is_not_who_speaks() -> None:
    text = "Ana Ruiz told the hearing that the plan proposed by the port was “better than most of them.”"
    assert said(text) == [("better than most of them.", "Ana Ruiz")]


def test_two_people_of_one_surname_leave_a_doubt() -> None:
    text = "Ana Ruiz and Tom Ruiz came.\n\n“We won,” Ruiz said."
    speaker = quotes_of(text)[0].speaker
    assert speaker is not None
    assert not speaker.certain


def test_nobody_says_it() -> None:
    assert said("“Nobody told us anything about the port.”") == [("Nobody told us anything about the port.", None)]
