"""What is wrong in a settings file is said in words, with what could stand there."""

import os
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.core.errors import SettingsError
from factcheck.core.settings import find_settings, read_personal, read_settings

WRONG = [
    ('require = "al"', "`require` is 'al', which is none of quotes, all", ""),
    ('[severity]\nFC001 = "warn"', "`severity` is 'warn', which is none of error, warning, note, off", ""),
    ('[severity]\nFC999 = "off"', "unknown setting severity.FC999", "Did you mean FC009?"),
    ("require = 3", "`require`: expected text, got a whole number", ""),
    ('sources = "a"', "`sources`: expected a list, got text", ""),
    ('requires = "all"', "unknown setting requires", "Did you mean require?"),
    ("require = \n", "cannot be read", "Correct the file"),
]


@pytest.mark.parametrize(("text", "said", "hint"), WRONG)
def test_what_is_wrong_is_said(tmp_path: Path, text: str, said: str, hint: str) -> None:
    path = tmp_path / ".factcheck.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as error:
        read_settings(path)
    assert error.value.message.startswith(f"{path}: {said}")
    assert hint in error.value.hint


COSTLY = [
    # what a stranger's settings may hold, and what is said of it
    ("a = " + "9" * 40_000, "a word of more than 1,000 characters"),
    (" . ".join(["a"] * 9_000) + " = 1", "a key of more than 8 parts"),
    ("[" + " . ".join(["a"] * 9_000) + "]", "a key of more than 8 parts"),
    ("a = " + "[" * 100_000 + "]" * 100_000, "it is nested too deeply"),
    ("a = [" + "[]," * 310_000 + "]", "more than 300,000 keys"),
    ("a = " + "{b=" * 50_000 + "1" + "}" * 50_000, "it is nested too deeply"),
    ("# " + "x" * 1_000_001, "has more than 1 MB"),
]


@pytest.mark.parametrize(("text", "said"), COSTLY, ids=[said for _, said in COSTLY])
@pytest.mark.parametrize("name", [".factcheck.toml", "pyproject.toml"])
def test_a_settings_file_costs_little_to_read(tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / name).write_text(f"{text}\n# factcheck", encoding="utf-8")
    with pytest.raises(SettingsError) as error:
        find_settings(tmp_path)
    assert said in error.value.message
    assert len(error.value.message) < 1000


def peak(folder: Path, text: str) -> float:
    """The most memory, in MB, that reading these settings takes at a time."""
    (folder / ".factcheck.toml").write_text(f"{text}\n# factcheck", encoding="utf-8")
    tracemalloc.start()
    try:
        with pytest.raises(SettingsError):
            find_settings(folder)
        return tracemalloc.get_traced_memory()[1] / 1e6
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(("text", "said"), COSTLY, ids=[said for _, said in COSTLY])
def test_settings_that_are_refused_take_no_memory_to_speak_of(tmp_path: Path, text: str, said: str) -> None:
    assert peak(tmp_path, text) < 5, said


TREES = [
    lambda n: "".join(f"[a.b.c.d.e.f.g.x{number}]\n" for number in range(n)),
    lambda n: "\n".join(f"a{number} = {number}" for number in range(2 * n)),
    lambda n: "a = [" + "[]," * 4 * n + "]",
]


@pytest.mark.parametrize("tree", TREES, ids=["tables", "keys", "lists"])
def test_memory_grows_with_settings_that_are_read_and_no_faster(tmp_path: Path, tree: Callable[[int], str]) -> None:
    half, whole = peak(tmp_path, tree(5000)), peak(tmp_path, tree(10_000))
    assert whole < 2.2 * half
    assert whole < 120 * len(tree(10_000)) / 1e6


def test_another_programs_settings_are_not_looked_into(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("a = " + "9" * 40_000, encoding="utf-8")
    assert find_settings(tmp_path).path is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@pytest.mark.parametrize("name", [".factcheck.toml", "pyproject.toml"])
def test_a_pipe_is_no_settings_file(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    with pytest.raises(SettingsError, match="is not a plain file"):
        find_settings(tmp_path)


def test_a_link_out_of_the_project_is_no_settings_file(tmp_path: Path) -> None:
    (tmp_path / "project" / "news").mkdir(parents=True)
    (tmp_path / "secret").write_text('require = "all"', encoding="utf-8")
    (tmp_path / "project" / ".factcheck.toml").symlink_to(tmp_path / "secret")
    with pytest.raises(SettingsError, match="leads out of the project"):
        find_settings(tmp_path / "project" / "news")
    (tmp_path / ".git").mkdir()  # now it leads to another place in the project
    assert find_settings(tmp_path / "project" / "news").require == "all"


def test_the_folders_a_person_allows_are_absolute(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('allowed_sources = ["../archive"]', encoding="utf-8")
    with pytest.raises(SettingsError, match="is not absolute"):
        read_personal(path)
