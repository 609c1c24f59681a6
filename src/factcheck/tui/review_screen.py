"""The review screen: one claim beside its evidence, and a key for each thing one does with it."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from factcheck.core.errors import FactcheckError
from factcheck.core.model import Claim, State
from factcheck.review import DECIDING, Filter, OpenText, Question, Risk, Session, narrow, risks, run
from factcheck.tui import bars, workers
from factcheck.tui.claim_list import ClaimList, Entries, Entry, group_rows
from factcheck.tui.command_screen import CommandScreen, keyed
from factcheck.tui.conflict_screen import ConflictScreen
from factcheck.tui.dialogs import DoneScreen, PickScreen
from factcheck.tui.evidence_pane import MOST, View, evidence_rows
from factcheck.tui.keymap import ACTIONS, KeyRepeat, action, footer_keys
from factcheck.tui.options import Options
from factcheck.tui.prompt import Prompt, edited
from factcheck.tui.reader_screen import ArticleMarks, Marked, Reader, ReadingScreen
from factcheck.tui.rendering import Bar, Edge, RowView
from factcheck.tui.rows import Row, clip, indented, rule, shown, wrap
from factcheck.tui.theme import ASCII, UNICODE

SMALLEST = (60, 16)
TWO, THREE = 100, 160
"""Columns from which there are two panes, and three."""


class ReviewScreen(CommandScreen[None]):
    """Holds what is on the screen; the session holds what is decided, listed and marked.

    It is the `Ui` of the review's commands. Workers post it messages; each has one handler here.
    """

    PLACE = "review"

    def __init__(self, session: Session, options: Options) -> None:
        super().__init__()
        self.session = session
        self.options = options
        self.glyphs = ASCII if options.ascii_only else UNICODE
        self.view = View(no_sources=options.no_sources)
        self.entries = Entries(session, self.glyphs)
        self.article_marks = ArticleMarks(session, self.glyphs)
        self.said: Row = ()
        self.saving = False
        self.unreadable = ""  # why the verdict file cannot be read as somebody else left it
        self.gone: tuple[str, ...] = ()  # sources that were deleted since the review opened
        self.touched = 0.0  # when the last key came (time.monotonic)
        self._repeat = KeyRepeat(options.now)
        self._asked: tuple[object, ...] | None = None
        self._answers: tuple[object, ...] | None = None
        self._drawn: tuple[object, str | None, object] = (None, None, None)
        self._matching = 0
        self._items: tuple[Claim | Risk, ...] = ()

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
            evidence = RowView(id="evidence")
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
        self._match()
        if self.options.follow:
            self.set_interval(self.options.follow, self.follow)

    def on_resize(self) -> None:
        width, height = self.app.size
        small = width < SMALLEST[0] or height < SMALLEST[1]
        self.set_class(small, "small")
        title = (("The article", "strong"), (" (a)", "dim"))
        self.query_one("#article-title", Bar).show(lambda w: [rule(title, w, self.glyphs)])
        self.set_class(width < TWO, "narrow")
        self.set_class(width >= THREE, "three")
        self.query_one(ClaimList).tall = width >= TWO
        self.view = replace(self.view, narrow=width < TWO)
        self.redraw()

    def action_act(self, name: str) -> None:
        """Run a command, then show what became of it and save it."""
        self.touched = time.monotonic()
        if not self._seen() and name != "quit":
            return
        if name not in DECIDING:
            self._repeat.forget()
        elif self._repeat.too_soon(name):
            self._say_too_soon(name)
            return
        # A question is answered by the key that made it be asked, pressed again with nothing in between.
        self._answers, self._asked = self._asked if name in DECIDING else None, None
        self.said = ()
        left = self.session.progress().left
        ACTIONS[name].run(self)
        self.settle(left)

    def run_command(self, name: str) -> None:
        run(name, self.session, self)

    def _seen(self) -> bool:
        """Whether what a key would act on is on the screen: it is large enough, and the claim is still one."""
        if self.has_class("small"):
            return False
        here = self.here
        self.session.listed.refresh()
        if self.here != here:
            self._asked = None
            self.say("That claim is gone: somebody else took it away.", "warn")
            self.redraw()
        return self.here == here

    def _say_too_soon(self, name: str) -> None:
        before, key = self.said, self.key(name)
        if self._asked:
            self.say(f"That was too fast to be deliberate. {self._asked[-1]}", "warn")
        else:
            self.say(f"{key} came too fast to be meant for this claim as well: press {key} again.", "warn")
        if self.said != before:
            self.redraw()

    def typed_ahead(self, event: events.Key) -> bool:
        """A key that came before the prompt it was meant for had the focus; whether the prompt took it."""
        prompt = self.query_one(Prompt)
        return prompt.asking and prompt.take(event)

    def action_show(self, number: int) -> None:
        if self._seen():
            self._asked = None
            self.said = ()
            if self.here is not None and self.session.passages(self.here):
                self.session.show(self.here, number)
        self.redraw()

    def action_narrow(self, which: str) -> None:
        """Show the claims of another filter: a click on its count."""
        if self._seen():
            self._asked = None
            self.said = ()
            narrow(self.session, self, Filter(which))
        self.redraw()

    def action_prompt(self, what: str) -> None:
        """Do with the prompt what a click on its keys asks for."""
        prompt = self.query_one(Prompt)
        {"answer": prompt.answer, "leave": prompt.leave, "edit": prompt.action_edit}[what]()

    def on_claim_list_picked(self, event: ClaimList.Picked) -> None:
        self._asked = None
        self.said = ()
        item = self._items[event.index]
        if isinstance(item, Risk):
            self.session.listed.folded ^= {item}
        else:
            self.session.listed.go(item.id)
        self.redraw()

    @property
    def here(self) -> str | None:  # the current claim, which commands act on; None if none is shown
        return self.session.listed.here

    # What commands use (Ui)

    def say(self, text: str, style: str = "text") -> None:
        """One line at the foot of the screen, until the next key."""
        self.said = ((f" {shown(text)}", style),)

    def did(self, text: str, style: str = "text") -> None:
        """Say what was done, and how it is undone."""
        sign = f"{self.glyphs.states[State(style)]} " if style in set(State) else ""
        self.say(f"{sign}{text} {self.key('undo')} undoes.", style)

    def confirmed(self, *about: object, message: str) -> bool:
        if self._answers == (*about, message):
            return True
        self._asked = (*about, message)
        self.say(message, "warn")
        return False

    def ask(self, question: Question) -> None:
        """Ask for some words at the foot of the screen; what is answered is shown and saved."""

        def drawn(then: Callable[..., None], *text: str) -> None:
            then(*text)
            self.redraw()

        changed, left = partial(drawn, question.changed), partial(drawn, question.left)
        asked = replace(question, answered=self._then(question.answered), changed=changed, left=left)
        self.query_one(Prompt).ask(asked, self._edited, partial(self.session.note, question.claim_id))

    def pick(self, title: str, items: Sequence[str], then: Callable[[str], None]) -> None:
        done = self._then(then)
        self.app.push_screen(PickScreen(title, items), lambda one: None if one is None else done(one))

    def read(self, text: OpenText, then: Callable[[int, int], None]) -> None:
        own = text.document is self.session.article
        spot = Marked(text.start, text.end, "spot+claim", self.glyphs.here)
        screen = keyed(ReadingScreen, self.keys)(
            text.document,
            self.glyphs,
            title=text.title,
            enter=text.enter,
            at=text.start,
            marks=self.article_marks.all() if own else [spot] * (text.end > text.start),
            spot=self.article_marks.spot(self.here) if own else None,
            word=text.place,
        )
        done = self._then(then)
        self.app.push_screen(screen, lambda bounds: None if bounds is None else done(*bounds))

    def run(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        self._thread("search", partial(workers.work, work, then, self.post_message))

    def copy(self, text: str) -> None:
        """Put a text on the clipboard of the terminal (OSC 52), and of the one around tmux."""
        self.app.copy_to_clipboard(text)
        self.say(f"Copied: {text}")

    def play(self, source: str, seconds: float) -> None:
        if self.options.play is None:
            self.say("No player: set one in the settings, or install mpv, vlc or ffplay.", "warn")
        else:
            self.say(self.options.play(source, seconds))

    def leave(self) -> None:
        self.app.exit()

    def _then(self, then: Callable[..., None]) -> Callable[..., None]:
        """`then`, after which what became of it is shown and saved."""

        def done(*found: Any) -> None:
            self.said = ()
            left = self.session.progress().left
            try:
                then(*found)
            except FactcheckError as error:
                self.warn(error)
            self.settle(left)

        return done

    def warn(self, error: FactcheckError) -> None:
        self.say(f"{error.message}. {error.hint}", "warn")

    def _edited(self, text: str) -> str | None:
        try:
            return edited(self.app, self.options.edit, text)
        except FactcheckError as error:
            self.warn(error)
            self.redraw()
            return None

    def keep_typed(self) -> None:
        """Keep a note that is half typed; called when the program is ended from outside."""
        for prompt in self.query(Prompt):  # none, before there is a screen
            prompt.keep()

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
            self.say(f"{trouble.message}. {trouble.hint} The next verdict tries again.", "warn")
        else:
            self.save()
        # Mostly the header alone is new; what others saved meanwhile may be, too.
        if trouble or self._drawn[0] is not self.session.file:
            self.redraw()
        elif not self.has_class("small"):
            self._draw_header()

    def _match(self) -> None:
        self._matching = len(self.session.claims)
        self._thread(
            "match", partial(workers.match, self.session, self.post_message, lambda: (self.here, self.touched))
        )

    def on_matched(self) -> None:
        self.redraw()

    def on_found(self, event: workers.Found) -> None:
        event.then(event.result)
        self.redraw()

    def follow(self) -> None:
        """Look at the verdict file and the sources."""
        self._thread("follow", partial(workers.follow, self.session, self.post_message, self.options.gone))

    def on_sources_changed(self, event: workers.SourcesChanged) -> None:
        if event.gone != self.gone:
            self.gone = event.gone
            self.redraw()

    def on_file_changed(self, event: workers.FileChanged) -> None:
        if not event.changed and self.unreadable == event.unreadable:
            return
        self.unreadable = event.unreadable
        if event.changed:
            self.say("The verdict file was changed by somebody else, and read again.")
        self.redraw()

    def read_conflict(self) -> None:
        self._thread("conflict", partial(workers.read_conflict, self.options.conflict, self.post_message))

    def on_conflict_read(self, event: workers.ConflictRead) -> None:
        if event.choices is None:
            self.say(event.trouble or "The verdict file has no conflict markers.", "dim")
            self.redraw()
        else:
            self.app.push_screen(keyed(ConflictScreen, self.keys)(event.choices, self.glyphs), self._conflict_left)

    def _conflict_left(self, _: object) -> None:
        self.follow()
        self.save()

    def on_summarised(self, event: workers.Summarised) -> None:
        screen = DoneScreen(self.session, event.lines, self.glyphs)
        self.app.push_screen(screen, lambda wanted: self.action_act(wanted) if wanted else None)

    def settle(self, left: int = 0) -> None:
        """After something was done: show what became of it, save it, and sum up if it was the last of what was left."""
        self.redraw()
        self.save()
        if len(self.session.claims) > self._matching:
            self._match()
        if left and not self.session.progress().left:
            self._thread("summary", partial(workers.summarise, self.options.summary, self.post_message))

    def redraw(self) -> None:
        """Draw everything from the session as it is now; only rows in sight are made."""
        if self.has_class("small"):
            text = "factcheck needs 60 by 16 cells; `factcheck review --plain` needs none."
            self.query_one("#small", Bar).show(lambda w: wrap([(text, "warn")], w))
            return
        self.session.listed.refresh()
        number = self.session.shown(self.here)[0] if self.here else 0
        if (self.here, number) != self._drawn[1:]:
            self.query_one("#evidence", RowView).scroll_to(y=0, animate=False, immediate=True)
        self._drawn = self.session.file, self.here, number
        self._draw_header()
        self._draw_bars()
        self._draw_list()
        self._draw_claim()
        if self.has_class("three"):
            reader, spot = self.query_one("#article-text", Reader), self.article_marks.spot(self.here)
            if reader.mark(self.article_marks.all(), spot) and spot:
                reader.go(spot.start, middle=True)

    def _draw_header(self) -> None:
        self.query_one("#header", Bar).show(lambda w: [bars.header(self.session, w, self.glyphs, saving=self.saving)])

    def _draw_bars(self) -> None:
        unreadable = self.unreadable
        if unreadable:
            unreadable += f" Your verdicts are kept here. {self.key('conflict')} chooses between git's two sides."
        self.query_one("#banner", Bar).show(
            lambda w: bars.banner(self.session, self.options.no_sources, unreadable, self.gone, w)
        )
        self.query_one("#flash", Bar).show(lambda w: wrap(self.said, w)[:3])
        prompt = self.query_one(Prompt)
        keys = tuple(prompt.keys() if prompt.asking else footer_keys(self.keys))
        # The prompt lies over the line of remarks: what is said while it asks takes the place of its keys.
        said = self.said if prompt.asking else ()
        self.query_one("#footer", Bar).show(lambda w: [clip(said, w) if said else bars.footer(keys, w)])

    def _draw_list(self) -> None:
        session, listed = self.session, self.session.listed
        self._items = listed.items
        counts = risks(session) if listed.by_risk else {}

        def rows(index: int, width: int, tall: bool) -> list[Row]:
            item = self._items[index]
            if isinstance(item, Risk):
                return group_rows(item, counts[item], width, self.glyphs, folded=item in listed.folded)
            entry = Entry(item, listed.number(item.id), item.id == listed.here, item.id in session.marked)
            return self.entries.rows(entry, width, tall=tall)

        self.query_one("#list-title", Bar).show(lambda w: [bars.list_title(session, w, self.glyphs)])
        self.query_one(ClaimList).show(len(self._items), listed.row, rows)

    def _draw_claim(self) -> None:
        session, listed, view, claim_id = self.session, self.session.listed, self.view, self.here
        title, pane = self.query_one("#claim-title", Bar), self.query_one("#evidence", RowView)
        if claim_id is None:
            title.show(lambda _: [])
            pane.show(lambda w: indented(wrap([(shown(listed.why_none()), "warn")], w - 3), (("  ", "warn"),)))
            return
        title.show(lambda w: [bars.claim_title(session, claim_id, listed.number(claim_id), w, self.glyphs)])
        pane.show(lambda w: evidence_rows(session, claim_id, w, view, self.glyphs, height=pane.size.height))

    def scroll_evidence(self, pages: int) -> None:
        pane = self.query_one("#evidence", RowView)
        pane.scroll_relative(y=pages * max(1, pane.size.height - 2), animate=False)

    def change_view(self, more: int) -> None:
        """Show more or less of the source around."""
        self.view = replace(self.view, more=max(-MOST, min(40, self.view.more + more)))

    def toggle_running(self) -> None:
        """Show the words side by side, or both in one text."""
        self.view = replace(self.view, running=not self.view.running)


# What only a screen can do.
for _name, _keys, _title, _group, _do in (
    ("more_context", "plus,equals_sign", "More of the source around", "Passages", lambda it: it.change_view(2)),
    ("less_context", "minus", "Less of the source around", "Passages", lambda it: it.change_view(-2)),
    ("side_by_side", "w", "Words side by side, or both in one text", "Passages", ReviewScreen.toggle_running),
    ("help", "question_mark,f1", "This help", "Screen", ReviewScreen.open_help),
    ("page_down", "pagedown", "Scroll the evidence down", "Screen", lambda it: it.scroll_evidence(1)),
    ("page_up", "pageup", "Scroll the evidence up", "Screen", lambda it: it.scroll_evidence(-1)),
    ("palette", "colon,ctrl+p", "Every action, by name", "Screen", lambda it: it.app.action_command_palette()),
    (
        "conflict",
        "C",
        "Choose between git's two sides, where the verdict file has its markers",
        "Screen",
        ReviewScreen.read_conflict,
    ),
):
    action(_name, _keys, _title, _group, short="Help" if _name == "help" else "")(_do)
