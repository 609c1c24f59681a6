"""The article and the sources on the whole screen: claims found, added and split there, evidence marked by hand."""

from tests.tui.driving import review
from tests.unit.review.reviewing import ARTICLE, BUSY, CITY, SHARE, TONNES

from factcheck.core.model import State
from factcheck.review import Filter
from factcheck.tui.theme import STYLES


async def test_a_claim_the_program_missed_is_added_by_selecting_its_words():
    async with review() as it:
        await it.press("j", "a", *["right"] * 11, "space", *["right"] * 8, "enter")
        added = [name for name, record in it.disk.file.claims.items() if record.origin == "ada"]
        assert [it.session.claim(name).text for name in added] == ["adding that the figure would rise as the new"]
        assert it.screen.here == added[0]
        await it.press("z")
        assert not [name for name, record in it.disk.file.claims.items() if record.origin]


async def test_words_between_marks_are_added_as_a_quote():
    async with review() as it:
        await it.press("a", "k", "k", "g", *["j"] * 3, "home")
        screen = it.app.screen
        reader = screen.query_one("#reader")
        start = ARTICLE.index("“I have never")
        reader.go(start)
        await it.press("space", *["right"] * 3, "enter")
        added = next(record for record in it.disk.file.claims.values() if record.origin)
        assert (added.kind, added.exact) == ("quote", "I have never sold")


async def test_enter_alone_goes_to_the_claim_under_the_cursor():
    async with review() as it:
        await it.press("a")
        it.app.screen.query_one("#reader").go(ARTICLE.index("No city"))
        await it.press("enter")
        assert it.screen.here == CITY
        await it.press("a")
        it.app.screen.query_one("#reader").go(0)
        await it.press("enter")
        assert "No claim there" in it.said


async def test_escape_drops_the_selection_then_leaves():
    async with review() as it:
        await it.press("a", "space", "right", "escape")
        assert it.app.screen.query_one("#reader").began is None
        await it.press("escape")
        assert it.app.screen is it.screen
        assert not any(record.origin for record in it.disk.file.claims.values())


async def test_splitting():
    async with review() as it:
        await it.press("slash", *"share", "enter", "t", "right", "right", "right", "right", "enter")
        texts = [it.session.claim(n).text for n, r in it.disk.file.claims.items() if r.origin]
        assert texts == ["I have never sold", "a share in this port,"]
        assert it.session.state(SHARE) is State.DISMISSED
        await it.press("z")
        assert it.session.state(SHARE) is State.UNDECIDED
        await it.press("t", "enter")
        assert "not inside the claim" in it.said


async def test_dismissed_with_a_reason_and_restored():
    async with review() as it:
        await it.press("X", "enter")
        assert "needs a reason" in it.said
        await it.press("X")
        await it.type("an opinion")
        await it.press("enter")
        assert it.disk.file.claims[BUSY].dismissed.reason == "an opinion"
        assert (it.session.progress().total, it.at()) == (8, 2)
        await it.press("f", "g", "X")
        assert it.session.state(BUSY) is State.UNDECIDED


async def test_a_passage_marked_by_hand_is_evidence():
    async with review() as it:
        await it.press("j", "o")
        assert "sources/hearing.srt" in it.text()
        await it.press("right", "space", "right", "enter")
        assert [piece.exact for piece in it.disk.file.claims[TONNES].evidence.values()] == ["harbour handled"]
        await it.press("z", "o", "j", "enter")
        kept = list(it.disk.file.claims[TONNES].evidence.values())
        assert [piece.exact for piece in kept] == ["ORTEGA: We are not a museum, sir."]
        assert kept[0].locator == "00:12:11"


async def test_another_source_is_opened_by_its_name():
    async with review() as it:
        await it.press("o")
        assert "Which source?" in it.text()
        await it.press("down", "enter")
        assert "Notes of the trust" in it.text()
        await it.press("escape")
        await it.press("O", "escape")
        assert it.app.screen is it.screen
        await it.press("O", *"RIV tx")
        assert "1 of 3" in it.text()
        await it.press(*"x")
        assert "0 of 3" in it.text()
        await it.press("enter", "backspace", "enter")
        assert "the paper wrote" in it.text(), "what is typed narrows them, though it came before there was a field"
        await it.press("escape", "O", *"riv", "enter")
        assert "the paper wrote" in it.text()


async def test_a_hit_of_ones_own_search_is_shown_and_decides():
    async with review() as it:
        await it.press("s")
        await it.type("sold a share")
        await it.press("enter")
        assert "1 found" in it.said
        assert "LEE: I have sold a share in this port" in it.text()
        await it.press("d")
        assert [piece.source for piece in it.disk.file.claims[BUSY].evidence.values()] == ["hearing"]
        await it.press("s")
        await it.type("zebra")
        await it.press("enter")
        assert "No source has anything like “zebra”." in it.said


async def test_copying():
    async with review() as it:
        await it.press("j", "y")
        cited = "“The harbour handled eight million tonnes in coastal trade” (sources/hearing.srt, 00:12:07)"
        assert it.app.clipboard == cited
        await it.press("Y")
        assert it.app.clipboard == "The harbour handled nine million tonnes in rural trade,"


async def test_the_mouse_selects_in_the_article():
    async with review() as it:
        await it.press("a")
        row = next(n for n, line in enumerate(it.text().split("\n")) if "The minister told" in line)
        await it.pilot.mouse_down(offset=(13, row))
        await it.pilot.hover(offset=(24, row))
        await it.pilot.mouse_up(offset=(24, row))
        await it.settle()
        assert it.app.screen.query_one("#reader").selection == (22, 34)


async def test_the_palette_has_a_line_an_entry_and_finds_claims_filters_and_themes():
    async with review(size=(100, 30)) as it:
        await it.press("colon")
        lines = [line for line in it.text().splitlines() if "Verified, then" in line]
        assert len(lines) == 1
        assert "(v)" in lines[0]
        await it.type("7")
        await it.press("enter")
        assert it.at() == 7
        await it.press("colon", *"all: 9", "enter")
        assert it.session.listed.filter is Filter.ALL
        await it.press("colon", *"factcheck-light", "enter")
        assert it.app.theme == "factcheck-light"


async def test_in_the_running_article_a_click_picks_a_claim_and_pencil_marks_show_without_colour():
    async with review(size=(200, 50)) as it:
        await it.press("j", "d")
        reader = it.screen.query_one("#article-text")
        start = ARTICLE.index("No city of this size")
        line = next(number for number, (first, last) in enumerate(reader._lines) if first <= start < last)
        offset = (12 + start - reader._lines[line][0], line - int(reader.scroll_offset.y))
        await it.pilot.click("#article-text", offset=offset)
        await it.settle()
        assert it.screen.here == CITY
        marks = {mark.style.split("+")[1] for mark in it.screen.query_one("Panes")._marks.all(it.screen.state())}
        assert marks == {"unmarked", "struck"}
        assert STYLES["struck"][2].split()[0] == "underline"
