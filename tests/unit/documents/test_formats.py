"""How long a source is, and by what it is cited."""

import pytest
from tests.unit.documents.made import column, pdf, read_here

from factcheck.documents.formats import extent_of, locators_of

SRT = b"1\n00:00:01,000 --> 00:00:02,000\nOne.\n\n2\n01:02:01,000 --> 01:02:02,000\nTwo.\n"


@pytest.mark.parametrize(
    ("name", "data", "extent", "locators"),
    [
        ("a.pdf", pdf([column([f"Words {n}."]) for n in range(3)]), "3 pages", "page"),
        ("a.pdf", pdf([column(["Words."])]), "1 page", "page"),
        ("a.srt", SRT, "63 minutes", "time"),
        ("a.txt", b"Words.\n", "", "line"),
        ("a.txt", b"One\n\fTwo\n", "2 pages", "page"),
        ("a.md", b"# One\n\nTwo\n", "", "line"),
        ("a.html", b"<h1>One</h1><p>Two", "", "heading"),
        ("a.html", b"<p>One<p>Two", "", "paragraph"),
    ],
)
def test_extent_and_locators(name: str, data: bytes, extent: str, locators: str) -> None:
    document = read_here(data, name)
    assert (extent_of(document), locators_of(document)) == (extent, locators)
