"""Where links, footnotes and `cite` attributes of a file lead, kept beside its text as data."""

import pytest
from tests.unit.documents.made import read_here

MARKDOWN = """\
The tide rose[^a] and “we [stayed](hearing.srt "Hearing") put”, with^[As ever.] a <cite>Log</cite> [1].

<blockquote cite="https://example.org/log">Nobody <q cite="x.html">slept</q> at all.</blockquote>

Not [here]( ), not <a>here</a>, ~~not [here](gone.html)~~.

[^a]: The *harbour* log, p. 4.

[1]: https://example.org/one "Log one"
"""
PAGE = """<html><body><p>The tide rose.<sup><a href="#fn1">1</a></sup> Then <a href="log.html" title="Log">it</a> fell.</p>
<blockquote cite="https://example.org/log"><p>Nobody <q cite="x.html">slept</q> at all.</p></blockquote>
<ol><li id="fn1"><cite>Log</cite>, p. 4 <a href="#r1" role="doc-backlink">↩</a></li><li id="fn2">Unused.</li></ol>
</body></html>"""


@pytest.mark.parametrize(
    ("name", "content", "links"),
    [
        (
            "a.md",
            MARKDOWN,
            [
                ("mark", "", "a", ""),
                ("link", "stayed", "hearing.srt", "Hearing"),
                ("mark", "", "^1", ""),
                ("cite", "Log", "", ""),
                ("link", "1", "https://example.org/one", "Log one"),
                ("note", "", "^1", ""),
                ("cite", "Nobody “slept” at all.", "https://example.org/log", ""),
                ("cite", "slept", "x.html", ""),
                ("note", "", "a", ""),
            ],
        ),
        (
            "a.html",
            PAGE,
            [
                ("mark", "", "fn1", ""),
                ("link", "it", "log.html", "Log"),
                ("cite", "Nobody “slept” at all.", "https://example.org/log", ""),
                ("cite", "slept", "x.html", ""),
                ("note", "", "fn1", ""),
                ("cite", "Log", "", ""),
            ],
        ),
        ("a.txt", "The tide [rose](a.html).", []),
    ],
    ids=["markdown", "html", "text"],
)
def test_what_words_lead_to(name: str, content: str, links: list[tuple[str, str, str, str]]) -> None:
    document = read_here(content.encode(), name)
    told = [
        (each.kind, document.text[each.start : each.end].strip("“”"), each.target, each.title)
        for each in document.links
    ]
    assert told == links


def test_a_note_begins_where_its_words_do() -> None:
    document = read_here(MARKDOWN.encode(), "a.md")
    notes = [each.start for each in document.links if each.kind == "note"]
    assert [document.text[start:].lstrip()[:7] for start in notes] == ["As ever", "The har"]
    (mark,) = [each.start for each in document.links if each.kind == "mark" and each.target == "a"]
    assert document.text[:mark] == "The tide rose"
