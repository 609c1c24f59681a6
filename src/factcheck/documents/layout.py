"""Printed pages: lines on paper put into reading order, without running heads, as paragraphs and footnotes.

Knows nothing of PDF: lines come with their boxes, in points from the lower left corner of the page.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, pairwise
from statistics import mean, median

from factcheck.core.errors import RUNNING_HEADS
from factcheck.documents.builder import Draft

CLOSING = (".", ",", ";", ":", "!", "?")
_BULLET = re.compile(r"[•◦▪●○■□‣⁃\uf0b7\uf0a7]\s*")
_HANGING = re.compile(rf"{_BULLET.pattern}|\(?(?:\d{{1,3}}|[a-z]|[ivx]{{1,4}})[.)]\s", re.IGNORECASE)
_ENDED = re.compile(r"[.!?:…][\"”’')\]»]*$")
_NUMBERED = re.compile(r"(\d{1,2})(?:\s+(.*))?$", re.DOTALL)
_PAGE_OF = re.compile(r"\bpage\s+(\d+)\s+of\s+\d+", re.IGNORECASE)
_LONE_NUMBER = re.compile(r"(?:page\b)?[\W_]*(\d{1,4})[\W_]*", re.IGNORECASE)
_NUMBERS = re.compile(r"(\d{1,9})")
_ROMAN = re.compile(r"[\W_]*[ivxl]+[\W_]*", re.IGNORECASE)
_NOTED = re.compile(r"(?:[\[(]?(?:\d{1,3}|[*†‡§¶]{1,3})[\])]?[.\s]?|[\[(]?[a-z][.)\]])\s*(?=[^\W\d_]|[“\"‘(])")
_SMALLER = 0.93  # of the height of the page's lines: print of footnotes
_COLUMNS = 5  # at most, but for the first
_MARGIN_LINES = 3
"""So many lines at the head and the foot of a page may be running heads."""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line, or the piece of one up to a wide gap; `number` is the one printed before it."""

    text: str
    left: float
    right: float
    bottom: float
    height: float
    number: int | None = None


@dataclass(slots=True)
class Page:
    """A page: its printed label ("" if the file gives none), how many come before it, its lines as drawn.

    `unseen` are words of it that its readers do not see.
    """

    label: str
    index: int
    lines: list[Line]
    unseen: list[str] = field(default_factory=list)


def write_pages(pages: list[Page], draft: Draft) -> None:
    """Write the text of the pages to the draft, each part with the label of its page (page:line if lines have numbers)."""
    guessed = 0
    for page in pages:
        lines, in_columns = _in_columns(page.lines)
        page.lines = _numbered(list(_rows(lines)))
        guessed += in_columns
    if guessed:
        what = "1 page is" if guessed == 1 else f"{guessed} pages are"
        draft.notes.append(f"{what} drawn across columns: read column by column, which is a guess")
    printed = _without_margins(pages)
    if printed:
        taken = [text for texts in printed.values() for text in texts]
        example = next((text for text in taken if not _LONE_NUMBER.fullmatch(text)), taken[0])
        draft.notes.append(f"{RUNNING_HEADS}: {len(taken)} lines like “{example[:60]}”")
    _label(pages, printed)
    writing = _Writing(draft)
    for page in pages:
        writing.page(page)
    writing.notes()
    draft.end()


class _Writing:
    """Pages on their way to the draft: a sentence runs on over a page's end, and the footnotes there come after it."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.before: Line | None = None
        self.waiting: list[tuple[Line, str]] = []  # lines of footnotes, with the labels of their pages

    def page(self, page: Page) -> None:
        body, notes = _with_notes_apart(page.lines)
        layout = _Layout(body)
        for at, line in enumerate(body):
            bullet = _BULLET.match(line.text)
            if bullet or self.before is None or layout.parted(self.before, line, same_page=at > 0):
                self.notes()
                self.draft.begin("item" if bullet else "paragraph")
            place = page.label if line.number is None else f"{page.label}:{line.number}"
            text = line.text[bullet.end() :] if bullet else line.text
            self.draft.write(text if self.draft.fresh else f"\n{text}", page=place)
            self.before = line
        self.waiting += [(line, page.label) for line in notes]
        for words in page.unseen:
            self.draft.hide("hidden", f" {words} ")

    def notes(self) -> None:
        """The footnotes that wait, now that the paragraph before them has ended."""
        for line, label in self.waiting:
            if self.draft.fresh or _NOTED.match(line.text):
                self.draft.begin("footnote")
            self.draft.write(line.text if self.draft.fresh else f"\n{line.text}", page=label)
        self.waiting.clear()


def _with_notes_apart(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of a page, and those of its footnotes: at its foot, in smaller print, each with its mark before it."""
    if len(lines) < 4:
        return lines, []
    usual = median(line.height for line in lines)
    start = len(lines)
    while start and lines[start - 1].height < _SMALLER * usual:
        start -= 1
    while start < len(lines) and not _NOTED.match(lines[start].text):
        start += 1
    falling = all(a.bottom >= b.bottom for a, b in pairwise(lines[max(start - 1, 0) :]))
    return (lines[:start], lines[start:]) if falling and start > 0 else (lines, [])


def _in_columns(lines: list[Line]) -> tuple[list[Line], bool]:
    """The lines of columns that are drawn row by row, put column by column; others as they are; and whether it is so.

    Columns are told from the cells of a table by their prose: lines of four words and more that fill the width.
    """
    gutters = _gutters(lines)
    if not gutters:
        return lines, False
    sides = [_side(line, gutters) for line in lines]
    columns = [
        [line for line, side in zip(lines, sides, strict=True) if side == number] for number in range(len(gutters) + 1)
    ]
    jumps = sum(-1 < b < a for a, b in pairwise(sides))
    if not all(_is_prose(column) for column in columns) or jumps < 0.6 * min(map(len, columns)):
        return lines, False
    ordered: list[Line] = []
    waiting: list[list[Line]] = [[] for _ in columns]
    for line, side in sorted(zip(lines, sides, strict=True), key=lambda pair: -pair[0].bottom):
        if side < 0:
            ordered += [*chain(*waiting), line]
            waiting = [[] for _ in columns]
        else:
            waiting[side].append(line)
    return [*ordered, *chain(*waiting)], True


def _gutters(lines: list[Line]) -> list[float]:
    """Where the columns of a page begin, but for the first: where many of its lines do, with nothing across."""
    if len(lines) < 12:
        return []
    first, last = min(line.left for line in lines), max(line.right for line in lines)
    starts = Counter(round(line.left / 4) for line in lines if line.left > first + 0.2 * (last - first))
    found: list[float] = []
    for start, count in starts.most_common(_COLUMNS):
        gutter = 4.0 * start - 4
        crossed = sum(line.left < gutter < line.right - 4 for line in lines)
        if count >= max(5, len(lines) / 8) and crossed <= len(lines) / 6 and all(abs(gutter - x) > 60 for x in found):
            found.append(gutter)
    return sorted(found)


def _side(line: Line, gutters: list[float]) -> int:
    """The number of the column that a line is in, -1 if it goes over several."""
    number = bisect_right(gutters, line.left)
    return number if number == len(gutters) or line.right <= gutters[number] + 4 else -1


def _is_prose(lines: list[Line]) -> bool:
    if len(lines) < 5:
        return False
    widths = sorted(line.right - line.left for line in lines)
    wide = widths[len(widths) * 4 // 5]  # not the widest, which may be a heading
    return mean(len(line.text.split()) for line in lines) >= 3.5 and median(widths) >= 0.6 * wide


def _rows(lines: list[Line]) -> Iterator[Line]:
    """Pieces that follow each other on one base line, joined; with a tab over a wide gap."""
    row: Line | None = None
    for line in lines:
        if row and abs(line.bottom - row.bottom) < 0.4 * row.height and line.left > row.right:
            left = line.left if row.text.isdigit() else row.left  # a number beside the text does not indent it
            gap = "\t" if line.left - row.right > row.height else " "
            if line.text[:1] in CLOSING and line.left - row.right < row.height / 2:
                gap = ""  # a mark was between them
            row = replace(row, text=f"{row.text}{gap}{line.text}", left=left, right=line.right)
        else:
            if row:
                yield row
            row = line
    if row:
        yield row


def _numbered(lines: list[Line]) -> list[Line]:
    """The lines of a transcript whose lines are numbered on paper, with the numbers told apart; others as they are."""
    beside = _beside_numbers(lines)
    found = [_NUMBERED.match(line.text) for line in beside]
    numbers: dict[int, int] = {}
    last = 0
    for at, match in enumerate(found):
        if match and last < int(match[1]) <= last + 3:  # an empty line may have lost its number
            numbers[at] = last = int(match[1])
    if len(numbers) < 8 or len(numbers) < 0.6 * len(beside):
        return lines
    return [
        replace(line, text=(match[2] or "").lstrip(), number=numbers[at]) if match and at in numbers else line
        for at, (line, match) in enumerate(zip(beside, found, strict=True))
    ]


def _beside_numbers(lines: list[Line]) -> list[Line]:
    """The lines with their numbers before them, where a file draws all the numbers first and then the text."""
    alone = [line for line in lines if line.text.isdigit() and len(line.text) <= 2]
    if len(alone) < 8:
        return lines
    joined = []
    for line in lines:
        number = next(
            (n for n in alone if abs(n.bottom - line.bottom) < 0.5 * line.height and n.right < line.left), None
        )
        if number:
            joined.append(replace(line, text=f"{number.text}\t{line.text}"))
        elif line not in alone:
            joined.append(line)
    return joined


def _without_margins(pages: list[Page]) -> dict[int, list[str]]:
    """Take running heads and page numbers off the pages; what was taken, by the page's index.

    A line is one if it is the outermost of its page and the pages near it have the same there, but for numbers that
    count the pages: two of them, or one if it is nothing but such a number. A page keeps a third of its lines:
    pages may well be the same.
    """
    taken: dict[int, list[str]] = {}
    whole = {page.index: len(page.lines) for page in pages}
    for end in (max, min):
        for _ in range(_MARGIN_LINES):
            outer = [(page.index, end(page.lines, key=lambda line: line.bottom)) for page in pages if page.lines]
            heads = [outer[at] for at in range(len(outer)) if _recurs(outer, at)]
            for index, line in heads:
                if (len(pages[index].lines) - 1) * 3 >= whole[index] or _LONE_NUMBER.fullmatch(line.text):
                    pages[index].lines.remove(line)
                    taken.setdefault(index, []).append(line.text)
            if not heads:
                break
    return taken


def _recurs(outer: list[tuple[int, Line]], at: int) -> bool:
    index, line = outer[at]
    near = [other for other in range(max(0, at - 4), min(at + 5, len(outer))) if other != at]
    alike = sum(_alike(line, outer[other][1], outer[other][0] - index) for other in near)
    return alike >= (1 if _LONE_NUMBER.fullmatch(line.text) or _PAGE_OF.search(line.text) else 2)


def _alike(line: Line, other: Line, pages_on: int) -> bool:
    """Whether two lines of the margin are the same, but for numbers that count the pages between them."""
    if abs(line.bottom - other.bottom) > 6:
        return False
    if _ROMAN.fullmatch(line.text) and _ROMAN.fullmatch(other.text):
        return True
    ours, theirs = _NUMBERS.split(line.text), _NUMBERS.split(other.text)
    return len(ours) == len(theirs) and all(
        a == b or (at % 2 == 1 and int(b) - int(a) == pages_on)
        for at, (a, b) in enumerate(zip(ours, theirs, strict=True))
    )


def _label(pages: list[Page], printed: dict[int, list[str]]) -> None:
    """Give pages without a label the number that is printed on them, or else their place in the file."""
    if len(pages) > 1 and len({page.label for page in pages}) == 1:
        for page in pages:
            page.label = ""  # it tells no page from another
    numbers = {index: number for index, lines in printed.items() if (number := _page_number(lines)) is not None}
    offset, count = (
        Counter(number - index for index, number in numbers.items()).most_common(1)[0] if numbers else (1, 0)
    )
    for page in pages:
        number = page.index + (offset if count >= 0.6 * len(pages) else 1)
        page.label = page.label or str(number)


def _page_number(lines: Iterable[str]) -> int | None:
    for pattern in (_PAGE_OF.search, _LONE_NUMBER.fullmatch):
        for line in lines:
            if match := pattern(line):
                return int(match[1])
    return None


class _Layout:
    """What is usual on a page, to tell where a paragraph begins."""

    def __init__(self, lines: list[Line]) -> None:
        steps = [a.bottom - b.bottom for a, b in pairwise(lines) if a.bottom > b.bottom]
        self.leading = median(steps) if steps else 0.0
        self.lines = lines
        self.columns: dict[int, tuple[float, float]] = {}

    def column(self, line: Line) -> tuple[float, float]:
        """The left and right edge of the column in which a line is."""
        about = round(line.left / 40)
        if about not in self.columns:
            self.columns[about] = self._column(line)
        return self.columns[about]

    def _column(self, line: Line) -> tuple[float, float]:
        beside = [other for other in self.lines if other.left < line.right and other.right > line.left]
        beside = beside or [line]  # a line that runs up the page has no width
        lefts = Counter(round(other.left) for other in beside)
        return lefts.most_common(1)[0][0], max(other.right for other in beside)

    def parted(self, before: Line, line: Line, *, same_page: bool) -> bool:
        """Whether a paragraph begins with this line."""
        ended = bool(_ENDED.search(before.text))
        step = before.bottom - line.bottom
        left, right = self.column(line)
        indented = line.left > left + 0.8 * line.height
        if not same_page or step <= 0:
            last_left, last_right = self.column(before)
            heads = before.right < last_right - 0.4 * (last_right - last_left) and line.text[:1].isupper()
            return ((ended or heads) and not line.text[:1].islower()) or indented
        if step > 1.4 * self.leading or abs(before.height - line.height) > 0.2 * line.height:
            return True
        if indented and before.left < line.left - 0.8 * line.height and not _HANGING.match(before.text):
            return True
        return ended and before.right < right - 0.12 * (right - left)
