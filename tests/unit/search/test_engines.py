"""What every engine behind the seam answers alike: tantivy, and tantivy in two halves that are asked as one."""

from collections.abc import Callable, Iterable

import pytest
from tests.unit.search.made import SOURCES, indexed, parts

from factcheck.search import Blocks, Both, Hit, Question, blocks, find, score

ENGINES: dict[str, Callable[[], Blocks]] = {
    "tantivy": lambda: indexed(*SOURCES),
    "two halves": lambda: Both(indexed(*SOURCES[:2]), _Shifted(), parts(*SOURCES), average=64.0),
}


class _Shifted(Blocks):
    """The second half of the sources, numbered as if the first were before them."""

    def __init__(self) -> None:
        self._index = indexed(*SOURCES[2:])

    @property
    def size(self) -> int:
        return self._index.size

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        return self._index.frequencies(terms)

    def ask_many(self, questions: list[Question]) -> list[list[Hit]]:  # type: ignore[override]
        asked = [
            question._replace(number=None if question.number is None else question.number - 2) for question in questions
        ]
        return [[hit._replace(number=hit.number + 2) for hit in hits] for hits in self._index.ask_many(asked)]


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Blocks:
    return ENGINES[request.param]()


QUESTIONS = {
    "any": (Question("any", ("tannery", "nurses"), 24), {1, 3}),
    "any, one text": (Question("any", ("tannery", "nurses"), 24, 3), {3}),
    "all": (Question("all", ("tannery", "keys"), 24), {3}),
    "phrase": (Question("phrase", ("a", "different", "story"), 24), {1}),
    "phrase in another order": (Question("phrase", ("different", "a", "story"), 24), set()),
    "with": (Question("with", ("hall",), 24, None, (("foreman", "nurses"), ("hall", "home"))), {1, 3}),
    "alike": (Question("alike", ("commissioner", "inspected"), 24), {2}),
    "nothing": (Question("any", ("zeppelin",), 24), set()),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_texts_that_a_question_finds(name: str, engine: Blocks) -> None:
    question, numbers = QUESTIONS[name]
    (hits,) = engine.ask_many([question])
    assert {hit.number for hit in hits} == numbers
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert engine.ask_many([question, QUESTIONS["all"][0]])[1] == engine.ask_many([QUESTIONS["all"][0]])[0]


def test_frequencies_are_of_all_blocks(engine: Blocks) -> None:
    assert engine.frequencies(["tannery", "zeppelin"]) == {"tannery": 2, "zeppelin": 0}
    assert engine.size == indexed(*SOURCES).size
    assert engine.rarest(["tannery", "zeppelin", "the"], 2)[0] == "tannery"


@pytest.mark.parametrize(
    "quote",
    [
        "It will be safe when the engineers say that it is, and not one day before.",
        "Nobody could say who had the keys.",
        "the town owed forty-one million crowns",
        "no fault whatever was found in the eastern sluices during that year",
        "We sold the old tannery … we asked every department to do without its third secretary.",
        "We have sold the lighthouse to a circus.",
    ],
)
def test_the_best_passage_is_the_same_or_better(quote: str, engine: Blocks) -> None:
    wanted = find(indexed(*SOURCES), parts(*SOURCES), quote)
    found = find(engine, parts(*SOURCES), quote)
    assert bool(found) == bool(wanted)
    for mine, other in zip(found[:1], wanted[:1], strict=True):
        same = (mine.number, mine.passage.start, mine.passage.end) == (
            other.number,
            other.passage.start,
            other.passage.end,
        )
        assert same or mine.passage.score > other.passage.score


def test_scores_are_tantivys() -> None:
    index = indexed(*SOURCES)
    question = Question("any", ("tannery", "nurses", "hospital", "the"), 24)
    words = [
        (number, start, index.words(text)) for number, source in enumerate(SOURCES) for start, text in blocks(source)
    ]
    average = sum(len(each) for _, _, each in words) / len(words)
    rarity = {term: index.rarity(term) for term in question.terms}
    mine = {(number, start): score(question, each, rarity, average) for number, start, each in words}
    hits = index.ask_many([question])[0]
    assert len(hits) > 5
    for hit in hits:
        assert mine[hit.number, hit.start] == pytest.approx(hit.score, rel=0.01)  # tantivy rounds lengths


@pytest.mark.parametrize("name", [name for name in QUESTIONS if name not in {"nothing", "phrase in another order"}])
def test_a_block_without_the_words_is_no_answer(name: str) -> None:
    assert score(QUESTIONS[name][0], ["nothing", "of", "it"], {}, 64.0) is None
