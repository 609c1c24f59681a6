"""A sentence as tokens and as a string of tags, one character a token; see `lexicon.base` for the tags."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from factcheck.claims.lexicon import Lexicon
from factcheck.claims.pieces import Piece

_TOKEN = re.compile(
    r"(?P<word>(?:[^\W\d_]\.){2,}(?:-[^\W\d_]+\.?)?|[^\W_]+(?:[-‐‑’'/&.·]?[^\W_]+)*(?:(?<=s)['’](?=\s))?)"
    r"|(?P<dash>--+|[—–―]|(?<=\s)-(?=\s))|(?P<mark>[,:;()\[\].!?…])"
)
_MARKS = {"[": "(", "]": ")", "!": ".", "?": ".", "…": "."}
_GENITIVE = ("'s", "’s", "s'", "s’")
_BEFORE_NOUN = frozenset("DGg#FUIB")
_LONGEST_PARENTHESIS = 14  # tokens


@dataclass(slots=True)
class Sentence:
    """One sentence: `tags[i]` is the tag of the token at `spans[i]`; `quotes` maps a piece's number to its token."""

    start: int
    end: int
    tags: str = ""
    spans: list[tuple[int, int]] = field(default_factory=list)
    quotes: dict[int, int] = field(default_factory=dict)
    reported: bool = False


def tokenised(
    text: str,
    start: int,
    end: int,
    pieces: Sequence[tuple[int, Piece]],
    terms: frozenset[int] | set[int],
    words: Lexicon,
) -> Sentence:
    """The sentence at `start`:`end` with its numbered pieces; those in `terms` get the tag T."""
    sentence = Sentence(start, end)
    tags: list[str] = []
    position = start
    for number, piece in pieces:
        _read(text, position, piece.outer_start, words, tags, sentence.spans)
        sentence.quotes[number] = len(tags)
        tags.append("T" if number in terms else "Q")
        sentence.spans.append((piece.outer_start, piece.outer_end))
        position = piece.outer_end
    _read(text, position, end, words, tags, sentence.spans)
    _settle_start(text, tags, sentence.spans)
    sentence.tags = "".join(tags)
    if words.reported:
        sentence.reported = any(
            tag in "AVnC" and text[slice(*span)].lower() in words.reported
            for tag, span in zip(tags, sentence.spans, strict=True)
        )
    return sentence


def _read(text: str, start: int, end: int, words: Lexicon, tags: list[str], spans: list[tuple[int, int]]) -> None:
    for found in _TOKEN.finditer(text, start, end):
        token = found.group()
        kind = found.lastgroup
        if kind == "word":
            if words.inverted and _split_inversion(found, words, tags, spans):
                continue
            if words.elides and len(token) > 2 and token[1] in "'’" and token[0].lower() in "ldcjnmts":
                tags.append(words.tag_of(token[0].lower() + "'") or "D")
                spans.append((found.start(), found.start() + 2))
                tags.append(_tag(token[2:], words, tags[-1]))
                spans.append((found.start() + 2, found.end()))
                continue
            tags.append(_tag(token, words, tags[-1] if tags else ""))
        elif kind == "dash":
            tags.append("-")
        elif token == ".":
            if found.end() < end and not text[found.end()].isspace():
                continue
            if found.end() + 1 < end:  # behind an abbreviation
                continue
            tags.append(".")
        elif token in ")]" and _drop_parenthesis(tags, spans):
            continue
        else:
            tags.append(_MARKS.get(token, token))
        spans.append(found.span())


def _split_inversion(found: re.Match[str], words: Lexicon, tags: list[str], spans: list[tuple[int, int]]) -> bool:
    """"dit-il", "explique-t-elle": the verb and its subject in one word."""
    verb, _, pronoun = found.group().rpartition("-")
    tag = words.tag_of(verb.removesuffix("-t").lower())
    if pronoun not in words.inverted or tag not in {"C", "A"}:
        return False
    middle = found.end() - len(pronoun)
    tags.extend((tag, "H"))
    spans.extend(((found.start(), middle - 1), (middle, found.end())))
    return True


def _drop_parenthesis(tags: list[str], spans: list[tuple[int, int]]) -> bool:
    """Forget a short insertion in brackets: "Rep. Jim Jordan (R-Ohio) said"."""
    for index in range(len(tags) - 1, max(-1, len(tags) - _LONGEST_PARENTHESIS), -1):
        if tags[index] == "Q":
            return False
        if tags[index] == "(":
            del tags[index:], spans[index:]
            return True
    return False


def _tag(token: str, words: Lexicon, previous: str) -> str:
    low = token.lower().replace("’", "'")
    if low[0].isdigit():
        return "#"
    capital = token[0].isupper()
    if capital and previous:
        if words.nouns_capitalised and previous == "P" and words.tag_of(low) == "a":
            return "a"
        if low in words.days:
            return "Y"
        if low == "i":
            return "H"
        return "G" if token.endswith(_GENITIVE) else "N"
    if low in words.cue_nouns and (previous in _BEFORE_NOUN or (previous == "n" and not low.endswith("s"))):
        return "U"
    tag = words.tag_of(low)
    if tag:
        return tag
    if low.endswith("'s"):
        base = words.tag_of(low[:-2])
        if base and base in "HRW":
            return base
        return "G" if capital else "g"
    if low.endswith("s'"):
        return "G" if capital else "g"
    if capital:
        return "N"
    if words.language == "en":
        if low.endswith("ed") and len(low) > 4:
            return "V"
        if low.endswith("ing") and len(low) > 5:
            return "I"
        if low.endswith("ly") and len(low) > 4 and low not in words.no_adverbs:
            return "B"
    return "n"


def _settle_start(text: str, tags: list[str], spans: list[tuple[int, int]]) -> None:
    """A capitalised first word before a verb is a name, whatever else it could be: "Will said", "Reed added"."""
    if len(tags) > 1 and tags[0] in "VAC" and tags[1] in "CAV" and text[spans[0][0]].isupper():
        tags[0] = "N"
