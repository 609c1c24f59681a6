"""The evidence pane as rows: the claim where it is, the passage beside it, the source around, other passages."""

from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.core.errors import is_quiet
from factcheck.core.model import Candidate, Claim, Document, Level, State
from factcheck.review import (
    ClaimState,
    Passage,
    ReviewState,
    changes,
    cited_elsewhere,
    earlier_line,
    furniture_of,
    lines_around,
    own_number,
    said_by,
    same_speaker,
    words_of,
)
from factcheck.tui.claim_list import level_of
from factcheck.tui.rows import Row, Span, cells, ends, fit, in_place, indented, joined, rule, shown, wrap
from factcheck.tui.side_by_side import inside, running, same, side_by_side
from factcheck.tui.theme import Glyphs

PLACE = 9
"""Cells that a place in a source takes at most in front of its line."""

LEAST = 1
"""Lines before and after the passage, whatever room there is."""
ROOMY = (70, 40)
"""Columns and rows from which rival passages are compared word by word, too."""
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


def in_source(
    passage: Passage, document: Document | None, width: int, view: View, glyphs: Glyphs, *, room: int
) -> list[Row]:
    """The lines a passage is on, and those around it; `room` is how many rows there are for all of this."""
    rows = [rule("in the source", width, glyphs)]
    if document is None or passage.gone:
        why = "This source cannot be read any more; the passage is as it was kept."
        if document is not None:
            why = "These words are no longer in the source. s searches, o opens it."
        return rows + indented(wrap([(why, "warn")], width - 4), (("  ", "text"),))
    if passage.candidate.provenance is not None:
        rows += indented(wrap([(shown(str(passage.candidate.provenance)), "text")], width - 4), (("  ", "text"),))
    for note in document.notes:
        if not is_quiet(note) or view.more > 0:  # page furniture and the like, where more is asked for
            mark = ("    ", "text") if is_quiet(note) else ("  ! ", "warn")
            rows += indented(wrap([(shown(note), "dim")], width - 6), (mark,))
    return rows + _lines(document, passage.candidate, width, glyphs, more=view.more, room=room - len(rows))


def _lines(document: Document, candidate: Candidate, width: int, glyphs: Glyphs, *, more: int, room: int) -> list[Row]:
    reach = max(LEAST, min(MOST, room)) + max(0, more)
    lines = []
    for offset, line in lines_around(document.text, candidate.start, candidate.end, reach):
        place = shown(str(document.locate(offset)))
        cut = own_number(line, place) if len(place) < PLACE else 0  # else the place is not shown
        lines.append((place, offset + cut, line[cut:]))
    # A heading is too long to be in front, and is in the text and over the passage as it is.
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
        new = "" if place == before else place
        before = place
        rows += indented(wrapped, ((f" {glyphs.here if its else ' '} ", "key"), (f"{new:<{column}}", "dim")))
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
    return [(in_place(line[start:end]), style) for start, end, style in edges]


_FRAME = 4  # cells of a rule beside its title
_PLACE = 16  # cells that a place may always have
_SHORT = 30  # cells for a source and the place in it, below which all else in the heading is shortened


def evidence_rows(state: ReviewState, width: int, view: View, glyphs: Glyphs, *, height: int = 0) -> list[Row]:
    """Everything the reviewer needs to judge a claim, from the words to the difference to the source.

    Where `height` rows are more than that takes, more of the source is shown, and a blank row before each rule.
    """
    its = state.claim
    if its is None:
        return indented(wrap([(shown(state.listed.why_none), "warn")], width - 3), (("  ", "warn"),))
    claim, passage = its.claim, its.passage
    above = _in_article(state.article, claim, width, view)
    then: list[Row] = []
    for reason in its.reasons:
        stale = f"  {glyphs.states[State.STALE]} {reason.reviewer}'s verdict is stale: {reason.kind}"
        above.append(((stale, "stale"),))
        # Where there is little height, what differs comes before what was there once.
        (then if view.narrow else above).extend(_then_and_now(reason.old, reason.new, width))
    below = _reviews(its, width, glyphs)
    if its.state is State.CONTESTED:
        above, below = above + below, []
    if passage is None:
        nothing = _nothing(state, its, width, view, glyphs) + _placed(its, width, glyphs)
        return spaced(above + then + nothing + below, height, glyphs)
    above += [rule(_heading(its, passage, glyphs, width=width), width, glyphs)]
    above += _verdict_of(claim, passage, width, glyphs)
    above += _compared(claim, passage, width, view, glyphs)
    above += _placed(its, width, glyphs) or _details(claim, passage, width, glyphs)
    above += then
    below = _others(its, width, glyphs, roomy=width >= ROOMY[0] and height >= ROOMY[1]) + below
    room = height - len(above) - len(below) - 1 - len(_rules(above, glyphs)) - len(_rules(below, glyphs))
    return spaced(above + in_source(passage, its.source, width, view, glyphs, room=room) + below, height, glyphs)


def spaced(rows: list[Row], height: int, glyphs: Glyphs) -> list[Row]:
    """The rows with a blank one before each rule, if there is the height for it."""
    rules = [at for at in _rules(rows, glyphs) if at]
    if len(rows) + len(rules) > height:
        return rows
    airy = list(rows)
    for at in reversed(rules):
        airy.insert(at, ())
    return airy


def _rules(rows: Iterable[Row], glyphs: Glyphs) -> list[int]:
    return [at for at, row in enumerate(rows) if row[:1] == ((glyphs.rule, "rule"),)]


def _in_article(article: Document, claim: Claim, width: int, view: View) -> list[Row]:
    reach = 60 if view.narrow else 220
    text = article.text
    start = max(text.rfind("\n\n", 0, claim.start) + 2 if "\n\n" in text[: claim.start] else 0, claim.start - reach)
    stop = text.find("\n\n", claim.end)
    stop = min(len(text) if stop < 0 else stop, claim.end + reach)
    before, after = text[start : claim.start], text[claim.end : stop]
    if start and text[start - 1] != "\n":
        before = "… " + before.split(" ", 1)[-1]
    if stop < len(text) and text[stop] != "\n":
        after = after.rsplit(" ", 1)[0] + " …"
    spans = [(in_place(before), "dim"), (in_place(claim.text), "claim"), (in_place(after), "dim")]
    return indented(wrap(spans, width - 3), ((" ", "text"),))


def _heading(its: ClaimState, passage: Passage, glyphs: Glyphs, *, width: int) -> Row:
    """Which source is shown, the place in it, and last how like it is; whatever is too long, the place is to stay."""
    candidate = passage.candidate
    score = [] if passage.gone else [(f"{candidate.score:.0f}% alike", "dim")]
    count = f"{its.shown + 1} of {len(its.passages)}"
    long = [(f"source {count}", "dim"), *([(f"{glyphs.kept} evidence", "key")] if passage.key else [])]
    short = [(count, "dim"), *([(glyphs.kept, "key")] if passage.key else [])]
    room = width - _FRAME
    needed = cells([(shown(candidate.source.rpartition("/")[2]), ""), (shown(str(candidate.locator)), "")]) + 6
    parts = long if cells(joined([*long, *score], glyphs)) + min(needed, _SHORT) <= room else short
    room -= cells(joined([*parts, *score, ("", "dim")], glyphs))
    return joined([*parts, *((each, "dim") for each in _where(candidate, room)), *score], glyphs)


def _verdict_of(claim: Claim, passage: Passage, width: int, glyphs: Glyphs) -> list[Row]:
    """How the passage stands to the claim, the loudest thing there is, and what differs, in words."""
    candidate = passage.candidate
    if passage.gone or not passage.own:
        words = "GONE FROM THE SOURCE" if passage.gone else "NOT FOUND, this is the nearest there is"
        level: Span = (f"{glyphs.no} {words}", "misleads")
    else:
        level = level_of(claim, candidate, glyphs)
    spans: list[Span] = [level]
    if passage.own and not passage.gone and candidate.comparison.level is Level.TYPOGRAPHIC:
        spans.append(("  only typography differs", "text"))
    for each in changes(candidate):
        change = f"{shown(each.quoted) or glyphs.dash} {glyphs.arrow} {shown(each.found) or glyphs.dash}"
        if each.kind == "context" and not each.quoted:
            change = f"“{shown(each.found)}”"  # nothing of the article is against it
        spans += [(f" {glyphs.dot} " if len(spans) > 1 else "  ", "dim"), (f"{each.kind} ", "dim")]
        spans.append((fit(change, 60), "strong" if each.level is Level.CRITICAL else "text"))
    return indented(wrap(spans, width - 4), (("  ", "text"),))


def _where(candidate: Candidate, room: int) -> list[str]:
    """A source and the place in it in so many cells: without its folders, then cut, then the place cut, too."""
    return _where_of(candidate.source, str(candidate.locator), room)


def _where_of(path: str, locator: str, room: int) -> list[str]:
    source, place = shown(path), shown(locator)
    if not place:
        return [fit(source, room)]
    dot = 3
    if cells([(source, ""), (place, "")]) + dot > room:
        source = source.rpartition("/")[2]
    place = fit(place, max(_PLACE, room - dot - cells([(source, "")])))
    source = fit(source, room - dot - cells([(place, "")]))
    return [source, place] if cells([(source, "")]) > 3 else [fit(place, room)]


def _compared(claim: Claim, passage: Passage, width: int, view: View, glyphs: Glyphs) -> list[Row]:
    candidate = passage.candidate
    marked = [d for d in candidate.comparison.differences if d.level > Level.TYPOGRAPHIC]
    if claim.kind == "claim" or not any(inside(d, claim.text, candidate.text) for d in marked):
        return _indent(same(words_of(candidate), width - 2))
    draw = running if view.running else side_by_side
    return _indent(draw(claim.text, words_of(candidate), candidate.comparison, width - 2, glyphs))


_MARKS = {"found": "ticked", "wrong": "crossed", "stale": "marked before its passage changed"}


def _placed(its: ClaimState, width: int, glyphs: Glyphs) -> list[Row]:
    """The details of a claim, each with its own place: `✓ 7–4 vote  minutes.md § Votes`."""
    rows: list[Row] = []
    for detail, mark in its.details:
        where = " ".join(_where_of(detail.source, str(detail.locator), width // 2))
        if detail.status == "found":
            sign: Span = (f"{glyphs.yes} ", "verified")
        elif detail.status == "differs":
            sign, where = (f"{glyphs.no} ", "warn"), f"{fit(shown(detail.other), width // 3)} in {where}"
        else:
            sign, where = (f"{glyphs.dot} ", "dim"), "nowhere"
        said = [(f"  {fit(shown(detail.computed), width // 3)}", "dim")] if detail.computed else []
        said += [(f"  {_MARKS[mark]}", "key")] if mark else []
        rows.append((("  ", "text"), sign, (fit(shown(detail.text), width // 3), "text"), (f"  {where}", "dim"), *said))
    return rows


def _details(claim: Claim, passage: Passage, width: int, glyphs: Glyphs) -> list[Row]:
    """Which checkable details the passage has and has not."""
    candidate = passage.candidate
    items: list[Row] = []
    said = {it.quoted for it in candidate.comparison.differences if it.found}
    for detail in (it for it in candidate.details if it.found or it.text not in said):
        sign = (f"{glyphs.yes} ", "verified") if detail.found else (f"{glyphs.no} ", "warn")
        items.append((sign, (f"{detail.kind:<9} ", "dim"), (fit(shown(detail.text), 60), "text")))
    items += _speaker(claim, candidate, glyphs)
    items += _cited(claim, candidate, glyphs)
    if candidate.stitched:
        items.append((("! ", "warn"), ("fragments found far apart in this source", "text")))
    if candidate.occurrences is not None and candidate.occurrences > 1:
        items.append((("  ", "dim"), (f"these words stand {candidate.occurrences} times in the sources", "dim")))
    return [(("  ", "text"), *item) for item in _in_two(items, width - 4)]


def _speaker(claim: Claim, candidate: Candidate, glyphs: Glyphs) -> list[Row]:
    heard, same = candidate.locator.speaker, same_speaker(claim, candidate)
    if not heard or not claim.speaker:
        return []
    label = (f"{'speaker':<9} ", "dim")
    if same is False:
        return [((f"{glyphs.no} ", "warn"), label, (f"{shown(said_by(claim))} {glyphs.arrow} {shown(heard)}", "text"))]
    return [((f"{glyphs.yes} ", "verified") if same else ("  ", "text"), label, (shown(heard), "text"))]


def _cited(claim: Claim, candidate: Candidate, glyphs: Glyphs) -> list[Row]:
    """What the article cites for the claim, and whether the passage is from there."""
    rows: list[Row] = []
    label = (f"{'cited':<9} ", "dim")
    elsewhere = cited_elsewhere(claim, candidate)
    for each in claim.cited:
        if not each.sources:
            said = fit(shown(str(each)), 40)
            rows.append((("  ", "text"), label, (f"{said} {glyphs.arrow} no source", "dim")))
            continue
        names = " or ".join(path.rpartition("/")[2] for path in each.sources)
        said = shown(f"{names} {each.place}".strip())
        if elsewhere:
            found = str(candidate.locator) if elsewhere == "place" else candidate.source.rpartition("/")[2]
            rows.append(((f"{glyphs.no} ", "warn"), label, (f"{said} {glyphs.arrow} {shown(found)}", "text")))
        else:
            known = claim.kind == "quote" or candidate.cited
            rows.append(((f"{glyphs.yes} ", "verified") if known else ("  ", "text"), label, (said, "text")))
    return rows


def _in_two(items: list[Row], width: int) -> Iterable[Row]:
    half = width // 2
    if width < 70 or len(items) < 2 or any(sum(len(text) for text, _ in item) >= half - 1 for item in items):
        return items
    pairs = [items[at : at + 2] for at in range(0, len(items), 2)]
    return [ends(pair[0], (), half) + (pair[1] if len(pair) > 1 else ()) for pair in pairs]


def _others(its: ClaimState, width: int, glyphs: Glyphs, *, roomy: bool) -> list[Row]:
    """The other passages, a row each; where there is room, word by word as well."""
    if len(its.passages) < 2:
        return []
    rows = [rule("other sources", width, glyphs)]
    for other, passage in enumerate(its.passages):
        if other == its.shown:
            continue
        candidate = passage.candidate
        sign = glyphs.kept if passage.key else " "
        place = " ".join(_where(candidate, width // 2))
        score = glyphs.dash if passage.gone else f"{candidate.score:.0f}%"
        head = f" {sign} {other + 1}  {score:>4}  {place}  “"
        words = fit(shown(words_of(candidate)), max(10, width - cells([(head, "")]) - 2))
        rows.append(((f"{head}{words}”", f"text@screen.show({other})"),))
        if roomy:
            rows += _verdict_of(its.claim, passage, width, glyphs)
            rows += [*_compared(its.claim, passage, width, View(), glyphs), ()]
    return rows


def _nothing(state: ReviewState, its: ClaimState, width: int, view: View, glyphs: Glyphs) -> list[Row]:
    if view.no_sources:
        title = "no sources"
        why = (
            f"{shown(view.no_sources)} They are read as soon as they appear, or with R. Until then nothing can be found for any claim, "
            "which says nothing about the claims; notes, and claims you add or dismiss, are kept."
        )
    elif not its.matched and state.not_searched:
        title = "not searched"
        why = (
            f"The search for this article's claims stopped: {state.not_searched}. That says nothing about this claim. "
            "s searches the sources in your own words."
        )
    elif not its.matched:
        return [rule("searching the sources", width, glyphs), (("  …", "dim"),)]
    else:
        title = "no passage found"
        why = "No source that could be read has words like these. s searches the sources in your own words; "
        why += "u says unsourced."
        if state.skipped:
            count = len(state.skipped)
            why += f" {count} source{'s were' if count > 1 else ' was'} skipped: it may be there."
    return [rule(title, width, glyphs, "warn"), *indented(wrap([(why, "text")], width - 4), (("  ", "text"),))]


def _then_and_now(old: str, new: str, width: int) -> list[Row]:
    """The words a verdict was given for, against those that are there now."""
    rows: list[Row] = []
    for label, words in (("was", old), ("now", new)):
        if words:
            rows += indented(wrap([(shown(words), "text")], width - 10), ((f"    {label:<5}", "dim"),))
    return rows


def _reviews(its: ClaimState, width: int, glyphs: Glyphs) -> list[Row]:
    rows: list[Row] = []
    for name, review in its.reviews.items():
        state = State(review.verdict) if review.verdict else State.UNDECIDED
        verdict: list[Span] = [(f"{glyphs.states[state]} {review.verdict or 'note'}", str(state))]
        verdict.append((f"  {review.on or ''}{'  final' if review.final else ''}", "dim"))
        rows.append(((f"  {shown(name):<10} ", "text"), *verdict))
        for line in review.note.split("\n") if review.note else ():
            rows += indented(wrap([(shown(line), "text")], width - 16), ((" " * 13, "text"),))
    if its.dismissed:
        reason = f"{glyphs.states[State.DISMISSED]} dismissed: {shown(its.dismissed.reason)}"
        rows.append(((f"  {shown(its.dismissed.by):<10} ", "text"), (reason, "dim")))
    for name, request in its.requests.items():
        asks: Row = ((f"  {shown(name):<10} ", "text"), ("asks the author  ", "text" if request.answer else "warn"))
        rows += indented(wrap([(shown(request.text), "text")], width - 31), asks)
        if request.answer:
            said: Row = ((" " * 13, "text"), ("the author says  ", "dim"))
            rows += indented(wrap([(shown(request.answer), "text")], width - 31), said)
    for earlier in its.earlier:
        label: Row = (("  before     ", "dim"),)
        rows += indented(wrap([(earlier_line(earlier), "text"), (" (K takes it over)", "key")], width - 14), label)
    if its.assigned:
        names = shown(", ".join(its.assigned))
        rows += indented(wrap([(names, "text")], width - 14), (("  to check   ", "dim"),))
    return [rule("verdicts and notes", width, glyphs), *rows] if rows else []


def _indent(rows: Iterable[Row]) -> list[Row]:
    return [(("  ", "text"), *row) for row in rows]
