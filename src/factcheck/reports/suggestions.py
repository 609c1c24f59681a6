"""The source's words in the place of a quote's: what an editor or a reviewer can put in with one click."""

import re
from typing import Final

from factcheck.core.correction import corrected
from factcheck.core.model import Finding
from factcheck.reports.escaping import passage_text

SUGGESTED: Final = frozenset(("FC002", "FC003"))
"""Findings about words that differ from a passage's."""

_EDITED: Final = re.compile(r"[\[\]…]|\.\s?\.\s?\.")  # an editor's marks: the quote says itself that it is not whole


def suggestion(finding: Finding, written: str) -> str:
    """A finding's quote with the passage's words where they differ; "" if there is nothing to suggest.

    `written` is what the article's file has at the finding's place: where that is more than the quote's words (a link,
    emphasis, a line's end) nothing can be put in its place unseen.
    """
    claim, candidate = finding.claim, finding.candidate
    if finding.id not in SUGGESTED or claim is None or candidate is None or claim.kind != "quote":
        return ""
    if candidate.stitched or written != claim.text or _EDITED.search(claim.text):
        return ""
    words = corrected(claim.text, passage_text(candidate), candidate.comparison.differences)
    return "" if words == claim.text else words
