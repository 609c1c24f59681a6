"""Which sentences are claims, which are not and why, and what makes a claim worth checking."""

import pytest
from tests.unit.claims.helpers import claims_of, survey_of

from factcheck.claims import survey
from factcheck.core.model import Block, Claim, Document

BOILERPLATE = [
    "———",
    "* * *",
    "Story continues",
    "©2020 Ellis Daily News",
    "Copyright 2020 Ellis Daily News. All rights reserved.",
    "Visit Ellis Daily News at www.ellis.example",
    "Distributed by Harbour Content Agency, LLC.",
    "By Lee Wong",
    "Advertisement",
    "Read more: The harbour in numbers",
    "https://ellis.example/harbour",
    "Story continues below advertisement",
    "Published May 3, 2021, 9:14 a.m.",
    "Photo: Lee Wong",
    "Follow Lee Wong on Twitter @leewong",
    "Sign up for our letter from the port.",
]
# What only begins like furniture: a claim that is hidden is never checked.
NO_BOILERPLATE = [
    "Copyright law was changed in Ellis in 1990.",
    "Published May 3, 2021, it sold out in a day.",
    "Published in 1990, the book sold five million copies.",
    "Distributed by the port, the food reached 3,000 people in May.",
    "Advertisement spending rose by 5 percent in May.",
    "Sponsored by Ana Ruiz, the bill passed in June.",
    "Related costs rose to $3 million, more than anybody had thought they would, the council of Port Ellis was told last week, in a long and angry meeting.",
    "Photo shops in Ellis lost forty jobs.",
    "By the end of May the port had lost forty jobs.",
    "Visit numbers rose by 5 percent in May.",
    "Correction of the plan cost $3 million.",
]


@pytest.mark.parametrize("text", NO_BOILERPLATE)
def test_a_claim_is_never_taken_for_furniture(text: str) -> None:
    assert claims_of(text) == [text]


@pytest.mark.parametrize("line", BOILERPLATE)
def test_boilerplate_is_no_claim(line: str) -> None:
    found = survey_of(f"The port lost forty jobs in May.\n\n{line}\n\nThe vote is in June.")
    assert [claim.text for claim in found.claims] == ["The port lost forty jobs in May.", "The vote is in June."]
    (left,) = found.left_out
    assert (left.kind, left.text) == ("boilerplate", line)


@pytest.mark.parametrize(
    "dateline",
    ["NEW ELLIS — ", "PORT ELLIS, March 3 (EP) — ", "ELLIS, Md. - ", "Port Ellis (EP) – ", "BERLIN (epd) - "],
)
def test_a_dateline_is_no_part_of_the_claim(dateline: str) -> None:
    found = survey_of(f"{dateline}The port lost forty jobs in May.")
    assert [claim.text for claim in found.claims] == ["The port lost forty jobs in May."]
    assert [(each.kind, each.rule) for each in found.left_out] == [("boilerplate", "dateline")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Who pays for it?", "question"),
        ("Not so fast.", "claim"),
        ("Oh well.", "fragment"),
        ("“We will not pay.”", "quote alone"),
        ("“We will not pay,” Reed said.", "frame"),
        ("“We will not pay,” he said.", "frame"),
        ("Reed said: “We will not pay.”", "frame"),
        ("“We will not pay,” said Tom Reed, a former director of the port.", "claim"),
        ("“We will not pay,” Reed told the Ellis council on Tuesday.", "claim"),
        ("Reed called the plan “a waste of money” and left the room.", "claim"),
        ("Barr announced Tuesday that the port “will close by June.”", "claim"),
    ],
)
def test_what_a_sentence_is(text: str, kind: str) -> None:
    found = survey_of(text)
    kinds = [claim.kind for claim in found.claims if claim.text == text] + [each.kind for each in found.left_out]
    assert kinds == [kind]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He came at 9 a.m. Monday. She left.", ["He came at 9 a.m. Monday."]),
        ("See Fig. 3 for the harbour. It is deep.", ["See Fig. 3 for the harbour.", "It is deep."]),
        ("Dr. Reed met Sen. Lee Wong, D-Ellis, on Jan. 3. They were early.", None),
        ("Der Hafen schließt am 3. Mai 2021 um zwölf. Das ist sicher.", None),
        ("“We go. We win. We stay,” Reed told the whole council of Ellis. They were early.", None),
    ],
)
def test_sentences_end_where_they_end(text: str, sentences: list[str] | None) -> None:
    found = claims_of(text)
    if sentences is None:
        first, _, second = text.rpartition(". ")
        sentences = [first + ".", second]
    assert found == sentences


def claim_of(text: str) -> Claim:
    (claim,) = survey_of(text).claims
    return claim


@pytest.mark.parametrize(
    ("text", "signals"),
    [
        ("The port lost 40 jobs.", {"number": "40"}),
        ("The port lost forty jobs.", {"number": "forty"}),
        ("It costs $3.5 million a year.", {"money": "$3.5 million"}),
        ("It costs 300 million euros a year.", {"money": "300 million euros"}),
        ("It fell by 12.5 percent then.", {"percentage": "12.5 percent"}),
        ("Das sind 12 % der Schiffe.", {"percentage": "12 %"}),
        ("It shut on May 3, 2021 for good.", {"date": "May 3, 2021"}),
        ("It shut in 2021 for good.", {"date": "2021"}),
        ("It shut on Tuesday for good.", {"relative date": "Tuesday"}),
        ("It is the deepest and the largest harbour.", {"superlative or comparison": "largest"}),
        ("The ship was lost by Maria Lopez there.", {"name": "Maria Lopez"}),
        ("The port never paid the crews.", {"absence": "never"}),
        ("The port didn’t pay the crews.", {"absence": "didn’t"}),
        ("The port announced that it would pay.", {"reported speech": "announced"}),
    ],
)
def test_signals_are_what_can_be_seen(text: str, signals: dict[str, str]) -> None:
    found = claim_of(text)
    assert {signal.kind: signal.text for signal in found.signals} == signals
    assert all(text[signal.start : signal.end] == signal.text for signal in found.signals)


def test_more_to_check_ranks_higher_and_is_counted() -> None:
    plain = claim_of("The harbour is a fine place to be.")
    rich = claim_of("Maria Lopez sold 12 ships for $3 million on May 3, 2021.")
    assert 0 <= plain.priority < rich.priority <= 100
    assert (plain.details, rich.details) == (0, 4)


def test_headings_and_captions_are_claims_by_their_kind() -> None:
    lines = [
        ("heading", "Port Ellis loses forty jobs"),
        ("caption", "The harbour in May."),
        ("paragraph", "It is deep."),
    ]
    text = "\n\n".join(line for _, line in lines)
    blocks = tuple(Block(kind, text.index(line), text.index(line) + len(line)) for kind, line in lines)
    found = survey(Document(path="", text=text, sha256="", blocks=blocks))
    assert [(claim.rule, claim.text) for claim in found.claims] == [
        ("heading", "Port Ellis loses forty jobs"),
        ("caption", "The harbour in May."),
        ("sentence", "It is deep."),
    ]


def test_a_heading_inside_must_assert_something() -> None:
    lines = ["Port Ellis loses forty jobs", "The boats and the meadows", "Port Ellis has lost forty jobs already"]
    text = "\n\n".join(lines)
    blocks = tuple(Block("heading", text.index(line), text.index(line) + len(line)) for line in lines)
    found = survey(Document(path="", text=text, sha256="", blocks=blocks))
    assert [claim.text for claim in found.claims] == [lines[0], lines[2]]
    assert [(each.kind, each.text) for each in found.left_out] == [("heading", lines[1])]


def test_each_row_of_a_table_is_for_itself() -> None:
    text = "Year Ships\n2024 The port had 1,146 ships\nReed “I counted them all”"
    found = survey(Document(path="", text=text, sha256="", blocks=(Block("table", 0, len(text)),)))
    assert [claim.text for claim in found.claims] == ["2024 The port had 1,146 ships", "I counted them all"]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = "The harbour of Port Ellis, the deepest on this coast, lost\nforty of its workers in May, and nobody has said how it\nwill pay for them."
    assert claims_of(text) == [text]


def test_an_initial_may_be_parted_from_its_full_stop() -> None:
    first, second = "The harbour sold\u00a0Plan A\u00a0.", "It closed in 2019."
    assert claims_of(f"{first} {second}") == [first, second]


def test_the_same_words_twice_are_two_claims() -> None:
    first, second = survey_of("The port is deep.\n\nThe port is deep.").claims
    assert second.id == f"{first.id}-2"
