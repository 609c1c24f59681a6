"""Whose words a passage is: the quotation marks it is in, and whether a name beside it is its speaker's."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from factcheck.comparison.items import Item
from factcheck.nlp.analysis import Word
from factcheck.nlp.lexicon import tagged
from factcheck.nlp.morphology import saying_forms
from factcheck.nlp.roles import NEGATIONS
from factcheck.nlp.tokenizer import Token, tokens

_MARK: Final = re.compile(r"''|``|[\"“”„«»‹›]|(?<![\w’'])['‘](?=\w)|(?<=[.,!?—–-])['’](?!\w)")
_CLOSES: Final = re.compile(r"[,!?…—–-]\s*(?:''|[\"”»’'])|(?:''|[\"”»’']),")
_OPENS: Final = re.compile(r"(?:^|[^:\w])(?:``|[\"“„«‘'])$")
_BROKEN: Final = re.compile(r"[\"“”„«»!?;:]|\.\s*\n")
_QUOTES: Final = frozenset("\"“”„«»‘’'")
_LONGEST: Final = 12  # words between the two parts of a quotation
_OTHER_NAME: Final = re.compile(r"(?<![.!?]\s)(?<!^)\b(?!I\b)[A-Z]\w")  # a capital that no sentence asks for


def quotation(before: str, passage: str, after: str) -> tuple[int, int]:
    """Where in `before` the quotation begins that the passage is in, and where in `after` it ends.

    All of both where the passage is in none.
    """
    text = before + passage[:1]
    marks = [mark for mark in _MARK.finditer(text) if mark.end() <= len(before)]
    inside = bool(marks) and _opens(text, marks[-1])
    start = marks[-1].end() if inside else 0
    text = passage[-1:] + after
    mark = _MARK.search(text, 1)
    closed = mark is not None and (inside or (not marks and not _opens(text, mark)))
    return start, mark.start() - 1 if mark and closed else len(after)


def only_attributes(run: Sequence[Item], marks: Sequence[str], language: str) -> bool:
    """Whether words only say who speaks, between two parts of one quotation: “A,” said Lund, “and B”.

    `marks[i]` is the text before the i-th word, the last one the text after them all.
    """
    return _says_who([item.key for item in run], marks, language)


def taken_in(quoted: str, quote: Sequence[Token], found: str, source: Sequence[Token], language: str) -> int | None:
    """The quote's token at which words begin that in the source are between the parts of a quotation, not in them.

    “The general said the colonel is a thief” of "“The general,” said the colonel, “is a thief”". None where there are
    none, or where the quote has the quotation marks, too.
    """
    if not _CLOSES.search(found):
        return None  # quicker to see than to go through the words
    keys = [token.folded for token in quote]
    for first in range(1, len(source) - 1):
        if not _CLOSES.search(found[source[first - 1].end : source[first].start]):
            continue
        for last in range(first, min(first + _LONGEST, len(source) - 1)):
            run = source[first - 1 : last + 2]
            marks = [found[one.end : other.start] for one, other in pairwise(run)]
            if not _says_who([token.folded for token in run[1:-1]], marks, language):
                continue
            told = [token.folded for token in run]
            for at in range(len(keys) - len(told) + 1):
                gaps = (
                    quoted[quote[at].end : quote[at + 1].start],
                    quoted[quote[at + len(told) - 2].end : quote[at + len(told) - 1].start],
                )
                if keys[at : at + len(told)] == told and not any(_QUOTES.intersection(gap) for gap in gaps):
                    return at + 1
    return None


def _says_who(keys: Sequence[str], marks: Sequence[str], language: str) -> bool:
    if not 1 < len(keys) <= _LONGEST or not _CLOSES.search(marks[0]) or not _OPENS.search(marks[-1].rstrip("\n")):
        return False
    turning = NEGATIONS | tagged("irony", language) | tagged("denying", language)
    once = sum(key in saying_forms(language).says for key in keys) == 1
    return once and turning.isdisjoint(keys) and not any(_BROKEN.search(mark) for mark in marks[1:-1])


def _opens(text: str, mark: re.Match[str]) -> bool:
    ahead, behind = text[mark.end() : mark.end() + 1], text[mark.start() - 1 : mark.start()]
    if mark[0] in "«»" and ahead.isspace():
        return mark[0] == "«"
    return bool(ahead) and not ahead.isspace() and (not behind or behind.isspace() or behind in "([—–-:")


class Speaker:
    """Whom the article lets say it, and what the source has before the passage; the name is "" if not known."""

    def __init__(self, name: str, before: str) -> None:
        self._words = [token.folded.removesuffix("'s") for token in tokens(name)] if name else []
        self._several = name[:1].islower() and name.endswith("s")
        self._before = before
        self.known = bool(self._words)

    @property
    def is_known(self) -> bool:
        """Whether the article names who says it."""
        return bool(self._words)

    def is_among(self, told: Sequence[Word]) -> bool:
        """Whether these words name the speaker, by the last name, or by what the article calls it ("the auditors")."""
        if not self._words or not told:
            return False
        keys = [word.key for word in told]
        if len(keys) > 1 and keys[-1] == "'s":  # "in Lund's view"
            keys.pop()
        if keys[-1] in tagged("subject", "en") & (tagged("third-singular", "en") | tagged("third-several", "en")):
            return self._was_named() and (keys[-1] == "they" or not self._several)
        last = self._words[-1]
        if last in keys and keys[keys.index(last) + 1 :][:1] != ["'s"]:  # not "Lund's deputy"
            return not self._is_led_to(keys[: keys.index(last)])
        return keys[-1] in self._words

    def _is_led_to(self, keys: list[str]) -> bool:
        """Whether the name hangs on a word before it: "a friend of Ada Lund", but not "the head of finance, Ada Lund"."""
        while keys and keys[-1] in self._words:
            keys = keys[:-1]
        return bool(keys) and keys[-1] in tagged("belonging", "en")

    def _was_named(self) -> bool:
        """Whether a "she" is the speaker, who was named, and nobody else since."""
        named = self._before.casefold().rfind(self._words[-1])
        return named >= 0 and not _OTHER_NAME.search(self._before, named + len(self._words[-1]))
