"""The source's words in the place of a quote's: what an editor or a reviewer can put in with one click."""

import re
from typing import Final

from factcheck.core.model import Finding
from factcheck.reports.escaping import passage_text

SUGGESTED: Final = frozenset(("FC002", "FC003"))
"""Findings about words that differ from a passage's."""

_EDITED: Final = re.compile(r"[\[\]…]|\.\s?\.\s?\.")  # an editor's marks: the quote says itself that it is not whole
_END: Final = re.compile(r"[,.;:!?]*\Z")


def suggestion(finding: Finding, written: str) -> str:
    """The passage's words for a finding's quote, with the quote's own mark at the end; "" if there is nothing to suggest.

    `written` is what the article's file has at the finding's place: where that is more than the quote's words (a link,
    emphasis, a line's end) nothing can be put in its place unseen.
    """
    claim, candidate = finding.claim, finding.candidate
    if finding.id not in SUGGESTED or claim is None or candidate is None or claim.kind != "quote":
        return ""
    if candidate.stitched or written != claim.text or _EDITED.search(claim.text):
        return ""
    own, theirs = _END.search(claim.text), " ".join(passage_text(candidate).split())
    return _END.sub("", theirs) + (own[0] if own else "")
