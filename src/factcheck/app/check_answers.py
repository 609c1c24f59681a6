"""Answers of language models checked as articles are: each quote against the document that is cited for it."""

import json
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from factcheck.app.answers import Answer, Mark, read_answers
from factcheck.app.libraries import Libraries, OpenLibrary, Task
from factcheck.app.project import Project, open_project
from factcheck.core.errors import SourceError
from factcheck.core.model import Citation, Claim, Document, Locator, Place
from factcheck.core.records import VerdictFile
from factcheck.core.text import claim_id

if TYPE_CHECKING:
    from factcheck.checks import Result

_SENTENCE: Final = re.compile(r"[.!?。！？][\"”’»)]*\s")
_OF_ARTICLES: Final = frozenset({"FC010"})
"""What is found only of texts that people review, one by one."""


@dataclass(frozen=True, slots=True)
class Article:
    """An answer as an article: its words, its claims with what is cited for them, and what each number or id names."""

    document: Document
    claims: tuple[Claim, ...]
    names: Mapping[str, tuple[str, ...]]


def check_answers(path: Path, documents: Path | None, task: Task) -> "tuple[Result, ...]":
    """The results of the answers in a file, in their order.

    `documents` is a file that gives the path of each document by its id. Raises ArticleError, SourceError and
    SettingsError.
    """
    from factcheck.claims import find_claims
    from factcheck.documents import read_bytes

    project = open_project(path, task.options)
    answers = list(read_answers(read_bytes(path), str(path)))
    given = read_documents(documents, read_bytes(documents)) if documents else {}
    opened = Libraries(task).sources(project)
    paths = _paths(given, documents, opened)
    return tuple(
        _checked(as_article(answer, str(path), where, find_claims), paths, opened, project, task)
        for where, answer in answers
    )


def _paths(given: Mapping[str, str], documents: Path | None, opened: OpenLibrary) -> dict[str, str]:
    """The sources' paths by the names of `--documents`. Raises SourceError for one that is not one of the sources."""
    by_place = {os.path.realpath(source.path): source.path for source in opened.sources}
    found = {}
    for name, path in given.items():
        beside = documents.parent if documents else Path()
        place = next((at for at in (os.path.realpath(path), os.path.realpath(beside / path)) if at in by_place), None)
        if place is None:
            raise SourceError(f"{documents}: {path} is not one of the sources", hint="Name its folder with --sources.")
        found[name] = by_place[place]
    return found


def _checked(article: Article, given: Mapping[str, str], opened: OpenLibrary, project: Project, task: Task) -> "Result":
    from factcheck.checks import Budget, Case, check

    budget = Budget(task.limits)
    numbers = dict(given)
    for name, names in article.names.items():
        known = next((given[each] for each in (name, *names) if each in given), "")
        if not known:
            known = next((path for each in names for path in opened.library.named(each)[:1]), "")
        if known:
            numbers[name] = known
    claims = opened.library.bound(article.claims, numbers)
    case = Case(
        article=article.document,
        claims=claims,
        search=opened.search,
        file=VerdictFile(article.document.path),
        verdict_path="",
        source_text=lambda name: opened.text(project, name),
        settings=project.settings,
        skipped=opened.library.skipped,
        sources=opened.sources,
        wanted=task.wanted - _OF_ARTICLES,
        name=project.name,
        limits=task.limits,
        reached=budget.reached,
        selected=task.selected,
    )
    return check(case)


def as_article(answer: Answer, path: str, where: str, find: Callable[[Document], Sequence[Claim]]) -> Article:
    """An answer as an article; `where` is its place in the file, and `find` finds the claims of a text."""
    pieces = [*answer.pieces, *((mark.quote, mark.place) for mark in answer.marks if mark.quote.strip())]
    starts: list[int] = []
    text = ""
    for words, _ in pieces:
        text += "\n\n" if text else ""
        starts.append(len(text))
        text += words.replace("\r", " ")
    lead = f"{where}{'.' if where.startswith('[') else ' '}" if where else ""
    places = tuple(
        Place(start, Locator(column=1, part=f"{lead}{place}")) for start, (_, place) in zip(starts, pieces, strict=True)
    )
    end = starts[len(answer.pieces)] if len(pieces) > len(answer.pieces) else len(text)
    own = Document(path, text[:end].rstrip(), "", format="answer", places=places)
    claims = [_cited(claim, answer, starts, text) for claim in find(own)]
    quotes = _quotes(answer, starts[len(answer.pieces) :], claims)
    names = {mark.names[0]: mark.names for mark in answer.marks if mark.names}
    for number, listed in enumerate(answer.documents):
        for name in (str(number + 1), f"#{number}", *listed):
            names[name] = (*names.get(name, ()), *listed)
    document = replace(Document.from_text(text, path=path), format="answer", places=places)
    return Article(document, (*claims, *quotes), names)


def _citation(mark: Mark, at: int) -> Citation:
    return Citation(
        "", at, at, "answer", mark.names[0] if mark.names else "", mark.title or " ".join(mark.names[1:]), mark.page
    )


def _cited(claim: Claim, answer: Answer, starts: Sequence[int], text: str) -> Claim:
    """The claim with the citations whose span of the answer it is in, or which follow its sentence."""
    cited = list(claim.cited)
    for mark in answer.marks:
        if mark.piece >= len(answer.pieces) or (mark.quote and not mark.end):
            continue
        first, last = starts[mark.piece] + mark.start, starts[mark.piece] + mark.end
        if first == last:  # the sentence before
            ends = [
                found.end() for found in _SENTENCE.finditer(text, starts[mark.piece], max(last - 2, starts[mark.piece]))
            ]
            first = ends[-1] if ends else starts[mark.piece]
        if claim.start < last and first < claim.end:
            cited.append(_citation(mark, claim.end))
    return replace(claim, cited=tuple(dict.fromkeys(cited)))


def _quotes(answer: Answer, starts: Sequence[int], claims: Sequence[Claim]) -> Iterator[Claim]:
    """What the citations quote: words that are said to be in a document."""
    seen = {claim.id for claim in claims}
    quoting = [mark for mark in answer.marks if mark.quote.strip()]
    for mark, start in zip(quoting, starts, strict=True):
        number = 1
        while (name := claim_id("quote", mark.quote, number)) in seen:
            number += 1
        seen.add(name)
        lead = len(mark.quote) - len(mark.quote.lstrip())
        words = mark.quote.strip()
        at = start + lead
        yield Claim(
            name, "quote", words, at, at + len(words), utterance=name, rule="cited text", cited=(_citation(mark, at),)
        )


def read_documents(path: Path, data: bytes) -> dict[str, str]:
    """What `--documents` says: the path of each id; of a list, of documents 1, 2, 3 … Raises SourceError."""
    try:
        said = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise SourceError(f"{path}: not read: not valid JSON ({error})", hint="Give an object: id → path.") from error
    if isinstance(said, list) and all(isinstance(each, str) for each in said):
        return {name: each for at, each in enumerate(said) for name in (str(at + 1), f"#{at}")}
    if isinstance(said, dict) and all(isinstance(each, str) for each in said.values()):
        return dict(said)
    raise SourceError(
        f"{path}: neither an object of ids and paths nor a list of paths", hint='Give {"file-1": "sources/a.pdf"}.'
    )
