"""The word lists: every word of them can be met in a text, and says something that the rules know."""

from dataclasses import fields

import pytest

from factcheck.claims import names as roles
from factcheck.claims.lexicon import given_names, lexicon_of, signal_words
from factcheck.claims.statements import priority_of, signals_in
from factcheck.claims.tagging import _TOKEN
from factcheck.core.model import Signal
from factcheck.nlp.lexicon import table

LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt", "sv", "pl")
TABLES = {
    f"{language} {field.name}": set(value)
    for language in LANGUAGES
    for field in fields(lexicon_of(language))
    if isinstance(value := getattr(lexicon_of(language), field.name), dict | frozenset)
    and value
    and not field.name.startswith("_")
}
TABLES |= {
    name.lower(): set(value) for name, value in vars(roles).items() if name in {"_SHORT", "_ARTICLES", "_NO_PERSON"}
}
TABLES["_short in full"] = set(roles._SHORT.values())
TABLES |= {kind: set(listed.split()) for kind, listed in table("shared", "people.toml").items()}
TABLES |= {gender: set(given_names(gender)) for gender in ("man", "woman")}


@pytest.mark.parametrize("table", TABLES)
def test_every_word_is_one_word_in_small_letters(table: str) -> None:
    for word in TABLES[table]:
        assert word == word.lower()
        assert _TOKEN.fullmatch(word.strip("'"))  # of a contraction, a part


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_may_be_empty_and_none_is_missing(language: str) -> None:
    english, lexicon = lexicon_of("en"), lexicon_of(language)
    assert lexicon.language == language  # it has a folder of its own
    for field in fields(lexicon):
        assert type(getattr(lexicon, field.name)) is type(getattr(english, field.name)), field.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_knows_its_own_name_and_tags_of_one_letter(language: str) -> None:
    lexicon = lexicon_of(language)
    assert lexicon.language == language
    assert {len(tag) for tag in lexicon.tags.values()} <= {1}
    for word in lexicon.cues - lexicon.tags.keys() - lexicon.thinking - lexicon.light:
        assert lexicon.tag_of(word) == "C"
    assert not lexicon.he & lexicon.she or language in {"it", "nl", "de"}


KINDS = {
    "number",
    "money",
    "percentage",
    "date",
    "relative date",
    "superlative or comparison",
    "reported speech",
    "absence",
}


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_every_word_worth_checking_is_a_signal_where_it_stands(language: str) -> None:
    for word, kind in signal_words(language).items():
        assert kind in KINDS
        text = f"x {word} x"
        assert [(each.kind, each.text, each.start) for each in signals_in(text, 0, len(text), (), language)] == [
            (kind, word, 2)
        ]
        inside = f"x a{word}z x"
        assert signals_in(inside, 0, len(inside), (), language) == ()


WEIGHTS = [
    # kinds of the signals, the priority
    ([], 20),
    (["number"], 34), (["money"], 38), (["percentage"], 38), (["date"], 32), (["relative date"], 26), (["name"], 28),
    (["superlative or comparison"], 32), (["reported speech"], 28), (["absence"], 30),
    (["number", "number"], 37), (["number", "number", "number"], 40), (["number", "money"], 52),
    (["money", "percentage", "number", "date", "superlative or comparison", "absence"], 100),
    (["name", "name", "money"], 48),
]  # fmt: skip


@pytest.mark.parametrize(("kinds", "priority"), WEIGHTS)
def test_a_signal_counts_fully_once_and_a_quarter_when_it_comes_again(kinds: list[str], priority: int) -> None:
    assert priority_of([Signal(kind, "", 0, 0) for kind in kinds]) == priority


SIGNALS = [
    # a sentence, its signals
    ("It cost $3 million.", ["money: $3 million"]),
    ("It cost € 3.5 now.", ["money: € 3.5"]),
    ("It cost 3 euros.", ["money: 3 euros"]),
    ("It rose 3 percent.", ["percentage: 3 percent"]),
    ("It rose 3%, not 4 per cent.", ["percentage: 3%", "absence: not", "percentage: 4 per cent"]),
    ("It was 1998, or 2098, or 1498, or 1,998.", ["date: 1998", "date: 2098", "number: 1498", "number: 1,998"]),
    ("On May 3, 1998 it sank.", ["date: May 3, 1998"]),
    ("On 3 May it sank.", ["date: 3 May"]),
    ("In May it sank; 3 died.", ["date: May", "number: 3"]),
    ("The 3rd and 41st sank.", ["number: 3rd", "number: 41st"]),
    ("It isn't and isn’t so.", ["absence: isn't"]),
    ("None said so.", ["absence: None", "reported speech: said"]),
    ("nonesuch unsaid", []),
    ("It sank at 12:30 on 3/4.", ["number: 12:30", "number: 3/4"]),
]


@pytest.mark.parametrize(("text", "expected"), SIGNALS)
def test_signals_with_their_words(text: str, expected: list[str]) -> None:
    found = signals_in(text, 0, len(text), (), "en")
    assert [f"{each.kind}: {each.text}" for each in found if each.text != "isn’t"] == expected
    assert all(text[each.start : each.end] == each.text for each in found)


def test_a_name_that_takes_in_a_month_gives_way_to_the_date() -> None:
    assert [each.text for each in signals_in("Lee May 3 sank", 0, 14, [(0, 7)], "en")] == ["May 3"]
    assert [each.text for each in signals_in("Lee Three sank", 0, 14, [(0, 9)], "en")] == ["Lee Three"]


def test_only_what_stands_in_the_span_counts() -> None:
    text = "3 boats sank, 4 did not"
    assert [each.text for each in signals_in(text, 2, 14, (), "en")] == []
    assert [each.text for each in signals_in(text, 12, len(text), (), "en")] == ["4", "not"]
