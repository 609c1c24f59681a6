"""Made-up articles, claims and verdict files for these tests, and strategies that make them up at random."""

import re
from dataclasses import replace
from datetime import date

from hypothesis import settings
from hypothesis import strategies as st

from factcheck.core.model import Claim, Document, Speaker, Verdict
from factcheck.core.records import Assignment, Dismissal, Evidence, Record, Request, Review, SourceRef, VerdictFile
from factcheck.core.text import claim_id
from factcheck.verdicts import judged

ARTICLE = """Dana Lee told reporters: “We will not raise taxes on anyone”, and that is a promise.

The harbour handled nine million tonnes in rural trade last year. Lee said: “The new quay opens in May.”

“We will see,” said Ana Ortega, who runs the ferry. No city of this size has closed its port.

Asked again, Lee said: “We will see.” Nobody in the room believed it.
"""


def claims_of(article: Document) -> tuple[Claim, ...]:
    """Quotes between curly marks and sentences outside them: enough of a finder for these tests."""
    found: list[tuple[int, int, str, str]] = []
    for match in re.finditer("“([^”]+)”", article.text):
        after = re.match(r",? said ([A-Z]\w+ [A-Z]\w+)", article.text[match.end() :])
        before = re.search(r"([A-Z]\w+(?: [A-Z]\w+)?)(?: told reporters| said):? $", article.text[: match.start()])
        name = after or before
        found.append((match.start(1), match.end(1), "quote", name[1].split()[-1] if name else ""))
    sentences = re.finditer(r"(?:^|(?<=[.”] ))[A-Z][^“”.\n]+\.", article.text, re.MULTILINE)
    found += [(match.start(), match.end(), "claim", "") for match in sentences]
    seen: dict[str, int] = {}
    claims = []
    for start, end, kind, name in sorted(found):
        words = article.text[start:end]
        first = claim_id(kind, words)
        seen[first] = seen.get(first, 0) + 1
        speaker = Speaker(name, start, start, name=name) if name else None
        claims.append(Claim(claim_id(kind, words, seen[first]), kind, words, start, end, speaker))
    return tuple(claims)


def article(text: str = ARTICLE) -> Document:
    return Document.from_text(text, path="articles/quay.md")


def decided(
    record: Record,
    reviewer: str = "ada",
    verdict: Verdict = Verdict.VERIFIED,
    *,
    note: str = "",
    on: date | None = None,
    final: bool = False,
) -> Record:
    """The record with a verdict given now, by all its evidence."""
    review = Review(verdict, note, on, judged(record), final)
    return replace(record, reviews={**record.reviews, reviewer: review})


def id_of(file: VerdictFile, words: str) -> str:
    """The id of the only claim (or orphan) that begins like this."""
    (found,) = [key for key, record in {**file.claims, **file.orphans}.items() if record.exact.startswith(words)]
    return found


few = settings(max_examples=40)
"""For properties of whole files, which take long to make up."""

# Any text that a file can hold; lone surrogates are tested by themselves.
texts = st.text(st.characters(codec="utf-8"), max_size=30)
keys = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
words = st.one_of(st.sampled_from(["We will see", "No more taxes", "no, more taxes", "Nine million tonnes"]), texts)
days = st.one_of(st.none(), st.dates())
extras = st.dictionaries(
    st.sampled_from(["x_new", "x_other"]),
    st.one_of(st.integers(), texts, st.lists(texts, max_size=2), st.dictionaries(keys, texts, max_size=2)),
    max_size=1,
)

reviews = st.builds(
    Review,
    verdict=st.one_of(st.none(), st.sampled_from(Verdict)),
    note=texts,
    on=days,
    basis=st.sampled_from(["", "7h3k2m9p", "7h3k2m9p@5fk2-9xw04c1d"]),
    final=st.booleans(),
    was=texts,
    extra=extras,
)
dismissals = st.builds(Dismissal, by=texts, reason=texts, basis=texts, was=texts, extra=extras)
evidence = st.builds(
    Evidence, source=st.sampled_from(["hearing", "report"]), exact=words, locator=texts, level=texts, extra=extras
)
requests = st.builds(Request, text=texts, on=days, answer=texts, by=texts, extra=extras)
assignments = st.builds(Assignment, by=texts, on=days, extra=extras)
records = st.builds(
    Record,
    kind=st.sampled_from(["quote", "claim"]),
    exact=words,
    prefix=texts,
    suffix=texts,
    speaker=texts,
    origin=texts,
    dismissed=st.one_of(st.none(), dismissals),
    evidence=st.dictionaries(keys, evidence, max_size=2),
    reviews=st.dictionaries(st.one_of(st.sampled_from(["ada", "bob"]), keys), reviews, max_size=3),
    requests=st.dictionaries(st.one_of(st.sampled_from(["ada", "bob"]), keys), requests, max_size=2),
    assigned=st.dictionaries(st.one_of(st.sampled_from(["ada", "bob"]), keys), assignments, max_size=2),
    details=st.dictionaries(
        st.one_of(st.sampled_from(["ada", "bob"]), keys),
        st.dictionaries(keys, st.sampled_from(["found 7h3k2m9p", "wrong nowhere"]), min_size=1, max_size=2),
        max_size=2,
    ),
    extra=extras,
)
sources = st.builds(SourceRef, path=st.sampled_from(["sources/a.txt", "b.srt"]), sha256=texts, extra=extras)
ids = st.one_of(st.sampled_from(["q-1", "q-2", "c-3"]), keys)
files = st.builds(
    VerdictFile,
    article=texts,
    text_sha256=texts,
    sources=st.dictionaries(keys, sources, max_size=3),
    claims=st.dictionaries(ids, records, max_size=4),
    orphans=st.dictionaries(st.sampled_from(["q-8", "q-9"]), records, max_size=2),
    extra=extras,
)
