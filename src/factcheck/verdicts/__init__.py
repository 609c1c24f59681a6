"""The verdict file: read, write, re-anchor, merge.

What was decided about one article's claims lives in a TOML file beside it and is shared through git. It is read
with limits and exact messages, written canonically, saved without losing what others saved meanwhile, and carried
along when the article is edited. A verdict knows by what it was judged and is stale when that no longer holds.
"""

from factcheck.verdicts.conflicts import Sides, merge_texts, sides_from, sides_of, with_markers
from factcheck.verdicts.files import read_text, write_text
from factcheck.verdicts.merge import Conflict, Merged, merge, same, with_side
from factcheck.verdicts.reading import SUFFIX, ConflictedFileError, check_writable, load, loads, verdict_path
from factcheck.verdicts.reconcile import Stray, all_claims, check_owner, reconcile, strays
from factcheck.verdicts.recovery import Kept
from factcheck.verdicts.status import (
    Counts,
    Reason,
    Status,
    basis_of,
    closest_words,
    count,
    judged,
    split_details,
    status_of,
    with_evidence,
    with_source,
    words_digest,
)
from factcheck.verdicts.store import Store
from factcheck.verdicts.writing import dump

__all__ = [
    "SUFFIX",
    "Conflict",
    "ConflictedFileError",
    "Counts",
    "Kept",
    "Merged",
    "Reason",
    "Sides",
    "Status",
    "Store",
    "Stray",
    "all_claims",
    "basis_of",
    "check_owner",
    "check_writable",
    "closest_words",
    "count",
    "dump",
    "judged",
    "load",
    "loads",
    "merge",
    "merge_texts",
    "read_text",
    "reconcile",
    "same",
    "sides_from",
    "sides_of",
    "split_details",
    "status_of",
    "strays",
    "verdict_path",
    "with_evidence",
    "with_markers",
    "with_side",
    "with_source",
    "words_digest",
    "write_text",
]
