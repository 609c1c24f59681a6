"""The review screen: one claim beside its evidence, and a key for each thing one does with it."""

import time
from dataclasses import replace
from functools import partial

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from factcheck.core.errors import FactcheckError
from factcheck.review import Session
from factcheck.tui import background, drawing
from factcheck.tui.acting import ActingScreen
from factcheck.tui.actions import ACTIONS
from factcheck.tui.around import View
from factcheck.tui.article import ArticleMarks
from factcheck.tui.claimlist import ClaimList
from factcheck.tui.glyphs import ASCII, UNICODE
from factcheck.tui.held import Held
from factcheck.tui.listed import Listed
from factcheck.tui.listing import Entries
from factcheck.tui.options import Options
from factcheck.tui.prompt import Prompt, Question
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
        self.listed = Listed(session)
        self.entries = Entries(session, self.glyphs)
        self.article_marks = ArticleMarks(session, self.glyphs)
        self.marked: set[str] = set()
        self.said: Row = ()
        self.saving = False
        self.unreadable = ""
        """Why the verdict file cannot be read as somebody else left it."""
        self.gone: tuple[str, ...] = ()
        """Sources that were deleted since the review opened."""
        self.touched = 0.0
        """When the last key came (time.monotonic)."""
        self._held = Held(options.now)
        self._asked: tuple[object, ...] | None = None
        self._answers: tuple[object, ...] | None = None
        self._drawn: tuple[object, str | None] = (None, None)

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

    # Keys

    def action_act(self, name: str) -> None:
        """Run an action of the registry, then show what became of it and save it."""
        self.touched = time.monotonic()
        if not self._seen() and name != "quit":
            return
        if name not in DECIDING:
            self._held.forget()
        elif self._held.too_soon(name):
            self._say_too_soon(name)
            return
        # A question is answered by the key that made it be asked, pressed again with nothing in between.
        self._answers, self._asked = self._asked if name in DECIDING else None, None
        self.said = ()
        left = self.session.progress().left
        try:
            ACTIONS[name].run(self)
        except FactcheckError as error:  # of a door: no tape, no player
            self.warn(error)
        self.settle(left)

    def _seen(self) -> bool:
        """Whether what a key would act on is on the screen: it is large enough, and the claim is still one."""
        if self.has_class("small"):
            return False
        here = self.here
        self.listed.refresh()
        if self.here != here:
            self._asked = None
            self.say("That claim is gone: somebody else took it away.", "warn")
            self.redraw()
        return self.here == here

    def _say_too_soon(self, name: str) -> None:
        told, key = self.said, self.key(name)
        if self._asked:
            self.say(f"Too quick to have been read, so once more: {self._asked[-1]}", "warn")
        else:
            self.say(f"{key} came too quickly to be meant for this claim as well: press {key} again.", "warn")
        if self.said != told:
            self.redraw()

    def asks(self, *about: object, told: str) -> bool:
        """Ask before something is done, unless this key answers that very question; whether one is to wait for it."""
        question = (*about, told)
        if self._answers == question:
            return False
        self._asked = question
        self.say(told, "warn")
        return True

    def typed_ahead(self, event: events.Key) -> bool:
        """A key that came before the prompt it was meant for had the focus; whether the prompt took it."""
        prompt = self.query_one(Prompt)
        return prompt.asking and prompt.take(event)

    def action_show(self, number: int) -> None:
        if self._seen():
            self._asked = None
            self.said = ()
            self.show_passage(number)
            self.redraw()
        self.redraw()

    def action_answer(self) -> None:
        self.query_one(Prompt).answer()

    def action_leave_prompt(self) -> None:
        self.query_one(Prompt).leave()

    def action_edit_prompt(self) -> None:
        self.query_one(Prompt).action_edit()

    def on_claim_list_picked(self, event: ClaimList.Picked) -> None:
        self._asked = None
        self.said = ()
        self.listed.go(self.listed.claims[event.index].id)
        self.redraw()

    # What actions use

    @property
    def here(self) -> str | None:
        """The claim one is on, which the keys act on; None if none is shown."""
        return self.listed.here

    def on_claim(self) -> str | None:
        """The claim one is on; that there is none is said."""
        if self.here is None:
            self.say(self.listed.why_none(), "warn")
        return self.here

    def say(self, text: str, ink: str = "text") -> None:
        """One line at the foot of the screen, until the next key."""
        self.said = ((f" {shown(text)}", ink),)

    def did(self, text: str, ink: str = "text") -> None:
        """Say what was done, and how it is undone."""
        self.say(f"{text} {self.key('undo')} undoes.", ink)

    def warn(self, error: FactcheckError) -> None:
        """Say what went wrong, and what to do about it."""
        self.say(f"{error.message}. {error.hint}", "warn")

    def show_passage(self, number: int) -> None:
        if self.here is not None and self.session.passages(self.here):
            self.session.show(self.here, number)
            self._to_top()

    def ask(self, question: Question) -> None:
        """Ask for some words at the foot of the screen; what is answered is shown and saved."""

        def answered(text: str) -> None:
            self.said = ()
            left = self.session.progress().left
            question.answered(text)
            self.settle(left)

        def changed(text: str) -> None:
            question.changed(text)
            self.redraw()

        def left() -> None:
            question.left()
            self.redraw()

        self.query_one(Prompt).ask(replace(question, answered=answered, changed=changed, left=left))

    def keep_typed(self) -> None:
        """Keep a note that is half typed; called when the program is ended from outside."""
        for prompt in self.query(Prompt):  # none, before there is a screen
            prompt.keep()

    # Drawing

    def settle(self, left: int = 0) -> None:
        """After something was done: show what became of it, save it, and sum up if it was the last of what was left."""
        self.redraw()
        background.save(self)
        if left and not self.session.progress().left:
            background.summarise(self)

    def saved(self) -> None:
        """Show that all is saved, and whatever others saved meanwhile; mostly the first alone is new."""
        if self.session.trouble or self._drawn[0] is not self.session.file:
            self.redraw()
        elif not self.has_class("small"):
            drawing.draw_header(self)

    def redraw(self) -> None:
        """Draw everything from the session as it is now."""
        if self.has_class("small"):
            drawing.draw_small(self)
            return
        self.listed.refresh()
        if self.here != self._drawn[1]:
            self._to_top()
        self._drawn = self.session.file, self.here
        drawing.draw(self)

    def _to_top(self) -> None:
        self.query_one("#evidence", Sheet).scroll_to(y=0, animate=False, immediate=True)
