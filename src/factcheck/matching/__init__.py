"""Finding the passage of a source that a claim's words come from, and saying what differs."""

from factcheck.matching.compare import compare

__all__ = ["compare"]
