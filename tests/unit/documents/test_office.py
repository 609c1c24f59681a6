"""DOCX, ODT and EPUB: paragraphs, headings, notes and comments in their places; what is deleted is not read."""

import pytest
from tests.unit.documents.made import docx, epub, odt, read_here, zipped

from factcheck.core.errors import SourceError
from factcheck.core.model import Document


def told(document: Document) -> list[tuple[str, str, str]]:
    return [
        (block.kind, str(document.locate(block.start)), document.text[block.start : block.end])
        for block in document.blocks
    ]


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def par(*runs: str, style: str = "", mark: str = "") -> str:
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{style}{mark}</w:pPr>{''.join(runs)}</w:p>"


STYLES = (
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="House"><w:name w:val="House style"/><w:basedOn w:val="berschrift1"/></w:style>'
)


def test_docx_paragraphs_headings_and_places() -> None:
    document = read_here(
        docx(
            par(run("The harbour"), style="berschrift1")
            + par(run("He said “"), "<w:r><w:rPr><w:b/></w:rPr><w:t>no</w:t></w:r>", run("” twice."))
            + par()
            + par(run("We have no plans."), style="Zitat")
            + par(run("Counts"), style="House")
            + par(run("One thing"), mark="<w:numPr/>")
            + "<w:tbl><w:tr><w:tc>"
            + par(run("Port"))
            + "</w:tc><w:tc>"
            + par(run("Since"))
            + par(run("year"))
            + "</w:tc></w:tr>"
            + "<w:tr><w:tc>"
            + par(run("Ostby"))
            + "</w:tc><w:tc>"
            + par(run("1904"))
            + "</w:tc></w:tr></w:tbl>"
            + par(
                '<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:br w:type="page"/></w:r>'
            ),
            styles=STYLES,
        ),
        "report.docx",
    )
    assert told(document) == [
        ("heading", "§ The harbour", "The harbour"),
        ("paragraph", "§ The harbour", "He said “no” twice."),
        ("quote", "§ The harbour", "We have no plans."),
        ("heading", "§ Counts", "Counts"),
        ("item", "§ Counts", "One thing"),
        ("table", "§ Counts", "Port\tSince\nyear\nOstby\t1904"),
        ("paragraph", "§ Counts", "a\tb\nc\u2011d"),
    ]
    assert document.locate(document.text.index("no plans")).paragraph == 3
    assert document.title == "The harbour"


def test_docx_tracked_changes_count_as_if_accepted() -> None:
    document = read_here(
        docx(
            par(
                run("We will "),
                "<w:ins>" + run("not ") + "</w:ins>",
                "<w:del><w:r><w:delText>gladly </w:delText></w:r></w:del>",
                "<w:moveFrom>" + run("moved ") + "</w:moveFrom>",
                run("raise"),
                mark="<w:rPr><w:del/></w:rPr>",
            )
            + par(run(" the fee."))
            + par(run("Next."), "<w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r>")
        ),
        "a.docx",
    )
    assert document.text == "We will not raise the fee.\n\nNext."
    assert document.notes == (
        "tracked changes: 1 deleted passages left out, inserted ones read",
        "hidden words, not read as text: 1, such as “unseen”",
    )


def test_docx_notes_comments_and_text_boxes() -> None:
    box = "<mc:AlternateContent xmlns:mc='m'><mc:Choice><w:txbxContent>{0}</w:txbxContent></mc:Choice><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent>"
    document = read_here(
        docx(
            par(run("Before"), "<w:r>" + box.format(par(run("In the box"))) + "</w:r>", run(" and after.")),
            footnotes='<w:footnote w:type="separator" w:id="-1">' + par(run("---")) + "</w:footnote>"
            '<w:footnote w:id="1">'
            + par(run("First note."))
            + '</w:footnote><w:footnote w:id="2">'
            + par(run("Second."))
            + "</w:footnote>",
            comments='<w:comment w:author="Ada Quill">' + par(run("Is this so?")) + "</w:comment>",
        ),
        "a.docx",
    )
    assert told(document) == [
        ("paragraph", "¶ 1", "Before and after."),
        ("paragraph", "¶ 2", "In the box"),
        ("footnote", "footnote 1", "First note."),
        ("footnote", "footnote 2", "Second."),
        ("comment", "comment by Ada Quill", "Is this so?"),
    ]


def test_odt() -> None:
    document = read_here(
        odt(
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>never</text:p></text:deletion></text:changed-region></text:tracked-changes>"
            '<text:h text:outline-level="1">The harbour</text:h>'
            '<text:p>He  said<text:s text:c="2"/>“<text:span>no</text:span>”<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
            "<text:note-body><text:p>A note.</text:p></text:note-body></text:note> twice<office:annotation><dc:creator>Ada Quill</dc:creator>"
            "<dc:date>2020-11-17</dc:date><text:p>Is this so?</text:p></office:annotation>.<text:line-break/>End<text:tab/>of it.</text:p>"
            '<text:p text:style-name="P1">We have no plans.</text:p>'
            "<text:list><text:list-item><text:p>One thing</text:p></text:list-item></text:list>"
            "<table:table><table:table-row><table:table-cell><text:p>Port</text:p></table:table-cell><table:table-cell><text:p>Since</text:p>"
            "</table:table-cell></table:table-row></table:table>",
            '<style:style style:name="P1" style:parent-style-name="Quotations"/>',
        ),
        "a.odt",
    )
    assert told(document) == [
        ("heading", "§ The harbour", "The harbour"),
        ("paragraph", "§ The harbour", "He said  “no” twice.\nEnd\tof it."),
        ("quote", "§ The harbour", "We have no plans."),
        ("item", "§ The harbour", "One thing"),
        ("table", "§ The harbour", "Port\tSince"),
        ("footnote", "footnote 1", "A note."),
        ("comment", "comment by Ada Quill", "Is this so?"),
    ]
    assert document.notes == ("tracked changes: 1 deleted passages left out, inserted ones read",)


def test_epub_reads_the_spine_by_chapter() -> None:
    document = read_here(
        epub(
            [
                ("The pier", "<header><p>It was built in 1904.</p></header>"),
                ("The sea", "<h1>Of the sea</h1><p>It &amp; I.</p>"),
            ],
            title="Harbour",
        ),
        "a.epub",
    )
    assert told(document) == [
        ("paragraph", "The pier", "It was built in 1904."),
        ("heading", "§ Of the sea", "Of the sea"),
        ("paragraph", "§ Of the sea", "It & I."),
    ]
    assert document.title == "Harbour"
    assert document.locate(len(document.text)).part == "The sea"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (zipped({"word/document.xml": "<x/>"}, password_flag=True), "needs a password"),
        (
            zipped(
                {
                    "mimetype": "application/vnd.oasis.opendocument.text",
                    "META-INF/manifest.xml": "<m><encryption-data/></m>",
                }
            ),
            "password",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le").join([b"\0" * 600] * 2),
            "needs a password",
        ),
        (epub([("x", "y")], encryption="http://www.w3.org/2001/04/xmlenc#aes128-cbc"), "protected"),
        (zipped({"xl/workbook.bin": "<x/>"}), "a spreadsheet"),
        (zipped({"notes.txt": "hello"}), "an archive"),
        (zipped({"mimetype": "application/epub+zip"}), "is missing in it"),
        (zipped({"word/document.xml": "<w:p>"}), "its XML cannot be read"),
        (docx("<w:p/>"), "no text"),
        (docx(par(run("words")))[:-30], "cannot be unpacked"),
    ],
)
def test_what_cannot_be_read_says_what_it_needs(data: bytes, what: str) -> None:
    with pytest.raises(SourceError, match=what):
        read_here(data, "file.docx")


def test_fonts_may_be_scrambled() -> None:
    assert (
        read_here(
            epub(
                [("x", "words")],
                encryption="http://www.idpf.org/2008/embedding#obfuscation".replace("embedding", "font-obfuscation"),
            ),
            "a.epub",
        ).text
        == "words"
    )


def test_names_in_an_archive_lead_nowhere() -> None:
    inside = docx(par(run("words")))
    hostile = zipped(
        {
            "../../etc/passwd": "x",
            "/etc/passwd": "y",
            "_rels/.rels": '<R><Relationship Type="t/officeDocument" Target="../../../etc/passwd"/></R>',
            "word/document.xml": "<x/>",
        }
    )
    with pytest.raises(SourceError, match="is missing in it"):
        read_here(hostile, "a.docx")
    assert read_here(inside, "a.docx").text == "words"
