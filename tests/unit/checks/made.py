"""A made-up article, its claims and what a search finds for them, as plain data."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from factcheck.checks import Case, Result, check
from factcheck.core.errors import VerdictFileError
from factcheck.core.model import Candidate, Claim, Comparison, Difference, Document, Level, Locator, Verdict
from factcheck.core.records import Evidence, Record, Review, VerdictFile
from factcheck.core.settings import Settings
from factcheck.core.text import claim_id
from factcheck.verdicts import basis_of, judged, reconcile

TEXT = """The council met on Monday.

“We will raise the harbour fee this year,” the mayor said.

The fee has not changed since 2011.
"""
WORDS = "We will raise the harbour fee this year,"
SAID = "We will not raise the harbour fee this year"
OWN = "The fee has not changed since 2011."
ARTICLE = Document.from_text(TEXT, path="article.txt")


def claim_of(kind: str, words: str, text: str = TEXT) -> Claim:
    start = text.index(words)
    return Claim(claim_id(kind, words), kind, words, start, start + len(words), marks="“”" if kind == "quote" else "")


QUOTE = claim_of("quote", WORDS)
STATEMENT = claim_of("claim", OWN)


def difference(kind: str, level: Level, quoted: str = "", found: str = "") -> Difference:
    at = WORDS.find(quoted) if quoted else 8
    return Difference(kind, level, quoted, at, at + len(quoted), found, 8, 8 + len(found))


NEGATION = difference("negation", Level.CRITICAL, "", "not")
NUMBER = difference("number", Level.CRITICAL, "this year", "in ten years")
CONTEXT = difference("context", Level.CRITICAL, "", "Nobody believes that")
PART = difference("context", Level.MINOR, "", "The council voted")
INFLECTION = difference("inflection", Level.MINOR, "raise", "raised")
MARK = difference("mark", Level.TYPOGRAPHIC, ",", ".")


def candidate(
    *differences: Difference, score: float = 98.0, source: str = "sources/minutes.txt", **more: Any
) -> Candidate:
    level = max((item.level for item in differences), default=Level.VERBATIM)
    found = Candidate(
        source, 0, len(SAID), SAID, score, Locator(line=3, column=17), Comparison(level, tuple(differences))
    )
    return replace(found, **more)


def listed(*claims: Claim) -> VerdictFile:
    """A verdict file in which nobody has decided anything."""
    return reconcile(None, ARTICLE, claims or (QUOTE,), article_path="article.txt", sources=["sources/minutes.txt"])


def review(record: Record, verdict: Verdict, **more: Any) -> Review:
    """A verdict given on what the record holds now."""
    return Review(verdict, on=date(2026, 11, 3), basis=judged(record, ()), **more)


def reviewed(reviews: Mapping[str, Review | Verdict], claim: Claim = QUOTE, **more: Any) -> VerdictFile:
    """The file with these reviews of a claim, by reviewer; a bare verdict is fresh."""
    file = listed(claim)
    record = replace(file.claims[claim.id], **more)
    made = {name: review(record, item) if isinstance(item, Verdict) else item for name, item in reviews.items()}
    return file.with_record(claim.id, replace(record, reviews=made))


def rested(exact: str = SAID) -> VerdictFile:
    """The file with Ada's verdict resting on a passage of the minutes."""
    file = listed()
    record = replace(file.claims[QUOTE.id], evidence={"minutes": Evidence("minutes", exact, "L3", "critical")})
    done = Review(Verdict.VERIFIED, on=date(2026, 11, 3), basis=basis_of(record))
    return file.with_record(QUOTE.id, replace(record, reviews={"ada": done}))


def checked(
    file: VerdictFile | VerdictFileError | None = None,
    found: Sequence[Candidate] = (),
    *,
    claims: tuple[Claim, ...] = (QUOTE,),
    source_text: Callable[[str], str | None] = lambda name: (
        f"He said: {SAID}." if name == "sources/minutes.txt" else None
    ),
    **more: Any,
) -> Result:
    """What the made-up case comes to."""
    given = {
        "article": ARTICLE,
        "claims": claims,
        "search": lambda _: found,
        "file": listed(*claims) if file is None else file,
        "verdict_path": "article.verdicts.toml",
        "source_text": source_text,
        "settings": Settings(),
        "name": "article.txt",
    }
    return check(Case(**(given | more)))


def ids(result: Result) -> list[str]:
    return [finding.id for finding in result.findings]
