"""What of a page its readers do not see, and what they see struck: by elements, attributes and styles.

HTML and the HTML inside of Markdown are judged by the same rules. Closed by default: what may be hidden is no text, and
whoever reads the page is told of it.
"""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import lru_cache
from html import unescape
from pathlib import Path

from factcheck.documents.stylesheets import Rule, Sheet

_UNSEEN_TAGS = frozenset(
    [
        "applet",
        "audio",
        "canvas",
        "clippath",
        "datalist",
        "defs",
        "desc",
        "dialog",
        "iframe",
        "mask",
        "metadata",
        "meter",
        "noembed",
        "noframes",
        "noscript",
        "object",
        "progress",
        "rp",
        "symbol",
        "template",
        "video",
    ]
)
_STRUCK_TAGS = frozenset(("del", "s", "strike"))
_TELLING_TAGS = _UNSEEN_TAGS | _STRUCK_TAGS
_SHOWN_AGAIN = re.compile(
    r"(?:[a-z]+:|d-[a-z]+-)(?:block|inline|flex|grid|table|visible|contents|not-sr-only)\S*", re.IGNORECASE
)
"""On wider screens: `hidden md:block`, `d-none d-md-block`."""
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|[_-]+")
_HASHED = re.compile(r"__?(?=\w*\d)\w{5,8}$")
"""What programs put behind the names of classes to keep them apart."""
_STRIKING = re.compile(r"(?:[a-z]+-)*(?:line-through|strike-?through|strike|struck|struck-out)", re.IGNORECASE)

_LENGTH = re.compile(r"([-+]?(?:\d+\.?\d*|\.\d+))\s*([a-z%]*)", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?")
_FUNCTION = re.compile(r"([a-z0-9]+)\(([^()]*)\)", re.IGNORECASE)

_FAR = 500  # pixels or percents: nobody sees what is so far out of the window
_FAINT = 0.05  # opacity that nobody sees
_ALIKE = 10  # steps of 255 by which two colours may differ that look the same
_FARTHER = 5  # times so far, where the page can be scrolled there
_BLUR = 3  # pixels: letters that are blurred so cannot be read
_UNREADABLE = re.compile(r"\b(?:adobe ?)?blank\b|redacted|invisible|flow ?block")
_BOXES = frozenset(["width", "height", "line-height", "inline-size", "block-size"])
_MASKS = frozenset(["mask", "mask-image", "-webkit-mask", "-webkit-mask-image"])
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
        or "popover" in attributes
        or (tag == "bdo" and (attributes.get("dir") or "").lower() == "rtl")
        or (styles and _is_hidden(tuple(styles.items())))
        or (by_class := _by_class(attributes.get("class"))) == "hidden"
    ):
        return "hidden"
    if not styles and not attributes.get("color"):
        return "struck" if tag in _STRUCK_TAGS or by_class == "struck" else ""
    color = color_of(styles.get("-webkit-text-fill-color") or styles.get("color") or attributes.get("color") or "")
    if color and tag != "body":
        behind = background_of(attributes, styles) or background()
        if behind and all(abs(one - other) <= _ALIKE for one, other in zip(color, behind, strict=True)):
            return "hidden"
    if tag in _STRUCK_TAGS or by_class == "struck":
        return "struck"
    decorations = (value for name, value in styles.items() if "text-decoration" in name)
    return "struck" if any("line-through" in value for value in decorations) else ""


def _by_class(classes: str | None) -> str:
    """What the classes of an element make of it: "hidden", "struck" or ""."""
    found = {*map(_class_says, classes.split())} if classes else {""}
    return "" if "shown" in found else "hidden" if "hidden" in found else "struck" if "struck" in found else ""


@lru_cache(4096)
def _class_says(name: str) -> str:
    if _SHOWN_AGAIN.fullmatch(name):
        return "shown"
    return "hidden" if _is_hiding(name) else "struck" if _STRIKING.fullmatch(name) else ""


def _is_hiding(name: str) -> bool:
    """Whether a class is known to hide: by its whole name, or by the end of it where any prefix will do."""
    whole, ends, seen = _hiding_classes()
    plain = _HUMP.sub("-", _HASHED.sub("", name.lstrip("!")).removesuffix("!")).strip("-").lower()
    return plain in whole or (plain.endswith(ends) and plain not in seen)


@lru_cache(1)
def _hiding_classes() -> tuple[frozenset[str], tuple[str, ...], frozenset[str]]:
    """The names of classes that hide, the ends of such names, and names that do not hide."""
    lines = (Path(__file__).parent / "data" / "hiding-classes.txt").read_text("utf-8").splitlines()
    names = [line for line in lines if line and line[0] not in "#!"]
    seen = frozenset(line[1:] for line in lines if line[:1] == "!")
    return (
        frozenset(name.removeprefix("*-") for name in names),
        tuple(name[1:] for name in names if name[0] == "*"),
        seen,
    )


@lru_cache(4096)
def _is_hidden(declarations: tuple[tuple[str, str], ...]) -> bool:
    styles = dict(declarations)
    get = styles.get
    return (
        get("display") == "none"
        or get("visibility") in ("hidden", "collapse")
        or get("content-visibility") == "hidden"
        or any(_is_faint(get(name, "")) for name in ("opacity", "zoom"))
        or any(_is_filtered_out(*each) for each in _FUNCTION.findall(get("filter", "")))
        or get("mix-blend-mode") in ("screen", "lighten", "color-dodge")
        or get("-webkit-text-security", "none") != "none"
        or _UNREADABLE.search(get("font-family", "") + get("font", "")) is not None
        or "url(" in get("content", "")
        or (get("direction") == "rtl" and "override" in get("unicode-bidi", ""))
        or (get("z-index", "").startswith("-") and get("position", "static") != "static")
        or any(_is_see_through(get(name, "")) for name in ("color", "-webkit-text-fill-color"))
        or _has_no_size(styles)
        or _is_outside(styles)
        or _is_cut_off(styles)
    )


def _is_faint(value: str) -> bool:
    length = _LENGTH.fullmatch(value.removeprefix("calc(").removesuffix(")").strip())
    return length is not None and float(length[1]) <= _FAINT * (100 if length[2] == "%" else 1)


def _is_filtered_out(name: str, inside: str) -> bool:
    amount = _LENGTH.match(inside.strip())
    return amount is not None and (
        (name == "opacity" and _is_faint(inside)) or (name == "blur" and float(amount[1]) >= _BLUR)
    )


def _has_no_size(styles: Mapping[str, str]) -> bool:
    """Whether the letters of an element, or the box that cuts them off, have no size."""
    get = styles.get
    size = get("font-size") or next(iter(re.findall(r"(?:^|\s)([\d.]+[a-z%]*)(?:/|\s)", get("font", ""))), "")
    if _is_small(size):
        return True
    spacing = _LENGTH.fullmatch(get("letter-spacing", ""))
    if spacing and float(spacing[1]) <= (-0.5 if spacing[2] in ("em", "rem") else -5):
        return True
    overflow = {word for name, value in styles.items() if name.startswith("overflow") for word in value.split()}
    if overflow <= {"visible", "inherit", "initial"} and get("contain", "none") not in ("strict", "content", "paint"):
        return False
    boxes = (_LENGTH.fullmatch(value) for name, value in styles.items() if name.removeprefix("max-") in _BOXES)
    return any(length and float(length[1]) <= 1 for length in boxes) or any(
        length and length[2] == "%" and float(length[1]) >= 100
        for length in (_LENGTH.fullmatch(get(name, "")) for name in ("text-indent", "padding-left", "padding-top"))
    )


def _is_small(size: str) -> bool:
    """Whether nobody can read letters of this size."""
    if found := re.fullmatch(r"(calc|min|clamp)\((.*)\)", size):
        lengths = [float(number) for number, _ in _LENGTH.findall(found[2])]
        smallest = lengths[-1:] if found[1] == "clamp" else lengths
        return bool(smallest) and min(smallest) <= 0 and (found[1] != "calc" or "*" in found[2] or not any(lengths))
    length = _LENGTH.fullmatch(size)
    if length is None:
        return False
    return float(length[1]) < (0.1 if length[2] in ("em", "rem") else 1.5)


def _is_outside(styles: Mapping[str, str]) -> bool:
    """Whether an element is moved out of the window or turned out of sight."""
    moved = ["text-indent", "translate", "vertical-align", *(name for name in styles if name.startswith("margin"))]
    if styles.get("position", "static") != "static":
        moved += ["left", "right", "top", "bottom", *(name for name in styles if name.startswith("inset"))]
    lengths = [length for name in moved for length in styles.get(name, "").split()]
    turned = [*_FUNCTION.findall(styles.get("transform", ""))]
    turned += [(name, styles[name].replace(" ", ",")) for name in ("scale", "rotate") if name in styles]
    for name, inside in turned:
        numbers = [float(number) for number, _ in _LENGTH.findall(inside)]
        if name.startswith("scale") and 0 in numbers:
            return True
        if name == "matrix" and len(numbers) == 6 and numbers[0] * numbers[3] == numbers[1] * numbers[2]:
            return True
        turns = name in ("rotatex", "rotatey") or (name == "rotate" and inside[:1] in ("x", "y"))
        if turns and numbers and abs(numbers[0]) in (90, 270):
            return True
        lengths += inside.split(",") if name.startswith("translate") else []
    is_moved = "translate" in styles.get("transform", "") or "translate" in styles
    for value in lengths:
        length = _LENGTH.match(value.strip())
        if length:
            far = abs(float(length[1])) / (_FAR if length[2] in ("px", "") else _FAR / 5)
            if far >= (1 if float(length[1]) < 0 or is_moved else _FARTHER):
                return True
    return False


def _is_cut_off(styles: Mapping[str, str]) -> bool:
    """Whether nothing of an element is left to see."""
    if any(_is_masked(value) for name, value in styles.items() if name in _MASKS):
        return True
    path = styles.get("clip-path", "") or styles.get("-webkit-clip-path", "")
    if path.startswith(("path(", "url(")):
        return True  # closed by default: what it leaves is not computed
    for name, inside in _FUNCTION.findall(f"{styles.get('clip', '')} {path}"):
        sides = [float(number) for number, _ in _LENGTH.findall(inside.partition(" at ")[0])]
        if (
            (name == "rect" and sides and max(sides) <= 1)
            or (name == "inset" and sides and max(sides) >= 50)
            or (name == "circle" and sides[:1] == [0.0])
            or (name in ("ellipse", "xywh") and 0.0 in sides[-2:])
            or (name == "polygon" and len(sides) >= 2 and _area(sides) == 0)
        ):
            return True
    return False


def _is_masked(value: str) -> bool:
    """Whether a mask lets nothing through; one that is a picture is not looked at, and so believed to."""
    if value == "none" or not value:
        return False
    colors = [
        each
        for each in re.findall(r"#[0-9a-f]{3,8}|(?:rgb|hsl)a?\([^()]*\)|\b[a-z]+\b(?!-|\()", value)
        if _is_color(each)
    ]
    return "url(" in value or (bool(colors) and all(map(_is_see_through, colors)))


def _is_color(word: str) -> bool:
    return color_of(word) is not None or _is_see_through(word)


def _area(points: list[float]) -> float:
    """The area of a polygon, of its points' coordinates."""
    pairs = [*zip(points[::2], points[1::2], strict=False)]
    return abs(sum(x * v - u * y for (x, y), (u, v) in zip(pairs, [*pairs[1:], pairs[0]], strict=True)))


def background_of(attributes: Mapping[str, str | None], styles: Mapping[str, str]) -> Color | None:
    """The colour that an element sets behind its words, None if it sets none."""
    value = styles.get("background-color") or styles.get("background") or attributes.get("bgcolor") or ""
    return color_of(value) or next(filter(None, map(color_of, value.split())), None)


@lru_cache(4096)
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
        self._written: list[str] = []  # the tags themselves

    @property
    def state(self) -> str:
        """What becomes of words that are here: they are "hidden", "struck", "never" text (a script), or "" for text."""
        if not self.open:
            return ""
        states = [state for _, state, _ in self.open]
        return next((state for state in ("never", "hidden", "struck") if state in states), "")

    def tag(self, written: str) -> str:
        """Take a tag as it is in the file; its name, with a slash before it if it closes, "" if it is none."""
        found = re.match(r"<(/?)([a-zA-Z][^\s/>]*)", written)
        if found is None:
            return ""
        name = found[2].lower()
        if found[1]:
            self.close(name)
        elif name not in self._VOID:
            attributes = attributes_of(written)
            self._written.append(written)
            styles = self._by_place() | self.sheet.styles(name, attributes)
            behind = self.open[-1][2] if self.open else _PAGE
            state = state_of(name, attributes, styles, lambda: behind)
            state = "never" if name in ("script", "style", "title", "head") else state
            self.open.append((name, state, background_of(attributes, styles) or behind))
        return found[1] + name

    def close(self, name: str) -> None:
        """The innermost element of this name ends, and whatever is open inside of it."""
        for at in range(len(self.open) - 1, -1, -1):
            if self.open[at][0] == name:
                self.end(at)
                return

    def end(self, count: int) -> None:
        """All elements end but so many."""
        del self.open[count:], self._written[count:]

    def _by_place(self) -> Rule:
        """What style sheets declare of the innermost element because of where it is."""
        found: Rule = {}
        if self.sheet.others:
            # Only a page with such a style sheet needs a tree.
            from selectolax.lexbor import LexborHTMLParser, SelectolaxError  # noqa: PLC0415

            innermost = LexborHTMLParser("".join(self._written)).css("*")[-1]
            for selector, rule in self.sheet.others.items():
                with suppress(SelectolaxError):
                    found |= rule if innermost.css_matches(selector) else {}
        return found

    def has(self, name: str) -> bool:
        """Whether an element of this name is open."""
        return any(each[0] == name for each in self.open)
