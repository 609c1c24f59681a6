"""Which language words are in, told by the function words of the lexicons; one detector for every room.

A short text has few of them, so it takes the language of the text it belongs to: a claim that of its article.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from factcheck.nlp.lexicon import LANGUAGES, RULED, tagged
from factcheck.nlp.morphology import known, saying_forms

UNKNOWN = ""
"""The language of words of which no lexicon knows enough."""

_SHARE = 1 / 7  # of running text that function words must be; a quarter to a half is usual
_BY_FAR = 3  # votes more than the language of the whole text has, before a part of it is taken for another's
_SHARE_OF_KNOWN: Final = 0.5  # of the words; names and rare words are not in the list of English ones
_SAMPLE, _SHORT_SAMPLE = 1000, 300  # characters
_WORD = re.compile(r"[^\W\d_]+")
_PLAIN_ENGLISH = (" of ", " and ", " to ", " that ", " said ", " is ", " was ")  # quicker to find than to count words
_CJK = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_KANA = re.compile(r"[\u3040-\u30ff]")


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    """The languages that each function word belongs to."""
    listed: dict[str, tuple[str, ...]] = {}
    for language in LANGUAGES:
        for word in tagged("function", language):
            listed[word] = (*listed.get(word, ()), language)
        for word in saying_forms(language).says:  # beside a quote these tell more than small words: twice
            listed[word] = (*listed.get(word, ()), language, language)
    return listed


def _votes(words: Iterable[str]) -> Counter[str]:
    listed = _languages()
    return Counter(language for word in words for language in listed.get(word, ()))


def language_of_words(words: Sequence[str], default: str = UNKNOWN) -> str:
    """The ISO 639-1 code of the language of the (folded) words, or UNKNOWN.

    One word in seven must be a function word of it, and more of them than of any other language. Two different
    ones are asked for, except of English. Where `default` is given, the language of the text that the words are from,
    another one must have more of them by far.
    """
    votes = _votes(words)
    best = max(LANGUAGES, key=lambda language: votes[language])
    if default:
        return best if votes[best] >= votes[default] + _BY_FAR else default
    known = _languages()
    enough = votes[best] >= max(len(words) * _SHARE, 1)
    several = best == "en" or len({word for word in words if best in known.get(word, ())}) > 1
    return best if enough and several else UNKNOWN


def language_of(text: str, start: int = 0, end: int | None = None, default: str = UNKNOWN) -> str:
    """The ISO 639-1 code of the language most of the function words of `text[start:end]` belong to.

    Where `default` is given, another language must have more of them by far; "en" where nothing tells.
    """
    sample = text[start : min(start + (_SHORT_SAMPLE if default else _SAMPLE), len(text) if end is None else end)]
    if not sample.isascii() and _CJK.search(sample):
        return "ja" if _KANA.search(sample) else "zh"
    if default == "en" and " the " in sample and any(word in sample for word in _PLAIN_ENGLISH):
        return default
    votes = _votes(_WORD.findall(sample.lower()))
    if not votes:
        return default or "en"
    best = max(votes, key=lambda language: (votes[language], language == "en"))
    return default if default and votes[best] < votes[default] + _BY_FAR else best


def likely_language(told: Sequence[str], default: str = UNKNOWN) -> str:
    """The ISO 639-1 code of the words' language, English where most are known to be; or UNKNOWN.

    `default` is the language of the article, which counts where the words do not clearly say another.
    """
    heard = [word for word in told if not word[:1].isdigit()]
    if not heard:
        return default or "en"
    language = language_of_words(heard, default)
    if default:
        return language
    if language not in RULED and sum(map(known, heard)) / len(heard) >= _SHARE_OF_KNOWN:
        return "en"
    return language
