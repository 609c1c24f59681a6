"""Plain text, the pages and numbered lines in it, and files that are none: each read, or refused with a sentence."""

import bz2
import os
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.documents.made import read_here

from factcheck.core.errors import SourceError
from factcheck.core.model import Document
from factcheck.documents import read_document, readable_files
from factcheck.documents.reading import read_data


@given(
    st.text(
        st.characters(
            exclude_categories=("Cs", "Cc"), include_characters="\n\r\t", exclude_characters=">\u0335\u0336\u0337\u0338"
        ),
        min_size=1,
    )
)
def test_text_is_the_file_and_lines_count(text: str) -> None:
    text = f"x{text}"
    document = read_data(text.encode(), "a.txt")
    assert document.text == text.replace("\r\n", "\n").replace("\r", "\n")
    lines = document.text.split("\n")
    for offset, character in enumerate(document.text):
        place = document.locate(offset)
        assert place.line is not None
        assert place.column is not None
        assert (lines[place.line - 1] + "\n")[place.column - 1] == character
    for block in document.blocks:
        assert document.text[block.start : block.end].strip() == document.text[block.start : block.end]
    assert "".join(document.text.split()) == "".join(
        "".join(document.text[block.start : block.end].split()) for block in document.blocks
    )


REFUSED = {
    "picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0\1" * 200, "a picture"),
    "binary": (bytes(range(256)) * 8, "a binary file"),
    "zeros": (b"\0" * 400, "a binary file"),
    "empty": (b"", "is empty"),
    "blank": (b" \n\t\n", "is empty"),
    "rtf": (b"{\\rtf1\\ansi Hello}", "a rich-text file"),
    "old word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Office or Outlook file of the old kind"),
    "gzip": (b"\x1f\x8b\x08" + b"\0" * 40, "an archive"),
    "bzip2": (bz2.compress(b"words"), "an archive"),
    "gif": (b"GIF89a\x01\0\x01\0\x80\0\0", "a picture"),
    "mp3": (b"ID3\x03\0\0\0\0\x1fvTIT2", "a sound recording"),
    "wave": (b"RIFF\x24\x08\0\0WAVEfmt \x10\0", "a sound recording"),
    "mp4": (b"\0\0\0\x18ftypmp42", "a video"),
    "postscript": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%Pages: 1\n", "a PostScript file"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_text_is_refused_with_what_where_and_what_next(name: str, tmp_path: Path) -> None:
    data, what = REFUSED[name]
    path = tmp_path / "notes.txt"
    path.write_bytes(data)
    with pytest.raises(SourceError) as caught:
        read_document(path)
    assert str(path) in caught.value.message
    assert what in caught.value.message
    assert caught.value.hint


def test_content_counts_before_the_name(tmp_path: Path) -> None:
    for name, content, kind in [
        ("page.txt", "<!DOCTYPE html><p>Hello there", "html"),
        ("subs.txt", "1\n00:00:01,000 --> 00:00:02,000\nHello\n", "srt"),
        ("subs.md", "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n", "vtt"),
        ("notes", "Hello\n", "text"),
        ("notes.md", "Hello\n", "markdown"),
        *(
            ("notes.txt", f"{signature} begins a file of another format, and %PDF-1.7 a PDF.\n", "text")
            for signature in ("ID3", "GIF89a", "BZh9", "%!PS", "%!PS-Adobe-3.0", "{\\rtf1", "The ftyp", "RIFF and WAVE")
        ),
    ]:
        path = tmp_path / name
        path.write_text(content)
        assert read_document(path).format == kind


def test_paths_that_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "gone.txt").symlink_to("nowhere.txt")
    (tmp_path / "folder.txt").mkdir()
    for name, what in [
        ("pipe.txt", "a named pipe"),
        ("loop.txt", "leads back to itself"),
        ("gone.txt", "no file"),
        ("folder.txt", "a folder"),
        ("none.txt", "no file"),
        ("nul\0.txt", "not a path"),
    ]:
        with pytest.raises(SourceError, match=what):
            read_document(tmp_path / name)
    with pytest.raises(SourceError, match="a device"):
        read_document("/dev/zero")


def test_folders_are_walked_in_order_and_nothing_is_lost_in_silence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("b.txt", "a.md", "inner/c.srt", ".hidden.txt", "sources.toml", "picture.png", "data.xyz"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_bytes(b"\x89PNG\0" if name == "picture.png" else b"words\n")
    os.mkfifo("pipe.txt")
    Path("inner/back").symlink_to(tmp_path)
    Path("gone.txt").symlink_to("nowhere")
    Path("same.txt").symlink_to("b.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("talk.txt")
        files, skipped = readable_files([".", "b.txt", "missing"])
    assert files == ["a.md", "b.txt", "inner/c.srt"]
    reasons = {Path(skip.path).name: skip.reason for skip in skipped}
    assert set(reasons) == {"back", "data.xyz", "gone.txt", "missing", "picture.png", "pipe.txt", "talk.txt"}
    assert "back into itself" in reasons["back"]
    assert "a socket" in reasons["talk.txt"]
    assert "a named pipe" in reasons["pipe.txt"]
    assert "a picture" in reasons["picture.png"]
    assert "(.xyz)" in reasons["data.xyz"]


def test_a_name_that_is_not_utf8_can_be_read_and_told(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9\x1b[31m.txt")
    (tmp_path / name).write_bytes(b"")
    with pytest.raises(SourceError) as caught:
        read_document(tmp_path / name)
    assert r"caf\udce9\x1b[31m.txt is empty" in caught.value.message
    (tmp_path / name).write_text("words")
    assert read_document(tmp_path / name).text == "words"


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path):
    (tmp_path / "private.txt").write_text("nobody's business")
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "a.txt").write_text("a source")
    (sources / "b.txt").symlink_to(sources / "a.txt")
    (sources / "out.txt").symlink_to(tmp_path / "private.txt")
    (sources / "outer").symlink_to(tmp_path)
    files, skipped = readable_files([sources])
    assert files == [str(sources / "a.txt")]
    assert [Path(item.path).name for item in skipped] == ["out.txt", "outer"]
    assert all("leads out" in item.reason for item in skipped)
    assert readable_files([sources / "out.txt"]) == ([str(sources / "out.txt")], ())


WORDS = [
    "THE CLERK:  All rise.",
    "Court is open and in ses-",
    "sion today.",
    "MR. MARSH:  Ready.",
    "THE COURT:  Good.",
    "",
    "Then go on.",
]


def page(*, head: str = "", foot: str = "", first: int = 1) -> str:
    lines = [f"{number:3}    {words}" for number, words in enumerate(WORDS, first)]
    return "\n".join([*([head] if head else []), *lines, *([foot] if foot else [])]) + "\n"


def printed(text: str) -> Document:
    return read_here(text.encode(), "a.txt")


def places(text: str, words: str) -> list[str]:
    document = printed(text)
    found, at = [], document.text.find(words)
    while at >= 0:
        found.append(str(document.locate(at)))
        at = document.text.find(words, at + 1)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (page(head=" " * 60 + "Page 41") + page(head=" " * 60 + "Page 42"), ["p. 41:3", "p. 42:3"]),
        (
            "Title\n\n" + page(head="41") + "\f" + page(head="42") + "\f" + page(head="45"),
            ["p. 41:3", "p. 42:3", "p. 45:3"],
        ),
        (page(foot="- 7 -") + "\n" + page(foot="- 8 -"), ["p. 7:3", "p. 8:3"]),
        (page(head="Page 3 of 9") + page() + page(), ["p. 3:3", "p. 4:3", "p. 5:3"]),
        (page() + page(head="Page 2"), ["p. 1:3", "p. 2:3"]),
        (
            page(head="Council    13 October 2026    Page 11") + page(head="Council    13 October 2026    Page 12"),
            ["p. 11:3", "p. 12:3"],
        ),
        ("In session.\n\n" + page(head="Page 41") + page(head="Page 42"), ["L1", "p. 41:3", "p. 42:3"]),
        (page(), ["L3"]),
        (page(first=5), ["L3"]),
        ("one\nsession\n\ftwo\nsession\n\fthree", ["p. 1", "p. 2"]),
        ("one\nsession\n\f", ["L2"]),
    ],
)
def test_pages_and_lines(text: str, expected: list[str]) -> None:
    assert places(text, "sion") == expected


def test_line_and_column_of_the_file_stay() -> None:
    text = page(head="Page 41")
    place = printed(text).locate(text.index("sion"))
    assert (place.line, place.column, place.page) == (4, 8, "41:3")
    assert printed(text).locate(len(text)).page == "41"


def test_a_list_is_no_transcript() -> None:
    text = "".join(f"{n}. thing\n" for n in range(1, 20)) + "\n7\n"
    assert printed(text).locate(0).page is None
