"""The work for one quote or claim is bounded, whatever the sources repeat: counted in calls, not in seconds.

`benchmarks/shapes.py` has the seconds, for shapes of whole articles beside shapes of sources.
"""

from collections.abc import Callable
from cProfile import Profile

import pytest
from benchmarks.shapes import SAID, SOURCES

from factcheck.search import find, find_claim

from .made import indexed, parts

QUOTES = {
    "found": SAID,
    "short": "The crane",
    "one word": "crane",
    "in two parts": f"{SAID[:39]} … {SAID[-35:]}",
    "in brackets": SAID.replace("the council", "[it]"),
    "altered": SAID.replace("crane", "pier").replace("pay", "ask"),
    "nowhere": "A herring laid its ledger on the minister and sang to seven carpets",
    "one word again and again": "crane " * 60,
    "figures": "12 13,13 14 14,14 15",
    "long": f"{SAID}, and " * 12,
}
OF_CLAIMS = ("found", "one word", "long")
SIZE = 200_000


def calls(work: Callable[[], object]) -> int:
    """How many Python functions are called, and how many of C."""
    profile = Profile()
    profile.runcall(work)
    return sum(entry.callcount for entry in profile.getstats())


@pytest.mark.parametrize("shape", SOURCES)
def test_a_longer_source_takes_no_more_work(shape: str) -> None:
    def work(library: tuple[object, object], quote: str, search: Callable[..., object]) -> int:
        return calls(lambda: search(*library, quote, limit=5, below_threshold=True))

    short, long = ((indexed(text), parts(text)) for text in (SOURCES[shape](SIZE), SOURCES[shape](5 * SIZE // 2)))
    for name, quote in QUOTES.items():
        for search in (find, find_claim) if name in OF_CLAIMS else (find,):
            less, more = work(short, quote, search), work(long, quote, search)
            assert more < 1.6 * less + 10_000, (name, search.__name__, less, more)
            assert more < 1_000_000, (name, search.__name__, more)
