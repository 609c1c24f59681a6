"""Every quotation mark of a text, and which way it can face where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# The families of marks. A mark closes what a mark of the same family opened; `pairs` mends the exceptions.
_GLYPHS = {
    '"': "straight",
    "＂": "straight",
    "''": "apostrophes",
    "``": "apostrophes",
    "“": "curly",
    "”": "curly",
    "‟": "curly",
    "〝": "curly",
    "〞": "curly",
    "„": "low",
    "«": "guillemet",
    "»": "guillemet",
    "「": "corner",
    "」": "corner",
    "『": "white corner",
    "』": "white corner",
    "'": "single",
    "‘": "single",
    "’": "single",
    "‛": "single",
    "‚": "single",
    "‹": "single guillemet",
    "›": "single guillemet",
}
_ENTITIES = {
    "quot": '"', "#34": '"', "#x22": '"',
    "ldquo": "“", "#8220": "“", "#x201c": "“", "rdquo": "”", "#8221": "”", "#x201d": "”",
    "bdquo": "„", "#8222": "„", "#x201e": "„", "laquo": "«", "#171": "«", "raquo": "»", "#187": "»",
    "lsquo": "‘", "#8216": "‘", "#x2018": "‘", "rsquo": "’", "#8217": "’", "#x2019": "’",
    "apos": "'", "#39": "'", "#x27": "'", "sbquo": "‚", "lsaquo": "‹", "rsaquo": "›",
}  # fmt: skip
_ALWAYS_OPENS = frozenset("「『〝``")
_ALWAYS_CLOSES = frozenset("」』〞")

# Between two letters it is an apostrophe: "didn't", "l'eau", "O’Neill".
_MARK = re.compile(
    r"(?P<rule>([\"“”„«»'‘’`])\2{3,})|''|``|[\"“”„‟«»‹›「」『』〝〞＂‘‚‛]"
    r"|(?<![^\W_])['’]|['’](?![^\W_])"
    r"|&(?:quot|[lrb]dquo|[lr]aquo|[lrs]s?quo|[lr]saquo|apos|#(?:34|39|171|187|82(?:16|17|20|21|22)|x2(?:2|7|01[89cde])));",
    re.IGNORECASE,
)
_CANDIDATE = re.compile(r"[\"“”„‟«»‹›「」『』〝〞＂‘‚‛'’`&]")  # quick to find; `_MARK` tells what it is
_ELISION = re.compile(
    r"(?:em|til|tis|twas|twere|cause|cuz|n|round|bout|nuff|ere|till|d|ll|s|re|ve|m|t)\b", re.IGNORECASE
)
_YEARS = re.compile(r"\d0s\b|\d\d\b(?![^'’]{0,40}['’](?:\W|$))")
_INCHES = re.compile(r"\d\s?['’′]\s?\d{0,2}(?:[½¼¾]|\.\d+)?$")
_ATTRIBUTE = re.compile(r"[\w-]=$")
_BEFORE_OPEN = frozenset("([{<—–-/:=…¿¡*_>~|\u200b\ufeff")
_NEVER_FIRST = frozenset(",;:!?)]")  # of no quote
_AFTER_CLOSE = frozenset(")]},.;:!?…—–-/<*_~|%")


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark; `opens` and `closes` say what its surroundings allow, `faces` what its glyph says.

    `faces` is "(" for an opening glyph, ")" for a closing one, "" for one that says nothing.
    """

    start: int
    end: int
    glyph: str
    family: str
    faces: str
    opens: bool
    closes: bool


def marks_in(text: str, start: int, end: int) -> Iterator[Mark]:
    """The quotation marks of a paragraph, without apostrophes, inches, feet, years and HTML attributes."""
    attribute = False
    last = start
    for candidate in _CANDIDATE.finditer(text, start, end):
        found = _MARK.match(text, candidate.start(), end) if candidate.start() >= last else None
        if found is None:
            continue
        first, last = found.span()
        glyph = found.group()
        if found["rule"]:
            continue  # a line of marks is an ornament
        if glyph[0] == "&":
            glyph = _ENTITIES.get(glyph[1:-1].lower(), "'")
        before = text[first - 1] if first > start else " "
        after = text[last] if last < end else " "
        if glyph == '"' and (attribute or (before == "=" and _ATTRIBUTE.search(text, max(start, first - 3), first))):
            attribute = not attribute
            continue
        if _is_no_mark(text, start, found, glyph, before):
            continue
        yield _mark(first, last, glyph, before, after)


def _is_no_mark(text: str, start: int, found: re.Match[str], glyph: str, before: str) -> bool:
    first, last = found.span()
    if glyph in {"'", "’", "‘"}:
        if before.isdigit() and text[last : last + 1].isdigit():
            return True  # feet: 6'3
        if not (before.isalnum() or before in ".,!?…”\"'’") and (
            _ELISION.match(text, last) or _YEARS.match(text, last)
        ):
            return True
        return glyph == "’" and before.isspace() and text[last : last + 1].isspace()
    if glyph in {'"', "”", "''"} and before.isdigit():
        return _INCHES.search(text, max(start, first - 8), first) is not None
    return False


def _mark(start: int, end: int, glyph: str, before: str, after: str) -> Mark:
    family = _GLYPHS[glyph]
    if glyph in _ALWAYS_OPENS or glyph == "``":
        return Mark(start, end, glyph, family, "(", opens=True, closes=False)
    if glyph in _ALWAYS_CLOSES:
        return Mark(start, end, glyph, family, ")", opens=False, closes=True)
    faces = "(" if glyph in "“„‟‘‚‛" else ")" if glyph in "”’" else ""
    space_before, space_after = before.isspace(), after.isspace()
    begins = not space_after and after not in _NEVER_FIRST
    opens = begins and (space_before or before in _BEFORE_OPEN or before in _GLYPHS or not before.isalnum())
    closes = not space_before and not (after.isalnum() and before.isspace())
    return Mark(start, end, glyph, family, faces, opens, closes)
