"""PDF: the text layer, its lines with where they stand on the page."""

import re
from collections.abc import Iterator
from typing import Any

import pypdfium2
from pypdfium2 import raw

from factcheck.documents.draft import Draft
from factcheck.documents.pages import Line, Page, write_pages
from factcheck.errors import SourceError

_LITTLE = 16
"""Fewer characters than this on a page, and it is taken for a picture of text."""
_GAP = 1.5
"""A gap of so many line heights between two words parts columns, cells or a number from its line."""

_LINE = re.compile(r"([^\r\n\ufffe]+)(\r?\n|\ufffe|\Z)?")
_SPACES = re.compile(r"[ \t\xa0]+")
_MARK = re.compile(r"(?<=[^\W\d_]|[.,;:!?”’\"')])\d{1,3}(?=\s|$)")
_NO_LETTER = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")


def read(data: bytes, draft: Draft) -> None:
    """Fill the draft with the text layer of a PDF.

    Raises SourceError if it is encrypted or damaged, or if none of its pages has text.
    """
    try:
        with pypdfium2.PdfDocument(data) as document:
            pages, scanned = [], []
            for number in range(len(document)):
                page, picture = _page(document, number)
                pages.append(page)
                scanned += [page.label or str(number + 1)] if picture else []
            draft.title = _title(document)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", 0) == raw.FPDF_ERR_PASSWORD:
            raise SourceError("encrypted: it needs a password", hint="Save a copy without the password.") from error
        raise SourceError("a PDF that is damaged and cannot be opened", hint="Get a new copy of it.") from error
    if scanned and len(scanned) == len(pages):
        raise SourceError(
            "a PDF of pictures without text: scanned? It needs OCR", hint="Run OCR over it, or give its text."
        )
    if scanned:
        draft.notes.append(
            f"{len(scanned)} of {len(pages)} pages are pictures without text, p. {scanned[0]} first: they need OCR"
        )
    write_pages(pages, draft)


def _title(document: pypdfium2.PdfDocument) -> str:
    title: str = document.get_metadata_value("Title")
    return "" if title.lower().startswith(("untitled", "microsoft word - ")) else title


def _page(document: pypdfium2.PdfDocument, number: int) -> tuple[Page, bool]:
    """The lines of a page in the order in which the file draws them, and whether it is a mere picture of text.

    A page that is broken is empty.
    """
    label = document.get_page_label(number)
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return Page(label, number, []), True
    textpage = page.get_textpage()
    try:
        lines = list(_lines(textpage))
        letters = sum(len(line.text) for line in lines)
        return Page(label, number, lines), letters < _LITTLE and _has_picture(page)
    finally:
        textpage.close()
        page.close()


def _has_picture(page: pypdfium2.PdfPage) -> bool:
    return next(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3), None) is not None


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
    first = _box(textpage, start + len(words) - len(words.lstrip()))
    last = _box(textpage, start + len(text[start:end].rstrip()) - 1)
    clean = _NO_LETTER.sub("", words).strip()
    return Line(clean + hyphen, first.left, last.right, first.bottom, max(_height(first), 1.0))


def _height(box: raw.FS_RECTF) -> float:
    return float(box.top - box.bottom)


def _box(textpage: Any, index: int) -> raw.FS_RECTF:
    """The box of a character of the page's text, as high as its font."""
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(textpage, raw.FPDFText_GetCharIndexFromTextIndex(textpage, index), box)
    return box
