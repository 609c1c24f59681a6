"""A person's own settings are changed a line at a time; what the screen remembers survives anything in its file."""

import pytest

from factcheck.app import personal
from factcheck.core.errors import SettingsError
from factcheck.core.settings import read_personal


@pytest.fixture
def own(tmp_path, monkeypatch):
    monkeypatch.setattr(personal, "settings_path", lambda: tmp_path / "own" / "config.toml")
    monkeypatch.setattr(personal, "_state_path", lambda: tmp_path / "state" / "screen.json")
    personal.own_settings.cache_clear()
    yield tmp_path / "own" / "config.toml"
    personal.own_settings.cache_clear()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, 'theme = "nord"\n'),
        ('# mine\nreviewer = "ada"\n', 'theme = "nord"\n# mine\nreviewer = "ada"\n'),
        ('theme = "x" # old\n\n[keys]\nundo = "z"\n', 'theme = "nord"\n\n[keys]\nundo = "z"\n'),
        ('[keys]\nundo = "z"\n', 'theme = "nord"\n[keys]\nundo = "z"\n'),
    ],
)
def test_one_line_is_written_and_all_others_stay(own, before, after):
    if before is not None:
        own.parent.mkdir()
        own.write_text(before)
    assert personal.change_setting("theme", "nord").theme == "nord"
    assert own.read_text() == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", '[keys]\nundo = "ctrl+e"\n'),
        ('theme = "x"\n', 'theme = "x"\n\n[keys]\nundo = "ctrl+e"\n'),
        ('[keys] # mine\nundo = "z"\nredo = "y"\n', '[keys] # mine\nundo = "ctrl+e"\nredo = "y"\n'),
        ('[keys]\nredo = "y"\n', '[keys]\nundo = "ctrl+e"\nredo = "y"\n'),
    ],
)
def test_the_keys_of_an_action_go_into_their_table(own, before, after):
    own.parent.mkdir()
    own.write_text(before)
    assert personal.change_setting("keys.undo", "ctrl+e").keys["undo"] == "ctrl+e"
    assert own.read_text() == after


@pytest.mark.parametrize("value", ['a "b"', "Dana\\Lee", "Ångström ☃", ""])
def test_any_text_comes_back_as_it_was_written(own, value):
    personal.change_setting("reviewer", value)
    assert read_personal(own).reviewer == value


@pytest.mark.parametrize("broken", ["reviewer = ", "nonsense = 1\n"])
def test_a_file_that_is_not_valid_is_left_alone(own, broken):
    own.parent.mkdir()
    own.write_text(broken)
    with pytest.raises(SettingsError):
        personal.change_setting("theme", "nord")
    assert own.read_text() == broken


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"legend_seen": 1}', '{"list_width": "x", "legend_seen": true}', "\x00"]
)
def test_what_is_remembered_is_nothing_where_the_file_is_not_ours(own, text):
    path = personal._state_path()
    path.parent.mkdir()
    path.write_text(text)
    assert personal.remembered() == personal.Remembered()


def test_what_is_remembered_comes_back(own):
    wanted = personal.Remembered(legend_seen=True, list_width=55)
    personal.remember(wanted)
    assert personal.remembered() == wanted
