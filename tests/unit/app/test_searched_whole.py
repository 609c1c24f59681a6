"""A source that changes while it is searched is no reason to say that a quote is nowhere."""

from pathlib import Path

import pytest

from factcheck.app.libraries import OpenLibrary
from factcheck.claims import find_claims
from factcheck.core.errors import SearchIncompleteError
from factcheck.core.model import Claim, Document
from factcheck.sources import SourceLibrary

SAID = "The lock keepers asked for a second gate before the winter, and nobody answered their letter."


def quote() -> Claim:
    (claim,) = find_claims(Document.from_text(f"“{SAID}” Ortega said.\n"))
    return claim


@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize("out", [(), ("another.txt",)])
@pytest.mark.parametrize("gone", [False, True])
def test_a_source_that_changed_ends_the_search(tmp_path: Path, *, kept: bool, out: tuple[str, ...], gone: bool) -> None:
    source = tmp_path / "minutes.txt"
    source.write_text(f"{SAID}\n")
    first = OpenLibrary(SourceLibrary.open([tmp_path], cache=False), kept=kept)
    assert first.search(quote())[0].score == 100
    library = SourceLibrary.open([tmp_path], cache=False)
    library._texts = type(library._texts)(cache=False)  # nothing of it is in memory any more
    if gone:
        source.unlink()
    else:
        source.write_text("Nobody came.\n")
    opened = OpenLibrary(library, kept=False, out=out)
    for _ in range(2):
        with pytest.raises(SearchIncompleteError, match=r"minutes\.txt changed or went after"):
            opened.search(quote())
    assert library.changed == (str(source),)
