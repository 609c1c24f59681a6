"""What was decided: the verdict file as plain data, one record a claim.

`factcheck.verdicts` reads and writes it; everybody else only looks. Unknown keys of a file written by a newer
version are kept in `extra` and written back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Self

from factcheck.model import Verdict

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class SourceRef:
    """A source that evidence points at: its path (relative, POSIX, inside the project) and its bytes' SHA-256."""

    path: str
    sha256: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that speaks for or against a claim, in the source's own words.

    `source` is a key of `VerdictFile.sources`; `level` is the level of its comparison when it was chosen.
    """

    source: str
    exact: str
    locator: str = ""
    level: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Review:
    """One reviewer's verdict on one claim. `basis` says by what it was judged; `final` settles a disagreement.

    A review without a verdict holds a note alone. `was` are the words it was given for, kept once the article's
    words are no longer those.
    """

    verdict: Verdict | None = None
    note: str = ""
    on: date | None = None
    basis: str = ""
    final: bool = False
    was: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A claim that is none, or a matter of opinion: by whom, and why; `basis` and `was` as in a review.

    One without a basis (written by hand) holds for the words it stands under.
    """

    by: str
    reason: str
    basis: str = ""
    was: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Record:
    """Everything the verdict file holds of one claim.

    `prefix` and `suffix` are the text around it (W3C Web Annotation, TextQuoteSelector); `speaker` is the name as
    listed ("" if none); `origin` the reviewer who added the claim by hand ("" if the program found it).
    `evidence` is keyed by a name unique in the claim, `reviews` by reviewer.
    """

    kind: str
    exact: str
    prefix: str = ""
    suffix: str = ""
    speaker: str = ""
    origin: str = ""
    dismissed: Dismissal | None = None
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    reviews: Mapping[str, Review] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def touched(self) -> bool:
        """Whether a person has put anything into it."""
        return bool(self.reviews or self.evidence or self.dismissed or self.origin)


@dataclass(frozen=True, slots=True)
class VerdictFile:
    """One article's verdicts. `claims` is keyed by claim id, in article order; `orphans` stand in no article now."""

    article: str
    text_sha256: str = ""
    sources: Mapping[str, SourceRef] = field(default_factory=dict)
    claims: Mapping[str, Record] = field(default_factory=dict)
    orphans: Mapping[str, Record] = field(default_factory=dict)
    schema: int = SCHEMA
    extra: Mapping[str, Any] = field(default_factory=dict)

    def with_record(self, claim_id: str, record: Record) -> Self:
        """The same file with one record put in the place of another (or at the end, if it is new)."""
        return replace(self, claims={**self.claims, claim_id: record})
