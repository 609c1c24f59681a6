"""What a rule may ask about a clause by name: @phrases inside a pattern, and checks among its `unless`.

Twelve at most, each with a test of its own: who needs a thirteenth looks whether a tag of the lexicon would do.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from factcheck.nlp.analysis import Word


class Phrase(NamedTuple):
    """The words that an @phrase of a pattern matched; none where it was left out."""

    name: str
    words: Sequence[Word]


PHRASES: Final[Mapping[str, str]] = {
    # "the mayor", "a spokesman for the town", "she", "Ada Lund", "whoever": whom a finite verb may follow
    "subject": "(<subject> / !(<subject> / <verbal> / <conjunction> / <negation>){1,8})",
    # "us", "to the board", "reporters", "her sister": whom something is said to
    "recipient": "(=to? (<object> / (<article> / <possessive>)? !(<verbal> / <preposition> / <subject> / <conjunction>){1,3}))",
    # "on Monday", "last week", "in 1998", "yesterday", "for years"
    "time": "(<when> / <preposition>? (<article> / <demonstrative> / =last / =next)? (<period> / <number>){1,2} =ago?)",
    # "would never have", "has been", "did not really": what stands between a subject and its verb
    "helping": "(<be> / <have> / <do> / <modal> / <negation> / <-ly> / <adverb>){0,5}",
    # words of one clause
    "clause": "!(<conjunction>){0,12}",
}
"""The phrases by name, written as patterns over tags of the lexicon."""

Named = Callable[[Sequence[Word]], bool]
Tagged = Callable[[str], frozenset[str]]
Check = Callable[[Sequence[Word], Sequence[Phrase], Named, Tagged], bool]


def _subject_is_speaker(_: Sequence[Word], phrases: Sequence[Phrase], named: Named, __: Tagged) -> bool:
    """Whether the subject names whom the article quotes: what it is said to say is its own."""
    return any(phrase.words and named(phrase.words) for phrase in phrases if phrase.name == "subject")


def _subject_is_first_person(_: Sequence[Word], phrases: Sequence[Phrase], __: Named, tagged: Tagged) -> bool:
    own = tagged("first-person")
    return any(word.key in own for phrase in phrases if phrase.name == "subject" for word in phrase.words)


def _turned_twice(words: Sequence[Word], _: Sequence[Phrase], __: Named, tagged: Tagged) -> bool:
    """Whether an even number of words turn it round: "nobody doubts that" is "everybody thinks so"."""
    turning = tagged("negation") | tagged("turning")
    return sum(word.key in turning for word in words) % 2 == 0


CHECKS: Final[Mapping[str, Check]] = {
    "subject is the speaker": _subject_is_speaker,
    "subject is first person": _subject_is_first_person,
    "turned twice": _turned_twice,
}
"""What an `unless` may ask by name."""
