"""The help explains what one is looking at, has every sign, and finds as one types."""

import pytest
from tests.tui.driving import review

from factcheck.core.model import State
from factcheck.review import Risk
from factcheck.tui import explain
from factcheck.tui.command_screen import CommandScreen, keyed
from factcheck.tui.keymap import keymap
from factcheck.tui.rendering import RowView


async def test_the_claim_one_is_on_is_explained_first():
    async with review(size=(100, 40)) as it:
        await it.press("j", "question_mark")
        rows = it.app.screen.query_one("#help", RowView).rows
        text = " ".join("".join(part for part, _ in row).strip() for row in rows)
        assert text.startswith("Claim 2, here")
        assert text.index("✗ NOT THE SAME") < text.index(explain.RISKS[Risk.MEANING]) < text.index("Signs")
        await it.type("?")
        assert it.app.screen is it.screen


async def test_what_is_typed_narrows_it_and_nothing_is_decided():
    async with review(size=(100, 40)) as it:
        await it.press("question_mark")
        await it.type("undo")
        text = it.text()
        assert "Undo the last change" in text
        assert "Next claim" not in text
        await it.type("vvv")
        assert "Nothing here has" in it.text()
        await it.press("escape")
        assert it.session.progress().decided == 0


def test_every_state_and_risk_has_words_of_its_own():
    assert set(explain.STATES) == set(State)
    assert set(explain.RISKS) == set(Risk)
    words = [*explain.STATES.values(), *explain.RISKS.values()]
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("place", ["review", "start", "text", "conflict"])
def test_an_action_takes_one_line_of_the_palette_at_80_columns(place):
    screen = keyed(type("Screen", (CommandScreen,), {"PLACE": place}), keymap({}))()
    lines = screen.palette()
    assert lines
    assert [line for line in lines if len(line) > 70] == []
