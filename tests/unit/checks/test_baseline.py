"""What is known before does not count, and what is new does."""

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.checks.made import NEGATION, QUOTE, candidate, checked

from factcheck.checks import Baseline, read_baseline, write_baseline
from factcheck.core.catalog import FINDINGS
from factcheck.core.errors import SettingsError, VerdictFileError
from factcheck.core.model import Finding

KNOWN = Baseline({"article.txt": {QUOTE.id: frozenset({"FC001", "FC010"})}})


def test_what_is_known_is_silenced_and_what_is_new_is_not() -> None:
    same = checked(baseline=KNOWN)
    assert same.findings == ()
    assert [(item.finding.id, item.by) for item in same.silenced] == [("FC001", "baseline"), ("FC010", "baseline")]
    other = checked(found=[candidate(NEGATION)], baseline=KNOWN)
    assert [finding.id for finding in other.findings] == ["FC003"]
    assert other.gone == 1


def test_another_article_knows_nothing() -> None:
    assert [f.id for f in checked(baseline=KNOWN, name="other.txt").findings] == ["FC001", "FC010"]


def test_only_what_was_asked_for_can_be_gone() -> None:
    assert checked(found=[candidate()], baseline=KNOWN, wanted=frozenset({"FC010"})).gone == 0


def test_a_broken_verdict_file_is_never_known() -> None:
    broken = VerdictFileError("article.verdicts.toml: gone wrong")
    first = checked(broken)
    baseline = Baseline.of([("article.txt", first.findings)])
    again = checked(broken, baseline=baseline)
    assert [finding.id for finding in again.findings] == ["FC031"]
    assert again.broken


A, B = "sources/2024/a.pdf", "sources/2024/b.pdf"


@pytest.mark.parametrize(
    ("today", "there", "known"),
    [
        ([A, B], [A, B], [A, B]),
        (["papers/2024/a.pdf", "papers/2024/b.pdf"], [], ["papers/2024/a.pdf", "papers/2024/b.pdf"]),
        (["papers/a.pdf", "papers/b.pdf"], [], ["papers/a.pdf", "papers/b.pdf"]),
        (["old/2024/a.pdf", "new/2023/a.pdf", B], [B], ["old/2024/a.pdf", B]),
        (["x/a.pdf", "y/a.pdf", B], [B], [A, B]),  # which of them it was nobody can say
        (["x/a.pdf", A, B], [A, B], [A, B]),  # a copy is no renamed source
        (["x/a.pdf", B], [A, B], [A, B]),
        (["x/c.pdf", B], [B], [A, B]),
        ([], [], [A, B]),
    ],
)
def test_a_source_that_could_not_be_read_is_known_where_it_was_moved(
    today: list[str], there: list[str], known: list[str]
) -> None:
    before = Baseline({"a.txt": {A: frozenset({"FC030"}), B: frozenset({"FC030"}), "q-1": frozenset({"FC001"})}})
    after = before.with_moved_sources("a.txt", today, there.__contains__)
    assert sorted(after.articles["a.txt"]) == sorted(["q-1", *known])
    assert before.with_moved_sources("other.txt", today, there.__contains__) == before


findings = st.builds(
    Finding,
    st.sampled_from([number for number in FINDINGS if number not in ("FC031", "FC035", "FC040")]),
    st.just("error"),
    st.just(""),
    st.just("a"),
    key=st.text(min_size=1, max_size=12),
)


@given(st.dictionaries(st.text(max_size=12), st.lists(findings, min_size=1, max_size=5), max_size=4))
def test_read_after_write_is_identity_and_knows_all_it_was_made_of(articles: dict[str, list[Finding]]) -> None:
    made = Baseline.of(articles.items())
    again = read_baseline(write_baseline(made), "b")
    assert again == made
    assert write_baseline(again) == write_baseline(made)
    for name, raised in articles.items():
        assert again.knows(name, raised) == raised
        assert again.gone(name, raised, frozenset(FINDINGS)) == 0


WRONG = ["", "[]", "{}", '{"schema": 2, "articles": {}}', '{"schema": 1, "articles": []}', "[" * 100_000,
         '{"schema": 1, "articles": {"a": {"q": ["FC001"]}}}', '{"schema": 1, "articles": {"a": "FC001"}}']  # fmt: skip


@pytest.mark.parametrize("text", WRONG, ids=range(len(WRONG)))
def test_what_is_no_baseline_is_said(text: str) -> None:
    with pytest.raises(SettingsError, match=r"base\.json is not a baseline"):
        read_baseline(text, "base.json")


def test_memory_grows_with_a_baseline_and_no_faster() -> None:
    def peak(count: int) -> tuple[float, int]:
        text = '{"schema": 1, "articles": {"a": {' + ", ".join(f'"q-{n}": "FC001"' for n in range(count)) + "}}}"
        tracemalloc.start()
        read_baseline(text, "base.json")
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most, len(text)

    (half, _), (whole, size) = peak(8000), peak(16_000)
    assert whole < 2.2 * half
    assert whole < 40 * size
