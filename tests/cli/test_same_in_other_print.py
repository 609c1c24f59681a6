"""Print that differs is found whole, and a part of a sentence is a warning of its own, by the real process."""

from pathlib import Path

from tests.cli.conftest import Run

ARTICLE = """“We met the harbour master at 10:30 on the east pier,” Oster said. He called them “a nonprofit group of net menders from Tarn.”

Oster spoke of the town's plan “to close the herring market before the summer.”
"""
SOURCE = """OSTER: We met the harbour master at half past ten on the east pier. They are a non-profit group of net menders from Tarn.

OSTER: The council discussed once more to close the herring market before the summer.
"""


def test_print_that_differs_is_the_same_and_a_part_is_a_warning(run: Run, work: Path) -> None:
    (work / "sources").mkdir()
    (work / "sources" / "council.txt").write_text(SOURCE, "utf-8")
    (work / "pier.md").write_text(ARTICLE, "utf-8")
    done = run("check", "--select", "FC001,FC002,FC003,FC004,FC005", "pier.md")
    [line] = [line for line in done.stdout.splitlines() if " FC0" in line]
    assert "warning FC005 part of a sentence that may turn it" in line
    assert "The council discussed once more" in line
    assert done.returncode == 0
