"""Quotes without marks: interviews and block quotes."""

import pytest
from tests.unit.claims.helpers import quotes_of, survey_of

from factcheck.claims import survey
from factcheck.core.model import Block, Claim, Document

INTERVIEW = """Ana Ruiz, the mayor, answered our questions.

Q: What will the harbour cost?

A: Forty million. “Not a penny more,” as they say.

That is what I was told.

Q: And who pays?

A: The port does.

The vote is on May 3."""


def test_questions_and_answers() -> None:
    quotes = quotes_of(INTERVIEW)
    assert [quote.text for quote in quotes] == [
        "Forty million. “Not a penny more,” as they say.",
        "That is what I was told.",
        "The port does.",
    ]
    assert quotes[0].utterance == quotes[1].utterance != quotes[2].utterance
    for quote in quotes:
        assert quote.speaker is not None
        assert (quote.speaker.text, quote.speaker.name, quote.speaker.certain) == ("A", "Ana Ruiz", False)
    assert [each.text for each in survey_of(INTERVIEW).left_out if each.kind == "question"] == [
        "What will the harbour cost?",
        "And who pays?",
    ]


def test_names_before_colons() -> None:
    text = "Tom Reed: We will not pay.\n\nLee Wong: You have to.\n\nTom Reed: Then sue us.\n\nNote: This was cut for length."
    assert [(quote.text, quote.speaker and quote.speaker.name) for quote in quotes_of(text)] == [
        ("We will not pay.", "Tom Reed"),
        ("You have to.", "Lee Wong"),
        ("Then sue us.", "Tom Reed"),
    ]


def test_one_colon_makes_no_interview() -> None:
    assert quotes_of("Tom Reed: the man who would not pay.\n\nThe harbour is deep.") == []


def block_quotes(lead: str, *quoted: str) -> list[Claim]:
    text = "\n\n".join([lead, *quoted, "That was in May."])
    blocks, position = [], 0
    for number, part in enumerate(text.split("\n\n")):
        kind = "quote" if 0 < number <= len(quoted) else "paragraph"
        blocks.append(Block(kind, position, position + len(part)))
        position += len(part) + 2
    return [
        claim
        for claim in survey(Document(path="", text=text, sha256="", blocks=tuple(blocks))).claims
        if claim.kind == "quote"
    ]


def test_a_block_quote_with_an_attribution() -> None:
    first, second = block_quotes(
        "Mayor Ana Ruiz wrote in a letter:", "The port will not pay. It never has.", "And it never will."
    )
    assert (first.text, first.marks, second.text) == ("The port will not pay. It never has.", "", "And it never will.")
    assert first.utterance == second.utterance
    assert first.speaker is not None
    assert first.speaker.name == "Ana Ruiz"


def test_a_block_quote_that_nobody_says() -> None:
    assert block_quotes("The harbour is deep and cold.", "The port will not pay.") == []


def test_a_line_below_a_block_quote_says_whose_it_is() -> None:
    said = [("The port will not pay.", "Ana Ruiz"), ("It never has.", "Ana Ruiz")]
    for quoted in (("The port will not pay.", "It never has."), ("“The port will not pay.”", "“It never has.”")):
        found = block_quotes("The harbour is deep and cold.", *quoted, "— Ana Ruiz, mayor of Port Ellis")
        assert [(quote.text, quote.speaker and quote.speaker.name) for quote in found] == said


def test_marks_in_a_block_quote_tell_what_is_quoted() -> None:
    (quote,) = block_quotes("Mayor Ana Ruiz wrote in a letter:", "“The port will not pay.”")
    assert (quote.text, quote.marks) == ("The port will not pay.", "“”")


NAMED_ONCE = """**Q:** Why did you sell the boat?

**A (Arvid Holm, coach):** We had no money for the winter.

**Q:** And now?

**A:** We rent one, and nobody regrets it.

**Q:** And you, Ms Olm?

**A (Petra Olm):** I regret it every day.
"""
INITIALS = """GAZETTE: Why did you sell the boat?

A. Holm: We had no money for the winter.

GAZETTE: And now?

A. Holm: We rent one. Who would buy it?
"""
ROLES = """Reporter: Why did you sell the boat?

Arvid Holm (coach): We had no money for the winter.

Petra Olm, rower: I was against it from the first day.

Arvid Holm: That is true.
"""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (NAMED_ONCE.replace("**", ""), ["Arvid Holm", "Arvid Holm", "Petra Olm"]),
        (INITIALS, ["A. Holm", "A. Holm"]),
        (ROLES, ["Arvid Holm", "Petra Olm", "Arvid Holm"]),
    ],
    ids=["letters", "initials", "roles"],
)
def test_each_answer_is_its_guests_and_a_question_nobodys(text: str, said: list[str]) -> None:
    quotes = quotes_of(text)
    assert [quote.speaker and (quote.speaker.name or quote.speaker.text) for quote in quotes] == said
    assert "?" not in "".join(quote.text for quote in quotes[:1])
