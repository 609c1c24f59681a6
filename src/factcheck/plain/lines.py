"""What line mode shows, in whole sentences and from top to bottom."""

import shutil
import textwrap
from collections.abc import Callable, Iterable
from typing import TextIO

from factcheck.core.errors import FactcheckError, is_quiet
from factcheck.core.model import Candidate, Claim, Difference, Level, Verdict
from factcheck.core.text import numbered, visible
from factcheck.review import Filter, Passage, Session, words_of

NOTHING_LEFT = "Nothing is left. q quits, f shows other claims."


class Lines:
    """Where the reviewer is, and what was asked twice."""

    def __init__(
        self,
        session: Session,
        output: TextIO,
        play: Callable[[str, float], str] | None,
        summary: Callable[[], Iterable[str]] | None,
    ) -> None:
        self.session = session
        self.play = play
        self.summary = summary
        self.over = False
        self.around = 1
        self.filter = Filter.UNDECIDED
        self.found = ""
        self.marked: set[str] = set()
        self.pending: tuple[str, Verdict] | None = None
        self.here = session.next_undecided() or next((claim.id for claim in session.claims), None)
        self._output = output

    def say(self, text: str = "") -> None:
        """A line; a terminal gets it broken between words, since it would break them itself."""
        if self._output.isatty():
            indent = " " * (len(text) - len(text.lstrip(" ")))
            room = shutil.get_terminal_size().columns - 1
            text = textwrap.fill(text, room, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
        self._output.write(text + "\n")

    def tell(self, error: FactcheckError) -> None:
        """What is wrong, and what to do next."""
        self.say(f"{visible(error.message)}. {visible(error.hint)}".rstrip())

    def open(self) -> None:
        done = self.session.progress()
        claims = numbered(done.total, "claim")
        self.say(f"{visible(self.session.article.path)}: {claims}, {done.left} left. ? lists the answers.")
        for item in self.session.skipped:
            self.say(f"Not read: {visible(item.path)}: {visible(item.reason)}")
        if self.here is None:
            self.say("There is nothing to check in this article.")
            self.over = True
            return
        if not done.left:
            self.say(NOTHING_LEFT)
        self.show()

    def close(self) -> None:
        done = self.session.progress()
        states = f"{done.verified} verified, {done.disputed} disputed, {done.unsourced} unsourced"
        left = f"{done.left} left for {visible(self.session.reviewer)}"
        self.say(f"{done.decided} of {done.total} decided: {states}; {left}.")
        if self.session.trouble:
            self.tell(self.session.trouble)
        if not done.left and self.summary:
            self.say("factcheck check would say:")
            for line in self.summary():
                self.say(f"  {visible(line)}")

    # What is shown

    @property
    def claim(self) -> Claim:
        """The claim that was shown last. Raises FactcheckError if that is none: no answer may fall on another."""
        if self.here is None:
            raise FactcheckError("no claim is shown", hint="/ lists all claims again, n shows the next undecided one.")
        return self.session.claim(self.here)

    def number(self) -> int:
        return [claim.id for claim in self.session.claims].index(self.claim.id) + 1

    def go(self, claim_id: str | None) -> None:
        if claim_id is None or claim_id == self.here:
            self.say("There is no other.")
            return
        self.here = claim_id
        self.show()

    def listed(self) -> list[str]:
        return [claim.id for claim in self.session.filtered(self.filter, self.found)]

    def show(self) -> None:
        """The claim, its passage, and what is said of both."""
        claim = self.claim
        self.session.match(claim.id)
        place = self.session.article.locate(claim.start)
        parts = [f"Claim {self.number()} of {len(self.session.claims)}", claim.kind]
        parts += [f"line {place.line}"] if place.line else []
        if claim.speaker:
            parts.append(
                visible(claim.speaker.name or claim.speaker.text) + ("" if claim.speaker.certain else " (sure?)")
            )
        self.say()
        self.say(f"{', '.join(parts)}. {str(self.session.state(claim.id)).capitalize()}.")
        self.say(f"  {visible(claim.text)}")
        self.show_standing()
        self.show_shown()

    def show_standing(self) -> None:
        for reason in self.session.reasons(self.claim.id):
            self.say(f"Stale, {visible(reason.reviewer)}: {reason.kind}.")
            for label, words in (("was", reason.old), ("now", reason.new)):
                if words:
                    self.say(f"  {label}: {visible(words)}")
        record = self.session.record(self.claim.id)
        for name, review in record.reviews.items():
            if not self.session.blind or name == self.session.reviewer:
                note = f" Note: {visible(review.note)}" if review.note else ""
                self.say(f"{visible(name)}: {review.verdict or 'no verdict'}.{note}")
        if record.dismissed:
            self.say(f"Dismissed by {visible(record.dismissed.by)}: {visible(record.dismissed.reason)}")

    def _likeness(self, found: Candidate) -> str:
        """How like a passage is: the level of a quote; of a claim in the reporter's own words, its details found."""
        if self.claim.kind == "quote":
            return str(found.comparison.level)
        there = sum(detail.found for detail in found.details)
        return f"{there} of {numbered(len(found.details), 'detail')} found" if found.details else "other words"

    def show_shown(self) -> None:
        number, passage = self.session.shown(self.claim.id)
        if passage is None:
            self.say("No source that could be read has words like these. s WORDS searches in your own words.")
            return
        found = passage.candidate
        count = len(self.session.passages(self.claim.id))
        level = "gone from the source" if passage.gone else self._likeness(found)
        level = level if passage.own else "nearest but too unlike"
        kept = ", evidence" if passage.key else ""
        place = f" {visible(str(found.locator))}" if str(found.locator) else ""
        self.say(
            f"Source {number + 1} of {count}: {visible(found.source)}{place}, {level}, score {found.score:.0f}{kept}."
        )
        self.say(f"  {visible(words_of(found))}")
        details = {detail.text for detail in found.details}
        for difference in found.comparison.differences:
            if difference.level > Level.TYPOGRAPHIC and (difference.found or difference.quoted not in details):
                self.say(f"  {_told(difference)}")
        told = {it.quoted for it in found.comparison.differences if it.found}
        for detail in (it for it in found.details if it.found or it.text not in told):
            self.say(f"  {detail.kind} {visible(detail.text)}: {'found' if detail.found else 'not found'}")
        if found.provenance is not None:
            self.say(f"  from {visible(str(found.provenance))}")
        document = self.session.document(found.source)
        for note in document.notes if document else ():
            if not is_quiet(note):
                self.say(f"  this source: {visible(note)}")
        if found.locator.speaker:
            self.say(f"  said there by {visible(found.locator.speaker)}")

    def show_passage(self, number: int) -> None:
        self.session.show(self.claim.id, number)
        self.show_shown()

    def passage(self) -> Passage:
        passage = self.session.shown(self.claim.id)[1]
        if passage is None:
            raise FactcheckError("no passage is shown", hint="s WORDS searches the sources.")
        return passage


def _told(difference: Difference) -> str:
    quoted, found = visible(difference.quoted) or "nothing", visible(difference.found) or "nothing"
    return f"{difference.level}, {difference.kind}: article {quoted}; source {found}"
