"""What was read once is not read again, and a cache that is broken costs time and nothing else."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.documents.made import column, docx, pdf

from factcheck.documents import cache, children, read_document, read_many
from factcheck.documents.packing import packed, unpacked
from factcheck.errors import SourceError
from factcheck.model import Block, Document, Locator, Place


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.pdf"
    path.write_bytes(pdf([column(["Words of it."])], labels="0 << /S /r >>", title="Paper"))
    return path


@pytest.fixture
def no_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on, no child may be started."""

    def refuse(_: children.Child) -> None:
        raise SourceError("a child was started")

    monkeypatch.setattr(children.Child, "_start", refuse)


def entries(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_the_second_time_no_child_is_needed(paper: Path, request: pytest.FixtureRequest) -> None:
    first = read_document(paper)
    request.getfixturevalue("no_child")
    again = paper.with_name("copy.txt")
    again.write_bytes(paper.read_bytes())
    assert read_document(paper) == first
    assert read_document(again) == replace(first, path=str(again))
    assert [result for _, result in read_many([paper, again])] == [first, replace(first, path=str(again))]
    with pytest.raises(SourceError, match="a child was started"):
        read_document(paper, cache=False)


def test_plain_text_is_stored_nowhere(tmp_path: Path, cache_folder: Path) -> None:
    (tmp_path / "a.txt").write_text("words\n" * 100_000)
    (tmp_path / "a.md").write_text("# words\n")
    assert len(list(read_many([tmp_path / "a.txt", tmp_path / "a.md"]))) == 2
    assert entries(cache_folder) == []


@pytest.mark.parametrize("content", [b"", b"{", b"[1,2,3]", b"\xff", b'["a","b","pdf",[],[[1]],[],"text"]'])
def test_an_entry_that_is_broken_is_made_again(content: bytes, paper: Path, cache_folder: Path) -> None:
    first = read_document(paper)
    (entry,) = entries(cache_folder)
    whole = entry.read_bytes()
    entry.write_bytes(content)
    assert read_document(paper) == first
    assert entry.read_bytes() == whole


def test_a_cache_that_cannot_be_written_is_no_error(paper: Path, cache_folder: Path) -> None:
    (cache_folder / "factcheck").write_text("a file where the folder should be")
    assert read_document(paper).text == "Words of it."


def test_the_cache_keeps_to_its_room_and_to_its_version(
    paper: Path, cache_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_document(paper)
    (first,) = entries(cache_folder)
    os.utime(first, (1, 1))
    old = first.parent.with_name("v0") / "old.pdf.json"
    old.parent.mkdir()
    old.write_bytes(b"x")
    other = paper.with_name("other.docx")
    other.write_bytes(docx("<w:p><w:r><w:t>Words.</w:t></w:r></w:p>"))
    monkeypatch.setattr(cache, "ROOM", first.stat().st_size)
    read_document(other)
    assert [path.suffixes for path in entries(cache_folder)] == [[".docx", ".json"]]


places = st.builds(
    Locator,
    line=st.none() | st.integers(1),
    page=st.none() | st.text(),
    time=st.none() | st.floats(0, 1e6),
    speaker=st.none() | st.text(),
)


@given(
    st.text(st.characters(), max_size=50),
    st.lists(st.builds(Block, st.just("quote"), st.integers(0, 9), st.integers(0, 9)), max_size=3),
    st.lists(st.builds(Place, st.integers(0, 99), places), max_size=3),
)
def test_packing_loses_nothing(text: str, blocks: list[Block], stood: list[Place]) -> None:
    document = Document("p", text, "0", "title", "pdf", tuple(blocks), tuple(stood), ("note", text))
    assert unpacked(packed(document), "p") == document
