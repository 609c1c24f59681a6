"""Articles and sources that are no plain UTF-8, through the real process: the place a person finds, the guess that is said."""

import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from factcheck.app.passage_cache import _key
from factcheck.core.model import Claim, Speaker
from tests.cli.conftest import Run
from tests.unit.documents.made import column, docx, epub, odt, pdf

SOURCE = "The mayor said: We will not raise the harbour fee this year, whatever the bank asks of us.\n"
LINES = ["The council met.", "“We will raise the harbour fee this year,” the mayor said."]
CUES = "1\n00:00:01,000 --> 00:00:02,000\n{}\n\n2\n00:01:05,000 --> 00:01:09,000\n{}\n".format(*LINES)

ARTICLES = {
    "article.docx": (
        docx(
            '<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>The fee</w:t></w:r></w:p>'
            + "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in LINES)
        ),
        "§ The fee, ¶ 3",
    ),
    "article.odt": (odt("<text:h>The fee</text:h>" + "".join(f"<text:p>{line}</text:p>" for line in LINES)), "§ The fee, ¶ 3"),
    "article.pdf": (pdf([column(LINES[:1]), column(LINES[1:])], labels="0 << /S /r >>"), "p. ii"),
    "article.epub": (epub([("One", f"<p>{LINES[0]}</p>"), ("Two", f"<p>{LINES[1]}</p>")]), "Two"),
    "article.srt": (CUES.encode(), "00:01:05"),
}  # fmt: skip


def check(run: Run, work: Path, name: str, data: bytes, *more: str) -> str:
    (work / "sources").mkdir(exist_ok=True)
    (work / "sources" / "minutes.txt").write_text(SOURCE, encoding="utf-8")
    (work / name).write_bytes(data)
    done = run("check", name, "--select", "FC003", *more)
    assert done.returncode == 1, done.stderr
    return done.stdout


@pytest.mark.parametrize("name", ARTICLES)
def test_where_no_line_can_be_a_person_finds_the_place(run: Run, work: Path, name: str) -> None:
    data, place = ARTICLES[name]
    forms = [f"{form}=out.{form}" for form in ("json", "github", "sarif", "rdjson", "junit")]
    text = check(run, work, name, data, "--format", "text", *(f"--format={form}" for form in forms))
    assert text.startswith(f"{name} ({place}")
    made = {form: (work / f"out.{form}").read_text(encoding="utf-8") for form in ("json", "github", "sarif", "rdjson", "junit")}  # fmt: skip
    (finding,) = json.loads(made["json"])["articles"][0]["findings"]
    assert finding["place"].startswith(place)
    assert made["github"].startswith(f"::error file={name},title=FC003 misquote::{place}")
    (result,) = json.loads(made["sarif"])["runs"][0]["results"]
    assert result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == finding["place"]
    (diagnostic,) = json.loads(made["rdjson"])["diagnostics"]
    assert diagnostic["location"] == {"path": name}
    assert diagnostic["message"].startswith(place)
    failure = ET.fromstring(made["junit"]).find("testsuite/testcase/failure")
    assert failure is not None
    assert (failure.text or "").startswith(f"{name} FC003 {place}")


PAGE = "<html>\n<body>\n<h1>The fee</h1>\n<p>{}</p>\n<p>\n {}</p>\n</body></html>\n".format(*LINES)


@pytest.mark.parametrize(
    ("page", "line", "column"),
    [
        (PAGE, 6, 3),
        (PAGE.replace("“", "<q>").replace("”", "</q>"), 6, 5),
        (PAGE.replace("“", "&ldquo;").replace("not", "<i>not</i>"), 6, 9),
    ],
)
def test_in_html_the_line_is_that_of_the_file(run: Run, work: Path, page: str, line: int, column: int) -> None:
    text = check(run, work, "article.html", page.encode())
    assert text.startswith(f"article.html:{line}:{column} error FC003 ")


def test_a_guess_at_the_encoding_is_said_wherever_the_text_is_used(run: Run, work: Path) -> None:
    said = "The café’s owner said: “We will not raise the price of coffee.”\n"
    (work / "sources").mkdir()
    (work / "sources" / "notes.txt").write_bytes(said.encode("cp1252"))
    (work / "article.txt").write_bytes(f"On Monday.\n\n{said}".encode("cp1252"))
    note = "not UTF-8: read as cp1252, which is a guess"
    for command in (["check", "article.txt"], ["list", "article.txt"], ["report", "article.txt", "-o", "copy.html"]):
        assert f"article.txt: {note}" in run(*command).stderr
    assert f"sources/notes.txt: {note}" in run("check", "article.txt").stderr
    (work / "sources" / "page.html").write_text("<p>Coffee was raised.</p><aside>“It was not.”</aside>")
    quiet, told = run("check", "article.txt").stderr, run("check", "-v", "article.txt").stderr
    assert ("page.html" in quiet, "page.html: left out as navigation" in told) == (False, True)
    assert "such as: “It was not.”" in run("sources").stdout
    assert note in run("sources").stdout
    reviewed = run("review", "article.txt", "--plain", "--reviewer", "ana", stdin="q\n")
    assert f"article.txt: {note}" in reviewed.stderr
    assert f"this source: {note}" in reviewed.stdout
    assert "café’s" in run("find", "We will not raise the price of coffee").stdout + reviewed.stdout


def test_what_is_said_of_a_source_is_in_every_citation(run: Run, work: Path) -> None:
    (work / "sources").mkdir()
    (work / "sources" / "notes.txt").write_text(SOURCE, encoding="utf-8")
    (work / "sources" / "sources.toml").write_text(
        '["notes.txt"]\ntitle = "Minutes"\nauthor = "Town council"\ndate = 2026-10-13\nprimary = true\n'
        'url = "https://example.org/minutes"\n'
    )
    (work / "article.txt").write_text(
        "“We will not raise the harbour fee this year,” the mayor said.\n\n"
        "“The bank asks of us whatever it can,” the mayor said.\n",
        encoding="utf-8",
    )
    cited = "Town council, Minutes, 2026-10-13 (primary)"
    assert run("review", "article.txt", "--plain", "--reviewer", "ana", stdin="v\nq\n").returncode == 0
    assert f"{cited}, https://example.org/minutes" in run("find", "We will not raise the harbour fee").stdout
    assert f"; {cited})" in run("check", "article.txt", "--select", "FC001", "-v").stdout
    run("report", "article.txt")
    page = run("report", "article.txt").stdout  # by what is remembered of the first
    assert f'<cite>{cited}, <a href="https://example.org/minutes"' in page
    assert cited in run("report", "article.txt", "--format", "markdown").stdout
    for form in ("find", "report", "sources"):
        asked = ["We will not raise the harbour fee"] if form == "find" else ["article.txt"] if form == "report" else []
        data = json.loads(run(form, *asked, "--format", "json").stdout)
        assert '"author": "Town council"' in json.dumps(data)
    reviewed = json.loads(run("export", "article.txt", "--format", "claimreview").stdout)
    assert reviewed["@graph"][0]["citation"][0]["creditText"] == "Town council"
    notes = json.loads(run("export", "article.txt", "--format", "webannotation").stdout)
    assert notes["items"][0]["body"][-1]["value"] == f"{cited}, https://example.org/minutes"


def test_what_is_remembered_of_a_search_goes_by_all_of_the_claim() -> None:
    ada, lund = (Speaker(name, 0, len(name), name) for name in ("Ada", "Ada Lund"))
    plain = Claim("q-1", "quote", "never paid", 0, 10)
    claims = [
        plain,
        replace(plain, kind="claim"),
        replace(plain, speaker=lund),
        replace(plain, speaker=ada, text="Lund never paid"),
        replace(plain, nested=((6, 10),)),
    ]
    assert len({_key(claim) for claim in claims}) == len(claims)
    assert _key(replace(plain, nested=((6, 10),))) == _key(replace(plain, start=3, end=13, nested=((9, 13),)))


def test_what_is_remembered_of_a_search_goes_by_what_is_said_of_the_sources(run: Run, work: Path) -> None:
    (work / "sources").mkdir()
    for name in ("a.txt", "b.txt"):
        (work / "sources" / name).write_text(f"{name} begins.\n\n{SOURCE}", encoding="utf-8")
    (work / "article.txt").write_text(
        "“We will not raise the harbour fee this year,” the mayor said.\n", encoding="utf-8"
    )
    assert "sources/a.txt L3" in run("report", "article.txt", "--format", "markdown").stdout
    (work / "sources" / "sources.toml").write_text('["b.txt"]\nprimary = true\n', encoding="utf-8")
    for _ in range(2):
        assert (
            "closest passage, verbatim, (primary), sources/b.txt L3"
            in run("report", "article.txt", "--format", "markdown").stdout
        )
