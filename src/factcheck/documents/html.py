"""Web pages: their main text, with headings, quotes, captions and tables told apart."""

import re
from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from factcheck.documents.decoding import decode
from factcheck.documents.draft import Draft
from factcheck.errors import SourceError
from factcheck.model import Locator

MAX_DEPTH = 2000
"""More tags inside each other than any page has; parsers get slow without end beyond it."""

_DECLARED = re.compile(rb"<(?:meta\b[^>]*?charset|\?xml\b[^>]*?encoding)\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")

_SPACE = re.compile(r"[ \t\n\r\f]+")

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_KINDS = {
    **dict.fromkeys(_HEADINGS, "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    **dict.fromkeys(("pre", "listing", "xmp"), "code"),
    "blockquote": "quote",
}
_BLOCKS = frozenset(
    (
        "address",
        "article",
        "aside",
        "body",
        "center",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "fieldset",
        "figure",
        "footer",
        "form",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    )
) | frozenset(_KINDS)
_NEVER = frozenset(
    (
        "audio",
        "button",
        "canvas",
        "datalist",
        "embed",
        "head",
        "iframe",
        "input",
        "math",
        "meter",
        "nav",
        "noscript",
        "object",
        "option",
        "picture",
        "progress",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "video",
        "rp",
        "rt",
    )
)
_UNSEEN_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "menu", "menubar", "toolbar", "dialog"))
_FURNITURE = frozenset(("header", "footer", "aside"))
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
_CLOSED_BY_OTHERS = frozenset(
    (
        "p",
        "li",
        "dt",
        "dd",
        "td",
        "th",
        "tr",
        "tbody",
        "thead",
        "tfoot",
        "option",
        "colgroup",
        "rt",
        "rp",
        "html",
        "head",
        "body",
    )
)


def read(data: bytes, draft: Draft) -> None:
    """Fill the draft with the main text of a web page.

    Raises SourceError if its tags are nested deeper than MAX_DEPTH.
    """
    declared = _DECLARED.search(data[:4096])
    text, notes = decode(data, declared=declared[1].decode() if declared else "")
    draft.notes += notes
    read_markup(text, draft)


def read_markup(text: str, draft: Draft) -> None:
    """Fill the draft with the main text of a page that is decoded already."""
    if _depth(text) > MAX_DEPTH:
        raise SourceError(
            f"nested more than {MAX_DEPTH:,} tags deep, as no honest page is", hint="Save its text as .txt."
        )
    page = LexborHTMLParser(text)
    if page.body is None:
        return
    root = _main(page.body)
    draft.title = _title(page, root)
    walk = _Walk(root, draft)
    walk.run()
    left_out = walk.left_out + _words(page.body) - _words(root)
    if left_out > 0:
        draft.notes.append(f"left out as navigation and page furniture: {left_out} words")


def _depth(text: str) -> int:
    """How deep the tags are nested at most, counted without parsing."""
    depth = deepest = 0
    for closing, written in _TAG.findall(text):
        name = written.lower()
        if name not in _VOID and name not in _CLOSED_BY_OTHERS:
            depth = max(depth - 1, 0) if closing else depth + 1
            deepest = max(deepest, depth)
    return deepest


def _words(node: LexborNode) -> int:
    return len(node.text(separator=" ").split())


def _main(body: LexborNode) -> LexborNode:
    """The part of the page that is its subject: what it marks as such, if that is a good part of all its words."""
    for node in body.css("script, style, noscript, template"):
        node.decompose()
    words = _words(body)
    for selector in ("main, [role=main]", "article"):
        marked = max(body.css(selector), key=_words, default=None)
        if marked is not None and _words(marked) > min(words / 3, 150):
            return marked
    return body


def _title(page: LexborHTMLParser, root: LexborNode) -> str:
    meta = page.css_first('meta[property="og:title"]')
    if meta is not None and meta.attributes.get("content"):
        return meta.attributes["content"] or ""
    for node in (root.css_first("h1"), page.css_first("title")):
        if node is not None and node.text().strip():
            return node.text(separator=" ")
    return ""


class _Walk:
    """One way through the tree, writing what a reader of the page would see."""

    def __init__(self, root: LexborNode, draft: Draft) -> None:
        self.root = root
        self.draft = draft
        self.left_out = 0
        self.kinds: list[str] = []  # of the open elements that have one
        self.heading = ""
        self.quotes = 0
        self.tables = 0  # tables of data that are open: one block each
        self.space = False  # white space seen that counts if more text follows

    def run(self) -> None:
        self.draft.begin()
        for node, entering in _events(self.root, self.seen):
            if node.tag == "-text":
                self.text(node.text_content or "")
            elif entering:
                self.enter(node, node.tag or "")
            else:
                self.leave(node, node.tag or "")
        self.draft.end()

    def seen(self, node: LexborNode) -> bool:
        """Whether a reader would see the element and count it as part of the text."""
        tag = node.tag or ""
        if tag == "-text" or (tag[:1] != "-" and not self.unseen(node, tag)):
            return True
        if tag[:1] != "-" and not _is_mark(node, tag):
            self.left_out += _words(node)
        return False

    def unseen(self, node: LexborNode, tag: str) -> bool:
        if tag in _NEVER:
            return True
        if _is_mark(node, tag):
            return True
        attributes = node.attributes
        if "hidden" in attributes or (attributes.get("role") or "").lower() in _UNSEEN_ROLES:
            return True
        if re.search(r"display\s*:\s*none", attributes.get("style") or "", re.IGNORECASE):
            return True
        if tag in _FURNITURE and self.root.tag == "body":
            return tag == "aside" or not _inside(node, ("article", "main", "section", "blockquote"))
        return tag in ("ul", "ol", "aside") and _is_menu(node)

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
        fresh = self.draft.fresh
        locator = Locator(heading=self.heading or None, paragraph=len(self.draft.blocks) + 1) if fresh else None
        self.draft.write(text, locator)


def _events(root: LexborNode, seen: Callable[[LexborNode], bool]) -> Iterator[tuple[LexborNode, bool]]:
    """The nodes under `root` that are seen, each with True on the way in and elements with False on the way out."""
    node, top = root, root.mem_id
    while True:
        inside = seen(node)
        if inside:
            yield node, True
        child = node.first_child if inside else None
        if child is not None:
            node = child
            continue
        if inside and node.tag != "-text":
            yield node, False
        while node.mem_id != top and node.next is None:
            node = node.parent or root
            yield node, False
        if node.mem_id == top:
            return
        node = node.next or root


def _is_mark(node: LexborNode, tag: str) -> bool:
    """Whether it is the mark of a footnote: a short link inside the page, set high."""
    if tag == "a":
        return node.attributes.get("role") in ("doc-noteref", "doc-backlink")
    link = node.css_first("a[href]") if tag == "sup" else None
    return link is not None and "#" in (link.attributes["href"] or "") and len(node.text().strip()) <= 5


def _is_menu(node: LexborNode) -> bool:
    """Whether a list is nothing but links."""
    links = node.css("a")
    if len(links) < 3:
        return False
    words = len(node.text(separator=" ").split())
    linked = sum(len(link.text(separator=" ").split()) for link in links)
    return linked > 0.8 * words and words < 8 * len(links)


def _is_data(table: LexborNode) -> bool:
    """Whether a table has data in its cells; otherwise it only lays the page out."""
    inner = table.css("table, p, div, ul, ol, h1, h2, h3, blockquote, article")
    return all(node.mem_id == table.mem_id for node in inner)


def _inside(node: LexborNode, tags: tuple[str, ...]) -> bool:
    parent = node.parent
    while parent is not None and parent.tag not in tags:
        parent = parent.parent
    return parent is not None
