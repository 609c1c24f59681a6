"""The sentences of a paragraph, with every quote kept whole."""

import re
from collections.abc import Iterable, Iterator, Sequence

import sentencex

from factcheck.claims.quotations import Piece
from factcheck.core.text import with_plain_spaces

_PORTION = 8000  # characters; a longer sentence is cut
_TERMINAL = {".": ".", "!": "!", "?": "?", "…": ".", "。": "。", "！": "。", "？": "。"}
# The splitter looks for partners of marks, and takes time squared over many that have none.
_NO_MARKS = str.maketrans(dict.fromkeys("\"“”„‟«»‹›「」『』〝〞＂`'‘’‚‛", "*"))
# What a full stop does not end: times before a day, months and numbers behind an abbreviation.
_UNFINISHED = re.compile(
    r"(?:\b(?:[ap]\.m|Fig|Figs|No|Nos|Nr|Abs|Art|Ziff|ca|vs|approx|Op|Rep|Sen|Gov|Gen|Col|Lt|Sgt|Capt|Rev|Hon|Prof"
    r"|Dr|Mr|Mrs|Ms|St|Mt|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[A-Z])\.)\s*$"
)
_AFTER_TIME = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Eastern|Central|Pacific"
    r"|Mountain|[ECPM][SD]T|GMT|UTC|CET|BST|\d"
)
_GERMAN_DATE = re.compile(r"\b\d{1,2}\.\s*$")
_MONTH = re.compile(
    r"(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez|Jahrhundert|Klasse|Mal|Platz|Auflage|Tag|Liga|Stock|Runde)"
)


def sentences_in(text: str, start: int, end: int, pieces: Sequence[Piece], language: str) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of the paragraph at `start`:`end`, trimmed of white space."""
    masked = with_plain_spaces(_masked(text, start, end, pieces))
    first = position = 0
    for part in _mended(_segments(masked, language)):
        position = first + len(part)
        stripped = part.strip()
        if stripped:
            lead = len(part) - len(part.lstrip())
            yield start + first + lead, start + first + lead + len(stripped)
        first = position


def _segments(text: str, language: str) -> Iterator[str]:
    """The sentences the splitter sees; a long text goes to it in portions, since its time grows with the square."""
    position = 0
    while len(text) - position > _PORTION:
        *whole, rest = sentencex.segment(language, text[position : position + _PORTION])
        yield from whole or [rest]
        position += _PORTION - (len(rest) if whole else 0)
    yield from sentencex.segment(language, text[position:])


def _masked(text: str, start: int, end: int, pieces: Sequence[Piece]) -> str:
    """The paragraph with each quote made one long word that ends as the quote does."""
    parts, position = [], start
    for piece in pieces:
        parts.append(text[position : piece.outer_start].translate(_NO_MARKS))
        last = text[piece.end - 1]
        parts.append("X" + "x" * (piece.outer_end - piece.outer_start - 2) + _TERMINAL.get(last, "x"))
        position = piece.outer_end
    parts.append(text[position:end].translate(_NO_MARKS))
    return "".join(parts)


def _mended(parts: Iterable[str]) -> Iterator[str]:
    held = ""
    for part in parts:
        if held and not _belongs(held, part):
            yield held
            held = ""
        held += part
    if held:
        yield held


def _belongs(before: str, after: str) -> bool:
    """Whether the splitter cut one sentence in two."""
    following = after.lstrip()
    if not following:
        return True
    if following[0].islower():
        return before.rstrip()[-1:] != ":"
    tail = before[-12:]
    if _GERMAN_DATE.search(tail) and _MONTH.match(following):
        return True
    return _UNFINISHED.search(tail) is not None and (
        not tail.rstrip().endswith("m.") or _AFTER_TIME.match(following) is not None
    )
