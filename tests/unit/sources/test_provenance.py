"""`sources.toml` beside the sources: shown with each passage, first among equals, and mistakes in it are said."""

from pathlib import Path

from factcheck.review import citation
from factcheck.sources import SourceLibrary

WORDS = "We will not raise the harbour fee this year."
TOML = """
["b.txt"]
title = "Minutes"
author = "Town council"
date = 2026-10-13
primary = true

["nowhere.txt"]
title = "Gone"
"""


def shelf(tmp_path: Path, toml: str = TOML) -> SourceLibrary:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{name[0]} begins.\n\n{WORDS}\n", encoding="utf-8")
    (tmp_path / "sources.toml").write_text(toml, encoding="utf-8")
    return SourceLibrary.open([tmp_path], cache=False)


def test_the_primary_source_is_first_among_equals(tmp_path: Path) -> None:
    first, second = shelf(tmp_path).search(WORDS)
    assert (Path(first.source).name, Path(second.source).name) == ("b.txt", "a.txt")
    assert first.score == second.score
    assert first.provenance is not None
    assert second.provenance is None


def test_without_it_they_stand_in_their_order(tmp_path: Path) -> None:
    first, _ = shelf(tmp_path, "").search(WORDS)
    assert Path(first.source).name == "a.txt"


def test_a_citation_names_who_and_when(tmp_path: Path) -> None:
    first, second = shelf(tmp_path).search(WORDS)
    assert citation(first) == f"“{WORDS}” (Town council, Minutes, 2026-10-13, {first.source}, L3)"
    assert citation(second) == f"“{WORDS}” ({second.source}, L3)"


def test_sources_carry_it_and_a_key_that_names_no_file_is_said(tmp_path: Path) -> None:
    library = shelf(tmp_path)
    told = {Path(source.path).name: source for source in library.sources}
    assert str(told["b.txt"].provenance) == "Town council, Minutes, 2026-10-13 (primary)"
    assert told["b.txt"].title == "Minutes"
    assert told["a.txt"].locators == "line"
    assert [note for note in library.notes if "nowhere.txt" in note]
