"""Bytes as text: what the file declares, then UTF-8, then a guess that says it is one."""

import re

from factcheck.documents.kinds import byte_order_mark
from factcheck.errors import SourceError

_BAD = "\ufffd"
_WIDE = ("utf-16", "utf-32")
_CONTROLS = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 2**16
_ENCODINGS = re.compile(
    r"utf-?(8|16|32)(-?[lb]e)?|iso-?8859-?\d+|windows-\d+|cp\d+|koi8-[ru]|shift_jis|euc-(jp|kr)|gb(k|2312|18030)|big5|mac.?\w+"
)

_USUAL = [
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp1257",
    "iso8859_2",
    "iso8859_5",
    "iso8859_7",
    "koi8_r",
    "koi8_u",
    "mac_roman",
    "cp866",
    "cp932",
    "euc_jp",
    "cp949",
    "gb18030",
    "big5",
    "iso2022_jp",
    "iso2022_kr",
]
"""The encodings that text is still met in."""


def decode(data: bytes, *, declared: str = "") -> tuple[str, list[str]]:
    """The text with its lines ended by one newline, and notes on what had to be guessed or could not be decoded.

    `declared` is the encoding that the format names inside the file, if it does. Raises SourceError (without the
    file's name) if the bytes are no text.
    """
    encoding, mark = byte_order_mark(data)
    encoding = encoding or _without_mark(data) or _plausible(declared)
    sample = data[:_SAMPLE]
    if not encoding.startswith(_WIDE) and len(_CONTROLS.findall(sample)) > len(sample) // 100:
        raise SourceError("a binary file, not text", hint="Give the text it holds, as .txt.")
    text, notes = _decoded(data[mark:], encoding)
    return text.replace("\r\n", "\n").replace("\r", "\n"), notes


def _decoded(data: bytes, declared: str) -> tuple[str, list[str]]:
    wide = declared.startswith(_WIDE)
    for encoding in [declared] if wide else ["utf-8", declared]:
        try:
            return data.decode(encoding), []
        except (UnicodeError, LookupError):
            continue
    if wide or _nearly_utf8(data):
        return _with_holes(data, declared if wide else "utf-8")
    encoding = _guess(data)
    text, notes = _with_holes(data, encoding)
    return text, [f"not UTF-8: read as {encoding}, which is a guess", *notes]


def _plausible(declared: str) -> str:
    """The codec for an encoding named in a file, "" if it names none that text is written in."""
    name = declared.strip().lower()
    if name in ("iso-8859-1", "latin1", "us-ascii", "ascii"):
        return "windows-1252"  # what browsers read, since that is what is meant
    return name if _ENCODINGS.fullmatch(name) else ""


def _without_mark(data: bytes) -> str:
    """UTF-16 without a byte-order mark gives itself away by every other byte being zero."""
    head = data[:1024]
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if head[first::2].count(0) > len(head) // 4 and not head[1 - first :: 2].count(0):
            return encoding
    return ""


def _nearly_utf8(data: bytes) -> bool:
    """Whether it is UTF-8 with a few bytes gone wrong: far more good sequences than bad ones."""
    text = data.decode("utf-8", "replace")
    bad = text.count(_BAD)
    return sum(character > "\x7f" for character in text) - bad > 3 * bad


def _with_holes(data: bytes, encoding: str) -> tuple[str, list[str]]:
    """Decoded at all costs; a note counts what could not be."""
    text = data.decode(encoding, "replace")
    if not (bad := text.count(_BAD)):
        return text, []
    line = text.count("\n", 0, text.index(_BAD)) + 1
    return text, [f"{bad} bytes could not be decoded as {encoding} (shown as {_BAD}), the first in line {line}"]


def _guess(data: bytes) -> str:
    """The encoding that the bytes beyond ASCII make likely, the usual Western one where it is as good as the best."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 25 ms that hardly any file needs

    matches = list(from_bytes(_telling(data), cp_isolation=_USUAL))
    if not matches:
        raise SourceError("in no encoding that is known, or not text", hint="Save it as UTF-8.")
    best = matches[0]
    for match in matches:
        as_good = match.chaos <= best.chaos + 0.02 and match.coherence >= best.coherence - 0.05
        if as_good and "cp1252" in match.could_be_from_charset:
            return "cp1252"
    return best.encoding


def _telling(data: bytes) -> bytes:
    """Of a long text, lines that are not ASCII: whole ones, since characters may have several bytes."""
    if len(data) <= _SAMPLE:
        return data
    lines, size = [], 0
    for line in data.splitlines(keepends=True):
        if not line.isascii() and size < _SAMPLE:
            lines.append(line)
            size += len(line)
    return b"".join(lines)
