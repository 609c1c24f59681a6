"""What a rule may ask about a clause by name: @phrases inside a pattern, and checks among its `unless`.

Twelve at most, each with a test of its own: who needs a thirteenth looks whether a tag of the lexicon would do.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from factcheck.nlp.analysis import Word

_SOME: Final = frozenset(("a", "quite"))  # before "few": some


class Phrase(NamedTuple):
    """The words that an @phrase of a pattern matched; none where it was left out."""

    name: str
    words: Sequence[Word]


PHRASES: Final[Mapping[str, str]] = {
    # "the mayor", "a spokesman for the town", "she", "Ada Lund", "whoever": whom a finite verb may follow
    "subject": (
        "(<subject> / !(<subject> / <object> / <verbal> / <conjunction> / <negation> / <reports>){1,8}"
        " (='s !(<subject> / <object> / <verbal> / <conjunction> / <negation> / <reports>){1,4})?)"
    ),
    # "would never have", "has been", "did not really", "keeps": what is between a subject and its verb
    "helping": "(<be> / <have> / <do> / <modal> / <negation> / <-ly> / <adverb> / keep / =to / =used){0,5}",
    # what is between commas: "the mayor, *in a letter to the board*, said"
    "aside": "_{1,14}",
    # what goes on in the same clause without another verb: "told *reporters in Quell on Monday* that"
    "clause": "!(<conjunction> / <verbal>){0,8}",
    # "nobody", "every boat in the yard", "the largest of them": who loses a limit behind it says it of more than were meant
    "all": "(<universal> / <superlative>) _{0,20}",
    # "is closed", "they pay the men": said of how things are, not of what happened once
    "general": (
        "(<now> <-ed>? / <-s> (<article> / <possessive>)"
        " / (=i / =we / =they / =you) !(<-ed> / <verbal> / <conjunction>))"
        " !(<-ed> / <was>){0,14}"
    ),
}
"""The phrases by name, written as patterns over tags of the lexicon."""


class Found(NamedTuple):
    """What a check may look at: the words that matched, those of the sentence ahead of them, the pattern's phrases."""

    words: Sequence[Word]
    ahead: Sequence[Word]
    phrases: Sequence[Phrase]
    is_speaker: Callable[[Sequence[Word]], bool]
    speaker_known: bool
    tagged: Callable[[str], frozenset[str]]

    def subject(self) -> Sequence[Word]:
        """The words of the phrase @subject; none where the pattern has none."""
        return next((phrase.words for phrase in self.phrases if phrase.name == "subject"), ())


def _subject_is_speaker(found: Found) -> bool:
    """Whether the subject, or what is set beside it, names whom the article quotes: that is no other's word."""
    named = [phrase.words for phrase in found.phrases if phrase.name in {"subject", "aside"}]
    return any(words and found.is_speaker(words) for words in named)


def _speaker_is_not_known(found: Found) -> bool:
    """Whether the article says of nobody that the quote is theirs."""
    return not found.speaker_known


def _subject_is_first_person(found: Found) -> bool:
    own = found.tagged("first-person") - found.tagged("possessive")
    return any(word.key in own for word in found.subject())


def _turned_twice(found: Found) -> bool:
    """Whether an even number of words of the clause turn it round: "nobody doubts that" is "everybody thinks so"."""
    turning, joining = found.tagged("negation") | found.tagged("turning"), found.tagged("conjunction")
    clause = list(found.words)
    for word in reversed(found.ahead):
        if word.parted or word.key in joining:
            break
        clause.insert(0, word)
    turns = [
        word for before, word in pairwise([*clause[:1], *clause]) if word.key in turning and before.key not in _SOME
    ]
    return len(turns) > 0 and len(turns) % 2 == 0


CHECKS: Final[Mapping[str, Callable[[Found], bool]]] = {
    "subject is the speaker": _subject_is_speaker,
    "speaker is not known": _speaker_is_not_known,
    "subject is first person": _subject_is_first_person,
    "turned twice": _turned_twice,
}
"""What an `unless` may ask by name."""
