"""What becomes of verdicts when a newsroom edits its article: kept, stale, orphaned, lost, carried to the wrong claim.

Every character keeps where it came from through all edits. So it is known which claim of the edited article is which
of the old one, whatever the program thinks.
"""

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from factcheck.core.model import Claim, Document, State, Verdict
from factcheck.core.records import Record, Review, VerdictFile
from factcheck.core.text import normalised
from factcheck.verdicts import all_claims, judged, reconcile, status_of

Chars = list[tuple[str, int | None]]
"""A text, each character with its offset in the original; None for what was put in."""

WORDS = [
    "not",
    "nearly",
    "seven",
    "council",
    "harbour",
    "again",
    "almost",
    "never",
    "late",
    "said",
    "new",
    "old",
    "former",
    "budget",
]
SENTENCES = (
    "The council meets again on Thursday to settle the matter.",
    "“We have heard nothing from them,” said Ana Ortega, who runs the ferry.",
    "Spending on rural roads rose by 7 % last year, the report says.",
)


def text_of(chars: Chars) -> str:
    return "".join(char for char, _ in chars)


def _new(text: str) -> Chars:
    return [(char, None) for char in text]


# Edits: each takes a text and gives one; none knows what a claim is.


def change_word(chars: Chars, rng: random.Random) -> Chars:
    words = list(re.finditer(r"[^\W\d_]{2,}", text_of(chars)))
    if not words:
        return chars
    word = rng.choice(words)
    new = _new(rng.choice(WORDS))
    match rng.randrange(3):
        case 0:  # another word
            return chars[: word.start()] + new + chars[word.end() :]
        case 1:  # one more
            return chars[: word.start()] + new + _new(" ") + chars[word.start() :]
        case _:  # one fewer
            return chars[: word.start()] + chars[word.end() :]


def change_number(chars: Chars, rng: random.Random) -> Chars:
    numbers = list(re.finditer(r"\d+", text_of(chars)))
    if not numbers:
        return change_word(chars, rng)
    number = rng.choice(numbers)
    return chars[: number.start()] + _new(str(rng.randrange(2, 99))) + chars[number.end() :]


def _sentences(chars: Chars) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"[^\s][^\n]*?[.?!][”\"’']?(?=\s|$)", text_of(chars))]


def move_sentence(chars: Chars, rng: random.Random) -> Chars:
    spans = _sentences(chars)
    if len(spans) < 3:
        return chars
    start, end = rng.choice(spans)
    moved, left = chars[start:end], chars[:start] + chars[end:]
    target = rng.choice([end for _, end in _sentences(left)] or [len(left)])
    return left[:target] + _new(" ") + moved + left[target:]


def cut_sentence(chars: Chars, rng: random.Random) -> Chars:
    spans = _sentences(chars)
    start, end = rng.choice(spans) if spans else (0, 0)
    return chars[:start] + chars[end:]


def add_sentence(chars: Chars, rng: random.Random) -> Chars:
    ends = [end for _, end in _sentences(chars)] or [0]
    at = rng.choice(ends)
    return chars[:at] + _new(" " + rng.choice(SENTENCES)) + chars[at:]


def _paragraphs(chars: Chars) -> list[Chars]:
    parts: list[Chars] = []
    start = 0
    for match in re.finditer(r"\n\n+", text_of(chars)):
        parts.append(chars[start : match.start()])
        start = match.end()
    return [*parts, chars[start:]]


def _joined(parts: Sequence[Chars]) -> Chars:
    whole: Chars = []
    for part in parts:
        whole += (_new("\n\n") if whole else []) + part
    return whole


def cut_paragraph(chars: Chars, rng: random.Random) -> Chars:
    parts = _paragraphs(chars)
    if len(parts) > 2:
        del parts[rng.randrange(len(parts))]
    return _joined(parts)


def move_paragraph(chars: Chars, rng: random.Random) -> Chars:
    parts = _paragraphs(chars)
    part = parts.pop(rng.randrange(len(parts)))
    parts.insert(rng.randrange(len(parts) + 1), part)
    return _joined(parts)


STYLES: Sequence[dict[str, str]] = (
    {"“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "—": " - ", "–": "-"},
    {"—": " — ", "–": " – ", "'": "’", "...": "…"},
    {" — ": "—", " -- ": "—", " - ": " – "},
)


def change_typography(chars: Chars, rng: random.Random) -> Chars:
    style = rng.choice(STYLES)
    pattern = re.compile("|".join(map(re.escape, style)))
    result: Chars = []
    end = 0
    for match in pattern.finditer(text_of(chars)):
        origin = next((place for _, place in chars[match.start() : match.end()] if place is not None), None)
        result += chars[end : match.start()] + [(char, origin) for char in style[match[0]]]
        end = match.end()
    return result + chars[end:]


def trim_quote(chars: Chars, rng: random.Random) -> Chars:
    quotes = [m for m in re.finditer(r"“([^“”\n]+)”|\"([^\"\n]+)\"", text_of(chars)) if len(m[0].split()) > 4]
    if not quotes:
        return change_word(chars, rng)
    quote = rng.choice(quotes)
    start, end = quote.start() + 1, quote.end() - 1
    cuts = [match.start() for match in re.finditer(r" ", text_of(chars[start:end]))]
    cut = start + rng.choice(cuts[: max(1, len(cuts) // 2)])
    if rng.random() < 0.5:  # from the start
        return chars[:start] + chars[cut + 1 :]
    cut = start + rng.choice(cuts[len(cuts) // 2 :])
    return chars[:cut] + chars[end:]


EDITS: Sequence[Callable[[Chars, random.Random], Chars]] = (
    change_word,
    change_word,
    change_word,
    change_number,
    move_sentence,
    cut_sentence,
    add_sentence,
    cut_paragraph,
    move_paragraph,
    change_typography,
    trim_quote,
    trim_quote,
)


@dataclass(frozen=True)
class Outcome:
    """One claim's verdict after one round of edits, and what it should have come to."""

    name: str
    old: str
    new: str
    edits: tuple[str, ...]


def decided(file: VerdictFile) -> VerdictFile:
    """Every claim verified by a reviewer whose note is the claim's old id."""
    claims = {
        key: replace(record, reviews={"ada": Review(Verdict.VERIFIED, note=key, basis=judged(record))})
        for key, record in file.claims.items()
    }
    return replace(file, claims=claims)


def one_round(
    text: str, find: Callable[[Document], tuple[Claim, ...]], rng: random.Random, most: int
) -> tuple[list[Outcome], int]:
    """Decide every claim of a text, edit it up to `most` times, reconcile: what became of each; and edits made."""
    before = Document.from_text(text)
    claims = find(before)
    file = decided(reconcile(None, before, claims, article_path="a.md"))
    chars: Chars = [(char, place) for place, char in enumerate(before.text)]
    edits = rng.choices(EDITS, k=rng.randrange(1, most + 1))
    for edit in edits:
        chars = edit(chars, rng)
    after = Document.from_text(text_of(chars))
    new_claims = find(after)
    result = reconcile(file, after, new_claims, article_path="a.md")
    names = tuple(edit.__name__ for edit in edits)
    judge = _Judge(all_claims(result, after, new_claims), [place for _, place in chars], result)
    return [replace(judge.outcome(claim), edits=names) for claim in claims], len(edits)


class _Judge:
    """Knows where every character came from, and so what should have become of each claim."""

    def __init__(self, new: Sequence[Claim], origins: Sequence[int | None], result: VerdictFile) -> None:
        self.new = {claim.id: claim for claim in new}
        self.origins = origins
        self.cover = {claim.id: self._origins(claim) for claim in new}
        self.homes: dict[str, tuple[str, Record]] = {}
        for place, records in (("claim", result.claims), ("orphan", result.orphans)):
            for key, record in records.items():
                for review in record.reviews.values():
                    self.homes[review.note] = (key if place == "claim" else "", record)

    def _origins(self, claim: Claim) -> set[int]:
        return {place for place in self.origins[claim.start : claim.end] if place is not None}

    def successors(self, claim: Claim) -> list[Claim]:
        """The claims of its kind in the new article that are made of its characters, the most first."""
        own = range(claim.start, claim.end)
        shared = {key: sum(place in own for place in cover) for key, cover in self.cover.items()}
        likely = [self.new[key] for key, count in shared.items() if count * 2 > len(own)]
        alike = [each for each in likely if each.kind == claim.kind]
        return sorted(alike, key=lambda each: -shared[each.id])

    def stands(self, claim: Claim) -> bool:
        """Whether its characters still stand in the article, all and side by side."""
        own = [place for place in self.origins if place is not None and claim.start <= place < claim.end]
        first = self.origins.index(claim.start) if claim.start in self.origins else -1
        return (
            first >= 0
            and list(self.origins[first : first + len(claim.text)]) == list(range(claim.start, claim.end)) == own
        )

    def outcome(self, claim: Claim) -> Outcome:
        there = self.successors(claim)
        same = [each for each in there if normalised(each.text) == normalised(claim.text)]
        if claim.id not in self.homes:
            return Outcome("DROPPED", claim.text, "", ())
        key, record = self.homes[claim.id]
        own = range(claim.start, claim.end)
        held = status_of(record, source_text=lambda _: None).state
        if not key:
            name = "NEEDLESSLY ORPHANED" if same else "edited, orphaned" if there else "gone, orphaned"
            if not same and self.stands(claim):
                name = "stands, not listed, orphaned"
        elif not any(place in own for place in self.cover[key]):
            name = f"WRONGLY CARRIED ({'fresh' if held is State.VERIFIED else 'stale'})"
        elif held is State.VERIFIED:
            name = "kept" if normalised(record.exact) == normalised(claim.text) else "WRONGLY FRESH"
        elif normalised(record.exact) != normalised(claim.text):
            name = "NEEDLESSLY STALE" if same else "edited, stale"
        else:
            name = "speaker changed, stale"
        return Outcome(name, claim.text, self.new[key].text if key else "", ())


def measure(
    texts: Sequence[str], find: Callable[[Document], tuple[Claim, ...]], edits: int, *, most: int = 6, seed: int = 1
) -> tuple[Counter[str], int, list[Outcome]]:
    """Rounds over the texts until that many edits were made: outcomes counted, edits made, and every bad outcome."""
    rng = random.Random(seed)
    counts: Counter[str] = Counter()
    bad: list[Outcome] = []
    made = 0
    while made < edits:
        outcomes, number = one_round(rng.choice(texts), find, rng, most)
        made += number
        counts.update(outcome.name for outcome in outcomes)
        bad += [outcome for outcome in outcomes if outcome.name.isupper() or outcome.name.startswith("WRONGLY")]
    return counts, made, bad
