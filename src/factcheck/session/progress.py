"""How far a review is, and which claims a filter lets through."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from factcheck.model import Claim, State


class Filter(StrEnum):
    """What the list of claims shows."""

    UNDECIDED = "undecided"
    ALL = "all"
    DISPUTED = "disputed"
    UNSOURCED = "unsourced"
    STALE = "stale"
    CONTESTED = "contested"

    def passes(self, state: State, open_: bool) -> bool:
        """Whether a claim in this state is shown; `open_` says that it waits for this reviewer."""
        if self is Filter.ALL:
            return True
        return open_ if self is Filter.UNDECIDED else state == self.value


@dataclass(frozen=True, slots=True)
class Progress:
    """Claims by state; `left` is how many wait for this reviewer. Dismissed claims are not in `total`.

    `waiting` has those that are left by state: a verdict may wait too, for one more reviewer.
    """

    total: int = 0
    left: int = 0
    verified: int = 0
    disputed: int = 0
    unsourced: int = 0
    undecided: int = 0
    stale: int = 0
    contested: int = 0
    dismissed: int = 0
    waiting: Mapping[State, int] = field(default_factory=dict)

    @property
    def decided(self) -> int:
        """Claims with a verdict that holds; a stale or contested one has none."""
        return self.verified + self.disputed + self.unsourced

    @classmethod
    def of(cls, states: Iterable[tuple[State, bool]]) -> "Progress":
        """Counted from the state of each claim and whether it is open for this reviewer."""
        counts = dict.fromkeys((state.value for state in State), 0)
        waiting = dict.fromkeys(State, 0)
        for state, open_ in states:
            counts[state] += 1
            waiting[state] += open_
        total = sum(counts.values()) - counts["dismissed"]
        return cls(total=total, left=sum(waiting.values()), waiting=waiting, **counts)


def mentions(claim: Claim, notes: Mapping[str, str], text: str) -> bool:
    """Whether `text` stands in a claim's words (a quote's in their marks), speaker, id or notes, in any case."""
    speaker = (claim.speaker.name or claim.speaker.text) if claim.speaker else ""
    wanted = text.casefold()
    words = (f"“{claim.text}”", f'"{claim.text}"') if claim.kind == "quote" else (claim.text,)
    return any(wanted in place.casefold() for place in (*words, speaker, claim.id, *notes.values()))


def round_from(ids: Iterable[str], after: str | None, *, backwards: bool = False) -> Iterator[str]:
    """The ids after one of them to the end and on from the start to it, itself left out; or the other way round."""
    order = list(ids)
    if backwards:
        order.reverse()
    here = order.index(after) if after in order else -1
    yield from order[here + 1 :]
    yield from order[: max(0, here)]
