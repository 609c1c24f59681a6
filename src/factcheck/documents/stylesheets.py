"""What the style sheets of a page declare of its elements, as far as it can be told without a browser."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_SIMPLE = re.compile(r"([a-z][\w-]*)?((?:[.#][\w-]+)+)", re.IGNORECASE)
_SCREEN = re.compile(r"@(?:media\s+(?:only\s+)?(?:screen|all)|supports\b.*|layer\b.*)\s*", re.IGNORECASE | re.DOTALL)
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)")
_PAINTED = re.compile(r"url\(|gradient\(", re.IGNORECASE)
_NAMES = re.compile(r"[.#][\w-]+")
_OF_A_STATE = re.compile(
    r"::|:(?:hover|focus\b|focus-\w+|active|visited|before|after|first-letter|first-line|placeholder|selection|checked|-\w)"
)
_PSEUDO = re.compile(r":[\w-]+(?:\([^()]*\))?")
_MOST = 500
"""Selectors of a page that are asked for in its tree: each takes a look at every element."""

Rule = dict[str, str]


@lru_cache(4096)
def declared(style: str) -> Rule:
    """The declarations of a style by their properties."""
    pairs = (declaration.partition(":") for declaration in _COMMENT.sub("", style).split(";"))
    found = {
        name.strip().lower(): value.lower().replace("!important", "").strip()
        for name, _, value in pairs
        if value.strip()
    }
    return {name: _replaced(value, found) for name, value in found.items()} if "var(" in style.lower() else found


def _replaced(value: str, variables: Mapping[str, str]) -> str:
    """A value with the variables in it replaced, once; those that are not known by what is to be in for them."""
    return _VARIABLE.sub(lambda match: variables.get(match[1], match[2] or match[0]).strip(), value)


class Sheet:
    """The rules of a page's own style sheets.

    Rules for classes and ids are told at once. All others are in `others`, by their selectors: they are to be looked for
    in the tree. What holds for a state of an element (hovered) or a size of the window alone is left out.
    """

    def __init__(self, css: str = "", names: frozenset[str] | None = None) -> None:
        """`names` are the classes and ids in the page (".note", "#top"), in small letters: rules for others say nothing."""
        self._simple: dict[str, list[tuple[str, frozenset[str], Rule]]] = {}  # by a class or id that they ask for
        self.others: dict[str, Rule] = {}
        rules = list(_rules(css, names))
        variables = {name: value for _, rule in rules for name, value in rule.items() if name.startswith("--")}
        painted = _PAINTED.search(css) is not None
        for selector, written in rules:
            rule = {name: _replaced(value, variables) for name, value in written.items()} if variables else written
            if simple := _SIMPLE.fullmatch(selector):
                names = frozenset(_NAMES.findall(simple[2]))
                self._simple.setdefault(min(names), []).append(((simple[1] or "").lower(), names, rule))
            elif selector and len(self.others) < _MOST:
                # With pictures behind its words, nobody can tell from a page what colour is on what.
                kept = {
                    name: value for name, value in rule.items() if not painted or name not in ("color", "background")
                }
                self.others.setdefault(selector, {}).update(kept)

    def styles(self, tag: str, attributes: Mapping[str, str | None]) -> Rule:
        """All that is declared of an element by its classes, its id and itself, what is at itself last."""
        own = declared(attributes.get("style") or "")
        if not self._simple:
            return own
        found: Rule = {}
        names = {f".{name}" for name in (attributes.get("class") or "").split()} | {f"#{attributes.get('id')}"}
        for name in names:
            for only, asked, rule in self._simple.get(name, ()):
                if only in ("", tag) and asked <= names:
                    found |= rule
        return found | own


def _rules(css: str, names: frozenset[str] | None) -> Iterator[tuple[str, Rule]]:
    """Each selector of a style sheet with what is declared for it, those inside of another with it before them."""
    around: list[str] = []
    for found in re.finditer(r"([^{}]*)([{}])", _COMMENT.sub("", css)):
        if found[2] == "{":
            around.append(found[1].rpartition(";")[2].strip())
        elif around:
            selectors = around.pop()
            nesting = [each for each in around if not _SCREEN.fullmatch(each)]
            if any(each.startswith("@") for each in [*nesting, selectors]):
                continue
            wanted = [each.strip() for each in selectors.split(",") if names is None or _may_match(each, names)]
            if (wanted or "--" in found[1]) and (rule := declared(found[1])):
                for selector in wanted or [""]:
                    yield " ".join([*nesting, selector]).replace(" &", ""), rule


def _may_match(selector: str, names: frozenset[str]) -> bool:
    """Whether the page has the classes and ids that a selector asks for."""
    if "\\" in selector:
        return True
    plain = selector.lower()
    if ":" in plain:
        if _OF_A_STATE.search(plain):
            return False
        plain = _PSEUDO.sub("", plain)
    return names.issuperset(_NAMES.findall(plain))
