"""When a text was written, and the dates that it says from there."""

from datetime import date

import pytest

from factcheck.comparison import dated, facts_of, meant, on_its_day, same, written_on

WRITTEN = [
    # the beginning of a file, its text, the day
    ("---\ntitle: The ferry\ndate: 2026-03-12\n---\nText", "Text", date(2026, 3, 12)),
    ("---\ndate: '12 March 2026'\n---\nText", "Text", date(2026, 3, 12)),
    ("From: a@b.example\nDate: Thu, 5 Mar 2026 16:20:00 +0000\n\nText", "", date(2026, 3, 5)),
    ('<meta property="article:published_time" content="2026-03-12T08:00:00Z">', "", date(2026, 3, 12)),
    ("", "The ferry\n12 March 2026\n\nText", date(2026, 3, 12)),
    ("", "Thursday 12 March 2026\n\nText", date(2026, 3, 12)),
    ("", "The flood of 12 March 2026\n\nText", None),
    ("", "TESSEL, 12 March 2026 — The ferry sank.", date(2026, 3, 12)),
    ("", "The ferry sank on 12 March 2026, and nobody saw it go, although the harbour was full of people.", None),
    ("---\ntitle: The ferry\n---\nText", "Text", None),
    ("---\ndate: soon\n---\nText", "Text", None),
    ("", "", None),
]


@pytest.mark.parametrize(("head", "text", "day"), WRITTEN)
def test_the_day_a_text_was_written(head, text, day):
    assert written_on(head, text) == day


THURSDAY = date(2026, 3, 12)
MEANT = [
    # a sentence of 12 March 2026, a Thursday, and the dates that it may mean
    ("It sank on Tuesday.", ["2026-3-10", "2026-3-17"]),
    ("It sank on Thursday.", ["2026-3-12", "2026-3-19"]),
    ("It leaves next Tuesday.", ["2026-3-17"]),
    ("It sank yesterday.", ["2026-3-11"]),
    ("It leaves tomorrow.", ["2026-3-13"]),
    ("It sank last month.", ["2026-2-?"]),
    ("It sank last year.", ["2025-?-?"]),
    ("It leaves next month.", ["2026-4-?"]),
    ("It sank in May.", ["?-5-?"]),
    ("The last boat left.", []),
]


@pytest.mark.parametrize(("text", "days"), MEANT)
def test_what_a_date_means_on_a_day(text, days):
    facts = [fact for fact in dated(facts_of(text), THURSDAY).facts if fact.kind == "date"]
    assert ["-".join(each.parts[:3]) for fact in facts for each in meant(fact, text, THURSDAY)] == days


@pytest.mark.parametrize(("claim", "agree"), [("on 10 March 2026", True), ("on 10 March", True), ("in 2026", False)])
def test_a_weekday_of_a_source_says_its_day_and_nothing_of_a_year(claim, agree):
    (mine,) = facts_of(claim).facts
    (theirs,) = on_its_day(facts_of("It sank on Tuesday."), THURSDAY).facts
    assert same(mine, theirs) is agree


def test_without_a_day_nothing_is_said_from_it():
    assert dated(facts_of("It sank yesterday, on a Tuesday."), None) == facts_of("It sank yesterday, on a Tuesday.")


GERMAN = [
    ("Sie sank gestern.", ["2026-3-11"]),
    ("Sie sank im vorigen Jahr.", ["2025-?-?"]),
    ("Sie sank im Jahr der Flut.", []),
    ("Sie sank voriges Jahr.", ["2025-?-?"]),
]


@pytest.mark.parametrize(("text", "days"), GERMAN)
def test_in_german(text, days):
    facts = [fact for fact in dated(facts_of(text, "de"), THURSDAY, "de").facts if fact.kind == "date"]
    assert ["-".join(fact.parts[:3]) for fact in facts] == days
