"""DOCX: paragraphs with their headings, tables, notes and comments; deleted text is left out. And what ODT shares."""

import posixpath
import re
from collections.abc import Iterator, Mapping

from factcheck.documents.archive import Archive, text_of, walk
from factcheck.documents.builder import Draft

_STYLES = (
    (re.compile(r"(?:heading|title|subtitle)\b"), "heading"),
    (re.compile(r"(?:.*\b)?(?:quote|quotations?)\b|block text"), "quote"),
    (re.compile(r".*caption|(?:illustration|figure|drawing|table)$"), "caption"),
    (re.compile(r"list\b"), "item"),
    (re.compile(r".*preformatted|source code"), "code"),
)


def made_from(style: str, parents: Mapping[str, str]) -> Iterator[str]:
    """A style and those it is made from, the nearest first."""
    for _ in range(10):  # a chain may lead back into itself
        yield style
        if not (style := parents.get(style, "")):
            break


def kind_of_style(style: str, parents: Mapping[str, str]) -> str:
    """The kind of block that a style means, by its name or that of one it is made from; "" for a plain one.

    Programs keep the English names of the built-in styles in files of any language.
    """
    for each in made_from(style, parents):
        name = each.replace("_20_", " ").casefold()
        for pattern, kind in _STYLES:
            if pattern.match(name):
                return kind
    return ""


Letters = dict[str, str]
"""What is said of some letters: "hidden", "struck", "white", "shaded" by the property that says so, "" where it is off."""


def letters_of_style(style: str, parents: Mapping[str, str], letters: Mapping[str, Letters]) -> Letters:
    """What a style says of its letters, and those it is made from; of two the nearer holds."""
    found: Letters = {}
    for each in made_from(style, parents):
        found = letters.get(each, {}) | found
    return found


def unseen(letters: Letters, *, boxed: bool) -> str:
    """Whether letters are "hidden" or "struck", "" if they are seen; in a box something dark may be behind white ones."""
    states = letters.values()
    if "hidden" in states or "struck" in states:
        return "hidden" if "hidden" in states else "struck"
    return "hidden" if "white" in states and "shaded" not in states and not boxed else ""


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


_DOCX_UNREAD = frozenset(
    ("del", "moveFrom", "Fallback", "instrText", "delText", "delInstrText", "rPrChange", "pPrChange")
)
_DOCX_STATES = {
    "vanish": "hidden",
    "webHidden": "hidden",
    "specVanish": "hidden",
    "strike": "struck",
    "dstrike": "struck",
}
_DOCX_TINY = ("0", "1", "2")
"""Sizes of letters, in half points, that nobody reads."""
WHITE = ("ffffff", "#ffffff", "white")
BOXES = frozenset(("tc", "txbxContent", "table-cell", "text-box"))
"""In these something dark may be behind white letters."""
_OFF = ("0", "false", "off")
_NARROW = re.compile(r"[0-5]%?")
"""Widths of letters, in percent of the usual one, that nobody reads."""
_CONTENTS = re.compile(r"(?:toc|table of|index)\b")
"""Styles of paragraphs whose numbers of pages are hidden on the web alone: every reader of the pages sees them."""
_DOCX_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


def read_docx(data: bytes, draft: Draft) -> None:
    """Fill the draft with a DOCX file. Raises SourceError if it is damaged, encrypted or a bomb."""
    with Archive(data) as archive:
        main = _main_part(archive)
        folder = posixpath.dirname(main)
        body = Body(draft)
        styles = _Styles()
        if (name := f"{folder}/styles.xml") in archive:
            walk(archive.read(name), styles.start, styles.end)
        story = _DocxStory(body, styles)
        walk(archive.read(main), story.start, story.end, story.text)
        for part in ("footnotes", "endnotes", "comments"):
            if (name := f"{folder}/{part}.xml") in archive:
                walk(archive.read(name), story.start, story.end, story.text)
        body.finish()
        if "docProps/core.xml" in archive:
            draft.title = text_of(archive.read("docProps/core.xml"), "title") or draft.title
        if story.deleted:
            draft.notes.append(f"tracked changes: {story.deleted} deleted passages left out, inserted ones read")


def _main_part(archive: Archive) -> str:
    """The name of the part that holds the text, which need not be the usual one."""
    found = ["word/document.xml"]

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship" and attributes.get("Type", "").endswith("/officeDocument"):
            found.append(attributes.get("Target", "").lstrip("/"))

    if "_rels/.rels" in archive:
        walk(archive.read("_rels/.rels"), start, lambda _: None)
    return found[-1]


def _docx_letters(name: str, attributes: Mapping[str, str]) -> Letters:
    """What a property says of letters; nothing if it is none of those that can hide them."""
    value = attributes.get("val", "1")
    if name in _DOCX_STATES:
        return {name: "" if value in _OFF else _DOCX_STATES[name]}
    if name == "sz":
        return {name: "hidden" if value in _DOCX_TINY else ""}
    if name == "w":
        return {name: "hidden" if _NARROW.fullmatch(value) else ""}
    if name == "color":
        white = value.casefold() in WHITE or attributes.get("themeColor") == "background1"
        return {name: "white" if white else ""}
    if name in ("shd", "highlight"):
        behind = attributes.get("fill", "auto") if name == "shd" else value
        clear = value in ("clear", "nil", "1") or name == "highlight"
        return {name: "" if clear and behind.casefold() in (*WHITE, "auto", "none") else "shaded"}
    return {}


class _Styles:
    """The English names of the styles by the ids that paragraphs use, which is made from which, what each hides."""

    def __init__(self) -> None:
        self.parents: dict[str, str] = {}
        self.letters: dict[str, Letters] = {}
        self.style = ""

    def of(self, style: str) -> Letters:
        """What a style and those it is made from say of their letters."""
        return letters_of_style(style, self.parents, self.letters)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        value = attributes.get("val", "")
        if name == "style":
            self.style = f"id {attributes.get('styleId', '')}"
        elif name == "name" and self.style:
            self.parents[self.style] = value
        elif name == "basedOn" and self.style:
            self.parents.setdefault(self.parents.get(self.style, ""), f"id {value}")
        elif self.style and (said := _docx_letters(name, attributes)):
            self.letters.setdefault(self.style, {}).update(said)

    def end(self, name: str) -> None:
        if name == "style":
            self.style = ""


class _DocxStory:
    """The events of a part that holds text, told to the body."""

    def __init__(self, body: Body, styles: _Styles) -> None:
        self.body = body
        self.styles = styles
        self.stack: list[str] = []
        self.unread = 0  # elements open inside one that is not read, with it
        self.paragraphs: list[str] = []  # the kinds of the paragraphs that are open
        self.around: list[Letters] = []  # what their styles say of their letters
        self.row = ""  # "hidden" in a row that is
        self.contents = False  # in a table of contents
        self.merged = False
        self.own: Letters = {}  # what the run that is open says of its letters
        self.style: Letters = {}  # what its style says of them
        self.deleted = self.notes = 0
        self.note_kind = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.stack.append(name)
        if self.unread or name in _DOCX_UNREAD:
            self.unread += 1
            if self.unread == 1 and name == "del":
                self._deletion()
            return
        if name == "p":
            self._paragraph()
        elif name in ("tbl", "tr", "tc"):
            {"tbl": self.body.begin_table, "tr": self.body.row, "tc": self.body.cell}[name]()
        elif name in ("footnote", "endnote", "comment"):
            self._note(name, attributes)
        elif self.stack[-2:-1] == ["pPr"]:
            self._property(name, attributes)
        elif self.stack[-3:-1] == ["r", "rPr"]:
            self._letters(name, attributes)
        elif self.stack[-2:-1] == ["trPr"] and name == "hidden" and attributes.get("val", "1") not in _OFF:
            self.row = "hidden"
        elif self.stack[-2:-1] == ["r"]:
            self._sign(name, attributes)

    def end(self, name: str) -> None:
        self.stack.pop()
        if self.unread:
            self.unread -= 1
        elif name == "p":
            if not self.merged:
                self.body.end(self.paragraphs.pop() if self.paragraphs else "paragraph")
            if not self.merged and self.around:
                self.around.pop()
        elif name == "r":
            self.own, self.style = {}, {}
        elif name == "tr":
            self.row = ""
        elif name == "tbl":
            self.body.end_table()
        elif name in ("footnote", "endnote", "comment"):
            self.body.end_note()

    def text(self, text: str) -> None:
        if self.stack[-1:] == ["t"] and not self.unread:
            if state := self._unseen():
                self.body.hide(state, text)
            else:
                self.body.text(text)

    def _unseen(self) -> str:
        """Whether the letters that come are "hidden" or "struck"; "" if they are seen."""
        if self.row:
            return self.row
        letters = (self.around[-1] if self.around else {}) | self.style | self.own
        return unseen(letters, boxed=not BOXES.isdisjoint(self.stack)) if letters else ""

    def _letters(self, name: str, attributes: Mapping[str, str]) -> None:
        """What a run says of its letters."""
        if name == "rStyle":
            self.style = self.styles.of(f"id {attributes.get('val', '')}")
        elif name != "webHidden" or not self.contents:
            self.own |= _docx_letters(name, attributes)

    def _paragraph(self) -> None:
        if not self.merged:
            self.body.begin()
            self.paragraphs.append("paragraph")
            self.around.append({})
            self.contents = False
        self.merged = False

    def _property(self, name: str, attributes: Mapping[str, str]) -> None:
        """What a paragraph says of itself."""
        value = attributes.get("val", "")
        if name == "pStyle":
            self.paragraphs[-1] = kind_of_style(f"id {value}", self.styles.parents) or self.paragraphs[-1]
            self.around[-1] = self.styles.of(f"id {value}") | self.around[-1]
            self.contents = bool(_CONTENTS.match(self.styles.parents.get(f"id {value}", "").casefold()))
        elif name == "shd":
            self.around[-1] |= _docx_letters(name, attributes)
        elif name == "numPr" and self.paragraphs[-1] == "paragraph":
            self.paragraphs[-1] = "item"
        elif name == "outlineLvl" and value < "9":
            self.paragraphs[-1] = "heading"

    def _sign(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._unseen():
            return
        if name == "br" and attributes.get("type", "textWrapping") == "textWrapping":
            self.body.text("\n")
        self.body.text(_DOCX_SIGNS.get(name, ""))

    def _deletion(self) -> None:
        """Something was deleted: words, or the end of a paragraph, which then goes on in the next."""
        if "rPr" not in self.stack:
            self.deleted += 1
        elif "pPr" in self.stack:
            self.merged = True

    def _note(self, name: str, attributes: Mapping[str, str]) -> None:
        if attributes.get("type", "normal") != "normal":
            self.unread = 1  # the line that parts notes from the text
            return
        if name == "comment":
            author = attributes.get("author", "")
            self.body.begin_note("comment", f"comment by {author}" if author else "comment")
            return
        self.notes = self.notes + 1 if self.note_kind == name else 1
        self.note_kind = name
        self.body.begin_note("footnote", f"{name} {self.notes}")
