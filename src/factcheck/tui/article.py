"""The article with every claim marked by its state."""

from factcheck.core.model import Claim
from factcheck.review import Session
from factcheck.tui.glyphs import Glyphs
from factcheck.tui.reader import Marked


class ArticleMarks:
    """A mark for each claim, quotes over the sentences they stand in; made anew only when the verdict file is another."""

    def __init__(self, session: Session, glyphs: Glyphs) -> None:
        self._session = session
        self._glyphs = glyphs
        self._file: object = None
        self._marks: tuple[Marked, ...] = ()

    def all(self) -> tuple[Marked, ...]:
        """The marks of all claims; the same object as long as the file is the same."""
        if self._file is not self._session.file:
            self._file = self._session.file
            claims = sorted(self._session.claims, key=lambda claim: claim.kind == "quote")
            self._marks = tuple(self._mark(claim) for claim in claims)
        return self._marks

    def _mark(self, claim: Claim) -> Marked:
        state = self._session.state(claim.id)
        return Marked(claim.start, claim.end, str(state), self._glyphs.states[state])

    def spot(self, claim_id: str | None) -> Marked | None:
        """The mark of the claim that is shown."""
        if claim_id is None:
            return None
        claim = self._session.claim(claim_id)
        return Marked(claim.start, claim.end, f"{self._session.state(claim_id)}+spot+strong", self._glyphs.here)
