"""The registry walked: a key of every action is pressed, and what it did is read from the session or the screen."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.tui.driving import Driver, review
from tests.tui.test_conflict import left_in, settled
from tests.unit.session.reviewing import BUSY, MUSEUM, TONNES

from factcheck.model import State, Verdict
from factcheck.session import Filter, Side
from factcheck.tui import Options
from factcheck.tui.actions import ACTIONS, bindings, keymap
from factcheck.tui.help import HelpScreen

Seen = Callable[[Any], object]


def mine(it: Driver, claim: str) -> Any:
    return it.disk.file.claims[claim].reviews.get("ada")


def top(it: Driver) -> str:
    return type(it.app.screen).__name__


def offset(it: Driver) -> int:
    return it.app.screen.query_one("#reader").cursor


def lines_from(it: Driver) -> int:
    return it.desk.query_one("#evidence").scroll_offset.y


# What is pressed before the key and after it (the key itself is None), what is read then, and what it must be.
REVIEW: dict[str, tuple[list[str | None], Seen, object]] = {
    "verify": (["j", "j", None], lambda it: mine(it, MUSEUM).verdict, Verdict.VERIFIED),
    "dispute": ([None], lambda it: mine(it, BUSY).verdict, Verdict.DISPUTED),
    "unsource": ([None], lambda it: mine(it, BUSY).verdict, Verdict.UNSOURCED),
    "verify_note": (["j", "j", None, "o", "k", "enter"], lambda it: mine(it, MUSEUM).note, "ok"),
    "dispute_note": ([None, "n", "o", "enter"], lambda it: (mine(it, BUSY).verdict, mine(it, BUSY).note), ("disputed", "no")),
    "unsource_note": ([None, "n", "o", "enter"], lambda it: (mine(it, BUSY).verdict, mine(it, BUSY).note), ("unsourced", "no")),
    "undo": (["u", None], lambda it: it.session.state(BUSY), State.UNDECIDED),
    "redo": (["u", "z", None], lambda it: it.session.state(BUSY), State.UNSOURCED),
    "note": ([None, "h", "i", "enter"], lambda it: mine(it, BUSY).note, "hi"),
    "withdraw": (["u", "f", "g", None], lambda it: mine(it, BUSY), None),
    "mark": (["j", "j", None], lambda it: it.desk.marked, {MUSEUM}),
    "down": ([None], Driver.at, 2),
    "up": (["G", None], Driver.at, 8),
    "first": (["G", None], Driver.at, 1),
    "last": ([None], Driver.at, 9),
    "next_undecided": (["f", "j", "u", "g", None], Driver.at, 3),
    "previous_undecided": ([None], Driver.at, 9),
    "later": ([None], lambda it: (it.at(), it.session.progress().decided), (2, 0)),
    "filter": ([None], lambda it: it.desk.filter, Filter.ALL),
    "find": ([None, *"share", "enter"], lambda it: len(it.desk.listed), 1),
    "next_source": (["j", None], lambda it: it.session.shown(TONNES)[0], 1),
    "previous_source": (["j", "2", None], lambda it: it.session.shown(TONNES)[0], 0),
    "more_context": ([None], lambda it: it.desk.view.more, 2),
    "less_context": ([None], lambda it: it.desk.view.more, -2),
    "side_by_side": ([None], lambda it: it.desk.view.running, True),
    "evidence": (["j", None], lambda it: set(it.disk.file.claims[TONNES].evidence), {"hearing"}),
    "search": ([None, *"museum", "enter"], lambda it: len(it.session.passages(BUSY)), 1),
    "open": (["j", None, "enter"], lambda it: set(it.disk.file.claims[TONNES].evidence), {"hearing"}),
    "open_other": ([None, "enter", "enter"], lambda it: len(it.disk.file.claims[BUSY].evidence), 1),
    "play": (["j", None], lambda it: it.said, "played sources/hearing.srt 724"),
    "copy_citation": (["j", "j", None], lambda it: "hearing.srt" in it.app.clipboard, True),
    "copy_claim": (["j", "j", None], lambda it: it.app.clipboard, "We are not a museum,"),
    "article": ([None, "enter"], Driver.at, 1),
    "split": (["j", None, "right", "right", "enter"], lambda it: it.session.state(TONNES), State.DISMISSED),
    "dismiss": ([None, "n", "o", "enter"], lambda it: it.session.state(BUSY), State.DISMISSED),
    "help": ([None], top, HelpScreen.__name__),
    "page_down": (["j", None], lambda it: lines_from(it) > 0, True),
    "page_up": (["j", "pagedown", None], lines_from, 0),
    "palette": ([None, *"unsourced, then", "enter"], lambda it: it.session.state(BUSY), State.UNSOURCED),
    "conflict": ([None], lambda it: it.said, "The verdict file has no conflict markers."),
    "unmark": (["m", None], lambda it: it.desk.marked, set()),
    "quit": (["u", None], lambda it: (it.app._exit, mine(it, BUSY).verdict), (True, "unsourced")),
}  # fmt: skip

# The same for an open text: begun in the article, at the first claim.
TEXT: dict[str, tuple[list[str | None], Seen, object]] = {
    "take": (["space", "right", None], lambda it: [r.exact for r in it.disk.file.claims.values() if r.origin], ["The minister"]),
    "select": ([None, "right"], lambda it: it.app.screen.query_one("#reader").selection, (22, 34)),
    "line_down": ([None], lambda it: offset(it) > 80, True),
    "line_up": (["down", None], offset, 22),
    "word_right": ([None], offset, 26),
    "word_left": (["right", "right", None], offset, 26),
    "text_page_down": ([None], lambda it: offset(it) > 400, True),
    "text_page_up": (["end", None], lambda it: offset(it) < 400, True),
    "text_first": ([None], offset, 0),
    "text_last": ([None], lambda it: offset(it) > 400, True),
    "leave": ([None], top, "ReviewScreen"),
    "text_palette": ([None, *"word on", "enter"], offset, 26),
    "text_help": ([None], top, HelpScreen.__name__),
}  # fmt: skip

CONFLICT: dict[str, tuple[list[str | None], Seen, object]] = {
    "take_ours": ([None], lambda it: (it.settling.chosen(0), left_in(it.paper)), (Side.OURS, 2)),
    "take_theirs": ([None], lambda it: (it.settling.chosen(0), left_in(it.paper)), (Side.THEIRS, 2)),
    "take_both": ([None], lambda it: (it.settling.chosen(0), left_in(it.paper)), (Side.BOTH, 2)),
    "next_conflict": ([None], lambda it: (it.app.screen.here, it.settling.left), (1, 3)),
    "previous_conflict": (["j", "j", None], lambda it: it.app.screen.here, 1),
    "undo_choice": (["o", None], lambda it: (it.settling.left, left_in(it.paper)), (3, 3)),
    "redo_choice": (["o", "z", None], lambda it: (it.settling.left, left_in(it.paper)), (2, 2)),
    "settled": (["o", None], lambda it: (it.app._exit, left_in(it.paper)), (True, 2)),
    "conflict_palette": ([None, *"their side", "enter"], lambda it: it.settling.chosen(0), Side.THEIRS),
    "conflict_help": ([None], top, HelpScreen.__name__),
}

KEYS = [(name, it.keys.split(",")[0]) for name, it in ACTIONS.items()]


@pytest.mark.parametrize("place", sorted({it.place for it in ACTIONS.values()}))
def test_all_keys_of_an_action_are_bound_to_it(place):
    bound = {key: each.action for each in bindings(keymap({}), place) for key in each.key.split(",")}
    for name, it in ACTIONS.items():
        if it.place == place:
            first, *others = it.keys.split(",")
            assert {bound[key] for key in others} <= {bound[first]}, name


def test_the_tables_name_every_action_and_no_other():
    assert {*REVIEW, *TEXT, *CONFLICT} == set(ACTIONS)
    places = {
        name: place for place, table in (("review", REVIEW), ("text", TEXT), ("conflict", CONFLICT)) for name in table
    }
    assert {name: it.place for name, it in ACTIONS.items()} == places


@pytest.mark.parametrize(("name", "key"), KEYS)
async def test_its_key_does_it(name, key):
    place = ACTIONS[name].place
    keys, seen, expected = {"review": REVIEW, "text": TEXT, "conflict": CONFLICT}[place][name]
    if place == "conflict":
        async with settled() as it:
            for each in keys:
                await it.press(each or key)
            assert seen(it) == expected
        return
    options = Options(follow=0, play=lambda path, at: f"played {path} {at:.0f}")
    async with review(size=(100, 16), options=options) as it:
        for each in ["a", *keys] if place == "text" else keys:
            await it.press(each or key)
        assert seen(it) == expected


async def test_every_source_has_its_digit():
    async with review() as it:
        await it.press("j", "2")
        assert it.session.shown(TONNES)[0] == 1
