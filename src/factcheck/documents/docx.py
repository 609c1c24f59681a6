"""DOCX: paragraphs with their headings, tables, footnotes, endnotes and comments; what is deleted is not read."""

import posixpath
from collections.abc import Mapping

from factcheck.documents.archive import Archive
from factcheck.documents.draft import Draft
from factcheck.documents.office import Body, kind_of_style
from factcheck.documents.xml import text_of, walk

_UNREAD = frozenset(("del", "moveFrom", "Fallback", "instrText", "delText", "delInstrText", "rPrChange", "pPrChange"))
_STATES = {"vanish": "hidden", "strike": "struck", "dstrike": "struck"}
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


def read(data: bytes, draft: Draft) -> None:
    """Fill the draft with a DOCX file. Raises SourceError if it is damaged, encrypted or a bomb."""
    with Archive(data) as archive:
        main = _main_part(archive)
        folder = posixpath.dirname(main)
        body = Body(draft)
        styles = _Styles()
        if (name := f"{folder}/styles.xml") in archive:
            walk(archive.read(name), styles.start, styles.end)
        story = _Story(body, styles.parents)
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


class _Styles:
    """The English names of the styles by the ids that paragraphs use, and which is made from which."""

    def __init__(self) -> None:
        self.parents: dict[str, str] = {}
        self.style = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        value = attributes.get("val", "")
        if name == "style":
            self.style = f"id {attributes.get('styleId', '')}"
        elif name == "name" and self.style:
            self.parents[self.style] = value
        elif name == "basedOn" and self.style:
            self.parents.setdefault(self.parents.get(self.style, ""), f"id {value}")

    def end(self, name: str) -> None:
        if name == "style":
            self.style = ""


class _Story:
    """The events of a part that holds text, told to the body."""

    def __init__(self, body: Body, styles: Mapping[str, str]) -> None:
        self.body = body
        self.styles = styles
        self.stack: list[str] = []
        self.unread = 0  # elements open inside one that is not read, with it
        self.paragraphs: list[str] = []  # the kinds of the paragraphs that are open
        self.merged = False
        self.state = ""  # of the run that is open: "hidden", "struck"
        self.deleted = self.notes = 0
        self.note_kind = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.stack.append(name)
        if self.unread or name in _UNREAD:
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
        elif name in _STATES and "pPr" not in self.stack and attributes.get("val", "1") not in ("0", "false", "off"):
            self.state = self.state if self.state == "hidden" else _STATES[name]
        elif self.stack[-2:-1] == ["r"]:
            self._sign(name, attributes)

    def end(self, name: str) -> None:
        self.stack.pop()
        if self.unread:
            self.unread -= 1
        elif name == "p":
            if not self.merged:
                self.body.end(self.paragraphs.pop() if self.paragraphs else "paragraph")
        elif name == "r":
            self.state = ""
        elif name == "tbl":
            self.body.end_table()
        elif name in ("footnote", "endnote", "comment"):
            self.body.end_note()

    def text(self, text: str) -> None:
        if self.stack[-1:] == ["t"] and not self.unread:
            if self.state:
                self.body.hide(self.state, text)
            else:
                self.body.text(text)

    def _paragraph(self) -> None:
        if not self.merged:
            self.body.begin()
            self.paragraphs.append("paragraph")
        self.merged = False

    def _property(self, name: str, attributes: Mapping[str, str]) -> None:
        """What a paragraph says of itself."""
        value = attributes.get("val", "")
        if name == "pStyle":
            self.paragraphs[-1] = kind_of_style(f"id {value}", self.styles) or self.paragraphs[-1]
        elif name == "numPr" and self.paragraphs[-1] == "paragraph":
            self.paragraphs[-1] = "item"
        elif name == "outlineLvl" and value < "9":
            self.paragraphs[-1] = "heading"

    def _sign(self, name: str, attributes: Mapping[str, str]) -> None:
        if self.state:
            return
        if name == "br" and attributes.get("type", "textWrapping") == "textWrapping":
            self.body.text("\n")
        self.body.text(_SIGNS.get(name, ""))

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
