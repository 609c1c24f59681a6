"""What of a page its readers do not see, and what they see struck: by elements, attributes and styles.

HTML and the HTML inside of Markdown are judged by the same rules. Closed by default: what may be hidden is no text, and
whoever reads the page is told of it.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from html import unescape

_UNSEEN_TAGS = frozenset(["audio", "canvas", "datalist", "dialog", "iframe", "noscript", "object", "template", "video"])
_STRUCK_TAGS = frozenset(("del", "s", "strike"))
_TELLING_TAGS = _UNSEEN_TAGS | _STRUCK_TAGS
_CLASSES = re.compile(
    r"(?:(?:[a-z]+-)?(?:visually-?hidden|sr-only)|sr-text|is-sr-only|show-for-sr|screen-reader(?:-text|-only)?|readers-only"
    r"|(?:is-|u-)?(?:hidden|hide|invisible)|d-none|display-none|element-(?:hidden|invisible)|off-?screen|hidden-visually"
    r"|a(?:11y|ccessib(?:ly|ility))-hidden|assistive-text|text-hide)",
    re.IGNORECASE,
)
_SHOWN_AGAIN = re.compile(r"(?:[a-z]+:|d-[a-z]+-)(?:block|inline|flex|grid|table|visible)", re.IGNORECASE)
"""On wider screens: `hidden md:block`, `d-none d-md-block`."""
_STRIKING = re.compile(r"(?:[a-z]+-)*(?:line-through|strike-?through|strike|struck|struck-out)", re.IGNORECASE)

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_SIMPLE = re.compile(r"([a-z][\w-]*)?((?:[.#][\w-]+)+)", re.IGNORECASE)
_SCREEN = re.compile(r"@(?:media\s+(?:only\s+)?(?:screen|all)|supports\b.*|layer\b.*)\s*", re.IGNORECASE | re.DOTALL)
_LENGTH = re.compile(r"([-+]?(?:\d+\.?\d*|\.\d+))\s*([a-z%]*)", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?")
_FUNCTION = re.compile(r"([a-z0-9]+)\(([^()]*)\)", re.IGNORECASE)

_FAR = 500  # pixels or percents: nobody sees what is so far out of the window
_FAINT = 0.05  # opacity that nobody sees
_ALIKE = 10  # steps of 255 by which two colours may differ that look the same
_NAMED = {
    "white": (255, 255, 255), "black": (0, 0, 0), "snow": (255, 250, 250), "ivory": (255, 255, 240), "red": (255, 0, 0),
    "ghostwhite": (248, 248, 255), "whitesmoke": (245, 245, 245), "silver": (192, 192, 192), "gray": (128, 128, 128),
    "grey": (128, 128, 128), "yellow": (255, 255, 0), "navy": (0, 0, 128), "blue": (0, 0, 255), "green": (0, 128, 0),
    "canvas": (255, 255, 255),
}  # fmt: skip
_PAGE = (255, 255, 255)

Color = tuple[int, int, int]


LINKING = frozenset(("a", "cite", "q", "blockquote"))
"""Elements that may name where their words are from."""


def address_of(tag: str, attributes: Mapping[str, str | None]) -> tuple[str, str]:
    """Where such an element leads, and its title; "" for none."""
    return attributes.get("href" if tag == "a" else "cite") or "", attributes.get("title") or ""


def attributes_of(tag: str) -> dict[str, str | None]:
    """The attributes of a tag as it is written in a file, names in small letters."""
    inside = re.sub(r"^<[^\s/>]+|/?>$", "", tag)
    return {name.lower(): unescape(value.strip("\"'")) if value else None for name, value in _ATTRIBUTE.findall(inside)}


@lru_cache(4096)
def declared(style: str) -> dict[str, str]:
    """The declarations of a style by their properties."""
    pairs = (declaration.partition(":") for declaration in _COMMENT.sub("", style).split(";"))
    return {
        name.strip().lower(): value.lower().replace("!important", "").strip()
        for name, _, value in pairs
        if value.strip()
    }


class Sheet:
    """The rules of a page's own style sheets for classes and ids, as far as they can be told without a browser.

    Rules that depend on where an element is, on its state, or on the size of the window are left alone.
    """

    def __init__(self, css: str = "") -> None:
        self._rules: dict[str, dict[str, str]] = {}
        around: list[str] = []
        for found in re.finditer(r"([^{}]*)([{}])", _COMMENT.sub("", css)):
            if found[2] == "{":
                around.append(found[1].rpartition(";")[2].strip())
            elif around:
                selectors = around.pop()
                if all(_SCREEN.fullmatch(each) for each in around) and (rule := declared(found[1])):
                    for selector in selectors.split(","):
                        if _SIMPLE.fullmatch(selector.strip()):
                            self._rules.setdefault(selector.strip(), {}).update(rule)

    def styles(self, tag: str, attributes: Mapping[str, str | None]) -> dict[str, str]:
        """All that is declared of an element, what stands at itself last."""
        if not self._rules:
            return declared(attributes.get("style") or "")
        found: dict[str, str] = {}
        names = {f".{name}" for name in (attributes.get("class") or "").split()} | {f"#{attributes.get('id')}"}
        for selector, rule in self._rules.items():
            matched = _SIMPLE.fullmatch(selector)
            if matched and (matched[1] or tag).lower() == tag and set(re.findall(r"[.#][\w-]+", matched[2])) <= names:
                found |= rule
        return found | declared(attributes.get("style") or "")


def state_of(
    tag: str,
    attributes: Mapping[str, str | None],
    styles: Mapping[str, str],
    background: Callable[[], Color | None] = lambda: None,
) -> str:
    """Whether readers see an element: "hidden", "struck", or "" if they see it plainly.

    `background` gives the colour behind the element; None if it is not known.
    """
    if not attributes and tag not in _TELLING_TAGS and not styles:
        return ""
    if (
        (tag in _UNSEEN_TAGS and "open" not in attributes)
        or "hidden" in attributes
        or (styles and _is_hidden(tuple(styles.items())))
        or _has_class(attributes, _CLASSES)
    ):
        return "hidden"
    color = color_of(styles.get("color") or attributes.get("color") or "")
    if color and tag != "body":
        behind = background_of(attributes, styles) or background()
        if behind and all(abs(one - other) <= _ALIKE for one, other in zip(color, behind, strict=True)):
            return "hidden"
    if tag in _STRUCK_TAGS or _has_class(attributes, _STRIKING):
        return "struck"
    decorations = (value for name, value in styles.items() if "text-decoration" in name)
    return "struck" if any("line-through" in value for value in decorations) else ""


def _has_class(attributes: Mapping[str, str | None], pattern: re.Pattern[str]) -> bool:
    return _has_name(attributes.get("class") or "", pattern)


@lru_cache(4096)
def _has_name(classes: str, pattern: re.Pattern[str]) -> bool:
    names = classes.split()
    return any(map(pattern.fullmatch, names)) and not any(map(_SHOWN_AGAIN.fullmatch, names))


@lru_cache(4096)
def _is_hidden(declarations: tuple[tuple[str, str], ...]) -> bool:
    styles = dict(declarations)
    get = styles.get
    if get("display") == "none" or get("visibility") in ("hidden", "collapse") or get("content-visibility") == "hidden":
        return True
    if (
        _is_faint(get("opacity", ""))
        or _is_faint(get("zoom", ""))
        or any(name == "opacity" and _is_faint(value) for name, value in _FUNCTION.findall(get("filter", "")))
    ):
        return True
    size = get("font-size") or next(iter(re.findall(r"(?:^|\s)([\d.]+[a-z%]*)(?:/|\s)", get("font", ""))), "")
    if size and (length := _LENGTH.fullmatch(size)) and float(length[1]) < (0.1 if length[2] in ("em", "rem") else 1.5):
        return not (length[2] == "%" and float(length[1]) >= 1.5)
    if "hidden" in (get("overflow", "") + get("overflow-x", "")) or "clip" in get("overflow", ""):
        for name in ("width", "height", "max-width", "max-height", "line-height"):
            if (length := _LENGTH.fullmatch(get(name, ""))) and float(length[1]) <= 1:
                return True
    spacing = _LENGTH.fullmatch(get("letter-spacing", ""))
    if spacing and float(spacing[1]) <= (-0.5 if spacing[2] in ("em", "rem") else -5):
        return True
    if _is_see_through(get("color", "")) or _is_see_through(get("-webkit-text-fill-color", "")):
        return True
    return _is_outside(styles) or _is_cut_off(styles)


def _is_faint(value: str) -> bool:
    length = _LENGTH.fullmatch(value.removeprefix("calc(").removesuffix(")").strip())
    return length is not None and float(length[1]) <= _FAINT * (100 if length[2] == "%" else 1)


def _is_outside(styles: Mapping[str, str]) -> bool:
    """Whether an element is moved out of the window or turned out of sight."""
    moved = ["text-indent", "margin-left", "margin-top", "margin"]
    if styles.get("position") in ("absolute", "fixed"):
        moved += ["left", "right", "top", "bottom"]
    lengths = [*(styles.get(name, "") for name in moved)]
    for name, inside in _FUNCTION.findall(styles.get("transform", "")):
        first = _LENGTH.match(inside.strip())
        if name.startswith("scale") and first and float(first[1]) == 0:
            return True
        if name in ("rotatex", "rotatey") and first and abs(float(first[1])) in (90, 270):
            return True
        lengths += inside.split(",") if name.startswith("translate") else []
    for value in lengths:
        length = _LENGTH.match(value.strip())
        if (
            length
            and abs(float(length[1])) >= (_FAR if length[2] in ("px", "") else _FAR / 5)
            and (float(length[1]) < 0 or "translate" in styles.get("transform", ""))
        ):
            return True
    return False


def _is_cut_off(styles: Mapping[str, str]) -> bool:
    """Whether nothing of an element is left to see."""
    for name, inside in _FUNCTION.findall(styles.get("clip", "") + " " + styles.get("clip-path", "")):
        sides = [float(number) for number, _ in _LENGTH.findall(inside)]
        if name == "rect" and sides and max(sides) <= 1:
            return True
        if name == "inset" and sides and max(sides) >= 50:
            return True
        if name in ("circle", "polygon") and sides and max(sides) == 0:
            return True
    return False


def background_of(attributes: Mapping[str, str | None], styles: Mapping[str, str]) -> Color | None:
    """The colour that an element sets behind its words, None if it sets none."""
    value = styles.get("background-color") or styles.get("background") or attributes.get("bgcolor") or ""
    return color_of(value) or next(filter(None, map(color_of, value.split())), None)


def color_of(value: str) -> Color | None:
    """A colour in red, green and blue, None for one that is not known or is seen through."""
    value = value.strip().lower()
    if value in _NAMED:
        return _NAMED[value]
    if (digits := re.fullmatch(r"#([0-9a-f]{3,8})", value)) and len(digits[1]) in (3, 4, 6, 8):
        each = digits[1] if len(digits[1]) > 4 else "".join(2 * digit for digit in digits[1])
        return int(each[:2], 16), int(each[2:4], 16), int(each[4:6], 16)
    found = _FUNCTION.fullmatch(value)
    if found is None or _is_see_through(value):
        return None
    numbers = [(float(number), unit) for number, unit in _LENGTH.findall(found[2])]
    if found[1] in ("rgb", "rgba") and len(numbers) >= 3:
        red, green, blue = (round(number * 2.55 if unit == "%" else number) for number, unit in numbers[:3])
        return red, green, blue
    if found[1] in ("hsl", "hsla") and len(numbers) >= 3 and numbers[2][0] in (0.0, 100.0):
        light = round(numbers[2][0] * 2.55)
        return light, light, light
    return None


def _is_see_through(value: str) -> bool:
    if value == "transparent" or re.fullmatch(r"#(?:[0-9a-f]{3}0|[0-9a-f]{6}0[0-9a-f])", value):
        return True
    found = _FUNCTION.fullmatch(value)
    numbers = _LENGTH.findall(found[2]) if found else []
    return len(numbers) == 4 and _is_faint("".join(numbers[3]))


class Elements:
    """The elements that are open in a text with tags in it, and what they make of the words inside of them.

    For Markdown, whose tags nobody has put into a tree.
    """

    _VOID = frozenset(
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
    )

    def __init__(self, css: str = "") -> None:
        self.sheet = Sheet(css)
        self.open: list[tuple[str, str, Color]] = []  # tag, state, colour behind it

    @property
    def state(self) -> str:
        """What becomes of words that stand here: they are "hidden", "struck", "never" text (a script), or "" for text."""
        if not self.open:
            return ""
        states = [state for _, state, _ in self.open]
        return next((state for state in ("never", "hidden", "struck") if state in states), "")

    def tag(self, written: str) -> str:
        """Take a tag as it stands in the file; its name, with a slash before it if it closes, "" if it is none."""
        found = re.match(r"<(/?)([a-zA-Z][^\s/>]*)", written)
        if found is None:
            return ""
        name = found[2].lower()
        if found[1]:
            self.close(name)
        elif name not in self._VOID:
            attributes = attributes_of(written)
            styles = self.sheet.styles(name, attributes)
            behind = self.open[-1][2] if self.open else _PAGE
            state = state_of(name, attributes, styles, lambda: behind)
            state = "never" if name in ("script", "style", "title", "head") else state
            self.open.append((name, state, background_of(attributes, styles) or behind))
        return found[1] + name

    def close(self, name: str) -> None:
        """The innermost element of this name ends, and whatever is open inside of it."""
        for at in range(len(self.open) - 1, -1, -1):
            if self.open[at][0] == name:
                del self.open[at:]
                return

    def has(self, name: str) -> bool:
        """Whether an element of this name is open."""
        return any(each[0] == name for each in self.open)
