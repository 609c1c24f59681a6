"""A "not" that readers of the article do not see: what they see is checked, and the hidden word is a finding."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

ARTICLES = {
    "a.md": 'Nolan said: “We will <span style="display:none">not</span> raise the mooring fee in May.”\n',
    "b.md": "Nolan said: “We will ~~not~~ raise the mooring fee in May.”\n",
    "c.html": "<p>Nolan said: “We will <del>not</del> raise the mooring fee in May.”</p>",
    "e.txt": "Nolan said: “We will \U000e006e\U000e006f\U000e0074 raise the mooring fee in May.”\n",
    "d.txt": "Nolan said: “We will n\u0336o\u0336t\u0336 raise the mooring fee in May.”\n",
}


@pytest.mark.parametrize("name", ARTICLES)
def test_what_is_hidden_changes_nothing(name: str, run: Run, work: Path) -> None:
    (work / "sources").mkdir()
    (work / "sources" / "minutes.txt").write_text("Nolan: We will not raise the mooring fee in May.\n", "utf-8")
    (work / name).write_text(ARTICLES[name], "utf-8")
    done = run("check", "--select", "FC001,FC002,FC003,FC004,FC033", name)
    assert "warning FC033" in done.stdout
    assert "error FC003" in done.stdout
    assert done.returncode == 1
