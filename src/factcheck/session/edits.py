"""What a reviewer does to one record, as a new record; nothing here knows of the file or the screen."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from factcheck.model import Verdict
from factcheck.records import Dismissal, Record, Review
from factcheck.verdicts import judged


def decided(
    record: Record,
    me: str,
    verdict: Verdict,
    on: date,
    *,
    by: Iterable[str],
    note: str | None = None,
    final: bool = False,
) -> Record:
    """With the reviewer's verdict, judged `by` pieces of its evidence; a note of None leaves the one that is there."""
    old = record.reviews.get(me, Review())
    review = replace(
        old,
        verdict=verdict,
        note=old.note if note is None else note,
        on=on,
        basis=judged(record, by),
        final=final,
        was="",
    )
    return replace(record, dismissed=None, reviews={**record.reviews, me: review})


def noted(record: Record, me: str, note: str) -> Record:
    """With the reviewer's note; an empty note without a verdict leaves nothing behind."""
    return _reviewed(record, me, replace(record.reviews.get(me, Review()), note=note))


def withdrawn(record: Record, me: str) -> Record:
    """Without the reviewer's verdict; a note stays."""
    old = record.reviews.get(me, Review())
    return _reviewed(record, me, replace(old, verdict=None, on=None, basis="", final=False, was=""))


def rested(record: Record, me: str) -> Record:
    """With the reviewer's own verdict resting on all the evidence there is now."""
    old = record.reviews.get(me)
    if old is None or old.verdict is None:
        return record
    return _reviewed(record, me, replace(old, basis=judged(record)))


def dismissed(record: Record, me: str, reason: str) -> Record:
    """As none, or as a matter of opinion; that holds for the words alone, whatever the sources say."""
    return replace(record, dismissed=Dismissal(me, reason, basis=judged(record, ())))


def _reviewed(record: Record, me: str, review: Review) -> Record:
    reviews = {**record.reviews, me: review}
    if review == Review():
        del reviews[me]
    return replace(record, reviews=reviews)
