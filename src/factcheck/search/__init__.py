"""Passages of indexed texts: those a quote may come from, and the sentences a claim may rest on."""

from factcheck.search.finder import FoundPassage, find
from factcheck.search.index import FORMAT, Blocks, BusyError, Hit, Index, Question, blocks, inverse_frequency
from factcheck.search.placed import PlacedDetail
from factcheck.search.placing import find_details
from factcheck.search.scoring import Archive, Both, score
from factcheck.search.supporting import FoundSentence, find_claim

__all__ = [
    "FORMAT",
    "Archive",
    "Blocks",
    "Both",
    "BusyError",
    "FoundPassage",
    "FoundSentence",
    "Hit",
    "Index",
    "PlacedDetail",
    "Question",
    "blocks",
    "find",
    "find_claim",
    "find_details",
    "inverse_frequency",
    "score",
]
