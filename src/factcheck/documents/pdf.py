"""PDF: the text layer, its lines with where they are on the page."""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from ctypes import c_double
from itertools import groupby, islice
from math import isfinite
from typing import Any

import pypdfium2
from pypdfium2 import raw

from factcheck.core.errors import SourceError
from factcheck.documents.builder import Draft
from factcheck.documents.layout import CLOSING, Line, Page, write_pages
from factcheck.documents.pdf_unseen import unseen_letters

_LITTLE = 16
"""Fewer characters than this on a page, and it is taken for a picture of text."""
_MANY = 200
"""So many things drawn on a page are looked at to see what it is."""
_GAP = 1.5
"""A gap of so many line heights between two words parts columns, cells or a number from its line."""

_LINE = re.compile(r"([^\r\n\ufffe]+)(\r?\n|\ufffe|\Z)?")
_SPACES = re.compile(r"[ \t\xa0]+")
_MARK = re.compile(r"(?:(?<=[^\W\d_]{3})|(?<=[.,;:!?”’\"')]))\d{1,3}(?:,\d{1,3})*(?=[\s.,;:!?”’\"')]|$)")
_GARBLED = re.compile(r"[\ufffd\ue000-\uf8ff\x00-\x08\x0b-\x1f]")
_LETTER = re.compile(r"\w")
_ACCENTS = dict(
    zip(
        "`´¨ˆ˜¯ˇ˘˙˚˛˝¸",
        map(chr, (0x300, 0x301, 0x308, 0x302, 0x303, 0x304, 0x30C, 0x306, 0x307, 0x30A, 0x328, 0x30B, 0x327)),
        strict=True,
    )
)
_ACCENT = re.compile(f"[{''.join(_ACCENTS)}]")
_OVER = 0.5  # of an accent is over its letter
_NO_LETTER = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")


def read(data: bytes, draft: Draft) -> None:
    """Fill the draft with the text layer of a PDF.

    Raises SourceError if it is encrypted or damaged, or if none of its pages has text.
    """
    try:
        with pypdfium2.PdfDocument(data) as document:
            found = [_page_of(document, number) for number in range(len(document))]
            draft.title = _title(document)
            if document.get_formtype() != raw.FORMTYPE_NONE:
                draft.miss("form fields: what may be filled in there is not read")
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", 0) == raw.FPDF_ERR_PASSWORD:
            raise SourceError("encrypted: it needs a password", hint="Save a copy without the password.") from error
        raise SourceError("a PDF that is damaged and cannot be opened", hint="Get a new copy of it.") from error
    pages = [page for page, _ in found]
    pictures = [page.index + 1 for page, state in found if state == "picture"]
    if pictures and not any(page.lines for page in pages):
        hint = "Run OCR over it, or give its text."
        raise SourceError("a PDF of pictures without text: scanned? It needs OCR", hint=hint)
    for numbers, what in (
        (pictures, "are pictures without text: they need OCR"),
        ([page.index + 1 for page, state in found if state == "broken"], "are damaged and not read"),
        ([page.index + 1 for page, state in found if state == "garbled"], "have a text layer that is hardly text"),
    ):
        if numbers:
            draft.miss(f"{len(numbers)} of {len(pages)} pages {what} (page {numbers[0]} of the file first)")
    write_pages(pages, draft)


def _title(document: pypdfium2.PdfDocument) -> str:
    title: str = document.get_metadata_value("Title")
    return "" if title.lower().startswith(("untitled", "microsoft word - ")) else title


def _page_of(document: pypdfium2.PdfDocument, number: int) -> tuple[Page, str]:
    """The lines of a page in the order in which the file draws them, and "picture", "broken" or "garbled" if it is so."""
    page = Page(document.get_page_label(number), number, [])
    try:
        with closing(document[number]) as leaf, closing(leaf.get_textpage()) as textpage:
            unseen = frozenset(
                raw.FPDFText_GetTextIndexFromCharIndex(textpage, index) for index in unseen_letters(leaf, textpage)
            )
            page.lines = list(_lines_of(textpage, unseen))
            page.unseen = _words(textpage.get_text_range(), sorted(unseen))
            letters = "".join(line.text for line in page.lines)
            if len(letters) < _LITTLE:
                return page, "picture" if _is_picture(leaf) else ""
    except pypdfium2.PdfiumError:
        return page, "broken"
    return page, "garbled" if len(_GARBLED.findall(letters)) > len(letters) / 5 else ""


def _is_picture(page: pypdfium2.PdfPage) -> bool:
    """Whether a page shows a picture, or so many outlines that they may be letters."""
    kinds = [each.type for each in islice(page.get_objects(max_depth=3), _MANY)]
    return raw.FPDF_PAGEOBJ_IMAGE in kinds or kinds.count(raw.FPDF_PAGEOBJ_PATH) >= _MANY // 2


def _words(text: str, indexes: list[int]) -> list[str]:
    """The letters with these indexes, those that follow each other as one piece."""
    pieces = [[*group] for _, group in groupby(enumerate(indexes), key=lambda each: each[1] - each[0])]
    return [text[piece[0][1] : piece[-1][1] + 1] for piece in pieces]


def _lines_of(textpage: Any, unseen: frozenset[int]) -> Iterator[Line]:
    """The lines of a page without the letters that are not seen, which leave a gap."""
    text = textpage.get_text_range()
    if unseen:
        text = "".join(" " if at in unseen and letter not in "\r\n" else letter for at, letter in enumerate(text))
    spans = [match for match in _LINE.finditer(text) if not match[1].isspace()]
    sample = spans[:: max(1, len(spans) // 4)]
    gaps = sum(len(list(_pieces(textpage, text, *match.span(1)))) > 1 for match in sample)
    for match in spans:
        pieces = _pieces(textpage, text, *match.span(1)) if gaps > len(sample) / 4 else [match.span(1)]
        for start, end in pieces:
            # A hyphen at the end of a line comes as U+FFFE, with the line break after it taken out.
            hyphen = "-" if end == match.end(1) and match[2] == "\ufffe" else ""
            yield _line(textpage, text, start, end, hyphen)


def _pieces(textpage: Any, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of a line's text between gaps far wider than a space."""
    for space in _SPACES.finditer(text, start, end):
        before, after = _box(textpage, space.start() - 1), _box(textpage, space.end())
        if space.start() > start and after.left - before.right > _GAP * max(_height(before), _height(after)):
            yield start, space.start()
            start = space.end()
    yield start, end


def _line(textpage: Any, text: str, start: int, end: int, hyphen: str) -> Line:
    words = text[start:end]
    at = start + len(words) - len(words.lstrip())
    last = start + len(words.rstrip()) - 1
    if _MARK.search(words) or (not words.isascii() and _ACCENT.search(words)):
        letters = _with_accents_without_marks(textpage, text, start, end)
        words = "".join(letters)
        last = start + max((at for at, letter in enumerate(letters) if letter.strip()), default=0)
    first = _box(textpage, at)
    letter = _LETTER.search(text, at, end)
    # A bullet is not as high as the line: a letter is.
    usual = _box(textpage, letter.start()) if letter and letter.start() > at else first
    clean = _NO_LETTER.sub("", words).strip()
    return Line(clean + hyphen, first.left, _box(textpage, last).right, usual.bottom, max(_height(usual), 1.0))


def _with_accents_without_marks(textpage: Any, text: str, start: int, end: int) -> list[str]:
    """A line's letters without the marks of footnotes in it, those with an accent drawn over them as one."""
    letters = list(text[start:end])
    for mark in _MARK.finditer(text, start, end):
        if _is_raised(textpage, mark.start()):
            stop = mark.end() + (text[mark.end() : mark.end() + 1] == " " and text[mark.end() + 1 : end][:1] in CLOSING)
            letters[mark.start() - start : stop - start] = [""] * (stop - mark.start())
    _put_accents(textpage, start, letters)
    return letters


def _is_raised(textpage: Any, index: int) -> bool:
    """Whether a figure is the mark of a footnote: smaller than the letter before it, and set higher."""
    small, large = _box(textpage, index), _box(textpage, index - 1)
    return _height(small) < 0.8 * _height(large) and small.top >= large.bottom + 0.75 * _height(large)


def _put_accents(textpage: Any, start: int, letters: list[str]) -> None:
    """Letters with the accents that are drawn over them: TeX draws an i without its dot, and a diaeresis."""
    for at in range(len(letters)):
        accent = _ACCENTS.get(letters[at])
        if accent is None:
            continue
        drawn = _ink(textpage, start + at)
        for beside in (at + 1, at - 1):
            base = letters[beside] if 0 <= beside < len(letters) else ""
            whole = unicodedata.normalize("NFC", base.replace("ı", "i").replace("ȷ", "j") + accent)
            if len(whole) == 1 and base and _overlap(drawn, _ink(textpage, start + beside)) > _OVER:
                letters[beside], letters[at] = whole, ""
                break


def _overlap(one: tuple[float, float], other: tuple[float, float]) -> float:
    """How much of what is drawn is over each other, in parts of the narrower: from where to where, each."""
    width = min(one[1] - one[0], other[1] - other[0])
    return (min(one[1], other[1]) - max(one[0], other[0])) / max(width, 0.1)


def _ink(textpage: Any, index: int) -> tuple[float, float]:
    """From where to where a character is drawn, without the room that it has beside it."""
    left, right, bottom, top = (c_double() for _ in range(4))
    at = raw.FPDFText_GetCharIndexFromTextIndex(textpage, index)
    raw.FPDFText_GetCharBox(textpage, at, left, right, bottom, top)
    return (left.value, right.value) if isfinite(left.value + right.value) else (0.0, 0.0)


def _height(box: raw.FS_RECTF) -> float:
    return float(box.top - box.bottom)


def _box(textpage: Any, index: int) -> raw.FS_RECTF:
    """The box of a character of the page's text, as high as its font."""
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(textpage, raw.FPDFText_GetCharIndexFromTextIndex(textpage, index), box)
    if not (isfinite(box.left + box.right) and isfinite(box.top + box.bottom)):
        return raw.FS_RECTF()
    return box
