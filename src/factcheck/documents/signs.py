"""Letters that a text holds and its readers do not see, or see struck, where there is no markup: signs do it.

Strokes through letters, tag characters and runs of variation selectors, which have no shape, overrides of the
direction of writing, which show words from their ends, and the overstrikes of typewriters and line printers.
"""

import re
import unicodedata
from collections.abc import Iterator

_STROKES = "\u0334-\u0338\u20d2\u20d3\u20e0\u20e5\u20e6\u20ea\u20eb"
_STROKE = re.compile(f"[{_STROKES}]")
_STRUCK = re.compile(f"(?:[^\\s{_STROKES}][{_STROKES}]+(?:[^\\S\\n][{_STROKES}]*)?)+")
_FLAG = "\U0001f3f4(?:\U000e0067\U000e0062|\U000e0075\U000e0073)[\U000e0061-\U000e007a]{2,3}\U000e007f"
_SHAPELESS = re.compile(f"{_FLAG}|[\U000e0000-\U000e007f]+|[\ufe00-\ufe0f\U000e0100-\U000e01ef]{{2,}}")
"""Tag characters, but for those of a region's flag; more variation selectors than a sign can have."""
_TURNED = re.compile("[\u202a\u202b\u202d\u202e\u2066-\u2068]")
_ENDS = {"\u202c": "\u202a\u202b\u202d\u202e", "\u2069": "\u2066\u2067\u2068"}
_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_WORD = re.compile(r"\w")
_STRIKING = frozenset("-–—/\\xX=#")
_ODD = re.compile(f"[{_STROKES}\u202a-\u202e\u2066-\u2069\ufe00-\ufe0f\U000e0000-\U000e01ef]")

_RETURN = re.compile(rb"([^\r\n]*)\r(?=[ \t\-_/\\xX=#]*[\-_/\\xX=#][ \t]*(?:\r|\n|\Z))")
"""A line that a printer goes over once more, with nothing but strokes."""

Unseen = tuple[int, int, str, str, str]
"""From where to where in a text, "hidden" or "struck", the words, and what readers see in their place."""


def is_odd(text: str) -> bool:
    """Whether a text has signs that may keep words from its readers."""
    return not text.isascii() and _ODD.search(text) is not None


def unseen_in(text: str) -> list[Unseen]:
    """What of a text its readers do not see, or see struck, in order."""
    found = sorted([*_struck(text), *_shapeless(text), *_turned(text)])
    return [each for each, before in zip(found, [None, *found], strict=False) if not before or before[1] <= each[0]]


def _struck(text: str) -> Iterator[Unseen]:
    for match in _STRUCK.finditer(text):
        words = _STROKE.sub("", match[0])
        around = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
        if _WORD.search(words) and not (len(words.strip()) < 2 and _WORD.search(around)):
            yield *match.span(), "struck", words, ""


def _shapeless(text: str) -> Iterator[Unseen]:
    for match in _SHAPELESS.finditer(text):
        if match[0][0] != "\U0001f3f4":
            yield *match.span(), "hidden", "".join(map(_meant, match[0])), ""


def _meant(sign: str) -> str:
    """The character that a sign without a shape stands for."""
    number = ord(sign)
    if number < 0xE0000:
        return chr(number - 0xFE00)
    return chr(number - 0xE0000) if number < 0xE0100 else chr(number - 0xE0100 + 16)


def _turned(text: str) -> Iterator[Unseen]:
    """Words that an override shows from their ends; and where directions are nested without a word that asks for it,
    all that is inside, since only a browser could say in which order it is shown.
    """
    done = 0
    while opening := _TURNED.search(text, done):
        done, controls = _closed(text, opening.start())
        inside = _CONTROLS.sub("", text[opening.start() : done])
        left, right = (
            any(unicodedata.bidirectional(letter) in kinds for letter in inside) for kinds in (("L",), ("R", "AL"))
        )
        if (controls == ["\u202e"] and left) or (controls == ["\u202d"] and right):
            yield opening.start(), done, "hidden", inside, inside[::-1]
        elif len(controls) > 1 and left and not right and not {"\u202b", "\u2067", "\u202e"}.isdisjoint(controls):
            yield opening.start(), done, "hidden", inside, ""


def _closed(text: str, start: int) -> tuple[int, list[str]]:
    """Where the direction ends that a control sets, at the end of the line at the latest; the controls that open one there."""
    open_controls: list[str] = []
    seen: list[str] = []
    for match in re.compile(f"{_CONTROLS.pattern}|\n").finditer(text, start):
        if match[0] == "\n":
            return match.start(), seen
        if match[0] not in _ENDS:
            open_controls.append(match[0])
            seen.append(match[0])
        elif open_controls and open_controls[-1] in _ENDS[match[0]]:
            open_controls.pop()
            if not open_controls:
                return match.end(), seen
    return len(text), seen


def with_backspaces(data: bytes) -> bytes:
    """A text in which a line that is gone over with strokes has them behind backspaces, as if they were typed so."""
    return _RETURN.sub(lambda match: match[1] + b"\b" * len(match[1]), data) if b"\r" in data else data


def overstruck(line: str) -> Iterator[tuple[str, int, str]]:
    """A line with backspaces in it as it looks on paper: pieces of it, the column of each from 0, and "hidden", "struck" or "".

    What is typed over itself is bold, over a low line it is underlined; strokes over two letters and more strike them;
    any other letter covers what was there before.
    """
    cells: list[list[tuple[str, int]]] = []
    at = 0
    for column, letter in enumerate(line):
        if letter == "\b":
            at = max(at - 1, 0)
            continue
        if at == len(cells):
            cells.append([])
        cells[at].append((letter, column))
        at += 1
    states = "".join(_state("".join(letter for letter, _ in typed)) for typed in cells)
    for match in re.finditer("s(?:b*s)+|[cd]*c[cd]*|.", states, re.DOTALL):
        part = cells[slice(*match.span())]
        under, column = "".join(_base(typed) for typed in part), part[0][0][1]
        if len(match[0]) > 1 and match[0][0] == "s":
            yield under, column, "struck"
        elif "c" in match[0]:
            yield under, column, "hidden"
            yield "".join(_base(typed[::-1]) for typed in part), column, ""
        else:
            yield under, column, ""


def _state(typed: str) -> str:
    """What becomes of a letter: "s" if there is a stroke through it, "b" for one through a blank, "c" if another covers it."""
    signs = {*typed} - {" ", "_"}
    letters = {sign for sign in signs if sign.isalnum()}
    if len(letters - {*"xX"}) > 1 or (len(letters) > 1 and typed[0] in "xX"):
        return "c"
    if len(typed) == 1:
        return "."
    if not signs & _STRIKING or len({*typed}) == 1:
        return "d"
    return "b" if typed[0] == " " else "s" if letters - {*"xX"} and len(signs) > 1 else "d"


def _base(typed: list[tuple[str, int]]) -> str:
    """The letter of a cell without what is only drawn over it."""
    letters = [letter for letter, _ in typed]
    alone = letters[0] if letters[0] != "_" else letters[-1]
    return next((letter for letter in letters if letter.isalnum()), alone)
