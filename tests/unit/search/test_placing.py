"""Each detail of a claim with a place of its own: found, another in its place, or nowhere."""

from datetime import date

import pytest

from factcheck.search import find_details

from .made import indexed, parts

REPORT = """\
Survey of the Tessel ferry, 2026. The ferry carried 84,000 passengers, 9 % fewer than the year before.

The slipway is 48 metres long and lies on the second floor of the dock. The crossing takes 40 minutes.

The mean fare was £2 in 2015. The mean fare was £5 in 2025.

In the harbour lie eleven ships.

Fares rose to £3.18 in March. The committee, with Ilse Varga in the chair, met nine times.
"""
MINUTES = """\
Minutes of the harbour committee, 12 May 2026. Present: Councillor Varga, Mr Lund, the deputy clerk Ada Brink, Cllr Ove Tamm.

Ida Moe
Pilot

The motion to close the slipway was lost by seven votes to four. The next meeting is on 9 June at 6.40 pm.
"""

CASES = [
    # a claim, its details with their status and what the source has instead, and where each stands
    ("The ferry carried 84,000 passengers.", [("84,000", "found", "")]),
    ("The ferry carried 48,000 passengers.", [("48,000", "differs", "84,000")]),
    ("The slipway is 84 metres long.", [("84 metres", "differs", "48 metres")]),
    ("The slipway is 0.048 km long.", [("0.048 km", "found", "")]),
    ("The committee met nine times under Ilse Varga.", [("nine", "found", ""), ("Ilse Varga", "found", "")]),
    ("The motion to close the slipway was lost 7–4.", [("7–4", "found", "")]),
    ("The motion to close the slipway was lost 8–3.", [("8–3", "differs", "seven votes to four")]),
    ("Fares rose to 318 pence.", [("318 pence", "found", "")]),
    ("The committee meets on 9 June at 18:40.", [("9 June", "found", ""), ("18:40", "found", "")]),
    ("Deputy clerk Ada Brink was present.", [("Deputy clerk", "found", ""), ("Ada Brink", "found", "")]),
    ("Ada Brink, the clerk, was present.", [("clerk", "differs", "deputy clerk")]),
    ("Deputy clerk Ada Brinck was present.", [("Ada Brinck", "differs", "Ada Brink")]),
    ("The ferry carried 9 % more passengers than the year before.", [("9 %", "differs", "9 % fewer")]),
    ("Quellmark will pay for it.", [("Quellmark", "absent", "")]),
    ("In the harbour turnout was down to 11.", [("11", "absent", "")]),
    ("Of the ships in the harbour there are 11.", [("11", "found", "")]),
    (
        "The crossing had 40 minutes and a slipway of 48 metres.",
        [("40 minutes", "found", ""), ("48 metres", "found", "")],
    ),
    ("The mean fare was £2 in 2015 and £5 in 2025, so that it more than doubled.", [("doubled", "found", "")]),
    (
        "The mean fare was £2 in 2015 and £5 in 2025, so that it tripled in five years.",
        [("tripled", "differs", "× 2.50")],
    ),
    ("The mean fare was £2 in 2015 and £5 in 2025, so it rose in ten years.", [("ten years", "found", "")]),
    ("The mean fare was £2 in 2015 and £5 in 2025, so it rose by 150 %.", [("150 %", "found", "")]),
    ("Councillor Ove Tamm was present.", [("Councillor", "found", ""), ("Ove Tamm", "found", "")]),
    ("The pilot Ida Moe was present.", [("pilot", "found", ""), ("Ida Moe", "found", "")]),
]


def placed(claim):
    texts = (REPORT, MINUTES)
    return find_details(indexed(*texts), parts(*texts), claim), texts


@pytest.mark.parametrize(("claim", "expected"), CASES)
def test_the_status_of_each_detail(claim, expected):
    found, _ = placed(claim)
    said = {claim[each.fact.start : each.fact.end]: (each.status, each.other) for each in found}
    for detail, status, other in expected:
        if status:
            assert said[detail] == (status, other)


PRESS = """\
The quay gets 240 metres longer and the channel eleven metres deep, said Ida Moe, director of the trust.
"""
TALK = """\
The quay was talked about for hours. The channel and the quay: who wants the channel, and who wants the quay?
Nine metres of quay and channel, said one who waits for the channel and the quay.
"""


def test_details_close_to_one_that_stands_in_few_places_are_found_there():
    texts = (PRESS, TALK)
    claim = (
        "It adds 240 metres to the quay and takes the channel that waits down to 11 metres, says the director Ida Moe."
    )
    found = find_details(indexed(*texts), parts(*texts), claim)
    said = {claim[each.fact.start : each.fact.end]: (each.status, each.number) for each in found}
    for words in ("240 metres", "11 metres", "director", "Ida Moe"):
        assert said[words] == ("found", 0)


LOG = "The pilot Ida Moe was asked about the ferry on Tuesday. The ferry sank on 10 March 2026 off Tessel.\n"
ON_A_DAY = [
    # a claim of Thursday 12 March 2026, its date, its status, and the day of the source
    ("The ferry sank on Tuesday off Tessel.", "Tuesday", "found", None),
    ("The ferry sank on Monday off Tessel.", "Monday", "differs", None),
    ("The ferry sank yesterday off Tessel.", "yesterday", "differs", None),
    ("The ferry sank this month off Tessel.", "this month", "found", None),
    ("The ferry sank last month off Tessel.", "last month", "differs", None),
    ("The pilot Ida Moe was asked about the ferry on Tuesday.", "Tuesday", "found", date(2026, 3, 11)),
    ("The pilot Ida Moe was asked about the ferry on Tuesday.", "Tuesday", "found", None),
    ("The pilot Ida Moe was asked about the ferry yesterday.", "yesterday", "found", date(2026, 3, 11)),
]


@pytest.mark.parametrize(("claim", "detail", "status", "day"), ON_A_DAY)
def test_a_date_is_said_from_the_day_of_the_article(claim, detail, status, day):
    found = find_details(indexed(LOG), parts(LOG), claim, day=date(2026, 3, 12), days=lambda _: day)
    said = {claim[each.fact.start : each.fact.end]: each for each in found}
    assert said[detail].status == status
    assert (said[detail].computed == "the source is of 2026-03-11") is (detail == "yesterday" and day is not None)


@pytest.mark.parametrize("claim", [claim for claim, _ in CASES])
def test_a_place_is_a_stretch_of_its_text(claim):
    found, texts = placed(claim)
    assert found
    for each in found:
        assert (each.number >= 0) is (each.status != "absent")
        if each.number >= 0:
            assert texts[each.number][each.start : each.end].strip()
            assert each.other in (each.computed or texts[each.number][each.start : each.end])


def test_without_details_or_sources_there_is_nothing_to_place():
    assert placed("It was late.")[0] == []
    (lone,) = find_details(indexed(), parts(), "It was 48 metres.")
    assert (lone.status, lone.number) == ("absent", -1)
