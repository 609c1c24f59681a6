"""Where an article gives two figures for one thing: 42 % above and 45 % below, nine members and a list of eight."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from factcheck.comparison import Fact, content_words, facts_of, same
from factcheck.core.model import Claim

_SHARED: Final = 0.6  # of the words of the shorter of two sentences that both have, for them to be about one thing
_FEWEST: Final = 3  # words that both have
_LISTED: Final = re.compile(
    r"[:—–]\s*((?:[^,.;:]+,\s*){2,}(?:and\s|und\s)?[^,.;:]+?(?:\s(?:and|und)\s[^,.;:]+)?)\s*[.;]?\s*$"
)
_NEXT: Final = re.compile(r",\s*(?:and\s|und\s)?|\s(?:and|und)\s")
_MOST: Final = 400  # claims of an article that are compared with one another


class _Read(NamedTuple):
    claim: Claim
    numbers: tuple[Fact, ...]
    others: tuple[Fact, ...]
    words: frozenset[str]


def contradictions(claims: Sequence[Claim], most: int = _MOST) -> Iterator[tuple[Claim, Claim, str]]:
    """Two claims of an article that cannot both be true, and in words why; one that does so alone comes twice."""
    read = [_read(claim) for claim in claims[: min(most, _MOST)] if claim.kind != "quote"]
    for each in read:
        if said := _wrong_list(each):
            yield each.claim, each.claim, said
    for one, other in combinations([each for each in read if each.numbers], 2):
        for said in _apart(one, other):
            yield one.claim, other.claim, said


def _read(claim: Claim) -> _Read:
    found = facts_of(claim.text, claim.language or "en").facts
    numbers = tuple(fact for fact in found if fact.kind == "number" and fact.amount is not None)
    others = tuple(fact for fact in found if fact.kind in {"date", "name", "time"})
    return _Read(claim, numbers, others, content_words(claim.text, found))


def _apart(one: _Read, other: _Read) -> Iterator[str]:
    """The figures of two sentences about one thing that differ, where nothing else in them does."""
    both = one.words & other.words
    fewest = min(len(one.words), len(other.words))
    if len(both) < _FEWEST or len(both) < _SHARED * fewest or _of_other_things(one, other):
        return
    if len(one.numbers) != 1 or len(other.numbers) != 1:
        return
    mine, yours = one.numbers[0], other.numbers[0]
    if mine.dimension != yours.dimension or (mine.second is None) != (yours.second is None) or same(mine, yours):
        return
    if mine.dimension or mine.counted & yours.counted:
        yield f"“{_words(one.claim, mine)}” here, “{_words(other.claim, yours)}” in “{_short(other.claim.text)}”"


def _of_other_things(one: _Read, other: _Read) -> bool:
    """Whether two sentences name another day, place or person each."""
    for kind in ("date", "time"):
        first = [fact for fact in one.others if fact.kind == kind]
        second = [fact for fact in other.others if fact.kind == kind]
        if bool(first) != bool(second) or any(not any(same(fact, each) for each in second) for fact in first):
            return True
    names = [{word for fact in each.others if fact.kind == "name" for word in fact.words} for each in (one, other)]
    return bool(names[0] - names[1]) and bool(names[1] - names[0])


def _wrong_list(each: _Read) -> str:
    """For "nine members: Ada, Ben and Cy"."""
    text = each.claim.text
    found = _LISTED.search(text)
    if found is None:
        return ""
    count = len([part for part in _NEXT.split(found[1]) if part and part.strip()])
    before = [fact for fact in each.numbers if fact.end <= found.start() and fact.counted and not fact.dimension]
    if not before or before[-1].amount == count or text[before[-1].end : found.start()].count(",") > 1:
        return ""
    return f"“{_words(each.claim, before[-1])}”, and a list of {count}"


def _words(claim: Claim, fact: Fact) -> str:
    return " ".join(claim.text[fact.start : fact.end].split())


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _ROOM else f"{words[: _ROOM - 1]}…"


_ROOM: Final = 80
