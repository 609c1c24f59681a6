"""Which language a quote and its passage are in, as far as the rules of comparing are concerned."""

from collections.abc import Sequence
from typing import Final

from factcheck.nlp.language import UNKNOWN, language_of_words
from factcheck.nlp.lexicon import RULED
from factcheck.nlp.morphology import known

__all__ = ["UNKNOWN", "language_of"]

_SHARE_OF_KNOWN: Final = 0.5  # names and rare words are not in the list of English words


def language_of(told: Sequence[str], default: str = UNKNOWN) -> str:
    """The ISO 639-1 code of the words' language, or UNKNOWN for words that are of none we know.

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
