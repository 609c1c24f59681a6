"""Text from files as text in formats that would read more into it: Markdown, XML, workflow commands, addresses."""

import re
from urllib.parse import quote

from factcheck.core.model import Candidate, Finding, Provenance
from factcheck.core.text import blanked, unbroken, visible

_MARKDOWN = re.compile(r"[\\`*_\[\]<>|~&$]|:(?=//)|(?<=www)\.", re.IGNORECASE)
_READ_INTO = re.compile(r"@(?=\w)|#(?=\d)|:(?=(?:[a-z+-][\w+-]*|100|1234|8ball):)", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s/?#@\\]+(?:[/?#]\S*)?", re.IGNORECASE)
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def markdown(text: str) -> str:
    """Text that Markdown (GitHub's too) shows as it is, on one line and not at the beginning of one.

    No markup, no link, nobody called by @name: what GitHub looks for in the finished page is cut by a comment.
    """
    pieces = _READ_INTO.split(visible(text))
    cut = [found[0] + "<!-- -->" for found in _READ_INTO.finditer(visible(text))]
    escaped = [_MARKDOWN.sub(r"\\\g<0>", piece) for piece in pieces]
    return "".join(piece + mark for piece, mark in zip(escaped, [*cut, ""], strict=True))


def command_data(text: str) -> str:
    """The message of a GitHub workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def command_property(text: str) -> str:
    """A property of a GitHub workflow command."""
    return command_data(text).replace(":", "%3A").replace(",", "%2C")


def xml_text(text: str) -> str:
    """Text without the characters that XML cannot hold, which escaping does not help (� in their place)."""
    return _NO_XML.sub("�", text)


def uri(path: str) -> str:
    """A path as a relative reference of RFC 3986; bytes of a file's name that are no UTF-8 stay those bytes."""
    path = path.removeprefix("/")
    while path.startswith("../"):
        path = path[3:]
    try:
        data = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        data = path.encode("utf-8", "replace")
    return quote(data, safe="/-._~")


def with_passage(finding: Finding, *, between: str = "\n") -> str:
    """A finding's message, and the closest passage with its place where it is about one.

    In a file without lines it begins with the place that a person finds it at: what is marked is the file alone.
    """
    message = visible(f"{finding.place}: {finding.message}" if finding.place else finding.message)
    if finding.candidate is None or finding.id >= "FC010":
        return message
    return f"{message}{between}closest: {passage(finding.candidate)}"


def passage(candidate: Candidate) -> str:
    """`sources/hearing.srt 00:12:03 (98, critical; Port trust, Hearing, 2026-03-02) ORTEGA: We can say …`.

    The speaker is the source's own label, the rest what `sources.toml` says of it.
    """
    where = " ".join(filter(None, (candidate.source, str(candidate.locator))))
    who = f" {candidate.locator.speaker}" if candidate.locator.speaker else ""
    said = f"; {candidate.provenance}" if candidate.provenance and str(candidate.provenance) else ""
    how = f"({candidate.score:.0f}, {candidate.comparison.level}{said})"
    return visible(f"{where} {how}{who}: {passage_text(candidate)}")


def passage_text(candidate: Candidate) -> str:
    """The words of a passage, whole, without what the page put between them: line numbers, running heads."""
    return visible(unbroken(blanked(candidate.text, candidate.comparison.furniture), candidate.comparison.broken))


def provenance_text(provenance: Provenance | None) -> str:
    """What `sources.toml` says of a source, with its address, which is only ever shown; "" if it says nothing."""
    return ", ".join(filter(None, (str(provenance), provenance.url))) if provenance else ""


def web_address(provenance: Provenance | None) -> str:
    """The address of a source, if it is one of a page in the web that may be made a link; else ""."""
    url = provenance.url if provenance else ""
    return url if _WEB.fullmatch(url) and url == visible(url) else ""
