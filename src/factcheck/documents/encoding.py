"""Bytes as text: what the file declares, then UTF-8, then a guess that says it is one."""

import codecs
import re

from factcheck.core.errors import SourceError

TYPE_CHECKING = False  # as that of `typing`, which a child need not load for it
if TYPE_CHECKING:
    from factcheck.documents.builder import Draft

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BAD = "\ufffd"
_WIDE = ("utf-16", "utf-32", "iso2022")
_ESCAPES = ((b"\x1b$B", "iso2022_jp"), (b"\x1b$@", "iso2022_jp"), (b"\x1b$)C", "iso2022_kr"))
_CONTROLS = bytes((*range(7), *range(14, 27), *range(28, 32)))
_SAMPLE = 2**16
_ENCODINGS = re.compile(
    r"utf-?(8|16|32)(-?[lb]e)?|iso-?8859-?\d+|windows-\d+|cp\d+|koi8-[ru]|shift_jis|euc-(jp|kr)|gb(k|2312|18030)|big5|mac.?\w+"
)


def byte_order_mark(data: bytes) -> tuple[str, int]:
    """The encoding that a byte-order mark names, and the mark's length; ("", 0) without one."""
    return next(((name, len(mark)) for mark, name in _BOMS if data.startswith(mark)), ("", 0))


def utf8_text(data: bytes) -> str | None:
    """The text if it is UTF-8 without a fault and without a doubt, its lines ended by one newline; else None."""
    encoding, mark = byte_order_mark(data)
    if (encoding or _without_mark(data)).startswith(_WIDE) or _is_binary(data):
        return None
    try:
        return _with_newlines(data[mark:].decode("utf-8"))
    except UnicodeError:
        return None


def decode(data: bytes, draft: "Draft", *, declared: str = "") -> str:
    """The text with its lines ended by one newline; what had to be guessed or is not to be decoded is noted.

    `declared` is the encoding that the format names inside the file, if it does. Raises SourceError (without the
    file's name) if the bytes are no text.
    """
    encoding, mark = byte_order_mark(data)
    encoding = encoding or _without_mark(data) or _plausible(declared)
    if not encoding.startswith(_WIDE) and _is_binary(data):
        raise SourceError("a binary file, not text", hint="Give the text it holds, as .txt.")
    return _with_newlines(_decoded(data[mark:], encoding, draft))


def _is_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return len(sample) - len(sample.translate(None, _CONTROLS)) > len(sample) // 100


def _with_newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes, declared: str, draft: "Draft") -> str:
    wide = declared.startswith(_WIDE)
    for encoding in [declared] if wide else ["utf-8", declared]:
        try:
            return data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    if wide or _nearly_utf8(data):
        return _with_holes(data, declared if wide else "utf-8", draft)
    encoding = _guess(data)
    draft.notes.append(f"not UTF-8: read as {encoding}, which is a guess")
    return _with_holes(data, encoding, draft)


def _plausible(declared: str) -> str:
    """The codec for an encoding named in a file, "" if it names none that text is written in."""
    name = declared.strip().lower()
    if name in ("iso-8859-1", "latin1", "us-ascii", "ascii"):
        return "windows-1252"  # what browsers read, since that is what is meant
    return name if _ENCODINGS.fullmatch(name) else ""


def _without_mark(data: bytes) -> str:
    """Encodings that give themselves away: UTF-16 by every other byte being zero, ISO 2022 by its escape sequences."""
    head = data[:_SAMPLE]
    for escape, encoding in _ESCAPES:
        if escape in head:
            return encoding
    head = data[:1024]
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if head[first::2].count(0) > len(head) // 4 and not head[1 - first :: 2].count(0):
            return encoding
    return ""


def _nearly_utf8(data: bytes) -> bool:
    """Whether it is UTF-8 with a few bytes gone wrong: far more good sequences than bad ones."""
    text = data.decode("utf-8", "replace")
    bad = text.count(_BAD)
    return len(text) - len(text.encode("ascii", "ignore")) - bad > 3 * bad


def _with_holes(data: bytes, encoding: str, draft: "Draft") -> str:
    """Decoded at all costs; a note counts what could not be."""
    text = data.decode(encoding, "replace")
    if bad := text.count(_BAD):
        line = text.count("\n", 0, text.index(_BAD)) + 1
        draft.miss(f"{bad} bytes could not be decoded as {encoding} (shown as {_BAD}), the first in line {line}")
    return text


def _guess(data: bytes) -> str:
    """The encoding that the bytes beyond ASCII make likely. Raises SourceError if they are text in none."""
    # Hardly any file needs these, which take 2 and 25 ms to load.
    from factcheck.documents.guessing import likeliest  # noqa: PLC0415

    if found := likeliest(data):
        return found
    from charset_normalizer import from_bytes  # noqa: PLC0415

    match = from_bytes(data[:_SAMPLE]).best()
    if match is None:
        raise SourceError("in an unknown encoding, or not text", hint="Save it as UTF-8.")
    return match.encoding
