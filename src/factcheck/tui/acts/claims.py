"""Claims: found in the article, added, split, dismissed."""

from typing import TYPE_CHECKING

from factcheck.model import Claim
from factcheck.tui import background
from factcheck.tui.acting import keyed
from factcheck.tui.actions import action
from factcheck.tui.article import article_marks
from factcheck.tui.reading import ReadingScreen

if TYPE_CHECKING:
    from factcheck.tui.review import ReviewScreen

GROUP = "Claims"


@action("article", "a", "The whole article; select there to add a claim", GROUP, short="Article")
def article(desk: "ReviewScreen") -> None:
    here = desk.session.claim(desk.here) if desk.here else None

    def taken(bounds: tuple[int, int] | None) -> None:
        if bounds is None:
            return
        start, end = bounds
        if start == end:
            _go_to(desk, start)
        else:
            _add(desk, start, end)
        desk.settle()

    screen = keyed(ReadingScreen, desk.keys)(
        desk.session.article,
        desk.glyphs,
        title="The article",
        enter="goes to the claim, or adds the selection",
        at=here.start if here else 0,
        marks=article_marks(desk.session, desk.here, desk.glyphs),
        word=True,
    )
    desk.app.push_screen(screen, taken)


def _go_to(desk: "ReviewScreen", offset: int) -> None:
    holding = [claim for claim in desk.session.claims if claim.start <= offset < claim.end]
    if holding:
        desk.go(min(holding, key=lambda claim: claim.end - claim.start).id)
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
    desk.go(name)
    background.match(desk)
    desk.say(f"Added as a {'quote' if quoted else 'claim'}. z undoes.", "text")


def _inside_marks(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in '“"„« ':
        start += 1
    while end > start and text[end - 1] in '”"“»., ':
        end -= 1
    return start, end


@action("split", "t", "Split the claim in two: put the cursor where, enter", GROUP)
def split(desk: "ReviewScreen") -> None:
    if desk.here is None:
        return
    claim = desk.session.claim(desk.here)

    def taken(bounds: tuple[int, int] | None) -> None:
        if bounds is not None:
            _split(desk, claim, bounds[0])
            desk.settle()

    screen = keyed(ReadingScreen, desk.keys)(
        desk.session.article,
        desk.glyphs,
        title="Split: where does the second part begin?",
        enter="splits before the word",
        at=claim.start,
        marks=article_marks(desk.session, claim.id, desk.glyphs),
        word=True,
    )
    desk.app.push_screen(screen, taken)


def _split(desk: "ReviewScreen", claim: Claim, at: int) -> None:
    if not claim.start < at < claim.end:
        desk.say("Not split: the place is not inside the claim.", "warn")
        return
    first, _ = desk.session.split(claim.id, at)
    desk.go(first)
    background.match(desk)
    desk.say("Split in two. z undoes.", "text")


@action("dismiss", "X", "No claim, or an opinion: dismiss it with a reason; a dismissed one is restored", GROUP)
def dismiss(desk: "ReviewScreen") -> None:
    claim_id = desk.here
    if claim_id is None:
        return
    if desk.session.record(claim_id).dismissed:
        desk.session.restore(claim_id)
        desk.say("A claim again. z undoes.", "text")
        return

    def answered(reason: str) -> None:
        if not reason.strip():
            desk.say("Not dismissed: that needs a reason.", "warn")
            return
        desk.session.dismiss(claim_id, reason.strip())
        desk.go(desk.session.next_undecided(claim_id) or claim_id)
        desk.say("Dismissed. z undoes.", "text")

    desk.ask("no claim, because:", answered)
