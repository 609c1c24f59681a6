"""The source's words in the place of the article's, and everything that does not differ as it is."""

import re
from collections.abc import Iterable
from typing import Final

from factcheck.core.model import Claim, Detail, Difference, Level

_NOT_WORDS: Final = frozenset({"context", "speaker", "furniture", "quotation", "filler"})
"""Kinds of differences that another wording does not put right, or need not: an “uh” is rightly left out."""


def corrected(quoted: str, found: str, differences: Iterable[Difference]) -> str:
    """A quote with the words of the passage `found` where they differ; typography stays, and an ellipsis that hides nothing."""
    text = quoted
    for each in sorted(differences, key=lambda each: (each.quoted_start, each.quoted_end), reverse=True):
        if each.level <= Level.EDITORIAL or each.kind in _NOT_WORDS:
            continue
        if not (0 <= each.found_start <= each.found_end <= len(found)):  # words outside the passage
            continue
        words = " ".join(each.found.split())
        before, after = text[: each.quoted_start], text[each.quoted_end :]
        if words:
            words = " " * bool(re.search(r"[\w,;.!?…]$", before)) + words + " " * bool(re.match(r"[\w[(]", after))
        elif after.startswith(" "):
            before = before.rstrip(" ")
        text = before + words + after
    text = re.sub(r" +([,;.!?])", r"\1", text.strip())
    return text[:1].upper() + text[1:] if quoted[:1].isupper() and text else text


def with_details(claim: Claim, details: Iterable[Detail]) -> str:
    """A claim in the reporter's words with the source's value for each detail that differs."""
    text = claim.text
    for each in sorted(details, key=lambda each: each.start, reverse=True):
        if each.status == "differs" and each.other and text[each.start : each.end] == each.text:
            text = text[: each.start] + " ".join(each.other.split()) + text[each.end :]
    return text
