"""The panes of a review side by side: the claims, the article where there is room for it, the evidence."""

from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message

from factcheck.core.model import Document
from factcheck.review import ReviewState
from factcheck.tui import bars
from factcheck.tui.claim_list import ClaimList
from factcheck.tui.evidence_pane import View, evidence_rows
from factcheck.tui.reader_screen import ArticleMarks, Reader
from factcheck.tui.rendering import Bar, Edge, RowView
from factcheck.tui.rows import rule
from factcheck.tui.theme import Glyphs

TWO, THREE = 100, 160
"""Columns from which there are two panes, and three."""


NAMES = ("claims", "article", "passage")
"""The panes from left to right."""
_LEAST_WIDTH = 24
"""Cells that a pane always keeps, however far the line beside it is dragged."""


class Panes(Horizontal):
    """Takes the state of a review and draws it. `focus` names the pane that has the focus."""

    @dataclass
    class Focused(Message):
        """A pane was clicked."""

        pane: str

    @dataclass
    class Widened(Message):
        """The list of claims was made another width."""

        width: int

    def __init__(self, article: Document, glyphs: Glyphs, list_width: int = 0) -> None:
        super().__init__(id="body")
        self._article = article
        self._glyphs = glyphs
        self._marks = ArticleMarks(glyphs)
        self._shown: tuple[str | None, int] = (None, 0)
        self._seen: tuple[object, ...] = ()
        self._three = False
        self._list_width = list_width
        self.pane = NAMES[0]

    def compose(self) -> ComposeResult:
        with Vertical(id="claims"):
            yield Bar(id="list-title", base="text")
            yield ClaimList(self._glyphs, id="list")
        yield Edge(None, self._glyphs, id="article-edge")
        with Vertical(id="article"):
            yield Bar(id="article-title", base="text")
            yield Reader(self._article, self._glyphs, id="article-text", cursor=False)
        evidence = RowView(id="evidence")
        yield Edge(evidence, self._glyphs, id="edge")
        with Vertical(id="passage"):
            yield Bar(id="claim-title", base="picked")
            yield evidence

    def lay_out(self, width: int) -> None:
        """Be one pane over the other, two, or three side by side."""
        self._three = width >= THREE
        self.screen.set_class(width < TWO, "narrow")
        self.screen.set_class(self._three, "three")
        self.query_one(ClaimList).tall = width >= TWO
        if self.pane == "article" and not self._three:
            self.pane = NAMES[0]
        wide = min(self._list_width, width - 2 * _LEAST_WIDTH) if width >= TWO and self._list_width else 0
        claims = self.query_one("#claims")
        claims.styles.width = wide or None
        claims.styles.max_width = "100%" if wide else None

    def move_focus(self, by: int) -> None:
        """Give the focus to the next pane, or the one before."""
        names = [name for name in NAMES if name != "article" or self._three]
        self.pane = names[(names.index(self.pane) + by) % len(names)]

    def on_mouse_down(self, event: events.MouseDown) -> None:
        inside = [node.id for node in event.widget.ancestors_with_self] if event.widget else []
        if (pane := next((name for name in NAMES if name in inside), self.pane)) != self.pane:
            self.pane = pane
            self.post_message(self.Focused(pane))

    def on_edge_dragged(self, event: Edge.Dragged) -> None:
        """The line between two panes follows the mouse."""
        if event.edge.id == ("article-edge" if self._three else "edge"):
            self._list_width = max(_LEAST_WIDTH, event.x)
            self.lay_out(self.app.size.width)
        elif self._three:
            article = self.query_one("#article")
            most = self.app.size.width - article.region.x - _LEAST_WIDTH
            article.styles.width = max(_LEAST_WIDTH, min(event.x - article.region.x, most))
        if event.dropped and self._list_width:
            self.post_message(self.Widened(self._list_width))

    def draw(self, state: ReviewState, view: View) -> None:
        """Draw what is not as it was."""
        self.query_one("#list-title", Bar).show(
            lambda w: [bars.list_title(state.listed, w, self._glyphs, focus=self.pane == "claims")]
        )
        self.query_one(ClaimList).show(state.listed)
        evidence = self.query_one("#evidence", RowView)
        around = (view, self.pane, state.listed.why_none, state.not_searched, state.total)
        seen = (state.claim, state.skipped, around, evidence.size)
        if seen != self._seen:
            self._seen = seen
            self._draw_claim(state, view, evidence)
        if self._three:
            named = (("The article", "strong"), (" (a)", "dim"))
            heading = self.query_one("#article-title", Bar)
            heading.show(lambda w: [rule(named, w, self._glyphs, focus=self.pane == "article")])
            reader, spot = self.query_one("#article-text", Reader), self._marks.spot(state)
            if reader.mark(self._marks.all(state), spot) and spot:
                reader.go(spot.start, middle=True)

    def _draw_claim(self, state: ReviewState, view: View, evidence: RowView) -> None:
        shown = state.here, state.claim.shown if state.claim else 0
        if shown != self._shown:
            evidence.scroll_to(y=0, animate=False, immediate=True)
        self._shown = shown
        title = self.query_one("#claim-title", Bar)
        focus = self.pane == "passage"
        title.show(lambda w: [bars.claim_title(state, w, self._glyphs, focus=focus)] if state.claim else [])
        evidence.show(lambda w: evidence_rows(state, w, view, self._glyphs, height=evidence.size.height))

    def scroll_evidence(self, pages: int, lines: int = 0) -> None:
        """Scroll by so many pages and lines."""
        pane = self.query_one("#evidence", RowView)
        pane.scroll_relative(y=pages * max(1, pane.size.height - 2) + lines, animate=False)
