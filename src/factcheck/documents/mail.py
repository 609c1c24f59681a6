"""E-mail: the headers, and the text part (the HTML part if there is none); attachments are listed, not read."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from email.utils import parseaddr, parsedate_to_datetime

from factcheck.documents.decoding import decode
from factcheck.documents.draft import Draft

_PARAGRAPH = re.compile(r"\S[^\n]*+(?:\n[^\S\n]*+\S[^\n]*+)*+")
_QUOTED = re.compile(r"^(?:> ?)+", re.MULTILINE)
_SHOWN = ("From", "To", "Cc", "Date", "Subject")


def read(data: bytes, draft: Draft) -> None:
    """Fill the draft with an e-mail."""
    message = message_from_bytes(data.lstrip(), policy=policy.default)
    if message["Snapshot-Content-Location"] and isinstance(message, EmailMessage):
        _read_saved_page(message, draft)
        return
    headers = {name: value for name in _SHOWN if (value := _header(message, name))}
    draft.title = headers.get("Subject", "")
    draft.begin()
    draft.write("\n".join(f"{name}: {value}" for name, value in headers.items()), part="headers")
    part = _cited(headers)
    body = message.get_body(("plain", "html")) if isinstance(message, EmailMessage) else message
    if body is not None:
        _read_body(body, draft, part)
    attached = [_described(each) for each in message.walk() if each is not body and _is_attachment(each)]
    if attached:
        draft.miss(f"attachments, not read: {', '.join(attached)}")


def _read_saved_page(message: EmailMessage, draft: Draft) -> None:
    """A web page as browsers save it in a single file (MHTML), which has the form of a message."""
    from factcheck.documents import html  # noqa: PLC0415 - hardly any message is one

    page = message.get_body(("html",))
    payload = page.get_payload(decode=True) if page is not None else None
    html.read(payload if isinstance(payload, bytes) else b"", draft)


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
        quoted = all(line.startswith(">") for line in paragraph.split("\n"))
        draft.begin("quote" if quoted else "paragraph")
        draft.write(_QUOTED.sub("", paragraph) if quoted else paragraph, part=part)
    draft.end()


def _is_attachment(part: Message) -> bool:
    return not part.is_multipart() and (part.get_filename() is not None or part.get_content_maintype() != "text")


def _described(part: Message) -> str:
    payload = part.get_payload(decode=True)
    size = len(payload) if isinstance(payload, bytes) else 0
    return f"{part.get_filename() or part.get_content_type()} ({max(size // 1024, 1):,} KB)"
