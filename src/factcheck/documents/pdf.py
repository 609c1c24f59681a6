"""PDF: the text layer, its lines with where they stand on the page."""

import re
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from math import isfinite
from typing import Any

import pypdfium2
from pypdfium2 import raw

from factcheck.core.errors import SourceError
from factcheck.documents.draft import Draft
from factcheck.documents.pages import Line, Page, write_pages

_LITTLE = 16
"""Fewer characters than this on a page, and it is taken for a picture of text."""
_MANY = 200
"""So many things drawn on a page are looked at to see what it is."""
_GAP = 1.5
"""A gap of so many line heights between two words parts columns, cells or a number from its line."""

_LINE = re.compile(r"([^\r\n\ufffe]+)(\r?\n|\ufffe|\Z)?")
_SPACES = re.compile(r"[ \t\xa0]+")
_MARK = re.compile(r"(?<=[^\W\d_]|[.,;:!?”’\"')])\d{1,3}(?=\s|$)")
_GARBLED = re.compile(r"[\ufffd\ue000-\uf8ff\x00-\x08\x0b-\x1f]")
_LETTER = re.compile(r"\w")
_NO_LETTER = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")


def read(data: bytes, draft: Draft) -> None:
    """Fill the draft with the text layer of a PDF.

    Raises SourceError if it is encrypted or damaged, or if none of its pages has text.
    """
    try:
        with pypdfium2.PdfDocument(data) as document:
            found = [_page(document, number) for number in range(len(document))]
            draft.title = _title(document)
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


def _page(document: pypdfium2.PdfDocument, number: int) -> tuple[Page, str]:
    """The lines of a page in the order in which the file draws them, and "picture", "broken" or "garbled" if it is so."""
    page = Page(document.get_page_label(number), number, [])
    try:
        with closing(document[number]) as leaf, closing(leaf.get_textpage()) as textpage:
            page.lines = list(_lines(textpage))
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


def _lines(textpage: Any) -> Iterator[Line]:
    text = textpage.get_text_range()
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
    for mark in reversed(list(_MARK.finditer(words))):  # footnotes: set high and small
        small, large = _box(textpage, start + mark.start()), _box(textpage, start + mark.start() - 1)
        if _height(small) < 0.8 * _height(large):
            words = words[: mark.start()] + words[mark.end() :]
    at = start + len(words) - len(words.lstrip())
    first = _box(textpage, at)
    last = _box(textpage, start + len(text[start:end].rstrip()) - 1)
    letter = _LETTER.search(words)
    # A bullet is not as high as the line: a letter is.
    usual = _box(textpage, start + letter.start()) if letter and start + letter.start() > at else first
    clean = _NO_LETTER.sub("", words).strip()
    return Line(clean + hyphen, first.left, last.right, usual.bottom, max(_height(usual), 1.0))


def _height(box: raw.FS_RECTF) -> float:
    return float(box.top - box.bottom)


def _box(textpage: Any, index: int) -> raw.FS_RECTF:
    """The box of a character of the page's text, as high as its font."""
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(textpage, raw.FPDFText_GetCharIndexFromTextIndex(textpage, index), box)
    if not (isfinite(box.left + box.right) and isfinite(box.top + box.bottom)):
        return raw.FS_RECTF()
    return box
