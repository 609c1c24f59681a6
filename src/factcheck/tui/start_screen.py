"""The start screen: the articles here and how far each is, the sources, who reviews; it gives the article picked."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from textual import events, work
from textual.app import ComposeResult

from factcheck.core.model import State
from factcheck.core.text import numbered
from factcheck.review import WAITING
from factcheck.tui.bars import footer
from factcheck.tui.command_screen import CommandScreen
from factcheck.tui.keymap import action, footer_keys
from factcheck.tui.rendering import Bar, RowView
from factcheck.tui.rows import Row, Span, cells, clip, ends, fit, indented, rule, shown, wrap
from factcheck.tui.settings_dialog import open_settings
from factcheck.tui.theme import Glyphs


@dataclass(frozen=True, slots=True)
class ArticleState:
    """How far an article is: claims by state and those decided; `trouble` says why nobody knows."""

    states: Mapping[State, int] = field(default_factory=dict)
    begun: bool = False
    trouble: str = ""

    @property
    def total(self) -> int:
        return sum(self.states.values())

    @property
    def left(self) -> int:
        return sum(self.states.get(each, 0) for each in WAITING)


@dataclass(frozen=True, slots=True)
class Start:
    """What the screen shows: paths of articles, of sources, and of files among them that nobody can read, with why.

    `look(path)` tells how far an article is (slow). `said` is why the last one could not be opened, "" if nothing is.
    """

    articles: Sequence[str]
    look: Callable[[str], ArticleState]
    sources: Sequence[str] = ()
    skipped: Sequence[tuple[str, str]] = ()
    said: str = ""
    at: str = ""


_SHOWN = (State.VERIFIED, State.DISPUTED, State.UNSOURCED, State.STALE, State.CONTESTED)


def article_row(path: str, state: ArticleState | None, width: int, glyphs: Glyphs, *, here: bool, column: int) -> Row:
    """An article: its name in a column, what is left, and what is decided by state."""
    said: list[Span] = []
    if state is None:
        said.append((f"not read yet{glyphs.more}", "dim"))
    elif state.trouble:
        said.append((fit(shown(state.trouble), max(10, width // 2)), "warn"))
    else:
        claims = numbered(state.total, "claim")
        if not state.begun:
            said.append((f"{claims}, not begun" if state.total else "not begun", "text"))
        else:
            said.append((f"{state.left} of {claims} left", "text"))
            said += [(f"  {glyphs.states[each]} {n}", str(each)) for each in _SHOWN if (n := state.states.get(each, 0))]
    left: Row = ((f" {glyphs.here if here else ' '} ", "key"), (shown(path), "strong" if here else "text"))
    left = clip(left, min(column + 3, max(20, width - cells(said) - 3)))
    return clip((*left, (" " * max(2, column + 5 - cells(left)), "text"), *said), width)


class StartScreen(CommandScreen[None]):
    """Lists what there is; enter leaves the program with the article picked."""

    PLACE = "start"
    DEFAULT_CSS = """
    StartScreen { background: $background; layout: vertical; }
    StartScreen #start-list { height: 1fr; }
    StartScreen #start-sources { height: auto; max-height: 40%; }
    """

    def __init__(self, start: Start, glyphs: Glyphs) -> None:
        super().__init__()
        self.start = start
        self.glyphs = glyphs
        self.row = start.articles.index(start.at) if start.at in start.articles else 0
        self.states: dict[str, ArticleState] = {}
        self.said: Row = ((f" {start.said}", "warn"),) if start.said else ()

    def compose(self) -> ComposeResult:
        yield Bar(id="start-header")
        yield Bar(id="start-title", base="text")
        yield RowView(id="start-list")
        yield RowView(id="start-sources")
        yield Bar(id="start-said", base="text")
        yield Bar(id="start-keys")

    def on_mount(self) -> None:
        self.redraw()
        self._look()

    @work(thread=True, exclusive=True)
    def _look(self) -> None:
        for path in self.start.articles:
            found = self.start.look(path)
            self.hear(self._seen, path, found)

    def _seen(self, path: str, state: ArticleState) -> None:
        self.states[path] = state
        self.redraw()

    def say(self, text: str, style: str = "text") -> None:
        self.said = ((f" {shown(text)}", style),)
        self.redraw()

    def redraw(self) -> None:
        glyphs, articles = self.glyphs, self.start.articles
        known = [state for state in self.states.values() if not state.trouble]
        total, left = sum(each.total for each in known), sum(each.left for each in known)
        who = self._reviewer() or "no name yet"
        count: Row = (
            (" factcheck  ", "strong"),
            (f"{numbered(len(articles), 'article')}, {left} of {numbered(total, 'claim')} left", "text"),
        )
        self.query_one("#start-header", Bar).show(lambda w: [ends(count, ((f"{shown(who)} ", "dim"),), w)])
        title = "Articles here" if articles else "No articles here"
        self.query_one("#start-title", Bar).show(lambda w: [rule(title, w, glyphs, "strong", focus=True)])
        view = self.query_one("#start-list", RowView)
        view.show(self._articles)
        if self.row < view.scroll_offset.y or self.row >= view.scroll_offset.y + max(1, view.size.height):
            view.scroll_to(y=max(0, self.row - view.size.height // 2), animate=False)
        self.query_one("#start-sources", RowView).show(self._sources)
        self.query_one("#start-said", Bar).show(lambda w: wrap(self.said, w)[:2])
        self.query_one("#start-keys", Bar).show(lambda w: [footer(footer_keys(self.keys, "start"), w)])

    def _reviewer(self) -> str:
        return str(getattr(self.app, "settings", {}).get("reviewer", ""))

    def _articles(self, width: int) -> list[Row]:
        if not self.start.articles:
            text = (
                "There is no text to check in this folder. Put an article here (Markdown, Word, HTML, PDF, plain text), "
                "and what it rests on into a folder named sources beside it; or start as `factcheck review ARTICLE`."
            )
            return indented(wrap([(text, "warn")], width - 4), (("  ", "text"),))
        column = max(cells([(shown(path), "")]) for path in self.start.articles)
        return [
            article_row(path, self.states.get(path), width, self.glyphs, here=at == self.row, column=column)
            for at, path in enumerate(self.start.articles)
        ]

    def _sources(self, width: int) -> list[Row]:
        files, skipped = self.start.sources, self.start.skipped
        title = f"{numbered(len(files), 'source')}" + (f", {len(skipped)} skipped" if skipped else "")
        rows: list[Row] = [rule(title if files or skipped else "No sources", width, self.glyphs)]
        if not files:
            text = "Nothing can be found without sources: put them into a folder named sources beside the article."
            rows += indented(wrap([(text, "warn")], width - 4), (("  ", "text"),))
        rows += [((f"  ! {fit(shown(f'{path}: {why}'), width - 5)}", "warn"),) for path, why in skipped]
        rows += [((f"    {fit(shown(path), width - 5)}", "dim"),) for path in files]
        return rows

    def move(self, by: int) -> None:
        self.row = max(0, min(len(self.start.articles) - 1, self.row + by))
        self.said = ()
        self.redraw()

    def open(self) -> None:
        if not self._reviewer():
            self.say(f"Whose verdicts will these be? {self.key('start_name')} sets your name.", "warn")
        elif self.start.articles:
            self.app.exit(self.start.articles[self.row])
        else:
            self.say("There is no article to open.", "warn")

    def on_click(self, event: events.Click) -> None:
        """A click picks an article, another opens it."""
        view = self.query_one("#start-list", RowView)
        if event.widget is view and (row := int(event.screen_y) - view.region.y + view.scroll_offset.y) < len(
            self.start.articles
        ):
            same, self.row = row == self.row, row
            self.redraw()
            if same or event.chain == 2:
                self.open()

    def about(self, width: int) -> list[Row]:
        text = (
            "factcheck reads an article and its sources, lists every quote and claim, and shows each beside the passage "
            "it comes from. You say: verified, disputed or unsourced. What you say is kept in a file beside the article."
        )
        return indented(wrap([(text, "text")], width - 4), (("  ", "text"),))


_ALL = 1_000_000
_MOVES: Iterable[tuple[str, str, str, int]] = (
    ("start_down", "down,j", "Next article", 1),
    ("start_up", "up,k", "Previous article", -1),
    ("start_first", "g,home", "First article", -_ALL),
    ("start_last", "G,end", "Last article", _ALL),
)
GROUP = "On the start screen"

action("start_open", "enter", "Review this article", GROUP, short="Review")(StartScreen.open)
for _name, _keys, _title, _by in _MOVES:
    action(_name, _keys, _title, GROUP)(lambda screen, by=_by: screen.move(by))  # type: ignore[misc]
action("start_name", "n", "Change your name", GROUP, short="Your name")(partial(open_settings, name="reviewer"))
action("start_settings", "comma", "Theme, name, keys, editor, player", GROUP, short="Settings")(open_settings)
action("start_palette", "colon,ctrl+p", "Every action, by name", GROUP, short="Menu")(StartScreen.open_palette)
action("start_quit", "q,escape,ctrl+q", "Quit", GROUP, short="Quit")(lambda screen: screen.app.exit())
action("start_help", "question_mark,f1", "This help", GROUP, short="Help")(StartScreen.open_help)
