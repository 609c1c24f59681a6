"""Sets of words for the modules of this room; the small words by role are data, read by `nlp/roles.py`."""

from factcheck.nlp.roles import (
    ARTICLES,
    CONNECTIVES,
    FILLER_PHRASES,
    FILLERS,
    LIGHT,
    NEGATIONS,
    NO_WAY,
    SAME,
    SET_APART,
    light,
    role,
)
from factcheck.nlp.tokenizer import fold

__all__ = [
    "ARTICLES",
    "CONNECTIVES",
    "FILLERS",
    "FILLER_PHRASES",
    "LIGHT",
    "NEGATIONS",
    "NO_WAY",
    "SAME",
    "SET_APART",
    "light",
    "role",
    "words",
]


def words(text: str) -> frozenset[str]:
    """The words of a string, as a set, folded as those of a text are: no list could tell "mutmaßlich" otherwise."""
    return frozenset(map(fold, text.split()))
