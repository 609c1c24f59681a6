"""The whole article: the real case if it is at hand, the language, and what a survey tells of it."""

from pathlib import Path

import pytest
from tests.unit.claims.helpers import claims_of, survey_of, terms_of

from factcheck.claims import find_claims, survey
from factcheck.core.model import Document

CASE = Path(__file__).parents[4] / "shared" / "cienfuegos" / "article.txt"


@pytest.mark.skipif(not CASE.exists(), reason="the shared case is not beside the repository")
def test_the_case() -> None:
    text = CASE.read_text(encoding="utf-8")
    found = survey(Document.from_text(text))
    quotes = [claim for claim in found.claims if claim.kind == "quote"]
    assert [quote.speaker and (quote.speaker.name or quote.speaker.text) for quote in quotes] == [
        *["Seth Ducharme"] * 2,
        *["Carol Bagley Amon"] * 3,
        *["Edward Sapone"] * 2,
        "William Barr",
        "former prosecutors",
        *["Brad Simon"] * 2,
    ]
    assert len({quote.utterance for quote in quotes}) == 9
    assert terms_of(text) == ["El Padrino", "El Chapo"]
    boilerplate = [each.text for each in found.left_out if each.kind == "boilerplate"]
    assert [line.split()[0] for line in boilerplate] == ["NEW", "Story", "———", "©2020", "Visit", "Distributed"]
    assert not any(line in claim for line in boilerplate for claim in claims_of(text))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The port will not pay for it, and nobody said why.", "en"),
        ("Der Hafen wird nicht bezahlt, und niemand sagte, warum das so ist.", "de"),
        ("Le port ne sera pas payé, et personne n’a dit pourquoi dans cette ville.", "fr"),
        ("El puerto no se paga, y nadie dijo por qué en la ciudad.", "es"),
        ("Il porto non è stato pagato, e nessuno ha detto perché.", "it"),
        ("De haven wordt niet betaald, en niemand zei waarom dat is.", "nl"),
        ("Hamnen är inte betald, och ingen har sagt varför det är så.", "sv"),
        ("港は支払われなかった。", "ja"),
        ("港口没有付款。", "zh"),
        ("", "en"),
    ],
)
def test_the_language_is_told_from_the_text(text: str, language: str) -> None:
    assert survey_of(text).language == language


def test_find_claims_are_those_of_the_survey() -> None:
    document = Document.from_text("“We will not pay,” Reed said on Tuesday in Port Ellis.\n\nThe port is deep.")
    assert find_claims(document) == survey(document).claims
    assert [claim.kind for claim in find_claims(document)] == ["claim", "quote", "claim"]


def test_everything_says_which_rule_found_it() -> None:
    found = survey_of("Joaquin “El Zurdo” Salas said “we will pay.” Who pays?\n\n———\n\nThe port is deep.")
    assert all(claim.rule for claim in found.claims)
    assert all(each.rule and each.reason and each.kind for each in found.left_out)
