"""What is known of a text once it is read: its words with contractions opened, its sentences, its language."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from factcheck.nlp.contractions import opened
from factcheck.nlp.tokenizer import FURNITURE, tokens

_PARTING: Final = re.compile("[,;:—–()]|--| -")


class Word(NamedTuple):
    """A word as somebody said it: of "isn't" there are two, "is" and "n't", in the same place.

    `parted` says that a comma, dash or the like is behind it; `capital` that it is written like a name: with a
    capital, and not at the beginning.
    """

    key: str
    start: int
    end: int
    parted: bool = False
    capital: bool = False


@lru_cache(maxsize=512)
def words_of(text: str, language: str, shift: int = 0) -> Sequence[Word]:
    """The words of a text without what the page put between them; `shift` is where the text begins in another.

    Kept, since one side of a passage is looked at by many rules.
    """
    found = [token for token in tokens(text) if token.kind != FURNITURE]
    listed: list[Word] = []
    new = tuple.__new__  # half the time of Word(...), and there are many
    last = len(found) - 1
    for index, token in enumerate(found):
        start, end, folded, _ = token
        gap = text[end : found[index + 1].start if index < last else len(text)]
        parted = gap != " " and _PARTING.search(gap) is not None
        capital = index > 0 and text[start].isupper() and folded != "i"
        keys = opened(folded, language)
        if len(keys) > 1:
            place = start + shift, end + shift
            listed += [Word(key, *place, False, capital and not number) for number, key in enumerate(keys[:-1])]
            capital = False
        listed.append(new(Word, (keys[-1], start + shift, end + shift, parted, capital)))
    return tuple(listed)
