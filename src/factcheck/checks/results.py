"""What checking comes to, as plain data: an article's findings, those that were silenced, and a whole run's."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from factcheck.core.model import Claim, Detail, Difference, Finding, Level, Provenance
from factcheck.core.text import blanked, unbroken

SEVERITIES = ("error", "warning", "note")
"""From the one that always fails to the one that never does by itself."""


@dataclass(frozen=True, slots=True)
class Silenced:
    """A finding that does not count. `by`: "comment" (in the article) or "baseline"; `reason` is the comment's."""

    finding: Finding
    by: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class New:
    """What an article is judged by and was not so in the commit of `--policy-from`.

    `kind` is "verdict", "dismissal", "source", "sources folder" (not used) or "ignore comment" (not counted); `what` says
    whose, or which.
    """

    kind: str
    path: str
    what: str = ""
    number: int = 1


@dataclass(frozen=True, slots=True)
class Used:
    """The files that articles were judged by, as paths from the working folder."""

    settings: tuple[str, ...] = ()
    baselines: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()
    new: tuple[New, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """What one article comes to.

    `path` is as it was given; `name` is that path from the project's root, with forward slashes. `broken` means
    that an input could not be used, so that the absence of findings says nothing: the verdict file, or the article
    itself, and then `error` and `hint` say why. `gone` counts what the baseline knows of this article and is no
    more; `notes` say what reading it had to guess. `unchecked` counts the last claims, which nobody looked at because a
    limit was reached. `used` are the files that it was judged by. `details` are those of each claim that was looked at, by
    its id.
    """

    path: str
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    silenced: tuple[Silenced, ...] = ()
    name: str = ""
    broken: bool = False
    error: str = ""
    hint: str = ""
    gone: int = 0
    notes: tuple[str, ...] = ()
    unchecked: int = 0
    used: Used = field(default_factory=Used)
    details: Mapping[str, tuple[Detail, ...]] = field(default_factory=dict)

    @property
    def quotes(self) -> int:
        return sum(claim.kind == "quote" for claim in self.claims)

    @property
    def statements(self) -> int:
        """How many claims are in the reporter's own words."""
        return len(self.claims) - self.quotes


@dataclass(frozen=True, slots=True)
class Run:
    """All articles of one call of `check`, in the order they were named.

    `fails` are the severities that end it with exit code 1; `policy_from` is the commit that the rules are from, as it
    was named, "" where they are the working folder's; `shard` is the part of the articles that these are, as "2/5", "" if
    they are all.
    """

    articles: tuple[Result, ...]
    fails: frozenset[str] = field(default=frozenset({"error"}))
    policy_from: str = ""
    shard: str = ""

    @property
    def findings(self) -> Iterator[Finding]:
        return (finding for article in self.articles for finding in article.findings)

    @property
    def used(self) -> Used:
        """The files that all of them were judged by, each once."""

        def every(name: str) -> tuple[Any, ...]:
            return tuple(dict.fromkeys(item for article in self.articles for item in getattr(article.used, name)))

        return Used(*(every(each.name) for each in fields(Used)))

    @property
    def counts(self) -> dict[str, int]:
        """How many findings there are of each severity."""
        return severities(self.findings)

    @property
    def exit_code(self) -> int:
        """0 nothing to report, 1 findings, 2 an input could not be used."""
        if any(article.broken for article in self.articles):
            return 2
        return int(any(finding.severity in self.fails for finding in self.findings))


def severities(findings: Iterable[Finding]) -> dict[str, int]:
    """How many findings there are of each severity: `{"error": 2, "warning": 0, "note": 0}`."""
    counts = Counter(finding.severity for finding in findings)
    return {severity: counts[severity] for severity in SEVERITIES}


def said_once(articles: Iterable[Result]) -> tuple[Result, ...]:
    """The articles with what is not about them (a source that many of them share) said at the first one only."""
    said: set[tuple[str, str, str]] = set()
    kept = []
    for article in articles:
        findings = []
        for finding in article.findings:
            mark = (finding.id, finding.path, finding.message)
            if finding.claim is not None or finding.path == article.path or mark not in said:
                findings.append(finding)
            if finding.claim is None:
                said.add(mark)
        kept.append(replace(article, findings=tuple(findings)))
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage beside a claim. `chosen`: a reviewer rests a verdict on it; else the program found it closest. `near`: it is
    too unlike to be where the words come from, only the nearest there is.

    `source` is the path as the verdict file or the search has it, `place` where it is there. `differences` are
    those worth a word, minor and critical ones, as they are between a quote and this passage; `missing` are the
    checkable details of a claim in the reporter's words that the passage has not. `furniture` are the parts of the
    text that the page put between its words, `broken` the words it broke at the ends of lines, and `words` is the text
    without them and with those whole, as long. `provenance` is what
    `sources.toml` says of the source.
    """

    source: str
    place: str
    text: str
    level: Level | None
    differences: tuple[Difference, ...]
    chosen: bool
    missing: tuple[str, ...] = ()
    furniture: tuple[tuple[int, int], ...] = ()
    broken: tuple[tuple[int, int, bool], ...] = ()
    provenance: Provenance | None = None
    near: bool = False

    @property
    def words(self) -> str:
        return unbroken(blanked(self.text, self.furniture), self.broken)
