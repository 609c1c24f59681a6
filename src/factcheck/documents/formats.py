"""What kind of file this is: by its content, and by its name only where content cannot tell; how long a source is."""

import os
import re
from pathlib import Path

from factcheck.core.errors import SourceError, shown
from factcheck.core.model import Document
from factcheck.documents.encoding import byte_order_mark

_HINT = (
    "factcheck reads text, Markdown, HTML, PDF, DOCX, ODT, EPUB, XLSX, CSV, SRT, VTT, JSON transcripts and e-mail;"
    " if it is plain text, name it .txt."
)

# Text may begin with the letters of a signature: then there has to be what such a file has soon after, and text has not.
_BINARY = rb"(?=.{0,63}[\0-\x08\x0e-\x1a\x1c-\x1f])"
_FOREIGN = (
    (rb"\{\\rtf\d*+\s*+[\\{]", "a rich-text file (RTF)", "Save it as .docx or .txt."),
    (
        rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an Office or Outlook file of the old kind",
        "Save it as .docx, a message as .eml.",
    ),
    (
        rb"\x89PNG|\xff\xd8\xff|BM.{4}\0{4}|II\*\0|MM\0\*|" + _BINARY + rb"(?:GIF8[79]a|RIFF.{4}WEBP)",
        "a picture",
        "Run text recognition (OCR) on it first.",
    ),
    (
        rb"\xff[\xfb\xf3\xf2]|" + _BINARY + rb"(?:ID3|fLaC|OggS|RIFF.{4}WAVE|FORM.{4}AIF[FC])",
        "a sound recording",
        "Give its transcript.",
    ),
    (
        rb"\x1aE\xdf\xa3|\0\0\x01[\xb3\xba]|" + _BINARY + rb"(?:.{4}ftyp|RIFF.{4}AVI)",
        "a video",
        "Give its subtitles or transcript.",
    ),
    (
        rb"\x1f\x8b|BZh\d(?:1AY&SY|\x17rE8P\x90)|\xfd7zXZ\0|7z\xbc\xaf\x27\x1c|Rar!\x1a|\x28\xb5\x2f\xfd",
        "an archive",
        "Unpack it first.",
    ),
    (rb"\x7fELF|MZ.{56,58}\0|\xfe\xed\xfa|\xcf\xfa\xed\xfe|\xca\xfe\xba\xbe", "a program", ""),
    (rb"SQLite format 3\0", "a database", "Export what matters as text."),
    (rb"%!PS(?:-Adobe-[\d.]++(?: [A-Z][\w.-]*+)*+)?[ \t]*+[\r\n]", "a PostScript file", "Convert it to PDF."),
)

_OBJECT = re.compile(rb"\d \d++ obj\b|[\0-\x08\x0e-\x1a\x1c-\x1f]")
"""What a PDF has at its beginning, and a text that tells of the format hardly has."""

_MARKUP = re.compile(
    r"\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_SRT = re.compile(r"\s*+(?:\d++[ \t]*+\r?\n)?[ \t]*+\d++:\d\d:\d\d[,.]\d+[ \t]*-->", re.ASCII)
_VTT = re.compile(r"WEBVTT(?:\s|$)")

_TRANSCRIPT = re.compile(
    r'\s*[{\[](?=[^\x00]*"(?:segments|utterances|words|transcription|chunks)"\s*:\s*\[)(?=[^\x00]*"(?:text|start|timestamp)"\s*:)'
)
_HEADERS = re.compile(r"(?:[\w-]++:[^\n]*+\n(?:[ \t][^\n]*+\n)*+){2,}+")
_MAIL = re.compile(
    r"^(?:message-id|mime-version|received|return-path|content-type|x-mailer):", re.IGNORECASE | re.MULTILINE
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIPPED = {
    b"mimetypeapplication/epub+zip": "epub",
    b"mimetypeapplication/vnd.oasis.opendocument.text": "odt",
    b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet": "a spreadsheet (ODS)",
    b"mimetypeapplication/vnd.oasis.opendocument.presentation": "a presentation (ODP)",
    b"word/document": "docx",
    b"xl/workbook.xml": "xlsx",
    b"xl/workbook": "a spreadsheet (XLSB)",
    b"ppt/presentation": "a presentation (PPTX)",
}

_SUFFIXES = {
    **dict.fromkeys((".md", ".markdown", ".mdown", ".mkd"), "markdown"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    **dict.fromkeys(("", ".txt", ".text", ".log", ".asc", ".rst", ".org", ".adoc"), "text"),
    **dict.fromkeys((".csv", ".tsv"), "csv"),
    ".json": "json",
    ".json3": "json",
    ".eml": "email",
    ".srt": "srt",
    ".vtt": "vtt",
}


def kind_of(data: bytes, path: str | os.PathLike[str]) -> str:
    """The format of a file with this content (its first 4 KB will do) and this name.

    Raises SourceError for a format that cannot be read.
    """
    if data.startswith(_OLE) and _ENCRYPTED in data:
        raise SourceError(f"{shown(path)} is encrypted: it needs a password", hint="Save a copy without the password.")
    for signature, what, hint in _FOREIGN:
        if re.match(signature, data, re.DOTALL):
            raise SourceError(f"{shown(path)} is {what}, which cannot be read", hint=hint or _HINT)
    named = _SUFFIXES.get(Path(path).suffix.lower())
    if b"%PDF-" in data[:1024] and (named is None or _OBJECT.search(data, 0, 4096)):
        return "pdf"
    if data.startswith(b"PK\3\4"):
        return _kind_of_zip(data, path)
    return _kind_of_text(data) or named or _unknown(data, path)


def _kind_of_text(data: bytes) -> str:
    """The format that the beginning of a text gives away, "" if it could be any."""
    encoding, length = byte_order_mark(data)
    head = data[length:4096].decode(encoding or "latin-1", "ignore")
    if _VTT.match(head):
        return "vtt"
    if _SRT.match(head):
        return "srt"
    if _MARKUP.match(head):
        return "html"
    if _TRANSCRIPT.match(head):
        return "json"
    return "email" if _is_mail(head) else ""


def _is_mail(head: str) -> bool:
    """Whether a text begins with headers that only mail programs write; a memo has To: and From: too."""
    headers = _HEADERS.match(head)
    return headers is not None and len(_MAIL.findall(headers[0])) >= 2


def _kind_of_zip(data: bytes, path: str | os.PathLike[str]) -> str:
    """The format of a zip archive: names in it are uncompressed in the data."""
    for name, kind in _ZIPPED.items():
        if name in data:
            if kind in ("epub", "odt", "docx", "xlsx"):
                return kind
            raise SourceError(
                f"{shown(path)} is {kind}, which cannot be read", hint="Export what matters as text or PDF."
            )
    raise SourceError(f"{shown(path)} is an archive, which cannot be read", hint="Unpack it first.")


def _unknown(data: bytes, path: str | os.PathLike[str]) -> str:
    what = "a binary file" if b"\0" in data else f"of an unknown kind ({Path(path).suffix})"
    raise SourceError(f"{shown(path)} is {what}", hint=_HINT)


def extent_of(document: Document) -> str:
    """`12 pages` or `34 minutes` (begun ones count); "" for a format that has neither."""
    last = document.places[-1].locator if document.places else None
    if last is not None and last.time is not None:
        return _counted(int(last.time // 60) + 1, "minute")
    if last is not None and last.page is not None:
        labels = (place.locator.page for place in document.places)
        return _counted(len({label.partition(":")[0] for label in labels if label}), "page")
    return ""


def locators_of(document: Document) -> str:
    """What a place in the document is cited by: "time", "page", "line", "heading", "part", "paragraph" or "nothing"."""
    if not document.places:
        return "nothing"
    names = ("time", "page", "line", "heading", "part", "paragraph")
    some = [document.places[at].locator for at in (len(document.places) // 2, 0, -1)]  # not every piece has a time
    found = (name for locator in some for name in names if getattr(locator, name) is not None)
    return next(found, "nothing")


def _counted(number: int, unit: str) -> str:
    return f"{number:,} {unit}" if number == 1 else f"{number:,} {unit}s"
