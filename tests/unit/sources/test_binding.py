"""Which source a citation means, and whether a passage is at the place it names."""

import pytest

from factcheck.core.model import Citation, Document, Locator, Place, Provenance
from factcheck.sources.binding import Binder, Known, at_place

KNOWN = (
    Known(
        "sources/hearing.srt",
        ("Public hearing on the north quay",),
        Provenance(author="Port committee", date="2026-03-02", url="https://www.example.org/hearing/?utm_source=x"),
    ),
    Known("sources/report.pdf", ("Annual report: a year of tides", "report_final_2"), Provenance(author="Arvid Holm", date="2025")),
    Known("sources/old/report.pdf", ("Annual report 2019",), Provenance(author="Arvid Holm", date="2019")),
    Known("sources/letter-to-olm.eml", ("Re: the quay",)),
    Known("sources/council-transcript.txt", ("Council meeting, verbatim record",)),
)  # fmt: skip


def bound(kind: str, target: str = "", note: str = "") -> list[str]:
    paths = Binder(KNOWN).citation(Citation("", 0, 0, kind, target, note)).sources
    return [path.removeprefix("sources/") for path in paths]


@pytest.mark.parametrize(
    ("kind", "target", "note", "expected"),
    [
        ("link", "http://example.org/hearing#t=75", "said", ["hearing.srt"]),
        ("link", "../sources/hearing.srt", "said", ["hearing.srt"]),
        ("link", "sources/old/report.pdf", "said", ["old/report.pdf"]),
        ("link", "https://example.com/x/letter-to-olm.eml?dl=1", "said", ["letter-to-olm.eml"]),
        ("link", "https://example.com/other", "the report", []),
        ("link", "https://example.com/other", "Annual report 2019", ["old/report.pdf"]),
        ("link", "https://example.com/hearing-of-others", "hearing", []),
        ("key", "hearing", "", ["hearing.srt"]),
        ("key", "holm2025", "", ["report.pdf"]),
        ("key", "holm2024", "", []),
        ("key", "olm2025", "", []),
        ("parenthesis", "Annual report 2019", "Annual report 2019", ["old/report.pdf"]),
        ("parenthesis", "Annual report 2024", "Annual report 2024", []),
        ("parenthesis", "A year of tides", "Annual report: A Year of Tides", ["report.pdf"]),
        ("parenthesis", "Holm 2025", "Holm 2025", ["report.pdf"]),
        ("parenthesis", "Voss 2025", "Voss 2025", []),
        ("parenthesis", "Port committee 2026", "Port committee 2026", ["hearing.srt"]),
        ("parenthesis", "Hearing", "Hearing", ["hearing.srt"]),
        ("parenthesis", "Council transcript", "Council transcript", ["council-transcript.txt"]),
        ("parenthesis", "", "So the council meeting, verbatim record has it", ["council-transcript.txt"]),
        ("parenthesis", "The tram", "The tram", []),
        ("mention", "Annual report 2019", "Annual report 2019", ["old/report.pdf"]),
        ("mention", "Council meeting", "Council meeting", ["council-transcript.txt"]),
        ("mention", "Port committee, 2026", "Port committee, 2026", ["hearing.srt"]),
        ("mention", "Port committee", "Port committee", []),
        ("mention", "The tram of the north", "The tram of the north", []),
        ("footnote", "1", "Public Hearing on the North Quay, 12:03", ["hearing.srt"]),
        ("footnote", "https://example.org/hearing", "As Holm says, https://example.org/hearing", ["hearing.srt"]),
        ("cite", "", "Council meeting, verbatim record", ["council-transcript.txt"]),
        ("number", "7", "", []),
        ("attribute", "letter-to-olm.eml", "", ["letter-to-olm.eml"]),
    ],
)
def test_what_a_citation_means(kind: str, target: str, note: str, expected: list[str]) -> None:
    assert bound(kind, target, note) == expected


def test_words_that_fit_two_sources_mean_both_of_them() -> None:
    assert bound("parenthesis", "Annual report", "Annual report") == ["report.pdf", "old/report.pdf"]


def test_a_list_of_documents_goes_before_names() -> None:
    binder = Binder(KNOWN, {"1": "sources/hearing.srt"})
    assert binder.citation(Citation("[1]", 0, 3, "number", "1")).sources == ("sources/hearing.srt",)


PAGES = Document(
    "report.pdf", "x" * 600, "", format="pdf",
    places=tuple(Place(at * 100, Locator(page=page)) for at, page in enumerate(["i", "ii", "1", "2", "3", "4"])),
)  # fmt: skip
TAPE = Document(
    "tape.vtt", "x" * 90, "", format="vtt", places=tuple(Place(at * 10, Locator(time=at * 50.0)) for at in range(9))
)


@pytest.mark.parametrize(
    ("citation", "document", "start", "expected"),
    [
        (Citation("", 0, 0, "number", page="3"), PAGES, 410, True),
        (Citation("", 0, 0, "number", page="2"), PAGES, 410, True),
        (Citation("", 0, 0, "number", page="4"), PAGES, 410, True),
        (Citation("", 0, 0, "number", page="5"), PAGES, 410, True),  # counted from the first page
        (Citation("", 0, 0, "number", page="1"), PAGES, 410, False),
        (Citation("", 0, 0, "number", page="ii"), PAGES, 10, True),
        (Citation("", 0, 0, "number", page="ii"), PAGES, 410, False),
        (Citation("", 0, 0, "number", page="1–2"), PAGES, 410, True),
        (Citation("", 0, 0, "number", page="90"), PAGES, 410, False),
        (Citation("", 0, 0, "number", page="3"), TAPE, 41, None),
        (Citation("", 0, 0, "number", time=230.0), TAPE, 41, True),
        (Citation("", 0, 0, "number", time=300.0), TAPE, 41, False),
        (Citation("", 0, 0, "number", time=300.0), PAGES, 41, None),
        (Citation("", 0, 0, "number"), PAGES, 41, None),
    ],
)
def test_a_passage_is_where_the_citation_says(
    citation: Citation, document: Document, start: int, expected: bool | None
) -> None:
    assert at_place(citation, document, start, start + 9) is expected
