"""Passages of indexed texts: those a quote may come from, and the sentences a claim may rest on."""

from factcheck.search.finder import FoundPassage, find
from factcheck.search.index import FORMAT, BusyError, Index
from factcheck.search.placed import PlacedDetail
from factcheck.search.placing import find_details
from factcheck.search.supporting import FoundSentence, find_claim

__all__ = [
    "FORMAT",
    "BusyError",
    "FoundPassage",
    "FoundSentence",
    "Index",
    "PlacedDetail",
    "find",
    "find_claim",
    "find_details",
]
