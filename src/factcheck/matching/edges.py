"""The words of the source that stand opposite the first and last words of a quote.

An alignment by likeness leaves a word out rather than put it beside one that is nothing like it. At the ends of a
quote that would hide the worst changes: “older than you are” for “older than I am” would be cut to “older than”.
"""

import re
from collections.abc import Sequence
from typing import Final

from rapidfuzz.distance import Levenshtein

from factcheck.matching.infix import WILD
from factcheck.nlp.tokenizer import Token

_FEW: Final = 3  # words without a counterpart; more of them stand somewhere else, or nowhere
_STOP: Final = re.compile(r"[.!?…:;]|\n[ \t]*\n")
_APOSTROPHES: Final = re.compile("['’]")


def opposite(
    quote: Sequence[Sequence[str]], text: str, tokens: Sequence[Token], first: int, last: int
) -> tuple[int, int]:
    """The passage of the tokens `first` to `last` (exclusive) with what stands opposite the quote's ends.

    `quote` are the words of each fragment, `text` what the tokens were cut from. Nothing is taken from another
    sentence than the passage's own.
    """
    words = [token.folded for token in tokens[first:last]]
    for _ in range(_lacking(quote[0], words, end=False)):
        if not first or _STOP.search(text, tokens[first - 1].end, tokens[first].start):
            break
        first -= 1
    for _ in range(_lacking(quote[-1], words, end=True)):
        if last == len(tokens) or _STOP.search(text, tokens[last - 1].end, tokens[last].start):
            break
        last += 1
    return first, last


def _lacking(fragment: Sequence[str], words: Sequence[str], *, end: bool) -> int:
    """How many words of the source would stand opposite the words at one end of the fragment; 0 if there are many."""
    operations = Levenshtein.opcodes(fragment, words)
    if not operations:
        return 0
    operation = operations[-1 if end else 0]
    if operation.tag not in {"delete", "replace"}:
        return 0
    alone = fragment[operation.src_start : operation.src_end]
    if WILD in alone:
        return 0
    opened = sum(1 + len(_APOSTROPHES.findall(word)) for word in alone)  # "he's" stands for "he is"
    lacking = opened - (operation.dest_end - operation.dest_start)
    return lacking if 0 < lacking <= _FEW else 0
