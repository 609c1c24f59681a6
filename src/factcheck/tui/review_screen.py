"""The review screen: one claim beside its evidence, and a key for each thing one does with it."""

import gc
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from textual import events
from textual.app import ComposeResult

from factcheck.core import yielding
from factcheck.review import DECIDING, Filter, ListedGroup, ReviewState, Session, StateBuilder, narrow, run
from factcheck.tui import bars, workers
from factcheck.tui.claim_list import ClaimList
from factcheck.tui.command_screen import CommandScreen, keyed
from factcheck.tui.conflict_screen import ConflictScreen
from factcheck.tui.dialogs import DoneScreen, LegendScreen
from factcheck.tui.evidence_pane import MOST, View
from factcheck.tui.explain import explained, legend
from factcheck.tui.keymap import ACTIONS, KeyRepeat, action, footer_keys
from factcheck.tui.options import Options
from factcheck.tui.panes import TWO, Panes
from factcheck.tui.prompt import Prompt
from factcheck.tui.reader_screen import Reader
from factcheck.tui.rendering import Bar
from factcheck.tui.rows import Row, clip, indented, wrap
from factcheck.tui.settings_dialog import open_settings
from factcheck.tui.theme import ASCII, UNICODE
from factcheck.tui.ui import ScreenUi

SMALLEST = (60, 16)
CONFIRMING = ("verify_same", "take_over")
"""Actions besides those that decide which may have to be pressed twice."""
SCROLLS = {"down": 1, "up": -1, "first": -1_000_000, "last": 1_000_000}
"""Actions that scroll the evidence while it has the focus, and by how many lines."""


class ReviewScreen(CommandScreen[None]):
    """Runs the review's commands and draws what became of them; the session holds what is decided, listed and marked.

    Workers post it messages; each has one handler here.
    """

    PLACE = "review"

    def __init__(self, session: Session, options: Options) -> None:
        super().__init__()
        self.session = session
        self.options = options
        self.glyphs = ASCII if options.ascii_only else UNICODE
        self.ui = ScreenUi(self)
        self.view = View(no_sources=options.no_sources)
        self.saving = False
        self.unreadable = ""  # why the verdict file cannot be read as somebody else left it
        self.gone: tuple[str, ...] = ()  # sources that were deleted since the review opened
        self.touched = 0.0  # when the last key came (time.monotonic)
        self._builder = StateBuilder(session)
        self._repeat = KeyRepeat(options.now)
        self._drawn: object = None  # the file as it was drawn last
        self._matching = 0
        self._read: object = None  # the sources that were searched, if they were read again before

    def compose(self) -> ComposeResult:
        yield Bar(id="header")
        yield Bar(id="banner", least=0)
        yield Panes(self.session.article, self.glyphs, self.options.list_width)
        yield Bar(id="flash")
        yield Prompt(id="prompt")
        yield Bar(id="footer")
        yield Bar(id="small", base="text")

    def on_mount(self) -> None:
        self.session.autosave = False
        self._match()
        if self.options.first_visit:
            self.app.push_screen(LegendScreen(self.glyphs))
        if self.options.follow:
            self.set_interval(self.options.follow, self.follow)

    def on_resize(self) -> None:
        width, height = self.app.size
        self.set_class(width < SMALLEST[0] or height < SMALLEST[1], "small")
        self.panes.lay_out(width)
        self.view = replace(self.view, narrow=width < TWO)
        self.redraw()

    # Keys and the mouse

    def action_act(self, name: str) -> None:
        """Run a command, then show what became of it and save it; no search goes on until that is drawn."""
        self.touched = time.monotonic()
        yielding.hold()
        if not self._seen() and name != "quit":
            return
        if name not in DECIDING:
            self._repeat.forget()
        elif self._repeat.too_soon(name):
            self._say_too_soon(name)
            return
        if self.panes.pane == "passage" and name in SCROLLS:
            self.panes.scroll_evidence(0, SCROLLS[name])
            return
        if name != "palette":  # what is asked twice may be answered from there
            self.ui.before(deciding=name in DECIDING or name in CONFIRMING)
        left = self.left()
        ACTIONS[name].run(self)
        self.done(left)

    def run_command(self, name: str) -> None:
        run(name, self.session, self.ui)

    def _seen(self) -> bool:
        """Whether what a key would act on is on the screen: it is large enough, and the claim is still one."""
        if self.has_class("small"):
            return False
        here = self.here
        self.session.listed.refresh()
        if self.here != here:
            self.ui.before(deciding=False)
            self.ui.say("That claim is gone: somebody else removed it.", "warn")
            self.redraw()
        return self.here == here

    def _say_too_soon(self, name: str) -> None:
        before, key = self.ui.said, self.key(name)
        if self.ui.question:
            self.ui.say(f"That was too fast to be deliberate. {self.ui.question}", "warn")
        else:
            self.ui.say(f"{key} came too fast to be meant for this claim too: press {key} again.", "warn")
        if self.ui.said != before:
            self.redraw()

    def typed_ahead(self, event: events.Key) -> bool:
        """A key that came before the prompt it was meant for had the focus; whether the prompt took it."""
        return self.prompt.asking and self.prompt.take(event)

    def action_show(self, number: int) -> None:
        if self._seen():
            self.ui.before(deciding=False)
            if self.here is not None and self.session.passages(self.here):
                self.session.show(self.here, number)
        self.redraw()

    def action_narrow(self, which: str) -> None:
        """Show the claims of another filter: a click on its count."""
        if self._seen():
            self.ui.before(deciding=False)
            narrow(self.session, self.ui, Filter(which))
        self.redraw()

    def action_prompt(self, what: str) -> None:
        """Do with the prompt what a click on its keys asks for."""
        {"answer": self.prompt.answer, "leave": self.prompt.leave, "edit": self.prompt.action_edit}[what]()

    def move_focus(self, by: int) -> None:
        self.panes.move_focus(by)

    def on_panes_focused(self) -> None:
        self.redraw()

    def on_panes_widened(self, event: Panes.Widened) -> None:
        self.options.remember(event.width)
        self.redraw()

    def on_claim_list_picked(self, event: ClaimList.Picked) -> None:
        self.ui.before(deciding=False)
        if isinstance(event.item, ListedGroup):
            self.session.listed.folded ^= {event.item.risk}
        else:
            self._go(event.item.claim.id)
            return
        self.redraw()

    @property
    def here(self) -> str | None:
        """The current claim, which commands act on; None if none is shown."""
        return self.session.listed.here

    # What the commands' `Ui` needs

    @property
    def panes(self) -> Panes:
        return self.query_one(Panes)

    @property
    def prompt(self) -> Prompt:
        return self.query_one(Prompt)

    def state(self) -> ReviewState:
        return self._builder.build()

    def left(self) -> int:
        """How many claims wait for the reviewer."""
        return self.session.progress().left

    def keep_note(self, claim_id: str, text: str) -> None:
        self.session.note(claim_id, text)

    def keep_typed(self) -> None:
        """Keep a note that is half typed; called when the program is ended from outside."""
        for prompt in self.query(Prompt):  # none, before there is a screen
            prompt.keep()

    def palette(self) -> dict[str, Callable[[], object]]:
        lines = super().palette()
        for which, count in self.state().listed.counts.items():
            lines[f"{'Show':<8} {which}: {count}"] = partial(self.action_narrow, which)
        for name in sorted(self.app.available_themes):
            lines[f"{'Theme':<8} {name}"] = partial(setattr, self.app, "theme", name)
        return lines

    def say(self, text: str, style: str = "text") -> None:
        self.ui.say(text, style)
        self.redraw()

    def about(self, width: int) -> list[Row]:
        here = explained(self.state(), self.glyphs, width)
        return [*here, *([()] if here else []), *legend(self.glyphs, width)]

    def more_in_palette(self, text: str) -> dict[str, Callable[[], object]]:
        claims = self.session.claims
        number = text.removeprefix("#")
        # Python would refuse to read thousands of digits.
        if not number.isdecimal() or len(number) > 9 or not 1 <= int(number) <= len(claims):
            return {}
        claim = claims[int(number) - 1]
        return {f"{'Claim':<8} {number}: {claim.text[:60]}": partial(self._go, claim.id)}

    def on_reader_picked(self, event: Reader.Picked) -> None:
        """A click in the article goes to the claim there, the innermost where several are."""
        holding = [claim for claim in self.session.claims if claim.start <= event.offset < claim.end]
        if holding:
            self._go(min(holding, key=lambda claim: claim.end - claim.start).id)

    def _go(self, claim_id: str) -> None:
        self.ui.before(deciding=False)
        self.session.listed.go(claim_id)
        self.redraw()

    def search(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        self._thread("search", partial(workers.work, work, then, self.post_message))

    # Workers

    def _thread(self, group: str, work: Callable[[], None], *, exclusive: bool = True) -> None:
        self.run_worker(work, thread=True, group=group, exclusive=exclusive)

    def save(self) -> None:
        """Save what is not saved, unless that is under way: it looks again when it is done."""
        if self.session.dirty and not self.saving:
            self.saving = True
            self._thread("save", partial(workers.save, self.session, self.post_message), exclusive=False)

    def on_saved(self) -> None:
        self.saving = False
        trouble = self.session.trouble
        if trouble:
            self.ui.say(f"{trouble.message}. {trouble.hint} The next verdict tries again.", "warn")
        else:
            self.save()
        # Mostly the header alone is new; what others saved meanwhile may be, too.
        if trouble or self._drawn is not self.session.file:
            self.redraw()
        elif not self.has_class("small"):
            self._draw_header(self.state())

    def _match(self) -> None:
        self._matching, self._read = len(self.session.claims), self.session.renewed
        self._thread(
            "match", partial(workers.match, self.session, self.post_message, lambda: (self.here, self.touched))
        )

    def on_matched(self) -> None:
        gc.freeze()  # what was found stays, too: looking through it for garbage held up a key for 50 ms and more
        gc.enable()
        self.redraw()

    def on_found(self, event: workers.Found) -> None:
        event.then(event.result)

    def follow(self) -> None:
        """Look at the verdict file and the sources."""
        self._thread(
            "follow", partial(workers.follow, self.session, self.post_message, self.options.gone, self.options.news)
        )

    def on_sources_read(self, event: workers.SourcesRead) -> None:
        if event.renewed:
            self.session.renew(event.renewed)
            self.ui.say(event.renewed.said)
            self._match()
            self.redraw()

    def on_sources_changed(self, event: workers.SourcesChanged) -> None:
        if event.gone != self.gone:
            self.gone = event.gone
            self.redraw()

    def on_file_changed(self, event: workers.FileChanged) -> None:
        if not event.changed and self.unreadable == event.unreadable:
            return
        self.unreadable = event.unreadable
        if event.changed:
            self.ui.say("The verdict file was changed by somebody else, and read again.")
        self.redraw()

    def read_conflict(self) -> None:
        self._thread("conflict", partial(workers.read_conflict, self.options.conflict, self.post_message))

    def on_conflict_read(self, event: workers.ConflictRead) -> None:
        if event.choices is None:
            self.ui.say(event.trouble or "The verdict file has no conflict markers.", "dim")
            self.redraw()
        else:
            self.app.push_screen(keyed(ConflictScreen, self.keys)(event.choices, self.glyphs), self._conflict_left)

    def _conflict_left(self, _: object) -> None:
        self.follow()
        self.save()

    def on_summarised(self, event: workers.Summarised) -> None:
        screen = DoneScreen(self.state(), event.lines, self.glyphs)
        self.app.push_screen(screen, self._done_left)

    def _done_left(self, wanted: str | None) -> None:
        if wanted == "disputed":
            self.action_narrow(wanted)
        elif wanted:
            self.action_act(wanted)

    # Drawing

    def done(self, left: int = 0) -> None:
        """After something was done: show what became of it, save it, and sum up if it was the last of what was left."""
        self.redraw()
        self.save()
        if len(self.session.claims) > self._matching or self.session.renewed is not self._read:
            self._match()
        if left and not self.left():
            self._thread("summary", partial(workers.summarise, self.options.summary, self.post_message))

    def redraw(self) -> None:
        """Draw everything from the session as it is now; only rows in sight are made."""
        if self.has_class("small"):
            text = "factcheck needs 60 by 16 cells; `factcheck review --plain` needs none."
            self.query_one("#small", Bar).show(lambda w: wrap([(text, "warn")], w))
            return
        state = self.state()
        self._drawn = self.session.file
        if self.session.renewed:
            self.view = replace(self.view, no_sources=self.session.renewed.no_sources)
        self._draw_header(state)
        self._draw_bars(state)
        self.panes.draw(state, self.view)

    def _draw_header(self, state: ReviewState) -> None:
        self.query_one("#header", Bar).show(lambda w: [bars.header(state, w, self.glyphs, saving=self.saving)])

    def _draw_bars(self, state: ReviewState) -> None:
        unreadable = self.unreadable
        if unreadable:
            unreadable += f" Your verdicts are kept here. {self.key('conflict')} chooses between git's two sides."
        self.query_one("#banner", Bar).show(
            lambda w: bars.banner(state, self.view.no_sources, unreadable, self.gone, w)
        )
        self.query_one("#flash", Bar).show(lambda w: indented(wrap(self.ui.said, w - 1), (), ((" ", "text"),))[:3])
        asking = self.prompt.asking
        pane = self.panes.pane
        keys = tuple(self.prompt.keys() if asking else footer_keys(self.keys, "review" if pane == "claims" else pane))
        # The prompt lies over the line of remarks: what is said while it asks takes the place of its keys.
        said = self.ui.said if asking else ()
        self.query_one("#footer", Bar).show(lambda w: [clip(said, w) if said else bars.footer(keys, w)])

    def change_view(self, more: int) -> None:
        """Show more or less of the source around."""
        self.view = replace(self.view, more=max(-MOST, min(40, self.view.more + more)))

    def toggle_running(self) -> None:
        """Show the words side by side, or both in one text."""
        self.view = replace(self.view, running=not self.view.running)


SHORT = {
    "help": "Help",
    "palette": "Menu",
    "next_pane": "Pane",
    "page_down": "Scroll",
    "more_context": "More",
    "side_by_side": "Words",
}

# What only a screen can do.
for _name, _keys, _title, _group, _do in (
    ("more_context", "plus,equals_sign", "More of the source around", "Passages", lambda it: it.change_view(2)),
    ("less_context", "minus", "Less of the source around", "Passages", lambda it: it.change_view(-2)),
    ("side_by_side", "w", "Words side by side, or both in one text", "Passages", ReviewScreen.toggle_running),
    ("help", "question_mark,f1", "This help", "Screen", ReviewScreen.open_help),
    ("page_down", "pagedown", "Scroll the evidence down", "Screen", lambda it: it.panes.scroll_evidence(1)),
    ("page_up", "pageup", "Scroll the evidence up", "Screen", lambda it: it.panes.scroll_evidence(-1)),
    ("next_pane", "tab", "The next pane; its keys are in the footer", "Screen", lambda it: it.move_focus(1)),
    ("previous_pane", "shift+tab", "The pane before", "Screen", lambda it: it.move_focus(-1)),
    ("settings", "comma", "Settings: theme, name, keys, editor, player", "Screen", open_settings),
    ("palette", "colon,ctrl+p", "Every action, by name", "Screen", ReviewScreen.open_palette),
    (
        "conflict",
        "C",
        "Choose between git's two sides of the verdict file",
        "Screen",
        ReviewScreen.read_conflict,
    ),
):
    action(_name, _keys, _title, _group, short=SHORT.get(_name, ""))(_do)
