"""A number in words is found where the source has it in figures, however unlike the letters are."""

from pathlib import Path

from factcheck.core.model import Level
from factcheck.sources import SourceLibrary


def test_twenty_five_is_25(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Castell: The loan runs over 25 years at a fixed rate. Thank you.\n", encoding="utf-8"
    )
    library = SourceLibrary.open([tmp_path], cache=False)
    (found,) = library.search("The loan runs over twenty-five years at a fixed rate")
    assert found.text == "The loan runs over 25 years at a fixed rate"
    assert found.passed
    assert found.comparison.level is Level.TYPOGRAPHIC


def test_another_number_stays_below_the_threshold(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Castell: The loan runs over 52 years at a fixed rate.\n", encoding="utf-8")
    library = SourceLibrary.open([tmp_path], cache=False)
    assert library.search("The loan runs over twenty-five years at a fixed rate") == ()
