"""The registry walked: every action is done by its key, then by the mouse, and what it did is read."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from tests.tui.driving import Driver, review
from tests.tui.test_conflict import left_in, settled
from tests.tui.test_start import started
from tests.unit.review.reviewing import BRIDGE, BUSY, FEE, MUSEUM, SHARE, TONNES, claims
from textual import events
from textual.widgets import OptionList

from factcheck.core.model import Skipped, State
from factcheck.review import Filter, Renewed, Side
from factcheck.tui import Options
from factcheck.tui.command_screen import HelpScreen
from factcheck.tui.keymap import ACTIONS, bindings, footer_keys, keymap
from factcheck.tui.review_screen import ReviewScreen

Seen = Callable[[Any], object]
Story = list[tuple[str, list[str | None], Seen, object]]


def mine(claim: str) -> Seen:
    """Ada's verdict and note on a claim, as the file has them."""

    def seen(it: Driver) -> object:
        review = it.disk.file.claims[claim].reviews.get("ada")
        return review and (review.verdict, review.note)

    return seen


def kept(claim: str) -> Seen:
    return lambda it: set(it.disk.file.claims[claim].evidence)


def top(it: Driver) -> str:
    return type(it.app.screen).__name__


def offset(it: Driver) -> int:
    return it.app.screen.query_one("#reader").cursor


def lines_from(it: Driver) -> int:
    return it.screen.query_one("#evidence").scroll_offset.y


def added(it: Driver) -> list[str]:
    return [record.exact for record in it.disk.file.claims.values() if record.origin]


# An action, what is pressed before its key and after it (the key itself is None), what is read then, and what it must
# be. Each goes on where the one before it stopped.
STORIES: dict[str, Story] = {
    "decide": [
        ("dispute", [None], mine(BUSY), ("disputed", "")),
        ("undo", [None], mine(BUSY), None),
        ("redo", [None], mine(BUSY), ("disputed", "")),
        ("withdraw", [None], mine(BUSY), None),
        ("unsource", [None], mine(BUSY), ("unsourced", "")),
        ("dispute_note", [None, "n", "o", "enter"], mine(TONNES), ("disputed", "no")),
        ("verify_note", [None, "o", "k", "enter"], mine(MUSEUM), ("verified", "ok")),
        ("verify", [None], mine(FEE), ("verified", "")),
        ("unsource_note", [None, "n", "o", "enter"], mine(SHARE), ("unsourced", "no")),
        ("note", [None, "h", "i", "enter"], mine(BRIDGE), (None, "hi")),
        ("mark", [None], lambda it: it.screen.session.marked, {BRIDGE}),
        ("unmark", [None], lambda it: it.screen.session.marked, set()),
        ("take_over", ["g", None], lambda it: it.said, "No other article of the project has a verdict on these words."),
        ("verify_same", [None, None], lambda it: it.session.progress().verified, 3),
    ],
    "move": [
        ("down", [None], Driver.at, 2),
        ("up", [None], Driver.at, 1),
        ("last", [None], Driver.at, 9),
        ("first", [None], Driver.at, 1),
        ("number", [None, "4", "enter"], Driver.at, 4),
        ("previous_undecided", ["g", None], Driver.at, 9),
        ("filter", [None], lambda it: it.screen.session.listed.filter, Filter.ALL),
        ("next_undecided", ["g", "j", "u", "g", None], Driver.at, 3),
        ("later", ["g", None], lambda it: (it.at(), it.session.progress().decided), (3, 1)),
        ("order", [None], lambda it: (it.screen.session.listed.by_risk, it.at()), (True, 3)),
        ("find", ["r", None, *"share", "enter"], lambda it: len(it.screen.session.listed.claims), 1),
    ],
    "passages": [
        ("next_source", ["j", None], lambda it: it.session.shown(TONNES)[0], 1),
        ("previous_source", [None], lambda it: it.session.shown(TONNES)[0], 0),
        ("more_context", [None], lambda it: it.screen.view.more, 2),
        ("less_context", [None, None], lambda it: it.screen.view.more, -2),
        ("side_by_side", [None], lambda it: it.screen.view.running, True),
        ("next_pane", [None, "down", "down"], lambda it: (it.screen.panes.pane, lines_from(it), it.at()), ("passage", 2, 2)),
        ("previous_pane", ["g", None], lambda it: (it.screen.panes.pane, lines_from(it)), ("claims", 0)),
        ("page_down", [None], lambda it: lines_from(it) > 0, True),
        ("page_up", [None], lines_from, 0),
        ("play", [None], lambda it: it.said, "played sources/hearing.srt 724"),
        ("copy_citation", [None], lambda it: "eight million" in it.app.clipboard, True),
        ("copy_claim", [None], lambda it: "nine million" in it.app.clipboard, True),
        ("correct", [None], lambda it: it.app.clipboard, "The harbour handled eight million tonnes in coastal trade,"),
        ("evidence", [None], kept(TONNES), {"hearing"}),
        ("source_side", ["g", None, *"hearing", "enter", *"harbour", "enter"], Driver.at, 2),
        ("search", ["k", None, *"museum", "enter"], lambda it: len(it.session.passages(BUSY)), 1),
        ("read_sources", [None], lambda it: (it.said, len(it.session.skipped)), ("read again", 1)),
        ("add_source", [None, *"phone", "enter", *"olm", "enter", *"eight", "enter"], lambda it: (it.said, it.written), ("note.md written and read: a note by ada.", [("eight", "phone", "olm")])),
        ("open_other", [None, "enter", "enter"], lambda it: len(kept(BUSY)(it)), 1),
        ("open", ["j", "j", None, "enter"], kept(MUSEUM), {"hearing"}),
    ],
    "claims": [
        ("article", ["j", None, "left", "enter"], Driver.at, 1),
        ("split", ["j", None, "right", "right", "enter"], lambda it: it.session.state(TONNES), State.DISMISSED),
        ("dismiss", ["g", None, "n", "o", "enter"], lambda it: it.session.state(BUSY), State.DISMISSED),
        ("dismiss_nothing", [None], lambda it: it.said, "Every undecided claim listed here has something to check."),
        ("request", [None, *"which", "enter"], lambda it: [each.text for each in it.session.record(it.screen.here).requests.values()], ["which"]),
        ("answer", [None, *"this", "enter"], lambda it: [each.answer for each in it.session.record(it.screen.here).requests.values()], ["this"]),
        ("assign", [None, *"ada, ben", "enter"], lambda it: set(it.session.record(it.screen.here).assigned), {"ada", "ben"}),
        ("tick", [None], lambda it: it.said, "There is no number, date or name in this claim to tick."),
        ("cross", [None], lambda it: it.said, "There is no number, date or name in this claim to tick."),
        ("help", [None], top, HelpScreen.__name__),
        ("settings", ["escape", None, *"player", "enter", *"mpv", "enter"], lambda it: it.changed, [("player", "mpv")]),
        ("palette", [None, *"unsourced, then", "enter"], lambda it: it.session.progress().unsourced, 1),
        ("conflict", [None], lambda it: it.said, "The verdict file has no conflict markers."),
        ("quit", ["u", None], lambda it: (it.app._exit, it.session.progress().unsourced), (True, 2)),
    ],
    "start": [
        ("start_down", [None], lambda it: it.app.screen.row, 1),
        ("start_up", [None], lambda it: it.app.screen.row, 0),
        ("start_last", [None], lambda it: it.app.screen.row, 2),
        ("start_first", [None], lambda it: it.app.screen.row, 0),
        ("start_name", [None, *"ben", "enter"], lambda it: it.changed, [("reviewer", "ben")]),
        ("start_settings", [None, *"editor", "enter", *"vi", "enter"], lambda it: it.changed[-1], ("editor", "vi")),
        ("start_palette", [None, *"last", "enter"], lambda it: it.app.screen.row, 2),
        ("start_help", [None], top, HelpScreen.__name__),
        ("start_open", ["escape", None], lambda it: it.app.return_value, "scan.pdf"),
    ],
    "start, left": [("start_quit", [None], lambda it: (it.app._exit, it.app.return_value), (True, None))],
    "text": [
        ("line_down", ["a", None], lambda it: offset(it) > 80, True),
        ("line_up", [None], offset, 22),
        ("word_right", [None], offset, 26),
        ("word_left", [None], offset, 22),
        ("text_page_down", [None], lambda it: offset(it) > 400, True),
        ("text_page_up", [None], lambda it: offset(it) < 400, True),
        ("text_last", [None], lambda it: offset(it) > 400, True),
        ("text_first", [None], offset, 0),
        ("text_palette", [None, *"word on", "enter"], offset, 4),
        ("text_help", [None], top, HelpScreen.__name__),
        ("select", ["escape", None, "right"], lambda it: it.app.screen.reader.selection, (4, 11)),
        ("take", [None], added, ["quay at"]),
        ("leave", ["a", None], top, "ReviewScreen"),
    ],
    "conflict": [
        ("next_conflict", [None], lambda it: (it.app.screen.here, it.choices.left), (1, 3)),
        ("previous_conflict", ["j", None], lambda it: it.app.screen.here, 1),
        ("take_ours", [None], lambda it: (it.choices.chosen(1), left_in(it.paper)), (Side.OURS, 2)),
        ("undo_choice", [None], lambda it: (it.choices.left, left_in(it.paper)), (3, 3)),
        ("redo_choice", [None], lambda it: (it.choices.chosen(1), left_in(it.paper)), (Side.OURS, 2)),
        ("take_theirs", [None], lambda it: (it.choices.chosen(1), left_in(it.paper)), (Side.THEIRS, 2)),
        ("take_both", ["k", "k", None], lambda it: (it.choices.chosen(0), left_in(it.paper)), (Side.BOTH, 1)),
        ("conflict_palette", [None, *"their side", "enter"], lambda it: it.choices.chosen(2), Side.THEIRS),
        ("conflict_help", [None], top, HelpScreen.__name__),
        ("settled", ["escape", None], lambda it: (it.app._exit, left_in(it.paper)), (True, 0)),
    ],
}  # fmt: skip


SCREENS = {"text": "text", "conflict": "conflict", "start": "start", "start, left": "start"}
"""The screens of the stories that are not the review's."""


@pytest.mark.parametrize("place", sorted({it.place for it in ACTIONS.values()}))
def test_all_keys_of_an_action_are_bound_to_it(place):
    bound = {key: each.action for each in bindings(keymap({}), place) for key in each.key.split(",")}
    for name, it in ACTIONS.items():
        if it.place == place:
            first, *others = it.keys.split(",")
            assert {bound[key] for key in others} <= {bound[first]}, name


def test_the_stories_have_every_action_once_each_on_its_screen():
    told = [(name, SCREENS.get(story, "review")) for story in STORIES for name, *_ in STORIES[story]]
    assert sorted(told) == sorted((name, it.place) for name, it in ACTIONS.items())


async def pressed(it: Driver, name: str) -> None:
    await it.press(ACTIONS[name].keys.split(",")[0])


async def clicked(it: Driver, name: str) -> None:
    """Do an action with the mouse alone: by its label in the footer, or by its line in the menu that opens there."""
    entries = {action: f" {key} {label}" for key, label, action in footer_keys(keymap({}), shown_in(it))}
    entry = entries.get(f"screen.act('{name}')", "")
    if not entry or entry not in footer(it):
        menu = entries[f"screen.act('{MENUS[ACTIONS[name].place]}')"]
        await click(it, menu)
        options = it.app.screen.query_one(OptionList)
        title = ACTIONS[name].title
        at = next(n for n in range(options.option_count) if f"{title}  (" in str(options.get_option_at_index(n).prompt))
        while not options.scroll_offset.y <= at < options.scroll_offset.y + options.size.height:
            options.post_message(events.MouseScrollDown(options, 2, 2, 0, 1, 0, False, False, False))
            await it.settle()
        await it.pilot.click(OptionList, offset=(4, at - options.scroll_offset.y))
        await it.settle()
    else:
        await click(it, entry)


MENUS = {"review": "palette", "text": "text_palette", "conflict": "conflict_palette", "start": "start_palette"}


def shown_in(it: Driver) -> str:
    """The footer there is: of a pane of the review, or of another screen."""
    pane = it.app.screen.panes.pane if isinstance(it.app.screen, ReviewScreen) else it.app.screen.PLACE
    return "review" if pane == "claims" else pane


def footer(it: Driver) -> str:
    return it.text().splitlines()[-1]


async def click(it: Driver, entry: str) -> None:
    await it.pilot.click(offset=(footer(it).index(entry) + 1, it.app.size.height - 1))
    await it.settle()


@pytest.mark.parametrize("hand", [pressed, clicked])
@pytest.mark.parametrize("story", STORIES)
async def test_each_action_is_done_by_its_key_and_by_the_mouse_alone(story, hand):
    changed: list[tuple[str, str]] = []
    options = Options(
        follow=0,
        play=lambda path, at: f"played {path} {at:.0f}",
        change=lambda name, value: changed.append((name, value)),
    )
    written: list[tuple[str, str, str]] = []
    renewed = partial(Renewed, claims(), (Skipped("scan.pdf", "no text in it"),), "read again")
    more = {"read_again": renewed, "write_note": lambda *words: written.append(words) or "note.md"}
    screens = {"conflict": settled, "start": partial(started, options), "start, left": partial(started, options)}
    async with screens.get(story, partial(review, size=(100, 16), options=options, **more))() as it:
        it.changed, it.written = changed, written
        it.app.animation_level = "none"
        for name, keys, seen, expected in STORIES[story]:
            for each in keys:
                await (hand(it, name) if each is None else it.press(each))
            assert seen(it) == expected, name
