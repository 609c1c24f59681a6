"""Passages: which one is shown, how, and what is evidence."""

from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.core.errors import FactcheckError
from factcheck.review import citation
from factcheck.tui import background
from factcheck.tui.acting import keyed
from factcheck.tui.actions import action
from factcheck.tui.around import MOST
from factcheck.tui.pick import PickScreen
from factcheck.tui.prompt import Question
from factcheck.tui.reader import Marked
from factcheck.tui.reading import ReadingScreen

if TYPE_CHECKING:
    from factcheck.tui.review import ReviewScreen

GROUP = "Passages"


def _shift(desk: "ReviewScreen", by: int) -> None:
    if desk.here is not None:
        desk.show_passage(desk.session.shown(desk.here)[0] + by)


@action("next_source", "right,l", "Next source (a digit shows that one)", GROUP, short="Source")
def next_source(desk: "ReviewScreen") -> None:
    _shift(desk, 1)


@action("previous_source", "left,h", "Previous source", GROUP)
def previous_source(desk: "ReviewScreen") -> None:
    _shift(desk, -1)


@action("more_context", "plus,equals_sign", "More of the source around", GROUP)
def more_context(desk: "ReviewScreen") -> None:
    desk.view = replace(desk.view, more=min(40, desk.view.more + 2))


@action("less_context", "minus", "Less of the source around", GROUP)
def less_context(desk: "ReviewScreen") -> None:
    desk.view = replace(desk.view, more=max(-MOST, desk.view.more - 2))


@action("side_by_side", "w", "Words side by side, or both in one text", GROUP)
def side_by_side(desk: "ReviewScreen") -> None:
    desk.view = replace(desk.view, running=not desk.view.running)


@action("evidence", "e", "Make the passage shown evidence, or take it away", GROUP, short="Evidence")
def evidence(desk: "ReviewScreen") -> None:
    here = desk.on_claim()
    if here is None:
        return
    number, passage = desk.session.shown(here)
    if passage is None:
        desk.say(f"No passage is shown. {desk.key('search')} searches the sources.", "dim")
    elif passage.key:
        desk.session.unchoose(here, passage.key)
        desk.did("No longer evidence.")
    else:
        desk.session.choose(here, passage.candidate)
        desk.session.show(here, number)
        desk.say(f"{desk.glyphs.kept} Evidence. {desk.key('evidence')} takes it away.", "text")


@action("search", "s", "Search the sources in your own words", GROUP, short="Search")
def search(desk: "ReviewScreen") -> None:
    claim_id = desk.on_claim()
    if claim_id is None:
        return

    def answered(words: str) -> None:
        if words.strip():
            background.search(desk, words.strip(), claim_id)

    desk.ask(Question("search the sources:", answered))


@action("open", "o", "Open the source at this passage; select there to make it evidence", GROUP, short="Open")
def open_(desk: "ReviewScreen") -> None:
    passage = desk.session.shown(desk.here)[1] if desk.here else None
    if passage is None:
        open_other(desk)
    else:
        _open(desk, passage.candidate.source, passage.candidate.start, passage.candidate.end)


@action("open_other", "O", "Open another source", GROUP)
def open_other(desk: "ReviewScreen") -> None:
    paths = sorted(ref.path for ref in desk.session.file.sources.values())
    if not paths:
        desk.say("There are no sources to open.", "warn")
        return

    def chosen(path: str | None) -> None:
        if path is not None:
            _open(desk, path, 0, 0)

    desk.app.push_screen(PickScreen("Which source?", paths), chosen)


def _open(desk: "ReviewScreen", path: str, start: int, end: int) -> None:
    document = desk.session.document(path)
    if document is None:
        desk.say(f"{path} cannot be read any more.", "warn")
        desk.redraw()
        return
    claim_id = desk.here

    def taken(bounds: tuple[int, int] | None) -> None:
        if bounds is None or claim_id is None:
            return
        try:
            desk.session.choose_words(claim_id, path, *bounds)
        except FactcheckError as error:
            desk.warn(error)
        else:
            desk.session.show(claim_id, 0)
            desk.did(f"{desk.glyphs.kept} Evidence.")
        desk.settle()

    screen = keyed(ReadingScreen, desk.keys)(
        document,
        desk.glyphs,
        title=path,
        enter="makes the selection, or the line, evidence",
        at=start,
        marks=[Marked(start, end, "spot+claim", desk.glyphs.here)] if end > start else [],
    )
    desk.app.push_screen(screen, taken)


@action("play", "p", "Play the tape, three seconds before the passage", GROUP)
def play(desk: "ReviewScreen") -> None:
    passage = desk.session.shown(desk.here)[1] if desk.here else None
    if passage is None or passage.candidate.locator.time is None:
        desk.say("This passage has no time on a tape.", "dim")
    elif desk.options.play is None:
        desk.say("No player: set one in the settings, or install mpv, vlc or ffplay.", "warn")
    else:
        desk.say(desk.options.play(passage.candidate.source, max(0.0, passage.candidate.locator.time - 3)), "text")


def _copy(desk: "ReviewScreen", text: str) -> None:
    """Put a text on the clipboard of the terminal (OSC 52), and of the one around tmux."""
    desk.app.copy_to_clipboard(text)
    desk.say(f"Copied: {text}")


@action("copy_citation", "y", "Copy the citation: words, source and place", GROUP)
def copy_citation(desk: "ReviewScreen") -> None:
    passage = desk.session.shown(desk.here)[1] if desk.here else None
    if passage is None:
        desk.say("No passage is shown.", "dim")
        return
    _copy(desk, citation(passage.candidate))


@action("copy_claim", "Y", "Copy the claim", GROUP)
def copy_claim(desk: "ReviewScreen") -> None:
    if desk.here:
        _copy(desk, desk.session.claim(desk.here).text)
