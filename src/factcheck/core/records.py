"""What was decided: the verdict file as plain data, one record a claim.

`factcheck.verdicts` reads and writes it; everybody else only looks. Unknown keys of a file written by a newer
version are kept in `extra` and written back. docs/verdict-file.md is made of the words beside the fields.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePath, PurePosixPath
from typing import Annotated, Any, Final, Self

from factcheck.core.model import Verdict

SCHEMA = 2

_DEVICES = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])[ ]*(?:[.:].*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SourceRef:
    """A source that evidence points at."""

    path: Annotated[str, "relative, POSIX, inside the project"]
    sha256: Annotated[str, "of the file's bytes, when a passage of it was last chosen"] = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that speaks for or against a claim."""

    source: Annotated[str, "the key under `[source]`; unless given, this line's own"]
    exact: Annotated[str, "the passage, in the source's own words"]
    locator: Annotated[str, "where the passage was: page, time, line or heading"] = ""
    level: Annotated[str, "how far the quote was from it when it was chosen"] = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Review:
    """One reviewer's verdict on one claim, or a note alone."""

    verdict: Annotated[Verdict | None, "none: a note alone"] = None
    note: Annotated[str, "remarks, for people"] = ""
    on: Annotated[date | None, "the day it was given"] = None
    basis: Annotated[str, "the words and passages it rests on, as short hashes"] = ""
    final: Annotated[bool, "settles a disagreement"] = False
    was: Annotated[str, "the words it was given for, once the article has others"] = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A claim that is none, or a matter of opinion: by whom, and why."""

    by: Annotated[str, "the reviewer"]
    reason: Annotated[str, "why this is no claim, or a matter of opinion"]
    basis: Annotated[str, "as in a review; none: holds for the words it is listed under"] = ""
    was: Annotated[str, "as in a review"] = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Request:
    """Something to ask the author, and the answer; open while there is none."""

    text: Annotated[str, "what is asked"]
    on: Annotated[date | None, "the day it was asked"] = None
    answer: Annotated[str, "what the author says; none: open"] = ""
    by: Annotated[str, "who recorded the answer"] = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Assignment:
    """A claim that somebody is to check."""

    by: Annotated[str, "who assigned it"] = ""
    on: Annotated[date | None, "the day it was assigned"] = None
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Record:
    """Everything the verdict file holds of one claim.

    `evidence` is keyed by a name unique in the claim, `reviews` by reviewer, `requests` by who asks, `assigned` by who
    is to check it, `details` by who ticked or crossed them: each detail's words with "found" or "wrong" and what that
    rests on.
    """

    kind: Annotated[str, '"quote", or "claim" for the reporter\'s own words']
    exact: Annotated[str, "the words; of a quote, what is inside the marks"]
    prefix: Annotated[str, "the text before it (W3C Web Annotation, TextQuoteSelector)"] = ""
    suffix: Annotated[str, "the text after it"] = ""
    speaker: Annotated[str, "the name as listed"] = ""
    origin: Annotated[str, "the reviewer who added the claim by hand; none: the program found it"] = ""
    dismissed: Dismissal | None = None
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    reviews: Mapping[str, Review] = field(default_factory=dict)
    requests: Mapping[str, Request] = field(default_factory=dict)
    assigned: Mapping[str, Assignment] = field(default_factory=dict)
    details: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def touched(self) -> bool:
        """Whether a person has put anything into it."""
        people = self.reviews or self.requests or self.assigned or self.details
        return bool(people or self.evidence or self.dismissed or self.origin)

    @property
    def asked(self) -> bool:
        """Whether the author has something to answer."""
        return any(not request.answer for request in self.requests.values())


@dataclass(frozen=True, slots=True)
class UnknownKey:
    """A key that no verdict file has, in a table (`claim.q-7h3k2m9p`; "" at the top); `close` is one that it may mean."""

    table: str
    key: str
    line: int
    close: str = ""


@dataclass(frozen=True, slots=True)
class VerdictFile:
    """One article's verdicts. `claims` is keyed by claim id, in article order; `orphans` are in no article now.

    `unknown` are the keys that reading it met and did not know; they are kept where they were.
    """

    article: str
    text_sha256: str = ""
    sources: Mapping[str, SourceRef] = field(default_factory=dict)
    claims: Mapping[str, Record] = field(default_factory=dict)
    orphans: Mapping[str, Record] = field(default_factory=dict)
    schema: int = SCHEMA
    extra: Mapping[str, Any] = field(default_factory=dict)
    unknown: tuple[UnknownKey, ...] = field(default=(), compare=False)

    def with_record(self, claim_id: str, record: Record) -> Self:
        """The same file with one claim's record put in the place of another (or at the end, if it is new)."""
        return replace(self, claims={**self.claims, claim_id: record})


NOTE: Final = ".note.md"
"""How the name of a note ends: what a colleague wrote down is told from what a source published."""


def inside(path: str, root: str) -> str:
    """A source's path, absolute or relative to the project's `root`, as a verdict file has it; "" if it lies outside."""
    pure = PurePath(path)
    if pure.is_absolute():
        try:
            pure = pure.relative_to(root)
        except ValueError:
            return ""
    posix = PurePosixPath(*pure.parts)
    return "" if ".." in posix.parts else str(posix)


def unsafe_path(path: str) -> str:
    """Why a path of a checked-in file can be no path inside a project ("" if it can): one half of a sentence."""
    if not path:
        return "is empty"
    if any(ord(char) < 32 or 127 <= ord(char) < 160 for char in path):
        return "holds control characters"
    if path.startswith(("/", "~")) or "\\" in path or re.match(r"[A-Za-z]:", path) or "://" in path:
        return "is not relative to the project (with / between folders)"
    if ".." in PurePosixPath(path).parts:
        return "climbs out of its folder"
    if any(_DEVICES.fullmatch(part) for part in PurePosixPath(path).parts):
        return "names a device"
    if len(path) > 1000:
        return "is longer than 1,000 characters"
    return ""
