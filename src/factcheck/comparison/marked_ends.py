"""A quote that begins or ends with an ellipsis or a bracket: what the source has there stands beside the passage.

Who looks for “We gave it to [the militia]” finds "We gave it to": what the bracket covers is not among the words found.
"""

import re
from typing import Final, NamedTuple

from factcheck.comparison.lexicon import role
from factcheck.nlp.lexicon import tagged
from factcheck.nlp.morphology import past
from factcheck.nlp.tokenizer import fold

_ELLIPSIS: Final = r"[\[(]?(?:…|\.(?:\s?\.){2,3})[\])]?"
_OPENING: Final = re.compile(rf"\W*?(?:{_ELLIPSIS}|\[(?P<bracket>[^\[\]]+)\])\s*(?P<beside>[\w'’]*)")
_CLOSING: Final = re.compile(rf"(?P<beside>[\w'’]*)\s*(?:{_ELLIPSIS}|\[(?P<bracket>[^\[\]]+)\])[^\w\[\]]*$")
_SENTENCE_END: Final = re.compile(r"[.!?][\"”’')\]]*(?=\s|$)|\n\s*\n")
_LONGEST: Final = 240  # characters of a sentence that an ellipsis may cover at a quote's end
_HELD_BY: Final = frozenset(("preposition", "article", "auxiliary", "modal", "connective", "demonstrative"))
_VERBAL: Final = frozenset(("auxiliary", "modal"))


class Beside(NamedTuple):
    """How many characters of the source before a passage, and behind it, belong to what the quote marks at its ends."""

    before: int
    behind: int


def marked_ends(quoted: str, before: str, after: str) -> Beside:
    """What stands beside a passage in place of an ellipsis or a bracket at an end of the quote."""
    if not {"…", "[", "]", "."}.intersection(
        quoted.lstrip()[:1] + quoted.rstrip(" .,;:!?")[-1:] + quoted.rstrip()[-2:-1]
    ):
        return Beside(0, 0)
    leading = trailing = 0
    if before and (match := _OPENING.match(quoted)):
        starts = [end.end() for end in _SENTENCE_END.finditer(before)]
        sentence = before[max(starts[-1] if starts else 0, len(before) - _LONGEST) :]
        beside = fold(match["beside"])
        if match["bracket"] is None:
            leading = len(sentence.lstrip())
        elif role(beside) in _VERBAL or past(beside):
            leading = len(_last(sentence, len(match["bracket"].split())))
    if after and (match := _CLOSING.search(quoted)):
        end = _SENTENCE_END.search(after)
        sentence = after[: min(end.start() if end else len(after), _LONGEST)]
        if match["bracket"] is None:
            trailing = len(sentence.rstrip())
        elif role(fold(match["beside"])) in _HELD_BY or fold(match["beside"]) in tagged("possessive", "en"):
            trailing = len(_first(sentence, len(match["bracket"].split())))
    return Beside(leading, trailing)


def _first(text: str, words: int) -> str:
    match = re.match(rf"\s*(?:[^\s,;:()]+\s*){{1,{words}}}", text)
    return match[0].rstrip() if match else ""


def _last(text: str, words: int) -> str:
    match = re.search(rf"(?:[^\s,;:()]+\s*){{1,{words}}}$", text)
    return match[0] if match else ""
