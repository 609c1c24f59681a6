"""Limits for one article: what is beyond a limit is said, and never passes for checked."""

import signal
from itertools import count

import pytest

from factcheck.checks import Budget, LimitError, Limits, SearchBudget
from factcheck.core.settings import Settings

from .made import ARTICLE, OWN, QUOTE, SAID, STATEMENT, candidate, checked, ids

BOTH = (QUOTE, STATEMENT)


@pytest.mark.parametrize(
    ("limits", "reached", "beyond", "unchecked"),
    [
        (Limits(), "", [], 0),
        (Limits(claims=2), "", [], 0),
        (Limits(claims=1), "", ["FC035"], 1),
        (Limits(claims=0), "", ["FC035"], 2),
        (Limits(quote=39), "", ["FC035"], 0),
        (Limits(quote=40), "", [], 0),
        (Limits(quote=1), "", ["FC035", "FC035"], 0),
        (Limits(), "it took more than 60 s of CPU", ["FC035"], 2),
    ],
)
def test_what_is_beyond_a_limit(limits: Limits, reached: str, beyond: list[str], unchecked: int) -> None:
    result = checked(claims=BOTH, limits=limits, reached=lambda: reached)
    said = [finding for finding in result.findings if finding.id == "FC035"]
    assert [finding.id for finding in said] == beyond
    assert result.broken is bool(beyond)
    assert result.unchecked == unchecked
    assert all(
        finding.severity == "error" and finding.line in (3, 5) and reached in finding.message for finding in said
    )


def test_what_was_checked_before_the_limit_is_reported() -> None:
    assert ids(checked(claims=BOTH, limits=Limits(claims=1))) == ["FC001", "FC010", "FC035"]


def test_nothing_beyond_a_limit_is_searched() -> None:
    def never(_: object) -> tuple[()]:
        pytest.fail("searched")

    checked(claims=(QUOTE,), limits=Limits(quote=1), search=never)
    checked(claims=(QUOTE,), limits=Limits(claims=0), search=never)


@pytest.mark.parametrize(
    "more",
    [{"settings": Settings(severity={"FC035": "off"})}, {"wanted": frozenset({"FC003"})}],
    ids=["settings", "select"],
)
def test_no_setting_of_a_project_hides_it(more: dict[str, object]) -> None:
    result = checked(found=[candidate()], claims=(QUOTE, STATEMENT), limits=Limits(claims=1), **more)
    assert "FC035" in ids(result)
    assert result.broken


@pytest.mark.parametrize(
    ("seconds", "megabytes", "said"),
    [(0, 0, ""), (59, 1023, ""), (61, 0, "more than 60 s of CPU"), (0, 1025, "more than 1,024 MB of memory")],
)
def test_what_a_budget_says(seconds: int, megabytes: int, said: str) -> None:
    cpu, memory = iter([0, 0, *[seconds] * 9]), iter([100, 100, *[100 + megabytes] * 9])
    budget = Budget(Limits(), lambda: next(cpu), lambda: next(memory))
    if said:
        with pytest.raises(LimitError, match=said), budget.bounded():
            pass
    else:
        with budget.bounded():
            pass


def test_time_between_is_not_the_articles() -> None:
    clock = iter([0, 0, 40, 40, 40, 1000, 1000, 1019, 1022])
    budget = Budget(Limits(), lambda: next(clock), lambda: 0)
    with budget.bounded():
        pass
    budget.begin()  # after sources that many articles share were opened
    assert budget.reached() == ""
    assert budget.reached() == ""
    assert "60 s" in budget.reached()


def test_memory_that_search_takes_counts_too() -> None:
    memory = iter([0, 700, 900, 1000, 2020, 2030])
    budget = Budget(Limits(), lambda: 0, lambda: next(memory))
    with budget.bounded():
        pass
    budget.begin()  # at 2,020 MB: sources that many articles share are open
    assert budget.reached() == ""
    memory = iter([3045])
    assert "1,024 MB" in budget.reached()


@pytest.mark.parametrize(
    ("seconds", "megabytes", "said"),
    [
        ([30, 30], 0, ""),
        ([30, 31], 0, "60 s of CPU"),
        ([61, 0], 0, "60 s of CPU"),
        ([1], 1024, ""),
        ([1], 1025, "1,024 MB"),
        ([], 2000, ""),
    ],
)
def test_what_the_searches_of_a_review_may_take(seconds: list[int], megabytes: int, said: str) -> None:
    clock, memory = iter([each for taken in seconds for each in (500, 500 + taken)]), iter([10, *[10 + megabytes] * 9])
    budget = SearchBudget(Limits(), lambda: next(clock), lambda: next(memory))
    for _ in seconds:
        with budget.counted():
            pass
    assert said in budget.reached()
    assert bool(said) is bool(budget.reached())


def test_a_limit_that_is_reached_stays_reached() -> None:
    memory = iter([0, 5000, 0])
    budget = SearchBudget(Limits(), lambda: 0, lambda: next(memory))
    for _ in range(2):
        with budget.counted():
            pass
        assert "1,024 MB" in budget.reached()


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no timers")
def test_work_that_would_never_end_is_stopped_and_the_signal_is_as_before() -> None:
    before = signal.getsignal(signal.SIGPROF)
    with pytest.raises(LimitError, match="0 s of CPU"), Budget(Limits(seconds=0)).bounded():
        for _ in count():
            pass
    assert signal.getsignal(signal.SIGPROF) is before
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Limits(claims=1), "has 2 claims, more than 1"),
        (Limits(quote=39), "article.txt:3: this quote has 40 characters, more than 39"),
    ],
)
def test_a_review_does_not_open_what_it_cannot_hold(limits: Limits, said: str) -> None:
    Limits().enough(ARTICLE, BOTH)
    with pytest.raises(LimitError, match=said):
        limits.enough(ARTICLE, BOTH)


@pytest.mark.parametrize(("name", "value"), [("second", 1), ("seconds", -1), ("", 1), ("with_", 1)])
def test_only_limits_there_are(name: str, value: int) -> None:
    with pytest.raises(ValueError, match=name or "^$"):
        Limits().with_(name, value)
    assert Limits().with_("claims", 7) == Limits(claims=7)
    assert len(OWN) < len(SAID) < Limits().quote


def test_a_limit_is_changed_by_its_name_and_may_be_nothing() -> None:
    assert Limits().with_("claims", 0) == Limits(claims=0)
    for name, value in (("claims", -1), ("lines", 1)):
        with pytest.raises(ValueError, match=name):
            Limits().with_(name, value)
