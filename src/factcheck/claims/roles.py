"""Who holds the office that a description names: "the judge" is whoever was called a judge before."""

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from factcheck.claims.lexicon import Lexicon
from factcheck.claims.lexicon.base import words as word_set

_ARTICLES = word_set("the his her their our der die ihr ihre sein seine")
_OTHER_OFFICE = word_set("vice deputy former ex acting assistant stellvertretende stellvertretender ehemalige frühere")
_PERSON = ("er", "or", "ist", "man", "woman", "ian", "ee", "in", "ent", "ant")
_NO_PERSON = word_set(
    """letter order paper newspaper offer answer number matter power error chapter favor favour center centre river
    statement document department government parliament argument agreement settlement monitor register computer
    man woman mann other another former latter user paper"""
)
_SHORT = {
    "sen": "senator", "rep": "representative", "gov": "governor", "dr": "doctor", "prof": "professor",
    "gen": "general", "col": "colonel", "capt": "captain", "lt": "lieutenant", "sgt": "sergeant", "rev": "reverend",
    "congressman": "representative", "congresswoman": "representative",
}  # fmt: skip
_BESIDE = 60  # characters beside a name in which its office stands
_CLAUSE_END = re.compile(r"[.;:!?,(]\s(?=\S)")
_BEHIND = re.compile(r"(?:,\s|\s(?:is|was|became|has been|had been|ist|war|wurde)\s)((?:[\w'’-]+\s?){1,6})")
_HANGS_ON = re.compile(r"\s(?:of|for|at|in|on|from|with|since|to|who|whose|von|des|der|für|seit)\b.*", re.DOTALL)


class Placed(Protocol):
    """A place where a person is named."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def name(self) -> str: ...


def is_role(noun: str, words: Lexicon) -> bool:
    """Whether a noun in small letters is one for people: "judge", "engineer"."""
    return noun in words.titles or (noun.endswith(_PERSON) and noun not in _NO_PERSON)


def holder(text: str, printed: str, position: int, mentions: Sequence[Placed], words: Lexicon) -> str | None:
    """The person a definite description like "the judge" means, of those named before `position`; None for nobody.

    `mentions` come in text order and end before `position`; the last who was given that office counts.
    """
    article, *further = _lows(printed)
    if article not in _ARTICLES or not further or not is_role(further[-1], words):
        return None
    role = further[-1]
    spelt = role[1:] if role not in _SHORT.values() else ""  # "Judge" and "judge"; "Sen." is looked at as it is
    for mention in reversed(mentions):
        near = text[max(0, mention.start - _BESIDE) : min(position, mention.end + _BESIDE)]
        if spelt in near and any(_fits(further, office) for office in _offices(text, mention, position)):
            return mention.name
    return None


def _offices(text: str, mention: Placed, stop: int) -> Iterator[list[str]]:
    """The words, in small letters, for what a person is: before the name, behind a comma, behind "is"."""
    before = text[max(0, mention.start - _BESIDE) : mention.end].rstrip("'’s").removesuffix(mention.name).rstrip(" ,")
    yield _lows(_CLAUSE_END.split(before)[-1])
    after = _BEHIND.match(text, mention.end, min(stop, mention.end + _BESIDE))
    if after:
        yield _lows(_HANGS_ON.sub("", " " + after[1]))


def _lows(words: str) -> list[str]:
    lows = [word.strip(".,").lower() for word in words.split()]
    return [_SHORT.get(low, low) for low in lows]


def _fits(description: Sequence[str], office: Sequence[str]) -> bool:
    """Whether "the trade minister" can be the office: its last word is the same, the others are all there."""
    nearest = office[-len(description) - 2 :]
    if not office or office[-1] != description[-1] or not set(description) <= set(nearest):
        return False
    return _OTHER_OFFICE.isdisjoint(set(office[-2:]) - set(description))
