"""One review under way: the queue, decisions, undo, filters, progress. No screen, no disk, no clock of its own."""

from factcheck.matching import said_by, same_speaker
from factcheck.session.around import lines_around, own_number
from factcheck.session.core import Session
from factcheck.session.passages import Passage, citation, furniture_of, words_of
from factcheck.session.progress import Filter, Progress
from factcheck.session.settling import Settling, Side
from factcheck.session.steps import Step

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
