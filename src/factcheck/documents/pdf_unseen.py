"""The letters of a PDF's page that its readers do not see, as far as the things drawn on it tell."""

from collections.abc import Iterator
from ctypes import addressof, c_float, c_int, c_uint
from itertools import islice
from math import hypot
from typing import Any, NamedTuple

import pypdfium2
from pypdfium2 import raw

_OBJECTS = 10_000
"""So many things drawn on a page are looked at."""
_PATHS = 500
_DEEPEST = 3
_SMALL = 1.0  # points: nobody reads letters of this size
_WHITE = 250  # of 255
_FAINT = 12
_EDGE = 1.0  # points by which a bar may leave the letters under it uncovered
_NOT_PAINTED = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


class Drawn(NamedTuple):
    """Something drawn on a page: how many were drawn before, its box, whether it is opaque, white, and a plain bar."""

    at: int
    box: Box
    opaque: bool
    white: bool
    bar: bool


def unseen_letters(page: pypdfium2.PdfPage, textpage: Any) -> list[int]:
    """The indexes of the characters that are not painted, too small, white on white, off the page or painted over.

    Letters that are not painted where there is a picture are what a scanner's program has read in it: they are text.
    """
    texts: list[tuple[int, Any, int]] = []
    behind: list[Drawn] = []
    pictures: list[Box] = []
    for at, (kind, each, level) in enumerate(islice(_drawn(page), _OBJECTS)):
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            texts.append((at, each, level))
        elif kind == raw.FPDF_PAGEOBJ_PATH and not level and len(behind) < _PATHS:
            behind += _filled(at, each)
        elif kind != raw.FPDF_PAGEOBJ_PATH:
            box = _box(each)
            pictures.append(box)
            behind.append(Drawn(at, box, opaque=False, white=False, bar=False))
    sheet = page.get_cropbox()
    hidden = {
        addressof(text.contents)
        for at, text, level in texts
        if _is_unseen(text, at, behind, pictures, sheet, inner=level > 0)
    }
    return (
        [index for index in range(raw.FPDFText_CountChars(textpage)) if _object(textpage, index) in hidden]
        if hidden
        else []
    )


def _drawn(page: Any, level: int = 0) -> Iterator[tuple[int, Any, int]]:
    """The kind of each thing that a page draws, the thing, and how many things it is inside of."""
    count, get = raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject
    if level:
        count, get = raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject
    for at in range(count(page)):
        drawn = get(page, at)
        kind = raw.FPDFPageObj_GetType(drawn)
        yield kind, drawn, level
        if kind == raw.FPDF_PAGEOBJ_FORM and level < _DEEPEST:
            yield from _drawn(drawn, level + 1)


def _object(textpage: Any, index: int) -> int:
    """Which thing on the page draws a character, 0 if none does."""
    found = raw.FPDFText_GetTextObject(textpage, index)
    return addressof(found.contents) if found else 0


def _is_unseen(text: Any, at: int, behind: list[Drawn], pictures: list[Box], sheet: Box, *, inner: bool) -> bool:
    if _height(text) < _SMALL:
        return True
    color = _color(text)
    if raw.FPDFTextObj_GetTextRenderMode(text) in _NOT_PAINTED or (color and color[3] <= _FAINT):
        return inner is False and not any(_holds(each, _box(text)) for each in pictures)
    if inner:
        return False  # where it is depends on what it is drawn into
    box = _box(text)
    if not _meet(box, sheet):
        return True
    if any(each.at > at and each.bar and each.opaque and _holds(each.box, box) for each in behind):
        return True
    if color is None or min(color[:3]) < _WHITE:
        return False
    return not any(each.at < at and not each.white and _meet(each.box, box) for each in behind)


def _filled(at: int, path: Any) -> Iterator[Drawn]:
    fill, stroke = c_int(), c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    color = _color(path)
    if fill.value and color is not None and color[3] > _FAINT:
        opaque = color[3] == 255 and not raw.FPDFPageObj_HasTransparency(path)
        bar = raw.FPDFPath_CountSegments(path) <= 5
        yield Drawn(at, _box(path), opaque=opaque, white=min(color[:3]) >= _WHITE, bar=bar)


def _color(drawn: Any) -> tuple[int, ...] | None:
    """Red, green, blue and how opaque, of 255; None if it is a pattern."""
    parts = [c_uint() for _ in range(4)]
    return tuple(part.value for part in parts) if raw.FPDFPageObj_GetFillColor(drawn, *parts) else None


def _height(text: Any) -> float:
    """How high the letters are on the page, in points."""
    size, matrix = c_float(), raw.FS_MATRIX()
    if not (raw.FPDFTextObj_GetFontSize(text, size) and raw.FPDFPageObj_GetMatrix(text, matrix)):
        return _SMALL
    return float(abs(size.value) * hypot(matrix.c, matrix.d))


def _box(drawn: Any) -> Box:
    sides = [c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(drawn, *sides)
    left, bottom, right, top = (side.value for side in sides)
    return left, bottom, right, top


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer[0] <= inner[0] + _EDGE
        and outer[1] <= inner[1] + _EDGE
        and outer[2] >= inner[2] - _EDGE
        and outer[3] >= inner[3] - _EDGE
    )


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
