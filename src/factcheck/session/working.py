"""Changes become steps: done to the file, kept in the history, undone, done again, saved."""

from dataclasses import replace
from functools import partial

from factcheck.session.byhand import claim_at, record_of
from factcheck.session.drafts import Draft
from factcheck.session.roll import Roll
from factcheck.session.saving import Keeper
from factcheck.session.steps import History, Step, apply


class Work:
    """One reviewer's work on the file that `keeper` holds. With `autosave` each step is saved before it returns."""

    def __init__(self, keeper: Keeper, roll: Roll, reviewer: str, root: str) -> None:
        self.autosave = True
        self._keeper = keeper
        self._roll = roll
        self._reviewer = reviewer
        self._root = root
        self._history = History()

    def draft(self) -> Draft:
        return Draft(self._keeper.file, self._root)

    def added(self, draft: Draft, start: int, end: int, kind: str, *taken: str) -> str:
        """Put the article's words between two offsets into the draft as a claim; its id, which is not in `taken`."""
        file, article = self._keeper.file, self._roll.article
        claim = claim_at(article, start, end, kind, {*self._roll.claims(file), *file.claims, *taken})
        draft.put(claim.id, replace(record_of(claim, article), origin=self._reviewer))
        return claim.id

    def do(self, draft: Draft, label: str, claim_id: str) -> None:
        """Do what the draft holds, if it changes anything."""
        step = draft.step(label, claim_id)
        if step:
            self._history.add(step)
            self._apply(step)

    def undo(self) -> Step | None:
        step = self._history.back()
        if step:
            self._apply(step.turned())
        return step

    def redo(self) -> Step | None:
        step = self._history.forward()
        if step:
            self._apply(step)
        return step

    def _apply(self, step: Step) -> None:
        new = {change.claim_id: change.after for change in step.changes if change.after}
        self._keeper.change(lambda file: apply(file, step, partial(self._roll.order, file, new)))
        if self.autosave:
            self._keeper.flush()
