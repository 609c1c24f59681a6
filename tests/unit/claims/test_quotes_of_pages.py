"""Quotes that a page sets apart by its elements, and quotes outside its main part: all are checked."""

import hashlib

import pytest
from tests.unit.documents.made import read_here

from factcheck.claims import find_claims
from factcheck.core.model import Document
from factcheck.documents.packing import packed, unpacked
from factcheck.documents.worker import parse

WORDS = "We will not pay the fee."


def quotes(document: Document) -> list[str]:
    return [" ".join(claim.text.split()) for claim in find_claims(document) if claim.kind == "quote"]


def as_article(page: str) -> Document:
    data = page.encode()
    answer = packed(parse(data, "a.html", "article"))
    return unpacked(answer, path="a.html", sha256=hashlib.sha256(data).hexdigest(), kind="html", content=data)


BLOCKS = [
    f"<blockquote>{WORDS}</blockquote>",
    f"<blockquote>\n{WORDS}\n</blockquote>",
    f"<blockquote>\n\n{WORDS}\n\n</blockquote>",
    f"<blockquote cite='x'><p>{WORDS}</p></blockquote>",
    f"<BLOCKQUOTE>{WORDS}</BLOCKQUOTE>",
    "<blockquote><em>We will</em> not pay the fee.</blockquote>",
    f"<div><blockquote>{WORDS}</blockquote></div>",
    f"<blockquote\n  class='x'>{WORDS}</blockquote>",
    f"<blockquote><div>\n<p>{WORDS}</p>\n</div></blockquote>",
    f"<blockquote><blockquote>{WORDS}</blockquote></blockquote>",
    f"<figure><blockquote>{WORDS}</blockquote></figure>",
    f"<section><blockquote>\n{WORDS}\n</blockquote></section>",
    f"<p><q>{WORDS}</q></p>",
]


@pytest.mark.parametrize("block", BLOCKS)
@pytest.mark.parametrize("name", ["a.md", "a.html"])
def test_raw_block_quotes(name: str, block: str) -> None:
    page = f"<p>Reed said:</p>{block}<p>More.</p>" if name == "a.html" else f"Reed said:\n\n{block}\n\nMore."
    assert quotes(read_here(page.encode(), name)) == [WORDS]


@pytest.mark.parametrize(
    "text",
    [
        f"Reed said: <blockquote>{WORDS}</blockquote> and left.",
        f"Reed said:\n<blockquote>{WORDS}</blockquote>",
        f"- Reed said: <blockquote>{WORDS}</blockquote>",
        f"Reed said <q>{WORDS}</q> and left.",
        "**Reed** said: <blockquote>**We** will not pay the fee.</blockquote>",
    ],
)
def test_raw_quotes_inside_a_paragraph_of_markdown(text: str) -> None:
    assert quotes(read_here(text.encode(), "a.md")) == [WORDS]


MAIN = f"<p>{'The harbour board met in May and heard the town for two hours. ' * 20}</p>"
SAID = f"<p>“{WORDS}” Reed said.</p>"
OUTSIDE = [
    f"<article>{MAIN}</article><aside>{SAID}</aside>",
    f"<aside>{SAID}</aside><article>{MAIN}</article>",
    f"<article>{MAIN}</article><footer>{SAID}</footer>",
    f"<header>{SAID}</header><article>{MAIN}</article>",
    f"<main>{MAIN}</main>{SAID}",
    f"{SAID}<main>{MAIN}</main>",
    f"<main>{MAIN}</main><section>{SAID}</section>",
    f"<main>{MAIN}</main><div class='sidebar'>{SAID}</div>",
    f"<main>{MAIN}</main><div id='related'>{SAID}</div>",
    f"<article>{MAIN}<aside>{SAID}</aside></article>",
    f"<article>{MAIN}</article><article>{SAID}</article>",
    f"<div role='main'>{MAIN}</div><div class='promo'>{SAID}</div>",
    f"<article>{MAIN}</article><blockquote>{SAID}</blockquote>",
]


@pytest.mark.parametrize("page", OUTSIDE)
def test_quotes_outside_the_main_part_of_an_article(page: str) -> None:
    assert quotes(as_article(f"<html><body>{page}</body></html>")) == [WORDS]
