"""Numbers, dates and amounts read as such."""

from itertools import pairwise

import pytest

from factcheck.nlp.language import likely_language
from factcheck.nlp.quantities import Reader
from factcheck.nlp.tokenizer import tokens

CASES = [
    ("twenty-five", "#25"),
    ("1,500,000", "#1500000"),
    ("1.5 million", "#1500000"),
    ("three hundred and five", "#305"),
    ("two thousand and nineteen", "#2019"),
    ("nineteen eighty-seven", "#1987"),
    ("two million three hundred thousand", "#2300000"),
    ("two and three", "#2 and #3"),
    ("five five", "#5 #5"),
    ("the 21st of them", "the #21. of them"),
    ("the twenty-first of them", "the #21. of them"),
    ("$1.5 million", "#1500000 ~dollar"),
    ("$5m", "#5000000 ~dollar"),
    ("five million dollars", "#5000000 ~dollar"),
    ("€90,000", "#90000 ~euro"),
    ("12km", "#12 ~kilometre"),
    ("nine per cent", "#9 ~percent"),
    ("38 degrees Celsius", "#38 ~celsius"),
    ("4 March 1998", "@1998/3/4"),
    ("March 4, 1998", "@1998/3/4"),
    ("March 4th", "@?/3/4"),
    ("2011-09-01", "@2011/9/1"),
    ("1. Mai 2019", "@2019/5/1"),
    ("5 p.m.", "@17:00"),
    ("17:00", "@17:00"),
    ("we may march", "we may march"),
    ("zweihundertdreißigtausend", "#230000"),
    ("rund 2.500 Menschen in der Stadt", "rund #2500 menschen in der stadt"),
    ("soixante et onze pages dans le livre", "#71 pages dans le livre"),
    ("quatre-vingt-dix-neuf pages dans le livre", "#99 pages dans le livre"),
    ("a dozen, two dozen", "#12 #24"),
    ("half a dozen of the dozens", "#6 of the dozens"),
    ("costó medio millón de euros en la ciudad", "costó #500000 ~euro en la ciudad"),
    ("un millón y medio de personas en la ciudad", "#1500000 personas en la ciudad"),
    ("un demi-million de personnes dans la ville", "#500000 personnes dans la ville"),
    ("eine halbe Million Menschen in der Stadt", "#500000 menschen in der stadt"),
    ("dos mil quinientos barcos en la bahía", "#2500 barcos en la bahía"),
]


@pytest.mark.parametrize(("text", "read"), CASES)
def test_reading(text, read):
    listed = tokens(text)
    told = [token.folded for token in listed]
    reader = Reader(
        told, [text[one.end : other.start] for one, other in pairwise(listed)], likely_language(told) or "en"
    )
    keys, index = [], 0
    while index < len(told):
        things = reader.at(index)
        keys += [thing.key for thing in things] or [told[index]]
        index += sum(thing.words for thing in things) or 1
    assert " ".join(keys) == read
