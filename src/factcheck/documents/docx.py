"""DOCX: paragraphs with their headings, tables, notes and comments; deleted text is left out."""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from factcheck.documents.archive import Archive, text_of, walk
from factcheck.documents.builder import Draft
from factcheck.documents.office import (
    BOXES,
    Body,
    is_like_paper,
    is_tiny,
    kind_of_style,
    look_of_style,
    made_from,
    state_of_look,
)

_UNREAD = frozenset(("del", "moveFrom", "Fallback", "instrText", "delText", "delInstrText", "rPrChange", "pPrChange"))
_SWITCHES = frozenset(("vanish", "webHidden", "specVanish", "strike", "dstrike"))
_TOGGLES = frozenset(("vanish", "strike"))
"""Properties that a paragraph's and a character style switch off again if both have them."""
_OFF = ("0", "false", "off")
_PAPER = ("background1", "bg1", "light1", "lt1")
_UNSEEN_SHAPE = re.compile(r"(?:^|;)\s*(?:visibility:\s*hidden|display:\s*none)")
_CONTENTS = re.compile(r"(?:toc|table of|index)\b")
"""Styles of paragraphs whose numbers of pages are hidden on the web alone: every reader of the pages sees them."""
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


def read_docx(data: bytes, draft: Draft) -> None:
    """Fill the draft with a DOCX file. Raises SourceError if it is damaged, encrypted or a bomb."""
    with Archive(data) as archive:
        main = _main_part(archive)
        folder = posixpath.dirname(main)
        body = Body(draft)
        styles = _Styles()
        if (name := f"{folder}/styles.xml") in archive:
            walk(archive.read(name), styles.start, styles.end)
        story = _Story(body, styles)
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


def _look_of(name: str, attributes: Mapping[str, str]) -> dict[str, bool]:
    """What a property of letters says of their look; empty for one that neither hides nor strikes."""
    value = attributes.get("val", "1")
    if name in _SWITCHES:
        return {name: value not in _OFF}
    if name in ("sz", "w"):
        is_on = is_tiny(value if name == "sz" else f"{value.removesuffix('%')}%")
        return {} if is_on is None else {name: is_on}
    if name == "color":
        theme, shade = attributes.get("themeColor", ""), attributes.get("themeShade", "FF").upper()
        return {name: is_like_paper(value) or (theme in _PAPER and shade >= "F0")}
    if name == "highlight":
        return {name: value not in ("none", "white")}
    if name == "shd":
        fill, theme = attributes.get("fill", "auto"), attributes.get("themeFill", "background1")
        plain = attributes.get("val", "clear") in ("clear", "nil")
        return {"shade": not plain or theme not in _PAPER or not (fill == "auto" or is_like_paper(fill))}
    return {}


def _fill_of(name: str, attributes: Mapping[str, str]) -> dict[str, bool]:
    """What letters look like that are filled as shapes are."""
    value = attributes.get("val", "")
    if name in ("srgbClr", "schemeClr"):
        return {"color": is_like_paper(value) or value in _PAPER}
    if name == "lumMod" and value.isdecimal():
        return {"color": False} if int(value) < 95_000 else {}
    return {"noFill": True} if name == "noFill" or (name == "alpha" and value == "100000") else {}


class _Styles:
    """The styles by the ids that a text uses: their English names, which is made from which, what each hides."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.parents: dict[str, str] = {}
        self.usual = ""  # of paragraphs that name none
        self._looks: dict[str, dict[str, bool]] = {}  # of all letters under ""
        self._whole: dict[str, dict[str, bool]] = {}
        self._style = ""
        self._filled = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        value = attributes.get("val", "")
        if name == "style":
            self._style = attributes.get("styleId", "")
            if attributes.get("type") == "paragraph" and attributes.get("default", "0") not in _OFF:
                self.usual = self._style
        elif name == "name" and self._style:
            self.names[self._style] = value
        elif name == "basedOn" and self._style:
            self.parents[self._style] = value
        else:
            self._filled = self._filled or name == "textFill"
            look = (_fill_of if self._filled else _look_of)(name, attributes)
            self._looks.setdefault(self._style, {}).update(look)

    def end(self, name: str) -> None:
        if name == "style":
            self._style = ""
        elif name == "textFill":
            self._filled = False

    def kind(self, style: str) -> str:
        """The kind of block that a style of paragraphs means."""
        return kind_of_style(self.names.get(each, "") for each in made_from(style, self.parents))

    def look(self, paragraph: str, letters: str) -> dict[str, bool]:
        """The look of letters in a paragraph of this style and with this style of their own; "" for none."""
        of_all, of_paragraph = self._looks.get("", {}), self._look(paragraph or self.usual)
        of_letters = self._look(letters)
        look = {**of_all, **of_paragraph, **of_letters}
        for name in _TOGGLES & look.keys():
            look[name] = of_paragraph.get(name, False) != of_letters.get(name, False) or of_all.get(name, False)
        if _CONTENTS.match(self.names.get(paragraph, "").casefold()):
            look["contents"] = False
        return look

    def _look(self, style: str) -> dict[str, bool]:
        if style not in self._whole:
            self._whole[style] = look_of_style(style, self.parents, self._looks)
        return self._whole[style]


@dataclass
class _Paragraph:
    """A paragraph that is open."""

    kind: str = "paragraph"
    style: str = ""
    ground: dict[str, bool] = field(default_factory=dict)


@dataclass
class _Run:
    """A run of letters that is open: their style, what they say of themselves, and the paragraph they are in."""

    paragraph: _Paragraph
    style: str = ""
    own: dict[str, bool] = field(default_factory=dict)

    def state(self, styles: _Styles, *, boxed: bool) -> str:
        """Whether the letters are "hidden" or "struck"; "" if they are seen."""
        look = styles.look(self.paragraph.style, self.style) | self.own | self.paragraph.ground
        if "contents" in look:
            look["webHidden"] = False
        return state_of_look(look, boxed=boxed)


class _Story:
    """The events of a part that holds text, told to the body."""

    def __init__(self, body: Body, styles: _Styles) -> None:
        self.body = body
        self.styles = styles
        self.stack: list[str] = []
        self.unread = 0  # elements open inside one that is not read, with it
        self.paragraphs: list[_Paragraph] = []
        self.runs: list[_Run] = []
        self.covers: list[int] = []  # how deep the elements are that hide all that is in them
        self.merged = False
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
        elif name == "r":
            self.runs.append(_Run(self.paragraphs[-1] if self.paragraphs else _Paragraph()))
        elif name in ("tbl", "tr", "tc"):
            {"tbl": self.body.begin_table, "tr": self.body.row, "tc": self.body.cell}[name]()
        elif name in ("footnote", "endnote", "comment"):
            self._note(name, attributes)
        elif self.stack[-2:-1] == ["pPr"]:
            self._property(name, attributes)
        elif "rPr" in self.stack[-5:-1]:
            self._letters(name, attributes)
        else:
            self._cover(name, attributes)
            if self.stack[-2:-1] == ["r"]:
                self._sign(name, attributes)

    def end(self, name: str) -> None:
        self.stack.pop()
        if self.unread:
            self.unread -= 1
            return
        if self.covers and len(self.stack) < self.covers[-1]:
            self.covers.pop()
        if name == "p":
            if not self.merged and self.paragraphs:
                self.body.end(self.paragraphs.pop().kind)
        elif name == "r":
            self.runs.pop()
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
        *around, inner = self.runs or [_Run(self.paragraphs[-1] if self.paragraphs else _Paragraph())]
        if self.covers or any(run.state(self.styles, boxed=True) == "hidden" for run in around):
            return "hidden"
        return inner.state(self.styles, boxed=not BOXES.isdisjoint(self.stack))

    def _letters(self, name: str, attributes: Mapping[str, str]) -> None:
        """What a run says of its letters."""
        if self.stack[-3:-1] == ["r", "rPr"]:
            if name == "rStyle":
                self.runs[-1].style = attributes.get("val", "")
            self.runs[-1].own |= _look_of(name, attributes)
        elif "r" in self.stack[-6:-2] and "textFill" in self.stack:
            self.runs[-1].own |= _fill_of(name, attributes)

    def _cover(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take from this element that nothing is seen of the one it is in: a row, a drawing; or of itself, a shape."""
        deep = len(self.stack)
        if name == "hidden" and self.stack[-2:-1] == ["trPr"] and attributes.get("val", "1") not in _OFF:
            self.covers.append(deep - 2)
        elif name == "docPr" and attributes.get("hidden", "0") not in _OFF:
            self.covers.append(deep - 1)
        elif _UNSEEN_SHAPE.search(attributes.get("style", "")):
            self.covers.append(deep)

    def _paragraph(self) -> None:
        if not self.merged:
            self.body.begin()
            self.paragraphs.append(_Paragraph())
        self.merged = False

    def _property(self, name: str, attributes: Mapping[str, str]) -> None:
        """What a paragraph says of itself."""
        value = attributes.get("val", "")
        paragraph = self.paragraphs[-1]
        if name == "pStyle":
            paragraph.style = value
            paragraph.kind = self.styles.kind(value) or paragraph.kind
        elif name == "shd":
            paragraph.ground = {"ground": _look_of(name, attributes)["shade"]}
        elif name == "numPr" and paragraph.kind == "paragraph":
            paragraph.kind = "item"
        elif name == "outlineLvl" and value < "9":
            paragraph.kind = "heading"

    def _sign(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._unseen():
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
