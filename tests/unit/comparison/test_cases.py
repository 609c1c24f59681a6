"""What differs, and how much it matters: one pair a line."""

import pytest

from factcheck.comparison import compare
from factcheck.core.model import Level

# (quoted, found, level, kind of the worst difference)
CASES = [
    # nothing but white space
    ("The pier was closed.", "The pier\n  was closed.", "verbatim", ""),
    ("", "", "verbatim", ""),
    # typography
    ("“We’re done,” he said", '"We\'re done", he said', "typographic", "mark"),
    ("a well-known pier", "a well known pier", "typographic", "hyphenation"),
    ("The harbour master", "The har-\nbour master", "typographic", "hyphenation"),
    ("the pier - and the mole", "the pier — and the mole", "typographic", "dash"),
    ("the Mayor waved", "the mayor waved", "typographic", "case"),
    ("The oﬃcial ﬁles", "The official files", "typographic", "character"),
    ("twenty-five boats", "25 boats", "typographic", "number"),
    ("1.5 million crowns", "1,500,000 crowns", "typographic", "number"),
    ("nine percent", "9%", "typographic", "number"),
    ("on 4 March 1998", "on March 4, 1998", "typographic", "date"),
    ("the rnill is old", "the mill is old", "typographic", "ocr"),
    ("its a pity", "it's a pity", "typographic", "mark"),
    ("the cafe", "the café", "typographic", "accent"),
    # what the writer marked
    ("The pier … was closed", "The pier at Tarn was closed", "editorial", "ellipsis"),
    ("The pier … was shut in May", "The pier … was closed in May", "critical", "word"),
    ("The pier closed … It was May", "The pier closed. It was not late. It was May", "editorial", "ellipsis"),
    ("We lost [20] boats", "We lost twenty boats", "editorial", "bracket"),
    ("[Marta] was late", "She was late", "editorial", "bracket"),
    ("[T]he pier", "the pier", "editorial", "bracket"),
    ("He want[ed] to go", "He wants to go", "editorial", "bracket"),
    ("the pier was closed", "In May the pier was closed for good", "editorial", "cut"),
    # meaning kept
    ("The pier were closed", "The pier was closed", "minor", "inflection"),
    ("a pier", "the pier", "minor", "article"),
    ("He was, late", "He was, um, late", "minor", "filler"),
    ("I told them to go", "I told, I told them to go", "minor", "repetition"),
    ("the comittee met", "the committee met", "minor", "typo"),
    ("the colour of the theatre", "the color of the theater", "minor", "spelling"),
    ("It is late", "It's late", "minor", "contraction"),
    ("They cannot go", "They can't go", "minor", "contraction"),
    ("He has often gone", "He often has gone", "minor", "order"),
    # meaning at risk
    ("I knew it", "I never knew it", "critical", "negation"),
    ("I can go", "I can't go", "critical", "negation"),
    ("It is legal to fish here", "It is illegal to fish here", "critical", "word"),
    ("They attach great weight to it", "They attain great weight to it", "critical", "word"),
    ("the court's decision", "the court's position", "critical", "word"),
    ("a systematic failure", "a failure", "critical", "word"),
    ("forty boats", "fourteen boats", "critical", "number"),
    ("1.5 million crowns", "1.5 billion crowns", "critical", "number"),
    ("the rate fell to 3 percent", "the rate fell to -3 percent", "critical", "number"),
    ("40 feet deep", "40 metres deep", "critical", "unit"),
    ("on 4 March 1998", "on 4 March 1989", "critical", "date"),
    ("I spoke to Halvorsen there", "I spoke to Pellegrin there", "critical", "name"),
    ("we paid them", "they paid them", "critical", "pronoun"),
    ("it may rain", "it will rain", "critical", "modal"),
    ("all of them came", "some of them came", "critical", "quantifier"),
    ("a few of them came", "few of them came", "critical", "quantifier"),
    ("He stole it", "He allegedly stole it", "critical", "hedge"),
    ("We sign unless they pay", "We sign if they pay", "critical", "connective"),
    ("The officer was shot by the smuggler", "The officer shot the smuggler", "critical", "word"),
    ("He was killing the horse", "He was killed the horse", "critical", "word"),
    ("The owner of the yard lied", "The son of the owner of the yard lied", "critical", "word"),
    ("We agreed to sell", "We were asked to sell", "critical", "word"),
    ("You knew of it. Well.", "You knew of it? Well.", "critical", "question"),
    # swallowed
    ("I do … support it", "I do not support it", "critical", "negation"),
    ("He [was] guilty", "He was not guilty", "critical", "negation"),
    ("He was [not] guilty", "He was guilty", "critical", "negation"),
    ("We lost [12] boats", "We lost 20 boats", "critical", "number"),
    ("We sail next week …", "We sail next week unless it storms", "critical", "connective"),
    ("The pier was … safe", "The pier was, allegedly, safe", "critical", "hedge"),
    # fractions
    ("one third of us", "1/3 of us", "typographic", "number"),
    ("a third of us", "⅓ of us", "typographic", "number"),
    ("two thirds of us", "three quarters of us", "critical", "number"),
    ("half of us", "a quarter of us", "critical", "number"),
    ("one third of us", "33 percent of us", "critical", "number"),
    ("two and a half years", "2½ years", "typographic", "number"),
    ("two and a half years", "two years", "critical", "number"),
    ("half a million", "500,000", "typographic", "number"),
    ("a third man", "the third man", "minor", "article"),
    # slips across a gap, of function words, of scanners beside numbers
    ("it was tmi.e to go", "it was time. to go", "minor", "typo"),
    ("in suchc ase", "in such case", "typographic", "hyphenation"),
    ("thee boats", "the boats", "minor", "typo"),
    ("it cost $11.3 milhon", "it cost $11.3 million", "typographic", "ocr"),
    ("it cost $11.3 billion", "it cost $11.3 million", "critical", "number"),
    # what an ellipsis leaves out is what leaves no other difference
    ("the … mile is long", "the one mile and the four mile is long", "critical", "word"),
    ("the boats … and the mole", "the boats and the barns and the mole", "editorial", "ellipsis"),
    ("it cost … million", "it cost three million", "critical", "number"),
    ("He came at 9:30 am", "He came at 9:30 pm", "critical", "word"),
    ("He came at 9 a.m.", "He came at 9 p.m.", "critical", "word"),
    # a small word read wrong by a scanner, as no sentence could take the other
    ("these are good and bad", "these are good arid bad", "minor", "ocr"),
    ("the evidence shows he had a key", "the evidence shows he bad a key", "minor", "ocr"),
    ("we took the modern boat", "we took the modem boat", "critical", "word"),
    # a text written without marks shows no sentence's end
    (
        "we went down to the pier at noon it was wild and the boats were late",
        "We went down to the pier at noon. It was wild, and the boats were late",
        "typographic",
        "mark",
    ),
    ("we went to the pier it was wild", "We went to the pier. It was wild", "critical", "joined"),
    # a sentence gone without a mark
    ("He took the stage and the money", "He took the stage. It was late. Others had been there and the money", "critical", "joined"),
]  # fmt: skip


@pytest.mark.parametrize(("quoted", "found", "level", "kind"), CASES)
def test_the_worst_difference(quoted, found, level, kind):
    comparison = compare(quoted, found)
    assert comparison.level == level
    worst = [difference.kind for difference in comparison.differences if difference.level == level]
    assert kind in worst if kind else not comparison.differences


LANGUAGES = [
    ("Wir haben die Akten gelesen.", "Wir haben die Akten nicht gelesen.", "critical", "negation"),
    ("Es gibt einen Grund dafür.", "Es gibt keinen Grund dafür.", "critical", "negation"),
    ("Er zahlte dreihundert Kronen für das Boot.", "Er zahlte 300 Kronen für das Boot.", "typographic", "number"),
    ("Rund 2,5 Millionen Menschen sind in der Stadt.", "Rund 2.500.000 Menschen sind in der Stadt.", "typographic", "number"),
    ("Die Brücke ist gesperrt.", "Die Straße ist gesperrt.", "critical", "word"),
    ("Die grosse Strasse ist zu.", "Die große Straße ist zu.", "typographic", "character"),
    ("Nous avons vu le bateau.", "Nous n'avons pas vu le bateau.", "critical", "negation"),
    ("Il y a quatre-vingt-deux bateaux dans le port.", "Il y a 82 bateaux dans le port.", "typographic", "number"),
    ("El alcalde vio los barcos en la bahía.", "El alcalde nunca vio los barcos en la bahía.", "critical", "negation"),
    ("Hay treinta y dos barcos en la bahía.", "Hay 33 barcos en la bahía.", "critical", "number"),
    # no word lists at all: another word is another word
    ("Лодка была новая.", "Лодка была старая.", "critical", "word"),
    ("Лодка была старая", "Лодка была старая.", "typographic", "mark"),
]  # fmt: skip


@pytest.mark.parametrize(("quoted", "found", "level", "kind"), LANGUAGES)
def test_other_languages(quoted, found, level, kind):
    comparison = compare(quoted, found)
    assert comparison.level == level
    assert kind in {difference.kind for difference in comparison.differences}


def test_furniture_of_a_transcript_is_nobodys_words():
    comparison = compare("the pumps ran and the doors were shut", "the pumps ran\n 14  and the doors\n 15  were shut")
    assert comparison.level == Level.TYPOGRAPHIC


@pytest.mark.parametrize(
    ("quoted", "found", "before", "after", "left"),
    [
        ("the pumps ran and the gates shut", "the pumps ran\n 14  and the doors\n 15  shut", "", "", ["14", "15"]),
        ("we need balance of interests", "we need balancing of\n6 the interests", "5 And then ", " of\n7 all", ["6"]),
        ("they ran. Were they shut", "they ran.\nMR. OSTER:  Were they not shut", "", "", ["MR. OSTER:"]),
        ("we sit in rows", "we\n\n     Page 5\n\n stand in rows", "", "", ["Page 5"]),
        ("we were glad", "we (laughter) were very glad", "", "", ["(laughter)"]),
        ("we lost 6 boats", "we lost\n6 boots", "", "", []),
    ],
)
def test_furniture_is_set_apart_whatever_else_differs(quoted, found, before, after, left):
    comparison = compare(quoted, found, before=before, after=after)
    assert [found[start:end] for start, end in comparison.furniture] == left
    told = [difference.kind for difference in comparison.differences if difference.level > Level.TYPOGRAPHIC]
    assert told
    assert "number" not in told


def test_differences_come_in_the_order_of_the_quote_with_their_words():
    comparison = compare("The old pier may close in ten years", "The pier will close in nine years")
    found = [(difference.kind, difference.quoted, difference.found) for difference in comparison.differences]
    assert found == [("word", "old", ""), ("modal", "may", "will"), ("number", "ten", "nine")]


def test_an_ellipsis_may_leave_out_very_much():
    middle = " ".join(f"The keeper counted {number} lamps that night." for number in range(400))
    found = f"We left the harbour at dawn. {middle} We came back at dusk."
    comparison = compare("We left the harbor at dawn … We came back by dusk.", found)
    kinds = [(difference.kind, difference.quoted) for difference in comparison.differences]
    assert kinds == [("spelling", "harbor"), ("ellipsis", "…"), ("preposition", "by")]


@pytest.mark.parametrize(
    ("quoted", "found", "level"),
    [
        ("The lock is over forty years old", "The lock is more – sorry, is over forty years old", "minor"),
        ("The horn lasts ten seconds", "The horn lasts, I mean it lasts ten seconds", "minor"),
        ("We sold it in May", "We sold – no, sorry, we sold it in May", "minor"),
        ("They'll get one from me", "They'll — they'll get one from me", "minor"),
        ("We will sell it", "We will not – I mean we will sell it", "critical"),  # a "not" is looked at
        ("We sold it in May", "We sold it, sorry to say, in May", "critical"),
        ("They voted 7 to 2 for it", "They voted seven to two for it", "typographic"),
        ("They voted 7 to 2 for it", "They voted seven to three for it", "critical"),
        ("We found 48 genomes in the mud", "We found 48 genomes (Supplementary Table 2) in the mud", "typographic"),
        ("It began here. It spread", "It began here. (See plate 6.) It spread", "typographic"),
        ("We found 48 genomes in the mud", "We found 48 genomes (in two labs) in the mud", "critical"),
    ],
)
def test_speech_corrected_and_references(quoted, found, level):
    assert compare(quoted, found).level == level


def test_a_label_that_goes_on_is_a_label():
    assert compare("We sell it. It is final.", "We sell it.\n\nCEO BRANT (cont.): It is final.").level == "typographic"
