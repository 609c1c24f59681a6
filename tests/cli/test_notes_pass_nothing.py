"""A note alone passes no quote, unless the project's settings say so; the finding names the note."""

import pytest

import factcheck

QUOTE = "We have never closed the old quay in winter."
NOTE = f"# Orsolo, by phone\n\nNote by ana (by phone).\n\nOrsolo: {QUOTE}\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "report.md").write_text("The quay is open from March to December, the report says.\n")
    (tmp_path / "article.md").write_text(f"“{QUOTE}” said Orsolo.\n")
    return tmp_path


def findings(folder):
    return {each.id: each.message for each in factcheck.check_article(folder / "article.md").findings}


def test_a_quote_that_only_a_note_has_is_found_in_no_source_and_the_note_is_named(folder):
    (folder / "sources" / "orsolo.note.md").write_text(NOTE)
    said = findings(folder)["FC001"]
    assert "only in a note" in said
    assert "orsolo.note.md" in said


def test_the_settings_may_let_a_note_do(folder):
    (folder / "sources" / "orsolo.note.md").write_text(NOTE)
    (folder / ".factcheck.toml").write_text("notes = true\n")
    assert "FC001" not in findings(folder)


@pytest.mark.parametrize("settings", ["", "notes = true\n"])
def test_a_source_beside_the_note_passes_it(folder, settings):
    (folder / "sources" / "orsolo.note.md").write_text(NOTE)
    (folder / "sources" / "tape.txt").write_text(f"ORSOLO: {QUOTE}\n")
    (folder / ".factcheck.toml").write_text(settings)
    assert "FC001" not in findings(folder)


def test_the_same_words_in_no_note_are_found(folder):
    (folder / "sources" / "orsolo.md").write_text(NOTE)
    assert "FC001" not in findings(folder)
