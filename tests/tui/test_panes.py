"""Panes: which has the focus, how wide each is, and what a first visit shows."""

import pytest
from tests.tui.driving import Driver, review

from factcheck.review import Filter
from factcheck.tui import Options
from factcheck.tui.dialogs import LegendScreen
from factcheck.tui.keymap import keymap


def heading(it: Driver, name: str) -> str:
    return "".join(text for text, _ in it.screen.query_one(name).rows[0])


@pytest.mark.parametrize(("width", "panes"), [(80, 2), (120, 2), (200, 3)])
async def test_tab_goes_round_the_panes_and_back(width, panes):
    async with review(size=(width, 40)) as it:
        seen = []
        for _ in range(panes):
            await it.press("tab")
            seen.append(it.screen.panes.pane)
        assert seen == (["passage", "claims"] if panes == 2 else ["article", "passage", "claims"])
        await it.press("shift+tab")
        assert it.screen.panes.pane == "passage"


async def test_the_pane_with_the_focus_has_a_thick_line_and_its_keys_in_the_footer():
    async with review(size=(120, 40)) as it:
        assert heading(it, "#list-title").startswith("━")
        await it.press("tab")
        assert heading(it, "#list-title").startswith("─")
        assert heading(it, "#claim-title").startswith("━")
        assert "e Evidence" in it.text().splitlines()[-1]
        await it.press("v")  # keys that decide mean the same in every pane
        assert "again verifies" in it.said or it.session.progress().decided == 1


@pytest.mark.parametrize(("widget", "pane"), [("#evidence", "passage"), ("#article-text", "article")])
async def test_a_click_gives_a_pane_the_focus(widget, pane):
    async with review(size=(200, 50)) as it:
        await it.pilot.click(widget, offset=(2, 2))
        await it.settle()
        assert it.screen.panes.pane == pane


async def test_the_line_between_the_panes_is_dragged_and_remembered():
    kept = []
    async with review(size=(120, 40), options=Options(follow=0, remember=kept.append)) as it:
        edge = it.screen.query_one("#edge").region
        await it.pilot.mouse_down("#edge", offset=(0, 5))
        await it.pilot.hover(offset=(60, edge.y + 5))
        await it.pilot.mouse_up(offset=(60, edge.y + 5))
        await it.settle()
        assert it.screen.query_one("#claims").size.width == 60
        assert kept == [60]
    async with review(size=(120, 40), options=Options(follow=0, list_width=60)) as it:
        assert it.screen.query_one("#claims").size.width == 60


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_first_visit_explains_the_signs_until_any_key(size):
    async with review(size=size, options=Options(follow=0, first_visit=True)) as it:
        assert isinstance(it.app.screen, LegendScreen)
        assert "nobody has judged it yet" in it.text()
        assert "any key begins" in it.text()
        assert "under words in which" in it.text()
        await it.press("v")
        assert it.app.screen is it.screen
        assert it.session.progress().decided == 0


def test_the_keys_of_the_panes_cannot_be_changed():
    keys = keymap({"next_pane": "ctrl+e", "verify": "tab"})
    assert keys.keys["next_pane"] == ("tab",)
    assert any("next_pane keeps tab" in said for said in keys.wrong)


async def test_the_end_of_a_review_offers_what_comes_next():
    async with review(size=(100, 40)) as it:
        await it.press("d", *["u"] * 8)
        assert "All done" in it.text()
        assert "look at the 1 claim disputed" in it.text()
        await it.press("d")
        assert it.app.screen is it.screen
        assert it.screen.session.listed.filter is Filter.DISPUTED
        assert it.session.progress().decided == 9


@pytest.mark.parametrize(("size", "beside"), [((200, 50), True), ((120, 40), False)])
async def test_rival_passages_are_compared_word_by_word_where_there_is_room(size, beside):
    async with review(size=size) as it:
        await it.press("j")
        other = it.text()[it.text().index("other sources") :]
        assert ("~" in other and "source " in other.replace("other sources", "")) is beside
