"""Claims: found in the article, added, split, dismissed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from factcheck.core.model import Claim
from factcheck.tui import background
from factcheck.tui.acting import keyed
from factcheck.tui.actions import action
from factcheck.tui.prompt import Question
from factcheck.tui.reading import ReadingScreen

if TYPE_CHECKING:
    from factcheck.tui.review import ReviewScreen

GROUP = "Claims"


def _read(desk: "ReviewScreen", title: str, enter: str, taken: Callable[[int, int], None]) -> None:
    """Open the article at the claim; `taken` gets the offsets of what was taken there."""
    here = desk.session.claim(desk.here) if desk.here else None

    def then(bounds: tuple[int, int] | None) -> None:
        if bounds is not None:
            taken(*bounds)
            desk.settle()

    screen = keyed(ReadingScreen, desk.keys)(
        desk.session.article,
        desk.glyphs,
        title=title,
        enter=enter,
        at=here.start if here else 0,
        marks=desk.article_marks.all(),
        spot=desk.article_marks.spot(desk.here),
        word=True,
    )
    desk.app.push_screen(screen, then)


@action("article", "a", "The whole article; select there to add a claim", GROUP, short="Article")
def article(desk: "ReviewScreen") -> None:
    def taken(start: int, end: int) -> None:
        if start == end:
            _go_to(desk, start)
        else:
            _add(desk, start, end)

    _read(desk, "The article", "goes to the claim, or adds the selection", taken)


def _go_to(desk: "ReviewScreen", offset: int) -> None:
    holding = [claim for claim in desk.session.claims if claim.start <= offset < claim.end]
    if holding:
        desk.listed.go(min(holding, key=lambda claim: claim.end - claim.start).id)
    else:
        desk.say("No claim there. space selects words, enter then adds them.", "dim")


def _add(desk: "ReviewScreen", start: int, end: int) -> None:
    text = desk.session.article.text
    words = text[start:end].strip()
    quoted = bool(words) and (words[0] in '“"„«' or text[max(0, start - 1) : start] in {"“", '"', "„", "«"})
    try:
        if quoted:
            start, end = _inside_marks(text, start, end)
        name = desk.session.add(start, end, "quote" if quoted else "claim")
    except ValueError:
        desk.say("There are no words in that selection.", "warn")
        return
    desk.listed.go(name)
    background.match(desk)
    desk.did(f"Added as a {'quote' if quoted else 'claim'}.")


def _inside_marks(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in '“"„« ':
        start += 1
    while end > start and text[end - 1] in '”"“»., ':
        end -= 1
    return start, end


@action("split", "t", "Split the claim in two: put the cursor where, enter", GROUP)
def split(desk: "ReviewScreen") -> None:
    here = desk.on_claim()
    if here is None:
        return
    claim = desk.session.claim(here)

    title = "Split: where does the second part begin?"
    _read(desk, title, "splits before the word", lambda start, _: _split(desk, claim, start))


def _split(desk: "ReviewScreen", claim: Claim, at: int) -> None:
    if not claim.start < at < claim.end:
        desk.say("Not split: the place is not inside the claim.", "warn")
        return
    first, _ = desk.session.split(claim.id, at)
    desk.listed.go(first)
    background.match(desk)
    desk.did("Split in two.")


@action("dismiss", "X", "No claim, or an opinion: dismiss it with a reason; a dismissed one is restored", GROUP)
def dismiss(desk: "ReviewScreen") -> None:
    claim_id = desk.on_claim()
    if claim_id is None:
        return
    if desk.session.record(claim_id).dismissed:
        desk.session.restore(claim_id)
        desk.did("A claim again.")
        return

    def answered(reason: str) -> None:
        if not reason.strip():
            desk.say("Not dismissed: that needs a reason.", "warn")
            return
        desk.session.dismiss(claim_id, reason.strip())
        desk.listed.go(desk.listed.next_undecided())
        desk.did("Dismissed.")

    desk.ask(Question("no claim, because:", answered))
