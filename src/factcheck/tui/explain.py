"""What the signs and words on the screen mean, for the help: those one is looking at come first."""

from factcheck.core.model import State
from factcheck.review import ReviewState, Risk, risk_of
from factcheck.tui.claim_list import level_of
from factcheck.tui.rows import Row, indented, wrap
from factcheck.tui.theme import Glyphs

STATES = {
    State.UNDECIDED: "nobody has judged it yet",
    State.VERIFIED: "the source says this, and a person looked",
    State.DISPUTED: "the source says something else",
    State.UNSOURCED: "no source has it",
    State.STALE: "the article or the source changed: look again",
    State.CONTESTED: "reviewers disagree; deciding again settles it",
    State.DISMISSED: "no claim, or a matter of opinion",
}
RISKS = {
    Risk.MEANING: "a number, name, negation or context differs",
    Risk.SPEAKER: "somebody else says this in the source",
    Risk.SOURCE: "found in another source than the article cites",
    Risk.NOWHERE: "no passage is close enough; the nearest is shown",
    Risk.PART: "the rest of the sentence may limit it",
    Risk.ALTERED: "words differ, but seldom the meaning",
    Risk.FACTS: "a number, date or name is not in the passage",
    Risk.SAME: "the passage has the exact words, or every fact",
    Risk.NOTHING: "no number, date or name to check in the claim",
}
SIGNS = (
    ("here", "the current claim; in a source, the passage"),
    ("mark", "marked: v verifies marked quotes, b assigns them"),
    ("kept", "evidence: a verdict rests on this passage"),
    ("under", "under words in which article and source differ"),
)


def explained(state: ReviewState, glyphs: Glyphs, width: int) -> list[Row]:
    """The claim one is on in words: its state, how it is by its passage, what is said of it besides."""
    its = state.claim
    if its is None:
        return []
    lines: list[tuple[Row, str]] = []
    if its.passage is not None and its.passage.own and not its.passage.gone:
        sign, style = level_of(its.claim, its.passage.candidate, glyphs)
        lines.append((((sign, style),), RISKS[risk_of(its.claim, its.passage.candidate)]))
    elif its.matched:
        lines.append((((f"{glyphs.no} NOT FOUND", "misleads"),), RISKS[Risk.NOWHERE]))
    lines.append((((f"{glyphs.states[its.state]} {its.state}", str(its.state)),), STATES[its.state]))
    if its.claim.speaker and not its.claim.speaker.certain:
        lines.append(((("(sure?)", "strong"),), "the speaker is a guess: read the sentence"))
    rows: list[Row] = [((f"  Claim {its.number}, here", "strong"),)]
    for first, words in lines:
        rows += indented(wrap([*first, (f"  {words}", "text")], width - 6), (("    ", "text"),))
    return rows


def legend(glyphs: Glyphs, width: int) -> list[Row]:
    """Every sign and what it means."""
    found: list[tuple[str, str, str, str]] = [
        (glyphs.states[state], str(state), words, str(state)) for state, words in STATES.items()
    ]
    found += [(glyphs.risk(risk), str(risk), words, "text") for risk, words in RISKS.items()]
    found += [(getattr(glyphs, name), "", words, "key") for name, words in SIGNS]
    rows: list[Row] = [((" Signs", "strong"),)]
    for sign, name, words, style in found:
        first: Row = ((f" {sign} ", style), (f"{name:<26}", "text"))
        rows += indented(wrap([(words, "dim")], width - 30), first)
    return rows
