"""Answers that change something: verdicts, notes, claims, undo."""

from factcheck.core.errors import FactcheckError
from factcheck.core.model import Verdict
from factcheck.plain.answers import ANSWERS, answer
from factcheck.plain.lines import NOTHING_LEFT, Lines


def _decide(lines: Lines, verdict: Verdict, words: str) -> None:
    claim_id, letter = lines.claim.id, str(verdict)[0]
    if lines.marked and verdict is Verdict.VERIFIED and not words:
        _decide_marked(lines)
        return
    settling = lines.session.settles(claim_id, verdict)
    doubt = lines.session.doubt(claim_id, verdict, words)
    if (doubt or settling) and lines.pending != (claim_id, verdict):
        lines.pending = (claim_id, verdict)
        lines.say(
            f"{'Reviewers disagree; your verdict would be final.' if settling else doubt} {letter} again does it."
        )
        return
    lines.pending = None
    lines.session.decide(claim_id, verdict, note=words or None, final=settling)
    lines.say(f"Claim {lines.number()} {verdict}. z undoes.")
    _next(lines)


def _decide_marked(lines: Lines) -> None:
    able = [
        claim_id for claim_id in lines.marked if lines.session.match(claim_id) and lines.session.is_verbatim(claim_id)
    ]
    if lines.pending != ("", Verdict.VERIFIED):
        lines.pending = ("", Verdict.VERIFIED)
        lines.say(f"{len(lines.marked)} marked, {len(able)} of them verbatim quotes. v again verifies those.")
        return
    lines.pending = None
    done = lines.session.decide_all(able)
    lines.marked.clear()
    lines.say(f"{len(done)} verified. z undoes all of them.")
    _next(lines)


def _next(lines: Lines) -> None:
    following = lines.session.next_undecided(lines.here)
    if following is None:
        lines.say(NOTHING_LEFT)
    else:
        lines.go(following)


def _undo(lines: Lines, *, again: bool) -> None:
    step = lines.session.redo() if again else lines.session.undo()
    if step is None:
        lines.say("Nothing was undone." if again else "Nothing to undo in this session.")
        return
    lines.say(f"{'Done again' if again else 'Undone'}: {step.label}.")
    known = {claim.id for claim in lines.session.claims}
    lines.here = (
        step.claim_id if step.claim_id in known else lines.session.next_undecided() or lines.session.claims[0].id
    )
    lines.show()


@answer("v", "verified, and on to the next undecided claim", "[NOTE]")
def verified(lines: Lines, words: str) -> None:
    _decide(lines, Verdict.VERIFIED, words)


@answer("d", "disputed", "[NOTE]")
def disputed(lines: Lines, words: str) -> None:
    _decide(lines, Verdict.DISPUTED, words)


@answer("u", "unsourced", "[NOTE]")
def unsourced(lines: Lines, words: str) -> None:
    _decide(lines, Verdict.UNSOURCED, words)


@answer("", "(nothing) later: on to the next undecided claim")
def later(lines: Lines, _: str) -> None:
    lines.go(lines.session.next_undecided(lines.here))


@answer("c", "your note; without words, takes it away", "[NOTE]")
def note(lines: Lines, words: str) -> None:
    lines.session.note(lines.claim.id, words)
    lines.say("Noted. z undoes." if words else "No note.")


@answer("x", "take your verdict back")
def withdraw(lines: Lines, _: str) -> None:
    lines.session.withdraw(lines.claim.id)
    lines.say(f"{str(lines.session.state(lines.claim.id)).capitalize()}. z undoes.")


@answer("X", "no claim, or an opinion; a dismissed claim is restored", "REASON")
def dismiss(lines: Lines, words: str) -> None:
    if lines.session.record(lines.claim.id).dismissed:
        lines.session.restore(lines.claim.id)
        lines.say("A claim again. z undoes.")
        return
    if not words:
        raise FactcheckError("X wants a reason")
    lines.session.dismiss(lines.claim.id, words)
    lines.say("Dismissed. z undoes.")
    _next(lines)


@answer("A", "add a claim: words of the article", "WORDS")
def add(lines: Lines, words: str) -> None:
    lines.go(lines.session.add(*_in_article(lines, words)))


@answer("Q", "add a quote: words of the article", "WORDS")
def add_quote(lines: Lines, words: str) -> None:
    lines.go(lines.session.add(*_in_article(lines, words), "quote"))


def _in_article(lines: Lines, words: str) -> tuple[int, int]:
    start = lines.session.article.text.find(words) if words else -1
    if start < 0:
        raise FactcheckError("the article does not have these very words")
    return start, start + len(words)


@answer("t", "split the claim in two: the words the second part begins with", "WORDS")
def split(lines: Lines, words: str) -> None:
    claim = lines.claim
    at = claim.text.find(words) if words else -1
    if at <= 0:
        raise FactcheckError("the claim does not have these very words further on")
    first, _ = lines.session.split(claim.id, claim.start + at)
    lines.go(first)


@answer("z", "undo")
def undo(lines: Lines, _: str) -> None:
    _undo(lines, again=False)


@answer("Z", "do again what was undone")
def redo(lines: Lines, _: str) -> None:
    _undo(lines, again=True)


@answer("?", "this list")
def help_(lines: Lines, _: str) -> None:
    for it in ANSWERS.values():
        lines.say(f"{f'{it.letter} {it.words}'.strip()}: {it.title}" if it.letter else it.title)


@answer("q", "quit; all is saved already")
def quit_(lines: Lines, _: str) -> None:
    lines.over = True
