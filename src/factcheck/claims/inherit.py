"""Quotes without a speaker of their own: they have that of the quotes and paragraphs around them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.claims.quoted import Parsed, Quoted

_FRAME_GAP = 160  # characters between the pieces of one utterance


@dataclass(slots=True)
class Before:
    """What the paragraph before leaves behind: its last quote, its sentences, and whether it ends in a colon."""

    running: Quoted | None = None
    parsed: Parsed | None = None
    colon: bool = False


def inherit(said: Sequence[Quoted], past: Before) -> None:
    """Give the quotes of one paragraph a speaker: the other half of the paragraph, else who spoke before."""
    after: Quoted | None = None
    following: list[Quoted | None] = [None] * len(said)
    for index in range(len(said) - 1, -1, -1):
        following[index] = after
        after = said[index] if said[index].span else after
    for index, quote in enumerate(said):
        if quote.span is not None:
            continue
        before, after = said[index - 1] if index else None, following[index]
        if quote.piece.continues and past.running is not None:
            _copy(quote, past.running, "goes on from the paragraph before")
        elif before is not None and before.span:
            _copy(quote, before, "same paragraph, quote before")
        elif after is not None:
            _copy(quote, after, "same paragraph, quote after", certain=False)
        else:
            _from_paragraph_before(quote, past)


def join(said: Sequence[Quoted]) -> None:
    """Mark the pieces that go on with the utterance of the piece before: "The plan," Reed said, "was dear."."""
    for before, quote in pairwise(said):
        gap = quote.piece.outer_start - before.piece.outer_end
        framed = before.frame or before.inherited or before.joins
        quote.joins = quote.span == before.span and gap <= _FRAME_GAP and framed and (quote.bare or before.frame)
    if said and said[0].piece.continues:
        said[0].joins = True


def _from_paragraph_before(quote: Quoted, past: Before) -> None:
    if past.running is not None and past.running.span is not None and quote.bare and not past.colon:
        _copy(quote, past.running, "running speaker", certain=False)
        return
    lead = past.parsed.last_subject() if past.parsed else None
    if lead is not None:
        quote.span, quote.inherited, quote.certain = lead, True, past.colon
        quote.rule = "introduced by the paragraph before" if past.colon else "subject of the paragraph before"


def _copy(quote: Quoted, other: Quoted, rule: str, *, certain: bool = True) -> None:
    quote.span, quote.rule, quote.inherited = other.span, rule, True
    quote.antecedent = other.antecedent
    quote.certain = quote.certain and certain and other.certain
