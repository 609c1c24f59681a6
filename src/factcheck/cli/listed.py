"""An article with its verdict file brought in line with it, for the commands that work on the file itself."""

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.app.project import Options, Project, open_project, read_article
from factcheck.core.errors import ArticleError, FactcheckError

if TYPE_CHECKING:
    from factcheck.core.records import VerdictFile
    from factcheck.verdicts import Store


@dataclass
class Listed:
    """`there` is the verdict file as it is on disk (None if there is none), `file` with the article's claims listed."""

    project: Project
    store: "Store"
    there: "VerdictFile | None"
    file: "VerdictFile"
    sources: dict[str, str]
    cache: bool = True
    _texts: dict[str, str | None] = field(default_factory=dict)

    def source_text(self, key: str) -> str | None:
        """The text of a source that the verdict file names, if it is among the article's sources; else None.

        The file's path is only compared: what is read is what was found where sources are looked for.
        """
        from factcheck.documents import read_document

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
    from factcheck.claims import find_claims
    from factcheck.documents import readable_files
    from factcheck.verdicts import Store, check_owner, reconcile

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


def _paths_by_hash(there: "VerdictFile | None", sources: Mapping[str, str]) -> dict[str, str]:
    """The relative paths of the sources by the hash of their bytes; read only if one is not where it was."""
    from factcheck.documents import read_bytes

    if there is None or all(source.path in sources or not source.sha256 for source in there.sources.values()):
        return {}
    found = {}
    for name, path in sources.items():
        with suppress(FactcheckError):
            found[hashlib.sha256(read_bytes(path)).hexdigest()] = name
    return found


def in_words(parts: Sequence[str]) -> str:
    return ", ".join(part for part in parts if part)
