"""An open archive: what `search` asks of its blocks and pages, in as few requests as may be, every answer looked at.

A round is two requests: the questions of all who ask, with how often their words occur, then the pages and sources that
the answers are in. An answer is not believed: a block has to hold what was asked for and be a block of its page, a page
must have the hash that its source's entry has, an entry the number that its path and bytes make, and the archive as many
blocks in as many parts as it says it has. Otherwise SearchIncompleteError, and nobody says "nowhere".
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from threading import RLock
from typing import Any, Final, NamedTuple, TypeVar

import msgspec

from factcheck.archive.client import Client, NotAllError
from factcheck.archive.layout import (
    LAYOUT,
    PAGE,
    WHOLE,
    Answer,
    Answers,
    ArchivedSource,
    Gets,
    Got,
    IndexedBlock,
    State,
    TextPage,
    is_archived,
    number_of,
    page_hash,
)
from factcheck.archive.rounds import Rounds
from factcheck.core.document import Document, Locator, Place
from factcheck.core.errors import SearchIncompleteError, SourceError
from factcheck.core.model import Source
from factcheck.search import Blocks, Hit, Question, blocks, inverse_frequency, score

T = TypeVar("T")

_MOST: Final = 1000  # questions, or documents, in one request
_BEFORE: Final = 500  # characters around a block that will be looked at
_AFTER: Final = 1000
_LIKE: Final = 1000  # words of the index, at most, that are like one word
_PAGES: Final = 8192  # that are remembered
_ENTRIES: Final = 20_000
_TERMS: Final = 200_000
_PATIENCE: Final = "20s"  # that a server may search


class _Wanted(NamedTuple):
    """What a task waits for: frequencies of terms, blocks, pages (number and page), entries of sources."""

    terms: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    pages: tuple[tuple[int, int], ...] = ()
    numbers: tuple[int, ...] = ()


class ArchiveBlocks(Blocks):
    """The blocks of an archive."""

    def __init__(self, size: int, ask: Callable[[_Wanted], list[list[Hit]]], known: dict[str, int]) -> None:
        self._size = size
        self._ask = ask
        self._known = known

    @property
    def size(self) -> int:
        """The number of blocks in the archive."""
        return self._size

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """The number of blocks that have each term."""
        terms = tuple(dict.fromkeys(terms))
        if any(term not in self._known for term in terms):
            self._ask(_Wanted(terms=terms))
        return {term: self._known[term] for term in terms}

    def ask_many(self, questions: Sequence[Question]) -> list[list[Hit]]:
        """The blocks for each question, best first, at most its limit."""
        if self.only is not None:
            questions = [question._replace(number=self.only) for question in questions]
        asked = [question for question in questions if question.number is None or is_archived(question.number)]
        answers = iter(self._ask(_Wanted(questions=tuple(asked))) if asked else ())
        return [next(answers) if question in asked else [] for question in questions]


class OpenArchive:
    """An archive that can be searched; what `factcheck.search.Archive` asks for."""

    def __init__(self, client: Client) -> None:
        """Raises SourceError if there is no whole archive of that name, SearchIncompleteError if nobody answers."""
        self._client = client
        name = client.address.name
        self.prefix = f"archive:{name}/"
        self._index = {"pages": f"{name}-pages", "sources": f"{name}-sources"}
        self.state = ready_state(client)
        self.average = max(1.0, self.state.words / max(1, self.state.blocks))
        self._known: dict[str, int] = {}
        self._pages: dict[tuple[int, int], TextPage] = {}
        self._entries: dict[int, ArchivedSource] = {}
        self._rounds: Rounds[_Wanted, list[list[Hit]]] = Rounds(self._answer)
        self._lock = RLock()
        self.blocks: Blocks = ArchiveBlocks(self.state.blocks, self._rounds.ask, self._known)

    @property
    def requests(self) -> int:
        """How many requests were made so far."""
        return self._client.requests

    def close(self) -> None:
        """Close the connection."""
        self._client.close()

    def together(self, tasks: Sequence[Callable[[], T]]) -> list[T]:
        """What the tasks give, their questions asked in as few requests as they allow."""
        return self._rounds.together(tasks)

    def part(self, number: int, start: int, end: int) -> str:
        """The text of a number from an offset to another."""
        first = start // PAGE
        pages = [
            self._page(number, page) for page in range(first, min(-(-end // PAGE), len(self._entry(number).pages)))
        ]
        return "".join(page.text for page in pages)[start - first * PAGE : end - first * PAGE]

    def source(self, number: int) -> Source:
        """What there is to say of a source."""
        entry = self._entry(number)
        return entry.source(self.prefix + entry.path)

    def locate(self, number: int, offset: int) -> Locator:
        """Where an offset of a source is."""
        last = len(self._entry(number).pages) - 1
        return self._page(number, min(offset // PAGE, last)).locate(offset)

    def document(self, path: str) -> Document:
        """The whole of a source by the path that `source` gives. Raises KeyError if there is none."""
        query = {"bool": {"filter": [{"term": {"path": path.removeprefix(self.prefix)}}, {"term": {"complete": True}}]}}
        found = self._client.ask(
            *("POST", f"/{self._index['sources']}/_search", {"size": 2, "query": query}),
            reader=_all_entries,
            kind=Answer,
        )
        if len(found) != 1 or self.prefix + found[0].path != path:
            raise KeyError(path)
        (entry,) = found
        number = entry.number
        self._rounds.ask(_Wanted(pages=tuple((number, page) for page in range(len(entry.pages))), numbers=(number,)))
        pages = [self._page(number, page) for page in range(len(entry.pages))]
        text = "".join(page.text for page in pages)
        places: list[Place] = []
        for page in pages:
            if page.line:
                lines = (at + 1 for at, letter in enumerate(page.text) if letter == "\n")
                starts = [page.page * PAGE + at for at in (0, *lines)]
                places += [Place(at, page.locate(at)) for at in starts]
            else:
                places += [Place(*each) for each in page.places if not places or each[0] > places[-1].start]
        return Document(
            *(path, text, entry.sha256, entry.title, entry.format),
            places=tuple(places), notes=entry.notes, unread=entry.unread,
        )  # fmt: skip

    def _page(self, number: int, page: int) -> TextPage:
        if (number, page) not in self._pages:
            self._rounds.ask(_Wanted(pages=((number, page),), numbers=(number,)))
        return self._pages[number, page]

    def _entry(self, number: int) -> ArchivedSource:
        if number not in self._entries:
            self._rounds.ask(_Wanted(numbers=(number,)))
        return self._entries[number]

    def _answer(self, batch: Sequence[_Wanted]) -> list[list[list[Hit]]]:
        """What each of several tasks waits for; its terms, pages and entries are known then."""
        with self._lock:
            for remembered, most in ((self._known, _TERMS), (self._pages, _PAGES), (self._entries, _ENTRIES)):
                if len(remembered) > most:
                    remembered.clear()
            questions = tuple(dict.fromkeys(question for wanted in batch for question in wanted.questions))
            terms = dict.fromkeys(term for wanted in batch for term in wanted.terms)
            terms |= dict.fromkeys(
                term for asked in questions for group in (asked.terms, *asked.required) for term in group
            )
            found = self._search([term for term in terms if term not in self._known], questions)
            hits = [hit for each in found.values() for hit in each]
            pages = {page: None for wanted in batch for page in wanted.pages}
            for hit in hits:
                first, last = max(0, hit.start - _BEFORE) // PAGE, (hit.start + _AFTER) // PAGE
                pages |= {(hit.number, page): None for page in range(first, last + 1)}
            numbers = [*(number for number, _ in pages), *(number for wanted in batch for number in wanted.numbers)]
            if numbers or questions:
                self._get(dict.fromkeys(numbers), pages)
            scored = {question: self._scored(question, each) for question, each in found.items()}
            return [[scored[question] for question in wanted.questions] for wanted in batch]

    def _search(self, terms: list[str], questions: tuple[Question, ...]) -> dict[Question, list[IndexedBlock]]:
        """The blocks for each question, and the frequencies of the terms."""
        found: dict[Question, list[IndexedBlock]] = {}
        asked: list[str | Question] = [*terms, *questions]
        for at in range(0, len(asked), _MOST):
            part = asked[at : at + _MOST]
            checks = [None, *self.state.known]
            lines = [
                line for each in (*checks, *part) for line in ({"allow_partial_search_results": False}, _body(each))
            ]

            def read(answers: Answers, part: list[str | Question] = part, checks: int = len(checks)) -> None:
                self._checked(answers, checks + len(part))
                for each, answer in zip(part, answers.responses[checks:], strict=True):
                    if isinstance(each, str):
                        self._known[each] = answer.count
                    else:
                        found[each] = self._read(each, answer)

            self._client.ask("POST", f"/{self._client.address.name}-blocks/_msearch", lines, reader=read, kind=Answers)
        return found

    def _checked(self, answers: Answers, asked: int) -> None:
        """Raises NotAllError unless every part of the archive that was loaded answered every question."""
        if len(answers.responses) != asked:
            raise NotAllError(f"it answered {len(answers.responses)} of {asked} questions")
        for answer in answers.responses:
            answer.whole(self.state.shards)
        counts = (self.state.blocks, *self.state.known.values())
        for wanted, answer in zip(counts, answers.responses, strict=False):
            if answer.count != wanted:
                raise NotAllError("it does not have what was loaded into it")

    def _read(self, question: Question, answer: Answer) -> list[IndexedBlock]:
        """The blocks of an answer. Raises NotAllError if they are no answer, or fewer than there are."""
        found = [msgspec.convert(hit.source, IndexedBlock) for hit in answer.hits.hits]
        different = {(block.number, block.start) for block in found}
        least = 0
        if question.kind in {"any", "alike"} and question.number is None:
            least = min(question.limit, max(map(self._known.__getitem__, question.terms)))
        if not least <= len(found) <= question.limit or len(different) < len(found):
            raise NotAllError("it answered with too few blocks, or too many")
        for block in found:
            elsewhere = question.number not in {None, block.number}
            if elsewhere or score(question, block.words.split(" "), {}, 1.0) is None:
                raise NotAllError("it answered another question")
        return found

    def _scored(self, question: Question, found: list[IndexedBlock]) -> list[Hit]:
        """The blocks as hits, by the frequencies in the whole archive, of sources that are whole."""
        terms = [term for group in (question.terms, *question.required) for term in group]
        rarity = {term: inverse_frequency(self._known[term], self.state.blocks) for term in terms}
        hits = []
        for block in found:
            self._look_at(block)
            worth = score(question, block.words.split(" "), rarity, self.average)
            hits.append(Hit(block.number, block.start, worth or 0.0))
        return sorted(hits, key=lambda hit: (-hit.score, hit.number, hit.start))

    def _look_at(self, block: IndexedBlock) -> None:
        """Raises SearchIncompleteError unless the text has such a block there."""
        part = self.part(block.number, block.start, block.start + _AFTER)
        first = next(blocks(part), None)
        if first is None or first[0] or " ".join(self.blocks.words(first[1])) != block.words:
            raise _damaged(self._client, "a block of its index is not in the text")

    def _get(self, numbers: Iterable[int], pages: Iterable[tuple[int, int]]) -> None:
        """Read entries and pages that are not known yet, and see that it is still the archive that was opened."""
        wanted = [("sources", str(number)) for number in numbers if number not in self._entries]
        wanted += [("pages", f"{number}:{page}") for number, page in pages if (number, page) not in self._pages]
        for at in range(0, max(1, len(wanted)), _MOST):
            part = [("sources", WHOLE), *wanted[at : at + _MOST]]
            docs = [{"_index": self._index[kind], "_id": key} for kind, key in part]
            self._client.ask("POST", "/_mget", {"docs": docs}, reader=partial(self._take, part), kind=Gets)

    def _take(self, wanted: list[tuple[str, str]], gets: Gets) -> None:
        if [got.id for got in gets.docs] != [key for _, key in wanted]:
            raise NotAllError("it answered with other documents")
        state = msgspec.convert(gets.docs[0].source, State)
        if (state.load, state.state) != (self.state.load, "ready"):
            raise NotAllError("it was loaded again meanwhile")
        read = list(zip((kind for kind, _ in wanted), gets.docs, strict=True))[1:]
        for got in (got for kind, got in read if kind == "sources"):
            entry = entry_in(got)
            self._entries[entry.number] = entry
        for got in (got for kind, got in read if kind == "pages"):
            number, page = map(int, got.id.split(":"))
            hashes = self._entries[number].pages
            if page >= len(hashes):
                continue
            text = msgspec.convert(got.source, TextPage) if got.found else None
            if text is None or (text.number, text.page, page_hash(text.text)) != (number, page, hashes[page]):
                raise NotAllError("a page of a source is missing or another")
            self._pages[number, page] = text


def entry_in(got: Got) -> ArchivedSource:
    """The entry of a whole source. Raises NotAllError if there is none, or it is another's."""
    if not got.found:
        raise NotAllError("it has blocks of a source that it does not have")
    entry = msgspec.convert(got.source, ArchivedSource)
    if not entry.complete or got.id != str(entry.number) or number_of(entry.path, entry.sha256) != entry.number:
        raise NotAllError("it has blocks of a source that is not whole")
    return entry


def _all_entries(answer: Answer) -> list[ArchivedSource]:
    answer.whole(1)
    return [entry_in(Got(str(hit.source.get("number")), found=True, source=hit.source)) for hit in answer.hits.hits]


def state_of(client: Client) -> State | None:
    """What the archive says it has; None if there is no archive of that name. Raises SearchIncompleteError."""

    def read(got: dict[str, Any]) -> State | None:
        return msgspec.convert(got["_source"], State) if got.get("found") else None

    return client.ask("GET", f"/{client.address.name}-sources/_doc/{WHOLE}", reader=read, also=(404,))


def state_there(client: Client) -> State:
    """The same of an archive that is there. Raises SourceError if it is not."""
    state = state_of(client)
    if state is None:
        raise SourceError(f"there is no archive {client.address.place}", hint="`factcheck archive load` makes one.")
    return state


def ready_state(client: Client) -> State:
    """The same of an archive that can be searched. Raises SourceError."""
    place = client.address.place
    state = state_there(client)
    if state.layout != LAYOUT:
        raise SourceError(
            f"the archive {place} was loaded by another version of factcheck",
            hint="`factcheck archive drop` it and load it again.",
        )
    if state.state != "ready":
        raise SourceError(
            f"the archive {place} is being loaded, or that was cut short",
            hint="`factcheck archive load` again finishes it.",
        )
    return state


def _damaged(client: Client, what: str) -> SearchIncompleteError:
    return SearchIncompleteError(
        f"not searched: the archive {client.address.place}: {what}",
        hint="`factcheck archive verify` says what is wrong.",
    )


def _body(asked: str | Question | None) -> dict[str, Any]:
    """A question as the servers understand it; a word, or None for every block, asks only how many there are."""
    if asked is None or isinstance(asked, str):
        query = {"match_all": {}} if asked is None else _term(asked)
        return {"size": 0, "track_total_hits": True, "timeout": _PATIENCE, "query": query}
    return {
        "size": asked.limit,
        "track_total_hits": False,
        "timeout": _PATIENCE,
        "_source": ["number", "start", "words"],
        "query": _query(asked),
    }


def _query(question: Question) -> dict[str, Any]:
    terms = list(map(_term, question.terms))
    asked: dict[str, Any]
    if question.kind == "phrase":
        asked = {"must": [{"match_phrase": {"words": {"query": " ".join(question.terms)}}}]}
    elif question.kind == "all":
        asked = {"must": terms}
    elif question.kind == "with":
        groups = [_some([_term(term) for term in group]) for group in question.required]
        asked = {"must": groups, "should": terms}
    else:
        alike = question.kind == "alike"
        asked = _some(list(map(_like, question.terms)) if alike else terms)["bool"]
    if question.number is not None:
        asked["filter"] = [{"term": {"number": question.number}}]
    return {"bool": asked}


def _some(queries: list[dict[str, Any]]) -> dict[str, Any]:
    return {"bool": {"should": queries, "minimum_should_match": 1}}


def _term(term: str) -> dict[str, Any]:
    return {"term": {"words": {"value": term}}}


def _like(term: str) -> dict[str, Any]:
    fuzzy = {"value": term, "fuzziness": 1, "max_expansions": _LIKE}
    return {"constant_score": {"filter": {"fuzzy": {"words": fuzzy}}}}
