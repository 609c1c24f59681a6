"""The source around a passage as rows: its own lines, and as many before and after as there is room for."""

from dataclasses import dataclass

from factcheck.core.errors import is_quiet
from factcheck.core.model import Candidate, Document
from factcheck.review import Passage, Session, furniture_of, lines_around, own_number
from factcheck.tui.glyphs import Glyphs
from factcheck.tui.spans import Row, Span, cells, in_place, indented, rule, shown, wrap

PLACE = 9
"""Cells that a place in a source takes at most in front of its line."""

LEAST = 1
"""Lines before and after the passage, whatever room there is."""
MOST = 12
"""Lines before and after it that are shown unasked."""


@dataclass(frozen=True, slots=True)
class View:
    """How the evidence is shown: lines of the source more (or fewer) than there are by themselves, words side by side
    or running, narrow; and why there is no source at all ("" if there is one).
    """

    more: int = 0
    running: bool = False
    narrow: bool = False
    no_sources: str = ""


def in_source(session: Session, passage: Passage, width: int, view: View, glyphs: Glyphs, *, room: int) -> list[Row]:
    """The lines a passage stands on, and those around it; `room` is how many rows there are for all of this."""
    rows = [rule("in the source", width, glyphs)]
    document = session.document(passage.candidate.source)
    if document is None or passage.gone:
        told = "This source cannot be read any more; the passage is as it was kept."
        if document is not None:
            told = "These words no longer stand in the source. s searches, o opens it."
        return rows + indented(wrap([(told, "warn")], width - 4), (("  ", "text"),))
    if passage.candidate.provenance is not None:
        rows += indented(wrap([(shown(str(passage.candidate.provenance)), "text")], width - 4), (("  ", "text"),))
    for note in document.notes:
        mark = ("    ", "text") if is_quiet(note) else ("  ! ", "warn")
        rows += indented(wrap([(shown(note), "dim")], width - 6), (mark,))
    return rows + _lines(document, passage.candidate, width, glyphs, more=view.more, room=room - len(rows))


def _lines(document: Document, candidate: Candidate, width: int, glyphs: Glyphs, *, more: int, room: int) -> list[Row]:
    reach = max(LEAST, min(MOST, room)) + max(0, more)
    lines = []
    for offset, line in lines_around(document.text, candidate.start, candidate.end, reach):
        place = shown(str(document.locate(offset)))
        cut = own_number(line, place) if len(place) < PLACE else 0  # else the place is not told
        lines.append((place, offset + cut, line[cut:]))
    # A heading is too long to stand in front, and stands in the text and over the passage as it is.
    places = [place if cells([(place, "")]) < PLACE else "" for place, _, _ in lines]
    column = max((cells([(place, "")]) + 2 for place in places if place), default=0)
    here = [offset < candidate.end and offset + len(line) > candidate.start for _, offset, line in lines]
    made = [
        wrap(_marked(line, offset, candidate) if its else [(in_place(line), "dim")], width - column - 4)
        for its, (_, offset, line) in zip(here, lines, strict=True)
    ]
    first, last = _window([len(rows) for rows in made], here, room, more)
    rows: list[Row] = []
    before = ""
    for its, place, wrapped in list(zip(here, places, made, strict=True))[first:last]:
        told = "" if place == before else place
        before = place
        rows += indented(wrapped, ((f" {glyphs.here if its else ' '} ", "key"), (f"{told:<{column}}", "dim")))
    return rows


def _window(heights: list[int], here: list[bool], room: int, more: int) -> tuple[int, int]:
    """The first of the lines to show and the one after the last: all of the passage's, then outwards while they fit."""
    if not any(here):
        return 0, len(here)
    own = here.index(True), len(here) - here[::-1].index(True)
    first, last = max(0, own[0] - LEAST), min(len(here), own[1] + LEAST)
    room -= sum(heights[first:last])
    while True:
        before = first > 0 and heights[first - 1] <= room
        after = last < len(heights) and heights[last] <= room
        if before and (not after or own[0] - first < last - own[1]):
            first -= 1
            room -= heights[first]
        elif after:
            room -= heights[last]
            last += 1
        else:
            break
    return max(0, min(own[0], first - more)), max(own[1], min(len(here), last + more))


def _marked(line: str, offset: int, candidate: Candidate) -> list[Span]:
    """A line of a source with the passage in it marked, but for what the page put between its words."""
    low, high = max(0, candidate.start - offset), max(0, min(candidate.end - offset, len(line)))
    edges: list[tuple[int, int, str]] = [(0, low, "text")]
    for first, last in furniture_of(candidate):
        start, end = (max(low, min(high, at + candidate.start - offset)) for at in (first, last))
        edges += [(edges[-1][1], start, "claim"), (start, end, "dim")]
    edges += [(edges[-1][1], high, "claim"), (high, len(line), "text")]
    return [(in_place(line[start:end]), ink) for start, end, ink in edges]
