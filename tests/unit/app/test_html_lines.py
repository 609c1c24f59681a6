"""Lines of HTML: wherever words are found in the file, their line and column are those of the file."""

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.app.html_lines import with_lines
from factcheck.core.model import Block, Document
from factcheck.documents.reading import read_data

PAGE = """<!DOCTYPE html>
<html><head><title>The quay</title><style>p { color: red }</style></head>
<body>
<!-- The mayor said so. -->
<h1>The quay</h1>
<p>The <b>mayor</b> said so:
 &ldquo;No fee&nbsp;this
 year.&rdquo;</p>
<p>The mayor said so.</p>
<blockquote><q>Never.</q></blockquote>
</body></html>
"""

PLACES = [
    ("The quay", 5, 5),
    ("mayor", 6, 11),
    ("said so:", 6, 21),
    ("“No fee", 7, 2),
    ("No fee", 7, 9),
    ("year.", 8, 2),
    ("The mayor said so.", 9, 4),
]


@pytest.mark.parametrize(("words", "line", "column"), PLACES)
def test_words_have_the_line_of_the_file(words: str, line: int, column: int) -> None:
    article = with_lines(read_data(PAGE.encode(), "a.html"), PAGE)
    found = article.locate(article.text.index(words))
    assert (found.line, found.column) == (line, column)
    assert found.paragraph is not None


def test_words_around_marks_that_the_reader_put_in_have_their_line() -> None:
    article = with_lines(read_data(PAGE.encode(), "a.html"), PAGE)
    for words in ("“Never", "Never.”"):
        found = article.locate(article.text.index(words))
        assert (found.line, found.column) == (10, 16)


def test_what_is_not_in_the_file_has_no_line() -> None:
    article = with_lines(read_data(PAGE.encode(), "a.html"), PAGE.replace("Never", "Ever"))
    assert article.locate(article.text.index("Never")).line is None
    assert article.locate(article.text.index("No fee")).line == 7


words = st.text("abc é€&<>;", min_size=1, max_size=12).filter(str.strip)


@given(st.lists(words, min_size=1, max_size=5), st.sampled_from(["\n", "\n\n", " ", ""]))
@settings(max_examples=60, deadline=None)
def test_every_letter_is_found_where_it_stands(paragraphs: list[str], between: str) -> None:
    from html import escape

    raw = f"<html><body>{between.join(f'<p>{escape(text)}</p>' for text in paragraphs)}</body></html>"
    article = with_lines(read_data(raw.encode(), "a.html"), raw)
    lines = raw.split("\n")
    for at, letter in enumerate(article.text):
        place = article.locate(at)
        if not letter.isspace() and place.line and place.column:
            assert escape(letter)[0] == lines[place.line - 1][place.column - 1]
    assert article.locate(0).line


@pytest.mark.parametrize(
    ("body", "piece"), [("Words.<p>", "<!-- "), ("Words.<p>", "</x "), ("Words.<p>", "<! "), ("<q>x</q>", '"')]
)
def test_a_page_made_to_keep_it_busy_does_not(body: str, piece: str) -> None:
    """Each of these took more than a minute once."""
    raw = f"<html><p>{body}" + piece * (200_000 // len(piece))
    document = Document.from_text("Words." if "Words" in body else "“x”" + '"' * 200_000)
    document = replace(document, blocks=(Block("paragraph", 0, len(document.text)),))
    start = time.process_time()
    assert with_lines(document, raw).locate(0).line == 1
    assert time.process_time() - start < 30
