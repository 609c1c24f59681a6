"""Deciding: verdicts, notes, undo."""

from typing import TYPE_CHECKING

from factcheck.core.model import State, Verdict
from factcheck.core.text import numbered
from factcheck.review import Step
from factcheck.tui.actions import action
from factcheck.tui.notes import ask_note

if TYPE_CHECKING:
    from factcheck.tui.review import ReviewScreen

GROUP = "Decide"
KEYS = {Verdict.VERIFIED: "verify", Verdict.DISPUTED: "dispute", Verdict.UNSOURCED: "unsource"}


def _decide(desk: "ReviewScreen", verdict: Verdict) -> None:
    marked = [claim.id for claim in desk.listed.claims if claim.id in desk.marked]
    if marked and verdict is Verdict.VERIFIED:
        _decide_marked(desk, marked)
        return
    claim_id = desk.on_claim()
    if claim_id is None:
        return
    key = desk.key(KEYS[verdict])
    settling = desk.session.settles(claim_id, verdict)
    told = f"Reviewers disagree. {key} again makes yours final." if settling else ""
    if not settling and (doubt := desk.session.doubt(claim_id, verdict)):
        told = f"{doubt} {key} again verifies; {desk.key('dispute')} disputes."
    if told and desk.asks(claim_id, verdict, desk.session.shown(claim_id)[1], told=told):
        return
    desk.session.decide(claim_id, verdict, final=settling)
    _decided(desk, claim_id, verdict)


def _decided(desk: "ReviewScreen", claim_id: str, verdict: Verdict) -> None:
    """Say what was done and go on to the next undecided claim."""
    desk.listed.go(desk.listed.next_undecided())
    desk.did(f"{desk.glyphs.states[State(verdict)]} Claim {desk.listed.number(claim_id)} {verdict}.", str(verdict))


def _decide_marked(desk: "ReviewScreen", marked: list[str]) -> None:
    """Verify the verbatim quotes among those marked that are listed, after a count."""
    able = [claim_id for claim_id in marked if desk.session.is_verbatim(claim_id)]
    left, hidden = len(marked) - len(able), len(desk.marked) - len(marked)
    verify, unmark = desk.key("verify"), desk.key("unmark")
    rest = [f"{left} marked {'are' if left > 1 else 'is'} no verbatim quote and stay{'' if left > 1 else 's'}"] * bool(
        left
    )
    rest += [f"{hidden} marked {'are' if hidden > 1 else 'is'} not listed"] * bool(hidden)
    more = f" ({'; '.join(rest)})" if rest else ""
    if not able:
        told = f"None of the {left} marked is a quote found verbatim; decide them one by one. {unmark} unmarks."
        desk.say(told, "warn")
        return
    told = f"{numbered(len(able), 'verbatim quote')} marked{more}. {verify} again verifies; {unmark} unmarks."
    if desk.asks(*able, told=told):
        return
    done = desk.session.decide_all(able)
    desk.marked.difference_update(done)
    desk.listed.go(desk.listed.next_undecided())
    desk.say(f"{len(done)} verified{more}. {desk.key('undo')} undoes all of them.", "verified")


def _noted(desk: "ReviewScreen", verdict: Verdict) -> None:
    claim_id = desk.on_claim()
    if claim_id is None:
        return

    def answered(note: str) -> None:
        if not note.strip() and desk.session.doubt(claim_id, verdict):
            verify = desk.key("verify")
            desk.say(f"Not verified: what asks for a second {verify} needs a note here, or {verify} twice.", "warn")
            return
        desk.session.decide(claim_id, verdict, note=note, final=desk.session.settles(claim_id, verdict))
        _decided(desk, claim_id, verdict)

    ask_note(desk, claim_id, f"{verdict}, note:", answered)


@action("verify", "v", "Verified, then the next undecided claim", GROUP, short="Verified")
def verify(desk: "ReviewScreen") -> None:
    _decide(desk, Verdict.VERIFIED)


@action("dispute", "d", "Disputed, then the next undecided claim", GROUP, short="Disputed")
def dispute(desk: "ReviewScreen") -> None:
    _decide(desk, Verdict.DISPUTED)


@action("unsource", "u", "Unsourced, then the next undecided claim", GROUP, short="Unsourced")
def unsource(desk: "ReviewScreen") -> None:
    _decide(desk, Verdict.UNSOURCED)


@action("verify_note", "V", "Verified, with a note", GROUP)
def verify_note(desk: "ReviewScreen") -> None:
    _noted(desk, Verdict.VERIFIED)


@action("dispute_note", "D", "Disputed, with a note", GROUP)
def dispute_note(desk: "ReviewScreen") -> None:
    _noted(desk, Verdict.DISPUTED)


@action("unsource_note", "U", "Unsourced, with a note", GROUP)
def unsource_note(desk: "ReviewScreen") -> None:
    _noted(desk, Verdict.UNSOURCED)


def _back_at(desk: "ReviewScreen", step: Step | None, told: str, nothing: str) -> None:
    """Show the claim of a step that was undone, or done again, or one that it made, and say so."""
    if step is None:
        desk.say(nothing, "dim")
        return
    desk.listed.go(step.claim_id, *(change.claim_id for change in step.changes))
    desk.say(told.format(step.label), "text")


@action("undo", "z", "Undo the last change", GROUP, short="Undo")
def undo(desk: "ReviewScreen") -> None:
    told = f"Undone: {{}}. {desk.key('redo')} does it again."
    _back_at(desk, desk.session.undo(), told, "Nothing to undo in this session.")


@action("redo", "Z", "Do again what was undone", GROUP)
def redo(desk: "ReviewScreen") -> None:
    told = f"Done again: {{}}. {desk.key('undo')} undoes."
    _back_at(desk, desk.session.redo(), told, "Nothing was undone.")


@action("note", "c", "Note (ctrl+o in it: your editor)", GROUP, short="Note")
def note(desk: "ReviewScreen") -> None:
    claim_id = desk.on_claim()
    if claim_id is None:
        return

    def answered(text: str) -> None:
        desk.session.note(claim_id, text)
        if text.strip():
            desk.did("Noted.")
        else:
            desk.say("No note.")

    ask_note(desk, claim_id, "note:", answered)


@action("withdraw", "x", "Take your verdict back", GROUP)
def withdraw(desk: "ReviewScreen") -> None:
    claim_id = desk.on_claim()
    if claim_id is None:
        return
    review = desk.session.record(claim_id).reviews.get(desk.session.reviewer)
    if review is None or review.verdict is None:
        desk.say("You have given no verdict here.", "dim")
        return
    desk.session.withdraw(claim_id)
    desk.did(f"Taken back: {review.verdict}.")


@action("mark", "m", "Mark; v then verifies all marked verbatim quotes", GROUP)
def mark(desk: "ReviewScreen") -> None:
    claim_id = desk.on_claim()
    if claim_id is None:
        return
    desk.marked ^= {claim_id}
    verify, unmark = desk.key("verify"), desk.key("unmark")
    desk.say(f"{len(desk.marked)} marked. {verify} verifies the verbatim quotes among them; {unmark} unmarks.", "text")
    desk.listed.step(1)
