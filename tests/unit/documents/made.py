"""Files of every format, made by hand: honest ones and hostile ones."""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Callable, Iterable, Sequence

from factcheck.core.model import Document
from factcheck.documents.formats import kind_of
from factcheck.documents.packing import packed, unpacked
from factcheck.documents.worker import parse

PROSE = [
    "the",
    "harbour",
    "board",
    "will",
    "not",
    "raise",
    "its",
    "fee",
    "this",
    "year",
    "or",
    "next",
    "and",
    "that",
    "is",
    "what",
    "was",
    "said",
    "of",
    "it",
    "in",
    "the",
    "town",
]
"""Words to make pages of."""


def read_here(data: bytes, path: str) -> Document:
    """Read in this process: what a reader does with a file, and not how it is kept from doing harm."""
    kind = kind_of(data, path)
    answer = packed(parse(data, path, kind))
    return unpacked(answer, path=path, sha256=hashlib.sha256(data).hexdigest(), kind=kind, content=data)


Line = tuple[float, float, str]
"""Where a line of text begins, in points from the lower left corner, and its text."""


def column(lines: Iterable[str], *, x: float = 72, top: float = 720, leading: float = 14) -> list[Line]:
    """Lines one under the other."""
    return [(x, top - leading * number, line) for number, line in enumerate(lines)]


def pdf(
    pages: Sequence[Sequence[Line]], *, labels: str = "", title: str = "", password: str = "", size: float = 11
) -> bytes:
    """A PDF with a text layer in Helvetica. `labels` is a number tree of page labels, as PDF writes it."""
    count = len(pages)
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {f'/PageLabels << /Nums [{labels}] >>' if labels else ''} >>".encode(),
        f"<< /Type /Pages /Count {count} /Kids [{' '.join(f'{4 + 2 * n} 0 R' for n in range(count))}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    key = b"0123456789abcdef"
    for number, lines in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (5 + 2 * number)
        )
        content = b"\n".join(b"BT /F1 %g Tf %g %g Td (%s) Tj ET" % (size, x, y, _escaped(text)) for x, y, text in lines)
        objects.append(_stream(zlib.compress(content)))
    if title:
        objects.append(b"<< /Title (" + _escaped(title) + b") >>")
    trailer = f"/Info {len(objects)} 0 R " if title else ""
    if password:
        objects.append(_standard_encryption(password.encode(), key))
        trailer += f"/Encrypt {len(objects)} 0 R /ID [<{key.hex()}> <{key.hex()}>] "
    return _assembled(objects, trailer)


def painted_pdf(content: str) -> bytes:
    """A PDF of one page with this content. /F1 is Helvetica; /G0, /G1 and /G5 paint with 0, 1 and .5 of the colour; /X1 is a
    picture of the whole page."""
    return _assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            (
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R /Resources << /Font << /F1 3 0 R >>"
                b" /ExtGState << /G0 << /ca 0 >> /G1 << /ca 1 >> /G5 << /ca .5 >> >> /XObject << /X1 6 0 R >> >> >>"
            ),
            _stream(zlib.compress(content.replace("/X1 Do", "q 612 0 0 792 0 0 cm /X1 Do Q").encode())),
            (
                b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
                b"\nstream\n\xc8\nendstream"
            ),
        ],
        "",
    )


def flate_bomb(size: int) -> bytes:
    """A PDF whose one page has a content stream that unpacks to `size` bytes of text operators, twice compressed."""
    packer = zlib.compressobj(9)
    line = b"BT /F1 9 Tf 72 720 Td (bomb bomb bomb) Tj ET\n" * 20_000
    # A stream that was flushed may be repeated; nobody minds the sum at its end.
    start, again = (packer.compress(line) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    packed = start + again * (size // len(line)) + packer.flush()
    return _assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            b"<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            _stream(zlib.compress(packed, 9), filters="[/FlateDecode /FlateDecode]"),
        ],
        "",
    )


def _escaped(text: str) -> bytes:
    return text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _stream(data: bytes, *, filters: str = "/FlateDecode") -> bytes:
    return b"<< /Length %d /Filter %s >>\nstream\n%s\nendstream" % (len(data), filters.encode(), data)


def _assembled(objects: Sequence[bytes], trailer: str) -> bytes:
    out, offsets = b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n"
        % (
            len(objects) + 1,
            table,
            len(objects) + 1,
            trailer.encode(),
            len(out),
        )
    )


_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def _standard_encryption(password: bytes, identity: bytes) -> bytes:
    """The dictionary that says the file is encrypted (40-bit RC4); nothing needs to be, to be refused."""
    padded = (password + _PADDING)[:32]
    owner = _rc4(hashlib.md5(padded).digest()[:5], padded)
    key = hashlib.md5(padded + owner + (-4 & 0xFFFFFFFF).to_bytes(4, "little") + identity).digest()[:5]
    return b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >>" % (
        owner.hex().encode(),
        _rc4(key, _PADDING).hex().encode(),
    )


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def zipped(members: dict[str, str | bytes], *, password_flag: bool = False) -> bytes:
    """A zip archive; `mimetype` is stored first and uncompressed, as ODF and EPUB want it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    data = buffer.getvalue()
    if password_flag:  # bit 0 of the flags, in each local and central header
        data = data.replace(b"PK\3\4\x14\0\0\0", b"PK\3\4\x14\0\1\0").replace(
            b"PK\1\2\x14\3\x14\0\0\0", b"PK\1\2\x14\3\x14\0\1\0"
        )
    return data


_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body: str, **parts: str) -> bytes:
    """A DOCX file with this inside its `<w:body>`; other parts by name, with what is inside their root."""
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {_WORD}><w:body>{body}</w:body></w:document>",
    }
    for name, content in parts.items():
        members[f"word/{name}.xml"] = f"<w:{name} {_WORD}>{content}</w:{name}>"
    return zipped(members)


def xlsx(sheets: dict[str, str], *, texts: Sequence[str] = (), formats: Sequence[int] = (0,)) -> bytes:
    """An XLSX file with sheets by name, each with what is inside its `<sheetData>`."""
    names = list(sheets)
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": "<workbook xmlns:r='r'><sheets>"
        + "".join(f"<sheet name='{name}' r:id='rId{n}'/>" for n, name in enumerate(names))
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": "<Relationships>"
        + "".join(f"<Relationship Id='rId{n}' Target='worksheets/s{n}.xml'/>" for n in range(len(names)))
        + "</Relationships>",
        "xl/sharedStrings.xml": "<sst>" + "".join(f"<si><t>{text}</t></si>" for text in texts) + "</sst>",
        "xl/styles.xml": "<styleSheet><cellXfs>"
        + "".join(f"<xf numFmtId='{n}'/>" for n in formats)
        + "</cellXfs></styleSheet>",
    }
    for n, name in enumerate(names):
        members[f"xl/worksheets/s{n}.xml"] = f"<worksheet><sheetData>{sheets[name]}</sheetData></worksheet>"
    return zipped(members)


_ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in [
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
    ]
)


def odt(body: str, styles: str = "") -> bytes:
    """An ODT file with this inside its `<office:text>`."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f'<office:document-content {_ODF} xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        }
    )


def epub(chapters: Sequence[tuple[str, str]], *, title: str = "", encryption: str = "") -> bytes:
    """An EPUB with chapters (name in the table of contents, inside of the body)."""
    count = range(len(chapters))
    members: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
        "OPS/book.opf": f'<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>{title}</dc:title></metadata>'
        '<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        + "".join(f'<item id="c{n}" href="text/c%20{n}.xhtml" media-type="application/xhtml+xml"/>' for n in count)
        + '</manifest><spine><itemref idref="nav"/>'
        + "".join(f'<itemref idref="c{n}"/>' for n in count)
        + "</spine></package>",
        "OPS/nav.xhtml": "<html><body><nav><ol>"
        + "".join(f'<li><a href="text/c%20{n}.xhtml#top">{name}</a></li>' for n, (name, _) in enumerate(chapters))
        + "</ol></nav></body></html>",
    }
    for number, (_, body) in enumerate(chapters):
        members[f"OPS/text/c {number}.xhtml"] = f"<html><body>{body}</body></html>"
    if encryption:
        members["META-INF/encryption.xml"] = f'<encryption><EncryptionMethod Algorithm="{encryption}"/></encryption>'
    return zipped(members)


def drawn_pdf(*contents: bytes) -> bytes:
    """A PDF with pages that are drawn by these operators, in Helvetica (/F1)."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(contents)))
    page = "<< /Type /Page /Parent 2 0 R /Contents {} 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
    pages = [
        each
        for number, content in enumerate(contents)
        for each in (page.format(5 + 2 * number).encode(), _stream(zlib.compress(content)))
    ]
    return _assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Count {len(contents)} /Kids [{kids}] >>".encode(),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            *pages,
        ],
        "",
    )


def picture_pdf(jpeg: bytes, width: int, height: int) -> bytes:
    """A PDF whose one page is a picture, as a scanner makes it."""
    return _assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            (
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
                b" /Resources << /XObject << /I 5 0 R >> >> >>"
            ),
            _stream(zlib.compress(b"q 612 0 0 792 0 0 cm /I Do Q")),
            b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB /BitsPerComponent 8"
            b" /Filter /DCTDecode /Length %d >>\nstream\n%s\nendstream" % (width, height, len(jpeg), jpeg),
        ],
        "",
    )


WHOLE: dict[str, Callable[[], bytes]] = {
    "a.pdf": lambda: pdf([column(["The words of a page.", "More of them."])] * 3),
    "a.docx": lambda: docx("<w:p><w:r><w:t>The words of it.</w:t></w:r></w:p>" * 9),
    "a.odt": lambda: odt("<text:p>The words of it.</text:p>" * 9),
    "a.epub": lambda: epub([("One", "<p>The words of it.</p>" * 9), ("Two", "<p>More.</p>")]),
    "a.xlsx": lambda: xlsx(
        {"One": "<row r='1'><c r='A1' t='inlineStr'><is><t>words</t></is></c><c r='B1'><v>5</v></c></row>" * 5}
    ),
    "a.csv": lambda: b"port,since\nOstby,1904\nWalla,1911\n" * 3,
    "a.html": lambda: (
        b"<html><head><meta charset=utf-8></head><body><p>The <b>words</b> of it.</p><table><tr><td>x</table>" * 4
    ),
    "a.md": lambda: b"---\ntitle: x\n---\n# The\n\n* words _of_ [it](x)\n\n| a | b |\n|---|---|\n| c | d |\n" * 4,
    "a.srt": lambda: (
        b"1\n00:00:01,000 --> 00:00:02,000\nADA: The words\n\n2\n00:00:02,000 --> 00:00:03,000\nof it.\n\n" * 4
    ),
    "a.vtt": lambda: b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>The words</v>\n\n00:02.000 --> 00:03.000\nof it.\n",
    "a.json": lambda: (
        b'{"segments": [{"start": 0.0, "end": 1.5, "text": " The words"}, {"start": 1.5, "end": 2, "text": "of it."}]}'
    ),
    "a.eml": lambda: (
        b"From: Ada <a@example.org>\nMIME-Version: 1.0\nMessage-ID: <1>\nContent-Type: text/plain\n\nThe words of it.\n"
    ),
    "a.txt": lambda: "The “words” of it.\n".encode() * 9,
}
"""A small honest file of each kind, by its name."""
