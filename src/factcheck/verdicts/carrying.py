"""A record carried over to the words that its claim has now; its reviews remember those they were given for."""

from dataclasses import replace

from factcheck.core.records import Record, Review
from factcheck.verdicts.standing import words_basis, words_of


def carried(record: Record, listed: Record, *, same_text: bool = False) -> Record:
    """A record under the words that its claim has now; reviews given for other words keep those in `was`.

    In the same text the speaker stays who it was: that a newer program takes "he" for somebody else is no edit.
    """
    speaker = record.speaker if same_text and record.speaker else listed.speaker or record.speaker
    moved = replace(
        record,
        kind=listed.kind,
        exact=listed.exact,
        prefix=listed.prefix,
        suffix=listed.suffix,
        speaker=speaker,
    )
    return remembering(moved, record)


def remembering(record: Record, before: Record) -> Record:
    """The record with its reviews and dismissal remembering the words they were given for, if it has others now."""
    given, now = (words_basis(each).partition("@")[0] for each in (before, record))
    if given == now or not (record.reviews or record.dismissed):
        return record
    reviews = {who: _with_was(review, given, now, before.exact) for who, review in record.reviews.items()}
    dismissed = record.dismissed
    if dismissed and not dismissed.was and words_of(dismissed.basis) in {given, ""}:
        dismissed = replace(dismissed, was=before.exact, basis=dismissed.basis or given)
    return replace(record, reviews=reviews, dismissed=dismissed)


def _with_was(review: Review, given: str, now: str, words: str) -> Review:
    """The review under words of the digest `now`, which were `words`, of the digest `given`."""
    judged = words_of(review.basis)
    if review.was and judged == now:
        return replace(review, was="")  # the words are back
    if review.verdict and not review.was and judged == given:
        return replace(review, was=words)
    return review
