"""The annotated script for Word, and the corrections as a patch: valid whatever the text, and nothing but text."""

import io
import re
import subprocess
import zipfile
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from tests.unit.reports.made import NASTY, copy, texts

from factcheck import check_article
from factcheck.checks import annotated_script
from factcheck.core.model import State
from factcheck.documents import read_document
from factcheck.reports.annotated_docx import annotated_docx
from factcheck.reports.patch import patch

few = settings(max_examples=30, deadline=None)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(data: bytes) -> dict[str, ET.Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: ET.fromstring(package.read(name)) for name in package.namelist()}


@given(texts)
@few
def test_every_part_is_xml_and_every_comment_has_its_place(text: str) -> None:
    found = parts(annotated_docx(copy(text)))
    comments = [each.get(f"{W}id") for each in found["word/comments.xml"]]
    document = found["word/document.xml"]
    for mark in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert sorted(each.get(f"{W}id") or "" for each in document.iter(f"{W}{mark}")) == sorted(map(str, comments))


@pytest.mark.parametrize("text", NASTY)
def test_nothing_in_it_is_a_field_a_link_or_a_macro(text: str) -> None:
    found = parts(annotated_docx(copy(text)))
    tags = {
        each.tag.removeprefix(W) for name in ("word/document.xml", "word/comments.xml") for each in found[name].iter()
    }
    assert tags <= {
        "document", "body", "p", "r", "t", "rPr", "pPr", "b", "sz", "shd", "vertAlign", "spacing", "outlineLvl",
        "sectPr", "commentRangeStart", "commentRangeEnd", "commentReference", "comments", "comment",
    }  # fmt: skip


def test_our_own_reader_finds_the_article_in_it(tmp_path) -> None:
    made = copy("We will not raise the fee", note="Heard on tape.")
    path = tmp_path / "script.docx"
    path.write_bytes(annotated_docx(made))
    text = read_document(path).text
    assert "We will not raise the fee" in text
    assert annotated_docx(made) == path.read_bytes(), "the same script makes the same bytes"


def test_a_comment_has_the_verdict_the_note_and_the_passage() -> None:
    found = parts(annotated_docx(copy("We will not raise the fee", note="Heard on tape.")))
    words = "".join(found["word/comments.xml"].itertext())
    assert "disputed by" in words
    assert "Heard on tape." in words
    assert "words We will not raise the fee words" in words


# Patches

SOURCE = "INES ORSOLO: We have not closed the old quay. We sold nine of our boats and, uh, two of the old nets in the spring.\n"
ARTICLE = "“We have closed the old quay,” Orsolo said.\n\n“We sold eight of our boats and two of the old nets in the spring,” she said.\n\nThe end{}"


@pytest.fixture
def corrected(tmp_path, monkeypatch):
    """The patch of an article, and the folder that it is in."""
    from factcheck.app.articles import Given
    from factcheck.app.check_many import case_of
    from factcheck.app.libraries import Libraries, Task
    from factcheck.app.project import Options
    from factcheck.core.catalog import FINDINGS

    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "hearing.txt").write_text(SOURCE)
    monkeypatch.chdir(tmp_path)

    def made(text: str, name: str = "article.md"):
        (tmp_path / name).write_bytes(text.encode())
        task = Task(Options(cache=False, quiet=True), frozenset(FINDINGS), allow_empty=True, known=False)
        return patch(annotated_script(case_of(Given(tmp_path / name), Libraries(task))), text)

    return made


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_git_applies_it_and_then_nothing_differs(corrected, tmp_path, end: str) -> None:
    text, left = corrected(ARTICLE.format(end))
    assert left == ()
    (tmp_path / "fix.patch").write_bytes(text.encode())
    subprocess.run(["git", "apply", "fix.patch"], cwd=tmp_path, check=True, capture_output=True)
    now = (tmp_path / "article.md").read_bytes().decode()
    assert now == ARTICLE.format(end).replace("have closed", "have not closed").replace("eight", "nine")
    found = {each.id for each in check_article(tmp_path / "article.md").findings}
    assert not found & {"FC001", "FC003", "FC004", "FC005"}
    assert corrected(now) == ("", ())


def test_a_quote_with_markup_in_it_is_left_to_a_person(corrected) -> None:
    text, left = corrected("“We have *closed* the old quay,” Orsolo said.\n")
    assert text == ""
    assert re.fullmatch(r"claim 1: its words have markup .*", left[0])


def test_what_was_verified_stays_as_it_is() -> None:
    from factcheck.checks.annotated import _CORRECTED

    assert not _CORRECTED & {State.VERIFIED, State.UNSOURCED, State.DISMISSED}
