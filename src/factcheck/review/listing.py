"""Which claims are listed, in which order, and the one that the reviewer is on."""

from bisect import bisect_left
from collections.abc import Container
from typing import Protocol

from factcheck.core.model import Claim
from factcheck.core.records import VerdictFile
from factcheck.review.claim_index import Filter, round_from
from factcheck.review.risk import Risk


class Claims(Protocol):
    """What a list asks of the session."""

    @property
    def file(self) -> VerdictFile: ...
    @property
    def claims(self) -> tuple[Claim, ...]: ...
    def claim(self, claim_id: str, /) -> Claim: ...
    def is_open(self, claim_id: str, /) -> bool: ...
    def filtered(self, which: Filter, text: str = "", /) -> tuple[Claim, ...]: ...
    def risk(self, claim_id: str, /) -> Risk | None: ...
    def searched(self) -> int: ...
    def next_undecided(
        self, after: str | None = None, *, backwards: bool = False, among: Container[str] | None = None
    ) -> str | None: ...


class Listing:
    """`claims` are listed: those that the filter and the text looked for let through, `passing` of them, and `here`.

    `here` is the id of the claim one is on. It is one of `claims`, even if the filter hides it; None if there are none.
    """

    def __init__(self, session: Claims) -> None:
        self._session = session
        self._known: tuple[object, ...] = ()
        self._claims: tuple[Claim, ...] = ()
        self._numbers: dict[str, int] = {}
        self._passing: tuple[Claim, ...] = ()
        self._hidden: tuple[object, str, tuple[Claim, ...]] = (None, "", ())
        self._ids: frozenset[str] = frozenset()
        self._ranks: dict[str, int] = {}
        self._place = session.next_undecided() or next((claim.id for claim in session.claims), None)
        self._none_found = False
        self.filter = Filter.ALL if self._place and not session.is_open(self._place) else Filter.UNDECIDED
        self.text = ""
        self.by_risk = False
        self.folded: set[Risk] = set()  # groups of which only the heading is listed
        self.claims: tuple[Claim, ...] = ()
        self.here: str | None = None
        self.refresh()

    @property
    def passing(self) -> int:
        return len(self._passing)

    @property
    def at(self) -> int:
        """The place of `here` in `claims`, from 0; -1 if there is none."""
        if not self._numbers.get(self.here or ""):
            return -1
        return bisect_left(self.claims, self._order(self.here or ""), key=lambda claim: self._order(claim.id))

    def _order(self, claim_id: str) -> tuple[int, int]:
        """Where a claim belongs in the list: its rank, where they go by risk, and its number."""
        return self._ranks.get(claim_id, 0), self._numbers[claim_id]

    @property
    def items(self) -> tuple[Claim | Risk, ...]:
        """What the list shows: the claims, and by risk the heading of each group before its claims."""
        if not self.by_risk:
            return self.claims
        found: list[Claim | Risk] = []
        group: Risk | None = None
        for claim in self.claims:
            risk = self._session.risk(claim.id)
            if risk is not None and risk is not group:
                found.append(risk)
            group = risk
            if risk not in self.folded or claim.id == self.here:
                found.append(claim)
        return tuple(found)

    @property
    def row(self) -> int:
        """The place of `here` in `items`, from 0; -1 if there is none."""
        if not self.by_risk:
            return self.at
        return next((at for at, item in enumerate(self.items) if getattr(item, "id", "") == self.here), -1)

    def number(self, claim_id: str) -> int:
        """The number of a claim in article order, from 1; 0 if there is no such claim."""
        return self._numbers.get(claim_id, 0)

    def refresh(self) -> None:
        """Work out what is listed now; at once, if the file, the filter and the text are as they were."""
        self._look()
        if self._place not in self._numbers:
            # The claim is gone: an addition was undone, by this reviewer or by another.
            self._place = self._session.next_undecided() or next(iter(self._numbers), None)
        if self._none_found:
            self._none_found = not self._passing
            self._nearest()
        self.here = None if self._none_found else self._place
        if not self.here or self.here in self._ids:
            self.claims = self._passing
        else:
            if self._known is not self._hidden[0] or self.here != self._hidden[1]:
                every = (*self._passing, self._session.claim(self.here))
                ordered = tuple(sorted(every, key=lambda claim: self._order(claim.id)))
                self._hidden = self._known, self.here, ordered
            self.claims = self._hidden[2]

    def renew(self) -> None:
        """The claims are read again: work out afresh what is listed."""
        self._known = ()
        self.refresh()

    def go(self, *claim_ids: str | None) -> None:
        """Be on the first of these that is a claim (still); one that is hidden is listed as long as one is on it."""
        self._look()
        self._place = next((name for name in claim_ids if name in self._numbers), self._place)
        self._none_found = False
        self.refresh()

    def narrow(self, which: Filter | None = None, text: str | None = None) -> None:
        """List by another filter, or what has a text; from a claim that is then hidden, go to the next that is not."""
        self.filter = which or self.filter
        self.text = self.text if text is None else text
        self._look()
        self._nearest()
        self._none_found = bool(self.text) and not self._passing
        self.refresh()

    def step(self, by: int) -> None:
        """Go down the list (up, if negative), as far as there is one."""
        if self.here:
            self.go(self.claims[max(0, min(len(self.claims) - 1, self.at + by))].id)

    def next_undecided(self, *, backwards: bool = False) -> str | None:
        """The next claim that waits for this reviewer, of those listed if any does; None if no other does."""
        if self.by_risk:
            ids = [claim.id for claim in self.claims]
            ahead = (name for name in round_from(ids, self._place, backwards=backwards) if self._session.is_open(name))
            if (found := next(ahead, None)) is not None:
                return found
        return self._session.next_undecided(self._place, backwards=backwards, among=self._ids)

    def why_none(self, others: str = "f", everything: str = "esc") -> str:
        """Why nothing is listed, and the keys that show others, and everything."""
        if not self._numbers:
            return "There is nothing to check in this article."
        among = "" if self.filter is Filter.ALL else f" among the {self.filter}"
        elsewhere = len(self._session.filtered(Filter.ALL, self.text)) if among else 0
        more = f"; {others} shows others, {elsewhere} of them with it" if elsewhere else ""
        return f"No claim{among} has “{self.text}”{more}. {everything} shows all again."

    def _look(self) -> None:
        wanted = (self._session.file, self.filter, self.text, self.by_risk and self._session.searched())
        if (
            not self._known
            or any(one is not other for one, other in zip(wanted[:1], self._known[:1], strict=True))
            or wanted[1:] != self._known[1:]
        ):
            self._known = wanted
            if (claims := self._session.claims) != self._claims:
                self._claims, self._numbers = claims, {claim.id: at for at, claim in enumerate(claims, 1)}
            self._passing = self._session.filtered(self.filter, self.text)
            self._ids = frozenset(claim.id for claim in self._passing)
            self._ranks = {}
            if self.by_risk:
                risks = {name: self._session.risk(name) for name in self._numbers}
                self._ranks = {name: risk.rank if risk else len(Risk) for name, risk in risks.items()}
                self._passing = tuple(sorted(self._passing, key=lambda claim: self._order(claim.id)))

    def _nearest(self) -> None:
        """From a claim that is hidden, be on the first after it that is not, or the last."""
        if self._passing and self._place not in self._ids:
            at = self._numbers.get(self._place or "", 0)
            after = (claim.id for claim in self._passing if self._numbers[claim.id] >= at)
            self._place = next(after, self._passing[-1].id)
