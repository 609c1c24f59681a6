"""A real cluster of three nodes: the answers are those of this machine, and whoever loses a node never says "nowhere"."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.archive.nodes import WHY_NOT, Cluster, cluster
from tests.unit.archive.test_archive import NOWHERE, QUOTES, place
from tests.unit.search.made import SOURCES

from factcheck.archive.client import Client, address_of
from factcheck.archive.index import OpenArchive
from factcheck.archive.loading import Loading, drop, verify
from factcheck.core.errors import FactcheckError, SearchIncompleteError
from factcheck.core.model import Candidate
from factcheck.sources import SourceLibrary

pytestmark = pytest.mark.skipif(bool(WHY_NOT), reason=WHY_NOT)

SAMPLE = Path(__file__).parents[2] / "sources"


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with cluster(tmp_path_factory.mktemp("cluster")) as made:
        yield made


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("texts") / "sources"
    folder.mkdir()
    for number in range(20):
        for kind, text in enumerate(SOURCES):
            (folder / f"source-{kind}-{number}.txt").write_text(
                text.replace("Tessel", f"Tessel {number}") if number else text
            )
    return folder


def load(cluster: Cluster, name: str, *roots: Path, replicas: int) -> None:
    with closing(client(cluster, name)) as made:
        assert Loading(made, shards=3, replicas=replicas).load([str(root) for root in roots]) == []
        assert list(verify(made)) == []


def client(cluster: Cluster, name: str) -> Client:
    return Client(address_of(f"{cluster.hosts}/{name}"), {})


def library(cluster: Cluster, name: str) -> SourceLibrary:
    return SourceLibrary.open([], cache=False, archive=OpenArchive(client(cluster, name)))


def test_the_answers_are_those_of_this_machine_or_better(three: Cluster, folder: Path) -> None:
    load(three, "same", folder, SAMPLE, replicas=1)
    local = SourceLibrary.open([folder, SAMPLE], cache=False)
    with library(three, "same") as archived:
        for quote, found in zip([*QUOTES, NOWHERE], archived.search_many([*QUOTES, NOWHERE]), strict=True):
            wanted = local.search(quote)
            assert bool(found) == bool(wanted), quote
            for mine, other in zip(found[:1], wanted[:1], strict=True):
                assert alike(mine, other) or mine.score > other.score
    with closing(client(three, "same")) as made:
        drop(made)


def alike(one: Candidate, other: Candidate) -> bool:
    """Whether two passages are the same, or the same words in another of the many copies."""
    return place(one) == place(other) or (one.text, one.score) == (other.text, other.score)


def test_a_node_killed_and_brought_back_never_makes_a_quote_invented(three: Cluster, folder: Path) -> None:
    load(three, "copied", folder, replicas=1)
    three.healthy(nodes=3)
    answered = 0
    with library(three, "copied") as archived:
        wanted = [each[0].score for each in archived.search_many(QUOTES)]
        for turn in range(30):
            if turn == 5:
                three.kill(2)
            if turn == 20:
                three.start(2)
            try:
                with library(three, "copied") as fresh:  # nothing is remembered of the turn before
                    found = fresh.search_many(QUOTES)
            except SearchIncompleteError:
                continue
            answered += 1
            assert [each[0].score for each in found] == wanted
    three.healthy(nodes=3)
    with library(three, "copied") as fresh:
        assert [each[0].score for each in fresh.search_many(QUOTES)] == wanted
    assert answered
    with closing(client(three, "copied")) as made:
        assert list(verify(made)) == []
        drop(made)


def test_a_part_without_a_copy_that_is_lost_is_never_nowhere(three: Cluster, folder: Path) -> None:
    load(three, "single", folder, replicas=0)
    three.healthy(nodes=3)
    with library(three, "single") as archived:
        wanted = [each[0].score for each in archived.search_many(QUOTES)]
    three.kill(2)
    for quote in [*QUOTES, NOWHERE]:
        with (
            pytest.raises(FactcheckError, match=r"not searched: the archive single") as raised,
            library(three, "single") as fresh,
        ):
            fresh.search(quote)
        assert isinstance(raised.value, SearchIncompleteError)
    three.start(2)
    three.healthy(nodes=3)
    with library(three, "single") as fresh:
        assert [each[0].score for each in fresh.search_many(QUOTES)] == wanted
