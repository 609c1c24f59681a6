"""What can be checked in a claim piece by piece: its numbers, dates and names, and whether a passage has them."""

from typing import Final, NamedTuple

from factcheck.matching.differing.items import Item, read
from factcheck.matching.differing.languages import language_of
from factcheck.matching.folding import tokens
from factcheck.model import Comparison, Detail, Difference, Level

_BETWEEN_NAMES: Final = frozenset({"", "of", "the", "de", "del", "la", "van", "von", "der", "and", "'s"})
_TITLES: Final = frozenset({"mr", "mrs", "ms", "dr", "prof", "sir", "st", "jr", "sr"})
_YEARS: Final = range(1000, 2200)


class Checkable(NamedTuple):
    """A detail of a text: `keys` are how its parts read whatever way they are written."""

    kind: str  # "number", "date", "time" or "name"
    start: int
    end: int
    keys: frozenset[str]


def checkable(text: str) -> list[Checkable]:
    """The numbers, dates, times and names in a text, in text order."""
    words = tokens(text)
    items = read(text, words, range(len(words)), language_of([word.folded for word in words]))
    found: list[Checkable] = []
    for item in items:
        kind = _kind(item)
        if not kind:
            continue
        last = found[-1] if found else None
        if last and (last.start, last.end) == (item.start, item.end):  # an amount and its unit
            found[-1] = last._replace(keys=last.keys | {item.key})
        elif last and kind == last.kind == "name" and text[last.end : item.start].strip(" .&") in _BETWEEN_NAMES:
            found[-1] = Checkable(kind, last.start, item.end, last.keys | {item.key})
        else:
            found.append(Checkable(kind, item.start, item.end, frozenset({item.key})))
    return found


def looked_up(text: str, wanted: list[Checkable], passage: str) -> tuple[tuple[Detail, ...], Comparison]:
    """The details of a claim, each with whether the passage has it, and what it has not as differences.

    A number or date that the passage has in the place of the claim's is named in the difference. The comparison is
    critical if any detail is missing, verbatim if the words are the same, else minor.
    """
    there = checkable(passage)
    words = {token.folded.removesuffix("'s") for token in tokens(passage)}
    details, differences = [], []
    for one in wanted:
        found = _has(one, there, words)
        details.append(Detail(one.kind, text[one.start : one.end], one.start, one.end, found))
        if not found:
            rival = _rival(one, wanted, there)
            start, end = (rival.start, rival.end) if rival else (0, 0)
            differences.append(
                Difference(
                    one.kind,
                    Level.CRITICAL,
                    text[one.start : one.end],
                    one.start,
                    one.end,
                    passage[start:end],
                    start,
                    end,
                )
            )
    same = text.split() == passage.split()
    level = Level.VERBATIM if same else Level.CRITICAL if differences else Level.MINOR
    return tuple(details), Comparison(level, tuple(differences))


def _kind(item: Item) -> str:
    if item.kind == "word":
        return "name" if item.name and item.key not in _TITLES else ""
    if item.kind == "number" and item.word.isdecimal() and len(item.word) == 4 and int(item.word) in _YEARS:
        return "date"
    return {"number": "number", "unit": "number", "date": "date", "time": "time"}.get(item.kind, "")


def _has(wanted: Checkable, there: list[Checkable], words: set[str]) -> bool:
    if wanted.kind == "name":  # "Jane Q. Doe" is "Doe" the second time
        return any(key in words for key in wanted.keys if len(key) > 2) or wanted.keys <= words
    if wanted.kind == "date":
        return any(_same_day(wanted, other) for other in there if other.kind == "date")
    return any(wanted.keys <= other.keys for other in there) or any(
        wanted.keys & other.keys and other.kind == wanted.kind and len(wanted.keys) == 1 for other in there
    )


def _same_day(one: Checkable, other: Checkable) -> bool:
    """Whether two dates agree in all that both say, and say something both."""
    parts = [_parts(date) for date in (one, other)]
    both = [(mine, yours) for mine, yours in zip(*parts, strict=True) if "?" not in {mine, yours}]
    return bool(both) and all(mine == yours for mine, yours in both)


def _parts(date: Checkable) -> list[str]:
    """Year, month and day, "?" where it is not said."""
    key = min(date.keys)
    return key[1:].split("/") if key.startswith("@") else [key.strip("#="), "?", "?"]


def _rival(missing: Checkable, wanted: list[Checkable], there: list[Checkable]) -> Checkable | None:
    """The one other number or date of the passage that stands where the missing one should."""
    if missing.kind == "name":
        return None
    known = {key for one in wanted for key in one.keys}
    units = {key for key in missing.keys if key.startswith("~")}
    rivals = [
        other
        for other in there
        if other.kind == missing.kind and units <= other.keys and not (other.keys - units) <= known
    ]
    return rivals[0] if len(rivals) == 1 else None
