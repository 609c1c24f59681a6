"""The panes of a review side by side: the claims, the article where there is room for it, the evidence."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

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


class Panes(Horizontal):
    """Takes the state of a review and draws it."""

    def __init__(self, article: Document, glyphs: Glyphs) -> None:
        super().__init__(id="body")
        self._article = article
        self._glyphs = glyphs
        self._marks = ArticleMarks(glyphs)
        self._shown: tuple[str | None, int] = (None, 0)
        self._three = False

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
        title = (("The article", "strong"), (" (a)", "dim"))
        self.query_one("#article-title", Bar).show(lambda w: [rule(title, w, self._glyphs)])

    def draw(self, state: ReviewState, view: View) -> None:
        evidence = self.query_one("#evidence", RowView)
        shown = state.here, state.claim.shown if state.claim else 0
        if shown != self._shown:
            evidence.scroll_to(y=0, animate=False, immediate=True)
        self._shown = shown
        self.query_one("#list-title", Bar).show(lambda w: [bars.list_title(state.listed, w, self._glyphs)])
        self.query_one(ClaimList).show(state.listed)
        title = self.query_one("#claim-title", Bar)
        title.show(lambda w: [bars.claim_title(state, w, self._glyphs)] if state.claim else [])
        evidence.show(lambda w: evidence_rows(state, w, view, self._glyphs, height=evidence.size.height))
        if self._three:
            reader, spot = self.query_one("#article-text", Reader), self._marks.spot(state)
            if reader.mark(self._marks.all(state), spot) and spot:
                reader.go(spot.start, middle=True)

    def scroll_evidence(self, pages: int) -> None:
        pane = self.query_one("#evidence", RowView)
        pane.scroll_relative(y=pages * max(1, pane.size.height - 2), animate=False)
