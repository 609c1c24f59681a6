"""Verdicts that are asked for twice, and why: nothing dangerous is decided by one slip of a finger."""

from factcheck.model import Candidate, Difference, Level


def doubt_of(shown: Candidate | None, *, matched: bool, own: bool = True) -> str:
    """Why "verified" should be pressed again with this candidate on the screen; "" if once is enough.

    `own` says that the words come from there, altered or not.
    """
    if shown is None:
        return "No passage of a source is shown." if matched else "The sources have not been searched for this yet."
    if not own:
        return "The passage shown is too unlike to be where these words come from."
    if shown.comparison.level is not Level.CRITICAL:
        return ""
    worst = [d for d in shown.comparison.differences if d.level is Level.CRITICAL]
    return sentence(worst[0]) if worst else "The words differ critically from this source."


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
