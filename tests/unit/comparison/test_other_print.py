"""The same in other print is never critical, in either direction; another number, unit, time or date always is."""

import pytest

from factcheck import compare

SAME = [
    ("50 mg", "50 milligrams"),
    ("8 GB of memory", "8 gigabytes of memory"),
    ("3 kWh", "3 kilowatt hours"),
    ("60 mph", "60 miles per hour"),
    ("12 °C", "12 degrees Celsius"),
    ("50p a day", "50 pence a day"),
    ("90 km/h", "90 kilometres per hour"),
    ("We met at half past ten", "We met at 10:30"),
    ("at 22:40 he left", "at 10.40 p.m. he left"),
    ("in the '80s it grew", "in the 1980s it grew"),
    ("between July 3 and July 11", "between 3 and 11 July"),
    ("Cllr Marsh", "Councillor Marsh"),
    ("Supt Marsh", "Superintendent Marsh"),
    ("Det. Insp. Marsh said", "Detective Inspector Marsh said"),
    ("Rev. Marsh", "Reverend Marsh"),
    ("Rt Hon Ada Marsh", "Right Honourable Ada Marsh"),
    ("approx. 40 boats", "approximately 40 boats"),
    ("5 per cent of it", "5% of it"),
    ("5 Prozent der Boote sind da", "5 % der Boote sind da"),
    ("5 pour cent des bateaux", "5 % des bateaux"),
    ("el 5 por ciento de los barcos", "el 5 % de los barcos"),
    ("o 5 por cento dos barcos", "o 5% dos barcos"),
    ("three point two million boats", "3.2 million boats"),
    ("twelve hundred and fifty boats", "1,250 boats"),
    ("four hundred and twelve boats", "412 boats"),
    ("they rode home", "they ride home"),
    ("a hero of the town", "the heroes of the town"),
    ("good behaviour", "good behavior"),
    ("Es steht eins zu null", "Es steht 1 zu null"),
    ("Il y a sept mille bateaux", "Il y a 7000 bateaux"),
    ("in May we left", "in may we left"),
    ("on 3 May 2020 we left", "on May 3, 2020 we left"),
    ("a quarter past six", "6:15"),
    ("noon on Friday", "12 noon on Friday"),
    ("um halb elf am Morgen ist es so", "um 10:30 am Morgen ist es so"),
    ("14 m/s wind", "14 metres per second wind"),
    ("4 sq km", "4 square kilometres"),
    ("at ten o'clock sharp", "at 10:00 sharp"),
    ("um 22 Uhr 40 war es so weit", "um 22.40 Uhr war es so weit"),
    ("July 3-11 is free", "3-11 July is free"),
    ("from July 3 to 11", "from 3 to 11 July"),
    ("two fifths of the men left", "40 percent of the men left"),
    ("half of the boats", "50% of the boats"),
    ("some 300 boats", "about 300 boats"),
    ("roughly 300 boats", "300 boats"),
    ("at six in the evening", "at 6 p.m."),
    ("half a ton of coal", "0.5 tons of coal"),
]
OTHER = [
    ("half past ten", "half past nine"),
    ("a quarter to six", "a quarter past six"),
    ("the '80s", "the '90s"),
    ("the '80s", "1880s"),
    ("50p", "£50"),
    ("60 mph", "60 km/h"),
    ("5 percent", "5 percentage points"),
    ("3 kW", "3 kWh"),
    ("between 3 and 11 July", "between 3 and 12 July"),
    ("from July 3 to 11", "from 3 to 12 July"),
    ("two fifths of the men left", "45 percent of the men left"),
    ("nearly 300 boats", "about 300 boats"),
    ("at six in the morning", "at 6 p.m."),
    ("22:40", "10.40 a.m."),
    ("halb elf am Morgen ist es so", "halb zehn am Morgen ist es so"),
    ("three point two million", "three point five million"),
    ("12 °C", "12 °F"),
    ("on 3 and 11 July", "on 3 and 11 June"),
    ("noon", "midnight"),
    ("eins zu null für die Stadt", "zwei zu null für die Stadt"),
    ("8 MB", "8 GB"),
    ("4 square metres", "4 metres"),
    ("Cllr Marsh", "Cpl Marsh"),
    ("sept mille bateaux sont là", "six mille bateaux sont là"),
]
RANGES = [("ten to fifteen boats", "10–15 boats"), ("five to nine boats", "5 to 9 boats")]
HYPHENS = [
    ("health care costs", "healthcare costs"),
    ("a co-operative", "a cooperative"),
    ("They re-elected her", "They reelected her"),
    ("the coast guard", "the coastguard"),
    ("every day life", "everyday life"),
    ("a non-profit group", "a nonprofit group"),
    ("a naïve reading", "a naı̈ve reading"),
    ("pre-war houses", "prewar houses"),
    ("on to the pier", "onto the pier"),
    ("the infor-\nmation came", "the information came"),
    ("well-known", "well known"),
    ("anti-war", "antiwar"),
    ("the ﬁsh", "the fish"),
    ("e-mail", "email"),
    ("under-funded", "underfunded"),
    ("30–40 boats", "30-40 boats"),
]
ANOTHER_WORD = [
    ("F16 jets were seen", "F18 jets were seen"),
    ("Article 6a forbids it", "Article 8a forbids it"),
    ("It left from gate B16", "It left from gate B18"),
    ("The effect was notable", "The effect was not able"),
    ("He called the rapist", "He called therapist"),
    ("They resign every spring", "They re-sign every spring"),
    ("He resigned in May", "He re-signed in May"),
    ("the formula is a - b", "the formula is a + b"),
    ("about 106 units", "about 10⁶ units"),
    ("~50 boats", "50 boats"),
    ("2 x 4 × 5", "2 x 4 + 5"),
    ("union workers met", "non-union workers met"),
    ("the unionised crew", "the un-ionised crew"),
    ("a war movement", "an anti-war movement"),
    ("a war movement", "an antiwar movement"),
    ("They understood it", "They misunderstood it"),
    ("the election pact", "the pre-election pact"),
    ("He is likely to win", "He is unlikely to win"),
    ("a democracy rally", "a pro-democracy rally"),
    ("pets live here", "poets live here"),
    ("Michael left", "Michel left"),
    ("Boeing is late", "being is late"),
    ("nowhere to go", "now here to go"),
    ("the form of the word", "the from of the word"),
    ("he said no one", "he said none"),
    ("violent crowds", "non violent crowds"),
    ("violent crowds", "nonviolent crowds"),
    ("the 1 Oct file", "the l Oct file"),
    ("Route A1", "Route A7"),
    ("the boat H2S", "the boat H25"),
    ("-5 degrees", "5 degrees"),
    ("2^3", "23"),
    ("a regulated market", "a deregulated market"),
    ("an ability", "an inability"),
]
NOT_YET = [
    ("scientific claims", "pseudo-scientific claims"),  # left out before the first word
    ("Mr Grey left", "Mr Gray left"),  # two names that are one word in two spellings
]


@pytest.mark.parametrize(("one", "other"), [*SAME, *RANGES, *((other, one) for one, other in (*SAME, *RANGES))])
def test_the_same_in_other_print(one, other):
    assert compare(one, other).level <= "minor"


@pytest.mark.parametrize(("one", "other"), [*OTHER, *((other, one) for one, other in OTHER)])
def test_another_amount_or_time(one, other):
    assert compare(one, other).level == "critical"


@pytest.mark.parametrize(("one", "other"), [*HYPHENS, *((other, one) for one, other in HYPHENS)])
def test_a_hyphen_a_space_or_a_ligature_is_no_other_word(one, other):
    assert compare(one, other).level <= "minor"


@pytest.mark.parametrize(("one", "other"), [*ANOTHER_WORD, *((other, one) for one, other in ANOTHER_WORD)])
def test_typography_does_not_reach_meaning(one, other):
    assert compare(one, other).level == "critical"


@pytest.mark.xfail(reason="not told apart yet")
@pytest.mark.parametrize(("one", "other"), NOT_YET)
def test_what_is_not_told_apart_yet(one, other):
    assert compare(one, other).level == "critical"
