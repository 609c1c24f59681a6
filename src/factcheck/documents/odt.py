"""ODT: paragraphs with their headings, tables, notes and comments; deleted text is left out."""

import re
from collections.abc import Mapping

from factcheck.core.errors import SourceError
from factcheck.documents.archive import Archive, text_of, walk
from factcheck.documents.builder import Draft
from factcheck.documents.office import BOXES, WHITE, Body, Letters, kind_of_style, letters_of_style, unseen

_ODT_UNREAD = frozenset(
    ("tracked-changes", "note-citation", "forms", "sequence-decls", "ruby-text", "bibliography-configuration", "script")
)
_ODT_SPACE = re.compile(r"[ \t\r\n]+")
_ODT_STYLED = frozenset(("p", "h", "span"))
_ODT_HIDDEN = {"hidden-text": "is-hidden", "section": "display"}
_TINY = re.compile(r"(?:0?\.\d+|0|1(?:\.0+)?)(?:pt|px)|0?\.[0-3]\d*mm|0?\.0[0-3]\d*cm|0?\.00\d*in|0(?:mm|cm|in)|[0-5]%")
_SIZES = ("font-size", "text-scale", "text-position", "opacity")
"""Properties that leave nothing to read where they are next to nothing; of a position, its second word."""
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


def _letters(attributes: Mapping[str, str]) -> Letters:
    """What the properties of a style say of its letters."""
    letters = {"display": "hidden" if attributes["display"] == "none" else ""} if "display" in attributes else {}
    for size in _SIZES:
        if size in attributes:
            letters[size] = "hidden" if _TINY.fullmatch(attributes[size].rpartition(" ")[2]) else ""
    if "color" in attributes:
        letters["color"] = "white" if attributes["color"].casefold() in WHITE else ""
    if "background-color" in attributes:
        behind = attributes["background-color"].casefold()
        letters["background-color"] = "" if behind in (*WHITE, "transparent") else "shaded"
    line = attributes.get("text-line-through-style", attributes.get("text-line-through-type"))
    return letters | ({} if line is None else {"line-through": "" if line == "none" else "struck"})


class _OdtStory:
    """The events of the content, told to the body."""

    def __init__(self, body: Body) -> None:
        self.body = body
        self.stack: list[str] = []
        self.unread = 0  # elements open inside one that is not read, with it
        self.parents: dict[str, str] = {}  # automatic styles stand for the named one they are made from
        self.kinds: list[str] = []  # of the paragraphs that are open
        self.letters: dict[str, Letters] = {}  # what each style says of its letters
        self.style_name = ""
        self.spans: list[Letters] = []  # what the spans that are open say of their letters
        self.author = ""
        self.deleted = self.notes = 0

    def style(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "style":
            self.style_name = attributes.get("name", "")
            self.parents[self.style_name] = attributes.get("parent-style-name", "")
        elif name == "text-properties" and self.style_name:
            self.letters[self.style_name] = _letters(attributes)

    def end_style(self, name: str) -> None:
        """What follows a style, of lists or of all paragraphs, say, is not its own."""
        if name == "style":
            self.style_name = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.stack.append(name)
        self.deleted += name == "deletion"
        if self.unread or name in _ODT_UNREAD:
            self.unread += 1
            return
        if name in ("style", "text-properties"):
            self.style(name, attributes)
        elif name in _ODT_STYLED:
            self.spans.append(letters_of_style(attributes.get("style-name", ""), self.parents, self.letters))
        elif name in _ODT_HIDDEN:
            self.spans.append({name: "hidden"} if attributes.get(_ODT_HIDDEN[name]) in ("true", "none") else {})
        self._begin(name, attributes)

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in ("p", "h"):
            self.kinds.append("heading" if name == "h" else self._kind(attributes.get("style-name", "")))
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
        if (name in _ODT_STYLED or name in _ODT_HIDDEN) and self.spans:
            self.spans.pop()
        if name in ("p", "h"):
            self.body.end(self.kinds.pop())
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
        elif not self.unread and self.kinds and inside not in ("date", "date-string", "sender-initials"):
            letters: Letters = {}
            for each in self.spans:
                letters |= each
            if letters and (state := unseen(letters, boxed=not BOXES.isdisjoint(self.stack))):
                self.body.hide(state, text)
            else:
                self.body.text(_ODT_SPACE.sub(" ", text))

    def _kind(self, style: str) -> str:
        item = "list-item" in self.stack and "note-body" not in self.stack
        return "item" if item else kind_of_style(style, self.parents) or "paragraph"

    def _note(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "annotation":
            self.body.begin_note("comment", "comment")
            return
        self.notes += 1
        self.body.begin_note("footnote", f"{attributes.get('note-class', 'footnote')} {self.notes}")


def _spaces(attributes: Mapping[str, str]) -> str:
    count = attributes.get("c", "1")
    return " " * min(int(count), 100) if count.isdecimal() else " "
