"""The words of a quote or claim beside the words of a source: what differs, and how much that matters."""

from factcheck.comparison.compare import compare
from factcheck.comparison.details import Checkable, compare_claim, details_of, has_numbers, looked_up
from factcheck.comparison.owning import said_by, same_speaker, stands
from factcheck.nlp.tokenizer import page_furniture

__all__ = [
    "Checkable",
    "compare",
    "compare_claim",
    "details_of",
    "has_numbers",
    "looked_up",
    "page_furniture",
    "said_by",
    "same_speaker",
    "stands",
]
