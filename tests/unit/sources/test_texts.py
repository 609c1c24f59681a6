"""Of a long file only the pages that are asked for are read, and they read like the whole."""

import random
from pathlib import Path

import pytest

from factcheck.documents import read_document
from factcheck.sources import SourceLibrary, caches, index_store
from factcheck.sources.caches import Texts

TEXTS = {
    "plain": b"The weir was opened at noon.\nNobody had asked the miller.\n\nHe was asleep.\n" * 3,
    "wide": "“Ça suffit”, said Zoë — 価格 rose by 4 €.\nNobody laughed 😀.\n\n".encode() * 4,
    "one line": "The toll was never “paid” by anybody who lived here, ".encode() * 6,
    "line ends": b"The weir was opened at noon.\r\nNobody had asked the miller.\r\n" * 3,
    "marked": b"\xef\xbb\xbfThe weir was opened at noon.\nNobody had asked.\n" * 3,
    "western": "Zoë asked for a café.\nNobody brought one.\n".encode("cp1252") * 5,
    "page breaks": b"The weir was opened at noon.\n\x0cNobody had asked the miller.\n" * 4,
}


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caches, "PAGE", 16)
    monkeypatch.setattr(index_store, "PAGE", 16)


@pytest.mark.parametrize("name", TEXTS)
def test_parts_and_places_are_those_of_the_whole(name: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXTS[name])
    document = read_document(path)
    entry = index_store._entry(document, 0, path.stat())
    assert bool(entry.pages) is (name in {"plain", "wide", "one line", "page breaks"})
    length, chance = len(document.text), random.Random(4)
    for _ in range(200):
        start = chance.randrange(length + 1)
        end = chance.randrange(start, length + 20)
        source = Texts(cache=False)
        assert source.part(0, str(path), entry, start, end) == document.text[start:end]
        if entry.lines:
            where = document.locate(start)
            assert source.line(0, str(path), entry, start) == (where.line, where.column)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("".join(f"\x0cOn page {page} of the ledger.\n" + "Nothing was paid.\n" * 20 for page in range(6)), True),
        ("".join(f"\x0c{page} pages.\nNothing was paid.\n" for page in range(6)), False),
        ("".join(f"Page {page}\n" + "".join(f" {n}  It was paid.\n" for n in range(1, 26)) for page in (7, 8)), False),
        ("Nothing was paid.\n" * 20, True),
    ],
)
def test_a_passage_stands_where_its_document_says(text: str, kept: bool, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(text)
    library = SourceLibrary.open([tmp_path], cache=False)
    (source,) = library.sources
    document = library.document(source.path)
    assert library._held[0].lines is kept
    for offset in range(len(document.text) + 1):
        assert library._locate(0, offset) == document.locate(offset)


def test_no_page_is_read_that_is_not_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXTS["wide"])
    entry = index_store._entry(read_document(path), 0, path.stat())
    source = Texts(cache=False)
    source.part(0, str(path), entry, 40, 60)
    assert source._texts.used == 2 * 16


@pytest.mark.parametrize("after", ["", "The weir was closed at noon.\n", None])
def test_a_file_that_is_not_what_it_was_has_no_parts(after: str | None, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXTS["plain"])
    entry = index_store._entry(read_document(path), 0, path.stat())
    path.unlink()
    if after is not None:
        path.write_text(after)
    assert Texts(cache=False).part(0, str(path), entry, 0, 20) is None


def test_a_file_that_was_only_touched_has_them(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXTS["plain"])
    entry = index_store._entry(read_document(path), 0, path.stat())
    path.touch()
    assert Texts(cache=False).part(0, str(path), entry, 4, 8) == "weir"
