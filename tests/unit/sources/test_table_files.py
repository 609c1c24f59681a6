"""Details in the tables of files as other programs write them: DOCX and XLSX, each cell with its heads."""

import pytest
from tests.unit.documents.made import docx, xlsx

from factcheck.core.model import Claim
from factcheck.sources import SourceLibrary


def _cell(text: str) -> str:
    """A cell as Word and LibreOffice write it: its properties, a paragraph, its words in runs of their own."""
    half = len(text) // 2
    runs = "".join(f'<w:r><w:rPr/><w:t xml:space="preserve">{part}</w:t></w:r>' for part in (text[:half], text[half:]))
    return f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr><w:p><w:pPr/>{runs}</w:p></w:tc>'


def _table(*rows: tuple[str, ...]) -> str:
    lines = "".join(f"<w:tr>{''.join(map(_cell, row))}</w:tr>" for row in rows)
    return f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/></w:tblGrid>{lines}</w:tbl>'


BUDGET = docx(
    "<w:p><w:r><w:t>Budget of the harbour</w:t></w:r></w:p>"
    + _table(("Department", "2024 (£000)", "2025 (£000)"), ("Dredging", "1,200", "1,450"), ("Lights", "310", "290"))
)


def _row(number: int, *cells: str) -> str:
    """A row as LibreOffice writes it: cells with a style, words as shared texts, numbers as they are."""
    return f'<row r="{number}" customFormat="false" ht="12.8" hidden="false">{"".join(cells)}</row>'


TEXTS = ("Berth", "Length (m)", "Ships in 2025", "North", "South")
BERTHS = xlsx(
    {
        "Berths": _row(1, *(f'<c r="{at}1" s="1" t="s"><v>{n}</v></c>' for n, at in enumerate("ABC")))
        + _row(2, '<c r="A2" t="s"><v>3</v></c>', '<c r="B2" s="0"><v>48.5</v></c>', '<c r="C2"><v>11</v></c>')
        + _row(3, '<c r="A3" t="s"><v>4</v></c>', '<c r="B3" s="0"><v>84</v></c>', '<c r="C3"><f>5+2</f><v>7</v></c>')
    },
    texts=TEXTS,
    formats=(0, 0),
)

CASES = [
    ("Dredging cost £1.45 million in 2025.", "£1.45 million", ("found", ""), "budget.docx"),
    ("Dredging cost £1.2 million in 2025.", "£1.2 million", ("differs", "1,450"), "budget.docx"),
    ("Lights cost £290,000 in 2025.", "£290,000", ("found", ""), "budget.docx"),
    ("The north berth is 48.5 metres long.", "48.5 metres", ("found", ""), "berths.xlsx"),
    ("The south berth is 48.5 metres long.", "48.5 metres", ("differs", "84"), "berths.xlsx"),
    ("Seven ships lay at the south berth in 2025.", "Seven", ("found", ""), "berths.xlsx"),
]


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tables")
    (folder / "budget.docx").write_bytes(BUDGET)
    (folder / "berths.xlsx").write_bytes(BERTHS)
    with SourceLibrary.open([folder], cache=False) as opened:
        assert not opened.skipped
        yield opened


@pytest.mark.parametrize(("text", "detail", "expected", "source"), CASES)
def test_a_cell_of_a_file_has_the_unit_of_its_head(library, text, detail, expected, source):
    said = {each.text: each for each in library.check_details(Claim("c-1", "claim", text, 0, len(text), language="en"))}
    assert (said[detail].status, said[detail].other) == expected
    assert said[detail].source.endswith(source)
    assert str(said[detail].locator)
