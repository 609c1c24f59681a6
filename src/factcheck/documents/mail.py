"""E-mail: headers and text of a message and of those inside of it; what is attached is listed, not read."""

import html
import re
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from email.utils import parseaddr, parsedate_to_datetime
from itertools import groupby

from factcheck.documents.builder import Draft
from factcheck.documents.encoding import decode

_PARAGRAPH = re.compile(r"\S[^\n]*+(?:\n[^\S\n]*+\S[^\n]*+)*+")
_QUOTED = re.compile(r"^(?:> ?)+", re.MULTILINE)
_BLANK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_TAG = re.compile(r"<style\b.*?</style\s*>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_WORD = re.compile(r"[^\W_]{2,}")
_READ = frozenset(("text/plain", "text/html", "text/markdown", "text/rfc822-headers"))
_SHOWN = ("From", "To", "Cc", "Date", "Subject")


def read(data: bytes, draft: Draft) -> None:
    """Fill the draft with an e-mail."""
    message = message_from_bytes(data.lstrip(), policy=policy.default)
    if message["Snapshot-Content-Location"] and isinstance(message, EmailMessage):
        _read_saved_page(message, draft)
        return
    draft.title = _header(message, "Subject")
    attached: list[str] = []
    _read_message(message, draft, attached)
    if attached:
        draft.miss(f"attachments, not read: {', '.join(attached)}")


def _read_message(message: Message, draft: Draft, attached: list[str]) -> None:
    headers = {name: value for name in _SHOWN if (value := _header(message, name))}
    draft.begin()
    draft.write("\n".join(f"{name}: {value}" for name, value in headers.items()), part="headers")
    draft.end()
    _read_part(message, draft, _cited(headers), attached)


def _read_part(part: Message, draft: Draft, cited: str, attached: list[str]) -> None:
    """Read a part of a message and the parts inside of it; what is not read is listed."""
    kind = part.get_content_type()
    payload = part.get_payload()
    inside = [each for each in payload if isinstance(each, Message)] if isinstance(payload, list) else []
    if kind == "message/rfc822" and inside:
        for message in inside:
            _read_message(message, draft, attached)
    elif kind.startswith("multipart/") and inside:
        for each in _best(inside) if kind == "multipart/alternative" else inside:
            _read_part(each, draft, cited, attached)
    elif kind in _READ and part.get_filename() is None and part.get_content_disposition() != "attachment":
        _read_body(part, draft, cited)
    else:
        attached.append(_described(part))


def _best(parts: list[Message]) -> list[Message]:
    """Of the forms of one text the plain one; the others too where that is a stub ("see this in a browser")."""
    plain = [part for part in parts if part.get_content_type() == "text/plain"]
    others = [part for part in parts if part.get_content_type() != "text/plain"]
    if not plain or not others:
        return parts
    said = {word.lower() for part in plain for word in _WORD.findall(_text(part))}
    shown = [word.lower() for part in others for inner in part.walk() for word in _WORD.findall(_text(inner))]
    return plain if 2 * sum(word in said for word in shown) >= len(shown) else parts


def _text(part: Message) -> str:
    payload = b"" if part.is_multipart() else part.get_payload(decode=True)
    if not isinstance(payload, bytes) or part.get_content_maintype() != "text":
        return ""
    return _TAG.sub(" ", html.unescape(payload.decode("utf-8", "replace")))


def _read_saved_page(message: EmailMessage, draft: Draft) -> None:
    """A web page as browsers save it in a single file (MHTML), which has the form of a message."""
    from factcheck.documents.html import read as read_page  # noqa: PLC0415 - hardly any message is one

    page = message.get_body(("html",))
    payload = page.get_payload(decode=True) if page is not None else None
    read_page(payload if isinstance(payload, bytes) else b"", draft)


def _header(message: Message, name: str) -> str:
    """A header as a person reads it, "" if it is missing or broken beyond reading."""
    try:
        return " ".join(str(message[name] or "").split())
    except (ValueError, LookupError, AttributeError, TypeError):  # what malformed headers do to the parser
        return ""


def _cited(headers: dict[str, str]) -> str:
    """How a message is cited: by whom, and when."""
    name, address = parseaddr(headers.get("From", ""))
    try:
        when = f"{parsedate_to_datetime(headers.get('Date', '')):%d %B %Y}".lstrip("0")
    except (ValueError, TypeError, IndexError, OverflowError):
        when = ""
    return ", ".join(piece for piece in (name or address or "message", when) if piece)


def _read_body(body: Message, draft: Draft, part: str) -> None:
    payload = body.get_payload(decode=True)
    declared = body.get_content_charset() or ""
    text = decode(payload if isinstance(payload, bytes) else b"", draft, declared=declared)
    if body.get_content_subtype() == "html":
        from factcheck.documents.html import read_chapter  # noqa: PLC0415 - most messages are plain text

        read_chapter(text, draft, part)
        return
    if body.get_param("format") == "flowed":
        text = re.sub(r" \n(?!>|\n)", " ", text)
    for found in _PARAGRAPH.findall(text):
        paragraph = found.rstrip()  # before 3.11.5, Python's possessive group keeps the blanks it tried last
        for quoted, lines in groupby(paragraph.split("\n"), key=lambda line: line.startswith(">")):
            draft.begin("quote" if quoted else "paragraph")
            written = "\n".join(lines)
            for piece in _BLANK.split(_QUOTED.sub("", written)) if quoted else (written,):
                draft.begin("quote" if quoted else "paragraph")
                draft.write(piece, part=part)
    draft.end()


def _described(part: Message) -> str:
    if part.is_multipart():
        return str(part.get_filename() or part.get_content_type())
    payload = part.get_payload(decode=True)
    size = len(payload) if isinstance(payload, bytes) else 0
    return f"{part.get_filename() or part.get_content_type()} ({max(size // 1024, 1):,} KB)"
