"""Markdown: the text without its markup, each piece with the line and column of the file."""

import html
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkDestination, parseLinkTitle
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from factcheck.documents.builder import Draft
from factcheck.documents.encoding import decode
from factcheck.documents.visibility import LINKING, Elements, address_of, attributes_of

_FRONT_MATTER = re.compile(
    r"\A(---|\+\+\+)[ \t]*\n(?=[\w\"'#-]+\s*[:=\n#])(.*?)\n(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL
)
_SAID = re.compile('[“„«][^“„«”»]{9,}|"[^"]{9,}"')
_TITLE = re.compile(r"^title\s*[:=]\s*(.+)$", re.MULTILINE)
_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)|<[!?][^<>]*>|</?[a-zA-Z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|&#?\w{1,31};|\n", re.DOTALL
)
_TAG_NAME = re.compile(r"</?[a-zA-Z][^\s/>]*")
_STYLE = re.compile(r"<style\b[^<>]*>(.*?)(?:</style\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_RAW_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    "pre": "code",
}
_RAW_BLOCKS = frozenset(_RAW_KINDS) | frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "details",
        "dialog",
        "div",
        "dl",
        "fieldset",
        "figure",
        "footer",
        "form",
        "header",
        "hr",
        "html",
        "main",
        "nav",
        "ol",
        "p",
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
    ]
)

_KINDS = {
    "blockquote_open": "quote",
    "list_item_open": "item",
    "footnote_reference_open": "footnote",
    "heading_open": "heading",
    "table_open": "table",
}


def read(data: bytes, draft: Draft) -> None:
    """Fill the draft with a Markdown text."""
    text = decode(data, draft)
    text = _without_front_matter(text, draft)
    _Reader(text, draft).run()


def _without_front_matter(text: str, draft: Draft) -> str:
    """The text with as many empty lines in place of its front matter, whose title goes to the draft."""
    front = _FRONT_MATTER.match(text)
    if not front:
        return text
    if title := _TITLE.search(front[2]):
        draft.title = title[1].strip().strip("\"'")
    return "\n" * front[0].count("\n") + text[front.end() :]


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.inline.ruler.before("strikethrough", "one_tilde", _one_tilde)
    parser.disable("text_join")  # keeps "&amp;" and "\*" apart from the text, with what the file has for them
    return parser.use(footnote_plugin, move_to_end=False)


_ONE_TILDE = re.compile(r"(?<![\w~\\\\])~(?![\s~])([^~\n]{1,2000})(?<![\s\\])~(?![\w~])")
"""Words that GitHub shows struck, too."""


def _one_tilde(state: StateInline, silent: bool) -> bool:
    """A rule for markdown-it: words between single tildes."""
    found = _ONE_TILDE.match(state.src, state.pos)
    if found is None or state.src[state.pos] != "~":
        return False
    if not silent:
        end, most = state.pos + len(found[0]), state.posMax
        state.push("s_open", "s", 1).markup = "~"
        state.pos, state.posMax = state.pos + 1, end - 1
        state.md.inline.tokenize(state)
        state.push("s_close", "s", -1).markup = "~"
        state.posMax = most
    state.pos += len(found[0]) if silent else 1
    return True


class _Reader:
    """One way through the tokens, writing what a reader would see."""

    def __init__(self, text: str, draft: Draft) -> None:
        self.lines = text.split("\n")
        self.draft = draft
        self.env: dict[str, Any] = {}
        self.tokens = _parser().parse(text, self.env)
        self.heading: str | None = None
        self.kinds: list[str] = []
        self.elements = Elements("\n".join(_STYLE.findall(text)))
        self.cell_end = 0  # where the next cell of a table's row may begin

    def run(self) -> None:
        for token in self.tokens[1:-1] if self._is_quoted_whole() else self.tokens:
            if token.type in _KINDS:
                self.kinds.append(_KINDS[token.type])
            elif token.type.endswith("_close") and token.type[:-5] + "open" in _KINDS:
                self.kinds.pop()
            self.block(token)
        self.draft.end()

    def _is_quoted_whole(self) -> bool:
        """Whether the whole text is one block quote with quotations in it: a forwarded article, and not somebody's words."""
        tokens = self.tokens
        if not tokens or tokens[0].type != "blockquote_open" or tokens[-1].type != "blockquote_close":
            return False
        inner = [token for token in tokens if token.level == 1]
        said = sum(len(_SAID.findall(token.content)) for token in tokens if token.type == "inline")
        return sum(token.level == 0 for token in tokens) == 2 and len(inner) > 2 and said > 1

    def block(self, token: Token) -> None:
        if token.type in ("paragraph_open", "heading_open", "table_open"):
            self.elements.close("p")
            self.draft.begin(self.kind())
        elif token.type == "tr_open":
            self.cell_end = 0
            self.separate("\n")
        elif token.type in ("td_open", "th_open"):
            self.separate("\t")
        elif token.type == "inline":
            self.inline(token)
        elif token.type == "footnote_reference_open":
            self.draft.end()
            self.draft.note(str(token.meta.get("label", "")))
        elif token.type in ("fence", "code_block") and token.map:
            self.draft.begin("code")
            self.verbatim(token.content, token.map[0] + (token.type == "fence"))
        elif token.type == "html_block" and token.map:
            self.draft.begin(self.kind())
            self.markup(token.content, token.map[0])

    def kind(self) -> str:
        """What the open elements make of a block: a quote stays one whatever it is divided into."""
        kind = self.kinds[-1] if self.kinds else "paragraph"
        quoted = "quote" in self.kinds
        if self.elements.open:
            raw = next((_RAW_KINDS[each[0]] for each in reversed(self.elements.open) if each[0] in _RAW_KINDS), "")
            kind = raw if raw and kind == "paragraph" else kind
            quoted = quoted or self.elements.has("blockquote")
        return "quote" if quoted and kind in ("item", "paragraph") else kind

    def separate(self, mark: str) -> None:
        if self.draft.tail not in ("", "\n", "\t"):
            self.draft.write(mark)

    def write(self, text: str, line: int, column: int, state: str | None = None) -> None:
        """Write what is in this line and column of the file, counted from 0, unless its readers do not see it."""
        state = self.elements.state if state is None else state
        if not state:
            self.draft.write(text, line=line + 1, column=column + 1, heading=self.heading)
        elif state != "never":
            self.draft.hide(state, text)

    def verbatim(self, content: str, first: int) -> None:
        """Lines as they are in the file."""
        for number, line in enumerate(content.rstrip("\n").split("\n") if content else (), first):
            self.write(line, number, max(self.lines[number].find(line), 0))
            self.draft.write("\n")

    def markup(self, content: str, first: int) -> None:
        """A block of HTML without its tags."""
        lines = content.split("\n")
        columns = [max(self.lines[first + number].find(line), 0) for number, line in enumerate(lines[:-1] or lines)]
        starts = [0, *accumulate(len(line) + 1 for line in lines)]

        def write(text: str, at: int) -> None:
            number = min(bisect_right(starts, at) - 1, len(columns) - 1)
            self.write(text, first + number, columns[number] + at - starts[number])

        end = 0
        for found in _MARKUP.finditer(content):
            write(content[end : found.start()], end)
            end = found.end()
            if found[0] == "\n" or found[0][0] == "&":
                write(html.unescape(found[0]), found.start())
            elif shown := self.tag(found[0]):
                write(shown, found.start())
        write(content[end:], end)

    def tag(self, written: str) -> str:
        """A tag of a block of HTML; what readers see of it: a line's end, the marks of a quote."""
        depth = sum(each[0] == "q" for each in self.elements.open)
        name = self.elements.tag(written)
        if name.lstrip("/") in _RAW_BLOCKS:
            self.draft.begin(self.kind())
        self.link(name, written)
        return _shown(name, depth)

    def link(self, name: str, written: str) -> None:
        """A tag that may lead somewhere begins or ends, and has been taken."""
        if name.lstrip("/") in LINKING:
            if name[0] == "/":
                self.draft.close_link(name[1:])
            else:
                self.draft.open_link(name, *address_of(name, attributes_of(written)))

    def lead(self, token: Token) -> None:
        """What inline markup leads to: the target of a link, a footnote."""
        if token.type == "link_open":
            self.draft.open_link("a", str(token.attrGet("href") or ""), str(token.attrGet("title") or ""))
        elif token.type == "link_close":
            self.draft.close_link("a")
        elif token.type == "footnote_ref":
            self.draft.mark(_name_of(token))
        elif token.type == "html_inline" and (found := _TAG_NAME.match(token.content)):
            self.link(found[0].strip("<").lower(), token.content)

    def inline(self, token: Token) -> None:
        children, first = token.children or [], token.map[0] if token.map else 0
        if self.kinds[-1:] == ["heading"]:
            self.heading = " ".join(
                "".join(text for text, _, state in _pieces(children, token.content, Elements()) if not state).split()
            )
            self.draft.title = self.draft.title or self.heading
        if [child.type for child in children] == ["image"]:
            self.draft.begin("caption")
            children = children[0].children or []
        lines = token.content.split("\n")
        columns = [self.column(first + number, line) for number, line in enumerate(lines)]
        starts = [0, *accumulate(len(line) + 1 for line in lines)]
        opened = len(self.elements.open)
        for text, at, state in _pieces(children, token.content, self.elements, self.lead):
            if state == "block":
                self.draft.begin(self.kind())
                continue
            number = min(bisect_right(starts, at) - 1, len(lines) - 1)
            self.write(text, first + number, columns[number] + at - starts[number], state)
        self.elements.end(opened)
        self.footnotes(children, token)

    def column(self, number: int, content: str) -> int:
        """Where in a line of the file its content begins, after the marks of quotes, lists and headings."""
        line = self.lines[number] if number < len(self.lines) else ""
        if "table" in self.kinds:
            start = max(line.find(content, self.cell_end), 0)
            self.cell_end = start + len(content)
            return start
        if line.rstrip().endswith(content.rstrip()):
            return len(line.rstrip()) - len(content.rstrip())
        return max(line.find(content), 0)

    def footnotes(self, children: Sequence[Token], token: Token) -> None:
        """Footnotes written where they are referred to: `^[like this]`."""
        noted = self.env.get("footnotes", {}).get("list", {})
        for child in children:
            note = noted.get(child.meta["id"], {}) if child.type == "footnote_ref" else {}
            if note.get("tokens"):
                line = (token.map or [0])[0]
                at = token.content.find(note["content"])
                self.draft.end()
                self.draft.note(_name_of(child))
                self.draft.begin("footnote")
                for text, offset, state in _pieces(note["tokens"], note["content"], self.elements):
                    if state == "block":
                        self.draft.begin("footnote")
                    else:
                        self.write(text, line, self.column(line, token.content) + at + offset, state)


def _shown(name: str, depth: int) -> str:
    """What readers see of a tag with so many `<q>` around it."""
    if name == "br":
        return "\n"
    if name == "q":
        return "“‘"[depth % 2]
    return "”’"[(depth - 1) % 2] if name == "/q" else ""


def _name_of(mark: Token) -> str:
    """The name of a footnote by its mark; one that is written where it is referred to has its number."""
    return str(mark.meta.get("label") or f"^{mark.meta['id']}")


def _nothing(_: Token) -> None:
    pass


def _pieces(
    tokens: Sequence[Token], raw: str, elements: Elements, lead: Callable[[Token], None] = _nothing
) -> Iterator[tuple[str, int, str]]:
    """The text of inline tokens, each piece with the offset in the raw text where it is, and its state ("block" where one
    begins).

    The tokens come without offsets, but in order, and their text is the raw text's: it is looked for from where
    the piece before it ended, after whatever markup is between. `lead` gets the tokens that may lead somewhere.
    """
    at = 0
    for token in tokens:
        kind = token.type
        if kind in ("text", "text_special"):
            source = token.markup if kind == "text_special" else token.content
            start = max(raw.find(source, at), at)
            yield token.content, start, elements.state
            at = start + len(source)
        elif kind == "code_inline":
            start = raw.find(token.markup, at) + len(token.markup)
            end = raw.find(token.markup, start)
            at = end + len(token.markup)
            start += (end - start - len(token.content)) // 2
            for line in re.split(r"(?<=\n)", raw[start : start + len(token.content)]):
                yield line.replace("\n", " "), start, elements.state
                start += len(line)
        elif kind in ("softbreak", "hardbreak"):
            at = max(raw.find("\n", at), at)
            yield "\n", at, elements.state
            at += 1
        elif kind == "html_inline":
            start = max(raw.find(token.content, at), at)
            at = start + len(token.content)
            depth = sum(each[0] == "q" for each in elements.open)
            name = elements.tag(token.content)
            if shown := _shown(name, depth):
                yield shown, start, elements.state
            elif name.lstrip("/") in _RAW_BLOCKS:
                yield "", start, "block"
            lead(token)
        else:
            if kind in ("s_open", "s_close"):
                elements.tag("<s>" if kind == "s_open" else "</s>")
            at = _after(token, raw, at)
            lead(token)


def _after(token: Token, raw: str, at: int) -> int:
    """Where the markup of a token ends that was looked for from `at`."""
    if token.type == "link_close":
        return _after_target(raw, at, ">" if token.markup == "autolink" else "]")
    if token.type == "image":
        at = max(raw.find(token.content, raw.find("![", at) + 2), at)
        return _after_target(raw, at + len(token.content), "]")
    if token.type == "footnote_ref":
        return max(raw.find("]", at) + 1, at)
    mark = ("<" if token.markup == "autolink" else "[") if token.type == "link_open" else token.markup
    found = raw.find(mark, at)
    return at if found < 0 else found + len(mark)


def _after_target(raw: str, at: int, mark: str) -> int:
    """Where a link or an image ends: after its target, whose words are no part of the text."""
    end = raw.find(mark, at) + 1
    if raw[end : end + 1] == "[":
        return max(raw.find("]", end) + 1, end)
    if raw[end : end + 1] != "(" or mark == ">":
        return max(end, at)
    target = parseLinkDestination(raw, _after_space(raw, end + 1), len(raw))
    end = _after_space(raw, target.pos if target.ok else end)
    title = parseLinkTitle(raw, end, len(raw))
    return max(raw.find(")", title.pos if title.ok else end) + 1, end)


def _after_space(raw: str, at: int) -> int:
    while raw[at : at + 1].isspace():
        at += 1
    return at
