"""The review screen: one claim beside its evidence, and a key for each thing one does with it."""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial

from textual import events
from textual.app import ComposeResult, SuspendNotSupported
from textual.containers import Horizontal, Vertical
from textual.css.query import NoMatches

from factcheck.errors import FactcheckError
from factcheck.model import Claim, Verdict
from factcheck.session import Filter, Session
from factcheck.tui import background, drawing
from factcheck.tui.acting import ActingScreen
from factcheck.tui.actions import ACTIONS
from factcheck.tui.around import View
from factcheck.tui.claimlist import ClaimList
from factcheck.tui.glyphs import ASCII, UNICODE
from factcheck.tui.held import Held
from factcheck.tui.listing import Entries
from factcheck.tui.options import Options
from factcheck.tui.prompt import Prompt
from factcheck.tui.reader import Reader
from factcheck.tui.sheet import Bar, Edge, Sheet
from factcheck.tui.spans import Row, shown

SMALLEST = (60, 16)
TWO, THREE = 100, 160
"""Columns from which there are two panes, and three."""

DECIDING = frozenset({"verify", "dispute", "unsource"})


class ReviewScreen(ActingScreen[None]):
    """Holds what is on the screen; the session holds what is decided. Actions (`acts/`) work on this."""

    PLACE = "review"

    def __init__(self, session: Session, options: Options) -> None:
        super().__init__()
        self.session = session
        self.options = options
        self.glyphs = ASCII if options.ascii_only else UNICODE
        self.view = View(no_sources=options.no_sources)
        self.filter = Filter.UNDECIDED
        self.found = ""
        self.marked: set[str] = set()
        self.pending: tuple[str, Verdict] | None = None
        self.held = Held(options.now)
        self.here: str | None = None
        self.listed: tuple[Claim, ...] = ()
        self.saving = False
        self.unreadable = ""
        """Why the verdict file cannot be read as somebody else left it."""
        self.gone: tuple[str, ...] = ()
        """Sources that were deleted since the review opened."""
        self.touched = 0.0
        """When the last key came (time.monotonic)."""
        self._numbers: dict[str, int] = {}
        self._half_typed: str | None = None
        self.entries = Entries(session, self.glyphs)
        self._passing: tuple[Claim, ...] = ()
        self._passing_ids: set[str] = set()
        self._listed_for: tuple[object, ...] | None = None
        self.said: Row = ()

    def compose(self) -> ComposeResult:
        yield Bar(id="header")
        yield Bar(id="banner", least=0)
        with Horizontal(id="body"):
            with Vertical(id="claims"):
                yield Bar(id="list-title", base="text")
                yield ClaimList(id="list")
            yield Edge(None, self.glyphs, id="article-edge")
            with Vertical(id="article"):
                yield Bar(id="article-title", base="text")
                yield Reader(self.session.article, self.glyphs, id="article-text", cursor=False)
            evidence = Sheet(id="evidence")
            yield Edge(evidence, self.glyphs, id="edge")
            with Vertical(id="passage"):
                yield Bar(id="claim-title", base="picked")
                yield evidence
        yield Bar(id="flash")
        yield Prompt(id="prompt")
        yield Bar(id="footer")
        yield Bar(id="small", base="text")

    def on_mount(self) -> None:
        self.session.autosave = False
        self.here = self.session.next_undecided() or next((claim.id for claim in self.session.claims), None)
        if self.here and not self.session.is_open(self.here):
            self.filter = Filter.ALL
        self.refilter()
        background.match(self)
        if self.options.follow:
            self.set_interval(self.options.follow, partial(background.follow, self))

    def on_resize(self) -> None:
        width, height = self.app.size
        small = width < SMALLEST[0] or height < SMALLEST[1]
        self.set_class(small, "small")
        self.set_class(width < TWO, "narrow")
        self.set_class(width >= THREE, "three")
        self.query_one(ClaimList).tall = width >= TWO
        self.view = replace(self.view, narrow=width < TWO)
        self.redraw()

    # What actions use

    def action_act(self, name: str) -> None:
        """Run an action of the registry, then show what became of it and save it."""
        self.touched = time.monotonic()
        if name in DECIDING and self.held.ignores(name, asked=self.pending is not None):
            return
        pending, self.pending = self.pending, None
        self.pending = pending if name in DECIDING else None
        self.said = ()
        before = self.pending
        try:
            ACTIONS[name].run(self)
        except FactcheckError as error:  # of a door: no tape, no player
            self.warn(error)
        if self.pending == before:
            self.pending = None
        self.redraw()
        background.save(self)

    def action_show(self, number: int) -> None:
        self.show_passage(number)

    def say(self, text: str, ink: str = "text") -> None:
        """One line at the foot of the screen, until the next key."""
        self.said = ((f" {shown(text)}", ink),)

    def warn(self, error: FactcheckError) -> None:
        """Say what went wrong, and what to do about it."""
        self.say(f"{error.message}. {error.hint}", "warn")

    def go(self, claim_id: str | None) -> None:
        """Show another claim; one that the filter hides is listed as long as one is on it."""
        self.here = claim_id
        self._list()
        self.query_one("#evidence", Sheet).scroll_to(y=0, animate=False, immediate=True)

    def go_to_first(self, *claim_ids: str) -> None:
        """Show the first of these claims that (still) is one."""
        known = {claim.id for claim in self.session.claims}
        self.go(next((claim_id for claim_id in claim_ids if claim_id in known), None))

    def step(self, by: int) -> None:
        """Go down the list (up, if negative), as far as there is one."""
        ids = [claim.id for claim in self.listed]
        if not ids:
            return
        at = ids.index(self.here) if self.here in ids else 0
        self.go(ids[max(0, min(len(ids) - 1, at + by))])

    @property
    def passing(self) -> int:
        """How many claims the filter and what is looked for let through."""
        return len(self._passing)

    def refilter(self) -> None:
        """List by the filter anew; where one was is no longer listed, go to the next that is."""
        passing = self.session.filtered(self.filter, self.found)
        ids = {claim.id for claim in passing}
        if self.here not in ids and passing:
            at = self.number(self.here) if self.here else 0
            self.here = next((claim.id for claim in passing if self.number(claim.id) >= at), passing[-1].id)
        self.go(self.here)

    def show_passage(self, number: int) -> None:
        if self.here is not None and self.session.passages(self.here):
            self.session.show(self.here, number)
            self.query_one("#evidence", Sheet).scroll_to(y=0, animate=False, immediate=True)
            self.redraw()

    def number(self, claim_id: str) -> int:
        """The number of a claim in article order, from 1."""
        if claim_id not in self._numbers:
            self._numbers = {claim.id: at for at, claim in enumerate(self.session.claims, 1)}
        return self._numbers.get(claim_id, 0)

    def my_note(self, claim_id: str) -> str:
        return self.session.notes(claim_id).get(self.session.reviewer, "")

    def ask(
        self,
        label: str,
        answered: Callable[[str], None],
        *,
        value: str = "",
        changed: Callable[[str], None] | None = None,
        left: Callable[[], None] | None = None,
        note_of: str | None = None,
    ) -> None:
        """Ask for some words at the foot of the screen; what is answered is shown and saved.

        A note of a claim may be long: an editor can have it, and half of it is kept when the program is ended.
        """
        self._half_typed = note_of

        def then(text: str) -> None:
            self.said = ()
            answered(text)
            self.settle()

        def live(text: str) -> None:
            if changed:
                changed(text)
                self.redraw()

        def dropped() -> None:
            if left:
                left()
            self.redraw()

        self.query_one(Prompt).ask(
            label, then, value=value, changed=live, left=dropped, edit=self._edit if note_of else None
        )

    def action_answer(self) -> None:
        self.query_one(Prompt).answer()

    def action_leave_prompt(self) -> None:
        self.query_one(Prompt).leave()

    def action_edit_prompt(self) -> None:
        self.query_one(Prompt).action_edit()

    def _edit(self, text: str) -> str | None:
        """The text after the user's editor has had it; None if it was left alone, or could not be opened."""
        if self.options.edit is None:
            self.say("No editor: set $EDITOR.", "warn")
        else:
            try:
                with self.app.suspend():
                    return self.options.edit(text)
            except SuspendNotSupported:
                self.say("An editor cannot take the place of this screen in a browser: type the note here.", "warn")
            except FactcheckError as error:
                self.warn(error)
        self.redraw()
        return None

    def keep_typed(self) -> None:
        """Keep a note that is half typed; called when the program is ended from outside."""
        prompt = self.query_one(Prompt)
        if prompt.asking and self._half_typed and prompt.typed.strip():
            self.session.note(self._half_typed, prompt.typed)

    def typed_ahead(self, event: events.Key) -> bool:
        """A key that came before the prompt it was meant for had the focus; whether the prompt took it."""
        prompt = self.query_one(Prompt)
        return prompt.asking and prompt.take(event)

    def scroll_evidence(self, pages: int) -> None:
        sheet = self.query_one("#evidence", Sheet)
        sheet.scroll_relative(y=pages * max(1, sheet.size.height - 2), animate=False)

    def all_done(self) -> None:
        """Nothing is left: show what there is, and what a check would say of it."""
        background.summarise(self)

    def settle(self) -> None:
        """After something that was done outside an action: show what became of it, and save it."""
        self.redraw()
        background.save(self)

    def copy(self, text: str) -> None:
        """Put a text on the clipboard of the terminal (OSC 52), and of the one around tmux."""
        self.app.copy_to_clipboard(text)
        self.say(f"Copied: {shown(text)}", "text")

    def leave(self) -> None:
        self.session.flush()
        self.app.exit()

    def saved(self) -> None:
        """Show that all is saved, and whatever others saved meanwhile; mostly the first alone is new."""
        if self.session.trouble or (self._listed_for and self._listed_for[0] is not self.session.file):
            self.redraw()
        elif not self.has_class("small"):
            with suppress(NoMatches):
                drawing.draw_header(self)

    def redraw(self) -> None:
        """Draw everything from the session as it is now."""
        # A thread may still ask for it while the screen is taken down, when there is nothing left to draw on.
        with suppress(NoMatches):
            if self.has_class("small"):
                drawing.draw_small(self)
            else:
                self._list()
                drawing.draw(self)

    def _list(self) -> None:
        """What the list shows, worked out again when the file, the filter or what is looked for has changed."""
        wanted = (self.session.file, self.filter, self.found)
        if self._listed_for is None or any(
            one is not other for one, other in zip(wanted, self._listed_for, strict=True)
        ):
            self._listed_for = wanted
            self._numbers = {claim.id: at for at, claim in enumerate(self.session.claims, 1)}
            self._passing = self.session.filtered(self.filter, self.found)
            self._passing_ids = {claim.id for claim in self._passing}
        if self.here not in self._numbers:
            # The claim is gone: an addition was undone, by this reviewer or by another.
            self.here = self.session.next_undecided() or next(iter(self._numbers), None)
        self.listed = self._passing
        if self.here and self.here not in self._passing_ids and (self._passing or not self.found):
            shown_too = (*self._passing, self.session.claim(self.here))
            self.listed = tuple(sorted(shown_too, key=lambda claim: self._numbers[claim.id]))

    def on_claim_list_picked(self, event: ClaimList.Picked) -> None:
        self.pending = None
        self.said = ()
        self.go(self.listed[event.index].id)
        self.redraw()
