"""The elements of a web page, one after the other, as blocks of text."""

import re
from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborNode

from factcheck.documents.builder import Draft
from factcheck.documents.visibility import LINKING, address_of


def names(text: str) -> frozenset[str]:
    """The names of elements in a text, parted by white space."""
    return frozenset(text.split())


_SPACE = re.compile(r"[ \t\n\r\f]+")
_HEADINGS = names("h1 h2 h3 h4 h5 h6")
_KINDS = {
    **dict.fromkeys(_HEADINGS, "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    **dict.fromkeys(("pre", "listing", "xmp"), "code"),
    "blockquote": "quote",
}
_BLOCKS = frozenset(_KINDS) | names(
    "address article aside body center details dialog dir div dl fieldset figure footer form header hgroup hr html legend"
    " main menu nav ol p search section summary table tbody td tfoot th thead tr ul"
)


class Walk:
    """One way through the tree, writing what a reader of the page would see."""

    def __init__(
        self, root: LexborNode, draft: Draft, sees: Callable[[LexborNode, str], bool], part: str | None = None
    ) -> None:
        self.root = root
        self.draft = draft
        self.sees = sees
        self.part = part
        self.kinds: list[str] = []  # of the open elements that have one
        self.heading = ""
        self.quotes = 0
        self.tables = 0  # tables of data that are open: one block each
        self.space = False  # white space seen that counts if more text follows

    def run(self) -> None:
        self.draft.begin()
        for node, tag, entering in _events(self.root, self.sees):
            if tag == "-text":
                self.text(node.text_content or "")
            elif entering:
                self.enter(node, tag)
                self.lead(node, tag)
            else:
                if tag in LINKING:
                    self.draft.close_link(tag)
                self.leave(node, tag)
        self.draft.end()

    def enter(self, node: LexborNode, tag: str) -> None:
        if tag == "br":
            self.line()
        elif tag == "q":
            self.text("“‘"[self.quotes % 2])
            self.quotes += 1
        elif tag == "table" and _is_data(node):
            self.block("table")
            self.tables += 1
        elif self.tables:
            self.cell(tag)
        elif tag in _BLOCKS:
            self.kinds.append(_KINDS.get(tag, ""))
            if tag in _HEADINGS:
                self.heading = " ".join(node.text().split())
            self.block()

    def lead(self, node: LexborNode, tag: str) -> None:
        """An element begins that may lead somewhere, or be led to."""
        if tag in LINKING:
            self.draft.open_link(tag, *address_of(tag, node.attributes))
        if self.draft.marked and (name := node.attributes.get("id")) in self.draft.marked:
            self.draft.marked.discard(name or "")
            self.draft.note(name or "")

    def leave(self, node: LexborNode, tag: str) -> None:
        if tag == "q":
            self.quotes -= 1
            self.space = False
            self.text("”’"[self.quotes % 2])
        elif tag == "table" and self.tables and _is_data(node):
            self.tables -= 1
            self.block()
        elif tag in _BLOCKS and not self.tables:
            self.kinds.pop()
            self.block()

    def block(self, kind: str = "") -> None:
        kind = kind or next((kind for kind in reversed(self.kinds) if kind), "paragraph")
        if "quote" in self.kinds and kind not in ("heading", "caption"):
            kind = "quote"
        self.draft.begin(kind)
        self.space = False

    def line(self) -> None:
        """A forced line break; two of them part paragraphs."""
        if self.draft.tail == "\n" and not self.tables:
            self.block()
        elif not self.draft.fresh:
            self.draft.write("\n")
        self.space = False

    def cell(self, tag: str) -> None:
        """A cell or row of a table of data begins."""
        if tag in ("td", "th", "tr", "caption") and self.draft.tail not in ("", "\n", "\t"):
            self.draft.write("\n" if tag == "tr" else "\t")
            self.space = False
        elif tag == "tr" and self.draft.tail == "\t":
            self.draft.write("\n")

    def text(self, raw: str) -> None:
        """Text with its white space as a browser shows it."""
        if "code" in self.kinds:
            self.write(raw)
            return
        text = _SPACE.sub(" ", raw)
        shown = text.strip(" ")
        if not shown:
            self.space = self.space or bool(text)
            return
        if (self.space or text[0] == " ") and self.draft.tail not in ("", "\n", "\t"):
            shown = f" {shown}"
        self.write(shown)
        self.space = text[-1] == " "

    def write(self, text: str) -> None:
        if self.draft.fresh:
            number = len(self.draft.blocks) + 1
            self.draft.write(text, heading=self.heading or None, paragraph=number, part=self.part)
        else:
            self.draft.write(text)


def _events(root: LexborNode, sees: Callable[[LexborNode, str], bool]) -> Iterator[tuple[LexborNode, str, bool]]:
    """The nodes under `root` that are seen with their tags, each with True on the way in, elements with False on the way out."""
    open_tags: list[str] = []
    node: LexborNode | None = root
    while node is not None:
        tag = node.tag or ""
        if tag == "-text":
            yield node, tag, True
        elif sees(node, tag):
            yield node, tag, True
            if (child := node.first_child) is not None:
                open_tags.append(tag)
                node = child
                continue
            yield node, tag, False
        while node is not None and open_tags and node.next is None:
            node = node.parent
            if node is not None:
                yield node, open_tags.pop(), False
        node = node.next if node is not None and open_tags else None


def _is_data(table: LexborNode) -> bool:
    """Whether a table has data in its cells; otherwise it only lays the page out."""
    inner = table.css("table, div, ul, ol, h1, h2, h3, blockquote, article")
    if any(node.mem_id != table.mem_id for node in inner):
        return False
    paragraphs, cells, rows = len(table.css("p")), len(table.css("td, th")), len(table.css("tr"))
    return paragraphs == 0 or (rows >= 2 and cells >= 2 * rows and paragraphs <= cells)
