"""The start screen: what it says of the articles and sources here, and what picking one does."""

from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from tests.tui.driving import driven, review
from tests.tui.pictures import compare_picture
from tests.unit.review.reviewing import Disk

from factcheck.core.errors import FactcheckError
from factcheck.core.model import State
from factcheck.tui import ArticleState, Options, Start, StartApp

HERE = {
    "harbour.md": ArticleState(
        {State.VERIFIED: 26, State.DISPUTED: 3, State.STALE: 2, State.UNDECIDED: 14}, begun=True
    ),
    "quay.md": ArticleState({State.UNDECIDED: 9}),
    "scan.pdf": ArticleState(trouble="no text in it"),
}
SOURCES = ("sources/hearing.srt", "sources/report.pdf")
FULL = Start(tuple(HERE), HERE.__getitem__, SOURCES, [("sources/logo.png", "a picture has no text")])
EMPTY = Start((), HERE.__getitem__)


@asynccontextmanager
async def started(options=None, start=FULL, size=(100, 30), *, named=True):
    options = options or Options()
    options = replace(options, settings={"reviewer": "ana", **options.settings}) if named else options
    async with driven(StartApp(start, options), Disk(), size) as it:
        yield it


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_pictures_of_the_start_screen(size):
    async with started(size=size) as it:
        compare_picture(it.app, "start")


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("start-light", Options(theme="factcheck-light")),
        ("start-ascii", Options(ascii_only=True)),
    ],
)
async def test_pictures_of_its_looks(name, options):
    async with started(options) as it:
        compare_picture(it.app, name)


async def test_pictures_of_the_settings():
    settings = {"theme": "factcheck-dark", "reviewer": "ana", "editor": "", "player": ""}
    async with started(Options(settings=settings, change=lambda *_: None)) as it:
        await it.press("comma")
        compare_picture(it.app, "settings")
        await it.press(*"theme", "enter")
        compare_picture(it.app, "themes")


async def test_an_empty_folder_says_what_to_do():
    async with started(start=EMPTY) as it:
        compare_picture(it.app, "start-empty")
        await it.press("enter")
        assert "There is no article to open" in it.text()
        assert not it.app._exit


async def test_it_counts_over_all_articles_and_says_what_it_cannot_read():
    async with started() as it:
        first = it.text().splitlines()[0]
        assert "3 articles" in first
        assert "25 of 54 claims left" in first
        assert "no text in it" in it.text()
        assert "a picture has no text" in it.text()


async def test_a_click_picks_an_article_and_another_opens_it():
    async with started() as it:
        await it.pilot.click("#start-list", offset=(3, 1))
        await it.settle()
        assert it.app.screen.row == 1
        await it.pilot.click("#start-list", offset=(3, 1))
        assert it.app.return_value == "quay.md"


async def test_without_a_name_nothing_opens_and_the_key_that_sets_it_is_named():
    async with started(Options(change=lambda *_: None), named=False) as it:
        await it.press("enter")
        assert "n sets your name" in it.text()
        assert not it.app._exit
        await it.press("n", *"ana", "enter")
        await it.press("enter")
        assert it.app.return_value == "harbour.md"


async def test_why_the_last_one_could_not_be_opened_is_said():
    async with started(
        start=Start(("a.md",), lambda _: ArticleState(), said="a.md: no such article.", at="a.md")
    ) as it:
        assert "a.md: no such article." in it.text()


async def test_a_theme_is_previewed_and_dropped_or_kept():
    changed = []
    options = Options(change=lambda *given: changed.append(given))
    async with started(options) as it:
        await it.press("comma", *"theme", "enter")
        await it.type("factcheck-light")
        assert it.app.theme == "factcheck-light"
        await it.press("escape")
        assert (it.app.theme, changed) == ("factcheck-dark", [])
        await it.press("comma", *"theme", "enter")
        await it.type("factcheck-light")
        await it.press("enter")
        assert (it.app.theme, changed) == ("factcheck-light", [("theme", "factcheck-light")])


async def test_a_setting_that_cannot_be_written_is_said_and_left():
    def refuse(name, value):
        raise FactcheckError("config.toml: cannot be written", hint="Nothing was changed.")

    async with review(options=Options(follow=0, change=refuse)) as it:
        await it.press("comma", *"editor", "enter", *"vi", "enter")
        assert it.said == "config.toml: cannot be written. Nothing was changed."
        assert "editor" not in it.app.settings


async def test_where_nothing_can_be_written_settings_say_so():
    async with review() as it:
        await it.press("comma")
        assert it.said == "Settings cannot be written from here."
