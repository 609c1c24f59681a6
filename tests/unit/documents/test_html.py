"""Web pages: the text a reader came for, in the kinds the page gives it."""

import pytest
from tests.unit.documents.made import read_here

from factcheck.core.errors import PAGE_FURNITURE, SourceError
from factcheck.core.model import Document
from factcheck.documents.reading import read_data

PAGE = """<!doctype html><html><head><title>Harbour - The Gull</title><style>p{}</style></head><body>
<header><a href="/">The Gull</a> Subscribe now</header>
<nav><ul><li><a href="/a">Home</a></li><li><a href="/b">Sport</a></li></ul></nav>
<main><article><header><h1>The harbour &amp; the sea</h1><p>By Ada Quill</p></header>
<script>var x = "never said";</script>
<p>He said <q>it was <q>fine</q> then</q>,<br>and   went
<b>ho</b>me.<sup><a href="#fn1">1</a></sup> Los&nbsp;Angeles<!-- no -->.</p>
<blockquote><p>We have no plans.</p><p>None at all.</p></blockquote>
<h2>Counts</h2><ul><li>One <i>thing</i></li><li>Two<ul><li>inner</li></ul></li></ul>
<figure><img alt="x"><figcaption>The pier, 1904</figcaption></figure>
<table><caption>Ports</caption><tr><th>port<th>since<tr><td>Ostby<td>1904</table>
<table><tr><td><p>Laid out</p></td><td><p>in a table</p></td></tr></table>
<pre>kept
  as is</pre><p style="display: none">Cookies!</p><p hidden>Whoever saves the page has it too.</p>
<ul><li><a href="/1">More news here</a><li><a href="/2">And more</a><li><a href="/3">And more</a></ul>
</article></main><footer>© The Gull</footer></body></html>"""


def read(text: str) -> Document:
    return read_here(text.encode(), "page.html")


def test_main_text_in_its_kinds() -> None:
    document = read(PAGE)
    assert [(block.kind, document.text[block.start : block.end]) for block in document.blocks] == [
        ("heading", "The harbour & the sea"),
        ("paragraph", "By Ada Quill"),
        ("paragraph", "He said “it was ‘fine’ then”,\nand went home. Los\xa0Angeles."),
        ("quote", "We have no plans."),
        ("quote", "None at all."),
        ("heading", "Counts"),
        ("item", "One thing"),
        ("item", "Two"),
        ("item", "inner"),
        ("caption", "The pier, 1904"),
        ("table", "Ports\nport\tsince\nOstby\t1904"),
        ("paragraph", "Laid out"),
        ("paragraph", "in a table"),
        ("code", "kept\n  as is"),
    ]
    assert document.title == "The harbour & the sea"
    assert document.notes == (f"{PAGE_FURNITURE}: 24 words, such as: Whoever saves the page has it too.",)


def test_headings_are_the_places() -> None:
    document = read(PAGE)
    assert str(document.locate(document.text.index("inner"))) == "§ Counts"
    assert str(document.locate(document.text.index("By Ada"))) == "§ The harbour & the sea"
    assert str(read("<p>one<p>two").locate(5)) == "¶ 2"


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>one<br><br>two", "one\n\ntwo"),
        ("<div>one<p>two</p>three</div>", "one\n\ntwo\n\nthree"),
        ("<p>a <b> b </b> c", "a b c"),
        ("<p>a&lt;b&gt; &eacute; &#8217;", "a<b> é ’"),
        ("<header>Top words</header><p>text<footer>end</footer>", "text"),
        ("<article><p>" + "word " * 200 + "</article><div>Comments: no</div>", ("word " * 200).strip()),
        ("<main></main><p>The words stand outside of it.", "The words stand outside of it."),
        ("<p>He said <a href='#note'>so and so</a>.", "He said so and so."),
    ],
)
def test_pages(page: str, text: str) -> None:
    assert read(page).text == text


def test_furniture_that_is_known_by_its_name_alone() -> None:
    page = (
        '<body class="post"><a class="skip-link" href="#c">Skip to content</a><div id="masthead"><p>The Gull</p></div>'
        '<div class="main-navigation">Home News</div><div class="post-header"><h1>Council backs quay</h1>'
        '<div class="share-buttons">Share</div></div><div class="entry social-policy"><p>'
        + "We have no choice. "
        * 20
        + "</p>"
        '<p class="related">Related: fish</p></div><div class="cookie-banner">We use cookies to count you.</div>'
    )
    document = read(page)
    assert document.text == "Council backs quay\n\n" + ("We have no choice. " * 20).strip()
    assert document.notes == (f"{PAGE_FURNITURE}: 16 words, such as: We use cookies to count you.",)


@pytest.mark.parametrize(
    ("aside", "told"),
    [
        ("<nav><a href=x>Home</a> <a href=y>Weather</a></nav>", "2 words, such as: Weather"),
        ("<nav>Top</nav>", "1 word, such as: Top"),
        ("<aside>“We lied.”</aside>", "2 words, such as: “We lied.”"),
        ("<aside>We knew of the leak, too — Ada Reed</aside>", "9 words, such as: We knew of the leak, too — Ada Reed"),
        ("<aside><a href=x>All our fine reports</a><p>Paid: £4m</p></aside>", "6 words, such as: Paid: £4m"),
        ("<aside><p>部长说他没有辞职。</p></aside>", "1 word, such as: 部长说他没有辞职。"),
        ("<nav>" + "Home News " * 30 + "</nav>", "60 words, such as: " + ("Home News " * 8).strip() + "…"),
    ],
)
@pytest.mark.parametrize("main", ["{}<p>{}</p>", "{}<main><p>{}</p></main>"])
def test_what_is_left_out_is_told(main: str, aside: str, told: str) -> None:
    """However little it is, with what looks most like a statement."""
    assert read(main.format(aside, "We have no choice " * 12)).notes == (f"{PAGE_FURNITURE}: {told}",)


def test_declared_encodings() -> None:
    page = '<meta charset="iso-8859-1"><p>“Café”'.encode("cp1252")
    assert read_here(page, "page.html").text == "“Café”"
    assert read_here(page, "page.html").notes == ()


def test_endless_nesting_is_refused() -> None:
    with pytest.raises(SourceError, match=r"page.html is nested more than 2,000 tags deep"):
        read("<div>" * 200_000 + "x")
    assert read("<p>x" * 5000).text.count("x") == 5000


ASIDES = [
    "<aside>{}</aside>",
    "<footer>{}</footer>",
    "<div class='sidebar'>{}</div>",
    "<div class='related'><p>{}</p></div>",
    "<section>{}</section>",
    "<aside><blockquote>{}</blockquote></aside>",
    "<header><p>{}</p></header>",
    "<figure><figcaption>{}</figcaption></figure>",
    "<div id='newsletter'>{}</div>",
    "<p>{}</p>",
]


@pytest.mark.parametrize("aside", ASIDES)
@pytest.mark.parametrize("page", ["<article><p>{0}</p></article>{1}", "<main><p>{0}</p></main>{1}", "{1}<p>{0}</p>"])
def test_an_article_is_read_with_what_is_beside_its_main_part(page: str, aside: str) -> None:
    """Of a source it is left out, and said."""
    words = "“We lied,” she said."
    data = page.format("We have no choice. " * 80, aside.format(words)).encode()
    article = read_data(data, "page.html", cache=False, article=True)
    assert words in article.text
    assert article.format == "html"
    source = read_data(data, "page.html", cache=False)
    assert words in source.text or any("such as: “We lied,” she said." in note for note in source.notes)


def test_navigation_is_no_text_of_an_article() -> None:
    data = b"<nav>Home</nav><ul><li><a href=a>A b</a><li><a href=b>C d</a><li><a href=c>E f</a></ul><p>Words.</p>"
    assert read_data(data, "page.html", cache=False, article=True).text == "Words."
