"""The editor and the player: what is started, and with what, by stand-ins on the path."""

import os
from pathlib import Path

import pytest

from factcheck.app.programs import edit, play, player, tape_beside
from factcheck.core.errors import FactcheckError
from factcheck.core.settings import Personal


def program(folder: Path, name: str, body: str) -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return path


@pytest.fixture(autouse=True)
def no_programs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/usr/bin{os.pathsep}/bin")


def test_the_editor_gets_the_note_and_gives_it_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    editor = program(tmp_path, "my-editor", 'printf " and more" >> "$1"')
    monkeypatch.setenv("EDITOR", str(editor))
    assert edit("Heard on tape", Personal()) == "Heard on tape and more"


def test_a_note_left_alone_is_none(tmp_path: Path) -> None:
    assert edit("As it was", Personal(editor=str(program(tmp_path, "leave", "exit 0")))) is None


@pytest.mark.parametrize("editor", ["", "no-such-editor-here", "unclosed 'quote"])
def test_an_editor_that_cannot_start_is_said(editor: str) -> None:
    with pytest.raises(FactcheckError):
        edit("x", Personal(editor=editor))


def test_an_editor_that_fails_changes_nothing(tmp_path: Path) -> None:
    with pytest.raises(FactcheckError, match="ended with 3"):
        edit("x", Personal(editor=str(program(tmp_path, "fail", 'echo y > "$1"; exit 3'))))


@pytest.mark.parametrize(("source", "tape"), [("hearing.srt", "hearing.mp3"), ("hearing.en.vtt", "hearing.mp4")])
def test_the_tape_has_the_name_of_the_source(tmp_path: Path, source: str, tape: str) -> None:
    (tmp_path / tape).touch()
    assert tape_beside(tmp_path / source) == tmp_path / tape
    assert tape_beside(tmp_path / "other.srt") is None


def test_the_tape_starts_where_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "hearing.mp3").touch()
    program(tmp_path, "mpv", "exit 0")
    assert play(str(tmp_path / "hearing.srt"), 9.5, Personal()) == "playing hearing.mp3 from 9.5 s"


def test_no_tape_and_no_player_are_said(tmp_path: Path) -> None:
    with pytest.raises(FactcheckError, match="no tape"):
        play(str(tmp_path / "hearing.srt"), 1, Personal())
    assert player(Personal(player="my-player --loud")) == ["my-player", "--loud"]
