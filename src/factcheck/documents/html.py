"""Web pages: what of them is text, and what is navigation and the like."""

import re
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from factcheck.core.errors import PAGE_FURNITURE, SourceError
from factcheck.documents.builder import Draft
from factcheck.documents.elements import Walk, names
from factcheck.documents.encoding import decode
from factcheck.documents.stylesheets import Rule, Sheet
from factcheck.documents.visibility import Color, background_of, state_of

MAX_DEPTH = 2000
"""More tags inside each other than any page has; parsers get slow without end beyond it."""

_DECLARED = re.compile(rb"<(?:meta\b[^>]*?charset|\?xml\b[^>]*?encoding)\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_TAGS = re.compile(r"<[^>]*>")
_PAGE = (255, 255, 255)
_VOID = names("area base br col embed hr img input link meta param source track wbr")
_CLOSED_BY_OTHERS = names("p li dt dd td th tr tbody thead tfoot option colgroup rt rp html head body")
_NEVER = names(
    "audio button canvas datalist embed head iframe input math meter nav noscript object option picture progress script"
    " select style svg template textarea title video rp rt"
)
_UNSEEN_ROLES = names("navigation banner contentinfo search menu menubar toolbar dialog")
_SECTIONS = names("article main section blockquote")
_MARKS = ("doc-noteref", "doc-backlink", "noteref", "backlink")
_MARKED = names("a sup")
_LISTS = names("ul ol aside")
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|skip|screen-reader-text|cookies?|consent|share|sharing|social"
    r"|newsletter|subscribe|signup|sidebar|widget|site-header|site-footer|masthead|footer|related|recommended|promo"
    r"|advert|advertisement)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""What pages without elements for it call their furniture; believed of a part that is small and has no headline."""
_FURNITURE = names("header footer aside")
_TELLING = re.compile(r"[\d\"“”„«»。！？]|[.!?:](?:\s|$)")
"""What statements have and menus hardly have: of what was left out, such a piece is told before a longer one."""
_TOLD = 80  # characters of it


def read_article(data: bytes, draft: Draft) -> None:
    """Fill the draft with all the text of a web page but its navigation.

    What an article says beside or below its main part is published too, and so it is checked. Raises SourceError as
    `read` does.
    """
    read(data, draft, article=True)


def read(data: bytes, draft: Draft, *, article: bool = False) -> None:
    """Fill the draft with the main text of a web page.

    Raises SourceError if its tags are nested deeper than MAX_DEPTH.
    """
    declared = _DECLARED.search(data[:4096])
    text = decode(data, draft, declared=declared[1].decode() if declared else "")
    page = _parsed(text)
    if page.body is None:
        return
    styling = _Styling(page)
    for node in page.body.css("script, style"):
        node.decompose()
    everything = _words(page.body)
    root, words = (page.body, everything) if article else _main(page.body, everything)
    draft.title = _title(page, root)
    bare = page.css_first("link[rel=stylesheet]") is None
    sight = _Sight(root, words, draft, styling=styling, whole=article, page=_PAGE if bare else None)
    Walk(root, draft, sight.sees).run()
    if left_out := sight.left_out + everything - words:
        pieces = [*sight.pieces, *(_pieces(page.body, but=root) if words < everything else ())]
        count = f"{left_out} words" if left_out > 1 else "1 word"
        draft.notes.append(f"{PAGE_FURNITURE}: {count}, such as: {_telling(pieces)}")


def read_chapter(text: str, draft: Draft, part: str) -> None:
    """Add a page of a book to the draft: all of it, in the part with this name. Raises SourceError as `read` does."""
    page = _parsed(text)
    if page.body is not None:
        sight = _Sight(page.body, _words(page.body), draft, styling=_Styling(page), whole=True, page=_PAGE)
        Walk(page.body, draft, sight.sees, part=part).run()


def _parsed(text: str) -> LexborHTMLParser:
    if _depth(text) > MAX_DEPTH:
        raise SourceError(
            f"nested more than {MAX_DEPTH:,} tags deep, as no honest page is", hint="Save its text as .txt."
        )
    return LexborHTMLParser(text)


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
    return len(_text(node).split())


def _text(node: LexborNode) -> str:
    return node.text(separator=" ") or ("" if node.tag != "template" else _TAGS.sub(" ", node.html or ""))


def _pieces(node: LexborNode, *, but: LexborNode | None = None) -> list[str]:
    """The texts in an element, each of one piece; without those of a part of it."""
    text = node.text(separator="\0")
    return (text.replace(but.text(separator="\0"), "", 1) if but else text).split("\0")


def _telling(pieces: list[str]) -> str:
    """The piece that tells most, or its beginning: whoever misses words is not to guess where they are."""
    piece = " ".join(max(pieces, key=lambda piece: (bool(_TELLING.search(piece)), len(piece))).split())
    return piece if len(piece) <= _TOLD else f"{piece[:_TOLD].rstrip()}…"


def _main(body: LexborNode, words: int) -> tuple[LexborNode, int]:
    """The part of a page of so many words that is its subject, and its words: what is marked so, if it is a good part."""
    for selector in ("main, [role=main]", "article"):
        marked = max(((_words(node), at, node) for at, node in enumerate(body.css(selector))), default=None)
        if marked is not None and marked[0] > min(words / 3, 150):
            return marked[2], marked[0]
    return body, words


def _title(page: LexborHTMLParser, root: LexborNode) -> str:
    meta = page.css_first('meta[property="og:title"]')
    if meta is not None and meta.attributes.get("content"):
        return meta.attributes["content"] or ""
    for node in (root.css_first("h1"), page.css_first("title")):
        if node is not None and node.text().strip():
            return node.text(separator=" ")
    return ""


class _Styling:
    """What the style sheets in a page declare of its elements."""

    def __init__(self, page: LexborHTMLParser) -> None:
        sheets = [node for node in page.css("style") if _is_for_screens(node.attributes.get("media") or "")]
        self.sheet = Sheet("\n".join(node.text() for node in sheets), _classes_and_ids(page) if sheets else None)
        self.found: dict[int, Rule] = {}  # by the element that a selector was looked for and found at
        for selector, rule in self.sheet.others.items():
            with suppress(SelectolaxError):
                for node in page.css(selector):
                    self.found[node.mem_id] = self.found.get(node.mem_id, {}) | rule

    def of(self, node: LexborNode, tag: str, attributes: Mapping[str, str | None]) -> Rule:
        """All that is declared of an element."""
        found = self.found.get(node.mem_id) if self.found else None
        if found:
            return found | self.sheet.styles(tag, attributes)
        return self.sheet.styles(tag, attributes) if attributes else {}


def _classes_and_ids(page: LexborHTMLParser) -> frozenset[str]:
    """The names by which a style sheet can ask for elements of the page, in small letters: ".note", "#top"."""
    found: set[str] = set()
    for node in page.css("[class], [id]"):
        attributes = node.attributes
        found.update(f".{name}" for name in (attributes.get("class") or "").lower().split())
        found.add(f"#{(attributes.get('id') or '').lower()}")
    return frozenset(found)


def _is_for_screens(media: str) -> bool:
    return not media or any(word in media.lower() for word in ("screen", "all"))


class _Sight:
    """Tells what a reader of the page would see and count as part of its text, and counts the words of the rest."""

    def __init__(
        self, root: LexborNode, words: int, draft: Draft, *, styling: _Styling, whole: bool = False, page: Color | None
    ) -> None:
        self.root = root
        self.draft = draft
        self.styling = styling
        self.whole = whole  # a page of a book or an article has no furniture
        self.page = page  # the colour behind it, if no style sheet outside of it can set another
        self.words = words
        self.behind: dict[int, Color | None] = {}  # the colours behind what is in an element, by the element
        self.left_out = 0
        self.pieces: list[str] = []  # of their text
        self.small = words / 5

    def sees(self, node: LexborNode, tag: str) -> bool:
        if tag[:1] == "-":
            return False
        if tag in _MARKED and _is_mark(node, tag):
            self._mark(node, tag)
            return False
        attributes = node.attributes
        state = self._state(node, tag, attributes)
        if state:
            self.draft.hide(state, f" {_text(node)} ")
        if state == "hidden" or (not state and self._unseen(node, tag, attributes)):
            self.left_out += _words(node)
            self.pieces += _pieces(node)
            return False
        return not state

    def _mark(self, node: LexborNode, tag: str) -> None:
        """Keep where the mark of a footnote leads; one that leads back from the note leads nowhere."""
        link = node if tag == "a" else node.css_first("a[href]")
        name = ((link and link.attributes.get("href")) or "").rpartition("#")[2]
        if name and (link or node).attributes.get("role") != "doc-backlink" and not _is_backlink(node):
            self.draft.mark(name)

    def _state(self, node: LexborNode, tag: str, attributes: Mapping[str, str | None]) -> str:
        styles = self.styling.of(node, tag, attributes)
        state = state_of(tag, attributes, styles, lambda: self._behind(node))
        if state != "hidden" or "hidden" in attributes or tag == "template":
            return state
        # A page that shows its text by a script hides all of it before.
        inline = state_of(tag, {}, {"display": styles.get("display", "")}) if attributes.get("style") else ""
        part = 0.5 if tag == "body" or tag in _SECTIONS else 0.9
        return state if inline or _words(node) < self.words * part else ""

    def _behind(self, node: LexborNode) -> Color | None:
        """The colour behind an element, None if a style sheet that is not known may set it."""
        parent = node.parent
        if parent is None or parent.tag == "-document":
            return self.page
        identity = parent.mem_id
        if identity not in self.behind:
            attributes = parent.attributes
            own = background_of(attributes, self.styling.of(parent, parent.tag or "", attributes))
            self.behind[identity] = own or self._behind(parent)
        return self.behind[identity]

    def _unseen(self, node: LexborNode, tag: str, attributes: Mapping[str, str | None]) -> bool:
        if tag in _NEVER or (attributes and (attributes.get("role") or "").lower() in _UNSEEN_ROLES):
            return True
        if tag in _LISTS and _is_menu(node):
            return True
        if self.whole:
            return False
        if tag in _FURNITURE and self.root.tag == "body":
            return tag == "aside" or not (_inside(node, _SECTIONS) or _is_headline(node))
        if not attributes:
            return False
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".split()
        return any(map(_is_furniture, names)) and _words(node) < self.small and node.css_first("h1") is None


@lru_cache(4096)
def _is_furniture(name: str) -> bool:
    """Whether a class or an id is that of navigation and the like."""
    return _NAMED.search(name) is not None


def _is_mark(node: LexborNode, tag: str) -> bool:
    """Whether it is the mark of a footnote: a short link inside the page, said to be one or set high."""
    attributes = node.attributes
    if attributes.get("role") in _MARKS or attributes.get("epub:type") in _MARKS:
        return True
    link = node if tag == "a" else node.css_first("a[href]")
    if link is None or "#" not in (link.attributes.get("href") or "") or len(node.text().strip()) > 5:
        return False
    return tag == "sup" or node.css_first("sup") is not None


def _is_backlink(node: LexborNode) -> bool:
    """Whether a mark shows an arrow, as one at the end of a note does."""
    return not any(sign.isalnum() or sign in "*†‡§" for sign in node.text())


def _is_menu(node: LexborNode) -> bool:
    """Whether a list is nothing but links."""
    links = node.css("a")
    if len(links) < 3:
        return False
    words = len(node.text(separator=" ").split())
    linked = sum(len(link.text(separator=" ").split()) for link in links)
    return linked > 0.8 * words and words < 8 * len(links)


def _is_headline(header: LexborNode) -> bool:
    """Whether the head of a page is that of the text: it has a headline, and hardly a link."""
    return header.css_first("h1") is not None and len(header.css("a")) < 3


def _inside(node: LexborNode, tags: frozenset[str]) -> bool:
    parent = node.parent
    while parent is not None and parent.tag not in tags:
        parent = parent.parent
    return parent is not None
