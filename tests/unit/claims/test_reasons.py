"""What is left out, and the sentence that tells why."""

import pytest
from tests.unit.claims.helpers import claims_of, quotes_of, said, survey_of

TONGS = "A word or two, and nobody is said to say them."
FURNITURE = "The line is no part of the story."
REASONS = [
    ("The word “pay” was used.", "term", "pay", "tongs", TONGS),
    (
        "Reed said that in all the years of the long war the “big” boats were kept.",
        "term",
        "big",
        "tongs",
        "A word or two that only qualify a noun.",
    ),
    ("The so-called “experts” met.", "term", "experts", "lead-in", "“so-called” introduces a name or term."),
    ("Joaquin “El Zurdo” Salas left.", "term", "El Zurdo", "nickname", "It stands in the middle of a name."),
    ("The song “Low Tide” won.", "term", "Low Tide", "lead-in", "“The song” introduces a name or term."),
    ("NBE’s “Low Tide” won.", "term", "Low Tide", "title", "It is the title of a programme or work."),
    ("Reed met “Low Tide” here.", "term", "Low Tide", "title", "It is set like a name, and nobody is said to say it."),
    ("“[applause]” came.", "term", "[applause]", "stage direction", "It is a remark in brackets."),
    ("He said “...” and left.", "term", "...", "empty", "There is no word between the marks."),
    ("The site “ellis.port” is down.", "term", "ellis.port", "address", "It is the address of a website."),
    ("The “Bund” (BDL) met.", "term", "Bund", "name", "Its abbreviation follows in brackets."),
    (
        "The boats (“hulks”) left.",
        "term",
        "hulks",
        "gloss",
        "It stands in brackets or before “called”, as another name of something.",
    ),
    (
        "The port closed.\n\n'The long end'\n\nReed left it.",
        "term",
        "The long end",
        "subheading",
        "A short line of its own in single marks is a subheading.",
    ),
    (
        "Q: Who pays?\n\nA: Me.\n\nQ: When?\n\nA: Now.",
        "question",
        "When?",
        "question",
        "A question of the interviewer.",
    ),
    ("The port closed. Who pays for it?", "question", "Who pays for it?", "question", "A question asserts nothing."),
    ("The port closed. Sadly.", "fragment", "Sadly.", "fragment", "It is too short to assert anything."),
    ("The port closed.\n\nBy Ana Ruiz", "boilerplate", "By Ana Ruiz", "byline", FURNITURE),
    ("The port closed.\n\n* * *", "boilerplate", "* * *", "rule", FURNITURE),
    (
        "ELLIS (EP) — The port closed.",
        "boilerplate",
        "ELLIS (EP) —",
        "dateline",
        "A dateline says where the report was written.",
    ),
    (
        "“We will pay,” Reed said.",
        "frame",
        "“We will pay,” Reed said.",
        "bare frame",
        "Around the quote it says only who speaks.",
    ),
    (
        "Reed left. “We will pay.”",
        "quote alone",
        "“We will pay.”",
        "quote alone",
        "The sentence is a quote and nothing else.",
    ),
    ("We will pay,” Reed said in May.", "stray mark", "”", "stray mark", "Nothing opens this mark."),
]


@pytest.mark.parametrize(("text", "kind", "words", "rule", "reason"), REASONS)
def test_what_is_left_out_and_why(text: str, kind: str, words: str, rule: str, reason: str) -> None:
    found = [(each.kind, each.text, each.rule, each.reason) for each in survey_of(text).left_out]
    assert (kind, words, rule, reason) in found


# (text, every quote with its flags)
MARKS = [
    (
        "“We will pay, said Reed. He said “no boats here” and left.",
        [("We will pay,", ["unclosed"]), ("no boats here", [])],
    ),
    ("“We will pay, said Reed, and ‘not now’ as well.", [("We will pay,", ["unclosed"]), ("not now", [])]),
    ("“They said “no boats here” and left,” said Reed.", [("They said “no boats here” and left,", [])]),
    ('“We will pay," said Reed.', [("We will pay,", ["mixed marks"])]),
    ("“We will pay,“ said Reed.", [("We will pay,", ["wrong-way mark"])]),
    ("『We will not pay』, said Reed.", [("We will not pay", [])]),
    ("We won’t pay』, said Reed.", []),
    ("The rock is 6'3 high and 4' wide, and ‘it is big,’ said Reed.", [("it is big,", [])]),
    ("'Tis late, and 'twas cold. ‘It is big,’ said Reed.", [("It is big,", [])]),
    ("'Cause of the '90s he said “no boats here.”", [("no boats here.", [])]),
    ("The plan — Ana Ruiz — “a very bad joke” — was dropped.", [("a very bad joke", [])]),
    ("“So is it safe? – Ana Ruiz – we ask,” said Reed.", [("So is it safe? – Ana Ruiz – we ask,", [])]),
]


@pytest.mark.parametrize(("text", "quotes"), MARKS)
def test_marks_and_their_flags(text: str, quotes: list[tuple[str, list[str]]]) -> None:
    assert [(quote.text, list(quote.flags)) for quote in quotes_of(text)] == quotes


def test_how_a_speaker_was_found_is_told() -> None:
    rules = {
        "Ana Ruiz — “the end of the port” — was late.": "name and dash before the quote",
        "“The end of it,” said Ana Ruiz.": "verb and name after the quote",
        "“The end of it,” Ana Ruiz said.": "name and verb after the quote",
        "“The end of it.” — Ana Ruiz": "dash and name after the quote",
        "“The end of it,” according to Ana Ruiz.": "according to, after the quote",
        "According to Ana Ruiz, it is “the end of it.”": "according to, before the quote",
        "Ana Ruiz said: “The end of it.”": "subject of the verb before the quote",
        "Ana Ruiz’s view that it is “the end of it” won.": "whose words they are",
        "It was, in Ana Ruiz’s words, “the end of it.”": "whose words they are",
        "The plan, said Ana Ruiz, was “the end of it.”": "inserted before the quote",
        "It was described by Ana Ruiz as “the end of it.”": "agent of the verb before the quote",
        "It was called “the end of it” by Ana Ruiz.": "agent behind the quote",
        "Ana Ruiz lobbies for more: “It is the end of it.”": "subject before a colon",
        "Ana Ruiz smiled. “It is the end of it.”": "subject of the sentence before",
        "For Ana Ruiz, it was “the end of it all.”": "whose view it is",
        "Dass es „das Ende von allem“ sei, hat Ana Ruiz gesagt.": "attribution later in the sentence",
        "Ana Ruiz hat es „das Ende von allem“ genannt.": "verb at the end of the clause",
        "« C’est la fin, a dit Ana Ruiz, de tout le port. »": "inserted in the quote",
    }
    assert {text: quotes_of(text)[0].rule for text in rules} == rules


def test_the_lawyer_of_somebody_is_somebody_else() -> None:
    (quote,) = quotes_of("L’avocate d’Ana Ruiz dit que c’est « la fin du port ».")
    assert quote.speaker is not None
    assert (quote.speaker.text, quote.speaker.name) == ("L’avocate d’Ana Ruiz", None)


def test_infinitives_lead_back_to_who_acts() -> None:
    for text in (
        "Reed declined to go on to say that it was “safe and sound for years.”",
        "Reed went on to say that it was “safe and sound for years.”",
        "Reed wanted them to say it was “safe and sound for years.”",
    ):
        assert said(text) == [("safe and sound for years.", "Reed")]


def test_a_sentence_beside_a_quote_asserts_what_it_adds() -> None:
    assert claims_of("“We will pay,” Reed said, after he had lost three boats in a storm.") == [
        "“We will pay,” Reed said, after he had lost three boats in a storm."
    ]
    assert claims_of("“We will pay,” Reed said.") == []
