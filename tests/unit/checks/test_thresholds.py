"""Where a finding begins: each limit from both sides, and what a finding carries with it."""

from dataclasses import replace

import pytest
from tests.unit.checks.made import (
    CONTEXT,
    INFLECTION,
    MARK,
    NEGATION,
    QUOTE,
    SAID,
    TEXT,
    candidate,
    checked,
    claim_of,
    ids,
    listed,
    rested,
    reviewed,
)

from factcheck.checks import Baseline, Result, Run, closest, find_ignores, severities
from factcheck.checks.messages import parted, stale_words
from factcheck.checks.passages import rivals
from factcheck.checks.results import said_once
from factcheck.comparison import stands
from factcheck.core.errors import VerdictFileError
from factcheck.core.model import (
    Candidate,
    Claim,
    Comparison,
    Difference,
    Finding,
    Level,
    Locator,
    Skipped,
    Source,
    Verdict,
)
from factcheck.core.records import Review
from factcheck.core.settings import Settings
from factcheck.verdicts import Reason

LOW = {"score": 70.0, "passed": False}


def quote_of(number: int) -> Claim:
    """A quote of that many words."""
    words = " ".join(f"w{n}" for n in range(number))
    return Claim("q-made", "quote", words, 0, len(words))


def differing(number: int, level: Level = Level.CRITICAL, kind: str = "word") -> Difference:
    """A difference of that many words, all of them other words in the source."""
    quoted = " ".join(f"w{n}" for n in range(number))
    found = " ".join(f"x{n}" for n in range(number))
    return Difference(kind, level, quoted, 0, len(quoted), found, 0, len(found))


STANDS = [
    # words of the quote, words that differ, whether the passage counts as the quote's own, below its threshold
    (3, 0, True),
    (2, 0, False),  # two common words are found everywhere
    (4, 1, True),
    (3, 1, False),
    (7, 2, False),
    (8, 2, True),
    (12, 3, True),
    (11, 3, False),
]


@pytest.mark.parametrize(("words", "number", "expected"), STANDS)
def test_a_passage_below_its_threshold_counts_if_few_words_differ(words: int, number: int, expected: bool) -> None:
    differences = (differing(number),) if number else (differing(0, Level.CRITICAL, "negation"),)
    below = candidate(*differences, **LOW)
    assert stands(quote_of(words), below) is expected
    assert stands(quote_of(words), replace(below, passed=True))


def test_words_count_once_however_they_are_written_and_on_the_side_that_has_more_of_them() -> None:
    several = Difference("number", Level.CRITICAL, "two or three Years", 0, 18, "two or years", 0, 12)
    assert stands(quote_of(4), candidate(several, **LOW)), "one of the four differs"
    longer = Difference("missing", Level.CRITICAL, "", 0, 0, "not in the least", 0, 16)
    assert not stands(quote_of(12), candidate(longer, **LOW))
    assert stands(quote_of(16), candidate(longer, **LOW))


def test_what_is_marked_or_beside_the_quote_is_no_differing_word() -> None:
    beside = differing(6, kind="context")
    marked = differing(6, Level.EDITORIAL, "ellipsis")
    assert stands(quote_of(8), candidate(beside, marked, NEGATION, **LOW))
    assert not stands(quote_of(8), candidate(differing(6), **LOW))


NEARLY = [
    # score, difference, whether a quote of two words counts as that passage's
    (75.0, INFLECTION, True),
    (40.0, INFLECTION, True),
    (99.0, NEGATION, False),
    (85.0, MARK, True),
]


@pytest.mark.parametrize(("score", "made", "expected"), NEARLY)
def test_a_short_quote_counts_if_nothing_that_matters_differs(score: float, made: Difference, expected: bool) -> None:
    assert stands(quote_of(2), candidate(made, score=score, passed=False)) is expected


@pytest.mark.parametrize(("score", "shown"), [(60.0, True), (59.9, False)])
def test_of_a_quote_found_nowhere_the_nearest_passage_is_shown_if_it_is_like_it(score: float, shown: bool) -> None:
    near = candidate(differing(6), score=score, passed=False)
    finding = checked(found=[near]).findings[0]
    assert finding.id == "FC001"
    assert finding.message == "quote not found in any source: “We will raise the harbour fee this year”"
    assert finding.candidate == (near if shown else None)


@pytest.mark.parametrize(("made", "number"), [((INFLECTION,), "FC002"), ((NEGATION,), "FC003"), ((CONTEXT,), "FC004")])
def test_what_was_altered_is_said_beside_the_passage_it_is_altered_from(
    made: tuple[Difference, ...], number: str
) -> None:
    found = candidate(*made)
    altered, open_ = checked(found=[found]).findings
    assert (altered.id, altered.candidate, open_.candidate) == (number, found, found)
    assert made[0].found in altered.message


STITCHED = [
    # differences of a passage put together from passages far apart, findings
    ((), ["FC003"]),
    ((INFLECTION,), ["FC003"]),
    ((CONTEXT,), ["FC004"]),
    ((NEGATION, CONTEXT), ["FC003", "FC004"]),
]


@pytest.mark.parametrize(("made", "expected"), STITCHED)
def test_words_put_together_from_far_apart(made: tuple[Difference, ...], expected: list[str]) -> None:
    result = checked(found=[candidate(*made, stitched=True)])
    assert ids(result) == [*expected, "FC010"]
    if expected[0] == "FC003":
        assert "put together from passages far apart" in result.findings[0].message


LEAST = [
    # two passages, the better one first
    (candidate(MARK, score=86.0), candidate(INFLECTION, score=99.0)),
    (candidate(INFLECTION, score=90.0), candidate(INFLECTION, score=99.0, stitched=True)),
    (candidate(NEGATION, score=91.0), candidate(NEGATION, score=90.0)),
    (candidate(NEGATION, score=90.0, stitched=True), candidate(differing(7, Level.MINOR), **LOW)),
]


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(("better", "worse"), LEAST)
def test_a_quote_is_judged_by_the_passage_with_the_least_difference(
    better: Candidate, worse: Candidate, turned: bool
) -> None:
    assert closest(QUOTE, [worse, better] if turned else [better, worse]) is better


def test_rivals_are_those_that_pass_in_another_source_and_differ_critically() -> None:
    best = candidate(INFLECTION)
    rival = candidate(NEGATION, source="sources/rival.txt")
    others = [
        candidate(NEGATION),  # the same source
        replace(rival, passed=False),
        candidate(INFLECTION, source="sources/rival.txt"),
        rival,
    ]
    assert rivals(others, best) == [rival]
    assert rivals(others, candidate(NEGATION)) == [], "the quote itself is said to be altered"


def test_of_many_rivals_two_are_named() -> None:
    others = [candidate(NEGATION, source=f"sources/{name}.txt") for name in "abc"]
    message = checked(found=[candidate(), *others]).findings[0].message
    assert message == (
        "not reviewed yet: “We will raise the harbour fee this year” (another source differs: "
        "sources/a.txt L3: “not” left out (negation); "
        "sources/b.txt L3: “not” left out (negation))"
    )


def test_of_a_rival_only_what_is_critical_is_named() -> None:
    dash = Difference("dash", Level.TYPOGRAPHIC, "–", 3, 4, "-", 3, 4)
    rival = candidate(dash, NEGATION, INFLECTION, source="sources/rival.txt")
    message = checked(found=[candidate(), rival]).findings[0].message
    assert message.endswith("sources/rival.txt L3: “not” left out (negation))")


@pytest.mark.parametrize(("words", "said"), [(9, True), (10, False), (0, True)])
def test_a_source_with_nearly_no_text_is_a_finding(words: int, said: bool) -> None:
    result = checked(found=[candidate()], sources=(Source("sources/a.txt", "text", words, "00"),))
    assert ids(result) == (["FC030", "FC010"] if said else ["FC010"])
    if said:
        assert f"in this source: {words} words." in result.findings[0].message
        assert (result.findings[0].path, result.findings[0].key) == ("sources/a.txt", "sources/a.txt")


SKIPPED = [
    ("it is a picture", "", "source not readable: it is a picture."),
    ("it is a picture", "Have it recognised.", "source not readable: it is a picture. Have it recognised."),
]


@pytest.mark.parametrize(("reason", "hint", "message"), SKIPPED)
def test_a_source_that_could_not_be_read_says_why_and_what_next(reason: str, hint: str, message: str) -> None:
    finding = checked(found=[candidate()], skipped=(Skipped("sources/scan.pdf", reason, hint),)).findings[0]
    assert (finding.id, finding.message, finding.key) == ("FC030", message, "sources/scan.pdf")


PARTED = [
    # words then, words now; what of both stands where they part
    ("The soil was full by the tenth of May", "The soil was full by the last of May", "… full by the tenth of May", "… full by the last of May"),
    ("We will not, said the mayor", "We will, said the mayor", "We will not, said the mayor", "We will, said the mayor"),
    ("one two three four five", "one two three four five six", "… three four five", "… three four five six"),
    ("one two one two one two", "one two one two", "… two one two one two", "… two one two"),
    ("the same", "the same", "the same", "the same"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "first", "second"), PARTED)
def test_two_long_texts_are_shown_where_they_part(old: str, new: str, first: str, second: str) -> None:
    assert parted(old, new) == (first, second)


BROKEN = [
    # the error about the verdict file, its hint, line, message
    ("article.verdicts.toml:12:3: not valid TOML", "Mend it.", 12, "verdict file: not valid TOML. Mend it."),
    ("article.verdicts.toml:7: not valid TOML", "", 7, "verdict file: not valid TOML."),
    ("article.verdicts.toml: has conflict markers", "", 1, "verdict file: has conflict markers."),
]


@pytest.mark.parametrize(("error", "hint", "line", "message"), BROKEN)
@pytest.mark.parametrize("severity", [{}, {"FC031": "off"}, {"FC031": "error"}])
def test_a_verdict_file_that_cannot_be_used_is_always_said(
    error: str, hint: str, line: int, message: str, severity: dict
) -> None:
    result = checked(
        VerdictFileError(error, hint=hint), [candidate()], settings=Settings(severity=severity), wanted=frozenset()
    )
    (finding,) = result.findings
    assert (finding.id, finding.severity, finding.line, finding.message) == ("FC031", "error", line, message)
    assert finding.path == "article.verdicts.toml"
    assert finding.key, "or it could be taken for known"


GONE = [
    # the evidence that is there now, the source's text, the finding, a word of the message
    ("same", None, "FC021", "sources/minutes.txt is gone; ada’s verdict rests on it"),
    ("same", "Quite other words.", "FC021", "sources/minutes.txt changed at the passage ada’s verdict rests on"),
    ("none", f"He said: {SAID}.", "FC021", "a passage ada’s verdict rests on was removed from the verdict file"),
]


@pytest.mark.parametrize(("evidence", "text", "number", "said"), GONE)
def test_what_changed_on_the_sources_side_is_said(evidence: str, text: str | None, number: str, said: str) -> None:
    file = rested()
    if evidence == "none":
        file = file.with_record(QUOTE.id, replace(file.claims[QUOTE.id], evidence={}))
    result = checked(file, [candidate()], source_text=lambda _: text)
    assert ids(result) == [number]
    assert said in result.findings[0].message
    assert result.findings[0].candidate == candidate()


def test_changed_words_and_a_changed_source_are_the_articles_change() -> None:
    file = rested()
    record = file.claims[QUOTE.id]
    old = replace(
        record.reviews["ada"], basis=record.reviews["ada"].basis.replace(record.reviews["ada"].basis[:8], "0" * 8)
    )
    file = file.with_record(QUOTE.id, replace(record, reviews={"ada": replace(old, was="We will lower it")}))
    result = checked(file, [candidate()], source_text=lambda _: None)
    assert ids(result) == ["FC020"]
    assert "the article’s words changed after ada’s verdict (then “We will lower it”)" in result.findings[0].message
    assert "sources/minutes.txt is gone; ada’s verdict rests on it" in result.findings[0].message


NOTES = {"ada": "heard on tape"}


def test_reviews_are_said_with_names_and_notes() -> None:
    def message(**given: object) -> str:
        return checked(reviewed(given), [candidate()], settings=Settings(required_reviews=2)).findings[0].message

    basis = reviewed({"ada": Verdict.DISPUTED}).claims[QUOTE.id].reviews["ada"].basis
    note = Review(Verdict.DISPUTED, "heard on tape", basis=basis)
    words = "“We will raise the harbour fee this year”"
    assert message(ada=note, ben=Verdict.DISPUTED) == f"disputed by ada, ben (heard on tape): {words}"
    assert message(ada=Verdict.UNSOURCED, ben=Verdict.UNSOURCED) == f"marked unsourced by ada, ben: {words}"
    assert message(ada=Verdict.VERIFIED) == f"1 of 2 reviews (ada): {words}"
    assert message(ada=Verdict.VERIFIED, ben=Verdict.DISPUTED) == (
        f"reviewers disagree (ada: verified, ben: disputed): {words}"
    )


def finding(number: str, path: str, severity: str = "error", claim: Claim | None = None) -> Finding:
    return Finding(number, severity, f"{number} of {path}", path, claim=claim)


def test_what_is_about_no_article_is_said_once() -> None:
    shared = finding("FC030", "sources/a.txt")
    first = Result("one.txt", findings=(shared, finding("FC001", "one.txt", claim=QUOTE)))
    second = Result("two.txt", findings=(shared, finding("FC001", "one.txt", claim=QUOTE), finding("FC030", "two.txt")))
    again = Result("two.txt", findings=(finding("FC030", "two.txt"),))
    assert [[each.id for each in article.findings] for article in said_once([first, second, again])] == [
        ["FC030", "FC001"],
        ["FC001", "FC030"],
        ["FC030"],
    ]


def test_an_article_counts_its_claims() -> None:
    article = checked(
        claims=(QUOTE, claim_of("claim", "The council met on Monday."), claim_of("claim", "The council met"))
    )
    assert (article.quotes, article.statements) == (1, 2)


EXITS = [
    # severities of the findings, those that fail, whether an input could not be used, the exit code
    (["warning", "note"], {"error"}, False, 0),
    (["error"], {"error"}, False, 1),
    (["warning"], {"error", "warning"}, False, 1),
    ([], {"error"}, True, 2),
    (["error"], {"error"}, True, 2),
]


@pytest.mark.parametrize(("given", "fails", "broken", "code"), EXITS)
def test_how_a_run_ends(given: list[str], fails: set[str], broken: bool, code: int) -> None:
    findings = tuple(finding("FC001", "a.txt", severity) for severity in given)
    run = Run((Result("b.txt"), Result("a.txt", findings=findings, broken=broken)), frozenset(fails))
    assert run.exit_code == code
    assert run.counts == severities(findings) == {name: given.count(name) for name in ("error", "warning", "note")}


def test_a_place_without_a_line_is_the_first() -> None:
    from factcheck.core.model import Document

    nowhere = Document("article.pdf", "We will raise the harbour fee this year,", "00")
    only = replace(QUOTE, start=0, end=len(QUOTE.text))
    found = checked(listed(only), [candidate(locator=Locator())], claims=(only,), article=nowhere).findings[0]
    assert (found.line, found.column, found.end_line, found.end_column) == (1, 1, 1, 1)


def test_a_level_without_differences_is_enough_to_judge_by() -> None:
    assert ids(checked(found=[replace(candidate(), comparison=Comparison(Level.TYPOGRAPHIC))])) == ["FC010"]


WANTED = [
    ((), "FC001"),
    ((INFLECTION,), "FC002"),
    ((NEGATION,), "FC003"),
    ((CONTEXT,), "FC004"),
]


@pytest.mark.parametrize(("made", "number"), WANTED)
def test_each_finding_of_the_words_can_be_asked_for_alone(made: tuple[Difference, ...], number: str) -> None:
    found = [candidate(*made)] if made else []
    assert ids(checked(found=found, wanted=frozenset({number}))) == [number]


def test_what_a_comment_and_the_baseline_silence_is_silenced_once() -> None:
    ignores = find_ignores(
        TEXT.replace("\n\n“", "\n<!-- factcheck-ignore FC001: from a letter -->\n“"), TEXT, plain=False
    )
    known = Baseline({"article.txt": {QUOTE.id: frozenset({"FC001", "FC010"})}})
    result = checked(ignores=ignores, baseline=known)
    assert [(item.finding.id, item.by) for item in result.silenced] == [("FC001", "comment"), ("FC010", "baseline")]
    assert result.findings == ()


@pytest.mark.parametrize(("before", "column"), [("", 1), ("The council met. ", 18), ("One.\n\nTwo. ", 6)])
def test_a_comment_stands_in_its_line_and_column(before: str, column: int) -> None:
    (ignore,) = find_ignores(f"{before}<!-- factcheck-ignore FC001 -->\n“No.”", "", plain=False)
    assert (ignore.line, ignore.column) == (before.count("\n") + 1, column)


def test_each_finding_about_a_source_is_known_by_its_path() -> None:
    sources = (Source("sources/a.txt", "text", 300, "00", unread=("attachments, not read: b.pdf",)),)
    findings = checked(found=[candidate()], sources=sources, skipped=(Skipped("sources/c.pdf", "a picture"),)).findings
    assert [(each.key, each.path, each.severity) for each in findings[:2]] == [
        ("sources/c.pdf", "sources/c.pdf", "warning"),
        ("sources/a.txt", "sources/a.txt", "warning"),
    ]


def test_of_long_words_that_changed_both_are_shown_where_they_part() -> None:
    """The finding names a long claim by its first words, where nothing may have changed."""
    long = "We will not raise the harbour fee this year, whatever the board of the ferry line may say of it in"
    reason = Reason("article changed", "ada", old=f"{long} spring", new=f"{long} autumn")
    words = stale_words(reason, "", reason.new)
    assert words.endswith("(then “… of it in spring”, now “… of it in autumn”)")
    file = rested()
    record = file.claims[QUOTE.id]
    review = replace(record.reviews["ada"], basis="0" * 8, was=f"{SAID}, whatever the board of the ferry line may say")
    result = checked(file.with_record(QUOTE.id, replace(record, reviews={"ada": review})), [candidate()])
    (stale,) = (finding for finding in result.findings if finding.id == "FC020")
    assert "(then “We will not raise the" in stale.message
    assert "now “We will raise the" in stale.message
