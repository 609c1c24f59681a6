"""All marks people print, in order and in disorder: what stands between them, and what is no mark at all."""

import pytest
from tests.unit.claims.helpers import quotes_of, survey_of

SAID = " Reed said."


@pytest.mark.parametrize(
    ("text", "quotes", "marks"),
    [
        ("“We will not pay,” Reed said.", ["We will not pay,"], "“”"),
        ('"We will not pay," Reed said.', ["We will not pay,"], '""'),
        ("''We will not pay,'' Reed said.", ["We will not pay,"], "''''"),
        ("``We will not pay,'' Reed said.", ["We will not pay,"], "``''"),
        ("&ldquo;We will not pay,&rdquo; Reed said.", ["We will not pay,"], "“”"),
        ("&quot;We will not pay,&quot; Reed said.", ["We will not pay,"], '""'),
        ("&#8220;We will not pay,&#x201D; Reed said.", ["We will not pay,"], "“”"),
        ("‘We will not pay,’ Reed said.", ["We will not pay,"], "‘’"),
        ("'We won't pay the councils' share,' Reed said.", ["We won't pay the councils' share,"], "''"),
        ("« Nous ne paierons pas », a déclaré Jean Martin.", ["Nous ne paierons pas"], "«»"),
        ("«\u202fNous ne paierons pas\u202f», a déclaré Jean Martin.", ["Nous ne paierons pas"], "«»"),
        ("»Wir zahlen nicht«, sagte Greta Holm.", ["Wir zahlen nicht"], "»«"),
        ("›Wir zahlen nicht‹, sagte Greta Holm.", ["Wir zahlen nicht"], "›‹"),
        ("„Wir zahlen nicht“, sagte Greta Holm.", ["Wir zahlen nicht"], "„“"),
        ("„Wir zahlen nicht”, sagte Greta Holm.", ["Wir zahlen nicht"], "„”"),
        ('„Wir zahlen nicht", sagte Greta Holm.', ["Wir zahlen nicht"], '„"'),
        ("‚Wir zahlen nicht‘, sagte Greta Holm.", ["Wir zahlen nicht"], "‚‘"),
        ("”Vi betalar inte”, sade Karin Ekdahl.", ["Vi betalar inte"], "””"),
        ("田中市長は「支払わない」と述べた。", ["支払わない"], "「」"),
        ("田中市長は『支払わない』と述べた。", ["支払わない"], "『』"),
        ("李明说：“我们不付钱。”", ["我们不付钱。"], "“”"),
        ("“We will not pay,“ said Reed.", ["We will not pay,"], "““"),
        ('"We will not pay,” Reed said.', ["We will not pay,"], '"”'),
        ("”We will not pay,” Reed said.", ["We will not pay,"], "””"),
    ],
)
def test_styles(text: str, quotes: list[str], marks: str) -> None:
    found = quotes_of(text)
    assert [quote.text for quote in found] == quotes
    assert found[0].marks == marks


@pytest.mark.parametrize(
    "text",
    [
        "Reed is 6'3\" tall, and the door is 2' 4\" wide.",
        "In the ’90s and the '80s nobody paid.",
        "It was rock 'n' roll for 'em all, 'cause they liked it.",
        'The page has <a href="pay.html" class="big">a link</a>.',
        "The unions’ case and the workers' vote were O’Neill's.",
        "“”",
        '""""""""""""',
        "“ ”",
    ],
)
def test_no_marks(text: str) -> None:
    assert quotes_of(text) == []
    assert [each for each in survey_of(text).left_out if each.kind == "stray mark"] == []


def test_nested_quotes_are_spans_inside_theirs() -> None:
    text = "“He told me ‘go home’ and I said “no, thanks” to him,” said Tom Reed."
    (quote,) = quotes_of(text)
    assert [text[start:end] for start, end in quote.nested] == ["go home", "no, thanks"]


@pytest.mark.parametrize(
    ("text", "quotes", "flag"),
    [
        ("“It is unusual, said Larry Nolan, an attorney.", ["It is unusual,"], "unclosed"),
        ("Reed said: “We will not pay and that is that.", ["We will not pay and that is that."], "unclosed"),
        ("“We will not pay,“ said Reed.", ["We will not pay,"], "wrong-way mark"),
        ('"We will not pay,” Reed said.', ["We will not pay,"], "mixed marks"),
    ],
)
def test_disorder_is_mended_and_flagged(text: str, quotes: list[str], flag: str) -> None:
    found = quotes_of(text)
    assert [quote.text for quote in found] == quotes
    assert flag in found[0].flags


def test_a_mark_that_nothing_opens_is_told() -> None:
    (stray,) = [each for each in survey_of("We will not pay,” Reed said.").left_out if each.kind == "stray mark"]
    assert stray.text == "”"


def test_paragraphs_of_one_quote_share_its_utterance() -> None:
    text = "“First we cut,” Reed said. “Then we cut again.\n\n“By spring nothing was left.\n\n“Nothing.”\n\n“We agree,” said Ann Park."
    quotes = quotes_of(text)
    assert len({quote.utterance for quote in quotes}) == 2
    assert [quote.utterance == quotes[0].utterance for quote in quotes] == [True, True, True, True, False]
    assert all(quote.flags == () for quote in quotes)


@pytest.mark.parametrize(
    ("text", "utterances"),
    [
        ("“The plan,” Reed said, “was never costed.”", 1),
        ("“The plan was never costed,” Reed said. “Nobody asked us.”", 1),
        ("Reed called it “a waste” and her “a fool.”", 2),
        ("“Yes,” said Ann Park. “No,” said Tom Reed.", 2),
        ("“We will not pay,” Reed said.\n\n“Never,” he said.", 2),
    ],
)
def test_utterances(text: str, utterances: int) -> None:
    assert len({quote.utterance for quote in quotes_of(text)}) == utterances
