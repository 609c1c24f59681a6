"""What can be judged only when all differences are known: words moved, a sentence turned passive, a bad scan."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from factcheck.core.model import Level
from factcheck.matching.differing.lexicon import role, words
from factcheck.matching.differing.region import Part
from factcheck.matching.differing.slips import alike
from factcheck.nlp.morphology import known

_BE: Final = frozenset(("be", "am", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m", "got", "get"))
_EITHER_ORDER: Final = words("and or und oder et ou y o")
_MOVED_AT_MOST: Final = 30  # characters
_BAD_SCAN: Final = 2  # words misread for certain before one word may be taken for another


def reviewed(parts: Sequence[Part], quoted: str) -> list[Part]:
    """The parts again, some with another judgement; `quoted` is the text of the quote."""
    parts = _exchanged(_moved(list(parts), quoted), quoted)
    parts = _turned_passive(parts)
    scanned = sum(part.kind in {"ocr", "accent"} for part in parts)
    return [_misread(part, scanned) for part in parts] if scanned else parts


def _moved(parts: list[Part], quoted: str) -> list[Part]:
    """An adverb that has changed its place next to where it stood ("often has", "has often") changes little."""
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
        if crossed and quoted[one.q[1] : other.q[0]].strip().casefold() in _EITHER_ORDER:
            parts[index] = one._replace(kind="order", level=Level.MINOR)
            parts[index + 1] = other._replace(kind="order", level=Level.MINOR)
    return parts


def _adverb(word: str) -> bool:
    """Whether the word may stand here or there; "only" and the like bound what they stand beside."""
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
