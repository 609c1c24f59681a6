"""What an article cites, and for which of its quotes and claims."""

import pytest
from tests.unit.documents.made import read_here

from factcheck.claims import survey
from factcheck.core.model import Citation, Claim, Document
from factcheck.nlp.lexicon import table

DATA = table("shared", "citations.toml")
QUOTE = "Olm told the board “we kept the old quay open” {} on Monday."


def claims_of(text: str, name: str = "a.md") -> tuple[Document, tuple[Claim, ...]]:
    document = read_here(text.encode(), name)
    return document, survey(document, language="en").claims


def cited(text: str, words: str, name: str = "a.md") -> list[Citation]:
    (claim,) = [claim for claim in claims_of(text, name)[1] if claim.kind == "quote" and words in claim.text]
    return list(claim.cited)


@pytest.mark.parametrize("written", DATA["hits"])
def test_words_that_cite(written: str) -> None:
    found = cited(QUOTE.format(written), "old quay", "a.txt")
    assert {each.text for each in found} == {written}


@pytest.mark.parametrize("written", DATA["mentions"])
def test_words_that_cite_if_a_source_has_that_name(written: str) -> None:
    assert [(each.text, each.kind) for each in cited(QUOTE.format(written), "old quay", "a.txt")] == [
        (written, "mention")
    ]


@pytest.mark.parametrize("written", DATA["misses"])
def test_words_that_do_not_cite(written: str) -> None:
    assert cited(QUOTE.format(written), "old quay", "a.txt") == []


LIST = "\n\n## Sources\n\n1. Hearing of 2 March, 12:03\n2. [Annual report](https://example.org/report), p. 9\n"
NOTE = "\n\n[^n]: Holm, “The harbour’s future,” 2026, p. 41.\n"


@pytest.mark.parametrize(
    ("written", "kind", "target", "note", "place"),
    [
        ("in its [report](report.html)", "link", "report.html", "report", {}),
        (
            'in its [report](report.html "Annual report, p. 4")',
            "link",
            "report.html",
            "Annual report, p. 4",
            {"page": "4"},
        ),
        ("([report](report.pdf#page=41))", "link", "report.pdf#page=41", "report", {"page": "41"}),
        ("([tape](https://example.org/tape?t=75))", "link", "https://example.org/tape?t=75", "tape", {"time": 75.0}),
        ("([Hearing](hearing.srt), 00:12:03)", "link", "hearing.srt", "Hearing", {"time": 723.0}),
        ("[1]", "number", "1", "Hearing of 2 March, 12:03", {"time": 723.0}),
        ("[1, p. 41]", "number", "1", "Hearing of 2 March, 12:03", {"page": "41"}),
        ("[2]", "number", "https://example.org/report", "Annual report, p. 9", {"page": "9"}),
        ("[^n]", "footnote", "n", "Holm, “The harbour’s future,” 2026, p. 41.", {"page": "41"}),
        ("[@holm2026, p. 4]", "key", "holm2026", "", {"page": "4"}),
        ("(Annual report, pp. 41–43)", "parenthesis", "Annual report", "Annual report", {"page": "41–43"}),
        ("(Holm 2026: 12)", "parenthesis", "Holm 2026", "Holm 2026", {"page": "12"}),
        ("(Hearing, 1:02:03)", "parenthesis", "Hearing", "Hearing", {"time": 3723.0}),
        ("(Log, line 88)", "parenthesis", "Log", "Log", {"line": 88}),
        ("(Statute, § 4)", "parenthesis", "Statute", "Statute", {"section": "4"}),
        ("<cite>Annual report</cite>", "cite", "", "Annual report", {}),
    ],
)
def test_what_a_citation_says(written: str, kind: str, target: str, note: str, place: dict[str, object]) -> None:
    (found,) = cited(QUOTE.format(written) + LIST + NOTE, "old quay")
    assert (found.kind, found.target, found.note) == (kind, target, note)
    assert {"page": found.page, "time": found.time, "line": found.line, "section": found.section} == {
        "page": "", "time": None, "line": None, "section": ""
    } | place  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We kept it,” Olm said [1]. “They sold it,” Voss said [2].", {"kept": ["[1]"], "sold": ["[2]"]}),
        ("Olm said “we kept it” [1] and Voss “they sold it” [2].", {"kept": ["[1]"], "sold": ["[2]"]}),
        ("“We kept it.” [1] “They sold it,” Voss said.", {"kept": ["[1]"], "sold": []}),
        ("“We kept it,” Olm said. “They sold it,” Voss said. So it went [3].", {"kept": ["[3]"], "sold": ["[3]"]}),
        ("“We kept it,” Olm said [1][2].", {"kept": ["[1]", "[2]"]}),
        ("“We kept it,” Olm said, “and we always will” [1].", {"kept": ["[1]"], "always": ["[1]"]}),
        ("In the [log](a.txt), Olm wrote “we kept it”; in the [hearing](b.txt) he said “we sold it”.", {"kept": ["log"], "sold": ["hearing"]}),
        ("According to Olm (p. 4) “we kept it”. The [tram](t.html) came later on.", {"kept": ["(p. 4)"]}),
        ("“We kept it,” Olm said. The quay is long.\n\nA new part of the story [1].", {"kept": []}),
        ("Olm wrote to them [1]:\n\n> We kept the old quay open all the winter long.", {"old quay": ["[1]"]}),
        ("Olm wrote to them:\n\n> “We kept the old quay open.”\n\nSource: Log, p. 3", {"old quay": ["Source: Log, p. 3"]}),
    ],
)  # fmt: skip
def test_which_quote_it_is_for(text: str, expected: dict[str, list[str]]) -> None:
    assert {words: [each.text for each in cited(text, words)] for words in expected} == expected


def test_a_cite_attribute_is_of_the_quote_it_is_on() -> None:
    page = (
        '<p>Olm wrote <q cite="log.txt">we kept it open</q>.</p>'
        '<blockquote cite="https://example.org/log"><p>“They sold it,” he wrote.</p></blockquote>'
    )
    assert [each.target for each in cited(page, "kept", "a.html")] == ["log.txt"]
    assert [each.target for each in cited(page, "sold", "a.html")] == ["https://example.org/log"]


def test_claims_have_citations_and_these_are_no_numbers_of_theirs() -> None:
    _, (claim,) = claims_of("The quay lost 240 metres in March [3].", "a.txt")
    assert [each.text for each in claim.cited] == ["[3]"]
    assert claim.text == "The quay lost 240 metres in March [3]."
    assert [signal.text for signal in claim.signals if signal.kind == "number"] == ["240"]


@pytest.mark.parametrize(
    "text",
    [
        "He left the town in spring.[^a]\n\n[^a]: Holm, “The harbour’s future,” 2026, p. 9.",
        "He left the town in spring [1].\n\n[1] Holm, “The harbour’s future,” Averholm Gazette, p. 9.",
        "He left the town in spring.[^a]\n\n[^a]: Port council, “Minutes of the spring session,” 2026, p. 9.",
        "He left the town in spring (Holm, “The harbour’s future and ours,” Gazette, p. 9).",
        "He left the town in spring [1].\n\n## References\n\n1. A. Holm: “The harbour’s future”, 2026.",
    ],
)
def test_a_title_in_a_citation_is_no_quote_and_a_list_of_sources_no_claim(text: str) -> None:
    _, claims = claims_of(text)
    assert [claim.kind for claim in claims] == ["claim"]


def test_a_footnote_that_tells_something_is_checked() -> None:
    text = "He left the town in spring.[^a]\n\n[^a]: Years later Holm told the board: “We were wrong to sell the quay.”"
    _, claims = claims_of(text)
    assert [claim.text for claim in claims if claim.kind == "quote"] == ["We were wrong to sell the quay."]


def test_offsets_lead_back_to_the_words() -> None:
    document, claims = claims_of("Olm said\n“we kept it” (Annual\nreport, p. 41). “They\nsold it,” he said [1].")
    texts = [(each.text, document.text[each.start : each.end]) for claim in claims for each in claim.cited]
    assert texts
    assert all(text == written for text, written in texts)
    assert "(Annual\nreport, p. 41)" in dict(texts)
