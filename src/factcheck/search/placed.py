"""A detail with its place, the sentences it is looked for in, and those details of a claim that follow from its others, or go against them."""

from collections.abc import Sequence
from typing import NamedTuple

from factcheck.comparison import Fact, Heads, Read, computed, contradicted


class Sentence(NamedTuple):
    """A sentence: which of the claim's words it has, a bit each, and which it or those around it have."""

    number: int
    start: int
    end: int
    own: int
    beside: int
    near: int
    heads: Heads | None = None
    label: int = 0


class Place(NamedTuple):
    score: float
    sentence: Sentence
    home: bool
    other: str = ""
    fit: float = 0.0
    fits: bool = True


class PlacedDetail(NamedTuple):
    """A detail with its status and place: the sentence at `start`:`end` of the text of a number, -1 for none."""

    fact: Fact
    status: str
    number: int = -1
    start: int = 0
    end: int = 0
    other: str = ""
    computed: str = ""


def by_themselves(placed: Sequence[PlacedDetail], text: str, language: str) -> list[PlacedDetail]:
    """The details of a claim, those without a place by the arithmetic of the others: "from 48 to 112, so it tripled"."""
    found = [each for each in placed if each.status == "found" and each.fact.kind in {"number", "date"}]
    at = min(found, key=lambda each: (each.number < 0, each.fact.kind != "number"), default=None)
    if at is None or at.number < 0:
        return list(placed)
    own = Read(text, (), tuple(each.fact for each in found))
    return [each if each.status == "found" else _by_itself(each, at, own, language) for each in placed]


def _by_itself(detail: PlacedDetail, at: PlacedDetail, own: Read, language: str) -> PlacedDetail:
    """The detail, with the place of another one that it was worked out from."""
    fact = detail.fact
    if said := computed(own.text, fact, own, language):
        return PlacedDetail(fact, "found", at.number, at.start, at.end, computed=said)
    if detail.status == "absent" and (said := contradicted(own.text, fact, own, language)):
        return PlacedDetail(fact, "differs", at.number, at.start, at.end, said.rpartition(" is ")[2], said)
    return detail
