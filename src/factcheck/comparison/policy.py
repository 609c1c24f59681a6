"""What a house lets its writers do to a quote, and whether a passage is the quote's own.

`strict` is the rule of the Associated Press (Stylebook, "quotations in the news"): nothing may be altered but what is
marked. `clean-speech` lets go what carries no word of the speaker's meaning: "um", "you know", a start made twice.
Putting anything in is an alteration under both.
"""

from collections import Counter
from typing import Final, Literal

from factcheck.core.model import Candidate, Claim, Comparison, Difference, Level
from factcheck.core.text import normalised
from factcheck.nlp.persons import same_person
from factcheck.nlp.roles import role

Policy = Literal["strict", "clean-speech"]

_CLEANED: Final = frozenset(("filler", "repetition"))


def altered(comparison: Comparison, policy: Policy = "strict") -> tuple[Difference, ...]:
    """The differences that the policy does not allow, in the order of the quote; critical ones always are among them.

    Differences of level "typographic" and "editorial" are allowed by both policies, and so is a quote that is a part of
    its sentence, unless what was left outside is known to turn it. Raises ValueError for a policy
    of another name.
    """
    if policy not in {"strict", "clean-speech"}:
        raise ValueError(f"no such quote policy: {policy!r}")
    return tuple(
        difference
        for difference in comparison.differences
        if difference.level >= Level.MINOR
        and not (difference.kind == "context" and difference.level == Level.MINOR)
        and not (policy == "clean-speech" and _cleaned(difference))
    )


def _cleaned(difference: Difference) -> bool:
    return difference.level == Level.MINOR and difference.kind in _CLEANED and not difference.quoted


# Whose a quote is; and whether a passage is its own, found there altered, or only the nearest there is.

_SAME = 3  # words that must be the same, or a quote of a few common words would be found everywhere
_DIFFERING = 0.25  # of the words
_OTHERWISE = 0.5  # of the quote's words, which may be written otherwise where no meaning differs


def said_by(claim: Claim) -> str:
    """Who says it, as the article calls them; "" if it tells nobody's name, or only "he"."""
    speaker = claim.speaker
    if speaker is None:
        return ""
    return speaker.name or ("" if role(normalised(speaker.text)) == "pronoun" else speaker.text)


def same_speaker(claim: Claim, candidate: Candidate) -> bool | None:
    """Whether the source gives the passage to the claim's speaker; None where one of them has no name."""
    participants = candidate.provenance.participants if candidate.provenance else ()
    known = [tuple(filter(None, (each.name, *each.also, each.role))) for each in participants]
    return same_person(said_by(claim), candidate.locator.speaker or "", known)


def cited_elsewhere(claim: Claim, candidate: Candidate) -> str:
    """Where a passage is that is not where a quote is cited from: "source" for another source than the article cites,
    "place" for another page or time of the same source, else "".
    """
    sources = [path for each in claim.cited for path in each.sources]
    if claim.kind != "quote" or not sources:
        return ""
    here = candidate.cited or any(path == candidate.source or path.endswith(f"/{candidate.source}") for path in sources)
    if not here:
        return "source"
    return "place" if candidate.at_cited_place is False else ""


def stands(claim: Claim, candidate: Candidate) -> bool:
    """Whether a passage counts as the quote's own: like enough for its length, or nearly all of its words.

    A short quote with one word exchanged is below its threshold, and yet it is altered rather than missing; so is one
    whose words mean the same, however unlike their letters are ("Sept. 14", "the 14th of September").
    """
    if candidate.passed or claim.kind != "quote":
        return candidate.passed
    words = len(claim.text.split())
    if candidate.comparison.level <= Level.MINOR and not candidate.stitched:
        own = sum(_lacking(item.quoted, item.found) for item in candidate.comparison.differences)
        return own <= words * _OTHERWISE
    differing = sum(
        _differing_words(item)
        for item in candidate.comparison.differences
        if item.level >= Level.MINOR and item.kind != "context"
    )
    return words - differing >= _SAME and differing <= words * _DIFFERING


def _differing_words(difference: Difference) -> int:
    """How many words differ in it: one in “thirty years” for “twenty years”."""
    return max(_lacking(difference.quoted, difference.found), _lacking(difference.found, difference.quoted))


def _lacking(one: str, other: str) -> int:
    return (Counter(normalised(one).split()) - Counter(normalised(other).split())).total()
