"""Git's two sides of a verdict beside each other, one claim at a time, and a key for each way out of it."""

from functools import partial
from pathlib import PurePath

from textual.app import ComposeResult

from factcheck.review import Settling, Side
from factcheck.tui.acting import ActingScreen
from factcheck.tui.actions import footer_keys
from factcheck.tui.glyphs import Glyphs
from factcheck.tui.sheet import Bar, Sheet
from factcheck.tui.sides import conflict_rows
from factcheck.tui.spans import Row, ends, shown, wrap
from factcheck.tui.status import footer


class ConflictScreen(ActingScreen[Settling]):
    """Every choice is written as it is made; what is not chosen stays in the file between git's markers."""

    PLACE = "conflict"
    DEFAULT_CSS = """
    ConflictScreen { background: $background; color: $foreground; }
    #conflict { height: 1fr; }
    """

    def __init__(self, settling: Settling, glyphs: Glyphs) -> None:
        super().__init__()
        self.settling = settling
        self.here = 0
        self.said: Row = ()
        self._glyphs = glyphs

    def compose(self) -> ComposeResult:
        yield Bar(id="conflict-title")
        yield Sheet(id="conflict")
        yield Bar(id="conflict-flash")
        yield Bar(id="conflict-keys")

    def on_mount(self) -> None:
        self.say("One reviewer's verdict was set to two things, and git could not tell which holds.")

    def on_resize(self) -> None:
        self._draw()

    # What actions use

    def say(self, text: str, ink: str = "text") -> None:
        self.said = ((f" {shown(text)}", ink),)
        self._draw()

    def go(self, number: int) -> None:
        """Show another conflict, counted from 0; beyond the ends, the first or last."""
        self.here = max(0, min(number, len(self.settling.conflicts) - 1))
        self.query_one("#conflict", Sheet).scroll_to(y=0, animate=False)

    def take(self, side: Side) -> None:
        """Take a side, write it, and go on to the next that is not chosen."""
        hindered = self.settling.hindered(self.here) if side is Side.BOTH else ""
        if hindered:
            self.say(hindered, "warn")
            return
        taken = self.here
        self.settling.choose(taken, side)
        following = self.settling.next_left(taken)
        told = f"{taken + 1} {side}. {self.key('undo_choice')} undoes."
        if following is None:
            told += f" All are chosen; {self.key('settled')} goes on."
        else:
            self.go(following)
        self.changed(told)

    def changed(self, told: str) -> None:
        """Say what was done, and write it in a thread."""
        self.say(told)
        self.run_worker(self._save, thread=True, group="settle")

    def _save(self) -> None:
        self.settling.save()
        self.hear(self._saved)

    def _saved(self) -> None:
        trouble = self.settling.trouble
        if trouble:
            self.say(f"{trouble.message}. {trouble.hint}", "warn")
        self._draw()

    def leave(self) -> None:
        """Go on, or out; what is chosen is written."""
        if self.settling.dirty:
            self.settling.save()
        if len(self.app.screen_stack) > 1:
            self.dismiss(self.settling)
        else:
            self.app.exit()

    # Drawing

    def _draw(self) -> None:
        settling, glyphs = self.settling, self._glyphs
        keys = tuple(footer_keys(self.keys, self.PLACE))
        self.query_one("#conflict-title", Bar).show(lambda w: [_header(settling, self.here, w)])
        self.query_one("#conflict", Sheet).show(partial(conflict_rows, settling, self.here, glyphs))
        self.query_one("#conflict-flash", Bar).show(lambda w: wrap(self.said, w)[:3])
        self.query_one("#conflict-keys", Bar).show(lambda w: [footer(keys, w)])


def _header(settling: Settling, here: int, width: int) -> Row:
    told = f"{here + 1} of {len(settling.conflicts)}  {settling.left} to choose"
    kept = ("NOT SAVED ", "warn") if settling.trouble else ("saving ... " if settling.dirty else "saved ", "dim")
    name = shown(PurePath(settling.path).name)
    return ends(((f" {name}  ", "strong"), ("git's conflict markers  ", "warn"), (told, "text")), (kept,), width)
