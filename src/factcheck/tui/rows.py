"""Rows of text as plain data: spans of words in a named style, measured and wrapped in terminal cells.

Texts of files come in through `shown`, which leaves nothing in them that a terminal would obey; no text is ever
read as markup.
"""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len, set_cell_size

from factcheck.core.text import visible
from factcheck.tui.theme import Glyphs

Span = tuple[str, str]
"""Text and the name of its style (see `names`); after an @ the action that a click on it runs."""

Row = tuple[Span, ...]


def shown(text: str) -> str:
    """A text of a file on one line, control characters as symbols; as long in code points where nothing is wide."""
    return visible(text)


def in_place(text: str) -> str:
    """A text shown, its outer blanks kept: it is between others."""
    middle = shown(text)
    if not middle:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + middle + (" " if text[-1].isspace() else "")


def cells(row: Iterable[Span]) -> int:
    """The width of a row in terminal cells."""
    return sum(cell_len(text) for text, _ in row)


def fit(text: str, width: int, more: str = "…") -> str:
    """The text cut to at most `width` cells, with a sign that there is more."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - cell_len(more))).rstrip() + more if width > 0 else ""


def ends(left: Row, right: Row, width: int, style: str = "text") -> Row:
    """One row with the left spans at its left end and the right ones at its right, cut on the left if need be."""
    room = width - cells(right) - 1
    left = clip(left, max(0, room))
    gap = width - cells(left) - cells(right)
    return (*left, (" " * max(0, gap), style), *right)


def clip(row: Row, width: int) -> Row:
    """The row cut to at most `width` cells."""
    kept: list[Span] = []
    for text, style in row:
        room = width - cells(kept)
        if room <= 0:
            break
        kept.append((fit(text, room), style))
        if cell_len(text) > room:
            break
    return tuple(kept)


def breaks(text: str, width: int) -> list[tuple[int, int]]:
    """Where to break a text into lines of at most `width` cells: offsets of each line, white space at its end left out.

    A line of the text ends at a newline; a word wider than the width is cut.
    """
    lines: list[tuple[int, int]] = []
    width = max(1, width)
    start = 0
    for line in text.split("\n"):
        lines += _breaks_of_line(text, start, start + len(line), width)
        start += len(line) + 1
    return lines


def _breaks_of_line(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    lines = []
    while True:
        stop = _reach(text, start, end, width)
        if stop >= end:
            lines.append((start, end))
            return lines
        space = text.rfind(" ", start, stop + 1)
        cut = space if space > start else stop
        lines.append((start, cut))
        start = cut + 1 if space > start else cut


def _reach(text: str, start: int, end: int, width: int) -> int:
    """The offset up to which a line begun at `start` fits; at least one character on."""
    stop = min(end, start + width)
    if cell_len(text[start:stop]) == stop - start:
        return stop
    used, stop = 0, start
    while stop < end:
        used += cell_len(text[stop])
        if used > width:
            break
        stop += 1
    return max(stop, min(end, start + 1))


def wrap(spans: Iterable[Span], width: int) -> list[Row]:
    """The spans as rows of at most `width` cells, broken between words."""
    spans = list(spans)
    text = "".join(text for text, _ in spans)
    edges = [0]
    for part, _ in spans:
        edges.append(edges[-1] + len(part))
    return [_between(spans, edges, start, end) for start, end in breaks(text, width)]


def _between(spans: Sequence[Span], edges: Sequence[int], start: int, end: int) -> Row:
    row = []
    for (text, style), left, right in zip(spans, edges, edges[1:], strict=False):
        if left < end and right > start:
            row.append((text[max(start, left) - left : min(end, right) - left], style))
    return tuple(row)


def indented(rows: Iterable[Row], first: Row, others: Row | None = None) -> list[Row]:
    """Rows with something in front of the first, and its width in blanks (or `others`) in front of the rest."""
    rest = others if others is not None else ((" " * cells(first), "text"),)
    return [(*(rest if number else first), *row) for number, row in enumerate(rows)]


def rule(title: str | Row, width: int, glyphs: Glyphs, style: str = "dim", *, focus: bool = False) -> Row:
    """A line across with a title on it; bright and thick over the pane that has the focus."""
    told: Row = ((title, style),) if isinstance(title, str) else title
    told = clip(((" ", style), *told, (" ", style)), max(0, width - 2))
    sign, drawn = (glyphs.thick, "key") if focus else (glyphs.rule, "rule")
    return (sign, drawn), *told, (sign * (width - 1 - cells(told)), drawn)


def joined(parts: Iterable[Span], glyphs: Glyphs) -> Row:
    """Spans with a dot between each two."""
    row: list[Span] = []
    for part in parts:
        row += [(f" {glyphs.dot} ", "dim"), part] if row else [part]
    return tuple(row)
