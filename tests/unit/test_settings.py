"""What is wrong in a settings file is said in words, with what could stand there."""

from pathlib import Path

import pytest

from factcheck.errors import SettingsError
from factcheck.settings import read_settings

WRONG = [
    ('require = "al"', "`require` is 'al', which is none of quotes, all", ""),
    ('[severity]\nFC001 = "warn"', "`severity` is 'warn', which is none of error, warning, note, off", ""),
    ('[severity]\nFC999 = "off"', "unknown setting severity.FC999", "FC001"),
    ("require = 3", "`require`: expected text, got a whole number", ""),
    ('sources = "a"', "`sources`: expected a list, got text", ""),
    ('requires = "all"', "unknown setting requires", "Did you mean require?"),
    ("require = \n", "cannot be read", "Mend the file"),
]


@pytest.mark.parametrize(("text", "said", "hint"), WRONG)
def test_what_is_wrong_is_said(tmp_path: Path, text: str, said: str, hint: str) -> None:
    path = tmp_path / ".factcheck.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as error:
        read_settings(path)
    assert error.value.message.startswith(f"{path}: {said}")
    assert hint in error.value.hint
