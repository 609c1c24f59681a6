"""Every command of a review, once: its id, title and group, and what it does. The screen and line mode run these.

A command works on the session, and says, asks and shows through a `Ui`. Whoever runs it saves and draws afterwards.
"""

from collections.abc import Callable
from functools import partial

from factcheck.core.errors import FactcheckError
from factcheck.core.model import Verdict
from factcheck.core.text import numbered, visible
from factcheck.review.claim_index import Filter
from factcheck.review.history import Step
from factcheck.review.risk import Risk
from factcheck.review.session import Earlier, Session
from factcheck.review.ui import COMMANDS, Question, Run, Ui, command, on_claim

DECIDING = {"verify": Verdict.VERIFIED, "dispute": Verdict.DISPUTED, "unsource": Verdict.UNSOURCED}


# Decide


def _decide(verdict: Verdict, command: str, session: Session, ui: Ui, claim_id: str) -> None:
    if session.marked and verdict is Verdict.VERIFIED and _decide_marked(session, ui):
        return
    final = session.settles(claim_id, verdict)
    message = f"Reviewers disagree. {ui.key(command)} again makes yours final." if final else ""
    if not final and (doubt := session.doubt(claim_id, verdict)):
        message = f"{doubt} {ui.key(command)} again verifies; {ui.key('dispute')} disputes."
    if message and not ui.confirmed(claim_id, verdict, session.shown(claim_id)[1], message=message):
        return
    session.decide(claim_id, verdict, final=final)
    _decided(session, ui, claim_id, verdict)


def _decided(session: Session, ui: Ui, claim_id: str, verdict: Verdict) -> None:
    """Say what was done and go on to the next undecided claim."""
    session.listed.go(session.listed.next_undecided())
    ui.did(f"Claim {session.listed.number(claim_id)} {verdict}.", str(verdict))


def _decide_marked(session: Session, ui: Ui) -> bool:
    """Verify the verbatim quotes among those marked that are listed, after a count; whether any of them is listed."""
    marked = [claim.id for claim in session.listed.claims if claim.id in session.marked]
    if not marked:
        return False
    able = [claim_id for claim_id in marked if session.is_verbatim(claim_id)]
    left, hidden = len(marked) - len(able), len(session.marked) - len(marked)
    verify, unmark = ui.key("verify"), ui.key("unmark")
    if not able:
        ui.say(
            f"None of the {left} marked is a quote found verbatim; decide them one by one. {unmark} unmarks.", "warn"
        )
        return True
    rest = [f"{left} marked {'are' if left > 1 else 'is'} no verbatim quote and stay{'' if left > 1 else 's'}"] * (
        left > 0
    )
    rest += [f"{hidden} marked {'are' if hidden > 1 else 'is'} not listed"] * (hidden > 0)
    more = f" ({'; '.join(rest)})" if rest else ""
    message = f"{numbered(len(able), 'verbatim quote')} marked{more}. {verify} again verifies; {unmark} unmarks."
    if ui.confirmed(*able, message=message):
        done = session.decide_all(able)
        session.marked.difference_update(done)
        session.listed.go(session.listed.next_undecided())
        ui.say(f"{len(done)} verified{more}. {ui.key('undo')} undoes all of them.", "verified")
    return True


def _decide_with_note(verdict: Verdict, session: Session, ui: Ui, claim_id: str) -> None:
    def answered(note: str) -> None:
        if not note.strip() and session.doubt(claim_id, verdict):
            verify = ui.key("verify")
            ui.say(f"Not verified: what asks for a second {verify} needs a note here, or {verify} twice.", "warn")
            return
        session.decide(claim_id, verdict, note=note, final=session.settles(claim_id, verdict))
        _decided(session, ui, claim_id, verdict)

    _ask_note(session, ui, claim_id, f"{verdict}, note:", answered)


def _ask_note(session: Session, ui: Ui, claim_id: str, label: str, answered: Callable[[str], None]) -> None:
    mine = session.notes(claim_id).get(session.reviewer, "")
    ui.ask(Question(label, answered, value=mine, claim_id=claim_id))


for _name, _verdict in DECIDING.items():
    _title = f"{str(_verdict).capitalize()}, then the next undecided claim"
    command(_name, _title, "Decide")(on_claim(partial(_decide, _verdict, _name)))
for _name, _verdict in DECIDING.items():
    _title = f"{str(_verdict).capitalize()}, with a note"
    command(f"{_name}_note", _title, "Decide")(on_claim(partial(_decide_with_note, _verdict)))


def _back_at(session: Session, ui: Ui, step: Step | None, done: str, nothing: str) -> None:
    """Show the claim of a step that was undone, or done again, or one that it made, and say so."""
    if step is None:
        ui.say(nothing, "dim")
        return
    session.listed.go(step.claim_id, *(change.claim_id for change in step.changes))
    ui.say(done.format(step.label))


@command("undo", "Undo the last change", "Decide")
def undo(session: Session, ui: Ui) -> None:
    done = f"Undone: {{}}. {ui.key('redo')} does it again."
    _back_at(session, ui, session.undo(), done, "Nothing to undo in this session.")


@command("redo", "Redo the last change that was undone", "Decide")
def redo(session: Session, ui: Ui) -> None:
    done = f"Done again: {{}}. {ui.key('undo')} undoes."
    _back_at(session, ui, session.redo(), done, "Nothing to redo.")


def earlier_line(each: Earlier) -> str:
    """`harbour.md: verified by ben, 3 March 2026: heard on tape`."""
    day = f", {each.on.day} {each.on:%B %Y}" if each.on else ""
    return visible(f"{each.article}: {each.verdict} by {each.reviewer}{day}" + (f": {each.note}" if each.note else ""))


@command("take_over", "Take over the verdict on these words in another article", "Decide")
@on_claim
def take_over(session: Session, ui: Ui, claim_id: str) -> None:
    lines = {earlier_line(each): each for each in session.earlier(claim_id)}

    def taken(line: str) -> None:
        each = lines[line]
        doubt = session.doubt(claim_id, each.verdict)
        message = f"{doubt} {ui.key('take_over')} again takes it over all the same."
        if doubt and not ui.confirmed(claim_id, line, session.shown(claim_id)[1], message=message):
            return
        note = f"as in {each.article}" + (f": {each.note}" if each.note else "")
        session.decide(claim_id, each.verdict, note=note)
        _decided(session, ui, claim_id, each.verdict)

    if not lines:
        ui.say("No other article of the project has a verdict on these words.", "dim")
    elif len(lines) == 1:
        taken(next(iter(lines)))
    else:
        ui.pick("Which verdict?", list(lines), taken)


@command("note", "Note (ctrl+o in it: your editor)", "Decide")
@on_claim
def note(session: Session, ui: Ui, claim_id: str) -> None:
    def answered(text: str) -> None:
        session.note(claim_id, text)
        if text.strip():
            ui.did("Noted.")
        else:
            ui.say("No note.")

    _ask_note(session, ui, claim_id, "note:", answered)


@command("withdraw", "Take your verdict back", "Decide")
@on_claim
def withdraw(session: Session, ui: Ui, claim_id: str) -> None:
    review = session.record(claim_id).reviews.get(session.reviewer)
    if review is None or review.verdict is None:
        ui.say("You have given no verdict here.", "dim")
        return
    session.withdraw(claim_id)
    ui.did(f"Taken back: {review.verdict}.")


@command("mark", "Mark; v then verifies all marked verbatim quotes", "Decide")
@on_claim
def mark(session: Session, ui: Ui, claim_id: str) -> None:
    session.marked ^= {claim_id}
    verify, unmark = ui.key("verify"), ui.key("unmark")
    ui.say(f"{len(session.marked)} marked. {verify} verifies the verbatim quotes among them; {unmark} unmarks.")
    session.listed.step(1)


@command("unmark", "Unmark all; drop a question; show all claims again", "Screen")
def unmark(session: Session, ui: Ui) -> None:  # noqa: ARG001 - as every command
    session.marked.clear()
    session.listed.narrow(text="")


def _all_matched(run: Run) -> Run:
    """A command about all that is listed: what has not been searched for is searched for first."""

    def checked(session: Session, ui: Ui) -> None:
        left = [claim.id for claim in session.listed.claims if session.candidates(claim.id) is None]
        if left:
            ui.run(lambda: [session.match(name) for name in left], lambda _: run(session, ui))
        else:
            run(session, ui)

    return checked


@command("verify_same", "Verify all quotes that a source has word for word", "Decide")
@_all_matched
def verify_same(session: Session, ui: Ui) -> None:
    open_ = [claim.id for claim in session.listed.claims if session.is_open(claim.id)]
    able = [name for name in open_ if session.is_verbatim(name) and not session.doubt(name, Verdict.VERIFIED)]
    if not able:
        ui.say("No undecided quote listed here is word for word in a source.", "dim")
        return
    key = ui.key("verify_same")
    if ui.confirmed(*able, message=f"{numbered(len(able), 'quote')} word for word in a source. {key} again verifies."):
        done = session.decide_all(able)
        session.listed.go(session.listed.next_undecided())
        ui.did(f"{numbered(len(done), 'quote')} verified.", "verified")


@command("dismiss_nothing", "Dismiss all claims with nothing to check", "Claims")
@_all_matched
def dismiss_nothing(session: Session, ui: Ui) -> None:
    listed = [claim.id for claim in session.listed.claims if session.risk(claim.id) is Risk.NOTHING]
    able = [name for name in listed if session.is_open(name)]
    if not able:
        ui.say("Every undecided claim listed here has something to check.", "dim")
        return

    def answered(reason: str) -> None:
        if not reason.strip():
            ui.say("Not dismissed: that needs a reason.", "warn")
            return
        session.dismiss_all(able, reason.strip())
        session.listed.go(session.listed.next_undecided())
        ui.did(f"{numbered(len(able), 'claim')} dismissed.")

    ui.ask(Question(f"{numbered(len(able), 'claim')} with no number, date or name: dismiss, because:", answered))


# Move


_ALL = 1_000_000  # more claims than an article can have


def _step(session: Session, ui: Ui, by: int) -> None:
    before = session.listed.here
    session.listed.step(by)
    if session.listed.here == before:
        ui.say("This is the last claim." if by > 0 else "This is the first claim.", "dim")


for _name, _title, _by in (("down", "Next claim", 1), ("up", "Previous claim", -1)):
    command(_name, _title, "Move")(partial(_step, by=_by))
for _name, _title, _by in (("first", "First claim", -_ALL), ("last", "Last claim", _ALL)):
    command(_name, _title, "Move")(partial(_step, by=_by))


@command("number", "Go to a claim by its number", "Move")
def number(session: Session, ui: Ui) -> None:
    claims = session.claims

    def answered(text: str) -> None:
        text = text.strip().removeprefix("#")
        # Python would refuse to read thousands of digits.
        if text.isdecimal() and len(text) < 10 and 1 <= int(text) <= len(claims):
            session.listed.go(claims[int(text) - 1].id)
        else:
            ui.say(f"{ui.key('number')} needs a number from 1 to {len(claims)}.", "warn")

    ui.ask(Question("claim number:", answered))


def _undecided(session: Session, ui: Ui, *, backwards: bool = False) -> None:
    found = session.listed.next_undecided(backwards=backwards)
    if found is None:
        ui.say("No other claim is undecided.", "dim")
    else:
        session.listed.go(found)


command("next_undecided", "Next undecided claim", "Move")(_undecided)
command("previous_undecided", "Previous undecided claim", "Move")(partial(_undecided, backwards=True))
command("later", "Leave it for later: on to the next undecided", "Move")(_undecided)


@command("filter", "The next filter: undecided, all, disputed, unsourced …", "Move")
def filter_(session: Session, ui: Ui) -> None:
    listed, order = session.listed, list(Filter)
    at = order.index(listed.filter)
    for which in (*order[at + 1 :], *order[: at + 1]):
        # A filter that lets nothing through is passed over, but for the two one looks for.
        if which in {Filter.UNDECIDED, Filter.ALL} or session.filtered(which, listed.text):
            narrow(session, ui, which)
            break


def narrow(session: Session, ui: Ui, which: Filter) -> None:
    """Show the claims that one filter lets through, and say how many."""
    session.listed.narrow(which)
    if session.listed.here is not None or not session.claims:
        ui.say(f"Showing {which}: {session.listed.passing} of {len(session.claims)} claims.")
    else:
        ui.say(session.listed.why_none(ui.key("filter"), ui.key("unmark")), "warn")


def risks(session: Session) -> dict[Risk, int]:
    """How many of the claims listed are how by their passages, the worst first."""
    found = [session.risk(claim.id) for claim in session.listed.claims]
    return {risk: found.count(risk) for risk in Risk if risk in found}


@command("order", "List by risk, the worst first, or as in the article", "Move")
def order(session: Session, ui: Ui) -> None:
    listed = session.listed
    listed.by_risk = not listed.by_risk
    listed.refresh()
    counts = ", ".join(f"{count} {risk}" for risk, count in risks(session).items())
    worst = f"{ui.key('first')} goes to the worst"
    ui.say(f"By risk, {worst}: {counts}." if listed.by_risk else "In the order of the article.")


@command("find", "Find a text in claims, speakers, notes", "Move")
def find(session: Session, ui: Ui) -> None:
    before, here = session.listed.text, session.listed.here

    def changed(text: str) -> None:
        session.listed.narrow(text=text)

    def answered(text: str) -> None:
        changed(text)
        if text and session.listed.here is None:
            ui.say(session.listed.why_none(ui.key("filter"), ui.key("unmark")), "warn")
        elif text:
            which = session.listed.filter
            among = "" if which is Filter.ALL else f" among the {which}"
            ui.say(f"{session.listed.passing} found{among}. {ui.key('unmark')} shows all again.")

    def left() -> None:
        changed(before)
        if here is not None:
            session.listed.go(here)

    ui.ask(Question("find:", answered, value=before, selected=True, changed=changed, left=left))


@command("quit", "Quit; all is saved already", "Screen")
def quit_(session: Session, ui: Ui) -> None:
    session.flush()
    ui.leave()


def run(command: str, session: Session, ui: Ui) -> None:
    """Run a command; what it cannot do is said."""
    try:
        COMMANDS[command].run(session, ui)
    except FactcheckError as error:
        ui.say(f"{error.message}. {error.hint}".rstrip(), "warn")
