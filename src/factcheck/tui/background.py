"""What takes time, done in threads so that typing never waits: saving, matching, searching, following the file."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from factcheck.core.errors import FactcheckError
from factcheck.core.model import Candidate
from factcheck.tui.acting import keyed
from factcheck.tui.conflict import ConflictScreen
from factcheck.tui.done import DoneScreen

if TYPE_CHECKING:
    from factcheck.tui.review import ReviewScreen

QUIET = 0.08
"""Seconds without a key before matching goes on."""
PUBLISH = 0.25
"""Seconds between redraws while candidates come in."""


def _thread(desk: "ReviewScreen", group: str, work: Callable[[], None], *, exclusive: bool = True) -> None:
    desk.run_worker(work, thread=True, group=group, exclusive=exclusive)


def save(desk: "ReviewScreen") -> None:
    """Save what is not saved, unless somebody is at it already: they look again when they are done."""
    if not desk.session.dirty or desk.saving:
        return
    desk.saving = True

    def work() -> None:
        desk.session.flush()
        desk.hear(saved)

    def saved() -> None:
        desk.saving = False
        trouble = desk.session.trouble
        if trouble:
            desk.say(f"{trouble.message}. {trouble.hint} The next verdict tries again.", "warn")
        else:
            save(desk)
        desk.saved()

    _thread(desk, "save", work, exclusive=False)


def match(desk: "ReviewScreen") -> None:
    """Find candidates for every claim, those near the reviewer first; the screen hears of it now and then."""

    def work() -> None:
        worker, last = get_current_worker(), 0.0
        while not worker.is_cancelled:
            claim_id = desk.session.next_unmatched(desk.here)
            if claim_id is None:
                desk.hear(desk.redraw)
                return
            if claim_id != desk.here:
                _give_way(desk)
            desk.session.match(claim_id)
            if time.monotonic() - last > PUBLISH or claim_id == desk.here:
                desk.hear(desk.redraw)
                last = time.monotonic()

    _thread(desk, "match", work)


def _give_way(desk: "ReviewScreen") -> None:
    """Wait while keys are coming: threads share one interpreter, and the keys go first."""
    while (left := desk.touched + QUIET - time.monotonic()) > 0:
        time.sleep(left)


def search(desk: "ReviewScreen", words: str, claim_id: str) -> None:
    """Search the sources for the reviewer's own words; the hits become passages of the claim."""

    def work() -> None:
        hits = desk.session.search(words, claim_id)
        desk.hear(found, hits)

    def found(hits: tuple[Candidate, ...]) -> None:
        if hits and desk.listed.number(claim_id):
            desk.session.offer(claim_id, hits)
            if desk.here == claim_id:
                verify, dispute, evidence = map(desk.key, ("verify", "dispute", "evidence"))
                told = f"the first is shown. {verify}, {dispute} decide by it, {evidence} makes it evidence."
                desk.say(f"{len(hits)} found, {told}")
            else:
                desk.say(f"{len(hits)} found for claim {desk.listed.number(claim_id)}.")
        else:
            desk.say(f"No source has anything like “{words}”.", "warn")
        desk.redraw()

    _thread(desk, "search", work)


def follow(desk: "ReviewScreen") -> None:
    """Take in what somebody else saved, and see whether the sources are still there."""

    def work() -> None:
        gone = tuple(desk.options.gone()) if desk.options.gone else ()
        if gone != desk.gone:
            desk.gone = gone
            desk.hear(desk.redraw)
        try:
            changed = desk.session.follow()
        except FactcheckError as error:
            desk.hear(troubled, f"{error.message}. {error.hint}")
            return
        if changed or desk.unreadable:
            desk.hear(taken_in, changed)

    def troubled(text: str) -> None:
        if desk.unreadable != text:
            desk.unreadable = text
            desk.redraw()

    def taken_in(changed: bool) -> None:
        desk.unreadable = ""
        if changed:
            desk.say("The verdict file was changed by somebody else, and read again.")
        desk.redraw()

    _thread(desk, "follow", work)


def settle(desk: "ReviewScreen") -> None:
    """Show git's two sides of the verdict file beside each other, if it has its markers."""

    def work() -> None:
        try:
            settling = desk.options.conflict() if desk.options.conflict else None
        except FactcheckError as error:
            desk.hear(told, f"{error.message}. {error.hint}")
            return
        if settling is None:
            desk.hear(told, "The verdict file has no conflict markers.")
        else:
            desk.hear(desk.app.push_screen, keyed(ConflictScreen, desk.keys)(settling, desk.glyphs), then)

    def told(text: str) -> None:
        desk.say(text, "dim")
        desk.redraw()

    def then(_: object) -> None:
        follow(desk)
        save(desk)

    _thread(desk, "settle", work)


def summarise(desk: "ReviewScreen") -> None:
    """Show the end of the review, with what a check would say of it."""

    def work() -> None:
        said = desk.options.summary() if desk.options.summary else None
        screen = DoneScreen(desk.session, said, desk.glyphs)
        desk.hear(desk.app.push_screen, screen, then)

    def then(wanted: str | None) -> None:
        if wanted:
            desk.action_act(wanted)

    _thread(desk, "summary", work)
