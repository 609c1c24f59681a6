"""The article with every claim marked by its state."""

from factcheck.session import Session
from factcheck.tui.glyphs import Glyphs
from factcheck.tui.reader import Marked


def article_marks(session: Session, here: str | None, glyphs: Glyphs) -> list[Marked]:
    """A mark for each claim, quotes over the sentences they stand in, the one that is shown over all."""
    claims = sorted(session.claims, key=lambda claim: (claim.id == here, claim.kind == "quote"))
    marks = []
    for claim in claims:
        state = session.state(claim.id)
        ink = f"{state}+spot+strong" if claim.id == here else str(state)
        marks.append(Marked(claim.start, claim.end, ink, glyphs.here if claim.id == here else glyphs.states[state]))
    return marks
