"""One word in two forms, a slip, or another word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.comparison.substitution import exchanged, misread, mistyped
from factcheck.nlp.lexicon import word_list
from factcheck.nlp.morphology import american, inflected, known, same_letters


@pytest.mark.parametrize("word", ["attain", "hoped", "theatre", "recognised", "unsafe", "witnesses", "ladies", "dying"])
def test_known(word):
    assert known(word)


@pytest.mark.parametrize("word", ["comittee", "recieved", "goverment", "hvae", "wheter", "rnorning", "nhe", "qwortle"])
def test_unknown(word):
    assert not known(word)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("warn", "warns"),
        ("city", "cities"),
        ("went", "gone"),
        ("plan", "planned"),
        ("clear", "clearly"),
        ("die", "dying"),
    ],
)
def test_forms_of_one_word(one, other):
    assert inflected(one, other)
    assert inflected(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("hoped", "hopped"), ("employer", "employee"), ("strong", "stronger"), ("harmful", "harmless"), ("car", "caring")],
)
def test_other_words(one, other):
    assert not inflected(one, other)


@pytest.mark.parametrize(
    ("british", "other"),
    [("colour", "color"), ("centre", "center"), ("analysed", "analyzed"), ("cancelled", "canceled"), ("grey", "gray")],
)
def test_spellings(british, other):
    assert american(british) == american(other)


@pytest.mark.parametrize(("one", "other"), [("filled", "filed"), ("hour", "hor"), ("prise", "prize"), ("four", "for")])
def test_no_spellings(one, other):
    assert american(one) != american(other)


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("comittee", "committee", True),
        ("hvae", "have", True),
        ("statue", "statute", False),
        ("causal", "casual", False),
        ("legal", "illegal", False),
        ("kraus", "krauss", False),
        ("lindkvist", "lindqvist", False),
    ],
)
def test_typos_are_no_words(one, other, slip):
    assert mistyped(one, other) == slip


@pytest.mark.parametrize(
    ("one", "other", "scan"),
    [
        ("rnill", "mill", True),
        ("c1osed", "closed", True),
        ("arid", "and", False),
        ("bum", "burn", False),
        ("12", "l2", True),
    ],
)
def test_misread_words_are_no_words(one, other, scan):
    assert misread(one, other) == scan


FORMS = [
    # forms of one word, side by side, and words that only look like it
    ("box boxes", True), ("lady ladies", True), ("knife knives", True), ("wolf wolves", True), ("boat boats", True), ("boat's boat", True),
    ("boats' boats", True), ("stop stopped", True), ("stop stopping", True), ("hope hoping", True), ("hope hoped", True),
    ("carry carried", True), ("lie lying", True), ("see seen", True), ("be were", True), ("child children", True),
    ("happy happily", True), ("simple simply", True), ("gentle gently", True), ("idle idol", False), ("quick quickly", True), ("goose geese", True), ("a an", True), ("this these", True),
    ("organise organized", True), ("colour colors", True), ("glass glas", False), ("this thi", False),
    ("hop hoped", False), ("boat coat", False), ("sing sung", True), ("sing sang", True), ("sung sank", False), ("ape aply", False),
    ("new news", True), ("as a", False), ("ring red", False),
]  # fmt: skip


@pytest.mark.parametrize(("pair", "same"), FORMS)
def test_forms(pair, same):
    one, other = pair.split()
    assert inflected(one, other) is same
    assert inflected(other, one) is same


AMERICAN = [
    ("organise", "organize"), ("analysing", "analyzing"), ("realisation", "realization"), ("recognisable", "recognizable"), ("rise", "rise"),
    ("prise", "prise"), ("colour", "color"), ("harbours", "harbors"), ("labourer", "laborer"), ("neighbourhood", "neighborhood"), ("four", "four"),
    ("hour", "hour"), ("tour", "tour"), ("theatre", "theater"), ("metres", "meters"), ("fibre", "fiber"), ("more", "more"), ("travelled", "traveled"),
    ("counsellor", "counselor"), ("marvellous", "marvelous"), ("falling", "falling"), ("defence", "defense"), ("licence", "license"), ("offences", "offenses"),
    ("catalogue", "catalog"), ("dialogue", "dialog"), ("anaemia", "anemia"), ("oestrogen", "estrogen"), ("paediatric", "pediatric"), ("poem", "poem"),
    ("does", "does"), ("practise", "practice"), ("practising", "practicing"), ("practised", "practiced"), ("grey", "gray"), ("whilst", "while"), ("storey", "story"), ("analyses", "analyzes"),
]  # fmt: skip


@pytest.mark.parametrize(("british", "there"), AMERICAN)
def test_one_spelling_for_both_sides_of_the_atlantic(british, there):
    assert american(british) == there
    assert american(there) == there


SIMILAR = st.builds(
    lambda word, ending: word[: -len(ending)] + ending,
    st.sampled_from(sorted(word_list("en"))),
    st.sampled_from(["ly", "e", "y", "ed", "ing", "s", "ies"]),
)


@given(SIMILAR, SIMILAR, st.booleans())
def test_no_judgement_of_two_words_depends_on_which_comes_first(one, other, near):
    other = one[:-1] + other[-1:] if near else other
    for judge in (inflected, misread, mistyped, exchanged, same_letters):
        assert judge(one, other) == judge(other, one)


SLIPS = [
    ("comittee", "committee"), ("goverment", "government"), ("teh", "the"), ("recieve", "receive"), ("adress", "address"), ("seperate", "separate"),
    ("hosptial", "hospital"), ("acommodaton", "accommodation"),
]  # fmt: skip
NO_SLIPS = [
    ("legal", "illegal"), ("casual", "causal"), ("boat", "coat"), ("boat", "boats"), ("qwortle", "qwortly"), ("mill", "5ill"),
    ("committee", "comxyzee"), ("xi", "xa"), ("", "a"), ("moat", "goat"),
]  # fmt: skip


@pytest.mark.parametrize(("wrong", "right"), SLIPS)
def test_a_slip_is_one_whichever_side_made_it(wrong, right):
    assert mistyped(wrong, right)
    assert mistyped(right, wrong)


@pytest.mark.parametrize(("one", "other"), NO_SLIPS)
def test_another_word_is_no_slip(one, other):
    assert not mistyped(one, other)
    assert not mistyped(other, one)


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [("halvorsn", "halvorsen", False), ("pellegirn", "pellegrin", True), ("harbr", "harbor", False), ("hrabor", "harbor", True), ("comittee", "committee", True)],
)  # fmt: skip
def test_names_need_more_proof(one, other, slip):
    assert mistyped(one, other, name=True) is slip


@pytest.mark.parametrize(
    ("one", "other"),
    [("rnill", "mill"), ("c1osed", "closed"), ("tbe", "the"), ("vvind", "wind"), ("0ld", "old"), ("liarbour", "harbour"), ("5ea", "sea"), ("8oat", "boat")],
)  # fmt: skip
def test_what_a_scanner_makes_of_a_word(one, other):
    assert misread(one, other)
    assert misread(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("12", "13"), ("11", "ll"), ("boat", "coat"), ("clay", "day"), ("mill", "mile")]
)
def test_what_it_does_not(one, other):
    assert not misread(one, other)
