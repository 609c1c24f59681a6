"""The facts of a row of a table: each cell with what its column's head and the caption say of it.

A head's unit, scale and year belong to each cell below it: 4.2 under "Budget (£ million)" is £4.2 million.
"""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from factcheck.comparison.fact_reading import facts_of
from factcheck.comparison.facts import Fact, Read, data_of, word_set
from factcheck.nlp.tokenizer import fold

_THOUSANDS: Final = re.compile(r"['’]?\b0?00s?\b|(?<=[£$€])0?00s?\b")
_SIGN: Final = re.compile(r"[£$€¥]")
_UNIT: Final = re.compile(r"\(([^()]*)\)|\bin\s(.+)$|(%)|,\s*([^,]+)$")
_OF_CAPTION: Final = re.compile(
    r"\(([^()]*)\)|\bin\s(.+)$|,\s(%)$"
)  # "… grew by 6.3 % to 812 tonnes" has no unit of cells
_PLAIN: Final = re.compile(r"[-+−]?\d[\d.,  ]*")


class Heads(NamedTuple):
    """What is above a row: the cells of the table's first row, and the caption before it."""

    cells: tuple[str, ...]
    caption: str = ""


def heads_above(before: str) -> Heads | None:
    """The heads of the table whose row follows `before`; None if the row is the first."""
    lines = before.split("\n")
    if lines and not lines[-1]:
        lines.pop()
    at = len(lines)
    while at and "\t" in lines[at - 1]:
        at -= 1
    if at == len(lines):
        return None
    above = next((line for line in lines[max(0, at - 2) : at][::-1] if line.strip()), "")
    return Heads(tuple(lines[at].split("\t")), above)


def row_read(row: str, heads: Heads, language: str = "en") -> Read:
    """A row read cell by cell; the `column` of each fact says which."""
    facts: list[Fact] = []
    names: list[tuple[str, bool, int]] = []
    start = 0
    for column, cell in enumerate(row.split("\t")):
        read = facts_of(cell, language)
        head = heads.cells[column] if column < len(heads.cells) else ""
        with_unit = _with_unit(cell, head, heads.caption, language) if _PLAIN.fullmatch(cell.strip()) else None
        found = (with_unit,) if with_unit else read.facts
        facts += [fact._replace(start=start + fact.start, end=start + fact.end, column=column) for fact in found]
        names += [(word, capital, start + at) for word, capital, at in read.names]
        start += len(cell) + 1
    return Read(row, facts_of(row, language).words, tuple(facts), tuple(names))


def _with_unit(cell: str, head: str, caption: str, language: str) -> Fact | None:
    """The number of a cell with the unit and the scale that its head, or else the caption, gives it."""
    number = cell.strip()
    for said, pattern in ((head, _UNIT), (caption, _OF_CAPTION)):
        inside = " ".join(part for match in pattern.finditer(said) for part in match.groups() if part) or (
            said if _SIGN.search(said) and len(said) < _SHORT else ""
        )
        if not inside:
            continue
        sign = _SIGN.search(inside)
        scales = _scales(said, language)
        scale = next((scales[word] for word in fold(inside).split() if word in scales), "")
        scale = "thousand" if not scale and _THOUSANDS.search(inside) else scale
        rest = " ".join(
            word for word in _SIGN.sub(" ", _THOUSANDS.sub(" ", inside)).split() if fold(word) not in scales
        )
        for written in (f"{sign[0] if sign else ''}{number} {scale}".strip() + f" {rest}", f"{number} {scale}".strip()):
            facts = [fact for fact in facts_of(written, language).facts if fact.kind == "number"]
            if facts and (facts[0].dimension or scale):
                begin = len(cell) - len(cell.lstrip())
                return facts[0]._replace(start=begin, end=begin + len(number))
    return None


def _scales(head: str, language: str) -> Mapping[str, str]:
    """What may be a scale in a head: "m" is a million, but metres where the head speaks of a length."""
    scales: Mapping[str, str] = data_of(language)["scales"]
    words = set(re.findall(r"\w+", fold(head)))
    if words.isdisjoint(word_set("lengths", language)):
        return scales
    return {word: scale for word, scale in scales.items() if word not in word_set("units_too", language)}


_SHORT: Final = 20  # characters of a head that is nothing but a unit: "£000"
