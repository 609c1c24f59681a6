"""What the tests of this room ask of an article given as a string."""

from factcheck.claims import Survey, survey
from factcheck.core.model import Claim, Document


def survey_of(text: str) -> Survey:
    return survey(Document.from_text(text))


def quotes_of(text: str) -> list[Claim]:
    return [claim for claim in survey_of(text).claims if claim.kind == "quote"]


def claims_of(text: str) -> list[str]:
    return [claim.text for claim in survey_of(text).claims if claim.kind == "claim"]


def said(text: str) -> list[tuple[str, str | None]]:
    """(quote, speaker as printed) of every quote."""
    return [(quote.text, quote.speaker.text if quote.speaker else None) for quote in quotes_of(text)]


def terms_of(text: str) -> list[str]:
    return [each.text for each in survey_of(text).left_out if each.kind == "term"]
