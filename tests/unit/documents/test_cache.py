"""What was read once is not read again, and a cache that is broken costs time and nothing else."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.documents.made import WHOLE, column, docx, pdf

from factcheck.core.model import Block, Document, Locator, Place
from factcheck.documents import read_document, read_many, reading, sandbox
from factcheck.documents.builder import Draft
from factcheck.documents.packing import packed, unpacked


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.pdf"
    path.write_bytes(pdf([column(["Words of it."])], labels="0 << /S /r >>", title="Paper"))
    return path


def entries(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.name != reading._LOOKED)


def test_the_second_time_no_child_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of no kind; and what a file is called does not count."""
    paths = [tmp_path / name for name in WHOLE]
    for path in paths:
        path.write_bytes(WHOLE[path.name]())
    first = dict(read_many(paths))
    assert all(isinstance(document, Document) for document in first.values())
    monkeypatch.setattr(sandbox.Child, "read", None)  # from here on, whoever asks a child breaks down
    assert dict(read_many(paths)) == first
    assert read_document(paths[0]) == first[str(paths[0])]
    copy = tmp_path / "copy.txt"
    copy.write_bytes(paths[0].read_bytes())
    assert read_document(copy) == replace(read_document(paths[0]), path=str(copy))


def test_a_text_that_is_the_file_itself_is_not_stored_again(tmp_path: Path, cache_folder: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("words and\n" * 100_000)
    first = read_document(path)
    (entry,) = entries(cache_folder)
    assert entry.stat().st_size < 1000
    assert read_document(path) == first
    path.write_bytes(("words – and\r\n" * 1000).encode("utf-16"))
    assert read_document(path).text == "words – and\n" * 1000
    assert sum(entry.stat().st_size for entry in entries(cache_folder)) > 12_000


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[1,2,3]", b"\xff", b'["",[],[],[["paragraph"],[0],[5]],[],{},null,false]\nWor', b"[]\n" * 9],
)
def test_an_entry_that_is_broken_is_made_again(content: bytes, paper: Path, cache_folder: Path) -> None:
    first = read_document(paper)
    (entry,) = entries(cache_folder)
    whole = entry.read_bytes()
    for broken in (content, whole[:-1]):
        entry.write_bytes(broken)
        assert read_document(paper) == first
        assert entry.read_bytes() == whole


GOOD = [
    "",
    [],
    [],
    [["paragraph"], [0, 7], [5, 9]],
    [0, 7],
    {"3": [0.5, None], "7": ["Ada", None]},
    None,
    False,
    [],
    [],
]


@pytest.mark.parametrize(
    ("at", "wrong"),
    [
        (0, 5),
        (1, "ab"),
        (1, [1]),
        (2, None),
        (3, [["paragraph"], ["x", 7], [5, 9]]),
        (3, [["paragraph"], [-3, 7], [5, 9]]),
        (3, [["paragraph"], [0, 7.0], [5, 9]]),
        (3, [["paragraph"], [0, 4], [5, 9]]),
        (3, [["paragraph"], [0, 7], [5, 10]]),
        (3, [["paragraph"], [0, 7], [5]]),
        (3, [["paragraph"] * 3, [0, 7], [5, 9]]),
        (3, ["p", [0, 7], [5, 9]]),
        (3, [[5], [0, 7], [5, 9]]),
        (3, [[], [], []]),
        (4, [7, 0]),
        (4, [0, 9]),
        (4, [0.0, 7]),
        (4, "07"),
        (5, {"3": ["x", None]}),
        (5, {"3": [float("nan"), None]}),
        (5, {"3": [0.5]}),
        (5, {"0": [1, 2.5]}),
        (5, {"7": [1, None]}),
        (5, []),
        (6, [5]),
        (6, ["1", "2"]),
        (7, True),
        (8, [["hidden", "words"]]),
        (8, [["hidden", 5, 1]]),
        (8, [["hidden", "words", "1"]]),
        (9, [["link", 0, 5, "a.html"]]),
        (9, [["link", "0", 5, "a.html", ""]]),
        (9, [["link", 0, 10, "a.html", ""]]),
        (9, [["link", 3, 2, "a.html", ""]]),
        (9, [["link", 0, 5, None, ""]]),
    ],
)
def test_nothing_of_a_wrong_type_is_taken_for_what_was_read(at: int, wrong: object) -> None:
    """By whom it was written, and what is done with it later, nobody knows."""

    def read(head: list[object]) -> Document:
        return unpacked(json.dumps(head).encode() + b"\nWords\n\nof", path="p", sha256="0", kind="vtt", content=b"\xff")

    assert [str(place.locator) for place in read(GOOD).places] == ["00:00:00", ""]
    with pytest.raises(ValueError, match=r"."):
        read([*GOOD[:at], wrong, *GOOD[at + 1 :]])


def test_a_cache_that_is_another_users_is_read(
    paper: Path, cache_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    read_document(paper)
    (entry,) = entries(cache_folder)
    monkeypatch.setattr(os, "utime", refuse)
    assert reading.Keeping().load(*entry.name.split(".")) == entry.read_bytes()


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
    monkeypatch.setattr(reading, "ROOM", first.stat().st_size + 9)
    read_document(other)
    assert len(entries(cache_folder)) == 3, "it was looked through a moment ago"
    os.utime(cache_folder / "factcheck" / "documents" / reading._LOOKED, (1, 1))
    paper.write_bytes(pdf([column(["Other words of it."])]))
    read_document(paper)
    assert [path.suffix for path in entries(cache_folder)] == [".pdf"]


text = st.text(st.characters(), max_size=20)
stands = st.fixed_dictionaries(
    {},
    optional={
        "line": st.integers(1),
        "column": st.integers(1),
        "page": text,
        "time": st.floats(0, 1e6),
        "heading": text,
        "paragraph": st.integers(1),
        "part": text,
        "speaker": text,
    },
)


@given(st.lists(st.tuples(st.sampled_from(["paragraph", "quote"]), text, stands), max_size=5), text)
def test_packing_loses_nothing(pieces: list[tuple[str, str, dict]], title: str) -> None:
    draft = Draft()
    draft.title = title
    draft.notes = [title]
    for kind, words, stand in [*pieces, ("paragraph", "words", {"line": 1})]:
        draft.begin(kind)
        draft.write(words, **stand)
    draft.end()
    document = unpacked(packed(draft), path="p", sha256="0", kind="pdf", content=b"")
    blocks, places = zip(*draft.blocks, strict=True), draft.places
    assert document == Document(
        "p",
        draft.text,
        "0",
        " ".join(title.split()),
        "pdf",
        tuple(map(Block, *blocks)),
        tuple(Place(start, Locator(*stand)) for start, stand in places),
        (title,),
    )
    for (start, stand), place in zip(places, document.places, strict=True):
        assert (place.start, place.locator.heading, place.locator.speaker) == (start, stand[4], stand[7])
