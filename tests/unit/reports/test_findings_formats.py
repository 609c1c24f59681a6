"""Findings in every format: whatever is in an article, a source or a file's name comes out as text."""

import json
import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser
from tests.unit.reports.made import NASTY, claim, finding, runs, texts

from factcheck.checks import Result, Run
from factcheck.core.text import visible
from factcheck.reports.ci import (
    MOST,
    findings_github,
    findings_gitlab,
    findings_junit,
    findings_rdjson,
    findings_sarif,
    summary_table,
)
from factcheck.reports.escaping import command_data, command_property, markdown, uri, xml_text
from factcheck.reports.json import findings_json
from factcheck.reports.text import Ink, findings_text, statistics_text

few = settings(max_examples=60, deadline=None)

UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
COMMAND = re.compile(r"::(\w+) ([^:]*)::(.*)")


def unescaped(text: str) -> str:
    for code, character in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, character)
    return text


@given(texts)
@few
def test_a_workflow_command_gives_back_what_was_put_in(text: str) -> None:
    assert unescaped(command_data(text)) == text
    assert unescaped(command_property(text)) == text
    assert not re.search(r"[\r\n]", command_data(text))
    assert not re.search(r"[\r\n:,]", command_property(text))


@given(runs())
@few
def test_github_is_one_command_a_finding_and_no_other(run: Run) -> None:
    assert not UNSEEN.search(findings_github(run))
    lines = findings_github(run).split("\n")[:-1]
    commands = [COMMAND.fullmatch(line) for line in lines if line.lstrip().startswith("::")]
    assert all(commands)
    levels = [found[1] for found in commands if found]
    errors = run.counts["error"] + sum(bool(article.error) for article in run.articles)
    assert levels.count("error") == min(MOST, errors)
    assert levels.count("warning") == min(MOST, run.counts["warning"])
    assert levels.count("notice") == min(MOST, run.counts["note"])
    assert all(
        re.fullmatch(r"and \d+ more \w+, not marked: GitHub shows 10", line) for line in lines if line[:2] != "::"
    )
    for found in commands:
        assert found
        assert set(dict(part.split("=", 1) for part in found[2].split(","))) <= {
            "file", "line", "col", "endLine", "endColumn", "title",
        }  # fmt: skip


def test_github_shows_what_is_wrong_before_what_nobody_has_looked_at() -> None:
    new = [finding("x", "a.txt", number="FC010", line=number) for number in range(1, 13)]
    run = Run((Result("a.txt", findings=(*new, finding("x", "a.txt", line=99))),))
    lines = findings_github(run).splitlines()
    assert "line=99" in lines[0]
    assert lines[-1] == "and 3 more errors, not marked: GitHub shows 10"


@given(runs())
@few
def test_sarif_has_a_place_and_a_relative_address_for_every_result(run: Run) -> None:
    log = json.loads(findings_sarif(run, "0.1.0", lambda *_: ""))["runs"][0]
    expected = sum(len(article.findings) + len(article.silenced) for article in run.articles)
    assert len(log["results"]) == expected
    assert log["columnKind"] == "unicodeCodePoints"
    rules = [rule["id"] for rule in log["tool"]["driver"]["rules"]]
    for result in log["results"]:
        place = result["locations"][0]["physicalLocation"]
        assert re.fullmatch(r"[A-Za-z0-9._~%/-]+", place["artifactLocation"]["uri"])
        assert not place["artifactLocation"]["uri"].startswith(("/", "../"))
        assert place["region"]["startLine"] >= 1
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["partialFingerprints"]
    marked = [result for result in log["results"] if "suppressions" in result]
    assert len(marked) == sum(len(article.silenced) for article in run.articles)
    assert log["invocations"][0]["executionSuccessful"] == (run.exit_code != 2)


@given(runs())
@few
def test_junit_is_xml_with_a_case_a_claim(run: Run) -> None:
    suites = ET.fromstring(findings_junit(run))
    assert [suite.get("name") for suite in suites] == [xml_text(visible(article.path)) for article in run.articles]
    failing = sum(any(each.severity == "error" for each in article.findings if each.claim) for article in run.articles)
    assert int(suites.get("failures", "")) == failing
    assert int(suites.get("errors", "")) == sum(bool(article.error) for article in run.articles)
    for suite in suites:
        assert {element.tag for element in suite.iter()} <= {
            "testsuite", "testcase", "failure", "error", "skipped", "system-out",
        }  # fmt: skip


@given(runs())
@few
def test_json_and_rdjson_give_back_what_was_put_in(run: Run) -> None:
    text = findings_json(run)
    assert not UNSEEN.search(text)
    data = json.loads(text)
    assert data["schema"] == 1
    assert data["exit_code"] == run.exit_code
    assert data["summary"] == run.counts
    assert [[each["message"] for each in article["findings"]] for article in data["articles"]] == [
        [each.message for each in article.findings] for article in run.articles
    ]
    rdjson = json.loads(findings_rdjson(run, lambda *_: ""))
    assert len(rdjson["diagnostics"]) == sum(run.counts.values()) + sum(bool(article.error) for article in run.articles)
    assert not UNSEEN.search("".join(each["message"] for each in rdjson["diagnostics"]))


@given(runs())
@few
def test_text_says_nothing_to_a_terminal_nor_to_a_log(run: Run) -> None:
    text = findings_text(run.articles, Ink(color=False), every=True)
    assert not UNSEEN.search(text)
    lines = text.split("\n")[:-1]
    assert sum(not line.startswith("    closest: ") for line in lines) == sum(run.counts.values())
    assert not [line for line in lines if line.lstrip().startswith(("::", "##["))]


def rendered(source: str) -> str:
    """What a reader sees of a piece of Markdown; with it, nothing but text may be there."""
    tree = LexborHTMLParser(MarkdownIt("gfm-like", {"linkify": False}).render(f"x {source} x"))
    assert {node.tag for node in tree.css("body *")} <= {"p", "-comment"}, tree.html
    return " ".join(tree.body.text().split())


@given(texts)
@few
def test_markdown_shows_a_text_as_it_is(text: str) -> None:
    shown = visible(text)
    assert rendered(markdown(text)) == " ".join(f"x {shown} x".split())


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_nothing_is_called_or_linked_from_markdown(text: str) -> None:
    made = markdown(text)
    assert not re.search(r"@\w|#\d|https?://|www\.", made)


@given(runs())
@few
def test_the_summary_is_one_table_row_a_finding(run: Run) -> None:
    table = summary_table(run)
    assert not UNSEEN.search(table)
    rows = [line for line in table.split("\n") if re.match(r"\| (error|warning|note) \|", line)]
    assert len(rows) == sum(run.counts.values())
    assert all(len(re.findall(r"(?<!\\)\|", line)) == 4 for line in rows)


URIS = [
    ("articles/harbour.md", "articles/harbour.md"),
    ("a b/ü.md", "a%20b/%C3%BC.md"),
    ("javascript:alert(1)", "javascript%3Aalert%281%29"),
    ("../up/a.md", "up/a.md"),
    ("/abs/a.md", "abs/a.md"),
    ("caf\udce9.md", "caf%E9.md"),
    ("a#b?c%d", "a%23b%3Fc%25d"),
]


@pytest.mark.parametrize(("path", "expected"), URIS)
def test_paths_as_addresses(path: str, expected: str) -> None:
    assert uri(path) == expected


def test_rdjson_counts_bytes() -> None:
    item = replace(finding("x", "a.txt"), column=5, end_column=7)
    data = json.loads(findings_rdjson(Run((Result("a.txt", findings=(item,)),)), lambda *_: "€ü “abc”"))
    span = data["diagnostics"][0]["location"]["range"]
    assert span == {"start": {"line": 3, "column": 10}, "end": {"line": 3, "column": 12}}


def test_text_counts_the_unreviewed_and_names_them_when_asked() -> None:
    many = tuple(replace(finding(f"w{n}", "a.txt", number="FC010", line=n), claim=claim(f"w{n}")) for n in range(1, 9))
    run = [Result("a.txt", findings=(*many, finding("x", "a.txt", line=99)))]
    short = findings_text(run, Ink(color=False))
    assert short.splitlines()[0].startswith("a.txt:99:2 error FC003 ")
    assert short.splitlines()[-1] == "a.txt:1:2 error FC010 not reviewed yet: 8 quotes (-v names them)"
    assert len(findings_text(run, Ink(color=False), every=True).splitlines()) == 10
    assert len(findings_text([Result("a.txt", findings=many[:3])], Ink(color=False)).splitlines()) == 3


@given(
    st.lists(st.sampled_from(["error", "warning", "note"]), max_size=5), st.sampled_from(["error", "warning", "note"])
)
def test_the_exit_code_follows_from_the_severities(found: list[str], least: str) -> None:
    order = ["error", "warning", "note"]
    fails = frozenset(order[: order.index(least) + 1])
    article = Result("a", findings=tuple(finding("x", "a", severity=severity) for severity in found))
    assert Run((article,), fails).exit_code == int(any(severity in fails for severity in found))
    assert Run((article, replace(article, broken=True)), fails).exit_code == 2


PLACED = Run(
    (Result("a.docx", (claim("x"),), (replace(finding("x", "a.docx"), line=1, place="§ The fee, ¶ 12"),)),),
    frozenset({"error"}),
)
"""A finding in a file that has no lines."""


def test_where_a_file_has_no_lines_a_person_is_told_the_place() -> None:
    text = findings_text(PLACED.articles, Ink(color=False))
    assert text.startswith("a.docx (§ The fee, ¶ 12) error FC003 quote altered: x\n")
    assert json.loads(findings_json(PLACED))["articles"][0]["findings"][0]["place"] == "§ The fee, ¶ 12"
    (line,) = findings_github(PLACED).splitlines()
    assert line.startswith("::error file=a.docx,title=FC003 misquote::§ The fee, ¶ 12: quote altered: x%0A")
    assert "| error | a.docx | FC003 § The fee, ¶ 12: quote" in summary_table(PLACED)
    (diagnostic,) = json.loads(findings_rdjson(PLACED, lambda *_: ""))["diagnostics"]
    assert diagnostic["location"] == {"path": "a.docx"}
    assert diagnostic["message"].startswith("§ The fee, ¶ 12: quote altered: x")
    (result,) = json.loads(findings_sarif(PLACED, "0.1.0", lambda *_: ""))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 1
    assert result["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "§ The fee, ¶ 12", "kind": "element"}]
    assert result["message"]["text"].startswith("§ The fee, ¶ 12: quote altered: x")
    failure = ET.fromstring(findings_junit(PLACED)).find("testsuite/testcase/failure")
    assert failure is not None
    assert (failure.text or "").startswith("a.docx FC003 § The fee, ¶ 12: quote altered: x")


@given(runs())
@few
def test_gitlab_is_a_list_of_violations_each_with_its_own_fingerprint(run: Run) -> None:
    violations = json.loads(findings_gitlab(run))
    failed = sum(bool(article.error) for article in run.articles)
    assert len(violations) == sum(run.counts.values()) + failed
    for each in violations:
        assert each.keys() == {"description", "check_name", "fingerprint", "severity", "location"}
        assert each["severity"] in {"critical", "major", "minor", "info"}
        assert each["location"]["lines"]["begin"] >= 1
        assert not UNSEEN.search(each["description"])
    moved = replace(finding("x", "a.txt"), line=99)
    prints = {
        json.loads(findings_gitlab(Run((Result("a.txt", findings=(one,)),))))[0]["fingerprint"]
        for one in (finding("x", "a.txt"), moved)
    }
    assert len(prints) == 1  # edits elsewhere move it, and it stays the same violation


def test_statistics_count_by_finding_the_commonest_first() -> None:
    found = [finding("x", "a.txt"), finding("y", "a.txt"), finding("z", "a.txt", number="FC010")]
    assert statistics_text(Run((Result("a.txt", findings=tuple(found)),))).splitlines() == [
        "2  FC003  error    misquote",
        "1  FC010  error    not reviewed yet",
    ]
    assert statistics_text(Run(())) == ""
