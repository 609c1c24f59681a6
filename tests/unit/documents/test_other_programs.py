"""Files written by other programs than ours, and their places found by yet other ones. Skips what is not installed."""

import json
import random
import re
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from tests.measured import PATIENCE
from tests.unit.documents.made import PROSE, picture_pdf, read_here

from factcheck.core.errors import SourceError
from factcheck.core.model import Document
from factcheck.documents import read_document

SOURCE = """\
---
title: The harbour report
---

# The harbour

He said "**no**, we will not" and left.[^1] It was long ago, when the first pier was built.

> We have no plans to raise the fee.

## Counts

* One thing
* Two things

| Port  | Since |
|-------|-------|
| Ostby | 1904  |
| Hafn  | 1911  |

[^1]: A note on this.
"""
CHANGES = (
    'We will [not]{.insertion author="Ada" date="2020-11-17T00:00:00Z"} [gladly]{.deletion author="Ada"'
    ' date="2020-11-17T00:00:00Z"} raise [Is this so?]{.comment-start id="0" author="Bo Marsh"}it[]{.comment-end id="0"}.\n'
)


def run(*command: str | Path, cwd: Path, name: str | None = None) -> None:
    """Run a program, or skip where it is not installed."""
    program = name or str(command[0])
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    subprocess.run([program, *map(str, command[1:])], cwd=cwd, check=True, capture_output=True, timeout=PATIENCE)


def said(*command: str | Path, cwd: Path, stdin: str = "") -> str:
    """What a program prints, or a skip where it is not installed."""
    if shutil.which(str(command[0])) is None:
        pytest.skip(f"{command[0]} is not installed")
    words = list(map(str, command))
    return subprocess.run(
        words, cwd=cwd, check=True, capture_output=True, text=True, timeout=PATIENCE, input=stdin
    ).stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("made")
    (place / "source.md").write_text(SOURCE)
    (place / "changes.md").write_text(CHANGES)
    (place / "story.md").write_text("\n\n".join(story(number) for number in range(60)))
    return place


def story(number: int) -> str:
    dice = random.Random(number)
    return " ".join([f"Paragraph {number}", *dice.choices(PROSE, k=80)]) + "."


def office(folder: Path, source: str, kind: str) -> Path:
    """A file converted by LibreOffice, once."""
    made = folder / "office" / f"{Path(source).stem}.{kind}"
    if not made.exists():
        profile = f"-env:UserInstallation=file://{folder}/profile"
        run("soffice", profile, "--headless", "--convert-to", kind, "--outdir", "office", source, cwd=folder)
    return made


def pandoc(folder: Path, source: str, kind: str) -> Path:
    made = folder / f"{Path(source).stem}.{kind}"
    if not made.exists():
        run("pandoc", "-s", source, "-o", made, cwd=folder)
    return made


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


@pytest.mark.parametrize("kind", ["docx", "odt", "epub", "html"])
def test_pandoc(kind: str, folder: Path) -> None:
    document = read_document(pandoc(folder, "source.md", kind))
    found = kinds(document)
    assert document.title == "The harbour report"
    assert document.notes == ()
    for block in [
        ("heading", "The harbour"),
        ("paragraph", "He said “no, we will not” and left. It was long ago, when the first pier was built."),
        ("quote", "We have no plans to raise the fee."),
        ("heading", "Counts"),
        ("item", "One thing"),
        ("item", "Two things"),
        ("table", "Port\tSince\nOstby\t1904\nHafn\t1911"),
    ]:
        assert block in found
    assert "A note on this." in [text for _, text in found]
    assert str(document.locate(document.text.index("Two things"))) == "§ Counts"


@pytest.mark.parametrize("kind", ["odt", "docx", "epub", "html"])
def test_libreoffice(kind: str, folder: Path) -> None:
    source = pandoc(folder, "source.md", "docx" if kind != "docx" else "odt").name
    document = read_document(office(folder, source, kind))
    texts = [text for _, text in kinds(document)]
    assert "He said “no, we will not” and left. It was long ago, when the first pier was built." in texts
    assert "Two things" in texts
    assert any(text.endswith("Ostby\t1904\nHafn\t1911") for text in texts)
    assert any("A note on this." in text for text in texts)


def test_tracked_changes_and_comments_of_pandoc(folder: Path) -> None:
    document = read_document(pandoc(folder, "changes.md", "docx"))
    assert " ".join(document.text.split()).startswith("We will not raise it.")
    assert ("comment", "Is this so?") in kinds(document)
    assert str(document.locate(document.text.index("Is this"))) == "comment by Bo Marsh"
    assert document.notes == ("tracked changes: 1 deleted passages left out, inserted ones read",)


@cache
def pages_by_pdftotext(path: Path) -> Sequence[str]:
    run("pdftotext", path, "pages.txt", cwd=path.parent)
    return (path.parent / "pages.txt").read_text().split("\f")[:-1]


def words(text: str) -> str:
    return " ".join(re.sub(r"-\n", "", text).split())


def places_agree(document: Document, pages: Sequence[str]) -> None:
    """Six words in a row from everywhere on each page stand in our text, on the same page."""
    ours = words(document.text)
    offsets = [match.start() for match in re.finditer(r"\S+", document.text)]
    assert len(offsets) == len(ours.split())
    for number, page in enumerate(pages, 1):
        theirs = words(page).split()
        for at in range(0, len(theirs) - 6, 25):
            piece = " ".join(theirs[at : at + 6])
            assert piece in ours, piece
            first = len(ours[: ours.index(piece)].split())
            assert str(document.locate(offsets[first])) == f"p. {number}"


def test_pages_are_where_pdftotext_finds_them(folder: Path) -> None:
    path = office(folder, pandoc(folder, "story.md", "docx").name, "pdf")
    pages = pages_by_pdftotext(path)
    assert len(pages) > 5
    document = read_document(path)
    places_agree(document, pages)
    assert len(document.blocks) == 60, "a paragraph over two pages is one"


def test_the_text_that_pdftotext_writes_has_the_same_pages(folder: Path) -> None:
    path = office(folder, pandoc(folder, "story.md", "docx").name, "pdf")
    pages = pages_by_pdftotext(path)
    places_agree(read_document(path.parent / "pages.txt"), pages)


def test_a_browser_prints_and_saves_a_page_in_two_columns(folder: Path) -> None:
    text = "".join(f"<p>{story(number)}</p>" for number in range(8))
    page = f"<html><nav><a href=/>Home</a></nav><main style='columns: 2'><h1>The harbour</h1>{text}</main></html>"
    (folder / "page.html").write_text(page)
    run("chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/chromium", "--no-pdf-header-footer",
        "--print-to-pdf=page.pdf", "page.html", cwd=folder)  # fmt: skip
    printed = words(read_document(folder / "page.pdf").text)
    saved = words(read_document(folder / "page.html").text)
    assert "Home" not in saved
    for number in range(8):
        assert words(story(number)) in saved
        assert words(story(number)) in printed


def test_a_scan_needs_ocr(folder: Path) -> None:
    path = office(folder, pandoc(folder, "story.md", "docx").name, "pdf")
    run("pdftoppm", "-jpeg", "-f", "1", "-l", "1", "-scale-to-x", "306", "-scale-to-y", "396", path, "scan", cwd=folder)
    jpeg = next(folder.glob("scan*.jpg")).read_bytes()
    with pytest.raises(SourceError, match="It needs OCR"):
        read_here(picture_pdf(jpeg, 306, 396), "scan.pdf")


@pytest.mark.parametrize("name", ["source.md", "plain.txt"])
def test_lines_are_where_grep_finds_them(name: str, folder: Path) -> None:
    (folder / "plain.txt").write_text(SOURCE.replace("\n", "\r\n"))
    document = read_document(folder / name)
    for words in ("we have no plans", "one thing", "1904", "a note on this"):
        found = said("grep", "-n", "-i", "-b", "-o", words, name, cwd=folder).split(":")
        place = document.locate(document.text.lower().index(words))
        assert place.line == int(found[0])
        raw = (folder / name).read_bytes()
        assert place.column == int(found[1]) - raw.rfind(b"\n", 0, int(found[1]))


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_paragraphs_are_where_pandoc_finds_them(kind: str, folder: Path) -> None:
    document = read_document(office(folder, pandoc(folder, "story.md", "docx").name, "odt") if kind == "odt" else pandoc(folder, "story.md", "docx"))  # fmt: skip
    theirs = said("pandoc", "-t", "plain", "--wrap=none", document.path, cwd=folder).split("\n\n")
    for number in (1, 30, 60):
        words = theirs[number - 1].strip()[:60]
        assert document.locate(document.text.index(words)).paragraph == number


def test_chapters_are_where_unzip_finds_them(folder: Path) -> None:
    (folder / "book.md").write_text("# The quay\n\nWe have no plans.\n\n# The fee\n\nIt will not be raised.\n")
    path = pandoc(folder, "book.md", "epub")
    document = read_document(path)
    for words in ("no plans", "not be raised"):
        listed = re.findall(r"\S+ch\d+\.xhtml", said("unzip", "-Z1", path, cwd=folder))
        (page,) = [page for name in listed if words in (page := said("unzip", "-p", path, name, cwd=folder))]
        heading = re.search(r"<h1[^>]*>([^<]+)</h1>", page)
        assert heading
        place = document.locate(document.text.index(words))
        assert (place.part, place.heading) in ((heading[1], None), (heading[1], heading[1]), (None, heading[1]))


def test_a_message_is_cited_as_git_reads_it(folder: Path) -> None:
    (folder / "mail.eml").write_text(
        "From: Bo Marsh <bo@example.org>\nTo: ada@example.org\nDate: Tue, 17 Nov 2026 09:00:00 +0000\n"
        "Subject: The fee\nMessage-ID: <1>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
        "Content-Transfer-Encoding: quoted-printable\n\nWe will =E2=80=9Cnot=E2=80=9D raise it.\n"
    )
    mail = (folder / "mail.eml").read_text()
    told = said("git", "mailinfo", "body.txt", "rest.txt", cwd=folder, stdin=mail)
    document = read_document(folder / "mail.eml")
    body = ((folder / "body.txt").read_text() + (folder / "rest.txt").read_text()).strip()
    assert body in document.text
    author = re.search(r"Author: (.*)", told)
    assert author
    assert document.locate(document.text.index(body)).part == f"{author[1]}, 17 November 2026"


@pytest.mark.parametrize(("kind", "theirs"), [("srt", "webvtt"), ("vtt", "srt")])
def test_times_are_where_ffmpeg_finds_them(kind: str, theirs: str, folder: Path) -> None:
    """In subtitles of one format that it turns into the other: SRT, and VTT without hours, with settings and voices."""
    minutes = range(1, 30)
    if kind == "srt":
        cues = [f"{n}\n00:{n:02}:01,000 --> 00:{n:02}:02,000\nThe {n}th time it was said." for n in minutes]
    else:
        cues = [f"{n:02}:01.250 --> {n:02}:02.000 align:start\n<v Ada>The {n}th time it was said.</v>" for n in minutes]
        cues.insert(0, "WEBVTT\n\nNOTE 00:00:17.000 is no time of the 17th cue")
    (folder / f"tape.{kind}").write_text("\n\n".join(cues))
    document = read_document(folder / f"tape.{kind}")
    written = said("ffmpeg", "-v", "error", "-i", f"tape.{kind}", "-f", theirs, "-", cwd=folder)
    for words in ("4th", "17th", "29th"):
        found = re.search(rf"(\d\d):(\d\d)[.,](\d+) --> [^\n]+\n[^\n]*{words}", written)
        assert found
        assert document.locate(document.text.index(words)).time == 60 * int(found[1]) + float(f"{found[2]}.{found[3]}")


SPOKEN = {
    "Whisper": (
        {"segments": [{"start": n * 2.5, "end": n * 2.5 + 2, "speaker": f"Voice {n % 2}", "text": f" The {n}th time."} for n in range(30)]},
        r'.segments[] | select(.text | test("\\b" + $words + "\\b")) | "\(.start) \(.speaker)"',
    ),
    "AssemblyAI": (
        {"utterances": [{"start": n * 3000, "end": n * 3000 + 2000, "speaker": "AB"[n % 2], "words": [
            {"text": text, "start": n * 3000 + at, "end": n * 3000 + at + 90, "speaker": "AB"[n % 2]}
            for at, text in enumerate(("No.", f"{n}th", "time."), 700)
        ]} for n in range(30)]},
        r'.utterances[] | .speaker as $who | .words[] | select(.text == $words) | "\(.start / 1000) Speaker \($who)"',
    ),
}  # fmt: skip


@pytest.mark.parametrize("maker", SPOKEN)
def test_times_and_speakers_are_where_jq_finds_them(maker: str, folder: Path) -> None:
    content, question = SPOKEN[maker]
    (folder / "spoken.json").write_text(json.dumps(content))
    document = read_document(folder / "spoken.json")
    for words in ("4th", "17th", "29th"):
        time, who = said("jq", "-r", "--arg", "words", words, question, "spoken.json", cwd=folder).split(" ", 1)
        place = document.locate(document.text.index(words))
        assert (place.time, place.speaker) == (float(time), who.strip())


def test_headings_of_a_page_are_where_pandoc_finds_them(folder: Path) -> None:
    """Under headings of every rank, in sections and without, one with markup in it."""
    parts = "".join(
        f"<section><h{2 + n % 3}>Part <em>{n}</em></h{2 + n % 3}><div><p>Story {n} says so.</p><ul><li>Item {n} too</ul></div></section>"
        for n in range(12)
    )
    (folder / "parts.html").write_text(f"<html><body><h1>The harbour</h1><p>Story first.</p>{parts}</body></html>")
    document = read_document(folder / "parts.html")
    outline = said("pandoc", "-f", "html", "-t", "gfm", "--wrap=none", "parts.html", cwd=folder)
    for words in ("Story first", "Story 4 says", "Item 4 too", "Story 11", "Item 11"):
        above = outline[: outline.index(words)]
        heading = re.findall(r"^#+ (.*)$", above, re.MULTILINE)[-1].replace("*", "")
        assert document.locate(document.text.index(words)).heading == heading


def test_subtitles_by_ffmpeg(folder: Path) -> None:
    (folder / "in.vtt").write_text(
        "WEBVTT\n\n00:01.000 --> 00:02.000\nWe will <i>not</i>\n\n00:02.000 --> 00:03.500\nraise it.\n"
    )
    run("ffmpeg", "-y", "-i", "in.vtt", "out.srt", cwd=folder)
    document = read_document(folder / "out.srt")
    assert document.text == "We will not\nraise it."
    assert str(document.locate(document.text.index("raise"))) == "00:00:02"


def test_captions_by_ffmpeg(folder: Path) -> None:
    (folder / "tape2.srt").write_text("1\n00:01:01,000 --> 00:01:02,000\nWe will <i>not</i> raise it.\n")
    run("ffmpeg", "-y", "-i", "tape2.srt", "tape2.vtt", cwd=folder)
    document = read_document(folder / "tape2.vtt")
    assert (document.format, document.text) == ("vtt", "We will not raise it.")
    assert str(document.locate(0)) == "00:01:01"


def test_markdown_by_pandoc(folder: Path) -> None:
    (folder / "page2.html").write_text(
        "<h1>The quay</h1><p>We <b>will</b> not<p>raise <em>it</em>.<blockquote>No.</blockquote>"
    )
    run("pandoc", "page2.html", "-o", "page2.md", cwd=folder)
    document = read_document(folder / "page2.md")
    assert [text for _, text in kinds(document)] == ["The quay", "We will not", "raise it.", "No."]
    assert document.locate(document.text.index("raise")).heading == "The quay"


def test_a_message_by_git(folder: Path) -> None:
    run("git", "init", "-q", "repo", cwd=folder)
    who = ["-c", "user.name=Bo Marsh", "-c", "user.email=bo@example.org", "-c", "commit.gpgsign=false"]
    run(
        "git",
        "-C",
        "repo",
        *who,
        "commit",
        "-q",
        "--allow-empty",
        "-m",
        "The fee\n\nWe will “not” raise it.",
        cwd=folder,
    )
    written = said("git", "-C", "repo", "format-patch", "--always", "--stdout", "--root", "HEAD", cwd=folder)
    (folder / "patch.eml").write_text(written.partition("\n")[2])  # without the line of a mailbox
    document = read_document(folder / "patch.eml")
    assert document.format == "email"
    assert "We will “not” raise it." in document.text
    assert (document.locate(document.text.index("raise")).part or "").startswith("Bo Marsh, ")
