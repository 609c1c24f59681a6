"""`sources.toml`: what it says reaches the files, and each mistake in it is a sentence."""

from pathlib import Path

import pytest

from factcheck.core.model import Provenance
from factcheck.documents.files import provenance_of

WHOLE = """
["hearing.srt"]
title = "Hearing of the\\nport committee"
author = "Port committee"
date = 2026-03-02
url = "https://example.org/hearing"
primary = true

["inner/report.pdf"]
title = "Report"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("sources/inner").mkdir(parents=True)
    return Path("sources")


FILES = ["sources/hearing.srt", "sources/inner/report.pdf", "sources/other.txt"]


def test_files_get_what_is_said_of_them(folder: Path) -> None:
    (folder / "sources.toml").write_text(WHOLE)
    found, notes = provenance_of([folder, "elsewhere"], FILES)
    assert found == {
        "sources/hearing.srt": Provenance(
            "Hearing of the port committee", "Port committee", "2026-03-02", "https://example.org/hearing", primary=True
        ),
        "sources/inner/report.pdf": Provenance("Report"),
    }
    assert notes == ()


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ('["hearing.str"]\ntitle = "x"', "names no existing source (did you mean 'hearing.srt'?)"),
        ('["hearing.srt"]\ntitel = "x"', "'titel' is not a known key (did you mean 'title'?)"),
        ('["hearing.srt"]\nprimary = "yes"', "primary must be true or false"),
        ('["hearing.srt"]\nurl = 3', "url must be text"),
        ('"hearing.srt" = 3', "is not a table"),
        ('["hearing.srt"\n', "sources.toml is not read: Expected"),
        ("a = " + "[" * 100_000, "sources.toml is not read"),
        ("a = 1" + "_000" * 2000, "sources.toml is not read"),
        ("a." * 100_000 + "a = 1", "a key of very many parts"),
        ("[" + '"a" . ' * 100_000 + "a]", "a key of very many parts"),
        ("a = 1\n" * 200_000, "too large"),
    ],
)
def test_mistakes_are_said_and_stop_nothing(text: str, note: str, folder: Path) -> None:
    (folder / "sources.toml").write_text(text)
    found, notes = provenance_of([folder], FILES)
    assert len(notes) == 1
    assert note in notes[0]
    assert notes[0].startswith("sources/sources.toml")
    assert all(each == Provenance() for each in found.values())


def test_of_very_many_mistakes_some_are_told(folder: Path) -> None:
    (folder / "sources.toml").write_text("".join(f'["{number}.str"]\n' for number in range(1000)))
    _, notes = provenance_of([folder], [f"sources/{number}.srt" for number in range(1000, 2000)])
    assert len(notes) == 21
    assert notes[-1] == "There are 980 more mistakes in sources.toml"


def test_bytes_that_are_no_text(folder: Path) -> None:
    (folder / "sources.toml").write_bytes(b"\xff\xfe\x00")
    assert "is not read" in provenance_of([folder], FILES)[1][0]
