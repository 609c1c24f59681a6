"""Which of the passages found for a quote it is judged by, which speak against that one, and what a note is worth."""

from collections.abc import Iterable, Sequence

from factcheck.comparison import stands
from factcheck.core.model import Candidate, Claim, Level
from factcheck.core.records import NOTE


def closest(claim: Claim, candidates: Iterable[Candidate]) -> Candidate | None:
    """The candidate a quote is judged by: the one with the least difference, then the highest score.

    One that is put together from places far apart comes after those that are not.
    """
    return min(
        candidates,
        key=lambda item: (not stands(claim, item), item.comparison.level.rank, item.stitched, -item.score),
        default=None,
    )


def rivals(candidates: Iterable[Candidate], best: Candidate) -> list[Candidate]:
    """Passages of other sources that have the quote critically otherwise than the one it is judged by."""
    if best.comparison.level is Level.CRITICAL:
        return []
    return [
        item
        for item in candidates
        if item.source != best.source and item.passed and item.comparison.level is Level.CRITICAL
    ]


def judged_by(claim: Claim, found: Sequence[Candidate], *, notes: bool) -> tuple[Candidate | None, Candidate | None]:
    """The passage that a quote is judged by, and the one of a note where nothing else has it: a note passes nothing unless `notes`."""
    best = closest(claim, found)
    if notes or best is None or not best.source.endswith(NOTE):
        return best, None
    published = closest(claim, [item for item in found if not item.source.endswith(NOTE)])
    alone = stands(claim, best) and (published is None or not stands(claim, published))
    return published, best if alone else None
