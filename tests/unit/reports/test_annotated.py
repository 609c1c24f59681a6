"""The checker's copy: everything in it, in the article's order, and as text whatever it is."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser
from tests.unit.reports.made import NASTY, copy, texts

from factcheck.checks import AnnotatedScript
from factcheck.comparison import compare
from factcheck.core.model import Block, Provenance, State
from factcheck.reports.annotated_html import annotated_html, rows
from factcheck.reports.annotated_markdown import annotated_markdown
from factcheck.reports.export import claim_reviews, publishable, web_annotations
from factcheck.reports.json import annotated_json

few = settings(max_examples=40, deadline=None)

HEARING = Provenance("Hearing", "Port trust", "2026-10-05", "https://example.org/hearing?a=1&b=2", primary=True)
PLAIN = copy("We will not raise the fee", note="Heard on tape.", said=Provenance())
CITED = copy("We will not raise the fee", said=HEARING)


def page(made: AnnotatedScript) -> LexborHTMLParser:
    return LexborHTMLParser(annotated_html(made))


@given(texts)
@few
def test_html_has_no_script_no_address_and_no_handler(text: str) -> None:
    tree = page(copy(text))
    assert {node.tag for node in tree.css("*")} <= {
        "html", "head", "meta", "title", "style", "body", "header", "p", "h1", "h2", "h3", "h4", "svg", "rect", "ul",
        "li", "span", "main", "div", "mark", "sup", "a", "section", "small", "b", "br", "time", "figure", "figcaption",
        "cite", "blockquote", "footer", "code", "pre",
    }  # fmt: skip
    for node in tree.css("*"):
        assert not [name for name in node.attributes if name.startswith("on") or name in ("src", "style", "action")]
    assert all(re.fullmatch(r"#[ct]\d+", node.attributes["href"] or "") for node in tree.css("a.sign"))
    assert all(
        re.match(r"https?://", node.attributes["href"] or "", re.IGNORECASE) for node in tree.css("a:not(.sign)")
    )


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_html_shows_the_words_themselves(text: str) -> None:
    from factcheck.core.text import visible
    from factcheck.reports.escaping import xml_text

    tree = page(copy(text))
    assert xml_text(visible(text)) in " ".join(tree.body.text().split())


def test_html_is_marked_and_numbered_and_each_number_leads_to_its_note() -> None:
    tree = page(PLAIN)
    notes = [node.attributes["id"] for node in tree.css(".note")]
    assert notes == [f"c{number}" for number in range(1, len(PLAIN.entries) + 1)]
    targets = {node.attributes["id"] for node in tree.css("[id]")}
    links = {(node.attributes["href"] or "")[1:] for node in tree.css("a")}
    assert links <= targets
    assert {f"t{number}" for number in range(1, len(PLAIN.entries) + 1)} <= targets
    assert "mark" in {node.tag for node in tree.css(".text *")}


def test_html_allows_its_own_style_and_nothing_else() -> None:
    tree = page(PLAIN)
    policy = tree.css_first("meta[http-equiv]").attributes["content"] or ""
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert not re.search(r"https?:|url\(|@import", annotated_html(PLAIN))


def test_the_article_is_all_there_and_every_claim_has_one_note() -> None:
    made = [*rows(PLAIN)]
    words = " ".join("".join(text for text, _, _ in row.pieces) for row in made)
    assert words.split() == PLAIN.article.text.split()
    assert [entry.number for row in made for entry in row.notes] == [entry.number for entry in PLAIN.entries]
    ends = [entry.number for row in made for _, _, ends in row.pieces for entry in ends]
    assert sorted(ends) == [entry.number for entry in PLAIN.entries]


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 40)), max_size=6), st.booleans())
@few
def test_claims_may_lie_across_each_other(spans: list[tuple[int, int]], blocks: bool) -> None:
    text = PLAIN.article.text
    entries = tuple(
        replace(PLAIN.entries[0], number=n, claim=replace(PLAIN.entries[0].claim, start=a, end=min(a + b, len(text))))
        for n, (a, b) in enumerate(sorted(spans), 1)
        if a < len(text)
    )
    cut = (Block("paragraph", 0, 30), Block("quote", 32, len(text))) if blocks else ()
    made = [*rows(replace(PLAIN, article=replace(PLAIN.article, blocks=cut), entries=entries))]
    assert sorted(entry.number for row in made for entry in row.notes) == [entry.number for entry in entries]


def test_a_copy_says_who_decided_what_on_which_grounds() -> None:
    for text in (annotated_html(PLAIN), annotated_markdown(PLAIN)):
        assert "Heard on tape." in text
        assert "2026-11-03" in text
        assert "ben" in text
        assert "stale" in text
    data = json.loads(annotated_json(PLAIN))
    first = data["claims"][0]
    assert (first["number"], first["state"], first["waiting"]) == (1, "disputed", True)
    assert [(item["verdict"], item["stale"]) for item in first["reviews"]] == [("disputed", False), ("verified", True)]
    assert first["passages"][0]["chosen"]
    assert data["counts"]["disputed"] == 1


@given(texts)
@few
def test_markdown_and_json_hold_any_text(text: str) -> None:
    made = copy(text)
    json.loads(annotated_json(made))
    source = annotated_markdown(made)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", source)
    assert source.count("\n- **") == len(made.entries) + sum(f.claim is None for f in made.checked.findings)


@given(texts)
@few
def test_exports_are_made_of_what_is_decided(text: str) -> None:
    made = copy(text)
    assert list(publishable(made)) == []  # two people are asked for, and one has spoken
    alone = replace(made, entries=tuple(replace(e, status=replace(e.status, waiting=False)) for e in made.entries))
    graph = json.loads(claim_reviews(alone))["@graph"]
    assert len(graph) == sum(entry.state is State.DISPUTED for entry in made.entries) == 1
    assert graph[0]["reviewRating"]["alternateName"] == "Disputed"
    items = json.loads(web_annotations(alone))["items"]
    assert len(items) == 1
    selector = items[0]["target"]["selector"]
    start, end = selector[1]["start"], selector[1]["end"]
    assert made.article.text[start:end] == selector[0]["exact"]
    assert json.loads(web_annotations(alone)) == json.loads(web_annotations(alone))


def test_citations_name_who_when_and_where_from() -> None:
    tree = page(CITED)
    cites = [" ".join(node.text().split()) for node in tree.css("cite")]
    assert cites[0] == (
        "Port trust, Hearing, 2026-10-05 (primary), https://example.org/hearing?a=1&b=2, "
        "sources/a.txt We will not raise the fee"
    )
    assert cites[-1] == "article.txt"
    assert "Port trust, Hearing, 2026-10-05 (primary), https://example" in (tree.css_first("footer") or tree).text()
    links = tree.css("a:not(.sign)")
    assert {node.attributes["href"] for node in links} == {HEARING.url}
    assert {node.attributes["rel"] for node in links} == {"noopener noreferrer nofollow"}
    made = annotated_markdown(CITED)
    assert re.search(r"evidence, Port trust, Hearing, 2026-10-05 \(primary\), https", made)
    assert "https://" not in made, "shown as text, and no link"
    data = json.loads(annotated_json(CITED))
    assert data["claims"][0]["passages"][0]["provenance"]["url"] == HEARING.url
    assert data["sources"][0]["provenance"]["author"] == "Port trust"


NO_LINKS = [
    "javascript:alert(1)", "JAVASCRIPT://example.org/%0aalert(1)", "data:text/html,x", "//example.org", "/etc/passwd",
    "file:///etc/passwd", "https:example.org", "https://", "https://a b", "https://bank.example@example.org/",
    "https:\\\\example.org", "https://example.org/\x1b[31m", "https://example.org/\u202egnp.exe", "ftp://example.org",
]  # fmt: skip


@pytest.mark.parametrize("url", NO_LINKS)
def test_an_address_that_is_no_page_is_shown_and_no_link(url: str) -> None:
    from factcheck.core.text import visible

    tree = page(copy("We will not", said=Provenance(title="x", url=url)))
    assert tree.css("a:not(.sign)") == []
    assert visible(url) in " ".join(node.text() for node in tree.css("cite"))
    alone = copy("We will not", said=Provenance(title="x", url=url))
    graph = json.loads(claim_reviews(_settled(alone)))["@graph"]
    assert "url" not in graph[0]["citation"][0]


def _settled(made: AnnotatedScript) -> AnnotatedScript:
    return replace(made, entries=tuple(replace(e, status=replace(e.status, waiting=False)) for e in made.entries))


def test_exports_cite_a_source_by_its_title() -> None:
    (review,) = json.loads(claim_reviews(_settled(CITED)))["@graph"]
    assert review["citation"] == [
        {
            "@type": "CreativeWork",
            "name": "Hearing",
            "alternateName": "sources/a.txt",
            "creditText": "Port trust",
            "datePublished": "2026-10-05",
            "url": "https://example.org/hearing?a=1&b=2",
            "text": "words We will not raise the fee words",
            "position": "We will not raise the fee",
        }
    ]
    (annotation,) = json.loads(web_annotations(_settled(CITED)))["items"]
    assert annotation["body"][-1] == {
        "type": "TextualBody",
        "value": f"{HEARING}, {HEARING.url}",
        "format": "text/plain",
        "purpose": "describing",
    }
    assert len(json.loads(web_annotations(_settled(PLAIN)))["items"][0]["body"]) == 2


def test_what_the_page_put_between_the_words_is_in_no_copy() -> None:
    found = "a bird in\n 13  the hand comes to mind. Still I doubt the\n          Page 2\n  1  sincerity of it"
    words = "a bird in the hand comes to mind. Still I doubt the sincerity of it"
    comparison = compare(words, found)
    assert comparison.furniture
    passage = replace(CITED.entries[0].passages[0], text=found, furniture=comparison.furniture, differences=())
    made = _settled(replace(CITED, entries=(replace(CITED.entries[0], passages=(passage,)),)))
    assert page(made).css_first("figure blockquote").text().split() == words.split()
    assert words in annotated_markdown(made)
    assert json.loads(claim_reviews(made))["@graph"][0]["citation"][0]["text"] == words
    stored = json.loads(annotated_json(made))["claims"][0]["passages"][0]
    assert stored["text"] == found
    assert [found[start:end].strip() for start, end in stored["furniture"]] == ["13", "Page 2\n  1"]


def test_what_was_verified_without_evidence_says_so() -> None:
    entry = PLAIN.entries[0]
    for state, times in ((State.VERIFIED, 1), (State.DISPUTED, 0)):
        bare = replace(PLAIN, entries=(replace(entry, passages=(), status=replace(entry.status, state=state)),))
        for text in (annotated_html(bare), annotated_markdown(bare)):
            assert text.count("verified without evidence: ") == times
            assert text.count("no matching passage in the sources") == 1
