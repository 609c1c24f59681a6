"""Answers that change nothing but what is shown; and evidence, which is chosen by looking."""

import re

from factcheck.core.errors import FactcheckError
from factcheck.core.model import Candidate, Document
from factcheck.core.text import numbered, visible
from factcheck.plain.answers import answer, is_number
from factcheck.plain.lines import Lines
from factcheck.review import Filter, citation, lines_around, own_number, words_of


def _step(lines: Lines, by: int) -> None:
    ids = lines.listed()
    everything = [claim.id for claim in lines.session.claims]
    here = everything.index(lines.here) if lines.here else -1 if by > 0 else len(everything)
    ahead = [name for name in ids if (everything.index(name) - here) * by > 0]
    lines.go((ahead[0] if by > 0 else ahead[-1]) if ahead else None)


@answer("n", "next undecided claim")
def next_(lines: Lines, _: str) -> None:
    lines.go(lines.session.next_undecided(lines.here))


@answer("N", "previous undecided claim")
def previous(lines: Lines, _: str) -> None:
    lines.go(lines.session.next_undecided(lines.here, backwards=True))


@answer("j", "next claim")
def down(lines: Lines, _: str) -> None:
    _step(lines, 1)


@answer("k", "previous claim")
def up(lines: Lines, _: str) -> None:
    _step(lines, -1)


@answer("g", "go to a claim by its number", "NUMBER")
def go(lines: Lines, words: str) -> None:
    claims = lines.session.claims
    if not is_number(words) or not 1 <= int(words) <= len(claims):
        raise FactcheckError(f"g wants a number from 1 to {len(claims)}")
    lines.here = claims[int(words) - 1].id
    lines.show()


@answer("P", "this claim once more; the other sources with it")
def again(lines: Lines, _: str) -> None:
    lines.show()
    for number, passage in enumerate(lines.session.passages(lines.claim.id), 1):
        found = passage.candidate
        lines.say(
            f"{number}. {visible(found.source)} {visible(str(found.locator))}, score {found.score:.0f}: {visible(words_of(found))}"
        )


@answer("l", "next source (a number shows that one)")
def next_source(lines: Lines, _: str) -> None:
    lines.show_passage(lines.session.shown(lines.claim.id)[0] + 1)


@answer("h", "previous source")
def previous_source(lines: Lines, _: str) -> None:
    lines.show_passage(lines.session.shown(lines.claim.id)[0] - 1)


@answer("s", "search the sources in your own words", "WORDS")
def search(lines: Lines, words: str) -> None:
    if not words:
        raise FactcheckError("s wants words to search for")
    hits = lines.session.search(words, lines.claim.id)
    if not hits:
        lines.say(f"No source has anything like “{visible(words)}”.")
        return
    lines.session.offer(lines.claim.id, hits)
    lines.say(f"{len(hits)} found.")
    lines.show_shown()


@answer("e", "make the passage evidence, or take it away; with words, those of the shown source", "[WORDS]")
def evidence(lines: Lines, words: str) -> None:
    passage = lines.passage()
    claim_id, said = lines.claim.id, "Evidence"
    if words:
        document = _document(lines, passage.candidate.source)
        start = _nearest(document.text, words, passage.candidate)
        if start is None:
            raise FactcheckError(f"{passage.candidate.source} does not have these very words")
        lines.session.choose_words(claim_id, passage.candidate.source, start, start + len(words))
        said = f"Evidence, {visible(str(document.locate(start)))}"
    elif passage.key:
        lines.session.unchoose(claim_id, passage.key)
        lines.say("No longer evidence. z undoes.")
        return
    else:
        lines.session.choose(claim_id, passage.candidate)
    lines.say(f"{said}. z undoes.")


def _nearest(text: str, words: str, shown: Candidate) -> int | None:
    """Where the words stand in the passage shown, or else nearest to its beginning; None if they do not at all."""
    starts = [found.start() for found in re.finditer(re.escape(words), text)]
    return min(starts, key=lambda at: (not shown.start <= at < shown.end, abs(at - shown.start)), default=None)


@answer("o", "the source around the passage; each time more of it")
def open_(lines: Lines, _: str) -> None:
    found = lines.passage().candidate
    document = _document(lines, found.source)
    lines.say(f"{visible(found.source)}:")
    lines.around += 2
    for offset, line in lines_around(document.text, found.start, found.end, lines.around):
        place = str(document.locate(offset))
        cut = own_number(line, place)
        lines.say(f"  {visible(place)}: {visible(line[cut:])}" if place else f"  {visible(line)}")


def _document(lines: Lines, path: str) -> Document:
    document = lines.session.document(path)
    if document is None:
        raise FactcheckError(f"{path} cannot be read any more")
    return document


@answer("a", "the paragraph of the article that the claim stands in")
def article(lines: Lines, _: str) -> None:
    text, claim = lines.session.article.text, lines.claim
    start = text.rfind("\n\n", 0, claim.start) + 2 if "\n\n" in text[: claim.start] else 0
    stop = text.find("\n\n", claim.end)
    lines.say(f"  {visible(text[start : stop if stop >= 0 else len(text)])}")


@answer("m", "mark, or unmark; v then verifies all marked verbatim quotes")
def mark(lines: Lines, _: str) -> None:
    lines.marked ^= {lines.claim.id}
    lines.say(f"{len(lines.marked)} marked.")


@answer("f", "go through undecided, all, disputed, unsourced, stale, contested claims with j and k", "[NAME]")
def filter_(lines: Lines, words: str) -> None:
    names = [which.value for which in Filter]
    if words and words not in names:
        raise FactcheckError(f"f wants one of {', '.join(names)}")
    order = list(Filter)
    lines.filter = Filter(words) if words else order[(order.index(lines.filter) + 1) % len(order)]
    lines.say(f"{lines.filter}: {len(lines.listed())} of {len(lines.session.claims)} claims.")


@answer("/", "only claims with this text; without, all again", "[TEXT]")
def find(lines: Lines, words: str) -> None:
    lines.found = words
    found = lines.listed()
    among = "" if lines.filter is Filter.ALL else f" among the {lines.filter}"
    lines.say(f"{numbered(len(found), 'claim')}{among}.")
    if words and not found:
        lines.here = None
    elif words and lines.here not in found:
        lines.go(found[0])


@answer("y", "the citation on a line of its own, to be copied")
def cite(lines: Lines, _: str) -> None:
    lines.say(citation(lines.passage().candidate))


@answer("p", "play the tape, three seconds before the passage")
def play(lines: Lines, _: str) -> None:
    found = lines.passage().candidate
    if found.locator.time is None:
        raise FactcheckError("this passage has no time on a tape")
    if lines.play is None:
        raise FactcheckError("there is no player", hint="Set one in the settings, or install mpv, vlc or ffplay.")
    lines.say(lines.play(found.source, max(0.0, found.locator.time - 3)))
