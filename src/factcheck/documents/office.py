"""What DOCX and ODT share: the body of a text document, the kinds that styles mean, and what their letters look like."""

import re
from collections.abc import Iterable, Mapping

from factcheck.documents.builder import Draft
from factcheck.documents.visibility import color_of

_STYLES = (
    (re.compile(r"(?:heading|title|subtitle)\b"), "heading"),
    (re.compile(r"(?:.*\b)?(?:quote|quotations?)\b|block text"), "quote"),
    (re.compile(r".*caption|(?:illustration|figure|drawing|table)$"), "caption"),
    (re.compile(r"list\b"), "item"),
    (re.compile(r".*preformatted|source code"), "code"),
)


Look = Mapping[str, bool]
"""Properties of letters that hide, strike or whiten them, or put a ground behind them, each on or off."""
_STRIKES = frozenset(("strike", "dstrike"))
_GROUNDS = frozenset(("shade", "ground", "highlight"))
BOXES = frozenset(("tc", "txbxContent", "table-cell", "text-box"))
"""In these something dark may be behind white letters."""
_TINY = 1.0
"""Points: letters that nobody reads."""
_NARROW = 5.0
"""Percent of their usual width, size or darkness: letters that nobody reads."""
_MEASURE = re.compile(r"(\d+\.?\d*|\.\d+)(pt|in|cm|mm|pc|px|%|)")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "pc": 12.0, "px": 0.75, "": 0.5}


def made_from(style: str, parents: Mapping[str, str]) -> list[str]:
    """A style and those it is made from, the nearest first."""
    chain: list[str] = []
    while style and style not in chain and len(chain) < 100:  # a chain may lead back into itself
        chain.append(style)
        style = parents.get(style, "")
    return chain


def kind_of_style(names: Iterable[str]) -> str:
    """The kind of block that a style means, by its name or that of one it is made from; "" for a plain one.

    Programs keep the English names of the built-in styles in files of any language.
    """
    for each in names:
        name = each.replace("_20_", " ").casefold()
        for pattern, kind in _STYLES:
            if pattern.match(name):
                return kind
    return ""


def look_of_style(style: str, parents: Mapping[str, str], looks: Mapping[str, Look]) -> dict[str, bool]:
    """The look of a style: what the nearest of those it is made from says of a property holds."""
    look: dict[str, bool] = {}
    for each in reversed(made_from(style, parents)):
        look |= looks.get(each, {})
    return look


def state_of_look(look: Look, *, boxed: bool) -> str:
    """Whether letters that look so are "hidden" or "struck"; "" if they are seen, as white ones in a box may be."""
    on = {name for name, is_on in look.items() if is_on}
    if "color" in on and (boxed or on & _GROUNDS):
        on.discard("color")
    on -= _GROUNDS
    return "hidden" if on - _STRIKES else "struck" if on else ""


def is_tiny(value: str) -> bool | None:
    """Whether letters of this size or width are too small to read (half points without a unit); None for no measure."""
    found = _MEASURE.fullmatch(value.strip())
    if found is None:
        return None
    return float(found[1]) <= _NARROW if found[2] == "%" else float(found[1]) * _POINTS[found[2]] <= _TINY


def is_like_paper(color: str) -> bool:
    """Whether nobody sees letters of this colour on white paper."""
    found = color_of(color) or color_of(f"#{color}")
    return found is not None and min(found) >= 245


class Body:
    """The body of a text document, told element by element, written to a draft.

    Paragraphs may be inside each other (a text box, a footnote): the inner one comes after the outer one, and
    notes and comments come after everything.
    """

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.heading: str | None = None
        self.count = 0  # paragraphs of the body that are not empty
        self._open: list[list[str]] = []  # the texts of the paragraphs that are open, the innermost last
        self._inner: list[tuple[str, str]] = []  # paragraphs that ended inside another one
        self._note: tuple[str, str, int] | None = None  # the note that is open: kind, name, paragraphs open around it
        self._notes: list[tuple[str, str, str]] = []
        self._tables = 0
        self._unseen: list[tuple[str, str]] = []  # of the paragraphs that are open: state, words
        self._rows: list[list[str]] = []  # the cells of the outermost table that is open

    def begin(self) -> None:
        """A paragraph begins."""
        self._open.append([])

    def text(self, text: str) -> None:
        """Text of the innermost paragraph; outside of any there is none."""
        if self._open:
            self._open[-1].append(text)

    def hide(self, state: str, text: str) -> None:
        """Text of the paragraph that readers do not see ("hidden") or see "struck"."""
        self._unseen.append((state, text))

    def conceal(self) -> None:
        """What the innermost paragraph has so far is hidden."""
        if self._open:
            self.hide("hidden", "".join(self._open[-1]))
            self._open[-1].clear()

    def end(self, kind: str = "paragraph") -> None:
        """The innermost paragraph ends, and turns out to be of this kind."""
        if not self._open:
            return
        text = "".join(self._open.pop()).strip()
        if self._note and len(self._open) >= self._note[2]:
            self._notes.append((*self._note[:2], text))
        elif self._open:
            self._inner.append((kind, text))
        else:
            for each in [(kind, text), *self._inner]:
                self._paragraph(*each)
            self._inner.clear()

    def begin_note(self, kind: str, name: str) -> None:
        """What follows is a "footnote" or a "comment", cited by this name."""
        self._note = (kind, name, len(self._open))

    def end_note(self) -> None:
        """The note ends."""
        self._note = None

    def begin_table(self) -> None:
        """A table begins; one inside a cell is read as text of the cell."""
        self._tables += 1

    def end_table(self) -> None:
        """A table ends."""
        self._tables = max(self._tables - 1, 0)
        if not self._tables:
            self._write("table", "\n".join("\t".join(row).rstrip("\t") for row in self._rows if any(row)))
            self._rows.clear()

    def row(self) -> None:
        """A row of the table begins."""
        if self._tables == 1:
            self._rows.append([])

    def cell(self) -> None:
        """A cell of the row begins."""
        if self._tables == 1 and self._rows:
            self._rows[-1].append("")

    def finish(self) -> None:
        """Everything was told: write the notes."""
        while self._open:
            self.end()
        for kind, name, text in self._notes:
            self.draft.begin(kind)
            self.draft.write(text, part=name)
        self.draft.end()

    def _paragraph(self, kind: str, text: str) -> None:
        if self._tables and self._rows and self._rows[-1]:
            cell = self._rows[-1][-1]
            self._rows[-1][-1] = f"{cell}\n{text}" if cell else text
        else:
            self._write(kind, text)

    def _write(self, kind: str, text: str) -> None:
        unseen, self._unseen = self._unseen, []
        if not text.strip():
            for each in unseen:
                self.draft.hide(*each)
            return
        self.count += 1
        if kind == "heading":
            self.heading = " ".join(text.split())
            self.draft.title = self.draft.title or self.heading
        self.draft.begin(kind)
        self.draft.write(text, heading=self.heading, paragraph=self.count)
        for each in unseen:
            self.draft.hide(*each)
