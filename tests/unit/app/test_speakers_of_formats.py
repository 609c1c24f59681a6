"""Whose words a source prints, in files of every format: a quote given to somebody else is a finding, and its own is none."""

import textwrap
from pathlib import Path

import pytest
from tests.unit.documents.made import column, docx, epub, odt, pdf

import factcheck

SAID = {
    "Orla Kestrel": "We will close the ferry line next year, and I am sorry for it.",
    "Tom Barrow": "I have a different view. The ferry is the only road these islands have.",
}
BOLD = "<w:rPr><w:b/></w:rPr>"


def run(text: str, properties: str = "") -> str:
    return f"<w:r>{properties}<w:t xml:space='preserve'>{text}</w:t></w:r>"


def cell(text: str) -> str:
    return f"<w:tc><w:p>{run(text)}</w:p></w:tc>"


def all_of(form: str) -> str:
    return "".join(form.format(name=name, NAME=name.upper(), words=words) for name, words in SAID.items())


def on_paper(form: str) -> bytes:
    lines = [line for text in all_of(form).splitlines() for line in textwrap.wrap(text, 50)]
    return pdf([column(lines)])


FILES: dict[str, str | bytes] = {
    "label.txt": all_of("{NAME}: {words}\n\n"),
    "own-line.txt": all_of("{NAME}\n{words}\n\n"),
    "label.md": all_of("**{name}:** {words}\n\n"),
    "label.html": all_of("<p><b>{name}:</b> {words}</p>"),
    "list.html": f"<dl>{all_of('<dt>{name}</dt><dd>{words}</dd>')}</dl>",
    "table.html": f"<table>{all_of('<tr><td>{name}</td><td>{words}</td></tr>')}</table>",
    "heading.html": all_of("<h3>{name}</h3><p>{words}</p>"),
    "label.docx": docx(all_of(f"<w:p>{run('{NAME}: {words}')}</w:p>")),
    "bold.docx": docx(all_of(f"<w:p>{run('{name}:', BOLD)}<w:r><w:tab/></w:r>{run('{words}')}</w:p>")),
    "own-line.docx": docx(all_of(f"<w:p>{run('{name}', BOLD)}</w:p><w:p>{run('{words}')}</w:p>")),
    "table.docx": docx("<w:tbl>" + all_of("<w:tr>" + cell("{name}") + cell("{words}") + "</w:tr>") + "</w:tbl>"),
    "label.odt": odt(all_of("<text:p>{NAME}: {words}</text:p>")),
    "label.epub": epub([("One", all_of("<p><b>{name}:</b> {words}</p>"))]),
    "label.pdf": on_paper("{NAME}: {words}\n"),
    "own-line.pdf": on_paper("{NAME}:\n{words}\n"),
    "label.eml": "From: a@example.org\nMIME-Version: 1.0\nMessage-ID: <1>\n\n" + all_of("{NAME}: {words}\n\n"),
    "voice.vtt": "WEBVTT\n\n00:01.000 --> 00:05.000\n"
    + all_of("<v {name}>{words}\n\n00:06.000 --> 00:09.000\n").removesuffix("00:06.000 --> 00:09.000\n"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_quote_given_to_somebody_else_is_found(name: str, tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    data = FILES[name]
    (tmp_path / "sources" / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    quotes = [
        "We will close the ferry line next year, and I am sorry for it",
        "The ferry is the only road these islands have",
    ]
    for speakers, found in ((("Orla Kestrel", "Tom Barrow"), 0), (("Tom Barrow", "Orla Kestrel"), 2)):
        article = tmp_path / "article.md"
        article.write_text(
            "".join(f"“{quote},” said {speaker}.\n\n" for quote, speaker in zip(quotes, speakers, strict=True)), "utf-8"
        )
        result = factcheck.check_article(article, [tmp_path / "sources"])
        ids = [finding.id for finding in result.findings]
        assert (ids.count("FC006"), {*ids} & {"FC001", "FC002", "FC003"}) == (found, set())
