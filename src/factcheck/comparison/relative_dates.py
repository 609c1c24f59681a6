"""Dates that are said from the day a text was written: "Wednesday", "yesterday", "last month"; and what day that was."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from factcheck.comparison.fact_reading import facts_of
from factcheck.comparison.facts import Fact, Read, data_of, word_set
from factcheck.nlp.tokenizer import Token

BEGINNING: Final = 4096
"""Characters at the beginning of a file among which it says when it was written."""
_FRONT: Final = re.compile(r"\A\ufeff?---[ \t]*\n(.*?)\n---", re.DOTALL)
_BEGINNINGERS: Final = re.compile(r"\A(?:[A-Za-z-]{2,40}:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
_SAID: Final = re.compile(r"^(?:pub)?date[ \t]*:[ \t]*(.+)$", re.IGNORECASE | re.MULTILINE)
_META: Final = re.compile(
    r"(?:published_time|datePublished|dc\.date)[\"'][^>]{0,40}?content=[\"']([^\"']{8,40})", re.IGNORECASE
)
_DATELINE: Final = re.compile(r"^[^\n]{0,80}?(?= [—–-]{1,2} )|^[^\n]{0,80}$", re.MULTILINE)
_PARTS: Final = re.compile(r"[,:;|(—–-]\Z")  # what is before a date that the line does not speak of
_LINES: Final = 600  # characters of a text among which a dateline is looked for
_WEEK: Final = 7
_YEAR: Final = 12


def written_on(head: str, text: str = "", language: str = "en") -> date | None:
    """The day that the first lines of a file, or the dateline of its text, say it was written; None if they do not."""
    front = _FRONT.match(head) or _BEGINNINGERS.match(head)
    said = [match[1] for match in _SAID.finditer(front[0])] if front else []
    said += [match[1] for match in _META.finditer(head)]
    days = [day_in(each, language) for each in said]
    days += [_of_line(match[0], language) for match in _DATELINE.finditer(text[:_LINES])]
    return next((day for day in days if day), None)


def _of_line(line: str, language: str) -> date | None:
    """The date that ends a line and is there for itself: "TESSEL, 12 March 2026", not "The flood of 12 March 2026"."""
    facts = [fact for fact in facts_of(line, language).facts if fact.kind == "date"]
    if not facts or line[facts[-1].end :].strip(" .)|"):
        return None
    start = facts[-1].start
    if len(facts) > 1 and not line[facts[-2].end : start].strip(" ,"):
        start = facts[-2].start  # a weekday
    before = line[:start].rstrip()
    return _day(facts[-1]) if not before or _PARTS.search(before) else None


def day_in(words: str, language: str = "en") -> date | None:
    """The first full date of some words."""
    if iso := re.match(r"\s*[\"']?(\d{4}-\d\d-\d\d)", words):
        words = iso[1]
    for fact in facts_of(words, language).facts:
        if fact.kind == "date" and (day := _day(fact)):
            return day
    return None


def _day(fact: Fact) -> date | None:
    try:
        return date(*(int(part) for part in fact.parts[:3]))
    except ValueError:
        return None


def dated(read: Read, day: date | None, language: str = "en") -> Read:
    """A text read for its facts, with "yesterday" and "last month" among them as the dates they mean on a day."""
    if day is None:
        return read
    more = list(_said_from(read.words, day, language))
    return read._replace(facts=tuple(sorted((*read.facts, *more), key=lambda fact: fact.start))) if more else read


def meant(fact: Fact, text: str, day: date | None, language: str = "en") -> tuple[Fact, ...]:
    """The dates that a date of a text written on a day may mean: a weekday is the last one, or the next."""
    if day is None or fact.kind != "date" or fact.parts[3] == "?" or fact.parts[:3] != ("?", "?", "?"):
        return (fact,)
    last = day - timedelta((day.weekday() - int(fact.parts[3])) % _WEEK)
    before = {word.strip(".,;:()") for word in text[: fact.start].casefold().split()[-2:]}
    days = [last + timedelta(_WEEK)] if before & word_set("next", language) else [last, last + timedelta(_WEEK)]
    return tuple(fact._replace(parts=(*_parts(each), fact.parts[3])) for each in days)


def on_its_day(read: Read, day: date | None, language: str = "en") -> Read:
    """The facts of a source's text with the dates that it says from the day it was written on."""
    if day is None:
        return read
    read = dated(read, day, language)
    return read._replace(facts=tuple(meant(fact, read.text, day, language)[0] for fact in read.facts))


def on(fact: Fact, day: date) -> bool:
    """Whether a date says no more than a day does, and is that day."""
    year, month, number, _ = fact.parts
    return month != "?" != number and (int(month), int(number)) == (day.month, day.day) and year in {"?", str(day.year)}


def _parts(day: date) -> tuple[str, str, str]:
    return str(day.year), str(day.month), str(day.day)


def _said_from(words: Sequence[Token], day: date, language: str) -> Iterator[Fact]:
    days, spans, sides = (data_of(language).get(name, {}) for name in ("days_off", "spans", "sides"))
    for at, token in enumerate(words):
        word = token.folded.removesuffix("'s")
        if word in days:
            meant_day = day + timedelta(days[word])
            yield Fact(
                "date", token.start, token.start + len(word), parts=(*_parts(meant_day), str(meant_day.weekday()))
            )
        elif at and word in spans and words[at - 1].folded in sides:
            off = int(sides[words[at - 1].folded])
            months = day.year * _YEAR + day.month - 1 + off * int(spans[word])
            month = "?" if int(spans[word]) == _YEAR else str(months % _YEAR + 1)
            start = words[at - 1].start
            yield Fact("date", start, token.start + len(word), parts=(str(months // _YEAR), month, "?", "?"))
