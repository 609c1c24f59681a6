"""Which language words are in, told by the function words of the lexicons; one detector for every room."""

from collections.abc import Sequence
from functools import cache

from factcheck.nlp.lexicon import LANGUAGES, tagged

UNKNOWN = ""
"""The language of words of which no lexicon knows enough."""

_SHARE = 1 / 7  # of running text that function words must be; a quarter to a half is usual


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    """The languages that each function word belongs to."""
    known: dict[str, tuple[str, ...]] = {}
    for language in LANGUAGES:
        for word in tagged("function", language):
            known[word] = (*known.get(word, ()), language)
    return known


def language_of_words(words: Sequence[str]) -> str:
    """The ISO 639-1 code of the language of the (folded) words, or UNKNOWN.

    One word in seven must be a function word of it, and more of them than of any other language. Two different
    ones are asked for, except of English.
    """
    known, votes = _languages(), dict.fromkeys(LANGUAGES, 0)
    for word in words:
        for language in known.get(word, ()):
            votes[language] += 1
    best = max(LANGUAGES, key=lambda language: votes[language])
    enough = votes[best] >= max(len(words) * _SHARE, 1)
    several = best == "en" or len({word for word in words if best in known.get(word, ())}) > 1
    return best if enough and several else UNKNOWN
