"""Changes on their way to becoming one step: records, and the sources their evidence names."""

from dataclasses import replace

from factcheck.errors import FactcheckError
from factcheck.model import Candidate, Document
from factcheck.paths import inside
from factcheck.records import Evidence, Record, VerdictFile
from factcheck.session.steps import Change, Step
from factcheck.verdicts import with_evidence, with_source


class Draft:
    """What is to be done to a file in one step; nothing is done until the step is applied."""

    def __init__(self, file: VerdictFile, root: str) -> None:
        self._before = file
        self._file = file
        self._root = root
        self._changes: list[Change] = []

    def put(self, claim_id: str, record: Record | None) -> None:
        before = self._before.claims.get(claim_id)
        if record != before:
            self._changes.append(Change(claim_id, before, record))

    def evidence(self, record: Record, candidate: Candidate, document: Document | None) -> tuple[Record, str]:
        """The record with a candidate among its evidence, and the key. FactcheckError if its source lies outside."""
        path = inside(candidate.source, self._root)
        if not path:
            raise FactcheckError(
                f"{candidate.source} lies outside the project, so the verdict file cannot name it",
                hint="Move it into the project's folder.",
            )
        self._file, source = with_source(self._file, path, document.sha256 if document else "")
        level = str(candidate.comparison.level)
        return with_evidence(record, Evidence(source, candidate.text, str(candidate.locator), level))

    def step(self, label: str, claim_id: str) -> Step | None:
        """The whole as a step; None if it changes nothing."""
        if not self._changes:
            return None
        before, after = self._before.sources, self._file.sources
        sources = {key: (before.get(key), ref) for key, ref in after.items() if before.get(key) != ref}
        return Step(label, claim_id, tuple(self._changes), sources)


def without(record: Record, *keys: str) -> Record:
    """The record without some of its evidence."""
    return replace(record, evidence={key: piece for key, piece in record.evidence.items() if key not in keys})
