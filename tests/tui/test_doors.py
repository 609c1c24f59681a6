"""The doors to the outside that the screen is given: editor, player, the summary; and how it leaves."""

import asyncio
from contextlib import nullcontext

import pytest
from tests.tui.driving import review
from tests.unit.review.reviewing import BUSY, TONNES
from textual._context import active_app
from textual.css.query import NoMatches

from factcheck.core.errors import FactcheckError
from factcheck.tui import Options


async def test_the_tape_is_played_three_seconds_before_the_passage():
    played = []

    def play(path, at):
        played.append((path, at))
        return "Playing hearing.mp3 in mpv."

    async with review(options=Options(follow=0, play=play)) as it:
        await it.press("j", "p")
        assert played == [("sources/hearing.srt", 724.0)]
        assert it.said == "Playing hearing.mp3 in mpv."
        await it.press("right", "p")
        assert it.said == "This passage has no time on a tape."
    async with review() as it:
        await it.press("j", "p")
        assert "No player" in it.said


async def test_a_note_in_the_users_editor(monkeypatch):
    async with review(options=Options(follow=0, edit=lambda text: text + "two\nlines")) as it:
        monkeypatch.setattr(it.app, "suspend", nullcontext)
        await it.press("c")
        await it.type("in ")
        await it.press("ctrl+o")
        assert it.disk.file.claims[BUSY].reviews["ada"].note == "in two\nlines"
    async with review() as it:
        await it.press("c", "ctrl+o")
        assert "no editor" in it.said


async def test_a_door_that_does_not_open_says_why_and_the_review_goes_on(monkeypatch):
    def fails(*_):
        raise FactcheckError("the tape is blank", hint="Turn it over.")

    async with review(options=Options(follow=0, play=fails, edit=fails)) as it:
        await it.press("j", "p")
        assert it.said == "the tape is blank. Turn it over."
        await it.press("c")
        await it.type("typed")
        await it.press("ctrl+o")
        assert "in a browser" in it.said, "the screen of this test cannot be put aside either"
        assert "in a browser" in it.text(), "it is seen, though the prompt lies over the line of remarks"
        monkeypatch.setattr(it.app, "suspend", nullcontext)
        await it.press("ctrl+o")
        assert it.said == "the tape is blank. Turn it over."
        await it.press("enter")
        assert [n for c in it.disk.file.claims.values() for r in c.reviews.values() if (n := r.note) == "typed"]


async def test_the_end_says_what_a_check_would():
    async with review(options=Options(follow=0, summary=lambda: ["articles/quay.md: 2 findings"])) as it:
        await it.press(*["u"] * 9)
        text = it.text()
        assert "9 of 9 claims are decided" in text
        assert "articles/quay.md: 2 findings" in text
        await it.press("z")
        assert it.session.progress().left == 1
        await it.press("u", "escape", "f")
        assert len(it.screen.session.listed.claims) == 9
        await it.press("f", "g", "j", "u")
        assert "claims are decided" not in it.text(), "what is put right later is not the end again"
        await it.press("x", "X", *"no", "enter")
        assert "claims are decided" in it.text(), "a claim dismissed may be the last that was left"
        await it.press("q")
        assert it.app._exit
        assert it.disk.file.claims[TONNES].dismissed.by == "ada"


async def test_inside_tmux_copies_go_through_it():
    async with review(options=Options(follow=0, tmux=True)) as it:
        written = []
        it.app._driver.write = written.append
        await it.press("j", "Y")
        assert written[0].startswith("\x1b]52;c;")
        assert written[1].startswith("\x1bPtmux;\x1b\x1b]52;c;")
        assert written[1].endswith("\x07\x1b\\")


async def test_a_thread_that_is_late_does_not_draw_on_a_screen_that_is_gone():
    async with review() as it:
        screen, app = it.screen, it.app
    active_app.set(app)  # as a worker has it
    heard = []
    await asyncio.to_thread(screen.hear, heard.append, "late")
    await asyncio.to_thread(screen.hear, screen.redraw)
    assert heard == []
    with pytest.raises(NoMatches):
        screen.redraw()
