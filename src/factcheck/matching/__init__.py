"""Finding the passage of a source that a claim's words come from, and saying what differs."""

from factcheck.matching.compare import compare
from factcheck.matching.details import compare_claim, has_numbers
from factcheck.matching.finding import FoundPassage, find
from factcheck.matching.index import FORMAT, BusyError, Index
from factcheck.matching.owning import said_by, same_speaker, stands
from factcheck.matching.supporting import FoundSentence, find_claim
from factcheck.nlp.tokenizer import page_furniture

__all__ = [
    "FORMAT",
    "BusyError",
    "FoundPassage",
    "FoundSentence",
    "Index",
    "compare",
    "compare_claim",
    "find",
    "find_claim",
    "has_numbers",
    "page_furniture",
    "said_by",
    "same_speaker",
    "stands",
]
