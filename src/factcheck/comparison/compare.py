"""What differs between the words of a quote and those of the passage it comes from, and how much that matters."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from factcheck.comparison.alignment import Region, regions
from factcheck.comparison.context import context
from factcheck.comparison.ellipsis import marked_ends
from factcheck.comparison.owner import taken_in
from factcheck.comparison.region import Part, Sides, judged
from factcheck.comparison.substitution import alike
from factcheck.comparison.typography import Texts, differing_at_edges, differing_marks
from factcheck.core.model import Comparison, Difference, Level
from factcheck.nlp.language import likely_language
from factcheck.nlp.lexicon import tagged_anywhere
from factcheck.nlp.morphology import known
from factcheck.nlp.quantities import measures
from factcheck.nlp.roles import role
from factcheck.nlp.tokenizer import BRACKET, FURNITURE, WORD, Token, quote_tokens, tokens, without_furniture

_BRACKETS: Final = re.compile(r"\[[^\[\]]*\]")


def compare(
    quoted: str, found: str, *, before: str = "", after: str = "", speaker: str = "", language: str = ""
) -> Comparison:
    """The differences between the words `quoted` and those `found`, in the order of the quote; the level is the worst's.

    `before` and `after` are the words of the source around the passage: the rest of its sentence and a little
    more. Differences there have the kind "context" and offsets below 0 or beyond `len(found)`. No difference that is
    more than typographic names what the page put between the source's words, its offsets go past it. `speaker` is whom the
    quote is said to come from, "" if not known: what the source lends to anybody else ("the auditors say …", outside
    quotation marks) are not the speaker's words. `language` is the article's (ISO 639-1), for quotes too short to tell;
    "" if not known. Never raises.
    """
    differences, cut = (
        ([], (0, len(found)))
        if quoted.split() == found.split()
        else _differences(quoted, found, before, after, language)
    )
    if before or after or cut != (0, len(found)):
        differences += context(quoted, found, cut, before=before, after=after, speaker=speaker, language=language)
        differences += _at_marked_ends(quoted, found, before, after, language)
    differences = [_as_said(difference, before, found, after) for difference in differences]
    differences.sort(key=lambda difference: (difference.quoted_start, difference.found_start))
    level = max((difference.level for difference in differences), default=Level.VERBATIM)
    return Comparison(level, tuple(differences))


def _at_marked_ends(quoted: str, found: str, before: str, after: str, language: str) -> list[Difference]:
    """What the source has beside the passage where the quote has an ellipsis or a bracket, if that turns it."""
    beside = marked_ends(quoted, before, after)
    if not any(beside):
        return []
    edge = len(before) - beside.before
    whole = before[edge:] + found + after[: beside.behind]
    inside, _ = _differences(quoted, whole, before[:edge], after[beside.behind :], language)
    shifted = (
        replace(item, found_start=item.found_start - beside.before, found_end=item.found_end - beside.before)
        for item in inside
        if item.level is Level.CRITICAL
    )
    outside = [item for item in shifted if item.found_start < 0 or item.found_end > len(found)]
    return [replace(item, kind="context", quoted="", quoted_end=item.quoted_start) for item in outside]


def _as_said(difference: Difference, before: str, found: str, after: str) -> Difference:
    """The difference in the source's words alone: “if the state pays its share” may go on behind a line's number.

    What is typographic shows how the words are written, and is left as it is.
    """
    if difference.level == Level.TYPOGRAPHIC or "\n" not in difference.found:
        return difference
    span = difference.found_start + len(before), difference.found_end + len(before)
    return replace(difference, found=without_furniture(before + found + after, *span))


def _differences(
    quoted: str, found: str, before: str, after: str, language: str
) -> tuple[list[Difference], tuple[int, int]]:
    """The differences within the passage, and the part of it that is left when the ends the quote lacks are cut."""
    whole = (0, len(found))
    quote, source = _in_part(quoted, quote_tokens(quoted)), tokens(found, before, after)
    if not quote and not source:
        return _at_least_marks(Texts(quoted, found)), whole
    here, there = _keys(quote, quoted, found), [token.folded for token in source]
    parting = regions(here, there, measures)
    sides = Sides(
        Texts(quoted, found), quote, source, likely_language([*here, *there], language) if parting else "en", before
    )
    differences: list[Difference] = []
    parts: list[Part] = []
    cut = whole
    q = f = 0
    for region in [*parting, Region(len(quote), len(quote), len(source), len(source))]:
        if region.q1 > q:
            differences += differing_marks(sides.texts, quote, source, range(q, region.q1), f - q)
        if _is_cut(region, quote, source):
            difference, cut = _cut(region, sides, cut)
            differences.append(difference)
        else:
            parts += judged(sides, region)
            differences += differing_at_edges(sides.texts, quote, source, region[:2], region[2:])
        q, f = region.q2, region.f2
    if (at := taken_in(quoted, quote, found, source, sides.language)) is not None:
        span = quote[at].start, quote[at].end
        differences.append(sides.texts.difference("joined", Level.CRITICAL, span, (0, 0)))
    differences += [sides.texts.difference(part.kind, part.level, part.q, part.f) for part in reviewed(parts, quoted)]
    return differences or _at_least_marks(sides.texts), cut


def _at_least_marks(texts: Texts) -> list[Difference]:
    """The difference of two texts that have the same words and are not the same."""
    return [texts.difference("mark", Level.TYPOGRAPHIC, (0, len(texts.quoted)), (0, len(texts.found)))]


def _keys(quote: Sequence[Token], quoted: str, found: str) -> list[str]:
    """What the tokens of a quote are aligned by: words in brackets by where they are, not by what they say.

    Unless the source has the very brackets, too.
    """
    if not any(token.kind == BRACKET for token in quote):
        return [token.folded for token in quote]
    theirs = {match.span() for match in _BRACKETS.finditer(quoted) if match[0] in found}
    return [
        f"[{token.folded}"
        if token.kind == BRACKET and not any(start <= token.start < end for start, end in theirs)
        else token.folded
        for token in quote
    ]


def _in_part(text: str, quote: list[Token]) -> list[Token]:
    """The tokens with those of which only a part is in brackets ("[T]he", "warn[ed]") as words of the speaker."""
    tokens_ = []
    for token in quote:
        written = text[token.start : token.end] if token.kind == BRACKET else ""
        partly = "[" in written and not (written[0] == "[" and written[-1] == "]")
        tokens_.append(token._replace(kind=WORD) if partly else token)
    return tokens_


def _is_cut(region: Region, quote: Sequence[Token], source: Sequence[Token]) -> bool:
    """Whether the region is an end of the passage that the quote has not."""
    if region.q1 != region.q2 or region.f1 == region.f2 or not quote:
        return False
    return (not region.q1 and not region.f1) or (region.q2 == len(quote) and region.f2 == len(source))


def _cut(region: Region, sides: Sides, cut: tuple[int, int]) -> tuple[Difference, tuple[int, int]]:
    start, end = sides.source[region.f1].start, sides.source[region.f2 - 1].end
    if not region.f1:
        place, cut = (0, 0), (sides.source[region.f2].start, cut[1])
    else:
        place, cut = (len(sides.texts.quoted),) * 2, (cut[0], sides.source[region.f1 - 1].end)
    furniture = all(token.kind == FURNITURE for token in sides.source[region.f1 : region.f2])
    kind, level = ("furniture", Level.TYPOGRAPHIC) if furniture else ("cut", Level.EDITORIAL)
    return sides.texts.difference(kind, level, place, (start, end)), cut


# What can be judged only when all differences are known: words moved, a sentence turned passive, a bad scan.


_BE: Final = frozenset(("be", "am", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m", "got", "get"))
_MOVED_AT_MOST: Final = 30  # characters
_BAD_SCAN: Final = 2  # words misread for certain before one word may be taken for another


def reviewed(parts: Sequence[Part], quoted: str) -> list[Part]:
    """The parts again, some with another judgement; `quoted` is the text of the quote."""
    parts = _exchanged(_moved(list(parts), quoted), quoted)
    parts = _turned_passive(parts)
    scanned = sum(part.kind in {"ocr", "accent"} for part in parts)
    return [_misread(part, scanned) for part in parts] if scanned else parts


def _moved(parts: list[Part], quoted: str) -> list[Part]:
    """An adverb that has changed its place next to where it was ("often has", "has often") changes little."""
    for index, (one, other) in enumerate(pairwise(parts)):
        keys = [[item.key for item in side] for side in (one.left, one.right, other.left, other.right)]
        crossed = (keys[0] == keys[3] and not keys[1] and not keys[2]) or (
            keys[1] == keys[2] and not keys[0] and not keys[3]
        )
        moved = (*one.left, *one.right)
        if not crossed or len(moved) != 1 or other.f[0] - one.f[1] > _MOVED_AT_MOST:
            continue
        passed = quoted[one.q[1] : other.q[0]].casefold().split()
        over_adverb = len(passed) == 1 and _adverb(passed[0]) and moved[0].role != "negation"
        if _adverb(moved[0].key) or over_adverb:
            parts[index] = one._replace(kind="order", level=Level.MINOR)
            parts[index + 1] = other._replace(kind="order", level=Level.MINOR)
    return parts


def _exchanged(parts: list[Part], quoted: str) -> list[Part]:
    """Two words that "and" joins may come in either order."""
    for index, (one, other) in enumerate(pairwise(parts)):
        keys = [[item.key for item in side] for side in (one.left, one.right, other.left, other.right)]
        crossed = keys[0] == keys[3] and keys[1] == keys[2] and len(keys[0]) == len(keys[1]) == 1
        if crossed and quoted[one.q[1] : other.q[0]].strip().casefold() in tagged_anywhere("and") | tagged_anywhere(
            "or"
        ):
            parts[index] = one._replace(kind="order", level=Level.MINOR)
            parts[index + 1] = other._replace(kind="order", level=Level.MINOR)
    return parts


def _adverb(word: str) -> bool:
    """Whether the word may be here or there; "only" and the like bound what they are beside."""
    does = role(word)
    if does in {"filler", "auxiliary"} or word in {"often", "also", "always", "sometimes"}:
        return True
    return does in {"", "hedge"} and word.endswith("ly")


def _turned_passive(parts: list[Part]) -> list[Part]:
    """Together, "was" and "by" put in or left out turn round who did it."""
    for side in ("left", "right"):
        other = "right" if side == "left" else "left"
        alone = [part for part in parts if getattr(part, side) and not getattr(part, other)]
        heard = {item.key for part in alone for item in getattr(part, side)}
        if "by" in heard and heard & _BE:
            turning = {"by"} | _BE
            parts = [
                part._replace(kind="word", level=Level.CRITICAL)
                if part in alone and turning & {item.key for item in getattr(part, side)}
                else part
                for part in parts
            ]
    return parts


def _misread(part: Part, scanned: int) -> Part:
    """On a bad scan "arid" may well be "and"; that "Kem" is "Kern", neither a word, needs less proof."""
    if part.level != Level.CRITICAL or part.kind == "number" or not len(part.left) == len(part.right) == 1:
        return part
    one, other = part.left[0].key, part.right[0].key
    if alike(one, other) and (scanned >= _BAD_SCAN or not (known(one) or known(other))):
        return part._replace(kind="ocr", level=Level.MINOR)
    return part
