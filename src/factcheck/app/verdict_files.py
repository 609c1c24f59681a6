"""An article's verdict file brought in line with its article: for a look at it, and for a review that follows it."""

import hashlib
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.app.articles import VERDICTS
from factcheck.app.project import Options, Project, open_project, read_article
from factcheck.claims import find_claims
from factcheck.core.errors import ArticleError, FactcheckError, VerdictFileError
from factcheck.core.model import Claim, Document
from factcheck.core.records import VerdictFile
from factcheck.documents import read_bytes, read_document, readable_files
from factcheck.verdicts import Store, check_owner, reconcile

if TYPE_CHECKING:
    from factcheck.review import Earlier

_MOST = 20_000
"""Names of files and folders that are looked at for other articles' verdicts."""


def decided_elsewhere(project: Project) -> "dict[str, tuple[Earlier, ...]]":
    """What reviewers said in the other articles of a project, by claim id: the same words have the same one.

    Without a repository of git only the article's own folder is looked at. A file that cannot be read says nothing.
    """
    whole = os.path.lexists(project.root / ".git")
    found: dict[str, list[Earlier]] = {}
    looked = 0
    for folder, folders, names in os.walk(project.root if whole else project.article.absolute().parent):
        folders[:] = sorted(name for name in folders if not name.startswith(".")) if whole else []
        looked += len(folders) + len(names)
        if looked > _MOST:
            break
        for path in (Path(folder) / name for name in sorted(names) if name.endswith(VERDICTS)):
            if path.absolute() != project.verdicts.absolute():
                _take_in(found, path)
    return {name: tuple(each) for name, each in found.items()}


def _take_in(found: "dict[str, list[Earlier]]", path: Path) -> None:
    from factcheck.review import Earlier

    with suppress(VerdictFileError):
        file = Store(path).read()
        for name, record in file.claims.items() if file else ():
            for who, review in record.reviews.items():
                if file and review.verdict:
                    made = Earlier(file.article, who, review.verdict, review.note, review.on)
                    found.setdefault(name, []).append(made)


@dataclass
class Listed:
    """`there` is the verdict file as it is on disk (None if there is none), `file` with the article's claims listed."""

    project: Project
    store: Store
    there: VerdictFile | None
    file: VerdictFile
    sources: dict[str, str]
    cache: bool = True
    _texts: dict[str, str | None] = field(default_factory=dict)

    def source_text(self, key: str) -> str | None:
        """The text of a source that the verdict file names, if it is among the article's sources; else None.

        The file's path is only compared: what is read is what was found where sources are looked for.
        """
        source = self.file.sources.get(key)
        path = self.sources.get(source.path) if source else None
        if path is None:
            return None
        if path not in self._texts:
            try:
                self._texts[path] = read_document(path, cache=self.cache).text
            except FactcheckError:
                self._texts[path] = None
        return self._texts[path]


def open_listed(article: Path, options: Options) -> Listed:
    """Read an article and its verdict file; nothing is written. Raises ArticleError and VerdictFileError."""
    project = open_project(article, options)
    document = read_article(article, cache=options.cache)
    claims = find_claims(document)
    files, _ = readable_files(project.sources)
    sources = {project.relative(path): path for path in files if Path(path).absolute() != article.absolute()}
    store = Store(project.verdicts)
    there = store.read()
    if not claims and not (there and there.claims):
        raise ArticleError(f"{article}: no quotes and no claims in this article", hint="Is it the right file?")
    if there:
        check_owner(project.verdicts, there, name=project.name, root=project.root, text_sha256=document.text_sha256)
    file = reconcile(
        there,
        document,
        claims,
        article_path=project.name,
        sources=project.inside(sources),
        paths_by_hash=_paths_by_hash(there, sources),
    )
    return Listed(project, store, there, file, sources, options.cache)


def _paths_by_hash(there: VerdictFile | None, sources: Mapping[str, str]) -> dict[str, str]:
    """The relative paths of the sources by the hash of their bytes; read only if one is not where it was."""
    if there is None or all(source.path in sources or not source.sha256 for source in there.sources.values()):
        return {}
    found = {}
    for name, path in sources.items():
        with suppress(FactcheckError):
            found[hashlib.sha256(read_bytes(path)).hexdigest()] = name
    return found


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
        self._renewed = False

    def renew(self, claims: Sequence[Claim], sources: Sequence[str], paths_by_hash: Mapping[str, str]) -> None:
        """The sources were read again: what is given out next has them."""
        self._claims, self._sources, self._paths_by_hash = claims, sources, paths_by_hash
        self._renewed = True

    def read(self) -> VerdictFile:
        """The file as it is now, every claim of the article listed; nothing is written."""
        self._raw = self._store.read()
        return self._listed(self._raw)

    def save(self, mine: VerdictFile, base: VerdictFile) -> VerdictFile:
        """Save, and give what is on disk then. `base` is what was given out last."""
        self._raw = self._store.save(mine, self._raw)
        # What was listed, and changed only in what people say of its claims, would be listed the same way again.
        return mine if self._raw is mine and _same_claims(mine, base) else self._listed(self._raw)

    def reload(self) -> VerdictFile | None:
        """What somebody else wrote since, or the same with sources that were read again; None if neither is."""
        now = self._store.read()
        renewed, self._renewed = self._renewed, False
        if (now == self._raw or now is None) and not renewed:
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


def _same_claims(one: VerdictFile, other: VerdictFile) -> bool:
    """Whether two files list the same claims in the same words, of the same article, and lost the same ones."""
    if list(one.claims) != list(other.claims) or one.orphans != other.orphans:
        return False
    if (one.article, one.text_sha256) != (other.article, other.text_sha256):
        return False
    pairs = zip(one.claims.values(), other.claims.values(), strict=True)
    return all(a is b or _WORDS(a) == _WORDS(b) for a, b in pairs)


_WORDS = attrgetter("kind", "exact", "prefix", "suffix", "speaker", "origin")
