"""An article's verdict file as a review sees it: carried over to the article's claims each time it is read."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from factcheck.core.model import Claim, Document
from factcheck.core.records import VerdictFile
from factcheck.verdicts import Store, check_owner, reconcile


class Disk:
    """Reads, saves and follows one verdict file. Raises VerdictFileError as the store does.

    What is on disk may list an older version of the article, or nothing at all; what is given out lists exactly
    the article's claims. Saving merges against what was on disk when it was last read, not against that list.
    """

    def __init__(
        self,
        path: Path,
        article: Document,
        claims: Sequence[Claim],
        *,
        name: str,
        root: Path,
        sources: Sequence[str],
        paths_by_hash: Mapping[str, str],
    ) -> None:
        self._store = Store(path)
        self._root = root
        self._paths_by_hash = paths_by_hash
        self._article = article
        self._claims = claims
        self._name = name
        self._sources = sources
        self._raw: VerdictFile | None = None

    def read(self) -> VerdictFile:
        """The file as it is now, every claim of the article listed; nothing is written."""
        self._raw = self._store.read()
        return self._listed(self._raw)

    def save(self, mine: VerdictFile, base: VerdictFile) -> VerdictFile:
        """Save, and give what is on disk then. `base` is what was given out last."""
        del base
        self._raw = self._store.save(mine, self._raw)
        return self._listed(self._raw)

    def reload(self) -> VerdictFile | None:
        """What somebody else wrote since; None if nobody did."""
        now = self._store.read()
        if now == self._raw or now is None:
            return None
        self._raw = now
        return self._listed(now)

    def _listed(self, file: VerdictFile | None) -> VerdictFile:
        if file is not None:
            check_owner(self._store.path, file, name=self._name, root=self._root, text_sha256=self._article.text_sha256)
        return reconcile(
            file,
            self._article,
            self._claims,
            article_path=self._name,
            sources=self._sources,
            paths_by_hash=self._paths_by_hash,
        )
