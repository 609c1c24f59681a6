"""Deciding: verdicts, notes, undo."""

from typing import TYPE_CHECKING

from factcheck.model import State, Verdict
from factcheck.tui.actions import action

if TYPE_CHECKING:
    from factcheck.tui.review import ReviewScreen

GROUP = "Decide"


def _decide(desk: "ReviewScreen", verdict: Verdict, key: str) -> None:
    claim_id = desk.here
    if claim_id is None:
        return
    if desk.marked and verdict is Verdict.VERIFIED:
        _decide_marked(desk)
        return
    settling = desk.session.settles(claim_id, verdict)
    doubt = desk.session.doubt(claim_id, verdict)
    if (doubt or settling) and desk.pending != (claim_id, verdict):
        desk.pending = (claim_id, verdict)
        told = (
            f"Reviewers disagree. {key} again makes yours final."
            if settling
            else f"{doubt} {key} again verifies; d disputes."
        )
        desk.say(told, "warn")
        return
    desk.session.decide(claim_id, verdict, final=settling)
    decided(desk, claim_id, verdict)


def decided(desk: "ReviewScreen", claim_id: str, verdict: Verdict) -> None:
    """Say what was done and go on to the next undecided claim."""
    number = desk.number(claim_id)
    desk.go(desk.session.next_undecided(claim_id) or claim_id)
    desk.say(f"{desk.glyphs.states[State(verdict)]} Claim {number} {verdict}. z undoes.", str(verdict))
    if not desk.session.progress().left:
        desk.all_done()


def _decide_marked(desk: "ReviewScreen") -> None:
    able = [claim_id for claim_id in desk.marked if desk.session.is_verbatim(claim_id)]
    count, left = len(able), len(desk.marked) - len(able)
    rest = (
        f" ({left} marked {'are' if left > 1 else 'is'} no verbatim quote and stay{'' if left > 1 else 's'})"
        if left
        else ""
    )
    if not able:
        desk.say(f"None of the {left} marked is a quote found verbatim; decide them one by one. esc unmarks.", "warn")
        return
    if desk.pending != ("", Verdict.VERIFIED):
        desk.pending = ("", Verdict.VERIFIED)
        desk.say(
            f"{count} verbatim quote{'s' if count > 1 else ''} marked{rest}. v again verifies; esc unmarks.", "warn"
        )
        return
    done = desk.session.decide_all(able)
    desk.marked.difference_update(done)
    desk.go(desk.session.next_undecided(desk.here) or desk.here)
    desk.say(f"{len(done)} verified{rest}. z undoes all of them.", "verified")


def _noted(desk: "ReviewScreen", verdict: Verdict) -> None:
    claim_id = desk.here
    if claim_id is None:
        return

    def answered(note: str) -> None:
        desk.session.decide(claim_id, verdict, note=note, final=desk.session.settles(claim_id, verdict))
        decided(desk, claim_id, verdict)

    if verdict is Verdict.VERIFIED and desk.session.doubt(claim_id, verdict):
        plain = answered

        def answered(note: str) -> None:
            if note.strip():
                plain(note)
            else:
                desk.say("Not verified: a critical difference needs a note here, or v twice.", "warn")

    desk.ask(f"{verdict}, note:", answered, value=desk.my_note(claim_id), note_of=claim_id)


@action("verify", "v", "Verified, then the next undecided claim", GROUP, short="Verified")
def verify(desk: "ReviewScreen") -> None:
    _decide(desk, Verdict.VERIFIED, "v")


@action("dispute", "d", "Disputed, then the next undecided claim", GROUP, short="Disputed")
def dispute(desk: "ReviewScreen") -> None:
    _decide(desk, Verdict.DISPUTED, "d")


@action("unsource", "u", "Unsourced, then the next undecided claim", GROUP, short="Unsourced")
def unsource(desk: "ReviewScreen") -> None:
    _decide(desk, Verdict.UNSOURCED, "u")


@action("verify_note", "V", "Verified, with a note", GROUP)
def verify_note(desk: "ReviewScreen") -> None:
    _noted(desk, Verdict.VERIFIED)


@action("dispute_note", "D", "Disputed, with a note", GROUP)
def dispute_note(desk: "ReviewScreen") -> None:
    _noted(desk, Verdict.DISPUTED)


@action("unsource_note", "U", "Unsourced, with a note", GROUP)
def unsource_note(desk: "ReviewScreen") -> None:
    _noted(desk, Verdict.UNSOURCED)


@action("undo", "z", "Undo the last change", GROUP, short="Undo")
def undo(desk: "ReviewScreen") -> None:
    step = desk.session.undo()
    if step is None:
        desk.say("Nothing to undo in this session.", "dim")
        return
    desk.go_to_first(step.claim_id, *(change.claim_id for change in step.changes))
    desk.say(f"Undone: {step.label}. Z does it again.", "text")


@action("redo", "Z", "Do again what was undone", GROUP)
def redo(desk: "ReviewScreen") -> None:
    step = desk.session.redo()
    if step is None:
        desk.say("Nothing was undone.", "dim")
        return
    desk.go_to_first(step.claim_id, *(change.claim_id for change in step.changes))
    desk.say(f"Done again: {step.label}. z undoes.", "text")


@action("note", "c", "Note (ctrl+o in it: your editor)", GROUP, short="Note")
def note(desk: "ReviewScreen") -> None:
    claim_id = desk.here
    if claim_id is None:
        return

    def answered(text: str) -> None:
        desk.session.note(claim_id, text)
        desk.say("Noted. z undoes." if text.strip() else "No note.", "text")

    desk.ask("note:", answered, value=desk.my_note(claim_id), note_of=claim_id)


@action("withdraw", "x", "Take your verdict back", GROUP)
def withdraw(desk: "ReviewScreen") -> None:
    if desk.here is None:
        return
    review = desk.session.record(desk.here).reviews.get(desk.session.reviewer)
    if review is None or review.verdict is None:
        desk.say("You have given no verdict here.", "dim")
        return
    desk.session.withdraw(desk.here)
    desk.say(f"Taken back: {review.verdict}. z undoes.", "text")


@action("mark", "m", "Mark; v then verifies all marked verbatim quotes", GROUP)
def mark(desk: "ReviewScreen") -> None:
    if desk.here is None:
        return
    desk.marked ^= {desk.here}
    desk.say(f"{len(desk.marked)} marked. v verifies the verbatim quotes among them; esc unmarks.", "text")
    desk.step(1)
