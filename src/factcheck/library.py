"""The sources of an article: read by `documents`, found in by `matching`, asked here."""

import os
from collections.abc import Callable, Iterable
from typing import Final, Self

from factcheck.documents import read_document, readable_files
from factcheck.errors import FactcheckError
from factcheck.matching import Evidence, Found, Index, compare, find, find_claim
from factcheck.model import Candidate, Claim, Document, Skipped, Source

Progress = Callable[[int, int, str], None]
"""Called with the number of files done, the number in all, and the path of the one being read."""

_CONTEXT: Final = 400  # characters of the source around a passage that `compare` may look at


class SourceLibrary:
    """Sources that can be searched. A context manager; `open` makes one."""

    def __init__(self, documents: list[Document], skipped: Iterable[Skipped]) -> None:
        self._documents = documents
        self.sources: tuple[Source, ...] = tuple(_source(document) for document in documents)
        self.skipped: tuple[Skipped, ...] = tuple(skipped)
        self.notes: tuple[str, ...] = ()
        self._index = Index()
        for number, document in enumerate(documents):
            self._index.add(number, document.text)
        self._index.commit()

    @classmethod
    def open(
        cls,
        paths: Iterable[str | os.PathLike[str]],
        *,
        cache: bool = True,  # noqa: ARG003 - nothing is kept yet
        progress: Progress | None = None,
    ) -> Self:
        """Read and index the files given and those in the folders given."""
        files, skipped = readable_files(list(paths))
        left_out, documents = list(skipped), []
        for done, path in enumerate(files):
            if progress:
                progress(done, len(files), str(path))
            try:
                documents.append(read_document(path))
            except FactcheckError as error:
                left_out.append(Skipped(str(path), error.message, error.hint))
        return cls(documents, left_out)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give back what the library holds open."""
        self._index.close()

    def document(self, path: str | os.PathLike[str]) -> Document:
        """The source at a path of `sources`, as it was read. Raises KeyError if there is none."""
        name = os.fspath(path)
        for document in self._documents:
            if document.path == name:
                return document
        raise KeyError(name)

    def search(self, claim: Claim | str, limit: int = 3, *, below_threshold: bool = False) -> tuple[Candidate, ...]:
        """The passages that the words of a claim may come from, best first; a string is looked for as a quote.

        What is less like the quote than its length asks for is left out, unless `below_threshold`.
        """
        if isinstance(claim, Claim) and claim.kind != "quote":
            evidence = find_claim(self._index, self._text, claim.text, limit=limit, below_threshold=below_threshold)
            return tuple(self._of_claim(found) for found in evidence)
        quote = claim if isinstance(claim, str) else claim.text
        places = find(self._index, self._text, quote, limit=limit, below_threshold=below_threshold)
        return tuple(self._of_quote(quote, found) for found in places)

    def _text(self, number: int) -> str:
        return self._documents[number].text

    def _of_quote(self, quote: str, found: Found) -> Candidate:
        document = self._documents[found.number]
        text, start, end = document.text, found.passage.start, found.passage.end
        return Candidate(
            source=document.path,
            start=start,
            end=end,
            text=text[start:end],
            score=found.passage.score,
            locator=document.locate(start),
            comparison=compare(
                quote, text[start:end], before=text[max(0, start - _CONTEXT) : start], after=text[end : end + _CONTEXT]
            ),
            occurrences=found.occurrences,
            stitched=found.passage.stitched,
            passed=found.passed,
        )

    def _of_claim(self, found: Evidence) -> Candidate:
        document = self._documents[found.number]
        return Candidate(
            source=document.path,
            start=found.start,
            end=found.end,
            text=document.text[found.start : found.end],
            score=found.score,
            locator=document.locate(found.start),
            comparison=found.comparison,
            details=found.details,
            passed=found.passed,
        )


def _source(document: Document) -> Source:
    return Source(
        document.path, document.format, len(document.text.split()), document.sha256, document.title, document.notes
    )
