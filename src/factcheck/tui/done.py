"""The end of a review: what was decided, and what `factcheck check` would say of it."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen

from factcheck.core.model import State
from factcheck.core.text import numbered
from factcheck.review import Session
from factcheck.tui.glyphs import Glyphs
from factcheck.tui.sheet import Sheet
from factcheck.tui.spans import Row, indented, shown, wrap
from factcheck.tui.status import without_path


def summary_rows(session: Session, said: Sequence[str] | None, width: int, glyphs: Glyphs) -> list[Row]:
    """Counts by state, sources not read, and what a check would say (None: not known)."""
    done = session.progress()
    rows: list[Row] = [((f"  {done.decided} of {done.total} claims are decided.", "strong"),)]
    if done.decided < done.total:
        told = "The others are contested, stale or wait for another reviewer: nothing is left for you, but not all is done."
        rows += indented(wrap([(told, "warn")], width - 4), (("  ", "text"),))
    rows.append(())
    for state in State:
        count = getattr(done, state)
        if count:
            rows.append(((f"  {glyphs.states[state]} {count:>4}  {state}", str(state)),))
    if session.skipped:
        rows += [(), ((f"  {numbered(len(session.skipped), 'source')} could not be read:", "warn"),)]
        for item in session.skipped:
            told = f"{shown(item.path)}: {shown(without_path(item))}"
            rows += indented(wrap([(told, "text")], width - 6), (("    ", "text"),))
    if said is not None:
        rows += [(), (("  factcheck check would say:", "dim"),)]
        for line in said:
            rows += indented(wrap([(shown(line), "text")], width - 6), (("    ", "text"),))
    keys = "q quits, all is saved; z undoes; f shows the other claims; esc goes back."
    return [*rows, (), *indented(wrap([(keys, "dim")], width - 2), (("  ", "dim"),))]


class DoneScreen(ModalScreen[str | None]):
    """Gives the id of the action that a key asks for, None to go back."""

    DEFAULT_CSS = """
    DoneScreen { align: center middle; }
    DoneScreen Sheet { width: 90%; max-width: 76; height: auto; max-height: 90%; border: round $rule;
        border-title-color: $strong; }
    """
    BINDINGS = [  # noqa: RUF012 - as Textual has it
        Binding("q,ctrl+q", "dismiss('quit')", show=False),
        Binding("z", "dismiss('undo')", show=False),
        Binding("f", "dismiss('filter')", show=False),
        Binding("escape,enter", "dismiss(None)", show=False),
    ]

    def __init__(self, session: Session, said: Sequence[str] | None, glyphs: Glyphs) -> None:
        super().__init__()
        self._session = session
        self._said = said
        self._glyphs = glyphs

    def compose(self) -> ComposeResult:
        sheet = Sheet(id="done")
        done = self._session.progress()
        sheet.border_title = "All done" if done.decided == done.total else "Nothing left for you"
        yield sheet

    def on_mount(self) -> None:
        sheet = self.query_one(Sheet)
        rows = summary_rows(self._session, self._said, 70, self._glyphs)
        sheet.styles.height = len(rows) + 2
        sheet.show(lambda width: summary_rows(self._session, self._said, width, self._glyphs))
