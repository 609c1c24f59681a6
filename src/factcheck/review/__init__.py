"""One review under way: the queue, decisions, undo, filters, progress. No screen, no disk, no clock of its own."""

from factcheck.matching import said_by, same_speaker
from factcheck.review.claim_index import Filter, Progress
from factcheck.review.conflicts import Settling, Side
from factcheck.review.evidence import Passage, citation, furniture_of, lines_around, own_number, words_of
from factcheck.review.history import Step
from factcheck.review.session import Session

__all__ = [
    "Filter",
    "Passage",
    "Progress",
    "Session",
    "Settling",
    "Side",
    "Step",
    "citation",
    "furniture_of",
    "lines_around",
    "own_number",
    "said_by",
    "same_speaker",
    "words_of",
]
