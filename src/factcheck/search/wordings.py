"""Where the best passages of a claim say the opposite of it, and what it says of one among all: "the largest port"."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from factcheck.comparison import Fact, peak_in, peaks, turned
from factcheck.search.placed import PlacedDetail

_OWN: Final = 0.4  # part of the claim's words in a sentence from which it may say the opposite
_LOOKED_AT: Final = 4


class Passage(NamedTuple):
    """A sentence of a source, and how much of the claim's words it has."""

    share: float
    number: int
    start: int
    end: int


def find_wordings(
    text: str,
    passages: Sequence[Passage],
    part_of: Callable[[int, int, int], str],
    *,
    quoted: Sequence[tuple[int, int]] = (),
    language: str = "en",
) -> list[PlacedDetail]:
    """The superlatives of a claim, and the first of its words that a passage has the other way; `passages`, best first."""
    likely = [each for each in passages if each.share >= _OWN][:_LOOKED_AT]
    found = list(_peaks(text, passages, part_of, quoted, language))
    for each in likely:
        turn = turned(text, part_of(each.number, each.start, each.end), language, quoted)
        if turn is not None:
            fact = Fact("wording", turn.start, turn.end)
            return [*found, PlacedDetail(fact, "differs", each.number, each.start, each.end, turn.other)]
    return found


def _peaks(
    text: str,
    passages: Sequence[Passage],
    part_of: Callable[[int, int, int], str],
    quoted: Sequence[tuple[int, int]],
    language: str,
) -> Iterator[PlacedDetail]:
    for peak in peaks(text, language):
        if any(start <= peak.start < end for start, end in quoted):
            continue
        best: PlacedDetail | None = None
        fact = Fact("superlative", peak.start, peak.end)
        for each in passages:
            status, other = peak_in(peak, part_of(each.number, each.start, each.end), language)
            if status == "found" or (status and best is None and each.share >= _OWN):
                best = PlacedDetail(fact, status, each.number, each.start, each.end, other)
            if status == "found":
                break
        yield best or PlacedDetail(fact, "absent")
