"""ODT: paragraphs with their headings, tables, notes and comments; deleted text is left out."""

import re
from collections.abc import Mapping

from factcheck.core.errors import SourceError
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

_ODT_UNREAD = frozenset(
    ("tracked-changes", "note-citation", "forms", "sequence-decls", "ruby-text", "bibliography-configuration", "script")
)
_ODT_SPACE = re.compile(r"[ \t\r\n]+")
_FAMILIES = {"p": "paragraph", "h": "paragraph", "span": "text", "a": "text"}
"""The elements whose styles say what letters look like. Styles of two families may have one name."""
_COVERS = ("hidden-text", "section", "table-row")
_ODT_NOTES = {"note": "footnote", "annotation": "comment"}


def read_odt(data: bytes, draft: Draft) -> None:
    """Fill the draft with an ODT file. Raises SourceError if it is damaged, encrypted or a bomb."""
    with Archive(data) as archive:
        if "META-INF/manifest.xml" in archive and b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise SourceError("encrypted: it needs a password", hint="Save a copy without the password.")
        body = Body(draft)
        story = _OdtStory(body)
        if "styles.xml" in archive:
            walk(archive.read("styles.xml"), story.style, story.end_style)
        walk(archive.read("content.xml"), story.start, story.end, story.text)
        body.finish()
        if "meta.xml" in archive:
            draft.title = text_of(archive.read("meta.xml"), "title") or draft.title
        if story.deleted:
            draft.notes.append(f"tracked changes: {story.deleted} deleted passages left out, inserted ones read")


def _look_of(attributes: Mapping[str, str]) -> dict[str, bool]:
    """What the properties of a style say of the look of its letters."""
    look: dict[str, bool | None] = {}
    if "display" in attributes:
        look["display"] = attributes["display"] != "true"
    for name in ("text-line-through-style", "text-line-through-type"):
        if name in attributes:
            look["strike"] = look.get("strike") or attributes[name] != "none"
    if "color" in attributes:
        look["color"] = is_like_paper(attributes["color"])
    if "background-color" in attributes:
        behind = attributes["background-color"]
        look["shade"] = behind != "transparent" and not is_like_paper(behind)
    for name in ("font-size", "text-scale", "text-position", "opacity"):
        look[name] = is_tiny(attributes.get(name, "").rpartition(" ")[2])
    if attributes.get("use-window-font-color") == "true":  # black, whatever else is said, as LibreOffice does of it
        look |= {"color": False, "opacity": False}
    return {name: is_on for name, is_on in look.items() if is_on is not None}


def _is_unseen(name: str, attributes: Mapping[str, str]) -> bool:
    """Whether nothing is seen of a section, a row, or a field; conditions are believed to hold, as nobody works them out."""
    if name == "table-row":
        return attributes.get("visibility", "visible") != "visible"
    conditional = "condition" in attributes or attributes.get("display", "true") != "true"
    return conditional or attributes.get("is-hidden") == "true"


class _OdtStory:
    """The events of the content, told to the body."""

    def __init__(self, body: Body) -> None:
        self.body = body
        self.stack: list[str] = []
        self.unread = 0  # elements open inside one that is not read, with it
        self.parents: dict[str, str] = {}  # automatic styles stand for the named one they are made from
        self.paragraphs: list[tuple[str, bool]] = []  # that are open: their kinds, whether a field hides them
        self.looks: dict[str, dict[str, bool]] = {}  # of the styles
        self.open_styles: list[str] = []  # the style that is open, once for each family it is of
        self.spans: list[Mapping[str, bool]] = []  # the looks of the elements that are open
        self.author = ""
        self.deleted = self.notes = 0

    def style(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in ("style", "default-style"):
            whole = name == "default-style"
            family = attributes.get("family")
            families = [family] if family else [] if whole else sorted(set(_FAMILIES.values()))
            self.open_styles = [f"{each} {attributes.get('name', '')}" for each in families]
            for style, each in zip(self.open_styles, families, strict=True):
                self.looks[style] = {}  # one for the pages' heads may have had the name before
                self.parents[style] = "" if whole else f"{each} {attributes.get('parent-style-name', '')}"
        elif name == "text-properties":
            self.looks |= dict.fromkeys(self.open_styles, _look_of(attributes))

    def end_style(self, name: str) -> None:
        """What follows a style, of lists, say, is not its own."""
        if name in ("style", "default-style"):
            self.open_styles = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.stack.append(name)
        self.deleted += name == "deletion"
        if self.unread or name in _ODT_UNREAD:
            self.unread += 1
            return
        if name in ("style", "default-style", "text-properties"):
            self.style(name, attributes)
        elif name in _FAMILIES:
            style = self._style_of(name, attributes)
            self.spans.append(look_of_style(style, self.parents, self.looks))
        elif name in _COVERS:
            self.spans.append({"unseen": _is_unseen(name, attributes)})
        elif name == "hidden-paragraph" and self.paragraphs and _is_unseen(name, attributes):
            self.paragraphs[-1] = (self.paragraphs[-1][0], True)
        self._begin(name, attributes)

    def _style_of(self, name: str, attributes: Mapping[str, str]) -> str:
        """The style of an element, by the family it must be of; the usual one of the family if it names none."""
        style = f"{_FAMILIES[name]} {attributes.get('style-name', '')}"
        return style if style in self.parents else f"{_FAMILIES[name]} "

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in ("p", "h"):
            kind = "heading" if name == "h" else self._kind(self._style_of(name, attributes))
            self.paragraphs.append((kind, False))
            self.body.begin()
        elif name in _ODT_NOTES:
            self._note(name, attributes)
        elif name == "table" and "text" in self.stack:
            self.body.begin_table()
        elif name == "table-row":
            self.body.row()
        elif name == "table-cell":
            self.body.cell()
        elif name in ("s", "tab", "line-break"):
            self.body.text({"tab": "\t", "line-break": "\n"}.get(name) or _spaces(attributes))

    def end(self, name: str) -> None:
        self.stack.pop()
        if self.unread:
            self.unread -= 1
            return
        self.end_style(name)
        if (name in _FAMILIES or name in _COVERS) and self.spans:
            self.spans.pop()
        if name in ("p", "h"):
            kind, is_unseen = self.paragraphs.pop()
            if is_unseen:
                self.body.conceal()
            self.body.end(kind)
        elif name == "creator" and "annotation" in self.stack:
            self.body.begin_note("comment", f"comment by {self.author}")
            self.author = ""
        elif name in _ODT_NOTES:
            self.body.end_note()
        elif name == "table" and "text" in self.stack:
            self.body.end_table()

    def text(self, text: str) -> None:
        inside = self.stack[-1]
        if inside == "creator":
            self.author += text
        elif not self.unread and self.paragraphs and inside not in ("date", "date-string", "sender-initials"):
            look: dict[str, bool] = {}
            for each in self.spans:
                look |= each
            if look and (state := state_of_look(look, boxed=not BOXES.isdisjoint(self.stack))):
                self.body.hide(state, text)
            else:
                self.body.text(_ODT_SPACE.sub(" ", text))

    def _kind(self, style: str) -> str:
        item = "list-item" in self.stack and "note-body" not in self.stack
        names = (each.partition(" ")[2] for each in made_from(style, self.parents))
        return "item" if item else kind_of_style(names) or "paragraph"

    def _note(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "annotation":
            self.body.begin_note("comment", "comment")
            return
        self.notes += 1
        self.body.begin_note("footnote", f"{attributes.get('note-class', 'footnote')} {self.notes}")


def _spaces(attributes: Mapping[str, str]) -> str:
    count = attributes.get("c", "1")
    return " " * min(int(count), 100) if count.isdecimal() else " "
