"""The review screen: one claim beside its evidence, and a key for each thing one does with it."""

import time
from collections.abc import Callable

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.worker import get_current_worker

from factcheck.errors import FactcheckError
from factcheck.model import Claim, Verdict
from factcheck.session import Filter, Session
from factcheck.tui import status
from factcheck.tui.actions import ACTIONS, Keymap, footer_keys
from factcheck.tui.claimlist import ClaimList
from factcheck.tui.glyphs import ASCII, UNICODE
from factcheck.tui.listing import Entry, entry_rows
from factcheck.tui.options import Options
from factcheck.tui.passage import View, evidence_rows
from factcheck.tui.prompt import Prompt
from factcheck.tui.sheet import Bar, Edge, Sheet
from factcheck.tui.spans import Row, clip, shown, wrap

SMALLEST = (60, 16)
PUBLISH = 0.1
"""Seconds between redraws while candidates come in."""


class ReviewScreen(Screen[None]):
    """Holds what is on the screen; the session holds what is decided. Actions (`acts/`) work on this."""

    AUTO_FOCUS = ""

    def __init__(self, session: Session, options: Options, keys: Keymap) -> None:
        super().__init__()
        self.keys = keys
        self.session = session
        self.options = options
        self.glyphs = ASCII if options.ascii_only else UNICODE
        self.view = View()
        self.filter = Filter.UNDECIDED
        self.found = ""
        self.marked: set[str] = set()
        self.pending: tuple[str, Verdict] | None = None
        self.here: str | None = None
        self.listed: tuple[Claim, ...] = ()
        self.saving = False
        self._numbers: dict[str, int] = {}
        self._said: Row = ()

    def compose(self) -> ComposeResult:
        yield Bar(id="header")
        yield Bar(id="banner", least=0)
        with Horizontal(id="body"):
            with Vertical(id="claims"):
                yield Bar(id="list-title", base="text")
                yield ClaimList(id="list")
            evidence = Sheet(id="evidence")
            yield Edge(evidence, self.glyphs, id="edge")
            with Vertical(id="passage"):
                yield Bar(id="claim-title", base="text")
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
        self.match()
        if self.options.follow:
            self.set_interval(self.options.follow, self.follow)

    def on_resize(self) -> None:
        width, height = self.app.size
        small = width < SMALLEST[0] or height < SMALLEST[1]
        self.set_class(small, "small")
        self.set_class(width < 100, "narrow")
        self.query_one(ClaimList).tall = width >= 100
        self.redraw()

    # What actions use

    def action_act(self, name: str) -> None:
        """Run an action of the registry, then show what became of it and save it."""
        pending, self.pending = self.pending, None
        self.pending = pending if name in {"verify", "dispute", "unsource"} else None
        self._said = ()
        before = self.pending
        ACTIONS[name].run(self)
        if self.pending == before:
            self.pending = None
        self.redraw()
        self.save()

    def action_show(self, number: int) -> None:
        self.show_passage(number)

    def say(self, text: str, ink: str = "text") -> None:
        """One line at the foot of the screen, until the next key."""
        self._said = ((f" {shown(text)}", ink),)

    def go(self, claim_id: str | None) -> None:
        """Show another claim; one that the filter hides is listed as long as one is on it."""
        self.here = claim_id
        self._list()
        self.query_one("#evidence", Sheet).scroll_to(y=0, animate=False)

    def step(self, by: int) -> None:
        """Go down the list (up, if negative), as far as there is one."""
        ids = [claim.id for claim in self.listed]
        if not ids:
            return
        at = ids.index(self.here) if self.here in ids else 0
        self.go(ids[max(0, min(len(ids) - 1, at + by))])

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
            self.query_one("#evidence", Sheet).scroll_to(y=0, animate=False)
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
        edit: bool = False,
    ) -> None:
        """Ask for a line at the foot of the screen; what is answered is shown and saved."""

        def then(text: str) -> None:
            self._said = ()
            answered(text)
            self.redraw()
            self.save()

        def live(text: str) -> None:
            if changed:
                changed(text)
                self.redraw()

        def dropped() -> None:
            if left:
                left()
            self.redraw()

        self.query_one(Prompt).ask(
            label, then, value=value, changed=live, left=dropped, edit=self._edit if edit else None
        )

    def _edit(self, text: str) -> str | None:
        """The text after the user's editor has had it; None if there is no editor."""
        if self.options.edit is None:
            self.say("No editor: set $EDITOR.", "warn")
            self.redraw()
            return None
        with self.app.suspend():
            return self.options.edit(text)

    def typed_ahead(self, event: events.Key) -> bool:
        """A key that came before the prompt it was meant for had the focus; whether the prompt took it."""
        prompt = self.query_one(Prompt)
        return prompt.asking and prompt.take(event)

    def scroll_evidence(self, pages: int) -> None:
        sheet = self.query_one("#evidence", Sheet)
        sheet.scroll_relative(y=pages * max(1, sheet.size.height - 2), animate=False)

    def open_help(self) -> None:
        from factcheck.tui.help import HelpScreen  # noqa: PLC0415

        self.app.push_screen(HelpScreen(self.keys))

    def all_done(self) -> None:
        self.say("All claims are decided.", "verified")

    def leave(self) -> None:
        self.session.flush()
        self.app.exit()

    # Drawing

    def _list(self) -> None:
        shown_ = {claim.id for claim in self.session.filtered(self.filter, self.found)}
        self.listed = tuple(claim for claim in self.session.claims if claim.id in shown_ or claim.id == self.here)

    def redraw(self) -> None:
        """Draw everything from the session as it is now; only the rows on the screen are made."""
        if not self.is_mounted or self.has_class("small"):
            self._draw_small()
            return
        self._numbers = {claim.id: at for at, claim in enumerate(self.session.claims, 1)}
        self._list()
        self.query_one("#header", Bar).show(lambda w: [status.header(self.session, w, self.glyphs, saving=self.saving)])
        self.query_one("#banner", Bar).show(lambda w: status.banner(self.session, w))
        self.query_one("#flash", Bar).show(lambda w: wrap(self._said, w)[:3])
        self.query_one("#footer", Bar).show(lambda w: [status.footer(footer_keys(self.keys), w)])
        self._draw_list()
        self._draw_claim()

    def _draw_small(self) -> None:
        told = "factcheck needs 60 by 16 cells; `factcheck review --plain` needs none."
        self.query_one("#small", Bar).show(lambda w: [clip(((told, "warn"),), w)])

    def _draw_list(self) -> None:
        ids = [claim.id for claim in self.listed]

        def draw(index: int, width: int, tall: bool) -> list[Row]:
            claim = self.listed[index]
            entry = Entry(claim, self.number(claim.id), claim.id == self.here, claim.id in self.marked)
            return entry_rows(self.session, entry, width, self.glyphs, tall=tall)

        self.query_one("#list-title", Bar).show(
            lambda w: [status.list_title(self.filter, self.found, len(ids), w, self.glyphs)]
        )
        self.query_one(ClaimList).show(len(ids), ids.index(self.here) if self.here in ids else -1, draw)

    def _draw_claim(self) -> None:
        title, sheet = self.query_one("#claim-title", Bar), self.query_one("#evidence", Sheet)
        claim_id = self.here
        if claim_id is None:
            title.show(lambda _: [])
            sheet.show(lambda _: [(("  There is nothing to check in this article.", "warn"),)])
            return
        view = self.view
        title.show(lambda w: [status.claim_title(self.session, claim_id, self.number(claim_id), w, self.glyphs)])
        sheet.show(lambda w: evidence_rows(self.session, claim_id, w, view, self.glyphs))

    def on_claim_list_picked(self, event: ClaimList.Picked) -> None:
        self.pending = None
        self._said = ()
        self.go(self.listed[event.index].id)
        self.redraw()

    # Behind it, in threads

    def save(self) -> None:
        """Save in a thread what is not saved, unless one is at it already: that one looks again when it is done."""
        if self.session.dirty and not self.saving:
            self.saving = True
            self._save()

    @work(thread=True, group="save")
    def _save(self) -> None:
        self.session.flush()
        self.app.call_from_thread(self._saved)

    def _saved(self) -> None:
        self.saving = False
        trouble = self.session.trouble
        if trouble:
            self.say(f"{trouble.message}. {trouble.hint} The next verdict tries again.", "warn")
        else:
            self.save()
        self.redraw()

    @work(thread=True, group="match")
    def match(self) -> None:
        """Find candidates for every claim, those near the reviewer first; the screen hears of it now and then."""
        worker, last = get_current_worker(), 0.0
        while not worker.is_cancelled:
            claim_id = self.session.next_unmatched(self.here)
            if claim_id is None:
                break
            self.session.match(claim_id)
            if time.monotonic() - last > PUBLISH or claim_id == self.here:
                self.app.call_from_thread(self.redraw)
                last = time.monotonic()
        if not worker.is_cancelled:
            self.app.call_from_thread(self.redraw)

    @work(thread=True, group="follow", exclusive=True)
    def follow(self) -> None:
        """Take in what somebody else saved."""
        try:
            changed = self.session.follow()
        except FactcheckError as error:
            self.app.call_from_thread(self._troubled, f"{error.message}. {error.hint}")
            return
        if changed:
            self.app.call_from_thread(self._followed)

    def _followed(self) -> None:
        self.say("The verdict file was changed by somebody else, and read again.", "text")
        self.redraw()

    def _troubled(self, told: str) -> None:
        self.say(told, "warn")
        self.redraw()
