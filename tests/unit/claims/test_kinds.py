"""Kinds of attribution that were once misread: each with another name, place and verb than the text that showed it."""

import pytest
from tests.unit.claims.helpers import quotes_of

# (text, its last speaker: the person meant, else as printed)
KINDS = [
    # speech that goes on in reported form
    ("Im Bericht des Hafens heißt es, der Damm habe gehalten. Daher sei er „so gut wie neu“.", "Bericht des Hafens"),
    ("Greta Holm sagte, der Damm halte. Ein Neubau sei nicht nötig. Er sei „so gut wie neu“.", "Greta Holm"),
    ("Holm widersprach der Ansicht, dass der Damm breche. Er sei „so gut wie neu“.", "Holm"),
    ("So bleibe kein Weg, das zu verhindern, schreibt der Ruderverein. Es sei „zu spät für alles“.", "der Ruderverein"),
    ("Es gebe keinen Grund, nun zu bauen, meint Greta Holm.\n\nDie Kosten seien „viel zu hoch“.", "Greta Holm"),
    # what a paper says
    ("Der Rat gab eine Erklärung ab. Darin heißt es: „Der Damm ist so gut wie neu.“", "eine Erklärung"),
    ("Holm zitierte einen Brief, in dem es heißt, der Damm sei „so gut wie neu“.", "einen Brief"),
    # verbs in two parts, with somebody set between
    ("Holm, die Leiterin des Hafens, ging davon aus, dass der Damm „so gut wie neu“ sei.", "Holm"),
    ("Da ging Holm, die Leiterin des Hafens, noch davon aus, dass der Damm „so gut wie neu“ ist.", "Holm"),
    ("Holm legte gestern dar, dass der Damm „so gut wie neu“ ist.", "Holm"),
    # who passes it on is not who says it
    ("Greta Holm lobte den Bau laut Abendblatt mit folgenden Worten: „Er ist so gut wie neu.“", "Greta Holm"),
    ("In den Zeitungen war der Damm schon als „so gut wie neu“ bezeichnet worden.", "den Zeitungen"),
    # two quotes side by side
    ("Der Rat tagte. „Der Damm hält noch lange.“ „Er ist so gut wie neu“, so die Leiterin.", "die Leiterin"),
    # they, and how old somebody is
    ("Die Lotsen blieben. „Der Damm hält noch lange“, sagten sie.", "Die Lotsen"),
    ("Die Lotsin Greta Holm blieb. „Der Damm hält noch lange“, sagte die 43-Jährige.", "Greta Holm"),
    ("Greta Holm stayed. “It holds for years,” the 43-year-old said.", "Greta Holm"),
    # offices in one word with what they lead
    ("Der Hafenverbandspräsident Jonas Reinke kam. „Er hält“, sagte Reinke.", "Jonas Reinke"),
    # names side by side
    ("“It holds for years,” reply Reed and Ruiz.", "Reed and Ruiz"),
    ("“It holds for years,” said Tom Reed and Ana Ruiz on Monday.", "Tom Reed and Ana Ruiz"),
    ("„Der Damm hält noch lange“, antworten Holm und Reinke.", "Holm und Reinke"),
    # what a preposition leads to, right before the name
    ("About the visit of the minister Reed says: “It was far too short for us.”", "Reed"),
    ("Über den Besuch des Ministers sagt Reinke: „Er war viel zu kurz für uns.“", "Reinke"),
    # ", she said," is no apposition of what stands before it
    ("“It holds” to drive up the price and your profit, Reed said, naming the plan to “sell it all”.", "Reed"),
    # a quote that goes on with another
    ("As Reed went on about “how it holds,” and “our own good people,” Ruiz said yes.", "Reed"),
    # whose it is stands further on
    ("A sign on Friday night at an exit in Ellis, which read, “The dam holds for years.”", "A sign"),
    # Chinese: behind the full stop, not whoever is named next
    ("“我们明天出发，带上所有的船。”王芳说。", "王芳"),
]


@pytest.mark.parametrize(("text", "speaker"), KINDS, ids=lambda value: value[-30:])
def test_who_says_the_last_quote(text: str, speaker: str) -> None:
    said = quotes_of(text)[-1].speaker
    assert said is not None
    assert (said.name or said.text).removeprefix("dem ") == speaker


def test_a_chinese_speaker_behind_the_quote_is_not_the_next_one() -> None:
    found = quotes_of("“我们明天出发，带上所有的船。”王芳说。李伟说：“今年的渔获量比去年少了三成。”")
    assert [quote.speaker and quote.speaker.text for quote in found] == ["王芳", "李伟"]
