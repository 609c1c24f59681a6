"""A file that is to be read, and what came of it."""

from dataclasses import dataclass

from factcheck.core.errors import SourceError


@dataclass(slots=True)
class Job:
    """A file to read; `answer` is what was read, packed, or why it was not; None as long as it is not known."""

    path: str
    kind: str
    data: bytes
    sha256: str
    answer: bytes | SourceError | None = None
