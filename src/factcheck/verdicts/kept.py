"""Where a record's words stand in the article when the program does not list them as a claim.

A reviewer added them by hand, or the program took them for a claim in an earlier version of the article and does
not now (a quotation mark was lost two lines above). They stand there all the same, and so does what was decided.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from factcheck.core.model import Claim, Document
from factcheck.core.records import Record, VerdictFile
from factcheck.core.text import normalised
from factcheck.verdicts.standing import normal_text

AROUND = 32
"""Characters of text kept on either side of a claim."""
ENOUGH_AROUND = 10
"""Characters of its surroundings that must be there too for words so few that they may stand anywhere."""
FEW = 5
"""Words."""


def all_claims(file: VerdictFile, article: Document, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims, and those that the file keeps besides (see `reconcile`), in article order."""
    found = {claim.id: claim for claim in claims}
    for key, record in file.claims.items():
        if key not in found and (span := span_of(record, article.text)):
            start, end = span
            rule = "by hand" if record.origin else "kept"
            found[key] = Claim(key, record.kind, article.text[start:end], start, end, rule=rule)
    return tuple(sorted(found.values(), key=lambda claim: (claim.start, claim.end)))


def kept_spans(records: Mapping[str, Record], article: Document, claims: Iterable[Claim]) -> dict[str, tuple[int, int]]:
    """Start and end of the records whose words stand in the article though no claim lists them.

    Words within a claim of the same kind are that claim's now, unless a reviewer added them by hand.
    """
    listed = [(claim.kind, claim.start, claim.end) for claim in claims]
    found = {key: best for key, record in records.items() if (best := _best_place(record, article.text))}
    spans: dict[str, tuple[int, int]] = {}
    for key, (_, start, end) in sorted(found.items(), key=lambda item: -item[1][0]):
        record = records[key]
        within = any(kind == record.kind and at < end and start < to for kind, at, to in listed)
        # Of two records with the same words, a place is that of the one it is surrounded more alike.
        if (start, end) not in spans.values() and (record.origin or not within):
            spans[key] = start, end
    return spans


def span_of(record: Record, text: str) -> tuple[int, int] | None:
    """Start and end of a record's words in a text, where they are surrounded most as it remembers; None if nowhere."""
    best = _best_place(record, text)
    return best[1:] if best else None


def _best_place(record: Record, text: str) -> tuple[int, int, int] | None:
    """How many characters of its surroundings are there, start and end."""
    best: tuple[int, int, int] | None = None
    for start, end in _occurrences(record.exact, text):
        fit = _alike(text[max(0, start - AROUND) : start][::-1], record.prefix[::-1])
        fit += _alike(text[end : end + AROUND], record.suffix)
        if best is None or fit > best[0]:
            best = fit, start, end
    if best and best[0] < ENOUGH_AROUND and len(record.exact.split()) < FEW and not record.origin:
        return None
    return best


def _occurrences(exact: str, text: str) -> Iterable[tuple[int, int]]:
    """Where the same words stand, whatever their typography."""
    words = normalised(exact)
    pattern, head, tail = _pattern(exact)
    # To find out that they stand nowhere is quick; to find out where takes a hundred times as long.
    if pattern is None or words not in normal_text(text):
        return
    for match in pattern.finditer(text):
        # Marks at the ends belong to it as far as they did: "Why?" is not "Why".
        for start, end in ((match.start() - head, match.end() + tail), match.span()):
            if start >= 0 and normalised(text[start:end]) == words:
                yield start, end
                break


@lru_cache(maxsize=4096)
def _pattern(exact: str) -> tuple[re.Pattern[str] | None, int, int]:
    """Its words with anything but words between them; and how many marks stood before and after them."""
    words = list(re.finditer(r"\w+", exact))
    if not words:
        return None, 0, 0
    between = r"\W{1,8}".join(re.escape(word[0]) for word in words)
    pattern = re.compile(rf"(?<!\w){between}(?!\w)", re.IGNORECASE)
    return pattern, words[0].start(), len(exact) - words[-1].end()


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
