"""Plain text, and the pages and numbered lines of a transcript that was printed before."""

import re
from itertools import pairwise

from factcheck.core.errors import SourceError
from factcheck.documents.builder import Draft
from factcheck.documents.encoding import decode, utf8_text
from factcheck.documents.signs import is_odd, overstruck, with_backspaces

_MAYBE = re.compile(r"\f|^[ \t]{0,9}1(?:[ \t].*)?\n(?:[ \t]*\n)*[ \t]{0,9}2(?:[ \t]|$)", re.MULTILINE)
_NUMBER = re.compile(r"[ \t]{0,9}(\d{1,2})(?:[ \t]|$)")
_PAGE = re.compile(
    r"(?:\S.{0,80}\s)?\s*+page\s+(\d{1,4})(?:\s+of\s+\d{1,4})?\s*|[\s\W]*(\d{1,4})[\s\W]*", re.IGNORECASE
)
_LEAST = 6
"""So many lines numbered from 1 on make a numbered page."""


def printed_pages(text: str) -> list[str]:
    """The printed page of each line ("41", or "41:3" if its lines are numbered); nothing if the text has none.

    The label of a page is on a line between two runs of numbered lines ("Report, 2020, Page 41", or a number
    alone), or else follows from the page before; where pages are parted by form feeds alone, they are counted.
    """
    if not _MAYBE.search(text):
        return []
    lines = text.split("\n")
    numbers = _numbers(lines)
    labels = _labels(lines, numbers) if numbers else _counted(lines)
    for at, number in numbers.items() if labels else ():
        if labels[at]:
            labels[at] = f"{labels[at]}:{number}"
    return labels


def _numbers(lines: list[str]) -> dict[int, int]:
    """The printed numbers by line: runs of 1, 2, 3 … long enough to be those of a page."""
    found: dict[int, int] = {}
    run: dict[int, int] = {}
    for at, line in enumerate(lines):
        match = _NUMBER.match(line)
        number = int(match[1]) if match else 0
        if number == len(run) + 1:
            run[at] = number
        elif number == 1:
            found |= run if len(run) >= _LEAST else {}
            run = {at: 1}
    return found | (run if len(run) >= _LEAST else {})


def _labels(lines: list[str], numbers: dict[int, int]) -> list[str]:
    """The label of the page on which each line is, "" before the first page; nothing if no page has a number."""
    starts = [at for at, number in numbers.items() if number == 1]
    ends = [*(before for before, at in pairwise(numbers) if numbers[at] == 1), max(numbers)]
    found = [_lone_number(lines, end + 1, start) for end, start in zip([-1, *ends], [*starts, len(lines)], strict=True)]
    at_foot = found[0] is None and found[-1] is not None
    own = found[1:] if at_foot else found[:-1]
    known = next(((index, page[1]) for index, page in enumerate(own) if page), None)
    if known is None:
        return []
    begins: list[tuple[int, str]] = []
    number = known[1] - known[0] - 1
    for index, start in enumerate(starts):
        page = own[index]
        number = page[1] if page else number + 1
        above = found[index]
        begin = (above[0] + 1 if at_foot else above[0]) if above else start
        begins.append((begin, str(number)))
    labels, bounds = [""] * begins[0][0], [begin for begin, _ in begins[1:]] + [len(lines)]
    for (begin, label), end in zip(begins, bounds, strict=True):
        labels += [label] * (end - begin)
    return labels


def _lone_number(lines: list[str], first: int, end: int) -> tuple[int, int] | None:
    """The line between two pages that ends with "Page 41" or is nothing but a number, and the number."""
    for at in reversed(range(first, end)):
        if match := _PAGE.fullmatch(lines[at]):
            return at, int(match[1] or match[2])
    return None


def _counted(lines: list[str]) -> list[str]:
    """The pages counted by the form feeds between them; nothing if there is but one."""
    page, labels = 1, []
    for line in lines:
        page += line.count("\f")
        labels.append(str(page))
    if "".join(lines).strip().count("\f") == 0:
        return []
    return labels


MAX_LINES = 2**23
"""More lines than any text has: each costs who holds it memory."""

_MAIL = re.compile(r"^>[ >]*\S[^\n]*\n>[ >]*\S", re.MULTILINE)
"""Two lines that a mail program has quoted."""
_QUOTED = re.compile(r"(?:> ?)+")
_PARAGRAPH = re.compile(r"\S[^\n]*+(?:\n[^\S\n]*+\S[^\n]*+)*+")


def read(data: bytes, draft: Draft) -> None:
    """Fill the draft with a plain text. Raises SourceError if it is none, or of more than MAX_LINES lines."""
    typed = with_backspaces(data)
    plain = utf8_text(typed)
    text = decode(typed, draft) if plain is None else plain
    if text.count("\n") > MAX_LINES:
        raise SourceError(f"of more than {MAX_LINES:,} lines, and so not read", hint="Split it.")
    if "\b" in text or is_odd(text) or (">" in text and _MAIL.search(text)):
        _write_lines(text, draft)
        return
    blocks = [
        ("paragraph", match.start(), match.start() + len(match[0].rstrip())) for match in _PARAGRAPH.finditer(text)
    ]
    draft.take(text, blocks, printed_pages(text), as_is=plain is not None)


def _write_lines(text: str, draft: Draft) -> None:
    """The text line by line, where words in it are struck or hidden or lines begin with a mail program's marks: they are no text."""
    pages = printed_pages(text)
    quoted = False
    for number, line in enumerate(text.split("\n")):
        mark = _QUOTED.match(line)
        shown = line[mark.end() :] if mark else line
        if not shown.strip() or bool(mark) != quoted:
            quoted = bool(mark)
            draft.begin("quote" if quoted else "paragraph")
        if shown.strip():
            if not draft.fresh:
                draft.write("\n")
            page = (pages[number] or None) if pages else None
            column = 1 + len(line) - len(shown)
            for words, at, state in overstruck(shown) if "\b" in shown else ((shown, 0, ""),):
                if state:
                    draft.hide(state, words)
                else:
                    draft.write(words, line=number + 1, column=column + at, page=page)
    draft.end()
