"""Verdicts that are asked for twice, and why: nothing dangerous is decided by one slip of a finger."""

from typing import Final

from factcheck.matching import said_by, same_speaker, stands
from factcheck.model import Candidate, Claim, Difference, Level

HALF: Final = 50.0
"""The score of a passage with half of what a claim in the reporter's own words says."""


def doubt_of(claim: Claim, shown: Candidate | None, *, matched: bool = True) -> str:
    """Why "verified" should be pressed again with this passage on the screen; "" if once is enough.

    Once is enough where a check has nothing to say of the passage either, and it has the details of a claim, or, of
    one that has none, most of its words.
    """
    if shown is None:
        return "No passage of a source is shown." if matched else "The sources have not been searched for this yet."
    if not stands(claim, shown):
        return "The passage shown is too unlike to be where these words come from."
    if shown.comparison.level is Level.CRITICAL:
        worst = (each for each in shown.comparison.differences if each.level is Level.CRITICAL)
        return next(map(sentence, worst), "The words differ critically from this source.")
    if same_speaker(claim, shown) is False:
        return f"{shown.locator.speaker} says it in this source, in the article {said_by(claim)} does."
    if shown.stitched:
        return "The passage is put together from places far apart in the source."
    if claim.kind != "quote" and not shown.details and shown.score < HALF:
        return "The passage has less than half of these words, and no number, date or name to tell by."
    return ""


def sentence(difference: Difference) -> str:
    """A difference in a sentence."""
    quoted, found, kind = difference.quoted.strip(), difference.found.strip(), difference.kind
    if kind == "context":
        return f"The source's words around it may change the meaning: “{found}”." if found else "Taken out of context."
    if not quoted:
        return f"The source has “{found}” here, the article leaves it out ({kind})."
    if not found:
        return f"The article has “{quoted}”, this passage does not ({kind})."
    return f"The source has “{found}” for “{quoted}” ({kind})."
