"""What can be checked in a claim piece by piece: its numbers, dates and names, and whether a passage has them."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from factcheck.comparison.items import Item, read
from factcheck.core.model import Comparison, Detail, Difference, Level
from factcheck.nlp.language import likely_language
from factcheck.nlp.lexicon import abbreviations
from factcheck.nlp.quantities import DAYS, same_amount
from factcheck.nlp.tokenizer import FURNITURE, page_furniture, speaker_before, tokens, without_furniture

_BETWEEN_NAMES: Final = frozenset({"", "of", "the", "de", "del", "la", "van", "von", "der", "and", "'s"})
_TITLES: Final = frozenset({"mr", "mrs", "ms", "dr", "prof", "sir", "st", "jr", "sr"})
_YEARS: Final = range(1000, 2200)
_ONE: Final = frozenset({"#1"})  # "this one" is no number, nor much of a detail
_FEW: Final = frozenset(map(str, range(13)))  # so small a number is anywhere, and needs its unit to be the same
_BESIDE: Final = re.compile(r"[\s\d-]{0,60}")  # between a number and its unit; a line number of a transcript, too


class Checkable(NamedTuple):
    """A detail of a text: `keys` are how its parts read whatever way they are written."""

    kind: str  # "number", "date", "time" or "name"
    start: int
    end: int
    keys: frozenset[str]


def checkable(text: str, before: str = "", after: str = "") -> list[Checkable]:
    """The numbers, dates, times and names in a text, in text order; `before` and `after` are some lines around it."""
    found = _all(text, before, after)
    return [one for one in found if one.keys != _ONE or text[one.start : one.end].isdigit()]


def _all(text: str, before: str = "", after: str = "") -> list[Checkable]:
    """The same, and every "one", which can be written in figures, too."""
    words = [token for token in tokens(text, before, after) if token.kind != FURNITURE]
    items = read(text, words, range(len(words)), likely_language([word.folded for word in words]))
    found: list[Checkable] = []
    for item in items:
        kind = _kind(item, text)
        last = found[-1] if found else None
        if item.kind == "unit":
            if last and last.kind == "number" and _BESIDE.fullmatch(text[last.end : max(last.end, item.start)]):
                found[-1] = Checkable("number", last.start, max(last.end, item.end), last.keys | {item.key})
        elif not kind:
            continue
        elif last and kind == last.kind == "name" and _one_name(text, last, item):
            found[-1] = Checkable(kind, last.start, item.end, last.keys | {item.key})
        else:
            found.append(Checkable(kind, item.start, item.end, frozenset({item.key})))
    return found


def has_numbers(text: str) -> bool:
    """Whether there is anything in a text that can be written in figures or in words."""
    return any(one.kind != "name" for one in _all(text))


def details_of(text: str, quoted: Iterable[tuple[int, int]] = ()) -> list[Checkable]:
    """The details of a claim; what is in marks in it, at `quoted`, is none: a quote is looked for on its own."""
    spans = tuple(quoted)
    return [one for one in checkable(text) if not any(start <= one.start < end for start, end in spans)]


def compare_claim(
    text: str, passage: str, *, quoted: Iterable[tuple[int, int]] = (), before: str = "", after: str = ""
) -> tuple[tuple[Detail, ...], Comparison]:
    """A claim in the reporter's own words beside any passage: its details, each found there or not, as `find_claim` has.

    `quoted` are the spans of the claim that are in marks; `before` and `after` some text around the passage.
    """
    return looked_up(text, details_of(text, quoted), passage, before, after)


def looked_up(
    text: str, wanted: list[Checkable], passage: str, before: str = "", after: str = ""
) -> tuple[tuple[Detail, ...], Comparison]:
    """The details of a claim, each with whether the passage has it, and what it has not as differences.

    A number or date that the passage has in the place of the claim's is named in the difference. The comparison is
    critical if any detail is missing, verbatim if the words are the same, else minor. What the page put between the
    words of the passage is a difference, too, of kind "furniture"; `before` and `after` are some lines around it, of
    which the last label says whose words the passage is.
    """
    there = checkable(passage, before, after)
    words = {token.folded.removesuffix("'s") for text_ in (speaker_before(before), passage) for token in tokens(text_)}
    details, differences = [], []
    missing = [one for one in wanted if not _has(one, there, words)]
    rivals = [_rival(one, wanted, there) for one in missing]
    for one in wanted:
        details.append(Detail(one.kind, text[one.start : one.end], one.start, one.end, one not in missing))
        if one in missing:
            rival = rivals[missing.index(one)]
            start, end = (rival.start, rival.end) if rival and rivals.count(rival) == 1 else (0, 0)
            differences.append(
                Difference(
                    one.kind,
                    Level.CRITICAL,
                    text[one.start : one.end],
                    one.start,
                    one.end,
                    without_furniture(before + passage + after, len(before) + start, len(before) + end),
                    start,
                    end,
                )
            )
    differences += [
        Difference("furniture", Level.TYPOGRAPHIC, "", len(text), len(text), passage[start:end], start, end)
        for start, end in page_furniture(passage, before, after)
    ]
    same = text.split() == passage.split()
    level = Level.VERBATIM if same else Level.CRITICAL if not all(detail.found for detail in details) else Level.MINOR
    return tuple(details), Comparison(level, tuple(differences))


def _one_name(text: str, name: Checkable, item: Item) -> bool:
    """Whether a name goes on with the item: "Port of Ellis", "Sgt. Lee", and not "Lee. Ruiz", nor "Tuesday the Port"."""
    between = text[name.end : item.start]
    if not DAYS.isdisjoint({item.key, *name.keys}):
        return False
    if between.strip(" .&") not in _BETWEEN_NAMES:
        return False
    last = text[name.start : name.end].rpartition(" ")[2].casefold()
    return "." not in between or last in abbreviations() or len(last) == 1


def _kind(item: Item, text: str) -> str:
    if item.kind == "word":
        return "name" if item.name and item.key not in _TITLES else ""
    written = text[item.start : item.end]
    amount = item.key.removeprefix("#")
    year = item.kind == "number" and amount.isdecimal() and len(amount) == 4 and int(amount) in _YEARS
    if year and "," not in written and "thousand" not in written.casefold():
        return "date"
    return {"number": "number", "date": "date", "time": "time"}.get(item.kind, "")


def _has(wanted: Checkable, there: list[Checkable], words: set[str]) -> bool:
    if wanted.kind == "name":  # "Jane Q. Doe" is "Doe" the second time
        return any(key in words for key in wanted.keys if len(key) > 2) or wanted.keys <= words
    if wanted.kind == "date":
        return any(_same_day(wanted, other) for other in there if other.kind == "date")
    return any(other.kind in {wanted.kind, "date"} and _same_amount(wanted, other) for other in there)


def _same_amount(one: Checkable, other: Checkable) -> bool:
    """Whether two numbers are the same, and their units too where both name one: “thirty million” is €30 million."""
    units, other_units = _units(one), _units(other)
    if units and not other_units and any(key[1:] in _FEW for key in one.keys - units):
        return False
    if len(units) == len(other_units) == 1 and units != other_units:
        amounts = [(number, unit) for item in (one, other) for unit in _units(item) for number in item.keys - {unit}]
        return len(amounts) == 2 and same_amount(*amounts)
    return one.keys - units == other.keys - other_units and (not units or not other_units or units == other_units)


def _units(one: Checkable) -> frozenset[str]:
    return frozenset(key for key in one.keys if key.startswith("~"))


def _same_day(one: Checkable, other: Checkable) -> bool:
    """Whether two dates agree in all that both say, and say something both."""
    parts = [_parts(date) for date in (one, other)]
    both = [(mine, yours) for mine, yours in zip(*parts, strict=True) if "?" not in {mine, yours}]
    return bool(both) and all(mine == yours for mine, yours in both)


def _parts(date: Checkable) -> list[str]:
    """Year, month and day, "?" where it is not said."""
    key = min(date.keys)
    said = key[1:].split("/") if key.startswith("@") else [key.strip("#=")]
    return [*said, "?", "?"][:3]  # a year or decade alone says no month or day


def _rival(missing: Checkable, wanted: list[Checkable], there: list[Checkable]) -> Checkable | None:
    """The one other number or date of the passage that is where the missing one should."""
    if missing.kind == "name":
        return None
    known = {key for one in wanted for key in one.keys - _units(one)}
    rivals = [
        other
        for other in there
        if other.kind == missing.kind
        and not (other.keys - _units(other)) <= known
        and (missing.kind != "number" or _units(other) == _units(missing))
    ]
    return rivals[0] if len(rivals) == 1 else None
