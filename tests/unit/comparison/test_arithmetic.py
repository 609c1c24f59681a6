"""Numbers that stand nowhere and follow from others, and the words that turn one round."""

import pytest

from factcheck.comparison import computed, facts_of, opposed

WORKED = [
    # a claim with one number, a passage, the arithmetic
    ("The roll fell by a third.", "The roll went from 618 pupils to 412 pupils.", "618 → 412 is −33 %"),
    ("The roll doubled.", "There were 206 pupils in 2001 and 412 pupils in 2021.", "206 → 412 is × 2"),
    ("Twice as many came.", "In May 300 visitors came, in June 600 visitors.", "300 → 600 is × 2"),
    ("Spending rose 25 %.", "Spending was £4 million and is now £5 million.", "£4 million → £5 million is +25 %"),
    ("More than half voted.", "Of 1,200 members, 660 members voted.", "660 of 1,200 is 55 %"),
    ("A quarter of them left.", "Of 80 teachers 20 teachers left.", "20 of 80 is 25 %"),
    ("It fell by half.", "It had 90 boats then and has 45 boats now.", "90 → 45 is −50 %"),
    ("It has 36 more boats.", "It had 84 boats and now has 120 boats.", "120 − 84 is 36"),
    ("It lost 12 hectares, down from before.", "It had 40 hectares; it has 28 hectares.", "40 hectares − 28 hectares is 12 hectares"),
    ("In all 90 came.", "There were 38 men and 52 women.", "38 + 52 is 90"),
    ("Together they paid €18 million.", "The state gave €12 million and the trust €6 million.", "€12 million + €6 million is €18 million"),
    ("Turnout rose by 7 percentage points.", "Turnout was 41 % and is 48 %.", "41 % → 48 % is +7 points"),
    ("Traffic rose by 6 per cent.", "Traffic grew by 6.3 %.", "6.3 %, rounded"),
    ("About 600 pupils came.", "There were 618 pupils.", "618, rounded"),
    ("More than 600 pupils came.", "There were 618 pupils.", "618, rounded"),
    ("Nearly nine million tonnes were moved.", "It moved 8.9 million tonnes.", "8.9 million tonnes, rounded"),
    ("It closed 48 years later.", "It opened in 1926 and closed in 1974.", "1974 − 1926 is 48 years"),
]  # fmt: skip

NOT_WORKED = [
    ("The roll fell by half.", "The roll went from 618 pupils to 412 pupils."),
    ("The roll doubled.", "There were 206 pupils in 2001 and 300 pupils in 2021."),
    ("Fewer than 600 pupils came.", "There were 618 pupils."),
    ("More than 700 pupils came.", "There were 618 pupils."),
    ("About 600 boats came.", "There were 618 pupils."),
    ("It moved 6 km.", "It grew by 6.3 %."),
    ("Spending rose 30 %.", "Spending was £4 million and is now £5 million."),
    ("It has 36 boats.", "It had 84 boats and now has 120 boats."),  # nothing says that it is a difference
    ("Turnout rose by 7 %.", "Turnout was 41 % and is 48 %."),  # points are no per cent
    ("More than half voted.", "Of 1,200 members, 560 members voted."),
]


def arithmetic(claim, passage):
    (fact,) = (each for each in facts_of(claim).facts if each.kind == "number")
    return computed(claim, fact, facts_of(passage))


@pytest.mark.parametrize(("claim", "passage", "said"), WORKED)
def test_a_number_is_worked_out(claim, passage, said):
    assert arithmetic(claim, passage) == said


@pytest.mark.parametrize(("claim", "passage"), NOT_WORKED)
def test_a_number_that_does_not_follow_is_not(claim, passage):
    assert arithmetic(claim, passage) == ""


WAYS = [
    ("sales rose", "sales shed", True),
    ("sales rose", "sales climbed", False),
    ("sales rose", "sales were", False),
    ("above", "below", True),
    ("he bought", "he sold", True),
    ("rose but fell again", "fell", False),
]


@pytest.mark.parametrize(("claim", "source", "against"), WAYS)
def test_words_that_go_the_opposite_way(claim, source, against):
    assert opposed(claim.split(), source.split()) is against
