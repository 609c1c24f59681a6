"""How a passage stands to a claim, in the order in which a checker looks: what may be wrong before what is the same."""

from enum import StrEnum

from factcheck.comparison import cited_elsewhere, same_speaker, stands
from factcheck.core.model import Candidate, Claim, Difference, Level


class Risk(StrEnum):
    """The worst first."""

    MEANING = "another meaning"
    SPEAKER = "another speaker"
    SOURCE = "another source than cited"
    NOWHERE = "found nowhere"
    PART = "part of a sentence"
    ALTERED = "altered"
    FACTS = "facts that differ"
    SAME = "the same words"
    NOTHING = "nothing to check"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Risk).index(self)


def risk_of(claim: Claim, candidate: Candidate | None) -> Risk:
    """How good a claim looks by its passage; None where the sources have none like it."""
    if candidate is None or not stands(claim, candidate):
        return Risk.NOWHERE
    if claim.kind != "quote":
        return _risk_of_facts(candidate)
    level = candidate.comparison.level
    if level is Level.CRITICAL:
        return Risk.MEANING
    if same_speaker(claim, candidate) is False:
        return Risk.SPEAKER
    if cited_elsewhere(claim, candidate):
        return Risk.SOURCE
    if any(each.level is Level.MINOR and each.kind == "context" for each in candidate.comparison.differences):
        return Risk.PART
    return Risk.SAME if level <= Level.TYPOGRAPHIC and not candidate.stitched else Risk.ALTERED


def _risk_of_facts(candidate: Candidate) -> Risk:
    """Of a claim in the reporter's own words: by its details, and by what turns its meaning."""
    missing = {detail.text for detail in candidate.details if not detail.found}
    worst = [each for each in candidate.comparison.differences if each.level is Level.CRITICAL]
    if any(each.found or each.quoted not in missing for each in worst):
        return Risk.MEANING
    if missing:
        return Risk.FACTS
    return Risk.SAME if candidate.details else Risk.NOTHING


def headline(claim: Claim, candidate: Candidate) -> str:
    """How good a claim looks by its passage, in the fewest words; what could mislead a reader in capitals."""
    risk, level = risk_of(claim, candidate), candidate.comparison.level
    if risk is Risk.MEANING:
        worst = [each for each in candidate.comparison.differences if each.level is Level.CRITICAL]
        return "OUT OF CONTEXT" if worst and all(each.kind == "context" for each in worst) else "NOT THE SAME"
    if claim.kind != "quote" and risk in {Risk.FACTS, Risk.SAME}:
        found, count = sum(detail.found for detail in candidate.details), len(candidate.details)
        return f"{found} of {count} fact{'s' if count > 1 else ''}"
    if risk is Risk.ALTERED and level is Level.EDITORIAL:
        return "edited as marked"
    return {Risk.SPEAKER: "ANOTHER SPEAKER", Risk.SOURCE: "ANOTHER SOURCE", Risk.NOWHERE: "NOT FOUND"}.get(
        risk, str(risk)
    )


def changes(candidate: Candidate) -> list[Difference]:
    """The differences to show in words: those beyond typography that no detail says already, the worst first."""
    named = {detail.text for detail in candidate.details}
    shown = [
        each
        for each in candidate.comparison.differences
        if each.level > Level.TYPOGRAPHIC and (each.found or each.quoted not in named)
    ]
    return sorted(shown, key=lambda each: -each.level.rank)
