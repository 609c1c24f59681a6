"""The word lists behind attributions: plain data, one module a language."""

import re

from factcheck.claims.lexicon.base import Lexicon
from factcheck.claims.lexicon.de import GERMAN
from factcheck.claims.lexicon.en import ENGLISH
from factcheck.claims.lexicon.es import SPANISH
from factcheck.claims.lexicon.fr import FRENCH
from factcheck.claims.lexicon.more import DUTCH, ITALIAN, POLISH, PORTUGUESE, SWEDISH

__all__ = ["ATTRIBUTION_AFTER_COMMA", "ENGLISH", "Lexicon", "lexicon_of"]

LEXICONS = {
    lexicon.language: lexicon
    for lexicon in (ENGLISH, GERMAN, FRENCH, SPANISH, ITALIAN, DUTCH, PORTUGUESE, SWEDISH, POLISH)
}

# Where an unclosed quote most likely ended: "It is unusual, said Larry Nolan".
ATTRIBUTION_AFTER_COMMA = re.compile(
    r"([,?!])\s+(?:(?:said|says|sagte|dit|dijo)\s|(?:he|she|they|(?:[A-Z][\w.’'-]+\s){1,3})(?:said|says|asked|added|told)\b)"
)


def lexicon_of(language: str) -> Lexicon:
    """The word list of a language; English where we have none."""
    return LEXICONS.get(language, ENGLISH)
