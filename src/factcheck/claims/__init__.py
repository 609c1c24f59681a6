"""The quotes and claims of a document, with speakers: what a reviewer's list is made of."""

from factcheck.claims.extract import Survey, find_claims, survey

__all__ = ["Survey", "find_claims", "survey"]
