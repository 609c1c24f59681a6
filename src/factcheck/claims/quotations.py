"""The quoted pieces of a document: turns of interviews, pairs of marks, carried on over paragraphs where a quote goes on."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.claims.lexicon import people_words
from factcheck.claims.paragraphs import Paragraph, signature
from factcheck.claims.quotation_marks import Mark, Pair, marks_in, pair_marks

_ROLE = (
    r"(?:\s?\((?P<who>[^():\n]{2,60})\)|,\s(?P<role>[^:.!?\n]{2,50}))?"  # "A (Arvid Holm, coach)", "Arvid Holm, coach"
)
_LETTER = re.compile(
    r"(?P<label>Q|A|Question|Answer|Frage|Antwort)(?:\s?\((?P<who>[^():\n]{2,60})\))?"
    r"(?:\.(?!\s[A-ZÀ-Þ][\w.'’-]+(?:\s[A-ZÀ-Þ][\w.'’-]+){0,2}\s?:)|:)\s+(?=\S)"
)
_SHOUTED = re.compile(
    r"(?P<label>(?:(?:MR|MS|MRS|DR|SEN|REP|GOV)\.\s)?[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:\s[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+){0,3})"
    rf"{_ROLE}\s?:\s+(?=\S)"
)
_NAMED = re.compile(rf"(?P<label>[A-ZÀ-Þ](?:[\w.'’-]+|(?=\s))(?:\s[A-ZÀ-Þ][\w.'’-]+){{0,3}}){_ROLE}\s?:\s+(?=\S)")
_SPOKEN = frozenset(".!?…:,;—–-)]\"'”’“»«")  # how a turn ends, and a line of a menu does not
_LONGEST_TURN = 4  # paragraphs
_ASKS = frozenset({"Q", "Question", "Frage"})
ANSWERS = frozenset({"A", "Answer", "Antwort"})
# What is before a colon at the start of a line and is nobody.
_NO_SPEAKERS = people_words("no_speaker")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one person says in one paragraph. `label` is where the name is, None where the turn only goes on."""

    start: int
    end: int
    label: tuple[int, int] | None
    asks: bool = False


def turns_of(text: str, paragraphs: Sequence[Paragraph]) -> dict[int, Turn]:
    """The turns of an interview by the number of their paragraph; a paragraph between two turns goes on with one."""
    letters: dict[int, re.Match[str]] = {}
    shouted: dict[int, re.Match[str]] = {}
    named: dict[int, re.Match[str]] = {}
    for number, paragraph in enumerate(paragraphs):
        for pattern, found in ((_LETTER, letters), (_SHOUTED, shouted), (_NAMED, named)):
            match = pattern.match(text, paragraph.start, paragraph.end)
            spoken = pattern is _LETTER or text[paragraph.end - 1] in _SPOKEN
            if match and spoken and match["label"].split()[0].lower().rstrip(":") not in _NO_SPEAKERS:
                found[number] = match
                break
    matches = _talk(letters) | _talk(named | shouted)
    asking = _ASKS | _interviewers(text, paragraphs, matches)
    turns: dict[int, Turn] = {}
    guests: dict[str, tuple[int, int]] = {}  # where the name is that a letter was given: "A (Arvid Holm, coach):"
    for number, match in sorted(matches.items()):
        label = match["label"]
        if match["who"] and label in ANSWERS:
            guests[label] = match.start("who"), match.start("who") + len(match["who"].partition(",")[0].rstrip())
        named_at = guests.get(label, match.span("label"))
        turns[number] = Turn(match.end(), paragraphs[number].end, named_at, label in asking)
    for before, after in pairwise(sorted(matches)):
        if after - before <= _LONGEST_TURN and all(paragraphs[n].kind == "paragraph" for n in range(before + 1, after)):
            for number in range(before + 1, after):
                span = paragraphs[number]
                turns[number] = Turn(span.start, span.end, None, turns[before].asks)
    return turns


def _interviewers(text: str, paragraphs: Sequence[Paragraph], matches: dict[int, re.Match[str]]) -> frozenset[str]:
    """The labels of one word that begin a talk and only ask in it, where others answer: "GAZETTE:", "Reporter:"."""
    asks: dict[str, bool] = {}
    for number, match in sorted(matches.items()):
        label = match["label"]
        asks[label] = asks.get(label, True) and text[paragraphs[number].end - 1] == "?"
    first = next(iter(asks), "")
    alone = " " not in first and first not in ANSWERS and asks.get(first, False)
    return frozenset((first,)) if alone and not all(asks.values()) else frozenset()


def _talk(matches: dict[int, re.Match[str]]) -> dict[int, re.Match[str]]:
    """Those matches that look like people who talk: near each other, two people, and one of them at least twice."""
    groups: list[list[int]] = []
    for number in sorted(matches):
        if not groups or number - groups[-1][-1] > _LONGEST_TURN:
            groups.append([])
        groups[-1].append(number)
    talk: dict[int, re.Match[str]] = {}
    for group in groups:
        count = Counter(matches[number]["label"] for number in group)
        if len(count) > 1 and max(count.values()) > 1:
            talk.update((number, matches[number]) for number in group)
    return talk


# The quoted pieces of a document: pairs of marks, carried on over paragraphs where a quote goes on.


_FEW_WORDS = 4
_NEAR = 40  # characters, more than the white space between a colon and a quote
_MOSTLY = 0.6  # of a block quote in marks: then they tell what is quoted


@dataclass(slots=True)
class Piece:
    """One stretch of quoted text inside one paragraph.

    `start`:`end` is what is inside the marks, `outer_start`:`outer_end` includes them. `continues` is True where
    the piece goes on with the quote of the paragraph before. `form` is "marks", "turn", "question" or "block
    quote"; `label` is where a turn names its speaker.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    paragraph: int
    marks: str
    nested: tuple[tuple[int, int], ...] = ()
    flags: tuple[str, ...] = ()
    continues: bool = False
    form: str = "marks"
    label: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Stray:
    """A closing mark that nothing opened."""

    start: int
    end: int


def pieces_of(text: str, paragraphs: Sequence[Paragraph]) -> tuple[list[Piece], list[Stray]]:
    """The pieces of all paragraphs, in text order and not overlapping, and the marks that make none."""
    pieces: list[Piece] = []
    strays: list[Stray] = []
    turns = turns_of(text, paragraphs)
    running: Piece | None = None  # a quote the paragraph before left open
    for number, paragraph in enumerate(paragraphs):
        paired = pair_marks(text, paragraph.end, marks_in(text, paragraph.start, paragraph.end))
        found = [_piece(pair, number) for pair in paired.pairs if pair.start < pair.end]
        signed = signature(text, paragraph)
        if signed is not None and pieces and pieces[-1].paragraph == number - 1:
            _sign(pieces, signed)
            continue
        whole = _whole(text, paragraph, number, found, turns.get(number))
        if whole is not None:
            pieces.append(whole)
            running = None
            continue
        if running is not None:
            _carry_on(running, found, paired.strays, paragraph, number)
        strays.extend(Stray(mark.start, mark.end) for mark in paired.strays)
        pieces.extend(found)
        last = found[-1] if found else None
        running = last if last and "unclosed" in last.flags and last.end == paragraph.end else None
    return pieces, strays


def _sign(pieces: Sequence[Piece], who: tuple[int, int]) -> None:
    """Say of the block quote that ends here who is named below it."""
    number = pieces[-1].paragraph
    for piece in reversed(pieces):
        if piece.paragraph not in {number, number - 1} or piece.form != pieces[-1].form:
            break
        piece.label, number = who, piece.paragraph


def _whole(text: str, paragraph: Paragraph, number: int, found: Sequence[Piece], turn: Turn | None) -> Piece | None:
    """The paragraph as one piece, where it is a turn or a block quote that is not itself in marks."""
    nested = tuple(sorted({span for piece in found for span in ((piece.start, piece.end), *piece.nested)}))
    if turn is not None:
        return Piece(
            turn.start, turn.end, turn.start, turn.end, number, "", nested,
            continues=turn.label is None, form="question" if turn.asks else "turn", label=turn.label,
        )  # fmt: skip
    marked = sum(piece.outer_end - piece.outer_start for piece in found)
    if any(_introduced(text, piece) for piece in found):
        return None
    if paragraph.kind == "quote" and marked < (paragraph.end - paragraph.start) * _MOSTLY:
        return Piece(
            paragraph.start, paragraph.end, paragraph.start, paragraph.end, number, "", nested, form="block quote"
        )
    return None


def _introduced(text: str, piece: Piece) -> bool:
    """Whether words in marks follow a colon, so that a block quote reports them: they are somebody else's."""
    words = text[piece.start : piece.end].split()
    before = text[max(piece.outer_start - _NEAR, 0) : piece.outer_start]  # not all of a long article, for each quote
    return len(words) >= _FEW_WORDS and before.rstrip().endswith(":")


def _carry_on(running: Piece, found: list[Piece], strays: list[Mark], paragraph: Paragraph, number: int) -> None:
    """Join the first piece of this paragraph to the open one of the paragraph before, if it goes on there."""
    first = found[0] if found else None
    if first and first.outer_start == paragraph.start and first.marks[:1] == running.marks[:1]:
        first.continues = True
        running.flags = tuple(flag for flag in running.flags if flag != "unclosed")
    elif strays and strays[0].start > paragraph.start and (first is None or strays[0].start < first.outer_start):
        close = strays.pop(0)
        running.flags = tuple(flag for flag in running.flags if flag != "unclosed")
        flags = ("not reopened",)
        piece = Piece(
            paragraph.start, close.start, paragraph.start, close.end, number, running.marks, flags=flags, continues=True
        )
        found.insert(0, piece)


def _piece(pair: Pair, number: int) -> Piece:
    nested = tuple(sorted(_spans(pair)))
    return Piece(pair.start, pair.end, pair.outer_start, pair.outer_end, number, pair.glyphs, nested, pair.flags)


def _spans(pair: Pair) -> list[tuple[int, int]]:
    """What is quoted inside a pair, at any depth."""
    spans = []
    for inner in pair.nested:
        if pair.start <= inner.start < inner.end <= pair.end:
            spans.append((inner.start, inner.end))
            spans.extend(_spans(inner))
    return spans
