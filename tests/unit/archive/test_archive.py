"""An archive answers as the same sources on this machine do, in few requests, and says so when it cannot."""

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.unit.archive.server import CUT, Reply, Server, running
from tests.unit.search.made import SOURCES

from factcheck.archive.client import Client, address_of
from factcheck.archive.index import OpenArchive
from factcheck.archive.loading import Loading, drop, verify
from factcheck.claims import find_claims
from factcheck.core.errors import FactcheckError, SearchIncompleteError, SourceError
from factcheck.core.model import Candidate, Document
from factcheck.sources import SourceLibrary

QUOTES = [
    "It will be safe when the engineers say that it is, and not one day before.",
    "Nobody could say who had the keys.",
    "the town owed forty-one million crowns",
    "its boilers are older than I am",
    "no fault whatever was found in the eastern sluices during that year",
    "We sold the old tannery … we asked every department to do without its third secretary.",
    "at none of those meetings did anybody mention the second pier",
    "The bridge at Tessel stood for ninety years because nobody hurried the women who built it.",
]
NOWHERE = "We have sold the lighthouse to a circus, and the elephants paid in advance for it."
WAITED: list[float] = []


OPENED: list[Client] = []


def client(address: str) -> Client:
    OPENED.append(Client(address_of(f"{address}/paper"), {}, pause=WAITED.append))
    return OPENED[-1]


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    while OPENED:
        OPENED.pop().close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("texts") / "sources"
    folder.mkdir()
    for number, text in enumerate(SOURCES):
        (folder / f"source-{number}.txt").write_text(text)
    (folder / "long.md").write_text(
        "# The long letter\n\n" + "\n\n".join(SOURCES[1].replace("bank", f"bank {n}") for n in range(12))
    )
    return folder


@pytest.fixture(scope="module")
def kept(folder: Path) -> Iterator[tuple[Server, str]]:
    with running() as (server, address):
        assert Loading(client(address), shards=3).load([str(folder)]) == []
        yield server, address


@pytest.fixture
def served(kept: tuple[Server, str]) -> Iterator[tuple[Server, str]]:
    yield kept
    kept[0].fault = None


@pytest.fixture(scope="module")
def local(folder: Path) -> SourceLibrary:
    return SourceLibrary.open([folder], cache=False)


def archived(address: str, *paths: Path) -> SourceLibrary:
    return SourceLibrary.open(paths, cache=False, archive=OpenArchive(client(address)))


def place(found: Candidate) -> tuple[Any, ...]:
    name = found.source.split("sources/")[-1]
    return name, found.start, found.end, found.text, found.locator, found.comparison.level, found.passed


@pytest.mark.parametrize("quote", [*QUOTES, NOWHERE])
def test_the_top_answer_is_that_of_this_machine_or_better(
    quote: str, served: tuple[Server, str], local: SourceLibrary
) -> None:
    wanted, found = local.search(quote), archived(served[1]).search(quote)
    assert bool(found) == bool(wanted)
    for mine, other in zip(found[:1], wanted[:1], strict=True):
        assert mine.source.startswith("archive:paper/sources/")
        assert place(mine) == place(other) or mine.score > other.score


def test_claims_and_details_are_those_of_this_machine(served: tuple[Server, str], local: SourceLibrary) -> None:
    article = Document.from_text(
        "The town owed 41 million crowns to a bank in Lindmark. The harbour board met nine times in the spring.\n"
    )
    claims = [claim for claim in find_claims(article) if claim.kind != "quote"]
    assert claims
    library = archived(served[1])
    for mine, other in zip(library.search_many(claims), local.search_many(claims), strict=True):
        assert [place(each) for each in mine[:1]] == [place(each) for each in other[:1]]
    details = [[replace(each, source="") for each in found] for found in library.details_many(claims)]
    assert details == [[replace(each, source="") for each in found] for found in local.details_many(claims)]
    assert any(each.found for found in details for each in found)


def test_an_article_takes_a_few_rounds_and_one_by_one_takes_more(served: tuple[Server, str]) -> None:
    server, address = served
    together, single = archived(address), archived(address)
    before = len(server.log)
    found = together.search_many(QUOTES)
    rounds = len(server.log) - before
    assert found == tuple(map(single.search, QUOTES))
    assert 2 * rounds < len(server.log) - before - rounds


def test_sources_here_and_an_archive_are_searched_together(served: tuple[Server, str], tmp_path: Path) -> None:
    here = "The lighthouse was never for sale, and the circus did not ask for it."
    (tmp_path / "here.txt").write_text(f"{here}\n")
    library = archived(served[1], tmp_path)
    assert [each.source for each in library.search(here)] == [str(tmp_path / "here.txt")]
    assert library.search(QUOTES[1])[0].source.startswith("archive:paper/")


def test_a_source_of_the_archive_is_read_whole(served: tuple[Server, str], local: SourceLibrary, folder: Path) -> None:
    library = archived(served[1])
    for name in ("source-1.txt", "long.md"):
        mine, other = library.document(f"archive:paper/sources/{name}"), local.document(folder / name)
        assert (mine.text, mine.sha256) == (other.text, other.sha256)
        assert [mine.locate(at) for at in range(0, len(mine.text), 7)] == [
            other.locate(at) for at in range(0, len(mine.text), 7)
        ]
    with pytest.raises(KeyError):
        library.document("archive:paper/sources/another.txt")


# What a server may do to us. Each fault gets method, path and the right reply.


def of_searches(change: Callable[[dict[str, Any]], None]) -> Callable[[str, str, Reply], Reply]:
    def fault(method: str, path: str, reply: Reply) -> Reply:
        if not path.endswith("_msearch"):
            return reply
        data = json.loads(reply[1])
        for each in data["responses"]:
            change(each)
        return reply[0], json.dumps(data).encode()

    return fault


def at_searches(status: int) -> Callable[[str, str, Reply], Reply]:
    return lambda method, path, reply: (status, reply[1]) if path.endswith("_msearch") else reply


def no_hits(each: dict[str, Any]) -> None:
    each["hits"]["hits"] = []


def nothing_known(each: dict[str, Any]) -> None:
    each["hits"] = {"hits": [], "total": {"value": 0, "relation": "eq"}} if "total" in each["hits"] else {"hits": []}


def other_words(each: dict[str, Any]) -> None:
    for hit in each["hits"]["hits"]:
        hit["_source"]["words"] = "we have sold the lighthouse to a circus"


def other_places(each: dict[str, Any]) -> None:
    for hit in each["hits"]["hits"]:
        hit["_source"]["start"] += 1


def shuffled(method: str, path: str, reply: Reply) -> Reply:
    if not path.endswith("_msearch"):
        return reply
    data = json.loads(reply[1])
    data["responses"].reverse()
    return reply[0], json.dumps(data).encode()


def other_text(method: str, path: str, reply: Reply) -> Reply:
    return (200, reply[1].replace(b" the ", b" thy ")) if path == "/_mget" else reply


def no_pages(method: str, path: str, reply: Reply) -> Reply:
    if path != "/_mget":
        return reply
    data = json.loads(reply[1])
    data["docs"] = [each if ":" not in each["_id"] else {"_id": each["_id"], "found": False} for each in data["docs"]]
    return 200, json.dumps(data).encode()


FAULTS = {
    "cut off": at_searches(CUT),
    "too busy": at_searches(429),
    "down": at_searches(503),
    "no JSON": lambda method, path, reply: (200, b"<html>") if path.endswith("_msearch") else reply,
    "a failed part": of_searches(lambda each: each["_shards"].update(failed=1, successful=2)),
    "fewer parts": of_searches(lambda each: each["_shards"].update(total=2, successful=2)),
    "parts skipped": of_searches(lambda each: each["_shards"].update(successful=1)),
    "out of time": of_searches(lambda each: each.update(timed_out=True)),
    "one status": of_searches(lambda each: each.update(status=500)),
    "no hits": of_searches(no_hits),
    "nothing known": of_searches(nothing_known),
    "other words": of_searches(other_words),
    "other places": of_searches(other_places),
    "shuffled": shuffled,
    "other text": other_text,
    "no pages": no_pages,
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize(
    "quote", [QUOTES[0], QUOTES[1], "We sold the old tannery, we let the market hall to the traders"]
)
def test_a_server_that_fails_or_lies_is_never_believed(fault: str, quote: str, served: tuple[Server, str]) -> None:
    server, address = served
    library = archived(address)
    (wanted,) = library.search(quote, limit=1)
    server.fault = FAULTS[fault]
    library = archived(address)
    try:
        (found,) = library.search_many([quote], limit=1)[0]
    except SearchIncompleteError as error:
        said = error.message
    else:
        said = ""
        assert found == wanted
    assert not said or said.startswith("not searched: the archive paper at 127.0.0.1:")


def test_a_server_that_is_well_again_at_the_third_try_has_answered(served: tuple[Server, str]) -> None:
    server, address = served
    library = archived(address)
    wanted = library.search(QUOTES[0])
    failed = iter([503, CUT])
    server.fault = lambda method, path, reply: (next(failed, 200), reply[1]) if path.endswith("_msearch") else reply
    WAITED.clear()
    assert archived(address).search(QUOTES[0]) == wanted
    assert WAITED == [0.25, 1.0]


def test_an_error_in_one_of_many_questions_is_everybodys(served: tuple[Server, str]) -> None:
    server, address = served
    library = archived(address)
    server.fault = at_searches(503)
    with pytest.raises(SearchIncompleteError, match="too busy"):
        library.search_many([*QUOTES, NOWHERE])
    server.fault = None
    assert library.search_many([NOWHERE, QUOTES[0]])[1]


@pytest.mark.parametrize(
    ("status", "said"), [(302, "sends us elsewhere"), (401, "does not let you in"), (403, "does not let")]
)
def test_redirects_and_closed_doors_end_at_once(status: int, said: str, served: tuple[Server, str]) -> None:
    server, address = served
    library = archived(address)
    server.fault = at_searches(status)
    before = len(server.log)
    with pytest.raises(SourceError, match=said):
        library.search(QUOTES[0])
    assert len(server.log) == before + 1


@pytest.mark.parametrize("seed", range(20))
def test_loading_that_is_cut_short_anywhere_ends_right_when_run_again(seed: int, folder: Path) -> None:
    chance = random.Random(seed)
    with running() as (server, address):
        loads = 0
        server.refuse_after = chance.randrange(1, 12)
        while True:
            loading = Loading(client(address), shards=2)
            loading._add = _counted_often(loading)  # type: ignore[method-assign]
            try:
                loading.load([str(folder)])
            except SearchIncompleteError:
                loads += 1
                with pytest.raises(FactcheckError):
                    archived(address)
                server.refuse_after = len(server.log) + chance.randrange(5, 25)
                continue
            break
        server.refuse_after = None
        assert loads
        assert list(verify(client(address))) == []
        assert len(server.indices["paper-blocks"]) == OpenArchive(client(address)).state.blocks


def _counted_often(loading: Loading) -> Any:
    add = loading._add

    def added(*given: Any) -> None:
        add(*given)
        loading._count()

    return added


def test_loading_twice_sends_nothing_twice_and_a_changed_source_takes_the_others_place(tmp_path: Path) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "a.txt").write_text(SOURCES[1])
    (folder / "b.txt").write_text(SOURCES[3])
    with running() as (server, address):
        Loading(client(address)).load([str(folder)])
        rows = {index: dict(found) for index, found in server.indices.items()}
        again = Loading(client(address))
        again.load([str(folder)])
        assert (again.loaded, again.known) == (0, 2)
        assert {index: found.keys() for index, found in server.indices.items()} == {
            i: r.keys() for i, r in rows.items()
        }
        (folder / "a.txt").write_text(SOURCES[1].replace("Tessel", "Lindmark"))
        Loading(client(address)).load([str(folder)])
        assert list(verify(client(address))) == []
        assert OpenArchive(client(address)).state.sources == 2
        (found,) = archived(address).search("The bridge at Lindmark stood for ninety years", limit=1)
        assert found.score == 100


@pytest.mark.parametrize("index", ["blocks", "pages", "sources"])
def test_verify_names_the_source_that_lost_something(index: str, folder: Path) -> None:
    with running() as (server, address):
        Loading(client(address)).load([str(folder)])
        rows = server.indices[f"paper-{index}"]
        del rows[next(key for key in rows if key != "archive")]
        said = list(verify(client(address)))
        assert said
        assert any("sources/" in each for each in said) or index == "sources"


def test_drop_takes_all_of_it_and_nothing_else(folder: Path) -> None:
    with running() as (server, address):
        server.indices["another"] = {}
        with pytest.raises(SourceError, match="there is no archive"):
            drop(client(address))
        Loading(client(address)).load([str(folder)])
        drop(client(address))
        assert set(server.indices) == {"another"}


def test_an_archive_that_is_being_loaded_is_not_searched(folder: Path) -> None:
    with running() as (server, address):
        Loading(client(address)).load([str(folder)])
        library = archived(address)
        assert library.search(QUOTES[0])
        Loading(client(address)).load([str(folder)])
        with pytest.raises(SearchIncompleteError, match="loaded again meanwhile"):
            library.search(QUOTES[3])
        server.indices["paper-sources"]["archive"]["state"] = "loading"
        with pytest.raises(SourceError, match="is being loaded"):
            archived(address)
